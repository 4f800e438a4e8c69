//! Opening a scenario, and the settings of a play that were not given.

use super::args::Play;
use super::stop::{Stop, say};
use crate::diagnostics::{full, nearest};
use crate::platform::{begin, library, nearby};
use crate::scenario::Scenario;
use crate::scenario::model::WorldId;
use crate::session::{Mode, Record, RecordError, Session};
use std::io::IsTerminal as _;
use std::path::Path;
use std::sync::Arc;

/// Opens a scenario by id or path; the error shows every mistake at its place.
pub fn scenario(name: &str) -> Result<Arc<Scenario>, Stop> {
    library::open(name).map_err(|error| Stop::Failed(said(&error)))
}

/// An error with what to do next.
pub fn said(error: &library::OpenError) -> String {
    match error {
        library::OpenError::Unknown { .. } => error.to_string(),
        library::OpenError::Unreadable { .. } => {
            format!("{error}\n`warroom list` shows all scenarios that can be played by their id")
        }
        library::OpenError::Invalid { text, diagnostics } => {
            let marked = full(diagnostics, text, std::io::stderr().is_terminal());
            format!("{error}\n\n{}\n\nmend what is marked and play it again", marked.trim_end())
        }
    }
}

/// The settings of a new play that were given.
pub struct Settings {
    seed: Option<u64>,
    world: Option<WorldId>,
    mode: Mode,
}

impl Settings {
    /// The settings of the command line.
    pub fn of(args: &Play, scenario: &Scenario) -> Result<Self, Stop> {
        let mode = args.mode.map_or(Mode::Practice, Mode::from);
        let world = args.world.as_deref().map(|id| world(scenario, id)).transpose()?;
        Ok(Self { seed: args.seed, world, mode })
    }

    /// A play with these settings.
    pub fn start(&self, scenario: Arc<Scenario>) -> Session {
        begin::begin(scenario, self.mode, self.seed, self.world)
    }
}

/// A world by its id.
pub fn world(scenario: &Scenario, id: &str) -> Result<WorldId, Stop> {
    scenario.world_by_id(id).ok_or_else(|| {
        let ids: Vec<&str> = scenario.worlds.iter().map(|world| world.id.as_str()).collect();
        let near = nearest(id, ids.iter().copied()).map(|near| format!("; did you mean `{near}`?"));
        Stop::Failed(format!(
            "`{}` has no world `{id}`{}\nits worlds are: {} (their names tell what is behind the story)",
            scenario.id,
            near.unwrap_or_default(),
            ids.join(", ")
        ))
    })
}

/// Opens a record and plays it again; with the name by which its scenario was opened.
pub fn record(record_path: &Path, scenario: Option<&str>) -> Result<(Session, String), Stop> {
    let name = record_path.display();
    let failed = |why: String| Stop::Failed(format!("{name}: {why}"));
    if record_path.is_dir() {
        return Err(failed("this is a folder; a record is a file that `warroom play --record FILE` wrote".into()));
    }
    let bytes = std::fs::read(record_path).map_err(|error| failed(nearby::why(record_path, &error)))?;
    let text = String::from_utf8(bytes).map_err(|_| {
        failed("it is not UTF-8 text, so it is no record; records are written by `warroom play --record FILE`".into())
    })?;
    let record = Record::read(&text).map_err(|error| failed(advised(&error, scenario)))?;
    if record.torn {
        say(format!("{name}: the last line was cut off while it was written; it is left out"));
    }
    let (opened, opened_by) = match scenario {
        Some(path) => (self::scenario(path)?, path.to_owned()),
        None => {
            let id = &record.header.scenario;
            let opened = match library::open(id) {
                Err(library::OpenError::Unknown { .. }) => {
                    return Err(failed(format!(
                        "the record belongs to `{id}`, which is not on the shelf; give its file with --scenario PATH"
                    )));
                }
                _ => self::scenario(id)?,
            };
            (opened, id.clone())
        }
    };
    let session = record.replay(opened).map_err(|error| failed(advised(&error, scenario)))?;
    Ok((session, opened_by))
}

/// What is wrong with a record, and what to do next; with what its scenario was opened by, where that was said.
fn advised(error: &RecordError, scenario: Option<&str>) -> String {
    let advice = match error {
        RecordError::ChangedScenario { id, .. } => {
            return format!(
                "{error}\na play goes on only with the scenario as it was then: give that file with --scenario PATH, \
                 or begin a new play with `warroom play {}`",
                scenario.unwrap_or(id)
            );
        }
        RecordError::Empty => "it was cut off before its first line was whole; take another copy of it",
        RecordError::BadLine { .. } => "give a file that `warroom play --record FILE` wrote, as it was written",
        RecordError::OtherRelease { .. } => "replay it with the release that wrote it",
        RecordError::OtherScenario { .. } => "give the file of the scenario that was played with --scenario PATH",
        RecordError::NoWorld(_) | RecordError::NoMode(_) => {
            "the first line was changed after it was written; take another copy"
        }
        RecordError::BadCommand { .. } | RecordError::BrokenChain { .. } => {
            "take an unchanged copy of the record; the lines before that one can be replayed on their own"
        }
    };
    format!("{error}\n{advice}")
}
