//! Looks for packages that are worth keeping, a table at a time.

use super::exact::Aim;
use super::learn::{Learner, Looked, Points, Step, propose};
use super::policy::Package;
use super::ridge::Line;
use crate::analysis::bots::{Bot as _, random::Random};
use crate::scenario::Scenario;
use crate::scenario::model::*;
use crate::sim::{Command, table};
use rand::RngExt as _;

/// The most tables of a round at which packages are looked for.
const TABLES: usize = 36;
/// The most packages that a policy keeps.
const PACKAGES: usize = 48;

impl Learner {
    /// A package worth keeping: the best of a table, found by changing one thing after another. `false` when enough tables were
    /// looked at.
    pub(super) fn pack(&mut self, looked: &Looked, begun: usize, found: &mut Vec<(Package, u32)>) -> bool {
        let scenario = &*self.scenario.clone();
        let at_table = |step: &&Step| scenario.scenes[step.state.scene.index()].kind == SceneKind::Table;
        let tables: Vec<&Step> = looked.at.iter().map(|at| &looked.steps[*at]).filter(at_table).collect();
        if begun >= tables.len().min(TABLES) {
            return false;
        }
        let sign = if self.policy.aim == Aim::Best { 1.0 } else { -1.0 };
        let state = &tables[self.dice.random_range(0..tables.len())].state;
        let keys = [self.dice.random(), self.dice.random()];
        let first = match self.policy.packages.is_empty() || self.dice.random_range(0..2) == 0 {
            true => match Random::new(self.dice.random()).decide(scenario, state) {
                Some(Command::Propose { window, measures }) => (window, measures),
                _ => return true,
            },
            false => self.policy.packages[self.dice.random_range(0..self.policy.packages.len())],
        };
        let Some(mut worth) = self.ahead(state, propose(first), &keys).map(|worth| sign * worth) else { return true };
        let mut now = first;
        loop {
            let mut better: Option<(Package, f32)> = None;
            for other in neighbours(scenario, now) {
                if !table::fits(scenario, state, other.0, other.1) {
                    continue;
                }
                let Some(value) = self.ahead(state, propose(other), &keys).map(|worth| sign * worth) else {
                    continue;
                };
                if value > better.map_or(worth + 0.05, |(_, had)| had) {
                    better = Some((other, value));
                }
            }
            let Some((other, value)) = better else { break };
            (now, worth) = (other, value);
        }
        match found.iter_mut().find(|(had, _)| *had == now) {
            Some((_, times)) => *times += 1,
            None => found.push((now, 1)),
        }
        true
    }

    /// Keeps the packages that were found most often.
    pub(super) fn packed(&mut self, mut found: Vec<(Package, u32)>) -> Points {
        // What was kept before stays while there is room: a policy forgets nothing that it may need.
        for package in &self.policy.packages {
            if !found.iter().any(|(had, _)| had == package) {
                found.push((*package, 0));
            }
        }
        found.sort_by_key(|(_, times)| std::cmp::Reverse(*times));
        found.truncate(PACKAGES);
        let old = |package: &Package| self.policy.packages.iter().position(|had| had == package);
        let lines = found
            .iter()
            .map(|(package, _)| old(package).map_or(Line::default(), |at| self.policy.proposals[at].clone()));
        self.policy.proposals = lines.collect();
        self.policy.packages = found.into_iter().map(|(package, _)| package).collect();
        Points {
            choices: vec![vec![]; self.scenario.choices.len()],
            packages: vec![vec![]; self.policy.packages.len()],
            forward: vec![],
        }
    }
}

/// Packages that differ in one measure, in two that are exchanged, or in the window.
fn neighbours(scenario: &Scenario, (window, measures): Package) -> Vec<Package> {
    let count = scenario.measures.len();
    let mut out = Vec::with_capacity(count * 2 + scenario.windows.len());
    out.extend(
        (0..scenario.windows.len()).map(WindowId::at).filter(|other| *other != window).map(|other| (other, measures)),
    );
    out.extend((0..count).map(|at| (window, measures ^ 1 << at)));
    for gone in (0..count).filter(|at| measures >> at & 1 == 1) {
        for new in (0..count).filter(|at| measures >> at & 1 == 0) {
            out.push((window, (measures & !(1 << gone)) | 1 << new));
        }
    }
    out
}
