//! The rubric: competencies with their anchors, success factors, weights and thresholds, as data.

use crate::scenario::model::Mode;
use serde::Deserialize;
use std::sync::LazyLock;

/// A rubric.
#[derive(Deserialize, Debug)]
#[serde(deny_unknown_fields)]
pub struct Rubric {
    /// Its id.
    pub id: String,
    /// The framework that it is anchored on.
    pub framework: String,
    /// Its edition.
    pub edition: String,
    /// What the outcome is worth.
    pub outcome: OutcomeRule,
    /// Points for a shown competency, by its level from 1 to 5.
    pub evidence: Vec<i32>,
    /// Fewer observations of a competency are insufficient evidence.
    pub least_observations: usize,
    /// How a decision is called by what it lost.
    pub words: WordRule,
    /// The totals (0 to 1000) at which each star is given.
    pub stars: Vec<u32>,
    /// The success factors.
    pub factors: Vec<Factor>,
    /// The competencies.
    pub competencies: Vec<Competency>,
    /// Hours to the next window or deadline under which time is short.
    pub short_hours: u32,
    /// The stage of a conflict from which a relation is tense, 0 to 9.
    pub tense_from: u8,
    /// The trust from which a relation works, 0 to 100.
    pub trusting_from: u8,
    /// When a way of handling conflict fits.
    pub fits: Vec<FitRule>,
}

/// What the outcome is worth, in points.
#[derive(Deserialize, Debug)]
#[serde(deny_unknown_fields)]
pub struct OutcomeRule {
    /// Trust.
    pub trust: TrustRule,
    /// The gravest finding.
    pub finding: FindingRule,
    /// Percent of the target, and points there; straight lines between.
    pub downtime: Vec<(u32, u32)>,
}

/// What trust is worth.
#[derive(Deserialize, Debug)]
#[serde(deny_unknown_fields)]
pub struct TrustRule {
    /// Points for full trust of all.
    pub points: u32,
    /// The share of the lowest person.
    pub lowest: u32,
    /// The share of the mean.
    pub mean: u32,
}

/// What each finding leaves of the points for compliance.
#[derive(Deserialize, Debug)]
#[serde(deny_unknown_fields)]
pub struct FindingRule {
    /// Nothing to report.
    pub none: u32,
    /// A note in the margin.
    pub minor: u32,
    /// A material finding.
    pub material: u32,
    /// A severe one.
    pub severe: u32,
}

/// The greatest losses, in permille of the range, for each word.
#[derive(Deserialize, Debug)]
#[serde(deny_unknown_fields)]
pub struct WordRule {
    /// As good as the best.
    pub best: u32,
    /// Sound.
    pub sound: u32,
    /// Weak.
    pub weak: u32,
    /// Costly; whatever loses more is a turning point.
    pub costly: u32,
}

/// A success factor of a practice, in our own words.
#[derive(Deserialize, Debug)]
#[serde(deny_unknown_fields)]
pub struct Factor {
    /// Such as `CE2`.
    pub id: String,
    /// The practice.
    pub practice: String,
    /// What it asks for.
    pub says: String,
}

/// A competency.
#[derive(Deserialize, Debug)]
#[serde(deny_unknown_fields)]
pub struct Competency {
    /// 1 for C1 to 8 for C8.
    pub id: u8,
    /// Its name.
    pub name: String,
    /// The success factors that it stands on.
    pub factors: Vec<String>,
    /// What one sees at each level, 1 to 5.
    pub anchors: Vec<String>,
    /// What to practise next.
    pub practise: String,
    /// Questions that help to think before a decision, and give no answer.
    pub ask: Vec<String>,
}

/// When a mode fits.
#[derive(Deserialize, Debug)]
#[serde(deny_unknown_fields)]
pub struct FitRule {
    /// The mode.
    pub mode: Mode,
    /// Where it applies.
    pub when: Situation,
    /// How well it fits there.
    pub fit: Fit,
    /// Why.
    pub why: String,
}

/// What a rule asks of a situation; what is left out does not matter.
#[derive(Deserialize, Debug, Default)]
#[serde(deny_unknown_fields, default)]
pub struct Situation {
    /// The time that is left.
    pub time: Option<Time>,
    /// What is at stake.
    pub stakes: Option<Stakes>,
    /// How people stand to each other and to the player.
    pub relation: Option<Relation>,
}

/// The time that is left.
#[derive(Deserialize, Clone, Copy, PartialEq, Eq, Debug)]
pub enum Time {
    /// Little.
    Short,
    /// Enough.
    Enough,
}

/// What is at stake.
#[derive(Deserialize, Clone, Copy, PartialEq, Eq, Debug)]
pub enum Stakes {
    /// Much.
    High,
    /// Little.
    Low,
}

/// How people stand to each other.
#[derive(Deserialize, Clone, Copy, PartialEq, Eq, Debug)]
pub enum Relation {
    /// In conflict, or without trust.
    Tense,
    /// Well enough to work.
    Working,
}

/// How well a mode fits a situation.
#[derive(Deserialize, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Fit {
    /// It does not.
    Poor,
    /// It does no harm.
    Fair,
    /// It is what the moment asks for.
    Good,
}

static ITIL4: LazyLock<Rubric> = LazyLock::new(|| {
    let read = ron::from_str(include_str!("../../assets/rubrics/itil4.ron"));
    read.unwrap_or_else(|error| panic!("assets/rubrics/itil4.ron is no rubric: {error}"))
});

impl Rubric {
    /// The rubric that is built in.
    pub fn itil4() -> &'static Self {
        &ITIL4
    }

    /// A competency by its number, 1 to 8.
    pub fn competency(&self, id: u8) -> Option<&Competency> {
        self.competencies.iter().find(|competency| competency.id == id)
    }

    /// A success factor by its id, such as `CE2`.
    pub fn factor(&self, id: &str) -> Option<&Factor> {
        self.factors.iter().find(|factor| factor.id == id)
    }
}
