//! The tabs of a page, such as those of the workshop and of the review: a key and a name, and how many lie there.

use super::theme::{Cut, mix, theme};
use super::widgets::{focus, galley};
use egui::{CornerRadius, Key, Rect, Response, Sense, Ui, WidgetInfo, WidgetType, pos2, vec2};

/// A tab with its key that ends at a place; answers where it begins, and its response.
pub fn tab_ui(
    ui: &mut Ui,
    right_centre: egui::Pos2,
    name: &str,
    key: Key,
    open: bool,
    count: usize,
) -> (f32, Response) {
    let theme = theme();
    let ink = if open { *theme.night } else { *theme.text };
    let shown = if count > 0 { format!("{name} {count}") } else { name.to_owned() };
    let words = galley(ui, &shown, Cut::Label, ink, 200.0);
    let key_ink = if open { ink } else { *theme.amber };
    let cap = galley(ui, key.symbol_or_name(), Cut::Label, key_ink, 40.0);
    let wide = words.size().x + cap.size().x + 26.0;
    let rect = Rect::from_min_size(right_centre - vec2(wide, 15.0), vec2(wide, 30.0));
    let response = ui.interact(rect, ui.id().with(("tab", name)), Sense::click());
    let fill = match (open, response.hovered()) {
        (true, _) => *theme.amber,
        (_, true) => mix(*theme.raised, *theme.amber, 0.25),
        _ => *theme.raised,
    };
    ui.painter().rect_filled(rect, CornerRadius::same(theme.round), fill);
    let y = rect.center().y;
    let x = rect.min.x + 17.0 + cap.size().x;
    ui.painter().galley(pos2(rect.min.x + 9.0, y - cap.size().y / 2.0), cap, ink);
    ui.painter().galley(pos2(x, y - words.size().y / 2.0), words, ink);
    response.widget_info(|| WidgetInfo::selected(WidgetType::Button, ui.is_enabled(), open, &shown));
    focus(ui, &response, theme.round);
    (rect.min.x, response)
}
