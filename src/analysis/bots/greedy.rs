//! Takes whatever looks best for one thing at the next moment: a gauge, or what it shows of its competencies.

use super::Bot;
use super::choosing::commands;
use super::random::Random;
use crate::scenario::Scenario;
use crate::scenario::model::WorldId;
use crate::score::{Rubric, evidence, outcome};
use crate::sim::decide::Silent;
use crate::sim::{self, Command, State, gauges};

/// What a greedy player looks at.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Wish {
    /// Trust.
    Trust,
    /// Little risk of a finding.
    Compliance,
    /// Little service lost.
    Downtime,
    /// The highest evidence.
    Evidence,
}

/// A greedy player.
pub struct Greedy {
    wish: Wish,
    random: Random,
    open: Vec<Command>,
}

impl Greedy {
    /// A player with a wish; the same seed plays the same way.
    pub fn new(wish: Wish, seed: u64) -> Self {
        Self { wish, random: Random::new(seed), open: Vec::with_capacity(32) }
    }

    /// How the wish stands after a command, for all that one can know: the mean over the worlds that are possible.
    fn worth(&self, scenario: &Scenario, state: &State, command: Command) -> i64 {
        let rubric = Rubric::itil4();
        let (mut sum, mut weight) = (0, 0);
        for (at, world) in scenario.worlds.iter().enumerate().filter(|(at, _)| state.possible >> at & 1 == 1) {
            // A seed of its own: the player cannot see the dice.
            let from = State { world: WorldId::at(at), seed: 0x9e37_79b9_7f4a_7c15, ..*state };
            let Ok(after) = sim::act(scenario, &from, command, &mut Silent) else { continue };
            let value = match self.wish {
                Wish::Trust => outcome::trust(rubric, scenario, &after),
                Wish::Compliance => -i64::from(gauges::compliance(scenario, &after).centre),
                Wish::Downtime => -i64::from(gauges::downtime(scenario, &after).band.centre),
                Wish::Evidence => evidence::points(rubric, scenario, state, command, &after),
            };
            sum += i64::from(world.weight) * value;
            weight += i64::from(world.weight);
        }
        sum / weight.max(1)
    }
}

impl Bot for Greedy {
    fn decide(&mut self, scenario: &Scenario, state: &State) -> Option<Command> {
        let mut open = std::mem::take(&mut self.open);
        commands(scenario, state, &mut self.random, &mut open);
        let worth: Vec<i64> = open.iter().map(|command| self.worth(scenario, state, *command)).collect();
        let most = worth.iter().max().copied();
        let best: Vec<Command> =
            open.iter().zip(&worth).filter(|(_, worth)| Some(**worth) == most).map(|(command, _)| *command).collect();
        self.open = open;
        (!best.is_empty()).then(|| best[self.random.below(best.len())])
    }
}
