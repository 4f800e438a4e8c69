//! Two ways through a scenario side by side: as it was played, and with another decision and what followed from it.

use super::document::Table;
use super::model::{Gauge, Targets, says, sum};
use crate::debrief::reviewer::Reviewer;
use crate::debrief::what_if::{self, Fate, Then, Way};
use crate::scenario::Scenario;
use crate::scenario::model::Finding;
use crate::score::Rubric;
use crate::session::Session;
use crate::sim::Command;
use crate::text::time;

/// Two ways side by side.
#[derive(Clone, Debug, Default)]
pub struct OtherWay {
    /// The decision at which they part, from 1.
    pub decision: usize,
    /// What was taken in the play, in words.
    pub taken: String,
    /// What was taken instead, as a line of a script.
    pub line: String,
    /// The same in words.
    pub said: String,
    /// As it was played.
    pub yours: Column,
    /// With that, and what followed.
    pub other: Column,
    /// Who was to decide from there on.
    pub then: Then,
    /// What was decided from there on: when, and what.
    pub steps: Vec<(String, String)>,
    /// How many of these, from the first on, are the player's own later decisions.
    pub own: usize,
    /// The first of the player's later decisions that was not open on the other way, and what it was.
    pub shut: Option<(usize, String)>,
    /// What the gauges were to reach.
    pub targets: Targets,
}

/// What a way came to.
#[derive(Clone, Debug, Default)]
pub struct Column {
    /// Whether it came to an end; before that its total says nothing.
    pub over: bool,
    /// The ending.
    pub ending: String,
    /// The total, 0 to 1000.
    pub total: u32,
    /// The stars, 0 to 5.
    pub stars: usize,
    /// What the score is the sum of: name, points reached, points possible.
    pub sum: Vec<(String, i64, Option<i64>)>,
    /// The gauges before each decision and at the end.
    pub course: Vec<Gauge>,
    /// What the night came to: service lost and the finding, in words.
    pub came: Vec<(String, String)>,
    /// The same as minutes and a finding; `None` where the change did not go in.
    pub settled: Option<(u32, Finding)>,
}

impl Column {
    /// The lowest trust and the mean in the end, 0 to 100.
    pub fn trust(&self) -> (u8, u8) {
        self.course.last().map_or((0, 0), |gauge| gauge.trust)
    }
}

/// A play with something else at a decision, counted from 1, and played on from there; beside the play itself. `None` where
/// that is not open.
pub fn try_out(
    session: &Session,
    reviewer: &Reviewer,
    decision: usize,
    instead: Command,
    then: Then,
) -> Option<OtherWay> {
    let scenario = &**session.scenario();
    let commands: Vec<Command> = session.steps().iter().map(|step| step.command).collect();
    let fate = Fate { seed: session.seed(), world: session.world() };
    let (policy, range) = (reviewer.policy(), reviewer.range());
    let (other, own) = match then {
        Then::Textbook => (what_if::play_out(scenario, policy, range, fate, &commands, decision, instead)?, 0),
        Then::Own => what_if::play_on(scenario, policy, range, fate, &commands, decision, instead)?,
    };
    let mut yours = column(scenario, &what_if::played(scenario, range, fate, &commands));
    if !yours.over {
        yours.ending = "The play is not over".to_owned();
    }
    let after = other.steps.iter().skip(decision);
    // Where it was over before, the next one was no longer wanted.
    let next = commands.get(decision + own).filter(|_| then == Then::Own && other.steps.len() > decision + own);
    Some(OtherWay {
        decision,
        taken: commands.get(decision - 1).map_or(String::new(), |taken| says(scenario, *taken)),
        line: instead.to_line(scenario),
        said: says(scenario, instead),
        yours,
        other: column(scenario, &other),
        then,
        steps: after.map(|(at, taken)| (time::moment(at.now, scenario.now), says(scenario, *taken))).collect(),
        own,
        shut: next.map(|shut| (decision + own + 1, says(scenario, *shut))),
        targets: Targets::of(scenario),
    })
}

fn column(scenario: &Scenario, way: &Way) -> Column {
    let last = &way.last;
    let ending = match last.ended {
        Some(Some(ending)) => scenario.text(scenario.endings[ending.index()].title),
        Some(None) => "The story ended",
        None => "It did not come to an end",
    };
    let came = if last.settled {
        let lost = if last.outage == 0 { "none".to_owned() } else { time::duration(last.outage) };
        vec![(LOST.to_owned(), lost), (FINDING.to_owned(), finding(last.finding).to_owned())]
    } else {
        vec![(CHANGE.to_owned(), "did not go in".to_owned())]
    };
    let before = way.steps.iter().enumerate().map(|(at, (state, _))| Gauge::of(scenario, state, Some(at + 1)));
    Column {
        over: last.ended.is_some(),
        ending: ending.to_owned(),
        total: way.total,
        stars: way.stars,
        sum: sum(Rubric::itil4(), way.outcome, way.practice),
        course: before.chain([Gauge::of(scenario, last, None)]).collect(),
        came,
        settled: last.settled.then_some((last.outage, last.finding)),
    }
}

