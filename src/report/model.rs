//! A review in words and numbers, ready to be shown: what the screens, the terminal and the files all tell.

use super::what_if::OtherWay;
use crate::debrief::review::{Decision, Review, Weighed};
use crate::debrief::reviewer::Reviewer;
use crate::scenario::Scenario;
use crate::scenario::model::*;
use crate::score::Rubric;
use crate::score::outcome::{Milli, Outcome};
use crate::score::rubric::Fit;
use crate::score::total::Word;
use crate::session::Session;
use crate::sim::{Command, State, gauges, table};
use crate::text::time;

/// The review of a play, in words.
#[derive(Clone, Debug, Default)]
pub struct Page {
    /// The scenario's title.
    pub title: String,
    /// How it ended; empty while it goes on.
    pub ending: String,
    /// The title and text of the true world; `None` until the play is over.
    pub world: Option<(String, String)>,
    /// Seed, mode and scenario version, in one line.
    pub identity: String,
    /// The total, 0 to 1000; `None` until the play is over.
    pub total: Option<u32>,
    /// The stars, 0 to 5.
    pub stars: usize,
    /// What the score is the sum of: name, points reached, points possible (`None` where there is no fixed most).
    pub sum: Vec<(String, i64, Option<i64>)>,
    /// Where the result comes from: name, points, and what that means. They add up to the score.
    pub parts: Vec<(String, i64, String)>,
    /// How the numbers are known.
    pub how: String,
    /// Of what decisions could win or lose, how much was kept, in percent.
    pub accuracy: Option<u32>,
    /// The same for each act.
    pub acts: Vec<(u8, u32)>,
    /// How many decisions have their word, of how many.
    pub settled: (usize, usize),
    /// The decisions.
    pub decisions: Vec<DecisionPage>,
    /// The competencies.
    pub profile: Vec<CompetencePage>,
    /// Two or three things to practise next.
    pub practise: Vec<String>,
    /// Conduct that a panel must hear of, with its decision; no part of the score.
    pub conduct: Vec<(usize, String)>,
    /// How conflict was handled: mode, uses that fitted well, fairly, poorly.
    pub modes: Vec<(String, [usize; 3])>,
    /// The gauges before each decision and at the end.
    pub course: Vec<Gauge>,
    /// What the gauges were to reach.
    pub targets: Targets,
    /// What the night threw: what, whether it came, and how likely it was in permille.
    pub night: Vec<(String, bool, u32)>,
    /// The worst and the best that the total is scaled between, in points.
    pub range: (i64, i64),
    /// Other ways through it beside the play, those that were asked for.
    pub what_if: Vec<OtherWay>,
}

/// What the gauges were to reach.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Targets {
    /// The lowest trust, at least.
    pub trust: u8,
    /// The chance of a material finding in permille, at most.
    pub compliance: u32,
    /// Minutes of service lost, at most.
    pub downtime: u32,
}

impl Targets {
    /// Those of a scenario.
    pub fn of(scenario: &Scenario) -> Self {
        let scoring = &scenario.scoring;
        Self { trust: scoring.trust, compliance: scoring.compliance.into(), downtime: scoring.downtime }
    }
}

/// The gauges at a moment.
#[derive(Clone, Debug, Default)]
pub struct Gauge {
    /// Minutes since Monday 00:00 of the first week.
    pub at: u32,
    /// The decision that follows, from 1; `None` at the end.
    pub decision: Option<usize>,
    /// The lowest trust and the mean, 0 to 100.
    pub trust: (u8, u8),
    /// The chance of a material finding in permille: low, centre, high.
    pub compliance: (u32, u32, u32),
    /// Expected minutes of service lost: low, centre, high.
    pub downtime: (u32, u32, u32),
}

/// A decision, in words.
#[derive(Clone, Debug, Default)]
pub struct DecisionPage {
    /// Its number, from 1.
    pub number: usize,
    /// When.
    pub when: String,
    /// The scene's title.
    pub scene: String,
    /// The act.
    pub act: u8,
    /// What was said or done.
    pub said: String,
    /// The word; `None` until it is decided.
    pub word: Option<Word>,
    /// What it lost of the total, 0 to 1000, and half the width of the interval.
    pub loss: (u32, u32),
    /// The options, the best first.
    pub options: Vec<OptionPage>,
    /// The best line from there, where something was lost.
    pub best_line: Vec<String>,
    /// Why, with the success factor that it rests on: `CE2`, its practice, and what it asks for.
    pub why: Vec<(String, Option<[String; 3]>)>,
    /// How the way of handling conflict fitted: mode, fit, why.
    pub fit: Option<(String, Fit, String)>,
    /// Whether the values are exact.
    pub exact: bool,
}

