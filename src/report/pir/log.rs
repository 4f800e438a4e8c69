//! The record in plain words: what happened when, what was decided, and how things stood when the change went in.

use super::words::{self, bare, list, name, stamp};
use crate::scenario::Scenario;
use crate::scenario::model::*;
use crate::session::Session;
use crate::sim::{Command, Event, State, apply::apply};
use crate::text::{terms, time};

/// The record of a play, read once.
pub struct Log<'a> {
    /// The scenario.
    pub scenario: &'a Scenario,
    /// Everything that belongs on the timeline.
    pub entries: Vec<Entry>,
    /// What was decided.
    pub decisions: Vec<Decided>,
    /// When the change went in, and how things stood just before.
    pub begun: Option<(u32, State)>,
    /// The packages: window, measures, who refused.
    pub packages: Vec<(WindowId, u64, Vec<PersonId>)>,
    /// Measures that fell away: which, and by whom.
    pub withdrawn: Vec<(MeasureId, Option<PersonId>)>,
    /// What was agreed or promised and no longer stands.
    pub let_go: Vec<FlagId>,
    /// Facts that came to light, in order, each with its moment; without those that were told in confidence.
    pub facts: Vec<(u32, KnownId)>,
    /// People who told something in confidence.
    pub confided: Vec<PersonId>,
    /// The change was taken back: when, whether that failed, and how long it took.
    pub back: Option<(u32, bool, u32)>,
    /// The decision of the change authority: when, what, and its words.
    pub ruled: Option<(u32, Decision, String)>,
    /// How things stand at the end of the record.
    pub last: State,
}

/// A line of the timeline.
pub struct Entry {
    /// When.
    pub at: u32,
    /// Where: the scene, or whom one saw.
    pub place: String,
    /// What, in a sentence.
    pub what: String,
}

/// A decision.
pub struct Decided {
    /// When.
    pub at: u32,
    /// What.
    pub what: String,
    /// By whose authority.
    pub by: String,
}

impl<'a> Log<'a> {
    /// Reads a play.
    pub fn of(session: &'a Session) -> Self {
        let scenario = &**session.scenario();
        let mut log = Self {
            scenario,
            entries: Vec::new(),
            decisions: Vec::new(),
            begun: None,
            packages: Vec::new(),
            withdrawn: Vec::new(),
            let_go: Vec::new(),
            facts: Vec::new(),
            confided: Vec::new(),
            back: None,
            ruled: None,
            last: *session.state(),
        };
        let mut state = State::new(scenario, session.seed(), session.world());
        session.opening().iter().for_each(|event| log.event(&mut state, None, *event));
        for step in session.steps() {
            log.decision(&step.before, step.command, &step.events);
            let visit = match step.command {
                Command::Choose(choice) => scenario.choices[choice.index()].visit,
                _ => None,
            };
            let mut visit = visit.map(|visit| bare(scenario.text(scenario.visits[visit.index()].title)));
            for event in &step.events {
                if matches!(event, Event::SceneEntered(_)) {
                    visit = None;
                }
                log.event(&mut state, visit, *event);
            }
        }
        log
    }

    /// Whether the books are closed, so that what struck is known.
    pub fn closed(&self) -> bool {
        self.last.settled && self.last.ended.is_some()
    }

