//! Draws ahead: while the player reads, what drawers will show is drawn beside the page, so that nobody waits for it.

use super::desk::Desk;
use super::screens::{Canvas, Panels};
use super::window::Unsettled;
use crate::platform::background::Background;
use crate::session::Session;
use crate::ui::around::{Around, Standing};
use crate::ui::art::raster::{Pictures, draw_ahead, pictures};
use crate::ui::{Drawer, PlayView, UiState, play_ui, root_ui, theme};
use bevy::prelude::*;
use bevy_egui::{EguiContext, PrimaryEguiContext, egui};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::{Arc, Mutex};

/// Frames of a page that are drawn: where something has its place is only known in the second.
const FRAMES: usize = 2;

/// A moment of a play, and the window in which it is looked at.
struct Moment {
    session: Session,
    state: UiState,
    around: Around,
    rect: egui::Rect,
    zoom: f32,
    native: Option<f32>,
}

/// Who draws ahead.
#[derive(Resource)]
struct Rehearsal {
    next: Arc<Mutex<Option<Box<Moment>>>>,
    background: Option<Background>,
    /// What was drawn ahead last, as a number.
    key: u64,
}

/// Draws ahead; only where somebody plays.
pub fn plugin(app: &mut App) {
    app.insert_resource(Rehearsal { next: Arc::default(), background: None, key: 0 });
    app.add_systems(Last, follow.after(super::window::settle));
}

/// Once all is still, what may be opened from here is drawn, unless it has been.
fn follow(
    mut rehearsal: ResMut<Rehearsal>,
    desk: Res<Desk>,
    panels: Res<Panels>,
    unsettled: Res<Unsettled>,
    canvas: Canvas,
    mut contexts: Query<&mut EguiContext, With<PrimaryEguiContext>>,
) {
    let (Some(session), Ok(mut context)) = (&desk.session, contexts.single_mut()) else { return };
    let (state, ctx) = (&panels.0, context.get_mut());
    let busy = unsettled.0 > 0 || state.overlay.is_some() || state.drawer.is_some() || ctx.has_requested_repaint();
    if busy || state.steps != Some(session.steps().len()) {
        return;
    }
    let (rect, zoom, prefs) = (ctx.content_rect(), ctx.zoom_factor(), desk.settings);
    let mut hasher = DefaultHasher::new();
    (session.chain(), state.heard, state.told, state.answered, state.visit.as_deref()).hash(&mut hasher);
    ([rect.width(), rect.height(), zoom].map(f32::to_bits), prefs.look().key()).hash(&mut hasher);
    let key = hasher.finish();
    if rehearsal.key == key {
        return;
    }
    rehearsal.key = key;
    let by_processor = canvas.by_processor();
    let around = Around { prefs, standing: Some(Standing::default()), by_processor, ..Around::default() };
    let native = ctx.native_pixels_per_point();
    let moment = Moment { session: session.clone(), state: state.clone(), around, rect, zoom, native };
    if let Ok(mut next) = rehearsal.next.lock() {
        *next = Some(Box::new(moment));
    }
    if rehearsal.background.is_none() {
        let mut stage = Stage::new(rehearsal.next.clone(), pictures(ctx));
        rehearsal.background = Background::start(move || stage.piece());
    }
    if let Some(background) = &rehearsal.background {
        background.wake();
    }
}

/// What the thread holds: a page of its own, of which nothing is seen.
struct Stage {
    next: Arc<Mutex<Option<Box<Moment>>>>,
    pictures: Pictures,
    page: Option<egui::Context>,
    now: Option<Box<Moment>>,
    left: Vec<Scene>,
}

/// What may come next.
#[derive(Clone, Copy)]
enum Scene {
    /// A drawer is opened.
    Open(Drawer),
    /// All is heard.
    Heard,
}

impl Stage {
    fn new(next: Arc<Mutex<Option<Box<Moment>>>>, pictures: Pictures) -> Self {
        Self { next, pictures, page: None, now: None, left: Vec::new() }
    }

    /// Draws one page; `false` where none is left.
    fn piece(&mut self) -> bool {
        if let Some(next) = self.next.lock().ok().and_then(|mut next| next.take()) {
            self.pictures.turn();
            self.left = Drawer::ALL.into_iter().rev().map(Scene::Open).chain([Scene::Heard]).collect();
            self.now = Some(next);
        }
        let (Some(moment), Some(scene)) = (&self.now, self.left.pop()) else { return false };
        let page = self.page.get_or_insert_with(|| {
            let page = egui::Context::default();
            theme::install(&page);
            page.options_mut(|options| options.max_passes = std::num::NonZero::<usize>::MIN);
            draw_ahead(&page, self.pictures.clone());
            page
        });
        rehearse(page, moment, scene);
        if self.left.is_empty() {
            self.now = None;
        }
        !self.left.is_empty()
    }
}

fn rehearse(page: &egui::Context, moment: &Moment, scene: Scene) {
    let mut state = moment.state.clone();
    match scene {
        Scene::Open(drawer) => (state.drawer, state.opened) = (Some(drawer), state.opened + 1),
        Scene::Heard => (state.heard, state.told) = (usize::MAX, usize::MAX),
    }
    let mut input = egui::RawInput { screen_rect: Some(moment.rect), ..Default::default() };
    if let Some(window) = input.viewports.get_mut(&egui::ViewportId::ROOT) {
        window.native_pixels_per_point = moment.native;
    }
    if page.cumulative_frame_nr() == 0 || (page.zoom_factor() - moment.zoom).abs() > 0.001 {
        // Fonts and the size of a point are there from the next frame on.
        page.set_zoom_factor(moment.zoom);
        page.run_ui(input.clone(), |_| ()).drop_without_applying_deltas();
    }
    for _ in 0..FRAMES {
        let drawn = page.run_ui(input.clone(), |ui| {
            let view = PlayView::of(&moment.session, &state);
            root_ui(ui, &moment.around, &mut state, |ui, state| play_ui(ui, &view, state));
        });
        drawn.drop_without_applying_deltas();
    }
}
