//! Plays to the end with dice of its own, and what they come to on average.

use super::policy::{Policy, Scratch};
use crate::scenario::Scenario;
use crate::scenario::model::WorldId;
use crate::score::outcome::{Milli, outcome};
use crate::score::{Rubric, evidence};
use crate::sim::decide::Sink;
use crate::sim::{self, Command, Event, MOST_COMMANDS, State};
use rand::RngExt as _;
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::SeedableRng as _;

/// Drops what happens, and throws the dice of a key: the same key and the same question, the same answer.
pub struct Dice(u64);

impl Dice {
    /// Dice of a key.
    pub fn of(key: u64) -> Self {
        Self(key)
    }
}

/// A good mixer of 64 bits (the finisher of SplitMix64, Steele, Lea and Flood 2014).
fn mix(mut number: u64) -> u64 {
    number = (number ^ number >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    number = (number ^ number >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
    number ^ number >> 31
}

impl Sink for Dice {
    const LINES: bool = false;

    fn push(&mut self, _: Event) {}

    fn roll(&mut self, _: u64, stream: u64, occurrence: u32, weights: &[u32]) -> usize {
        let total: u64 = weights.iter().map(|weight| u64::from(*weight)).sum();
        if total == 0 {
            return 0;
        }
        let drawn = mix(self.0 ^ mix(stream ^ mix(u64::from(occurrence) + 1)));
        // Weights stay far below 2^32, so the bias is below one in four thousand million.
        let mut ball = drawn % total;
        for (at, weight) in weights.iter().enumerate() {
            if ball < u64::from(*weight) {
                return at;
            }
            ball -= u64::from(*weight);
        }
        0
    }
}

/// The mean of many plays, and how sure it is.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct Mean {
    /// How many plays.
    pub plays: u32,
    /// Their mean, in thousandths of a point.
    pub mean: f64,
    sum_of_squares: f64,
}

impl Mean {
    /// Counts a play in.
    pub fn add(&mut self, value: f64) {
        self.plays += 1;
        let away = value - self.mean;
        self.mean += away / f64::from(self.plays);
        self.sum_of_squares += away * (value - self.mean);
    }

    /// Half the width of the interval that holds the true mean 19 times of 20.
    pub fn error(&self) -> f64 {
        if self.plays < 2 {
            return f64::INFINITY;
        }
        let many = f64::from(self.plays);
        1.96 * (self.sum_of_squares / (many - 1.0) / many).sqrt()
    }
}

/// Plays on from a state by a policy, and says what the rest of the play comes to, in thousandths of a point.
pub fn play_on(
    rubric: &Rubric,
    scenario: &Scenario,
    from: &State,
    policy: &Policy,
    key: u64,
    scratch: &mut Scratch,
) -> (Milli, State) {
    let mut dice = Dice::of(key);
    let mut wild = ChaCha8Rng::seed_from_u64(key);
    let (mut state, mut points) = (*from, 0);
    for _ in 0..MOST_COMMANDS {
        if state.ended.is_some() {
            break;
        }
        let Some(command) = policy.decide(scenario, &state, 0, &mut wild, scratch) else { break };
        let Ok(next) = sim::act(scenario, &state, command, &mut dice) else { break };
        points += evidence::points(rubric, scenario, &state, command, &next);
        state = next;
    }
    (points + outcome(rubric, scenario, &state).sum(), state)
}

/// What a command and the rest of the play by a policy come to, in thousandths of a point.
pub fn try_out(
    rubric: &Rubric,
    scenario: &Scenario,
    from: &State,
    command: Command,
    policy: &Policy,
    key: u64,
    scratch: &mut Scratch,
) -> Option<(Milli, State)> {
    // The dice that fall after this moment are new ones for every key.
    let next = sim::act(scenario, from, command, &mut Dice::of(key)).ok()?;
    let points = evidence::points(rubric, scenario, from, command, &next);
    let (rest, state) = play_on(rubric, scenario, &next, policy, key, scratch);
    Some((points + rest, state))
}

/// A world by the weights of those that are possible.
pub fn world(scenario: &Scenario, possible: u16, dice: &mut ChaCha8Rng) -> WorldId {
    let all = || scenario.worlds.iter().enumerate().filter(|(at, _)| possible >> at & 1 == 1);
    let total: u32 = all().map(|(_, world)| world.weight).sum();
    let mut ball = dice.random_range(0..total.max(1));
    for (at, world) in all() {
        if ball < world.weight {
            return WorldId::at(at);
        }
        ball -= world.weight;
    }
    scenario.default_world
}
