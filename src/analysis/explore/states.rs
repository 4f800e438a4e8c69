//! Every state that a story can come to, where it is small enough: all commands, and every way in which the dice can fall.

use super::seen::Seen;
use crate::analysis::solver::belief::commands;
use crate::analysis::solver::fork::{beginnings_heard, ways_heard};
use crate::scenario::Scenario;
use crate::scenario::model::{MOST_CHANCES, WorldId};
use crate::sim::State;
use std::collections::HashSet;

/// The most packages at one table that are looked at one by one.
const PACKAGES: usize = 512;

/// What came of the search.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Searched {
    /// Whether every state was looked at.
    pub whole: bool,
    /// How many states were.
    pub states: usize,
    /// How many things that can come of a command.
    pub work: usize,
}

/// What tells two states apart: the seed and how often dice were thrown say nothing about what can come.
fn key(scenario: &Scenario, state: &State) -> [u8; 16] {
    let bare = State { seed: 0, drawn: [0; MOST_CHANCES], checkpoints: 0, ..*state };
    let mut key = [0; 16];
    key.copy_from_slice(&blake3::hash(&bare.pack(scenario)).as_bytes()[..16]);
    key
}

/// Goes through the states, at most so many, and so much work.
pub fn search(scenario: &Scenario, most_states: usize, most_work: usize, seen: &mut Seen) -> Searched {
    let mut out = Searched { whole: true, states: 0, work: 0 };
    let mut met: HashSet<[u8; 16]> = HashSet::new();
    let mut open: Vec<State> = Vec::new();
    for world in (0..scenario.worlds.len()).map(WorldId::at) {
        match beginnings_heard(scenario, world, seen) {
            Ok(ways) => open.extend(ways.into_iter().map(|way| way.state).filter(|s| met.insert(key(scenario, s)))),
            Err(_) => out.whole = false,
        }
    }
    while let Some(state) = open.pop() {
        if out.states >= most_states || out.work >= most_work {
            out.whole = false;
            break;
        }
        out.states += 1;
        seen.state(&state);
        if state.ended.is_some() {
            continue;
        }
        let Ok(commands) = commands(scenario, &state, PACKAGES) else {
            out.whole = false;
            // A table with thousands of packages: the rest is left to plays.
            break;
        };
        for command in commands {
            let Ok(ways) = ways_heard(scenario, &state, command, seen) else {
                out.whole = false;
                continue;
            };
            out.work += ways.len();
            for way in ways {
                seen.command(&state, command, &way.state);
                if met.insert(key(scenario, &way.state)) {
                    open.push(way.state);
                }
            }
        }
    }
    seen.locked_now.clear();
    out
}
