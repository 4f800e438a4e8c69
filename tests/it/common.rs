//! The scenarios that several modules play.

use std::sync::{Arc, OnceLock};
use warroom::diagnostics::{Source, concise};
use warroom::scenario::{Scenario, load};

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
