//! The paper itself: edge, shadow, grain, folds, what has been spilt on it and what holds it together.

use super::inks::{inks, stock_of};
use super::turn::{seed_of, uneven};
use crate::ui::theme::{faint, mix, theme};
use crate::view::papers::{Look, Paper};
use egui::epaint::Mesh;
use egui::{Color32, Pos2, Rect, Shape, Stroke, pos2, vec2};
use std::sync::Arc;

/// How far the fold of a corner reaches.
const EAR: f32 = 34.0;

/// Everything of a sheet that lies under what is written, for a place; `scale` as of what is written.
pub fn under(rect: Rect, paper: &Paper, scale: f32) -> Vec<Shape> {
    let inks = inks();
    let stock = stock_of(paper.look);
    let ink = *inks.ink;
    let night = *theme().night;
    let seed = seed_of(&paper.key);
    let mut out = Vec::new();
    let ear = if paper.look == Look::Plan { EAR * scale } else { 0.0 };
    // The lamp stands above on the right, so the shadow falls down to the left.
    for (reach, part) in [(18.0, 0.16), (10.0, 0.24), (4.0, 0.38)] {
        let away = vec2(-reach * 0.7, reach) * scale.max(0.45);
        out.push(match scale > 0.5 {
            true => beside(rect, away, faint(night, part)),
            false => Shape::convex_polygon(outline(rect.translate(away), ear), faint(night, part), Stroke::NONE),
        });
    }
    if paper.look == Look::Letter {
        let thick = rect.translate(vec2(-1.5, 2.0) * scale);
        out.push(Shape::convex_polygon(outline(thick, 0.0), mix(stock, ink, 0.35), Stroke::NONE));
    }
    if scale <= 0.5 {
        // Small pages lie askew; their edges are smoothed.
        out.push(Shape::convex_polygon(outline(rect, ear), stock, Stroke::NONE));
    }
    out.push(sheet(rect, ear, stock, shade(paper.look)));
    if scale > 0.5 {
        grain(&mut out, rect, seed, paper.look, faint(ink, 0.05));
    }
    if paper.look == Look::Plan {
        used(&mut out, rect, seed, scale, stock);
    }
    if matches!(paper.look, Look::Letter | Look::Message) {
        for third in [1.0, 2.0] {
            fold(&mut out, rect, rect.min.y + (rect.width() * 1.36 / 3.0) * third, ink);
        }
    }
    let edge = faint(ink, 0.30);
    out.push(Shape::closed_line(outline(rect, ear), Stroke::new(0.8 * scale.max(0.6), edge)));
    if matches!(paper.look, Look::Sheet | Look::Form) && rect.width() > 420.0 * scale {
        holes(&mut out, rect, scale);
    }
    if paper.look == Look::Message {
        staple(&mut out, rect, scale);
    }
    if paper.look == Look::Minutes {
        clip(&mut out, rect, scale);
    }
    out
}

/// The outline of a sheet, its upper right corner folded in by so much.
fn outline(rect: Rect, ear: f32) -> Vec<Pos2> {
    if ear <= 0.0 {
        return vec![rect.left_top(), rect.right_top(), rect.right_bottom(), rect.left_bottom()];
    }
    vec![
        rect.left_top(),
        rect.right_top() - vec2(ear, 0.0),
        rect.right_top() + vec2(0.0, ear),
        rect.right_bottom(),
        rect.left_bottom(),
    ]
}

/// What is seen of a shadow that falls so far to the left and down; what the sheet hides is not drawn.
fn beside(rect: Rect, away: egui::Vec2, colour: Color32) -> Shape {
    let shadow = rect.translate(away);
    let left = Rect::from_min_max(shadow.left_top(), pos2(rect.min.x, shadow.max.y));
    let below = Rect::from_min_max(rect.left_bottom(), shadow.right_bottom());
    let mut mesh = Mesh::default();
    mesh.add_colored_rect(left, colour);
    mesh.add_colored_rect(below, colour);
    Shape::Mesh(Arc::new(mesh))
}

