//! A way to play: what each choice and each package is thought to come to in a state, and the best of them.

use super::exact::Aim;
use super::features::{Features, Numbers};
use super::ridge::Line;
use crate::scenario::Scenario;
use crate::scenario::model::{SceneKind, WindowId};
use crate::sim::options::{self, Openness};
use crate::sim::{Command, State, table};
use rand::RngExt as _;
use rand_chacha::ChaCha8Rng;
use serde::{Deserialize, Serialize};

/// A package that was worth looking at.
pub type Package = (WindowId, u64);

/// A policy over what can be known.
#[derive(Serialize, Deserialize, Clone, Debug)]
pub struct Policy {
    /// Which way it strives.
    pub aim: Aim,
    pub(super) features: Features,
    pub(super) choices: Vec<Line>,
    pub(super) packages: Vec<Package>,
    pub(super) proposals: Vec<Line>,
    pub(super) forward: Line,
}

/// Room for the numbers of a state, kept between decisions.
#[derive(Default)]
pub struct Scratch {
    numbers: Numbers,
    open: Vec<(Command, f32)>,
}

impl Policy {
    /// A policy that knows nothing yet.
    pub fn new(scenario: &Scenario, aim: Aim) -> Self {
        Self {
            aim,
            features: Features::of(scenario),
            choices: vec![Line::default(); scenario.choices.len()],
            packages: Vec::new(),
            proposals: Vec::new(),
            forward: Line::default(),
        }
    }

    /// What can be done, each with what it is thought to come to, in points. At a table the packages that it keeps.
    pub fn options<'a>(&self, scenario: &Scenario, state: &State, scratch: &'a mut Scratch) -> &'a [(Command, f32)] {
        let Scratch { numbers, open } = scratch;
        self.features.read(scenario, state, numbers);
        open.clear();
        if scenario.scenes[state.scene.index()].kind == SceneKind::Table {
            if state.proposed_window.is_some() {
                open.push((Command::Forward, self.forward.at(numbers)));
            }
            for ((window, measures), line) in self.packages.iter().zip(&self.proposals) {
                if table::fits(scenario, state, *window, *measures) {
                    open.push((Command::Propose { window: *window, measures: *measures }, line.at(numbers)));
                }
            }
        } else {
            for (id, openness) in options::offered(scenario, state) {
                if openness == Openness::Open {
                    open.push((Command::Choose(id), self.choices[id.index()].at(numbers)));
                }
            }
        }
        open
    }

    /// What it does; `None` if nothing can be done. With `wild` (permille) it takes anything instead.
    pub fn decide(
        &self,
        scenario: &Scenario,
        state: &State,
        wild: u32,
        dice: &mut ChaCha8Rng,
        scratch: &mut Scratch,
    ) -> Option<Command> {
        let open = self.options(scenario, state, scratch);
        if open.is_empty() {
            return any_package(scenario, state);
        }
        if wild > 0 && dice.random_range(0..1000) < wild {
            return Some(open[dice.random_range(0..open.len())].0);
        }
        let sign = if self.aim == Aim::Best { 1.0 } else { -1.0 };
        open.iter().max_by(|one, other| (sign * one.1).total_cmp(&(sign * other.1))).map(|(command, _)| *command)
    }
}

/// The smallest package that can be put forward, for a table at which none of the known ones fits.
pub fn any_package(scenario: &Scenario, state: &State) -> Option<Command> {
    if scenario.scenes[state.scene.index()].kind != SceneKind::Table {
        return None;
    }
    let window = (0..scenario.windows.len()).map(WindowId::at).find(|window| table::fits(scenario, state, *window, 0));
    window.map(|window| Command::Propose { window, measures: 0 })
}
