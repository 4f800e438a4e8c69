//! The review of a play that is over: what came of it, every decision, and what was shown.

mod competencies;
mod decisions;
pub mod marks;
mod model;
mod options;
mod outcome;
mod page;
mod waterfall;
mod what_if;

pub use model::{Asked, ReviewState, ReviewView, Stage, Tab};
pub use page::{keys, review_ui};
