//! What can be agreed on at the tables of a story: packages are tried at states that plays came to.

use super::plays::{Bound, Replay};
use crate::analysis::bots::Bot as _;
use crate::analysis::bots::random::Random;
use crate::scenario::Scenario;
use crate::scenario::model::*;
use crate::sim::{Command, State, options, table};
use std::collections::BTreeSet;

/// What was tried at tables.
#[derive(Clone, Debug)]
pub struct Tables {
    /// How many states were looked at.
    pub states: usize,
    /// How many packages were tried at all of them.
    pub packages: usize,
    /// States at which everybody accepts some package.
    pub agreeable: usize,
    /// A way to a table at which everybody accepts, and no fact and no need has come to light.
    pub blind: Option<Replay>,
    /// Packages that everybody accepts hold these measures.
    pub useful: u64,
    /// What people answered to packages that were tried.
    pub answers: BTreeSet<u32>,
    /// Measures that were tried in some package.
    pub tried: u64,
    /// A way to a table at which everything can be had at once.
    pub affordable: Option<Replay>,
    /// People who were at a table, as bits.
    pub there: u16,
    /// People who object to some package, as bits.
    pub objects: u16,
    scenario_measures: u64,
    /// How many facts and needs there are.
    knowable: usize,
}

impl Tables {
    /// Nothing yet.
    pub fn new(scenario: &Scenario) -> Self {
        Self {
            states: 0,
            packages: 0,
            agreeable: 0,
            blind: None,
            useful: 0,
            answers: BTreeSet::new(),
            tried: 0,
            affordable: None,
            there: 0,
            objects: 0,
            scenario_measures: scenario.all_measures(),
            knowable: scenario.known.len(),
        }
    }
}

/// A table with the state that plays came to.
struct Sitting<'a> {
    scenario: &'a Scenario,
    state: &'a State,
    people: u16,
}

impl Sitting<'_> {
    /// Those who object to a package, and the sum of what they lack.
    fn answers(&self, window: WindowId, measures: u64, said: &mut BTreeSet<u32>) -> (u16, i32) {
        let on_table = State { proposed_window: Some(window), proposal: measures, ..*self.state };
        let (mut objects, mut lack) = (0, 0);
        for person in options::people(self.people) {
            let answer = table::answer(self.scenario, &on_table, person);
            said.extend(answer.say.map(|say| say.0));
            if !answer.accepts {
                objects |= person.bit() as u16;
                lack += answer.margin.min(-1);
            }
        }
        (objects, lack)
    }
}

impl Tables {
    /// Looks at a table, unless enough were looked at. Tables at which little is known always count.
    pub fn look_at(&mut self, scenario: &Scenario, state: &State, bound: Bound, replay: &Replay) {
        let blind = state.known == 0 && self.knowable > 0;
        let more = self.states < bound.tables || blind && self.blind.is_none() && self.states < 2 * bound.tables;
        if !more || state.proposed_window.is_some() {
            return;
        }
        self.states += 1;
        let decides = scenario.authority.as_ref().map_or(0, |authority| authority.person.bit() as u16);
        let people = options::present(scenario, state) & !decides;
        self.there |= people;
        let sitting = Sitting { scenario, state, people };
        let mut random = Random::new(self.states as u64);
        let mut agreed = false;
        for _ in 0..bound.packages {
            let Some(Command::Propose { window, measures }) = random.decide(scenario, state) else { break };
            agreed |= self.climb(&sitting, window, measures);
        }
        self.agreeable += usize::from(agreed);
        if agreed && blind && self.blind.is_none() {
            self.blind = Some(replay.clone());
        }
        self.all_at_once(scenario, state, replay);
    }

    /// Tries a package, and betters it measure by measure until nobody objects or nothing helps.
    fn climb(&mut self, sitting: &Sitting, window: WindowId, mut measures: u64) -> bool {
        let scenario = sitting.scenario;
        let (mut objects, mut lack) = sitting.answers(window, measures, &mut self.answers);
        self.packages += 1;
        self.objects |= objects;
        for _ in 0..scenario.measures.len() {
            if objects == 0 {
                break;
            }
            let mut best = None;
            for at in 0..scenario.measures.len() {
                let with = measures ^ 1 << at;
                if table::fits(scenario, sitting.state, window, with) {
                    let (who, less) = sitting.answers(window, with, &mut self.answers);
                    self.packages += 1;
                    self.objects |= who;
                    if less > best.map_or(lack, |(_, _, less)| less) {
                        best = Some((with, who, less));
                    }
                }
            }
            let Some((with, who, less)) = best else { break };
            (measures, objects, lack) = (with, who, less);
        }
        self.tried |= measures;
        if objects == 0 {
            self.useful |= measures;
        }
        objects == 0
    }

    /// Whether all measures fit at once into the window on the schedule; of two that exclude each other the first counts.
    fn all_at_once(&mut self, scenario: &Scenario, state: &State, replay: &Replay) {
        if self.affordable.is_some() {
            return;
        }
        let mut all = 0u64;
        for (at, measure) in scenario.measures.iter().enumerate() {
            let excluded = measure.excludes & all != 0
                || table::bits(all).any(|other| scenario.measures[other].excludes >> at & 1 == 1);
            if !excluded {
                all |= 1 << at;
            }
        }
        // A window far away gives time for everything, and costs for it; the one on the schedule should not.
        if table::fits(scenario, state, state.window, all & self.scenario_measures) {
            self.affordable = Some(replay.clone());
        }
    }
}
