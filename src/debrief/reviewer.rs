//! Weighs the options of every decision against each other, a little more with every step.

use super::piece::{self, Came, Lesson, Piece, Plays};
use super::sheet::{ENOUGH, FIRST, Sheet, Trial};
use super::turn::{Turn, Walk};
use crate::analysis::solver::exact::{Aim, Exact};
use crate::analysis::solver::policy::{Policy, Scratch};
use crate::analysis::solver::solution::Solution;
use crate::scenario::Scenario;
use crate::scenario::model::*;
use crate::score::Rubric;
use crate::score::outcome::Milli;
use crate::score::total::{Range, Word};
use crate::sim::decide::Silent;
use crate::sim::{self, Command};
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::SeedableRng as _;
use std::sync::Arc;

/// Plays to the end in a piece, all options together, and of each option at the most.
const BATCH: (u64, u64) = (240, 24);
/// Things that can come of a command, looked at in a step where values are exact.
const WORK: usize = 400;
/// The most packages of a table that are weighed.
const PACKAGES: usize = 14;

/// Reviews a play, while it goes on or when it is over.
pub struct Reviewer {
    rubric: &'static Rubric,
    scenario: Arc<Scenario>,
    policy: Policy,
    range: Range,
    turns: Vec<Turn>,
    sheets: Vec<Sheet>,
    exact: Option<Exact>,
    world: WorldId,
    /// Where the play stands after its last decision.
    walk: Walk,
    /// How much better than the policy one can play on after each decision, where that was learned; `None` before.
    refined: Vec<Option<f64>>,
    /// What is being learned now.
    #[expect(clippy::vec_box, reason = "each is handed on as it is, to be thought about beside others")]
    lessons: Vec<Box<Lesson>>,
}

impl Reviewer {
    /// Begins the review of a play, given what its scenario comes to.
    pub fn new(scenario: Arc<Scenario>, solution: &Solution, seed: u64, world: WorldId, commands: &[Command]) -> Self {
        let rubric = Rubric::itil4();
        let mut out = Self {
            rubric,
            policy: solution.policy.clone(),
            range: solution.range(),
            sheets: vec![],
            turns: vec![],
            exact: solution.exact.then(|| Exact::new(rubric, scenario.clone(), Aim::Best, usize::MAX)),
            walk: Walk::begin(&scenario, seed, world),
            scenario,
            world,
            refined: vec![],
            lessons: vec![],
        };
        out.follow(commands);
        out
    }

    /// The play has gone on, or decisions were taken back: these are its decisions now. What was thought about those that are
    /// still the same is kept.
    pub fn follow(&mut self, commands: &[Command]) {
        let same = self.turns.iter().zip(commands).take_while(|(turn, command)| turn.command == **command).count();
        if let Some(turn) = self.turns.get(same) {
            self.walk = Walk::before(turn);
        }
        self.turns.truncate(same);
        self.sheets.truncate(same);
        self.refined.truncate(same);
        self.lessons.retain(|lesson| lesson.at < same);
        for command in &commands[same..] {
            let Some(turn) = self.walk.take(self.rubric, &self.scenario, *command) else { return };
            let sheet = if self.exact.is_some() {
                Sheet { pending: true, ..Sheet::blank(vec![Trial::of(*command, true)], None) }
            } else {
                self.sheet(&turn)
            };
            self.turns.push(turn);
            self.sheets.push(sheet);
            self.refined.push(None);
        }
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

    /// Whether there is an estimate for every option of every decision.
    pub fn stands(&self) -> bool {
        self.sheets.iter().all(Sheet::stands)
    }

    /// Thinks a little more about what is least known, some hundredths of a second; `false` when every word is decided.
    pub fn step(&mut self) -> bool {
        self.step_beside(1, |pieces| pieces.into_iter().map(Piece::think).collect())
    }

    /// The same in so many pieces, which `run` may do beside each other; it gives what came of them in their order. The same
    /// steps in as many pieces give the same review.
    pub fn step_beside(&mut self, pieces: usize, run: impl FnOnce(Vec<Piece<'_>>) -> Vec<Came>) -> bool {
        if let Some(at) = self.sheets.iter().position(|sheet| sheet.pending) {
            self.work_out(at);
            return true;
        }
        let pieces = self.pieces(pieces.max(1));
        if pieces.is_empty() {
            return false;
        }
        for came in run(pieces) {
            self.take(came);
        }
        true
    }

    /// Weighs the last decision a little more; `false` once the mean decides. Nothing is learned of how to play on after it.
    pub fn weigh_last(&mut self) -> bool {
        let Some(at) = self.sheets.len().checked_sub(1) else { return false };
        if self.sheets[at].pending {
            self.work_out(at);
            return true;
        }
        if self.sheets[at].exact || self.sheets[at].keys >= ENOUGH {
            return false;
        }
        let came: Vec<Came> = self.plays(at, 1).into_iter().map(|plays| Piece::Plays(plays).think()).collect();
        let more = !came.is_empty();
        came.into_iter().for_each(|came| self.take(came));
        more
    }

    /// What there is to think about now, in so many pieces at the most.
    fn pieces(&mut self, most: usize) -> Vec<Piece<'_>> {
        let credits = self.credits();
        let word = |at: usize| self.sheets[at].word(self.rubric, self.range, credits[at]);
        let mut open: Vec<usize> = (0..self.sheets.len()).filter(|at| word(*at).is_none()).collect();
        if !open.is_empty() {
            open.sort_by_key(|at| self.sheets[*at].keys);
            open.truncate(most);
            let each = most / open.len();
            return open.into_iter().flat_map(|at| self.plays(at, each)).map(Piece::Plays).collect();
        }
        // From the end on: what is learned late helps to judge what came before.
        let begun = |at: &usize| self.lessons.iter().any(|lesson| lesson.at == *at);
        let hard = |at: &usize| word(*at) > Some(Word::Sound) && !self.sheets[*at].exact && self.refined[*at].is_none();
        let room = most.saturating_sub(self.lessons.len());
        let new: Vec<usize> = (0..self.sheets.len()).rev().filter(|at| hard(at) && !begun(at)).take(room).collect();
        for at in new {
            let turn = &self.turns[at];
            self.lessons.push(Box::new(Lesson::new(self.rubric, self.scenario.clone(), self.policy.clone(), at, turn)));
        }
        self.lessons.drain(..).map(Piece::Lesson).collect()
    }

    /// Plays of a decision, in so many pieces.
    fn plays(&self, at: usize, pieces: usize) -> Vec<Plays<'_>> {
        let sheet = &self.sheets[at];
        let racing = sheet.racing();
        let each = (BATCH.0 / racing.len().max(1) as u64).clamp(1, BATCH.1);
        // After the first plays some options are left out, so no piece goes beyond them.
        let end = if sheet.keys < FIRST { FIRST } else { u64::MAX };
        let pieces = (0..pieces as u64).map(|nth| sheet.keys + nth * each).filter(|begun| *begun < end);
        let pieces = pieces.map(|begun| Plays {
            rubric: self.rubric,
            scenario: &self.scenario,
            policy: &self.policy,
            turn: &self.turns[at],
            at,
            commands: racing.iter().map(|nth| sheet.trials[*nth].command).collect(),
            racing: racing.clone(),
            keys: begun..(begun + each).min(end),
        });
        pieces.collect()
    }

