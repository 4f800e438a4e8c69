//! What gives the best option of a decision away: helps to the rules that look for it.

use super::index::Decision;
use super::{Ground, index};
use crate::scenario::raw::{Choice, Cond};
use crate::score::Rubric;

/// Fewer decisions than this are no pattern.
pub const LEAST: usize = 4;

/// The decisions in which one option has better evidence than all others, with the position of that option. Options that are
/// not always offered do not count.
pub fn bests<'a>(ground: &'a Ground<'a>) -> impl Iterator<Item = (&'a index::Decision<'a>, usize)> {
    let best = |decision: &'a Decision<'a>| {
        let worth: Vec<Option<i32>> = decision.choices.iter().map(worth).collect();
        let top = worth.iter().flatten().max()?;
        let at = worth.iter().position(|worth| worth.as_ref() == Some(top))?;
        let alone = worth.iter().filter(|worth| worth.as_ref() == Some(top)).count() == 1;
        (alone && worth.iter().flatten().count() > 1).then_some((decision, at))
    };
    ground.index.decisions.iter().filter_map(best)
}

/// What the evidence of a choice is worth, in points.
fn worth(choice: &Choice) -> Option<i32> {
    let points = |level: u8| Rubric::itil4().evidence.get(usize::from(level.clamp(1, 5)) - 1).copied().unwrap_or(0);
    let counts = choice.when == Cond::Always && !choice.shows.is_empty();
    counts.then(|| choice.shows.iter().map(|(_, level)| points(level.value)).sum())
}
