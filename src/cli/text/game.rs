//! The loop of a play in the terminal: tell, show what is open, read a line, do it.

use super::commands::{Meant, Place, WORDS, ask, meant};
use super::here::{Entry, Here};
use super::table::Package;
use super::{drawers, table};
use crate::cli::keep::Keep;
use crate::cli::lines::Lines;
use crate::cli::out::Out;
use crate::cli::stop::Stop;
use crate::cli::{ending, script, tell};
use crate::diagnostics::nearest;
use crate::scenario::Scenario;
use crate::session::{Mode, Session};
use crate::sim::{Command, Event, State};
use crate::view;
use std::sync::Arc;

/// A play in the terminal.
pub struct Game<'a> {
    pub(super) session: Session,
    keep: Keep,
    lines: Lines,
    /// What the scenario is opened by.
    name: &'a str,
    /// The visit that was begun: somebody stands before you, and nothing has been said.
    pub(super) visit: Option<String>,
    /// The package that is being put together.
    pub(super) draft: Package,
}

/// What follows a line that was read.
pub(super) enum Next {
    /// Nothing has changed; the next line is read.
    Same,
    /// What is open is shown again.
    Show,
    /// The play is left.
    Leave,
}

impl<'a> Game<'a> {
    /// A play, new or resumed.
    pub fn new(session: Session, keep: Keep, lines: Lines, name: &'a str) -> Self {
        let draft = Package::fresh(session.state());
        Self { session, keep, lines, name, visit: None, draft }
    }

    /// Plays until the story or the input is over.
    pub fn play(mut self, out: &mut Out, fresh: bool) -> Result<(), Stop> {
        script::opening(out, &self.session)?;
        if fresh {
            out.gap()?;
            out.para("Type a number to choose. help lists the other words.")?;
        }
        self.latest(out)?;
        let mut next = Next::Show;
        while !self.session.over() {
            if matches!(next, Next::Show) {
                self.show(out, false)?;
            }
            let Some(line) = ask(out, &mut self.lines)? else {
                return self.leave(out);
            };
            next = self.line(out, &line)?;
            if matches!(next, Next::Leave) {
                return self.leave(out);
            }
        }
        ending::tell(out, &self.session, self.name)
    }

    /// The scenario; shared, so that it can be read while the play changes.
    pub(super) fn scenario(&self) -> Arc<Scenario> {
        self.session.scenario().clone()
    }

    /// Tells what came of the last decision.
    fn latest(&self, out: &mut Out) -> Result<(), Stop> {
        let scenario = self.session.scenario();
        let first = State::new(scenario, self.session.seed(), self.session.world());
        let before = self.session.steps().last().map_or(first, |step| step.before);
        out.gap()?;
        self.told(out, &before, 0)
    }

    /// Tells the events of the last decision from one of them on; who was not seen is named where the next scene begins.
    fn told(&self, out: &mut Out, before: &State, from: usize) -> Result<(), Stop> {
        let (scenario, events) = (self.session.scenario(), self.session.latest());
        match view::hub::unseen_line(&self.session).filter(|(_, at)| *at >= from) {
            Some((line, at)) => {
                let then = tell::tell(out, scenario, before, &events[from..at])?;
                tell::line(out, &line)?;
                tell::tell(out, scenario, &then, &events[at..])?;
            }
            None => drop(tell::tell(out, scenario, before, &events[from..])?),
        }
        Ok(())
    }

    /// Shows what is open.
    fn show(&self, out: &mut Out, ids: bool) -> Result<(), Stop> {
        out.gap()?;
        match view::table(self.session.scenario(), self.session.state()) {
            Some(at) => table::show(out, self, &at),
            None => Here::of(&self.session, self.visit.as_deref()).show(out, ids),
        }
    }