impl DecisionPage {
    /// What it is called: the best, or among the best where another option came to a little more.
    pub fn called(&self) -> Option<&'static str> {
        let taken = self.options.iter().find(|option| option.taken).map(|option| option.total.0);
        let more = taken.is_some_and(|taken| self.options.iter().any(|option| option.total.0 > taken));
        self.word.map(|word| if word == Word::Best && more { AMONG } else { word.name() })
    }
}

/// What is called so that is as good as any, and not the only one.
pub const AMONG: &str = "Among the best";

/// An option of a decision, in words.
#[derive(Clone, Debug, Default)]
pub struct OptionPage {
    /// What it says or does.
    pub says: String,
    /// Whether it was taken.
    pub taken: bool,
    /// The command, as a line of a script.
    pub line: String,
    /// The total that it leads to, and half the width of the interval.
    pub total: (u32, u32),
    /// How much of the total it is better than what was taken; negative where worse.
    pub gain: i32,
    /// Minutes, odds and trust, in words; empty where only the total is known.
    pub odds: String,
    /// The same as numbers: minutes of service lost, chance of a material finding in permille, lowest trust.
    pub numbers: [Option<u32>; 3],
    /// Hindsight: the gain in the true world.
    pub hindsight: Option<i32>,
}

/// A competency, in words.
#[derive(Clone, Debug, Default)]
pub struct CompetencePage {
    /// Such as `C3`.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The median level; `None` is insufficient evidence.
    pub median: Option<u8>,
    /// What one sees at that level.
    pub anchor: String,
    /// How often each level was shown.
    pub counts: [usize; 5],
    /// What was shown: decision, level, words, success factor.
    pub shown: Vec<(usize, u8, String, String)>,
    /// What was missed.
    pub missed: Vec<(usize, u8, String, String)>,
}

/// Puts a review into words.
pub fn page(session: &Session, review: &Review, reviewer: &Reviewer) -> Page {
    let scenario = &**session.scenario();
    let rubric = Rubric::itil4();
    let ending = match session.state().ended {
        Some(Some(ending)) => scenario.text(scenario.endings[ending.index()].title).to_owned(),
        Some(None) => "The story ended".to_owned(),
        None => String::new(),
    };
    let world = &scenario.worlds[session.world().index()];
    Page {
        title: scenario.text(scenario.title).to_owned(),
        ending,
        world: review.over.then(|| (scenario.text(world.title).to_owned(), scenario.text(world.text).to_owned())),
        identity: format!("Seed {}, {}, version {}", session.seed(), session.mode().word(), scenario.version),
        total: review.over.then_some(review.total),
        stars: review.stars,
        sum: sum(rubric, review.outcome, review.practice),
        parts: parts(review, sum(rubric, review.outcome, review.practice).iter().map(|(_, points, _)| points).sum()),
        how: how(review),
        accuracy: review.accuracy.map(|accuracy| (accuracy + 5) / 10),
        acts: review.acts.iter().map(|(act, accuracy)| (*act, (accuracy + 5) / 10)).collect(),
        settled: reviewer.settled(),
        decisions: review.decisions.iter().map(|decision| decision_page(rubric, scenario, review, decision)).collect(),
        profile: profile(rubric, scenario, review),
        practise: practise(rubric, review),
        conduct: review.conduct.iter().map(|(decision, what)| (*decision, conduct(*what).to_owned())).collect(),
        modes: modes(review),
        course: course(scenario, review, session.state()),
        targets: Targets::of(scenario),
        night: night(scenario, reviewer),
        range: (points(review.range.worst), points(review.range.best)),
        what_if: Vec::new(),
    }
}

pub(super) fn points(milli: Milli) -> i64 {
    (milli + if milli < 0 { -500 } else { 500 }) / 1000
}

pub(super) fn sum(rubric: &Rubric, outcome: Outcome, practice: Milli) -> Vec<(String, i64, Option<i64>)> {
    let rule = &rubric.outcome;
    let most = rule.downtime.iter().map(|(_, points)| *points).max().unwrap_or(0);
    vec![
        ("Trust".into(), points(outcome.trust), Some(rule.trust.points.into())),
        ("Compliance".into(), points(outcome.compliance), Some(rule.finding.none.into())),
        ("Service".into(), points(outcome.downtime), Some(most.into())),
        ("Practice".into(), points(practice), None),
    ]
}

fn parts(review: &Review, score: i64) -> Vec<(String, i64, String)> {
    let parts = &review.parts;
    vec![
        (
            "Expected".into(),
            points(parts.expected),
            "what the best known way of playing comes to on average, before anything is known".into(),
        ),
        (
            "Judgement".into(),
            points(parts.judgement),
            "what your decisions lost against the best that could be known at the time".into(),
        ),
        (
            "The world".into(),
            points(parts.world),
            "how much kinder or harder than the average was what was true all along".into(),
        ),
        (
            "Luck".into(),
            // With what the rounding of all others leaves, so that the parts add up to the score that is shown.
            score - points(parts.expected) - points(parts.judgement) - points(parts.world),
            "what the dice did, and what came to light sooner or later than it might have".into(),
        ),
    ]
}

