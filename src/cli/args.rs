//! What can be written after `warroom`.

pub use super::review_args::{Review, ReviewFormat};
use crate::session::Mode;
use clap::{Args, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

/// A simulator for conflict resolution in IT service management.
///
/// Without a command it opens the app; where there is no display it plays in the terminal.
#[derive(Parser, Debug)]
#[command(name = "warroom", version, about, long_about = None, max_term_width = 100)]
#[command(after_help = "Exit codes: 0 done, 1 the input has errors, 2 wrong usage, 70 a bug in Warroom.")]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub verb: Option<Verb>,
}

/// The subcommands.
#[derive(Subcommand, Debug)]
pub enum Verb {
    /// Shows all scenarios: those built in, then those of your own folder
    List(List),
    /// Plays a scenario in the app, in the terminal, or by a script
    Play(Play),
    /// Plays a record again and checks that nothing in it was changed
    Replay(Replay),
    /// Draws a scenario's people, or all that a portrait can say, on one sheet
    ContactSheet(ContactSheet),
    /// Reviews a play: what each decision cost or gained, given what could be known
    Review(Review),
    /// Writes the post-implementation review of a play: the document that a change coordinator hands in
    Report(Report),
    /// Keeps a copy of a scenario as it is now, so that `check` reports what changes under the same version
    Approve(Approve),
    /// Lists what changed in a scenario since it was approved, or against another file
    Diff(Diff),
    /// Works out what a scenario comes to at best and at worst
    Solve(Solve),
    /// Makes a scenario of your own with its tests, from a template
    New(New),
    /// Plays the tests of scenarios: playthroughs in `tests.ron` beside the scenario
    Test(Test),
    /// Checks a scenario and plays its tests again at each save
    Watch(Watch),
    /// Lets bots play a scenario many times, and says what is dull, what is unfair, and what nobody ever sees
    Playtest(Playtest),
    /// Draws the story's map: scenes, the ways between them, and how often each is taken
    Graph(Graph),
    /// Opens the workshop: a scenario as it is written, with its map, its values and rehearsals of it
    Workshop(Workshop),
    /// Takes a picture of every screen of the app, at any sizes of window and text
    Capture(Capture),
    /// Says what is wrong with scenarios, what is doubtful and what to write instead
    Check(Check),
    /// Explains a rule of `check`, with an example
    Explain(Explain),
    /// Helps an editor to write scenarios; an editor starts it, see scenarios/EDITORS.md
    Lsp,
}

/// `warroom list`.
#[derive(Args, Debug)]
pub struct List {
    /// How to show them
    #[arg(long, value_enum, default_value_t)]
    pub format: ListFormat,
}

/// How the shelf is shown.
#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum ListFormat {
    /// For people.
    #[default]
    Text,
    /// One array of objects.
    Json,
}

/// `warroom play`.
#[derive(Args, Debug)]
pub struct Play {
    /// The id of a scenario (see `warroom list`), or the path of a .ron file or its folder
    #[arg(value_name = "ID_OR_FILE")]
    pub scenario: String,
    /// The seed of all chance; a new one is drawn without it, in challenge mode the days since 1970 (UTC)
    #[arg(long, value_name = "N")]
    pub seed: Option<u64>,
    /// The world that is true; without --seed and --world a first practice takes place in the default world
    #[arg(long, value_name = "ID")]
    pub world: Option<String>,
    /// In practice a decision can be taken back, in a challenge it cannot
    #[arg(long, value_enum)]
    pub mode: Option<ModeArg>,
    /// Play in the terminal, line by line; fit for a screen reader
    #[arg(long)]
    pub text: bool,
    /// In the app in class mode, for a projector: votes are counted, gauges covered, text is large
    #[arg(long, conflicts_with_all = ["text", "script", "format", "record"])]
    pub class: bool,
    /// Read the decisions from a file, one a line (`-` reads them from the standard input)
    ///
    /// A line is the id of a choice alone; at the table it is `propose WINDOW MEASURE...` or `forward`. An empty file
    /// shows the first scene, and what can be written next.
    #[arg(long, value_name = "FILE|-")]
    pub script: Option<PathBuf>,
    /// `jsonl` writes one JSON object a line; without --script it reads decisions from the standard input
    #[arg(long, value_enum)]
    pub format: Option<PlayFormat>,
    /// Write the record of the play to this file after every decision
    #[arg(long, value_name = "FILE")]
    pub record: Option<PathBuf>,
}

