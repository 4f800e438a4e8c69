//! From a command to events: what the player may do, and everything that follows from it.

use super::effects::Run;
use super::options::{self, Openness};
use super::{Command, Event, State, rng, table};
use crate::scenario::model::*;

/// Takes the events of a command as they come about.
pub trait Sink {
    /// Whether lines are wanted; without them a play is faster and ends the same.
    const LINES: bool = true;
    /// Takes an event.
    fn push(&mut self, event: Event);
    /// Lets one of several outcomes fall, by their weights. A play throws the dice of its seed; a search says what falls.
    fn roll(&mut self, seed: u64, stream: u64, occurrence: u32, weights: &[u32]) -> usize {
        rng::pick(seed, stream, occurrence, weights)
    }
    /// Hears of a condition that was asked while something came about, and how it stood. A search listens.
    fn judged(&mut self, _: &State, _: &Cond, _: bool) {}
    /// Hears that a scene went by without a decision: nothing in it was open.
    fn passed(&mut self, _: &State) {}
}

impl Sink for Vec<Event> {
    fn push(&mut self, event: Event) {
        Self::push(self, event);
    }
}

/// Drops all events.
pub struct Silent;

impl Sink for Silent {
    const LINES: bool = false;
    fn push(&mut self, _: Event) {}
}

/// The most commands of a play; a story that needs more goes round in circles.
pub const MOST_COMMANDS: usize = 1000;

/// Why a command was not carried out; nothing has happened.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum Refused {
    /// The story is over.
    #[error("the story is over")]
    Over,
    /// The choice is not open here.
    #[error("the choice is not open at this point")]
    NotOpen(Openness),
    /// There is no table here.
    #[error("there is no table at this point")]
    NoTable,
    /// The package cannot be put forward, for all these reasons.
    #[error("the package cannot be put forward at this point")]
    Package(Vec<table::Problem>),
    /// No package is on the table.
    #[error("no package has been put forward yet")]
    NothingToForward,
    /// The play has taken as many commands as a play can.
    #[error("the story goes round in circles: a play takes at most {MOST_COMMANDS} commands")]
    Endless,
    /// The id does not belong to the scenario.
    #[error("the scenario has no such window or measure")]
    Unknown,
}

/// Starts a play: the world is drawn by the seed unless it is given, and the first scene begins.
pub fn start(scenario: &Scenario, seed: u64, world: Option<WorldId>, sink: &mut impl Sink) -> State {
    let world = world.filter(|world| world.index() < scenario.worlds.len());
    let world = world.unwrap_or_else(|| {
        let weights: Vec<u32> = scenario.worlds.iter().map(|world| world.weight).collect();
        WorldId::at(sink.roll(seed, rng::WORLD, 0, &weights))
    });
    let mut run = Run::new(scenario, State::new(scenario, seed, world), sink);
    run.enter(scenario.start);
    run.state
}

/// Starts at a scene in a state that somebody made up: a rehearsal of it. The scene begins without an interruption.
pub fn stage(scenario: &Scenario, state: State, scene: SceneId, sink: &mut impl Sink) -> State {
    let mut run = Run::new(scenario, state, sink);
    if scene.index() < scenario.scenes.len() {
        run.enter_without_interruption(scene);
    }
    run.state
}

/// Carries out a command and gives the new state.
pub fn act(scenario: &Scenario, state: &State, command: Command, sink: &mut impl Sink) -> Result<State, Refused> {
    if state.ended.is_some() {
        return Err(Refused::Over);
    }
    let table = scenario.scenes[state.scene.index()].kind == SceneKind::Table;
    let mut run = Run::new(scenario, *state, sink);
    match command {
        Command::Choose(id) => match options::openness(scenario, state, id) {
            Openness::Open => run.choose(id),
            other => return Err(Refused::NotOpen(other)),
        },
        Command::Propose { .. } | Command::Forward if !table => return Err(Refused::NoTable),
        Command::Propose { window, measures } => {
            if window.index() >= scenario.windows.len() || measures & !scenario.all_measures() != 0 {
                return Err(Refused::Unknown);
            }
            let problems = table::problems(scenario, state, window, measures);
            if !problems.is_empty() {
                return Err(Refused::Package(problems));
            }
            run.propose(window, measures);
        }
        Command::Forward if state.proposed_window.is_none() => return Err(Refused::NothingToForward),
        Command::Forward => run.forward(),
    }
    Ok(run.state)
}

