//! The drawers: risk register, evidence, agreements, transcript.

use super::scene::{LineView, lines};
use super::words;
use crate::scenario::Scenario;
use crate::scenario::model::{Finding, KnownId, PersonId, RiskId};
use crate::session::Session;
use crate::sim::{Event, State, cond, gauges};
use crate::text::time;

/// A risk as the drawer shows it.
#[derive(Clone, PartialEq, Debug)]
pub struct Register {
    /// What might happen.
    pub title: String,
    /// How it would show.
    pub text: String,
    /// Likelihood as far as one can know it, in words.
    pub likelihood: String,
    /// What it would cost.
    pub impact: String,
    /// Who owns it.
    pub owner: String,
    /// Whether it stands in the register.
    pub recorded: bool,
    /// Whether something agreed or proposed treats it.
    pub treated: bool,
    /// Whether it has happened.
    pub happened: bool,
}

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
    /// Whether it is a measure.
    pub measure: bool,
}

/// An entry of the transcript.
#[derive(Clone, PartialEq, Debug)]
pub struct Entry {
    /// When, `Tuesday 17:52`.
    pub when: String,
    /// The place.
    pub place: String,
    /// What was said.
    pub line: LineView,
}

/// The risks in sight that can matter in the current window.
pub fn register(scenario: &Scenario, state: &State) -> Vec<Register> {
    let mut out = Vec::new();
    for (at, risk) in scenario.risks.iter().enumerate() {
        let id = RiskId::at(at);
        let here = scenario.windows[state.current_window().index()].risks >> at & 1 == 1;
        let open = here && cond::holds(scenario, state, &risk.open);
        let recorded = u128::from(state.recorded) & id.bit() != 0;
        if !gauges::seen(scenario, state, id) || !(open || recorded) {
            continue;
        }
        let possible = (0..scenario.worlds.len()).filter(|world| state.possible >> world & 1 == 1);
        let chances: Vec<u32> = possible
            .map(|world| gauges::likelihood(scenario, state, crate::scenario::model::WorldId::at(world), id))
            .collect();
        let (low, high) = (chances.iter().min().copied().unwrap_or(0), chances.iter().max().copied().unwrap_or(0));
        let mut impact = Vec::new();
        if risk.outage > 0 {
            impact.push(format!("{} of service", time::duration(risk.outage)));
        }
        if risk.repair > 0 {
            impact.push(format!("{} of repair", time::duration(risk.repair)));
        }
        if risk.finding != Finding::None {
            impact.push(words::finding(risk.finding).to_owned());
        }
        let package = u128::from(state.package());
        out.push(Register {
            title: scenario.text(risk.title).to_owned(),
            text: scenario.text(risk.text).to_owned(),
            likelihood: match (low, high) {
                (low, high) if low == high => format!("{} %", (high + 5) / 10),
                (low, high) => format!("{} to {} %", (low + 5) / 10, (high + 5) / 10),
            },
            impact: impact.join(", "),
            owner: risk.owner.map_or("nobody yet".into(), |who| words::first_name(scenario, who).to_owned()),
            recorded,
            treated: risk
                .treats
                .iter()
                .any(|(measure, treat)| package & measure.bit() != 0 && cond::holds(scenario, state, &treat.when)),
            happened: u128::from(state.happened) & id.bit() != 0 && state.settled,
        });
    }
    out
}

/// What has come to light, in the order of the file.
pub fn evidence(scenario: &Scenario, state: &State) -> Vec<Evidence> {
    come_to_light(scenario, state).map(|(_, item)| item).collect()
}

/// What has come to light, each with the one who told it first and the risks that it brought in sight.
pub fn board(session: &Session) -> Vec<Evidence> {
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
    let known = come_to_light(session.scenario(), session.state());
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
            measure: false,
        })
        .collect();
    let agreed = scenario.measures.iter().enumerate().filter(|(at, _)| state.agreed >> at & 1 == 1);
    out.extend(agreed.map(|(_, measure)| Agreement {
        text: scenario.text(measure.title).to_owned(),
        who: format!("{} answers for it", words::first_name(scenario, measure.owner)),
        measure: true,
    }));
    out
}

/// Everything that was said, with when and where.
pub fn transcript(session: &Session) -> Vec<Entry> {
    let scenario = session.scenario();
    let mut out = Vec::new();
    let mut add = |state: &State, events: &[crate::sim::Event]| {
        let mut state = *state;
        for event in events {
            for line in lines(scenario, std::slice::from_ref(event)) {
                out.push(Entry {
                    when: format!("{} {}", time::day(state.now), time::clock(state.now)),
                    place: scenario.text(scenario.scenes[state.scene.index()].place).to_owned(),
                    line,
                });
            }
            crate::sim::apply::apply(scenario, &mut state, *event);
        }
    };
    let first = State::new(scenario, session.seed(), session.world());
    add(&first, session.opening());
    for step in session.steps() {
        add(&step.before, &step.events);
    }
    out
}
