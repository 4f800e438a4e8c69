//! A trainer's tests: playthroughs written in RON beside the scenario, checked like a scenario, played live and through saves.
//!
//! Architecture invariant: a test sees what a player can see and what the review tells; it reads no clock and no files.

pub mod expect;
pub mod lower;
mod names;
pub mod raw;
pub mod rules;
pub mod run;
mod told;
mod values;

pub use lower::{Loaded, Trial, load};
pub use run::{Verdict, run};
