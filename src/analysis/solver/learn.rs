//! Learns to play a scenario too large to be worked out: plays, estimates what states come to, looks one step ahead, and
//! plays better (fitted policy iteration).
//!
//! What comes of it is a policy like any other. What that policy is worth is then measured by plays, so that a poor estimate
//! makes it weaker, and never makes a claim wrong.

use super::exact::Aim;
use super::features::Numbers;
use super::measuring::{From, Measuring};
use super::policy::{Package, Policy, Scratch};
use super::ridge::{self, Line};
use super::rollout::{self, Dice, Mean};
use crate::analysis::bots::{Bot as _, random::Random};
use crate::scenario::Scenario;
use crate::scenario::model::*;
use crate::score::outcome::outcome;
use crate::score::{Rubric, evidence};
use crate::sim::{self, Command, MOST_COMMANDS, State, table};
use rand::RngExt as _;
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::SeedableRng as _;
use std::sync::Arc;

/// How much is done in a round.
#[derive(Clone, Copy, Debug)]
pub struct Effort {
    /// Plays to learn from.
    pub plays: usize,
    /// Decisions at which every option is looked at.
    pub looks: usize,
    /// Plays to measure what was learned.
    pub measured: usize,
}

impl Default for Effort {
    fn default() -> Self {
        Self { plays: 1500, looks: 3000, measured: 600 }
    }
}

/// A decision of a play that is learned from.
pub(super) struct Step {
    pub(super) state: State,
    numbers: Numbers,
    /// What the rest of the play came to, in points.
    rest: f32,
}

/// Where a round stands. A round takes a second or more, and whoever learns beside something else must be able to stop at once.
enum Stage {
    /// Plays to learn from, from this one on.
    Playing(Vec<Step>, usize),
    /// What the states of the scenes come to, from this scene on.
    Estimating(Vec<Step>, usize),
    /// Packages are looked for at so many tables more.
    Packing(Looked, usize, Vec<(Package, u32)>),
    /// Options are looked at, from this decision on.
    Looking(Looked, usize, Box<Points>),
    /// Lines are fitted, from this one on.
    Fitting(Looked, usize, Box<Points>),
    /// What was learned is measured.
    Measuring(Box<Measuring>),
}

/// Decisions at which every option is looked at.
pub(super) struct Looked {
    pub(super) steps: Vec<Step>,
    pub(super) at: Vec<usize>,
}

/// What each choice, each package and taking one on was found to come to, and at which decision.
pub(super) struct Points {
    pub(super) choices: Vec<Vec<(usize, f32)>>,
    pub(super) packages: Vec<Vec<(usize, f32)>>,
    pub(super) forward: Vec<(usize, f32)>,
}

/// Plays in a piece of a round.
const PLAYS: usize = 16;
/// Decisions looked at in a piece.
const LOOKS: usize = 8;
/// Lines fitted in a piece.
const LINES: usize = 8;

/// Learns, round by round.
pub struct Learner {
    rubric: &'static Rubric,
    pub(super) scenario: Arc<Scenario>,
    pub(super) policy: Policy,
    values: Vec<Line>,
    pub(super) dice: ChaCha8Rng,
    rounds: u32,
    best: Option<(Policy, Mean)>,
    scratch: Scratch,
    /// Where plays begin, if not at the beginning.
    start: Option<State>,
    stage: Stage,
}

/// Plays to the end by which an option is judged at a decision.
const KEYS: usize = 1;
/// The most decisions that are taken at random before the policy goes on.
const ASTRAY: usize = 14;

impl Learner {
    /// Begins to learn; the same seed learns the same.
    pub fn new(rubric: &'static Rubric, scenario: Arc<Scenario>, aim: Aim, seed: u64) -> Self {
        Self {
            rubric,
            policy: Policy::new(&scenario, aim),
            values: vec![Line::default(); scenario.scenes.len()],
            scenario,
            dice: ChaCha8Rng::seed_from_u64(seed),
            rounds: 0,
            best: None,
            scratch: Scratch::default(),
            start: None,
            stage: Stage::Playing(vec![], 0),
        }
    }

