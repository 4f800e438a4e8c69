//! Where the score comes from, as a waterfall: what could be expected, then what judgement, the world and luck made of it.

use crate::report::Page;
use crate::ui::gauge::hatch;
use crate::ui::theme::{Cut, faint, hairline, mix, theme};
use crate::ui::widgets::line_at;
use egui::{Align2, CornerRadius, Rect, Sense, Stroke, StrokeKind, Ui, WidgetInfo, WidgetType, pos2, vec2};

/// Room for the scale's numbers.
const GUTTER: f32 = 38.0;

/// The chart.
pub fn waterfall_ui(ui: &mut Ui, page: &Page, high: f32) {
    let theme = theme();
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), high), Sense::hover());
    let score: i64 = page.sum.iter().map(|(_, points, _)| points).sum();
    // Each column: name, where it starts, where it ends, and whether it stands on the ground.
    let mut columns: Vec<(&str, i64, i64, bool)> = Vec::new();
    let mut at = 0;
    for (nth, (name, points, _)) in page.parts.iter().enumerate() {
        columns.push((name, if nth == 0 { 0 } else { at }, at + points, nth == 0));
        at += points;
    }
    columns.push(("Your score", 0, score, true));
    let highest = columns.iter().map(|(_, from, to, _)| *from.max(to)).max().unwrap_or(0).max(1);
    let lowest = columns.iter().map(|(_, from, to, _)| *from.min(to)).min().unwrap_or(0).min(0);
    let step = nice((highest - lowest) / 4);
    let (bottom, top) = (lowest.div_euclid(step) * step, (highest + step - 1).div_euclid(step) * step);
    let plot = Rect::from_min_max(pos2(rect.min.x + GUTTER, rect.min.y + 27.0), pos2(rect.max.x, rect.max.y - 22.0));
    let y = |points: i64| plot.max.y - plot.height() * (points - bottom) as f32 / (top - bottom).max(1) as f32;
    let paint = ui.painter();
    line_at(ui, rect.min, Align2::LEFT_TOP, "points", Cut::Small, *theme.dim, 80.0);
    for tick in (0..=(top - bottom) / step).map(|nth| bottom + nth * step) {
        let weight = if tick == 0 { 1.0 } else { 0.45 };
        paint.hline(plot.x_range(), y(tick), Stroke::new(1.0, hairline(weight)));
        let place = pos2(plot.min.x - 6.0, y(tick));
        line_at(ui, place, Align2::RIGHT_CENTER, &tick.to_string(), Cut::Small, *theme.dim, GUTTER - 6.0);
    }
    let wide = plot.width() / columns.len() as f32;
    let mut said = String::from("Where the score comes from.");
    for (nth, (name, from, to, stands)) in columns.iter().enumerate() {
        let left = plot.min.x + wide * nth as f32;
        let bar =
            Rect::from_x_y_ranges((left + wide * 0.16)..=(left + wide * 0.84), y(*from.max(to))..=y(*from.min(to)));
        let bar = if bar.height() < 2.0 { bar.expand2(vec2(0.0, 1.0)) } else { bar };
        let change = to - from;
        let hue = match (stands, change < 0) {
            (true, _) => *theme.amber,
            (_, false) => *theme.trust,
            (_, true) => *theme.downtime,
        };
        // What was lost is hatched, what was won is filled.
        let fill = if change < 0 && !stands { mix(*theme.panel, hue, 0.12) } else { mix(*theme.panel, hue, 0.62) };
        paint.rect(bar, CornerRadius::same(2), fill, Stroke::new(1.4, hue), StrokeKind::Inside);
        if change < 0 && !stands {
            hatch(ui, bar, faint(hue, 0.7));
        }
        if nth + 1 < columns.len() {
            let next = left + wide * 1.16;
            paint.hline(bar.max.x..=next, y(*to), Stroke::new(1.0, *theme.dim));
        }
        let value = if *stands { change.to_string() } else { format!("{change:+}").replace('-', "\u{2212}") };
        // Above what rises, below what falls, and always within the chart.
        let middle = left + wide / 2.0;
        let over = change >= 0 || *stands || bar.max.y + 17.0 > plot.max.y;
        let (place, anchor) = match over {
            true => (pos2(middle, (bar.min.y - 1.0).max(rect.min.y + 16.0)), Align2::CENTER_BOTTOM),
            false => (pos2(middle, bar.max.y + 1.0), Align2::CENTER_TOP),
        };
        line_at(ui, place, anchor, &value, Cut::Label, *theme.text, wide);
        let under = pos2(middle, plot.max.y + 5.0);
        line_at(ui, under, Align2::CENTER_TOP, name, Cut::Small, *theme.text, wide - 2.0);
        said.push_str(&format!(" {name}: {value}."));
    }
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Image, true, &said));
}

/// A round step that is at least so large.
fn nice(least: i64) -> i64 {
    let mut step = 10;
    for factor in [2, 5, 10, 20, 25, 50, 100, 200, 500, 1000] {
        step = factor * 10;
        if step >= least.max(1) {
            break;
        }
    }
    step
}
