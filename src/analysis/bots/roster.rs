//! All bots by their names, and what each comes to.

use super::Bot;
use super::greedy::{Greedy, Wish};
use super::mode::OneMode;
use super::random::Random;
use super::textbook::Textbook;
use crate::analysis::playtest;
use crate::analysis::solver::policy::Policy;
use crate::analysis::solver::rollout::Mean;
use crate::scenario::Scenario;
use crate::scenario::model::{Mode, WorldId};
use crate::score::outcome::outcome;
use crate::score::{Rubric, evidence};
use crate::sim::{Command, State};

/// The names of all bots that need no policy.
pub const NAMES: [&str; 10] = [
    "random",
    "collaborating",
    "compromising",
    "accommodating",
    "competing",
    "avoiding",
    "greedy-trust",
    "greedy-compliance",
    "greedy-downtime",
    "highest-evidence",
];

/// The player that takes what was taken least so far; it remembers from play to play.
pub const LEAST_USED: &str = "least-used";
/// The textbook facilitator, who needs a policy.
pub const TEXTBOOK: &str = "textbook";

/// The names of all bots of a playtest.
pub const ALL: [&str; 12] = [
    "random",
    LEAST_USED,
    "collaborating",
    "compromising",
    "accommodating",
    "competing",
    "avoiding",
    "greedy-trust",
    "greedy-compliance",
    "greedy-downtime",
    "highest-evidence",
    TEXTBOOK,
];

/// A bot by its name.
pub fn bot(name: &str, seed: u64) -> Option<Box<dyn Bot>> {
    Some(match name {
        "random" => Box::new(Random::new(seed)),
        "collaborating" => Box::new(OneMode::new(Mode::Collaborating, seed)),
        "compromising" => Box::new(OneMode::new(Mode::Compromising, seed)),
        "accommodating" => Box::new(OneMode::new(Mode::Accommodating, seed)),
        "competing" => Box::new(OneMode::new(Mode::Competing, seed)),
        "avoiding" => Box::new(OneMode::new(Mode::Avoiding, seed)),
        "greedy-trust" => Box::new(Greedy::new(Wish::Trust, seed)),
        "greedy-compliance" => Box::new(Greedy::new(Wish::Compliance, seed)),
        "greedy-downtime" => Box::new(Greedy::new(Wish::Downtime, seed)),
        "highest-evidence" => Box::new(Greedy::new(Wish::Evidence, seed)),
        _ => return None,
    })
}

/// The textbook facilitator.
pub fn textbook(policy: &Policy) -> Box<dyn Bot> {
    Box::new(Textbook::new(policy.clone()))
}

/// What a player comes to in so many plays, each with the next seed.
pub fn score(
    scenario: &Scenario,
    plays: u64,
    world: Option<WorldId>,
    mut bot: impl FnMut(u64) -> Box<dyn Bot>,
) -> Mean {
    let rubric = Rubric::itil4();
    let mut mean = Mean::default();
    for seed in 0..plays {
        let mut points = 0;
        let mut last: Option<(State, Command)> = None;
        let mut player = bot(seed);
        let came = playtest::play(scenario, seed, world, &mut player, |state, command| {
            if let Some((before, command)) = last.replace((*state, command)) {
                points += evidence::points(rubric, scenario, &before, command, state);
            }
        });
        if let Some((before, command)) = last {
            points += evidence::points(rubric, scenario, &before, command, &came.state);
        }
        mean.add((points + outcome(rubric, scenario, &came.state).sum()) as f64);
    }
    mean
}
