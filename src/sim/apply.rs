//! What an event does to the state; the only place that changes it.

use super::{Event, State};
use crate::scenario::model::{Scenario, SceneKind};

/// Applies one event.
pub fn apply(scenario: &Scenario, state: &mut State, event: Event) {
    match event {
        Event::SceneEntered(scene) => {
            state.scene = scene;
            if state.waiting == Some(scene) {
                state.waiting = None;
            }
            if scenario.scenes[scene.index()].kind == SceneKind::Table {
                state.rounds = 0;
                state.objections = 0;
            }
        }
        Event::CheckpointPassed { interruption, before } => {
            state.checkpoints = state.checkpoints.saturating_add(1);
            if let Some(id) = interruption {
                state.interrupted |= id.bit() as u64;
                state.waiting = Some(before);
            }
        }
        Event::Said(_)
        | Event::KeptBack { .. }
        | Event::MeasureWithdrawn { .. }
        | Event::Answered { accepts: true, .. } => {}
        Event::Chosen(choice) => {
            state.learned = 0;
            let choice = &scenario.choices[choice.index()];
            let visit = choice.visit.map(|visit| scenario.visits[visit.index()].mark);
            for mark in [choice.mark, visit].into_iter().flatten() {
                state.marks |= mark.bit();
            }
        }
        Event::TimePassed(minutes) => state.now = state.now.saturating_add(minutes),
        Event::TrustMoved { person, to, .. } => state.trust[person.index()] = to,
        Event::TensionMoved { relation, to, .. } => state.tension[relation.index()] = to,
        Event::Learned { what, .. } => {
            state.known |= what.bit();
            state.learned |= what.bit();
        }
        Event::WorldsNarrowed(possible) => state.possible = possible,
        Event::Recorded(risk) => state.recorded |= risk.bit() as u64,
        Event::FlagSet(flag) => state.flags |= flag.bit(),
        Event::FlagCleared(flag) => state.flags &= !flag.bit(),
        Event::HoursSpent { person, minutes } => {
            let slot = &mut state.spent[person.index()];
            *slot = slot.saturating_add(minutes);
        }
        Event::MeasureAgreed(measure) => state.agreed |= measure.bit() as u64,
        Event::MeasureDropped(measure) => state.agreed &= !(measure.bit() as u64),
        Event::WindowMoved(window) => state.window = window,
        Event::ChanceFell { chance, .. } => {
            let slot = &mut state.drawn[chance.index()];
            *slot = slot.saturating_add(1);
        }
        Event::Proposed { window, measures } => {
            state.learned = 0;
            state.proposed_window = Some(window);
            state.proposal = measures;
            state.objections = 0;
            state.rounds = state.rounds.saturating_add(1);
        }
        Event::Answered { person, accepts: false, .. } => state.objections |= person.bit() as u16,
        Event::Forwarded => state.learned = 0,
        Event::Ruled { ruling, decision } => {
            state.ruling = Some(ruling);
            state.decision = Some(decision);
        }
        Event::AgreedWithoutAuthority { decision } => state.decision = Some(decision),
        Event::TableCleared => {
            state.proposed_window = None;
            state.proposal = 0;
        }
        Event::Begun => state.begun = true,
        Event::Happened(risk) => state.happened |= risk.bit() as u64,
        Event::RolledBack { failed, minutes } => {
            state.rolled_back = true;
            state.rollback_failed |= failed;
            state.lost = state.lost.saturating_add(minutes);
        }
        Event::NoReturnPassed => state.past_no_return = true,
        Event::Mended(risk) => state.mended |= risk.bit() as u64,
        Event::ServiceLost(minutes) => state.lost = state.lost.saturating_add(minutes),
        Event::Settled { outage, repair, finding } => {
            state.settled = true;
            state.outage = outage;
            state.repair = repair;
            state.finding = finding;
        }
        Event::Ended(ending) => state.ended = Some(ending),
    }
}
