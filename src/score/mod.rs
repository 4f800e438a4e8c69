//! The score: what became of the change, what the player showed, and how conflict was handled, each by the rubric.
//!
//! Architecture invariant: nothing here searches. Bounds reach [`total`] as arguments.

pub mod evidence;
pub mod fit;
pub mod outcome;
pub mod profile;
pub mod rubric;
pub mod total;

pub use rubric::Rubric;
