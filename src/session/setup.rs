//! A state that somebody makes up to begin a rehearsal in, by names, so that it outlives a change of the scenario.

use crate::scenario::Scenario;
use crate::scenario::model::{KnownId, PersonId, SceneId, WindowId, WorldId};
use crate::sim::State;

/// What a rehearsal begins with. What is not named is as at the start of the story.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Setup {
    /// The scene; without one, where the story starts.
    pub scene: Option<String>,
    /// The seed of all chance.
    pub seed: u64,
    /// The true world; without one, the world of a first play.
    pub world: Option<String>,
    /// The minute; without one, when the story starts.
    pub now: Option<u32>,
    /// Trust of people, 0 to 100.
    pub trust: Vec<(String, u8)>,
    /// Tension of relations, 0 to 9.
    pub tension: Vec<(String, u8)>,
    /// Facts and needs that have come to light.
    pub known: Vec<String>,
    /// Flags that are set.
    pub flags: Vec<String>,
    /// Risks in the register.
    pub recorded: Vec<String>,
    /// Measures agreed on.
    pub agreed: Vec<String>,
    /// The window on the schedule; without one, the one that was approved.
    pub window: Option<String>,
    /// Whether the change went in.
    pub begun: bool,
}

impl Setup {
    /// The setup that leads to a scene with everything as it is in a state.
    pub fn of(scenario: &Scenario, state: &State) -> Self {
        let set = |bits: u128, ids: Vec<&String>| {
            ids.into_iter().enumerate().filter(|(at, _)| bits >> at & 1 == 1).map(|(_, id)| id.clone()).collect()
        };
        Self {
            scene: Some(scenario.scenes[state.scene.index()].id.clone()),
            seed: state.seed,
            world: Some(scenario.worlds[state.world.index()].id.clone()),
            now: Some(state.now),
            trust: scenario.cast.iter().zip(state.trust).map(|(who, trust)| (who.id.clone(), trust)).collect(),
            tension: scenario.relations.iter().zip(state.tension).map(|(one, much)| (one.id.clone(), much)).collect(),
            known: set(state.known, scenario.known.iter().map(|item| &item.id).collect()),
            flags: set(state.flags, scenario.flags.iter().map(|flag| &flag.id).collect()),
            recorded: set(state.recorded.into(), scenario.risks.iter().map(|risk| &risk.id).collect()),
            agreed: set(state.agreed.into(), scenario.measures.iter().map(|measure| &measure.id).collect()),
            window: scenario.windows.get(state.window.index()).map(|window| window.id.clone()),
            begun: state.begun,
        }
    }

    /// The state and the scene, and what is named here that the scenario does not have. What cannot be known in the world
    /// is left out: nothing comes to light that is not true. Evidence that is known has ruled worlds out.
    pub fn resolve(&self, scenario: &Scenario) -> (State, SceneId, Vec<String>) {
        let mut missing = Vec::new();
        let world = match &self.world {
            None => scenario.default_world,
            Some(id) => scenario.world_by_id(id).unwrap_or_else(|| {
                missing.push(format!("the world `{id}`"));
                scenario.default_world
            }),
        };
        let mut state = State::new(scenario, self.seed, world);
        let mut scene = scenario.start;
        if let Some(id) = &self.scene {
            match scenario.scenes.iter().position(|scene| scene.id == *id) {
                Some(at) => scene = SceneId::at(at),
                None => missing.push(format!("the scene `{id}`")),
            }
        }
        state.now = self.now.unwrap_or(state.now);
        for (id, trust) in &self.trust {
            match scenario.cast.iter().position(|who| who.id == *id) {
                Some(at) => state.trust[PersonId::at(at).index()] = (*trust).min(100),
                None => missing.push(format!("the person `{id}`")),
            }
        }
        for (id, tension) in &self.tension {
            match scenario.relations.iter().position(|one| one.id == *id) {
                Some(at) => state.tension[at] = (*tension).min(9),
                None => missing.push(format!("the relation `{id}`")),
            }
        }
        for id in &self.known {
            match scenario.known.iter().position(|item| item.id == *id).map(KnownId::at) {
                Some(what) if can_be_known(scenario, world, what) => {
                    state.known |= what.bit();
                    state.possible &= scenario.known[what.index()].worlds;
                }
                Some(_) => {}
                None => missing.push(format!("the fact or need `{id}`")),
            }
        }
        let mut bits = |ids: &[String], all: Vec<&String>, what: &str| {
            let mut out = 0u128;
            for id in ids {
                match all.iter().position(|other| *other == id) {
                    Some(at) => out |= 1 << at,
                    None => missing.push(format!("the {what} `{id}`")),
                }
            }
            out
        };
        state.flags = bits(&self.flags, scenario.flags.iter().map(|flag| &flag.id).collect(), "flag");
        let recorded = bits(&self.recorded, scenario.risks.iter().map(|risk| &risk.id).collect(), "risk");
        let agreed = bits(&self.agreed, scenario.measures.iter().map(|measure| &measure.id).collect(), "measure");
        (state.recorded, state.agreed) = (recorded as u64, agreed as u64);
        if let Some(id) = &self.window {
            match scenario.windows.iter().position(|window| window.id == *id) {
                Some(at) => state.window = WindowId::at(at),
                None => missing.push(format!("the window `{id}`")),
            }
        }
        state.begun = self.begun;
        (state, scene, missing)
    }
}

/// Whether something is true in a world, so that it can come to light there.
pub fn can_be_known(scenario: &Scenario, world: WorldId, what: KnownId) -> bool {
    scenario.worlds[world.index()].known & what.bit() != 0
}
