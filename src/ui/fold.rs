//! The fold: where something goes on below what is seen, it fades out and says so.

use super::stage::room::blend;
use super::theme::{Cut, faint, theme};
use super::widgets::galley;
use egui::{Color32, CornerRadius, Rangef, Rect, Shape, Stroke, StrokeKind, Ui, pos2, vec2};

/// Marks the fold where what was just laid out goes on below what is seen.
pub fn goes_on(ui: &Ui, words: &str) {
    let seen = ui.clip_rect();
    if ui.cursor().min.y > seen.max.y + ui.spacing().item_spacing.y + 2.0 {
        let left = ui.cursor().min.x;
        mark(ui, Rangef::new(left, left + ui.available_width()), words);
    }
}

/// Marks the fold of a part that scrolls, from left to right, with a word about what lies below.
pub fn mark(ui: &Ui, across: Rangef, words: &str) {
    let theme = theme();
    let seen = ui.clip_rect();
    let high = 44.0_f32.min(seen.height() / 2.0);
    let fade = Rect::from_min_max(pos2(across.min - 3.0, seen.max.y - high), pos2(across.max + 3.0, seen.max.y));
    let clear = Color32::TRANSPARENT;
    blend(ui.painter(), fade, [clear, clear, *theme.wall, *theme.wall]);
    let words = galley(ui, words, Cut::Label, *theme.amber, 300.0);
    let size = words.size() + vec2(40.0, 6.0);
    let pill = Rect::from_min_size(pos2(across.max - size.x - 4.0, seen.max.y - size.y - 5.0), size);
    let edge = Stroke::new(1.0, faint(*theme.amber, 0.7));
    ui.painter().rect(pill, CornerRadius::same(10), *theme.night, edge, StrokeKind::Inside);
    ui.painter().galley(pill.min + vec2(12.0, 3.0), words, *theme.amber);
    let tip = pos2(pill.max.x - 16.0, pill.center().y + 3.5);
    let arrow = vec![tip, tip + vec2(-4.5, -6.5), tip + vec2(4.5, -6.5)];
    ui.painter().add(Shape::convex_polygon(arrow, *theme.amber, Stroke::NONE));
}
