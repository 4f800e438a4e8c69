//! The window as it goes: its checkpoints, what service is in, who is on duty, what was promised, and what came in so far.

use super::drawers::{Agreement, agreements};
use super::scene::{LineView, lines};
use super::words;
use crate::scenario::Scenario;
use crate::scenario::model::{Choice, Cond, Effect, Finding, FlagId, MeasureId, PersonId, RiskId, SceneKind, WorldId};
use crate::session::Session;
use crate::sim::{Event, State, apply, cond, gauges, options};
use crate::text::time;

/// The window as it goes.
#[derive(Clone, PartialEq, Debug)]
pub struct NightView {
    /// The window.
    pub window: String,
    /// When it opens, in minutes.
    pub opens: u32,
    /// When it closes.
    pub closes: u32,
    /// Now.
    pub now: u32,
    /// Time until it closes; empty once it has closed.
    pub left: String,
    /// The checkpoints, in order: those behind, the present one, those that may come.
    pub checkpoints: Vec<Checkpoint>,
    /// When service was taken out for the change.
    pub began_at: Option<u32>,
    /// When postings resumed.
    pub no_return_at: Option<u32>,
    /// What service is in.
    pub service: Service,
    /// Minutes of service lost so far.
    pub lost: u32,
    /// Who is on duty, and for how long.
    pub duty: Vec<(String, String)>,
    /// What was promised and agreed beforehand, as far as it counts tonight.
    pub promises: Vec<Agreement>,
    /// Time-boxes that were promised.
    pub boxes: Vec<TimeBox>,
    /// What came in: when, what, and whether it is new.
    pub feed: Vec<Message>,
    /// What is known.
    pub known: Vec<String>,
    /// What is not known.
    pub unknown: Vec<String>,
    /// How taking it back went, once it was.
    pub rollback: Option<Rollback>,
    /// Whether the night is behind: this is what it came to.
    pub over: bool,
}

/// A checkpoint of the window.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Checkpoint {
    /// Its name.
    pub title: String,
    /// When it was reached; `None` while it lies ahead.
    pub reached: Option<u32>,
    /// When it is due at the soonest, while it lies ahead and its scene says how long it takes to get there.
    pub due: Option<u32>,
    /// Whether it is now.
    pub now: bool,
    /// Whether the way back can end here.
    pub no_return: bool,
}

/// What service is in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Service {
    /// Nothing was touched.
    Untouched,
    /// Taken out for the change since then.
    Out(u32),
    /// Back on the new state since then.
    Back(u32),
    /// Taken back to the old state since then.
    TakenBack(u32),
    /// Restored from what was kept, since then.
    Restored(u32),
}

impl Service {
    /// In words: what, and since when.
    pub fn words(self) -> (&'static str, String) {
        let since = |minute: u32| format!("since {}", time::clock(minute));
        match self {
            Self::Untouched => ("In service", "nothing has been touched yet".into()),
            Self::Out(at) => ("Out for the change", since(at)),
            Self::Back(at) => ("Back in service", format!("on the new state, {}", since(at))),
            Self::TakenBack(at) => ("Taken back", format!("on the old state, {}", since(at))),
            Self::Restored(at) => ("Restored", format!("from the backups, {}", since(at))),
        }
    }

    /// Since when, once anything was touched.
    pub fn since(self) -> Option<u32> {
        match self {
            Self::Untouched => None,
            Self::Out(at) | Self::Back(at) | Self::TakenBack(at) | Self::Restored(at) => Some(at),
        }
    }

    /// What that means for postings.
    pub fn postings(self) -> &'static str {
        match self {
            Self::Untouched => "Postings run as on any night.",
            Self::Out(_) => "Postings are held.",
            Self::Back(_) => "Postings have resumed.",
            Self::TakenBack(_) => "Postings run on the old state.",
            Self::Restored(_) => "Postings run again, and have to be reconciled.",
        }
    }
}

/// A time-box that was promised.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TimeBox {
    /// What was promised.
    pub promise: String,
    /// When it ends.
    pub ends: u32,
    /// What is left of it, in words.
    pub words: String,
    /// Whether it has run out.
    pub out: bool,
}

/// Something that came in.
#[derive(Clone, PartialEq, Debug)]
pub struct Message {
    /// When, `20:00`.
    pub when: String,
    /// What.
    pub line: LineView,
    /// Whether it came in since the last decision.
    pub new: bool,
}

/// How taking the change back went.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Rollback {
    /// The method.
    pub method: String,
    /// Whether it was rehearsed beforehand.
    pub rehearsed: bool,
    /// Whether it failed.
    pub failed: bool,
    /// Whether postings had resumed before it.
    pub too_late: bool,
    /// Minutes that it was to take.
    pub promised: u32,
    /// Minutes that it took.
    pub took: u32,
}

