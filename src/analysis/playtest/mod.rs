//! Plays by bots: one, or many at once, and what they show.

pub mod campaign;
pub mod findings;
pub mod odd;
pub mod play;
pub mod summary;
pub mod tally;
pub mod watch;

pub use play::{MOST_COMMANDS, Outcome, play};
