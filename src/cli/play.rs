//! `warroom play`, and `warroom` without arguments.

use super::args::{Play, PlayFormat};
use super::keep::Keep;
use super::lines::Lines;
use super::open::{self, Settings};
use super::out::Out;
use super::script::Script;
use super::stop::{Stop, say};
use super::{jsonl, text};
use crate::platform::library;
use crate::session::Session;
use clap::CommandFactory as _;
use std::path::Path;

/// Runs `warroom play`.
pub fn run(args: &Play) -> Result<(), Stop> {
    let jsonl = args.format == Some(PlayFormat::Jsonl);
    if jsonl && args.text {
        super::args::Cli::command()
            .error(
                clap::error::ErrorKind::ArgumentConflict,
                "--text is for people; it cannot be used with --format jsonl",
            )
            .exit();
    }
    let mut out = Out::new();
    let result = go(args, &mut out);
    if let (true, Err(Stop::Failed(message))) = (jsonl, &result) {
        jsonl::error(&mut out, message)?;
    }
    result
}

/// Opens the app; without a display plays in the terminal.
pub fn without_arguments() -> Result<(), Stop> {
    if app(None, None, false) {
        return Ok(());
    }
    let mut out = Out::new();
    let mut lines = Lines::stdin();
    let names: Vec<String> = library::shelf()
        .into_iter()
        .filter(|item| item.scenario.is_ok())
        .map(|item| item.path.map_or(item.id, |path| path.display().to_string()))
        .collect();
    let Some(name) = text::shelf::choose(&mut out, &mut lines, &names)? else {
        return Ok(());
    };
    terminal(&mut out, lines, &usual(name))
}

/// `warroom play` with nothing but a name.
fn usual(scenario: String) -> Play {
    Play {
        scenario,
        seed: None,
        world: None,
        mode: None,
        text: true,
        class: false,
        script: None,
        format: None,
        record: None,
    }
}

fn go(args: &Play, out: &mut Out) -> Result<(), Stop> {
    let jsonl = args.format == Some(PlayFormat::Jsonl);
    let script = args.script.as_deref().or(jsonl.then_some(Path::new("-")));
    if let Some(script) = script {
        let scenario = open::scenario(&args.scenario)?;
        let session = Settings::of(args, &scenario)?.start(scenario);
        let live = script == Path::new("-");
        let lines = if live { Lines::stdin() } else { Lines::file(script).map_err(Stop::Failed)? };
        let mut keep = Keep::new(false, args.record.as_deref(), &session)?;
        let format = args.format.unwrap_or_default();
        return Script { lines, live, format, name: &args.scenario }.play(out, session, &mut keep);
    }
    if !args.text && args.format.is_none() && in_app(args)? {
        return Ok(());
    }
    terminal(out, Lines::stdin(), args)
}

/// Opens the app with a scenario, if it can be played there as it was asked for.
fn in_app(args: &Play) -> Result<bool, Stop> {
    if !cfg!(feature = "app") {
        return Ok(false);
    }
    if args.record.is_some() {
        say("the app keeps its records in a folder of its own; a play with --record is played in the terminal");
        return Ok(false);
    }
    // Its mistakes are better read here than in a window.
    let scenario = open::scenario(&args.scenario)?;
    let given = args.seed.is_some() || args.world.is_some() || args.mode.is_some();
    let session = if given { Some(Settings::of(args, &scenario)?.start(scenario)) } else { None };
    Ok(app(Some(&args.scenario), session, args.class))
}

/// Opens the app; `false` where there is none, or no display.
#[cfg(feature = "app")]
fn app(scenario: Option<&str>, session: Option<Session>, class: bool) -> bool {
    match crate::app::run(crate::app::Options {
        scenario: scenario.map(str::to_owned),
        session,
        class,
        ..Default::default()
    }) {
        Ok(()) => true,
        Err(no_display) => {
            say(format!("{no_display}; playing in the terminal instead"));
            false
        }
    }
}

/// Without the feature there is no app.
#[cfg(not(feature = "app"))]
fn app(_: Option<&str>, _: Option<Session>, _: bool) -> bool {
    false
}

/// Plays in the terminal, or resumes a play there.
fn terminal(out: &mut Out, mut lines: Lines, args: &Play) -> Result<(), Stop> {
    let scenario = open::scenario(&args.scenario)?;
    // Settings are checked before anything is asked, so that a slip costs nothing.
    let settings = Settings::of(args, &scenario)?;
    let given = args.seed.is_some() || args.world.is_some() || args.mode.is_some();
    let resumed = match text::resume::offer(out, &mut lines, &scenario, given)? {
        text::resume::Offer::Resume(session) => Some(*session),
        text::resume::Offer::Anew => None,
        text::resume::Offer::Leave => return Ok(()),
    };
    let fresh = resumed.is_none();
    let session = resumed.unwrap_or_else(|| settings.start(scenario));
    let keep = Keep::new(true, args.record.as_deref(), &session)?;
    text::Game::new(session, keep, lines, &args.scenario).play(out, fresh)
}
