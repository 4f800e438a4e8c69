//! Leaves out frames that would show nothing new: what was drawn last stays in the window, and pixels are what a frame costs.

use super::shown::Shown;
use bevy::prelude::*;
use bevy::window::{PrimaryWindow, RequestRedraw, WindowEvent};
use bevy_egui::{EguiPostUpdateSet, EguiRenderOutput, PrimaryEguiContext, egui};
use std::hash::{DefaultHasher, Hash, Hasher};

/// Whether a frame may be left out at all: it follows another one, or something was put in.
#[derive(Resource, Default)]
struct Usual(bool);

/// Compares each frame with the last one before it is drawn; only where somebody plays.
pub fn plugin(app: &mut App) {
    app.init_resource::<Usual>().add_systems(First, listen);
    let compared = leave_out.after(EguiPostUpdateSet::ProcessOutput).before(EguiPostUpdateSet::PostProcessOutput);
    app.add_systems(PostUpdate, compared);
}

/// A frame that nobody asked for is drawn whole: the system has lost what was in the window. So is one in which something
/// happened to the window itself.
fn listen(
    mut usual: ResMut<Usual>,
    mut asked: MessageReader<RequestRedraw>,
    mut happened: MessageReader<WindowEvent>,
    mut before: Local<bool>,
) {
    // A wish is granted twice: it is still there when the loop looks for wishes after the frame that it asked for.
    let now = asked.read().count() > 0;
    let asked = std::mem::replace(&mut *before, now) || now;
    let (mut put_in, mut window) = (false, false);
    for event in happened.read() {
        match event {
            WindowEvent::KeyboardInput(_)
            | WindowEvent::Ime(_)
            | WindowEvent::CursorEntered(_)
            | WindowEvent::CursorLeft(_)
            | WindowEvent::CursorMoved(_)
            | WindowEvent::MouseButtonInput(_)
            | WindowEvent::MouseMotion(_)
            | WindowEvent::MouseWheel(_)
            | WindowEvent::TouchInput(_) => put_in = true,
            WindowEvent::RequestRedraw(_) => {}
            _ => window = true,
        }
    }
    usual.0 = (asked || put_in) && !window;
}

fn leave_out(
    usual: Res<Usual>,
    shown: Option<Res<Shown>>,
    ground: Res<ClearColor>,
    window: Query<&Window, With<PrimaryWindow>>,
    mut contexts: Query<(&mut Camera, &EguiRenderOutput), With<PrimaryEguiContext>>,
    mut last: Local<Option<u64>>,
) {
    let size = window.single().map_or(UVec2::ZERO, Window::physical_size);
    for (mut camera, output) in &mut contexts {
        let now = look_of(output, size, &ground);
        let delta = &output.textures_delta;
        let same = *last == Some(now) && delta.set.is_empty() && delta.free.is_empty();
        let whole = shown.as_ref().is_some_and(|shown| shown.all());
        let draw = !(same && usual.0 && whole);
        if camera.is_active != draw {
            camera.is_active = draw;
        }
        *last = Some(now);
    }
}

/// All that is drawn, as a number.
fn look_of(output: &EguiRenderOutput, size: UVec2, ground: &ClearColor) -> u64 {
    let mut hasher = DefaultHasher::new();
    size.hash(&mut hasher);
    ground.0.to_srgba().to_u8_array().hash(&mut hasher);
    for job in &output.paint_jobs {
        let clip = job.clip_rect;
        [clip.min.x, clip.min.y, clip.max.x, clip.max.y].map(f32::to_bits).hash(&mut hasher);
        if let egui::epaint::Primitive::Mesh(mesh) = &job.primitive {
            mesh.texture_id.hash(&mut hasher);
            mesh.indices.hash(&mut hasher);
            for vertex in &mesh.vertices {
                let egui::epaint::Vertex { pos, uv, color } = *vertex;
                let place = [pos.x, pos.y, uv.x, uv.y].map(|number| u64::from(number.to_bits()));
                hasher.write_u64(place[0] << 32 | place[1]);
                hasher.write_u64(place[2] << 32 | place[3]);
                hasher.write_u32(u32::from_ne_bytes(color.to_array()));
            }
        }
    }
    hasher.finish()
}
