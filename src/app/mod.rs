//! The app: a window, two screens, and the one place where intents become commands.

mod access;
mod ahead;
mod capture;
mod class_shots;
pub mod desk;
mod display;
pub mod intents;
pub mod pages;
mod png;
mod run;
pub mod screens;
pub mod settings;
mod shots;
mod shown;
mod still;
mod textures;
pub mod think;
mod trace;
mod window;
pub mod workshop;
mod workshop_shots;

pub use capture::{Order, capture};
pub use display::NoDisplay;
pub use run::{Options, furnish, run};
