//! Warroom.
pub mod analysis;
pub mod diagnostics;
pub mod platform;
pub mod scenario;
pub mod session;
pub mod sim;
pub mod text;
pub mod view;
