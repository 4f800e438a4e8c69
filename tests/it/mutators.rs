//! Seeded mutators: whatever is thrown at loader, player, records and scripts, nothing panics, hangs or stays unsaid.
//!
//! `WARROOM_MUTATE_SECONDS` sets how long each of them runs (else a fixed number of rounds), `WARROOM_MUTATE_SEED` the seed
//! of the first round. A failing round prints its seed and input; with that seed it is the first round again.

mod edit;
mod invent;
pub mod player;

use super::common;
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use std::io::Write as _;
use std::sync::{Arc, Mutex, Weak};
use std::time::{Duration, Instant};
use warroom::diagnostics::{Severity, Source, Span, concise, full, json};
use warroom::editor::complete::complete;
use warroom::editor::fixes::fixes;
use warroom::editor::hover::hover;
use warroom::editor::ids::{together, under};
use warroom::editor::outline::outline;
use warroom::editor::rename::rename;
use warroom::editor::sheet::diagnose;
use warroom::editor::{Encoding, Sheet};
use warroom::platform::templates;
use warroom::scenario::{Scenario, load};
use warroom::session::Record;
use warroom::sim::Command;
use warroom::trial::{self, Verdict};

/// The seed of the first round.
pub fn first_seed(usual: u64) -> u64 {
    std::env::var("WARROOM_MUTATE_SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or(usual)
}

/// A round under way: what is printed if it fails.
pub struct Round {
    seed: u64,
    /// What is being tried.
    pub input: String,
}

impl Drop for Round {
    fn drop(&mut self) {
        if std::thread::panicking() {
            let file = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("round-{}.txt", self.seed));
            let _ = std::fs::write(&file, &self.input);
            eprintln!("WARROOM_MUTATE_SEED={} fails; its input is in {}", self.seed, file.display());
        }
    }
}

/// Runs rounds until the time is up, or as many as usual.
fn rounds(usual: u64, mut round: impl FnMut(&mut ChaCha8Rng, &mut Round)) {
    let seconds = std::env::var("WARROOM_MUTATE_SECONDS").ok().and_then(|seconds| seconds.parse().ok());
    let seconds = seconds.map(Duration::from_secs);
    let start = Instant::now();
    let mut done = 0;
    let (began, watched) = (Arc::new(Mutex::new((0, Instant::now()))), Arc::new(()));
    watch(began.clone(), Arc::downgrade(&watched));
    while seconds.map_or(done < usual, |seconds| start.elapsed() < seconds) {
        let seed = first_seed(1).wrapping_add(done);
        *began.lock().expect("nobody panics with it") = (seed, Instant::now());
        let mut under_way = Round { seed, input: String::new() };
        round(&mut ChaCha8Rng::seed_from_u64(seed), &mut under_way);
        done += 1;
    }
    eprintln!("{done} rounds in {:?}", start.elapsed());
}

/// A round that never ends is told by its seed, past whatever captures the output of tests, and ends the tests.
fn watch(began: Arc<Mutex<(u64, Instant)>>, watched: Weak<()>) {
    std::thread::spawn(move || {
        while watched.strong_count() > 0 {
            std::thread::sleep(Duration::from_millis(200));
            let (seed, since) = *began.lock().expect("nobody panics with it");
            if since.elapsed() > Duration::from_secs(60) && watched.strong_count() > 0 {
                let _ = writeln!(std::io::stderr(), "WARROOM_MUTATE_SEED={seed} takes more than a minute");
                std::process::abort();
            }
        }
    });
}

/// Loads a text and holds the loader to its promises.
pub fn check_load(text: &str) -> Option<Scenario> {
    check_load_within(text, Duration::from_secs(2))
}

