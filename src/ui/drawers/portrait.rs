//! A person's picture in a frame, large on their page and small beside what they said.

use crate::scenario::model::Mood;
use crate::ui::stage::bust::{bust, plain};
use crate::ui::theme::{faint, theme};
use crate::view::PersonView;
use egui::{CornerRadius, Rect, Stroke, StrokeKind, Ui, pos2};

/// The picture, cut by its frame.
pub fn portrait_ui(ui: &Ui, rect: Rect, person: &PersonView, mood: Mood) {
    let theme = theme();
    let round = CornerRadius::same(theme.round);
    ui.painter().rect_filled(rect, round, *theme.night);
    let painter = ui.painter().with_clip_rect(rect.shrink(1.0).intersect(ui.clip_rect()));
    let plain = plain();
    let portrait = person.portrait.as_ref().unwrap_or(&plain);
    bust(&painter, pos2(rect.center().x, rect.max.y), rect.width() * 0.9, portrait, mood, 0.85);
    ui.painter().rect_stroke(rect, round, Stroke::new(1.0, faint(*theme.line, 0.8)), StrokeKind::Inside);
}
