//! Takes whatever was taken least so far, so that many plays see more than chance would show.

use super::Bot;
use super::random::Random;
use crate::scenario::Scenario;
use crate::scenario::model::{SceneKind, WindowId};
use crate::sim::options::{self, Openness};
use crate::sim::{Command, State, table};

/// How often each choice, window and measure was used. A choice belongs to one scene, so its position stands for both.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Used {
    choices: Vec<u32>,
    windows: Vec<u32>,
    measures: Vec<u32>,
    forwards: u32,
    proposals: u32,
}

impl Used {
    /// Nothing was used yet.
    pub fn new(scenario: &Scenario) -> Self {
        Self {
            choices: vec![0; scenario.choices.len()],
            windows: vec![0; scenario.windows.len()],
            measures: vec![0; scenario.measures.len()],
            ..Self::default()
        }
    }

    /// Counts a command in.
    pub fn count(&mut self, command: Command) {
        match command {
            Command::Choose(id) => self.choices[id.index()] += 1,
            Command::Forward => self.forwards += 1,
            Command::Propose { window, measures } => {
                self.proposals += 1;
                self.windows[window.index()] += 1;
                table::bits(measures).for_each(|at| self.measures[at] += 1);
            }
        }
    }

    /// Adds what another counted beyond what both began with.
    pub fn add(&mut self, other: &Self, start: &Self) {
        let sum = |to: &mut Vec<u32>, from: &[u32], start: &[u32]| {
            to.iter_mut().zip(from.iter().zip(start)).for_each(|(to, (from, start))| *to += from - start);
        };
        sum(&mut self.choices, &other.choices, &start.choices);
        sum(&mut self.windows, &other.windows, &start.windows);
        sum(&mut self.measures, &other.measures, &start.measures);
        self.forwards += other.forwards - start.forwards;
        self.proposals += other.proposals - start.proposals;
    }
}

/// A player that remembers what it used from play to play.
pub struct LeastUsed {
    used: Used,
    random: Random,
    ties: Vec<Command>,
}

impl LeastUsed {
    /// A player that begins with what was used before.
    pub fn new(used: Used, seed: u64) -> Self {
        Self { used, random: Random::new(seed), ties: Vec::with_capacity(32) }
    }

    /// The same player in its next play, with dice of its own.
    pub fn next(&mut self, seed: u64) {
        self.random = Random::new(seed);
    }

    /// What was used so far.
    pub fn used(&self) -> &Used {
        &self.used
    }

    /// A package of what was put forward least: a window, then measures until one in so many no longer fits.
    fn package(&mut self, scenario: &Scenario, state: &State) -> Option<Command> {
        let fits = |window: &WindowId| table::fits(scenario, state, *window, 0);
        let open: Vec<WindowId> = (0..scenario.windows.len()).map(WindowId::at).filter(fits).collect();
        let least = open.iter().map(|window| self.used.windows[window.index()]).min()?;
        let least: Vec<WindowId> =
            open.into_iter().filter(|window| self.used.windows[window.index()] == least).collect();
        let window = least[self.random.below(least.len())];
        let mut order: Vec<(u32, usize, usize)> =
            (0..scenario.measures.len()).map(|at| (self.used.measures[at], self.random.below(1 << 16), at)).collect();
        order.sort_unstable();
        let wanted = self.random.below(scenario.measures.len() + 1);
        let mut measures = 0u64;
        // Twice round, so that what stands on something later in the order gets its chance.
        for (_, _, at) in order.iter().chain(&order) {
            let with = measures | 1 << at;
            let room = (measures.count_ones() as usize) < wanted;
            if room && with != measures && table::fits(scenario, state, window, with) {
                measures = with;
            }
        }
        Some(Command::Propose { window, measures })
    }
}

impl Bot for LeastUsed {
    fn decide(&mut self, scenario: &Scenario, state: &State) -> Option<Command> {
        let command = if scenario.scenes[state.scene.index()].kind == SceneKind::Table {
            let on_table = state.proposed_window.is_some().then_some(Command::Forward);
            match on_table.filter(|_| self.used.forwards <= self.used.proposals / 4) {
                Some(forward) => forward,
                None => self.package(scenario, state).or(on_table)?,
            }
        } else {
            self.ties.clear();
            let mut least = u32::MAX;
            for (id, _) in options::offered(scenario, state).filter(|(_, openness)| *openness == Openness::Open) {
                let used = self.used.choices[id.index()];
                if used < least {
                    least = used;
                    self.ties.clear();
                }
                if used == least {
                    self.ties.push(Command::Choose(id));
                }
            }
            if self.ties.is_empty() {
                return None;
            }
            self.ties[self.random.below(self.ties.len())]
        };
        self.used.count(command);
        Some(command)
    }
}
