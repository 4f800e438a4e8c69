//! What is doubtful about a scenario that can be played: one rule per file, each with its page and its examples.

pub mod approved;
pub mod cues;
mod each;
mod findings;
mod ground;
mod logic;
mod same;
mod index;
mod pages;
mod rule;
mod rules;
mod run;
mod switches;

pub use each::each;
pub use findings::Findings;
pub use ground::Ground;
pub use index::{Asked, By, Decision, Done, Index, Kind, Lines, Mentions, Role, Words, span_of};
pub use logic::Logic;
pub use pages::{page, pages};
pub use rule::{Page, Rule};
pub use rules::RULES;
pub use run::{Checked, run};
