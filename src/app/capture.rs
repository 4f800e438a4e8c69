//! Takes pictures of every screen: the real app before a camera that lays out each shot, waits until it is still, and saves it.

use super::desk::Desk;
use super::display;
use super::png;
use super::run;
use super::screens::Panels;
use super::shots::{Shot, shots};
use super::window::{self, Unsettled};
use crate::scenario::Scenario;
use crate::session::Session;
use crate::ui::UiState;
use crate::ui::look::Look;
use bevy::image::Image;
use bevy::prelude::*;
use bevy::render::render_resource::TextureFormat;
use bevy::render::view::screenshot::{Screenshot, ScreenshotCaptured};
use bevy::window::{Monitor, PresentMode, PrimaryWindow};
use bevy::winit::{UpdateMode, WinitSettings};
use bevy_egui::{EguiContext, EguiInput, EguiPreUpdateSet};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

/// What is to be photographed.
pub struct Order {
    /// Where the pictures go.
    pub folder: PathBuf,
    /// The scenario.
    pub scenario: Arc<Scenario>,
    /// A play of it, as it was before each decision and at its end.
    pub play: Vec<Session>,
    /// The sizes of the window, in pixels.
    pub sizes: Vec<(u32, u32)>,
    /// The sizes of the text, in percent.
    pub texts: Vec<u32>,
    /// The look in which they are taken.
    pub look: Look,
    /// Only what has this in the name of its file.
    pub only: Option<String>,
}

/// A picture to be taken.
struct Plan {
    file: String,
    shot: usize,
    size: (u32, u32),
    text: u32,
}

/// The camera.
#[derive(Resource)]
struct Camera {
    shots: Vec<Shot>,
    plans: Vec<Plan>,
    /// The picture in hand.
    at: usize,
    /// Whether it has been laid out.
    laid: bool,
    /// Frames drawn since then.
    frames: u32,
    since: Instant,
    /// Whether something came out of the first trial: what draws is put together in the background.
    warm: Arc<AtomicBool>,
    pictures: SyncSender<(PathBuf, (u32, u32), Image)>,
    folder: PathBuf,
    tally: Arc<Mutex<Tally>>,
}

/// How far it has come; outlives the app.
#[derive(Default)]
struct Tally {
    /// The picture in hand.
    now: String,
    saved: usize,
    failed: Option<String>,
}

/// Frames that a shot is drawn at least: what is laid out in one is measured in the next and in its place in the third.
const LEAST: u32 = 2;
/// How long a shot may move before it counts as one that never rests.
const PATIENCE: Duration = Duration::from_secs(20);

/// Takes the pictures; answers how many.
///
/// # Errors
/// In a sentence: there is no display, a picture could not be taken or saved, or the app failed on the way.
pub fn capture(order: Order) -> Result<usize, String> {
    display::probe().map_err(|none| none.why)?;
    let reviewed = order.only.as_ref().is_none_or(|only| only.contains("review"));
    let shots = shots(&order.play, reviewed);
    let plans = plan(&shots, &order);
    if plans.is_empty() {
        return Err("no screen has that in its name; without --only they are all taken, and named".into());
    }
    let count = plans.len();
    std::fs::create_dir_all(&order.folder)
        .map_err(|error| format!("the folder {} cannot be made: {error}", order.folder.display()))?;
    let tally = Arc::new(Mutex::new(Tally::default()));
    listen(tally.clone());
    let (pictures, taken) = sync_channel(4);
    let writer = {
        let tally = tally.clone();
        std::thread::spawn(move || write_all(&taken, &tally))
    };
    let camera = Camera {
        shots,
        plans,
        at: 0,
        laid: false,
        frames: 0,
        since: Instant::now(),
        warm: Arc::default(),
        pictures,
        folder: order.folder,
        tally: tally.clone(),
    };
    let mut desk = Desk::of(vec![order.scenario]);
    (desk.settings.contrast, desk.settings.sight) = (order.look.contrast, order.look.sight);
    let ran = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| start(desk, camera)));
    let written = writer.join();
    let tally = tally.lock().map_err(|_| "the camera failed".to_owned())?;
    if let Some(why) = &tally.failed {
        return Err(why.clone());
    }
    match (ran, written) {
        (Ok(()), Ok(())) if tally.saved == count => Ok(count),
        (Ok(()), Ok(())) => Err(format!("{} of {count} pictures are missing", count - tally.saved)),
        _ => Err(format!("the app failed at {}", tally.now)),
    }
}

