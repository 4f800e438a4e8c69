//! What gives the best option of a decision away: helps to the rules that look for it.

use super::index::Decision;
use super::{Findings, Ground, Rule, index};
use crate::scenario::raw::{Choice, Cond};
use crate::score::Rubric;

/// Fewer decisions than this are no pattern.
pub const LEAST: usize = 4;

/// So many places are shown of a pattern.
pub const SHOWN: usize = 3;

/// What is said at each further place of a pattern; at the last that is shown, how many more there are.
pub fn also(at: usize, all: usize) -> String {
    match all.saturating_sub(SHOWN) {
        more if more > 0 && at + 1 == SHOWN => format!("as here, and at {more} more"),
        _ => "as here".into(),
    }
}

/// Reports a rule where in more than three of four decisions the best option is told apart from each of the others by something
/// that anybody sees: `alone` is asked of the best and of another one, and `what` says it in words.
pub fn given_away(
    ground: &Ground,
    out: &mut Findings,
    rule: &'static Rule,
    what: &str,
    hint: &str,
    alone: impl Fn(&Choice, &Choice) -> bool,
) {
    let (mut decided, mut given) = (0, Vec::new());
    for (decision, best) in bests(ground) {
        decided += 1;
        let chosen = &decision.choices[best];
        let mut others = decision.choices.iter().enumerate().filter(|(at, _)| *at != best);
        if others.all(|(_, other)| alone(chosen, other)) {
            given.push(chosen.say.span);
        }
    }
    if decided >= LEAST && given.len() * 4 > decided * 3 {
        let mut says = rule.says(format!("in {} of {decided} decisions the best option is {what}", given.len()));
        for (at, place) in given.iter().take(SHOWN).enumerate() {
            says = says.at(*place, if at == 0 { format!("the best, and {what}") } else { also(at, given.len()) });
        }
        out.push(says.hint(hint));
    }
}

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
