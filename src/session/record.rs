//! The record of a play: a line of JSON for its settings, then a line for each command; saving is writing it, loading is
//! replaying it. A line that was cut off while it was written is left out, so a record survives the end of its program.

use super::play::{Mode, RULES, Session, hex};
use crate::scenario::Scenario;
use crate::sim::Command;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// The version of records that this release writes and reads.
pub const RECORD: u32 = 1;

/// The first line of a record.
#[derive(Serialize, Deserialize, Clone, PartialEq, Eq, Debug)]
#[serde(deny_unknown_fields)]
pub struct Header {
    /// Always `warroom-record`.
    #[serde(rename = "type")]
    pub kind: String,
    /// The version of the record.
    pub format: u32,
    /// The version of the simulation's rules.
    pub rules: u32,
    /// The scenario's id.
    pub scenario: String,
    /// The scenario's own version.
    pub version: String,
    /// blake3 of the scenario's text.
    pub hash: String,
    /// The seed.
    pub seed: u64,
    /// The world.
    pub world: String,
    /// `practice` or `challenge`.
    pub mode: String,
}

/// A further line.
#[derive(Serialize, Deserialize, Clone, PartialEq, Eq, Debug)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// The command, as a script has it.
    pub command: String,
    /// The chain after it.
    pub chain: String,
}

/// A record that has been read and not yet replayed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Record {
    /// The settings.
    pub header: Header,
    /// The commands.
    pub entries: Vec<Entry>,
    /// Whether a last line was cut off and left out.
    pub torn: bool,
}

/// Why a record cannot be read or replayed.
#[derive(thiserror::Error, PartialEq, Eq, Debug)]
pub enum RecordError {
    /// There is nothing in it.
    #[error("the record is empty")]
    Empty,
    /// A line is no line of a record.
    #[error("line {line} is no line of a record: {why}")]
    BadLine {
        /// Its number, from 1.
        line: usize,
        /// What the reader says.
        why: String,
    },
    /// It was written by another release.
    #[error(
        "the record has format {format} and rules {rules}; this release replays format {RECORD} with rules {RULES}"
    )]
    OtherRelease {
        /// The record's format.
        format: u32,
        /// The record's rules.
        rules: u32,
    },
    /// It belongs to another scenario.
    #[error("this is a play of the scenario `{wanted}`, and \u{201c}{title}\u{201d} (`{given}`) is another one")]
    OtherScenario {
        /// The id of the record's scenario.
        wanted: String,
        /// The id of the scenario given.
        given: String,
        /// The title of the scenario given.
        title: String,
    },
    /// Its scenario has been changed since.
    #[error("\u{201c}{title}\u{201d} (`{id}`) was changed since this play was begun{}", since(.version, .now))]
    ChangedScenario {
        /// The scenario's id.
        id: String,
        /// Its title.
        title: String,
        /// Its version when the play was begun.
        version: String,
        /// Its version now.
        now: String,
    },
    /// The world is unknown.
    #[error("the scenario has no world `{0}`")]
    NoWorld(String),
    /// The mode is unknown.
    #[error("there is no mode `{0}`; there are practice and challenge")]
    NoMode(String),
    /// A command is not one, or was not open.
    #[error("line {line}: `{command}` could not be carried out: {why}")]
    BadCommand {
        /// Its line, from 1.
        line: usize,
        /// The command.
        command: String,
        /// Why.
        why: String,
    },
    /// The chain breaks: the record was changed, or the simulation plays differently.
    #[error("line {line}: the chain does not fit; the record was changed after it was written")]
    BrokenChain {
        /// The line, from 1.
        line: usize,
    },
}

impl RecordError {
    /// Why a play cannot go on, for somebody who has never seen its file.
    pub fn plainly(&self) -> &'static str {
        match self {
            Self::Empty => "Its file is empty: the machine stopped before anything of it was written.",
            Self::OtherRelease { .. } => {
                "Another release of Warroom saved it, and only that release can go on with it."
            }
            Self::OtherScenario { .. } => "It is a play of another scenario.",
            Self::ChangedScenario { .. } => {
                "The scenario was changed since it was begun. A play goes on only with the scenario as it was then."
            }
            Self::BadLine { .. } | Self::NoWorld(_) | Self::NoMode(_) | Self::BadCommand { .. } => {
                "Its file holds something that no play of this scenario writes."
            }
            Self::BrokenChain { .. } => {
                "Its file was changed after it was saved, so it is no longer the play that it was."
            }
        }
    }
}

