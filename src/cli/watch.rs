//! `warroom watch`: checks a scenario and plays its tests again at each save.

use super::args::Watch as Args;
use super::open;
use super::out::Out;
use super::stop::Stop;
use super::test::{self, Tally};
use crate::platform::trials::{self, Pair};
use crate::platform::watch::Watch;
use crate::platform::{clock, learned};
use std::io::IsTerminal as _;
use std::path::PathBuf;

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
    match test::open(pair) {
        Ok(suite) => {
            // To learn what a large scenario comes to takes longer than anybody waits for after a save.
            let range = learned::known(suite.scenario()).map(|solution| solution.range());
            test::play(out, &suite, &[], range, tally)
        }
        Err(message) => {
            tally.broken();
            out.raw(message.trim_end())?;
            out.answered();
            out.gap()
        }
    }
}