    /// Learns on from a policy, for plays that begin in a state: what is learned there need not do for other plays.
    pub fn from(mut self, policy: Policy, start: State) -> Self {
        self.policy = policy;
        self.start = Some(start);
        self.rounds = 1;
        self
    }

    /// The best policy so far, with what it came to in plays; `None` before the first round.
    pub fn best(&self) -> Option<&(Policy, Mean)> {
        self.best.as_ref()
    }

    /// The policy as it is now.
    pub fn policy(&self) -> &Policy {
        &self.policy
    }

    /// How many rounds it has learned.
    pub fn rounds(&self) -> u32 {
        self.rounds
    }

    /// Where the plays begin by which a policy is measured.
    pub fn begins(&self) -> From {
        self.start.map_or(From::Beginning, From::State)
    }

    /// One round: plays, estimates, looks ahead, and measures.
    pub fn round(&mut self, effort: Effort) {
        while !self.step(effort) {}
    }

    /// A piece of a round, some hundredths of a second at the most; `true` when the round is over.
    pub fn step(&mut self, effort: Effort) -> bool {
        self.stage = match std::mem::replace(&mut self.stage, Stage::Playing(vec![], 0)) {
            Stage::Playing(mut steps, begun) => {
                let end = effort.plays.min(begun + PLAYS);
                for nth in begun..end {
                    self.play(nth, &mut steps);
                }
                if end < effort.plays { Stage::Playing(steps, end) } else { Stage::Estimating(steps, 0) }
            }
            Stage::Estimating(steps, scene) if scene < self.values.len() => {
                self.estimate(&steps, scene);
                Stage::Estimating(steps, scene + 1)
            }
            Stage::Estimating(steps, _) => {
                let at = self.choose(&steps, effort.looks);
                Stage::Packing(Looked { steps, at }, 0, vec![])
            }
            Stage::Packing(looked, begun, mut found) => {
                if self.pack(&looked, begun, &mut found) {
                    Stage::Packing(looked, begun + 1, found)
                } else {
                    let points = self.packed(found);
                    Stage::Looking(looked, 0, Box::new(points))
                }
            }
            Stage::Looking(looked, begun, mut points) if begun < looked.at.len() => {
                let end = looked.at.len().min(begun + LOOKS);
                for nth in begun..end {
                    self.look(&looked, nth, &mut points);
                }
                Stage::Looking(looked, end, points)
            }
            Stage::Looking(looked, _, points) => Stage::Fitting(looked, 0, points),
            Stage::Fitting(looked, begun, points) => {
                if self.fit(&looked, begun..begun + LINES, &points) {
                    Stage::Fitting(looked, begun + LINES, points)
                } else {
                    self.rounds += 1;
                    Stage::Measuring(Box::new(Measuring::new(self.begins(), effort.measured)))
                }
            }
            Stage::Measuring(mut measuring) => {
                let more = measuring.step(self.rubric, &self.scenario, &self.policy, PLAYS, &mut self.scratch);
                if !more {
                    self.measured(measuring.mean());
                    return true;
                }
                Stage::Measuring(measuring)
            }
        };
        false
    }

    /// The policy is worth so much: is it the best so far?
    fn measured(&mut self, mean: Mean) {
        let sign = if self.policy.aim == Aim::Best { 1.0 } else { -1.0 };
        if self.best.as_ref().is_none_or(|(_, had)| sign * mean.mean > sign * had.mean) {
            self.best = Some((self.policy.clone(), mean));
        }
    }

