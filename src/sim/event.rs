//! What happened: the log of a play, in the order in which it came about.

use crate::scenario::model::*;

/// One thing that happened. Applying all events of a log in order gives the state.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Event {
    /// A scene started.
    SceneEntered(SceneId),
    /// An interruption was drawn for; `None` came of it, or one before the scene that waits.
    CheckpointPassed { interruption: Option<InterruptionId>, before: SceneId },
    /// A line was said.
    Said(LineId),
    /// The player chose.
    Chosen(ChoiceId),
    /// Time passed, in minutes.
    TimePassed(u32),
    /// A person's trust moved.
    TrustMoved { person: PersonId, from: u8, to: u8 },
    /// The tension of a relation moved.
    TensionMoved { relation: RelationId, from: u8, to: u8 },
    /// A person was asked or pressed and told nothing new.
    KeptBack { person: PersonId, question: QuestionId },
    /// A fact or need came to light, told by a person or seen.
    Learned { what: KnownId, from: Option<PersonId> },
    /// Evidence ruled worlds out.
    WorldsNarrowed(u16),
    /// A risk was written into the register.
    Recorded(RiskId),
    /// A flag was set.
    FlagSet(FlagId),
    /// A flag was cleared.
    FlagCleared(FlagId),
    /// A person lost hours, in minutes.
    HoursSpent { person: PersonId, minutes: u16 },
    /// A measure was agreed on.
    MeasureAgreed(MeasureId),
    /// A measure of a package was not agreed on: its owner objects, or something that it needs fell away.
    MeasureWithdrawn { measure: MeasureId, by: Option<PersonId> },
    /// A measure was given up.
    MeasureDropped(MeasureId),
    /// The change moved to another window.
    WindowMoved(WindowId),
    /// A named chance came out.
    ChanceFell { chance: ChanceId, outcome: u8 },
    /// The player put a package forward.
    Proposed { window: WindowId, measures: u64 },
    /// A person answered the package.
    Answered { person: PersonId, accepts: bool, say: Option<TextId> },
    /// The package went to the change authority.
    Forwarded,
    /// The change authority decided.
    Ruled { ruling: RulingId, decision: Decision },
    /// There is no change authority in the story; the table's agreement counted.
    AgreedWithoutAuthority { decision: Decision },
    /// The package is off the table.
    TableCleared,
    /// The window opened and the change went in.
    Begun,
    /// A risk happened.
    Happened(RiskId),
    /// The change was taken back, in so many minutes.
    RolledBack { failed: bool, minutes: u32 },
    /// Postings resumed.
    NoReturnPassed,
    /// A risk was mended on the spot.
    Mended(RiskId),
    /// Service was lost, in minutes.
    ServiceLost(u32),
    /// The books were closed.
    Settled { outage: u32, repair: u32, finding: Finding },
    /// The story is over.
    Ended(Option<EndingId>),
}
