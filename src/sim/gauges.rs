//! The three gauges, computed from the model; the rules stand in `scenarios/README.md` with a worked example.
//!
//! Compliance risk and downtime are worked out in every world that the evidence still allows, once with the risks that
//! nobody has brought to light and once without them. The band runs from the least to the greatest of these values; its
//! centre is their mean, worlds weighted by their prior. Bringing a risk to light never makes the band wider.

use super::State;
use super::cond::holds;
use crate::scenario::model::*;

/// A value as far as one can know it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Band {
    /// The least value that the evidence allows.
    pub low: u32,
    /// The expected value.
    pub centre: u32,
    /// The greatest value that the evidence allows.
    pub high: u32,
}

impl Band {
    /// A value that is known.
    pub fn exactly(value: u32) -> Self {
        Self { low: value, centre: value, high: value }
    }
}

/// Trust: the lowest person first, then the plain mean.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct TrustGauge {
    /// The person who trusts least; `None` without people.
    pub lowest_person: Option<PersonId>,
    /// Their trust, 0 to 100.
    pub lowest: u8,
    /// The mean of all people, 0 to 100.
    pub mean: u8,
}

/// Service lost, in minutes.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct DowntimeGauge {
    /// The expected minutes.
    pub band: Band,
    /// The minutes that are not exceeded in nine of ten cases.
    pub ninety: Band,
}

/// Trust in the player.
pub fn trust(scenario: &Scenario, state: &State) -> TrustGauge {
    let people = scenario.cast.len().min(MOST_PEOPLE);
    let lowest = (0..people).min_by_key(|&at| state.trust[at]);
    let sum: u32 = state.trust[..people].iter().map(|&trust| u32::from(trust)).sum();
    TrustGauge {
        lowest_person: lowest.map(PersonId::at),
        lowest: lowest.map_or(0, |at| state.trust[at]),
        mean: u8::try_from(sum / u32::try_from(people.max(1)).unwrap_or(1)).unwrap_or(100),
    }
}

/// The chance of a material finding, in permille.
pub fn compliance(scenario: &Scenario, state: &State) -> Band {
    if state.settled {
        return Band::exactly(if state.finding >= Finding::Material { 1000 } else { 0 });
    }
    over_worlds(scenario, state, |world, hidden| {
        let mut none = 1_000_000;
        for risk in risks(scenario, state, world, hidden) {
            if scenario.risks[risk.index()].finding >= Finding::Material {
                none = none * u64::from(1000 - likelihood(scenario, state, world, risk)) / 1000;
            }
        }
        u32::try_from((1_000_000 - none) / 1000).unwrap_or(1000)
    })
}

/// The gravest finding that is possible for all one can know.
pub fn severity(scenario: &Scenario, state: &State) -> Finding {
    if state.settled {
        return state.finding;
    }
    let mut worst = Finding::None;
    for world in worlds(scenario, state) {
        for risk in risks(scenario, state, world, false) {
            if likelihood(scenario, state, world, risk) > 0 {
                worst = worst.max(scenario.risks[risk.index()].finding);
            }
        }
    }
    worst
}

/// The expected minutes of service lost, in the window and after it.
pub fn downtime(scenario: &Scenario, state: &State) -> DowntimeGauge {
    if state.settled {
        let band = Band::exactly(state.outage);
        return DowntimeGauge { band, ninety: band };
    }
    DowntimeGauge {
        band: over_worlds(scenario, state, |world, hidden| {
            state.lost.saturating_add(losses(scenario, state, world, hidden).0)
        }),
        ninety: over_worlds(scenario, state, |world, hidden| {
            state.lost.saturating_add(losses(scenario, state, world, hidden).1)
        }),
    }
}

/// What is really to be expected over the worlds that the evidence allows, hidden risks included: the chance of a material
/// finding in permille, and minutes of service lost. No player sees this; a search reads it.
pub fn expected(scenario: &Scenario, state: &State) -> (u32, u32) {
    let (mut finding, mut minutes, mut weight) = (0u64, 0u64, 0u64);
    for world in worlds(scenario, state) {
        let share = u64::from(scenario.worlds[world.index()].weight);
        let mut none = 1_000_000;
        for risk in risks(scenario, state, world, true) {
            if scenario.risks[risk.index()].finding >= Finding::Material {
                none = none * u64::from(1000 - likelihood(scenario, state, world, risk)) / 1000;
            }
        }
        finding += share * (1_000_000 - none) / 1000;
        minutes += share * u64::from(losses(scenario, state, world, true).0);
        weight += share;
    }
    let mean = |sum: u64| u32::try_from(sum / weight.max(1)).unwrap_or(u32::MAX);
    (mean(finding), mean(minutes).saturating_add(state.lost))
}

/// Whether a risk is in sight: known from the start, or brought to light.
pub fn seen(scenario: &Scenario, state: &State, risk: RiskId) -> bool {
    scenario.risks[risk.index()].hidden_until.is_none_or(|what| state.known & what.bit() != 0)
}

