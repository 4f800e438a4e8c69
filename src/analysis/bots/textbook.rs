//! The textbook facilitator: the best policy that is known under the prior.

use super::Bot;
use crate::analysis::solver::policy::{Policy, Scratch};
use crate::scenario::Scenario;
use crate::sim::{Command, State};
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::SeedableRng as _;

/// Plays by a policy.
pub struct Textbook {
    policy: Policy,
    scratch: Scratch,
    dice: ChaCha8Rng,
}

impl Textbook {
    /// A player by this policy.
    pub fn new(policy: Policy) -> Self {
        Self { policy, scratch: Scratch::default(), dice: ChaCha8Rng::seed_from_u64(0) }
    }
}

impl Bot for Textbook {
    fn decide(&mut self, scenario: &Scenario, state: &State) -> Option<Command> {
        self.policy.decide(scenario, state, 0, &mut self.dice, &mut self.scratch)
    }
}
