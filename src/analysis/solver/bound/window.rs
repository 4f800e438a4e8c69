//! The most that finding and service can come to, once the window is known: by the best package, for somebody who sees every
//! fault come before they decide whether to go back.

use super::packages::Packages;
use super::sight::{Loose, Truth, first, parts, truth};
use crate::scenario::Scenario;
use crate::scenario::model::*;
use crate::score::Rubric;
use crate::score::outcome::downtime;
use crate::sim::gauges;
use std::collections::HashMap;

/// More faults than this are not thrown one by one.
const FAULTS: usize = 12;

/// What can still change when the change has gone in.
#[derive(Clone, Copy, Debug, Default)]
pub struct Late {
    /// Flags.
    pub flags: u128,
    /// The window, or what was agreed on.
    pub package: bool,
}

/// What finding and service can come to in a world, in thousandths of a point.
pub struct Windows<'a> {
    rubric: &'a Rubric,
    scenario: &'a Scenario,
    world: WorldId,
    packages: Packages,
    /// Measures that matter to risks.
    relevant: u64,
    /// Risks that can be mended on the spot.
    mendable: u64,
    late: Late,
    flags: u128,
    known: HashMap<(WindowId, u128, bool), f64>,
}

impl<'a> Windows<'a> {
    /// Begins.
    pub fn new(rubric: &'a Rubric, scenario: &'a Scenario, world: WorldId, packages: Packages, late: Late) -> Self {
        let (mut relevant, mut mendable, mut flags) = (0u64, 0u64, 0u128);
        for risk in &scenario.risks {
            for cond in conditions(risk) {
                parts(cond, &mut |cond| match cond {
                    Cond::Agreed(id) | Cond::Proposed(id) => relevant |= id.bit() as u64,
                    Cond::Flag(flag) => flags |= flag.bit() & !late.flags,
                    _ => {}
                });
            }
            risk.treats.iter().for_each(|(id, _)| relevant |= id.bit() as u64);
        }
        relevant |= scenario.remediation.as_ref().map_or(0, |remediation| remediation.rehearsed_by);
        super::packages::every_effect(scenario, &mut |effect| {
            if let Effect::Mend(risk) = effect {
                mendable |= risk.bit() as u64;
            }
        });
        Self { rubric, scenario, world, packages, relevant, mendable, late, flags, known: HashMap::new() }
    }

    /// Flags that matter to risks before the change goes in.
    pub fn flags(&self) -> u128 {
        self.flags
    }

    /// Full marks: what a play can come to that ends before its books are closed.
    pub fn full(&self) -> f64 {
        let rule = &self.rubric.outcome;
        let service = rule.downtime.iter().map(|(_, points)| *points).max().unwrap_or(0);
        f64::from(
            rule.finding.none.max(rule.finding.minor).max(rule.finding.material).max(rule.finding.severe) + service,
        ) * 1000.0
    }

    /// The most as the books are closed in a state.
    pub fn most(&mut self, loose: &Loose) -> f64 {
        if self.late.package {
            return self.full();
        }
        let flags = loose.flags & loose.flags_seen & !self.late.flags;
        let window = loose.proposed.unwrap_or(loose.window);
        let key = (window, flags, loose.begun);
        if let Some(known) = self.known.get(&key) {
            return *known;
        }
        let plain = Loose {
            flags_seen: loose.flags_seen & !self.late.flags,
            tension: None,
            now: None,
            marks_seen: 0,
            proposed: None,
            window,
            settled: true,
            ..loose.clone()
        };
        let most = match self.packages.agreed(window, self.relevant) {
            Some(sets) => sets
                .into_iter()
                .map(|set| self.with(&Loose { package: Some(set), ..plain.clone() }))
                .fold(f64::NEG_INFINITY, f64::max),
            None => self.with(&Loose { package: None, ..plain }),
        };
        self.known.insert(key, most);
        most
    }

    /// The same with a package.
    fn with(&self, loose: &Loose) -> f64 {
        let stays = Loose { rolled_back: false, ..loose.clone() };
        let finding = self.finding(&stays);
        if !loose.begun {
            // Nothing went in; what is lost then is lost outside.
            return finding + downtime(self.rubric, self.scenario, 0) as f64;
        }
        let back = Loose { rolled_back: true, ..loose.clone() };
        let (gone, service_back) = (self.finding(&back), self.service_back(loose));
        let faults = self.faults(&stays);
        if faults.len() > FAULTS {
            return self.full();
        }
        let mut sum = 0.0;
        for fell in 0..1u32 << faults.len() {
            let (mut chance, mut outage, mut repair) = (1.0, 0u32, 0u32);
            for (at, (likely, minutes, mending)) in faults.iter().enumerate() {
                if fell >> at & 1 == 1 {
                    chance *= likely;
                    outage = outage.max(*minutes);
                    repair = repair.saturating_add(*mending);
                } else {
                    chance *= 1.0 - likely;
                }
            }
            let service = downtime(self.rubric, self.scenario, outage.saturating_add(repair / 4)) as f64;
            sum += chance * (finding + service).max(gone + service_back);
        }
        sum
    }

