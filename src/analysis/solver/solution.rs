//! What a scenario comes to: the best and the worst that can be reached, how that is known, and a way to reach it.

use super::belief::Belief;
use super::bound::ceiling;
use super::exact::{Aim, Exact, Gave};
use super::learn::{Effort, Learner};
use super::measuring::{From, Measuring};
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
    /// Proven: no way of playing comes to more than this on average, under the prior.
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
    /// The most items of a graph by which a ceiling is proven; with 0 it is full marks and all evidence.
    pub proof: usize,
}

impl Default for Budget {
    fn default() -> Self {
        let effort = Effort { plays: 1500, looks: 6000, measured: 800 };
        Self { states: 20_000, rounds: 18, plays: 4000, effort, proof: 0 }
    }
}

/// Works towards a solution, a step at a time, so that whoever waits can see how far it is, or stop at once.
pub struct Solver {
    rubric: &'static Rubric,
    scenario: Arc<Scenario>,
    budget: Budget,
    /// The exact answer while it is worked out; `None` where the story is too large for that.
    whole: Option<Box<Whole>>,
    up: Learner,
    down: Learner,
    /// Which of the two is in the middle of a round.
    going: Option<Aim>,
    /// The ceilings of the worlds that were proven so far.
    proven: Vec<Milli>,
    /// What was learned, measured.
    values: Option<Values>,
    solution: Option<Solution>,
}

/// Things that can come of a command, looked at in a piece.
const WORK: usize = 400;
/// Plays in a piece of measuring.
const PLAYS: usize = 60;

impl Solver {
    /// Begins. The same scenario and budget give the same solution.
    pub fn new(scenario: Arc<Scenario>, budget: Budget) -> Self {
        let rubric = Rubric::itil4();
        Self {
            rubric,
            budget,
            whole: Some(Box::new(Whole::new(rubric, &scenario, budget.states))),
            up: Learner::new(rubric, scenario.clone(), Aim::Best, 1),
            down: Learner::new(rubric, scenario.clone(), Aim::Worst, 1),
            going: None,
            proven: vec![],
            values: None,
            solution: None,
            scenario,
        }
    }

    /// How much is done, in permille.
    pub fn done(&self) -> u32 {
        if self.solution.is_some() {
            return 1000;
        }
        let all = self.budget.rounds + self.down_rounds();
        ((self.up.rounds() + self.down.rounds()) * 1000 / all.max(1)).min(990)
    }

    fn down_rounds(&self) -> u32 {
        self.budget.rounds.div_ceil(3).max(2)
    }

    /// Does a piece of the work, some hundredths of a second at the most; `false` when all is done.
    pub fn step(&mut self) -> bool {
        if self.solution.is_some() {
            return false;
        }
        if let Some(whole) = &mut self.whole {
            if whole.over() {
                // Beside what was worked out a policy is wanted that can play.
                if self.up.step(Effort { plays: 200, looks: 200, measured: 50 }) {
                    self.solution = self.worked_out();
                }
            } else if whole.step(WORK).is_err() {
                self.whole = None;
            }
            return true;
        }
        if self.going.is_none() && self.up.rounds() >= self.budget.rounds && self.down.rounds() >= self.down_rounds() {
            return self.measure();
        }
        // What is best is wanted first; the worst comes early once, so that there is a range.
        let wanted = if self.down.rounds() < self.down_rounds() && self.up.rounds() >= 2 * self.down.rounds() + 2
            || self.up.rounds() >= self.budget.rounds
        {
            Aim::Worst
        } else {
            Aim::Best
        };
        let aim = *self.going.get_or_insert(wanted);
        let learner = if aim == Aim::Best { &mut self.up } else { &mut self.down };
        if learner.step(self.budget.effort) {
            self.going = None;
        }
        true
    }

    /// Proves the ceiling of another world, which takes a second or more; `false` where none is left.
    pub fn prove(&mut self) -> bool {
        let at = self.proven.len();
        if self.solution.is_some() || self.budget.proof == 0 || at >= self.scenario.worlds.len() {
            return false;
        }
        let told = ceiling::told(self.rubric, &self.scenario, WorldId::at(at), self.budget.proof);
        let full = self.full();
        self.proven.push(told.map_or(full, |told| told.min(full)));
        true
    }

    /// Measures what was learned a little more; `false` at the end of it.
    fn measure(&mut self) -> bool {
        let mut values = self.values.take().unwrap_or_else(|| Values::new(&self.scenario, self.budget.plays));
        let more = self.policies().is_some_and(|(up, down)| values.step(self.rubric, &self.scenario, up, down));
        if !more {
            self.solution = self.measured(&values);
        }
        self.values = Some(values);
        more
    }

    /// The best and the worst policy that were learned.
    fn policies(&self) -> Option<(&Policy, &Policy)> {
        Some((&self.up.best()?.0, &self.down.best()?.0))
    }

    /// Whether there is something to tell.
    pub fn solution_ready(&self) -> bool {
        self.solution.is_some() || self.policies().is_some()
    }

    /// The policy that is best so far.
    pub fn policy(&self) -> Option<&Policy> {
        self.up.best().map(|(policy, _)| policy)
    }

