//! One play: its settings, its log, its digest, and the record that it leaves.

pub mod class;
pub mod play;
pub mod record;
pub mod rehearsal;
pub mod setup;

pub use class::{Ballot, Class};
pub use play::{Mode, Session, Step};
pub use record::{Record, RecordError};
pub use rehearsal::{Rehearsal, Stopped};
pub use setup::Setup;
