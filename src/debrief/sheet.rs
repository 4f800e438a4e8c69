//! The options of a decision, and what is known of them.

use crate::analysis::solver::rollout::Mean;
use crate::score::Rubric;
use crate::score::outcome::Milli;
use crate::score::total::{Range, Word};
use crate::sim::Command;

/// Plays after which options that are clearly worse are not looked at further.
pub(super) const FIRST: u64 = 48;
/// Plays after which the mean decides.
pub(super) const ENOUGH: u64 = 800;
/// The options that are looked at to the end, beside the one that was taken.
const FINALISTS: usize = 4;

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

impl Trial {
    /// An option of which nothing is known.
    pub(super) fn of(command: Command, taken: bool) -> Self {
        let nothing = Mean::default();
        Self {
            command,
            taken,
            total: nothing,
            gain: nothing,
            minutes: nothing,
            finding: nothing,
            trust: nothing,
            hindsight: nothing,
        }
    }
}

/// The options of one decision.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// The options; the one that was taken is among them.
    pub trials: Vec<Trial>,
    /// Whether the values are exact and not the means of plays.
    pub exact: bool,
    /// What the policy would have done.
    pub(super) policy: Option<Command>,
    /// How many times every option that is still in the race was played on from.
    pub(super) keys: u64,
    /// The exact values are still being worked out.
    pub(super) pending: bool,
}

impl Sheet {
    /// A sheet on which nothing stands yet.
    pub(super) fn blank(trials: Vec<Trial>, policy: Option<Command>) -> Self {
        Self { trials, exact: false, policy, keys: 0, pending: false }
    }

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
    pub(super) fn loss(&self, credit: f64) -> (Milli, Milli) {
        let Some(best) = self.best() else { return (0, 0) };
        let loss = (best.gain.mean - credit).max(0.0);
        if best.taken || self.exact {
            return (loss.round() as Milli, 0);
        }
        let error = best.gain.error();
        (loss.round() as Milli, if error.is_finite() { error.round() as Milli } else { Milli::MAX / 4 })
    }

    /// The word, once it is decided: both ends of the interval give the same, or it cannot be told more closely.
    pub(super) fn word(&self, rubric: &Rubric, range: Range, credit: f64) -> Option<Word> {
        let word = |loss: Milli| Word::of(rubric, range.permille(loss));
        if self.pending {
            return None;
        }
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

    /// Whether there is an estimate for every option.
    pub fn stands(&self) -> bool {
        !self.pending && (self.exact || self.trials.len() <= 1 || self.keys >= FIRST)
    }

    /// The options that are still worth looking at: the one that was taken, and those that may be the best.
    pub(super) fn racing(&self) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.trials.len()).collect();
        if self.keys >= FIRST {
            order.sort_by(|a, b| self.trials[*b].gain.mean.total_cmp(&self.trials[*a].gain.mean));
            let gain = |at: usize| &self.trials[at].gain;
            let least = order.first().map_or(f64::MIN, |best| gain(*best).mean - gain(*best).error());
            let mut kept = 0;
            order.retain(|at| {
                kept += 1;
                // The second is looked at whatever it came to, so that there is something to compare with.
                let near = kept <= 2 || gain(*at).mean + gain(*at).error() >= least;
                kept <= FINALISTS && near || self.trials[*at].taken
            });
        }
        order
    }
}
