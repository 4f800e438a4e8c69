//! What can be said or done where one is, by numbers.

use super::commands::pick;
use crate::cli::out::Out;
use crate::cli::stop::Stop;
use crate::scenario::model::ChoiceId;
use crate::session::Session;
use crate::view::{self, OptionView, SceneView, VisitView};

/// Something with a number.
#[derive(Clone)]
pub enum Entry {
    /// Somebody to see.
    Visit(Box<VisitView>),
    /// Something to say or do.
    Choice(ChoiceId),
}

/// An entry as it is shown.
struct Numbered {
    key: String,
    words: String,
    locked: Option<String>,
    entry: Entry,
}

/// What is open where one is.
pub struct Here {
    question: String,
    entries: Vec<Numbered>,
    /// Choices that can be typed by their id although one has not gone there.
    beyond: Vec<(String, ChoiceId, Option<String>)>,
}

impl Here {
    /// What is open; `visit` is whom one has gone to see.
    pub fn of(session: &Session, visit: Option<&str>) -> Self {
        let view = view::scene(session.scenario(), session.state());
        let gone = visit.and_then(|key| view.visits.iter().find(|visit| visit.key == key));
        let mut beyond = Vec::new();
        for visit in &view.visits {
            beyond.extend(visit.options.iter().map(|item| (item.key.clone(), item.id, item.locked.clone())));
        }
        match gone {
            Some(visit) => Self {
                question: "What do you say? back leaves again.".into(),
                entries: visit.options.iter().map(|item| said(item, &visit.takes)).collect(),
                beyond,
            },
            None => Self {
                question: question(&view),
                entries: view
                    .visits
                    .iter()
                    .map(visited)
                    .chain(view.options.iter().map(|item| said(item, "")))
                    .collect(),
                beyond,
            },
        }
    }

    /// Shows it.
    pub fn show(&self, out: &mut Out, ids: bool) -> Result<(), Stop> {
        out.para(&self.question)?;
        for (at, item) in self.entries.iter().enumerate() {
            let id = if ids { format!(" [{}]", item.key) } else { String::new() };
            let words = match &item.locked {
                Some(why) => format!("Locked: {}{id} Why: {why}", item.words),
                None => format!("{}{id}", item.words),
            };
            out.hanging(&format!("{}. ", at + 1), &words)?;
        }
        Ok(())
    }

    /// What a typed number or id means here; `None` if it is neither, an error if it is locked or out of range.
    pub fn entry(&self, typed: &str) -> Option<Result<Entry, String>> {
        if let Some((_, id, locked)) = self.beyond.iter().find(|(key, ..)| key == typed) {
            return Some(locked.clone().map_or(Ok(Entry::Choice(*id)), Err));
        }
        let number = typed.trim_end_matches('.').bytes().all(|c| c.is_ascii_digit());
        let at = if number {
            if let Err(why) = pick(&self.entries, |item| &item.key, "number", typed) {
                return Some(Err(why));
            }
            typed.trim_end_matches('.').parse::<usize>().ok()?.checked_sub(1)?
        } else {
            self.entries.iter().position(|item| item.key == typed)?
        };
        let item = self.entries.get(at)?;
        Some(match &item.locked {
            Some(why) => Err(format!("That is locked: {why}")),
            None => Ok(item.entry.clone()),
        })
    }

    /// All ids, for the nearest one.
    pub fn keys(&self) -> Vec<&str> {
        self.entries.iter().map(|item| item.key.as_str()).collect()
    }
}

fn question(view: &SceneView) -> String {
    if view.visits.is_empty() {
        return "What do you do?".into();
    }
    let now = &view.clock.now;
    match &view.time_left {
        Some(left) => format!("It is {now}; you have {left}. Whom do you see?"),
        None => format!("It is {now}. Whom do you see?"),
    }
}

fn said(item: &OptionView, visit_takes: &str) -> Numbered {
    let mut notes = Vec::new();
    notes.extend((!item.takes.is_empty()).then(|| {
        if visit_takes.is_empty() { format!("takes {}", item.takes) } else { format!("takes {} more", item.takes) }
    }));
    notes.extend(item.authority.map(str::to_owned));
    let notes = if notes.is_empty() { String::new() } else { format!(" ({})", notes.join(", ")) };
    Numbered {
        key: item.key.clone(),
        words: format!("{}{notes}", item.text),
        locked: item.locked.clone(),
        entry: Entry::Choice(item.id),
    }
}

fn visited(visit: &VisitView) -> Numbered {
    let place = if visit.place.is_empty() { String::new() } else { format!(", {}", visit.place) };
    Numbered {
        key: visit.key.clone(),
        words: format!("{}{place} (takes {})", visit.title, visit.takes),
        locked: visit.locked.clone(),
        entry: Entry::Visit(Box::new(visit.clone())),
    }
}
