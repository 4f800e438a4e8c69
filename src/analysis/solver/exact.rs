//! Expectimax over information states, each worked out once: the exact answer where a story is small enough.

use super::belief::{Belief, commands};
use crate::scenario::Scenario;
use crate::scenario::model::WorldId;
use crate::score::Rubric;
use crate::sim::{Command, MOST_COMMANDS};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::sync::Arc;

/// Which way the search looks.
#[derive(Serialize, Deserialize, Clone, Copy, PartialEq, Eq, Debug)]
pub enum Aim {
    /// The best that can be reached.
    Best,
    /// The worst.
    Worst,
}

impl Aim {
    fn better(self, one: f64, other: f64) -> bool {
        match self {
            Self::Best => one > other,
            Self::Worst => one < other,
        }
    }
}

/// Why there is no exact answer.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Gave {
    /// There are more information states, or packages at a table, than were allowed.
    TooLarge,
    /// The story can go round in circles.
    Circles,
}

/// The most packages at a table that are looked at one by one.
const PACKAGES: usize = 4096;

/// The most branches that are looked at for each state that is allowed: a table with thousands of packages is not small.
const WORK: usize = 100;

/// A search with what it remembers.
pub struct Exact {
    rubric: &'static Rubric,
    scenario: Arc<Scenario>,
    aim: Aim,
    /// How many information states it may look at.
    most: usize,
    /// How many things that can come of a command it has looked at.
    work: usize,
    known: HashMap<[u8; 16], (f64, Option<Command>)>,
    depth: usize,
}

impl Exact {
    /// A search that looks at so many information states at most.
    pub fn new(rubric: &'static Rubric, scenario: Arc<Scenario>, aim: Aim, most: usize) -> Self {
        Self { rubric, scenario, aim, most, work: 0, known: HashMap::new(), depth: 0 }
    }

    /// How many information states it has worked out.
    pub fn states(&self) -> usize {
        self.known.len()
    }

    /// What a play comes to, in thousandths of a point, under the prior; with a world, for somebody who has been told it.
    ///
    /// # Errors
    /// Where the story is too large, or goes round in circles.
    pub fn play(&mut self, told: Option<WorldId>) -> Result<f64, Gave> {
        let mut sum = 0.0;
        for (chance, belief) in Belief::beginnings(&self.scenario, told).map_err(|_| Gave::TooLarge)? {
            sum += chance * self.value(&belief)?;
        }
        Ok(sum)
    }

    /// What an information state comes to.
    ///
    /// # Errors
    /// As for a play.
    pub fn value(&mut self, belief: &Belief) -> Result<f64, Gave> {
        Ok(self.best(belief)?.0)
    }

    /// What an information state comes to, and the command that leads there; the first of several.
    ///
    /// # Errors
    /// As for a play.
    pub fn best(&mut self, belief: &Belief) -> Result<(f64, Option<Command>), Gave> {
        if let Some(worth) = belief.worth(self.rubric, &self.scenario) {
            return Ok((worth as f64, None));
        }
        let key = belief.key(&self.scenario);
        if let Some(known) = self.known.get(&key) {
            return Ok(*known);
        }
        if self.known.len() >= self.most {
            return Err(Gave::TooLarge);
        }
        if self.depth >= MOST_COMMANDS / 4 {
            return Err(Gave::Circles);
        }
        self.depth += 1;
        let found = self.options(belief);
        self.depth -= 1;
        let mut best: Option<(f64, Option<Command>)> = None;
        for (command, value) in found? {
            if best.is_none_or(|(had, _)| self.aim.better(value, had)) {
                best = Some((value, Some(command)));
            }
        }
        // Where nothing can be done, the play stands still, and is worth what it has come to.
        let best = best.unwrap_or_else(|| {
            (crate::score::outcome::outcome(self.rubric, &self.scenario, &belief.state).sum() as f64, None)
        });
        self.known.insert(key, best);
        Ok(best)
    }

    /// What each command comes to.
    ///
    /// # Errors
    /// As for a play.
    pub fn options(&mut self, belief: &Belief) -> Result<Vec<(Command, f64)>, Gave> {
        let commands = commands(&self.scenario, &belief.state, PACKAGES).map_err(|_| Gave::TooLarge)?;
        commands.into_iter().map(|command| Ok((command, self.after(belief, command)?))).collect()
    }

    /// What a command comes to.
    ///
    /// # Errors
    /// As for a play.
    pub fn after(&mut self, belief: &Belief, command: Command) -> Result<f64, Gave> {
        let mut sum = 0.0;
        let branches = belief.branches(self.rubric, &self.scenario, command).map_err(|_| Gave::TooLarge)?;
        self.work += 1 + branches.len();
        if self.work > self.most.saturating_mul(WORK) {
            return Err(Gave::TooLarge);
        }
        for branch in branches {
            sum += branch.chance * (branch.points as f64 + self.value(&branch.belief)?);
        }
        Ok(sum)
    }
}
