//! The marks of the review: a shape for each word, stars, level dots; all told apart without colour.

use crate::report::model::DecisionPage;
use crate::score::total::Word;
use crate::ui::theme::{faint, hairline, mix, theme};
use egui::{Color32, CornerRadius, Mesh, Pos2, Rect, Shape, Stroke, StrokeKind, Ui, Vec2, pos2, vec2};

/// The hue of a word.
pub fn hue(word: Option<Word>) -> Color32 {
    let theme = theme();
    match word {
        None => *theme.dim,
        Some(Word::Best | Word::Sound) => *theme.trust,
        Some(Word::Weak) => *theme.amber,
        Some(Word::Costly) => *theme.downtime,
        Some(Word::TurningPoint) => *theme.alarm,
    }
}

/// What a decision is called.
pub fn name(decision: &DecisionPage) -> &'static str {
    decision.called().unwrap_or("Not settled yet")
}

/// The mark of a word, about 18 points wide: a filled disc with a tick, a ring with a tick, a triangle that stands on its
/// tip, a square with a bar, a path that turns off; three dots while it is open.
pub fn word(ui: &Ui, word: Option<Word>, at: Pos2, size: f32) {
    let theme = theme();
    let paint = ui.painter();
    let hue = hue(word);
    let half = size / 2.0;
    let line = Stroke::new(size * 0.12, hue);
    let tick = |ink: Color32| {
        let spot = |x: f32, y: f32| at + vec2(x, y) * half;
        paint.line(vec![spot(-0.45, 0.02), spot(-0.12, 0.36), spot(0.48, -0.36)], Stroke::new(size * 0.13, ink));
    };
    match word {
        None => {
            for step in [-1.0, 0.0, 1.0] {
                paint.circle_filled(at + vec2(step * half * 0.62, 0.0), size * 0.10, hue);
            }
        }
        Some(Word::Best) => {
            paint.circle_filled(at, half, hue);
            tick(*theme.night);
        }
        Some(Word::Sound) => {
            paint.circle_stroke(at, half - size * 0.06, line);
            tick(hue);
        }
        Some(Word::Weak) => {
            let points = vec![at + vec2(-half, -half * 0.8), at + vec2(half, -half * 0.8), at + vec2(0.0, half * 0.95)];
            paint.add(Shape::closed_line(points, line));
            paint.line_segment([at + vec2(-half * 0.28, -half * 0.3), at + vec2(half * 0.28, -half * 0.3)], line);
        }
        Some(Word::Costly) => {
            let square = Rect::from_center_size(at, Vec2::splat(size * 0.88));
            paint.rect_filled(square, CornerRadius::same(2), hue);
            paint.line_segment(
                [at - vec2(half * 0.5, 0.0), at + vec2(half * 0.5, 0.0)],
                Stroke::new(size * 0.16, *theme.night),
            );
        }
        Some(Word::TurningPoint) => {
            let points = vec![at - vec2(0.0, half), at + vec2(half, 0.0), at + vec2(0.0, half), at - vec2(half, 0.0)];
            paint.add(Shape::convex_polygon(points, hue, Stroke::NONE));
            let ink = Stroke::new(size * 0.11, *theme.night);
            let spot = |x: f32, y: f32| at + vec2(x, y) * half;
            paint.line(vec![spot(-0.18, 0.52), spot(-0.18, -0.12), spot(0.36, -0.12)], ink);
            paint.line(vec![spot(0.12, -0.36), spot(0.38, -0.12), spot(0.12, 0.12)], ink);
        }
    }
}

/// Five stars in a row from the left, so many of them filled; answers where they end.
pub fn stars(ui: &Ui, left_centre: Pos2, filled: usize, size: f32) -> f32 {
    let theme = theme();
    for nth in 0..5 {
        let centre = left_centre + vec2(size * (0.5 + 1.18 * nth as f32), 0.0);
        let points = star(centre, size / 2.0);
        let whole = nth < filled;
        let ink = if whole { *theme.amber } else { *theme.dim };
        if whole {
            // A star is not convex: ten triangles round its middle, and a line that softens the edge.
            let mut fan = Mesh::default();
            fan.colored_vertex(centre, ink);
            points.iter().for_each(|point| fan.colored_vertex(*point, ink));
            (0..10).for_each(|at| fan.add_triangle(0, at + 1, (at + 1) % 10 + 1));
            ui.painter().add(Shape::mesh(fan));
            ui.painter().add(Shape::closed_line(points, Stroke::new(1.0, ink)));
        } else {
            ui.painter().add(Shape::closed_line(points, Stroke::new(1.3, ink)));
        }
    }
    left_centre.x + size * 5.72
}

