//! The review of one play: what each decision cost or gained, given what could be known.
//!
//! Architecture invariant: nothing here reads a clock. Whoever has time calls [`Reviewer::step`](reviewer::Reviewer::step)
//! again, and the same number of steps gives the same review.

pub mod review;
pub mod reviewer;
pub mod turn;
pub mod what_if;
