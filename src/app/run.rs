//! Starts the app.

use super::desk::Desk;
use super::display::{self, NoDisplay};
use super::{access, intents, screens, window};
use crate::session::Session;
use crate::ui::model::Resume;
use crate::ui::{Intent, UiState};
use bevy::log::LogPlugin;
use bevy::prelude::*;
use bevy_egui::EguiPlugin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// How the app is started.
#[derive(Clone, Default)]
pub struct Options {
    /// A scenario to play at once, by its id or the path of its file; without one, the title is shown.
    pub scenario: Option<String>,
    /// A play of that scenario that was begun with settings of its own; without one, the play under way goes on.
    pub session: Option<Session>,
}

/// Opens the window and plays until it is closed.
///
/// # Errors
/// If there is nothing to show a window on; nothing has been started then.
pub fn run(options: Options) -> Result<(), NoDisplay> {
    display::probe()?;
    let lost = Arc::new(AtomicBool::new(false));
    watch_for_graphics(lost.clone());
    let ended = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| start(options)));
    match ended {
        Ok(()) => Ok(()),
        Err(_) if lost.load(Ordering::SeqCst) => {
            Err(NoDisplay { why: "this machine has no graphics adapter that Warroom can draw with".into() })
        }
        Err(other) => std::panic::resume_unwind(other),
    }
}

/// The engine panics where there is no graphics adapter; that is no mistake of ours, so it is said in a line instead.
fn watch_for_graphics(lost: Arc<AtomicBool>) {
    let usual = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |info| {
        let said = info.payload_as_str().unwrap_or_default();
        if said.starts_with("Unable to find a GPU") {
            lost.store(true, Ordering::SeqCst);
        } else {
            usual(info);
        }
    }));
}

fn start(options: Options) {
    let mut desk = Desk::open();
    let mut ui = UiState::default();
    if let Some(name) = options.scenario {
        open(&mut desk, &mut ui, &name);
    }
    if let Some(session) = options.session {
        desk.session = Some(session);
        desk.save();
    }
    let mut app = App::new();
    app.insert_resource(desk).insert_resource(screens::Panels(ui));
    app.add_plugins(
        DefaultPlugins.set(LogPlugin { filter: "error".into(), ..default() }).set(window::plugin_settings()),
    );
    app.add_plugins(EguiPlugin::default());
    app.add_plugins((window::plugin, screens::plugin, access::plugin));
    app.run();
}

/// Opens a scenario by name: its play under way if there is one, else a new one.
fn open(desk: &mut Desk, ui: &mut UiState, name: &str) {
    match desk.add(name) {
        Err(why) => desk.notice = Some(why),
        Ok(at) => {
            ui.shelf = at;
            let resume = desk.shelf.get(at).map(|volume| volume.view.resume.clone());
            match resume {
                Some(Resume::Ready(_)) => intents::carry_out(desk, ui, Intent::Resume { at }),
                Some(Resume::Nothing) => intents::carry_out(desk, ui, Intent::Start { at, mode: ui.mode }),
                // The title says what is wrong with it, and what to do.
                Some(Resume::Broken(_)) | None => intents::Wish::Nothing,
            };
        }
    }
}
