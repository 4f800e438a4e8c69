//! Every value of the state with its reason: what it is, and the event and the decision that made it so.

use super::origin::{self, last, place};
use super::why::{decided, found};
use crate::scenario::Scenario;
use crate::scenario::model::*;
use crate::session::Session;
use crate::sim::{Event, State, gauges, options, table};
use crate::text::time;
use crate::view::{self, words};

/// A value of the state.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Value {
    /// What it is of.
    pub name: String,
    /// Its id in the file; empty where it has none.
    pub id: String,
    /// The value, in a few words.
    pub value: String,
    /// Why it is so.
    pub reason: String,
    /// Whether the last decision changed it.
    pub fresh: bool,
    /// Whether it is set, known, open: what stands out from the rest.
    pub on: bool,
}

/// Values of one kind.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Group {
    /// The heading.
    pub title: &'static str,
    /// The values.
    pub values: Vec<Value>,
}

/// All values of the state of a play.
pub fn inspect(session: &Session) -> Vec<Group> {
    let all = Inspector { session, scenario: session.scenario(), state: session.state() };
    let groups = [
        ("Where it stands", all.now()),
        ("Gauges", all.gauges()),
        ("Trust", all.trust()),
        ("Tension", all.tension()),
        ("Facts and needs", all.known()),
        ("Worlds", all.worlds()),
        ("Risks", all.risks()),
        ("Measures", all.measures()),
        ("Flags", all.flags()),
        ("Hours", all.hours()),
        ("Dice", all.dice()),
    ];
    groups.into_iter().filter(|(_, values)| !values.is_empty()).map(|(title, values)| Group { title, values }).collect()
}

/// A play, looked at.
pub(super) struct Inspector<'a> {
    pub(super) session: &'a Session,
    pub(super) scenario: &'a Scenario,
    pub(super) state: &'a State,
}

