//! Where `WARROOM_TRACE` is set, tells on the standard error how long each frame takes: for `tests/quiet.sh`.

use super::run::DRAWN;
use bevy::prelude::*;
use bevy::render::render_resource::PipelineCache;
use bevy::render::{Extract, ExtractSchedule, Render, RenderApp, RenderSystems};
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant, SystemTime};

/// When the program was started.
#[derive(Resource, Clone, Copy)]
struct Since(Instant);

/// When the frame began that is being drawn, whether the panels are in it, and whether it is drawn at all.
#[derive(Resource, Clone, Copy)]
struct Frame {
    began: Instant,
    panels: bool,
    drawn: bool,
}

/// Traces frames, if that is wished. The variable holds the nanoseconds since 1970 at which the program was started; where it
/// holds anything else, the time is counted from here.
pub fn plugin(app: &mut App) {
    let Some(started) = std::env::var("WARROOM_TRACE").ok() else { return };
    let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
    let before =
        started.parse().ok().and_then(|nanos| now.checked_sub(Duration::from_nanos(nanos))).unwrap_or_default();
    let since = Since(Instant::now().checked_sub(before).unwrap_or_else(Instant::now));
    say("set up", since);
    app.insert_resource(Frame { began: Instant::now(), panels: false, drawn: false });
    app.add_systems(First, |mut frame: ResMut<Frame>| frame.began = Instant::now());
    let Some(render) = app.get_sub_app_mut(RenderApp) else { return };
    render.insert_resource(since).insert_resource(Frame { began: Instant::now(), panels: false, drawn: false });
    render.add_systems(ExtractSchedule, extract);
    render.add_systems(Render, presented.after(RenderSystems::Render).before(RenderSystems::Cleanup));
}

fn say(what: &str, since: Since) {
    eprintln!("trace: {what} at {} ms", since.0.elapsed().as_millis());
}

fn extract(main: Extract<Res<Frame>>, cameras: Extract<Query<&Camera>>, mut here: ResMut<Frame>) {
    let drawn = cameras.iter().any(|camera| camera.is_active);
    *here = Frame { began: main.began, panels: DRAWN.load(Ordering::SeqCst), drawn };
}

/// Tells for how long nothing new was seen: since the frame began, or, where it had to wait for the one before it, since
/// that was there.
fn presented(
    frame: Res<Frame>,
    since: Res<Since>,
    cache: Res<PipelineCache>,
    mut shown: Local<u32>,
    mut last: Local<Option<Instant>>,
) {
    // What is not put together yet is left out of a frame.
    if !frame.panels || cache.waiting_pipelines().next().is_some() {
        return say("nothing drawn yet", *since);
    }
    if !frame.drawn {
        return say("nothing new", *since);
    }
    *shown += 1;
    if *shown == 1 {
        say("first frame", *since);
    }
    let began = last.map_or(frame.began, |last| last.max(frame.began));
    let took = began.elapsed().as_micros();
    *last = Some(Instant::now());
    say(&format!("frame {} took {took} us, presented", *shown), *since);
}