/// The sheet: lighter towards the lamp, darker away from it.
fn sheet(rect: Rect, ear: f32, stock: Color32, dark: Color32) -> Shape {
    let mut mesh = Mesh::default();
    let [left_top, right_top, left_bottom, right_bottom] = lit(stock, dark);
    mesh.colored_vertex(rect.left_top(), left_top);
    mesh.colored_vertex(rect.right_top() - vec2(ear, 0.0), right_top);
    mesh.colored_vertex(rect.right_top() + vec2(0.0, ear), right_top);
    mesh.colored_vertex(rect.right_bottom(), right_bottom);
    mesh.colored_vertex(rect.left_bottom(), left_bottom);
    for (a, b, c) in [(0, 1, 2), (0, 2, 3), (0, 3, 4)] {
        mesh.add_triangle(a, b, c);
    }
    Shape::Mesh(Arc::new(mesh))
}

/// How dark a sheet is where the lamp reaches least.
fn shade(look: Look) -> Color32 {
    faint(*inks().ink, if look == Look::Plan { 0.20 } else { 0.11 })
}

/// A sheet in the light of the lamp: its colours at the corners.
fn lit(stock: Color32, dark: Color32) -> [Color32; 4] {
    let light = faint(*theme().paper, 0.18);
    [faint(dark, 0.5), light, dark, faint(dark, 0.6)].map(|colour| stock.blend(colour))
}

/// The colours of a sheet at its corners: left top, right top, left bottom, right bottom.
pub fn corners(look: Look) -> [Color32; 4] {
    lit(stock_of(look), shade(look))
}

/// Fibres, and the wires of laid paper.
fn grain(out: &mut Vec<Shape>, rect: Rect, seed: u32, look: Look, ink: Color32) {
    if look == Look::Letter {
        let mut y = rect.min.y + 5.0;
        while y < rect.max.y {
            out.push(Shape::line_segment(
                [pos2(rect.min.x, y), pos2(rect.max.x, y)],
                Stroke::new(0.6, faint(ink, 0.55)),
            ));
            y += 5.0;
        }
        let mut x = rect.min.x + 48.0;
        while x < rect.max.x {
            out.push(Shape::line_segment(
                [pos2(x, rect.min.y), pos2(x, rect.max.y)],
                Stroke::new(0.8, faint(ink, 0.8)),
            ));
            x += 96.0;
        }
    }
    let many = (rect.area() / 3600.0).min(220.0) as u32;
    for nth in 0..many {
        let dice = |more: u32| uneven(seed, nth * 5 + more);
        let from = rect.min + vec2(rect.width() * dice(0) * 0.97, rect.height() * dice(1));
        let to = from + vec2(12.0 * (dice(2) - 0.3), 6.0 * (dice(3) - 0.5));
        if rect.contains(to) {
            out.push(Shape::line_segment([from, to], Stroke::new(0.8, ink)));
        }
    }
}

/// A fold across the sheet.
fn fold(out: &mut Vec<Shape>, rect: Rect, y: f32, ink: Color32) {
    if y > rect.max.y - 40.0 {
        return;
    }
    for (dy, colour) in [(0.0, faint(ink, 0.13)), (1.2, faint(*theme().paper, 0.8))] {
        out.push(Shape::line_segment([pos2(rect.min.x, y + dy), pos2(rect.max.x, y + dy)], Stroke::new(1.0, colour)));
    }
}