impl<S: Sink> Run<'_, S> {
    /// The player says or does an open choice.
    fn choose(&mut self, id: ChoiceId) {
        let scenario = self.scenario;
        let choice = &scenario.choices[id.index()];
        let visit = choice.visit.map(|visit| &scenario.visits[visit.index()]);
        let interruption = self.state.waiting;
        if let Some(visit) = visit {
            self.here = visit.with;
            self.say(visit.lines.clone());
        }
        self.emit(Event::Chosen(id));
        self.pass(choice.takes.saturating_add(visit.map_or(0, |visit| visit.takes)));
        self.effects(&choice.effects);
        self.say(choice.reply.clone());
        if self.state.ended.is_some() {
            return;
        }
        match (choice.to, interruption) {
            (Some(to), _) => self.enter(to),
            (None, Some(waiting)) => self.enter_without_interruption(waiting),
            (None, None) if visit.is_some() && self.somebody_to_see() => {
                self.here = options::present(scenario, &self.state);
            }
            (None, None) => self.leave(),
        }
    }

    /// Whether a visit of the hub can still be paid.
    fn somebody_to_see(&self) -> bool {
        let visits = scenario_visits(self.scenario, &self.state);
        visits.into_iter().any(|id| options::openness(self.scenario, &self.state, id) == Openness::Open)
    }

    /// The player puts a package forward, and everybody who is there answers.
    fn propose(&mut self, window: WindowId, measures: u64) {
        let scenario = self.scenario;
        let scene = &scenario.scenes[self.state.scene.index()];
        self.emit(Event::Proposed { window, measures });
        self.pass(scene.takes);
        let decides = scenario.authority.as_ref().map(|authority| authority.person);
        let mut hardened = 0u16;
        for person in options::people(self.here).filter(|person| Some(*person) != decides) {
            let answer = table::answer(scenario, &self.state, person);
            self.emit(Event::Answered { person, accepts: answer.accepts, say: answer.say });
            if !answer.accepts {
                hardened |= self.tensest(person);
            }
        }
        // A refusal in public hardens: the tensest relation of each who refuses goes up by one, once.
        for at in (0..scenario.relations.len()).filter(|at| hardened >> at & 1 == 1) {
            self.tension(RelationId::at(at), 1);
        }
        if self.state.objections == 0 || self.state.rounds >= scene.rounds {
            self.forward();
        }
    }

    /// The tensest relation of a person, as a bit; none where they are in no relation.
    fn tensest(&self, person: PersonId) -> u16 {
        let relations = self.scenario.cast[person.index()].relations;
        let own = (0..self.scenario.relations.len()).filter(|at| relations >> at & 1 == 1);
        own.max_by_key(|&at| (self.state.tension[at], std::cmp::Reverse(at))).map_or(0, |at| 1 << at)
    }

    /// The package goes to the change authority.
    fn forward(&mut self) {
        let scenario = self.scenario;
        let Some(window) = self.state.proposed_window else {
            return;
        };
        let measures = self.state.proposal;
        // A package can come back while rounds are left, and a window to propose: talking took time.
        let rounds = scenario.scenes[self.state.scene.index()].rounds;
        let can_return = self.state.rounds < rounds && table::open(scenario, &self.state);
        self.emit(Event::Forwarded);
        let decision = match &scenario.authority {
            None => {
                let decision = if self.state.objections == 0 { Decision::Approve } else { Decision::Keep };
                self.emit(Event::AgreedWithoutAuthority { decision });
                decision
            }
            Some(authority) => {
                let fits = authority
                    .rules
                    .iter()
                    .position(|rule| (can_return || rule.decision != Decision::Return) && self.holds(&rule.when));
                // The loader makes sure that some rule always fits.
                let (at, decision) = fits.map_or((0, Decision::Keep), |at| (at, authority.rules[at].decision));
                self.emit(Event::Ruled { ruling: RulingId::at(at), decision });
                if let Some(rule) = authority.rules.get(at) {
                    self.effects(&rule.effects);
                }
                decision
            }
        };
        let objections = self.state.objections;
        let accepted = table::without_objectors(scenario, measures, self.state.agreed, objections);
        self.emit(Event::TableCleared);
        match decision {
            Decision::Return => return,
            Decision::Approve => {
                if self.state.window != window {
                    self.emit(Event::WindowMoved(window));
                }
                self.agree(measures, accepted);
            }
            Decision::Keep => {
                // What is not affordable before the scheduled window falls away, the last in the list first.
                let mut left = accepted;
                while left != 0 && !table::fits_now(scenario, &self.state, self.state.window, left) {
                    left &= !(1u64 << (63 - left.leading_zeros()));
                    left = table::without_orphans(scenario, left, self.state.agreed);
                }
                self.agree(measures, left);
            }
        }
        if self.state.ended.is_none() {
            self.leave();
        }
    }

    /// Of a package, some measures are agreed on, and the others are withdrawn.
    fn agree(&mut self, package: u64, agreed: u64) {
        let scenario = self.scenario;
        for at in table::bits(package) {
            let measure = MeasureId::at(at);
            if agreed >> at & 1 == 1 {
                self.emit(Event::MeasureAgreed(measure));
            } else if let Some(item) = scenario.measures.get(at) {
                let objects = u128::from(self.state.objections) & item.owner.bit() != 0;
                self.emit(Event::MeasureWithdrawn { measure, by: objects.then_some(item.owner) });
            }
        }
    }

    /// A scene starts, after an interruption if it allows one and one can come.
    pub(super) fn enter(&mut self, to: SceneId) {
        let scenario = self.scenario;
        if scenario.scenes[to.index()].interrupt && self.state.waiting.is_none() {
            let interrupted = self.state.interrupted;
            let can_come = |(at, event): &(usize, &Interruption)| interrupted >> at & 1 == 0 && self.holds(&event.when);
            let all: Vec<_> = scenario.events.iter().enumerate().filter(can_come).collect();
            let weights: Vec<u32> = all.iter().map(|(_, event)| event.weight).collect();
            let fell = match weights.iter().any(|weight| *weight > 0) {
                true => all.get(self.roll(rng::INTERRUPTION, u32::from(self.state.checkpoints), &weights)).copied(),
                false => None,
            };
            let interruption = fell.map(|(at, _)| InterruptionId::at(at));
            self.emit(Event::CheckpointPassed { interruption, before: to });
            if let Some((_, event)) = fell {
                return self.enter_without_interruption(event.scene);
            }
        }
        self.enter_without_interruption(to);
    }

    fn enter_without_interruption(&mut self, to: SceneId) {
        let scenario = self.scenario;
        let scene = &scenario.scenes[to.index()];
        self.hops += 1;
        if self.hops > MOST_HOPS {
            return self.end();
        }
        self.emit(Event::SceneEntered(to));
        self.here = options::present(scenario, &self.state);
        if let Some(at) = scene.at
            && at > self.state.now
        {
            self.pass(at - self.state.now);
        }
        self.effects(&scene.effects);
        self.here = options::present(scenario, &self.state);
        self.say(scene.lines.clone());
        if self.state.ended.is_some() {
            return;
        }
        let open = match scene.kind {
            SceneKind::Hub => self.somebody_to_see(),
            SceneKind::Table => table::open(scenario, &self.state),
            _ => options::offered(scenario, &self.state).any(|(_, openness)| openness == Openness::Open),
        };
        if !open {
            self.pass_by();
            self.leave();
        }
    }

    /// The story goes on from a scene without a choice that says where.
    fn leave(&mut self) {
        let scenario = self.scenario;
        if let Some(waiting) = self.state.waiting {
            return self.enter_without_interruption(waiting);
        }
        let scene = &scenario.scenes[self.state.scene.index()];
        let route = scene.routes.iter().find(|(when, _)| self.holds(when));
        match route.map(|(_, to)| *to).or(scene.to) {
            Some(to) => self.enter(to),
            None => self.end(),
        }
    }
}

/// The most scenes that can follow each other without a choice.
const MOST_HOPS: u32 = 64;

/// The choices of all visits of the current scene.
fn scenario_visits(scenario: &Scenario, state: &State) -> Vec<ChoiceId> {
    let visits = scenario.scenes[state.scene.index()].visits.clone();
    visits.flat_map(|visit| scenario.visits[usize::from(visit)].choices.clone()).map(ChoiceId).collect()
}
