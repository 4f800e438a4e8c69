//! The three instruments in a strip, for pages without room for more: sign, name, which way it went, value, and a rule with its band.

use super::PlayView;
use super::class::cover;
use super::gauge::{Kind, icon};
use super::reasons::{arrow, spoken, way_hue};
use super::theme::{Cut, faint, hairline, mix, theme};
use super::widgets::line_at;
use crate::view::Gauges;
use egui::{Align2, CornerRadius, Rect, Sense, Stroke, Ui, WidgetInfo, WidgetType, pos2, vec2};

/// Its height.
pub const HEIGHT: f32 = 42.0;

/// The line; `moved` says whether it shows what the last decision did, or how things stood before it.
pub fn brief_ui(ui: &mut Ui, rect: Rect, view: &PlayView, gauges: &Gauges, moved: bool) {
    let theme = theme();
    ui.painter().rect_filled(rect, CornerRadius::ZERO, mix(*theme.night, *theme.panel, 0.7));
    ui.painter().hline(rect.x_range(), rect.max.y - 0.5, Stroke::new(1.0, hairline(0.7)));
    let inner = rect.shrink2(vec2(super::play::GAP, 3.0));
    let part = inner.width() / 3.0;
    for (nth, kind) in Kind::ALL.into_iter().enumerate() {
        let left = inner.min.x + part * nth as f32;
        let cell = Rect::from_min_max(pos2(left, inner.min.y), pos2(left + part - 10.0, inner.max.y));
        let scale = kind.of(gauges);
        let because = kind.why(&view.reasons);
        let way = because.way.filter(|_| moved);
        let hidden = cover::hidden(ui.ctx());
        icon(ui, kind, pos2(cell.min.x + 8.0, cell.center().y - 2.0), kind.hue());
        let words = if hidden { "covered" } else { scale.words.as_str() };
        let at = pos2(cell.min.x + 24.0, cell.min.y);
        let name = line_at(ui, at, Align2::LEFT_TOP, scale.name, Cut::Label, kind.hue(), cell.max.x - at.x);
        line_at(ui, at + vec2(0.0, 14.0), Align2::LEFT_TOP, words, Cut::Small, *theme.text, cell.max.x - at.x);
        let mut said = format!("{}: {words}", scale.name);
        if !hidden {
            if let Some(way) = way {
                let middle = name.center().y;
                arrow(ui, pos2(name.max.x + 14.0, middle), way);
                let at = pos2(name.max.x + 23.0, middle);
                line_at(ui, at, Align2::LEFT_CENTER, way.word(), Cut::Small, way_hue(way), cell.max.x - at.x);
                said = format!("{said}. {}", spoken(because));
            }
            let rule = Rect::from_min_max(pos2(cell.min.x, cell.max.y - 2.0), cell.max);
            let x = |permille: u32| rule.min.x + rule.width() * permille.min(1000) as f32 / 1000.0;
            ui.painter().rect_filled(rule, CornerRadius::same(1), faint(*theme.line, 0.8));
            let band = rule.with_min_x(x(scale.low)).with_max_x(x(scale.high).max(x(scale.low) + 4.0));
            ui.painter().rect_filled(band, CornerRadius::same(1), kind.hue());
            ui.painter().vline(x(scale.target), (rule.min.y - 3.0)..=rule.max.y, Stroke::new(2.0, *theme.amber));
        }
        let response = ui.interact(cell, ui.id().with(("brief", kind)), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(WidgetType::ProgressIndicator, true, &said));
    }
}
