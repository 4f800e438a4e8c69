//! What came of the play: the total and where it comes from, the gauges over time, what was true, and what the night rolled.

use super::marks;
use super::page::{look_at, rule};
use super::waterfall::waterfall_ui;
use crate::report::Page;
use crate::score::Rubric;
use crate::ui::course::plot_ui;
use crate::ui::keys::Keys;
use crate::ui::play::GAP;
use crate::ui::theme::{Cut, hairline, theme};
use crate::ui::widgets::{galley, ground, label, line_at, region, scroll, text};
use crate::ui::{PlayView, UiState};
use egui::{Align2, Rect, Sense, Stroke, Ui, WidgetInfo, WidgetType, pos2, vec2};

/// The page.
pub fn outcome_ui(
    ui: &mut Ui,
    body: Rect,
    view: &PlayView,
    page: &Page,
    state: &mut UiState,
    keys: &mut Keys,
    narrow: bool,
) {
    if narrow {
        return region(ui, body, "outcome", |ui| {
            scroll(ui, "outcome", keys.page, |ui| {
                total_ui(ui, page);
                sum_ui(ui, page);
                rule(ui);
                parts_ui(ui, page, 190.0);
                rule(ui);
                course_ui(ui, view, page, state, 330.0);
                rule(ui);
                true_ui(ui, page);
                rule(ui);
                night_ui(ui, page);
                rule(ui);
                accuracy_ui(ui, page);
                rule(ui);
                how_ui(ui, page);
            });
        });
    }
    let left = Rect::from_min_size(body.min, vec2((body.width() * 0.36).clamp(370.0, 620.0), body.height()));
    let right = Rect::from_min_max(pos2(left.max.x + GAP, body.min.y), body.max);
    ground(ui, left);
    region(ui, left.shrink2(vec2(16.0, 12.0)), "score", |ui| {
        scroll(ui, "score", keys.page, |ui| {
            let spare = (body.height() - 560.0).clamp(0.0, 160.0);
            total_ui(ui, page);
            sum_ui(ui, page);
            rule(ui);
            parts_ui(ui, page, 138.0 + spare);
            rule(ui);
            accuracy_ui(ui, page);
            rule(ui);
            how_ui(ui, page);
        });
    });
    let low = (right.height() * 0.31).clamp(150.0, 300.0);
    let charts = Rect::from_min_max(right.min, pos2(right.max.x, right.max.y - low - GAP));
    ground(ui, charts);
    region(ui, charts.shrink2(vec2(12.0, 10.0)), "over time", |ui| {
        let high = ui.available_height();
        course_ui(ui, view, page, state, high);
    });
    let half = (right.width() - GAP) / 2.0;
    for (nth, key) in ["what was true", "what the night rolled"].into_iter().enumerate() {
        let at = pos2(right.min.x + (half + GAP) * nth as f32, charts.max.y + GAP);
        let cell = Rect::from_min_size(at, vec2(half, low));
        ground(ui, cell);
        region(ui, cell.shrink2(vec2(16.0, 12.0)), key, |ui| {
            scroll(ui, key, 0.0, |ui| if nth == 0 { true_ui(ui, page) } else { night_ui(ui, page) });
        });
    }
}

/// The total as a number, as stars, and on its scale with the places of the stars.
fn total_ui(ui: &mut Ui, page: &Page) {
    let theme = theme();
    let Some(total) = page.total else {
        text(ui, "There is no total before the play is over.", Cut::Body, *theme.dim);
        return;
    };
    let wide = ui.available_width();
    let number = galley(ui, &total.to_string(), Cut::Title, *theme.amber, wide);
    let high = number.size().y + 34.0;
    let (rect, response) = ui.allocate_exact_size(vec2(wide, high), Sense::hover());
    let base = rect.min.y + number.size().y;
    let x = rect.min.x + number.size().x + 10.0;
    ui.painter().galley(rect.min, number, *theme.amber);
    let of =
        line_at(ui, pos2(x, base - 9.0), Align2::LEFT_BOTTOM, "of 1000", Cut::Small, *theme.dim, wide - x + rect.min.x);
    let room = rect.max.x - of.max.x - 16.0;
    let size = (room / 5.8).min(26.0);
    if size > 8.0 {
        let left = rect.max.x - size * 5.75;
        marks::stars(ui, pos2(left, rect.min.y + (base - rect.min.y) * 0.56), page.stars, size);
    }
    let track = Rect::from_min_max(pos2(rect.min.x, base + 4.0), pos2(rect.max.x, base + 13.0));
    marks::bar(ui, track, total as f32 / 1000.0, *theme.amber);
    let mut free = rect.min.x - 1.0;
    for from in &Rubric::itil4().stars {
        let at = track.min.x + track.width() * *from as f32 / 1000.0;
        ui.painter().vline(at, track.min.y..=(track.max.y + 4.0), Stroke::new(1.0, hairline(1.0)));
        let words = galley(ui, &from.to_string(), Cut::Small, *theme.dim, 80.0);
        let left = at - words.size().x / 2.0;
        if left >= free && left + words.size().x <= rect.max.x {
            free = left + words.size().x + 6.0;
            ui.painter().galley(pos2(left, track.max.y + 3.0), words, *theme.dim);
        }
    }
    let said = format!("{total} of 1000, {} of 5 stars", page.stars);
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, &said));
}