fn how(review: &Review) -> String {
    use crate::analysis::solver::solution::How;
    match review.how {
        How::Exact { states } => format!("Exact: all {states} states of knowledge were worked out."),
        How::Sampled { plays, error } => format!(
            "Sampled: the best way of playing that was found, over {plays} plays, give or take {} points of the score. A better one may exist.",
            points(error).max(1)
        ),
    }
}

/// The visit on which a choice is made: one says the same thing to nobody else.
fn visited(scenario: &Scenario, command: Command) -> Option<&str> {
    let Command::Choose(id) = command else { return None };
    let visit = scenario.choices.get(id.index())?.visit?;
    Some(scenario.text(scenario.visits.get(visit.index())?.title))
}

/// What a command says or does.
pub fn says(scenario: &Scenario, command: Command) -> String {
    match command {
        Command::Choose(id) => {
            scenario.choices.get(id.index()).map_or(String::new(), |choice| scenario.text(choice.say).to_owned())
        }
        Command::Propose { window, measures } => {
            let mut out =
                scenario.windows.get(window.index()).map_or(String::new(), |w| scenario.text(w.title).to_owned());
            let names: Vec<&str> = table::bits(measures & scenario.all_measures())
                .map(|at| scenario.text(scenario.measures[at].title))
                .collect();
            out.push_str(": ");
            out.push_str(&if names.is_empty() { "nothing with it".to_owned() } else { names.join("; ") });
            out
        }
        Command::Forward => "Take the package to the change authority".into(),
    }
}

fn decision_page(rubric: &Rubric, scenario: &Scenario, review: &Review, decision: &Decision) -> DecisionPage {
    let factor =
        |id: &str| rubric.factor(id).map(|factor| [factor.id.clone(), factor.practice.clone(), factor.says.clone()]);
    DecisionPage {
        number: decision.number,
        when: time::moment(decision.before.now, scenario.now),
        scene: match visited(scenario, decision.command) {
            Some(visit) => format!("{}: {visit}", scenario.text(scenario.scenes[decision.scene.index()].title)),
            None => scenario.text(scenario.scenes[decision.scene.index()].title).to_owned(),
        },
        act: decision.act,
        said: says(scenario, decision.command),
        word: decision.word,
        loss: {
            let best = decision.options.iter().map(|option| option.gain).max().unwrap_or(0);
            (u32::try_from(best.max(0)).unwrap_or(0), review.range.permille(decision.error))
        },
        options: decision.options.iter().map(|option| option_page(scenario, option)).collect(),
        best_line: decision.best_line.iter().map(|command| says(scenario, *command)).collect(),
        why: decision.why.iter().map(|(text, source)| (scenario.text(*text).to_owned(), factor(source))).collect(),
        fit: decision.fit.map(|used| (format!("{:?}", used.mode), used.fit, used.why.to_owned())),
        exact: decision.exact,
    }
}

fn option_page(scenario: &Scenario, option: &Weighed) -> OptionPage {
    let mut odds = Vec::new();
    if let Some(minutes) = option.minutes {
        odds.push(format!("{} of service lost", time::duration(minutes)));
    }
    if let Some(finding) = option.finding {
        odds.push(format!("a material finding in {} of 100", (finding + 5) / 10));
    }
    if let Some(trust) = option.trust {
        odds.push(format!("lowest trust {trust}"));
    }
    OptionPage {
        says: match visited(scenario, option.command) {
            Some(visit) => format!("{visit}: {}", says(scenario, option.command)),
            None => says(scenario, option.command),
        },
        taken: option.taken,
        line: option.command.to_line(scenario),
        total: (option.total, option.error),
        gain: option.gain,
        odds: odds.join(", "),
        numbers: [option.minutes, option.finding, option.trust.map(u32::from)],
        hindsight: option.hindsight,
    }
}

fn profile(rubric: &Rubric, scenario: &Scenario, review: &Review) -> Vec<CompetencePage> {
    let rows = review.profile.iter().filter_map(|competence| {
        let rule = rubric.competency(competence.competency)?;
        let median = competence.median(rubric.least_observations);
        let anchor = median.and_then(|level| rule.anchors.get(usize::from(level.clamp(1, 5)) - 1).cloned());
        let trace = |points: &[crate::score::profile::Point]| {
            let line = points.iter().map(|point| {
                let words = match point.choice {
                    Some(id) => scenario.text(scenario.choices[id.index()].say).to_owned(),
                    None => "the package".to_owned(),
                };
                (point.decision, point.level, words, point.source.clone())
            });
            line.collect::<Vec<_>>()
        };
        Some(CompetencePage {
            id: format!("C{}", rule.id),
            name: rule.name.clone(),
            median,
            anchor: anchor.unwrap_or_default(),
            counts: competence.counts(),
            shown: trace(&competence.shown),
            missed: trace(&competence.missed),
        })
    });
    rows.collect()
}

