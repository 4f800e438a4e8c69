//! A play under way: commands go in, the log grows, and the state is what the log makes of it.

use crate::scenario::Scenario;
use crate::scenario::model::{SceneId, WindowId, WorldId};
use crate::sim::options::{self, Openness};
use crate::sim::{self, Command, Event, Refused, State};
use std::sync::Arc;

/// The version of the rules of the simulation; records of another version are refused.
pub const RULES: u32 = 1;

/// How a play is meant.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Mode {
    /// One can take a decision back.
    Practice,
    /// Nothing can be taken back.
    Challenge,
}

impl Mode {
    /// The word for records and the command line.
    pub fn word(self) -> &'static str {
        match self {
            Self::Practice => "practice",
            Self::Challenge => "challenge",
        }
    }

    /// The mode of a word.
    pub fn from_word(word: &str) -> Option<Self> {
        [Self::Practice, Self::Challenge].into_iter().find(|mode| mode.word() == word)
    }
}

/// A command, what came of it, and the chain up to it.
#[derive(Clone, Debug)]
pub struct Step {
    /// The command.
    pub command: Command,
    /// What came of it.
    pub events: Vec<Event>,
    /// The state before it.
    pub before: State,
    /// The chain after it.
    pub chain: [u8; 32],
}

/// A play.
#[derive(Clone)]
pub struct Session {
    scenario: Arc<Scenario>,
    seed: u64,
    world: WorldId,
    mode: Mode,
    opening: Vec<Event>,
    steps: Vec<Step>,
    origin: State,
    state: State,
    first: [u8; 32],
    /// The scene at which it was staged, where it is a rehearsal.
    staged: Option<SceneId>,
}

impl Session {
    /// Starts a play; without a world, the seed draws one by the prior.
    pub fn start(scenario: Arc<Scenario>, seed: u64, world: Option<WorldId>, mode: Mode) -> Self {
        let mut opening = Vec::new();
        let state = sim::start(&scenario, seed, world, &mut opening);
        let origin = State::new(&scenario, seed, state.world);
        Self::opened(scenario, mode, origin, state, opening, b"warroom session 1")
    }

    /// Starts a rehearsal for practice: at a scene, in a state that nobody has played to. It is no honest play, so nothing
    /// keeps it among the plays, and what would be written as its record is refused by whoever reads it.
    pub fn rehearse(scenario: Arc<Scenario>, origin: State, scene: SceneId) -> Self {
        let mut opening = Vec::new();
        let state = sim::decide::stage(&scenario, origin, scene, &mut opening);
        let session = Self::opened(scenario, Mode::Practice, origin, state, opening, b"warroom rehearsal 1");
        Self { staged: Some(scene), ..session }
    }

    fn opened(
        scenario: Arc<Scenario>,
        mode: Mode,
        origin: State,
        state: State,
        opening: Vec<Event>,
        kind: &[u8],
    ) -> Self {
        let seed = origin.seed;
        let mut hasher = blake3::Hasher::new();
        hasher.update(kind);
        hasher.update(&RULES.to_le_bytes());
        hasher.update(&scenario.hash);
        hasher.update(&seed.to_le_bytes());
        hasher.update(&[state.world.0]);
        hasher.update(mode.word().as_bytes());
        hasher.update(&state.pack(&scenario));
        let first = *hasher.finalize().as_bytes();
        let (world, steps) = (state.world, Vec::new());
        Self { world, scenario, seed, mode, opening, steps, origin, state, first, staged: None }
    }

    /// Carries out a command; what came of it is the last step.
    pub fn act(&mut self, command: Command) -> Result<&[Event], Refused> {
        if self.steps.len() >= sim::MOST_COMMANDS && !self.over() {
            return Err(Refused::Endless);
        }
        let mut events = Vec::new();
        let state = sim::act(&self.scenario, &self.state, command, &mut events)?;
        let mut hasher = blake3::Hasher::new();
        hasher.update(&self.chain());
        hasher.update(command.to_line(&self.scenario).as_bytes());
        hasher.update(&state.pack(&self.scenario));
        let chain = *hasher.finalize().as_bytes();
        let before = std::mem::replace(&mut self.state, state);
        self.steps.push(Step { command, events, before, chain });
        Ok(self.steps.last().map_or(&[], |step| &step.events))
    }