/// The same, with the time that it may take on a busy machine without optimisation.
pub fn check_load_within(text: &str, most: Duration) -> Option<Scenario> {
    let source = Source::new("f.ron", text);
    let start = Instant::now();
    let loaded = load(&source);
    let took = start.elapsed();
    assert!(took < most, "a load took {took:?}");
    let errors = loaded.diagnostics.iter().filter(|d| d.severity == Severity::Error).count();
    assert_eq!(loaded.scenario.is_none(), errors > 0, "{errors} errors, scenario {}", loaded.scenario.is_some());
    for diagnostic in &loaded.diagnostics {
        assert!(diagnostic.code.rule().is_some(), "{diagnostic:?}");
        assert!(!diagnostic.message.is_empty() && !diagnostic.labels.is_empty(), "{diagnostic:?}");
        for label in &diagnostic.labels {
            let (start, end) = (label.span.start as usize, label.span.end as usize);
            assert!(start <= end && text.get(start..end).is_some(), "{diagnostic:?} of {}", text.len());
        }
    }
    let (all, lines) = (full(&loaded.diagnostics, &source, false), concise(&loaded.diagnostics, &source));
    let items: serde_json::Value = serde_json::from_str(&json(&loaded.diagnostics, &source)).expect("JSON");
    let count = items.as_array().map_or(0, Vec::len);
    assert_eq!(count > 0, !loaded.diagnostics.is_empty());
    // For people, an id that is unknown in several places is one line.
    let told = lines.lines().count();
    assert!((1..=count).contains(&told) || count + told == 0, "{told} lines for {count}");
    assert_eq!(all.is_empty(), loaded.diagnostics.is_empty());
    loaded.scenario
}

#[test]
fn random_bytes_and_tokens_into_the_loader() {
    rounds(3000, |dice, round| {
        let count = dice.random_range(0..200);
        round.input = if dice.random_range(0..3) == 0 {
            let bytes: Vec<u8> = (0..count).map(|_| dice.random()).collect();
            String::from_utf8_lossy(&bytes).into_owned()
        } else {
            (0..count).map(|_| edit::token(dice)).collect()
        };
        check_load(&round.input);
    });
}

#[test]
fn mutations_of_the_flagship() {
    let (mut loaded, mut commands) = (0, 0);
    rounds(40, |dice, round| {
        round.input = edit::mutate(dice, common::FLAGSHIP, &common::flagship());
        // Where a bracket is gone, it is looked for in many readings.
        if let Some(scenario) = check_load_within(&round.input, Duration::from_secs(20)) {
            loaded += 1;
            commands += player::play(scenario, dice, 2);
        }
    });
    eprintln!("{loaded} loaded, {commands} commands");
}

#[test]
fn mutations_of_a_small_scenario() {
    let (mut loaded, mut commands) = (0, 0);
    rounds(700, |dice, round| {
        round.input = edit::mutate(dice, common::SMALL, &common::small());
        if let Some(scenario) = check_load(&round.input) {
            loaded += 1;
            commands += player::play(scenario, dice, 4);
        }
    });
    eprintln!("{loaded} loaded, {commands} commands");
    assert!(loaded > 0, "mutations must not all be errors");
}

/// Asks everything that an editor asks about a text, and makes every change that it is offered.
fn check_editor(text: &str, dice: &mut ChaCha8Rng) {
    let sheet = Sheet::new(text);
    let whole = |edits: &[(Span, String)]| {
        let mut edits: Vec<_> = edits.iter().collect();
        edits.sort_by_key(|(span, _)| std::cmp::Reverse(span.start));
        let (mut out, mut before) = (text.to_owned(), usize::MAX);
        for (span, new) in edits {
            assert!(span.end as usize <= before, "changes overlap");
            out.replace_range(span.start as usize..span.end as usize, new);
            before = span.start as usize;
        }
        Sheet::new(out)
    };
    outline(&sheet);
    let diagnostics = diagnose("f.ron", text);
    for mend in fixes(&sheet, &diagnostics, 0, text.len()).iter().take(4) {
        whole(&mend.edits);
    }
    for _ in 0..6 {
        let at = dice.random_range(0..=text.len() + 2);
        if let Some(hover) = hover(&sheet, at) {
            assert!(
                text.get(hover.span.start as usize..hover.span.end as usize).is_some() && !hover.markdown.is_empty()
            );
        }
        let items = complete(&sheet, at);
        if !items.is_empty() {
            let item = &items[dice.random_range(0..items.len())];
            let comma = item.before.map(|span| (span, ",".to_owned()));
            let written = whole(&[vec![(item.span, item.plain.clone())], comma.into_iter().collect()].concat());
            assert!(written.text().contains(&item.plain));
        }
        if let Some(mention) = under(&sheet, at) {
            assert!(together(&sheet, mention).contains(&mention));
            let lines = sheet.lines();
            for encoding in [Encoding::Utf8, Encoding::Utf16, Encoding::Characters] {
                let start = mention.span.start as usize;
                assert_eq!(lines.offset(text, lines.position(text, start, encoding), encoding), start);
            }
            if let Ok(edits) = rename(&sheet, at, "anew") {
                whole(&edits);
            }
        }
    }
}

