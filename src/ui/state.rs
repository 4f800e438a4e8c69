//! What the panels remember between frames: what is open, what is being put together. Nothing of it is part of a play.

use crate::scenario::model::WindowId;
use crate::session::Mode;

/// A drawer.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Drawer {
    /// The risk register.
    Register,
    /// What has come to light.
    Evidence,
    /// The people.
    People,
    /// What was promised and agreed.
    Agreements,
    /// What was said.
    Transcript,
    /// The papers on the desk.
    Documents,
    /// The keys.
    Help,
}

impl Drawer {
    /// All, in the order of the bar.
    pub const ALL: [Self; 7] =
        [Self::Register, Self::Evidence, Self::People, Self::Agreements, Self::Transcript, Self::Documents, Self::Help];

    /// The name on its tab.
    pub fn name(self) -> &'static str {
        match self {
            Self::Register => "Register",
            Self::Evidence => "Evidence",
            Self::People => "People",
            Self::Agreements => "Agreements",
            Self::Transcript => "Transcript",
            Self::Documents => "Documents",
            Self::Help => "Keys",
        }
    }

    /// Its key.
    pub fn key(self) -> egui::Key {
        match self {
            Self::Register => egui::Key::R,
            Self::Evidence => egui::Key::E,
            Self::People => egui::Key::P,
            Self::Agreements => egui::Key::A,
            Self::Transcript => egui::Key::T,
            Self::Documents => egui::Key::D,
            Self::Help => egui::Key::F1,
        }
    }

    /// Its key as it stands on its tab.
    pub fn key_name(self) -> &'static str {
        match self {
            Self::Help => "?",
            other => other.key().symbol_or_name(),
        }
    }
}

/// What the panels remember.
#[derive(Clone, Debug)]
pub struct UiState {
    /// The open drawer.
    pub drawer: Option<Drawer>,
    /// The visit that is being looked at, by its id.
    pub visit: Option<String>,
    /// The paper that is being read.
    pub paper: usize,
    /// At the table: whether one is listening rather than composing.
    pub listening: bool,
    /// At the table: the window of the package.
    pub window: Option<WindowId>,
    /// At the table: its measures, as bits.
    pub measures: u64,
    /// What is looked for in the transcript.
    pub search: String,
    /// How many decisions the play had when this was last drawn; another number means a new situation.
    pub steps: Option<usize>,
    /// On the title: the scenario in hand.
    pub shelf: usize,
    /// On the title: the mode for a new play.
    pub mode: Mode,
    /// On the title: whether giving up the play under way has been asked about.
    pub sure: bool,
    /// Whether keys were used last, so that focus is to be shown.
    pub by_keys: bool,
    /// Whether the first control of the page shall take the focus.
    pub focus_first: bool,
}

impl Default for UiState {
    fn default() -> Self {
        Self {
            drawer: None,
            visit: None,
            paper: 0,
            listening: true,
            window: None,
            measures: 0,
            search: String::new(),
            steps: None,
            shelf: 0,
            mode: Mode::Practice,
            sure: false,
            by_keys: false,
            focus_first: false,
        }
    }
}

impl UiState {
    /// Notices that a decision was taken or taken back: what belonged to the situation before is put away.
    pub fn follow(&mut self, steps: usize) {
        if self.steps != Some(steps) {
            self.steps = Some(steps);
            self.visit = None;
            self.drawer = None;
            self.listening = true;
        }
    }

    /// A play starts or another one is opened.
    pub fn start_afresh(&mut self) {
        let (mode, shelf, by_keys) = (self.mode, self.shelf, self.by_keys);
        *self = Self { mode, shelf, by_keys, ..Self::default() };
    }
}
