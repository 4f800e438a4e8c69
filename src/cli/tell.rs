//! A stretch of the log, told for people: the speaker first, then the words.

use super::out::Out;
use super::stop::Stop;
use crate::scenario::Scenario;
use crate::scenario::model::{Decision, Mood, PersonId, RelationId};
use crate::sim::{Event, State, apply, options};
use crate::text::time;
use crate::view::{LineView, scene, words};

/// Tells events one after the other and gives the state after them.
pub fn tell(out: &mut Out, scenario: &Scenario, before: &State, events: &[Event]) -> Result<State, Stop> {
    let mut teller = Teller { out, scenario, state: *before, heading: false, later: Vec::new() };
    for event in events {
        teller.event(*event)?;
    }
    teller.notes()?;
    teller.heading()?;
    Ok(teller.state)
}

/// Says a line: `Nadia Okafor (angry): ..`.
pub fn line(out: &mut Out, line: &LineView) -> Result<(), Stop> {
    match (line.name.as_str(), line.mood) {
        ("", _) => out.para(&line.text),
        // A silent face says something else than the words; in a line of text it would only contradict them.
        (name, Mood::Calm | Mood::Silent) => out.para(&format!("{name}: {}", line.text)),
        (name, mood) => out.para(&format!("{name} ({}): {}", words::mood(mood), line.text)),
    }
}

struct Teller<'a> {
    out: &'a mut Out,
    scenario: &'a Scenario,
    state: State,
    /// A scene was entered and its heading not told: time may still pass before anything is said there.
    heading: bool,
    /// What a choice brought about. It comes before the answers in the log, and is only understood after them.
    later: Vec<String>,
}

