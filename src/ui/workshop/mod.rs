//! The workshop: a scenario file as it is written, its map, every value and condition of a rehearsal, and its people.

pub mod begin;
pub mod chooser;
pub mod conditions;
pub mod controls;
pub mod file;
pub mod findings;
pub mod map;
pub mod model;
pub mod moment;
pub mod page;
pub mod portraits;
pub mod state;

pub use model::{Ask, FileView, Shelved, StoryView, Tab, WorkshopState, WorkshopView};
pub use page::{dropped, workshop_ui};