    /// Does what a line says.
    fn line(&mut self, out: &mut Out, line: &str) -> Result<Next, Stop> {
        let mut words = line.split_whitespace();
        let Some(first) = words.next() else {
            out.para("Type a number to choose, again to hear what is open, or help.")?;
            return Ok(Next::Same);
        };
        let rest: Vec<&str> = words.collect();
        let scenario = self.scenario();
        let at_table = view::table(&scenario, self.session.state()).is_some();
        let here = Here::of(&self.session, self.visit.as_deref());
        if rest.is_empty() && !at_table {
            match here.entry(first) {
                Some(Ok(entry)) => return self.enter(out, entry),
                Some(Err(why)) => {
                    out.para(&why)?;
                    return Ok(Next::Same);
                }
                None => {}
            }
        }
        let mut places = vec![Place::Everywhere];
        places.extend(at_table.then_some(Place::Table));
        places.extend(self.visit.is_some().then_some(Place::Visit));
        match meant(first, &places) {
            Meant::Word(word) => self.word(out, word, &rest),
            Meant::Elsewhere(word) => {
                out.para(match word {
                    "back" => "There is nothing here to go back from; undo takes the last decision back.",
                    _ => "There is no table here; packages are put together at the table.",
                })?;
                Ok(Next::Same)
            }
            Meant::Several(all) => {
                out.para(&format!("\u{201c}{first}\u{201d} could be {}.", all.join(" or ")))?;
                Ok(Next::Same)
            }
            Meant::Unknown if at_table => table::bare(out, self, first, &rest),
            Meant::Unknown => {
                let words = WORDS.iter().filter(|word| places.contains(&word.place)).map(|word| word.name);
                let near = nearest(first, here.keys().into_iter().chain(words));
                out.para(&match near {
                    Some(near) => format!("I do not know \u{201c}{line}\u{201d}. Did you mean {near}?"),
                    None => format!(
                        "I do not know \u{201c}{line}\u{201d}. Type a number to choose, again to hear what is open, or help."
                    ),
                })?;
                Ok(Next::Same)
            }
        }
    }

    /// Goes to see somebody, or says something.
    fn enter(&mut self, out: &mut Out, entry: Entry) -> Result<Next, Stop> {
        match entry {
            Entry::Visit(visit) => {
                out.gap()?;
                out.para(&format!("{}.", [visit.title, visit.place].join(". ").trim_end_matches(['.', ' '])))?;
                for line in &visit.lines {
                    tell::line(out, line)?;
                }
                let hub = view::hub(&self.session);
                let room = hub.as_ref().and_then(|hub| hub.rooms.iter().find(|room| room.key == visit.key));
                if let Some(room) = room.filter(|room| !room.unseen.is_empty()) {
                    out.para(&format!("Then no longer to be seen: {}.", room.unseen.join(", ")))?;
                }
                self.visit = Some(visit.key);
                Ok(Next::Show)
            }
            Entry::Choice(choice) => self.act(out, Command::Choose(choice)),
        }
    }

    /// Carries out a command; when it is refused, the reason is said and nothing is lost.
    pub(super) fn act(&mut self, out: &mut Out, command: Command) -> Result<Next, Stop> {
        let before = *self.session.state();
        let scenario = self.scenario();
        if let Err(refused) = self.session.act(command) {
            out.para(&view::refused(&scenario, &before, &refused))?;
            return Ok(Next::Same);
        }
        // Who was seen on arriving was told then.
        let arrived = self.visit.take().is_some();
        let events = self.session.latest();
        let chosen = events.iter().position(|event| matches!(event, Event::Chosen(_)));
        let told = if arrived { chosen.unwrap_or(0) } else { 0 };
        // Saved first: whoever listens may hang up while it is told.
        self.keep.after(&self.session)?;
        out.gap()?;
        self.told(out, &before, told)?;
        drawers::moved(out, &scenario, &before, &self.session)?;
        if before.scene != self.session.state().scene {
            self.draft = Package::fresh(self.session.state());
        }
        Ok(Next::Show)
    }

