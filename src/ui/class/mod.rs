//! Class mode: a play on a projector, with votes that are counted, shown, and compared with the review.

pub mod compare;
pub mod cover;
pub mod model;
pub mod strip;
pub mod vote;

pub use cover::cover_ui;
pub use model::{Ask, ClassState, ClassView};
