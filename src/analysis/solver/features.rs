//! What an estimate of a state rests on: a short list of numbers, each from what can be known.

use crate::scenario::Scenario;
use crate::scenario::model::*;
use crate::sim::{State, gauges};
use serde::{Deserialize, Serialize};

/// The numbers of a state that are not 0: which, and how much.
pub type Numbers = Vec<(u16, f32)>;

/// Where each number stands, for a scenario.
#[derive(Serialize, Deserialize, Clone, Debug)]
pub struct Features {
    people: usize,
    relations: usize,
    worlds: usize,
    span: f32,
    count: usize,
}

/// How many bits each set has in the list.
const BITS: usize = MOST_BITS;
/// Numbers that stand for themselves.
const SINGLE: usize = 12;

impl Features {
    /// The features of a scenario.
    pub fn of(scenario: &Scenario) -> Self {
        let people = scenario.cast.len().min(MOST_PEOPLE);
        let relations = scenario.relations.len().min(MOST_RELATIONS);
        let worlds = scenario.worlds.len().min(MOST_WORLDS);
        let last = scenario.deadlines.iter().map(|deadline| deadline.at);
        let last = last.chain(scenario.windows.iter().map(|window| window.opens)).max().unwrap_or(scenario.now);
        let count = SINGLE + 2 * people + relations + worlds + 3 * BITS + 3 * MOST_ITEMS + 2 * MOST_WORLDS + 40;
        Self { people, relations, worlds, span: last.saturating_sub(scenario.now).max(60) as f32, count }
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.count
    }

    /// The numbers of a state; its world and seed are not looked at.
    pub fn read(&self, scenario: &Scenario, state: &State, out: &mut Numbers) {
        out.clear();
        let mut at = 0;
        let mut put = |slot: usize, number: f32| {
            if number != 0.0 {
                out.push((slot as u16, number));
            }
        };
        put(at, 1.0);
        let trust = &state.trust[..self.people];
        let lowest = f32::from(trust.iter().copied().min().unwrap_or(0));
        put(at + 1, lowest / 100.0);
        put(at + 2, trust.iter().map(|trust| f32::from(*trust)).sum::<f32>() / (100.0 * self.people.max(1) as f32));
        put(at + 3, state.now.saturating_sub(scenario.now) as f32 / self.span);
        let (finding, minutes) = gauges::expected(scenario, state);
        put(at + 4, finding as f32 / 1000.0);
        put(at + 5, (minutes as f32 / 60.0).sqrt() / 5.0);
        put(at + 6, minutes.min(1440) as f32 / 1440.0);
        put(at + 7, f32::from(u8::from(state.begun)));
        put(at + 8, f32::from(u8::from(state.rolled_back)));
        put(at + 9, f32::from(u8::from(state.rollback_failed)));
        put(at + 10, f32::from(u8::from(state.past_no_return)));
        put(at + 11, f32::from(state.rounds) / 3.0);
        at += SINGLE;
        for (person, trust) in trust.iter().enumerate() {
            put(at + person, f32::from(*trust) / 100.0);
            put(at + self.people + person, f32::from(state.spent[person]) / 600.0);
        }
        at += 2 * self.people;
        for (relation, tension) in state.tension[..self.relations].iter().enumerate() {
            put(at + relation, f32::from(*tension) / 9.0);
        }
        at += self.relations;
        let possible = (0..self.worlds).filter(|world| state.possible >> world & 1 == 1);
        let total: u32 = possible.clone().map(|world| scenario.worlds[world].weight).sum();
        for world in possible {
            put(at + world, scenario.worlds[world].weight as f32 / total.max(1) as f32);
        }
        at += self.worlds;
        for set in [state.known, state.flags, state.marks] {
            let mut left = set;
            while left != 0 {
                put(at + left.trailing_zeros() as usize, 1.0);
                left &= left - 1;
            }
            at += BITS;
        }
        for set in [state.recorded, state.package(), state.happened & !state.mended] {
            let mut left = set;
            while left != 0 {
                put(at + left.trailing_zeros() as usize, 1.0);
                left &= left - 1;
            }
            at += MOST_ITEMS;
        }
        put(at + state.current_window().index().min(MOST_WORLDS - 1), 1.0);
        at += MOST_WORLDS;
        put(at + state.decision.map_or(0, |decision| 1 + decision as usize), 1.0);
        put(at + 8 + state.ruling.map_or(0, |ruling| 1 + ruling.index()).min(31), 1.0);
    }
}
