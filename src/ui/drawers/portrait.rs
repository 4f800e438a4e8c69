//! A person's picture in a frame, large on their page and small beside what they said.

use crate::scenario::model::Mood;
use crate::ui::head::ROUND;
use crate::ui::stage::bust::{head, plain};
use crate::ui::theme::{hairline, theme};
use crate::view::PersonView;
use egui::{CornerRadius, Rect, Stroke, StrokeKind, Ui};

/// The picture, cut by its frame.
pub fn portrait_ui(ui: &Ui, rect: Rect, person: &PersonView, mood: Mood) {
    let theme = theme();
    let round = CornerRadius::same(ROUND);
    ui.painter().rect_filled(rect, round, *theme.night);
    let plain = plain();
    let portrait = person.portrait.as_ref().unwrap_or(&plain);
    head(ui.painter(), rect.shrink(1.0), portrait, mood, 0.95);
    ui.painter().rect_stroke(rect, round, Stroke::new(1.0, hairline(0.8)), StrokeKind::Inside);
}
