//! A field to look for something in: a glass before the words, and the key that leads there while it is empty.

use super::keys;
use super::theme::{Cut, hairline, mix, theme};
use super::widgets::galley;
use egui::{
    CornerRadius, Frame, Id, Rect, Response, Sense, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo, WidgetType, pos2,
    vec2,
};

/// The height of the field over that of its letters.
const PAD: f32 = 15.0;
/// What the glass takes on the left, and the key on the right.
const BESIDE: f32 = 34.0;

/// Draws it; `name` is what a screen reader says, `hint` stands there while nothing is written.
pub fn search_ui(ui: &mut Ui, id: Id, words: &mut String, hint: &str, name: &str, width: f32) -> Response {
    let theme = theme();
    let (rect, response) = framed_ui(ui, id, words, hint, name, (width, BESIDE));
    // The glass, its handle to the lower right.
    let writing = response.has_focus();
    let ink = if writing { *theme.amber } else { *theme.dim };
    let eye = pos2(rect.min.x + 16.0, rect.center().y - 1.5);
    ui.painter().circle_stroke(eye, 5.0, Stroke::new(1.6, ink));
    ui.painter().line_segment([eye + vec2(3.7, 3.7), eye + vec2(8.0, 8.0)], Stroke::new(2.0, ink));
    if !writing && words.is_empty() {
        let key = galley(ui, "/", Cut::Label, *theme.dim, 40.0);
        let cap = Rect::from_center_size(pos2(rect.max.x - 18.0, rect.center().y), vec2(20.0, key.size().y + 3.0));
        ui.painter().rect_stroke(cap, CornerRadius::same(3), Stroke::new(1.0, hairline(1.0)), StrokeKind::Inside);
        ui.painter().galley(cap.center() - key.size() / 2.0, key, *theme.dim);
    }
    if keys::take_focus(ui.ctx()) {
        response.request_focus();
    }
    response
}

/// A field to write a path in.
pub fn path_ui(ui: &mut Ui, id: Id, words: &mut String, hint: &str, name: &str, width: f32) -> Response {
    framed_ui(ui, id, words, hint, name, (width, 14.0)).1
}

/// One line to write in, so broad, and so far from its frame on both sides; answers where the frame lies.
fn framed_ui(
    ui: &mut Ui,
    id: Id,
    words: &mut String,
    hint: &str,
    name: &str,
    (width, beside): (f32, f32),
) -> (Rect, Response) {
    let theme = theme();
    let tall = galley(ui, "Mg", Cut::Body, *theme.text, 100.0).size().y + PAD;
    let (rect, _) = ui.allocate_exact_size(vec2(width, tall), Sense::hover());
    let ground = ui.painter().add(egui::Shape::Noop);
    let inner = rect.shrink2(vec2(beside, 0.0));
    let builder = UiBuilder::new().max_rect(inner).layout(egui::Layout::left_to_right(egui::Align::Center));
    let edit = egui::TextEdit::singleline(words)
        .id(id)
        .frame(Frame::NONE)
        .hint_text(egui::RichText::new(hint).color(*theme.dim))
        .desired_width(inner.width())
        .clip_text(true)
        .font(Cut::Body.font());
    // The place is taken already: what comes next begins behind the field and not behind the letters in it.
    let response = ui.new_child(builder).add(edit);
    response.widget_info(|| WidgetInfo::labeled(WidgetType::TextEdit, true, name));
    let (writing, warm) = (response.has_focus(), response.hovered());
    let edge = match (writing, warm) {
        (true, _) => Stroke::new(2.0, *theme.amber),
        (_, true) => Stroke::new(1.0, *theme.amber),
        _ => Stroke::new(1.0, hairline(1.0)),
    };
    let fill = if writing { mix(*theme.night, *theme.amber, 0.07) } else { *theme.night };
    let round = CornerRadius::same(theme.round);
    ui.painter().set(ground, egui::epaint::RectShape::new(rect, round, fill, edge, StrokeKind::Inside));
    (rect, response)
}
