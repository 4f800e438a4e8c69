//! The app: a window, two screens, and the one place where intents become commands.

mod access;
pub mod desk;
mod display;
pub mod intents;
mod run;
mod screens;
pub mod settings;
mod window;

pub use display::NoDisplay;
pub use run::{Options, run};
