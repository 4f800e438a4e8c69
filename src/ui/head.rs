//! A person's head, cut to a place: wherever somebody is meant and not on the stage.

use super::stage::bust;
use super::theme::{hairline, mix, theme};
use crate::scenario::model::Mood;
use crate::view::PersonView;
use egui::{CornerRadius, Painter, Rect, Stroke, StrokeKind, pos2};

/// Head and shoulders, standing on the lower edge of the place; `light` is how much falls on them, from 0 to 1.
pub fn bust_in(painter: &Painter, rect: Rect, person: &PersonView, mood: Mood, light: f32) {
    let painter = painter.with_clip_rect(rect.intersect(painter.clip_rect()));
    let plain = bust::plain();
    let unit = (rect.height() / 1.32).min(rect.width() / 0.98);
    let foot = pos2(rect.center().x, rect.max.y);
    bust::bust(&painter, foot, unit, person.portrait.as_ref().unwrap_or(&plain), mood, light);
}

/// A picture is cut straight, so its frame is all but straight.
pub const ROUND: u8 = 2;

/// The face alone, on a small ground of its own.
pub fn face_in(painter: &Painter, rect: Rect, person: &PersonView, mood: Mood, light: f32) {
    let round = CornerRadius::same(ROUND);
    // Light enough for dark hair and skin to stand out from it.
    painter.rect_filled(rect, round, mix(*theme().night, *theme().text, 0.24));
    let inside = painter.with_clip_rect(rect.shrink(1.0).intersect(painter.clip_rect()));
    let plain = bust::plain();
    let unit = rect.height() / 0.74;
    let foot = pos2(rect.center().x, rect.center().y + 0.86 * unit);
    bust::bust(&inside, foot, unit, person.portrait.as_ref().unwrap_or(&plain), mood, light);
    painter.rect_stroke(rect, round, Stroke::new(1.0, hairline(0.9)), StrokeKind::Inside);
}
