//! Each script of a play ends as its file is named, command by command as it is written.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;
use warroom::diagnostics::Source;
use warroom::scenario::{Scenario, load};
use warroom::session::{Mode, Session};
use warroom::sim::Command;

const TEXT: &str = include_str!("../../scenarios/late-objection/scenario.ron");

fn scenario() -> Arc<Scenario> {
    let loaded = load(&Source::new("scenario.ron".to_owned(), TEXT.to_owned()));
    Arc::new(loaded.scenario.expect("the flagship loads"))
}

/// The scripts by the name of their ending; the way of the story is a list of wishes and no script.
fn plays() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/plays");
    let mut plays: Vec<_> = std::fs::read_dir(folder)
        .expect("the plays")
        .map(|entry| entry.expect("a file").path())
        .filter(|path| path.extension().is_some_and(|is| is == "txt"))
        .map(|path| (path.file_stem().unwrap().to_str().unwrap().to_owned(), std::fs::read_to_string(path).unwrap()))
        .filter(|(name, _)| name != "story")
        .collect();
    plays.sort();
    plays
}

/// Reads `# seed N, world W`.
fn head(line: &str) -> Option<(u64, &str)> {
    let (seed, world) = line.strip_prefix("# seed ")?.split_once(", world ")?;
    Some((seed.parse().ok()?, world.trim()))
}

#[test]
fn every_script_ends_as_it_is_named() {
    let scenario = scenario();
    let (mut endings, mut worlds) = (BTreeSet::new(), BTreeSet::new());
    for (name, script) in plays() {
        let (seed, world) = script.lines().next().and_then(head).unwrap_or_else(|| panic!("{name}: no seed and world"));
        let id = scenario.world_by_id(world).unwrap_or_else(|| panic!("{name}: no world {world}"));
        let mut session = Session::start(scenario.clone(), seed, Some(id), Mode::Challenge);
        let lines = script.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
        for line in lines {
            assert!(!session.over(), "{name}: `{line}` comes after the end");
            let command = Command::from_line(line, &scenario).unwrap_or_else(|why| panic!("{name}: `{line}`: {why}"));
            assert!(session.act(command).is_ok(), "{name}: `{line}` is not open");
        }
        let ending = session.state().ended.flatten().unwrap_or_else(|| panic!("{name} does not end"));
        let ending = &scenario.endings[ending.index()].id;
        assert_eq!(ending, &name, "the script of {name} ends otherwise");
        endings.insert(ending.to_owned());
        worlds.insert(world.to_owned());
    }
    assert!(endings.len() >= 8, "{endings:?}");
    assert!(worlds.len() >= 4, "{worlds:?}");
}
