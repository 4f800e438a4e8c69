//! The drawers: evidence, agreements, transcript; register, papers and calendar have files of their own.

use super::scene::{LineView, lines};
use super::words;
use crate::scenario::Scenario;
use crate::scenario::model::{KnownId, PersonId};
use crate::session::Session;
use crate::sim::{Event, State, apply::apply};
use crate::text::time;

/// A fact or need that has come to light.
#[derive(Clone, PartialEq, Debug)]
pub struct Evidence {
    /// A few words.
    pub title: String,
    /// What it says.
    pub text: String,
    /// Where it comes from.
    pub source: String,
    /// Whether it is somebody's need.
    pub need_of: Option<String>,
    /// Who told it, or whose need it is.
    pub from: Option<PersonId>,
    /// The titles of the risks that came in sight with it.
    pub reveals: Vec<String>,
}

/// Something promised, agreed or said for the record.
#[derive(Clone, PartialEq, Debug)]
pub struct Agreement {
    /// The words.
    pub text: String,
    /// To whom, or by whom.
    pub who: String,
    /// The first name of the one to whom it was promised, or who answers for it; empty where it is nobody's.
    pub name: String,
    /// Of a measure: until when it must be ready, or had to be, in words.
    pub ready: String,
    /// Of a measure: whose hours it takes.
    pub hours: String,
    /// Whether it is a measure.
    pub measure: bool,
}

/// An entry of the transcript.
#[derive(Clone, PartialEq, Debug)]
pub struct Entry {
    /// When, `Tuesday 17:52`.
    pub when: String,
    /// The scene, or in a hub whom one saw.
    pub scene: String,
    /// The place.
    pub place: String,
    /// What was said.
    pub line: LineView,
}

/// What has come to light, in the order of the file.
pub fn evidence(scenario: &Scenario, state: &State) -> Vec<Evidence> {
    come_to_light(scenario, state).map(|(_, item)| item).collect()
}

/// What has come to light in a state of the play, each with the one who told it first and the risks that it brought in
/// sight.
pub fn board(session: &Session, state: &State) -> Vec<Evidence> {
    let steps = session.steps().iter().flat_map(|step| &step.events);
    let told: Vec<(KnownId, PersonId)> = session
        .opening()
        .iter()
        .chain(steps)
        .filter_map(|event| match event {
            Event::Learned { what, from: Some(person) } => Some((*what, *person)),
            _ => None,
        })
        .collect();
    let known = come_to_light(session.scenario(), state);
    known
        .map(|(id, mut item)| {
            item.from = item.from.or_else(|| told.iter().find(|(what, _)| *what == id).map(|(_, person)| *person));
            item
        })
        .collect()
}

fn come_to_light<'a>(scenario: &'a Scenario, state: &'a State) -> impl Iterator<Item = (KnownId, Evidence)> + 'a {
    let known = scenario.known.iter().enumerate().filter(|(at, _)| state.known >> at & 1 == 1);
    known.map(|(at, item)| {
        let id = KnownId::at(at);
        let risks = scenario.risks.iter().filter(move |risk| risk.hidden_until == Some(id));
        let evidence = Evidence {
            title: scenario.text(item.title).to_owned(),
            text: scenario.text(item.text).to_owned(),
            source: scenario.text(item.source).to_owned(),
            need_of: item.need_of.map(|who| scenario.text(scenario.cast[who.index()].name).to_owned()),
            from: item.need_of,
            reveals: risks.map(|risk| scenario.text(risk.title).to_owned()).collect(),
        };
        (id, evidence)
    })
}

/// What was promised and agreed on.
pub fn agreements(scenario: &Scenario, state: &State) -> Vec<Agreement> {
    let flags = scenario.flags.iter().enumerate();
    let flags = flags.filter(|(at, flag)| state.flags >> at & 1 == 1 && !scenario.text(flag.title).is_empty());
    let mut out: Vec<Agreement> = flags
        .map(|(_, flag)| Agreement {
            text: scenario.text(flag.title).to_owned(),
            who: flag.to.map_or(String::new(), |to| format!("to {}", words::first_name(scenario, to))),
            name: flag.to.map_or(String::new(), |to| words::first_name(scenario, to).to_owned()),
            ready: String::new(),
            hours: String::new(),
            measure: false,
        })
        .collect();
    let agreed = scenario.measures.iter().enumerate().filter(|(at, _)| state.agreed >> at & 1 == 1);
    out.extend(agreed.map(|(_, measure)| Agreement {
        text: scenario.text(measure.title).to_owned(),
        who: format!("{} answers for it", words::first_name(scenario, measure.owner)),
        name: words::first_name(scenario, measure.owner).to_owned(),
        ready: ready(scenario, state),
        hours: words::hours(scenario, &measure.hours),
        measure: true,
    }));
    out
}

/// Until when what was agreed is to be done: the window opens then.
fn ready(scenario: &Scenario, state: &State) -> String {
    let opens = scenario.windows[state.window.index()].opens;
    let moment = time::moment(opens, state.now);
    if state.begun || state.now >= opens {
        format!("Was to be ready by {moment}")
    } else {
        format!("To be ready by {moment}")
    }
}

/// Everything that was said, with when and where.
pub fn transcript(session: &Session) -> Vec<Entry> {
    let scenario = session.scenario();
    let mut out = Vec::new();
    let mut add = |state: &State, events: &[Event]| {
        let mut state = *state;
        // The words of a visit come before the choice made there.
        let visit = events.iter().find_map(|event| match event {
            Event::Chosen(choice) => scenario.choices[choice.index()].visit,
            _ => None,
        });
        let mut visit = visit.map(|id| &scenario.visits[id.index()]);
        for event in events {
            for line in lines(scenario, std::slice::from_ref(event)) {
                let scene = &scenario.scenes[state.scene.index()];
                let (title, place) = visit.map_or((scene.title, scene.place), |visit| (visit.title, visit.place));
                out.push(Entry {
                    when: format!("{} {}", time::day(state.now), time::clock(state.now)),
                    scene: scenario.text(title).to_owned(),
                    place: scenario.text(place).to_owned(),
                    line,
                });
            }
            apply(scenario, &mut state, *event);
            if matches!(event, Event::SceneEntered(_)) {
                visit = None;
            }
        }
    };
    let first = *session.origin();
    add(&first, session.opening());
    for step in session.steps() {
        add(&step.before, &step.events);
    }
    out
}
