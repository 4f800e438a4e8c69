//! Bodies with one light: shapes given by their edges, shaded across from the dark side to the lit rim.

use crate::ui::theme::mix;
use egui::epaint::{Mesh, PathStroke};
use egui::{Color32, Painter, Pos2, Shape, pos2};

/// How a body is lit.
#[derive(Clone, Copy, Debug)]
pub struct Shade {
    /// Away from the lamp.
    pub shadow: Color32,
    /// In between.
    pub base: Color32,
    /// Towards the lamp.
    pub light: Color32,
    /// At the very edge by the lamp.
    pub rim: Color32,
}

impl Shade {
    /// The colour at a place between the dark edge (0) and the lit edge (1).
    pub fn at(&self, across: f32) -> Color32 {
        match across {
            x if x < 0.5 => mix(self.shadow, self.base, x / 0.5),
            x if x < 0.86 => mix(self.base, self.light, (x - 0.5) / 0.36),
            x => mix(self.light, self.rim, (x - 0.86) / 0.14),
        }
    }
}

/// From a body's own units (centre of the shoulders, up from the table) to the screen.
#[derive(Clone, Copy, Debug)]
pub struct Frame {
    /// The middle of the lower edge, on the screen.
    pub foot: Pos2,
    /// Points for one unit.
    pub unit: f32,
}

impl Frame {
    /// A place of the body on the screen.
    pub fn at(&self, x: f32, y: f32) -> Pos2 {
        pos2(self.foot.x + x * self.unit, self.foot.y - y * self.unit)
    }
}

const COLUMNS: [f32; 7] = [0.0, 0.25, 0.5, 0.7, 0.86, 0.95, 1.0];

/// A body given by its left and right edges at rising heights: (height, left, right).
pub fn body(painter: &Painter, frame: Frame, edges: &[(f32, f32, f32)], shade: &Shade) {
    let mut mesh = Mesh::default();
    for (y, left, right) in edges {
        for across in COLUMNS {
            mesh.colored_vertex(frame.at(left + (right - left) * across, *y), shade.at(across));
        }
    }
    let wide = COLUMNS.len() as u32;
    for row in 1..edges.len() as u32 {
        for column in 1..wide {
            let (a, b) = ((row - 1) * wide + column - 1, row * wide + column - 1);
            mesh.add_triangle(a, a + 1, b);
            mesh.add_triangle(a + 1, b + 1, b);
        }
    }
    painter.add(mesh);
    outline(painter, frame, edges, shade);
}

/// The edge, drawn as a thin line of the same light, so that it is smooth.
fn outline(painter: &Painter, frame: Frame, edges: &[(f32, f32, f32)], shade: &Shade) {
    let left = edges.iter().map(|(y, left, _)| frame.at(*left, *y));
    let right = edges.iter().rev().map(|(y, _, right)| frame.at(*right, *y));
    let points: Vec<Pos2> = left.chain(right).collect();
    let (low, high) =
        points.iter().fold((f32::MAX, f32::MIN), |(low, high), point| (low.min(point.x), high.max(point.x)));
    let shade = *shade;
    let stroke =
        PathStroke::new_uv(1.3, move |_, at: Pos2| shade.at(((at.x - low) / (high - low).max(1.0)).clamp(0.0, 1.0)));
    painter.add(Shape::closed_line(points, stroke));
}

/// An egg: an ellipse that may be narrower below, as edges for [`body`].
pub fn egg(centre: (f32, f32), radius: (f32, f32), chin: f32) -> Vec<(f32, f32, f32)> {
    let steps = 22;
    (0..=steps)
        .map(|step| {
            let angle = std::f32::consts::PI * (step as f32 / steps as f32 - 0.5);
            let low = (-angle.sin()).max(0.0);
            let half = radius.0 * angle.cos() * (1.0 - chin * low);
            (centre.1 + radius.1 * angle.sin(), centre.0 - half, centre.0 + half)
        })
        .collect()
}

/// A smooth run through given edges, as edges for [`body`].
pub fn smooth(edges: &[(f32, f32, f32)]) -> Vec<(f32, f32, f32)> {
    let at = |index: isize| edges[index.clamp(0, edges.len() as isize - 1) as usize];
    let mut out = Vec::new();
    for index in 0..edges.len() as isize - 1 {
        let (a, b, c, d) = (at(index - 1), at(index), at(index + 1), at(index + 2));
        for step in 0..6 {
            let t = step as f32 / 6.0;
            let curve = |p0: f32, p1: f32, p2: f32, p3: f32| {
                0.5 * (2.0 * p1
                    + (p2 - p0) * t
                    + (2.0 * p0 - 5.0 * p1 + 4.0 * p2 - p3) * t * t
                    + (3.0 * p1 - p0 - 3.0 * p2 + p3) * t * t * t)
            };
            out.push((b.0 + (c.0 - b.0) * t, curve(a.1, b.1, c.1, d.1), curve(a.2, b.2, c.2, d.2)));
        }
    }
    out.extend(edges.last().copied());
    out
}
