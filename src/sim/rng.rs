//! Chance by keyed streams: one extra question never reshuffles the night.

use rand::Rng as _;
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::SeedableRng as _;

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

/// The stream of a name: the 64-bit FNV-1a hash of its bytes.
pub const fn stream(name: &str) -> u64 {
    let bytes = name.as_bytes();
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    let mut at = 0;
    while at < bytes.len() {
        hash ^= bytes[at] as u64;
        hash = hash.wrapping_mul(0x0000_0100_0000_01b3);
        at += 1;
    }
    hash
}

/// The stream that draws the world.
pub const WORLD: u64 = stream("world");
/// The stream that draws interruptions.
pub const INTERRUPTION: u64 = stream("interruption");
/// The stream that draws whether a rollback fails.
pub const ROLLBACK: u64 = stream("rollback");