    /// Counts in what came of a piece.
    fn take(&mut self, came: Came) {
        match came {
            Came::Plays { at, racing, plays } => {
                let before: Milli = self.turns[..at].iter().map(|turn| turn.points).sum();
                let sheet = &mut self.sheets[at];
                sheet.keys += plays.len() as u64;
                piece::count(&mut sheet.trials, &racing, &plays, before, self.world);
            }
            Came::Lesson(lesson) => match lesson.gain {
                Some(gain) => self.refined[lesson.at] = Some(gain),
                None => self.lessons.push(lesson),
            },
        }
    }

    /// The best line from a decision, as far as it is known: its best option, then the best policy, with the dice of the play
    /// itself and for a player who knows what could be known. So many decisions at most.
    pub fn line(&self, at: usize, most: usize) -> Vec<Command> {
        let (Some(turn), Some(best)) = (self.turns.get(at), self.sheets.get(at).and_then(Sheet::best)) else {
            return vec![];
        };
        let (mut scratch, mut wild) = (Scratch::default(), ChaCha8Rng::seed_from_u64(0));
        let mut walk = self.exact.is_some().then(|| Walk::before(turn));
        let (mut state, mut out) = (turn.before, vec![best.command]);
        loop {
            let Some(Ok(next)) = out.last().map(|command| sim::act(&self.scenario, &state, *command, &mut Silent))
            else {
                return out;
            };
            if let (Some(walk), Some(command)) = (&mut walk, out.last()) {
                walk.take(self.rubric, &self.scenario, *command);
            }
            state = next;
            if state.ended.is_some() || out.len() >= most {
                return out;
            }
            let belief = walk.as_ref().map(Walk::belief);
            let worked_out = self.exact.as_ref().zip(belief).and_then(|(exact, belief)| exact.known(belief)?.1);
            let next = worked_out.or_else(|| self.policy.decide(&self.scenario, &state, 0, &mut wild, &mut scratch));
            let Some(next) = next else { return out };
            out.push(next);
        }
    }

    /// Works towards the exact values of a decision; where there are none, plays must do.
    fn work_out(&mut self, at: usize) {
        let turn = &self.turns[at];
        let found = self.exact.as_mut().map(|exact| exact.options_towards(&turn.belief, WORK));
        let options = match found {
            Some(None) => return,
            Some(Some(Ok(options))) => options,
            Some(Some(Err(_))) | None => {
                let sheet = self.sheet(turn);
                self.sheets[at] = sheet;
                return;
            }
        };
        let taken = options.iter().find(|(command, _)| *command == turn.command).map_or(0.0, |(_, value)| *value);
        let mut sheet = Sheet { exact: true, ..Sheet::blank(vec![], None) };
        for (command, value) in options {
            let mut trial = Trial::of(command, command == turn.command);
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
        self.sheets[at] = sheet;
    }

    /// The options of a decision, of which nothing is known yet.
    fn sheet(&self, turn: &Turn) -> Sheet {
        let scenario = &*self.scenario;
        let sign = if self.policy.aim == Aim::Best { 1.0 } else { -1.0 };
        let mut scratch = Scratch::default();
        let mut open: Vec<(Command, f32)> = self.policy.options(scenario, &turn.before, &mut scratch).to_vec();
        let policy = open.iter().max_by(|a, b| (sign * a.1).total_cmp(&(sign * b.1))).map(|(command, _)| *command);
        if scenario.scenes[turn.before.scene.index()].kind == SceneKind::Table {
            open.sort_by(|a, b| (sign * b.1).total_cmp(&(sign * a.1)));
            open.truncate(PACKAGES);
        }
        let mut trials: Vec<Trial> =
            open.into_iter().map(|(command, _)| Trial::of(command, command == turn.command)).collect();
        if !trials.iter().any(|trial| trial.taken) {
            trials.push(Trial::of(turn.command, true));
        }
        Sheet::blank(trials, policy)
    }
}
