//! `warroom test`: plays the tests of scenarios, live and through saves, and says what is not as expected.

use super::args::Test;
use super::open;
use super::out::Out;
use super::stop::{Stop, say};
use crate::diagnostics::{Diagnostic, Source, full};
use crate::platform::learned;
use crate::platform::trials::{self, Pair};
use crate::scenario::Scenario;
use crate::score::total::Range;
use crate::trial::{self, Trial, Verdict};
use std::io::IsTerminal as _;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// Runs it.
pub fn run(args: &Test) -> Result<(), Stop> {
    let mut pairs: Vec<Pair> = Vec::new();
    for path in &args.paths {
        for pair in trials::find(path).map_err(|error| Stop::Failed(open::said(&error)))? {
            if !pairs.contains(&pair) {
                pairs.push(pair);
            }
        }
    }
    let mut out = Out::new();
    let mut tally = Tally::default();
    let alone = pairs.len() == 1;
    for pair in &pairs {
        if !pair.tested() && !alone {
            say(format!("{} has no tests; they would stand in {}", pair.name(), pair.tests_name()));
            continue;
        }
        match open(pair) {
            Ok(suite) if args.list => list(&mut out, &suite, &args.filter, &mut tally)?,
            Ok(suite) => {
                let range = range(&suite, &args.filter);
                play(&mut out, &suite, &args.filter, range, &mut tally)?;
            }
            Err(message) => {
                say(format!("error: {message}\n"));
                tally.broken();
            }
        }
    }
    tally.verdict(&args.filter)
}

/// A scenario with its tests, ready to be played.
pub struct Suite {
    scenario: Arc<Scenario>,
    tests: Source,
    trials: Vec<Trial>,
}

/// Opens a scenario and its tests; the error shows every mistake at its place.
pub fn open(pair: &Pair) -> Result<Suite, String> {
    if !pair.tested() {
        return Err(format!(
            "{} has no tests yet\nwrite the first into {}; `warroom new` makes a scenario with tests to look at",
            pair.name(),
            pair.tests_name()
        ));
    }
    let source = pair.scenario().map_err(|error| open::said(&error))?;
    let loaded = crate::scenario::load(&source);
    let Some(scenario) = loaded.scenario.map(Arc::new) else {
        return Err(format!("{}mend the scenario first, then test it again", mistakes(&source, &loaded.diagnostics)));
    };
    tests(pair, scenario)
}

/// Opens the tests of a scenario; the error shows every mistake at its place.
pub fn tests(pair: &Pair, scenario: Arc<Scenario>) -> Result<Suite, String> {
    let tests = pair.tests().map_err(|error| open::said(&error))?;
    let loaded = trial::load(&tests, &scenario);
    if !loaded.diagnostics.is_empty() {
        let marked = mistakes(&tests, &loaded.diagnostics);
        return Err(format!("{marked}mend what is marked; until then no test is played"));
    }
    Ok(Suite { scenario, tests, trials: loaded.trials })
}

/// All mistakes of a file at their places.
fn mistakes(source: &Source, diagnostics: &[Diagnostic]) -> String {
    let count = match diagnostics.len() {
        1 => "a mistake".to_owned(),
        many => format!("{many} mistakes"),
    };
    let marked = full(diagnostics, source, std::io::stderr().is_terminal());
    format!("{} has {count} in it\n\n{marked}", source.name)
}

impl Suite {
    /// The scenario.
    pub fn scenario(&self) -> &Scenario {
        &self.scenario
    }

    /// The tests whose names have one of the words in them; all without a word.
    fn chosen<'a>(&'a self, words: &'a [String]) -> impl Iterator<Item = &'a Trial> {
        let fits = |name: &str, word: &String| name.to_lowercase().contains(&word.to_lowercase());
        self.trials.iter().filter(move |trial| words.is_empty() || words.iter().any(|word| fits(&trial.name, word)))
    }
}

/// The range of the scenario, if a test asks for it; it is worked out where it is not known yet.
fn range(suite: &Suite, words: &[String]) -> Option<Range> {
    if !suite.chosen(words).any(Trial::wants_total) {
        return None;
    }
    if let Some(known) = learned::known(&suite.scenario) {
        return Some(known.range());
    }
    say(
        "a test asks for Total: what the scenario comes to at best and at worst is worked out first, once for this text",
    );
    say("(Points, Outcome and Practice need no such range)");
    let mut told = Instant::now();
    let solution = learned::solution(&suite.scenario, |done| {
        if told.elapsed() > Duration::from_secs(4) {
            told = Instant::now();
            say(format!("{} % ...", done / 10));
        }
        true
    });
    solution.map(|solution| solution.range())
}