const CHANGE: &str = "The change";
const LOST: &str = "Service lost";
const FINDING: &str = "Finding";

/// A finding in a word.
pub fn finding(finding: Finding) -> &'static str {
    match finding {
        Finding::None => "none",
        Finding::Minor => "minor",
        Finding::Material => "material",
        Finding::Severe => "severe",
    }
}

impl OtherWay {
    /// What the other way is called beside `as you played`.
    pub fn named(&self) -> &'static str {
        match self.then {
            Then::Textbook => "with this, then the textbook",
            Then::Own => "with this, then your own",
        }
    }

    /// Who decided from there on, in a sentence or two.
    pub fn went_on(&self) -> String {
        let times = |count: usize| match count {
            1 => "once".to_owned(),
            2 => "twice".to_owned(),
            count => format!("{count} times"),
        };
        let textbook = self.steps.len() - self.own;
        let over = if self.other.over { ", and it was over" } else { ", and it did not come to an end" };
        let followed = match self.own {
            0 => "None of your later decisions could be followed".to_owned(),
            1 => "Your next decision was followed".to_owned(),
            own => format!("Your next {own} decisions were followed"),
        };
        match (self.then, &self.shut, textbook) {
            (_, _, 0) if self.steps.is_empty() => "With that it was over; nothing was left to decide.".to_owned(),
            (Then::Textbook, ..) => format!("From there on the textbook decided {}{over}.", times(textbook)),
            (Then::Own, _, 0) => format!("{followed}{over}."),
            (Then::Own, Some((number, said)), _) => format!(
                "{followed}. Decision {number}, \u{201c}{said}\u{201d}, was not open on this way; from there on the textbook decided {}{over}.",
                times(textbook)
            ),
            (Then::Own, None, _) => {
                format!("{followed}; then there were no more, and the textbook decided {}{over}.", times(textbook))
            }
        }
    }

    /// Both ways side by side: ending, total and its parts, trust, and what the night came to.
    pub fn table(&self) -> Table {
        let mut head = self.named().to_owned();
        head.replace_range(..1, "W");
        let mut table = Table::new("", &[("", 3), ("As you played", 4), (&head, 4)]);
        let (yours, other) = (&self.yours, &self.other);
        let mut row = |name: &str, mine: String, theirs: String| table.rows.push(vec![name.to_owned(), mine, theirs]);
        row("Ending", yours.ending.clone(), other.ending.clone());
        let both = yours.over && other.over;
        let number = |over: bool, value: i64| if over { value.to_string() } else { "none yet".to_owned() };
        let (mine, theirs) = (i64::from(yours.total), i64::from(other.total));
        let more = if both { than(theirs, mine) } else { String::new() };
        row("Total of 1000", number(yours.over, mine), format!("{}{more}", number(other.over, theirs)));
        row("Stars of 5", number(yours.over, yours.stars as i64), number(other.over, other.stars as i64));
        for ((name, mine, most), (_, theirs, _)) in yours.sum.iter().zip(&other.sum) {
            let most = most.map_or(String::new(), |most| format!(" of {most}"));
            let more = than(*theirs, *mine);
            row(&format!("{name} points"), format!("{mine}{most}"), format!("{theirs}{most}{more}"));
        }
        let ((low, mean), (other_low, other_mean)) = (yours.trust(), other.trust());
        for (name, mine, theirs) in [("Lowest trust", low, other_low), ("Mean trust", mean, other_mean)] {
            row(name, mine.to_string(), format!("{theirs}{}", than(theirs.into(), mine.into())));
        }
        for name in [CHANGE, LOST, FINDING] {
            let (mine, theirs) = (yours.come(name), other.come(name));
            if mine.is_some() || theirs.is_some() {
                let rest = if name == CHANGE { "went in" } else { "\u{2013}" };
                let words = |come: Option<&str>| come.unwrap_or(rest).to_owned();
                row(name, words(mine), words(theirs));
            }
        }
        table
    }
}

impl Column {
    fn come(&self, name: &str) -> Option<&str> {
        self.came.iter().find(|(what, _)| what == name).map(|(_, words)| words.as_str())
    }
}

/// How much more, in brackets; nothing where it is the same.
fn than(now: i64, before: i64) -> String {
    match now - before {
        0 => String::new(),
        more => format!(" ({more:+})").replace('-', "\u{2212}"),
    }
}
