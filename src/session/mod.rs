//! One play: its settings, its log, its digest, and the record that it leaves.

pub mod play;
pub mod record;

pub use play::{Mode, Session, Step};
pub use record::{Record, RecordError};