/// What came of all tests.
#[derive(Default)]
pub struct Tally {
    passed: usize,
    failed: usize,
    expected: usize,
    not_run: usize,
    left_out: usize,
    /// Files that could not be read.
    broken: usize,
}

impl Tally {
    /// A file could not be read.
    pub fn broken(&mut self) {
        self.broken += 1;
    }

    /// Whether everything is as it should be.
    pub fn fine(&self) -> bool {
        self.failed == 0 && self.broken == 0
    }

    fn played(&self) -> usize {
        self.passed + self.failed + self.expected + self.not_run
    }

    /// The end of the command.
    fn verdict(&self, words: &[String]) -> Result<(), Stop> {
        let failed = |message: String| Err(Stop::Failed(message));
        match (self.failed, self.broken) {
            (0, 0) if self.played() == 0 && self.left_out > 0 => failed(format!(
                "no test has `{}` in its name; `warroom test --list` names them all",
                words.join("` or `")
            )),
            (0, 0) if self.played() == 0 => {
                failed("there are no tests here; `warroom new ID` makes a scenario with some".into())
            }
            (0, 0) => Ok(()),
            (0, 1) => failed("the tests of one scenario could not be played".into()),
            (0, many) => failed(format!("the tests of {many} scenarios could not be played")),
            (1, _) => failed("one test failed".into()),
            (many, _) => failed(format!("{many} tests failed")),
        }
    }
}

/// Names the tests.
fn list(out: &mut Out, suite: &Suite, words: &[String], tally: &mut Tally) -> Result<(), Stop> {
    for trial in suite.chosen(words) {
        out.line(&format!("{}: {}", suite.tests.name, trial.name))?;
        tally.passed += 1;
    }
    tally.left_out += suite.trials.len() - suite.chosen(words).count();
    out.flush()
}

/// Plays the tests of a scenario and tells of each as soon as it is known.
pub fn play(out: &mut Out, suite: &Suite, words: &[String], range: Option<Range>, all: &mut Tally) -> Result<(), Stop> {
    let started = Instant::now();
    let count = suite.chosen(words).count();
    let mut tally = Tally { left_out: suite.trials.len() - count, ..Tally::default() };
    out.line(&suite.tests.name)?;
    out.line(&format!("running {count} {}", if count == 1 { "test" } else { "tests" }))?;
    let mut failures: Vec<(&str, Vec<Diagnostic>)> = Vec::new();
    for trial in suite.chosen(words) {
        let said = match trial::run(&suite.scenario, trial, range) {
            Verdict::Passed => {
                tally.passed += 1;
                "ok".to_owned()
            }
            Verdict::FailedAsExpected(why) => {
                tally.expected += 1;
                format!("failed as expected ({why})")
            }
            Verdict::NotRun => {
                tally.not_run += 1;
                "not played (it asks for Total; `warroom test` works the range out)".to_owned()
            }
            Verdict::Failed(why) => {
                tally.failed += 1;
                failures.push((&trial.name, why));
                "FAILED".to_owned()
            }
        };
        out.line(&format!("test {} ... {said}", trial.name))?;
        out.flush()?;
    }
    out.gap()?;
    if !failures.is_empty() {
        let color = std::io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none();
        out.line("failures:")?;
        out.gap()?;
        for (_, why) in &failures {
            out.raw(full(why, &suite.tests, color).trim_end())?;
            out.answered();
            out.gap()?;
        }
        out.line("failed were:")?;
        for (name, _) in &failures {
            out.line(&format!("    {name}"))?;
        }
        out.gap()?;
    }
    let mut parts = vec![format!("{} passed", tally.passed), format!("{} failed", tally.failed)];
    let more = [(tally.expected, "failed as expected"), (tally.not_run, "not played"), (tally.left_out, "left out")];
    parts.extend(more.iter().filter(|(count, _)| *count > 0).map(|(count, what)| format!("{count} {what}")));
    let word = if tally.failed == 0 { "ok" } else { "FAILED" };
    let seconds = started.elapsed().as_secs_f64();
    out.line(&format!("test result: {word}. {}; finished in {seconds:.2} s", parts.join("; ")))?;
    out.gap()?;
    out.flush()?;
    all.passed += tally.passed;
    all.failed += tally.failed;
    all.expected += tally.expected;
    all.not_run += tally.not_run;
    all.left_out += tally.left_out;
    Ok(())
}