/// The mode of a play, on the command line.
#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
pub enum ModeArg {
    /// One can take a decision back.
    Practice,
    /// Nothing can be taken back.
    Challenge,
}

impl From<ModeArg> for Mode {
    fn from(mode: ModeArg) -> Self {
        match mode {
            ModeArg::Practice => Self::Practice,
            ModeArg::Challenge => Self::Challenge,
        }
    }
}

/// How a play is shown.
#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum PlayFormat {
    /// For people.
    #[default]
    Text,
    /// One JSON object a line.
    Jsonl,
}

/// `warroom replay`.
#[derive(Args, Debug)]
pub struct Replay {
    /// The record
    #[arg(value_name = "FILE")]
    pub record: PathBuf,
    /// The scenario that was played, if it is not on the shelf
    #[arg(long, value_name = "PATH")]
    pub scenario: Option<String>,
    /// How to show it
    #[arg(long, value_enum, default_value_t)]
    pub format: PlayFormat,
}

/// `warroom report`.
#[derive(Args, Debug)]
pub struct Report {
    /// The record
    #[arg(value_name = "RECORD")]
    pub record: PathBuf,
    /// The scenario that was played, if it is not on the shelf
    #[arg(long, value_name = "PATH")]
    pub scenario: Option<String>,
    /// What to write; without it the ending of the file says it, and without a file it is `md`
    #[arg(long, value_enum)]
    pub format: Option<ReportFormat>,
    /// Write it to this file instead of the standard output
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// With a last page for the trainer, once the play is over: what was true behind the story, and what nobody asked
    #[arg(long)]
    pub appendix: bool,
}

/// What a report is written as.
#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
pub enum ReportFormat {
    /// Markdown.
    Md,
    /// One page with charts, that stands alone and can be printed.
    Html,
    /// Pages with charts, numbered and tagged for screen readers.
    Pdf,
}

/// `warroom approve`.
#[derive(Args, Debug)]
pub struct Approve {
    /// The scenario: its file, or its folder
    #[arg(value_name = "PATH")]
    pub path: String,
    /// Approve the same version once more, though it has changed
    #[arg(long)]
    pub again: bool,
}

/// `warroom diff`.
#[derive(Args, Debug)]
pub struct Diff {
    /// The scenario: its file, or its folder
    #[arg(value_name = "PATH")]
    pub path: String,
    /// Another file to compare it with, instead of its approved copy
    #[arg(long, value_name = "FILE")]
    pub against: Option<String>,
    /// How to show it
    #[arg(long, value_enum, default_value_t)]
    pub format: DiffFormat,
}

/// How changes are shown.
#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum DiffFormat {
    /// For people.
    #[default]
    Text,
    /// One array of objects.
    Json,
}

/// How a solution is shown.
#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum SolveFormat {
    /// For people.
    #[default]
    Text,
    /// One object.
    Json,
}

/// `warroom solve`.
#[derive(Args, Debug)]
pub struct Solve {
    /// The id of a scenario (see `warroom list`), or the path of a .ron file or its folder
    #[arg(value_name = "ID_OR_FILE")]
    pub scenario: String,
    /// The best with hindsight in this world only, or in `all`
    #[arg(long, value_name = "ID")]
    pub world: Option<String>,
    /// How long to learn, where the story is too large to be worked out
    #[arg(long, value_name = "N", default_value_t = 10.0)]
    pub seconds: f64,
    /// Keep what was learned in this file, as the scenarios that are built in have it
    #[arg(long, value_name = "FILE")]
    pub keep: Option<PathBuf>,
    /// The most states of knowledge that are worked out exactly
    #[arg(long, value_name = "N", default_value_t = 20_000)]
    pub states: usize,
    /// How to show it
    #[arg(long, value_enum, default_value_t)]
    pub format: SolveFormat,
}

