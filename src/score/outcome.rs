//! What became of the change, in thousandths of a point: trust, the finding, and service lost.

use super::Rubric;
use crate::scenario::Scenario;
use crate::scenario::model::Finding;
use crate::sim::{State, gauges};

/// Thousandths of a point.
pub type Milli = i64;

/// The parts of an outcome, in thousandths of a point.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Outcome {
    /// For the trust of people: lowest and mean.
    pub trust: Milli,
    /// For the finding.
    pub compliance: Milli,
    /// For service and data.
    pub downtime: Milli,
}

impl Outcome {
    /// Their sum.
    pub fn sum(self) -> Milli {
        self.trust + self.compliance + self.downtime
    }
}

/// What the last state of a play is worth. A play that ended before its books were closed is worth what the gauges expect.
pub fn outcome(rubric: &Rubric, scenario: &Scenario, state: &State) -> Outcome {
    Outcome {
        trust: trust(rubric, scenario, state),
        compliance: compliance(rubric, scenario, state),
        downtime: if state.settled {
            downtime(rubric, scenario, state.outage.saturating_add(state.repair / 4))
        } else {
            downtime(rubric, scenario, gauges::downtime(scenario, state).band.centre)
        },
    }
}

/// Points for trust: shares of the lowest person's and of the mean.
pub fn trust(rubric: &Rubric, scenario: &Scenario, state: &State) -> Milli {
    let rule = &rubric.outcome.trust;
    let people = scenario.cast.len().min(state.trust.len());
    let all = state.trust[..people].iter().map(|&trust| Milli::from(trust));
    let (Some(lowest), count) = (all.clone().min(), people.max(1) as Milli) else { return 0 };
    let (of_lowest, of_mean) = (Milli::from(rule.lowest), Milli::from(rule.mean));
    let shares = ((of_lowest + of_mean) * count * 100).max(1);
    let sum: Milli = all.sum();
    Milli::from(rule.points) * 1000 * (of_lowest * lowest * count + of_mean * sum) / shares
}

/// Points for the finding; before the books are closed, by the chance of a material one.
fn compliance(rubric: &Rubric, scenario: &Scenario, state: &State) -> Milli {
    let rule = &rubric.outcome.finding;
    if state.settled {
        let points = match state.finding {
            Finding::None => rule.none,
            Finding::Minor => rule.minor,
            Finding::Material => rule.material,
            Finding::Severe => rule.severe,
        };
        return Milli::from(points) * 1000;
    }
    let chance = Milli::from(gauges::compliance(scenario, state).centre.min(1000));
    Milli::from(rule.none) * (1000 - chance) + Milli::from(rule.material) * chance
}

/// Points for minutes of service lost, against the scenario's target (at least half an hour).
pub fn downtime(rubric: &Rubric, scenario: &Scenario, minutes: u32) -> Milli {
    let target = u64::from(scenario.scoring.downtime.max(30));
    // In thousandths of a percent of the target.
    let at = i64::try_from(u64::from(minutes) * 100_000 / target).unwrap_or(i64::MAX / 2_000_000);
    let curve = &rubric.outcome.downtime;
    let mut before: Option<(i64, i64)> = None;
    for &(percent, points) in curve {
        let (here, worth) = (i64::from(percent) * 1000, i64::from(points) * 1000);
        if at <= here {
            return match before {
                None => worth,
                Some((from, was)) => was + (worth - was) * (at - from) / (here - from).max(1),
            };
        }
        before = Some((here, worth));
    }
    before.map_or(0, |(_, last)| last)
}