impl Inspector<'_> {
    /// A value with what last changed it; `from` says it of an event, and `start` where nothing has changed it yet.
    pub(super) fn value(
        &self,
        (name, id): (&str, &str),
        value: String,
        on: bool,
        is: impl Fn(&Event) -> bool,
        start: impl Into<String>,
    ) -> Value {
        let origin = last(self.session, is);
        let steps = self.session.steps().len();
        let reason = origin.map_or_else(|| start.into(), |origin| self.because(origin));
        let fresh = origin.is_some_and(|origin| origin.step == steps);
        Value { name: name.to_owned(), id: id.to_owned(), value, reason, fresh, on }
    }

    /// An event and its decision, as a reason.
    fn because(&self, origin: origin::Origin) -> String {
        let place = place(self.session, origin.step);
        let first = |person: PersonId| words::first_name(self.scenario, person);
        match origin.event {
            Event::TrustMoved { from, to, .. } | Event::TensionMoved { from, to, .. } => {
                let (sign, by) = if to >= from { ('+', to - from) } else { ('\u{2212}', from - to) };
                format!("{sign}{by} {place}")
            }
            Event::Learned { from: Some(who), .. } => format!("{} told it, {place}", first(who)),
            Event::Learned { from: None, .. } => format!("Seen, {place}"),
            Event::TimePassed(minutes) => format!("{} passed {place}", time::duration(minutes)),
            Event::HoursSpent { minutes, .. } => format!("{} lost {place}", time::duration(minutes.into())),
            Event::KeptBack { .. } => format!("Asked, and told nothing new, {place}"),
            Event::MeasureWithdrawn { by: Some(who), .. } => format!("Withdrawn by {}, {place}", first(who)),
            Event::MeasureWithdrawn { by: None, .. } => format!("Fell away, {place}"),
            Event::MeasureAgreed(_) => format!("Agreed {place}"),
            Event::MeasureDropped(_) => format!("Given up {place}"),
            Event::FlagSet(_) => format!("Set {place}"),
            Event::FlagCleared(_) => format!("Cleared {place}"),
            Event::Recorded(_) => format!("Recorded {place}"),
            Event::Happened(_) => format!("Happened {place}"),
            Event::Mended(_) => format!("Mended {place}"),
            Event::WorldsNarrowed(_) => format!("Ruled out by evidence, {place}"),
            Event::ChanceFell { outcome, .. } => format!("Outcome {} fell {place}", u32::from(outcome) + 1),
            _ => capital(&place),
        }
    }

    fn now(&self) -> Vec<Value> {
        let (scenario, state) = (self.scenario, self.state);
        let scene = &scenario.scenes[state.scene.index()];
        let title = scenario.text(scene.title);
        let start = "As the rehearsal began";
        let clock = format!("{} {}", time::day(state.now), time::clock(state.now));
        let window = |id: WindowId| {
            scenario.windows.get(id.index()).map_or_else(String::new, |window| scenario.text(window.title).to_owned())
        };
        let ended = match state.ended {
            None => "It goes on".to_owned(),
            Some(None) => "Over, and no ending fits".to_owned(),
            Some(Some(id)) => format!("Over: {}", scenario.text(scenario.endings[id.index()].title)),
        };
        let entered = |event: &Event| matches!(event, Event::SceneEntered(_));
        let mut out = vec![
            self.value(
                ("Scene", &scene.id),
                if title.is_empty() { scene.id.clone() } else { title.to_owned() },
                true,
                entered,
                start,
            ),
            self.value(("Time", ""), clock, true, |event| matches!(event, Event::TimePassed(_)), start),
        ];
        if !scenario.windows.is_empty() {
            let id = scenario.windows.get(state.window.index()).map_or("", |window| window.id.as_str());
            let moved = |event: &Event| matches!(event, Event::WindowMoved(_));
            out.push(self.value(
                ("Window on the schedule", id),
                window(state.window),
                true,
                moved,
                "Approved at the start",
            ));
        }
        if let Some(proposed) = state.proposed_window {
            let id = &scenario.windows[proposed.index()].id;
            let put = |event: &Event| matches!(event, Event::Proposed { .. });
            out.push(self.value(("Window on the table", id), window(proposed), true, put, start));
        }
        if state.rounds > 0 {
            let put = |event: &Event| matches!(event, Event::Proposed { .. });
            out.push(self.value(("Packages put forward", ""), state.rounds.to_string(), true, put, start));
        }
        if state.objections != 0 {
            let people: Vec<PersonId> = options::people(state.objections).collect();
            let answered = |event: &Event| matches!(event, Event::Answered { accepts: false, .. });
            out.push(self.value(("Objections", ""), words::names(scenario, &people), true, answered, start));
        }
        if let Some(decision) = state.decision {
            let ruled = |event: &Event| matches!(event, Event::Ruled { .. } | Event::AgreedWithoutAuthority { .. });
            let rules = scenario.authority.as_ref().map_or(&[][..], |authority| &authority.rules[..]);
            let id = state.ruling.and_then(|ruling| rules.get(ruling.index())).map_or("", |rule| rule.id.as_str());
            out.push(self.value(
                ("Decision of the change authority", id),
                decided(decision).to_owned(),
                true,
                ruled,
                start,
            ));
        }
        let night = [
            ("The change", if state.begun { "went in" } else { "has not gone in" }, state.begun),
            (
                "Taken back",
                if state.rollback_failed { "yes, and the way back failed" } else { "yes" },
                state.rolled_back,
            ),
            ("Point of no return", "passed", state.past_no_return),
        ];
        for (at, (name, value, on)) in night.into_iter().enumerate() {
            if on || at == 0 {
                let is = move |event: &Event| match at {
                    0 => matches!(event, Event::Begun),
                    1 => matches!(event, Event::RolledBack { .. }),
                    _ => matches!(event, Event::NoReturnPassed),
                };
                out.push(self.value((name, ""), value.to_owned(), on, is, "As the rehearsal began"));
            }
        }
        if state.settled || state.lost > 0 {
            let lost = if state.settled { state.outage } else { state.lost };
            let is = |event: &Event| {
                matches!(event, Event::ServiceLost(_) | Event::Settled { .. } | Event::RolledBack { .. })
            };
            out.push(self.value(("Service lost", ""), time::duration(lost), lost > 0, is, "None yet"));
        }
        if state.settled {
            let is = |event: &Event| matches!(event, Event::Settled { .. });
            out.push(self.value(("Repair", ""), time::duration(state.repair), state.repair > 0, is, ""));
            out.push(self.value(
                ("Finding", ""),
                found(state.finding).to_owned(),
                state.finding > Finding::None,
                is,
                "",
            ));
        }
        out.push(self.value(
            ("Story", ""),
            ended,
            state.ended.is_some(),
            |event| matches!(event, Event::Ended(_)),
            "No ending yet",
        ));
        out
    }

    fn gauges(&self) -> Vec<Value> {
        let (scenario, state) = (self.scenario, self.state);
        let reasons = self.session.steps().last().map(|step| view::reasons(scenario, &step.before, &step.events));
        let moved = |pick: fn(&view::Reasons) -> &view::Because| {
            let because = reasons.as_ref().map(pick);
            let told: Vec<String> = because
                .iter()
                .flat_map(|because| because.told())
                .map(|why| format!("{} ({})", why.words, why.way.word()))
                .collect();
            (because.is_some_and(|because| because.way.is_some()), told.join("; "))
        };
        let trust = gauges::trust(scenario, state);
        let who = trust.lowest_person.map_or("nobody", |who| words::first_name(scenario, who));
        let compliance = gauges::compliance(scenario, state);
        let downtime = gauges::downtime(scenario, state);
        let percent = |value: u32| format!("{}.{} %", value / 10, value % 10);
        let rows = [
            ("Trust", format!("lowest {} ({who}), mean {}", trust.lowest, trust.mean), moved(|all| &all.trust)),
            (
                "Compliance risk",
                format!(
                    "{}, between {} and {}",
                    percent(compliance.centre),
                    percent(compliance.low),
                    percent(compliance.high)
                ),
                moved(|all| &all.compliance),
            ),
            (
                "Downtime",
                format!(
                    "{}, between {} and {}",
                    time::duration(downtime.band.centre),
                    time::duration(downtime.band.low),
                    time::duration(downtime.band.high)
                ),
                moved(|all| &all.downtime),
            ),
        ];
        let value = |(name, value, (fresh, told)): (&str, String, (bool, String))| {
            let reason = if told.is_empty() { "The last decision did not move it".to_owned() } else { told };
            Value { name: name.to_owned(), id: String::new(), value, reason, fresh, on: true }
        };
        rows.into_iter().map(value).collect()
    }

    fn trust(&self) -> Vec<Value> {
        let people = self.scenario.cast.iter().zip(self.state.trust).enumerate();
        people
            .map(|(at, (who, trust))| {
                let value = format!("{trust}, {}", words::TRUST[words::trust_band(trust)]);
                let is = move |event: &Event| matches!(event, Event::TrustMoved { person, .. } if person.index() == at);
                let start = format!("{} at the start", self.session.origin().trust[at]);
                self.value((self.scenario.text(who.name), &who.id), value, true, is, start)
            })
            .collect()
    }

    fn tension(&self) -> Vec<Value> {
        let all = self.scenario.relations.iter().zip(self.state.tension).enumerate();
        all.map(|(at, (relation, tension))| {
            let title = self.scenario.text(relation.title);
            let people: Vec<PersonId> = options::people(relation.between).collect();
            let name = if title.is_empty() { words::names(self.scenario, &people) } else { title.to_owned() };
            let value = format!("{tension}, {}", words::tension(tension));
            let is =
                move |event: &Event| matches!(event, Event::TensionMoved { relation, .. } if relation.index() == at);
            let start = format!("{} at the start", self.session.origin().tension[at]);
            self.value((&name, &relation.id), value, tension > 0, is, start)
        })
        .collect()
    }

    fn flags(&self) -> Vec<Value> {
        let all = self.scenario.flags.iter().enumerate();
        all.map(|(at, flag)| {
            let id = FlagId::at(at);
            let on = self.state.flags & id.bit() != 0;
            let title = self.scenario.text(flag.title);
            let is = move |event: &Event| matches!(event, Event::FlagSet(set) | Event::FlagCleared(set) if *set == id);
            let start = if on { "Set as the rehearsal began" } else { "Never set so far" };
            let name = if title.is_empty() { &flag.id } else { title };
            self.value((name, &flag.id), if on { "set" } else { "not set" }.to_owned(), on, is, start)
        })
        .collect()
    }

    fn hours(&self) -> Vec<Value> {
        let (scenario, state) = (self.scenario, self.state);
        let all = scenario.cast.iter().enumerate();
        all.filter_map(|(at, who)| {
            let has = table::minutes_of(scenario, state, PersonId::at(at), state.current_window())?;
            let asked = table::minutes_asked(scenario, state.package(), PersonId::at(at));
            let value =
                format!("{} before the window, {} of them promised", time::duration(has), time::duration(asked));
            let is = move |event: &Event| matches!(event, Event::HoursSpent { person, .. } if person.index() == at);
            Some(self.value((scenario.text(who.name), &who.id), value, true, is, "Nothing lost so far"))
        })
        .collect()
    }

    fn dice(&self) -> Vec<Value> {
        let seed = Value {
            name: "Seed".into(),
            id: String::new(),
            value: self.state.seed.to_string(),
            reason: "Chosen as the rehearsal began".into(),
            fresh: false,
            on: true,
        };
        let chances = self.scenario.chances.iter().enumerate().map(|(at, (id, _))| {
            let drawn = self.state.drawn[at];
            let is = move |event: &Event| matches!(event, Event::ChanceFell { chance, .. } if chance.index() == at);
            self.value((id, id), format!("drawn {drawn} times"), drawn > 0, is, "Never drawn so far")
        });
        std::iter::once(seed).chain(chances).collect()
    }
}

/// A phrase as the start of a line.
pub fn capital(words: &str) -> String {
    let mut chars = words.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}
