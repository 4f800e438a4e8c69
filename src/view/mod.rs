//! What can be seen: plain data made from scenario and state, shared by the app and the terminal.
//!
//! Architecture invariant: a view never shows what the player cannot know, and never changes anything.

pub mod calendar;
pub mod company;
pub mod drawers;
pub mod gauges;
pub mod heard;
pub mod people;
pub mod register;
pub mod scene;
pub mod table;
pub mod words;

pub use calendar::{Calendar, calendar};
pub use company::company;
pub use drawers::{Agreement, Entry, Evidence, Paper, agreements, evidence, papers, transcript};
pub use gauges::{Gauges, Scale, gauges};
pub use people::{PersonView, RelationView, people, person, relations};
pub use register::{Register, register};
pub use scene::{Clock, LineView, OptionView, SceneView, VisitView, ending, scene};
pub use table::{Draft, MeasureView, TableView, WindowView, draft, table};
pub use words::refused;
