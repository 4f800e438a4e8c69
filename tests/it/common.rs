//! The scenarios that several modules play.

use std::path::Path;
use std::sync::{Arc, OnceLock};
use warroom::diagnostics::{Source, concise};
use warroom::scenario::{Scenario, load};
use warroom::session::{Mode, Session};
use warroom::sim::Command;

/// The text of the flagship.
pub const FLAGSHIP: &str = include_str!("../../scenarios/late-objection/scenario.ron");
/// A small scenario with every kind of thing in it.
pub const SMALL: &str = include_str!("small.ron");

/// A scenario that must load without a word.
pub fn scenario(text: &str) -> Arc<Scenario> {
    let source = Source::new("scenario.ron", text);
    let loaded = load(&source);
    assert_eq!(concise(&loaded.diagnostics, &source), "");
    Arc::new(loaded.scenario.expect("no diagnostics, so a scenario"))
}

/// The flagship, read once.
pub fn flagship() -> Arc<Scenario> {
    static ONCE: OnceLock<Arc<Scenario>> = OnceLock::new();
    ONCE.get_or_init(|| scenario(FLAGSHIP)).clone()
}

/// The small scenario, read once.
pub fn small() -> Arc<Scenario> {
    static ONCE: OnceLock<Arc<Scenario>> = OnceLock::new();
    ONCE.get_or_init(|| scenario(SMALL)).clone()
}

/// A play of the flagship by its script.
pub fn script(name: &str) -> Session {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/it/plays/{name}.txt"));
    let text = std::fs::read_to_string(path).expect("a script");
    let head = text.lines().next().expect("seed and world").strip_prefix("# seed ").expect("a seed");
    let (seed, world) = head.split_once(", world ").expect("a world");
    let scenario = flagship();
    let world = scenario.world_by_id(world.trim()).expect("a world of the scenario");
    let mut session = Session::start(scenario.clone(), seed.parse().expect("a seed"), Some(world), Mode::Practice);
    for line in text.lines().skip(1).filter(|line| !line.trim().is_empty()) {
        session.act(Command::from_line(line, &scenario).expect("a command")).expect("it is open");
    }
    session
}
