//! Two ways side by side: as it was played, and with another decision and the textbook from there on.

use super::marks;
use crate::report::chart::{Ways, ways};
use crate::report::what_if::{Column, OtherWay};
use crate::ui::drawing::drawing_ui;
use crate::ui::theme::{Cut, faint, hairline, theme};
use crate::ui::widgets::{galley, label, line_at, text};
use egui::{Align2, CornerRadius, Rect, Sense, Stroke, StrokeKind, Ui, WidgetInfo, WidgetType, pos2, vec2};

/// So much of what the textbook did is told.
const MOST_STEPS: usize = 12;

/// The two ways.
pub fn what_if_ui(ui: &mut Ui, way: &OtherWay) {
    let theme = theme();
    ui.add_space(6.0);
    label(ui, "WHAT IF");
    let wide = ui.available_width();
    if wide > 420.0 {
        let half = (wide - 12.0) / 2.0;
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 12.0;
            for (heading, column) in [("As you played", &way.yours), ("With this, then the textbook", &way.other)] {
                ui.vertical(|ui| {
                    ui.set_width(half);
                    column_ui(ui, heading, column, &way.yours);
                });
            }
        });
    } else {
        column_ui(ui, "As you played", &way.yours, &way.yours);
        column_ui(ui, "With this, then the textbook", &way.other, &way.yours);
    }
    ui.add_space(6.0);
    course_ui(ui, way);
    ui.add_space(6.0);
    if way.steps.is_empty() {
        text(ui, "With that it was over; the textbook had nothing left to decide.", Cut::Small, *theme.dim);
        return;
    }
    label(ui, "WHAT THE TEXTBOOK DID FROM THERE ON");
    for (when, what) in way.steps.iter().take(MOST_STEPS) {
        let words = format!("{when}: \u{201c}{what}\u{201d}");
        text(ui, &words, Cut::Small, *theme.text);
    }
    let more = way.steps.len().saturating_sub(MOST_STEPS);
    if more > 0 {
        text(ui, &format!("And {more} more."), Cut::Small, *theme.dim);
    }
    ui.add_space(6.0);
}

/// The gauges of both ways over the story's clock.
fn course_ui(ui: &mut Ui, way: &OtherWay) {
    let Some(chart) = ways(&Ways::of(way), ui.available_width()) else { return };
    label(ui, "THE GAUGES ON BOTH WAYS");
    let words = "The middle of what could be known at each moment. Each dot is a decision.";
    text(ui, words, Cut::Small, *theme().dim);
    ui.add_space(2.0);
    drawing_ui(ui, &chart);
}

/// What a way came to, with a mark where it differs from the play.
fn column_ui(ui: &mut Ui, heading: &str, column: &Column, yours: &Column) {
    let theme = theme();
    let wide = ui.available_width();
    let mut rows: Vec<(String, String, Option<f32>, Option<i64>)> = Vec::new();
    for (at, (name, points, most)) in column.sum.iter().enumerate() {
        let part = most.map(|most| *points as f32 / most.max(1) as f32);
        let than = yours.sum.get(at).map(|(_, before, _)| points - before);
        let words = most.map_or(points.to_string(), |most| format!("{points} of {most}"));
        rows.push((name.clone(), words, part, than));
    }
    let (trust, before) = (column.trust(), yours.trust());
    let than = |now: u8, before: u8| Some(i64::from(now) - i64::from(before));
    rows.push(("Lowest trust".into(), trust.0.to_string(), None, than(trust.0, before.0)));
    rows.push(("Mean trust".into(), trust.1.to_string(), None, than(trust.1, before.1)));
    rows.extend(column.came.iter().map(|(name, words)| (name.clone(), words.clone(), None, None)));
    let ending = galley(ui, &column.ending, Cut::Strong, *theme.text, wide - 24.0);
    let high = 84.0 + ending.size().y + rows.len() as f32 * 22.0;
    let (rect, response) = ui.allocate_exact_size(vec2(wide, high), Sense::hover());
    ui.painter().rect(
        rect,
        CornerRadius::same(theme.round),
        *theme.night,
        Stroke::new(1.0, hairline(0.8)),
        StrokeKind::Inside,
    );
    let (left, right) = (rect.min.x + 12.0, rect.max.x - 12.0);
    line_at(ui, pos2(left, rect.min.y + 9.0), Align2::LEFT_TOP, heading, Cut::Label, *theme.amber, right - left);
    let y = rect.min.y + 46.0;
    let total =
        line_at(ui, pos2(left, y), Align2::LEFT_CENTER, &column.total.to_string(), Cut::Big, *theme.text, right - left);
    let mut x = total.max.x + 10.0;
    let more = i64::from(column.total) - i64::from(yours.total);
    if more != 0 {
        let words = format!("{more:+}").replace('-', "\u{2212}");
        x = line_at(ui, pos2(x, y + 2.0), Align2::LEFT_CENTER, &words, Cut::Item, *theme.amber, 70.0).max.x + 12.0;
    }
    let size = ((right - x) / 5.8).min(16.0);
    if size > 7.0 {
        marks::stars(ui, pos2(right - size * 5.72, y), column.stars, size);
    }
    let mut at = rect.min.y + 68.0;
    let down = ending.size().y + 6.0;
    ui.painter().galley(pos2(left, at), ending, *theme.text);
    at += down;
    ui.painter().hline(left..=right, at, Stroke::new(1.0, faint(*theme.line, 0.8)));
    let mut said = format!("{heading}: {} of 1000. {}.", column.total, column.ending);
    for (name, words, part, than) in &rows {
        let y = at + 12.0;
        let room = right - left;
        line_at(ui, pos2(left, y), Align2::LEFT_CENTER, name, Cut::Small, *theme.dim, room * 0.36);
        let than = than.filter(|than| *than != 0).map(|than| format!("{than:+}").replace('-', "\u{2212}"));
        let value = than.as_ref().map_or(words.clone(), |than| format!("{words} ({than})"));
        line_at(ui, pos2(right, y), Align2::RIGHT_CENTER, &value, Cut::Small, *theme.text, room * 0.42);
        if let Some(part) = part {
            let track = Rect::from_min_max(pos2(left + room * 0.30, y - 3.5), pos2(left + room * 0.56, y + 3.5));
            marks::bar(ui, track, *part, *theme.trust);
        }
        said.push_str(&format!(" {name}: {value}."));
        at += 22.0;
    }
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, &said));
}
