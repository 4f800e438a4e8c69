//! The workshop as the desk holds it: the file that is watched, the last version of it that could be played, and a rehearsal.

use super::desk::Desk;
use super::window::Unsettled;
use crate::diagnostics::Source;
use crate::platform::reread::{self, Reading, Rereading};
use crate::platform::{library, nearby};
use crate::session::{Rehearsal, Setup};
use crate::ui::workshop::{FileView, Shelved, StoryView, Tab, WorkshopState, WorkshopView};
use crate::view::workshop::{conditions, findings, inspect, map};
use bevy::prelude::*;
use bevy::window::RequestRedraw;
use bevy::winit::{EventLoopProxyWrapper, WinitUserEvent};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

/// The workshop.
#[derive(Clone, Default)]
pub struct Workshop {
    /// The file that is open.
    pub open: Option<OpenFile>,
    /// Why the last file that was asked for is not open.
    pub trouble: Option<String>,
}

/// A file that is open.
#[derive(Clone)]
pub struct OpenFile {
    path: PathBuf,
    /// What was read last.
    reading: Reading,
    /// Whether a thread watches it: else it is read again when asked for.
    watch: Option<Arc<Rereading>>,
    /// What is said of that.
    watched: bool,
    /// A rehearsal on the last version that could be played.
    pub rehearsal: Option<Rehearsal>,
}

impl Workshop {
    /// Opens a file, or the scenario of a folder; `wake` is called from the thread that watches it when there is news.
    ///
    /// # Errors
    /// In words, where there is no such file; nothing has changed then.
    pub fn open(&mut self, name: &str, watched: bool, wake: impl Fn() + Send + 'static) -> Result<(), String> {
        let path = Path::new(name.trim());
        if name.trim().is_empty() {
            return Err("Write the path of a scenario file first.".into());
        }
        let path = if path.is_dir() { path.join("scenario.ron") } else { path.to_owned() };
        if !path.is_file() {
            return Err(missing(&path));
        }
        let reading = reread::read(&path);
        let known = match &reading {
            Reading::Read { source, .. } => Some(source.text.as_str()),
            Reading::Unreadable(_) => None,
        };
        let watch = watched.then(|| Rereading::start(&path, known, wake)).flatten().map(Arc::new);
        let watched = watch.is_some();
        let mut open = OpenFile { path, reading: reading.clone(), watch, watched, rehearsal: None };
        open.take(reading);
        self.open = Some(open);
        self.trouble = None;
        Ok(())
    }

    /// A workshop with a text, as it looks while its file is watched.
    pub fn of(source: Source) -> Self {
        let path = PathBuf::from(&source.name);
        let reading = reread::reading(source);
        let mut open = OpenFile { path, reading: reading.clone(), watch: None, watched: true, rehearsal: None };
        open.take(reading);
        Self { open: Some(open), trouble: None }
    }

    /// The rehearsal of the file that is open.
    pub fn rehearsal_mut(&mut self) -> Option<&mut Rehearsal> {
        self.open.as_mut()?.rehearsal.as_mut()
    }

    /// Whether the watch has read the file anew.
    pub fn has_news(&self) -> bool {
        let watch = self.open.as_ref().and_then(|open| open.watch.as_ref());
        watch.is_some_and(|watch| watch.has_news())
    }

    /// Takes what the watch has read.
    pub fn follow(&mut self) {
        if let Some(open) = &mut self.open
            && let Some(reading) = open.watch.as_ref().and_then(|watch| watch.news())
        {
            open.take(reading);
        }
    }
}

/// Why there is no such file, and what to do.
fn missing(path: &Path) -> String {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    match nearby::near(path) {
        Some(near) => format!("There is no file {}. Did you mean {}?", path.display(), near.display()),
        None if !folder.is_dir() => format!("There is no folder {}. Check the path.", folder.display()),
        None => format!("There is no file {}. Check the path, or drop the file on this window.", path.display()),
    }
}

impl OpenFile {
    /// Takes a reading: the rehearsal goes on with the same decisions where it can be played, and waits where it cannot.
    pub fn take(&mut self, reading: Reading) {
        if let Reading::Read { scenario: Some(scenario), .. } = &reading {
            self.rehearsal = Some(match &self.rehearsal {
                Some(rehearsal) => rehearsal.on(scenario.clone()),
                // The same dice each time, so that what differs is what was written.
                None => Rehearsal::begin(scenario.clone(), Setup { seed: 1, ..Setup::default() }),
            });
        }
        self.reading = reading;
    }

    /// The text that was read last.
    pub fn text(&self) -> Option<&str> {
        match &self.reading {
            Reading::Read { source, .. } => Some(&source.text),
            Reading::Unreadable(_) => None,
        }
    }

