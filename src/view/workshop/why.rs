//! Why a condition holds or does not, down to its parts, with the numbers behind it in words.

use crate::scenario::Scenario;
use crate::scenario::model::{Bound, Cond, Decision, Finding, MarkId};
use crate::sim::{State, cond, gauges};
use crate::text::time;
use crate::view::words;

/// How the parts of a condition make it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Joint {
    /// It has no parts.
    Single,
    /// All of them must hold.
    All,
    /// One of them must hold.
    Any,
    /// Its one part must not hold.
    Not,
}

/// A condition in a state, and its parts.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Why {
    /// Whether it holds.
    pub holds: bool,
    /// How it stands in the file: `Trust("nadia", AtLeast(50))`; of parts joined, the joint alone.
    pub code: String,
    /// How it stands now: `Nadia trusts you 44 of 100; it takes at least 50`.
    pub words: String,
    /// How the parts make it.
    pub joint: Joint,
    /// The parts.
    pub parts: Vec<Why>,
}

impl Why {
    /// The parts that make it so: of a condition that does not hold, what would have to change; single ones only.
    pub fn culprits(&self) -> Vec<&Self> {
        match self.joint {
            Joint::Single => vec![self],
            Joint::Not => self.parts.iter().flat_map(Self::culprits).collect(),
            Joint::All | Joint::Any => {
                let same = self.parts.iter().filter(|part| part.holds == self.holds);
                same.flat_map(Self::culprits).collect()
            }
        }
    }
}

/// Explains a condition.
pub fn why(scenario: &Scenario, state: &State, cond: &Cond) -> Why {
    let parts = |all: &[Cond]| all.iter().map(|part| why(scenario, state, part)).collect::<Vec<_>>();
    match cond {
        Cond::All(all) => {
            let parts = parts(all);
            let (kept, most) = (parts.iter().filter(|part| part.holds).count(), parts.len());
            let words = match most {
                0 => "Nothing is asked, so it holds".to_owned(),
                _ if kept == most => format!("All {most} hold"),
                _ => format!("{kept} of {most} hold, and all must"),
            };
            Why { holds: kept == most, code: "All".into(), words, joint: Joint::All, parts }
        }
        Cond::Any(any) => {
            let parts = parts(any);
            let (kept, most) = (parts.iter().filter(|part| part.holds).count(), parts.len());
            let words = match (kept, most) {
                (_, 0) => "There is nothing that could hold".to_owned(),
                (0, _) => format!("None of {most} holds, and one must"),
                _ => format!("{kept} of {most} hold, and one is enough"),
            };
            Why { holds: kept > 0, code: "Any".into(), words, joint: Joint::Any, parts }
        }
        Cond::Not(inner) => {
            let part = why(scenario, state, inner);
            let words = if part.holds { "It must not hold, and does" } else { "It must not hold, and does not" };
            let holds = !part.holds;
            Why { holds, code: "Not".into(), words: words.into(), joint: Joint::Not, parts: vec![part] }
        }
        single => {
            let (code, words, holds) = told(scenario, state, single);
            Why { holds, code, words, joint: Joint::Single, parts: Vec::new() }
        }
    }
}

