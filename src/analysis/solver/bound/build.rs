//! Builds the graph: what a choice does, effect by effect.

use super::graph::{Close, Graph, Item, Step, TooLarge};
use super::packages::Packages;
use super::reach::{beginning, late, reaching, shown};
use super::sight::{Loose, Truth, first, parts, truth};
use super::window::Windows;
use crate::scenario::Scenario;
use crate::scenario::model::*;
use crate::score::Rubric;
use crate::sim::options;
use std::collections::HashMap;

/// The most decisions after one another.
pub(super) const DEEP: usize = 300;

/// Who is there: for certain, and perhaps.
pub(super) type Here = (u16, u16);

/// What is still to be done of a command.
#[derive(Clone, Copy)]
pub(super) enum Todo<'s> {
    Effects(&'s [Effect], Here),
    After(ChoiceId),
    Open,
    Ruled(Decision),
}

pub(super) struct Rest<'r, 's> {
    pub(super) first: Todo<'s>,
    pub(super) then: Option<&'r Rest<'r, 's>>,
}

#[derive(Clone, Default)]
pub(super) struct Came {
    pub(super) steps: Vec<Step>,
    pub(super) points: f64,
}

/// Builds a graph.
pub struct Builder<'a> {
    rubric: &'a Rubric,
    pub(super) scenario: &'a Scenario,
    pub(super) world: WorldId,
    most: usize,
    windows: Windows<'a>,
    /// The most that a package for each window shows.
    pub(super) shown: Vec<f64>,
    reaches_hub: Vec<bool>,
    reaches_event: Vec<bool>,
    hub_flags: u128,
    known: HashMap<Loose, Option<u32>>,
    graph: Graph,
    pub(super) depth: usize,
}

impl<'a> Builder<'a> {
    /// The graph of a scenario in a world.
    ///
    /// # Errors
    /// When it has more items than `most`, or goes round in circles.
    pub fn build(
        rubric: &'a Rubric,
        scenario: &'a Scenario,
        world: WorldId,
        close: Close,
        most: usize,
    ) -> Result<Graph, TooLarge> {
        let begin = beginning(scenario, close);
        let packages =
            Packages::of(scenario, world, &Loose { tension: None, flags_seen: 0, now: None, ..begin.clone() });
        let hub = |at: usize| scenario.scenes[at].kind == SceneKind::Hub;
        let event = |at: usize| scenario.scenes[at].interrupt;
        let mut hub_flags = 0;
        for (_, cond) in scenario.scenes.iter().flat_map(|scene| &scene.until) {
            parts(cond, &mut |cond| hub_flags |= if let Cond::Flag(flag) = cond { flag.bit() } else { 0 });
        }
        let shown = shown(rubric, scenario, world, &packages, &begin);
        let mut builder = Builder {
            rubric,
            scenario,
            world,
            most,
            windows: Windows::new(rubric, scenario, world, packages, late(scenario)),
            shown,
            reaches_hub: reaching(scenario, hub),
            reaches_event: reaching(scenario, event),
            hub_flags,
            known: HashMap::new(),
            graph: Graph { items: vec![Item::Over], steps: vec![], root: 0 },
            depth: 0,
        };
        let root = builder.enter(begin, Came::default(), scenario.start)?;
        builder.graph.root = root;
        Ok(builder.graph)
    }

    pub(super) fn truth(&self, loose: &Loose, cond: &Cond) -> Truth {
        truth(self.scenario, self.world, loose, cond)
    }

    pub(super) fn item(&mut self, item: Item) -> Result<u32, TooLarge> {
        if self.graph.items.len() + self.graph.steps.len() / 4 >= self.most {
            return Err(TooLarge);
        }
        self.graph.items.push(item);
        Ok((self.graph.items.len() - 1) as u32)
    }

    pub(super) fn best(&mut self, mut of: Vec<u32>) -> Result<u32, TooLarge> {
        of.sort_unstable();
        of.dedup();
        match of[..] {
            [] => Ok(0),
            [only] => Ok(only),
            _ => self.item(Item::Best(of.into())),
        }
    }

