//! The competency profile: medians of what was observed, what was missed, and the trace of every point.

use super::Rubric;
use super::evidence;
use crate::scenario::Scenario;
use crate::scenario::model::{ChoiceId, Conduct, SceneKind, TextId};
use crate::sim::options::{self, Openness};
use crate::sim::{Command, State};

/// Where something was shown, or could have been.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Point {
    /// The competency, 1 for C1 to 8.
    pub competency: u8,
    /// The level, 1 to 5.
    pub level: u8,
    /// The decision, counted from 1.
    pub decision: usize,
    /// The choice; `None` for a package.
    pub choice: Option<ChoiceId>,
    /// The author's reason.
    pub why: TextId,
    /// The success factor, such as `CE2`; empty where the author names none.
    pub source: String,
}

/// What is known of one competency.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Competence {
    /// Which, 1 for C1 to 8.
    pub competency: u8,
    /// Everything shown, in the order of the play.
    pub shown: Vec<Point>,
    /// What another open choice would have shown, at a better level than was shown there.
    pub missed: Vec<Point>,
}

impl Competence {
    /// How often each level was shown, 1 to 5.
    pub fn counts(&self) -> [usize; 5] {
        let mut counts = [0; 5];
        for point in &self.shown {
            counts[usize::from(point.level.clamp(1, 5)) - 1] += 1;
        }
        counts
    }

    /// The median level, the lower of the two in the middle; `None` under so many observations.
    pub fn median(&self, least: usize) -> Option<u8> {
        let mut levels: Vec<u8> = self.shown.iter().map(|point| point.level).collect();
        levels.sort_unstable();
        let enough = levels.len() >= least.max(1);
        enough.then(|| levels[(levels.len() - 1) / 2])
    }
}

/// What a panel must hear of: the decision, counted from 1, and what it was. It never becomes points.
pub fn conduct(scenario: &Scenario, commands: impl Iterator<Item = Command>) -> Vec<(usize, Conduct)> {
    let seen = commands.enumerate().flat_map(|(at, command)| {
        let conduct = match command {
            Command::Choose(id) => scenario.choices.get(id.index()).map_or(&[][..], |choice| &choice.conduct),
            _ => &[],
        };
        conduct.iter().map(move |conduct| (at + 1, *conduct))
    });
    seen.collect()
}

/// The profile of a play: each decision with the state before and after it.
pub fn profile(rubric: &Rubric, scenario: &Scenario, play: &[(State, Command, State)]) -> Vec<Competence> {
    let mut all: Vec<Competence> = rubric
        .competencies
        .iter()
        .map(|competency| Competence { competency: competency.id, ..Competence::default() })
        .collect();
    for (at, (before, command, after)) in play.iter().enumerate() {
        let decision = at + 1;
        let shown = points(scenario, before, *command, after, decision);
        for point in &shown {
            if let Some(slot) = all.iter_mut().find(|slot| slot.competency == point.competency) {
                slot.shown.push(point.clone());
            }
        }
        for slot in &mut all {
            let here = shown.iter().filter(|point| point.competency == slot.competency).map(|point| point.level).max();
            // Only a choice that shows the competency well is an opportunity; the best of them is what was missed.
            let others = open(scenario, before).filter(|id| Command::Choose(*id) != *command);
            let best = others
                .filter_map(|id| {
                    let choice = &scenario.choices[id.index()];
                    let level = choice.shows.iter().filter(|shown| shown.0 == slot.competency).map(|s| s.1).max()?;
                    Some((level, id))
                })
                .max_by_key(|(level, id)| (*level, std::cmp::Reverse(*id)));
            if let Some((level, id)) = best
                && level >= 3
                && here.is_none_or(|here| here < level)
                && scenario.scenes[before.scene.index()].kind != SceneKind::Hub
            {
                let choice = &scenario.choices[id.index()];
                slot.missed.push(Point {
                    competency: slot.competency,
                    level,
                    decision,
                    choice: Some(id),
                    why: choice.why,
                    source: choice.source.clone(),
                });
            }
        }
    }
    all
}

fn open<'a>(scenario: &'a Scenario, state: &'a State) -> impl Iterator<Item = ChoiceId> + 'a {
    options::offered(scenario, state).filter(|(_, openness)| *openness == Openness::Open).map(|(id, _)| id)
}

/// Everything that a decision shows, with its trace.
fn points(scenario: &Scenario, before: &State, command: Command, after: &State, decision: usize) -> Vec<Point> {
    match command {
        Command::Choose(id) => {
            let Some(choice) = scenario.choices.get(id.index()) else { return vec![] };
            let shown = choice.shows.iter().map(|&(competency, level)| Point {
                competency,
                level,
                decision,
                choice: Some(id),
                why: choice.why,
                source: choice.source.clone(),
            });
            shown.collect()
        }
        _ if evidence::shown(scenario, before, command, after).is_empty() => vec![],
        _ => {
            let table = evidence::on_the_table(before, command);
            let rules = evidence::package(scenario, &table);
            let shown = rules.flat_map(|rule| {
                rule.shows.iter().map(|&(competency, level)| Point {
                    competency,
                    level,
                    decision,
                    choice: None,
                    why: rule.why,
                    source: rule.source.clone(),
                })
            });
            shown.collect()
        }
    }
}
