//! What the workshop shows, what it remembers, and what can be asked for in it.

use crate::scenario::Scenario;
use crate::scenario::raw::Portrait;
use crate::session::{Session, Setup, Stopped};
use crate::sim::Command;
use crate::view::workshop::{Condition, Finding, Group, Map};
use egui::Key;
use std::sync::Arc;

/// What is asked for.
#[derive(Clone, PartialEq, Debug)]
pub enum Ask {
    /// Open the workshop.
    Enter,
    /// Open a file.
    Open(String),
    /// Choose another file.
    Other,
    /// Back to the title.
    Leave,
    /// Take a decision in the rehearsal.
    Take(Command),
    /// Step over so many decisions; back where negative.
    Step(isize),
    /// Begin another rehearsal.
    Begin(Box<Setup>),
    /// Play on from here.
    Play,
    /// From playing back to the workshop.
    Return,
}

/// The workshop.
pub struct WorkshopView {
    /// The file that is open; `None` while one is chosen.
    pub file: Option<FileView>,
    /// The scenarios of one's own folder.
    pub library: Vec<Shelved>,
    /// That folder; empty where there is none.
    pub folder: String,
    /// Why the last file that was asked for is not open.
    pub trouble: Option<String>,
}

/// A scenario that can be opened.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Shelved {
    /// What it is called by its file.
    pub title: String,
    /// Its file.
    pub path: String,
}

/// The file that is open.
pub struct FileView {
    /// Its name.
    pub name: String,
    /// Its path.
    pub path: String,
    /// Whether it is read anew as it is saved.
    pub watched: bool,
    /// Whether its text could be read.
    pub read: bool,
    /// Why not.
    pub unreadable: Option<String>,
    /// Whether what was read last can be played.
    pub playable: bool,
    /// What was found in it.
    pub findings: Vec<Finding>,
    /// How many of the findings are errors.
    pub errors: usize,
    /// The story as it could be played last; `None` where it never could.
    pub story: Option<StoryView>,
}

/// The story with a rehearsal of it.
pub struct StoryView {
    /// Its title.
    pub title: String,
    /// The scenario.
    pub scenario: Arc<Scenario>,
    /// The rehearsal.
    pub session: Session,
    /// Its map; only where it is shown.
    pub map: Map,
    /// Every value of the state; only where they are shown.
    pub groups: Vec<Group>,
    /// The conditions of the moment; only where they are shown.
    pub conditions: Vec<Condition>,
    /// How many decisions can be stepped forward over.
    pub ahead: usize,
    /// Where the decisions stopped as they were played again on a changed scenario.
    pub stopped: Option<Stopped>,
    /// What the beginning names that the scenario does not have.
    pub missing: Vec<String>,
}

/// A page of the workshop.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub enum Tab {
    /// The map, and what can be done now.
    #[default]
    Map,
    /// Every value with its reason.
    State,
    /// Every condition of the moment, down to its parts.
    Conditions,
    /// What was found in the file.
    Findings,
    /// Begin a rehearsal anywhere.
    Begin,
    /// The people and how they look.
    Portraits,
}

impl Tab {
    /// All, in order.
    pub const ALL: [Self; 6] = [Self::Map, Self::State, Self::Conditions, Self::Findings, Self::Begin, Self::Portraits];

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Map => "Map",
            Self::State => "State",
            Self::Conditions => "Conditions",
            Self::Findings => "Findings",
            Self::Begin => "Begin at",
            Self::Portraits => "Portraits",
        }
    }

    /// Its key.
    pub fn key(self) -> Key {
        match self {
            Self::Map => Key::M,
            Self::State => Key::V,
            Self::Conditions => Key::C,
            Self::Findings => Key::F,
            Self::Begin => Key::B,
            Self::Portraits => Key::P,
        }
    }
}

/// What the workshop remembers between frames.
#[derive(Clone, Default, Debug)]
pub struct WorkshopState {
    /// The page.
    pub tab: Tab,
    /// The path that is being written.
    pub path: String,
    /// On the map: the scene that is looked at, by its id; `None` is where the rehearsal stands.
    pub scene: Option<String>,
    /// Whether the map shall go to the scene that is looked at.
    pub follow: bool,
    /// The same from the next frame on: the focus went to a scene out of sight.
    pub next: bool,
    /// The decisions of the rehearsal when this was last drawn.
    pub steps: usize,
    /// The condition that is looked at.
    pub condition: usize,
    /// The rehearsal that is being made up.
    pub setup: Option<Setup>,
    /// The person whose portrait is looked at.
    pub person: usize,
    /// Portraits that were changed here, by the id of the person; the file has them only once they are written there.
    pub portraits: Vec<(String, Portrait)>,
    /// Whether the words for the file were just copied.
    pub copied: bool,
}
