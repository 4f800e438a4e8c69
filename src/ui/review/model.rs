//! What the review shows, and what it remembers between passes.

use crate::report::Page;
use crate::report::what_if::OtherWay;
use std::sync::Arc;

/// How far the thinking is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Stage {
    /// Nobody thinks here.
    #[default]
    Resting,
    /// What the scenario comes to is being learned: how much of that is done, in permille.
    Learning(u32),
    /// Decisions are being weighed.
    Weighing,
    /// Nothing is left.
    Settled,
}

/// Another way that was asked for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Asked {
    /// The decision at which it parts from the play, from 1.
    pub decision: usize,
    /// What is taken there, as a line of a script.
    pub line: String,
}

/// What is known of a play.
#[derive(Clone, Default)]
pub struct ReviewView {
    /// The review, as far as it is known.
    pub page: Option<Arc<Page>>,
    /// The other way that was asked for, once it was played.
    pub other: Option<Arc<OtherWay>>,
    /// The other way that is wanted.
    pub asked: Option<Asked>,
    /// How far it is.
    pub stage: Stage,
}

/// The pages.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub enum Tab {
    /// What came of it, and where that comes from.
    #[default]
    Outcome,
    /// Every decision.
    Decisions,
    /// What was shown.
    Competencies,
}

impl Tab {
    /// All, in their order.
    pub const ALL: [Self; 3] = [Self::Outcome, Self::Decisions, Self::Competencies];

    /// What it is called.
    pub fn name(self) -> &'static str {
        match self {
            Self::Outcome => "Outcome",
            Self::Decisions => "Decisions",
            Self::Competencies => "Competencies",
        }
    }

    /// Its key.
    pub fn key(self) -> egui::Key {
        match self {
            Self::Outcome => egui::Key::O,
            Self::Decisions => egui::Key::D,
            Self::Competencies => egui::Key::C,
        }
    }
}

/// What the review remembers.
#[derive(Clone, Debug, Default)]
pub struct ReviewState {
    /// Whether it is open.
    pub open: bool,
    /// The page.
    pub tab: Tab,
    /// The decision that is looked at, from 0.
    pub decision: usize,
    /// The option of it that is looked at, among those that are shown; `None` is the best that was not taken.
    pub option: Option<usize>,
    /// The competency that is looked at, from 0.
    pub competence: usize,
    /// The number that is being typed, and when its last digit came.
    pub typed: Option<(usize, f64)>,
    /// Whether the list shall come to where the decision stands in it.
    pub follow: bool,
    /// Whether the page shall come to the other way, once it was played.
    pub show_other: bool,
}
