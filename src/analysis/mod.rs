//! What many plays show: bots, and what they meet.

pub mod bots;
pub mod examine;
pub mod playtest;
pub mod solver;
