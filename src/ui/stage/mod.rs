//! The stage: one room at night, painted from shapes; the lamp is on the right, so light and shadow fall from there.

pub mod bust;
pub mod faces;
pub mod palette;
pub mod place;
pub mod room;
pub mod solid;

pub use place::{Actor, Stage, stage_ui};
