//! A scenario that has been checked: every id resolved to a small number, every text to a text id.

use serde::{Serialize, Serializer};
use std::ops::Range;

pub use super::raw::{Authority, Backdrop, Conduct, Decision, Finding, Look, Mode, Mood, SceneKind};

/// Declares a small number that stands for an id of a scenario.
macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident($int:ty);)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, serde::Deserialize)]
        pub struct $name(pub $int);
        impl $name {
            /// The position in the scenario's list.
            pub fn index(self) -> usize { usize::from(self.0) }
            /// The bit in a set.
            pub fn bit(self) -> u128 { 1u128.checked_shl(u32::from(self.0)).unwrap_or(0) }
            /// The id at a position; the loader keeps lists short enough.
            pub fn at(index: usize) -> Self { Self(<$int>::try_from(index).unwrap_or(<$int>::MAX)) }
        }
    )*};
}

ids! {
    /// A person.
    PersonId(u8);
    /// A relation between people.
    RelationId(u8);
    /// Something that can become known: a fact, or behind the facts a need.
    KnownId(u8);
    /// A risk.
    RiskId(u8);
    /// A measure.
    MeasureId(u8);
    /// A window.
    WindowId(u8);
    /// A world.
    WorldId(u8);
    /// A flag.
    FlagId(u8);
    /// A choice or visit that a condition remembers.
    MarkId(u8);
    /// A roll of the dice that an author named.
    ChanceId(u8);
    /// A scene.
    SceneId(u16);
    /// A choice, in the order of the file.
    ChoiceId(u16);
    /// A visit, in the order of the file.
    VisitId(u16);
    /// An interruption.
    InterruptionId(u8);
    /// An ending.
    EndingId(u8);
    /// A rule of the change authority.
    RulingId(u8);
    /// A question that somebody can answer.
    QuestionId(u16);
}

/// A text of the scenario, by position.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub struct TextId(pub u32);

/// Which words they are has no part in what a scenario does, nor has how many there are before them.
impl Serialize for TextId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_unit()
    }
}

/// A line of the scenario, by position.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub struct LineId(pub u32);

/// The most people of a scenario.
pub const MOST_PEOPLE: usize = 16;
/// The most relations.
pub const MOST_RELATIONS: usize = 16;
/// The most facts and needs together, flags, and choices or visits that conditions remember.
pub const MOST_BITS: usize = 128;
/// The most risks, measures and interruptions.
pub const MOST_ITEMS: usize = 64;
/// The most worlds and windows.
pub const MOST_WORLDS: usize = 16;
/// The most named rolls of the dice.
pub const MOST_CHANCES: usize = 32;

