//! A seed for a play that was not given one.

use rand::Rng as _;

/// A new seed, small enough to be read out over a telephone.
pub fn seed() -> u64 {
    u64::from(rand::rng().next_u32() % 1_000_000)
}