/// `warroom new`.
#[derive(Args, Debug)]
pub struct New {
    /// Its id: one word of small letters, digits and hyphens; a folder of that name is made here
    #[arg(value_name = "ID")]
    pub id: String,
    /// The template
    #[arg(long, value_enum, value_name = "TEMPLATE", default_value_t)]
    pub from: TemplateArg,
    /// The title; without it the id gives it
    #[arg(long, value_name = "WORDS")]
    pub title: Option<String>,
    /// Makes it in your library folder, so that it is on the shelf at once (see `warroom list`)
    #[arg(long)]
    pub library: bool,
}

/// The templates.
#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum TemplateArg {
    /// Two people, three talks, a night
    #[default]
    Minimal,
    /// A corridor and a table: three parties, three windows
    Table,
    /// Worlds, a way back, an interruption and a night in three steps
    Full,
}

impl TemplateArg {
    /// What the template is called.
    pub fn name(self) -> &'static str {
        match self {
            Self::Minimal => "minimal",
            Self::Table => "table",
            Self::Full => "full",
        }
    }
}

/// `warroom watch`.
#[derive(Args, Debug)]
pub struct Watch {
    /// The path of a scenario, of its tests or of a folder; or the id of a scenario of your library
    #[arg(value_name = "PATH", default_value = ".")]
    pub path: String,
}

/// `warroom test`.
#[derive(Args, Debug)]
pub struct Test {
    /// The path of a scenario, of its tests or of a folder; or the id of a scenario (see `warroom list`)
    #[arg(value_name = "PATH", default_value = ".")]
    pub paths: Vec<String>,
    /// Plays only the tests with this word in their name; can be given several times
    #[arg(long, value_name = "WORD")]
    pub filter: Vec<String>,
    /// Names the tests and plays none
    #[arg(long)]
    pub list: bool,
}

/// `warroom playtest`.
#[derive(Args, Debug)]
pub struct Playtest {
    /// The id of a scenario (see `warroom list`), or the path of a .ron file or its folder
    #[arg(value_name = "ID_OR_FILE")]
    pub scenario: String,
    /// How many plays for each bot, and in each world where --world names it
    #[arg(long, value_name = "N", default_value_t = 500, value_parser = clap::value_parser!(u64).range(1..=10_000_000))]
    pub runs: u64,
    /// The seed of the first play; each next play has the next
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub seed: u64,
    /// Who plays: `all`, or one of them, such as `random`, `least-used` or `textbook`
    #[arg(long, value_name = "NAME|all", default_value = "all")]
    pub bot: String,
    /// The world that is true, or `all` for as many plays in each; without it each seed draws its world
    #[arg(long, value_name = "ID|all")]
    pub world: Option<String>,
    /// How many plays in a hundred shall reach the pass mark
    #[arg(long, value_name = "PERCENT", default_value_t = 70, value_parser = clap::value_parser!(u8).range(1..=100))]
    pub pass: u8,
    /// How to show it
    #[arg(long, value_enum, default_value_t)]
    pub format: ReviewFormat,
    /// Write it to this file instead of the standard output
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Write the scripts of the odd plays into this folder, to be played again with `warroom play --script`
    #[arg(long, value_name = "FOLDER")]
    pub scripts: Option<PathBuf>,
}

/// `warroom graph`.
#[derive(Args, Debug)]
pub struct Graph {
    /// The id of a scenario (see `warroom list`), or the path of a .ron file or its folder
    #[arg(value_name = "ID_OR_FILE")]
    pub scenario: String,
    /// The file to write: .svg (a picture), .dot (for Graphviz) or .mmd (for Mermaid); without it Mermaid on the standard output
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// How often each scene is met: by the play of a record, or by `playtest`
    #[arg(long, value_name = "RECORD|playtest")]
    pub heat: Option<String>,
}

