//! The calendar: every named window with its notice and what it collides with, and the dates between them.

use super::words;
use crate::scenario::Scenario;
use crate::scenario::model::{Decision, PersonId, RiskId, WindowId};
use crate::sim::{State, gauges};
use crate::text::time;

/// What lies ahead, in minutes of the story's clock and in words.
#[derive(Clone, PartialEq, Debug)]
pub struct Calendar {
    /// When the story started.
    pub opened: u32,
    /// Now.
    pub now: u32,
    /// When the last decision was taken; what lies between has just passed.
    pub since: u32,
    /// Whether the change authority has decided: the other windows are no choice any more.
    pub settled: bool,
    /// The windows, in the order of the file.
    pub windows: Vec<WindowDate>,
    /// The other dates, in their order.
    pub dates: Vec<DateView>,
}

/// A window in the calendar.
#[derive(Clone, PartialEq, Debug)]
pub struct WindowDate {
    /// The window.
    pub id: WindowId,
    /// Its name.
    pub title: String,
    /// When it opens.
    pub opens: u32,
    /// When it closes.
    pub closes: u32,
    /// Both in words.
    pub when: String,
    /// How long until it opens; empty once it has.
    pub opens_in: String,
    /// Whether it is on the schedule.
    pub scheduled: bool,
    /// What it collides with and who is covered.
    pub note: String,
    /// Until when those affected must be told: the moment, and how that stands.
    pub notice: Option<(u32, String)>,
    /// Risks in sight that it alone, or not every window, brings.
    pub brings: Vec<String>,
    /// The hours that people gain until then.
    pub more: String,
}

/// A date that people live towards.
#[derive(Clone, PartialEq, Debug)]
pub struct DateView {
    /// What.
    pub title: String,
    /// When.
    pub at: u32,
    /// When, in words.
    pub when: String,
    /// How long until then; empty once it is past.
    pub until: String,
}

impl Calendar {
    /// Windows and dates still ahead by their moment: what, when, and whether it is the window on the schedule.
    pub fn ahead(&self) -> Vec<Ahead<'_>> {
        let open = |window: &&WindowDate| window.opens > self.now && (window.scheduled || !self.settled);
        let windows = self.windows.iter().filter(open).map(|window| Ahead {
            title: &window.title,
            at: window.opens,
            closes: window.closes,
            until: &window.opens_in,
            window: true,
            scheduled: window.scheduled,
        });
        let dates = self.dates.iter().filter(|date| date.at > self.now).map(|date| Ahead {
            title: &date.title,
            at: date.at,
            closes: date.at,
            until: &date.until,
            window: false,
            scheduled: false,
        });
        let mut out: Vec<_> = windows.chain(dates).collect();
        out.sort_by_key(|ahead| ahead.at);
        out
    }

    /// The last of the dates, or of the windows where there are no dates: it is the same from the first moment to the end.
    pub fn horizon(&self) -> u32 {
        let dates = self.dates.iter().map(|date| date.at).max();
        let closes = self.windows.iter().map(|window| window.closes).max();
        dates.or(closes).unwrap_or(self.opened).max(self.opened)
    }

    /// The last moment of all.
    pub fn last(&self) -> u32 {
        self.windows.iter().map(|window| window.closes).max().unwrap_or(0).max(self.horizon())
    }
}

/// Something that lies ahead.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Ahead<'a> {
    /// What.
    pub title: &'a str,
    /// When it is, or opens.
    pub at: u32,
    /// When it closes.
    pub closes: u32,
    /// How long until then.
    pub until: &'a str,
    /// Whether it is a window.
    pub window: bool,
    /// Whether it is the window on the schedule.
    pub scheduled: bool,
}

/// The calendar of a state; `before` is the moment before the last decision.
pub fn calendar(scenario: &Scenario, state: &State, before: Option<u32>) -> Calendar {
    // Once the change has begun, the other windows are no choice any more.
    let windows = (0..scenario.windows.len()).map(WindowId::at).filter(|id| !state.begun || *id == state.window);
    let windows = windows.map(|id| window(scenario, state, id));
    let mut dates: Vec<DateView> = scenario
        .deadlines
        .iter()
        .map(|date| DateView {
            title: scenario.text(date.title).to_owned(),
            at: date.at,
            when: time::moment(date.at, state.now),
            until: until(date.at, state.now),
        })
        .collect();
    dates.sort_by_key(|date| date.at);
    Calendar {
        opened: scenario.now,
        now: state.now,
        since: before.unwrap_or(state.now).min(state.now),
        settled: matches!(state.decision, Some(Decision::Approve | Decision::Keep)),
        windows: windows.collect(),
        dates,
    }
}

fn until(at: u32, now: u32) -> String {
    if at > now { time::hours(at - now) } else { String::new() }
}

fn window(scenario: &Scenario, state: &State, id: WindowId) -> WindowDate {
    let window = &scenario.windows[id.index()];
    let closes = window.opens.saturating_add(window.lasts);
    let everywhere = scenario.windows.iter().fold(u64::MAX, |all, window| all & window.risks);
    let brings = (0..scenario.risks.len()).filter(|at| (window.risks & !everywhere) >> at & 1 == 1);
    let brings = brings.filter(|at| !state.begun && gauges::seen(scenario, state, RiskId::at(*at)));
    let notice = window.notice.filter(|_| !state.begun).map(|at| {
        let words = if at > state.now {
            format!("Notice by {}, in {}", time::moment(at, state.now), time::hours(at - state.now))
        } else if state.window == id {
            format!("Notice was due by {}", time::moment(at, state.now))
        } else {
            format!("Notice was due by {}; that is over", time::moment(at, state.now))
        };
        (at, words)
    });
    let gains: Vec<u32> = scenario.cast.iter().zip(window.more).map(|(_, more)| more).collect();
    let most = gains.iter().copied().max().unwrap_or(0);
    let more = if most == 0 || state.begun {
        String::new()
    } else if gains.iter().all(|gain| *gain == most) {
        format!("{} more of everybody's hours", time::duration(most))
    } else {
        let each = gains.iter().enumerate().filter(|(_, gain)| **gain > 0);
        let each: Vec<_> = each.map(|(at, gain)| (PersonId::at(at), *gain)).collect();
        format!("More hours: {}", words::hours(scenario, &each))
    };
    WindowDate {
        id,
        title: scenario.text(window.title).to_owned(),
        opens: window.opens,
        closes,
        when: format!("{} to {}", time::moment(window.opens, state.now), time::clock(closes)),
        opens_in: until(window.opens, state.now),
        scheduled: state.window == id,
        note: scenario.text(window.note).to_owned(),
        notice,
        brings: brings.map(|at| scenario.text(scenario.risks[at].title).to_owned()).collect(),
        more,
    }
}