/// What the score is the sum of: name, bar, points.
fn sum_ui(ui: &mut Ui, page: &Page) {
    let theme = theme();
    ui.spacing_mut().item_spacing.y = 3.0;
    ui.add_space(4.0);
    label(ui, "THE SUM");
    let score: i64 = page.sum.iter().map(|(_, points, _)| points).sum();
    for (name, points, most) in &page.sum {
        let words = most.map_or(format!("{points:+}").replace('-', "\u{2212}"), |most| format!("{points} of {most}"));
        let part = most.map(|most| *points as f32 / most.max(1) as f32);
        row_ui(ui, name, part, &words);
    }
    row_ui(ui, "Points", None, &score.to_string().replace('-', "\u{2212}"));
    let [worst, best] = [page.range.0, page.range.1].map(|points| points.to_string().replace('-', "\u{2212}"));
    let total = page.total.map_or(String::new(), |total| {
        format!("The total says how far between these two the points lie: {total} of 1000.")
    });
    let words = format!("The worst way to play that is known comes to {worst} points, the best to {best}. {total}");
    text(ui, &words, Cut::Small, *theme.dim);
}

/// A name, a bar where there is a most, and a value.
pub fn row_ui(ui: &mut Ui, name: &str, part: Option<f32>, words: &str) {
    let theme = theme();
    let wide = ui.available_width();
    let (rect, response) = ui.allocate_exact_size(vec2(wide, 22.0), Sense::hover());
    let y = rect.center().y;
    let (first, last) = ((wide * 0.30).min(110.0), (wide * 0.30).min(96.0));
    line_at(ui, pos2(rect.min.x, y), Align2::LEFT_CENTER, name, Cut::Body, *theme.text, first - 6.0);
    let value_room = if part.is_some() { last - 8.0 } else { wide - first };
    line_at(ui, pos2(rect.max.x, y), Align2::RIGHT_CENTER, words, Cut::Item, *theme.text, value_room);
    if let Some(part) = part {
        let track = Rect::from_min_max(pos2(rect.min.x + first, y - 5.0), pos2(rect.max.x - last, y + 5.0));
        if track.width() > 10.0 {
            marks::bar(ui, track, part, *theme.trust);
        }
    }
    let said = format!("{name}: {words}");
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, &said));
}

fn parts_ui(ui: &mut Ui, page: &Page, high: f32) {
    let theme = theme();
    label(ui, "WHERE IT COMES FROM");
    waterfall_ui(ui, page, high);
    for (name, _, means) in &page.parts {
        crate::ui::help::pair_ui(ui, name, means, 96.0_f32.min(ui.available_width() * 0.3), Cut::Small);
    }
    let (decided, all) = page.settled;
    let words = if decided < all {
        "Only judgement is yours. Judgement and luck still move while decisions are being weighed."
    } else {
        "Only judgement is yours."
    };
    text(ui, words, Cut::Small, *theme.dim);
}

fn accuracy_ui(ui: &mut Ui, page: &Page) {
    let theme = theme();
    label(ui, "ACCURACY");
    let Some(all) = page.accuracy else {
        text(ui, "Nothing is weighed yet.", Cut::Small, *theme.dim);
        return;
    };
    row_ui(ui, "All decisions", Some(all as f32 / 100.0), &format!("{all} %"));
    for (act, percent) in &page.acts {
        row_ui(ui, &format!("Act {act}"), Some(*percent as f32 / 100.0), &format!("{percent} %"));
    }
    text(ui, "Of all that the decisions could win or lose, so much was kept.", Cut::Small, *theme.dim);
}

