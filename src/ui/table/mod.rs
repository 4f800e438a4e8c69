//! The table on the screen: a package is put together against people's hours, answered one by one, and decided on.

pub mod answers;
pub mod compose;
pub mod hours;
pub mod measures;
pub mod outlook;
pub mod page;
pub mod ruling;
pub mod slip;
pub mod stage;
pub mod windows;

pub use answers::{pending, verdict_ui};
pub use page::{needs, table_ui};
