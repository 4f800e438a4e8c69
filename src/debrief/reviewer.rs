//! Weighs the options of every decision against each other, a little more with every step.

use super::turn::{self, Turn};
use crate::analysis::solver::belief::Belief;
use crate::analysis::solver::exact::{Aim, Exact};
use crate::analysis::solver::learn::{Effort, Learner};
use crate::analysis::solver::policy::{Policy, Scratch};
use crate::analysis::solver::rollout::{self, Mean};
use crate::analysis::solver::solution::Solution;
use crate::scenario::Scenario;
use crate::scenario::model::*;
use crate::score::Rubric;
use crate::score::outcome::Milli;
use crate::score::total::{Range, Word};
use crate::sim::decide::Silent;
use crate::sim::{self, Command, State};
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::SeedableRng as _;
use std::sync::Arc;

/// What an option comes to, as far as it is known.
#[derive(Clone, Debug)]
pub struct Trial {
    /// The option.
    pub command: Command,
    /// Whether it is the one that was taken.
    pub taken: bool,
    /// What the whole play comes to with it, in thousandths of a point.
    pub total: Mean,
    /// How much better it is than the one that was taken, by plays with the same dice; in thousandths of a point.
    pub gain: Mean,
    /// Minutes of service lost.
    pub minutes: Mean,
    /// The chance of a material or severe finding, in permille.
    pub finding: Mean,
    /// The lowest trust in the end, 0 to 100.
    pub trust: Mean,
    /// Gained in the true world alone: hindsight.
    pub hindsight: Mean,
}

/// The options of one decision.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// The options; the one that was taken is among them.
    pub trials: Vec<Trial>,
    /// Whether the values are exact and not the means of plays.
    pub exact: bool,
    /// What the policy would have done.
    policy: Option<Command>,
    keys: u64,
}

impl Sheet {
    /// The option that was taken.
    pub fn taken(&self) -> Option<&Trial> {
        self.trials.iter().find(|trial| trial.taken)
    }

    /// The best option, as far as it is known.
    pub fn best(&self) -> Option<&Trial> {
        self.trials.iter().max_by(|a, b| a.gain.mean.total_cmp(&b.gain.mean))
    }

    /// What the decision lost against the best option, and half the width of its interval, in thousandths of a point. `credit`
    /// is how much better than the policy one could still play on after it.
    fn loss(&self, credit: f64) -> (Milli, Milli) {
        let Some(best) = self.best() else { return (0, 0) };
        let loss = (best.gain.mean - credit).max(0.0);
        if best.taken || self.exact {
            return (loss.round() as Milli, 0);
        }
        let error = best.gain.error();
        (loss.round() as Milli, if error.is_finite() { error.round() as Milli } else { Milli::MAX / 4 })
    }

    /// The word, once it is decided: both ends of the interval give the same, or it cannot be told more closely.
    fn word(&self, rubric: &Rubric, range: Range, credit: f64) -> Option<Word> {
        let word = |loss: Milli| Word::of(rubric, range.permille(loss));
        if self.trials.len() <= 1 || self.exact {
            return Some(word(self.loss(credit).0));
        }
        let (loss, error) = self.loss(credit);
        if self.keys >= ENOUGH {
            return Some(word(loss));
        }
        let sure = self.keys >= FIRST && word((loss - error).max(0)) == word(loss.saturating_add(error));
        sure.then(|| word(loss))
    }
}

/// Plays of each option in a step.
const BATCH: u64 = 24;
/// Plays after which options that are clearly worse are not looked at further.
const FIRST: u64 = 48;
/// Plays after which the mean decides.
const ENOUGH: u64 = 1200;
/// The most states of knowledge that are worked out for a line.
const LINE_STATES: usize = 50_000;
/// Rounds of learning by which it is tried how well one can play on after a decision.
const REFINED: u32 = 3;
/// Plays by which that is measured.
const MEASURED: usize = 600;
/// The options that are looked at to the end, beside the one that was taken.
const FINALISTS: usize = 4;
/// The most packages of a table that are weighed.
const PACKAGES: usize = 14;

