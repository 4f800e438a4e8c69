//! The search: what a play can come to at best and at worst, for a player who knows what can be known.

pub mod belief;
pub mod bound;
pub mod exact;
pub mod features;
pub mod fork;
pub mod learn;
pub mod measuring;
mod packages;
pub mod policy;
pub mod ridge;
pub mod rollout;
pub mod solution;