/// A scenario, ready to be played. What is serialised of it is what decides how a play goes, see [`super::digest`]; all that
/// is only told or shown is left out.
#[derive(Debug, Serialize)]
pub struct Scenario {
    /// Its id.
    pub id: String,
    /// Its version.
    #[serde(skip)]
    pub version: String,
    /// blake3 of the text that it was read from.
    #[serde(skip)]
    pub hash: [u8; 32],
    /// Title.
    pub title: TextId,
    /// Summary for the shelf.
    pub summary: TextId,
    /// Language of the texts.
    #[serde(skip)]
    pub language: String,
    /// Framework and edition, such as `ITIL 4`.
    #[serde(skip)]
    pub framework: String,
    /// The incident that it is based on.
    pub based_on: TextId,
    /// Minutes that a play takes at a desk.
    #[serde(skip)]
    pub minutes: u16,
    /// Difficulty, 1 to 5.
    #[serde(skip)]
    pub difficulty: u8,
    /// Who the player is.
    pub you: TextId,
    /// When the story starts, in minutes since Monday 00:00 of its first week.
    pub now: u32,
    /// The windows.
    pub windows: Vec<Window>,
    /// The window on the schedule at the start.
    pub approved: WindowId,
    /// Moments that people live towards.
    pub deadlines: Vec<Deadline>,
    /// The worlds; at least one.
    pub worlds: Vec<World>,
    /// The world of a first play.
    pub default_world: WorldId,
    /// The people.
    pub cast: Vec<Person>,
    /// The relations.
    pub relations: Vec<Relation>,
    /// Facts, and behind them the needs of all people.
    pub known: Vec<Knowable>,
    /// How many of `known` are facts.
    pub facts: usize,
    /// The risks.
    pub risks: Vec<Risk>,
    /// The measures.
    pub measures: Vec<Measure>,
    /// The way back.
    pub remediation: Option<Remediation>,
    /// The change authority.
    pub authority: Option<ChangeAuthority>,
    /// The flags.
    pub flags: Vec<Flag>,
    /// The papers.
    #[serde(skip)]
    pub documents: Vec<Document>,
    /// The first scene.
    pub start: SceneId,
    /// The scenes.
    pub scenes: Vec<Scene>,
    /// All choices, in the order of the file.
    pub choices: Vec<Choice>,
    /// All visits, in the order of the file.
    pub visits: Vec<Visit>,
    /// All lines.
    #[serde(skip)]
    pub lines: Vec<Line>,
    /// The interruptions.
    pub events: Vec<Interruption>,
    /// The endings.
    pub endings: Vec<Ending>,
    /// Targets of the gauges.
    pub scoring: Scoring,
    /// Ids of the questions.
    pub questions: Vec<String>,
    /// Ids and dice keys of the named chances.
    pub chances: Vec<(String, u64)>,
    /// All texts.
    #[serde(skip)]
    pub texts: Vec<Text>,
}

impl Scenario {
    /// The words of a text.
    pub fn text(&self, id: TextId) -> &str {
        self.texts.get(id.0 as usize).map_or("", |text| text.words.as_str())
    }

    /// A line.
    pub fn line(&self, id: LineId) -> &Line {
        &self.lines[id.0 as usize]
    }

    /// The worlds as a set of bits.
    pub fn all_worlds(&self) -> u16 {
        ((1u32 << self.worlds.len().min(MOST_WORLDS)) - 1) as u16
    }

    /// The measures as a set of bits.
    pub fn all_measures(&self) -> u64 {
        1u64.checked_shl(u32::try_from(self.measures.len()).unwrap_or(64)).map_or(u64::MAX, |beyond| beyond - 1)
    }

    /// A choice by its id.
    pub fn choice_by_id(&self, id: &str) -> Option<ChoiceId> {
        self.choices.iter().position(|choice| choice.id == id).map(ChoiceId::at)
    }

    /// A window by its id.
    pub fn window_by_id(&self, id: &str) -> Option<WindowId> {
        self.windows.iter().position(|window| window.id == id).map(WindowId::at)
    }

    /// A measure by its id.
    pub fn measure_by_id(&self, id: &str) -> Option<MeasureId> {
        self.measures.iter().position(|measure| measure.id == id).map(MeasureId::at)
    }

    /// A world by its id.
    pub fn world_by_id(&self, id: &str) -> Option<WorldId> {
        self.worlds.iter().position(|world| world.id == id).map(WorldId::at)
    }
}

/// A text with the id under which it can be translated.
#[derive(Debug, Clone)]
pub struct Text {
    /// Such as `choice.call1-probe.say`.
    pub id: String,
    /// The words, white space folded.
    pub words: String,
}

/// See [`super::raw::Window`].
#[derive(Debug, Serialize)]
pub struct Window {
    pub id: String,
    pub title: TextId,
    pub opens: u32,
    pub lasts: u32,
    pub note: TextId,
    /// Risks that exist in this window: those it adds, and those that no window adds.
    pub risks: u64,
    /// Hours that each person gains, in minutes.
    pub more: [u32; MOST_PEOPLE],
    pub notice: Option<u32>,
}

/// See [`super::raw::Deadline`].
#[derive(Debug, Serialize)]
pub struct Deadline {
    pub id: String,
    pub title: TextId,
    pub at: u32,
}