    /// A play to learn from: at random at first, then by the policy with some wild decisions. Every fourth player has been
    /// told the world.
    fn play(&mut self, nth: usize, steps: &mut Vec<Step>) {
        let begun = steps.len();
        let (rubric, scenario) = (self.rubric, &*self.scenario.clone());
        let key = self.dice.random();
        let possible = self.start.map_or(scenario.all_worlds(), |start| start.possible);
        let world = rollout::world(scenario, possible, &mut self.dice);
        let mut dice = Dice::of(key);
        let mut state = match self.start {
            Some(start) => State { world, ..start },
            None => sim::start(scenario, 0, Some(world), &mut dice),
        };
        if nth % 4 == 3 && self.start.is_none() {
            state.possible = 1 << world.index();
        }
        let mut random = Random::new(key);
        let wild = [1000, 300, 150, 100][(self.rounds as usize).min(3)];
        // Whoever has begun badly must still be played on well, or every early mistake would look like a catastrophe.
        let astray = if nth.is_multiple_of(2) { self.dice.random_range(0..ASTRAY) } else { 0 };
        let mut points = 0;
        for nth in 0..MOST_COMMANDS {
            if state.ended.is_some() {
                break;
            }
            let at_table = scenario.scenes[state.scene.index()].kind == SceneKind::Table;
            let by_chance = self.rounds == 0
                || nth < astray
                || self.dice.random_range(0..1000) < if at_table { 3 * wild } else { wild };
            let command = match by_chance {
                true => random.decide(scenario, &state),
                false => self.policy.decide(scenario, &state, 0, &mut self.dice, &mut self.scratch),
            };
            let Some(command) = command else { break };
            let Ok(next) = sim::act(scenario, &state, command, &mut dice) else { break };
            let mut numbers = Numbers::new();
            self.policy.features.read(scenario, &state, &mut numbers);
            steps.push(Step { state, numbers, rest: points as f32 });
            points += evidence::points(rubric, scenario, &state, command, &next);
            state = next;
        }
        let all = points + outcome(rubric, scenario, &state).sum();
        for step in &mut steps[begun..] {
            step.rest = (all as f32 - step.rest) / 1000.0;
        }
    }

    /// What the states of a scene come to.
    fn estimate(&mut self, steps: &[Step], scene: usize) {
        let count = self.policy.features.count();
        let here = steps.iter().filter(|step| step.state.scene.index() == scene);
        if here.clone().count() >= 8 {
            self.values[scene] = ridge::fit(count, here.map(|step| (&step.numbers, step.rest)), 4.0);
        }
    }

    /// Some decisions of all, rare scenes first.
    fn choose(&mut self, steps: &[Step], most: usize) -> Vec<usize> {
        let mut by_scene: Vec<Vec<usize>> = vec![vec![]; self.scenario.scenes.len()];
        for (at, step) in steps.iter().enumerate() {
            by_scene[step.state.scene.index()].push(at);
        }
        let mut out = Vec::with_capacity(most);
        // Where there is more to choose from, more must be looked at.
        let weight = |all: &Vec<usize>| {
            let scene = &self.scenario.scenes[steps[all[0]].state.scene.index()];
            match scene.kind {
                SceneKind::Hub => 4 + scene.visits.len(),
                SceneKind::Table => 12,
                _ => 4,
            }
        };
        let mut scenes: Vec<_> = by_scene.into_iter().filter(|all| !all.is_empty()).collect();
        scenes.sort_by_key(|all| all.len() / weight(all));
        let mut left: usize = scenes.iter().map(&weight).sum();
        for mut all in scenes {
            let own = weight(&all);
            let share = (most - out.len().min(most)) * own / left.max(1);
            left -= own;
            while all.len() > share.max(1) {
                let at = self.dice.random_range(0..all.len());
                all.swap_remove(at);
            }
            out.extend(all);
        }
        out
    }

    /// What a command is thought to come to one step ahead, in points; `None` where it is refused.
    pub(super) fn ahead(&mut self, state: &State, command: Command, keys: &[u64]) -> Option<f32> {
        let (rubric, scenario) = (self.rubric, &*self.scenario.clone());
        let (mut sum, mut weight) = (0.0f32, 0.0f32);
        let mut numbers = Numbers::new();
        for (at, world) in scenario.worlds.iter().enumerate().filter(|(at, _)| state.possible >> at & 1 == 1) {
            let from = State { world: WorldId::at(at), ..*state };
            for key in keys {
                let next = sim::act(scenario, &from, command, &mut Dice::of(*key)).ok()?;
                let points = evidence::points(rubric, scenario, state, command, &next);
                let line = &self.values[next.scene.index()];
                let rest = if next.ended.is_some() || !line.known() {
                    outcome(rubric, scenario, &next).sum() as f32 / 1000.0
                } else {
                    self.policy.features.read(scenario, &next, &mut numbers);
                    line.at(&numbers)
                };
                sum += world.weight as f32 * (points as f32 / 1000.0 + rest);
                weight += world.weight as f32;
            }
        }
        (weight > 0.0).then(|| sum / weight)
    }

