//! What if: another option at a decision, and the rest of the play by the policy or by the player's own later decisions, in
//! the same world and with the same dice.

use super::review::{Decision, Review, Weighed};
use crate::analysis::solver::policy::{Policy, Scratch, any_package};
use crate::scenario::Scenario;
use crate::scenario::model::WorldId;
use crate::score::outcome::{Milli, Outcome, outcome};
use crate::score::total::{Range, Word, stars};
use crate::score::{Rubric, evidence};
use crate::sim::decide::Silent;
use crate::sim::{self, Command, MOST_COMMANDS, State};

/// A way through a scenario, and what it came to.
#[derive(Clone, Debug)]
pub struct Way {
    /// The state before each decision, and the decision.
    pub steps: Vec<(State, Command)>,
    /// How it stands in the end.
    pub last: State,
    /// What became of the change.
    pub outcome: Outcome,
    /// Points for what was shown, in thousandths.
    pub practice: Milli,
    /// The total, 0 to 1000.
    pub total: u32,
    /// The stars, 0 to 5.
    pub stars: usize,
}

/// The dice and the truth of a play, which every other way through it shares.
#[derive(Clone, Copy, Debug)]
pub struct Fate {
    /// The seed.
    pub seed: u64,
    /// The true world.
    pub world: WorldId,
}

/// Who decides after another option was taken.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Then {
    /// The policy.
    #[default]
    Textbook,
    /// The player, by their own later decisions as far as they are open; then the policy.
    Own,
}

/// What to take instead of what was taken: the best of all else that was weighed; `None` where nothing else was.
pub fn best_other(decision: &Decision) -> Option<Command> {
    // Of what was not tried at all, the interval is wider than the whole range.
    let known = |option: &&Weighed| !option.taken && option.error <= 1000;
    decision.options.iter().find(known).map(|option| option.command)
}

/// The decisions that cost most, of those that are called costly or a turning point: their numbers, in the order of the play,
/// and so many at the most.
pub fn costliest(review: &Review, most: usize) -> Vec<usize> {
    let costly = |decision: &&Decision| matches!(decision.word, Some(Word::Costly | Word::TurningPoint));
    let mut all: Vec<&Decision> = review.decisions.iter().filter(costly).collect();
    all.sort_by_key(|decision| std::cmp::Reverse(decision.loss));
    all.truncate(most);
    let mut numbers: Vec<usize> = all.into_iter().map(|decision| decision.number).collect();
    numbers.sort_unstable();
    numbers
}

/// Plays these decisions, as far as they are open.
pub fn played(scenario: &Scenario, range: Range, fate: Fate, commands: &[Command]) -> Way {
    let mut way = Walk::begin(scenario, fate);
    for command in commands {
        if !way.take(*command) {
            break;
        }
    }
    way.end(range)
}

/// Plays as it was played before a decision, counted from 1; takes something else there, and has the policy play to the end.
/// `None` where that is not open.
pub fn play_out(
    scenario: &Scenario,
    policy: &Policy,
    range: Range,
    fate: Fate,
    commands: &[Command],
    decision: usize,
    instead: Command,
) -> Option<Way> {
    let mut way = Walk::with(scenario, fate, commands, decision, instead)?;
    way.decide_by(policy);
    Some(way.end(range))
}

/// The same, but after it come the player's own later decisions as far as they are open, and only then the policy; with how
/// many of them were followed.
pub fn play_on(
    scenario: &Scenario,
    policy: &Policy,
    range: Range,
    fate: Fate,
    commands: &[Command],
    decision: usize,
    instead: Command,
) -> Option<(Way, usize)> {
    let mut way = Walk::with(scenario, fate, commands, decision, instead)?;
    let own = commands[decision..].iter().take_while(|command| way.take(**command)).count();
    way.decide_by(policy);
    Some((way.end(range), own))
}

/// A way while it is walked.
struct Walk<'a> {
    scenario: &'a Scenario,
    rubric: &'static Rubric,
    state: State,
    steps: Vec<(State, Command)>,
    practice: Milli,
}

impl<'a> Walk<'a> {
    fn begin(scenario: &'a Scenario, fate: Fate) -> Self {
        let state = sim::start(scenario, fate.seed, Some(fate.world), &mut Silent);
        Self { scenario, rubric: Rubric::itil4(), state, steps: Vec::new(), practice: 0 }
    }

    /// As it was played before a decision, counted from 1, and something else there; `None` where that is not open.
    fn with(
        scenario: &'a Scenario,
        fate: Fate,
        commands: &[Command],
        decision: usize,
        instead: Command,
    ) -> Option<Self> {
        let mut way = Self::begin(scenario, fate);
        let before = commands.get(..decision.checked_sub(1)?).filter(|_| decision <= commands.len())?;
        (before.iter().all(|command| way.take(*command)) && way.take(instead)).then_some(way)
    }

    /// The policy decides until it is over.
    fn decide_by(&mut self, policy: &Policy) {
        let mut scratch = Scratch::default();
        while self.state.ended.is_none() && self.steps.len() < MOST_COMMANDS {
            let options = policy.options(self.scenario, &self.state, &mut scratch);
            let best = options.iter().max_by(|one, other| one.1.total_cmp(&other.1)).map(|(command, _)| *command);
            let Some(command) = best.or_else(|| any_package(self.scenario, &self.state)) else { return };
            if !self.take(command) {
                return;
            }
        }
    }

    /// Takes a decision; `false` where it is not open.
    fn take(&mut self, command: Command) -> bool {
        let Ok(after) = sim::act(self.scenario, &self.state, command, &mut Silent) else { return false };
        self.practice += evidence::points(self.rubric, self.scenario, &self.state, command, &after);
        self.steps.push((self.state, command));
        self.state = after;
        true
    }

    fn end(self, range: Range) -> Way {
        let outcome = outcome(self.rubric, self.scenario, &self.state);
        let total = range.total(outcome.sum() + self.practice);
        let stars = stars(self.rubric, total);
        Way { steps: self.steps, last: self.state, outcome, practice: self.practice, total, stars }
    }
}
