//! Starts the app.

use super::desk::Desk;
use super::display::{self, NoDisplay};
use super::{access, ahead, intents, screens, shown, still, textures, think, trace, window, workshop};
use crate::session::Session;
use crate::ui::class;
use crate::ui::model::Resume;
use crate::ui::workshop::Ask;
use crate::ui::{Intent, UiState};
use bevy::log::LogPlugin;
use bevy::prelude::*;
use bevy::shader::Shader;
use bevy_egui::EguiPlugin;
use bevy_egui::render::EGUI_SHADER_HANDLE;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

/// How the app is started.
#[derive(Clone, Default)]
pub struct Options {
    /// A scenario to play at once, by its id or the path of its file; without one, the title is shown.
    pub scenario: Option<String>,
    /// A play of that scenario that was begun with settings of its own; without one, the play under way goes on.
    pub session: Option<Session>,
    /// In class mode.
    pub class: bool,
    /// Opens the workshop, with this file where there is one.
    pub workshop: Option<Option<String>>,
}

/// Opens the window and plays until it is closed.
///
/// # Errors
/// If there is nothing to show a window on; nothing has been started then.
pub fn run(options: Options) -> Result<(), NoDisplay> {
    display::probe()?;
    let said = Arc::new(Mutex::new(None));
    listen_for_failure(said.clone());
    let ended = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| start(options)));
    match ended {
        Ok(()) => Ok(()),
        Err(other) if DRAWN.load(Ordering::SeqCst) => std::panic::resume_unwind(other),
        Err(_) => {
            let why = said.lock().ok().and_then(|mut said| said.take()).unwrap_or_default();
            let adapter = why.starts_with("Unable to find a GPU");
            Err(NoDisplay {
                why: if adapter {
                    "this machine has no graphics adapter that Warroom can draw with".into()
                } else {
                    format!(
                        "no window could be opened: {}",
                        why.lines().next().unwrap_or("the system does not say why")
                    )
                },
            })
        }
    }
}

/// Whether anything was drawn yet.
pub static DRAWN: AtomicBool = AtomicBool::new(false);

/// The engine panics where it finds no graphics adapter, or a display that turns it away. Before the first frame that is no
/// mistake of ours, so it is kept, to be said in a line.
fn listen_for_failure(said: Arc<Mutex<Option<String>>>) {
    let usual = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |info| {
        if DRAWN.load(Ordering::SeqCst) {
            usual(info);
        } else if let Ok(mut said) = said.lock() {
            said.get_or_insert_with(|| info.payload_as_str().unwrap_or_default().to_owned());
        }
    }));
}

fn start(options: Options) {
    let mut desk = Desk::open();
    let mut ui = UiState::default();
    match (options.session, options.scenario) {
        (Some(session), _) => {
            desk.session = Some(session);
            desk.aside = true;
        }
        (None, Some(name)) => open(&mut desk, &mut ui, &name),
        (None, None) => {}
    }
    if options.class && desk.class.is_none() {
        intents::carry_out(&mut desk, &mut ui, Intent::Class(class::Ask::Turn));
    }
    match options.workshop {
        Some(Some(path)) => desk.open_workshop(&path),
        Some(None) => drop(intents::carry_out(&mut desk, &mut ui, Intent::Workshop(Ask::Enter))),
        None => {}
    }
    let mut app = build(desk, ui, window::plugin_settings());
    app.add_plugins((think::plugin, still::plugin, ahead::plugin));
    app.run();
}

/// The app with everything in it, ready to run.
pub(super) fn build(desk: Desk, ui: UiState, window_settings: WindowPlugin) -> App {
    let mut app = App::new();
    let log = LogPlugin { filter: "error".into(), ..default() };
    // What a page of panels does not need is not started.
    let engine = DefaultPlugins
        .set(log)
        .set(window_settings)
        .disable::<bevy::diagnostic::DiagnosticsPlugin>()
        .disable::<bevy::post_process::PostProcessPlugin>()
        .disable::<bevy::sprite::SpritePlugin>()
        .disable::<bevy::sprite_render::SpriteRenderPlugin>()
        .disable::<bevy::text::TextPlugin>()
        .disable::<bevy::animation::AnimationPlugin>()
        .disable::<bevy::gizmos::GizmoPlugin>()
        .disable::<bevy::gizmos_render::GizmoRenderPlugin>();
    app.add_plugins(engine);
    app.add_plugins(EguiPlugin::default());
    // Ours draws the same for less.
    let shader = Shader::from_wgsl(include_str!("../../assets/shaders/panels.wgsl"), "panels.wgsl");
    if let Err(error) = app.world_mut().resource_mut::<Assets<Shader>>().insert(&EGUI_SHADER_HANDLE, shader) {
        error!("the panels are drawn by the shader of the integration: {error}");
    }
    furnish(&mut app, desk, ui);
    app.add_plugins((shown::plugin, textures::plugin, trace::plugin));
    app
}

/// Puts all that is Warroom's own into an app of the engine; a test gives it one without window and graphics.
pub fn furnish(app: &mut App, desk: Desk, ui: UiState) {
    app.insert_resource(desk).insert_resource(screens::Panels(ui));
    app.add_plugins((window::plugin, screens::plugin, access::plugin, workshop::plugin));
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