/// The likelihood of a risk in a world under the current window and package, in permille.
pub fn likelihood(scenario: &Scenario, state: &State, world: WorldId, id: RiskId) -> u32 {
    let risk = &scenario.risks[id.index()];
    let truth = &scenario.worlds[world.index()];
    let exists = truth.risks & scenario.windows.get(state.current_window().index()).map_or(u64::MAX, |w| w.risks);
    if u128::from(exists) & id.bit() == 0 || !holds(scenario, state, &risk.open) {
        return 0;
    }
    let changed = risk.changed.iter().find(|(when, _)| holds(scenario, state, when));
    let mut left = changed.map_or(risk.likelihood, |(_, likelihood)| *likelihood);
    let works = u128::from(state.package() & truth.measures);
    for (measure, treat) in &risk.treats {
        if let Some(likelihood) = treat.likelihood
            && works & measure.bit() != 0
            && holds(scenario, state, &treat.when)
        {
            left = left.min(likelihood);
        }
    }
    u32::from(left.min(1000))
}

/// The minutes of service that a risk costs in a world under the current package, if nothing is taken back.
pub fn outage(scenario: &Scenario, state: &State, world: WorldId, id: RiskId) -> u32 {
    let risk = &scenario.risks[id.index()];
    let works = u128::from(state.package() & scenario.worlds[world.index()].measures);
    let mut left = risk.outage;
    for (measure, treat) in &risk.treats {
        if let Some(outage) = treat.outage
            && works & measure.bit() != 0
            && holds(scenario, state, &treat.when)
        {
            left = left.min(outage);
        }
    }
    left
}

/// How long a rollback takes that works.
pub fn rollback_minutes(remediation: &Remediation, package: u64) -> u32 {
    if package & remediation.rehearsed_by != 0 { remediation.rehearsed } else { remediation.takes }
}

/// The worlds that the evidence still allows.
fn worlds(scenario: &Scenario, state: &State) -> impl Iterator<Item = WorldId> {
    let possible = state.possible;
    (0..scenario.worlds.len()).filter(move |at| possible >> at & 1 == 1).map(WorldId::at)
}

/// The risks that count in a world, with or without those that nobody has brought to light.
fn risks<'a>(
    scenario: &'a Scenario,
    state: &'a State,
    world: WorldId,
    hidden: bool,
) -> impl Iterator<Item = RiskId> + 'a {
    let real = u128::from(scenario.worlds[world.index()].risks);
    let all = (0..scenario.risks.len()).map(RiskId::at);
    all.filter(move |id| real & id.bit() != 0 && (hidden || seen(scenario, state, *id)))
}

/// Expected minutes and the 90th percentile in one world. Whoever is responsible does what costs less service: ride a fault
/// out, or take the change back. Faults overlap, so the longest counts.
fn losses(scenario: &Scenario, state: &State, world: WorldId, hidden: bool) -> (u32, u32) {
    let back = scenario.remediation.as_ref().map(|remediation| {
        let known = hidden || seen(scenario, state, remediation.risk);
        let fails = if known { likelihood(scenario, state, world, remediation.risk) } else { 0 };
        let takes = rollback_minutes(remediation, state.package());
        let restore = u64::from(remediation.restore);
        let expected = (u64::from(takes) * u64::from(1000 - fails) + restore * u64::from(fails)) / 1000;
        // Once postings have resumed, the way back is restore and reconcile.
        let minutes = if state.past_no_return { restore } else { expected };
        (remediation.risk, u32::try_from(minutes).unwrap_or(u32::MAX))
    });
    let mut cases = [(0u32, 0u32); MOST_ITEMS];
    let mut count = 0;
    for id in risks(scenario, state, world, hidden) {
        let risk = &scenario.risks[id.index()];
        if risk.outage == 0 || back.is_some_and(|(way_back, _)| way_back == id) {
            continue;
        }
        let over = state.rolled_back || u128::from(state.mended) & id.bit() != 0;
        if over && risk.strikes_in_window() {
            continue;
        }
        let chance = likelihood(scenario, state, world, id);
        if chance == 0 {
            continue;
        }
        let mut minutes = outage(scenario, state, world, id);
        if let Some((_, back)) = back
            && risk.strikes_in_window()
        {
            minutes = minutes.min(back);
        }
        cases[count] = (minutes, chance);
        count += 1;
    }
    let cases = &mut cases[..count];
    cases.sort_unstable_by(|a, b| b.cmp(a));
    // `spared` is the chance, in millionths, that nothing at least as long has happened.
    let (mut spared, mut expected, mut ninety) = (1_000_000u64, 0u64, None);
    for &(minutes, chance) in cases.iter() {
        let left = spared * u64::from(1000 - chance) / 1000;
        expected += (spared - left) * u64::from(minutes);
        if ninety.is_none() && left < 900_000 {
            ninety = Some(minutes);
        }
        spared = left;
    }
    (u32::try_from(expected / 1_000_000).unwrap_or(u32::MAX), ninety.unwrap_or(0))
}

/// The band of a value over the worlds that are possible, with and without hidden risks.
fn over_worlds(scenario: &Scenario, state: &State, value: impl Fn(WorldId, bool) -> u32) -> Band {
    let (mut low, mut high, mut sum, mut weight) = (u32::MAX, 0, 0u64, 0u64);
    for world in worlds(scenario, state) {
        let share = u64::from(scenario.worlds[world.index()].weight);
        for hidden in [false, true] {
            let value = value(world, hidden);
            low = low.min(value);
            high = high.max(value);
            sum += share * u64::from(value);
            weight += share;
        }
    }
    if weight == 0 {
        return Band::default();
    }
    Band { low, centre: u32::try_from(sum / weight).unwrap_or(u32::MAX), high }
}