fn plan(shots: &[Shot], order: &Order) -> Vec<Plan> {
    let mut out = Vec::new();
    for size in &order.sizes {
        for text in &order.texts {
            for (shot, what) in shots.iter().enumerate() {
                let file = format!("{shot:02}-{}-{}x{}-{text}.png", what.what, size.0, size.1);
                if order.only.as_ref().is_none_or(|only| file.contains(only.as_str())) {
                    out.push(Plan { file, shot, size: *size, text: *text });
                }
            }
        }
    }
    out
}

/// A panic is said as the sentence with which the command fails.
fn listen(tally: Arc<Mutex<Tally>>) {
    std::panic::set_hook(Box::new(move |info| {
        if let Ok(mut tally) = tally.try_lock() {
            let (why, now) = (info.payload_as_str().unwrap_or("it does not say why"), tally.now.clone());
            let place = info.location().map(|at| format!(" ({at})")).unwrap_or_default();
            let why = why.lines().next().unwrap_or_default();
            tally.failed.get_or_insert_with(|| format!("the app failed at {now}: {why}{place}"));
        }
    }));
}

fn start(desk: Desk, camera: Camera) {
    let (width, height) = camera.plans[0].size;
    let mut settings = window::plugin_settings();
    if let Some(window) = &mut settings.primary_window {
        window.resolution = bevy::window::WindowResolution::new(width, height).with_scale_factor_override(1.0);
        window.present_mode = PresentMode::AutoNoVsync;
    }
    let mut app = run::build(desk, UiState::default(), settings);
    app.insert_resource(WinitSettings { focused_mode: UpdateMode::Continuous, unfocused_mode: UpdateMode::Continuous });
    app.insert_resource(camera);
    app.add_systems(First, photograph);
    let before_drawing = undisturbed.after(EguiPreUpdateSet::ProcessInput).before(EguiPreUpdateSet::BeginPass);
    app.add_systems(PreUpdate, before_drawing);
    app.run();
}

/// Nobody's mouse or keys come into a picture.
fn undisturbed(mut inputs: Query<&mut EguiInput>) {
    for mut input in &mut inputs {
        input.events.clear();
    }
}

#[allow(clippy::too_many_arguments)]
fn photograph(
    mut commands: Commands,
    mut camera: ResMut<Camera>,
    mut desk: ResMut<Desk>,
    mut panels: ResMut<Panels>,
    mut unsettled: ResMut<Unsettled>,
    mut window: Query<&mut Window, With<PrimaryWindow>>,
    monitors: Query<&Monitor>,
    mut contexts: Query<(&mut EguiContext, &mut bevy::camera::Camera)>,
    mut exit: MessageWriter<AppExit>,
) {
    let camera = &mut *camera;
    let failed = camera.tally.lock().is_ok_and(|tally| tally.failed.is_some());
    let Ok(mut window) = window.single_mut() else { return };
    if failed {
        exit.write(AppExit::error());
        return;
    }
    let Some(plan) = camera.plans.get(camera.at) else {
        // The last pictures are on their way.
        let saved = camera.tally.lock().map_or(0, |tally| tally.saved);
        if saved == camera.plans.len() {
            exit.write(AppExit::Success);
        } else if camera.since.elapsed() > PATIENCE {
            camera.fail_if(Some("a picture was taken and never came".into()));
        }
        return;
    };
    if !camera.laid {
        camera.shots[plan.shot].lay(&mut desk, &mut panels.0);
        desk.settings.text_percent = plan.text;
        let (width, height) = plan.size;
        if window.physical_size() != UVec2::new(width, height) {
            window.resolution.set_physical_resolution(width, height);
        }
        unsettled.0 = 0;
        if let Ok(mut tally) = camera.tally.lock() {
            tally.now.clone_from(&plan.file);
        }
        (camera.laid, camera.frames, camera.since) = (true, 0, Instant::now());
        return;
    }
    camera.frames += 1;
    let moving = contexts.iter_mut().any(|(mut context, _)| context.get_mut().has_requested_repaint());
    let sized = window.physical_size() == UVec2::new(plan.size.0, plan.size.1);
    let warm = camera.warm.load(Ordering::SeqCst);
    if !warm && camera.frames.is_multiple_of(LEAST) {
        camera.fail_if(too_large(&camera.plans, monitors.iter()));
        let warm = camera.warm.clone();
        commands.spawn(Screenshot::primary_window()).observe(move |taken: On<ScreenshotCaptured>| {
            warm.store(!empty(&taken.image), Ordering::SeqCst);
        });
    }
    let ready = camera.frames >= LEAST && !moving && sized && warm;
    // Only what is kept is drawn to the pixel.
    contexts.iter_mut().for_each(|(_, mut lens)| lens.is_active = ready || !warm);
    if !ready {
        if camera.since.elapsed() > PATIENCE {
            let why = if !warm {
                "shows nothing"
            } else if sized {
                "never rests"
            } else {
                "never got a window of its size"
            };
            camera.fail_if(Some(format!("{} {why}", plan.file)));
        }
        return;
    }
    let (path, size, pictures) = (camera.folder.join(&plan.file), plan.size, camera.pictures.clone());
    commands.spawn(Screenshot::primary_window()).observe(move |taken: On<ScreenshotCaptured>| {
        // Fails only where the writer has stopped, and then it has said why.
        let _ = pictures.send((path.clone(), size, taken.image.clone()));
    });
    camera.at += 1;
    (camera.laid, camera.since) = (false, Instant::now());
}