impl Teller<'_> {
    fn event(&mut self, event: Event) -> Result<(), Stop> {
        let before = self.state;
        if !silent(event) {
            if matches!(event, Event::SceneEntered(_) | Event::Chosen(_) | Event::Proposed { .. } | Event::Forwarded) {
                self.notes()?;
            }
            self.heading()?;
        }
        apply::apply(self.scenario, &mut self.state, event);
        let scenario = self.scenario;
        match event {
            Event::SceneEntered(_) => self.heading = true,
            Event::Said(_) | Event::Chosen(_) => self.lines(event)?,
            Event::Answered { person, accepts, .. } => {
                self.lines(event)?;
                let word = if accepts { "accepts" } else { "refuses" };
                self.note(&format!("{} {word}.", self.first(person)))?;
            }
            Event::TrustMoved { person, from, to } => {
                let (old, new) = (words::trust_band(from), words::trust_band(to));
                if old != new {
                    self.later.push(format!("{} is {} towards you now.", self.first(person), words::TRUST[new]));
                }
            }
            Event::TensionMoved { relation, from, to } => {
                let (old, new) = (words::tension(from), words::tension(to));
                if old != new {
                    let between = self.between(relation);
                    self.later.push(match to < from && words::tension_band(to) > 0 {
                        true => format!("{between} are no longer {old}, only {new}."),
                        false => format!("{between} are {new} now."),
                    });
                }
            }
            Event::KeptBack { person, .. } => self.later.push(format!("{} tells you nothing new.", self.first(person))),
            Event::Learned { what, .. } => {
                let item = &scenario.known[what.index()];
                let (title, text) = (scenario.text(item.title), scenario.text(item.text));
                match item.need_of {
                    Some(who) => self.later.push(format!("What {} needs: {text}", self.first(who))),
                    None => self.later.push(format!("New evidence, {title}: {text}")),
                }
            }
            Event::Recorded(risk) => {
                let title = scenario.text(scenario.risks[risk.index()].title);
                self.later.push(format!("In the risk register: {title}."));
            }
            Event::FlagSet(flag) => {
                let flag = &scenario.flags[flag.index()];
                let title = scenario.text(flag.title);
                if !title.is_empty() {
                    let to = flag.to.map_or_else(String::new, |to| format!(", to {}", self.first(to)));
                    self.later.push(format!("Noted: {}{to}.", title.trim_end_matches('.')));
                }
            }
            Event::HoursSpent { person, minutes } => {
                let lost = time::duration(u32::from(minutes));
                self.later.push(format!("{} loses {lost} before the window.", self.first(person)));
            }
            Event::Proposed { window, measures } => {
                let title = scenario.text(scenario.windows[window.index()].title);
                let chosen = scenario.measures.iter().enumerate().filter(|(at, _)| measures >> at & 1 == 1);
                let chosen: Vec<&str> = chosen.map(|(_, measure)| scenario.text(measure.title)).collect();
                let with = if chosen.is_empty() { "no measures".into() } else { chosen.join("; ") };
                self.out.para(&format!("You propose: {title}. With: {with}."))?;
            }
            Event::Forwarded => match &scenario.authority {
                Some(authority) => {
                    let name = self.first(authority.person);
                    self.note(&format!("The package goes to {name}."))?;
                }
                None => self.note("It is decided.")?,
            },
            Event::Ruled { decision, .. } => {
                self.lines(event)?;
                self.note(decided(decision))?;
            }
            Event::AgreedWithoutAuthority { decision } => self.note(decided(decision))?,
            Event::MeasureAgreed(id) => {
                let measure = &scenario.measures[id.index()];
                let owner = self.first(measure.owner);
                self.note(&format!("Agreed: {}; {owner} answers for it.", scenario.text(measure.title)))?;
            }
            Event::MeasureWithdrawn { .. } => self.lines(event)?,
            Event::MeasureDropped(id) => {
                let title = scenario.text(scenario.measures[id.index()].title);
                self.note(&format!("Given up: {title}."))?;
            }
            Event::WindowMoved(id) => {
                let title = scenario.text(scenario.windows[id.index()].title);
                self.note(&format!("The change is on the schedule for {title}."))?;
            }
            Event::Begun => self.note("The change goes in.")?,
            Event::RolledBack { failed, minutes } => {
                let takes = time::duration(minutes);
                self.note(&if failed {
                    format!("Taking the change back fails; restoring it takes {takes}.")
                } else {
                    format!("The change is taken back. That takes {takes}.")
                })?;
            }
            Event::NoReturnPassed => self.note("From here on there is no way back.")?,
            Event::Mended(risk) => {
                let title = scenario.text(scenario.risks[risk.index()].title);
                self.note(&format!("Mended on the spot: {title}."))?;
            }
            Event::ServiceLost(minutes) => {
                self.note(&format!("Service is lost for {}.", time::duration(minutes)))?;
            }
            Event::TimePassed(_) => {
                // A day that goes by between two scenes is told by the heading of the second.
                if !self.heading && self.state.now - before.now >= 12 * 60 {
                    self.note(&format!("It is {} {}.", time::day(self.state.now), time::clock(self.state.now)))?;
                }
            }
            // What one cannot know while it happens, and what the ending tells.
            Event::CheckpointPassed { .. }
            | Event::WorldsNarrowed(_)
            | Event::FlagCleared(_)
            | Event::ChanceFell { .. }
            | Event::TableCleared
            | Event::Happened(_)
            | Event::Settled { .. }
            | Event::Ended(_) => {}
        }
        Ok(())
    }

    fn lines(&mut self, event: Event) -> Result<(), Stop> {
        for said in scene::lines(self.scenario, &[event]) {
            line(self.out, &said)?;
        }
        Ok(())
    }

    /// Something that nobody says.
    fn note(&mut self, words: &str) -> Result<(), Stop> {
        self.out.hanging("* ", words)
    }

    /// Says what was kept for later.
    fn notes(&mut self) -> Result<(), Stop> {
        if !self.later.is_empty() {
            self.heading()?;
        }
        for words in std::mem::take(&mut self.later) {
            self.note(&words)?;
        }
        Ok(())
    }

    fn heading(&mut self) -> Result<(), Stop> {
        if !std::mem::take(&mut self.heading) {
            return Ok(());
        }
        let scene = &self.scenario.scenes[self.state.scene.index()];
        let (title, place) = (self.scenario.text(scene.title), self.scenario.text(scene.place));
        let now = format!("{} {}", time::day(self.state.now), time::clock(self.state.now));
        // A scene may be called by its time of day, which is said anyway.
        let title = if now.ends_with(title) { "" } else { title };
        let parts = [title, place, &now].map(|part| part.trim_end_matches('.'));
        let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        self.out.gap()?;
        self.out.para(&format!("{}.", parts.join(". ")))?;
        self.out.gap()
    }

    fn first(&self, person: PersonId) -> String {
        words::first_name(self.scenario, person).to_owned()
    }

    fn between(&self, relation: RelationId) -> String {
        let names: Vec<String> =
            options::people(self.scenario.relations[relation.index()].between).map(|who| self.first(who)).collect();
        match names.split_last() {
            Some((last, others)) if !others.is_empty() => format!("{} and {last}", others.join(", ")),
            _ => names.concat(),
        }
    }
}

/// Whether an event is told later or not at all, so that the heading of its scene can wait until the clock has moved on.
fn silent(event: Event) -> bool {
    matches!(
        event,
        Event::TimePassed(_)
            | Event::CheckpointPassed { .. }
            | Event::TrustMoved { .. }
            | Event::TensionMoved { .. }
            | Event::KeptBack { .. }
            | Event::Learned { .. }
            | Event::WorldsNarrowed(_)
            | Event::Recorded(_)
            | Event::FlagSet(_)
            | Event::FlagCleared(_)
            | Event::HoursSpent { .. }
            | Event::ChanceFell { .. }
    )
}

fn decided(decision: Decision) -> &'static str {
    match decision {
        Decision::Approve => "The package is approved.",
        Decision::Return => "The package comes back to the table.",
        Decision::Keep => "The window on the schedule stands.",
    }
}
