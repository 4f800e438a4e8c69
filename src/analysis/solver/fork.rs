//! Every way in which the dice of one command can fall.

use crate::scenario::Scenario;
use crate::scenario::model::{Cond, WorldId};
use crate::sim::decide::Sink;
use crate::sim::{self, Command, Event, State};

/// One way in which a command can come out.
#[derive(Clone, Debug)]
pub struct Way {
    /// How likely it is, 0 to 1.
    pub chance: f64,
    /// The state after it.
    pub state: State,
    /// What the player heard that is not in the state: who kept something back, and what was said.
    pub heard: u64,
}

/// Hears what comes about along the ways.
pub trait Ear {
    /// Something happens.
    fn push(&mut self, _: &Event) {}
    /// A condition was asked.
    fn judged(&mut self, _: &State, _: &Cond, _: bool) {}
    /// A scene went by without a decision.
    fn passed(&mut self, _: &State) {}
}

impl Ear for () {}

/// Follows a tape of outcomes, and goes on with the first that is possible.
struct Tape<'a, E: Ear> {
    ear: &'a mut E,
    /// What fell at each roll so far, of which weights.
    rolls: Vec<(usize, Vec<u32>)>,
    at: usize,
    heard: u64,
}

impl<E: Ear> Sink for Tape<'_, E> {
    fn judged(&mut self, state: &State, cond: &Cond, holds: bool) {
        self.ear.judged(state, cond, holds);
    }

    fn passed(&mut self, state: &State) {
        self.ear.passed(state);
    }

    fn push(&mut self, event: Event) {
        self.ear.push(&event);
        // FNV-1a over what a player hears.
        let mut add = |number: u64| self.heard = (self.heard ^ number).wrapping_mul(0x0100_0000_01b3);
        match event {
            Event::KeptBack { person, question } => add(1 << 40 | u64::from(person.0) << 16 | u64::from(question.0)),
            Event::Said(line) => add(2 << 40 | u64::from(line.0)),
            Event::Answered { say: Some(say), .. } => add(3 << 40 | u64::from(say.0)),
            _ => {}
        }
    }

    fn roll(&mut self, _: u64, _: u64, _: u32, weights: &[u32]) -> usize {
        // What is certain is no roll.
        let mut possible = weights.iter().enumerate().filter(|(_, weight)| **weight > 0);
        let Some((first, _)) = possible.next() else { return 0 };
        if possible.next().is_none() {
            return first;
        }
        if self.at == self.rolls.len() {
            self.rolls.push((first, weights.to_vec()));
        }
        self.at += 1;
        self.rolls[self.at - 1].0
    }
}

impl<E: Ear> Tape<'_, E> {
    fn chance(&self) -> f64 {
        let part = |(fell, weights): &(usize, Vec<u32>)| {
            let total: u64 = weights.iter().map(|weight| u64::from(*weight)).sum();
            f64::from(weights[*fell]) / total as f64
        };
        self.rolls.iter().map(part).product()
    }

    /// Turns to the next way that the dice can fall; `false` after the last.
    fn turn(&mut self) -> bool {
        self.at = 0;
        self.heard = 0;
        while let Some((fell, weights)) = self.rolls.last_mut() {
            if let Some(next) = (*fell + 1..weights.len()).find(|at| weights[*at] > 0) {
                *fell = next;
                return true;
            }
            self.rolls.pop();
        }
        false
    }
}

/// Every way in which a command can come out in a world, the likely and the unlikely.
///
/// # Errors
/// When the command is refused, or can come out in more ways than anybody looks at.
pub fn ways(scenario: &Scenario, state: &State, command: Command) -> Result<Vec<Way>, Stuck> {
    ways_heard(scenario, state, command, &mut ())
}

/// The same with somebody who hears what comes about.
///
/// # Errors
/// As without.
pub fn ways_heard(scenario: &Scenario, state: &State, command: Command, ear: &mut impl Ear) -> Result<Vec<Way>, Stuck> {
    every(ear, |tape| sim::act(scenario, state, command, tape).map_err(|_| Stuck::Refused))
}

/// Every way in which a play can begin in a world.
///
/// # Errors
/// When there are more than anybody looks at.
pub fn beginnings(scenario: &Scenario, world: WorldId) -> Result<Vec<Way>, Stuck> {
    beginnings_heard(scenario, world, &mut ())
}

/// The same with somebody who hears what comes about.
///
/// # Errors
/// As without.
pub fn beginnings_heard(scenario: &Scenario, world: WorldId, ear: &mut impl Ear) -> Result<Vec<Way>, Stuck> {
    every(ear, |tape| Ok(sim::start(scenario, 0, Some(world), tape)))
}

/// Why there is no list of ways.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Stuck {
    /// The command is refused.
    Refused,
    /// There are more ways than anybody looks at.
    TooMany,
}

/// The most ways in which a command is looked at.
const MOST_WAYS: usize = 8192;

fn every<E: Ear>(ear: &mut E, run: impl Fn(&mut Tape<E>) -> Result<State, Stuck>) -> Result<Vec<Way>, Stuck> {
    let mut tape = Tape { ear, rolls: Vec::new(), at: 0, heard: 0 };
    let mut out = Vec::new();
    loop {
        let state = run(&mut tape)?;
        if out.len() >= MOST_WAYS {
            return Err(Stuck::TooMany);
        }
        out.push(Way { chance: tape.chance(), state, heard: tape.heard });
        if !tape.turn() {
            return Ok(out);
        }
    }
}
