//! `warroom replay`: plays a record again and checks its chain.

use super::args::{PlayFormat, Replay};
use super::out::Out;
use super::stop::Stop;
use super::{ending, jsonl, open, script, tell};
use crate::session::Session;
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
    let (session, opened_by) = open::record(&args.record, args.scenario.as_deref())?;
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
