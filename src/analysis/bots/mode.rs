//! Always handles conflict the same way: one of the five modes of Thomas and Kilmann.

use super::Bot;
use super::choosing::commands;
use super::random::Random;
use crate::scenario::Scenario;
use crate::scenario::model::{Mode, PersonId};
use crate::sim::{Command, State, options, table};

/// A player of one mode; where no option has it, it takes any.
pub struct OneMode {
    mode: Mode,
    random: Random,
    open: Vec<Command>,
}

impl OneMode {
    /// A player of a mode; the same seed plays the same way.
    pub fn new(mode: Mode, seed: u64) -> Self {
        Self { mode, random: Random::new(seed), open: Vec::with_capacity(32) }
    }

    /// How well a package is in keeping with the mode.
    fn package(&self, scenario: &Scenario, state: &State, command: Command) -> i64 {
        let Command::Propose { window, measures } = command else {
            return match self.mode {
                // Taken on against those who object, or to have it over.
                Mode::Competing | Mode::Avoiding => i64::MAX,
                _ => -1,
            };
        };
        let on_table = State { proposed_window: Some(window), proposal: measures, ..*state };
        let there = || options::people(options::present(scenario, state));
        let margin = |person: PersonId| i64::from(table::read_face(scenario, &on_table, person).margin);
        let likes = |person: PersonId| i64::from(scenario.cast[person.index()].windows[window.index()]);
        let opens = i64::from(scenario.windows[window.index()].opens);
        let approved = i64::from(scenario.windows[scenario.approved.index()].opens);
        let last = scenario.windows.iter().map(|window| i64::from(window.opens)).max().unwrap_or(opens);
        match self.mode {
            Mode::Collaborating => there().map(|person| margin(person).min(0)).sum(),
            Mode::Compromising => {
                -(2 * opens - approved - last).abs() - 600 * i64::from(measures.count_ones()).abs_diff(2) as i64
            }
            Mode::Accommodating => there().map(likes).sum(),
            Mode::Competing => -(opens - approved).abs() - i64::from(measures.count_ones()),
            Mode::Avoiding => opens - i64::from(measures.count_ones()),
        }
    }
}

impl Bot for OneMode {
    fn decide(&mut self, scenario: &Scenario, state: &State) -> Option<Command> {
        let mut open = std::mem::take(&mut self.open);
        commands(scenario, state, &mut self.random, &mut open);
        let own = |command: &Command| match command {
            Command::Choose(id) => i64::from(scenario.choices[id.index()].mode == self.mode),
            command => self.package(scenario, state, *command),
        };
        let most = open.iter().map(own).max();
        let best: Vec<Command> = open.iter().copied().filter(|command| Some(own(command)) == most).collect();
        self.open = open;
        // Of several that are alike, any.
        (!best.is_empty()).then(|| best[self.random.below(best.len())])
    }
}