    /// The solution, where every state of knowledge was worked out.
    fn worked_out(&self) -> Option<Solution> {
        let whole = self.whole.as_ref()?;
        let exact = |at: usize| {
            let (value, states) = whole.values.get(at).copied().unwrap_or_default();
            Value { value: value.round() as Milli, how: How::Exact { states } }
        };
        let worlds = self.scenario.worlds.len();
        Some(Solution {
            best: exact(0),
            worst: exact(worlds + 1),
            told: (1..=worlds).map(exact).collect(),
            ceiling: exact(0).value,
            policy: self.policy().cloned().unwrap_or_else(|| Policy::new(&self.scenario, Aim::Best)),
            exact: true,
        })
    }

    /// What no way of playing comes to on average: the ceilings of the worlds, by the prior.
    fn ceiling(&self) -> Milli {
        let full = self.full();
        let worlds = self.scenario.worlds.iter().enumerate();
        let most = |at: usize| self.proven.get(at).copied().unwrap_or(full);
        let (sum, weight) = worlds.fold((0, 0), |(sum, all), (at, world)| {
            let weight = Milli::from(world.weight);
            (sum + weight * most(at), all + weight)
        });
        if weight > 0 { (sum + weight - 1).div_euclid(weight) } else { full }
    }

    /// The most that any play could come to, whatever it does: full marks, and all evidence.
    fn full(&self) -> Milli {
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
        self.solution_while(|| true)
    }

    /// The same, measured only while `goes_on` answers so: each value at least once, with a wider interval the fewer plays.
    pub fn solution_while(&self, mut goes_on: impl FnMut() -> bool) -> Option<Solution> {
        if let Some(solution) = &self.solution {
            return Some(solution.clone());
        }
        let (up, down) = self.policies()?;
        let mut values = self.values.clone().unwrap_or_else(|| Values::new(&self.scenario, self.budget.plays));
        while values.step(self.rubric, &self.scenario, up, down) && (goes_on() || !values.begun()) {}
        self.measured(&values)
    }

    fn measured(&self, values: &Values) -> Option<Solution> {
        Some(Solution {
            best: sampled(&values.best.mean()),
            worst: sampled(&values.worst.mean()),
            told: values.told.iter().map(|told| sampled(&told.mean())).collect(),
            ceiling: self.ceiling(),
            policy: self.policies()?.0.clone(),
            exact: false,
        })
    }
}

/// What was learned, while it is measured: the best, the worst, and the best for who has been told the world.
#[derive(Clone)]
struct Values {
    best: Measuring,
    worst: Measuring,
    told: Vec<Measuring>,
}

impl Values {
    fn new(scenario: &Scenario, plays: usize) -> Self {
        let told = |at| Measuring::new(From::Told(WorldId::at(at)), plays / 2);
        Self {
            best: Measuring::new(From::Beginning, plays),
            worst: Measuring::new(From::Beginning, plays / 2),
            told: (0..scenario.worlds.len()).map(told).collect(),
        }
    }

    /// A few plays more of what is least far; `false` when all are played.
    fn step(&mut self, rubric: &Rubric, scenario: &Scenario, up: &Policy, down: &Policy) -> bool {
        let scratch = &mut Scratch::default();
        let all = [(&mut self.best, up), (&mut self.worst, down)];
        let all = all.into_iter().chain(self.told.iter_mut().map(|told| (told, up)));
        let least = all.filter(|(it, _)| it.done() < 1000).min_by_key(|(it, _)| it.done());
        let more = least.is_some();
        if let Some((measuring, policy)) = least {
            measuring.step(rubric, scenario, policy, PLAYS, scratch);
        }
        more
    }

    /// Whether each was measured at least once.
    fn begun(&self) -> bool {
        [&self.best, &self.worst].into_iter().chain(&self.told).all(|it| it.done() > 0)
    }
}

/// The exact answer while it is worked out: the best under the prior, the best in each world for who has been told it, and the
/// worst.
struct Whole {
    best: Exact,
    worst: Exact,
    scenario: Arc<Scenario>,
    /// The beginnings of what is worked out now, and what they come to so far.
    beginnings: Option<(Vec<(f64, Belief)>, f64)>,
    /// What was worked out, and how many states of knowledge that took.
    values: Vec<(f64, usize)>,
}

impl Whole {
    fn new(rubric: &'static Rubric, scenario: &Arc<Scenario>, states: usize) -> Self {
        Self {
            best: Exact::new(rubric, scenario.clone(), Aim::Best, states),
            worst: Exact::new(rubric, scenario.clone(), Aim::Worst, states),
            scenario: scenario.clone(),
            beginnings: None,
            values: vec![],
        }
    }

    fn over(&self) -> bool {
        self.values.len() >= self.scenario.worlds.len() + 2
    }

    fn step(&mut self, work: usize) -> Result<(), Gave> {
        let (at, worlds) = (self.values.len(), self.scenario.worlds.len());
        let told = (1..=worlds).contains(&at).then(|| WorldId::at(at - 1));
        let exact = if at <= worlds { &mut self.best } else { &mut self.worst };
        let begun = match self.beginnings.take() {
            Some(begun) => begun,
            None => (Belief::beginnings(&self.scenario, told).map_err(|_| Gave::TooLarge)?, 0.0),
        };
        let (mut left, mut sum) = begun;
        match left.first() {
            None => {
                self.values.push((sum, exact.states()));
                return Ok(());
            }
            Some((chance, belief)) => {
                if let Some(found) = exact.towards(belief, work) {
                    sum += chance * found?.0;
                    left.remove(0);
                }
            }
        }
        self.beginnings = Some((left, sum));
        Ok(())
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
