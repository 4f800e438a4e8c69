//! What the app holds: the shelf, the play under way, the settings, and a notice for the player.

use super::settings;
use super::workshop::{Waker, Workshop};
use crate::platform::{library, saves};
use crate::scenario::Scenario;
use crate::session::{Class, Session};
use crate::text::time;
use crate::ui::UiState;
use crate::ui::around::{Around, Standing};
use crate::ui::class::ClassView;
use crate::ui::model::{PlayView, Resume, ShelfView, TitleView};
use crate::ui::prefs::Prefs;
use crate::ui::review::ReviewView;
use crate::view;
use bevy::prelude::Resource;
use std::sync::Arc;

/// A scenario within reach.
pub struct Volume {
    /// What the title page shows of it.
    pub view: ShelfView,
    /// The scenario, if it can be played.
    pub scenario: Option<Arc<Scenario>>,
}

/// The desk.
#[derive(Resource)]
pub struct Desk {
    /// The scenarios.
    pub shelf: Vec<Volume>,
    /// The play under way; `None` on the title page.
    pub session: Option<Session>,
    /// Something that the player must be told.
    pub notice: Option<String>,
    /// The settings.
    pub settings: Prefs,
    /// Whether plays and settings are kept on the disk.
    pub keeps: bool,
    /// Whether the last decision could not be saved.
    pub unsaved: bool,
    /// Whether a play under way is to be put aside before the next save: another one was begun over it.
    pub aside: bool,
    /// What is known of the play that is over.
    pub review: ReviewView,
    /// The votes of the class that plays; `None` where no class does.
    pub class: Option<Class>,
    /// The size of the text for a class, in percent.
    pub class_text: u32,
    /// The workshop, where it is open.
    pub workshop: Option<Workshop>,
    /// Whether a file in the workshop is watched.
    pub watches: bool,
    /// Wakes the window from the thread that watches it.
    pub waker: Waker,
}

impl Desk {
    /// The desk with the shelf and settings of this machine.
    pub fn open() -> Self {
        let (settings, notice) = settings::load();
        let mut desk = Self { notice, settings, keeps: true, watches: true, ..Self::of(Vec::new()) };
        desk.look();
        desk
    }

    /// A desk that reads and writes nothing but what it is given.
    pub fn of(scenarios: Vec<Arc<Scenario>>) -> Self {
        let shelf = scenarios.into_iter().map(|scenario| volume(scenario, Resume::Nothing)).collect();
        let settings = Prefs::default();
        Self {
            shelf,
            session: None,
            notice: None,
            settings,
            keeps: false,
            unsaved: false,
            aside: false,
            review: ReviewView::default(),
            class: None,
            class_text: CLASS_TEXT,
            workshop: None,
            watches: false,
            waker: Waker::default(),
        }
    }

    /// Looks through the shelf again: which plays are under way.
    pub fn look(&mut self) {
        if !self.keeps {
            return;
        }
        let shelf = library::shelf().into_iter().map(|item| match item.scenario {
            Ok(scenario) => {
                let (resume, played) = (resume(&scenario), played(&scenario));
                let mut volume = volume(scenario, resume);
                volume.view.played = played;
                volume
            }
            Err(error) => Volume {
                view: ShelfView {
                    title: item.id.clone(),
                    summary: String::new(),
                    facts: String::new(),
                    difficulty: 0,
                    played: None,
                    error: Some(format!("{error}. `warroom play {} --text` shows them with their places.", item.id)),
                    resume: Resume::Nothing,
                },
                scenario: None,
            },
        });
        let opened = self.shelf.drain(..).filter(|volume| volume.view.facts.starts_with(OPENED));
        let other: Vec<Volume> = opened
            .map(|mut volume| {
                volume.view.resume = volume.scenario.as_ref().map_or(Resume::Nothing, resume);
                volume.view.played = volume.scenario.as_ref().and_then(played);
                volume
            })
            .collect();
        self.shelf = shelf.collect();
        self.shelf.extend(other);
    }

    /// Puts a scenario on the shelf by its id or path; answers its place.
    ///
    /// # Errors
    /// In words, if it cannot be opened.
    pub fn add(&mut self, name: &str) -> Result<usize, String> {
        let scenario = library::open(name).map_err(|error| match error {
            error @ library::OpenError::Invalid { .. } => {
                format!("{error}. `warroom play {name} --text` shows them with their places.")
            }
            other => other.to_string(),
        })?;
        let same = |volume: &Volume| volume.scenario.as_ref().is_some_and(|other| other.hash == scenario.hash);
        if let Some(at) = self.shelf.iter().position(same) {
            return Ok(at);
        }
        let resume = resume(&scenario);
        let mut volume = volume(scenario, resume);
        volume.view.facts = format!("{OPENED} {}", volume.view.facts);
        self.shelf.push(volume);
        Ok(self.shelf.len() - 1)
    }

    /// What the title page shows.
    pub fn title(&self) -> TitleView {
        let shelf = self.shelf.iter().map(|volume| volume.view.clone()).collect();
        let own = self.keeps && self.shelf.len() <= library::BUILT_IN.len();
        let own_folder = library::folder().filter(|_| own).map(|folder| folder.display().to_string());
        TitleView { shelf, own_folder }
    }

    /// The moment of the play under way, with what is known of it once it is over.
    pub fn moment(&self, ui: &UiState) -> Option<PlayView> {
        let session = self.session.as_ref()?;
        let class = self.class.as_ref().map(|class| ClassView {
            vote: view::class::vote(session, class, ui.visit.as_deref()),
            held: if session.over() { view::class::held(session, class) } else { Vec::new() },
        });
        let review = if session.over() || class.is_some() { self.review.clone() } else { ReviewView::default() };
        let view = PlayView::of(session, ui);
        // Before a class nobody whispers what would be best.
        let coach = view.coach.filter(|_| class.is_none());
        Some(PlayView { review, class, coach, ..view })
    }