    /// The faults that can come when the change goes in: chance, minutes, minutes of repair, each at the least.
    fn faults(&self, loose: &Loose) -> Vec<(f64, u32, u32)> {
        let way_back = self.scenario.remediation.as_ref().map(|remediation| remediation.risk);
        let mut out = Vec::new();
        for (at, risk) in self.scenario.risks.iter().enumerate() {
            let id = RiskId::at(at);
            let mended = self.mendable >> at & 1 == 1;
            if !risk.strikes_in_window() || way_back == Some(id) || mended {
                continue;
            }
            let likely = self.likelihood(loose, id);
            if likely > 0 && (risk.outage > 0 || risk.repair > 0) {
                out.push((f64::from(likely) / 1000.0, self.outage(loose, id), risk.repair));
            }
        }
        out
    }

    /// What service comes to by the way back.
    fn service_back(&self, loose: &Loose) -> f64 {
        let points = |minutes: u32| downtime(self.rubric, self.scenario, minutes) as f64;
        let Some(remediation) = &self.scenario.remediation else { return points(0) };
        let back = Loose { rolled_back: false, ..loose.clone() };
        let fails = f64::from(self.likelihood(&back, remediation.risk)) / 1000.0;
        let package = loose.package.unwrap_or(u64::MAX);
        let works = points(gauges::rollback_minutes(remediation, package).min(remediation.takes));
        let restored = points(remediation.restore);
        // Whoever is past the point of no return restores in any case.
        ((1.0 - fails) * works + fails * restored).max(restored)
    }

    /// What the finding comes to, by the least chances of each.
    fn finding(&self, loose: &Loose) -> f64 {
        let rule = &self.rubric.outcome.finding;
        let points = |finding: Finding| {
            f64::from(match finding {
                Finding::None => rule.none,
                Finding::Minor => rule.minor,
                Finding::Material => rule.material,
                Finding::Severe => rule.severe,
            }) * 1000.0
        };
        let mut all: Vec<(Finding, f64)> = Vec::new();
        for (at, risk) in self.scenario.risks.iter().enumerate().filter(|(_, risk)| !risk.strikes_in_window()) {
            all.push((risk.finding, f64::from(self.likelihood(loose, RiskId::at(at))) / 1000.0));
        }
        // The gravest that falls counts.
        all.sort_by_key(|(finding, _)| std::cmp::Reverse(*finding));
        let (mut sum, mut left) = (0.0, 1.0);
        for (finding, likely) in all {
            sum += left * likely * points(finding);
            left *= 1.0 - likely;
        }
        sum + left * points(Finding::None)
    }

    /// The least chance of a risk, in permille.
    fn likelihood(&self, loose: &Loose, id: RiskId) -> u32 {
        let (scenario, world) = (self.scenario, self.world);
        let risk = &scenario.risks[id.index()];
        let truths = &scenario.worlds[world.index()];
        let exists = truths.risks & scenario.windows[loose.window.index()].risks;
        if u128::from(exists) & id.bit() == 0 || truth(scenario, world, loose, &risk.open) != Truth::Yes {
            return 0;
        }
        let changed = risk.changed.iter().map(|(cond, likelihood)| (cond, *likelihood));
        let (some, none) = first(scenario, world, loose, changed);
        let rest = none.then_some(risk.likelihood);
        let mut least = some.into_iter().chain(rest).min().unwrap_or(0);
        for (measure, treat) in &risk.treats {
            if let Some(likelihood) = treat.likelihood
                && self.works(loose, *measure, &treat.when)
            {
                least = least.min(likelihood);
            }
        }
        u32::from(least.min(1000))
    }

    /// The least minutes that a fault costs.
    fn outage(&self, loose: &Loose, id: RiskId) -> u32 {
        let risk = &self.scenario.risks[id.index()];
        let treated = risk.treats.iter().filter(|(measure, treat)| self.works(loose, *measure, &treat.when));
        treated.filter_map(|(_, treat)| treat.outage).fold(risk.outage, u32::min)
    }

    /// Whether a measure can be of use.
    fn works(&self, loose: &Loose, measure: MeasureId, when: &Cond) -> bool {
        let real = u128::from(self.scenario.worlds[self.world.index()].measures);
        let there = loose.package.is_none_or(|package| u128::from(package) & measure.bit() != 0);
        there && real & measure.bit() != 0 && truth(self.scenario, self.world, loose, when).possible()
    }
}

/// The conditions that a risk looks at.
pub fn conditions(risk: &Risk) -> impl Iterator<Item = &Cond> {
    let treats = risk.treats.iter().map(|(_, treat)| &treat.when);
    std::iter::once(&risk.open).chain(risk.changed.iter().map(|(cond, _)| cond)).chain(treats)
}
