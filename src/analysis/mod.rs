//! What many plays show: bots, and what they meet.

pub mod bots;
pub mod explore;
pub mod graph;
pub mod examine;
pub mod playtest;
pub mod rules;
pub mod solver;
