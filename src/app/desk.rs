//! What the app holds: the shelf, the play under way, the settings, and a notice for the player.

use super::settings::Settings;
use crate::platform::{library, saves};
use crate::scenario::Scenario;
use crate::session::Session;
use crate::text::time;
use crate::ui::model::{Resume, ShelfView, TitleView};
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
    pub settings: Settings,
    /// Whether plays and settings are kept on the disk.
    pub keeps: bool,
    /// Whether a play under way is to be put aside before the next save: another one was begun over it.
    pub aside: bool,
}

impl Desk {
    /// The desk with the shelf and settings of this machine.
    pub fn open() -> Self {
        let mut desk = Self {
            shelf: Vec::new(),
            session: None,
            notice: None,
            settings: Settings::load(),
            keeps: true,
            aside: false,
        };
        desk.look();
        desk
    }

    /// A desk that reads and writes nothing but what it is given.
    pub fn of(scenarios: Vec<Arc<Scenario>>) -> Self {
        let shelf = scenarios.into_iter().map(|scenario| volume(scenario, Resume::Nothing)).collect();
        Self { shelf, session: None, notice: None, settings: Settings::default(), keeps: false, aside: false }
    }

    /// Looks through the shelf again: which plays are under way.
    pub fn look(&mut self) {
        if !self.keeps {
            return;
        }
        let shelf = library::shelf().into_iter().map(|item| match item.scenario {
            Ok(scenario) => {
                let resume = resume(&scenario);
                volume(scenario, resume)
            }
            Err(error) => Volume {
                view: ShelfView {
                    title: item.id.clone(),
                    summary: String::new(),
                    facts: String::new(),
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
        TitleView { shelf: self.shelf.iter().map(|volume| volume.view.clone()).collect() }
    }

    /// Saves the play under way; a failure becomes a notice.
    pub fn save(&mut self) {
        let Some(session) = self.session.as_ref().filter(|_| self.keeps) else { return };
        if std::mem::take(&mut self.aside)
            && let Err(error) = saves::put_aside(&session.scenario().id)
        {
            self.aside = true;
            self.notice =
                Some(format!("The play that was under way could not be put aside, so this one is not saved: {error}."));
            return;
        }
        if let Err(error) = saves::save(session) {
            self.notice = Some(format!(
                "This play could not be saved: {error}. You can play on; free some space or mend the folder, and the next decision saves everything."
            ));
        }
    }
}

const OPENED: &str = "Opened from a file.";

fn volume(scenario: Arc<Scenario>, resume: Resume) -> Volume {
    const HARD: [&str; 5] = ["very easy", "easy", "middling", "hard", "very hard"];
    let hard = HARD[usize::from(scenario.difficulty.clamp(1, 5)) - 1];
    let view = ShelfView {
        title: scenario.text(scenario.title).to_owned(),
        summary: scenario.text(scenario.summary).to_owned(),
        facts: format!("About {} minutes, {hard}, {}", scenario.minutes, scenario.framework),
        error: None,
        resume,
    };
    Volume { view, scenario: Some(scenario) }
}

fn resume(scenario: &Arc<Scenario>) -> Resume {
    match saves::resume(scenario) {
        Ok(None) => Resume::Nothing,
        Err(why) => Resume::Broken(why),
        Ok(Some(session)) => {
            let state = session.state();
            let scene = &scenario.scenes[state.scene.index()];
            let when = format!("{} {}", time::day(state.now), time::clock(state.now));
            let taken = match session.steps().len() {
                0 => "No decision taken yet".to_owned(),
                1 => "One decision taken".to_owned(),
                more => format!("{more} decisions taken"),
            };
            Resume::Ready(format!("{when}, {}. {taken}.", scenario.text(scene.title)))
        }
    }
}
