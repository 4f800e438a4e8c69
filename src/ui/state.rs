//! What the panels remember between frames: what is open, what is being put together. Nothing of it is part of a play.

use super::around::{Aside, Overlay};
use super::class::ClassState;
use super::review::ReviewState;
use super::workshop::WorkshopState;
use crate::scenario::model::WindowId;
use crate::session::Mode;
use crate::view::LineView;

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
    /// What lies ahead.
    Calendar,
    /// The gauges over time.
    Course,
    /// The papers on the desk.
    Documents,
    /// The keys.
    Help,
}

impl Drawer {
    /// All, in the order of the bar.
    pub const ALL: [Self; 9] = [
        Self::Register,
        Self::Evidence,
        Self::People,
        Self::Agreements,
        Self::Calendar,
        Self::Transcript,
        Self::Course,
        Self::Documents,
        Self::Help,
    ];

    /// The name on its tab.
    pub fn name(self) -> &'static str {
        match self {
            Self::Register => "Register",
            Self::Evidence => "Evidence",
            Self::People => "People",
            Self::Agreements => "Agreements",
            Self::Transcript => "Transcript",
            Self::Calendar => "Calendar",
            Self::Course => "Course",
            Self::Documents => "Documents",
            Self::Help => "Help",
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
            Self::Calendar => egui::Key::K,
            Self::Course => egui::Key::V,
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

/// Looking for something in the transcript.
#[derive(Clone, Default, Debug)]
pub struct Search {
    /// What.
    pub words: String,
    /// Which of the hits one is at.
    pub hit: usize,
    /// Whether the page shall go there.
    pub go: bool,
    /// Whether one writes in the field.
    pub writing: bool,
    /// The scene to go to.
    pub scene: Option<usize>,
}

/// What the panels remember.
#[derive(Clone, Debug)]
pub struct UiState {
    /// The page laid over the title or the play.
    pub overlay: Option<Overlay>,
    /// What the pages around a play remember.
    pub aside: Aside,
    /// The open drawer.
    pub drawer: Option<Drawer>,
    /// The visit that is being looked at, by its id.
    pub visit: Option<String>,
    /// The paper that is being read.
    pub paper: usize,
    /// The one that was read before it, which lies beside it where there is room.
    pub paper_beside: Option<usize>,
    /// The papers that have been read, by their keys.
    pub papers_read: std::collections::BTreeSet<String>,
    /// At the table: whether one is listening rather than composing.
    pub listening: bool,
    /// At the table: how many of the answers, and of what was decided on them, have been told.
    pub told: usize,
    /// At the table: the window of the package.
    pub window: Option<WindowId>,
    /// At the table: its measures, as bits.
    pub measures: u64,
    /// On the page of the gauges over time: the decision that is looked at; `None` is the last one.
    pub decision: Option<usize>,
    /// At the end: the page.
    pub leaf: usize,
    /// At the end: the review.
    pub review: ReviewState,
    /// The question to think with that is asked, from 1; 0 for none.
    pub think: usize,
    /// Whether the coach speaks in practice.
    pub coach: bool,
    /// How many of the lines since the last decision have been heard.
    pub heard: usize,
    /// Whether the telephone with which a play begins was answered.
    pub answered: bool,
    /// Whether lines are heard one after the other; else all at once.
    pub line_by_line: bool,
    /// What is looked for in the transcript, and where one is in it.
    pub search: Search,
    /// In the drawer of people: whose page is open, and whether one looks at all of them round the table instead.
    pub person: usize,
    /// See `person`.
    pub round: bool,
    /// How often a drawer was opened.
    pub opened: u32,
    /// The same number when a drawer was last drawn, and for how many frames it has been, up to three.
    pub drawn: (u32, u8),
    /// What was in each drawer when it was last looked at.
    pub looked: Vec<(Drawer, u64)>,
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
    /// In the workshop.
    pub workshop: WorkshopState,
    /// In class mode.
    pub class: ClassState,
}

impl Default for UiState {
    fn default() -> Self {
        Self {
            overlay: None,
            aside: Aside::default(),
            drawer: None,
            visit: None,
            paper: 0,
            paper_beside: None,
            papers_read: Default::default(),
            listening: true,
            told: usize::MAX,
            answered: false,
            window: None,
            measures: 0,
            decision: None,
            leaf: 0,
            review: ReviewState::default(),
            think: 0,
            coach: true,
            heard: usize::MAX,
            line_by_line: true,
            search: Search::default(),
            person: 0,
            round: false,
            opened: 0,
            drawn: (0, 0),
            looked: Vec::new(),
            steps: None,
            shelf: 0,
            mode: Mode::Practice,
            sure: false,
            by_keys: false,
            focus_first: false,
            workshop: WorkshopState::default(),
            class: ClassState::default(),
        }
    }
}

impl UiState {
    /// Notices that a decision was taken or taken back: what belonged to the situation before is put away, and what came of
    /// the decision is there to be heard.
    pub fn follow(&mut self, steps: usize, lines: &[LineView]) {
        self.heard = self.heard_of(steps, lines.iter());
        self.told = self.told_of(steps);
        if self.steps != Some(steps) {
            self.steps = Some(steps);
            self.visit = None;
            self.drawer = None;
            self.listening = true;
            self.decision = None;
            self.think = 0;
            self.review.open = false;
            // What was shown at the decision before is hidden again.
            self.class = ClassState::default();
        }
    }

    /// How many of the lines since the last of so many decisions are heard: at least the first, and all of them where a
    /// decision was taken back, for they were heard before.
    pub fn heard_of<'a>(&self, steps: usize, lines: impl Iterator<Item = &'a LineView>) -> usize {
        match self.steps {
            _ if !self.line_by_line => usize::MAX,
            Some(before) if before > steps => usize::MAX,
            Some(same) if same == steps && self.heard > 0 => self.heard,
            _ => next_stop(lines, 0),
        }
    }

    /// How much has been told of what came of a package after so many decisions: nothing where it is new, all of it where a
    /// decision was taken back.
    pub fn told_of(&self, steps: usize) -> usize {
        match self.steps {
            Some(before) if before > steps => usize::MAX,
            Some(same) if same == steps => self.told,
            _ => 0,
        }
    }

    /// Whether the telephone rings: a play that begins with a call begins before it.
    pub fn ringing(&self, view: &super::PlayView) -> bool {
        !self.answered && view.steps == 0 && !view.moment.as_ref().unwrap_or(&view.scene).by_phone.is_empty()
    }

    /// Whether lines are left to hear.
    pub fn hearing(&self, lines: &[LineView]) -> bool {
        self.heard < lines.len()
    }

    /// Hears the next line.
    pub fn hear_on(&mut self, lines: &[LineView]) {
        self.heard = next_stop(lines.iter(), self.heard).min(lines.len());
    }

    /// A play starts or another one is opened.
    pub fn start_afresh(&mut self) {
        let Self { mode, shelf, by_keys, line_by_line, coach, .. } = *self;
        let workshop = std::mem::take(&mut self.workshop);
        *self = Self { mode, shelf, by_keys, line_by_line, coach, workshop, ..Self::default() };
    }

    /// A play is opened where it was left: after so many decisions, with so many lines heard.
    pub fn resume(&mut self, steps: usize, heard: usize) {
        self.start_afresh();
        self.steps = Some(steps);
        self.heard = if self.line_by_line { heard } else { usize::MAX };
        self.answered = heard > 0;
        // Lines of the scene after it were heard, so what came of a package was told.
        self.told = if heard > 1 { usize::MAX } else { 0 };
    }
}

/// How many lines have been heard when one more is: the player's own words need no waiting for.
fn next_stop<'a>(lines: impl Iterator<Item = &'a LineView>, from: usize) -> usize {
    let own = lines.skip(from).take_while(|line| line.player).count();
    from + own + 1
}
