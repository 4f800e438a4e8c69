//! What can be seen: plain data made from scenario and state, shared by the app and the terminal.
//!
//! Architecture invariant: a view never shows what the player cannot know, and never changes anything.

pub mod calendar;
pub mod class;
pub mod coach;
pub mod company;
pub mod aftermath;
pub mod course;
pub mod drawers;
pub mod gauges;
pub mod heard;
pub mod night;
pub mod hub;
pub mod papers;
pub mod people;
pub mod register;
pub mod reasons;
pub mod scene;
pub mod table;
pub mod verdict;
pub mod words;
pub mod workshop;

pub use aftermath::{After, Aftermath, aftermath};
pub use calendar::{Calendar, calendar};
pub use coach::{Coach, coach};
pub use company::company;
pub use course::{Course, Moment, Stretch, course};
pub use drawers::{Agreement, Entry, Evidence, agreements, board, evidence, transcript};
pub use gauges::{Gauges, Scale, gauges};
pub use hub::{HubView, RoomView, Standing, hub};
pub use night::{NightView, Rollback, Service, night};
pub use papers::{Paper, papers};
pub use people::{PersonView, RelationView, people, person, relations};
pub use reasons::{Because, Reason, Reasons, Way, reasons};
pub use register::{Register, register};
pub use scene::{Clock, LineView, OptionView, SceneView, VisitView, ending, scene};
pub use table::{Draft, MeasureView, TableView, WindowView, draft, table};
pub use verdict::{AnswerView, RulingView, VerdictView, verdict};
pub use words::refused;
