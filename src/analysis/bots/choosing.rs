//! What bots share: all that can be done now, with some packages at a table.

use super::Bot as _;
use super::random::Random;
use crate::scenario::Scenario;
use crate::scenario::model::SceneKind;
use crate::sim::options::{self, Openness};
use crate::sim::{Command, State};

/// How many packages a bot thinks of at a table.
const PACKAGES: usize = 24;

/// Everything that a bot thinks of in a state: all open choices, or packages put together at random, and taking the one on the
/// table on.
pub fn commands(scenario: &Scenario, state: &State, random: &mut Random, out: &mut Vec<Command>) {
    out.clear();
    if scenario.scenes[state.scene.index()].kind != SceneKind::Table {
        let open = options::offered(scenario, state).filter(|(_, openness)| *openness == Openness::Open);
        out.extend(open.map(|(id, _)| Command::Choose(id)));
        return;
    }
    if state.proposed_window.is_some() {
        out.push(Command::Forward);
    }
    for _ in 0..PACKAGES {
        if let Some(command) = random.decide(scenario, state)
            && !out.contains(&command)
        {
            out.push(command);
        }
    }
}
