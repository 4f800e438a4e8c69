//! Warroom.
#[cfg(feature = "app")]
pub mod app;
pub mod diagnostics;
pub mod platform;
pub mod scenario;
pub mod session;
pub mod sim;
pub mod text;
#[cfg(feature = "app")]
pub mod ui;
pub mod view;
