//! Pieces of thinking, each some hundredths of a second, that hold all they need: several can be done beside each other.

use super::sheet::Trial;
use super::turn::Turn;
use crate::analysis::solver::exact::Aim;
use crate::analysis::solver::learn::{Effort, Learner};
use crate::analysis::solver::measuring::{From, Measuring};
use crate::analysis::solver::policy::{Policy, Scratch};
use crate::analysis::solver::rollout;
use crate::scenario::Scenario;
use crate::scenario::model::*;
use crate::score::Rubric;
use crate::score::outcome::Milli;
use crate::sim::{Command, State};
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::SeedableRng as _;
use std::ops::Range;
use std::sync::Arc;

/// Rounds of learning by which it is tried how well one can play on after a decision.
const ROUNDS: u32 = 3;
/// Plays by which that is measured.
const MEASURED: usize = 600;
/// Plays of a piece of measuring.
const PLAYS: usize = 60;

/// A piece of thinking.
pub enum Piece<'a> {
    /// Plays on from a decision.
    Plays(Plays<'a>),
    /// Learning how to play on after it.
    Lesson(Box<Lesson>),
}

/// What came of a piece.
pub enum Came {
    /// Plays, all options of one after another: the decision, the options, and what each play came to in which world.
    Plays {
        /// The decision.
        at: usize,
        /// The options.
        racing: Vec<usize>,
        /// The true world of each play, and what came of each option; nothing where one is not open.
        plays: Vec<(WorldId, Vec<Option<End>>)>,
    },
    /// Learning goes on, or is over.
    Lesson(Box<Lesson>),
}

impl Piece<'_> {
    /// Does it.
    pub fn think(self) -> Came {
        match self {
            Self::Plays(plays) => plays.think(),
            Self::Lesson(mut lesson) => {
                lesson.go_on();
                Came::Lesson(lesson)
            }
        }
    }
}

/// How a play ended.
#[derive(Clone, Copy, Debug)]
pub struct End {
    score: Milli,
    minutes: u32,
    finding: bool,
    trust: u8,
}

/// Plays on from a decision with each option that is still in the race, all with the same dice.
pub struct Plays<'a> {
    pub(super) rubric: &'static Rubric,
    pub(super) scenario: &'a Scenario,
    pub(super) policy: &'a Policy,
    pub(super) turn: &'a Turn,
    pub(super) at: usize,
    pub(super) racing: Vec<usize>,
    pub(super) commands: Vec<Command>,
    pub(super) keys: Range<u64>,
}

impl Plays<'_> {
    fn think(self) -> Came {
        let Self { rubric, scenario, policy, turn, at, racing, commands, keys } = self;
        let mut scratch = Scratch::default();
        let people = scenario.cast.len().min(MOST_PEOPLE);
        let plays = keys.map(|key| {
            let key = (at as u64) << 32 | key;
            let drawn = draw(&turn.belief.worlds, key);
            let from = State { world: drawn, ..turn.before };
            let ends = commands.iter().map(|command| {
                let (score, end) = rollout::try_out(rubric, scenario, &from, *command, policy, key, &mut scratch)?;
                Some(End {
                    score,
                    minutes: end.outage,
                    finding: end.finding >= Finding::Material,
                    trust: end.trust[..people].iter().copied().min().unwrap_or(0),
                })
            });
            (drawn, ends.collect())
        });
        let plays = plays.collect();
        Came::Plays { at, racing, plays }
    }
}

/// Counts plays in: what each option came to, beside the one that was taken. `before` is what had been shown until then, and
/// `world` the true one.
pub(super) fn count(
    trials: &mut [Trial],
    racing: &[usize],
    plays: &[(WorldId, Vec<Option<End>>)],
    before: Milli,
    world: WorldId,
) {
    let taken = racing.iter().position(|nth| trials[*nth].taken);
    for (drawn, ends) in plays {
        let Some(Some(base)) = taken.map(|at| ends[at]) else { continue };
        for (nth, end) in racing.iter().zip(ends) {
            let Some(end) = end else { continue };
            let trial = &mut trials[*nth];
            trial.total.add((before + end.score) as f64);
            trial.gain.add((end.score - base.score) as f64);
            trial.minutes.add(f64::from(end.minutes));
            trial.finding.add(if end.finding { 1000.0 } else { 0.0 });
            trial.trust.add(f64::from(end.trust));
            if *drawn == world {
                trial.hindsight.add((end.score - base.score) as f64);
            }
        }
    }
}

/// Learns how to play on after a decision, and by how much that is better than the policy.
pub struct Lesson {
    pub(super) at: usize,
    rubric: &'static Rubric,
    scenario: Arc<Scenario>,
    chance: f64,
    learner: Learner,
    before: Measuring,
    measured: bool,
    /// How much better one can play on, once that is known.
    pub(super) gain: Option<f64>,
}

impl Lesson {
    pub(super) fn new(
        rubric: &'static Rubric,
        scenario: Arc<Scenario>,
        policy: Policy,
        at: usize,
        turn: &Turn,
    ) -> Self {
        let learner = Learner::new(rubric, scenario.clone(), Aim::Best, at as u64).from(policy, turn.after);
        Self {
            at,
            rubric,
            scenario,
            chance: turn.chance,
            learner,
            before: Measuring::new(From::State(turn.after), MEASURED),
            measured: false,
            gain: turn.after.ended.is_some().then_some(0.0),
        }
    }

    fn go_on(&mut self) {
        if self.gain.is_some() {
            return;
        }
        if !self.measured {
            let policy = self.learner.policy();
            self.measured = !self.before.step(self.rubric, &self.scenario, policy, PLAYS, &mut Scratch::default());
            return;
        }
        self.learner.step(Effort { plays: 350, looks: 900, measured: MEASURED });
        if self.learner.rounds() > ROUNDS {
            let before = self.before.mean();
            let best = self.learner.best().map_or(before.mean, |(_, mean)| mean.mean);
            // One of several measured best is a little too good by chance.
            let gain = best - before.mean - before.error() / 2.0;
            self.gain = Some(gain.max(0.0) * self.chance.max(0.25));
        }
    }
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
