//! The clock on the wall; only what stands outside the simulation may ask it.

use std::time::{SystemTime, UNIX_EPOCH};

/// The time of day here, as people read it.
pub fn now() -> String {
    chrono::Local::now().format("%H:%M:%S").to_string()
}

/// Whole days since 1970 in UTC: the seed of the day, the same for everybody on the same date.
pub fn today() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs() / 86_400)
}
