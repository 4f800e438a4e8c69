//! The settings of a new play that were not given: the same in the app and on the command line.

use super::{clock, entropy, saves};
use crate::scenario::Scenario;
use crate::scenario::model::WorldId;
use crate::session::{Mode, Session};
use std::sync::Arc;

/// Starts a play. Without a seed, practice draws a new one and a challenge takes that of the day; without a seed and a world,
/// a first practice of a scenario takes place in its default world, and else the seed draws the world.
pub fn begin(scenario: Arc<Scenario>, mode: Mode, seed: Option<u64>, world: Option<WorldId>) -> Session {
    // A challenge is the same for everybody on a day, so it never takes the default world of a first play.
    let first = mode == Mode::Practice && seed.is_none() && !saves::played(&scenario.id);
    let world = world.or(first.then_some(scenario.default_world));
    let seed = seed.unwrap_or_else(|| match mode {
        Mode::Practice => entropy::seed(),
        Mode::Challenge => clock::today(),
    });
    Session::start(scenario, seed, world, mode)
}
