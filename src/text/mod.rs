//! Numbers, durations and moments, said for people.

pub mod find;
pub mod time;
