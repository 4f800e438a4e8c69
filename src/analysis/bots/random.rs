//! Takes any open choice, each as likely as the next, and puts together packages that can be had.

use super::Bot;
use crate::scenario::Scenario;
use crate::scenario::model::{SceneKind, WindowId};
use crate::sim::options::{self, Openness};
use crate::sim::{Command, State, table};
use rand::RngExt as _;
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::SeedableRng as _;

/// The random player; the same seed plays the same way.
pub struct Random {
    dice: ChaCha8Rng,
    open: Vec<Command>,
}

impl Random {
    /// A random player.
    pub fn new(seed: u64) -> Self {
        Self { dice: ChaCha8Rng::seed_from_u64(seed), open: Vec::with_capacity(64) }
    }

    /// A whole number below another, at random; 0 below 1.
    pub fn below(&mut self, most: usize) -> usize {
        self.dice.random_range(0..most.max(1))
    }

    /// A package that can be put forward: a window, then each measure with even odds if it still fits.
    fn package(&mut self, scenario: &Scenario, state: &State) -> Option<Command> {
        let open: Vec<WindowId> = (0..scenario.windows.len())
            .map(WindowId::at)
            .filter(|window| table::fits(scenario, state, *window, 0))
            .collect();
        let window = *open.get(self.dice.random_range(0..open.len().max(1)))?;
        let mut measures = 0u64;
        let count = scenario.measures.len();
        let from = if count == 0 { 0 } else { self.dice.random_range(0..count) };
        let wanted: u64 = self.dice.random();
        // Twice round, so that what stands on something later in the list gets its chance.
        for at in (0..2 * count).map(|step| (from + step) % count) {
            let with = measures | 1 << at;
            if wanted >> at & 1 == 1 && with != measures && table::fits(scenario, state, window, with) {
                measures = with;
            }
        }
        Some(Command::Propose { window, measures })
    }
}

impl Bot for Random {
    fn decide(&mut self, scenario: &Scenario, state: &State) -> Option<Command> {
        if scenario.scenes[state.scene.index()].kind == SceneKind::Table {
            if state.proposed_window.is_some() && self.dice.random_range(0..3) == 0 {
                return Some(Command::Forward);
            }
            // Talking may have taken the last window away; what is on the table can still be taken on.
            let forward = state.proposed_window.is_some().then_some(Command::Forward);
            return self.package(scenario, state).or(forward);
        }
        self.open.clear();
        let open = options::offered(scenario, state).filter(|(_, openness)| *openness == Openness::Open);
        self.open.extend(open.map(|(id, _)| Command::Choose(id)));
        if self.open.is_empty() {
            return None;
        }
        let at = self.dice.random_range(0..self.open.len());
        Some(self.open[at])
    }
}
