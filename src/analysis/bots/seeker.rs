//! Looks for a state in which a condition holds, a step at a time; where no step is nearer than another, it plays as a policy
//! would, or takes any.

use super::Bot;
use super::choosing::commands;
use super::random::Random;
use crate::analysis::solver::policy::{Policy, Scratch};
use crate::scenario::Scenario;
use crate::scenario::model::*;
use crate::score::evidence::on_the_table;
use crate::sim::cond::holds;
use crate::sim::decide::Silent;
use crate::sim::{self, Command, State, table};

/// A player who wants a condition to hold.
pub struct Seeker<'a> {
    wish: &'a Cond,
    policy: Option<&'a Policy>,
    random: Random,
    open: Vec<Command>,
    scratch: Scratch,
}

/// How far a condition is from holding: what of it does not hold.
fn distance(scenario: &Scenario, state: &State, wish: &Cond) -> u32 {
    match wish {
        Cond::All(all) => all.iter().map(|part| distance(scenario, state, part)).sum(),
        Cond::Any(any) => any.iter().map(|part| distance(scenario, state, part)).min().unwrap_or(4),
        // What is not decided yet is no reason to go another way.
        Cond::Agreed(measure) if u128::from(state.package()) & measure.bit() != 0 => 0,
        other => 4 * u32::from(!holds(scenario, state, other)),
    }
}

/// The measures and the window that a condition speaks of: wanted, and not wanted.
fn package(wish: &Cond, not: bool, wanted: &mut u64, unwanted: &mut u64, window: &mut Option<WindowId>) {
    match wish {
        Cond::All(all) | Cond::Any(all) => {
            all.iter().for_each(|part| package(part, not, wanted, unwanted, window));
        }
        Cond::Not(part) => package(part, !not, wanted, unwanted, window),
        Cond::Agreed(measure) | Cond::Proposed(measure) => {
            *if not { unwanted } else { wanted } |= measure.bit() as u64;
        }
        Cond::Window(id) if !not => *window = Some(*id),
        _ => {}
    }
}

impl<'a> Seeker<'a> {
    /// A player with a wish; the same seed plays the same way.
    pub fn new(wish: &'a Cond, policy: Option<&'a Policy>, seed: u64) -> Self {
        Self { wish, policy, random: Random::new(seed), open: Vec::with_capacity(64), scratch: Scratch::default() }
    }

    /// Packages that hold what is wanted: each that comes to mind, with it and without what is not wanted.
    fn packages(&mut self, scenario: &Scenario, state: &State) {
        let (mut wanted, mut unwanted, mut window) = (0, 0, None);
        package(self.wish, false, &mut wanted, &mut unwanted, &mut window);
        let known = self.policy.map(|policy| policy.options(scenario, state, &mut self.scratch).to_vec());
        let thought = known.into_iter().flatten().map(|(command, _)| command).chain(self.open.clone());
        let mut new = Vec::new();
        for command in thought {
            let Command::Propose { window: own, measures } = command else { continue };
            let at = window.unwrap_or(own);
            let mut with = 0;
            // What is wanted comes first, as far as it fits; then the rest.
            for bit in table::bits(wanted).chain(table::bits(measures & !unwanted)).chain(table::bits(wanted)) {
                if table::fits(scenario, state, at, with | 1 << bit) {
                    with |= 1 << bit;
                }
            }
            let command = Command::Propose { window: at, measures: with };
            if table::fits(scenario, state, at, with) && !new.contains(&command) {
                new.push(command);
            }
        }
        self.open.extend(new);
    }

    /// How good a command looks: how far the wish is then, and how many object to what is on the table.
    fn far(&self, scenario: &Scenario, state: &State, command: Command) -> (u32, u32) {
        let Ok(after) = sim::act(scenario, state, command, &mut Silent) else { return (u32::MAX, u32::MAX) };
        let table = matches!(command, Command::Propose { .. });
        let seen = if table { on_the_table(state, command) } else { after };
        let objects = if table && after.scene == state.scene { after.objections.count_ones() } else { 0 };
        (distance(scenario, &seen, self.wish), objects)
    }
}

impl Bot for Seeker<'_> {
    fn decide(&mut self, scenario: &Scenario, state: &State) -> Option<Command> {
        let mut open = std::mem::take(&mut self.open);
        commands(scenario, state, &mut self.random, &mut open);
        self.open = open;
        if scenario.scenes[state.scene.index()].kind == SceneKind::Table {
            self.packages(scenario, state);
        }
        let far: Vec<(u32, u32)> = self.open.iter().map(|command| self.far(scenario, state, *command)).collect();
        let least = far.iter().min().copied()?;
        let near: Vec<Command> =
            self.open.iter().zip(&far).filter(|(_, far)| **far == least).map(|(command, _)| *command).collect();
        // Now and then something else: the nearest step may lead nowhere.
        if self.random.below(10) == 0 {
            return Some(self.open[self.random.below(self.open.len())]);
        }
        if let Some(policy) = self.policy.filter(|_| self.random.below(3) > 0) {
            let options = policy.options(scenario, state, &mut self.scratch);
            let best = options.iter().filter(|(command, _)| near.contains(command)).max_by(|a, b| a.1.total_cmp(&b.1));
            if let Some((command, _)) = best {
                return Some(*command);
            }
        }
        Some(near[self.random.below(near.len())])
    }
}