fn star(centre: Pos2, radius: f32) -> Vec<Pos2> {
    let corner = |at: usize| {
        let angle = std::f32::consts::PI * (at as f32 / 5.0 - 0.5);
        let far = if at.is_multiple_of(2) { radius } else { radius * 0.42 };
        centre + vec2(angle.cos(), angle.sin()) * far
    };
    (0..10).map(corner).collect()
}

/// Five dots for a level: filled up to it, ringed beyond; with none, five dashes.
pub fn level(ui: &Ui, left_centre: Pos2, level: Option<u8>) {
    let theme = theme();
    for nth in 0..5_u8 {
        let centre = left_centre + vec2(7.0 + 17.0 * f32::from(nth), 0.0);
        match level {
            Some(level) if nth < level => {
                ui.painter().circle_filled(centre, 6.0, *theme.amber);
            }
            Some(_) => {
                ui.painter().circle_stroke(centre, 5.3, Stroke::new(1.4, *theme.dim));
            }
            None => {
                let dash = Stroke::new(1.6, *theme.dim);
                ui.painter().line_segment([centre - vec2(4.0, 0.0), centre + vec2(4.0, 0.0)], dash);
            }
        }
    }
}

/// A bar on its track: `part` of it filled.
pub fn bar(ui: &Ui, rect: Rect, part: f32, hue: Color32) {
    let theme = theme();
    let round = CornerRadius::same(2);
    ui.painter().rect(rect, round, *theme.night, Stroke::new(1.0, hairline(0.9)), StrokeKind::Inside);
    let mut full = rect.shrink(1.0);
    full.max.x = full.min.x + full.width() * part.clamp(0.0, 1.0);
    if full.width() > 0.5 {
        ui.painter().rect_filled(full, round, mix(*theme.night, hue, 0.75));
        ui.painter().vline(full.max.x, full.y_range(), Stroke::new(2.0, hue));
    }
}

/// A value with its interval, on a scale from `from` to `to`: the bar, a point, and a whisker with ends.
pub fn whisker(ui: &Ui, rect: Rect, (value, error): (f32, f32), (from, to): (f32, f32), hue: Color32) {
    let theme = theme();
    let part = |value: f32| ((value - from) / (to - from).max(1.0)).clamp(0.0, 1.0);
    bar(ui, rect, part(value), hue);
    let x = |value: f32| rect.min.x + rect.width() * part(value);
    let ink = Stroke::new(1.6, *theme.text);
    if error > 0.0 {
        let (low, high) = (x(value - error), x(value + error));
        ui.painter().hline(low..=high, rect.center().y, ink);
        for end in [low, high] {
            ui.painter().vline(end, (rect.center().y - 4.0)..=(rect.center().y + 4.0), ink);
        }
    }
    ui.painter().circle(pos2(x(value), rect.center().y), 3.2, *theme.text, Stroke::new(1.2, *theme.night));
}

/// How far one is, on a broad bar.
pub fn progress(ui: &Ui, rect: Rect, part: f32) {
    let theme = theme();
    let round = CornerRadius::same(theme.round);
    ui.painter().rect(rect, round, *theme.night, Stroke::new(1.0, hairline(1.0)), StrokeKind::Inside);
    let mut full = rect.shrink(3.0);
    full.max.x = full.min.x + (full.width() * part.clamp(0.0, 1.0)).max(2.0);
    ui.painter().rect_filled(full, CornerRadius::same(3), *theme.amber);
    for quarter in 1..4 {
        let x = rect.min.x + rect.width() * quarter as f32 / 4.0;
        ui.painter().vline(x, rect.min.y..=rect.max.y, Stroke::new(1.0, faint(*theme.line, 0.6)));
    }
}