/// Years of use: the folded corner, a crease, the ring of a mug, dark edges.
fn used(out: &mut Vec<Shape>, rect: Rect, seed: u32, scale: f32, stock: Color32) {
    let ink = *inks().ink;
    let ear = EAR * scale;
    let corner = rect.right_top();
    let back = vec![corner - vec2(ear, 0.0), corner + vec2(0.0, ear), corner + vec2(-ear * 0.94, ear * 0.88)];
    let under = back.iter().map(|point| *point + vec2(-2.0, 3.0) * scale).collect();
    out.push(Shape::convex_polygon(under, faint(ink, 0.18), Stroke::NONE));
    out.push(Shape::convex_polygon(back, mix(stock, ink, 0.16), Stroke::new(0.7 * scale, faint(ink, 0.4))));
    fold(out, rect, rect.min.y + rect.height() * 0.47, ink);
    let coffee = *inks().coffee;
    let centre = pos2(rect.min.x + rect.width() * 0.80, rect.min.y + rect.height() * 0.66);
    for (radius, width, part, from, to) in [
        (64.0, 4.5, 0.34, 0.3f32, 5.6f32),
        (66.5, 1.6, 0.46, 0.2, 4.4),
        (61.5, 1.2, 0.40, 2.0, 6.4),
        (57.0, 8.0, 0.10, 0.0, 6.3),
    ] {
        let steps = 40;
        let points = (0..=steps).map(|step| {
            let angle = from + (to - from) * step as f32 / steps as f32;
            let wobble = 1.0 + 0.012 * (angle * 3.0 + seed as f32 % 7.0).sin();
            centre + vec2(angle.cos(), angle.sin()) * radius * wobble * scale
        });
        out.push(Shape::line(points.collect(), Stroke::new(width * scale, faint(coffee, part))));
    }
    for nth in 0..5 {
        let angle = 6.3 * uneven(seed, 900 + nth);
        let away = 74.0 + 26.0 * uneven(seed, 910 + nth);
        let drop = centre + vec2(angle.cos(), angle.sin()) * away * scale;
        if rect.shrink(6.0 * scale).contains(drop) {
            let radius = 1.0 + 2.4 * uneven(seed, 920 + nth);
            out.push(Shape::circle_filled(drop, radius * scale, faint(coffee, 0.40)));
        }
    }
}

fn holes(out: &mut Vec<Shape>, rect: Rect, scale: f32) {
    let dark = mix(*theme().night, *inks().coffee, 0.25);
    for hole in [0.25, 0.75] {
        let at = pos2(rect.min.x + 17.0 * scale, rect.min.y + (rect.width() * 1.36).min(rect.height()) * hole);
        out.push(Shape::circle_filled(at, 6.0 * scale, dark));
        out.push(Shape::circle_stroke(at, 6.0 * scale, Stroke::new(0.8 * scale, faint(*inks().ink, 0.5))));
    }
}

fn staple(out: &mut Vec<Shape>, rect: Rect, scale: f32) {
    let at = rect.left_top() + vec2(22.0, 24.0) * scale;
    let along = vec2(9.0, -7.0) * scale;
    let shadow = vec2(-1.0, 2.0) * scale;
    out.push(Shape::line_segment(
        [at - along + shadow, at + along + shadow],
        Stroke::new(2.2 * scale, faint(*inks().ink, 0.3)),
    ));
    out.push(Shape::line_segment([at - along, at + along], Stroke::new(2.4 * scale, *inks().metal)));
    out.push(Shape::line_segment(
        [at - along, at + along],
        Stroke::new(0.8 * scale, mix(*inks().metal, *theme().paper, 0.7)),
    ));
}

/// A paper clip over the upper edge.
fn clip(out: &mut Vec<Shape>, rect: Rect, scale: f32) {
    let at = pos2(rect.max.x - 64.0 * scale, rect.min.y - 7.0 * scale);
    let arc = |centre: Pos2, radius: f32, from: f32, to: f32| -> Vec<Pos2> {
        (0..=10)
            .map(|step| {
                let angle = (from + (to - from) * step as f32 / 10.0).to_radians();
                centre + vec2(angle.cos(), angle.sin()) * radius * scale
            })
            .collect()
    };
    let spot = |x: f32, y: f32| at + vec2(x, y) * scale;
    let mut wire = vec![spot(-7.0, 14.0)];
    wire.extend(arc(spot(0.0, 7.0), 7.0, 180.0, 360.0));
    wire.extend(arc(spot(1.0, 42.0), 6.0, 0.0, 180.0));
    wire.extend(arc(spot(0.0, 14.0), 5.0, 180.0, 360.0));
    wire.push(spot(5.0, 34.0));
    let shadow = wire.iter().map(|point| *point + vec2(-1.5, 2.0) * scale).collect();
    out.push(Shape::line(shadow, Stroke::new(2.0 * scale, faint(*inks().ink, 0.3))));
    out.push(Shape::line(wire.clone(), Stroke::new(2.2 * scale, *inks().metal)));
    out.push(Shape::line(wire, Stroke::new(0.7 * scale, mix(*inks().metal, *theme().paper, 0.75))));
}