/// See [`super::raw::World`].
#[derive(Debug, Serialize)]
pub struct World {
    pub id: String,
    pub title: TextId,
    pub text: TextId,
    pub weight: u32,
    /// Risks, facts and needs, and measures that are real in this world.
    pub risks: u64,
    pub known: u128,
    pub measures: u64,
}

/// See [`super::raw::Person`].
#[derive(Debug, Serialize)]
pub struct Person {
    pub id: String,
    pub name: TextId,
    pub role: TextId,
    #[serde(skip)]
    pub side: String,
    pub about: TextId,
    pub authority: Authority,
    pub trust: u8,
    /// In minutes; `None` is as much as it takes.
    pub hours: Option<u32>,
    pub demands: TextId,
    pub needs: Vec<(KnownId, u8)>,
    pub demand: i32,
    /// How they like each window.
    pub windows: Vec<i32>,
    pub moved_by: u128,
    pub knows: Vec<Disclosure>,
    pub blocks: Vec<(Cond, TextId)>,
    pub refuses: Vec<Refusal>,
    #[serde(skip)]
    pub accepts: Range<u32>,
    /// Relations that they are part of, as bits.
    pub relations: u16,
    #[serde(skip)]
    pub portrait: Option<super::raw::Portrait>,
}

/// See [`super::raw::Disclosure`].
#[derive(Debug, Serialize)]
pub struct Disclosure {
    pub tells: KnownId,
    pub asked: QuestionId,
    pub setting: Setting,
    pub trust: u8,
    pub shown: u128,
}

/// See [`super::raw::Setting`]; people as bits.
#[derive(Debug, Clone, Copy, Serialize)]
pub enum Setting {
    Anywhere,
    Alone,
    Before(u16),
    NotBefore(u16),
}

/// See [`super::raw::Refusal`].
#[derive(Debug, Serialize)]
pub struct Refusal {
    pub lacks: Option<KnownId>,
    pub tension: u8,
    pub when: Cond,
    pub say: TextId,
}

/// See [`super::raw::Relation`].
#[derive(Debug, Serialize)]
pub struct Relation {
    pub id: String,
    pub title: TextId,
    /// People as bits.
    pub between: u16,
    pub tension: u8,
}

/// A fact, or a need.
#[derive(Debug, Serialize)]
pub struct Knowable {
    pub id: String,
    pub title: TextId,
    pub text: TextId,
    pub source: TextId,
    /// Whose need it is; `None` for a fact.
    pub need_of: Option<PersonId>,
    /// The worlds in which it is true.
    pub worlds: u16,
}

/// See [`super::raw::Risk`].
#[derive(Debug, Serialize)]
pub struct Risk {
    pub id: String,
    pub title: TextId,
    pub text: TextId,
    pub likelihood: u16,
    pub changed: Vec<(Cond, u16)>,
    pub open: Cond,
    pub outage: u32,
    pub repair: u32,
    pub finding: Finding,
    pub hidden_until: Option<KnownId>,
    pub owner: Option<PersonId>,
    /// Key of its dice.
    pub dice: u64,
    /// What measures do to it.
    pub treats: Vec<(MeasureId, Treat)>,
}

impl Risk {
    /// Whether it strikes when the change goes in; a risk with a finding is about the outside world and strikes anyway.
    pub fn strikes_in_window(&self) -> bool {
        self.finding == Finding::None
    }
}

/// See [`super::raw::Treat`].
#[derive(Debug, Clone, Serialize)]
pub struct Treat {
    pub likelihood: Option<u16>,
    pub outage: Option<u32>,
    pub when: Cond,
}

/// See [`super::raw::Measure`].
#[derive(Debug, Serialize)]
pub struct Measure {
    pub id: String,
    pub title: TextId,
    pub text: TextId,
    pub owner: PersonId,
    pub hours: Vec<(PersonId, u32)>,
    pub lead: u32,
    pub serves: u128,
    pub excludes: u64,
    pub after: u64,
    pub after_any: u64,
    pub needs: Cond,
    pub why_not: TextId,
    pub reveals: Vec<(KnownId, Cond)>,
}

