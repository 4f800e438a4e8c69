//! Two ways through a scenario side by side: as it was played, and with another decision and the policy from there on.

use super::model::{Gauge, Targets, says, sum};
use crate::debrief::what_if::Way;
use crate::scenario::Scenario;
use crate::scenario::model::Finding;
use crate::score::Rubric;
use crate::text::time;

/// Two ways side by side.
#[derive(Clone, Debug, Default)]
pub struct OtherWay {
    /// The decision at which they part, from 1.
    pub decision: usize,
    /// What was taken instead, as a line of a script.
    pub line: String,
    /// The same in words.
    pub said: String,
    /// As it was played.
    pub yours: Column,
    /// With that, and by the textbook from there on.
    pub other: Column,
    /// What the textbook did from there on: when, and what.
    pub steps: Vec<(String, String)>,
    /// What the gauges were to reach.
    pub targets: Targets,
}

/// What a way came to.
#[derive(Clone, Debug, Default)]
pub struct Column {
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
}

impl Column {
    /// The lowest trust and the mean in the end, 0 to 100.
    pub fn trust(&self) -> (u8, u8) {
        self.course.last().map_or((0, 0), |gauge| gauge.trust)
    }
}

/// Puts two ways into words.
pub fn other_way(scenario: &Scenario, decision: usize, yours: &Way, other: &Way) -> OtherWay {
    let instead = other.steps.get(decision.saturating_sub(1));
    let after = other.steps.iter().skip(decision);
    OtherWay {
        decision,
        line: instead.map_or(String::new(), |(_, command)| command.to_line(scenario)),
        said: instead.map_or(String::new(), |(_, command)| says(scenario, *command)),
        yours: column(scenario, yours),
        other: column(scenario, other),
        steps: after.map(|(at, taken)| (time::moment(at.now, scenario.now), says(scenario, *taken))).collect(),
        targets: Targets::of(scenario),
    }
}

fn column(scenario: &Scenario, way: &Way) -> Column {
    let last = &way.last;
    let ending = match last.ended {
        Some(Some(ending)) => scenario.text(scenario.endings[ending.index()].title),
        Some(None) => "The story ended",
        None => "It did not come to an end",
    };
    let finding = match last.finding {
        Finding::None => "none",
        Finding::Minor => "minor",
        Finding::Material => "material",
        Finding::Severe => "severe",
    };
    let before = way.steps.iter().enumerate().map(|(at, (state, _))| Gauge::of(scenario, state, Some(at + 1)));
    let came = if last.settled {
        let lost = if last.outage == 0 { "none".to_owned() } else { time::duration(last.outage) };
        vec![("Service lost".to_owned(), lost), ("Finding".to_owned(), finding.to_owned())]
    } else {
        vec![("The change".to_owned(), "did not go in".to_owned())]
    };
    Column {
        ending: ending.to_owned(),
        total: way.total,
        stars: way.stars,
        sum: sum(Rubric::itil4(), way.outcome, way.practice),
        course: before.chain([Gauge::of(scenario, last, None)]).collect(),
        came,
    }
}
