//! Every value of the state in boxes, each with its reason; what the last decision changed is marked.

use super::model::StoryView;
use crate::ui::theme::{Cut, hairline, mix, theme};
use crate::ui::widgets::{galley, galley_set, ground_shape, label, scroll, text};
use crate::view::workshop::{Group, Value};
use egui::{Rect, Sense, Shape, Stroke, Ui, WidgetInfo, WidgetType, pos2, vec2};

/// The least width of a column.
const COLUMN: f32 = 372.0;

/// The page.
pub fn state_ui(ui: &mut Ui, story: &StoryView, page: f32) {
    scroll(ui, "workshop state", page, |ui| {
        text(
            ui,
            "Every value of the rehearsal as it stands, with what last changed it. A dot marks what the last decision changed.",
            Cut::Small,
            *theme().dim,
        );
        ui.add_space(4.0);
        let gap = 14.0;
        let width = ui.available_width() - 4.0;
        let columns = ((width / COLUMN) as usize).clamp(1, 3);
        let wide = (width - gap * (columns as f32 - 1.0)) / columns as f32;
        let mut heights = vec![0usize; columns];
        let mut order: Vec<Vec<&Group>> = vec![Vec::new(); columns];
        for group in &story.groups {
            let least = (0..columns).min_by_key(|at| heights[*at]).unwrap_or(0);
            heights[least] += group.values.len() + 2;
            order[least].push(group);
        }
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = gap;
            for column in order {
                ui.vertical(|ui| {
                    ui.set_width(wide);
                    ui.spacing_mut().item_spacing.y = 0.0;
                    for group in column {
                        group_ui(ui, group, wide);
                        ui.add_space(gap);
                    }
                });
            }
        });
    });
}

fn group_ui(ui: &mut Ui, group: &Group, wide: f32) {
    let under = ui.painter().add(Shape::Noop);
    let top = ui.cursor().min;
    let inside = Rect::from_min_size(top + vec2(14.0, 0.0), vec2(wide - 28.0, f32::INFINITY));
    let drawn = ui.scope_builder(egui::UiBuilder::new().max_rect(inside), |ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        ui.add_space(10.0);
        label(ui, &group.title.to_uppercase());
        for value in &group.values {
            value_ui(ui, value);
        }
        ui.add_space(8.0);
    });
    let rect = Rect::from_min_max(top, pos2(top.x + wide, drawn.response.rect.max.y));
    ui.painter().set(under, ground_shape(rect));
}

/// A value: what it is of with its id, the value, and under them the reason.
fn value_ui(ui: &mut Ui, value: &Value) {
    let theme = theme();
    let width = ui.available_width();
    let ink = if value.on { *theme.text } else { *theme.dim };
    let figure = galley_set(ui, &value.value, Cut::Item, ink, width * 0.54, egui::Align::RIGHT);
    let (beside, figure_high) = (figure.size().x + 12.0 + 14.0, figure.size().y);
    let name = galley(ui, &value.name, Cut::Small, ink, width - beside);
    let words = match value.id.as_str() {
        "" => value.reason.clone(),
        id => format!("{id}: {}", value.reason),
    };
    let reason = galley(ui, &words, Cut::Small, *theme.dim, width - 14.0);
    let first = name.size().y.max(figure_high);
    let (rect, response) = ui.allocate_exact_size(vec2(width, first + reason.size().y + 9.0), Sense::hover());
    ui.painter().hline(rect.x_range(), rect.min.y + 1.5, Stroke::new(1.0, hairline(0.35)));
    let mut at = rect.min + vec2(14.0, 5.0);
    if value.fresh {
        ui.painter().circle_filled(pos2(rect.min.x + 4.0, at.y + 9.0), 4.0, *theme.amber);
    }
    ui.painter().galley(pos2(rect.max.x, at.y), figure, ink);
    ui.painter().galley(at, name, ink);
    at.y += first + 1.0;
    ui.painter().galley(at, reason, mix(*theme.dim, *theme.text, 0.1));
    let fresh = if value.fresh { ". Changed by the last decision" } else { "" };
    let said = format!("{}: {}. {words}{fresh}", value.name, value.value);
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, &said));
}
