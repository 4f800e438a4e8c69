//! What a scenario comes to: the best and the worst that can be reached, how that is known, and a way to reach it.

use super::exact::{Aim, Exact, Gave};
use super::learn::{Effort, Learner, measure};
use super::policy::{Policy, Scratch};
use super::rollout::Mean;
use crate::scenario::Scenario;
use crate::scenario::model::WorldId;
use crate::score::Rubric;
use crate::score::outcome::Milli;
use crate::score::total::Range;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// How an answer is known.
#[derive(Serialize, Deserialize, Clone, Copy, PartialEq, Debug)]
pub enum How {
    /// Every information state was worked out.
    Exact {
        /// How many there are.
        states: usize,
    },
    /// The mean of plays by the best policy that was found. What is best may be better.
    Sampled {
        /// How many plays.
        plays: u32,
        /// Half the width of the interval that holds the policy's true value 19 times of 20, in thousandths of a point.
        error: Milli,
    },
}

/// A value and how it is known.
#[derive(Serialize, Deserialize, Clone, Copy, PartialEq, Debug)]
pub struct Value {
    /// In thousandths of a point.
    pub value: Milli,
    /// How it is known.
    pub how: How,
}

/// What a scenario comes to.
#[derive(Serialize, Deserialize, Clone, Debug)]
pub struct Solution {
    /// The best under the prior.
    pub best: Value,
    /// The worst.
    pub worst: Value,
    /// The best in each world for a player who has been told it.
    pub told: Vec<Value>,
    /// No play can come to more than this: full marks for the outcome, and the most that evidence can add.
    pub ceiling: Milli,
    /// The policy behind the best; it plays well also where the answer is exact.
    pub policy: Policy,
    /// Whether the best is exact, so that every decision can be worked out.
    pub exact: bool,
}

impl Solution {
    /// What the total is scaled between.
    pub fn range(&self) -> Range {
        Range { worst: self.worst.value, best: self.best.value }
    }
}

/// How much is spent on an answer.
#[derive(Clone, Copy, Debug)]
pub struct Budget {
    /// The most information states that are worked out.
    pub states: usize,
    /// Rounds of learning for the best; the worst takes a third.
    pub rounds: u32,
    /// Plays for each value that is measured.
    pub plays: usize,
    /// How much is done in each round.
    pub effort: Effort,
}

impl Default for Budget {
    fn default() -> Self {
        Self { states: 20_000, rounds: 18, plays: 4000, effort: Effort { plays: 1500, looks: 6000, measured: 800 } }
    }
}

/// Works towards a solution, a step at a time, so that whoever waits can see how far it is, or stop.
pub struct Solver {
    rubric: &'static Rubric,
    scenario: Arc<Scenario>,
    budget: Budget,
    exact: Option<Solution>,
    up: Learner,
    down: Learner,
}

impl Solver {
    /// Begins. The same scenario and budget give the same solution.
    pub fn new(scenario: Arc<Scenario>, budget: Budget) -> Self {
        let rubric = Rubric::itil4();
        Self {
            rubric,
            budget,
            exact: None,
            up: Learner::new(rubric, scenario.clone(), Aim::Best, 1),
            down: Learner::new(rubric, scenario.clone(), Aim::Worst, 1),
            scenario,
        }
    }

    /// How much is done, in permille.
    pub fn done(&self) -> u32 {
        if self.exact.is_some() {
            return 1000;
        }
        let all = self.budget.rounds + self.down_rounds();
        (self.up.rounds() + self.down.rounds()) * 1000 / all.max(1)
    }

    fn down_rounds(&self) -> u32 {
        self.budget.rounds.div_ceil(3).max(2)
    }

    /// Does a piece of the work; `false` when all is done.
    pub fn step(&mut self) -> bool {
        if self.exact.is_some() {
            return false;
        }
        if self.up.rounds() == 0 && self.down.rounds() == 0 {
            self.exact = self.work_out().ok();
            if self.exact.is_some() {
                return false;
            }
        }
        // What is best is wanted first; the worst comes early once, so that there is a range.
        let effort = self.budget.effort;
        if self.down.rounds() < self.down_rounds() && self.up.rounds() >= 2 * self.down.rounds() + 2
            || self.up.rounds() >= self.budget.rounds
        {
            self.down.round(effort);
        } else {
            self.up.round(effort);
        }
        self.done() < 1000
    }

