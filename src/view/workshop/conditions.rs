//! The conditions that are asked at a moment, each with why it holds or does not.

use super::why::{Why, stamp, why};
use crate::scenario::Scenario;
use crate::scenario::model::{ChoiceId, Cond, SceneKind, VisitId};
use crate::sim::options::{self, Openness};
use crate::sim::{Command, State};
use crate::text::short::shortened;

/// A condition and what it is asked for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Condition {
    /// What it decides, `The choice “What changed?” can be taken`.
    pub decides: String,
    /// The id of what it decides.
    pub id: String,
    /// Why it holds or does not.
    pub why: Why,
}

/// An option of the moment, with what keeps it away.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Open {
    /// Its id.
    pub id: String,
    /// Its words.
    pub words: String,
    /// What taking it is.
    pub command: Command,
    /// Whether it can be taken.
    pub open: bool,
    /// Why not, in words; empty where it is open.
    pub why_not: String,
}

/// The choices of the scene, those that are hidden or locked too.
pub fn options(scenario: &Scenario, state: &State) -> Vec<Open> {
    let scene = &scenario.scenes[state.scene.index()];
    if scene.kind == SceneKind::Table || state.ended.is_some() {
        return Vec::new();
    }
    let visits = scene.visits.clone().flat_map(|visit| scenario.visits[usize::from(visit)].choices.clone());
    visits
        .chain(scene.choices.clone())
        .map(ChoiceId)
        .map(|id| {
            let choice = &scenario.choices[id.index()];
            let openness = options::openness(scenario, state, id);
            let why_not = match openness {
                Openness::Open => String::new(),
                Openness::Hidden => hidden(scenario, state, id),
                Openness::Locked(_) => format!("Locked. {}", culprits(&why(scenario, state, &choice.allowed))),
                Openness::NoTime(until) => format!("The hub ends at {}, and there is no time for it", stamp(until)),
            };
            Open {
                id: choice.id.clone(),
                words: scenario.text(choice.say).to_owned(),
                command: Command::Choose(id),
                open: openness == Openness::Open,
                why_not,
            }
        })
        .collect()
}

/// Why a choice is not offered.
fn hidden(scenario: &Scenario, state: &State, id: ChoiceId) -> String {
    let choice = &scenario.choices[id.index()];
    if let Some(visit) = choice.visit.map(|visit| &scenario.visits[visit.index()]) {
        if state.marks & visit.mark.bit() != 0 {
            return format!("Hidden. The visit `{}` was paid already", visit.id);
        }
        let when = why(scenario, state, &visit.when);
        if !when.holds {
            return format!("Hidden with its visit `{}`. {}", visit.id, culprits(&when));
        }
    }
    format!("Hidden. {}", culprits(&why(scenario, state, &choice.when)))
}

/// What makes a condition so, in one line.
pub fn culprits(why: &Why) -> String {
    let all: Vec<&str> = why.culprits().into_iter().map(|part| part.words.as_str()).collect();
    all.join("; ")
}

/// The conditions of the moment: of the scene and what can be chosen there, of the ways on, and of the endings.
pub fn conditions(scenario: &Scenario, state: &State) -> Vec<Condition> {
    let scene = &scenario.scenes[state.scene.index()];
    let mut out = Vec::new();
    let mut ask = |decides: String, id: &str, cond: &Cond| {
        // What is always so needs no reason.
        if !matches!(cond, Cond::Always) {
            out.push(Condition { decides, id: id.to_owned(), why: why(scenario, state, cond) });
        }
    };
    for visit in scene.visits.clone() {
        let visit = &scenario.visits[VisitId(visit).index()];
        ask(format!("Visit \u{201c}{}\u{201d} is offered", scenario.text(visit.title)), &visit.id, &visit.when);
    }
    let visits = scene.visits.clone().flat_map(|visit| scenario.visits[usize::from(visit)].choices.clone());
    for choice in visits.chain(scene.choices.clone()) {
        let choice = &scenario.choices[usize::from(choice)];
        let words = shortened(scenario.text(choice.say), 48);
        ask(format!("\u{201c}{words}\u{201d} is offered"), &choice.id, &choice.when);
        ask(format!("\u{201c}{words}\u{201d} can be taken"), &choice.id, &choice.allowed);
    }
    let person = |at: usize| (scenario.text(scenario.cast[at].name), scenario.cast[at].id.as_str());
    for (who, cond) in &scene.absent {
        let (name, id) = person(who.index());
        ask(format!("{name} is absent"), id, cond);
    }
    for (who, cond) in &scene.calls_in {
        let (name, id) = person(who.index());
        ask(format!("{name} is there as a voice only"), id, cond);
    }
    for (moment, cond) in &scene.until {
        ask(format!("The hub ends at {}", stamp(*moment)), &scene.id, cond);
    }
    for id in scene.lines.clone() {
        let line = &scenario.lines[id as usize];
        ask(format!("\u{201c}{}\u{201d} is said", shortened(scenario.text(line.say), 48)), &scene.id, &line.when);
    }
    for (cond, to) in &scene.routes {
        let to = &scenario.scenes[to.index()].id;
        ask(format!("It goes on to `{to}`"), to, cond);
    }
    if scene.kind == SceneKind::Table {
        for rule in scenario.authority.iter().flat_map(|authority| &authority.rules) {
            ask(format!("The ruling `{}` is given", rule.id), &rule.id, &rule.when);
        }
        for measure in &scenario.measures {
            let title = scenario.text(measure.title);
            ask(format!("Enough is known for \u{201c}{title}\u{201d}"), &measure.id, &measure.needs);
        }
        for (at, who) in scenario.cast.iter().enumerate() {
            let (name, id) = person(at);
            for (cond, say) in &who.blocks {
                ask(format!("{name} blocks it: \u{201c}{}\u{201d}", shortened(scenario.text(*say), 40)), id, cond);
            }
        }
    }
    for event in &scenario.events {
        ask(format!("The interruption `{}` can come", event.id), &event.id, &event.when);
    }
    for ending in &scenario.endings {
        ask(format!("It ends as \u{201c}{}\u{201d}", scenario.text(ending.title)), &ending.id, &ending.when);
    }
    out
}
