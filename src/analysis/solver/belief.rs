//! What a player can know: the state without the truth, and how likely each world is after all that was seen.

use super::fork::{self, Stuck};
use crate::scenario::Scenario;
use crate::scenario::model::*;
use crate::score::outcome::{Milli, outcome};
use crate::score::{Rubric, evidence};
use crate::sim::options::{self, Openness};
use crate::sim::{Command, State, table};

/// An information state. The state's world and seed say nothing.
#[derive(Clone, Debug)]
pub struct Belief {
    /// Everything that can be seen.
    pub state: State,
    /// How likely each world is; they add up to 1.
    pub worlds: [f64; MOST_WORLDS],
}

/// What can come of a command, as far as the player can tell it apart.
#[derive(Clone, Debug)]
pub struct Branch {
    /// How likely it is.
    pub chance: f64,
    /// Points for what the command shows, in thousandths.
    pub points: Milli,
    /// What is known then.
    pub belief: Belief,
}

/// A way with the share of it that each world has.
struct Group {
    state: State,
    heard: u64,
    worlds: [f64; MOST_WORLDS],
}

fn masked(state: &State) -> State {
    // How often dice were thrown says nothing about what they will show.
    State { world: WorldId(0), seed: 0, drawn: [0; MOST_CHANCES], checkpoints: 0, ..*state }
}

fn add(groups: &mut Vec<Group>, world: usize, way: &fork::Way, chance: f64) {
    let state = masked(&way.state);
    let found = groups.iter_mut().find(|group| group.heard == way.heard && group.state == state);
    let group = match found {
        Some(group) => group,
        None => {
            groups.push(Group { state, heard: way.heard, worlds: [0.0; MOST_WORLDS] });
            let last = groups.len() - 1;
            &mut groups[last]
        }
    };
    group.worlds[world] += chance * way.chance;
}

fn branch(group: Group) -> (f64, Belief) {
    let chance: f64 = group.worlds.iter().sum();
    (chance, Belief { state: group.state, worlds: group.worlds.map(|share| share / chance.max(f64::MIN_POSITIVE)) })
}

impl Belief {
    /// What is known as a play begins, by the prior; with a world, to somebody who has been told it.
    ///
    /// # Errors
    /// When a play can begin in more ways than anybody looks at.
    pub fn beginnings(scenario: &Scenario, told: Option<WorldId>) -> Result<Vec<(f64, Self)>, TooMany> {
        let total: f64 = scenario.worlds.iter().map(|world| f64::from(world.weight)).sum();
        let mut groups = Vec::new();
        for (at, world) in scenario.worlds.iter().enumerate() {
            let prior = match told {
                Some(told) => f64::from(u8::from(told.index() == at)),
                None => f64::from(world.weight) / total.max(1.0),
            };
            if prior > 0.0 {
                for way in fork::beginnings(scenario, WorldId::at(at)).map_err(|_| TooMany)? {
                    add(&mut groups, at, &way, prior);
                }
            }
        }
        Ok(groups.into_iter().map(branch).collect())
    }

    /// What a player knows in a state: the worlds that the evidence allows, by their prior.
    pub fn of(scenario: &Scenario, state: &State) -> Self {
        let mut worlds = [0.0; MOST_WORLDS];
        for (at, world) in scenario.worlds.iter().enumerate().filter(|(at, _)| state.possible >> at & 1 == 1) {
            worlds[at] = f64::from(world.weight);
        }
        let sum: f64 = worlds.iter().sum::<f64>().max(f64::MIN_POSITIVE);
        Self { state: masked(state), worlds: worlds.map(|share| share / sum) }
    }

    /// What can come of a command; nothing where it is refused.
    ///
    /// # Errors
    /// When it can come out in more ways than anybody looks at.
    pub fn branches(&self, rubric: &Rubric, scenario: &Scenario, command: Command) -> Result<Vec<Branch>, TooMany> {
        let mut groups = Vec::new();
        for (at, share) in self.worlds.iter().enumerate().filter(|(_, share)| **share > 0.0) {
            let state = State { world: WorldId::at(at), ..self.state };
            let ways = match fork::ways(scenario, &state, command) {
                Ok(ways) => ways,
                Err(Stuck::Refused) => return Ok(vec![]),
                Err(Stuck::TooMany) => return Err(TooMany),
            };
            for way in ways {
                add(&mut groups, at, &way, *share);
            }
        }
        let branches = groups.into_iter().map(|group| {
            let (chance, belief) = branch(group);
            let points = evidence::points(rubric, scenario, &self.state, command, &belief.state);
            Branch { chance, points, belief }
        });
        Ok(branches.collect())
    }

    /// What the end of a play is worth, in thousandths of a point; `None` while it goes on.
    pub fn worth(&self, rubric: &Rubric, scenario: &Scenario) -> Option<Milli> {
        self.state.ended.is_some().then(|| outcome(rubric, scenario, &self.state).sum())
    }

    /// Sixteen bytes that stand for it.
    pub fn key(&self, scenario: &Scenario) -> [u8; 16] {
        let mut hasher = blake3::Hasher::new();
        hasher.update(&self.state.pack(scenario));
        for share in &self.worlds[..scenario.worlds.len().min(MOST_WORLDS)] {
            // The same evidence by two ways differs in the last bits only.
            hasher.update(&((share * 1e9).round() as u64).to_le_bytes());
        }
        let mut key = [0; 16];
        key.copy_from_slice(&hasher.finalize().as_bytes()[..16]);
        key
    }
}

/// Everything that can be done in a state that is not over; at a table every package, unless there are more than `most`.
///
/// # Errors
/// When there are more packages than that.
pub fn commands(scenario: &Scenario, state: &State, most: usize) -> Result<Vec<Command>, TooMany> {
    if scenario.scenes[state.scene.index()].kind != SceneKind::Table {
        let open = options::offered(scenario, state).filter(|(_, openness)| *openness == Openness::Open);
        return Ok(open.map(|(id, _)| Command::Choose(id)).collect());
    }
    let mut out = Vec::new();
    if state.proposed_window.is_some() {
        out.push(Command::Forward);
    }
    let count = scenario.measures.len();
    if count >= 20 {
        return Err(TooMany);
    }
    for window in (0..scenario.windows.len()).map(WindowId::at) {
        if !table::fits(scenario, state, window, 0) {
            continue;
        }
        for measures in 0..1u64 << count {
            if table::fits(scenario, state, window, measures) {
                out.push(Command::Propose { window, measures });
                if out.len() > most {
                    return Err(TooMany);
                }
            }
        }
    }
    Ok(out)
}

/// There are more packages, or ways to fall, than can be looked at one by one.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct TooMany;
