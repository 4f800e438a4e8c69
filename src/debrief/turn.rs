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

/// Plays commands again and notes what could be known before each; what is refused ends it.
pub fn turns(rubric: &Rubric, scenario: &Scenario, seed: u64, world: WorldId, commands: &[Command]) -> Vec<Turn> {
    let mut state = sim::start(scenario, seed, Some(world), &mut Silent);
    let begun = Belief::beginnings(scenario, None).unwrap_or_default();
    let (mut belief, _) = follow(scenario, begun.into_iter(), &state);
    let mut out = Vec::with_capacity(commands.len());
    for &command in commands {
        let Ok(after) = sim::act(scenario, &state, command, &mut Silent) else { break };
        let points = evidence::points(rubric, scenario, &state, command, &after);
        let branches = belief.branches(rubric, scenario, command).unwrap_or_default();
        let branches = branches.into_iter().map(|branch| (branch.chance, branch.belief));
        let (next, chance) = follow(scenario, branches, &after);
        out.push(Turn { before: state, command, after, belief, points, chance });
        (state, belief) = (after, next);
    }
    out
}

/// Of several things that one might know now, the one that fits what came about, with its chance; where none does, what the
/// evidence says.
fn follow(scenario: &Scenario, several: impl Iterator<Item = (f64, Belief)>, state: &State) -> (Belief, f64) {
    let plain = Belief::of(scenario, state);
    let mut fitting = several.filter(|(_, one)| one.state == plain.state && one.worlds[state.world.index()] > 0.0);
    fitting.next().map_or((plain, 0.0), |(chance, one)| (one, chance))
}
