//! How fast it is: random plays, loading, replaying. Run with `cargo bench --no-default-features`.

mod growth;
mod review;
mod story;

use divan::counter::ItemsCount;
use divan::{Bencher, black_box};
use std::sync::Arc;
use warroom::analysis::{bots::random::Random, playtest};
use warroom::diagnostics::Source;
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

/// Reading, checking and lowering the flagship.
#[divan::bench]
fn load_flagship() -> Scenario {
    scenario()
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
