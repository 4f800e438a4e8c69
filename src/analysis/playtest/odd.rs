//! The odd plays among many: those that went wrong, and the furthest on either side, each with what replays it.

use super::tally::{Close, Sample};
use crate::sim::Command;

/// How a play is odd.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Warroom failed.
    Crashed,
    /// Nothing could be done, and the story was not over.
    Stuck,
    /// It took as many commands as a play can.
    Endless,
    /// The story was over and no ending fitted.
    NoEnding,
    /// The highest score.
    Highest,
    /// The lowest score.
    Lowest,
    /// The most service lost.
    MostLost,
    /// The least trust of the person who trusts least.
    LeastTrust,
    /// The most decisions.
    Longest,
    /// The fewest decisions.
    Shortest,
}

impl Kind {
    /// All of them, what went wrong first.
    pub const ALL: [Self; 10] = [
        Self::Crashed,
        Self::Stuck,
        Self::Endless,
        Self::NoEnding,
        Self::Highest,
        Self::Lowest,
        Self::MostLost,
        Self::LeastTrust,
        Self::Longest,
        Self::Shortest,
    ];

    /// Whether a play of this kind is a fault of the scenario or of Warroom.
    pub fn is_fault(self) -> bool {
        self <= Self::NoEnding
    }

    /// How far a play goes in this way; `None` if it does not.
    pub fn reach(self, sample: &Sample) -> Option<i64> {
        let closed = |close| (sample.close == close).then_some(0);
        let played = (sample.close != Close::Crashed).then_some(sample);
        match self {
            Self::Crashed => closed(Close::Crashed),
            Self::Stuck => closed(Close::Stuck),
            Self::Endless => closed(Close::Endless),
            Self::NoEnding => closed(Close::NoEnding),
            Self::Highest => played.map(|sample| sample.score),
            Self::Lowest => played.map(|sample| -sample.score),
            Self::MostLost => played.map(|sample| i64::from(sample.downtime)),
            Self::LeastTrust => played.map(|sample| -i64::from(sample.lowest)),
            Self::Longest => played.map(|sample| i64::from(sample.decisions)),
            Self::Shortest => played.map(|sample| -i64::from(sample.decisions)),
        }
    }
}

/// An odd play.
#[derive(Clone, PartialEq, Debug)]
pub struct Odd {
    /// How it is odd.
    pub kind: Kind,
    /// What it came to.
    pub sample: Sample,
    /// Its commands.
    pub script: Vec<Command>,
}

/// The first play that goes furthest in each way.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Odds {
    found: Vec<Odd>,
}

impl Odds {
    /// Looks at a play.
    pub fn see(&mut self, sample: &Sample, script: &[Command]) {
        for kind in Kind::ALL {
            self.keep(kind, sample, script);
        }
    }

    fn keep(&mut self, kind: Kind, sample: &Sample, script: &[Command]) {
        let Some(reach) = kind.reach(sample) else { return };
        match self.found.iter_mut().find(|odd| odd.kind == kind) {
            None => self.found.push(Odd { kind, sample: *sample, script: script.to_vec() }),
            Some(odd) if kind.reach(&odd.sample) < Some(reach) => {
                *odd = Odd { kind, sample: *sample, script: script.to_vec() };
            }
            Some(_) => {}
        }
    }

    /// Adds what was found among later plays.
    pub fn add(&mut self, later: &Self) {
        later.found.iter().for_each(|odd| self.keep(odd.kind, &odd.sample, &odd.script));
    }

    /// What was found, faults first.
    pub fn all(&self) -> Vec<&Odd> {
        let mut all: Vec<&Odd> = self.found.iter().collect();
        all.sort_by_key(|odd| odd.kind);
        all
    }
}