    fn view(&self, ui: &WorkshopState) -> FileView {
        let (found, text, unreadable) = match &self.reading {
            Reading::Read { source, diagnostics, .. } => (findings(diagnostics, source), true, None),
            Reading::Unreadable(why) => (Vec::new(), false, Some(why.clone())),
        };
        let playable = matches!(&self.reading, Reading::Read { scenario: Some(_), .. });
        FileView {
            name: self.path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default(),
            path: self.path.display().to_string(),
            watched: self.watched,
            read: text,
            unreadable,
            playable,
            errors: found.iter().filter(|finding| finding.error).count(),
            findings: found,
            story: self.rehearsal.as_ref().map(|rehearsal| story(rehearsal, ui)),
        }
    }
}

/// The story of a rehearsal as the open page shows it; what only one page shows is put together for that page.
fn story(rehearsal: &Rehearsal, ui: &WorkshopState) -> StoryView {
    let session = rehearsal.session();
    let scenario = session.scenario();
    let at = |tab: Tab| ui.tab == tab;
    StoryView {
        title: scenario.text(scenario.title).to_owned(),
        map: if at(Tab::Map) { map(session) } else { Default::default() },
        groups: if at(Tab::State) { inspect(session) } else { Vec::new() },
        conditions: if at(Tab::Conditions) { conditions(scenario, session.state()) } else { Vec::new() },
        scenario: scenario.clone(),
        session: session.clone(),
        ahead: rehearsal.ahead(),
        stopped: rehearsal.stopped().cloned(),
        missing: rehearsal.missing().to_vec(),
    }
}

impl Desk {
    /// What the workshop shows; `None` where it is not open.
    pub fn workshop_view(&self, ui: &WorkshopState) -> Option<WorkshopView> {
        let workshop = self.workshop.as_ref()?;
        let (library, folder) = if workshop.open.is_none() { self.own_scenarios() } else { Default::default() };
        Some(WorkshopView {
            library,
            folder,
            trouble: workshop.trouble.clone(),
            file: workshop.open.as_ref().map(|open| open.view(ui)),
        })
    }

    /// The scenarios of one's own folder, and where it is.
    fn own_scenarios(&self) -> (Vec<Shelved>, String) {
        if !self.keeps {
            return Default::default();
        }
        let own = library::own_files().into_iter().map(|path| {
            let folder = path.parent().and_then(Path::file_name).map(|name| name.to_string_lossy().into_owned());
            let name = path.file_stem().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            let title = if name == "scenario" { folder.unwrap_or(name) } else { name };
            Shelved { title, path: path.display().to_string() }
        });
        (own.collect(), library::folder().map(|folder| folder.display().to_string()).unwrap_or_default())
    }
}

/// Wakes the window from another thread, once there is a window.
#[derive(Clone, Default)]
pub struct Waker(Arc<Mutex<Option<Wake>>>);

/// What wakes the window.
type Wake = Box<dyn Fn() + Send>;

impl Waker {
    /// Draws once more.
    pub fn wake(&self) {
        let wake = self.0.lock().unwrap_or_else(|broken| broken.into_inner());
        if let Some(wake) = wake.as_ref() {
            wake();
        }
    }
}

impl Desk {
    /// Opens a file in the workshop, or says there why it cannot be opened.
    pub fn open_workshop(&mut self, name: &str) {
        let waker = self.waker.clone();
        let mut workshop = self.workshop.take().unwrap_or_default();
        workshop.trouble = workshop.open(name, self.watches, move || waker.wake()).err();
        self.workshop = Some(workshop);
    }

    /// Takes what the watch has read; a rehearsal that is being played goes on with the same decisions.
    pub fn follow_workshop(&mut self) -> bool {
        let Some(workshop) = self.workshop.as_mut().filter(|workshop| workshop.has_news()) else { return false };
        let playing = self.session.take_if(|session| session.is_rehearsal());
        if let (Some(playing), Some(rehearsal)) = (&playing, workshop.rehearsal_mut()) {
            rehearsal.take_over(playing);
        }
        workshop.follow();
        if playing.is_some() {
            self.session = workshop.rehearsal_mut().map(|rehearsal| rehearsal.session().clone());
        }
        true
    }
}

/// Takes what the watch has read, and draws it.
pub fn plugin(app: &mut App) {
    app.add_systems(Startup, remember).add_systems(First, follow);
}

fn remember(desk: Res<Desk>, proxy: Option<Res<EventLoopProxyWrapper>>) {
    let Some(proxy) = proxy.map(|proxy| (**proxy).clone()) else { return };
    let mut wake = desk.waker.0.lock().unwrap_or_else(|broken| broken.into_inner());
    // Where the window is gone, nobody has to be told.
    *wake = Some(Box::new(move || {
        let _ = proxy.send_event(WinitUserEvent::WakeUp);
    }));
}

fn follow(mut desk: ResMut<Desk>, mut unsettled: ResMut<Unsettled>, mut redraw: MessageWriter<RequestRedraw>) {
    // Nothing has changed, most of the time.
    if desk.bypass_change_detection().follow_workshop() {
        unsettled.0 = unsettled.0.max(2);
        redraw.write(RequestRedraw);
    }
}
