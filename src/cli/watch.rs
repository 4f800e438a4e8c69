//! `warroom watch`: checks a scenario and plays its tests again at each save.

use super::args::Watch as Args;
use super::open;
use super::out::Out;
use super::stop::Stop;
use super::test::{self, Tally};
use crate::analysis::examine::examine;
use crate::diagnostics::{Severity, full};
use crate::platform::trials::{self, Pair};
use crate::platform::watch::Watch;
use crate::platform::{clock, learned};
use std::io::IsTerminal as _;
use std::path::PathBuf;
use std::sync::Arc;

/// Wipes the terminal and goes to its first line.
const WIPE: &str = "\u{1b}[2J\u{1b}[H";

/// Runs it, until it is ended from outside.
pub fn run(args: &Args) -> Result<(), Stop> {
    let pairs = trials::find(&args.path).map_err(|error| Stop::Failed(open::said(&error)))?;
    let files: Vec<PathBuf> = pairs.iter().flat_map(Pair::files).collect();
    if files.is_empty() {
        return Err(Stop::Failed(format!(
            "`{}` is built in, so it does not change; watch the path of a file or folder of your own",
            args.path
        )));
    }
    let mut watch = Watch::new(files);
    let mut out = Out::new();
    let terminal = std::io::stdout().is_terminal();
    loop {
        if terminal {
            out.prompt(WIPE)?;
        }
        out.line(&format!("---- {} ----", clock::now()))?;
        out.gap()?;
        let mut tally = Tally::default();
        for pair in &pairs {
            round(&mut out, pair, &mut tally)?;
        }
        let word = if tally.fine() { "all well" } else { "not yet" };
        out.line(&format!("{} {word}; waiting for the next save (Ctrl-C ends)", clock::now()))?;
        out.gap()?;
        out.flush()?;
        watch.wait();
    }
}

/// Checks and tests a scenario once.
fn round(out: &mut Out, pair: &Pair, tally: &mut Tally) -> Result<(), Stop> {
    let source = match pair.scenario() {
        Ok(source) => source,
        Err(error) => return broken(out, tally, &format!("{error}; it is waited for")),
    };
    let checked = examine(&source, true);
    let color = std::io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none();
    out.text(&full(&checked.diagnostics, &source, color))?;
    let errors = checked.diagnostics.iter().filter(|found| found.severity == Severity::Error).count();
    let warnings = checked.diagnostics.len() - errors;
    let count = |number: usize, what: &str| match number {
        0 => format!("no {what}s"),
        1 => format!("1 {what}"),
        many => format!("{many} {what}s"),
    };
    out.line(&format!("{}: {}, {}", source.name, count(errors, "error"), count(warnings, "warning")))?;
    let Some(scenario) = checked.loaded.scenario.map(Arc::new) else {
        return broken(out, tally, "mend the errors first; until then no test is played");
    };
    if !pair.tested() {
        out.line(&format!("there are no tests yet; they would stand in {}", pair.tests_name()))?;
        return out.gap();
    }
    out.gap()?;
    match test::tests(pair, scenario) {
        Ok(suite) => {
            // To learn what a large scenario comes to takes longer than anybody waits for after a save.
            let range = learned::known(suite.scenario()).map(|solution| solution.range());
            test::play(out, &suite, &[], range, tally)
        }
        Err(message) => broken(out, tally, message.trim_end()),
    }
}

/// A file could not be read.
fn broken(out: &mut Out, tally: &mut Tally, message: &str) -> Result<(), Stop> {
    tally.broken();
    out.raw(message)?;
    out.answered();
    out.gap()
}
