//! Players made of rules; one file each.

mod bot;
pub mod random;

pub use bot::Bot;
