//! The game total: outcome and practice as one sum, between the worst and the best that a play can reach.

use super::Rubric;
use super::outcome::Milli;

/// The worst and the best that a play can reach, in thousandths of a point.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Range {
    /// The worst.
    pub worst: Milli,
    /// The best.
    pub best: Milli,
}

impl Range {
    /// How wide it is; at least a point.
    pub fn width(self) -> Milli {
        (self.best - self.worst).max(1000)
    }

    /// The total of a score, 0 to 1000.
    pub fn total(self, score: Milli) -> u32 {
        let at = (score - self.worst).saturating_mul(1000) / self.width();
        u32::try_from(at.clamp(0, 1000)).unwrap_or(0)
    }

    /// A loss in permille of the range.
    pub fn permille(self, loss: Milli) -> u32 {
        u32::try_from(loss.max(0).saturating_mul(1000) / self.width()).unwrap_or(u32::MAX)
    }
}

/// How a decision is called.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Word {
    /// As good as any.
    Best,
    /// Sound.
    Sound,
    /// Weak.
    Weak,
    /// Costly.
    Costly,
    /// The play turned here.
    TurningPoint,
}

impl Word {
    /// What it is called.
    pub fn name(self) -> &'static str {
        match self {
            Self::Best => "Best",
            Self::Sound => "Sound",
            Self::Weak => "Weak",
            Self::Costly => "Costly",
            Self::TurningPoint => "Turning point",
        }
    }

    /// The word for a loss, in permille of the range.
    pub fn of(rubric: &Rubric, loss: u32) -> Self {
        let words = &rubric.words;
        match loss {
            loss if loss <= words.best => Self::Best,
            loss if loss <= words.sound => Self::Sound,
            loss if loss <= words.weak => Self::Weak,
            loss if loss <= words.costly => Self::Costly,
            _ => Self::TurningPoint,
        }
    }
}

/// The stars of a total, 0 to 5.
pub fn stars(rubric: &Rubric, total: u32) -> usize {
    rubric.stars.iter().filter(|from| total >= **from).count()
}
