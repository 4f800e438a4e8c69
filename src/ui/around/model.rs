//! What the pages around a play show, and what they remember.

use crate::ui::prefs::Prefs;
use egui::Id;

/// A page laid over the title or over a play.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Overlay {
    /// The play rests.
    Pause,
    /// The settings.
    Settings,
    /// The terms of the field.
    Glossary,
    /// How one plays, and the keys.
    Keys,
    /// Who and what it stands on, and the licences.
    Credits,
}

impl Overlay {
    /// Those that can be reached from anywhere, in the order in which they are offered.
    pub const PAGES: [Self; 4] = [Self::Settings, Self::Glossary, Self::Keys, Self::Credits];

    /// Its heading.
    pub fn name(self) -> &'static str {
        match self {
            Self::Pause => "Paused",
            Self::Settings => "Settings",
            Self::Glossary => "Glossary",
            Self::Keys => "How to play",
            Self::Credits => "Credits and licences",
        }
    }

    /// What leads to it from the title: its heading, or a shorter word.
    pub fn door(self) -> &'static str {
        match self {
            Self::Keys => "Help",
            Self::Credits => "Credits",
            other => other.name(),
        }
    }

    /// The key that opens it from the title.
    pub fn key(self) -> (egui::Key, &'static str) {
        match self {
            Self::Pause => (egui::Key::Escape, "Esc"),
            Self::Settings => (egui::Key::S, "S"),
            Self::Glossary => (egui::Key::G, "G"),
            Self::Keys => (egui::Key::F1, "?"),
            Self::Credits => (egui::Key::K, "K"),
        }
    }
}

/// What stands around a play in a pass.
#[derive(Clone, Default)]
pub struct Around {
    /// The settings.
    pub prefs: Prefs,
    /// Something that the player must be told: a sentence, then what to do.
    pub notice: Option<String>,
    /// Where the play under way stands; `None` on the title page.
    pub standing: Option<Standing>,
    /// Where things are kept: what, where.
    pub folders: Vec<(&'static str, String)>,
    /// Whether the processor draws, so slowly that nothing can be seen to move.
    pub by_processor: bool,
}

/// Where a play stands.
#[derive(Clone, Default)]
pub struct Standing {
    /// The scenario.
    pub title: String,
    /// When and where, and how many decisions it took.
    pub place: String,
    /// What is saved.
    pub saved: String,
    /// Whether leaving loses nothing.
    pub safe: bool,
    /// Whether it is a rehearsal, which leads back to the workshop.
    pub rehearsal: bool,
    /// Whether a class plays it.
    pub class: bool,
}

/// What the pages around a play remember between passes.
#[derive(Clone, Default, Debug)]
pub struct Aside {
    /// Whether the open page was opened from the pause, so that closing it leads back there.
    pub paused: bool,
    /// Where the pause was left.
    pub pause_at: usize,
    /// What was open in the last pass.
    pub shown: Option<Overlay>,
    /// What had the focus on the page in the last pass.
    pub focused: Option<Id>,
    /// What gets the focus back when all is closed.
    pub back: Option<Id>,
    /// The term that is read.
    pub term: usize,
    /// The terms that stood on the page when the glossary was opened.
    pub on_page: Vec<usize>,
    /// What is looked for in the glossary.
    pub search: String,
    /// The part of the credits that is read.
    pub credit: usize,
    /// The settings before they were set back to the usual.
    pub before: Option<Prefs>,
}
