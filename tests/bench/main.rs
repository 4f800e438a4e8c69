//! How fast it is: random plays, loading, replaying. Run with `cargo bench --no-default-features`.

mod growth;
mod large;
mod review;
mod story;

use divan::counter::ItemsCount;
use divan::{Bencher, black_box};
use std::sync::Arc;
use warroom::analysis::examine::examine_within;
use warroom::analysis::explore::Bound;
use warroom::analysis::playtest::campaign::{Plan, play_all};
use warroom::analysis::{bots::random::Random, playtest};
use warroom::diagnostics::Source;
use warroom::editor::complete::complete;
use warroom::editor::sheet::diagnose;
use warroom::editor::{Encoding, Position, Sheet, replace};
use warroom::platform::learned::built_in;
use warroom::scenario::{Scenario, load};
use warroom::session::{Mode, Record, Session};

const TEXT: &str = include_str!("../../scenarios/late-objection/scenario.ron");

fn main() {
    if std::env::args().any(|word| word == "growth") {
        return growth::table();
    }
    if std::env::args().any(|word| word == "review") {
        return review::table();
    }
    divan::main();
}

fn scenario() -> Scenario {
    load(&Source::new("scenario.ron".to_owned(), TEXT.to_owned())).scenario.expect("the flagship loads")
}

/// Random plays of the flagship from the first scene to an ending; items are plays. `threads` is given to each of two cores.
#[divan::bench(threads = [1, 2], sample_count = 20)]
fn random_plays(bencher: Bencher) {
    const PLAYS: u64 = 500;
    let scenario = scenario();
    bencher.counter(ItemsCount::new(PLAYS)).bench(|| {
        for seed in 0..PLAYS {
            black_box(playtest::play(&scenario, seed, None, &mut Random::new(seed), |_, _| {}));
        }
    });
}

/// A playtest of the flagship: 100,000 random plays on all cores, with all that is counted of them.
#[divan::bench(sample_count = 3)]
fn playtest(bencher: Bencher) {
    const PLAYS: u64 = 100_000;
    let scenario = scenario();
    let plan = Plan { runs: PLAYS, seed: 1, bots: vec!["random"], worlds: vec![], closely: 500 };
    bencher.counter(ItemsCount::new(PLAYS)).bench_local(|| black_box(play_all(&scenario, &plan, None, |_| true)));
}

/// All rules over the flagship, those that need search among them.
#[divan::bench(sample_count = 3)]
fn check_with_search(bencher: Bencher) {
    let source = Source::new("scenario.ron".to_owned(), TEXT.to_owned());
    bencher.bench_local(|| black_box(examine_within(&source, Some(Bound::default()), built_in)));
}

/// Reading, checking and lowering the flagship.
#[divan::bench]
fn load_flagship() -> Scenario {
    scenario()
}

/// A keystroke in the middle of the flagship: the text changed, read anew, and everything said that is wrong with it.
#[divan::bench]
fn keystroke(bencher: Bencher) {
    let at = Position { line: 1800, column: 0 };
    bencher.bench(|| {
        let mut text = TEXT.to_owned();
        replace(&mut text, Some((at, at)), Encoding::Utf16, " ");
        let sheet = Sheet::new(text);
        let found = diagnose("scenario.ron", sheet.text());
        (sheet, found)
    });
}

/// The same where a bracket is missing: one of each kind, early, in the middle and late.
#[divan::bench(args = missing())]
fn keystroke_without(bencher: Bencher, missing: &Missing) {
    let at = Position { line: 1800, column: 0 };
    bencher.bench(|| {
        let mut text = missing.text.clone();
        replace(&mut text, Some((at, at)), Encoding::Utf16, " ");
        let sheet = Sheet::new(text);
        let found = diagnose("scenario.ron", sheet.text());
        (sheet, found)
    });
}

/// The flagship without a bracket.
struct Missing {
    line: usize,
    bracket: char,
    text: String,
}

impl std::fmt::Display for Missing {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "{} in line {}", self.bracket, self.line)
    }
}

fn missing() -> impl Iterator<Item = Missing> {
    // Brackets at the end of a line, or before its comma, stand in no text.
    let lines: Vec<&str> = TEXT.split_inclusive('\n').collect();
    let starts: Vec<usize> = lines.iter().scan(0, |at, line| Some(std::mem::replace(at, *at + line.len()))).collect();
    let places = ['(', ')', '[', ']'].into_iter().flat_map(|bracket| [1, 2, 3].map(|part| (bracket, part)));
    let places: Vec<_> = places
        .filter_map(|(bracket, part)| {
            let ends = |at: &usize| lines[*at].trim_end().trim_end_matches(',').ends_with(bracket);
            let line = (lines.len() * part / 4..lines.len()).find(ends)?;
            let at = starts[line] + lines[line].rfind(bracket)?;
            let text = format!("{}{}", &TEXT[..at], &TEXT[at + 1..]);
            Some(Missing { line: line + 1, bracket, text })
        })
        .collect();
    places.into_iter()
}

/// What can be written at a place of the flagship: the ids of all scenes.
#[divan::bench]
fn completion(bencher: Bencher) {
    let sheet = Sheet::new(TEXT);
    let at = TEXT.rfind("to: \"").expect("a way on") + "to: \"".len();
    bencher.bench(|| black_box(complete(&sheet, at)));
}

/// Reading ten thousand scenes and running every rule over them that needs no search.
#[divan::bench(sample_count = 10)]
fn check_large(bencher: Bencher) {
    let source = Source::new("large.ron", large::text(10_000));
    bencher.bench(|| {
        let checked = warroom::analysis::examine::examine(&source, false);
        assert!(checked.diagnostics.is_empty(), "{:?}", checked.diagnostics[0]);
        checked
    });
}

/// Replaying the record of a play, with the chain checked at every step; items are decisions.
#[divan::bench]
fn replay(bencher: Bencher) {
    let scenario = Arc::new(scenario());
    let mut session = Session::start(scenario.clone(), 7, None, Mode::Practice);
    let mut bot = Random::new(7);
    while let Some(command) = warroom::analysis::bots::Bot::decide(&mut bot, &scenario, session.state()) {
        if session.over() || session.act(command).is_err() {
            break;
        }
    }
    let record = Record::of(&session);
    let decisions = record.entries.len();
    bencher
        .counter(ItemsCount::new(decisions))
        .bench(|| record.replay(scenario.clone()).expect("a record of this very scenario replays"));
}
