//! What class mode shows, what it remembers, and what can be asked for in it.

use crate::view::class::{Held, Vote};

/// What is asked for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Ask {
    /// Class mode on or off.
    Turn,
    /// So many more hands for an option; fewer where negative.
    Count {
        /// The decision, from 1.
        decision: usize,
        /// In a hub, the visit.
        place: String,
        /// The option.
        option: String,
        /// How many.
        by: i32,
    },
    /// Take the last count back.
    Undo,
    /// Show what came of the vote.
    Reveal {
        /// The decision, from 1.
        decision: usize,
        /// In a hub, the visit.
        place: String,
    },
}

/// What the class sees of a play.
#[derive(Clone, Default)]
pub struct ClassView {
    /// The vote at the moment.
    pub vote: Option<Vote>,
    /// Once the play is over, the votes that were held.
    pub held: Vec<Held>,
}

/// What class mode remembers between frames.
#[derive(Clone, Copy, Default, Debug, PartialEq, Eq)]
pub struct ClassState {
    /// Whether the vote is open; at the end, the comparison.
    pub open: bool,
    /// Whether the gauges are shown.
    pub gauges: bool,
    /// Whether the page is covered.
    pub covered: bool,
}