/// A single condition: how it stands in the file, how it stands now, and whether it holds.
fn told(scenario: &Scenario, state: &State, cond: &Cond) -> (String, String, bool) {
    let holds = cond::holds(scenario, state, cond);
    let says = |yes: &str, no: &str| if holds { yes.to_owned() } else { no.to_owned() };
    let quoted =
        |title: &str, id: &str| if title.is_empty() { format!("`{id}`") } else { format!("\u{201c}{title}\u{201d}") };
    let risk = |at: usize| quoted(scenario.text(scenario.risks[at].title), &scenario.risks[at].id);
    let measure = |at: usize| quoted(scenario.text(scenario.measures[at].title), &scenario.measures[at].id);
    let known = |at: usize| quoted(scenario.text(scenario.known[at].title), &scenario.known[at].id);
    let world =
        || quoted(scenario.text(scenario.worlds[state.world.index()].title), &scenario.worlds[state.world.index()].id);
    let (code, words) = match cond {
        Cond::Always => ("Always".into(), "Nothing is asked".into()),
        Cond::Never => ("Never".into(), "It can never hold".into()),
        Cond::Known(what) => {
            let item = &scenario.known[what.index()];
            let elsewhere = item.worlds & (1 << state.world.index()) == 0;
            let no = if elsewhere { "not known, and not true in this world" } else { "not known yet" };
            (call("Known", &item.id), format!("{}: {}", known(what.index()), says("known", no)))
        }
        Cond::Learned(what) => {
            let item = &scenario.known[what.index()];
            let words = says("came to light by the last decision", "did not come to light by the last decision");
            (call("Learned", &item.id), format!("{} {words}", known(what.index())))
        }
        Cond::Seen(id) => {
            let item = &scenario.risks[id.index()];
            let until = item.hidden_until.map(|what| format!("; it is hidden until {} is known", known(what.index())));
            let words = says("is in sight", "is out of sight");
            (
                call("Seen", &item.id),
                format!("{} {words}{}", risk(id.index()), until.filter(|_| !holds).unwrap_or_default()),
            )
        }
        Cond::Recorded(id) => {
            let words = says("stands in the register", "does not stand in the register");
            (call("Recorded", &scenario.risks[id.index()].id), format!("{} {words}", risk(id.index())))
        }
        Cond::Flag(id) => {
            let flag = &scenario.flags[id.index()];
            (
                call("Flag", &flag.id),
                format!("{} {}", quoted(scenario.text(flag.title), &flag.id), says("is set", "is not set")),
            )
        }
        Cond::Marked(mark) => marked(scenario, *mark, holds),
        Cond::Agreed(id) => {
            let words = says("is agreed", "is not agreed");
            (call("Agreed", &scenario.measures[id.index()].id), format!("{} {words}", measure(id.index())))
        }
        Cond::Proposed(id) => {
            let place = if state.proposed_window.is_some() { "the package on the table" } else { "what is agreed" };
            let words = says("is in", "is not in");
            (call("Proposed", &scenario.measures[id.index()].id), format!("{} {words} {place}", measure(id.index())))
        }
        Cond::Window(id) => {
            let now = &scenario.windows[state.current_window().index()];
            let place = if state.proposed_window.is_some() { "on the table" } else { "on the schedule" };
            let code = call("Window", &scenario.windows[id.index()].id);
            (code, format!("The window {place} is {}", quoted(scenario.text(now.title), &now.id)))
        }
        Cond::Trust(person, bound) => {
            let trust = u32::from(state.trust[person.index()]);
            let words = format!(
                "{} trusts you {trust} of 100; {}",
                words::first_name(scenario, *person),
                asked(*bound, u32::to_string)
            );
            return (
                bounded(&format!("\"{}\"", scenario.cast[person.index()].id), "Trust", *bound),
                words,
                bound.holds(trust),
            );
        }
        Cond::Tension(id, bound) => {
            let relation = &scenario.relations[id.index()];
            let tension = u32::from(state.tension[id.index()]);
            let words =
                format!("The tension of `{}` is {tension} of 9; {}", relation.id, asked(*bound, u32::to_string));
            return (bounded(&format!("\"{}\"", relation.id), "Tension", *bound), words, bound.holds(tension));
        }
        Cond::Before(moment) => (call("Before", &stamp(*moment)), clock(state, "before", *moment)),
        Cond::After(moment) => (call("After", &stamp(*moment)), clock(state, "at or after", *moment)),
        Cond::Objects(person) => {
            let words = says("refused the last package", "did not refuse the last package");
            (
                call("Objects", &scenario.cast[person.index()].id),
                format!("{} {words}", words::first_name(scenario, *person)),
            )
        }
        Cond::Objections(bound) => {
            return number(
                "Objections",
                "refused the last package",
                state.objections.count_ones(),
                *bound,
                u32::to_string,
            );
        }
        Cond::Rounds(bound) => {
            return number("Rounds", "packages were put forward", u32::from(state.rounds), *bound, u32::to_string);
        }
        Cond::Decided(decision) => {
            let now =
                state.decision.map_or("has not decided yet".to_owned(), |now| format!("decided: {}", decided(now)));
            (format!("Decided({decision:?})"), format!("The change authority {now}; it takes: {}", decided(*decision)))
        }
        Cond::Ruled(ruling) => {
            let rules = scenario.authority.as_ref().map_or(&[][..], |authority| &authority.rules[..]);
            let id = |at: usize| rules.get(at).map_or("?", |rule| rule.id.as_str());
            let now = state.ruling.map_or("No ruling was given yet".to_owned(), |now| {
                format!("The ruling given is `{}`", id(now.index()))
            });
            (call("Ruled", id(ruling.index())), now)
        }
        Cond::Happened(id) => (
            call("Happened", &scenario.risks[id.index()].id),
            format!("{} {}", risk(id.index()), says("has happened", "has not happened")),
        ),
        Cond::Mended(id) => (
            call("Mended", &scenario.risks[id.index()].id),
            format!("{} {}", risk(id.index()), says("was mended on the spot", "was not mended on the spot")),
        ),
        Cond::Begun => ("Begun".into(), says("The change went in", "The change has not gone in")),
        Cond::RolledBack => ("RolledBack".into(), says("The change was taken back", "The change was not taken back")),
        Cond::RollbackFailed => ("RollbackFailed".into(), says("Taking it back failed", "No way back has failed")),
        Cond::Implemented => {
            ("Implemented".into(), says("The change is in production", "The change is not in production"))
        }
        Cond::Outage(bound) => {
            let minutes = if state.settled { state.outage } else { state.lost };
            return number("Outage", "of service lost", minutes, *bound, |minutes| time::duration(*minutes));
        }
        Cond::Repair(bound) => {
            return number("Repair", "of repair", state.repair, *bound, |minutes| time::duration(*minutes));
        }
        Cond::Found(finding) => {
            let words =
                format!("The gravest finding is {}; it takes {} or graver", found(state.finding), found(*finding));
            return (format!("Found({finding:?})"), words, state.finding >= *finding);
        }
        Cond::Compliance(bound) => {
            let chance = gauges::compliance(scenario, state).centre;
            return number("Compliance", "chance of a material finding", chance, *bound, permille);
        }
        Cond::Downtime(bound) => {
            let minutes = gauges::downtime(scenario, state).band.centre;
            return number("Downtime", "of service expected to be lost", minutes, *bound, |minutes| {
                time::duration(*minutes)
            });
        }
        Cond::World(id) => (call("World", &scenario.worlds[id.index()].id), format!("The true world is {}", world())),
        Cond::RealRisk(id) => {
            let words = says("is real", "is not real");
            (
                call("Real", &scenario.risks[id.index()].id),
                format!("{} {words} in the true world, {}", risk(id.index()), world()),
            )
        }
        Cond::RealKnown(id) => {
            let words = says("is true", "is not true");
            (
                call("Real", &scenario.known[id.index()].id),
                format!("{} {words} in the true world, {}", known(id.index()), world()),
            )
        }
        Cond::RealMeasure(id) => {
            let words = says("helps", "does not help");
            (
                call("Real", &scenario.measures[id.index()].id),
                format!("{} {words} in the true world, {}", measure(id.index()), world()),
            )
        }
        Cond::All(_) | Cond::Any(_) | Cond::Not(_) => (String::new(), String::new()),
    };
    (code, words, holds)
}

