//! Expectimax over information states, each worked out once: the exact answer where a story is small enough.

use super::belief::{Belief, Branch, commands};
use crate::scenario::Scenario;
use crate::scenario::model::WorldId;
use crate::score::Rubric;
use crate::score::outcome::outcome;
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

/// A search with what it remembers. It can be done in pieces: what it was at is kept in frames, one in another.
pub struct Exact {
    rubric: &'static Rubric,
    scenario: Arc<Scenario>,
    aim: Aim,
    /// How many information states it may look at.
    most: usize,
    /// How many things that can come of a command it has looked at.
    work: usize,
    known: HashMap<[u8; 16], (f64, Option<Command>)>,
    frames: Vec<Frame>,
}

/// An information state while it is worked out.
struct Frame {
    key: [u8; 16],
    belief: Belief,
    /// The commands that are still to be looked at.
    commands: std::vec::IntoIter<Command>,
    /// The one that is looked at, and what has come of it so far.
    now: Option<(Command, f64)>,
    /// What can come of it that has not been looked at.
    branches: std::vec::IntoIter<Branch>,
    /// The chance and the points of what is looked at.
    part: (f64, f64),
    options: Vec<(Command, f64)>,
}

/// What became of entering an information state.
enum Entered {
    /// What it comes to was known.
    Known(f64),
    /// It is looked at now.
    Begun,
}

impl Exact {
    /// A search that looks at so many information states at most.
    pub fn new(rubric: &'static Rubric, scenario: Arc<Scenario>, aim: Aim, most: usize) -> Self {
        Self { rubric, scenario, aim, most, work: 0, known: HashMap::new(), frames: vec![] }
    }

    /// How many information states it has worked out.
    pub fn states(&self) -> usize {
        self.known.len()
    }

    /// What an information state comes to and what to do in it, if that was worked out.
    pub fn known(&self, belief: &Belief) -> Option<(f64, Option<Command>)> {
        self.known.get(&belief.key(&self.scenario)).copied()
    }

    /// What a play comes to, in thousandths of a point, under the prior; with a world, for somebody who has been told it.
    ///
    /// # Errors
    /// Where the story is too large, or goes round in circles.
    pub fn play(&mut self, told: Option<WorldId>) -> Result<f64, Gave> {
        let mut sum = 0.0;
        for (chance, belief) in Belief::beginnings(&self.scenario, told).map_err(|_| Gave::TooLarge)? {
            sum += chance * self.best(&belief)?.0;
        }
        Ok(sum)
    }

    /// What an information state comes to, and the command that leads there; the first of several.
    ///
    /// # Errors
    /// As for a play.
    pub fn best(&mut self, belief: &Belief) -> Result<(f64, Option<Command>), Gave> {
        loop {
            if let Some(found) = self.towards(belief, usize::MAX) {
                return found;
            }
        }
    }

    /// Works towards what an information state comes to, through about so many things that can come of a command; `None` while
    /// more is left.
    pub fn towards(&mut self, belief: &Belief, work: usize) -> Option<Result<(f64, Option<Command>), Gave>> {
        if let Some(worth) = belief.worth(self.rubric, &self.scenario) {
            return Some(Ok((worth as f64, None)));
        }
        if let Some(known) = self.known.get(&belief.key(&self.scenario)) {
            return Some(Ok(*known));
        }
        let options = self.options_towards(belief, work)?;
        Some(options.map(|options| self.pick(belief, &options)))
    }

    /// What each command comes to.
    ///
    /// # Errors
    /// As for a play.
    pub fn options(&mut self, belief: &Belief) -> Result<Vec<(Command, f64)>, Gave> {
        loop {
            if let Some(found) = self.options_towards(belief, usize::MAX) {
                return found;
            }
        }
    }

    /// Works towards what each command comes to, through about so many things that can come of one; `None` while more is left.
    pub fn options_towards(&mut self, belief: &Belief, work: usize) -> Option<Result<Vec<(Command, f64)>, Gave>> {
        let found = self.work_on(belief, work).transpose();
        if found.as_ref().is_some_and(Result::is_err) {
            self.frames.clear();
        }
        found
    }

    fn work_on(&mut self, belief: &Belief, work: usize) -> Result<Option<Vec<(Command, f64)>>, Gave> {
        let key = belief.key(&self.scenario);
        if self.frames.first().is_none_or(|frame| frame.key != key) {
            // Whoever wants something else gives up what was begun; what was worked out stays known.
            self.frames.clear();
            self.begin(key, belief.clone())?;
        }
        let mut left = work;
        while left > 0 {
            left -= 1;
            let Some(frame) = self.frames.last_mut() else { return Ok(Some(vec![])) };
            if let Some(branch) = frame.branches.next() {
                frame.part = (branch.chance, branch.points as f64);
                if let Entered::Known(value) = self.enter(branch.belief)? {
                    self.add(value);
                }
                continue;
            }
            frame.options.extend(frame.now.take());
            if let Some(command) = frame.commands.next() {
                let branches = frame.belief.branches(self.rubric, &self.scenario, command);
                let branches = branches.map_err(|_| Gave::TooLarge)?;
                left = left.saturating_sub(branches.len());
                self.work += 1 + branches.len();
                if self.work > self.most.saturating_mul(WORK) {
                    return Err(Gave::TooLarge);
                }
                (frame.now, frame.branches) = (Some((command, 0.0)), branches.into_iter());
                continue;
            }
            let Some(done) = self.frames.pop() else { return Ok(Some(vec![])) };
            let best = self.pick(&done.belief, &done.options);
            self.known.insert(done.key, best);
            if self.frames.is_empty() {
                return Ok(Some(done.options));
            }
            self.add(best.0);
        }
        Ok(None)
    }

    /// What came of a branch is counted in.
    fn add(&mut self, value: f64) {
        if let Some(frame) = self.frames.last_mut()
            && let Some((_, sum)) = &mut frame.now
        {
            *sum += frame.part.0 * (frame.part.1 + value);
        }
    }

    fn enter(&mut self, belief: Belief) -> Result<Entered, Gave> {
        if let Some(worth) = belief.worth(self.rubric, &self.scenario) {
            return Ok(Entered::Known(worth as f64));
        }
        let key = belief.key(&self.scenario);
        if let Some((value, _)) = self.known.get(&key) {
            return Ok(Entered::Known(*value));
        }
        self.begin(key, belief)?;
        Ok(Entered::Begun)
    }

    fn begin(&mut self, key: [u8; 16], belief: Belief) -> Result<(), Gave> {
        if self.known.len() >= self.most {
            return Err(Gave::TooLarge);
        }
        if self.frames.len() >= MOST_COMMANDS / 4 {
            return Err(Gave::Circles);
        }
        let commands = commands(&self.scenario, &belief.state, PACKAGES).map_err(|_| Gave::TooLarge)?.into_iter();
        let branches = vec![].into_iter();
        self.frames.push(Frame { key, belief, commands, now: None, branches, part: (0.0, 0.0), options: vec![] });
        Ok(())
    }

    /// The best of what can be done; the first of several.
    fn pick(&self, belief: &Belief, options: &[(Command, f64)]) -> (f64, Option<Command>) {
        let mut best: Option<(f64, Option<Command>)> = None;
        for (command, value) in options {
            if best.is_none_or(|(had, _)| self.aim.better(*value, had)) {
                best = Some((*value, Some(*command)));
            }
        }
        // Where nothing can be done, the play stands still, and is worth what it has come to.
        best.unwrap_or_else(|| (outcome(self.rubric, &self.scenario, &belief.state).sum() as f64, None))
    }
}
