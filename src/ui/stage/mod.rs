//! The stage: people in a place that follows the clock; the lamp is on the right, so light and shadow fall from there.

pub mod board;
pub mod bust;
pub mod hour;
pub mod palette;
pub mod place;
pub mod ring;
pub mod room;
pub mod scenery;
pub mod seats;
pub mod voice;

pub use board::board_pressed;
pub use place::{Actor, Answer, Stage, stage_ui};
pub use ring::ring_ui;
