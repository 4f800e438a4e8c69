//! The words of the document: moments, names, and what the model holds as kinds.

use crate::scenario::Scenario;
use crate::scenario::model::{Authority, Decision, PersonId};
use crate::sim::table;
use crate::text::time;

/// A moment as the document dates it: `Tuesday 17:52`, after the first week `Sunday 02:00, week 2`.
pub fn stamp(minute: u32) -> String {
    let (day, clock) = (time::day(minute), time::clock(minute));
    match minute / 10080 {
        0 => format!("{day} {clock}"),
        week => format!("{day} {clock}, week {}", week + 1),
    }
}

/// The end of the working day so many working days after a moment.
pub fn due(from: u32, working_days: u32) -> u32 {
    let mut day = from / 1440;
    let mut left = working_days;
    while left > 0 {
        day += 1;
        left -= u32::from(day % 7 < 5);
    }
    day * 1440 + 17 * 60
}

/// A person's name.
pub fn name(scenario: &Scenario, who: PersonId) -> &str {
    scenario.cast.get(who.index()).map_or("", |person| scenario.text(person.name))
}

/// A person with their role.
pub fn with_role(scenario: &Scenario, who: PersonId) -> String {
    let role = scenario.cast.get(who.index()).map_or("", |person| scenario.text(person.role));
    if role.is_empty() { name(scenario, who).to_owned() } else { format!("{}, {role}", name(scenario, who)) }
}

/// Things in a sentence: `one`, `one and another`, `one, another and a third`.
pub fn list(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [all @ .., last] => format!("{} and {last}", all.join(", ")),
    }
}

/// A title without its full stop, so that it can stand in a sentence.
pub fn bare(words: &str) -> &str {
    words.trim().trim_end_matches('.')
}

/// A number of things: `1 fact`, `3 facts`.
pub fn count(number: usize, one: &str, many: &str) -> String {
    if number == 1 { format!("1 {one}") } else { format!("{number} {many}") }
}

/// The titles of measures.
pub fn measures(scenario: &Scenario, set: u64) -> Vec<String> {
    let all = table::bits(set & scenario.all_measures());
    all.map(|at| bare(scenario.text(scenario.measures[at].title)).to_owned()).collect()
}

/// Minutes of something lost.
pub fn lost(minutes: u32) -> String {
    if minutes == 0 { "none".to_owned() } else { time::duration(minutes) }
}

/// What the change authority decided.
pub fn decided(decision: Decision) -> &'static str {
    match decision {
        Decision::Approve => "approved the package",
        Decision::Return => "sent the package back to the table",
        Decision::Keep => "kept the change as it stood on the schedule",
    }
}

/// By whose authority a choice is made.
pub fn authority(scenario: &Scenario, authority: Authority) -> String {
    match authority {
        Authority::Advises | Authority::Coordinates => "Change coordinator".to_owned(),
        Authority::Owns => "Belongs to the owner; taken by the change coordinator".to_owned(),
        Authority::Approves => match &scenario.authority {
            Some(authority) => format!("Belongs to the change authority, {}", name(scenario, authority.person)),
            None => "Belongs to the change authority".to_owned(),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_keep_to_working_days() {
        let friday = 4 * 1440 + 600;
        assert_eq!(stamp(due(friday, 1)), "Monday 17:00, week 2");
        assert_eq!(stamp(due(friday + 1440, 5)), "Friday 17:00, week 2");
        assert_eq!(stamp(friday), "Friday 10:00");
    }
}
