//! The inks of pages that are handed on, as data: a light and a dark one for each part that they play.

use serde::Deserialize;
use std::sync::LazyLock;

/// What an ink is for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Ink {
    /// The paper itself.
    Paper,
    /// A quiet area on it.
    Panel,
    /// Hairlines and grids.
    Line,
    /// Words.
    Text,
    /// Words of less weight.
    Soft,
    /// The gauge of trust.
    Trust,
    /// The gauge of compliance risk.
    Compliance,
    /// The gauge of downtime.
    Downtime,
    /// What one should see first.
    Accent,
    /// What went well.
    Good,
    /// What wants attention.
    Warn,
    /// What cost something.
    Bad,
}

impl Ink {
    /// All of them.
    pub const ALL: [Self; 12] = [
        Self::Paper,
        Self::Panel,
        Self::Line,
        Self::Text,
        Self::Soft,
        Self::Trust,
        Self::Compliance,
        Self::Downtime,
        Self::Accent,
        Self::Good,
        Self::Warn,
        Self::Bad,
    ];

    /// Its name in a style sheet.
    pub fn name(self) -> &'static str {
        match self {
            Self::Paper => "paper",
            Self::Panel => "panel",
            Self::Line => "line",
            Self::Text => "text",
            Self::Soft => "soft",
            Self::Trust => "trust",
            Self::Compliance => "compliance",
            Self::Downtime => "downtime",
            Self::Accent => "accent",
            Self::Good => "good",
            Self::Warn => "warn",
            Self::Bad => "bad",
        }
    }

    /// On light paper and on a dark screen, as a style sheet writes them.
    pub fn pair(self) -> &'static (String, String) {
        let all = &*INKS;
        match self {
            Self::Paper => &all.paper,
            Self::Panel => &all.panel,
            Self::Line => &all.line,
            Self::Text => &all.text,
            Self::Soft => &all.soft,
            Self::Trust => &all.trust,
            Self::Compliance => &all.compliance,
            Self::Downtime => &all.downtime,
            Self::Accent => &all.accent,
            Self::Good => &all.good,
            Self::Warn => &all.warn,
            Self::Bad => &all.bad,
        }
    }

    /// Red, green and blue on paper.
    pub fn on_paper(self) -> [u8; 3] {
        let digits = self.pair().0.trim_start_matches('#');
        let part = |at: usize| digits.get(at..at + 2).and_then(|two| u8::from_str_radix(two, 16).ok()).unwrap_or(0);
        [part(0), part(2), part(4)]
    }
}

#[derive(Deserialize, Debug)]
#[serde(deny_unknown_fields)]
struct Inks {
    paper: (String, String),
    panel: (String, String),
    line: (String, String),
    text: (String, String),
    soft: (String, String),
    trust: (String, String),
    compliance: (String, String),
    downtime: (String, String),
    accent: (String, String),
    good: (String, String),
    warn: (String, String),
    bad: (String, String),
}

static INKS: LazyLock<Inks> = LazyLock::new(|| {
    ron::from_str(include_str!("../../assets/report/inks.ron")).expect("a bug: the inks of reports cannot be read")
});
