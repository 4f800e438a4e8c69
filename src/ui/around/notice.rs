//! The notice over the upper part of a page, which waits until it is read: a mark, what happened in a sentence, what to do, and that it was read.

use crate::ui::fold;
use crate::ui::theme::{Cut, faint, hairline, theme};
use crate::ui::widgets::{Dress, button, galley, region, scroll, text};
use egui::{Context, CornerRadius, Key, Modifiers, Rect, Shape, Stroke, StrokeKind, Ui, pos2, vec2};

/// What stands beside the words: the mark, and the button.
const BESIDE: f32 = 60.0 + 212.0;

/// Whether a key says that it was read; the page does not see the key then.
pub fn answered(ctx: &Context) -> bool {
    !ctx.text_edit_focused()
        && ctx.input_mut(|input| {
            let enter = input.consume_key(Modifiers::NONE, Key::Enter);
            input.consume_key(Modifiers::NONE, Key::Escape) || enter
        })
}

/// Where it lies over the page: on the head, so that faces and what can be chosen stay in sight.
fn place(ui: &Ui, full: Rect, notice: &str) -> Rect {
    let width = panel_width(full) - BESIDE;
    let (first, rest) = parts(notice);
    let tall = galley(ui, first, Cut::Strong, *theme().text, width).size().y
        + galley(ui, rest, Cut::Body, *theme().text, width).size().y;
    let height = (tall + 32.0).max(72.0).min((full.height() * 0.5).max(72.0));
    let centre = pos2(full.center().x, full.min.y + 8.0 + height / 2.0);
    Rect::from_center_size(centre, vec2(panel_width(full), height))
}

/// Draws it; answers whether it was read.
pub fn notice_ui(ui: &mut Ui, full: Rect, notice: &str) -> bool {
    let theme = theme();
    ui.painter().rect_filled(full, CornerRadius::ZERO, faint(*theme.night, 0.5));
    let panel = place(ui, full, notice);
    let round = CornerRadius::same(theme.round);
    // What lies beside it is covered for the whole breadth, so that no word of the head is cut in two.
    let band = Rect::from_min_max(full.min, pos2(full.max.x, panel.max.y + 10.0));
    ui.painter().rect_filled(band, CornerRadius::ZERO, *theme.night);
    ui.painter().hline(band.x_range(), band.max.y, Stroke::new(1.0, hairline(1.0)));
    ui.painter().rect_filled(panel.translate(vec2(0.0, 5.0)).expand(3.0), round, faint(*theme.night, 0.6));
    fold::lies(ui.painter(), panel, fold::Ground::Plain(*theme.raised));
    ui.painter().rect(panel, round, *theme.raised, Stroke::new(1.0, hairline(1.0)), StrokeKind::Inside);
    let edge = Rect::from_min_size(panel.min, vec2(4.0, panel.height()));
    ui.painter().rect_filled(edge, CornerRadius { nw: theme.round, sw: theme.round, ne: 0, se: 0 }, *theme.alarm);
    mark(ui, pos2(panel.min.x + 32.0, panel.center().y));
    let words = Rect::from_min_max(panel.min + vec2(60.0, 12.0), pos2(panel.max.x - 208.0, panel.max.y - 8.0));
    let (first, rest) = parts(notice);
    region(ui, words, "notice", |ui| {
        scroll(ui, ("notice", notice), 0.0, |ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            text(ui, first, Cut::Strong, *theme.text);
            if !rest.is_empty() {
                text(ui, rest, Cut::Body, *theme.dim);
            }
        });
    });
    let seen = Rect::from_center_size(pos2(panel.max.x - 104.0, panel.center().y), vec2(184.0, 42.0));
    region(ui, seen, "notice seen", |ui| button(ui, "Understood", "Enter", Dress::Plain, true).clicked())
}

fn panel_width(full: Rect) -> f32 {
    (full.width() - 32.0).min(860.0)
}

/// The first sentence, and what follows.
fn parts(notice: &str) -> (&str, &str) {
    let end = notice.find(". ").map_or(notice.len(), |at| at + 1);
    (&notice[..end], notice[end..].trim_start())
}

/// A sign that stands for: look here.
fn mark(ui: &Ui, at: egui::Pos2) {
    let ink = *theme().alarm;
    let points = vec![at + vec2(0.0, -13.0), at + vec2(14.0, 11.0), at + vec2(-14.0, 11.0)];
    ui.painter().add(Shape::convex_polygon(points, faint(ink, 0.16), Stroke::new(1.8, ink)));
    ui.painter().line_segment([at + vec2(0.0, -4.0), at + vec2(0.0, 3.5)], Stroke::new(2.0, ink));
    ui.painter().circle_filled(at + vec2(0.0, 7.2), 1.4, ink);
}

#[cfg(test)]
mod tests {
    use super::parts;

    #[test]
    fn the_first_sentence_stands_by_itself() {
        assert_eq!(parts("It failed. Try again. Or not."), ("It failed.", "Try again. Or not."));
        assert_eq!(parts("It failed: no.such.file"), ("It failed: no.such.file", ""));
    }
}
