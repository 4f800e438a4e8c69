//! The screens: draws the title or the play, gathers the intents of a frame, and has them carried out once.

use super::desk::Desk;
use super::intents::{self, Wish};
use super::pages;
use super::window::Unsettled;
use crate::ui::{self, Intent, UiState};
use bevy::ecs::system::SystemParam;
use bevy::prelude::*;
use bevy::render::renderer::RenderAdapterInfo;
use bevy::window::PrimaryWindow;
use bevy_egui::{EguiContexts, EguiPrimaryContextPass, egui};

/// The two screens.
#[derive(States, Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub enum Screen {
    /// The title.
    #[default]
    Title,
    /// A play.
    Play,
}

/// What the panels remember.
#[derive(Resource)]
pub struct Panels(pub UiState);

/// What was asked for in this pass; a frame may have several.
#[derive(Resource, Default)]
struct Asked(Vec<Intent>);

/// Draws and carries out.
pub fn plugin(app: &mut App) {
    app.init_state::<Screen>().init_resource::<Asked>();
    app.add_systems(EguiPrimaryContextPass, (draw, carry_out).chain());
    app.add_systems(Last, follow_screen);
}

fn draw(
    mut contexts: EguiContexts,
    desk: Res<Desk>,
    mut panels: ResMut<Panels>,
    mut asked: ResMut<Asked>,
    mut unsettled: ResMut<Unsettled>,
    mut canvas: Canvas,
    mut installed: Local<bool>,
) -> Result {
    let ctx = contexts.ctx_mut()?.clone();
    if !*installed {
        // The fonts are there from the next pass on.
        ui::theme::install(&ctx);
        // Whoever wishes for another frame is heard at the end of this one; the integration would draw one more for each wish.
        ctx.set_request_repaint_callback(|_| ());
        ctx.request_repaint();
        *installed = true;
        return Ok(());
    }
    super::run::DRAWN.store(true, std::sync::atomic::Ordering::SeqCst);
    // A key that comes up again changes nothing.
    let released = |event: &egui::Event| matches!(event, egui::Event::Key { pressed: false, .. });
    if ctx.input(|input| !input.events.iter().all(released)) {
        unsettled.0 = 3;
    }
    let builder = egui::UiBuilder::new().layer_id(egui::LayerId::background()).max_rect(ctx.content_rect());
    let mut root = egui::Ui::new(ctx.clone(), "warroom".into(), builder);
    let mut around = desk.around(&panels.0);
    around.by_processor = canvas.by_processor();
    asked.0.extend(ui::root_ui(&mut root, &around, &mut panels.0, |root, state| pages::page_ui(root, &desk, state)));
    canvas.follow_look();
    Ok(())
}

/// What the pages are drawn on.
#[derive(SystemParam)]
pub struct Canvas<'w> {
    adapter: Option<Res<'w, RenderAdapterInfo>>,
    ground: ResMut<'w, ClearColor>,
}

impl Canvas<'_> {
    /// Whether frames are drawn by the processor. The type of the kind is not to be had through bevy; its name is. With
    /// `WARROOM_MOVES` set there is movement all the same, so that it can be watched where there is no other adapter.
    pub fn by_processor(&self) -> bool {
        std::env::var_os("WARROOM_MOVES").is_none()
            && self.adapter.as_ref().is_some_and(|adapter| format!("{:?}", adapter.device_type) == "Cpu")
    }

    /// The ground of the look that the pages have just been drawn in.
    fn follow_look(&mut self) {
        let ground = super::window::ground();
        if self.ground.0 != ground.0 {
            *self.ground = ground;
        }
    }
}

/// Does what was asked for, and lets what comes of it be seen in the same frame.
fn carry_out(
    mut contexts: EguiContexts,
    mut desk: ResMut<Desk>,
    mut panels: ResMut<Panels>,
    mut asked: ResMut<Asked>,
    mut window: Query<&mut Window, With<PrimaryWindow>>,
    mut exit: MessageWriter<AppExit>,
) -> Result {
    if asked.0.is_empty() {
        return Ok(());
    }
    for intent in std::mem::take(&mut asked.0) {
        match intents::carry_out(&mut desk, &mut panels.0, intent) {
            Wish::Nothing => {}
            Wish::Quit => {
                exit.write(AppExit::Success);
            }
            Wish::FullScreen => {
                if let Ok(mut window) = window.single_mut() {
                    window.mode = super::window::mode(desk.settings.full_screen);
                }
            }
        }
    }
    ui::again::again(contexts.ctx_mut()?);
    Ok(())
}

fn follow_screen(desk: Res<Desk>, now: Res<State<Screen>>, mut next: ResMut<NextState<Screen>>) {
    let screen = if desk.session.is_some() { Screen::Play } else { Screen::Title };
    if *now.get() != screen {
        next.set(screen);
    }
}