    /// Whether there is something to tell.
    pub fn solution_ready(&self) -> bool {
        self.exact.is_some() || self.up.best().is_some() && self.down.best().is_some()
    }

    /// The policy that is best so far.
    pub fn policy(&self) -> Option<&Policy> {
        self.up.best().map(|(policy, _)| policy)
    }

    /// The exact answer, if the story is small enough.
    fn work_out(&self) -> Result<Solution, Gave> {
        let (rubric, scenario) = (self.rubric, &self.scenario);
        let mut best = Exact::new(rubric, scenario.clone(), Aim::Best, self.budget.states);
        let value = best.play(None)?;
        let states = best.states();
        let mut told = Vec::with_capacity(scenario.worlds.len());
        for at in 0..scenario.worlds.len() {
            let value = best.play(Some(WorldId::at(at)))?;
            told.push(Value { value: value.round() as Milli, how: How::Exact { states: best.states() } });
        }
        let mut worst = Exact::new(rubric, scenario.clone(), Aim::Worst, self.budget.states);
        let low = worst.play(None)?;
        let mut learner = Learner::new(rubric, scenario.clone(), Aim::Best, 1);
        learner.round(Effort { plays: 200, looks: 200, measured: 50 });
        let policy = learner.best().map_or_else(|| Policy::new(scenario, Aim::Best), |(policy, _)| policy.clone());
        Ok(Solution {
            best: Value { value: value.round() as Milli, how: How::Exact { states } },
            worst: Value { value: low.round() as Milli, how: How::Exact { states: worst.states() } },
            told,
            ceiling: self.ceiling(),
            policy,
            exact: true,
        })
    }

    /// The most that any play could come to, whatever it does.
    fn ceiling(&self) -> Milli {
        let (rubric, scenario) = (self.rubric, &*self.scenario);
        let rule = &rubric.outcome;
        let downtime = rule.downtime.iter().map(|(_, points)| *points).max().unwrap_or(0);
        let outcome = Milli::from(rule.trust.points + rule.finding.none + downtime) * 1000;
        let worth = |shows: &[(u8, u8)]| -> Milli {
            let level = |level: u8| rubric.evidence.get(usize::from(level.clamp(1, 5)) - 1).copied().unwrap_or(0);
            shows.iter().map(|shown| Milli::from(level(shown.1)) * 1000).sum::<Milli>().max(0)
        };
        // Each scene gives at most its best choice, a hub the best of each visit; scenes are passed once.
        let mut evidence: Milli = scenario.scoring.packages.iter().map(|rule| worth(&rule.shows)).sum();
        for scene in &scenario.scenes {
            let best = |range: std::ops::Range<u16>| {
                range.map(|at| worth(&scenario.choices[usize::from(at)].shows)).max().unwrap_or(0)
            };
            evidence += best(scene.choices.clone());
            evidence +=
                scene.visits.clone().map(|at| best(scenario.visits[usize::from(at)].choices.clone())).sum::<Milli>();
        }
        outcome + evidence
    }

    /// The solution as far as it is known; `None` before the first rounds.
    pub fn solution(&self) -> Option<Solution> {
        if let Some(exact) = &self.exact {
            return Some(exact.clone());
        }
        let (policy, _) = self.up.best()?;
        let (low, _) = self.down.best()?;
        let (rubric, scenario, plays) = (self.rubric, &*self.scenario, self.budget.plays);
        let mut scratch = Scratch::default();
        let mut value = |policy: &Policy, told: Option<WorldId>, plays: usize| {
            let mean = measure(rubric, scenario, policy, told, plays, &mut scratch);
            sampled(&mean)
        };
        let told = (0..scenario.worlds.len()).map(|at| value(policy, Some(WorldId::at(at)), plays / 2)).collect();
        Some(Solution {
            best: value(policy, None, plays),
            worst: value(low, None, plays / 2),
            told,
            ceiling: self.ceiling(),
            policy: policy.clone(),
            exact: false,
        })
    }
}

fn sampled(mean: &Mean) -> Value {
    let error = if mean.error().is_finite() { mean.error().round() as Milli } else { 0 };
    Value { value: mean.mean.round() as Milli, how: How::Sampled { plays: mean.plays, error } }
}

/// A solution with the usual budget.
pub fn solve(scenario: &Arc<Scenario>, budget: Budget) -> Option<Solution> {
    let mut solver = Solver::new(scenario.clone(), budget);
    while solver.step() {}
    solver.solution()
}