impl Camera {
    fn fail_if(&self, why: Option<String>) {
        if let (Some(why), Ok(mut tally)) = (why, self.tally.lock()) {
            tally.failed.get_or_insert(why);
        }
    }
}

fn too_large<'a>(plans: &[Plan], monitors: impl Iterator<Item = &'a Monitor>) -> Option<String> {
    let monitors: Vec<_> = monitors.map(|monitor| (monitor.physical_width, monitor.physical_height)).collect();
    let fits = |(width, height): (u32, u32)| monitors.iter().any(|(wide, high)| width <= *wide && height <= *high);
    let (width, height) = plans.iter().map(|plan| plan.size).find(|size| !fits(*size))?;
    let (wide, high) = monitors.iter().max()?;
    Some(format!(
        "a window of {width}x{height} is larger than the display, which has {wide}x{high}; give a smaller --size, or a larger display"
    ))
}

/// Saves pictures as they come, until the camera is gone.
fn write_all(taken: &Receiver<(PathBuf, (u32, u32), Image)>, tally: &Mutex<Tally>) {
    for (path, size, image) in taken {
        let wrote = write(&path, size, image);
        let Ok(mut tally) = tally.lock() else { return };
        match wrote {
            Ok(()) => tally.saved += 1,
            Err(why) => {
                tally.failed.get_or_insert(format!("{}: {why}", path.display()));
                return;
            }
        }
    }
}

fn write(path: &Path, size: (u32, u32), image: Image) -> Result<(), String> {
    let got = (image.width(), image.height());
    if got != size {
        return Err(format!("the picture has {}x{} pixels", got.0, got.1));
    }
    if empty(&image) {
        return Err("the picture is empty".into());
    }
    let mut data = image.data.unwrap_or_default();
    match image.texture_descriptor.format {
        TextureFormat::Bgra8UnormSrgb | TextureFormat::Bgra8Unorm => {}
        TextureFormat::Rgba8UnormSrgb | TextureFormat::Rgba8Unorm => {
            data.chunks_exact_mut(4).for_each(|pixel| pixel.swap(0, 2));
        }
        other => return Err(format!("the display has pixels of an unknown kind, {other:?}")),
    }
    std::fs::write(path, png::encode(size.0, size.1, &data)).map_err(|error| error.to_string())
}

/// Whether nothing is to be seen: equal pixels are the same as themselves one pixel on.
fn empty(image: &Image) -> bool {
    let data = image.data.as_deref().unwrap_or_default();
    data.len() < 8 || data[..data.len() - 4] == data[4..]
}
