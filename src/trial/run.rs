//! Running a test: live, and again with the play saved and loaded at each step.

use super::expect::Wanted;
use super::lower::{Act, Step, Trial};
use super::rules as rule;
use super::told;
use crate::diagnostics::{Diagnostic, Rule, Span};
use crate::scenario::Scenario;
use crate::score::total::Range;
use crate::session::{Mode, Record, Session};
use std::sync::Arc;

/// What came of a test.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Verdict {
    /// Everything was as expected.
    Passed,
    /// It failed, as its author says that it does for now.
    FailedAsExpected(String),
    /// It failed, for all this.
    Failed(Vec<Diagnostic>),
    /// It asks for the total, and the range of the scenario is not known.
    NotRun,
}

/// Runs a test. Without a range, a test that asks for the total is not run.
pub fn run(scenario: &Arc<Scenario>, trial: &Trial, range: Option<Range>) -> Verdict {
    if range.is_none() && trial.wants_total() {
        return Verdict::NotRun;
    }
    let start = || Session::start(scenario.clone(), trial.seed, Some(trial.world), Mode::Practice);
    let mut live = play(trial, start(), range, |session| Ok(session.clone()));
    let loaded = play(trial, start(), range, save_and_load);
    // A save that plays differently is a fault of Warroom; no author expects that.
    if let Some(difference) = difference(&live, &loaded) {
        return Verdict::Failed(vec![difference]);
    }
    for failure in &mut live.failures {
        trial.puts.iter().rev().for_each(|put| put.show(failure));
    }
    match (&trial.fails, live.failures.is_empty()) {
        (None, true) => Verdict::Passed,
        (None, false) => Verdict::Failed(live.failures),
        (Some((why, _)), false) => Verdict::FailedAsExpected(why.clone()),
        (Some((why, span)), true) => {
            let message = format!("the test \"{}\" passes, and was expected to fail: {why}", trial.name);
            let diagnostic = Diagnostic::of(&rule::PASSES_AFTER_ALL, message).at(*span, "it no longer does");
            Verdict::Failed(vec![diagnostic.hint("take the field `fails` out: the test holds now")])
        }
    }
}

/// A play of a test: the session after each step, and what was not as expected.
struct Played {
    /// Where each command stands, and the play after it.
    after: Vec<(Span, Session)>,
    failures: Vec<Diagnostic>,
}

/// Plays a test; `between` hands the play on after each command.
fn play(
    trial: &Trial,
    session: Session,
    range: Option<Range>,
    between: impl Fn(&Session) -> Result<Session, String>,
) -> Played {
    let mut played = Played { after: Vec::new(), failures: Vec::new() };
    let lost = |span: Span, why: String| {
        let message = format!("the play cannot be loaded after it was saved: {why}");
        failure(
            &rule::SAVED_DIFFERS,
            message,
            span,
            "saved here",
            vec!["this is a mistake in Warroom: please report it".into()],
        )
    };
    let mut session = match between(&session) {
        Ok(session) => session,
        Err(why) => {
            played.failures.push(lost(trial.span, why));
            return played;
        }
    };
    for Step { span, act } in &trial.steps {
        match act {
            Act::Expect(all) => {
                let missed = all.iter().filter(|one| !one.want.holds(&session, range));
                played.failures.extend(missed.map(|one| unmet(trial, one, &session, range)));
                // What follows would mostly be missed for the same reason.
                if !played.failures.is_empty() {
                    return played;
                }
            }
            Act::Do(command) => {
                if let Err(refused) = session.act(*command) {
                    let (message, mut hints) = told::refused(*command, &session, &refused);
                    hints.push(told::place(&session));
                    let message = format!("{}: {message}", trial.name);
                    played.failures.push(failure(&rule::NOT_OPEN, message, *span, "this step", hints));
                    return played;
                }
                match between(&session) {
                    Ok(handed) => session = handed,
                    Err(why) => {
                        played.failures.push(lost(*span, why));
                        return played;
                    }
                }
                played.after.push((*span, session.clone()));
            }
        }
    }
    played
}

/// An expectation that was missed.
fn unmet(trial: &Trial, one: &Wanted, session: &Session, range: Option<Range>) -> Diagnostic {
    let (sentence, mut hints) = told::missed(&one.want, session, range);
    hints.push(told::place(session));
    failure(&rule::NOT_AS_EXPECTED, format!("{}: {sentence}", trial.name), one.span, "expected here", hints)
}

fn failure(rule: &Rule, message: String, at: Span, here: &str, hints: Vec<String>) -> Diagnostic {
    let diagnostic = Diagnostic::of(rule, message).at(at, here);
    hints.into_iter().fold(diagnostic, Diagnostic::hint)
}

/// Writes the record of a play, reads it, and plays it again, as a player does who closes the program and comes back.
fn save_and_load(session: &Session) -> Result<Session, String> {
    let record = Record::read(&Record::of(session).to_text()).map_err(|error| error.to_string())?;
    record.replay(session.scenario().clone()).map_err(|error| error.to_string())
}

/// The first place at which two plays of the same test are not the same.
fn difference(live: &Played, loaded: &Played) -> Option<Diagnostic> {
    let differs = |at: Span, what: &str| {
        let message = format!("saved and loaded, the play is not the same: {what}");
        failure(
            &rule::SAVED_DIFFERS,
            message,
            at,
            "from here on",
            vec!["this is a mistake in Warroom: please report it".into()],
        )
    };
    for ((span, one), (_, other)) in live.after.iter().zip(&loaded.after) {
        if one.digest() != other.digest() {
            return Some(differs(*span, "the chain differs"));
        }
        if one.state() != other.state() {
            return Some(differs(*span, "the state differs"));
        }
        if one.latest() != other.latest() {
            return Some(differs(*span, "what was said and done differs"));
        }
    }
    if live.failures != loaded.failures {
        let other = loaded.failures.iter().find(|failure| !live.failures.contains(failure));
        let one = other.or(live.failures.iter().find(|failure| !loaded.failures.contains(failure)));
        return one.map(|failure| differs(failure.span(), &failure.message));
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::Source;

    #[test]
    fn a_save_that_plays_otherwise_is_a_difference_with_its_place() {
        let text = include_str!("../../tests/it/small.ron");
        let scenario = crate::scenario::load(&Source::new("small.ron", text)).scenario.map(Arc::new);
        let scenario = scenario.expect("the small scenario loads");
        let tests = "(format: 1, tests: [(name: \"asks\", steps: [Choose(\"ask\"), Expect([Known(\"scripts\")])])])";
        let loaded = crate::trial::load(&Source::new("tests.ron", tests), &scenario);
        let trial = loaded.trials.first().expect("a test");
        let start = |seed| Session::start(scenario.clone(), seed, Some(trial.world), Mode::Practice);
        let same = play(trial, start(1), None, save_and_load);
        assert!(difference(&play(trial, start(1), None, |session| Ok(session.clone())), &same).is_none());
        let other = play(trial, start(2), None, save_and_load);
        let found = difference(&same, &other).expect("another seed is another play");
        assert_eq!((found.code, found.span()), (rule::SAVED_DIFFERS.code, trial.steps[0].span));
        let lost = play(trial, start(1), None, |_| Err("torn".into()));
        assert!(difference(&same, &lost).is_some_and(|found| found.message.contains("torn")));
    }
}
