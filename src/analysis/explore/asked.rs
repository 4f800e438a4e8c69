//! The conditions of a scenario by their address, so that a search can note how each stood.

use crate::scenario::Scenario;
use crate::scenario::model::{Cond, Effect};
use std::collections::HashMap;

/// Where a condition stands: the list, and the position in it; within an item its own conditions have an order.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Place {
    /// Whether a line is said.
    Line(usize),
    /// Whether a choice is offered.
    Offer(usize),
    /// Whether a choice is open.
    Lock(usize),
    /// Whether a visit can be paid.
    Visit(usize),
    /// Where a scene leads: the scene and the route.
    Route(usize, usize),
    /// When a hub ends: the scene and the moment.
    Until(usize, usize),
    /// Who is away: the scene and the person's place in its list.
    Absent(usize, usize),
    /// What somebody refuses to hear of: the person and the block.
    Block(usize, usize),
    /// A refusal's condition.
    Refusal(usize, usize),
    /// What a risk's likelihood becomes.
    Change(usize, usize),
    /// Whether a risk is open.
    Open(usize),
    /// Whether a measure can be proposed.
    Needs(usize),
    /// What a measure reveals.
    Reveal(usize, usize),
    /// A rule of the change authority.
    Ruling(usize),
    /// Whether a paper lies on the desk.
    Document(usize),
    /// Whether an interruption can come.
    Event(usize),
    /// Whether an ending is told.
    Ending(usize),
    /// A package that shows something.
    Package(usize),
    /// An effect of a choice: which of its conditions in turn.
    ChoiceEffect(usize, usize),
    /// An effect of a scene.
    SceneEffect(usize, usize),
    /// An effect of a ruling.
    RulingEffect(usize, usize),
}

/// How a condition stood whenever it was asked.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Stood {
    /// How often it was asked.
    pub asked: u32,
    /// How often it held.
    pub held: u32,
}

/// One condition.
pub struct Asked<'a> {
    /// Where it stands.
    pub place: Place,
    /// The condition.
    pub cond: &'a Cond,
}

/// All conditions that are not trivial, by address.
pub struct Conditions<'a> {
    /// All of them, in the order of the model.
    pub all: Vec<Asked<'a>>,
    by_address: HashMap<usize, usize>,
}

fn address(cond: &Cond) -> usize {
    std::ptr::from_ref(cond) as usize
}

impl<'a> Conditions<'a> {
    /// The conditions of a scenario.
    pub fn of(scenario: &'a Scenario) -> Self {
        let mut out = Self { all: Vec::new(), by_address: HashMap::new() };
        for (at, line) in scenario.lines.iter().enumerate() {
            out.add(Place::Line(at), &line.when);
        }
        for (at, choice) in scenario.choices.iter().enumerate() {
            out.add(Place::Offer(at), &choice.when);
            out.add(Place::Lock(at), &choice.allowed);
            out.effects(&choice.effects, &mut 0, &|nth| Place::ChoiceEffect(at, nth));
        }
        for (at, visit) in scenario.visits.iter().enumerate() {
            out.add(Place::Visit(at), &visit.when);
        }
        for (at, scene) in scenario.scenes.iter().enumerate() {
            out.row(scene.routes.iter().map(|(when, _)| when), |nth| Place::Route(at, nth));
            out.row(scene.until.iter().map(|(_, when)| when), |nth| Place::Until(at, nth));
            out.row(scene.absent.iter().map(|(_, when)| when), |nth| Place::Absent(at, nth));
            out.effects(&scene.effects, &mut 0, &|nth| Place::SceneEffect(at, nth));
        }
        for (at, person) in scenario.cast.iter().enumerate() {
            out.row(person.blocks.iter().map(|(when, _)| when), |nth| Place::Block(at, nth));
            out.row(person.refuses.iter().map(|refusal| &refusal.when), |nth| Place::Refusal(at, nth));
        }
        for (at, risk) in scenario.risks.iter().enumerate() {
            out.row(risk.changed.iter().map(|(when, _)| when), |nth| Place::Change(at, nth));
            out.add(Place::Open(at), &risk.open);
        }
        for (at, measure) in scenario.measures.iter().enumerate() {
            out.add(Place::Needs(at), &measure.needs);
            out.row(measure.reveals.iter().map(|(_, when)| when), |nth| Place::Reveal(at, nth));
        }
        for (at, rule) in scenario.authority.iter().flat_map(|authority| &authority.rules).enumerate() {
            out.add(Place::Ruling(at), &rule.when);
            out.effects(&rule.effects, &mut 0, &|nth| Place::RulingEffect(at, nth));
        }
        out.row(scenario.documents.iter().map(|document| &document.when), Place::Document);
        out.row(scenario.events.iter().map(|event| &event.when), Place::Event);
        out.row(scenario.endings.iter().map(|ending| &ending.when), Place::Ending);
        out.row(scenario.scoring.packages.iter().map(|package| &package.when), Place::Package);
        out
    }

    fn add(&mut self, place: Place, cond: &'a Cond) {
        if !matches!(cond, Cond::Always | Cond::Never) {
            self.by_address.insert(address(cond), self.all.len());
            self.all.push(Asked { place, cond });
        }
    }

    fn row(&mut self, conds: impl Iterator<Item = &'a Cond>, place: impl Fn(usize) -> Place) {
        conds.enumerate().for_each(|(nth, cond)| self.add(place(nth), cond));
    }

    fn effects(&mut self, effects: &'a [Effect], nth: &mut usize, place: &dyn Fn(usize) -> Place) {
        for effect in effects {
            match effect {
                Effect::IfElse(cond, then, others) => {
                    self.add(place(*nth), cond);
                    *nth += 1;
                    self.effects(then, nth, place);
                    self.effects(others, nth, place);
                }
                Effect::Chance(_, outcomes) => {
                    outcomes.iter().for_each(|(_, effects)| self.effects(effects, nth, place));
                }
                _ => {}
            }
        }
    }

    /// The number of a condition.
    pub fn number(&self, cond: &Cond) -> Option<usize> {
        self.by_address.get(&address(cond)).copied()
    }
}
