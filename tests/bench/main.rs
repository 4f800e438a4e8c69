//! How fast it is: random plays, loading, replaying. Run with `cargo bench --no-default-features`.

mod growth;
mod large;

use divan::counter::ItemsCount;
use divan::{Bencher, black_box};
use std::sync::Arc;
use warroom::analysis::{bots::random::Random, playtest};
use warroom::debrief::reviewer::Reviewer;
use warroom::diagnostics::Source;
use warroom::editor::complete::complete;
use warroom::editor::sheet::diagnose;
use warroom::editor::{Encoding, Position, Sheet, replace};
use warroom::scenario::{Scenario, load};
use warroom::session::{Mode, Record, Session};

const TEXT: &str = include_str!("../../scenarios/late-objection/scenario.ron");

fn main() {
    if std::env::args().any(|word| word == "growth") {
        return growth::table();
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

/// A play of the flagship with a costly turn, to be reviewed.
fn to_review() -> (Arc<Scenario>, warroom::analysis::solver::solution::Solution, Session) {
    let scenario = Arc::new(scenario());
    let solution = warroom::platform::learned::built_in(&scenario).expect("what is built in is for this scenario");
    let mut session = Session::start(scenario.clone(), 7, None, Mode::Practice);
    let mut bot = Random::new(7);
    while let Some(command) = warroom::analysis::bots::Bot::decide(&mut bot, &scenario, session.state()) {
        if session.over() || session.act(command).is_err() {
            break;
        }
    }
    (scenario, solution, session)
}

fn reviewer(
    (scenario, solution, session): &(Arc<Scenario>, warroom::analysis::solver::solution::Solution, Session),
) -> Reviewer {
    let commands: Vec<_> = session.steps().iter().map(|step| step.command).collect();
    Reviewer::new(scenario.clone(), solution, session.seed(), session.world(), &commands)
}

/// The first review of a random play of the flagship, on one core: from the end of the session until there is an estimate for
/// every option of every decision.
#[divan::bench(sample_count = 5)]
fn first_review(bencher: Bencher) {
    let play = to_review();
    bencher.bench_local(|| {
        let mut reviewer = reviewer(&play);
        for _ in 0..2 * reviewer.sheets().len() {
            reviewer.step();
        }
        black_box(reviewer.settled())
    });
}

/// The same until every word is decided, learning how to play on after the mistakes included.
#[divan::bench(sample_count = 3)]
fn settled_review(bencher: Bencher) {
    let play = to_review();
    bencher.bench_local(|| {
        let mut reviewer = reviewer(&play);
        while reviewer.step() {}
        black_box(reviewer.settled())
    });
}