impl Rollback {
    /// What came of it, in a sentence.
    pub fn verdict(&self) -> &'static str {
        match (self.failed, self.too_late, self.rehearsed) {
            (true, true, _) => "Postings had resumed, so there was no way back left, only restore and reconcile.",
            (true, false, true) => {
                "It had been rehearsed and failed all the same. What was left was restore and reconcile."
            }
            (true, false, false) => {
                "It had not been rehearsed, and it failed. What was left was restore and reconcile."
            }
            (false, _, true) => "It worked, in the time that the rehearsal had taken.",
            (false, _, false) => "It worked, although it had not been rehearsed.",
        }
    }
}

/// The night of a play: while it lasts, and for one decision after it.
pub fn night(session: &Session) -> Option<NightView> {
    let (scenario, state) = (session.scenario().as_ref(), session.state());
    let is_night = |state: &State| scenario.scenes[state.scene.index()].kind == SceneKind::Night;
    let over = !is_night(state);
    if over && !session.steps().last().is_some_and(|step| is_night(&step.before)) {
        return None;
    }
    let log = Log::of(session);
    let window = &scenario.windows[state.window.index()];
    let closes = window.opens + window.lasts;
    let begun = log.begun;
    let fresh = session.steps().len();
    Some(NightView {
        window: scenario.text(window.title).to_owned(),
        opens: window.opens,
        closes,
        now: state.now,
        left: if closes > state.now { time::duration(closes - state.now) } else { String::new() },
        checkpoints: checkpoints(scenario, state, &log, over),
        began_at: log.begun,
        no_return_at: log.no_return,
        service: log.service,
        lost: if state.settled { state.outage } else { state.lost },
        duty: duty(scenario, state, &log, over),
        promises: promises(scenario, state),
        boxes: begun.map_or(Vec::new(), |begun| boxes(scenario, state, begun)),
        feed: log.feed.into_iter().map(|(step, when, line)| Message { when, line, new: step == fresh }).collect(),
        known: known(scenario, state),
        unknown: unknown(scenario, state),
        rollback: log.rollback,
        over,
    })
}

/// How taking the change back went in a play; `None` if it never was.
pub fn rollback(session: &Session) -> Option<Rollback> {
    session.state().rolled_back.then(|| Log::of(session).rollback).flatten()
}

/// What the log of a play says about the night.
struct Log {
    /// When each scene of the night was reached.
    reached: Vec<(usize, u32)>,
    begun: Option<u32>,
    no_return: Option<u32>,
    service: Service,
    rollback: Option<Rollback>,
    /// Step, time and line.
    feed: Vec<(usize, String, LineView)>,
}

impl Log {
    fn of(session: &Session) -> Self {
        let scenario = session.scenario().as_ref();
        let mut log = Self {
            reached: Vec::new(),
            begun: None,
            no_return: None,
            service: Service::Untouched,
            rollback: None,
            feed: Vec::new(),
        };
        let mut state = *session.origin();
        let mut fresh = false;
        let opening = std::iter::once((0, session.opening()));
        let steps = session.steps().iter().enumerate().map(|(at, step)| (at + 1, step.events.as_slice()));
        for (step, events) in opening.chain(steps) {
            for event in events {
                let was = state;
                apply::apply(scenario, &mut state, *event);
                let night = scenario.scenes[state.scene.index()].kind == SceneKind::Night;
                match event {
                    Event::SceneEntered(scene) if night => {
                        log.reached.push((scene.index(), state.now));
                        fresh = true;
                    }
                    // What a scene waits for before anybody speaks is the way to its checkpoint.
                    Event::TimePassed(_) if fresh => {
                        if let Some(last) = log.reached.last_mut() {
                            last.1 = state.now;
                        }
                    }
                    Event::Chosen(_) => fresh = false,
                    _ => {}
                }
                log.service(scenario, &was, &state, *event);
                // Once the night was entered, everything until the first scene after it came in by night.
                if night || !log.reached.is_empty() {
                    let when = time::clock(state.now);
                    let said = lines(scenario, std::slice::from_ref(event)).into_iter();
                    log.feed.extend(said.map(|line| (step, when.clone(), line)));
                }
            }
        }
        log
    }

    fn service(&mut self, scenario: &Scenario, was: &State, state: &State, event: Event) {
        match event {
            Event::Begun => {
                self.begun = Some(state.now);
                self.service = Service::Out(state.now);
            }
            Event::NoReturnPassed => {
                self.no_return = Some(state.now);
                self.service = Service::Back(state.now);
            }
            Event::RolledBack { failed, minutes } => {
                let back = state.now + minutes;
                self.service = if failed { Service::Restored(back) } else { Service::TakenBack(back) };
                let package = was.package();
                self.rollback = Some(match &scenario.remediation {
                    Some(plan) => Rollback {
                        method: scenario.text(plan.title).to_owned(),
                        rehearsed: package & plan.rehearsed_by != 0,
                        failed,
                        too_late: was.past_no_return,
                        promised: gauges::rollback_minutes(plan, package),
                        took: minutes,
                    },
                    None => Rollback {
                        method: "The way back".into(),
                        rehearsed: false,
                        failed,
                        too_late: was.past_no_return,
                        promised: minutes,
                        took: minutes,
                    },
                });
            }
            _ => {}
        }
    }
}

