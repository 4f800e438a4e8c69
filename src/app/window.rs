//! The window: its size, full screen, how large a point is, and drawing on change only.

use super::desk::Desk;
use crate::ui::theme;
use bevy::asset::AssetEventSystems;
use bevy::prelude::*;
use bevy::window::{MonitorSelection, PrimaryWindow, RequestRedraw, WindowMode, WindowResolution};
use bevy::winit::{UpdateMode, WinitSettings};
use bevy_egui::{EguiContext, EguiInput, EguiPostUpdateSet, EguiPreUpdateSet, egui};
use std::time::Duration;

/// The plugin of the window, with its first size and title.
pub fn plugin_settings() -> WindowPlugin {
    WindowPlugin {
        primary_window: Some(Window {
            title: "Warroom".into(),
            name: Some("warroom".into()),
            resolution: WindowResolution::new(1280, 720),
            resize_constraints: bevy::window::WindowResizeConstraints {
                min_width: 480.0,
                min_height: 320.0,
                ..default()
            },
            ..default()
        }),
        ..default()
    }
}

/// Redraws on change only, and fits the size of a point to the window.
pub fn plugin(app: &mut App) {
    let still = UpdateMode::reactive(Duration::from_secs(600));
    app.insert_resource(WinitSettings { focused_mode: still, unfocused_mode: still });
    app.insert_resource(ground());
    app.add_systems(Startup, (spawn_camera, apply_settings));
    app.add_systems(First, fit_zoom);
    let before_drawing = quiet_modifiers.after(EguiPreUpdateSet::ProcessInput).before(EguiPreUpdateSet::BeginPass);
    app.add_systems(PreUpdate, before_drawing);
    // A picture is in the frame that asked for it, and not in the next one.
    app.configure_sets(PostUpdate, EguiPostUpdateSet::PostProcessOutput.before(AssetEventSystems));
    app.insert_resource(Unsettled(8));
    app.add_systems(Last, settle);
}

/// What the window is cleared with before the pages are drawn: their ground.
pub fn ground() -> ClearColor {
    let [red, green, blue, _] = theme::theme().wall.to_array();
    ClearColor(Color::srgb_u8(red, green, blue))
}

/// The mode of the window.
pub fn mode(full_screen: bool) -> WindowMode {
    if full_screen { WindowMode::BorderlessFullscreen(MonitorSelection::Current) } else { WindowMode::Windowed }
}

fn spawn_camera(mut commands: Commands) {
    // The panels smooth their own edges.
    commands.spawn((Camera2d, Msaa::Off));
}

fn apply_settings(desk: Res<Desk>, mut window: Query<&mut Window, With<PrimaryWindow>>) {
    if let Ok(mut window) = window.single_mut()
        && desk.settings.full_screen
    {
        window.mode = mode(true);
    }
}

fn fit_zoom(
    desk: Res<Desk>,
    window: Query<&Window, With<PrimaryWindow>>,
    mut contexts: Query<&mut EguiContext>,
    mut redraw: MessageWriter<RequestRedraw>,
) {
    let Ok(window) = window.single() else { return };
    let zoom = theme::zoom(window.width(), window.height(), desk.text_percent());
    for mut context in &mut contexts {
        let ctx = context.get_mut();
        if (ctx.zoom_factor() - zoom).abs() > 0.001 {
            ctx.set_zoom_factor(zoom);
            redraw.write(RequestRedraw);
        }
    }
}

/// Takes out the news that the modifier keys are as they were: it comes in every frame, and with any news egui wants to
/// be drawn again at once, so that the machine would never rest.
fn quiet_modifiers(mut inputs: Query<&mut EguiInput>, mut last: Local<Option<egui::Modifiers>>) {
    for mut input in &mut inputs {
        let input = input.bypass_change_detection();
        input.events.retain(|event| match event {
            egui::Event::ModifiersChanged(now) => last.replace(*now) != Some(*now),
            _ => true,
        });
    }
}

/// Frames that are still to be drawn before all is still.
#[derive(Resource)]
pub struct Unsettled(pub u32);

/// What was put in may move what is drawn in the frame after it: draw a few more frames, and then none.
pub fn settle(mut unsettled: ResMut<Unsettled>, mut redraw: MessageWriter<RequestRedraw>) {
    if unsettled.0 > 0 {
        unsettled.0 -= 1;
        redraw.write(RequestRedraw);
    }
}
