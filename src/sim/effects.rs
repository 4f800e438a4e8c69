//! What effects do, one after another, each as events.

use super::cond::holds;
use super::decide::Sink;
use super::{Event, State, apply::apply, options, table};
use crate::scenario::model::*;
use std::ops::Range;

/// A command under way: the state as it becomes, and where its events go.
pub(super) struct Run<'a, S: Sink> {
    pub(super) scenario: &'a Scenario,
    pub(super) state: State,
    /// The people who are there, as bits.
    pub(super) here: u16,
    /// Scenes entered by this command.
    pub(super) hops: u32,
    sink: &'a mut S,
}

impl<'a, S: Sink> Run<'a, S> {
    /// Begins a command.
    pub(super) fn new(scenario: &'a Scenario, state: State, sink: &'a mut S) -> Self {
        let here = options::present(scenario, &state);
        Self { scenario, state, here, hops: 0, sink }
    }

    /// Something happens.
    pub(super) fn emit(&mut self, event: Event) {
        apply(self.scenario, &mut self.state, event);
        self.sink.push(event);
    }

    /// One of several outcomes falls.
    pub(super) fn roll(&mut self, stream: u64, occurrence: u32, weights: &[u32]) -> usize {
        self.sink.roll(self.state.seed, stream, occurrence, weights)
    }

    /// Time passes.
    pub(super) fn pass(&mut self, minutes: u32) {
        if minutes > 0 {
            self.emit(Event::TimePassed(minutes));
        }
    }

    /// Lines are said: each whose condition holds, and `otherwise` only if the one before it was not said.
    pub(super) fn say(&mut self, lines: Range<u32>) {
        if !S::LINES {
            return;
        }
        let mut before = false;
        for id in lines.map(LineId) {
            let line = self.scenario.line(id);
            if next_line(&mut before, line.otherwise, || self.holds(&line.when)) {
                self.sink.push(Event::Said(id));
            }
        }
    }

    /// Whether a condition holds now; a search hears of it.
    pub(super) fn holds(&mut self, cond: &Cond) -> bool {
        let holds = holds(self.scenario, &self.state, cond);
        self.sink.judged(&self.state, cond, holds);
        holds
    }

    /// The scene goes by; a search hears of it.
    pub(super) fn pass_by(&mut self) {
        self.sink.passed(&self.state);
    }

    /// The story ends with the first ending that fits.
    pub(super) fn end(&mut self) {
        let fits = self.scenario.endings.iter().position(|ending| self.holds(&ending.when));
        self.emit(Event::Ended(fits.map(EndingId::at)));
    }

    /// Does one thing after another, until the story is over.
    pub(super) fn effects(&mut self, effects: &[Effect]) {
        for effect in effects {
            if self.state.ended.is_some() {
                return;
            }
            self.effect(effect);
        }
    }

    fn effect(&mut self, effect: &Effect) {
        match effect {
            Effect::Trust(person, step) => self.trust(*person, *step),
            Effect::TrustHere(step) => {
                for person in options::people(self.here) {
                    self.trust(person, *step);
                }
            }
            Effect::Tension(relation, step) => self.tension(*relation, *step),
            Effect::Ask { person, question, pressed } => self.ask(*person, *question, *pressed),
            Effect::Learn(what) => self.learn(*what, None),
            Effect::Record(risk) => self.once(u128::from(self.state.recorded), risk.bit(), Event::Recorded(*risk)),
            Effect::Set(flag) => self.once(self.state.flags, flag.bit(), Event::FlagSet(*flag)),
            Effect::Clear(flag) => self.once(!self.state.flags, flag.bit(), Event::FlagCleared(*flag)),
            Effect::Spend(person, minutes) => {
                let minutes = u16::try_from(*minutes).unwrap_or(u16::MAX);
                self.emit(Event::HoursSpent { person: *person, minutes });
            }
            Effect::Wait(minutes) => self.pass(*minutes),
            Effect::Agree(measure) => {
                self.once(u128::from(self.state.agreed), measure.bit(), Event::MeasureAgreed(*measure));
            }
            Effect::Drop(measure) => {
                self.once(!u128::from(self.state.agreed), measure.bit(), Event::MeasureDropped(*measure));
            }
            Effect::Move(window) => {
                if self.state.window != *window {
                    self.emit(Event::WindowMoved(*window));
                }
            }
            Effect::Chance(chance, outcomes) => self.chance(*chance, outcomes),
            Effect::IfElse(cond, effects, others) => {
                let holds = self.holds(cond);
                self.effects(if holds { effects } else { others });
            }
            Effect::Complete => self.complete(),
            Effect::ToWindow => {
                let opens = self.scenario.windows[self.state.window.index()].opens;
                self.pass(opens.saturating_sub(self.state.now));
            }
            Effect::Begin => self.begin(),
            Effect::RollBack => self.roll_back(),
            Effect::PassNoReturn => {
                if self.state.begun && !self.state.past_no_return {
                    self.emit(Event::NoReturnPassed);
                }
            }
            Effect::Mend(risk) => {
                let unmended = !u128::from(self.state.happened & !self.state.mended);
                self.once(unmended, risk.bit(), Event::Mended(*risk));
            }
            Effect::Outage(minutes) => self.emit(Event::ServiceLost(*minutes)),
            Effect::Settle => self.settle(),
            Effect::End => self.end(),
        }
    }

