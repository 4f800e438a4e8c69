//! The marks of the instruments: needle, hatching and icon, each gauge with its own, told apart without colour.

use super::gauge::Kind;
use super::theme::{faint, theme};
use egui::{Color32, CornerRadius, Pos2, Rect, Shape, Stroke, StrokeKind, Ui, pos2, vec2};

/// The mark of the centre: round, square, or pointed.
pub fn needle(ui: &Ui, kind: Kind, at: Pos2) {
    let theme = theme();
    let edge = Stroke::new(1.5, *theme.night);
    match kind {
        Kind::Trust => {
            ui.painter().circle(at, 5.5, *theme.text, edge);
        }
        Kind::Compliance => {
            let rect = Rect::from_center_size(at, vec2(9.0, 9.0));
            ui.painter().rect(rect, CornerRadius::ZERO, *theme.text, edge, StrokeKind::Outside);
        }
        Kind::Downtime => {
            let points = vec![at + vec2(0.0, 6.0), at + vec2(-6.0, -5.0), at + vec2(6.0, -5.0)];
            ui.painter().add(Shape::convex_polygon(points, *theme.text, edge));
        }
    }
}

/// Slanting lines over a place.
pub fn hatch(ui: &Ui, rect: Rect, hue: Color32) {
    let paint = ui.painter().with_clip_rect(rect.intersect(ui.clip_rect()));
    let mut at = rect.min.x - rect.height();
    while at < rect.max.x {
        paint.line_segment(
            [pos2(at, rect.max.y), pos2(at + rect.height(), rect.min.y)],
            Stroke::new(1.5, faint(hue, 0.8)),
        );
        at += 6.0;
    }
}

/// Two rings that meet; a stamped sheet; a stopped clock.
pub fn icon(ui: &Ui, kind: Kind, at: Pos2, hue: Color32) {
    let paint = ui.painter();
    let stroke = Stroke::new(1.8, hue);
    match kind {
        Kind::Trust => {
            paint.circle_stroke(at - vec2(3.5, 0.0), 5.0, stroke);
            paint.circle_stroke(at + vec2(3.5, 0.0), 5.0, stroke);
        }
        Kind::Compliance => {
            let sheet = Rect::from_center_size(at, vec2(13.0, 15.0));
            paint.rect_stroke(sheet, CornerRadius::same(1), stroke, StrokeKind::Inside);
            paint.line(vec![at + vec2(-3.0, 0.0), at + vec2(-0.8, 2.6), at + vec2(3.4, -3.0)], stroke);
        }
        Kind::Downtime => {
            paint.circle_stroke(at, 7.0, stroke);
            paint.line(vec![at + vec2(0.0, -4.5), at, at + vec2(3.2, 2.0)], stroke);
        }
    }
}
