//! Whether a condition holds.

use super::{State, gauges};
use crate::scenario::model::{Cond, Scenario};

/// Whether a condition holds in a state.
pub fn holds(scenario: &Scenario, state: &State, cond: &Cond) -> bool {
    match cond {
        Cond::Always => true,
        Cond::Never => false,
        Cond::All(all) => all.iter().all(|cond| holds(scenario, state, cond)),
        Cond::Any(any) => any.iter().any(|cond| holds(scenario, state, cond)),
        Cond::Not(cond) => !holds(scenario, state, cond),
        Cond::Known(what) => state.known & what.bit() != 0,
        Cond::Learned(what) => state.learned & what.bit() != 0,
        Cond::Seen(risk) => gauges::seen(scenario, state, *risk),
        Cond::Recorded(risk) => u128::from(state.recorded) & risk.bit() != 0,
        Cond::Flag(flag) => state.flags & flag.bit() != 0,
        Cond::Marked(mark) => state.marks & mark.bit() != 0,
        Cond::Agreed(measure) => u128::from(state.agreed) & measure.bit() != 0,
        Cond::Proposed(measure) => u128::from(state.package()) & measure.bit() != 0,
        Cond::Window(window) => state.current_window() == *window,
        Cond::Trust(person, bound) => bound.holds(u32::from(state.trust[person.index()])),
        Cond::Tension(relation, bound) => bound.holds(u32::from(state.tension[relation.index()])),
        Cond::Before(moment) => state.now < *moment,
        Cond::After(moment) => state.now >= *moment,
        Cond::Objects(person) => u128::from(state.objections) & person.bit() != 0,
        Cond::Objections(bound) => bound.holds(state.objections.count_ones()),
        Cond::Rounds(bound) => bound.holds(u32::from(state.rounds)),
        Cond::Decided(decision) => state.decision == Some(*decision),
        Cond::Ruled(ruling) => state.ruling == Some(*ruling),
        Cond::Happened(risk) => u128::from(state.happened) & risk.bit() != 0,
        Cond::Mended(risk) => u128::from(state.mended) & risk.bit() != 0,
        Cond::Begun => state.begun,
        Cond::RolledBack => state.rolled_back,
        Cond::RollbackFailed => state.rollback_failed,
        Cond::Implemented => state.implemented(),
        Cond::Outage(bound) => bound.holds(if state.settled { state.outage } else { state.lost }),
        Cond::Repair(bound) => bound.holds(state.repair),
        Cond::Found(finding) => state.finding >= *finding,
        Cond::Compliance(bound) => bound.holds(gauges::compliance(scenario, state).centre),
        Cond::Downtime(bound) => bound.holds(gauges::downtime(scenario, state).band.centre),
        Cond::World(world) => state.world == *world,
        Cond::RealRisk(risk) => u128::from(scenario.worlds[state.world.index()].risks) & risk.bit() != 0,
        Cond::RealKnown(known) => scenario.worlds[state.world.index()].known & known.bit() != 0,
        Cond::RealMeasure(measure) => u128::from(scenario.worlds[state.world.index()].measures) & measure.bit() != 0,
    }
}