#[test]
fn an_editor_at_work_on_mutated_scenarios() {
    let small = common::small();
    rounds(80, |dice, round| {
        round.input = if dice.random_range(0..4) == 0 {
            (0..dice.random_range(0..120)).map(|_| edit::token(dice)).collect()
        } else {
            edit::mutate(dice, common::SMALL, &small)
        };
        check_editor(&round.input.clone(), dice);
    });
}

#[test]
fn mutated_records() {
    let (small, flagship) = (common::small(), common::flagship());
    let written: Vec<_> = [&small, &flagship]
        .into_iter()
        .map(|scenario| (scenario, Record::of(&player::played(scenario.clone(), 5)).to_text()))
        .collect();
    rounds(2000, |dice, round| {
        let (scenario, text) = &written[dice.random_range(0..written.len())];
        let whole = Record::read(text).expect("what is written can be read");
        round.input = edit::mutate_lines(dice, text);
        let Ok(record) = Record::read(&round.input) else { return };
        let replayed = record.replay((*scenario).clone());
        let shortened = record.header == whole.header && whole.entries.starts_with(&record.entries);
        // Before the first command nothing but the scenario is sealed.
        if shortened || record.entries.is_empty() {
            return;
        }
        assert!(replayed.is_err(), "a changed record was played: {record:?}");
    });
}

#[test]
fn mutated_commands() {
    let (small, flagship) = (common::small(), common::flagship());
    rounds(3000, |dice, round| {
        let scenario = if dice.random() { &small } else { &flagship };
        round.input = edit::mutate_line(dice, scenario);
        if let Ok(command) = Command::from_line(&round.input, scenario) {
            let line = command.to_line(scenario);
            assert_eq!(Command::from_line(&line, scenario), Ok(command), "{line}");
        }
    });
}

#[test]
fn mutations_of_tests() {
    let template = templates::find("table").expect("a template");
    let scenario = common::scenario(template.scenario);
    let (mut read, mut failed) = (0, 0);
    rounds(400, |dice, round| {
        round.input = edit::mutate(dice, template.tests, &scenario);
        let loaded = trial::load(&Source::new("tests.ron", round.input.as_str()), &scenario);
        let mut told = loaded.diagnostics;
        if told.is_empty() {
            read += 1;
            let came = loaded.trials.iter().map(|trial| trial::run(&scenario, trial, None));
            told.extend(came.flat_map(|verdict| if let Verdict::Failed(why) = verdict { why } else { vec![] }));
            failed += usize::from(!told.is_empty());
        }
        for diagnostic in &told {
            let span = diagnostic.span();
            let inside = round.input.get(span.start as usize..span.end as usize).is_some();
            assert!(inside && !diagnostic.labels.is_empty() && !diagnostic.message.is_empty(), "{diagnostic:?}");
            assert_ne!(diagnostic.code.0, "W2053", "{diagnostic:?}");
        }
    });
    assert!(read > 0 && failed > 0, "{read} could be read, {failed} of them failed");
}