/// Reviews a play.
pub struct Reviewer {
    rubric: &'static Rubric,
    scenario: Arc<Scenario>,
    policy: Policy,
    range: Range,
    turns: Vec<Turn>,
    sheets: Vec<Sheet>,
    scratch: Scratch,
    exact: Option<Exact>,
    world: WorldId,
    /// How much better than the policy one can play on after each decision, where that was learned; `None` before.
    refined: Vec<Option<f64>>,
}

impl Reviewer {
    /// Begins the review of a play, given what its scenario comes to.
    pub fn new(scenario: Arc<Scenario>, solution: &Solution, seed: u64, world: WorldId, commands: &[Command]) -> Self {
        let rubric = Rubric::itil4();
        let turns = turn::turns(rubric, &scenario, seed, world, commands);
        let mut out = Self {
            rubric,
            policy: solution.policy.clone(),
            range: solution.range(),
            sheets: Vec::with_capacity(turns.len()),
            turns,
            scratch: Scratch::default(),
            exact: solution.exact.then(|| Exact::new(rubric, scenario.clone(), Aim::Best, usize::MAX)),
            scenario,
            world,
            refined: vec![],
        };
        out.refined = vec![None; out.turns.len()];
        for at in 0..out.turns.len() {
            let sheet = out.sheet(at);
            out.sheets.push(sheet);
        }
        out
    }

    /// The decisions.
    pub fn turns(&self) -> &[Turn] {
        &self.turns
    }

    /// The options of each decision.
    pub fn sheets(&self) -> &[Sheet] {
        &self.sheets
    }

    /// The policy that it compares with.
    pub fn policy(&self) -> &Policy {
        &self.policy
    }

    /// The range that losses are measured in.
    pub fn range(&self) -> Range {
        self.range
    }

    /// The words of all decisions, where they are decided.
    pub fn words(&self) -> Vec<Option<Word>> {
        let credits = self.credits();
        let pairs = self.sheets.iter().zip(credits).enumerate();
        let words = pairs.map(|(at, (sheet, credit))| {
            let word = sheet.word(self.rubric, self.range, credit)?;
            // A hard word is said only when it was tried how well one can still play on.
            let tried = word <= Word::Sound || sheet.exact || self.refined[at].is_some();
            tried.then_some(word)
        });
        words.collect()
    }

    /// What each decision lost, and half the width of the interval, in thousandths of a point.
    pub fn losses(&self) -> Vec<(Milli, Milli)> {
        self.sheets.iter().zip(self.credits()).map(|(sheet, credit)| sheet.loss(credit)).collect()
    }

    /// How much better than the policy one could still play on after each decision, in thousandths of a point: the player's
    /// own next decisions show it, and what was learned from there. Without it the policy's own weakness off its path would
    /// be held against the player.
    pub fn credits(&self) -> Vec<f64> {
        let mut credits = vec![0.0; self.sheets.len()];
        for at in (0..self.sheets.len().saturating_sub(1)).rev() {
            let (turn, next) = (&self.turns[at], &self.sheets[at + 1]);
            let by_policy = next.trials.iter().find(|trial| Some(trial.command) == next.policy);
            let all = || next.trials.iter().filter(|trial| trial.gain.plays >= FIRST as u32 / 2 || next.exact);
            let best = all().map(|trial| trial.gain.mean).fold(credits[at + 1], f64::max);
            let ahead = by_policy.map_or(0.0, |trial| (best - trial.gain.mean).max(0.0));
            let learned = self.refined[at].unwrap_or(0.0);
            credits[at] = if next.exact { 0.0 } else { (turn.chance * ahead).max(learned) };
        }
        if let Some(last) = self.sheets.len().checked_sub(1) {
            credits[last] = self.refined[last].unwrap_or(0.0);
        }
        credits
    }

    /// How many decisions have their word, of how many.
    pub fn settled(&self) -> (usize, usize) {
        (self.words().iter().flatten().count(), self.sheets.len())
    }

