//! What can be seen: plain data made from scenario and state, shared by the app and the terminal.
//!
//! Architecture invariant: a view never shows what the player cannot know, and never changes anything.

pub mod drawers;
pub mod gauges;
pub mod heard;
pub mod papers;
pub mod people;
pub mod scene;
pub mod table;
pub mod words;

pub use drawers::{Agreement, Entry, Evidence, Register, agreements, board, evidence, register, transcript};
pub use gauges::{Gauges, Scale, gauges};
pub use papers::{Paper, papers};
pub use people::{PersonView, people, person};
pub use scene::{Clock, LineView, OptionView, SceneView, VisitView, ending, scene};
pub use table::{Draft, MeasureView, TableView, WindowView, draft, table};
pub use words::refused;