/// What to practise next and why: what was shown lowest, and of those what was missed or done badly most often; three at
/// most.
fn practise(rubric: &Rubric, review: &Review) -> Vec<String> {
    let mut all: Vec<_> = review
        .profile
        .iter()
        .map(|competence| {
            let low = competence.shown.iter().filter(|point| point.level <= 2).count();
            // Under the least number of observations the median says little; what was missed decides.
            let median = competence.median(rubric.least_observations);
            let why = match (median, competence.missed.len()) {
                (Some(median), _) => format!("level {median}"),
                (None, 0) => "shown seldom".to_owned(),
                (None, 1) => "missed once".to_owned(),
                (None, 2) => "missed twice".to_owned(),
                (None, more) => format!("missed {more} times"),
            };
            (median.unwrap_or(3), competence.missed.len() + 2 * low, competence.competency, why)
        })
        .filter(|(median, weight, ..)| *weight > 0 && *median < 5)
        .collect();
    all.sort_by_key(|(median, weight, id, _)| (*median, std::cmp::Reverse(*weight), *id));
    let rules = all.into_iter().take(3).filter_map(|(.., id, why)| Some((rubric.competency(id)?, why)));
    rules.map(|(rule, why)| format!("{} ({why}): {}", rule.name, rule.practise)).collect()
}

fn conduct(what: Conduct) -> &'static str {
    match what {
        Conduct::Dishonesty => "Somebody was told what was not so",
        Conduct::HiddenEvidence => "Evidence was kept from those who decide",
        Conduct::Harassment => "Somebody was humiliated or threatened",
        Conduct::Concealment => "A breach of an obligation was known and covered up",
    }
}

fn modes(review: &Review) -> Vec<(String, [usize; 3])> {
    let all = [Mode::Collaborating, Mode::Compromising, Mode::Accommodating, Mode::Competing, Mode::Avoiding];
    let row = all.map(|mode| {
        let mut counts = [0; 3];
        for used in review.uses.iter().filter(|used| used.mode == mode) {
            counts[match used.fit {
                Fit::Good => 0,
                Fit::Fair => 1,
                Fit::Poor => 2,
            }] += 1;
        }
        (format!("{mode:?}"), counts)
    });
    row.into()
}

fn course(scenario: &Scenario, review: &Review, last: &State) -> Vec<Gauge> {
    let before = review.decisions.iter().map(|at| Gauge::of(scenario, &at.before, Some(at.number)));
    before.chain([Gauge::of(scenario, last, None)]).collect()
}

impl Gauge {
    /// The gauges of a state, before a decision or at the end.
    pub fn of(scenario: &Scenario, state: &State, decision: Option<usize>) -> Self {
        let trust = gauges::trust(scenario, state);
        let (compliance, downtime) = (gauges::compliance(scenario, state), gauges::downtime(scenario, state).band);
        Self {
            at: state.now,
            decision,
            trust: (trust.lowest, trust.mean),
            compliance: (compliance.low, compliance.centre, compliance.high),
            downtime: (downtime.low, downtime.centre, downtime.high),
        }
    }
}

/// What could strike when the change went in, by its chance in the true world at that moment.
fn night(scenario: &Scenario, reviewer: &Reviewer) -> Vec<(String, bool, u32)> {
    let Some(turn) = reviewer.turns().iter().find(|turn| !turn.before.begun && turn.after.begun) else { return vec![] };
    let Some(last) = reviewer.turns().last().map(|turn| turn.after) else { return vec![] };
    let risks = scenario.risks.iter().enumerate().filter(|(_, risk)| risk.strikes_in_window());
    let rows = risks.filter_map(|(at, risk)| {
        let id = RiskId::at(at);
        let chance = gauges::likelihood(scenario, &turn.before, turn.before.world, id);
        let way_back = scenario.remediation.as_ref().is_some_and(|remediation| remediation.risk == id);
        // Whether the way back works is only drawn by whoever goes it.
        if chance == 0 || way_back && !last.rolled_back {
            return None;
        }
        let came = if way_back { last.rollback_failed } else { u128::from(last.happened) & id.bit() != 0 };
        Some((scenario.text(risk.title).to_owned(), came, chance))
    });
    rows.collect()
}
