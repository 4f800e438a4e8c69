//! Numbers, durations and moments, said for people.

pub mod time;
