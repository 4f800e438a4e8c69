//! The review of one play: what each decision cost or gained, given what could be known.
//!
//! Architecture invariant: nothing here reads a clock. Whoever has time calls [`Reviewer::step`](reviewer::Reviewer::step)
//! again, and the same steps give the same review.

pub mod piece;
pub mod review;
pub mod reviewer;
pub mod sheet;
pub mod turn;
pub mod what_if;
