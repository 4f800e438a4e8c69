//! Many plays by several bots, on all cores; the same plan gives the same plays whatever the machine.

use super::odd::Odds;
use super::tally::{Close, Sample, Tally};
use super::watch::watch;
use crate::analysis::bots::least_used::{LeastUsed, Used};
use crate::analysis::bots::{Bot, roster};
use crate::analysis::solver::policy::Policy;
use crate::check::each;
use crate::scenario::Scenario;
use crate::scenario::model::WorldId;
use crate::sim::Command;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// What is to be played.
#[derive(Clone, Debug)]
pub struct Plan {
    /// How many plays for each bot, and in each world where worlds are given.
    pub runs: u64,
    /// Play `i` has this seed plus `i`.
    pub seed: u64,
    /// The names of the bots; see [`roster::ALL`].
    pub bots: Vec<&'static str>,
    /// The worlds; empty where the seed draws it.
    pub worlds: Vec<WorldId>,
    /// Of each bot so many plays are watched closely.
    pub closely: u64,
}

impl Plan {
    /// How many plays that makes.
    pub fn plays(&self) -> u64 {
        self.runs.saturating_mul(self.bots.len() as u64).saturating_mul(self.worlds.len().max(1) as u64)
    }
}

/// What a bot came to.
#[derive(Clone, PartialEq, Debug)]
pub struct Played {
    /// Its name.
    pub bot: &'static str,
    /// Every play in the order of worlds and seeds.
    pub samples: Vec<Sample>,
    /// What they met.
    pub tally: Tally,
    /// The odd ones.
    pub odds: Odds,
}

/// Plays of one chunk are played one after another by one player.
const CHUNK: u64 = 64;
/// So many chunks are played at once; what was least used is shared between one round and the next.
const ROUND: u64 = 16;

/// Plays a plan. `go_on` hears how many plays are done, and stops the work by `false`; what was played until then counts.
pub fn play_all(
    scenario: &Scenario,
    plan: &Plan,
    policy: Option<&Policy>,
    mut go_on: impl FnMut(u64) -> bool,
) -> Vec<Played> {
    let worlds: Vec<Option<WorldId>> =
        if plan.worlds.is_empty() { vec![None] } else { plan.worlds.iter().copied().map(Some).collect() };
    let (mut out, mut done) = (Vec::new(), 0);
    for bot in &plan.bots {
        let tally = Tally::new(scenario);
        let mut played = Played { bot, samples: Vec::new(), tally, odds: Odds::default() };
        let mut used = Used::new(scenario);
        let mut goes_on = true;
        for world in &worlds {
            let mut from = 0;
            while from < plan.runs && goes_on {
                let to = plan.runs.min(from + CHUNK * ROUND);
                let chunks: Vec<(u64, u64)> =
                    (from..to).step_by(CHUNK as usize).map(|first| (first, to.min(first + CHUNK))).collect();
                let before = used.clone();
                let player = Player { scenario, bot, policy, world: *world, seed: plan.seed };
                let closely = plan.closely.div_ceil(worlds.len() as u64);
                for chunk in each(chunks, |runs| player.chunk(runs, &before, closely)) {
                    played.samples.extend(chunk.samples);
                    played.tally.add(&chunk.tally);
                    played.odds.add(&chunk.odds);
                    used.add(&chunk.used, &before);
                }
                done += to - from;
                from = to;
                goes_on = go_on(done);
            }
        }
        if !played.samples.is_empty() {
            out.push(played);
        }
        if !goes_on {
            break;
        }
    }
    out
}

/// What a few plays in a row came to.
struct Chunk {
    samples: Vec<Sample>,
    tally: Tally,
    odds: Odds,
    used: Used,
}

/// Everything that a play depends on but its number.
struct Player<'a> {
    scenario: &'a Scenario,
    bot: &'a str,
    policy: Option<&'a Policy>,
    world: Option<WorldId>,
    seed: u64,
}

impl Player<'_> {
    /// Plays some runs one after another; the first so many of all runs are watched closely.
    fn chunk(&self, (first, end): (u64, u64), used: &Used, closely: u64) -> Chunk {
        let mut least = LeastUsed::new(used.clone(), 0);
        let mut script = Vec::with_capacity(64);
        let (mut samples, mut tally, mut odds) = (Vec::new(), Tally::new(self.scenario), Odds::default());
        for run in first..end {
            script.clear();
            let sample = self.play(run, &mut least, &mut tally, run < closely, &mut script);
            odds.see(&sample, &script);
            tally.score(&script, sample.score);
            samples.push(sample);
        }
        Chunk { samples, tally, odds, used: least.used().clone() }
    }

    fn play(
        &self,
        run: u64,
        least: &mut LeastUsed,
        tally: &mut Tally,
        closely: bool,
        script: &mut Vec<Command>,
    ) -> Sample {
        let seed = self.seed.wrapping_add(run);
        least.next(seed);
        let mut other: Option<Box<dyn Bot>> = match (self.bot, self.policy) {
            (roster::LEAST_USED, _) => None,
            (roster::TEXTBOOK, Some(policy)) => Some(roster::textbook(policy)),
            (name, _) => roster::bot(name, seed),
        };
        let player: &mut dyn Bot = match &mut other {
            Some(other) => other.as_mut(),
            None => least,
        };
        // A play that fails is told, and the others go on.
        let told = |command| script.push(command);
        let whole = AssertUnwindSafe(|| watch(self.scenario, seed, self.world, player, tally, closely, told));
        catch_unwind(whole).unwrap_or_else(|_| self.crashed(seed, script.len()))
    }

    fn crashed(&self, seed: u64, decisions: usize) -> Sample {
        Sample {
            seed,
            world: self.world.unwrap_or(self.scenario.default_world),
            close: Close::Crashed,
            ending: None,
            score: 0,
            lowest: 0,
            mean: 0,
            compliance: 0,
            downtime: 0,
            decisions: u16::try_from(decisions).unwrap_or(u16::MAX),
            minutes: 0,
        }
    }
}
