//! Plays by a script: one decision a line, from a file or from another process.

use super::args::PlayFormat;
use super::keep::Keep;
use super::lines::Lines;
use super::out::Out;
use super::stop::Stop;
use super::{ending, jsonl, tell};
use crate::scenario::Scenario;
use crate::session::Session;
use crate::sim::decide::Refused;
use crate::sim::options::Openness;
use crate::sim::{Command, State, options};
use crate::text::time;
use crate::view;
use std::fmt::Write as _;

/// A play by script.
pub struct Script<'a> {
    /// Where decisions come from.
    pub lines: Lines,
    /// Whether whoever writes them may be waiting for answers, so that nothing is read after the end.
    pub live: bool,
    /// How it is shown.
    pub format: PlayFormat,
    /// What the scenario is opened by.
    pub name: &'a str,
}

impl Script<'_> {
    /// Plays to the end of the story.
    pub fn play(mut self, out: &mut Out, mut session: Session, keep: &mut Keep) -> Result<(), Stop> {
        let scenario = session.scenario().clone();
        let first = State::new(&scenario, session.seed(), session.world());
        self.opening(out, &session)?;
        self.show(out, &session, &first)?;
        while !session.over() {
            if self.format == PlayFormat::Jsonl {
                jsonl::decision(out, &scenario, session.state())?;
            }
            let Some(line) = self.command()? else {
                return Err(Stop::Failed(format!(
                    "{} ends before the story does\n{}",
                    self.lines.name(),
                    open(&scenario, session.state())
                )));
            };
            let before = *session.state();
            let failed =
                |why: String| Stop::Failed(format!("{}: {why}\n{}", self.lines.place(), open(&scenario, &before)));
            let command =
                Command::from_line(&line, &scenario).map_err(|why| match closed(&scenario, &before, &line) {
                    true => failed(format!("`{line}` is a visit, and nothing can be said in it now")),
                    false => failed(why),
                })?;
            session.act(command).map_err(|refused| {
                let why = view::refused(&scenario, &before, &refused);
                // Where no reason is known beyond that, it is said once.
                match refused {
                    Refused::NotOpen(Openness::Hidden) => failed(format!("`{line}` is not open here")),
                    _ => failed(format!("`{line}` is not open here: {why}")),
                }
            })?;
            keep.after(&session)?;
            self.show(out, &session, &before)?;
        }
        match self.format {
            PlayFormat::Text => ending::tell(out, &session, self.name)?,
            PlayFormat::Jsonl => jsonl::ended(out, &session)?,
        }
        if !self.live
            && let Some(line) = self.command()?
        {
            return Err(Stop::Failed(format!(
                "{}: `{line}` comes after the end of the story; take it out",
                self.lines.place()
            )));
        }
        Ok(())
    }

    fn opening(&self, out: &mut Out, session: &Session) -> Result<(), Stop> {
        match self.format {
            PlayFormat::Jsonl => jsonl::started(out, session),
            PlayFormat::Text => opening(out, session),
        }
    }

    /// Shows what came of the last command.
    fn show(&self, out: &mut Out, session: &Session, before: &State) -> Result<(), Stop> {
        let scenario = session.scenario();
        match self.format {
            PlayFormat::Jsonl => jsonl::events(out, scenario, session.state(), session.latest()),
            PlayFormat::Text => {
                out.gap()?;
                tell::tell(out, scenario, before, session.latest())?;
                out.flush()
            }
        }
    }

    /// The next line that is a command.
    fn command(&mut self) -> Result<Option<String>, Stop> {
        while let Some(line) = self.lines.next().map_err(Stop::Failed)? {
            // Some editors write a byte order mark at the start of a file.
            let line = line.trim_start_matches('\u{feff}').trim();
            if !line.is_empty() && !line.starts_with('#') {
                return Ok(Some(line.to_owned()));
            }
        }
        Ok(None)
    }
}

/// Says what is played, who one is, and the seed.
pub fn opening(out: &mut Out, session: &Session) -> Result<(), Stop> {
    let scenario = session.scenario();
    out.para(&format!("{}. Seed {}, {} mode.", scenario.text(scenario.title), session.seed(), session.mode().word()))?;
    out.gap()?;
    out.para(scenario.text(scenario.you))
}

/// Whether a line names a visit in which nothing is open.
fn closed(scenario: &Scenario, state: &State, line: &str) -> bool {
    let visit = scenario.visits.iter().position(|visit| visit.id == line);
    let open = |at: usize| {
        options::offered(scenario, state).any(|(id, openness)| {
            openness == Openness::Open && scenario.visits[at].choices.contains(&(id.index() as u16))
        })
    };
    visit.is_some_and(|at| !open(at))
}

/// What is open now, with ids and the time it takes, what is locked, with the reason, and a line that could be written.
pub fn open(scenario: &Scenario, state: &State) -> String {
    let mut text = String::new();
    let mut add = |heading: &str, items: Vec<(String, String)>| {
        if !items.is_empty() {
            let _ = write!(text, "{}{heading}", if text.is_empty() { "" } else { "\n" });
        }
        for (id, words) in items {
            let _ = write!(text, "\n  {id}  {words}");
        }
    };
    let takes = |minutes: u32| match minutes {
        0 => String::new(),
        minutes => format!(" (takes {})", time::duration(minutes)),
    };
    if let Some(at) = view::table(scenario, state) {
        let round = takes(scenario.scenes[state.scene.index()].takes);
        let mut commands =
            vec![("propose WINDOW MEASURE...".into(), format!("put a package forward, by the ids below{round}"))];
        if at.last.is_some() {
            commands.push(("forward".into(), "take the last package to the change authority".into()));
        }
        add("open here:", commands);
        let (open, locked): (Vec<_>, Vec<_>) = at.windows.into_iter().partition(|item| item.locked.is_none());
        add("windows:", open.into_iter().map(|item| (item.key, item.title)).collect());
        let mut shut: Vec<_> = locked.into_iter().map(|item| (item.key, item.locked.unwrap_or_default())).collect();
        let (open, locked): (Vec<_>, Vec<_>) = at.measures.into_iter().partition(|item| item.locked.is_none());
        add("measures:", open.into_iter().map(|item| (item.key, item.title)).collect());
        shut.extend(locked.into_iter().map(|item| (item.key, item.locked.unwrap_or_default())));
        add("locked:", shut);
    } else {
        let (mut open, mut locked) = (Vec::new(), Vec::new());
        for (id, openness) in options::offered(scenario, state) {
            let choice = &scenario.choices[id.index()];
            match view::words::locked(scenario, state, openness) {
                Some(why) => locked.push((choice.id.clone(), why)),
                None if openness == Openness::Open => {
                    let visit = choice.visit.map(|visit| format!("in {}: ", scenario.visits[visit.index()].id));
                    let takes = takes(options::takes_in_all(scenario, id));
                    let words = format!("{}{}{takes}", visit.unwrap_or_default(), scenario.text(choice.say));
                    open.push((choice.id.clone(), words));
                }
                None => {}
            }
        }
        add("open here:", open);
        add("locked:", locked);
    }
    if let Some(command) = options::example(scenario, state) {
        let _ = write!(text, "\na line to go on with here: {}", command.to_line(scenario));
    }
    text
}
