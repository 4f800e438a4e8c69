//! A rehearsal: a play that begins anywhere, steps back and on, and goes on with the same decisions on a changed scenario.

use super::{Session, Setup};
use crate::scenario::Scenario;
use crate::sim::{Command, Refused};
use std::sync::Arc;

/// Where the decisions of a rehearsal stopped as they were played again on a changed scenario.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Stopped {
    /// The decision that could not be taken, from 1.
    pub at: usize,
    /// The decision, as a line of a script.
    pub line: String,
    /// Why.
    pub why: String,
}

/// A rehearsal.
#[derive(Clone)]
pub struct Rehearsal {
    setup: Setup,
    session: Session,
    /// All decisions as lines of a script: those taken, then those stepped back over.
    lines: Vec<String>,
    /// How many of them the one who rehearses took; fewer may be played where the scenario changed.
    wanted: usize,
    /// What the setup names that the scenario does not have.
    missing: Vec<String>,
    stopped: Option<Stopped>,
}

impl Rehearsal {
    /// Begins one.
    pub fn begin(scenario: Arc<Scenario>, setup: Setup) -> Self {
        let (state, scene, missing) = setup.resolve(&scenario);
        let session = Session::rehearse(scenario, state, scene);
        Self { setup, session, lines: Vec::new(), wanted: 0, missing, stopped: None }
    }

    /// The play as it stands.
    pub fn session(&self) -> &Session {
        &self.session
    }

    /// What it began with.
    pub fn setup(&self) -> &Setup {
        &self.setup
    }

    /// What the setup names that the scenario does not have.
    pub fn missing(&self) -> &[String] {
        &self.missing
    }

    /// Where the decisions stopped when the scenario changed last.
    pub fn stopped(&self) -> Option<&Stopped> {
        self.stopped.as_ref()
    }

    /// How many decisions can be stepped forward over.
    pub fn ahead(&self) -> usize {
        self.lines.len() - self.session.steps().len()
    }

    /// Takes a decision; what was ahead is forgotten, unless it is the same.
    ///
    /// # Errors
    /// Why it could not be taken; nothing has changed then.
    pub fn act(&mut self, command: Command) -> Result<(), Refused> {
        let line = command.to_line(self.session.scenario());
        let at = self.session.steps().len();
        self.session.act(command)?;
        if self.lines.get(at) != Some(&line) {
            self.lines.truncate(at);
            self.lines.push(line);
        }
        self.settled();
        Ok(())
    }

    /// Steps back over the last decision; `false` where there is none.
    pub fn back(&mut self) -> bool {
        let moved = self.session.undo();
        if moved {
            self.settled();
        }
        moved
    }

    /// Steps forward over the next decision; `false` where there is none.
    pub fn forward(&mut self) -> bool {
        let next = self.lines.get(self.session.steps().len());
        let command = next.and_then(|line| Command::from_line(line, self.session.scenario()).ok());
        let moved = command.is_some_and(|command| self.session.act(command).is_ok());
        if moved {
            self.settled();
        }
        moved
    }

    /// What is played now is what is wanted.
    fn settled(&mut self) {
        self.wanted = self.session.steps().len();
        self.stopped = None;
    }

    /// Takes the decisions of a play, those that are open here.
    pub fn follow(&mut self, played: &Session) {
        for step in played.steps() {
            // Where the beginning was another one, some may be closed.
            let _ = self.act(step.command);
        }
    }

    /// Goes on from what was played of it elsewhere: the same beginning, other decisions.
    pub fn take_over(&mut self, played: &Session) {
        let scenario = played.scenario();
        let lines: Vec<String> = played.steps().iter().map(|step| step.command.to_line(scenario)).collect();
        if !self.lines.starts_with(&lines) {
            self.lines = lines;
        }
        self.session = played.clone();
        self.settled();
    }

    /// The same beginning and the same decisions on a changed scenario, as far as they go. Those beyond are kept: once the
    /// scenario lets them be taken again, they are.
    pub fn on(&self, scenario: Arc<Scenario>) -> Self {
        let mut next = Self::begin(scenario, self.setup.clone());
        next.lines.clone_from(&self.lines);
        next.wanted = self.wanted;
        for (at, line) in self.lines.iter().enumerate().take(self.wanted) {
            let played = Command::from_line(line, next.session.scenario())
                .and_then(|command| next.session.act(command).map(|_| ()).map_err(|refused| refused.to_string()));
            if let Err(why) = played {
                next.stopped = Some(Stopped { at: at + 1, line: line.clone(), why });
                break;
            }
        }
        next
    }
}
