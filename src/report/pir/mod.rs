//! The post-implementation review: the document that a coordinator hands in, made from the record and nothing else.
//!
//! Architecture invariant: it shows what came to light in the play and no more; what was true behind it stands in the
//! trainer's appendix, which is asked for by name and only there once the play is over. What somebody said in confidence
//! stays out of it.

mod actions;
mod lessons;
mod log;
mod register;
mod words;
mod write;

pub use write::{Appendix, pir};
