//! All ways through a story for somebody who is told the world, with everything left out that is not looked at.

/// A step of a person's trust: the most and the least that it can be.
pub type Step = (u8, i16, i16);

/// An item of the graph. Whatever it leads to stands before it in the list.
pub enum Item {
    /// The story is over.
    Over,
    /// Something happens: steps of trust, points, and what comes then.
    Go {
        /// Where the steps of trust stand in the list of all.
        steps: (u32, u32),
        /// Points, in thousandths.
        points: f64,
        /// What comes then.
        to: u32,
    },
    /// The best of several.
    Best(Box<[u32]>),
    /// One of several falls.
    Chance(Box<[(f64, u32)]>),
    /// One interruption falls of those that are open, by weight. The first so many are open for certain; without any the story
    /// goes on with the last.
    Event(Box<[(f64, u32)]>, usize, u32),
}

/// The graph, or there are more items than were allowed.
pub struct Graph {
    /// Its items.
    pub items: Vec<Item>,
    /// All steps of trust.
    pub steps: Vec<Step>,
    /// Where it begins.
    pub root: u32,
}

/// The graph has more items than were allowed, or goes round in circles.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct TooLarge;

/// How closely states are looked at.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Close {
    /// Tensions.
    pub tension: bool,
    /// Which interruptions have come.
    pub interrupted: bool,
}