/// A choice or a visit that conditions remember.
fn marked(scenario: &Scenario, mark: MarkId, holds: bool) -> (String, String) {
    if let Some(choice) = scenario.choices.iter().find(|choice| choice.mark == Some(mark)) {
        let words = if holds { "was made" } else { "was not made" };
        return (call("Chose", &choice.id), format!("The choice `{}` {words}", choice.id));
    }
    let visit = scenario.visits.iter().find(|visit| visit.mark == mark).map_or("?", |visit| visit.id.as_str());
    let words = if holds { "was paid" } else { "was not paid" };
    (call("Visited", visit), format!("The visit `{visit}` {words}"))
}

fn call(name: &str, id: &str) -> String {
    format!("{name}(\"{id}\")")
}

fn bound_code(bound: Bound) -> String {
    match bound {
        Bound::AtLeast(least) => format!("AtLeast({least})"),
        Bound::AtMost(most) => format!("AtMost({most})"),
    }
}

fn bounded(of: &str, name: &str, bound: Bound) -> String {
    format!("{name}({of}, {})", bound_code(bound))
}

/// What a bound asks for.
fn asked(bound: Bound, say: impl Fn(&u32) -> String) -> String {
    match bound {
        Bound::AtLeast(least) => format!("it takes at least {}", say(&least)),
        Bound::AtMost(most) => format!("it takes at most {}", say(&most)),
    }
}

/// A number against its bound.
fn number(name: &str, what: &str, value: u32, bound: Bound, say: impl Fn(&u32) -> String) -> (String, String, bool) {
    let words = format!("{} {what}; {}", say(&value), asked(bound, &say));
    (format!("{name}({})", bound_code(bound)), words, bound.holds(value))
}

fn permille(value: &u32) -> String {
    match value % 10 {
        0 => format!("{} %", value / 10),
        rest => format!("{}.{rest} %", value / 10),
    }
}

fn clock(state: &State, how: &str, moment: u32) -> String {
    format!("It is {}; it takes {how} {}", time::moment(state.now, state.now), time::moment(moment, state.now))
}

/// A moment as it is written in a file, `Thu+1 18:00`.
pub fn stamp(moment: u32) -> String {
    let weeks = moment / 10080;
    let day = &time::day(moment)[..3];
    let week = if weeks > 0 { format!("+{weeks}") } else { String::new() };
    format!("{day}{week} {}", time::clock(moment))
}

/// A decision of the change authority in words.
pub fn decided(decision: Decision) -> &'static str {
    match decision {
        Decision::Approve => "approved as proposed",
        Decision::Keep => "kept as scheduled",
        Decision::Return => "sent back",
    }
}

/// A finding in words.
pub fn found(finding: Finding) -> &'static str {
    match finding {
        Finding::None => "none",
        Finding::Minor => "minor",
        Finding::Material => "material",
        Finding::Severe => "severe",
    }
}
