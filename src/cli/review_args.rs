//! What can be written after `warroom review`.

use crate::debrief::what_if::Then;
use clap::{Args, ValueEnum};
use std::path::PathBuf;

/// `warroom review`.
#[derive(Args, Debug)]
pub struct Review {
    /// The record
    #[arg(value_name = "FILE")]
    pub record: PathBuf,
    /// The scenario that was played, if it is not on the shelf
    #[arg(long, value_name = "PATH")]
    pub scenario: Option<String>,
    /// How to show it
    #[arg(long, value_enum, default_value_t)]
    pub format: ReviewFormat,
    /// Write it to this file instead of the standard output
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// The most time to weigh the decisions in; what is not decided then is said to be open
    #[arg(long, value_name = "N", default_value_t = 20.0)]
    pub seconds: f64,
    /// Take something else at decision N, and play on in the same world with the same dice
    ///
    /// `--what-if 7` takes the best other option at decision 7; `--what-if "7 LINE"` takes what LINE says, written as in a
    /// script: the id of a choice, `propose WINDOW MEASURE...` or `forward`. It can be given several times. Without it the
    /// three decisions that cost most are tried, of those that are called costly or a turning point.
    #[arg(long, value_name = "N [LINE]")]
    pub what_if: Vec<String>,
    /// Who decides after that
    #[arg(long, value_enum, default_value_t)]
    pub then: ThenArg,
}

/// How a review or a playtest is shown.
#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum ReviewFormat {
    /// For people.
    #[default]
    Text,
    /// One object.
    Json,
    /// One page with charts, that stands alone and can be printed.
    Html,
}

/// Who decides after another option was taken, on the command line.
#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum ThenArg {
    /// The best way of playing that is known.
    #[default]
    Textbook,
    /// Your own later decisions, until one is not open; then the textbook.
    Own,
}

impl From<ThenArg> for Then {
    fn from(then: ThenArg) -> Self {
        match then {
            ThenArg::Textbook => Self::Textbook,
            ThenArg::Own => Self::Own,
        }
    }
}