    /// Takes the last command back; `false` where there is none, or where the mode does not allow it.
    pub fn undo(&mut self) -> bool {
        if self.mode != Mode::Practice {
            return false;
        }
        let Some(step) = self.steps.pop() else {
            return false;
        };
        self.state = step.before;
        true
    }

    /// A play for practice that goes on from a decision of this one, counted from 1: same seed, same world, and the same
    /// commands before it. `None` if there is no such decision, or while a challenge lasts: nothing is taken back there.
    pub fn branch(&self, decision: usize) -> Option<Self> {
        let challenged = self.mode == Mode::Challenge && !self.over();
        let kept =
            self.steps.get(..decision.checked_sub(1)?).filter(|_| decision <= self.steps.len() && !challenged)?;
        let mut branch = match self.staged {
            Some(scene) => Self::rehearse(self.scenario.clone(), self.origin, scene),
            None => Self::start(self.scenario.clone(), self.seed, Some(self.world), Mode::Practice),
        };
        for step in kept {
            branch.act(step.command).ok()?;
        }
        Some(branch)
    }

    /// The play with anything taken that is open; `None` where nothing is.
    pub fn with_anything(&self) -> Option<Self> {
        let scenario = &self.scenario;
        let open = options::offered(scenario, &self.state).filter(|(_, openness)| *openness == Openness::Open);
        let mut commands: Vec<Command> = open.map(|(id, _)| Command::Choose(id)).collect();
        let windows = (0..scenario.windows.len()).map(WindowId::at);
        commands.extend(windows.map(|window| Command::Propose { window, measures: 0 }));
        commands.push(Command::Forward);
        let mut next = self.clone();
        commands.into_iter().any(|command| next.act(command).is_ok()).then_some(next)
    }

    /// The scenario.
    pub fn scenario(&self) -> &Arc<Scenario> {
        &self.scenario
    }

    /// The state.
    pub fn state(&self) -> &State {
        &self.state
    }

    /// The seed.
    pub fn seed(&self) -> u64 {
        self.seed
    }

    /// The true world.
    pub fn world(&self) -> WorldId {
        self.world
    }

    /// The mode.
    pub fn mode(&self) -> Mode {
        self.mode
    }

    /// The state before the first scene.
    pub fn origin(&self) -> &State {
        &self.origin
    }

    /// Whether it was staged in the middle of the story, and is no honest play.
    pub fn is_rehearsal(&self) -> bool {
        self.staged.is_some()
    }

    /// What came before the first command.
    pub fn opening(&self) -> &[Event] {
        &self.opening
    }

    /// The commands with what came of them.
    pub fn steps(&self) -> &[Step] {
        &self.steps
    }

    /// What came of the last command, or the opening.
    pub fn latest(&self) -> &[Event] {
        self.steps.last().map_or(&self.opening, |step| &step.events)
    }

    /// Whether the story is over.
    pub fn over(&self) -> bool {
        self.state.ended.is_some()
    }

    /// The chain up to now: it covers the rules, the scenario, seed, world, mode, and every command and state.
    pub fn chain(&self) -> [u8; 32] {
        self.steps.last().map_or(self.first, |step| step.chain)
    }

    /// The chain in hexadecimal; the same scenario, seed, world, mode and choices give the same on every machine.
    pub fn digest(&self) -> String {
        hex(&self.chain())
    }
}

/// Bytes in hexadecimal.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut out, byte| {
        for half in [byte >> 4, byte & 15] {
            out.push(char::from_digit(u32::from(half), 16).unwrap_or('0'));
        }
        out
    })
}
