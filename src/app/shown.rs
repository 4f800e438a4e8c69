//! Keeps the app drawing until its first page can be seen: what draws is put together in the background, and is left out of
//! frames until then; without this, a slow machine would rest before a blank window until a key is pressed.

use super::run::DRAWN;
use bevy::prelude::*;
use bevy::render::render_resource::PipelineCache;
use bevy::render::{ExtractSchedule, Render, RenderApp, RenderSystems};
use bevy::window::RequestRedraw;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Whether the first page has been presented.
#[derive(Resource, Clone, Default)]
pub struct Shown(Arc<AtomicBool>);

impl Shown {
    /// Whether it has: from then on a frame holds all that is drawn.
    pub fn all(&self) -> bool {
        self.0.load(Ordering::SeqCst)
    }
}

/// Whether the panels are in the frame that is being drawn.
#[derive(Resource, Default)]
struct WithPanels(bool);

/// Draws until then; where nothing is drawn at all, as in tests, there is nothing to wait for.
pub fn plugin(app: &mut App) {
    let shown = Shown::default();
    let Some(render) = app.get_sub_app_mut(RenderApp) else { return };
    render.insert_resource(shown.clone()).init_resource::<WithPanels>();
    render.add_systems(ExtractSchedule, |mut with: ResMut<WithPanels>| with.0 = DRAWN.load(Ordering::SeqCst));
    render.add_systems(Render, note.after(RenderSystems::Render).before(RenderSystems::Cleanup));
    app.insert_resource(shown).add_systems(Last, go_on);
}

fn note(with: Res<WithPanels>, cache: Res<PipelineCache>, shown: Res<Shown>) {
    if with.0 && cache.waiting_pipelines().next().is_none() {
        shown.0.store(true, Ordering::SeqCst);
    }
}

fn go_on(shown: Res<Shown>, mut redraw: MessageWriter<RequestRedraw>) {
    if !shown.all() {
        redraw.write(RequestRedraw);
    }
}
