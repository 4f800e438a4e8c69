//! What came of a package: who answered it how, and what the change authority decided, on what ground.

use super::words;
use crate::scenario::Scenario;
use crate::scenario::model::{Decision, PersonId};
use crate::session::Session;
use crate::sim::{Event, options};

/// How somebody answered.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct AnswerView {
    /// Who.
    pub person: PersonId,
    /// Whether they accept.
    pub accepts: bool,
    /// What they say.
    pub say: String,
}

/// What was decided about a package.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RulingView {
    /// Who decided; `None` where there is no change authority and the table's agreement counted.
    pub by: Option<PersonId>,
    /// What.
    pub decision: Decision,
    /// The ground, in their words.
    pub say: String,
    /// What was agreed on, by title.
    pub agreed: Vec<String>,
    /// What fell away: the title, and who withdrew it.
    pub withdrawn: Vec<(String, Option<String>)>,
}

/// What came of a package.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct VerdictView {
    /// The heading of the table, and its place.
    pub table: (String, String),
    /// Those who sat there.
    pub people: Vec<PersonId>,
    /// The window of the package.
    pub window: String,
    /// Its measures, by title.
    pub with: Vec<String>,
    /// The answers, in the order in which they were given; empty where the package only went to the change authority.
    pub answers: Vec<AnswerView>,
    /// The decision, if one was taken.
    pub ruling: Option<RulingView>,
    /// Packages put forward so far, and how many can be.
    pub rounds: (u8, u8),
}

impl VerdictView {
    /// How many moments there are to hear: each answer, and what was decided.
    pub fn moments(&self) -> usize {
        self.answers.len() + usize::from(self.ruling.is_some())
    }
}

/// What the last decision of the player brought about at the table; `None` where it was another one.
pub fn verdict(session: &Session) -> Option<VerdictView> {
    let scenario = session.scenario().as_ref();
    let step = session.steps().last()?;
    let answers: Vec<AnswerView> = step.events.iter().filter_map(|event| answer(scenario, event)).collect();
    let ruling = ruling(scenario, &step.events);
    if answers.is_empty() && ruling.is_none() {
        return None;
    }
    let all = session.steps().iter().rev().flat_map(|step| &step.events);
    let (window, measures) = all
        .filter_map(|event| match event {
            Event::Proposed { window, measures } => Some((*window, *measures)),
            _ => None,
        })
        .next()?;
    let with = crate::sim::table::bits(measures & scenario.all_measures());
    let proposed = step.events.iter().any(|event| matches!(event, Event::Proposed { .. }));
    let table = &scenario.scenes[step.before.scene.index()];
    Some(VerdictView {
        table: (scenario.text(table.title).to_owned(), scenario.text(table.place).to_owned()),
        people: options::people(options::present(scenario, &step.before)).collect(),
        window: scenario.text(scenario.windows[window.index()].title).to_owned(),
        with: with.map(|at| scenario.text(scenario.measures[at].title).to_owned()).collect(),
        answers,
        ruling,
        rounds: (step.before.rounds + u8::from(proposed), table.rounds),
    })
}

fn answer(scenario: &Scenario, event: &Event) -> Option<AnswerView> {
    let Event::Answered { person, accepts, say } = event else { return None };
    let nothing = if *accepts { "Agreed." } else { "No." };
    let say = say.map_or(nothing, |say| scenario.text(say)).to_owned();
    Some(AnswerView { person: *person, accepts: *accepts, say })
}

fn ruling(scenario: &Scenario, events: &[Event]) -> Option<RulingView> {
    let (by, decision, say) = events.iter().find_map(|event| match event {
        Event::Ruled { ruling, decision } => {
            let authority = scenario.authority.as_ref()?;
            let say = authority.rules.get(ruling.index()).map_or("", |rule| scenario.text(rule.say));
            Some((Some(authority.person), *decision, say.to_owned()))
        }
        Event::AgreedWithoutAuthority { decision } => Some((None, *decision, String::new())),
        _ => None,
    })?;
    let title = |id: &crate::scenario::model::MeasureId| scenario.text(scenario.measures[id.index()].title).to_owned();
    let agreed = events.iter().filter_map(|event| match event {
        Event::MeasureAgreed(measure) => Some(title(measure)),
        _ => None,
    });
    let withdrawn = events.iter().filter_map(|event| match event {
        Event::MeasureWithdrawn { measure, by } => {
            Some((title(measure), by.map(|by| words::first_name(scenario, by).to_owned())))
        }
        _ => None,
    });
    Some(RulingView { by, decision, say, agreed: agreed.collect(), withdrawn: withdrawn.collect() })
}

/// How many events of the last decision belong to the verdict, which is told apart: what follows them is the next scene.
pub fn told(session: &Session) -> usize {
    let next = |event: &Event| matches!(event, Event::SceneEntered(_));
    match verdict(session) {
        Some(_) => session.latest().iter().position(next).unwrap_or(session.latest().len()),
        None => 0,
    }
}
