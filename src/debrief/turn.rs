//! A play taken apart: each decision with what could be known before it.

use crate::analysis::solver::belief::Belief;
use crate::scenario::Scenario;
use crate::scenario::model::WorldId;
use crate::score::{Rubric, evidence, outcome::Milli};
use crate::sim::decide::Silent;
use crate::sim::{self, Command, State};

/// A decision of a play.
#[derive(Clone, Debug)]
pub struct Turn {
    /// The state before it.
    pub before: State,
    /// What was decided.
    pub command: Command,
    /// The state after it.
    pub after: State,
    /// What could be known before it.
    pub belief: Belief,
    /// Points for what it shows, in thousandths.
    pub points: Milli,
    /// How likely it was, for all that could be known, that this would come of it; 0 where that cannot be told.
    pub chance: f64,
}

/// A play walked through again, with what can be known on the way.
pub struct Walk {
    state: State,
    belief: Belief,
}

impl Walk {
    /// At the beginning.
    pub fn begin(scenario: &Scenario, seed: u64, world: WorldId) -> Self {
        let state = sim::start(scenario, seed, Some(world), &mut Silent);
        let begun = Belief::beginnings(scenario, None).unwrap_or_default();
        let (belief, _) = follow(scenario, begun.into_iter(), &state);
        Self { state, belief }
    }

    /// Before a decision that was taken.
    pub fn before(turn: &Turn) -> Self {
        Self { state: turn.before, belief: turn.belief.clone() }
    }

    /// What can be known now.
    pub fn belief(&self) -> &Belief {
        &self.belief
    }

    /// Takes a decision; `None` where it is refused.
    pub fn take(&mut self, rubric: &Rubric, scenario: &Scenario, command: Command) -> Option<Turn> {
        let before = self.state;
        let after = sim::act(scenario, &before, command, &mut Silent).ok()?;
        let points = evidence::points(rubric, scenario, &before, command, &after);
        let branches = self.belief.branches(rubric, scenario, command).unwrap_or_default();
        let branches = branches.into_iter().map(|branch| (branch.chance, branch.belief));
        let (next, chance) = follow(scenario, branches, &after);
        let belief = std::mem::replace(&mut self.belief, next);
        self.state = after;
        Some(Turn { before, command, after, belief, points, chance })
    }
}

/// Of several things that one might know now, the one that fits what came about, with its chance; where none does, what the
/// evidence says.
fn follow(scenario: &Scenario, several: impl Iterator<Item = (f64, Belief)>, state: &State) -> (Belief, f64) {
    let plain = Belief::of(scenario, state);
    let mut fitting = several.filter(|(_, one)| one.state == plain.state && one.worlds[state.world.index()] > 0.0);
    fitting.next().map_or((plain, 0.0), |(chance, one)| (one, chance))
}