    /// The size of the text: before a class it is larger, with a setting of its own.
    pub fn text_percent(&self) -> u32 {
        if self.class.is_some() && self.session.is_some() {
            // Who needs large text needs it there as well.
            self.class_text.max(self.settings.text_percent)
        } else {
            self.settings.text_percent
        }
    }

    /// What stands around the page; what only an open page shows is put together for one only.
    pub fn around(&self, ui: &UiState) -> Around {
        let open = ui.overlay.is_some();
        let standing = match (&self.session, open) {
            (None, _) => None,
            (Some(_), false) => Some(Standing::default()),
            (Some(session), true) => Some(self.standing(session)),
        };
        let folders = if open && self.keeps { folders() } else { vec![] };
        Around { prefs: self.settings, notice: self.notice.clone(), standing, folders, by_processor: false }
    }

    fn standing(&self, session: &Session) -> Standing {
        let saved = match (self.keeps, self.unsaved) {
            (true, false) => {
                "Every decision is saved as you take it. You can leave at any time and go on at this very line."
            }
            (true, true) => {
                "The last decision could not be saved. If you leave now, it is lost; what was saved before is kept."
            }
            (false, _) => "This play is not kept on the disk. If you leave, it is lost.",
        };
        let rehearsal = session.is_rehearsal();
        let saved = if rehearsal { REHEARSED } else { saved };
        let scenario = session.scenario();
        Standing {
            title: scenario.text(scenario.title).to_owned(),
            place: place(session),
            saved: saved.to_owned(),
            safe: rehearsal || self.keeps && !self.unsaved,
            rehearsal,
            class: self.class.is_some(),
        }
    }

    /// Saves the play under way; a failure becomes a notice.
    pub fn save(&mut self) {
        let Some(session) = self.session.as_ref().filter(|play| self.keeps && !play.is_rehearsal()) else { return };
        if std::mem::take(&mut self.aside)
            && let Err(error) = saves::put_aside(&session.scenario().id)
        {
            (self.aside, self.unsaved) = (true, true);
            self.notice =
                Some(format!("The play that was under way could not be put aside, so this one is not saved: {error}."));
            return;
        }
        let votes = self.class.as_mut().map_or(Ok(()), |class| {
            class.keep(session.steps().len());
            saves::keep_votes(session, class)
        });
        let saved = saves::save(session).and(votes);
        self.unsaved = saved.is_err();
        if let Err(error) = saved {
            self.notice = Some(format!(
                "This play could not be saved: {error}. You can play on; free some space or mend the folder, and the next decision saves everything."
            ));
        }
    }
}

const REHEARSED: &str =
    "This is a rehearsal: it is kept nowhere among your plays. Its decisions go back to the workshop with you.";
/// The size of the text before a class, unless it is set otherwise there.
const CLASS_TEXT: u32 = 130;
const OPENED: &str = "Opened from a file.";

fn volume(scenario: Arc<Scenario>, resume: Resume) -> Volume {
    const HARD: [&str; 5] = ["very easy", "easy", "medium", "hard", "very hard"];
    let hard = HARD[usize::from(scenario.difficulty.clamp(1, 5)) - 1];
    let view = ShelfView {
        title: scenario.text(scenario.title).to_owned(),
        summary: scenario.text(scenario.summary).to_owned(),
        facts: format!("About {} minutes, {hard}, {}", scenario.minutes, scenario.framework),
        difficulty: usize::from(scenario.difficulty.clamp(1, 5)),
        played: None,
        error: None,
        resume,
    };
    Volume { view, scenario: Some(scenario) }
}

fn resume(scenario: &Arc<Scenario>) -> Resume {
    match saves::resume(scenario) {
        Ok(None) => Resume::Nothing,
        Err(broken) => Resume::Broken(broken),
        Ok(Some(session)) => Resume::Ready(place(&session)),
    }
}

/// When and where a play stands, and how many decisions it took.
fn place(session: &Session) -> String {
    let (scenario, state) = (session.scenario(), session.state());
    let scene = &scenario.scenes[state.scene.index()];
    let when = format!("{} {}", time::day(state.now), time::clock(state.now));
    let taken = match session.steps().len() {
        0 => "No decision taken yet".to_owned(),
        1 => "One decision taken".to_owned(),
        more => format!("{more} decisions taken"),
    };
    // A scene that is called by its hour is told by its place.
    let title = scenario.text(scene.title);
    let name = if when.ends_with(title) { scenario.text(scene.place) } else { title };
    format!("{when}, {name}. {taken}.")
}

/// How often a scenario was played to its end, and how it ended last.
fn played(scenario: &Arc<Scenario>) -> Option<String> {
    let (times, last) = saves::finished(scenario);
    played_words(times, last.as_ref())
}

/// So many plays that came to their end, and how the last of them ended, in words.
pub fn played_words(times: usize, last: Option<&Session>) -> Option<String> {
    let often = match times {
        0 => return None,
        1 => "Played once".to_owned(),
        2 => "Played twice".to_owned(),
        more => format!("Played {more} times"),
    };
    let ending = last.and_then(|session| view::ending(session.scenario(), session.state()));
    Some(ending.map_or(format!("{often}."), |(title, _)| format!("{often}. Last: {title}.")))
}

/// Where things are kept.
fn folders() -> Vec<(&'static str, String)> {
    let places = [
        ("Plays under way", saves::folder()),
        ("Plays that are over", saves::records()),
        ("Scenarios of your own", library::folder()),
        ("These settings", settings::file()),
    ];
    places.into_iter().filter_map(|(what, place)| Some((what, place?.display().to_string()))).collect()
}
