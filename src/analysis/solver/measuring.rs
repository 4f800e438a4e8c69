//! What a policy comes to, by plays: a few at a time, with the same dice for every policy.

use super::policy::{Policy, Scratch};
use super::rollout::{self, Dice, Mean};
use crate::scenario::Scenario;
use crate::scenario::model::WorldId;
use crate::score::Rubric;
use crate::sim::{self, State};
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::SeedableRng as _;

/// Plays by which a policy is judged use these keys, so that two policies face the same dice.
const KEYS: u64 = 0x5eed_0000_0000;

/// Where the plays begin.
#[derive(Clone, Copy, Debug)]
#[expect(clippy::large_enum_variant, reason = "one of these is made for thousands of plays")]
pub enum From {
    /// At the beginning, under the prior.
    Beginning,
    /// At the beginning of a play in this world, for somebody who has been told it.
    Told(WorldId),
    /// In a state, with the worlds that the evidence allows.
    State(State),
}

/// A policy being measured.
#[derive(Clone)]
pub struct Measuring {
    from: From,
    plays: usize,
    done: u64,
    worlds: ChaCha8Rng,
    mean: Mean,
}

impl Measuring {
    /// Begins to measure by so many plays.
    pub fn new(from: From, plays: usize) -> Self {
        Self { from, plays, done: 0, worlds: ChaCha8Rng::seed_from_u64(KEYS), mean: Mean::default() }
    }

    /// Plays a few more; `false` when all are played.
    pub fn step(
        &mut self,
        rubric: &Rubric,
        scenario: &Scenario,
        policy: &Policy,
        plays: usize,
        scratch: &mut Scratch,
    ) -> bool {
        let end = self.done.saturating_add(plays as u64).min(self.plays as u64);
        while self.done < end {
            let key = KEYS + self.done;
            let possible = match self.from {
                From::State(state) => state.possible,
                _ => scenario.all_worlds(),
            };
            let drawn = rollout::world(scenario, possible, &mut self.worlds);
            let state = match self.from {
                From::Beginning => sim::start(scenario, 0, Some(drawn), &mut Dice::of(key)),
                From::Told(world) => {
                    let state = sim::start(scenario, 0, Some(world), &mut Dice::of(key));
                    State { possible: 1 << world.index(), ..state }
                }
                From::State(state) => State { world: drawn, ..state },
            };
            self.mean.add(rollout::play_on(rubric, scenario, &state, policy, key, scratch).0 as f64);
            self.done += 1;
        }
        self.done < self.plays as u64
    }

    /// How much is played, in permille.
    pub fn done(&self) -> u64 {
        (self.done * 1000).checked_div(self.plays as u64).unwrap_or(1000)
    }

    /// What it comes to so far.
    pub fn mean(&self) -> Mean {
        self.mean
    }
}

/// What a policy comes to: the mean of so many plays.
pub fn measure(
    rubric: &Rubric,
    scenario: &Scenario,
    policy: &Policy,
    from: From,
    plays: usize,
    scratch: &mut Scratch,
) -> Mean {
    let mut measuring = Measuring::new(from, plays);
    measuring.step(rubric, scenario, policy, plays, scratch);
    measuring.mean()
}