/// See [`super::raw::Remediation`].
#[derive(Debug, Serialize)]
pub struct Remediation {
    pub title: TextId,
    pub risk: RiskId,
    pub takes: u32,
    pub rehearsed_by: u64,
    pub rehearsed: u32,
    pub restore: u32,
}

/// See [`super::raw::ChangeAuthority`].
#[derive(Debug, Serialize)]
pub struct ChangeAuthority {
    pub person: PersonId,
    pub rules: Vec<Ruling>,
}

/// See [`super::raw::Ruling`].
#[derive(Debug, Serialize)]
pub struct Ruling {
    pub id: String,
    pub when: Cond,
    pub decision: Decision,
    pub say: TextId,
    pub effects: Vec<Effect>,
}

/// See [`super::raw::Flag`].
#[derive(Debug, Serialize)]
pub struct Flag {
    pub id: String,
    pub title: TextId,
    pub to: Option<PersonId>,
    /// In minutes from the moment at which the change goes in.
    pub time_box: Option<u32>,
}

/// See [`super::raw::Document`].
#[derive(Debug)]
pub struct Document {
    pub id: String,
    pub title: TextId,
    pub kind: TextId,
    pub look: Look,
    pub head: TextId,
    pub text: TextId,
    pub foot: TextId,
    pub stamp: TextId,
    pub signed: Vec<Signature>,
    pub when: Cond,
}

/// See [`super::raw::Signature`].
#[derive(Debug)]
pub struct Signature {
    pub name: TextId,
    pub role: TextId,
    pub note: TextId,
}

/// See [`super::raw::Scene`].
#[derive(Debug, Serialize)]
pub struct Scene {
    pub id: String,
    pub title: TextId,
    pub kind: SceneKind,
    pub act: u8,
    pub place: TextId,
    pub at: Option<u32>,
    #[serde(skip)]
    pub backdrop: Backdrop,
    /// People as bits, those on the telephone among them.
    pub with: u16,
    /// People as bits.
    pub by_phone: u16,
    pub absent: Vec<(PersonId, Cond)>,
    /// People who are there as a voice only, while a condition holds.
    pub calls_in: Vec<(PersonId, Cond)>,
    pub interrupt: bool,
    pub effects: Vec<Effect>,
    #[serde(skip)]
    pub lines: Range<u32>,
    pub choices: Range<u16>,
    pub visits: Range<u16>,
    pub until: Vec<(u32, Cond)>,
    pub to: Option<SceneId>,
    pub routes: Vec<(Cond, SceneId)>,
    pub rounds: u8,
    pub takes: u32,
}

/// See [`super::raw::Line`].
#[derive(Debug)]
pub struct Line {
    pub by: Option<PersonId>,
    pub mood: Mood,
    pub say: TextId,
    pub when: Cond,
    pub otherwise: bool,
}

/// See [`super::raw::Choice`].
#[derive(Debug, Serialize)]
pub struct Choice {
    pub id: String,
    pub scene: SceneId,
    pub visit: Option<VisitId>,
    pub say: TextId,
    pub takes: u32,
    pub authority: Authority,
    pub when: Cond,
    pub allowed: Cond,
    pub why_not: TextId,
    pub mode: Mode,
    /// Competency (1 for C1 to 8) and level.
    pub shows: Vec<(u8, u8)>,
    pub conduct: Vec<Conduct>,
    pub effects: Vec<Effect>,
    #[serde(skip)]
    pub reply: Range<u32>,
    pub to: Option<SceneId>,
    pub why: TextId,
    #[serde(skip)]
    pub source: String,
    pub mark: Option<MarkId>,
}