    /// A risk's title.
    pub fn risk(&self, id: RiskId) -> &'a str {
        bare(self.scenario.text(self.scenario.risks[id.index()].title))
    }

    /// A measure's title.
    pub fn measure(&self, id: MeasureId) -> &'a str {
        bare(self.scenario.text(self.scenario.measures[id.index()].title))
    }

    /// A window's title.
    pub fn window(&self, id: WindowId) -> &'a str {
        bare(self.scenario.text(self.scenario.windows[id.index()].title))
    }

    /// What a flag says; a promise to somebody who spoke in confidence is named and not told.
    pub fn promise(&self, id: FlagId) -> Option<String> {
        let flag = &self.scenario.flags[id.index()];
        let title = bare(self.scenario.text(flag.title));
        match flag.to {
            _ if title.is_empty() => None,
            Some(to) if self.confided.contains(&to) => {
                Some(format!("A personal promise to {}", name(self.scenario, to)))
            }
            _ => Some(title.to_owned()),
        }
    }

    /// What was decided in a step, if it changed anything but what is known.
    fn decision(&mut self, before: &State, command: Command, events: &[Event]) {
        let scenario = self.scenario;
        match command {
            Command::Choose(id) => {
                let choice = &scenario.choices[id.index()];
                let night = scenario.scenes[choice.scene.index()].kind == SceneKind::Night;
                let beyond = matches!(choice.authority, Authority::Owns | Authority::Approves);
                if night || beyond || events.iter().any(changes) {
                    let what = format!("\u{201c}{}\u{201d}", scenario.text(choice.say).trim());
                    self.decisions.push(Decided {
                        at: before.now,
                        what,
                        by: words::authority(scenario, choice.authority),
                    });
                }
            }
            Command::Propose { window, measures } => {
                let with = words::measures(scenario, measures);
                let with = if with.is_empty() { "no measures".to_owned() } else { with.join("; ") };
                let what = format!("Package put forward: {}; with {with}.", self.window(window));
                self.decisions.push(Decided {
                    at: before.now,
                    what,
                    by: "Change coordinator, as a recommendation".into(),
                });
            }
            Command::Forward => {
                let what = "The package was taken to the change authority with the objections to it.".to_owned();
                self.decisions.push(Decided { at: before.now, what, by: "Change coordinator".into() });
            }
        }
    }

    fn event(&mut self, state: &mut State, visit: Option<&str>, event: Event) {
        let before = *state;
        apply(self.scenario, state, event);
        let Some(what) = self.told(&before, state, event) else { return };
        let scene = bare(self.scenario.text(self.scenario.scenes[state.scene.index()].title));
        self.entries.push(Entry { at: state.now, place: visit.unwrap_or(scene).to_owned(), what });
    }

    /// An event in a sentence; `None` where it does not belong on the timeline.
    fn told(&mut self, before: &State, state: &State, event: Event) -> Option<String> {
        let scenario = self.scenario;
        Some(match event {
            Event::Learned { what, from } => {
                let item = &scenario.known[what.index()];
                // What somebody needs was said to the coordinator, not to a file.
                if item.need_of.is_some() {
                    return None;
                }
                if let Some(who) = from.filter(|who| private(scenario, *who, what)) {
                    self.confided.push(who);
                    return None;
                }
                self.facts.push((state.now, what));
                format!("It came to light: {}.", bare(scenario.text(item.title)))
            }
            Event::Recorded(risk) => format!("Entered in the risk register: {}.", self.risk(risk)),
            Event::FlagSet(flag) => format!("Agreed: {}.", self.promise(flag)?),
            Event::FlagCleared(flag) => {
                let what = self.promise(flag)?;
                self.let_go.push(flag);
                format!("No longer stands: {what}.")
            }
            Event::HoursSpent { person, minutes } => {
                format!("{} lost {} of preparation.", name(scenario, person), time::duration(minutes.into()))
            }
            Event::Proposed { window, measures } => {
                self.packages.push((window, measures, Vec::new()));
                let with = match measures.count_ones() {
                    0 => "without measures".to_owned(),
                    number => format!("with {}", words::count(number as usize, "measure", "measures")),
                };
                format!("A package was put forward: {}, {with}.", self.window(window))
            }
            Event::Answered { person, accepts, .. } => {
                if let Some(last) = self.packages.last_mut().filter(|_| !accepts) {
                    last.2.push(person);
                }
                format!("{} {}.", name(scenario, person), if accepts { "accepted" } else { "objected" })
            }
            Event::Forwarded => "The package went to the change authority.".to_owned(),
            Event::Ruled { ruling, decision } => {
                let authority = scenario.authority.as_ref()?;
                let say = authority.rules.get(ruling.index()).map_or("", |rule| scenario.text(rule.say)).to_owned();
                let who = name(scenario, authority.person);
                let what = format!("{who} {}.", words::decided(decision));
                self.ruled = Some((state.now, decision, say));
                self.decisions.push(Decided {
                    at: state.now,
                    what: what.clone(),
                    by: format!("Change authority, {who}"),
                });
                what
            }
            Event::AgreedWithoutAuthority { decision } => {
                let what = format!("The table {}.", words::decided(decision));
                self.ruled = Some((state.now, decision, String::new()));
                self.decisions.push(Decided { at: state.now, what: what.clone(), by: "Those at the table".into() });
                what
            }
            Event::MeasureAgreed(id) => {
                let owner = name(scenario, scenario.measures[id.index()].owner);
                format!("Agreed: {} ({owner}).", self.measure(id))
            }
            Event::MeasureWithdrawn { measure, by } => {
                self.withdrawn.push((measure, by));
                let by = by.map_or(String::new(), |by| format!(", withdrawn by {}", name(scenario, by)));
                format!("Not agreed: {}{by}.", self.measure(measure))
            }
            Event::MeasureDropped(id) => {
                self.withdrawn.push((id, None));
                format!("Given up: {}.", self.measure(id))
            }
            Event::WindowMoved(id) => format!("The change was scheduled for {}.", self.window(id)),
            Event::Begun => {
                self.begun = Some((state.now, *before));
                "The change went in.".to_owned()
            }
            Event::RolledBack { failed, minutes } => {
                self.back = Some((state.now, failed, minutes));
                let takes = time::duration(minutes);
                match failed {
                    true => format!("Taking the change back failed; service was restored, which took {takes}."),
                    false => format!("The change was taken back, which took {takes}."),
                }
            }
            Event::NoReturnPassed => "Postings resumed; from here on there was no way back.".to_owned(),
            Event::Mended(risk) => format!("Mended on the spot: {}.", self.risk(risk)),
            Event::ServiceLost(minutes) => format!("Service was lost for {}.", time::duration(minutes)),
            Event::Happened(risk) if self.closed() => format!("It happened: {}.", self.risk(risk)),
            Event::Settled { outage, finding, .. } if self.closed() => {
                let (outage, finding) = (words::lost(outage), terms::finding(finding));
                format!("The books were closed. Service lost: {outage}. The audit: {finding}.")
            }
            _ => return None,
        })
    }

    /// The timeline: what belongs to one moment and place together, and what is said of several things said once.
    pub fn timeline(&self) -> Vec<[String; 3]> {
        let mut out: Vec<(String, &str, Vec<Told>)> = Vec::new();
        for entry in &self.entries {
            let when = stamp(entry.at);
            let told = Told::of(&entry.what);
            match out.last_mut().filter(|last| last.0 == when && last.1 == entry.place) {
                Some((_, _, all)) => match all.iter_mut().find(|other| other.goes_with(&told)) {
                    Some(other) => other.items.extend(told.items),
                    None => all.push(told),
                },
                None => out.push((when, &entry.place, vec![told])),
            }
        }
        let rows = out.into_iter();
        rows.map(|(when, place, all)| {
            let all: Vec<String> = all.iter().map(Told::words).collect();
            [when, place.to_owned(), all.join(" ")]
        })
        .collect()
    }

    /// Those who refused a package, in words.
    pub fn objectors(&self, people: &[PersonId]) -> String {
        list(&people.iter().map(|who| name(self.scenario, *who).to_owned()).collect::<Vec<_>>())
    }
}