/// Those behind with their minutes, and behind the present one those that the night can still come to.
fn checkpoints(scenario: &Scenario, state: &State, log: &Log, over: bool) -> Vec<Checkpoint> {
    let mut out: Vec<Checkpoint> = Vec::new();
    let make = |at: usize, reached: Option<u32>, now: bool| {
        let scene = &scenario.scenes[at];
        let choices = &scenario.choices[usize::from(scene.choices.start)..usize::from(scene.choices.end)];
        let title = scenario.text(scene.title).to_owned();
        Checkpoint { title, reached, due: None, now, no_return: choices.iter().any(ends_the_way_back) }
    };
    for (place, (at, minute)) in log.reached.iter().enumerate() {
        out.push(make(*at, Some(*minute), !over && place + 1 == log.reached.len()));
    }
    if !over {
        let current = state.scene.index();
        let act = scenario.scenes[current].act;
        let ahead = scenario.scenes.iter().enumerate().skip(current + 1);
        let ahead = ahead.filter(|(_, scene)| scene.kind == SceneKind::Night && scene.act == act);
        let mut soonest = Some(state.now);
        for (at, scene) in ahead {
            let waits = scene.effects.iter().find_map(|effect| match effect {
                Effect::Wait(minutes) => Some(*minutes),
                _ => None,
            });
            soonest = soonest.zip(waits).map(|(now, minutes)| now.saturating_add(minutes));
            out.push(Checkpoint { due: soonest, ..make(at, None, false) });
        }
    }
    out
}

fn ends_the_way_back(choice: &Choice) -> bool {
    fn ends(effect: &Effect) -> bool {
        match effect {
            Effect::PassNoReturn => true,
            Effect::IfElse(_, then, other) => then.iter().chain(other).any(ends),
            Effect::Chance(_, outcomes) => outcomes.iter().flat_map(|(_, effects)| effects).any(ends),
            _ => false,
        }
    }
    choice.effects.iter().any(ends)
}

/// Who is there, and since when the night has lasted for them.
fn duty(scenario: &Scenario, state: &State, log: &Log, over: bool) -> Vec<(String, String)> {
    let Some((_, since)) = log.reached.first().filter(|_| !over) else { return Vec::new() };
    let lasted = state.now.saturating_sub(*since);
    let people = options::people(options::present(scenario, state));
    let name = |id: PersonId| scenario.text(scenario.cast[id.index()].name).to_owned();
    let words = if lasted == 0 { "from now".to_owned() } else { format!("for {}", time::duration(lasted)) };
    people.map(|id| (name(id), words.clone())).collect()
}

/// What was promised or agreed and is asked for by some line, option or effect of a night, or keeps a promise of time.
fn promises(scenario: &Scenario, state: &State) -> Vec<Agreement> {
    let (mut flags, mut measures) = (0u128, scenario.remediation.as_ref().map_or(0, |plan| plan.rehearsed_by));
    let mut conds: Vec<&Cond> = Vec::new();
    for scene in scenario.scenes.iter().filter(|scene| scene.kind == SceneKind::Night) {
        let spoken = scenario.lines[scene.lines.start as usize..scene.lines.end as usize].iter();
        conds.extend(spoken.map(|line| &line.when));
        for choice in &scenario.choices[usize::from(scene.choices.start)..usize::from(scene.choices.end)] {
            conds.extend([&choice.when, &choice.allowed]);
            choice.effects.iter().for_each(|effect| asked(effect, &mut conds));
        }
    }
    while let Some(cond) = conds.pop() {
        match cond {
            Cond::All(all) | Cond::Any(all) => conds.extend(all.iter()),
            Cond::Not(cond) => conds.push(cond),
            Cond::Flag(flag) => flags |= flag.bit(),
            Cond::Agreed(measure) | Cond::Proposed(measure) => measures |= measure.bit() as u64,
            _ => {}
        }
    }
    let boxed = scenario.flags.iter().enumerate().filter(|(_, flag)| flag.time_box.is_some());
    flags |= boxed.fold(0, |bits, (at, _)| bits | FlagId::at(at).bit());
    let only = State { flags: state.flags & flags, agreed: state.agreed & measures, ..*state };
    agreements(scenario, &only)
}

