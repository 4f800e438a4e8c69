//! The simulation: commands in, events out, the log is the truth.
//!
//! Architecture invariant: nothing here does IO, reads a clock, or draws chance outside [`rng`].

pub mod apply;
pub mod command;
pub mod cond;
pub mod decide;
pub mod effects;
pub mod event;
pub mod gauges;
mod go_live;
pub mod options;
pub mod rng;
pub mod state;
pub mod table;

pub use command::Command;
pub use decide::{MOST_COMMANDS, Refused, act, start};
pub use event::Event;
pub use state::State;