    /// What has happened, and then this.
    pub(super) fn go(&mut self, came: Came, to: u32) -> Result<u32, TooLarge> {
        if came.steps.is_empty() && came.points == 0.0 {
            return Ok(to);
        }
        let begin = self.graph.steps.len() as u32;
        self.graph.steps.extend(came.steps);
        let end = self.graph.steps.len() as u32;
        self.item(Item::Go { steps: (begin, end), points: came.points, to })
    }

    /// The story is over; where its books were not closed, everything may still be well.
    pub(super) fn over(&mut self, loose: &Loose, mut came: Came) -> Result<u32, TooLarge> {
        if !loose.settled {
            came.points += self.windows.full();
        }
        self.go(came, 0)
    }

    /// A state is reached in which somebody decides.
    pub(super) fn reach(&mut self, loose: Loose, came: Came) -> Result<u32, TooLarge> {
        let to = self.node(self.simpler(loose))?;
        self.go(came, to)
    }

    /// What matters no longer is not looked at.
    fn simpler(&self, mut loose: Loose) -> Loose {
        let scene = loose.scene.index();
        if !self.reaches_hub[scene] {
            (loose.now, loose.marks, loose.marks_seen) = (None, 0, 0);
            loose.flags &= !self.hub_flags | self.windows.flags();
            loose.flags_seen &= !self.hub_flags | self.windows.flags();
        }
        if !self.reaches_event[scene] {
            loose.interrupted = (0, 0);
        }
        if self.scenario.scenes[scene].kind != SceneKind::Table {
            (loose.rounds, loose.lies, loose.forwarding, loose.proposed) = (0, false, false, None);
        }
        if loose.settled {
            (loose.flags, loose.flags_seen, loose.window) = (0, 0, WindowId(0));
        }
        loose
    }

    pub(super) fn node(&mut self, loose: Loose) -> Result<u32, TooLarge> {
        if let Some(known) = self.known.get(&loose) {
            // A state that leads to itself goes round in circles.
            return known.ok_or(TooLarge);
        }
        if self.depth >= DEEP {
            return Err(TooLarge);
        }
        self.known.insert(loose.clone(), None);
        self.depth += 1;
        let options = self.options(&loose)?;
        self.depth -= 1;
        let item = match options.is_empty() {
            // Nothing can be done: the play stands still.
            true => self.over(&loose, Came::default())?,
            false => self.best(options)?,
        };
        self.known.insert(loose, Some(item));
        Ok(item)
    }

    fn options(&mut self, loose: &Loose) -> Result<Vec<u32>, TooLarge> {
        let scenario = self.scenario;
        let scene = &scenario.scenes[loose.scene.index()];
        if scene.kind == SceneKind::Table {
            return if loose.forwarding { self.rulings(loose) } else { self.proposals(loose) };
        }
        let mut out = Vec::new();
        for id in choices(scenario, scene) {
            if self.openness(loose, id).possible() {
                out.push(self.choose(loose.clone(), id)?);
            }
        }
        Ok(out)
    }

    /// Whether a choice of the scene can be made.
    pub(super) fn openness(&self, loose: &Loose, id: ChoiceId) -> Truth {
        let choice = &self.scenario.choices[id.index()];
        let mut open = self.truth(loose, &choice.when).min(self.truth(loose, &choice.allowed));
        let Some(visit) = choice.visit.map(|visit| &self.scenario.visits[visit.index()]) else { return open };
        open = open.min(self.truth(loose, &visit.when)).min(match loose.marks_seen & visit.mark.bit() {
            0 => Truth::Maybe,
            _ if loose.marks & visit.mark.bit() != 0 => Truth::No,
            _ => Truth::Yes,
        });
        let scene = &self.scenario.scenes[loose.scene.index()];
        if scene.kind != SceneKind::Hub {
            return open;
        }
        let until = scene.until.iter().map(|(moment, when)| (when, *moment));
        let (ends, never) = first(self.scenario, self.world, loose, until);
        let Some(now) = loose.now else { return open.min(Truth::Maybe) };
        let in_time = ends.iter().filter(|end| now.saturating_add(visit.takes) <= **end).count();
        open.min(match in_time {
            all if all == ends.len() => Truth::Yes,
            0 if !never => Truth::No,
            _ => Truth::Maybe,
        })
    }

