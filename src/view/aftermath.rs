//! What became of everything, once the story is over: people, audit, service, what happened, and what nobody asked.
//!
//! Nothing of this is shown before the end.

use super::night::{Rollback, rollback};
use super::words;
use crate::scenario::Scenario;
use crate::scenario::model::{Decision, Finding, PersonId};
use crate::session::Session;
use crate::sim::State;
use crate::text::{terms, time};

/// What became of everything.
#[derive(Clone, PartialEq, Debug)]
pub struct Aftermath {
    /// The people, in the order of the file.
    pub people: Vec<After>,
    /// What the auditor wrote, and about what; `None` where no audit was part of it.
    pub audit: Option<(String, Vec<String>)>,
    /// Whether the finding is none.
    pub clean: bool,
    /// Service lost and the target for it, in words, and whether it was kept.
    pub service: Option<(String, String, bool)>,
    /// Hours of repair, in words.
    pub repair: String,
    /// What became of the change, in a line.
    pub change: &'static str,
    /// Who decided at the table, what they said, and what it came to.
    pub ruling: Option<(String, String)>,
    /// What it came to at the table, in a line.
    pub decision: &'static str,
    /// What happened: the risk, and whether it was mended in time.
    pub happened: Vec<(String, bool)>,
    /// What was there to be found and was not: a title, and where it lay.
    pub unasked: Vec<(String, String)>,
    /// How taking it back went.
    pub rollback: Option<Rollback>,
}

/// What became of somebody.
#[derive(Clone, PartialEq, Debug)]
pub struct After {
    /// Who.
    pub id: PersonId,
    /// The band of trust at the start.
    pub then: usize,
    /// The band of trust at the end.
    pub now: usize,
    /// Both in words.
    pub words: String,
}

/// What became of everything.
pub fn aftermath(session: &Session) -> Aftermath {
    let (scenario, state) = (session.scenario().as_ref(), session.state());
    let said = |minutes: u32| if minutes == 0 { "none".to_owned() } else { time::duration(minutes) };
    let target = scenario.scoring.downtime;
    let authority = scenario.authority.as_ref().zip(state.ruling);
    let ruling = authority.and_then(|(authority, ruling)| {
        let rule = authority.rules.get(ruling.index())?;
        let name = scenario.text(scenario.cast[authority.person.index()].name);
        Some((name.to_owned(), scenario.text(rule.say).to_owned()))
    });
    let happened = scenario.risks.iter().enumerate().filter(|(at, _)| state.happened >> at & 1 == 1);
    let truth = scenario.worlds[session.world().index()].known;
    let facts = scenario.known.iter().take(scenario.facts).enumerate();
    let unasked = facts.filter(|(at, _)| truth & !state.known & (1u128 << at) != 0);
    Aftermath {
        people: (0..scenario.cast.len()).map(|at| after(scenario, state, PersonId::at(at))).collect(),
        audit: state.settled.then(|| audit(scenario, state)),
        clean: state.finding == Finding::None,
        service: state.settled.then(|| (said(state.outage), time::duration(target), state.outage <= target)),
        repair: said(state.repair),
        change: match (state.begun, state.rolled_back, state.rollback_failed) {
            (false, ..) => "It did not go in",
            (true, false, _) => "It went in and stayed",
            (true, true, false) => "It went in and was taken back",
            (true, true, true) => "Taking it back failed; it was restored",
        },
        ruling,
        decision: match state.decision {
            Some(Decision::Approve) => "The package was approved",
            Some(Decision::Return) => "The package was sent back",
            Some(Decision::Keep) => "The schedule was kept",
            None => "Nothing was put to a decision",
        },
        happened: happened
            .map(|(at, risk)| (scenario.text(risk.title).to_owned(), state.mended >> at & 1 == 1))
            .collect(),
        unasked: unasked
            .map(|(_, fact)| (scenario.text(fact.title).to_owned(), scenario.text(fact.source).to_owned()))
            .collect(),
        rollback: rollback(session),
    }
}

/// What the auditor wrote, and the risks that it is about.
fn audit(scenario: &Scenario, state: &State) -> (String, Vec<String>) {
    let wrote = match state.finding {
        Finding::None => "The auditor wrote nothing".to_owned(),
        other => format!("The auditor wrote {}", terms::finding(other)),
    };
    let about = scenario.risks.iter().enumerate();
    let about = about.filter(|(at, risk)| risk.finding != Finding::None && state.happened >> at & 1 == 1);
    (wrote, about.map(|(_, risk)| scenario.text(risk.title).to_owned()).collect())
}

fn after(scenario: &Scenario, state: &State, id: PersonId) -> After {
    let then = words::trust_band(scenario.cast[id.index()].trust);
    let now = words::trust_band(state.trust[id.index()]);
    let words = match then == now {
        true => format!("{}, as before", words::TRUST[now]),
        false => format!("now {}", words::TRUST[now]),
    };
    After { id, then, now, words }
}