/// A sentence taken apart, so that several of its kind become one.
struct Told {
    /// What it starts with.
    lead: String,
    /// What it is about.
    items: Vec<String>,
    /// What it ends with.
    tail: &'static str,
}

impl Told {
    fn of(what: &str) -> Self {
        const LEADS: [&str; 3] = ["It came to light: ", "Entered in the risk register: ", "Agreed: "];
        const TAILS: [&str; 2] = [" accepted.", " objected."];
        let lead = LEADS.into_iter().find(|lead| what.starts_with(lead));
        let tail = TAILS.into_iter().find(|tail| what.ends_with(tail));
        match (lead, tail) {
            (Some(lead), _) => {
                Self { lead: lead.to_owned(), items: vec![bare(&what[lead.len()..]).to_owned()], tail: "." }
            }
            (None, Some(tail)) => {
                Self { lead: String::new(), items: vec![what[..what.len() - tail.len()].to_owned()], tail }
            }
            (None, None) => Self { lead: what.to_owned(), items: vec![], tail: "" },
        }
    }

    fn goes_with(&self, other: &Self) -> bool {
        !self.items.is_empty() && !other.items.is_empty() && self.lead == other.lead && self.tail == other.tail
    }

    fn words(&self) -> String {
        let items = if self.tail == "." { self.items.join("; ") } else { list(&self.items) };
        format!("{}{items}{}", self.lead, self.tail)
    }
}

/// Whether somebody tells a thing only where nobody else hears it.
fn private(scenario: &Scenario, who: PersonId, what: KnownId) -> bool {
    let mut tells = scenario.cast[who.index()].knows.iter().filter(|told| told.tells == what).peekable();
    tells.peek().is_some() && tells.all(|told| matches!(told.setting, Setting::Alone))
}

/// Whether an event changes more than what is known and how people stand.
fn changes(event: &Event) -> bool {
    matches!(
        event,
        Event::Recorded(_)
            | Event::FlagCleared(_)
            | Event::MeasureAgreed(_)
            | Event::MeasureDropped(_)
            | Event::WindowMoved(_)
            | Event::Begun
            | Event::RolledBack { .. }
            | Event::NoReturnPassed
            | Event::Mended(_)
    )
}
