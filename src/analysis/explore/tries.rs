//! What the options of decisions come to: at states that plays came to, each option is played out by the policy.

use super::plays::Bound;
use crate::analysis::solver::policy::Scratch;
use crate::analysis::solver::rollout::{self, try_out};
use crate::analysis::solver::solution::Solution;
use crate::scenario::Scenario;
use crate::scenario::model::*;
use crate::score::outcome::{Milli, outcome};
use crate::score::{Rubric, evidence};
use crate::sim::decide::Silent;
use crate::sim::options::{self, Openness};
use crate::sim::{self, Command, State, gauges};
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::SeedableRng as _;
use std::collections::{HashMap, HashSet};

/// What was found out about one option.
#[derive(Clone, Copy, Debug, Default)]
pub struct Tried {
    /// States at which it was open beside others.
    pub states: u32,
    /// Of those: states at which nothing came to more.
    pub best: u32,
    /// States at which another is at least as good in trust, risk of a finding, service, evidence and time together.
    pub outdone: u32,
    /// The sum of what it lost beside the best, in thousandths of a point.
    pub lost: i64,
    /// The sum of what the second best lost where this one was best.
    pub ahead: i64,
}

/// What was found out about all options.
#[derive(Clone, Debug)]
pub struct Tries {
    /// By choice.
    pub options: Vec<Tried>,
    /// How many states were looked at.
    pub states: usize,
    /// The range of the score, in thousandths of a point.
    pub range: Milli,
    seen: HashMap<u16, HashSet<Vec<u8>>>,
}

/// States of one decision that are looked at.
const EACH: usize = 10;

impl Tries {
    /// Nothing yet.
    pub fn new(scenario: &Scenario) -> Self {
        Self { options: vec![Tried::default(); scenario.choices.len()], states: 0, range: 1000, seen: HashMap::new() }
    }

    /// Looks at a decision, unless enough were looked at.
    pub fn look(&mut self, scenario: &Scenario, state: &State, bound: Bound, solution: &Solution, play: u64) {
        let kind = scenario.scenes[state.scene.index()].kind;
        if self.states >= bound.tries || matches!(kind, SceneKind::Table | SceneKind::Hub) {
            return;
        }
        let open: Vec<ChoiceId> = options::offered(scenario, state)
            .filter(|(_, openness)| *openness == Openness::Open)
            .map(|(id, _)| id)
            .collect();
        let seen = self.seen.entry(state.scene.0).or_default();
        // The same state again says nothing new.
        let bare = State { seed: 0, world: WorldId(0), drawn: [0; MOST_CHANCES], ..*state };
        if open.len() < 2 || seen.len() >= EACH || !seen.insert(bare.pack(scenario)) {
            return;
        }
        self.states += 1;
        self.range = solution.range().width();
        let worth: Vec<Milli> = open.iter().map(|id| worth(scenario, state, *id, bound, solution, play)).collect();
        let now: Vec<[i64; 5]> = open.iter().map(|id| at_once(scenario, state, *id)).collect();
        let most = worth.iter().copied().max().unwrap_or(0);
        let near = self.range / 50;
        for (at, id) in open.iter().enumerate() {
            let slot = &mut self.options[id.index()];
            slot.states += 1;
            slot.lost += most - worth[at];
            if worth[at] == most {
                let second = (0..open.len()).filter(|other| *other != at).map(|other| worth[other]).max();
                slot.best += 1;
                slot.ahead += most - second.unwrap_or(most);
            }
            let outdone = (0..open.len()).any(|other| {
                other != at
                    && now[at].iter().zip(&now[other]).all(|(own, other)| own <= other)
                    && worth[other] >= worth[at] + near
            });
            slot.outdone += u32::from(outdone);
        }
    }
}

/// What an option comes to by the policy, for all that one can know: the mean over worlds that are possible.
fn worth(scenario: &Scenario, state: &State, id: ChoiceId, bound: Bound, solution: &Solution, play: u64) -> Milli {
    let rubric = Rubric::itil4();
    let mut scratch = Scratch::default();
    // The same worlds and dice for every option.
    let mut dice = ChaCha8Rng::seed_from_u64(play);
    let (mut sum, mut count) = (0, 0);
    for key in 0..bound.rollouts {
        let world = rollout::world(scenario, state.possible, &mut dice);
        let from = State { world, ..*state };
        let key = play.wrapping_mul(1_000_003).wrapping_add(key);
        let command = Command::Choose(id);
        if let Some((worth, _)) = try_out(rubric, scenario, &from, command, &solution.policy, key, &mut scratch) {
            sum += worth;
            count += 1;
        }
    }
    sum / count.max(1)
}

/// How things stand right after an option: trust, risk of a finding, service, evidence and time, each the better the greater.
fn at_once(scenario: &Scenario, state: &State, id: ChoiceId) -> [i64; 5] {
    let rubric = Rubric::itil4();
    let command = Command::Choose(id);
    let mut sum = [0; 5];
    for (at, world) in scenario.worlds.iter().enumerate().filter(|(at, _)| state.possible >> at & 1 == 1) {
        let from = State { world: WorldId::at(at), seed: 0x9e37_79b9_7f4a_7c15, ..*state };
        let Ok(after) = sim::act(scenario, &from, command, &mut Silent) else { continue };
        let weight = i64::from(world.weight);
        let now = [
            outcome(rubric, scenario, &after).trust,
            -i64::from(gauges::compliance(scenario, &after).centre),
            -i64::from(gauges::downtime(scenario, &after).band.centre),
            evidence::points(rubric, scenario, state, command, &after),
            -i64::from(scenario.choices[id.index()].takes),
        ];
        sum.iter_mut().zip(now).for_each(|(sum, now)| *sum += weight * now);
    }
    sum
}
