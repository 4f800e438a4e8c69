//! Players made of rules; one file each.

mod bot;
mod choosing;
pub mod greedy;
pub mod least_used;
pub mod mode;
pub mod quiet;
pub mod random;
pub mod roster;
pub mod seeker;
pub mod textbook;

pub use bot::Bot;
