//! Turns and moves what has been drawn, text included.

use egui::epaint::{ClippedShape, RectShape};
use egui::{Pos2, Shape, Vec2, pos2, vec2};
use std::sync::Arc;

/// Turns shapes about a point, clockwise in radians.
pub fn turn(shapes: &mut [Shape], about: Pos2, angle: f32) {
    if angle == 0.0 {
        return;
    }
    let (sin, cos) = angle.sin_cos();
    let spin = |v: Vec2| vec2(v.x * cos - v.y * sin, v.x * sin + v.y * cos);
    let at = |p: Pos2| about + spin(p - about);
    for shape in shapes {
        match shape {
            Shape::Vec(inner) => turn(inner, about, angle),
            Shape::Circle(circle) => circle.center = at(circle.center),
            Shape::LineSegment { points, .. } => points.iter_mut().for_each(|point| *point = at(*point)),
            Shape::Path(path) => path.points.iter_mut().for_each(|point| *point = at(*point)),
            Shape::Text(text) => {
                text.pos = at(text.pos);
                text.angle += angle;
            }
            Shape::Mesh(mesh) => {
                Arc::make_mut(mesh).vertices.iter_mut().for_each(|vertex| vertex.pos = at(vertex.pos));
            }
            Shape::Rect(rect) => *shape = turned_rect(rect, &at),
            Shape::CubicBezier(curve) => curve.points.iter_mut().for_each(|point| *point = at(*point)),
            Shape::QuadraticBezier(curve) => curve.points.iter_mut().for_each(|point| *point = at(*point)),
            Shape::Noop | Shape::Ellipse(_) | Shape::Callback(_) => {}
        }
    }
}

/// A rectangle has no angle, so it becomes a polygon.
fn turned_rect(rect: &RectShape, at: &impl Fn(Pos2) -> Pos2) -> Shape {
    let r = rect.rect;
    let corners = [r.left_top(), r.right_top(), r.right_bottom(), r.left_bottom()].map(at);
    Shape::convex_polygon(corners.to_vec(), rect.fill, rect.stroke)
}

/// Whether something of a shape lies below a height.
pub fn reaches_below(shape: &Shape, y: f32) -> bool {
    let rect = ClippedShape { clip_rect: egui::Rect::EVERYTHING, shape: shape.clone() }.shape.visual_bounding_rect();
    rect.is_finite() && rect.max.y > y
}

/// A number from 0 to 1 that is always the same for the same two: paper is uneven, and stays as uneven as it was.
pub fn uneven(seed: u32, nth: u32) -> f32 {
    let mut x = seed.wrapping_mul(0x9E37_79B9) ^ nth.wrapping_mul(0x85EB_CA6B).wrapping_add(0xC2B2_AE35);
    x ^= x >> 15;
    x = x.wrapping_mul(0x2C1B_3C6D);
    x ^= x >> 12;
    x = x.wrapping_mul(0x297A_2D39);
    x ^= x >> 15;
    (x >> 8) as f32 / (1u32 << 24) as f32
}

/// A seed from a text.
pub fn seed_of(text: &str) -> u32 {
    text.bytes().fold(0x811C_9DC5, |hash: u32, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

/// The points of a rectangle with round corners.
pub fn rounded(rect: egui::Rect, round: f32) -> Vec<Pos2> {
    let inner = rect.shrink(round);
    let corners = [
        (inner.right_top(), -90.0f32),
        (inner.right_bottom(), 0.0),
        (inner.left_bottom(), 90.0),
        (inner.left_top(), 180.0),
    ];
    corners
        .into_iter()
        .flat_map(|(centre, from)| {
            (0..=4).map(move |step| {
                let angle = (from + 22.5 * step as f32).to_radians();
                pos2(centre.x + round * angle.cos(), centre.y + round * angle.sin())
            })
        })
        .collect()
}
