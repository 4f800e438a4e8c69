//! What a class sees: the vote at the moment, and all its votes once the play is over.

use super::hub::{Standing, hub};
use super::scene::scene;
use super::table::table;
use crate::scenario::Scenario;
use crate::scenario::model::SceneKind;
use crate::session::{Ballot, Class, Session};
use crate::sim::Command;
use crate::text::time;

/// The vote at the moment.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Vote {
    /// The decision, from 1.
    pub decision: usize,
    /// In a hub, the visit; empty elsewhere.
    pub place: String,
    /// What is asked.
    pub asks: &'static str,
    /// What can be voted for.
    pub rows: Vec<Row>,
    /// All hands.
    pub total: u32,
    /// Whether the trainer has shown what came of it.
    pub revealed: bool,
    /// Whether a count can be taken back.
    pub can_undo: bool,
}

/// Something to vote for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Row {
    /// Its id: of a choice, a visit, or a window.
    pub id: String,
    /// The words.
    pub words: String,
    /// What it takes.
    pub note: String,
    /// Why it cannot be taken.
    pub locked: Option<String>,
    /// The hands for it.
    pub votes: u32,
}

/// A vote that was held, as it is compared in the end.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Held {
    /// The decision, from 1.
    pub decision: usize,
    /// What was voted for with its hands, the most first; and whether it is what was taken.
    pub rows: Vec<(String, u32, bool)>,
    /// All hands.
    pub total: u32,
    /// What was taken, in words.
    pub taken: String,
}

/// The vote at the moment; in a hub in one of its visits, where one is being paid. `None` where nothing is to be decided.
pub fn vote(session: &Session, class: &Class, visit: Option<&str>) -> Option<Vote> {
    let (scenario, state) = (session.scenario().as_ref(), session.state());
    if session.over() {
        return None;
    }
    let here = scene(scenario, state);
    let decision = session.steps().len() + 1;
    let visit = visit.and_then(|key| here.visits.iter().find(|visit| visit.key == key));
    let place = visit.map_or(String::new(), |visit| visit.key.clone());
    let ballot = class.ballot(decision, &place);
    let row = |id: &str, words: &str, note: &str, locked: Option<String>| Row {
        id: id.to_owned(),
        words: words.to_owned(),
        note: note.to_owned(),
        locked,
        votes: ballot.map_or(0, |ballot| ballot.votes(id)),
    };
    let takes = |words: &str| if words.is_empty() { String::new() } else { format!("Takes {words}") };
    let (asks, rows): (_, Vec<Row>) = match (here.kind, visit) {
        (SceneKind::Table, _) => {
            let windows = table(scenario, state).map(|table| table.windows).unwrap_or_default();
            let rows = windows.iter().map(|window| {
                let opens =
                    if window.opens_in.is_empty() { String::new() } else { format!("Opens in {}", window.opens_in) };
                row(&window.key, &window.title, &opens, window.locked.clone())
            });
            ("Which window do you go for?", rows.collect())
        }
        (SceneKind::Hub, None) => {
            // In the order, and with the times, of the house that everybody sees.
            let house = hub(session);
            let rooms = house.iter().flat_map(|house| house.reading().into_iter().map(|at| &house.rooms[at]));
            let visits = rooms.map(|room| {
                let words = format!("{} \u{b7} {}", room.title, room.place);
                let (note, locked) = match &room.standing {
                    Standing::Open => (takes(&room.takes_words), None),
                    Standing::Seen(_, when) => (String::new(), Some(format!("Seen at {when}"))),
                    Standing::Locked(why) => (String::new(), Some(why.clone())),
                    Standing::TooLate => (String::new(), Some("The evening is too short for it".to_owned())),
                };
                row(&room.key, words.trim_end_matches(", "), &note, locked)
            });
            let own = here
                .options
                .iter()
                .map(|option| row(&option.key, &option.text, &takes(&option.takes), option.locked.clone()));
            ("Whom do you see?", visits.chain(own).collect())
        }
        (_, visit) => {
            let options = visit.map_or(&here.options, |visit| &visit.options);
            let rows = options
                .iter()
                .map(|option| row(&option.key, &option.text, &takes(&option.takes), option.locked.clone()));
            ("What do you say or do?", rows.collect())
        }
    };
    (!rows.is_empty()).then(|| Vote {
        decision,
        place,
        asks,
        rows,
        total: ballot.map_or(0, Ballot::total),
        revealed: ballot.is_some_and(|ballot| ballot.revealed),
        can_undo: class.can_undo(),
    })
}

/// The votes that were held, with what was taken in each.
pub fn held(session: &Session, class: &Class) -> Vec<Held> {
    let scenario = session.scenario();
    let ballots = class.ballots.iter().filter(|ballot| ballot.total() > 0);
    ballots
        .filter_map(|ballot| {
            let step = session.steps().get(ballot.decision.checked_sub(1)?)?;
            let line = step.command.to_line(scenario);
            let mut rows: Vec<(String, u32, bool)> = ballot
                .counts
                .iter()
                .filter(|(_, votes)| *votes > 0)
                .map(|(id, votes)| (words(scenario, id), *votes, was_taken(scenario, step.command, id)))
                .collect();
            rows.sort_by_key(|(_, votes, _)| std::cmp::Reverse(*votes));
            let taken = match step.command {
                Command::Choose(id) => scenario.text(scenario.choices[id.index()].say).to_owned(),
                _ => line,
            };
            Some(Held { decision: ballot.decision, rows, total: ballot.total(), taken })
        })
        .collect()
}

/// Whether a command is what was voted for: the choice, a choice of the visit, or a package for the window.
pub fn was_taken(scenario: &Scenario, command: Command, id: &str) -> bool {
    match command {
        Command::Choose(choice) => {
            let choice = &scenario.choices[choice.index()];
            let visit = choice.visit.map(|visit| scenario.visits[visit.index()].id.as_str());
            choice.id == id || visit == Some(id)
        }
        Command::Propose { window, .. } => scenario.windows.get(window.index()).is_some_and(|window| window.id == id),
        Command::Forward => false,
    }
}

/// What was voted for, in words.
fn words(scenario: &Scenario, id: &str) -> String {
    if let Some(choice) = scenario.choice_by_id(id) {
        return scenario.text(scenario.choices[choice.index()].say).to_owned();
    }
    if let Some(visit) = scenario.visits.iter().find(|visit| visit.id == id) {
        return scenario.text(visit.title).to_owned();
    }
    let window = scenario.windows.iter().find(|window| window.id == id);
    window.map_or_else(
        || id.to_owned(),
        |window| format!("{} ({})", scenario.text(window.title), time::moment(window.opens, scenario.now)),
    )
}