fn how_ui(ui: &mut Ui, page: &Page) {
    let theme = theme();
    label(ui, "HOW THIS IS KNOWN");
    text(ui, &page.how, Cut::Small, *theme.text);
    text(ui, &page.identity, Cut::Small, *theme.dim);
}

/// The three gauges over time, and the decision that is looked at.
fn course_ui(ui: &mut Ui, view: &PlayView, page: &Page, state: &mut UiState, high: f32) {
    let theme = theme();
    let Some(course) = view.course.as_ref() else { return };
    let told = 44.0;
    let (plot, _) = ui.allocate_exact_size(vec2(ui.available_width(), (high - told).max(120.0)), Sense::hover());
    let last = course.moments.len().saturating_sub(1);
    let at = (state.review.decision + 1).min(last);
    let to = plot_ui(ui, plot, course, at);
    if to != at && to > 0 {
        look_at(state, to - 1);
    }
    let Some(decision) = page.decisions.get(state.review.decision) else { return };
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), told - 8.0), Sense::hover());
    let y = rect.center().y + 2.0;
    marks::word(ui, decision.word, pos2(rect.min.x + 11.0, y), 18.0);
    let words = format!("{}. {}", decision.number, marks::name(decision));
    let name = line_at(ui, pos2(rect.min.x + 28.0, y), Align2::LEFT_CENTER, &words, Cut::Strong, *theme.text, 220.0);
    let rest = rect.max.x - name.max.x - 14.0;
    let quote = format!("\u{201c}{}\u{201d}", decision.said);
    if rest > 60.0 {
        line_at(ui, pos2(name.max.x + 12.0, y), Align2::LEFT_CENTER, &quote, Cut::Serif, *theme.dim, rest);
    }
    let said = format!("Decision {words}: {quote}");
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, &said));
}

fn true_ui(ui: &mut Ui, page: &Page) {
    let theme = theme();
    label(ui, "WHAT WAS TRUE ALL ALONG");
    let Some((title, words)) = &page.world else {
        text(ui, "That is told when the play is over.", Cut::Body, *theme.dim);
        return;
    };
    text(ui, title, Cut::Heading, *theme.text);
    text(ui, words, Cut::Serif, *theme.text);
}

/// What could strike in the night, how likely that was, and whether it did.
fn night_ui(ui: &mut Ui, page: &Page) {
    let theme = theme();
    label(ui, "WHAT THE NIGHT ROLLED");
    if page.night.is_empty() {
        text(ui, "The change did not go in, so the night rolled nothing.", Cut::Body, *theme.text);
    }
    for (what, came, chance) in &page.night {
        let wide = ui.available_width();
        let words = galley(ui, what, Cut::Body, *theme.text, wide - 26.0);
        let (rect, response) = ui.allocate_exact_size(vec2(wide, words.size().y + 22.0), Sense::hover());
        let hue = if *came { *theme.downtime } else { *theme.trust };
        let mark = pos2(rect.min.x + 9.0, rect.min.y + 10.0);
        if *came {
            let stroke = Stroke::new(2.2, hue);
            ui.painter().line_segment([mark - vec2(5.0, 5.0), mark + vec2(5.0, 5.0)], stroke);
            ui.painter().line_segment([mark + vec2(-5.0, 5.0), mark + vec2(5.0, -5.0)], stroke);
        } else {
            ui.painter().circle_stroke(mark, 5.0, Stroke::new(1.8, hue));
        }
        let y = rect.min.y + words.size().y + 9.0;
        ui.painter().galley(pos2(rect.min.x + 26.0, rect.min.y), words, *theme.text);
        let track = Rect::from_min_max(pos2(rect.min.x + 26.0, y - 4.0), pos2(rect.min.x + 26.0 + wide * 0.3, y + 4.0));
        marks::bar(ui, track, *chance as f32 / 1000.0, hue);
        let came = if *came { "it came" } else { "it did not come" };
        let odds = format!("{} in 100; {came}", (chance + 5) / 10);
        let at = pos2(track.max.x + 10.0, y);
        line_at(ui, at, Align2::LEFT_CENTER, &odds, Cut::Small, *theme.dim, rect.max.x - at.x);
        let said = format!("{what}: {odds}");
        response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, &said));
    }
}
