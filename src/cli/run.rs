//! From arguments to an exit code.

use super::args::{Cli, Verb};
use super::stop::{Stop, say};
use super::{
    approve, capture, check, contact_sheet, diff, explain, graph, list, lsp, new, play, playtest, replay, report,
    review, solve, test, watch, workshop,
};
use clap::Parser as _;
use std::process::ExitCode;

/// Everything went well.
const DONE: u8 = 0;
/// The input has errors.
const INPUT: u8 = 1;
/// The arguments make no sense.
const USAGE: u8 = 2;
/// The program has a bug; the number is `EX_SOFTWARE` of sysexits.
const BUG: u8 = 70;

/// Runs the program with the arguments of its process.
pub fn main() -> ExitCode {
    std::panic::set_hook(Box::new(|panic| {
        let message = panic.payload_as_str().unwrap_or("no message").replace('\n', " ");
        let place = panic.location().map_or_else(String::new, |at| format!(" at {at}"));
        say(format!(
            "bug: {message}{place}; this is a mistake in Warroom, not in what you did: please report this line"
        ));
    }));
    ExitCode::from(guarded(|| match Cli::try_parse() {
        Ok(cli) => code(dispatch(cli)),
        Err(error) => {
            // Help and version come this way too, and nobody may be there to read them.
            let _ = error.print();
            if error.use_stderr() { USAGE } else { DONE }
        }
    }))
}

fn dispatch(cli: Cli) -> Result<(), Stop> {
    match cli.verb {
        None => play::without_arguments(),
        Some(Verb::List(args)) => list::run(&args),
        Some(Verb::Play(args)) => play::run(&args),
        Some(Verb::Replay(args)) => replay::run(&args),
        Some(Verb::Review(args)) => review::run(&args),
        Some(Verb::Report(args)) => report::run(&args),
        Some(Verb::Solve(args)) => solve::run(&args),
        Some(Verb::New(args)) => new::run(&args),
        Some(Verb::Test(args)) => test::run(&args),
        Some(Verb::Watch(args)) => watch::run(&args),
        Some(Verb::Playtest(args)) => playtest::run(&args),
        Some(Verb::Graph(args)) => graph::run(&args),
        Some(Verb::ContactSheet(args)) => contact_sheet::run(&args),
        Some(Verb::Workshop(args)) => workshop::run(&args),
        Some(Verb::Capture(args)) => capture::run(args),
        Some(Verb::Check(args)) => check::run(&args),
        Some(Verb::Approve(args)) => approve::run(&args),
        Some(Verb::Diff(args)) => diff::run(&args),
        Some(Verb::Explain(args)) => explain::run(&args),
        Some(Verb::Lsp) => lsp::run(),
    }
}

fn code(result: Result<(), Stop>) -> u8 {
    match result {
        Ok(()) | Err(Stop::Closed) => DONE,
        Err(Stop::Failed(message)) => {
            say(format!("error: {message}"));
            INPUT
        }
        Err(Stop::Said) => INPUT,
    }
}

/// The exit code of something that may panic.
fn guarded(run: impl FnOnce() -> u8) -> u8 {
    std::panic::catch_unwind(std::panic::AssertUnwindSafe(run)).unwrap_or(BUG)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_a_bug_and_a_closed_pipe_is_none() {
        assert_eq!(guarded(|| panic!("on purpose")), BUG);
        assert_eq!(code(Err(Stop::Closed)), DONE);
        assert_eq!(code(Err(Stop::Failed("bad input".into()))), INPUT);
    }
}
