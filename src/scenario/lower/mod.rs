//! From what a file says to a model that can be played: one pass per file, every mistake reported, none fatal to the next.

mod conditions;
mod effects;
mod load;
mod measures;
mod names;
mod papers;
mod people;
mod scenes;
mod setting;
mod ways;

pub use load::{FORMAT, Loaded, load};
use load::{Lower, label};
pub use names::RESERVED;
