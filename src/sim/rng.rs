//! Chance by keyed streams: one extra question never reshuffles the night.

use rand::Rng as _;
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::SeedableRng as _;

pub use crate::scenario::dice::stream;

/// A fair whole number below `total` (0 for a total of 0), the same on every platform for the same three keys.
///
/// The generator is ChaCha8 with the 32-byte key `seed | stream | occurrence | "warroom.rng1"` (little endian, 8 + 8 + 4 +
/// 12 bytes). Its 32-bit words are taken as long as one is at or above the greatest multiple of `total`, and the first
/// below it is reduced modulo `total`. The test vectors in `tests/it` are part of the format of records.
pub fn draw(seed: u64, stream: u64, occurrence: u32, total: u32) -> u32 {
    if total <= 1 {
        return 0;
    }
    let mut key = [0u8; 32];
    key[..8].copy_from_slice(&seed.to_le_bytes());
    key[8..16].copy_from_slice(&stream.to_le_bytes());
    key[16..20].copy_from_slice(&occurrence.to_le_bytes());
    key[20..].copy_from_slice(b"warroom.rng1");
    let mut generator = ChaCha8Rng::from_seed(key);
    let limit = u32::MAX - u32::MAX % total;
    loop {
        let word = generator.next_u32();
        if word < limit {
            return word % total;
        }
    }
}

/// Which of several outcomes falls, by their weights, with the same keys; 0 where no weight is above 0.
pub fn pick(seed: u64, stream: u64, occurrence: u32, weights: &[u32]) -> usize {
    let total = weights.iter().fold(0, |sum: u32, weight| sum.saturating_add(*weight));
    let mut ball = draw(seed, stream, occurrence, total);
    let fell = weights.iter().position(|weight| {
        let here = ball < *weight;
        ball = ball.saturating_sub(*weight);
        here
    });
    fell.unwrap_or(0)
}

/// The stream that draws the world.
pub const WORLD: u64 = stream("world");
/// The stream that draws interruptions.
pub const INTERRUPTION: u64 = stream("interruption");
/// The stream that draws whether a rollback fails.
pub const ROLLBACK: u64 = stream("rollback");