/// The conditions that an effect asks.
fn asked<'a>(effect: &'a Effect, conds: &mut Vec<&'a Cond>) {
    match effect {
        Effect::IfElse(cond, then, other) => {
            conds.push(cond);
            then.iter().chain(other).for_each(|effect| asked(effect, conds));
        }
        Effect::Chance(_, outcomes) => {
            outcomes.iter().flat_map(|(_, effects)| effects).for_each(|effect| asked(effect, conds));
        }
        _ => {}
    }
}

/// The time-boxes that stand, as long as the change can be taken back.
fn boxes(scenario: &Scenario, state: &State, begun: u32) -> Vec<TimeBox> {
    let open = !state.past_no_return && !state.rolled_back;
    let standing = scenario.flags.iter().enumerate().filter(|(at, _)| open && state.flags >> at & 1 == 1);
    let standing = standing.filter_map(|(_, flag)| flag.time_box.map(|minutes| (flag, begun + minutes)));
    standing
        .map(|(flag, ends)| {
            let clock = time::clock(ends);
            let words = match state.now.cmp(&ends) {
                std::cmp::Ordering::Less => {
                    format!("{} until {clock}, when the time-box ends", time::duration(ends - state.now))
                }
                std::cmp::Ordering::Equal => format!("It is {clock}: the time-box ends now"),
                std::cmp::Ordering::Greater => {
                    format!("The time-box ended at {clock}, {} ago", time::duration(state.now - ends))
                }
            };
            TimeBox { promise: scenario.text(flag.title).to_owned(), ends, words, out: state.now >= ends }
        })
        .collect()
}

/// Facts that bear on what can go wrong tonight: those that brought a risk to light, that a condition of a risk asks for, or
/// that a measure brought back.
fn known(scenario: &Scenario, state: &State) -> Vec<String> {
    let mut bears = 0u128;
    for risk in scenario.risks.iter().filter(|risk| risk.strikes_in_window()) {
        bears |= risk.hidden_until.map_or(0, |what| what.bit());
        let mut conds: Vec<&Cond> = risk.changed.iter().map(|(when, _)| when).collect();
        conds.extend(risk.treats.iter().map(|(_, treat)| &treat.when));
        while let Some(cond) = conds.pop() {
            match cond {
                Cond::All(all) | Cond::Any(all) => conds.extend(all.iter()),
                Cond::Not(cond) => conds.push(cond),
                Cond::Known(what) => bears |= what.bit(),
                _ => {}
            }
        }
    }
    for (at, measure) in scenario.measures.iter().enumerate() {
        if state.agreed & MeasureId::at(at).bit() as u64 != 0 {
            bears |= measure.reveals.iter().fold(0, |bits, (what, _)| bits | what.bit());
        }
    }
    let facts = scenario.known.iter().take(scenario.facts).enumerate();
    let facts = facts.filter(|(at, _)| state.known & bears & (1u128 << at) != 0);
    facts.map(|(_, fact)| scenario.text(fact.title).to_owned()).collect()
}

/// What can still go wrong tonight, as far as it is in sight, and what nobody has tried.
fn unknown(scenario: &Scenario, state: &State) -> Vec<String> {
    let mut out = Vec::new();
    let rehearsed = scenario.remediation.as_ref().is_some_and(|plan| state.package() & plan.rehearsed_by != 0);
    if scenario.remediation.is_some() && !rehearsed && !state.rolled_back && !state.past_no_return {
        out.push("Whether the way back works: no rehearsal was agreed on".to_owned());
    }
    let way_back = scenario.remediation.as_ref().map(|plan| plan.risk);
    let worlds: Vec<_> = (0..scenario.worlds.len()).filter(|at| state.possible >> at & 1 == 1).collect();
    for (at, risk) in scenario.risks.iter().enumerate() {
        let id = RiskId::at(at);
        let here = scenario.windows[state.current_window().index()].risks >> at & 1 == 1;
        let open = here && cond::holds(scenario, state, &risk.open) && u128::from(state.mended) & id.bit() == 0;
        if risk.finding != Finding::None || !open || !gauges::seen(scenario, state, id) || way_back == Some(id) {
            continue;
        }
        let chance = |world: &usize| gauges::likelihood(scenario, state, WorldId::at(*world), id);
        let low = worlds.iter().map(chance).min().unwrap_or(0);
        let high = worlds.iter().map(chance).max().unwrap_or(0);
        if high == 0 || state.past_no_return {
            continue;
        }
        let percent = |permille: u32| (permille + 5) / 10;
        let odds = match (percent(low), percent(high)) {
            (low, high) if low == high => format!("{high}\u{a0}%"),
            (low, high) => format!("{low} to {high}\u{a0}%"),
        };
        let owner = risk.owner.map_or(String::new(), |who| format!(", {} owns it", words::first_name(scenario, who)));
        out.push(format!("{}: {odds}{owner}", scenario.text(risk.title)));
    }
    out
}