impl Record {
    /// The record of a play.
    pub fn of(session: &Session) -> Self {
        let scenario = session.scenario();
        Self {
            header: Header {
                kind: "warroom-record".into(),
                format: RECORD,
                rules: RULES,
                scenario: scenario.id.clone(),
                version: scenario.version.clone(),
                hash: hex(&scenario.hash),
                seed: session.seed(),
                world: scenario.worlds[session.world().index()].id.clone(),
                mode: session.mode().word().into(),
            },
            entries: session
                .steps()
                .iter()
                .map(|step| Entry { command: step.command.to_line(scenario), chain: hex(&step.chain) })
                .collect(),
            torn: false,
        }
    }

    /// The record as text.
    pub fn to_text(&self) -> String {
        let mut out = line(&self.header);
        for entry in &self.entries {
            out.push_str(&line(entry));
        }
        out
    }

    /// Reads a record.
    ///
    /// # Errors
    /// If it is empty, if a line other than a cut-off last one cannot be read, or if another release wrote it.
    pub fn read(text: &str) -> Result<Self, RecordError> {
        let mut lines: Vec<&str> = text.split('\n').collect();
        // Whole lines end with a line break, so what stands after the last one was cut off, unless it reads as a whole line
        // all the same: some editors drop the last break.
        let rest = lines.pop().unwrap_or_default();
        let whole = serde_json::from_str::<Entry>(rest).is_ok() || serde_json::from_str::<Header>(rest).is_ok();
        let torn = !rest.trim().is_empty() && !whole;
        if whole {
            lines.push(rest);
        }
        let mut lines = lines.into_iter().enumerate().filter(|(_, line)| !line.trim().is_empty());
        let Some((at, first)) = lines.next() else {
            return Err(RecordError::Empty);
        };
        let bad =
            |at: usize| move |error: serde_json::Error| RecordError::BadLine { line: at + 1, why: error.to_string() };
        let header: Header = serde_json::from_str(first).map_err(bad(at))?;
        if header.kind != "warroom-record" {
            return Err(RecordError::BadLine { line: 1, why: format!("its type is `{}`", header.kind) });
        }
        if (header.format, header.rules) != (RECORD, RULES) {
            return Err(RecordError::OtherRelease { format: header.format, rules: header.rules });
        }
        let entries = lines.map(|(at, line)| serde_json::from_str(line).map_err(bad(at)));
        Ok(Self { header, entries: entries.collect::<Result<_, _>>()?, torn })
    }

    /// Plays the record again, checking the chain at every step.
    ///
    /// # Errors
    /// If the scenario is not the one that was played, a command cannot be carried out, or the chain breaks.
    pub fn replay(&self, scenario: Arc<Scenario>) -> Result<Session, RecordError> {
        let header = &self.header;
        let title = || scenario.text(scenario.title).to_owned();
        if header.scenario != scenario.id {
            let (wanted, given) = (header.scenario.clone(), scenario.id.clone());
            return Err(RecordError::OtherScenario { wanted, given, title: title() });
        }
        if (&header.version, &header.hash) != (&scenario.version, &hex(&scenario.hash)) {
            return Err(RecordError::ChangedScenario {
                id: scenario.id.clone(),
                title: title(),
                version: header.version.clone(),
                now: scenario.version.clone(),
            });
        }
        let world = scenario.world_by_id(&header.world).ok_or_else(|| RecordError::NoWorld(header.world.clone()))?;
        let mode = Mode::from_word(&header.mode).ok_or_else(|| RecordError::NoMode(header.mode.clone()))?;
        let mut session = Session::start(scenario.clone(), header.seed, Some(world), mode);
        for (at, entry) in self.entries.iter().enumerate() {
            let line = at + 2;
            let failed = |why: String| RecordError::BadCommand { line, command: entry.command.clone(), why };
            let command = Command::from_line(&entry.command, &scenario).map_err(failed)?;
            session.act(command).map_err(|refused| failed(refused.to_string()))?;
            // A line that reads the same without being the same was changed, too.
            if session.digest() != entry.chain || command.to_line(&scenario) != entry.command {
                return Err(RecordError::BrokenChain { line });
            }
        }
        Ok(session)
    }
}

/// How the versions differ, where they do: many change a scenario and leave its version.
fn since(version: &str, now: &str) -> String {
    if version == now { String::new() } else { format!(": it was version {version} then, and is {now} now") }
}

/// A value as a line of JSON.
fn line(value: &impl Serialize) -> String {
    // Records hold text and numbers only, which always can be written.
    serde_json::to_string(value).map_or_else(|_| String::new(), |json| json + "\n")
}
