//! Finds out as little as can be: shows what a story is worth to somebody who asks nothing.

use super::Bot;
use super::choosing::commands;
use super::random::Random;
use crate::scenario::Scenario;
use crate::sim::decide::Silent;
use crate::sim::{self, Command, State};

/// A player who learns nothing that can be helped.
pub struct Quiet {
    random: Random,
    open: Vec<Command>,
}

impl Quiet {
    /// A player; the same seed plays the same way.
    pub fn new(seed: u64) -> Self {
        Self { random: Random::new(seed), open: Vec::with_capacity(32) }
    }
}

impl Bot for Quiet {
    fn decide(&mut self, scenario: &Scenario, state: &State) -> Option<Command> {
        let mut open = std::mem::take(&mut self.open);
        commands(scenario, state, &mut self.random, &mut open);
        let learns = |command: &Command| {
            let after = sim::act(scenario, state, *command, &mut Silent);
            after.map_or(u32::MAX, |after| (after.known & !state.known).count_ones())
        };
        let learned: Vec<u32> = open.iter().map(learns).collect();
        let least = learned.iter().min().copied();
        let best: Vec<Command> = open
            .iter()
            .zip(&learned)
            .filter(|(_, count)| Some(**count) == least)
            .map(|(command, _)| *command)
            .collect();
        self.open = open;
        (!best.is_empty()).then(|| best[self.random.below(best.len())])
    }
}