    fn choose(&mut self, mut loose: Loose, id: ChoiceId) -> Result<u32, TooLarge> {
        let scenario = self.scenario;
        let choice = &scenario.choices[id.index()];
        let visit = choice.visit.map(|visit| &scenario.visits[visit.index()]);
        let here = visit.map_or_else(|| self.present(&loose), |visit| (visit.with, visit.with));
        for mark in [choice.mark, visit.map(|visit| visit.mark)].into_iter().flatten() {
            loose.marks |= mark.bit() & loose.marks_seen;
        }
        pass(&mut loose, choice.takes.saturating_add(visit.map_or(0, |visit| visit.takes)));
        let came = Came { steps: vec![], points: self.worth(&choice.shows) };
        let then = Rest { first: Todo::After(id), then: None };
        self.run(loose, came, Some(&Rest { first: Todo::Effects(&choice.effects, here), then: Some(&then) }))
    }

    fn worth(&self, shows: &[(u8, u8)]) -> f64 {
        worth(self.rubric, shows)
    }

    /// The people who are there, for certain and perhaps.
    pub(super) fn present(&self, loose: &Loose) -> Here {
        let scene = &self.scenario.scenes[loose.scene.index()];
        let (mut sure, mut perhaps) = (scene.with, scene.with);
        for (person, when) in &scene.absent {
            match self.truth(loose, when) {
                Truth::No => {}
                Truth::Maybe => sure &= !(person.bit() as u16),
                Truth::Yes => {
                    sure &= !(person.bit() as u16);
                    perhaps &= !(person.bit() as u16);
                }
            }
        }
        (sure, perhaps)
    }

    /// A person's trust moves by a base step.
    fn trust(&self, loose: &Loose, came: &mut Came, person: PersonId, step: i32, sure: bool) {
        let relations = self.scenario.cast[person.index()].relations;
        let moved = |tension: i32| {
            let size = step.abs();
            if step > 0 { (size * (12 - tension) + 5) / 10 } else { -((size * (8 + tension) + 5) / 10) }
        };
        let (mut most, mut least) = match loose.tension {
            Some(all) => {
                let around =
                    (0..MOST_RELATIONS).filter(|at| relations >> at & 1 == 1).map(|at| all[at]).max().unwrap_or(0);
                (moved(around.into()), moved(around.into()))
            }
            None if relations == 0 => (moved(0), moved(0)),
            None => (moved(0), moved(9)),
        };
        if !sure {
            (most, least) = (most.max(0), least.min(0));
        }
        if (most, least) != (0, 0) {
            came.steps.push((person.0, most.clamp(-200, 200) as i16, least.clamp(-200, 200) as i16));
        }
    }

