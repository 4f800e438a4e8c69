//! The words for what the model holds as numbers and names.

use crate::scenario::Scenario;
use crate::scenario::model::{Authority, Mood, PersonId};
use crate::sim::options::Openness;
use crate::sim::{Refused, State, table::Problem};
use crate::text::time;

/// Trust in five bands.
pub const TRUST: [&str; 5] = ["hostile", "wary", "reserved", "open", "trusting"];

/// The band of trust, 0 to 4.
pub fn trust_band(trust: u8) -> usize {
    usize::from(trust.min(99) / 20)
}

/// The band of tension after Glasl, 1 to 3; 0 for none.
pub fn tension_band(tension: u8) -> usize {
    match tension {
        0 => 0,
        1..=3 => 1,
        4..=6 => 2,
        _ => 3,
    }
}

/// Tension in words: Glasl's three bands, and none.
pub fn tension(tension: u8) -> &'static str {
    ["at ease", "strained", "against each other", "past talking"][tension_band(tension)]
}

/// What authority a choice needs beyond the coordinator's own; `None` where it needs no other.
pub fn authority(authority: Authority) -> Option<&'static str> {
    match authority {
        Authority::Advises | Authority::Coordinates => None,
        Authority::Owns => Some("belongs to an owner"),
        Authority::Approves => Some("belongs to the change authority"),
    }
}

/// A mood in a word.
pub fn mood(mood: Mood) -> &'static str {
    match mood {
        Mood::Calm => "calm",
        Mood::Concerned => "concerned",
        Mood::Angry => "angry",
        Mood::Relieved => "relieved",
        Mood::Thinking => "thinking",
        Mood::Silent => "silent",
    }
}

/// Why an option is locked.
pub fn locked(scenario: &Scenario, state: &State, openness: Openness) -> Option<String> {
    match openness {
        Openness::Open | Openness::Hidden => None,
        Openness::Locked(why) => {
            let why = scenario.text(why);
            Some(if why.is_empty() { "Not possible now.".to_owned() } else { why.to_owned() })
        }
        Openness::NoTime(until) => Some(format!("There is no time for it before {}.", time::moment(until, state.now))),
    }
}

/// A person's first name, for short places.
pub fn first_name(scenario: &Scenario, person: PersonId) -> &str {
    let name = scenario.text(scenario.cast[person.index()].name);
    name.split_whitespace().next().unwrap_or(name)
}

/// Whose hours something takes: `Bert 4 h, Goran 3 h`; empty where it takes nobody's.
pub fn hours(scenario: &Scenario, hours: &[(PersonId, u32)]) -> String {
    let each =
        hours.iter().map(|(who, minutes)| format!("{} {}", first_name(scenario, *who), time::duration(*minutes)));
    each.collect::<Vec<_>>().join(", ")
}

/// Names as they stand in a sentence: `Goran`, `Goran and Nadia`, `Goran, Nadia and 2 others`.
pub fn names(scenario: &Scenario, people: &[PersonId]) -> String {
    let first: Vec<&str> = people.iter().map(|who| first_name(scenario, *who)).collect();
    match first[..] {
        [] => String::new(),
        [one] => one.to_owned(),
        [one, two] => format!("{one} and {two}"),
        [one, two, three] => format!("{one}, {two} and {three}"),
        [one, two, ref more @ ..] => format!("{one}, {two} and {} others", more.len()),
    }
}

/// A reason why a package cannot be put forward.
pub fn problem(scenario: &Scenario, state: &State, problem: Problem) -> String {
    let title = |id: crate::scenario::model::MeasureId| scenario.text(scenario.measures[id.index()].title);
    match problem {
        Problem::WindowPast => "This window has passed.".into(),
        Problem::NoticePast(at) => {
            format!("Those affected had to be told by {}; that is over.", time::moment(at, state.now))
        }
        Problem::NotYet(id) => {
            let why = scenario.text(scenario.measures[id.index()].why_not);
            let why = if why.is_empty() { "Too little is known for it." } else { why };
            format!("{}: {why}", title(id))
        }
        Problem::Excludes(id, other) => format!("{}: not beside \u{201c}{}\u{201d}.", title(id), title(other)),
        Problem::StandsOn(id, other) => format!("{}: needs \u{201c}{}\u{201d} first.", title(id), title(other)),
        Problem::StandsOnOne(id, other) => {
            format!("{}: needs something like \u{201c}{}\u{201d} first.", title(id), title(other))
        }
        Problem::TooLate { measure, takes, left } => format!(
            "{}: takes {}, and the window opens in {}.",
            title(measure),
            time::duration(takes),
            time::duration(left)
        ),
        Problem::OverBooked { person, asked, has } => format!(
            "{} would need {} and has {}.",
            first_name(scenario, person),
            time::duration(asked),
            time::duration(has)
        ),
    }
}

/// Why a command was not carried out, and what to do instead.
pub fn refused(scenario: &Scenario, state: &State, refused: &Refused) -> String {
    match refused {
        Refused::Over => "The story is over.".into(),
        Refused::NotOpen(openness) => {
            locked(scenario, state, *openness).unwrap_or_else(|| "That is not open here.".into())
        }
        Refused::NoTable => "There is no table here; packages are proposed at the table.".into(),
        Refused::Package(problems) => {
            let all: Vec<String> = problems.iter().map(|item| problem(scenario, state, *item)).collect();
            format!("This cannot be put forward as it is. {}", all.join(" "))
        }
        Refused::NothingToForward => "Nothing has been proposed yet: propose a window and measures first.".into(),
        Refused::Endless => "This story goes round in circles; take some of it back, or start anew.".into(),
        Refused::Unknown => "The scenario has no such window or measure.".into(),
    }
}
