//! The entries of the index.

use crate::diagnostics::Span;
use crate::scenario::raw;

/// A moment at which the player decides between choices.
pub struct Decision<'a> {
    /// Its scene.
    pub scene: &'a raw::Scene,
    /// The visit of a hub, if it is one.
    pub visit: Option<&'a raw::Visit>,
    /// The choices.
    pub choices: &'a [raw::Choice],
    /// The number of the first choice in the model.
    pub first: usize,
    /// The people who are there, as bits.
    pub here: u16,
}

impl Decision<'_> {
    /// The id of the scene or of the visit.
    pub fn id(&self) -> &raw::Id {
        self.visit.map_or(&self.scene.id, |visit| &visit.id)
    }
}

/// What a condition decides.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Role {
    /// Whether a line is said.
    Line,
    /// Whether a choice is offered.
    Offer,
    /// Whether a choice is open.
    Lock,
    /// Whether a visit is offered.
    Visit,
    /// Who is there, and how.
    Presence,
    /// When a hub ends.
    Until,
    /// Where a scene leads.
    Route,
    /// Whether somebody blocks a package.
    Block,
    /// What somebody says when they refuse.
    Refusal,
    /// A likelihood.
    Change,
    /// Whether a risk is open.
    Open,
    /// Whether a treatment works.
    Treat,
    /// Whether a measure can be proposed.
    Needs,
    /// Whether a fact comes to light.
    Reveal,
    /// A rule of the change authority.
    Ruling,
    /// Whether a paper lies on the desk.
    Document,
    /// Whether an interruption can come.
    Event,
    /// Whether an ending is told.
    Ending,
    /// What a package shows.
    Package,
    /// What an effect does.
    Effect,
}

/// A condition, and where it stands.
pub struct Asked<'a> {
    /// The condition.
    pub cond: &'a raw::Cond,
    /// What it decides.
    pub role: Role,
    /// The record that it is a field of.
    pub record: Span,
    /// The field.
    pub field: &'static str,
}

/// Who or what does an effect.
#[derive(Clone, Copy)]
pub enum By<'a> {
    /// A scene that starts.
    Scene(&'a raw::Scene),
    /// A choice.
    Choice(&'a raw::Choice),
    /// A ruling.
    Ruling(&'a raw::Ruling),
}

impl By<'_> {
    /// Its id.
    pub fn id(&self) -> &raw::Id {
        match self {
            By::Scene(scene) => &scene.id,
            By::Choice(choice) => &choice.id,
            By::Ruling(ruling) => &ruling.id,
        }
    }

    /// The place of the whole of it.
    pub fn span(&self) -> Span {
        match self {
            By::Scene(scene) => scene.span,
            By::Choice(choice) => choice.span,
            By::Ruling(ruling) => ruling.span,
        }
    }
}

/// An effect, also one that stands within another.
pub struct Done<'a> {
    /// The effect.
    pub effect: &'a raw::Effect,
    /// Who or what does it.
    pub by: By<'a>,
    /// The people who are there, as bits; everybody at a ruling.
    pub here: u16,
}

/// Lines that follow each other.
pub struct Lines<'a> {
    /// The lines.
    pub lines: &'a [raw::Line],
    /// The people who are there, as bits.
    pub here: u16,
    /// Whether they answer a choice.
    pub reply: bool,
}