    /// Does what is left of a command.
    pub(super) fn run(
        &mut self,
        mut loose: Loose,
        mut came: Came,
        rest: Option<&Rest<'_, 'a>>,
    ) -> Result<u32, TooLarge> {
        let Some(rest) = rest else { return self.reach(loose, came) };
        let (list, here) = match rest.first {
            Todo::After(id) => return self.after(loose, came, id),
            Todo::Open => return self.open(loose, came, false),
            Todo::Ruled(decision) => return self.ruled(loose, came, decision),
            Todo::Effects(list, here) => (list, here),
        };
        for (at, effect) in list.iter().enumerate() {
            let tail = Rest { first: Todo::Effects(&list[at + 1..], here), then: rest.then };
            match effect {
                Effect::Trust(person, step) => self.trust(&loose, &mut came, *person, *step, true),
                Effect::TrustHere(step) => {
                    for person in options::people(here.1) {
                        let sure = u128::from(here.0) & person.bit() != 0;
                        self.trust(&loose, &mut came, person, *step, sure);
                    }
                }
                Effect::Tension(relation, step) => {
                    if let Some(tension) = &mut loose.tension {
                        let slot = &mut tension[relation.index()];
                        *slot = (i32::from(*slot) + step).clamp(0, 9) as u8;
                    }
                }
                Effect::Set(flag) => loose.flags |= flag.bit() & loose.flags_seen,
                Effect::Clear(flag) => loose.flags &= !flag.bit(),
                Effect::Wait(minutes) => pass(&mut loose, *minutes),
                Effect::Move(window) => loose.window = *window,
                Effect::ToWindow => {
                    let opens = self.scenario.windows[loose.window.index()].opens;
                    loose.now = loose.now.map(|now| now.max(opens));
                }
                Effect::Begin => loose.begun = true,
                Effect::RollBack if loose.begun && !loose.rolled_back => {
                    // How long it takes is not looked at, and neither is the time from here on.
                    loose.rolled_back = true;
                    if self.scenario.remediation.is_some() {
                        loose.now = None;
                    }
                }
                Effect::Settle => {
                    if !loose.settled {
                        came.points += self.windows.most(&loose);
                        loose.settled = true;
                    }
                }
                Effect::End => {
                    // Where the authority's word ends the story, the package has been shown.
                    came.points += loose.proposed.map_or(0.0, |window| self.shown[window.index()]);
                    return self.over(&loose, came);
                }
                Effect::IfElse(cond, list, others) => {
                    let holds = self.truth(&loose, cond);
                    let mut of = Vec::with_capacity(2);
                    if holds.possible() {
                        let now = Rest { first: Todo::Effects(list, here), then: Some(&tail) };
                        of.push(self.run(loose.clone(), came.clone(), Some(&now))?);
                    }
                    if holds != Truth::Yes {
                        let now = Rest { first: Todo::Effects(others, here), then: Some(&tail) };
                        of.push(self.run(loose, came, Some(&now))?);
                    }
                    return self.best(of);
                }
                Effect::Chance(_, outcomes) => {
                    let total: u64 = outcomes.iter().map(|(weight, _)| u64::from(*weight)).sum();
                    if total == 0 {
                        continue;
                    }
                    let mut fall = Vec::with_capacity(outcomes.len());
                    for (weight, list) in outcomes.iter().filter(|(weight, _)| *weight > 0) {
                        let now = Rest { first: Todo::Effects(list, here), then: Some(&tail) };
                        let to = self.run(loose.clone(), came.clone(), Some(&now))?;
                        fall.push((f64::from(*weight) / total as f64, to));
                    }
                    return self.item(Item::Chance(fall.into()));
                }
                Effect::Ask { .. }
                | Effect::Learn(_)
                | Effect::Record(_)
                | Effect::Spend(..)
                | Effect::Agree(_)
                | Effect::Drop(_)
                | Effect::Complete
                | Effect::RollBack
                | Effect::PassNoReturn
                | Effect::Mend(_)
                | Effect::Outage(_) => {}
            }
        }
        self.run(loose, came, rest.then)
    }
}

pub(super) fn pass(loose: &mut Loose, minutes: u32) {
    loose.now = loose.now.map(|now| now.saturating_add(minutes));
}

pub(super) fn worth(rubric: &Rubric, shows: &[(u8, u8)]) -> f64 {
    let level = |level: u8| rubric.evidence.get(usize::from(level.clamp(1, 5)) - 1).copied().unwrap_or(0);
    shows.iter().map(|shown| f64::from(level(shown.1)) * 1000.0).sum()
}

/// The choices of a scene.
pub(super) fn choices<'a>(scenario: &'a Scenario, scene: &'a Scene) -> impl Iterator<Item = ChoiceId> + use<'a> {
    let visits = scene.visits.clone().flat_map(|visit| scenario.visits[usize::from(visit)].choices.clone());
    visits.chain(scene.choices.clone()).map(ChoiceId)
}
