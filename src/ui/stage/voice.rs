//! Somebody on the telephone: a small screen on the table with the picture that it has of them, lit while they speak;
//! several together have one broad screen with a part for each.

use super::bust::bust;
use super::hour::{self, Sheet};
use super::palette::palette;
use super::place::Actor;
use super::room::glow;
use super::scenery::compose;
use crate::ui::art::picture;
use crate::ui::theme::{faint, mix, theme};
use egui::{Color32, Mesh, Painter, Pos2, Rect, Shape, Stroke, Vec2, pos2, vec2};

const DEVICE: &str = include_str!("../../../assets/art/places/voice.svg");
const BROAD: &str = include_str!("../../../assets/art/places/voices.svg");
/// The drawing, in its own units; the foot stands at the origin of the second number.
const VIEW: [f32; 4] = [0.0, -190.0, 240.0, 210.0];
/// Its glass.
const GLASS: [f32; 4] = [66.0, -166.0, 156.0, 112.0];
/// So far the middle of the glass lies to the right of the middle of the drawing.
pub const ASIDE: f32 = GLASS[0] + GLASS[2] / 2.0 - VIEW[2] / 2.0;
/// Of the broad one: from part to part, where the first begins, the left edge of the frame, and what is beside the parts.
const PITCH: f32 = 160.0;
const FIRST: f32 = 70.0;
const EDGE: f32 = 62.0;
const BESIDE: f32 = 80.0;

/// Draws a voice: `foot` is the middle of where it stands, `unit` the size of a unit of the drawing.
pub fn voice(painter: &Painter, foot: Pos2, unit: f32, actor: &Actor, light: f32, minute: u32) {
    let corner = foot + vec2(-VIEW[2] / 2.0, VIEW[1]) * unit;
    let rect = Rect::from_min_size(corner, vec2(VIEW[2], VIEW[3]) * unit);
    let glass =
        Rect::from_min_size(corner + vec2(GLASS[0], GLASS[1] - VIEW[1]) * unit, vec2(GLASS[2], GLASS[3]) * unit);
    glow(painter, glass.center(), rect.size() * vec2(0.95, 0.80), faint(*palette().screen, 0.10 + 0.20 * light));
    device(painter, ("voice", 1), DEVICE, rect, VIEW, minute);
    part(painter, glass, actor, light);
    shine(painter, glass, glass.width());
}

/// How the broad screen lies: the middle of each part, and the unit in which it is drawn.
pub struct Broad {
    corner: Pos2,
    unit: f32,
    count: usize,
}

impl Broad {
    /// For so many, about a place, where there is so much room.
    pub fn of(count: usize, foot: Pos2, wanted: f32, room: f32) -> Self {
        let breadth = PITCH * count as f32;
        let unit = wanted.min(room / (BESIDE + breadth));
        let middle = (FIRST + EDGE + breadth) / 2.0;
        Self { corner: foot + vec2(-middle, VIEW[1]) * unit, unit, count }
    }

    /// From part to part.
    pub fn step(&self) -> f32 {
        PITCH * self.unit
    }

    /// The middle of a part.
    pub fn middle(&self, at: usize) -> f32 {
        self.glass(at).center().x
    }

    fn glass(&self, at: usize) -> Rect {
        let from = vec2(FIRST + PITCH * at as f32, GLASS[1] - VIEW[1]);
        Rect::from_min_size(self.corner + from * self.unit, vec2(PITCH - 6.0, GLASS[3]) * self.unit)
    }

    /// Draws it with everybody and how much light is on them.
    pub fn draw(&self, painter: &Painter, voices: &[(&Actor, f32)], minute: u32) {
        let view = [0.0, VIEW[1], BESIDE + PITCH * self.count as f32, VIEW[3]];
        let rect = Rect::from_min_size(self.corner, vec2(view[2], view[3]) * self.unit);
        glow(painter, rect.center(), rect.size() * vec2(0.80, 0.80), faint(*palette().screen, 0.20));
        device(painter, ("voices", self.count), BROAD, rect, view, minute);
        for (at, (actor, light)) in voices.iter().enumerate() {
            part(painter, self.glass(at), actor, *light);
        }
        shine(painter, self.glass(0).union(self.glass(self.count - 1)), self.glass(0).width());
    }
}

