//! What is kept from a class until its trainer shows it: the gauges, and the whole page while they talk.

use crate::ui::gauge::{Kind, icon};
use crate::ui::stage::scenery;
use crate::ui::theme::{Cut, faint, hairline, mix, theme};
use crate::ui::widgets::{Dress, button, line_at, region, text};
use egui::{
    Align2, Context, CornerRadius, Id, Rect, Sense, Stroke, StrokeKind, Ui, WidgetInfo, WidgetType, pos2, vec2,
};

/// Hides the gauges in this pass, or shows them.
pub fn hide(ctx: &Context, hidden: bool) {
    ctx.data_mut(|data| data.insert_temp(Id::new("gauges hidden"), hidden));
}

/// Whether the gauges are hidden in this pass.
pub fn hidden(ctx: &Context) -> bool {
    ctx.data(|data| data.get_temp(Id::new("gauges hidden")).unwrap_or(false))
}

/// An instrument under a cloth.
pub fn gauge_ui(ui: &mut Ui, kind: Kind, name: &str) {
    let theme = theme();
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 44.0), Sense::hover());
    let at = pos2(rect.min.x + 9.0, rect.min.y + 10.0);
    icon(ui, kind, at, mix(*theme.panel, kind.hue(), 0.6));
    let name_end =
        line_at(ui, at + vec2(17.0, 0.0), Align2::LEFT_CENTER, name, Cut::Strong, kind.hue(), rect.width() - 30.0)
            .max
            .x;
    let right = pos2(rect.max.x, at.y);
    line_at(ui, right, Align2::RIGHT_CENTER, "covered", Cut::Small, *theme.dim, right.x - name_end - 10.0);
    let cloth = Rect::from_min_max(pos2(rect.min.x, rect.min.y + 22.0), pos2(rect.max.x, rect.max.y - 2.0));
    ui.painter().rect(cloth, CornerRadius::same(3), *theme.raised, Stroke::new(1.0, hairline(0.8)), StrokeKind::Inside);
    let folds = (cloth.width() / 26.0) as usize;
    for fold in 1..folds {
        let x = cloth.min.x + cloth.width() * fold as f32 / folds as f32;
        ui.painter().vline(x, cloth.y_range().shrink(1.0), Stroke::new(3.0, faint(*theme.night, 0.35)));
    }
    let said = format!("{name}: hidden until the trainer shows it");
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, &said));
}

/// The whole page covered: the room, and where one is. Answers whether it is to be uncovered.
pub fn cover_ui(ui: &mut Ui, title: &str, when: &str, minute: u32) -> bool {
    let theme = theme();
    let full = ui.max_rect();
    scenery::title(ui.painter(), full, minute);
    ui.painter().rect_filled(full, CornerRadius::ZERO, faint(*theme.night, 0.86));
    let inner =
        Rect::from_center_size(full.center(), vec2((full.width() - 48.0).min(720.0), (full.height() * 0.6).min(300.0)));
    region(ui, inner, "cover", |ui| {
        text(ui, "We stop here for a moment", Cut::Big, *theme.amber);
        ui.add_space(6.0);
        text(ui, title, Cut::Heading, *theme.text);
        text(ui, when, Cut::Serif, *theme.text);
        ui.add_space(18.0);
        button(ui, "Go on", "X", Dress::First, true).clicked()
    })
}