    /// What a command comes to: one step ahead while there is no policy yet, then by plays to the end.
    fn try_out(&mut self, state: &State, command: Command, keys: &[u64]) -> Option<f32> {
        if self.rounds == 0 {
            return self.ahead(state, command, &keys[..2.min(keys.len())]);
        }
        let mut sum = 0.0;
        for key in keys {
            let world = rollout::world(&self.scenario, state.possible, &mut ChaCha8Rng::seed_from_u64(*key));
            let from = State { world, ..*state };
            let (score, _) =
                rollout::try_out(self.rubric, &self.scenario, &from, command, &self.policy, *key, &mut self.scratch)?;
            sum += score as f32 / 1000.0;
        }
        Some(sum / keys.len() as f32)
    }

    /// What each choice and each package comes to at a decision.
    fn look(&mut self, looked: &Looked, nth: usize, points: &mut Points) {
        let scenario = &*self.scenario.clone();
        let state = &looked.steps[looked.at[nth]].state;
        let keys: Vec<u64> = (0..KEYS).map(|_| self.dice.random()).collect();
        let mut options: Vec<(Slot, f32)> = Vec::with_capacity(16);
        if scenario.scenes[state.scene.index()].kind == SceneKind::Table {
            if state.proposed_window.is_some()
                && let Some(worth) = self.try_out(state, Command::Forward, &keys)
            {
                options.push((Slot::Forward, worth));
            }
            for at in 0..self.policy.packages.len() {
                let (window, measures) = self.policy.packages[at];
                if table::fits(scenario, state, window, measures)
                    && let Some(worth) = self.try_out(state, propose((window, measures)), &keys)
                {
                    options.push((Slot::Package(at), worth));
                }
            }
        } else {
            let open: Vec<ChoiceId> = sim::options::offered(scenario, state)
                .filter(|(_, openness)| *openness == sim::options::Openness::Open)
                .map(|(id, _)| id)
                .collect();
            for id in open {
                if let Some(worth) = self.try_out(state, Command::Choose(id), &keys) {
                    options.push((Slot::Choice(id.index()), worth));
                }
            }
        }
        // What the dice did to all of them alike says nothing about any of them.
        let mean = options.iter().map(|(_, worth)| worth).sum::<f32>() / options.len().max(1) as f32;
        for (slot, worth) in options {
            match slot {
                Slot::Choice(at) => points.choices[at].push((nth, worth - mean)),
                Slot::Package(at) => points.packages[at].push((nth, worth - mean)),
                Slot::Forward => points.forward.push((nth, worth - mean)),
            }
        }
    }

    /// Fits some of the lines to what was found, choices first, then packages; `false` after the last.
    fn fit(&mut self, looked: &Looked, which: std::ops::Range<usize>, points: &Points) -> bool {
        let count = self.policy.features.count();
        let line = |points: &[(usize, f32)]| {
            let numbers = |at: &usize| &looked.steps[looked.at[*at]].numbers;
            ridge::fit(count, points.iter().map(|(at, worth)| (numbers(at), *worth)), 30.0)
        };
        // What was learned before counts on, so that the noise of one round does not unlearn it.
        let part = if self.rounds < 2 { 1.0 } else { 0.4 };
        let worst = if self.policy.aim == Aim::Best { -1e6 } else { 1e6 };
        let choices = points.choices.len();
        for at in which {
            let (slot, points, unmet) = match at.checked_sub(choices) {
                // Never met so far: not taken before something that is known.
                None => (&mut self.policy.choices[at], &points.choices[at], worst),
                Some(at) if at < points.packages.len() => (&mut self.policy.proposals[at], &points.packages[at], worst),
                Some(at) if at == points.packages.len() => (&mut self.policy.forward, &points.forward, 0.0),
                Some(_) => return false,
            };
            if !points.is_empty() {
                *slot = slot.towards(line(points), part);
            } else if !slot.known() {
                *slot = Line::flat(unmet);
            }
        }
        true
    }
}

/// What a line of the policy stands for.
enum Slot {
    Choice(usize),
    Package(usize),
    Forward,
}

pub(super) fn propose((window, measures): Package) -> Command {
    Command::Propose { window, measures }
}
