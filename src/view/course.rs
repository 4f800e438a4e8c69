//! The gauges over time: how they stood after each decision, why they moved, and an axis of the story's clock.

use super::scene::lines;
use super::{Gauges, Reasons, gauges, reasons};
use crate::scenario::Scenario;
use crate::session::{Mode, Session, Step};
use crate::sim::{Command, State};
use crate::text::time;

/// How the gauges stood at one moment: at the start, or after a decision.
#[derive(Clone, PartialEq, Debug)]
pub struct Moment {
    /// The decision's number from 1; 0 at the start.
    pub step: usize,
    /// When it was over, in minutes since Monday 00:00 of the first week.
    pub minute: u32,
    /// When it was taken, `Tuesday 17:52`.
    pub when: String,
    /// Where it was taken.
    pub place: String,
    /// The decision's words; empty at the start.
    pub words: String,
    /// The gauges after it.
    pub gauges: Gauges,
    /// Why they moved.
    pub reasons: Reasons,
    /// Its place on the axis, in permille.
    pub at: u32,
}

/// A part of the axis between two moments.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Stretch {
    /// Where it starts and ends, in minutes.
    pub from: u32,
    /// Where it ends.
    pub to: u32,
    /// Its ends on the axis, in permille.
    pub at: [u32; 2],
    /// Whether it is shorter on the axis than its time: a long stretch in which nothing was decided.
    pub broken: bool,
}

/// The gauges over time.
#[derive(Clone, PartialEq, Debug)]
pub struct Course {
    /// The start, then each decision.
    pub moments: Vec<Moment>,
    /// The axis, in order and without holes.
    pub axis: Vec<Stretch>,
    /// Whether one can go on from a decision: in practice, and after the end.
    pub can_branch: bool,
}

/// A stretch longer than this is broken, in minutes.
const LONG: u32 = 240;
/// What a broken stretch counts on the axis.
const BROKEN: u32 = 110;
/// What a stretch counts at least, so that decisions of the same minute stay apart.
const SHORT: u32 = 16;
/// What the number of a decision takes on the axis, in permille.
const NUMBER: u32 = 31;

/// The course of a play, as far as so many of its decisions.
pub fn course(session: &Session, decisions: usize) -> Course {
    let scenario = session.scenario();
    let first = *session.origin();
    let opened = session.steps().first().map_or(*session.state(), |step| step.before);
    let start = Moment {
        step: 0,
        minute: opened.now,
        when: stamp(opened.now),
        place: place(scenario, &opened),
        words: String::new(),
        gauges: gauges(scenario, &opened),
        reasons: reasons(scenario, &first, session.opening()),
        at: 0,
    };
    let mut moments = vec![start];
    for (at, step) in session.steps().iter().enumerate().take(decisions) {
        let after = session.steps().get(at + 1).map_or(*session.state(), |next| next.before);
        moments.push(Moment {
            step: at + 1,
            minute: after.now,
            when: stamp(step.before.now),
            place: place(scenario, &step.before),
            words: decided(scenario, step),
            gauges: gauges(scenario, &after),
            reasons: reasons(scenario, &step.before, &step.events),
            at: 0,
        });
    }
    let axis = axis(&mut moments);
    Course { moments, axis, can_branch: session.mode() == Mode::Practice || session.over() }
}

/// What was decided, in words.
fn decided(scenario: &Scenario, step: &Step) -> String {
    match step.command {
        Command::Choose(_) => {
            let own = lines(scenario, &step.events).into_iter().find(|line| line.player);
            own.map_or(String::new(), |line| line.text)
        }
        Command::Propose { window, measures } => {
            let window = scenario.text(scenario.windows[window.index()].title);
            match measures.count_ones() {
                0 => format!("Put forward: {window}, without measures"),
                1 => format!("Put forward: {window}, with one measure"),
                more => format!("Put forward: {window}, with {more} measures"),
            }
        }
        Command::Forward => "Taken to the change authority over the objections".into(),
    }
}

/// Lays the moments on an axis from 0 to 1000.
fn axis(moments: &mut [Moment]) -> Vec<Stretch> {
    let counts = |from: u32, to: u32| match to.saturating_sub(from) {
        LONG.. => BROKEN,
        time => time.max(SHORT),
    };
    let total: u32 = moments.windows(2).map(|pair| counts(pair[0].minute, pair[1].minute)).sum();
    // Every decision has room for its number, as long as they are not too many; the rest goes by time.
    let steps = u32::try_from(moments.len().saturating_sub(1)).unwrap_or(u32::MAX).max(1);
    let least = (700 / steps).min(NUMBER);
    let rest = 1000 - least * steps;
    let mut out = Vec::new();
    let mut gone = 0;
    for at in 1..moments.len() {
        let (from, to) = (moments[at - 1].minute, moments[at].minute);
        let start = moments[at - 1].at;
        gone += counts(from, to);
        let end = least * u32::try_from(at).unwrap_or(0) + gone * rest / total.max(1);
        moments[at].at = end;
        out.push(Stretch { from, to, at: [start, end], broken: to.saturating_sub(from) >= LONG });
    }
    out
}

fn stamp(minute: u32) -> String {
    format!("{} {}", time::day(minute), time::clock(minute))
}

fn place(scenario: &Scenario, state: &State) -> String {
    scenario.text(scenario.scenes[state.scene.index()].title).to_owned()
}
