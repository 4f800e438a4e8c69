//! Somebody on the telephone: a small screen on the table, with their portrait, lit while they speak.

use super::bust::bust;
use super::hour::{self, Sheet};
use super::palette::palette;
use super::place::Actor;
use super::room::{blend, glow};
use super::scenery::compose;
use crate::ui::art::picture;
use crate::ui::theme::{faint, mix, theme};
use egui::{Color32, Painter, Rect, Stroke, pos2, vec2};

const DEVICE: &str = include_str!("../../../assets/art/places/voice.svg");
/// The drawing, in its own units; the foot stands at the origin of the second number.
const VIEW: [f32; 4] = [0.0, -190.0, 240.0, 210.0];
/// Its glass.
const GLASS: [f32; 4] = [66.0, -166.0, 156.0, 112.0];

/// Draws a voice: `foot` is the middle of where it stands, `unit` the size of a unit of the drawing.
pub fn voice(painter: &Painter, foot: egui::Pos2, unit: f32, actor: &Actor, light: f32, minute: u32) {
    let corner = foot + vec2(-VIEW[2] / 2.0, VIEW[1]) * unit;
    let rect = Rect::from_min_size(corner, vec2(VIEW[2], VIEW[3]) * unit);
    let palette = palette();
    let at = |x: f32, y: f32| corner + vec2(x - VIEW[0], y - VIEW[1]) * unit;
    let glass = Rect::from_min_max(at(GLASS[0], GLASS[1]), at(GLASS[0] + GLASS[2], GLASS[1] + GLASS[3]));
    glow(painter, glass.center(), rect.size() * vec2(0.95, 0.80), faint(*palette.screen, 0.10 + 0.20 * light));
    let scale = painter.ctx().pixels_per_point();
    let size = [rect.width() * scale, rect.height() * scale].map(|side| side.round().max(1.0) as u32);
    let minute = hour::step(minute);
    if let Some(texture) =
        picture(painter.ctx(), ("voice", minute), size, || compose(&[DEVICE], VIEW, &Sheet::of(minute, false)))
    {
        painter.image(texture, rect, Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0)), Color32::WHITE);
    }
    let dark = mix(*palette.screen, *theme().night, 0.84 - 0.22 * light);
    let inside = painter.with_clip_rect(glass.intersect(painter.clip_rect()));
    blend(&inside, glass, [mix(dark, *theme().night, 0.5), dark, dark, mix(dark, *palette.screen, 0.18 * light)]);
    let plain = super::bust::plain();
    let portrait = actor.portrait.unwrap_or(&plain);
    let high = glass.height();
    bust(
        &inside,
        pos2(glass.center().x + high * 0.10, glass.max.y + high * 0.26),
        high * 0.90,
        portrait,
        actor.mood,
        light,
    );
    // A pane of light, cut hard.
    let shine = vec![
        glass.left_top(),
        glass.left_top() + vec2(glass.width() * 0.30, 0.0),
        glass.left_bottom() + vec2(glass.width() * 0.10, 0.0),
        glass.left_bottom(),
    ];
    inside.add(egui::Shape::convex_polygon(shine, faint(*palette.screen, 0.09), Stroke::NONE));
    if light > 0.8 {
        // Whoever speaks is heard: three bars beside them.
        for (bar, tall) in [0.16, 0.30, 0.21].into_iter().enumerate() {
            let x = glass.min.x + high * (0.10 + 0.07 * bar as f32);
            let middle = glass.max.y - high * 0.22;
            let stroke = Stroke::new((high * 0.032).max(1.5), *theme().amber);
            inside.vline(x, (middle - high * tall / 2.0)..=(middle + high * tall / 2.0), stroke);
        }
        painter.rect_stroke(glass, 1.0, Stroke::new(1.5, faint(*theme().amber, 0.8)), egui::StrokeKind::Outside);
    }
}
