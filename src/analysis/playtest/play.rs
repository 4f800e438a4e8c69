//! Plays by bots, from the first scene to the ending.

use crate::analysis::bots::Bot;
use crate::scenario::Scenario;
use crate::scenario::model::WorldId;
use crate::sim::decide::Silent;
use crate::sim::{self, Command, State};

pub use crate::sim::MOST_COMMANDS;

/// How a play went.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// The last state.
    pub state: State,
    /// How many commands it took.
    pub commands: usize,
}

/// Plays once, without a log. `seen` is told of every command before it is carried out.
pub fn play(
    scenario: &Scenario,
    seed: u64,
    world: Option<WorldId>,
    bot: &mut impl Bot,
    mut seen: impl FnMut(&State, Command),
) -> Outcome {
    let mut state = sim::start(scenario, seed, world, &mut Silent);
    let mut commands = 0;
    while state.ended.is_none() && commands < MOST_COMMANDS {
        let Some(command) = bot.decide(scenario, &state) else {
            break;
        };
        seen(&state, command);
        match sim::act(scenario, &state, command, &mut Silent) {
            Ok(next) => state = next,
            Err(_) => break,
        }
        commands += 1;
    }
    Outcome { state, commands }
}
