//! Plays under way and plays that are over: one file each, written so that the end of the program loses nothing.

use super::home::home;
use crate::scenario::Scenario;
use crate::session::{Class, Record, Session};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Writes a file so that it is whole at every moment: beside it first, then in its place.
///
/// # Errors
/// What the system says.
pub fn write_whole(path: &Path, text: &str) -> std::io::Result<()> {
    write_bytes(path, text.as_bytes())
}

/// The same for what is no text.
///
/// # Errors
/// What the system says.
pub fn write_bytes(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        std::fs::create_dir_all(folder)?;
    }
    let mut beside = path.as_os_str().to_owned();
    beside.push(".part");
    let beside = PathBuf::from(beside);
    let mut file = std::fs::File::create(&beside)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    std::fs::rename(&beside, path)
}

/// The file of the play under way of a scenario.
pub fn current(scenario: &str) -> Option<PathBuf> {
    home().map(|home| home.join("saves").join(format!("{}.jsonl", file_name(scenario))))
}

/// Saves a play; one that is over is filed away under its digest and no longer under way. A rehearsal is no play and is
/// kept nowhere.
///
/// # Errors
/// What the system says.
pub fn save(session: &Session) -> std::io::Result<()> {
    if session.is_rehearsal() {
        return Ok(());
    }
    let id = &session.scenario().id;
    let Some(current) = current(id) else {
        return Ok(());
    };
    let text = Record::of(session).to_text();
    if !session.over() {
        return write_whole(&current, &text);
    }
    if let Some(folder) = finished_folder(id) {
        let name = session.digest().chars().take(16).collect::<String>();
        write_whole(&folder.join(format!("{name}.jsonl")), &text)?;
    }
    forget(id)
}

/// Why a play under way cannot be resumed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Broken {
    /// For somebody who has never seen its file.
    pub why: String,
    /// The file, and what exactly is wrong where.
    pub detail: String,
}

/// The play under way of a scenario; `None` if there is none.
///
/// # Errors
/// If there is one that cannot be resumed; the file is left as it is.
pub fn resume(scenario: &Arc<Scenario>) -> Result<Option<Session>, Broken> {
    let Some(path) = current(&scenario.id).filter(|path| path.is_file()) else {
        return Ok(None);
    };
    let broken =
        |why: &str, what: String| Broken { why: why.to_owned(), detail: format!("{}: {what}", path.display()) };
    let text = std::fs::read_to_string(&path);
    let text = text.map_err(|error| broken("Its file cannot be read.", error.to_string()))?;
    let record = Record::read(&text).and_then(|record| record.replay(scenario.clone()));
    record.map(Some).map_err(|error| broken(error.plainly(), error.to_string()))
}

/// Keeps the play under way of a scenario under another name, where no later save overwrites it; tells where, if there is one.
///
/// # Errors
/// What the system says.
pub fn put_aside(scenario: &str) -> std::io::Result<Option<PathBuf>> {
    let Some(path) = current(scenario).filter(|path| path.is_file()) else {
        return Ok(None);
    };
    let mut number = 1;
    loop {
        let free = path.with_extension(format!("kept-{number}.jsonl"));
        if !free.exists() {
            std::fs::rename(&path, &free)?;
            // The votes of a class go with their play, where there are some.
            let kept = path.with_extension(format!("kept-{number}.votes.json"));
            let _ = std::fs::rename(path.with_extension("votes.json"), kept);
            return Ok(Some(free));
        }
        number += 1;
    }
}

/// Keeps how far one has listened since the last decision: the decisions taken, and the lines heard after the last one.
///
/// # Errors
/// What the system says.
pub fn keep_place(scenario: &str, steps: usize, lines: usize) -> std::io::Result<()> {
    match current(scenario) {
        Some(path) => write_whole(&path.with_extension("place"), &format!("{steps} {lines}\n")),
        None => Ok(()),
    }
}

/// The file of a class's votes: beside the play under way, or beside the record of one that is over.
fn votes_file(session: &Session) -> Option<PathBuf> {
    let id = &session.scenario().id;
    if !session.over() {
        return Some(current(id)?.with_extension("votes.json"));
    }
    let name = session.digest().chars().take(16).collect::<String>();
    Some(finished_folder(id)?.join(format!("{name}.votes.json")))
}

/// Keeps the votes of a class beside its play.
///
/// # Errors
/// What the system says.
pub fn keep_votes(session: &Session, class: &Class) -> std::io::Result<()> {
    let Some(file) = votes_file(session).filter(|_| !session.is_rehearsal()) else { return Ok(()) };
    write_whole(&file, &class.to_text())
}

/// The votes that a class left with a play; `None` where no class played it.
pub fn votes(session: &Session) -> Option<Class> {
    let text = std::fs::read_to_string(votes_file(session)?).ok()?;
    Class::read(&text, session.seed())
}

/// How far one has listened: decisions taken, lines heard; `None` where nothing was kept or it cannot be read.
pub fn place(scenario: &str) -> Option<(usize, usize)> {
    let text = std::fs::read_to_string(current(scenario)?.with_extension("place")).ok()?;
    let (steps, lines) = text.trim().split_once(' ')?;
    Some((steps.parse().ok()?, lines.parse().ok()?))
}

/// Removes the play under way of a scenario.
///
/// # Errors
/// What the system says.
pub fn forget(scenario: &str) -> std::io::Result<()> {
    if let Some(path) = current(scenario) {
        // Where one had listened to means nothing without the play; a place that stays is never read for another one.
        let _ = std::fs::remove_file(path.with_extension("place"));
        let _ = std::fs::remove_file(path.with_extension("votes.json"));
    }
    match current(scenario).map(std::fs::remove_file) {
        Some(Err(error)) if error.kind() != std::io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// Whether a scenario was played to its end before: the first play takes place in the default world.
pub fn played(scenario: &str) -> bool {
    finished_folder(scenario)
        .and_then(|folder| std::fs::read_dir(folder).ok())
        .is_some_and(|mut files| files.next().is_some())
}

/// How many plays of a scenario were played to their end, and the last of them if it can still be replayed.
pub fn finished(scenario: &Arc<Scenario>) -> (usize, Option<Session>) {
    let files = finished_folder(&scenario.id).and_then(|folder| std::fs::read_dir(folder).ok()).into_iter().flatten();
    let mut plays: Vec<_> = files
        .flatten()
        .map(|file| (file.metadata().and_then(|about| about.modified()).ok(), file.path()))
        .filter(|(_, path)| path.extension().is_some_and(|ending| ending == "jsonl"))
        .collect();
    plays.sort();
    let last = plays.last().and_then(|(_, path)| {
        let text = std::fs::read_to_string(path).ok()?;
        Record::read(&text).ok()?.replay(scenario.clone()).ok()
    });
    (plays.len(), last)
}

/// The folder of plays under way.
pub fn folder() -> Option<PathBuf> {
    home().map(|home| home.join("saves"))
}

/// The folder of plays that are over.
pub fn records() -> Option<PathBuf> {
    home().map(|home| home.join("records"))
}

/// The folder of the finished plays of a scenario.
pub fn finished_folder(scenario: &str) -> Option<PathBuf> {
    home().map(|home| home.join("records").join(file_name(scenario)))
}

/// A scenario's id as the name of a file, on every system.
fn file_name(id: &str) -> String {
    id.chars().map(|c| if c.is_ascii_alphanumeric() || c == '-' || c == '_' { c } else { '_' }).collect()
}