    /// An event that only happens if its bit is not in a set yet.
    fn once(&mut self, set: u128, bit: u128, event: Event) {
        if set & bit == 0 {
            self.emit(event);
        }
    }

    /// Trust moves by a base step; tension `n` bends it: a gain is `(step x (12 - n) + 5) / 10`, a loss `(step x (8 + n) + 5) /
    /// 10`, held between 0 and 100. People who feel attacked do not hear.
    pub(super) fn trust(&mut self, person: PersonId, step: i32) {
        let tension = i32::from(table::tension_around(self.scenario, &self.state, person));
        let size = step.abs();
        let moved = if step > 0 { (size * (12 - tension) + 5) / 10 } else { -((size * (8 + tension) + 5) / 10) };
        let from = self.state.trust[person.index()];
        let to = u8::try_from((i32::from(from) + moved).clamp(0, 100)).unwrap_or(from);
        if to != from {
            self.emit(Event::TrustMoved { person, from, to });
        }
    }

    /// The tension of a relation moves, held between 0 and 9.
    pub(super) fn tension(&mut self, relation: RelationId, step: i32) {
        let from = self.state.tension[relation.index()];
        let to = u8::try_from((i32::from(from) + step).clamp(0, 9)).unwrap_or(from);
        if to != from {
            self.emit(Event::TensionMoved { relation, from, to });
        }
    }

    /// A person is asked, or pressed, which takes 10 more trust; they tell everything that the question opens here and now.
    fn ask(&mut self, person: PersonId, question: QuestionId, pressed: bool) {
        let scenario = self.scenario;
        let bar = if pressed { 10 } else { 0 };
        let (mut told, mut kept) = (false, false);
        for disclosure in scenario.cast[person.index()].knows.iter().filter(|knows| knows.asked == question) {
            if self.state.known & disclosure.tells.bit() != 0 {
                continue;
            }
            let alone = self.here & !(person.bit() as u16) == 0;
            let setting = match disclosure.setting {
                Setting::Anywhere => true,
                Setting::Alone => alone,
                Setting::Before(people) => self.here & people == people,
                Setting::NotBefore(people) => self.here & people == 0,
            };
            let trusts = u32::from(self.state.trust[person.index()]) >= u32::from(disclosure.trust) + bar;
            let shown = disclosure.shown & !self.state.known == 0;
            let true_here = scenario.worlds[self.state.world.index()].known & disclosure.tells.bit() != 0;
            if setting && trusts && shown && true_here {
                self.learn(disclosure.tells, Some(person));
                told = true;
            } else {
                kept = true;
            }
        }
        if kept && !told {
            self.emit(Event::KeptBack { person, question });
        }
    }

    /// A fact or need comes to light, if it is true in this world; the worlds in which it is not are ruled out.
    pub(super) fn learn(&mut self, what: KnownId, from: Option<PersonId>) {
        let true_here = self.scenario.worlds[self.state.world.index()].known & what.bit() != 0;
        if !true_here || self.state.known & what.bit() != 0 {
            return;
        }
        self.emit(Event::Learned { what, from });
        let possible = self.state.possible & self.scenario.known[what.index()].worlds;
        if possible != self.state.possible {
            self.emit(Event::WorldsNarrowed(possible));
        }
    }

    fn chance(&mut self, chance: ChanceId, outcomes: &[(u32, Vec<Effect>)]) {
        let (_, stream) = self.scenario.chances[chance.index()];
        let weights: Vec<u32> = outcomes.iter().map(|(weight, _)| *weight).collect();
        if weights.iter().all(|weight| *weight == 0) {
            return;
        }
        let occurrence = u32::from(self.state.drawn[chance.index()]);
        let fell = self.roll(stream, occurrence, &weights);
        if let Some((_, effects)) = outcomes.get(fell) {
            self.emit(Event::ChanceFell { chance, outcome: u8::try_from(fell).unwrap_or(u8::MAX) });
            self.effects(effects);
        }
    }
}

/// The lines of a range that are said now: each whose condition holds; `otherwise` only if the one before it was not said.
pub fn said(scenario: &Scenario, state: &State, lines: Range<u32>) -> impl Iterator<Item = LineId> {
    let mut before = false;
    lines.map(LineId).filter(move |id| {
        let line = scenario.line(*id);
        next_line(&mut before, line.otherwise, || holds(scenario, state, &line.when))
    })
}

/// Whether a line is said after those before it. A chain of `otherwise` counts as said once one of it was.
fn next_line(before: &mut bool, otherwise: bool, holds: impl FnOnce() -> bool) -> bool {
    let skip = otherwise && *before;
    *before = skip || holds();
    *before && !skip
}

/// The first of a range of lines that is said now.
pub fn first_line(scenario: &Scenario, state: &State, lines: Range<u32>) -> Option<LineId> {
    said(scenario, state, lines).next()
}