/// `warroom check`.
#[derive(Args, Debug)]
pub struct Check {
    /// Files, folders (every scenario in them, with its tests), or ids of scenarios that are built in
    #[arg(value_name = "PATH", default_value = ".")]
    pub paths: Vec<String>,
    /// How to show it
    #[arg(long, value_enum, default_value_t)]
    pub format: CheckFormat,
    /// What counts as an error as well: with `warnings`, a warning makes the exit code 1
    #[arg(long, value_name = "WHAT", value_enum)]
    pub deny: Option<Deny>,
    /// Leave out the rules that need search
    #[arg(long)]
    pub no_search: bool,
}

/// How what was found is shown.
#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum CheckFormat {
    /// With the lines of the file, the place marked, and advice.
    #[default]
    Full,
    /// One line each.
    Concise,
    /// One array of objects.
    Json,
}

/// What counts as an error as well.
#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
pub enum Deny {
    /// Warnings.
    Warnings,
}

/// `warroom explain`.
#[derive(Args, Debug)]
pub struct Explain {
    /// The code of a rule, such as W0201
    #[arg(value_name = "CODE", required_unless_present = "all")]
    pub code: Option<String>,
    /// List all rules, a line each
    #[arg(long, conflicts_with = "code")]
    pub all: bool,
}

/// `warroom contact-sheet`.
#[derive(Args, Debug)]
pub struct ContactSheet {
    /// The picture to write, a PNG
    #[arg(short, long, value_name = "FILE")]
    pub output: PathBuf,
    /// The id of a scenario (see `warroom list`), or the path of a .ron file or its folder
    #[arg(value_name = "ID_OR_FILE", default_value = "late-objection", conflicts_with = "presets")]
    pub scenario: String,
    /// Every value of every field of a portrait instead of a scenario's people
    #[arg(long)]
    pub presets: bool,
}

/// `warroom workshop`.
#[derive(Args, Debug)]
pub struct Workshop {
    /// The .ron file of a scenario, or its folder; without one, the workshop asks for it
    #[arg(value_name = "PATH")]
    pub path: Option<String>,
}

/// `warroom capture`.
#[derive(Args, Debug)]
pub struct Capture {
    /// The scenario whose screens are taken
    #[arg(value_name = "ID_OR_FILE", default_value = "late-objection")]
    pub scenario: String,
    /// The folder for the pictures; it is made if it is not there
    #[arg(short = 'o', long = "output", value_name = "FOLDER")]
    pub folder: PathBuf,
    /// The decisions of the play that is photographed, one a line; where none of them is open, any is taken
    #[arg(long, value_name = "FILE")]
    pub script: Option<PathBuf>,
    /// A size of the window in pixels; can be given several times
    #[arg(long, value_name = "WIDTHxHEIGHT", value_parser = size, default_value = "1280x720")]
    pub size: Vec<(u32, u32)>,
    /// A size of the text in percent, 80 to 200; can be given several times
    #[arg(long, value_name = "PERCENT", value_parser = clap::value_parser!(u32).range(80..=200), default_value = "100")]
    pub text: Vec<u32>,
    /// In high contrast
    #[arg(long)]
    pub contrast: bool,
    /// As eyes without the receptors for long, middle or short waves see it
    #[arg(long, value_name = "EYES", value_parser = ["protanopia", "deuteranopia", "tritanopia"])]
    pub sight: Option<String>,
    /// Takes only what has this word in the name of its file
    #[arg(long, value_name = "WORD")]
    pub only: Option<String>,
}

/// Reads `1280x720`.
fn size(words: &str) -> Result<(u32, u32), String> {
    let read = words.split_once('x').and_then(|(wide, high)| Some((wide.parse().ok()?, high.parse().ok()?)));
    let fits = |(wide, high): &(u32, u32)| (480..=7680).contains(wide) && (320..=4320).contains(high);
    read.filter(fits).ok_or_else(|| "a size is written like 1280x720, from 480x320 to 7680x4320".to_owned())
}
