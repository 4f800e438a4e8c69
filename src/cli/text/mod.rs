//! A play in the terminal, line by line, fit for a screen reader.

mod commands;
mod drawers;
mod game;
mod here;
pub mod resume;
pub mod shelf;
mod table;

pub use game::Game;
