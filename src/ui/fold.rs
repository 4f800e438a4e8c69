//! The fold: where something goes on below what is seen, it fades out and says so.

use super::stage::room::blend;
use super::theme::{Cut, faint, theme};
use super::widgets::galley;
use egui::{Color32, CornerRadius, Id, Rect, Shape, Stroke, StrokeKind, Ui, pos2, vec2};

/// What is said at the fold where nothing else is.
const WORDS: &str = "More below";
/// Less than this below the fold is no more than air.
const AIR: f32 = 9.0;
/// As much the mark covers at the most, where the text is not set larger than usual.
pub const HIGH: f32 = 34.0;
/// A part that is lower or narrower than this only fades.
const LOW: f32 = 110.0;
const NARROW: f32 = 190.0;

/// Says in other words what lies below the fold of the part that scrolls; without words nothing is marked.
pub fn say(ui: &Ui, words: impl Into<String>) {
    ui.data_mut(|data| data.insert_temp(key(), words.into()));
}

fn key() -> Id {
    Id::new("fold words")
}

/// Says on what ground the part that scrolls lies, where it is not the wall.
pub fn on(ui: &Ui, ground: Color32) {
    ui.data_mut(|data| data.insert_temp(ground_key(), ground));
}

fn ground_key() -> Id {
    Id::new("fold ground")
}

/// Marks the fold of a part that scrolls, if so much of it lies below what is seen.
pub fn mark(ui: &Ui, seen: Rect, below: f32) {
    let (words, ground) =
        ui.data_mut(|data| (data.remove_temp::<String>(key()), data.remove_temp::<Color32>(ground_key())));
    if below <= AIR || words.as_deref() == Some("") {
        return;
    }
    let theme = theme();
    let ground = ground.unwrap_or(*theme.wall);
    let painter = ui.painter().with_clip_rect(ui.clip_rect().intersect(seen.expand(3.0)));
    let (left, right, foot) = (seen.min.x - 3.0, seen.max.x + 3.0, seen.max.y + 3.0);
    let fade = |top: f32, end: f32| {
        let clear = Color32::TRANSPARENT;
        let rect = Rect::from_min_max(pos2(left, top), pos2(right, end));
        blend(&painter, rect, [clear, clear, ground, ground]);
    };
    if seen.height() < LOW || seen.width() < NARROW {
        fade(foot - seen.height() * 0.3, foot);
        return;
    }
    let words = galley(ui, words.as_deref().unwrap_or(WORDS), Cut::Label, *theme.amber, seen.width() - 56.0);
    let size = words.size() + vec2(40.0, 6.0);
    // Words that are half covered could not be read, so nothing is seen beside the mark.
    let pill = Rect::from_min_size(pos2(seen.max.x - size.x - 4.0, seen.max.y - size.y - 3.0), size);
    fade(pill.min.y - 26.0, pill.min.y);
    painter.rect_filled(Rect::from_min_max(pos2(left, pill.min.y), pos2(right, foot)), CornerRadius::ZERO, ground);
    let edge = Stroke::new(1.0, faint(*theme.amber, 0.7));
    painter.rect(pill, CornerRadius::same(10), *theme.night, edge, StrokeKind::Inside);
    painter.galley(pill.min + vec2(12.0, 3.0), words, *theme.amber);
    let tip = pos2(pill.max.x - 16.0, pill.center().y + 3.5);
    let arrow = vec![tip, tip + vec2(-4.5, -6.5), tip + vec2(4.5, -6.5)];
    painter.add(Shape::convex_polygon(arrow, *theme.amber, Stroke::NONE));
}
