//! `warroom replay`: plays a record again and checks its chain.

use super::args::{PlayFormat, Replay};
use super::out::Out;
use super::stop::{Stop, say};
use super::{ending, jsonl, open, script, tell};
use crate::platform::library;
use crate::platform::library::OpenError;
use crate::session::{Record, RecordError, Session};
use crate::sim::State;

/// Runs it.
pub fn run(args: &Replay) -> Result<(), Stop> {
    let mut out = Out::new();
    let result = go(args, &mut out);
    if let (PlayFormat::Jsonl, Err(Stop::Failed(message))) = (args.format, &result) {
        jsonl::error(&mut out, message)?;
    }
    result
}

fn go(args: &Replay, out: &mut Out) -> Result<(), Stop> {
    let name = args.record.display();
    let failed = |why: String| Stop::Failed(format!("{name}: {why}"));
    if args.record.is_dir() {
        return Err(failed("this is a folder; a record is a file that `warroom play --record FILE` wrote".into()));
    }
    let bytes = std::fs::read(&args.record).map_err(|error| failed(format!("{error}; is the path right?")))?;
    let text = String::from_utf8(bytes).map_err(|_| {
        failed("it is not UTF-8 text, so it is no record; records are written by `warroom play --record FILE`".into())
    })?;
    let record = Record::read(&text).map_err(|error| failed(advised(&error)))?;
    if record.torn {
        say(format!("{name}: the last line was cut off while it was written; it is left out"));
    }
    let (scenario, opened_by) = match &args.scenario {
        Some(path) => (open::scenario(path)?, path.clone()),
        None => {
            let id = &record.header.scenario;
            let scenario = match library::open(id) {
                Err(OpenError::Unknown { .. }) => {
                    return Err(failed(format!(
                        "the record belongs to `{id}`, which is not on the shelf; give its file with --scenario PATH"
                    )));
                }
                _ => open::scenario(id)?,
            };
            (scenario, id.clone())
        }
    };
    let session = record.replay(scenario).map_err(|error| failed(advised(&error)))?;
    match args.format {
        PlayFormat::Text => as_text(out, &session, &opened_by),
        PlayFormat::Jsonl => as_lines(out, &session),
    }
}

fn as_text(out: &mut Out, session: &Session, name: &str) -> Result<(), Stop> {
    let scenario = session.scenario();
    script::opening(out, session)?;
    out.gap()?;
    tell::tell(out, scenario, &State::new(scenario, session.seed(), session.world()), session.opening())?;
    for step in session.steps() {
        out.gap()?;
        tell::tell(out, scenario, &step.before, &step.events)?;
    }
    if session.over() {
        return ending::tell(out, session, name);
    }
    out.gap()?;
    let decisions = session.steps().len();
    out.para(&format!("Here the record ends; the story does not. Decisions: {decisions}. Seed: {}.", session.seed()))?;
    out.para(&format!("Digest: {}", session.digest()))?;
    out.flush()
}

fn as_lines(out: &mut Out, session: &Session) -> Result<(), Stop> {
    let scenario = session.scenario();
    jsonl::started(out, session)?;
    let after = |at: usize| session.steps().get(at).map_or(session.state(), |step| &step.before);
    jsonl::events(out, scenario, after(0), session.opening())?;
    for (at, step) in session.steps().iter().enumerate() {
        jsonl::events(out, scenario, after(at + 1), &step.events)?;
    }
    if session.over() { jsonl::ended(out, session) } else { jsonl::unfinished(out, session) }
}

/// What is wrong with a record, and what to do next.
fn advised(error: &RecordError) -> String {
    let advice = match error {
        RecordError::Empty => "it was cut off before its first line was whole; take another copy of it",
        RecordError::BadLine { .. } => "give a file that `warroom play --record FILE` wrote, as it was written",
        RecordError::OtherRelease { .. } => "replay it with the release that wrote it",
        RecordError::OtherScenario { .. } => "give the file that was played with --scenario PATH",
        RecordError::NoWorld(_) | RecordError::NoMode(_) => {
            "the first line was changed after it was written; take another copy"
        }
        RecordError::BadCommand { .. } | RecordError::BrokenChain { .. } => {
            "take an unchanged copy of the record; the lines before that one can be replayed on their own"
        }
    };
    format!("{error}\n{advice}")
}