    /// Weighs the decision that is least known a little more; `false` when every word is decided.
    pub fn step(&mut self) -> bool {
        let credits = self.credits();
        let word = |at: usize| self.sheets[at].word(self.rubric, self.range, credits[at]);
        let open = (0..self.sheets.len()).filter(|at| word(*at).is_none());
        if let Some(at) = open.min_by_key(|at| self.sheets[*at].keys) {
            self.weigh(at, BATCH);
            return true;
        }
        // From the end on: what is learned late helps to judge what came before.
        let hard = |at: &usize| word(*at) > Some(Word::Sound) && !self.sheets[*at].exact && self.refined[*at].is_none();
        let Some(at) = (0..self.sheets.len()).rev().find(hard) else { return false };
        self.refine(at);
        true
    }

    /// Weighs the last decision a little more; `false` once the mean decides. Nothing is learned of how to play on after it.
    pub fn weigh_last(&mut self) -> bool {
        let Some(at) = self.sheets.len().checked_sub(1) else { return false };
        if self.sheets[at].exact || self.sheets[at].keys >= ENOUGH {
            return false;
        }
        self.weigh(at, BATCH);
        true
    }

    /// The best line from a decision, as far as it is known: its best option, then the best policy, with the dice of the play
    /// itself and for a player who knows what could be known. So many decisions at most.
    pub fn line(&self, at: usize, most: usize) -> Vec<Command> {
        let (Some(turn), Some(best)) = (self.turns.get(at), self.sheets.get(at).and_then(Sheet::best)) else {
            return vec![];
        };
        let mut exact =
            self.exact.as_ref().map(|_| Exact::new(self.rubric, self.scenario.clone(), Aim::Best, LINE_STATES));
        let (mut scratch, mut wild) = (Scratch::default(), ChaCha8Rng::seed_from_u64(0));
        let (mut state, mut out) = (turn.before, vec![best.command]);
        loop {
            let Some(Ok(next)) = out.last().map(|command| sim::act(&self.scenario, &state, *command, &mut Silent))
            else {
                return out;
            };
            state = next;
            if state.ended.is_some() || out.len() >= most {
                return out;
            }
            let worked_out = exact.as_mut().and_then(|exact| exact.best(&Belief::of(&self.scenario, &state)).ok()?.1);
            let next = worked_out.or_else(|| self.policy.decide(&self.scenario, &state, 0, &mut wild, &mut scratch));
            let Some(next) = next else { return out };
            out.push(next);
        }
    }

    /// Learns how to play on after a decision, and notes how much better that is than the policy.
    fn refine(&mut self, at: usize) {
        let (rubric, scenario) = (self.rubric, self.scenario.clone());
        let after = self.turns[at].after;
        if after.ended.is_some() {
            self.refined[at] = Some(0.0);
            return;
        }
        let mut learner = Learner::new(rubric, scenario, Aim::Best, at as u64).from(self.policy.clone(), after);
        let before = learner.measured(MEASURED);
        for _ in 0..REFINED {
            learner.round(Effort { plays: 500, looks: 1500, measured: MEASURED });
        }
        let best = learner.best().map_or(before.mean, |(_, mean)| mean.mean);
        // One of several measured best is a little too good by chance.
        let gain = best - before.mean - before.error() / 2.0;
        self.refined[at] = Some(gain.max(0.0) * self.turns[at].chance.max(0.25));
    }

