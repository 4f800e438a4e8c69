//! The panel of a page that is laid over another: its heading, the way out, and pages of a list beside what is read.

use super::model::Overlay;
use crate::ui::fold;
use crate::ui::theme::{Cut, faint, hairline, mix, theme};
use crate::ui::widgets::{Dress, button, focus, galley, line_at, region, scroll};
use egui::{Align2, CornerRadius, Rect, Response, Sense, Stroke, StrokeKind, Ui, WidgetInfo, WidgetType, pos2, vec2};

/// The panel; answers whether it is to be closed.
pub fn panel_ui(ui: &mut Ui, overlay: Overlay, add: impl FnOnce(&mut Ui)) -> bool {
    let theme = theme();
    let full = ui.max_rect();
    let (wide, tall) = match overlay {
        Overlay::Pause => (560.0, 640.0),
        Overlay::Settings | Overlay::Keys => (1040.0, 660.0),
        Overlay::Glossary | Overlay::Credits => (960.0, 640.0),
    };
    let margin = if full.width() < 900.0 || full.height() < 500.0 { 12.0 } else { 32.0 };
    let size = vec2(wide, tall).min(full.size() - vec2(2.0 * margin, 2.0 * margin));
    let panel = Rect::from_center_size(full.center(), size);
    let round = CornerRadius::same(theme.round);
    let paint = ui.painter();
    for (grows, part) in [(18.0, 0.16), (10.0, 0.22), (4.0, 0.32)] {
        let shadow = panel.expand(grows).translate(vec2(0.0, grows * 0.6));
        paint.rect_filled(shadow, CornerRadius::same(18), faint(*theme.night, part));
    }
    fold::lies(paint, panel, fold::Ground::Plain(*theme.panel));
    paint.rect(panel, round, *theme.panel, Stroke::new(1.0, hairline(0.9)), StrokeKind::Inside);
    let head = Rect::from_min_size(panel.min, vec2(panel.width(), 62.0));
    let ground = CornerRadius { nw: theme.round, ne: theme.round, sw: 0, se: 0 };
    paint.rect_filled(head.shrink(1.0), ground, mix(*theme.panel, *theme.raised, 0.75));
    paint.hline(head.shrink(1.0).x_range(), head.max.y, Stroke::new(1.0, hairline(0.8)));
    // A bar of lamplight on the upper edge, as on the tab of a folder.
    let tab = Rect::from_min_size(panel.min + vec2(24.0, 0.0), vec2(56.0, 3.0));
    paint.rect_filled(tab, CornerRadius { nw: 0, ne: 0, sw: 2, se: 2 }, *theme.amber);
    let name = overlay.name();
    let title = pos2(head.min.x + 24.0, head.center().y + 1.0);
    let room = head.width() - 180.0;
    let wide = galley(ui, name, Cut::Big, *theme.text, f32::INFINITY).size().x;
    let cut = if wide > room { Cut::Heading } else { Cut::Big };
    let drawn = line_at(ui, title, Align2::LEFT_CENTER, name, cut, *theme.text, room);
    let response = ui.interact(drawn, ui.id().with("overlay title"), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, name));
    let way_out = Rect::from_center_size(pos2(head.max.x - 72.0, head.center().y), vec2(104.0, 40.0));
    let words = if overlay == Overlay::Pause { "Go on" } else { "Close" };
    let closed = region(ui, way_out, "way out", |ui| {
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            button(ui, words, "Esc", Dress::Quiet, true).clicked()
        })
        .inner
    });
    let body = Rect::from_min_max(pos2(panel.min.x, head.max.y), panel.max).shrink2(vec2(24.0, 16.0));
    region(ui, body, "overlay body", add);
    closed
}

/// A list and what is read of it, side by side; where there is little room, the list is narrow.
pub fn beside(ui: &mut Ui, list_key: &str, list: impl FnOnce(&mut Ui), read: impl FnOnce(&mut Ui)) {
    let full = ui.available_rect_before_wrap();
    let share = if full.width() < 700.0 { (full.width() * 0.36).max(140.0) } else { 272.0 };
    let left = Rect::from_min_size(full.min, vec2(share, full.height()));
    let right = Rect::from_min_max(pos2(left.max.x + 28.0, full.min.y), full.max);
    ui.painter().vline(left.max.x + 13.0, full.y_range(), Stroke::new(1.0, hairline(0.6)));
    region(ui, left, list_key, list);
    region(ui, right, "read", read);
}

/// A row of a list; the chosen one is lit.
pub fn row(ui: &mut Ui, words: &str, chosen: bool) -> Response {
    let theme = theme();
    let ink = if chosen { *theme.text } else { *theme.dim };
    let body = galley(ui, words, Cut::Body, ink, ui.available_width() - 24.0);
    let size = vec2(ui.available_width(), body.size().y + 10.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let fill = match (chosen, response.hovered()) {
        (true, _) => mix(*theme.raised, *theme.amber, 0.2),
        (_, true) => *theme.raised,
        _ => egui::Color32::TRANSPARENT,
    };
    ui.painter().rect_filled(rect, CornerRadius::same(4), fill);
    if chosen {
        let bar = Rect::from_min_size(rect.min + vec2(0.0, 4.0), vec2(3.0, rect.height() - 8.0));
        ui.painter().rect_filled(bar, CornerRadius::same(1), *theme.amber);
    }
    ui.painter().galley(rect.min + vec2(12.0, 5.0), body, ink);
    response.widget_info(|| WidgetInfo::selected(WidgetType::SelectableLabel, ui.is_enabled(), chosen, words));
    focus(ui, &response, 4);
    response
}

/// Something long to read: scrolls, and starts at its top for every key.
pub fn long(ui: &mut Ui, key: impl std::hash::Hash + std::fmt::Debug, page: f32, add: impl FnOnce(&mut Ui)) {
    scroll(ui, key, page, |ui| {
        ui.spacing_mut().item_spacing.y = 6.0;
        add(ui);
        ui.add_space(12.0);
    });
}