/// See [`super::raw::Visit`].
#[derive(Debug, Serialize)]
pub struct Visit {
    pub id: String,
    pub title: TextId,
    pub place: TextId,
    /// The floor of the house; `None` where the author does not say.
    #[serde(skip)]
    pub floor: Option<i8>,
    #[serde(skip)]
    pub backdrop: Backdrop,
    /// People as bits, those on the telephone among them.
    pub with: u16,
    /// People as bits.
    pub by_phone: u16,
    pub takes: u32,
    pub when: Cond,
    #[serde(skip)]
    pub lines: Range<u32>,
    pub choices: Range<u16>,
    /// Remembers that it was paid.
    pub mark: MarkId,
}

/// See [`super::raw::Interruption`].
#[derive(Debug, Serialize)]
pub struct Interruption {
    pub id: String,
    pub scene: SceneId,
    pub when: Cond,
    pub weight: u32,
}

/// See [`super::raw::Ending`].
#[derive(Debug, Serialize)]
pub struct Ending {
    pub id: String,
    pub title: TextId,
    pub when: Cond,
    pub text: TextId,
}

/// See [`super::raw::Scoring`].
#[derive(Debug, Serialize)]
pub struct Scoring {
    pub trust: u8,
    pub compliance: u16,
    pub downtime: u32,
    pub packages: Vec<PackageRule>,
}

/// See [`super::raw::PackageRule`].
#[derive(Debug, Serialize)]
pub struct PackageRule {
    pub when: Cond,
    /// Competency (1 for C1 to 8) and level.
    pub shows: Vec<(u8, u8)>,
    pub why: TextId,
    #[serde(skip)]
    pub source: String,
}

/// See [`super::raw::Bound`].
#[derive(Debug, Clone, Copy, Serialize)]
pub enum Bound {
    AtLeast(u32),
    AtMost(u32),
}

impl Bound {
    /// Whether a value keeps it.
    pub fn holds(self, value: u32) -> bool {
        match self {
            Self::AtLeast(least) => value >= least,
            Self::AtMost(most) => value <= most,
        }
    }
}

/// See [`super::raw::Cond`].
#[derive(Debug, Clone, Serialize)]
pub enum Cond {
    Always,
    Never,
    All(Box<[Cond]>),
    Any(Box<[Cond]>),
    Not(Box<Cond>),
    Known(KnownId),
    Learned(KnownId),
    Seen(RiskId),
    Recorded(RiskId),
    Flag(FlagId),
    Marked(MarkId),
    Agreed(MeasureId),
    Proposed(MeasureId),
    Window(WindowId),
    Trust(PersonId, Bound),
    Tension(RelationId, Bound),
    Before(u32),
    After(u32),
    Objects(PersonId),
    Objections(Bound),
    Rounds(Bound),
    Decided(Decision),
    Ruled(RulingId),
    Happened(RiskId),
    Mended(RiskId),
    Begun,
    RolledBack,
    RollbackFailed,
    Implemented,
    Outage(Bound),
    Repair(Bound),
    Found(Finding),
    Compliance(Bound),
    Downtime(Bound),
    World(WorldId),
    RealRisk(RiskId),
    RealKnown(KnownId),
    RealMeasure(MeasureId),
}

/// See [`super::raw::Effect`].
#[derive(Debug, Serialize)]
pub enum Effect {
    Trust(PersonId, i32),
    TrustHere(i32),
    Tension(RelationId, i32),
    Ask { person: PersonId, question: QuestionId, pressed: bool },
    Learn(KnownId),
    Record(RiskId),
    Set(FlagId),
    Clear(FlagId),
    Spend(PersonId, u32),
    Wait(u32),
    Agree(MeasureId),
    Drop(MeasureId),
    Move(WindowId),
    Chance(ChanceId, Vec<(u32, Vec<Effect>)>),
    IfElse(Cond, Vec<Effect>, Vec<Effect>),
    Complete,
    ToWindow,
    Begin,
    RollBack,
    PassNoReturn,
    Mend(RiskId),
    Outage(u32),
    Settle,
    End,
}