    /// The options of a decision.
    fn sheet(&mut self, at: usize) -> Sheet {
        let scenario = self.scenario.clone();
        let turn = &self.turns[at];
        let trial = |command: Command| Trial {
            command,
            taken: command == turn.command,
            total: Mean::default(),
            gain: Mean::default(),
            minutes: Mean::default(),
            finding: Mean::default(),
            trust: Mean::default(),
            hindsight: Mean::default(),
        };
        if let Some(exact) = &mut self.exact
            && let Ok(options) = exact.options(&turn.belief)
        {
            let taken = options.iter().find(|(command, _)| *command == turn.command).map_or(0.0, |(_, value)| *value);
            let mut sheet = Sheet { trials: vec![], exact: true, policy: None, keys: 0 };
            for (command, value) in options {
                let mut trial = trial(command);
                trial.total.add(value);
                trial.gain.add(value - taken);
                sheet.trials.push(trial);
            }
            // Of many packages, the best few and the one that was put forward.
            sheet.trials.sort_by(|a, b| b.gain.mean.total_cmp(&a.gain.mean));
            let mut kept = 0;
            sheet.trials.retain(|trial| {
                kept += 1;
                kept <= 40 || trial.taken
            });
            return sheet;
        }
        let sign = if self.policy.aim == Aim::Best { 1.0 } else { -1.0 };
        let mut open: Vec<(Command, f32)> = self.policy.options(&scenario, &turn.before, &mut self.scratch).to_vec();
        let policy = open.iter().max_by(|a, b| (sign * a.1).total_cmp(&(sign * b.1))).map(|(command, _)| *command);
        if scenario.scenes[turn.before.scene.index()].kind == SceneKind::Table {
            open.sort_by(|a, b| (sign * b.1).total_cmp(&(sign * a.1)));
            open.truncate(PACKAGES);
        }
        let mut trials: Vec<Trial> = open.into_iter().map(|(command, _)| trial(command)).collect();
        if !trials.iter().any(|trial| trial.taken) {
            trials.push(trial(turn.command));
        }
        Sheet { trials, exact: false, policy, keys: 0 }
    }

    /// Plays on from a decision with each option that is still in the race, all with the same dice.
    fn weigh(&mut self, at: usize, plays: u64) {
        let Self { rubric, scenario, policy, turns, sheets, scratch, world, .. } = self;
        let (turn, sheet) = (&turns[at], &mut sheets[at]);
        let racing = racing(sheet);
        let before: Milli = turns[..at].iter().map(|turn| turn.points).sum();
        for _ in 0..plays {
            let key = (at as u64) << 32 | sheet.keys;
            sheet.keys += 1;
            let drawn = draw(&turn.belief.worlds, key);
            let from = State { world: drawn, ..turn.before };
            let mut came = Vec::with_capacity(racing.len());
            for nth in &racing {
                let command = sheet.trials[*nth].command;
                came.push(rollout::try_out(rubric, scenario, &from, command, policy, key, scratch));
            }
            let taken = racing.iter().position(|nth| sheet.trials[*nth].taken);
            let Some(Some((base, _))) = taken.map(|at| came[at]) else { continue };
            for (nth, came) in racing.iter().zip(came) {
                let Some((score, end)) = came else { continue };
                let trial = &mut sheet.trials[*nth];
                trial.total.add((before + score) as f64);
                trial.gain.add((score - base) as f64);
                trial.minutes.add(f64::from(end.outage));
                trial.finding.add(if end.finding >= Finding::Material { 1000.0 } else { 0.0 });
                let people = scenario.cast.len().min(MOST_PEOPLE);
                trial.trust.add(f64::from(end.trust[..people].iter().copied().min().unwrap_or(0)));
                if drawn == *world {
                    trial.hindsight.add((score - base) as f64);
                }
            }
        }
    }
}

/// The options that are still worth looking at: the one that was taken, and those that may be the best.
fn racing(sheet: &Sheet) -> Vec<usize> {
    let mut order: Vec<usize> = (0..sheet.trials.len()).collect();
    if sheet.keys >= FIRST {
        order.sort_by(|a, b| sheet.trials[*b].gain.mean.total_cmp(&sheet.trials[*a].gain.mean));
        let mut kept = 0;
        order.retain(|at| {
            kept += 1;
            kept <= FINALISTS || sheet.trials[*at].taken
        });
    }
    order
}

/// A world by what could be known.
fn draw(worlds: &[f64; MOST_WORLDS], key: u64) -> WorldId {
    use rand::RngExt as _;
    let mut ball: f64 = ChaCha8Rng::seed_from_u64(key ^ 0x0077_6f72_6c64).random();
    for (at, share) in worlds.iter().enumerate() {
        if ball < *share {
            return WorldId::at(at);
        }
        ball -= share;
    }
    WorldId::at(worlds.iter().rposition(|share| *share > 0.0).unwrap_or(0))
}
