//! Learns to play a scenario too large to be worked out: plays, estimates what states come to, looks one step ahead, and
//! plays better (fitted policy iteration).
//!
//! What comes of it is a policy like any other. What that policy is worth is then measured by plays, so that a poor estimate
//! makes it weaker, and never makes a claim wrong.

use super::exact::Aim;
use super::features::Numbers;
use super::policy::{Package, Policy, Scratch};
use super::ridge::{self, Line};
use super::rollout::{self, Dice, Mean};
use crate::analysis::bots::{Bot, random::Random};
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
struct Step {
    state: State,
    numbers: Numbers,
    /// What the rest of the play came to, in points.
    rest: f32,
}

/// Learns, round by round.
pub struct Learner {
    rubric: &'static Rubric,
    scenario: Arc<Scenario>,
    policy: Policy,
    values: Vec<Line>,
    dice: ChaCha8Rng,
    rounds: u32,
    best: Option<(Policy, Mean)>,
    scratch: Scratch,
    /// Where plays begin, if not at the beginning.
    start: Option<State>,
}

/// Plays by which a policy is judged use these keys, so that two policies face the same dice.
const MEASURE: u64 = 0x5eed_0000_0000;
/// Plays to the end by which an option is judged at a decision.
const KEYS: usize = 1;
/// The most decisions that are taken at random before the policy goes on.
const ASTRAY: usize = 14;
/// The most packages that a policy keeps.
const PACKAGES: usize = 48;

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

    /// How many rounds it has learned.
    pub fn rounds(&self) -> u32 {
        self.rounds
    }

    /// What the policy comes to now, by so many plays.
    pub fn measured(&mut self, plays: usize) -> Mean {
        self.measure(plays)
    }

    /// One round: plays, estimates, looks ahead, and measures.
    pub fn round(&mut self, effort: Effort) {
        let steps: Vec<Step> = (0..effort.plays).flat_map(|nth| self.play(nth)).collect();
        self.estimate(&steps);
        let looked = self.choose(&steps, effort.looks);
        self.packages(&looked);
        self.look_ahead(&looked);
        self.rounds += 1;
        let mean = self.measure(effort.measured);
        let sign = if self.policy.aim == Aim::Best { 1.0 } else { -1.0 };
        if self.best.as_ref().is_none_or(|(_, had)| sign * mean.mean > sign * had.mean) {
            self.best = Some((self.policy.clone(), mean));
        }
    }

    /// A play to learn from: at random at first, then by the policy with some wild decisions. Every fourth player has been
    /// told the world.
    fn play(&mut self, nth: usize) -> Vec<Step> {
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
        let (mut steps, mut points) = (Vec::with_capacity(24), 0);
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
        for step in &mut steps {
            step.rest = (all as f32 - step.rest) / 1000.0;
        }
        steps
    }

    /// What the states of each scene come to.
    fn estimate(&mut self, steps: &[Step]) {
        let count = self.policy.features.count();
        let mut by_scene: Vec<Vec<&Step>> = vec![vec![]; self.scenario.scenes.len()];
        for step in steps {
            by_scene[step.state.scene.index()].push(step);
        }
        for (line, steps) in self.values.iter_mut().zip(by_scene) {
            if steps.len() >= 8 {
                *line = ridge::fit(count, steps.iter().map(|step| (&step.numbers, step.rest)), 4.0);
            }
        }
    }

    /// Some decisions of all, rare scenes first.
    fn choose<'s>(&mut self, steps: &'s [Step], most: usize) -> Vec<&'s Step> {
        let mut by_scene: Vec<Vec<&Step>> = vec![vec![]; self.scenario.scenes.len()];
        for step in steps {
            by_scene[step.state.scene.index()].push(step);
        }
        let mut out = Vec::with_capacity(most);
        // Where there is more to choose from, more must be looked at.
        let weight = |steps: &Vec<&Step>| {
            let scene = &self.scenario.scenes[steps[0].state.scene.index()];
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
    fn ahead(&mut self, state: &State, command: Command, keys: &[u64]) -> Option<f32> {
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

    /// Packages worth keeping: the best of some tables, found by changing one thing after another.
    fn packages(&mut self, looked: &[&Step]) {
        let scenario = &*self.scenario.clone();
        let at_table = |step: &&&Step| scenario.scenes[step.state.scene.index()].kind == SceneKind::Table;
        let tables: Vec<&State> = looked.iter().filter(at_table).map(|step| &step.state).collect();
        if tables.is_empty() {
            return;
        }
        let sign = if self.policy.aim == Aim::Best { 1.0 } else { -1.0 };
        let mut found: Vec<(Package, u32)> = Vec::new();
        let note =
            |package: Package, found: &mut Vec<(Package, u32)>| match found.iter_mut().find(|(had, _)| *had == package)
            {
                Some((_, times)) => *times += 1,
                None => found.push((package, 1)),
            };
        for _ in 0..tables.len().min(36) {
            let state = tables[self.dice.random_range(0..tables.len())];
            let keys = [self.dice.random(), self.dice.random()];
            let first = match self.policy.packages.is_empty() || self.dice.random_range(0..2) == 0 {
                true => match Random::new(self.dice.random()).decide(scenario, state) {
                    Some(Command::Propose { window, measures }) => (window, measures),
                    _ => continue,
                },
                false => self.policy.packages[self.dice.random_range(0..self.policy.packages.len())],
            };
            let Some(mut worth) = self.ahead(state, propose(first), &keys).map(|worth| sign * worth) else { continue };
            let mut now = first;
            loop {
                let mut better: Option<(Package, f32)> = None;
                for other in neighbours(scenario, now) {
                    if !table::fits(scenario, state, other.0, other.1) {
                        continue;
                    }
                    let Some(value) = self.ahead(state, propose(other), &keys).map(|worth| sign * worth) else {
                        continue;
                    };
                    if value > better.map_or(worth + 0.05, |(_, had)| had) {
                        better = Some((other, value));
                    }
                }
                let Some((other, value)) = better else { break };
                (now, worth) = (other, value);
            }
            note(now, &mut found);
        }
        // What was kept before stays while there is room: a policy forgets nothing that it may need.
        for package in &self.policy.packages {
            if !found.iter().any(|(had, _)| had == package) {
                found.push((*package, 0));
            }
        }
        found.sort_by_key(|(_, times)| std::cmp::Reverse(*times));
        found.truncate(PACKAGES);
        let old = |package: &Package| self.policy.packages.iter().position(|had| had == package);
        let lines = found
            .iter()
            .map(|(package, _)| old(package).map_or(Line::default(), |at| self.policy.proposals[at].clone()));
        self.policy.proposals = lines.collect();
        self.policy.packages = found.into_iter().map(|(package, _)| package).collect();
    }

    /// What each choice and each package is thought to come to, by looking one step ahead at many decisions.
    fn look_ahead(&mut self, looked: &[&Step]) {
        let scenario = &*self.scenario.clone();
        let count = self.policy.features.count();
        let mut of_choices: Vec<Vec<(usize, f32)>> = vec![vec![]; scenario.choices.len()];
        let mut of_packages: Vec<Vec<(usize, f32)>> = vec![vec![]; self.policy.packages.len()];
        let mut of_forward: Vec<(usize, f32)> = vec![];
        for (at, step) in looked.iter().enumerate() {
            let keys: Vec<u64> = (0..KEYS).map(|_| self.dice.random()).collect();
            let mut options: Vec<(Slot, f32)> = Vec::with_capacity(16);
            if scenario.scenes[step.state.scene.index()].kind == SceneKind::Table {
                if step.state.proposed_window.is_some()
                    && let Some(worth) = self.try_out(&step.state, Command::Forward, &keys)
                {
                    options.push((Slot::Forward, worth));
                }
                for nth in 0..self.policy.packages.len() {
                    let (window, measures) = self.policy.packages[nth];
                    if table::fits(scenario, &step.state, window, measures)
                        && let Some(worth) = self.try_out(&step.state, propose((window, measures)), &keys)
                    {
                        options.push((Slot::Package(nth), worth));
                    }
                }
            } else {
                let open: Vec<ChoiceId> = sim::options::offered(scenario, &step.state)
                    .filter(|(_, openness)| *openness == sim::options::Openness::Open)
                    .map(|(id, _)| id)
                    .collect();
                for id in open {
                    if let Some(worth) = self.try_out(&step.state, Command::Choose(id), &keys) {
                        options.push((Slot::Choice(id.index()), worth));
                    }
                }
            }
            // What the dice did to all of them alike says nothing about any of them.
            let mean = options.iter().map(|(_, worth)| worth).sum::<f32>() / options.len().max(1) as f32;
            for (slot, worth) in options {
                match slot {
                    Slot::Choice(nth) => of_choices[nth].push((at, worth - mean)),
                    Slot::Package(nth) => of_packages[nth].push((at, worth - mean)),
                    Slot::Forward => of_forward.push((at, worth - mean)),
                }
            }
        }
        let line = |points: &[(usize, f32)]| {
            ridge::fit(count, points.iter().map(|(at, worth)| (&looked[*at].numbers, *worth)), 30.0)
        };
        // What was learned before counts on, so that the noise of one round does not unlearn it.
        let part = if self.rounds < 2 { 1.0 } else { 0.4 };
        let worst = if self.policy.aim == Aim::Best { -1e6 } else { 1e6 };
        for (slot, points) in self.policy.choices.iter_mut().zip(&of_choices) {
            if !points.is_empty() {
                *slot = slot.towards(line(points), part);
            } else if !slot.known() {
                // Never met so far: not taken before something that is known.
                *slot = Line::flat(worst);
            }
        }
        for (slot, points) in self.policy.proposals.iter_mut().zip(&of_packages) {
            if !points.is_empty() {
                *slot = slot.towards(line(points), part);
            } else if !slot.known() {
                *slot = Line::flat(worst);
            }
        }
        if !of_forward.is_empty() {
            self.policy.forward = self.policy.forward.towards(line(&of_forward), part);
        } else if !self.policy.forward.known() {
            self.policy.forward = Line::flat(0.0);
        }
    }

    /// What the policy comes to under the prior.
    fn measure(&mut self, plays: usize) -> Mean {
        let Some(start) = self.start else {
            return measure(self.rubric, &self.scenario, &self.policy, None, plays, &mut self.scratch);
        };
        let (mut mean, mut worlds) = (Mean::default(), ChaCha8Rng::seed_from_u64(MEASURE));
        for nth in 0..plays as u64 {
            let world = rollout::world(&self.scenario, start.possible, &mut worlds);
            let from = State { world, ..start };
            let (rubric, scratch) = (self.rubric, &mut self.scratch);
            mean.add(rollout::play_on(rubric, &self.scenario, &from, &self.policy, MEASURE + nth, scratch).0 as f64);
        }
        mean
    }
}

/// What a policy comes to: the mean of so many plays under the prior, or in one world for a player who has been told it.
/// Every policy faces the same dice.
pub fn measure(
    rubric: &Rubric,
    scenario: &Scenario,
    policy: &Policy,
    told: Option<WorldId>,
    plays: usize,
    scratch: &mut Scratch,
) -> Mean {
    let mut mean = Mean::default();
    let mut worlds = ChaCha8Rng::seed_from_u64(MEASURE);
    for nth in 0..plays as u64 {
        let drawn = rollout::world(scenario, scenario.all_worlds(), &mut worlds);
        let mut state = sim::start(scenario, 0, Some(told.unwrap_or(drawn)), &mut Dice::of(MEASURE + nth));
        if let Some(told) = told {
            state.possible = 1 << told.index();
        }
        let (score, _) = rollout::play_on(rubric, scenario, &state, policy, MEASURE + nth, scratch);
        mean.add(score as f64);
    }
    mean
}

/// What a line of the policy stands for.
enum Slot {
    Choice(usize),
    Package(usize),
    Forward,
}

fn propose((window, measures): Package) -> Command {
    Command::Propose { window, measures }
}

/// Packages that differ in one measure, in two that are exchanged, or in the window.
fn neighbours(scenario: &Scenario, (window, measures): Package) -> Vec<Package> {
    let count = scenario.measures.len();
    let mut out = Vec::with_capacity(count * 2 + scenario.windows.len());
    out.extend(
        (0..scenario.windows.len()).map(WindowId::at).filter(|other| *other != window).map(|other| (other, measures)),
    );
    out.extend((0..count).map(|at| (window, measures ^ 1 << at)));
    for gone in (0..count).filter(|at| measures >> at & 1 == 1) {
        for new in (0..count).filter(|at| measures >> at & 1 == 0) {
            out.push((window, (measures & !(1 << gone)) | 1 << new));
        }
    }
    out
}