    /// Does what a word says.
    fn word(&mut self, out: &mut Out, word: &'static str, rest: &[&str]) -> Result<Next, Stop> {
        let (scenario, state) = (self.scenario(), *self.session.state());
        match word {
            "help" => self.help(out)?,
            "again" => {
                self.latest(out)?;
                return Ok(Next::Show);
            }
            "options" => self.show(out, true)?,
            "back" => {
                self.visit = None;
                return Ok(Next::Show);
            }
            "undo" => return self.undo(out),
            "from" => return self.from(out, rest),
            "save" => {
                if self.session.steps().is_empty() {
                    out.para("Nothing has been decided yet, so there is nothing to save.")?;
                } else {
                    self.keep.after(&self.session)?;
                    out.para(&format!("Saved. {}", self.resume_words()))?;
                }
            }
            "quit" => return Ok(Next::Leave),
            "gauges" => drawers::gauges(out, &scenario, &state)?,
            "clock" => drawers::clock(out, &scenario, &state)?,
            "register" => drawers::register(out, &scenario, &state)?,
            "evidence" => drawers::evidence(out, &scenario, &state)?,
            "people" => drawers::people(out, &scenario, &state)?,
            "person" => drawers::person(out, &scenario, &state, &rest.join(" "))?,
            "agreements" => drawers::agreements(out, &scenario, &state)?,
            "papers" => drawers::papers(out, &scenario, &state)?,
            "paper" => drawers::paper(out, &scenario, &state, &rest.join(" "))?,
            "transcript" => drawers::transcript(out, &self.session, &rest.join(" "))?,
            other => return table::word(out, self, other, rest),
        }
        Ok(Next::Same)
    }

    fn undo(&mut self, out: &mut Out) -> Result<Next, Stop> {
        if self.session.mode() == Mode::Challenge {
            out.para("This is a challenge; nothing can be taken back.")?;
            return Ok(Next::Same);
        }
        let last = self.session.steps().last().map(|step| step.command.to_line(self.session.scenario()));
        let Some(last) = last.filter(|_| self.session.undo()) else {
            out.para("There is no decision to take back.")?;
            return Ok(Next::Same);
        };
        self.visit = None;
        self.draft = Package::fresh(self.session.state());
        self.keep.after(&self.session)?;
        out.para(&format!("Taken back: {last}."))?;
        Ok(Next::Show)
    }

    /// Goes on from a decision: same dice, same truth; the play as it stands is put aside.
    fn from(&mut self, out: &mut Out, rest: &[&str]) -> Result<Next, Stop> {
        let taken = self.session.steps().len();
        let number = rest.first().and_then(|word| word.trim_end_matches('.').parse::<usize>().ok());
        let Some(branch) = number.and_then(|number| self.session.branch(number)) else {
            out.para(&match (self.session.mode(), taken) {
                (Mode::Challenge, _) => "This is a challenge; nothing can be taken back.".into(),
                (_, 0) => "There is no decision to go on from.".to_owned(),
                (_, 1) => "from 1 goes on from your first decision; there are no others yet.".into(),
                (_, many) => format!("from and a number from 1 to {many}: the decision that you want to take anew."),
            })?;
            return Ok(Next::Same);
        };
        self.keep.aside(&self.session)?;
        self.session = branch;
        self.visit = None;
        self.draft = Package::fresh(self.session.state());
        self.keep.after(&self.session)?;
        let number = self.session.steps().len() + 1;
        out.para(&format!("You are before decision {number} again. The play as it stood is put aside."))?;
        self.latest(out)?;
        Ok(Next::Show)
    }

    fn help(&self, out: &mut Out) -> Result<(), Stop> {
        let at_table = view::table(self.session.scenario(), self.session.state()).is_some();
        if !at_table {
            out.para("A number chooses; so does an id, which options shows.")?;
        }
        for word in WORDS {
            let shown = match word.place {
                Place::Everywhere => true,
                Place::Table => at_table,
                Place::Visit => self.visit.is_some(),
            };
            if shown {
                let rest = if word.rest.is_empty() { String::new() } else { format!(" {}", word.rest) };
                out.hanging("  ", &format!("{}{rest}: {}", word.name, word.help))?;
            }
        }
        out.para("Words can be cut short: g for gauges. At the table you put packages together with words of its own.")
    }

    fn resume_words(&self) -> String {
        format!("Resume with: warroom play {} --text", self.name)
    }

    /// Leaves a play that is not over.
    fn leave(&mut self, out: &mut Out) -> Result<(), Stop> {
        if self.session.steps().is_empty() {
            out.para("Nothing has been decided, so nothing is saved.")?;
        } else {
            self.keep.after(&self.session)?;
            out.para(&format!("Saved. {}", self.resume_words()))?;
        }
        out.flush()
    }
}
