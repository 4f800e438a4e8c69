//! What is written after every decision: the save of a play under way, and the record that was asked for.

use super::stop::{Stop, say};
use crate::platform::saves;
use crate::session::{Record, Session};
use std::path::{Path, PathBuf};

/// Writes after every decision.
pub struct Keep {
    /// Whether the play can be resumed later.
    saves: bool,
    /// The record that was asked for.
    record: Option<PathBuf>,
    /// Whether a failure was said already.
    warned: bool,
}

impl Keep {
    /// Checks at the start that the record can be written, so that nobody plays for half an hour in vain.
    pub fn new(saves: bool, record: Option<&Path>, session: &Session) -> Result<Self, Stop> {
        if let Some(path) = record {
            check(path).map_err(Stop::Failed)?;
            write(path, session).map_err(Stop::Failed)?;
        }
        Ok(Self { saves, record: record.map(Path::to_owned), warned: false })
    }

    /// After a decision. A disk that is full does not end a play under way.
    pub fn after(&mut self, session: &Session) -> Result<(), Stop> {
        let record = self.record.as_deref().map_or(Ok(()), |path| write(path, session));
        if !self.saves {
            return record.map_err(Stop::Failed);
        }
        let saved = saves::save(session).map_err(|error| format!("the play cannot be saved: {error}"));
        for failure in [record, saved].into_iter().filter_map(Result::err) {
            if !self.warned {
                say(format!("warning: {failure}; the play goes on"));
            }
            self.warned = true;
        }
        Ok(())
    }

    /// Keeps the play as it stands under another name: another one is about to take its place.
    pub fn aside(&self, session: &Session) -> Result<(), Stop> {
        if self.saves {
            let id = &session.scenario().id;
            saves::put_aside(id)
                .map_err(|error| Stop::Failed(format!("the play under way cannot be put aside: {error}")))?;
        }
        Ok(())
    }
}

fn write(path: &Path, session: &Session) -> Result<(), String> {
    saves::write_whole(path, &Record::of(session).to_text())
        .map_err(|error| format!("the record {} cannot be written: {error}; choose another file", path.display()))
}

/// A record takes the place of a record, never of anything else.
fn check(path: &Path) -> Result<(), String> {
    let name = path.display();
    if !path.exists() {
        return Ok(());
    }
    if !path.is_file() {
        return Err(format!("--record {name}: this is no file that a record could replace; choose another name"));
    }
    use std::io::Read as _;
    let mut start = Vec::new();
    std::fs::File::open(path)
        .and_then(|file| file.take(200).read_to_end(&mut start))
        .map_err(|error| format!("--record {name} cannot be read: {error}"))?;
    let is_record = start.is_empty() || String::from_utf8_lossy(&start).contains("\"warroom-record\"");
    if is_record {
        Ok(())
    } else {
        Err(format!("--record {name}: the file is there and is no record; choose another name"))
    }
}
