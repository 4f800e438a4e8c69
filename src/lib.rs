//! Warroom: a simulator for the conversation before a change goes live.
//!
//! This is the map of the house, in reading order. Each room imports only what stands above it; `app` and `cli` are
//! roots and may use everything.
//!
//! ```text
//! RON text -> spanned tree -> raw values -> lowering passes -> (Option<Scenario>, Vec<Diagnostic>)
//! Scenario + seed + [Command] -> sim -> [Event] -> State        the log is the truth
//! [Command] + chain -> session record -> file                   saving is writing the log, loading is replaying it
//! Scenario + State -> view (plain data) -> ui (egui) -> intent -> Command
//! ```
//!
//! | To learn | read |
//! |---|---|
//! | what a scenario file may say | [`scenario::raw`], and `scenarios/README.md` with an example for each field |
//! | what a mistake in it looks like | [`diagnostics`], [`scenario::lower`]; what is only doubtful: [`check`] |
//! | what is so in a play | [`sim::state`]; what can happen: [`sim::event`]; what follows from what: [`sim::decide`] |
//! | how the three gauges are computed | [`sim::gauges`] |
//! | how people answer at the table | [`sim::table`] |
//! | what a play is worth, and why | [`score`] |
//! | how chance works | [`sim::rng`] |
//! | what the best way of playing comes to, and how that is known | [`analysis::solver`] |
//! | what an editor can say about a file that is being written | [`editor`]; how it reaches the editor: `cli` |
//! | what a decision cost | [`debrief`]; in words: [`report`] |
//! | how a story is tried out as it is written | [`session::rehearsal`], [`view::workshop`], [`platform::reread`] |
//! | how a play is saved | [`session::record`], [`platform::saves`] |
//! | what a trainer's test may say, and how it is run | [`trial::raw`], [`trial::run`] |
//! | what a screen shows | [`view`]; how it looks: `ui`; how it runs: `app`; without a screen: `cli` |
//!
//! Everything from `diagnostics` to `debrief` is the core: no input or output, no clock, no entropy (plays draw by
//! `sim::rng`, searches by seeded dice of their own), no floating point in the state. It builds and is tested with `--no-default-features`.

pub mod diagnostics;
pub mod scenario;
pub mod sim;
pub mod score;
pub mod check;
pub mod analysis;
pub mod editor;
pub mod debrief;
pub mod session;
pub mod text;
pub mod platform;
pub mod report;
pub mod view;
pub mod trial;
#[cfg(feature = "app")]
pub mod ui;
#[cfg(feature = "app")]
pub mod app;

pub mod cli;
