//! Warroom.
pub mod diagnostics;
pub mod platform;
pub mod scenario;
pub mod session;
pub mod sim;
pub mod text;
pub mod view;
#[cfg(feature = "app")]
pub mod app;
#[cfg(feature = "app")]
pub mod ui;
