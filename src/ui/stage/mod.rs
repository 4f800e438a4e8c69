//! The stage: one room at night, painted from shapes; the people are drawn by `art`; the lamp is on the right, so light and shadow fall from there.

pub mod bust;
pub mod palette;
pub mod place;
pub mod room;

pub use place::{Actor, Stage, stage_ui};