fn device(painter: &Painter, key: (&str, usize), svg: &str, rect: Rect, view: [f32; 4], minute: u32) {
    let scale = painter.ctx().pixels_per_point();
    let size = [rect.width() * scale, rect.height() * scale].map(|side| side.round().max(1.0) as u32);
    let minute = hour::step(minute);
    let drawn = picture(painter.ctx(), (key, minute), size, || compose(&[svg], view, &Sheet::of(minute, false)));
    if let Some(texture) = drawn {
        painter.image(texture, rect, Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0)), Color32::WHITE);
    }
}

/// Behind its glass the picture that a telephone has of somebody, in a round frame: they are heard and not seen.
fn part(painter: &Painter, glass: Rect, actor: &Actor, light: f32) {
    let palette = palette();
    let dark = mix(*palette.screen, *theme().night, 0.84 - 0.22 * light);
    let inside = painter.with_clip_rect(glass.intersect(painter.clip_rect()));
    let high = glass.height();
    let radius = high * 0.44;
    let face = pos2(glass.center().x, glass.center().y);
    inside.circle_filled(face, radius + 1.0, mix(dark, *theme().night, 0.30));
    let plain = super::bust::plain();
    let portrait = actor.portrait.unwrap_or(&plain);
    bust(&inside, pos2(face.x, face.y + high * 0.60), high * 0.69, portrait, actor.mood, light);
    around(&inside, glass, face, radius, mix(dark, *theme().night, 0.62));
    let rim = if light > 0.8 { faint(*theme().amber, 0.9) } else { faint(*palette.screen, 0.45) };
    inside.circle_stroke(face, radius, Stroke::new((high * 0.018).max(1.5), rim));
    if light > 0.8 {
        // Whoever speaks is heard: bars on both sides of the picture.
        let stroke = Stroke::new((high * 0.030).max(1.5), *theme().amber);
        let away = radius + high * 0.09;
        for (bar, tall) in [0.30, 0.16, 0.08].into_iter().enumerate() {
            for side in [-1.0, 1.0] {
                let x = face.x + side * (away + high * 0.065 * bar as f32);
                inside.vline(x, (face.y - high * tall / 2.0)..=(face.y + high * tall / 2.0), stroke);
            }
        }
        painter.rect_stroke(glass, 1.0, Stroke::new(1.5, faint(*theme().amber, 0.8)), egui::StrokeKind::Outside);
    }
}

/// Covers what of a glass lies outside a circle.
fn around(painter: &Painter, glass: Rect, centre: Pos2, radius: f32, colour: Color32) {
    const STEPS: u32 = 64;
    let mut mesh = Mesh::default();
    // Each corner of the circle has its fellow far outside the glass, beyond which nothing is drawn.
    let far = glass.width() + glass.height();
    for step in 0..=STEPS {
        let way = Vec2::angled(std::f32::consts::TAU * step as f32 / STEPS as f32);
        mesh.colored_vertex(centre + way * radius, colour);
        mesh.colored_vertex(centre + way * far, colour);
    }
    for step in 0..STEPS {
        let at = 2 * step;
        mesh.add_triangle(at, at + 1, at + 2);
        mesh.add_triangle(at + 1, at + 3, at + 2);
    }
    painter.add(Shape::mesh(mesh));
}

/// A pane of light, cut hard.
fn shine(painter: &Painter, glass: Rect, wide: f32) {
    let pane = vec![
        glass.left_top(),
        glass.left_top() + vec2(wide * 0.30, 0.0),
        glass.left_bottom() + vec2(wide * 0.10, 0.0),
        glass.left_bottom(),
    ];
    painter.add(Shape::convex_polygon(pane, faint(*palette().screen, 0.09), Stroke::NONE));
}
