//! What was shown of each competency, and where; what to practise next; how conflict was handled.

use super::decisions::swatch;
use super::marks;
use super::page::rule;
use crate::report::Page;
use crate::report::model::CompetencePage;
use crate::score::Rubric;
use crate::score::rubric::Fit;
use crate::ui::UiState;
use crate::ui::keys::Keys;
use crate::ui::play::GAP;
use crate::ui::theme::{Cut, faint, hairline, mix, theme};
use crate::ui::widgets::{focus, galley, ground, label, line_at, region, scroll, text};
use egui::{Align2, CornerRadius, Rect, Sense, Stroke, StrokeKind, Ui, WidgetInfo, WidgetType, pos2, vec2};

/// The page.
pub fn competencies_ui(ui: &mut Ui, body: Rect, page: &Page, state: &mut UiState, keys: &Keys, narrow: bool) {
    state.review.competence = state.review.competence.min(page.profile.len().saturating_sub(1));
    if narrow {
        return region(ui, body, "competencies", |ui| {
            scroll(ui, "competencies", keys.page, |ui| {
                profile_ui(ui, page, state);
                rule(ui);
                trace_ui(ui, page, state);
                rule(ui);
                practise_ui(ui, page);
                rule(ui);
                modes_ui(ui, page);
                conduct_ui(ui, page, state);
            });
        });
    }
    let shares: &[f32] = if body.width() > 1180.0 { &[0.40, 0.32, 0.28] } else { &[0.48, 0.52] };
    let room = body.width() - GAP * (shares.len() as f32 - 1.0);
    let mut left = body.min.x;
    for (nth, share) in shares.iter().enumerate() {
        let cell = Rect::from_min_size(pos2(left, body.min.y), vec2(room * share, body.height()));
        left = cell.max.x + GAP;
        if nth > 0 {
            ground(ui, cell);
        }
        let inside = if nth > 0 { cell.shrink2(vec2(16.0, 12.0)) } else { cell };
        let key = ["profile", "trace", "practise"][nth];
        region(ui, inside, key, |ui| {
            let shown = (key, if nth == 1 { state.review.competence } else { 0 });
            scroll(ui, shown, if nth == 1 { keys.page } else { 0.0 }, |ui| match nth {
                0 => {
                    profile_ui(ui, page, state);
                    if shares.len() == 2 {
                        rule(ui);
                        practise_ui(ui, page);
                        rule(ui);
                        modes_ui(ui, page);
                        conduct_ui(ui, page, state);
                    }
                }
                1 => trace_ui(ui, page, state),
                _ => {
                    practise_ui(ui, page);
                    rule(ui);
                    modes_ui(ui, page);
                    conduct_ui(ui, page, state);
                }
            });
        });
    }
}

fn profile_ui(ui: &mut Ui, page: &Page, state: &mut UiState) {
    ui.spacing_mut().item_spacing.y = 4.0;
    // All columns have one scale.
    let most = page.profile.iter().flat_map(|row| row.counts).max().unwrap_or(0).max(1);
    for (at, row) in page.profile.iter().enumerate() {
        row_ui(ui, at, row, most, state);
    }
    let least = Rubric::itil4().least_observations;
    let words = format!(
        "The level is the median of what was seen; the columns count each level from 1 to 5. Fewer than {least} observations are no evidence."
    );
    text(ui, &words, Cut::Small, *theme().dim);
}

/// A competency: name, level as dots, how often each level was seen, and of how many.
fn row_ui(ui: &mut Ui, at: usize, row: &CompetencePage, most: usize, state: &mut UiState) {
    let theme = theme();
    let open = state.review.competence == at;
    let wide = ui.available_width();
    let chart = 84.0;
    let anchor = if row.median.is_some() { row.anchor.as_str() } else { "Insufficient evidence" };
    let inner = wide - 24.0 - 30.0 - chart;
    let name = galley(ui, &row.name, Cut::Item, *theme.text, inner);
    // Where the dots leave no room beside them, what was seen stands below them.
    let beside = inner > 210.0;
    let anchor = galley(ui, anchor, Cut::Small, *theme.dim, if beside { inner - 94.0 } else { inner });
    let high = name.size().y + if beside { 20.0 } else { 36.0 } + anchor.size().y;
    let (rect, response) = ui.allocate_exact_size(vec2(wide, high), Sense::click());
    let fill = match (open, response.hovered()) {
        (true, _) => mix(*theme.raised, *theme.amber, 0.18),
        (_, true) => mix(*theme.raised, *theme.amber, 0.10),
        _ => *theme.raised,
    };
    let edge = if open { *theme.amber } else { hairline(0.6) };
    ui.painter().rect(rect, CornerRadius::same(theme.round), fill, Stroke::new(1.0, edge), StrokeKind::Inside);
    let x = rect.min.x + 12.0;
    let id = galley(ui, &row.id, Cut::Label, *theme.amber, 40.0);
    ui.painter().galley(pos2(x, rect.min.y + 9.0), id, *theme.amber);
    let y = rect.min.y + 7.0 + name.size().y + 11.0;
    ui.painter().galley(pos2(x + 30.0, rect.min.y + 7.0), name, *theme.text);
    marks::level(ui, pos2(x + 30.0, y), row.median);
    let spot = if beside { pos2(x + 124.0, y) } else { pos2(x + 30.0, y + 17.0) };
    let half = anchor.rows.first().map_or(8.0, |row| row.height() / 2.0);
    ui.painter().galley(spot - vec2(0.0, half), anchor, *theme.dim);
    let n: usize = row.counts.iter().sum();
    let plot =
        Rect::from_min_max(pos2(rect.max.x - chart, rect.min.y + 9.0), pos2(rect.max.x - 12.0, rect.max.y - 22.0));
    counts_ui(ui, plot.with_min_y(plot.min.y.max(plot.max.y - 24.0)), row.counts, most);
    let under = pos2(plot.center().x, plot.max.y + 1.0);
    line_at(ui, under, Align2::CENTER_TOP, &format!("{n} seen"), Cut::Small, *theme.dim, chart);
    let level = row.median.map_or("insufficient evidence".to_owned(), |median| format!("level {median}"));
    let said = format!("{} {}: {level}, seen {n} times, missed {} times", row.id, row.name, row.missed.len());
    response.widget_info(|| WidgetInfo::selected(WidgetType::Button, ui.is_enabled(), open, &said));
    focus(ui, &response, theme.round);
    if response.clicked() {
        state.review.competence = at;
    }
}

/// How often each level was seen, as five columns.
fn counts_ui(ui: &Ui, plot: Rect, counts: [usize; 5], most: usize) {
    let theme = theme();
    let wide = plot.width() / 5.0;
    for (level, count) in counts.into_iter().enumerate() {
        let left = plot.min.x + wide * level as f32;
        let high = plot.height() * count as f32 / most as f32;
        let bar = Rect::from_min_max(pos2(left + 1.5, plot.max.y - high), pos2(left + wide - 1.5, plot.max.y));
        if count > 0 {
            ui.painter().rect_filled(bar, CornerRadius::same(1), mix(*theme.raised, *theme.text, 0.62));
        }
        ui.painter().hline((left + 1.5)..=(left + wide - 1.5), plot.max.y, Stroke::new(1.0, *theme.dim));
    }
}

/// The anchors of the competency that is looked at, and everything that was seen and missed of it.
fn trace_ui(ui: &mut Ui, page: &Page, state: &mut UiState) {
    let theme = theme();
    let Some(row) = page.profile.get(state.review.competence) else { return };
    ui.spacing_mut().item_spacing.y = 4.0;
    label(ui, &format!("{}  {}", row.id, row.name.to_uppercase()));
    let number = row.id.trim_start_matches('C').parse().unwrap_or(0);
    let anchors = Rubric::itil4().competency(number).map_or(&[][..], |rule| &rule.anchors);
    for (at, anchor) in anchors.iter().enumerate() {
        let reached = row.median.is_some_and(|median| usize::from(median) == at + 1);
        anchor_ui(ui, at + 1, anchor, reached);
    }
    ui.add_space(6.0);
    label(ui, "SHOWN");
    if row.shown.is_empty() {
        text(ui, "Nothing of it was seen in this play.", Cut::Body, *theme.dim);
    }
    for (decision, level, words, source) in &row.shown {
        if point_ui(ui, "shown", *decision, *level, words, source) {
            go_to(state, *decision);
        }
    }
    if row.missed.is_empty() {
        return;
    }
    ui.add_space(6.0);
    label(ui, "MISSED");
    text(
        ui,
        "Something that was open would have shown more; it counts as missed, never as a low level.",
        Cut::Small,
        *theme.dim,
    );
    for (decision, level, words, source) in &row.missed {
        if point_ui(ui, "missed", *decision, *level, words, source) {
            go_to(state, *decision);
        }
    }
}

fn go_to(state: &mut UiState, decision: usize) {
    super::page::look_at(state, decision.saturating_sub(1));
    state.review.tab = super::model::Tab::Decisions;
    state.review.follow = true;
}

fn anchor_ui(ui: &mut Ui, level: usize, words: &str, reached: bool) {
    let theme = theme();
    let wide = ui.available_width();
    let ink = if reached { *theme.text } else { *theme.dim };
    let body = galley(ui, words, if reached { Cut::Item } else { Cut::Small }, ink, wide - 34.0);
    let (rect, response) = ui.allocate_exact_size(vec2(wide, body.size().y + 4.0), Sense::hover());
    let centre = pos2(rect.min.x + 11.0, rect.min.y + 10.0);
    if reached {
        ui.painter().circle_filled(centre, 9.5, *theme.amber);
    } else {
        ui.painter().circle_stroke(centre, 9.0, Stroke::new(1.0, faint(*theme.dim, 0.7)));
    }
    let number_ink = if reached { *theme.night } else { *theme.dim };
    let number = galley(ui, &level.to_string(), Cut::Label, number_ink, 30.0);
    ui.painter().galley(centre - number.size() / 2.0, number, number_ink);
    ui.painter().galley(rect.min + vec2(32.0, 1.0), body, ink);
    let said = format!("Level {level}{}: {words}", if reached { ", reached" } else { "" });
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, &said));
}

/// One observation: at which decision, at which level, by which words; pressing it leads there.
fn point_ui(ui: &mut Ui, kind: &str, decision: usize, level: u8, words: &str, source: &str) -> bool {
    let theme = theme();
    let wide = ui.available_width();
    let quote = format!("\u{201c}{words}\u{201d}");
    let body = galley(ui, &quote, Cut::Small, *theme.text, wide - 20.0);
    let salt = (kind, decision, level, source, words);
    let size = vec2(wide, body.size().y + 32.0);
    let response = ui.push_id(salt, |ui| ui.allocate_exact_size(size, Sense::click()).1).inner;
    let rect = response.rect;
    let fill = if response.hovered() { mix(*theme.raised, *theme.amber, 0.12) } else { *theme.raised };
    ui.painter().rect(rect, CornerRadius::same(theme.round), fill, Stroke::new(1.0, hairline(0.5)), StrokeKind::Inside);
    let source = if source.is_empty() { String::new() } else { format!(", {source}") };
    let head = format!("Decision {decision}, level {level}{source}");
    let at = rect.min + vec2(10.0, 6.0);
    line_at(ui, at, Align2::LEFT_TOP, &head, Cut::Label, *theme.dim, wide - 20.0);
    ui.painter().galley(rect.min + vec2(10.0, 24.0), body, *theme.text);
    let said = format!("{head}, {kind}: {quote}");
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, ui.is_enabled(), &said));
    focus(ui, &response, theme.round);
    response.clicked()
}

fn practise_ui(ui: &mut Ui, page: &Page) {
    let theme = theme();
    ui.spacing_mut().item_spacing.y = 5.0;
    label(ui, "TO PRACTISE NEXT");
    if page.practise.is_empty() {
        text(ui, "Nothing stands out. Try a harder world, or the challenge.", Cut::Body, *theme.text);
    }
    for (at, what) in page.practise.iter().enumerate() {
        let (name, words) = what.split_once(": ").unwrap_or(("", what));
        text(ui, &format!("{}. {name}", at + 1), Cut::Item, *theme.text);
        text(ui, words, Cut::Serif, *theme.text);
        ui.add_space(4.0);
    }
}

/// The five ways of handling conflict as stacked bars: filled where they fitted, hatched where they did no harm, crossed
/// where they did not fit.
fn modes_ui(ui: &mut Ui, page: &Page) {
    let theme = theme();
    ui.spacing_mut().item_spacing.y = 5.0;
    label(ui, "HOW CONFLICT WAS HANDLED");
    let most = page.modes.iter().map(|(_, counts)| counts.iter().sum::<usize>()).max().unwrap_or(0).max(4);
    let wide = ui.available_width();
    let first = (wide * 0.42).min(118.0);
    let unit = ((wide - first - 22.0) / most as f32).min(30.0);
    for (mode, counts) in &page.modes {
        let (rect, response) = ui.allocate_exact_size(vec2(wide, 22.0), Sense::hover());
        let y = rect.center().y;
        line_at(ui, pos2(rect.min.x, y), Align2::LEFT_CENTER, mode, Cut::Small, *theme.text, first - 6.0);
        let mut x = rect.min.x + first;
        for (count, fit) in counts.iter().zip([Fit::Good, Fit::Fair, Fit::Poor]) {
            for _ in 0..*count {
                let cell = Rect::from_min_max(pos2(x + 0.5, y - 8.0), pos2(x + unit - 1.0, y + 8.0));
                swatch(ui, cell, fit);
                x += unit;
            }
        }
        let all: usize = counts.iter().sum();
        line_at(ui, pos2(x + 5.0, y), Align2::LEFT_CENTER, &all.to_string(), Cut::Small, *theme.dim, 22.0);
        let [good, fair, poor] = counts;
        let said = format!("{mode}: fitted {good} times, did no harm {fair} times, did not fit {poor} times");
        response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, &said));
    }
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 12.0;
        for (fit, words) in [(Fit::Good, "fitted"), (Fit::Fair, "did no harm"), (Fit::Poor, "did not fit")] {
            let words = galley(ui, words, Cut::Small, *theme.dim, 120.0);
            let (rect, _) = ui.allocate_exact_size(vec2(words.size().x + 20.0, 18.0), Sense::hover());
            swatch(ui, Rect::from_center_size(pos2(rect.min.x + 7.0, rect.center().y), vec2(13.0, 13.0)), fit);
            ui.painter().galley(pos2(rect.min.x + 19.0, rect.center().y - words.size().y / 2.0), words, *theme.dim);
        }
    });
    let shown: usize = page.modes.iter().flat_map(|(_, fits)| fits).sum();
    let rest = match page.decisions.len().saturating_sub(shown) {
        0 => String::new(),
        1 => " One decision was no way of handling conflict.".to_owned(),
        more => format!(" {more} decisions were no way of handling conflict."),
    };
    let words = format!(
        "No way is good or bad in itself: this tells whether the moment asked for it, and counts no points.{rest}"
    );
    text(ui, &words, Cut::Small, *theme.dim);
}

/// Conduct that a panel must hear of; it stands apart, and is no part of the score.
fn conduct_ui(ui: &mut Ui, page: &Page, state: &mut UiState) {
    let theme = theme();
    if page.conduct.is_empty() {
        return;
    }
    rule(ui);
    text(ui, "CONDUCT", Cut::Label, *theme.alarm);
    text(ui, "Told apart from everything else: it counts no points, and a panel hears of it.", Cut::Small, *theme.dim);
    for (decision, what) in &page.conduct {
        let words = format!("Decision {decision}: {what}");
        let body = galley(ui, &words, Cut::Body, *theme.text, ui.available_width() - 28.0);
        let size = vec2(ui.available_width(), body.size().y + 16.0);
        let response =
            ui.push_id(("conduct", decision, what), |ui| ui.allocate_exact_size(size, Sense::click()).1).inner;
        let rect = response.rect;
        let fill = mix(*theme.panel, *theme.alarm, if response.hovered() { 0.16 } else { 0.08 });
        let edge = Stroke::new(1.0, faint(*theme.alarm, 0.7));
        ui.painter().rect(rect, CornerRadius::same(theme.round), fill, edge, StrokeKind::Inside);
        ui.painter().vline(rect.min.x + 6.0, rect.shrink(6.0).y_range(), Stroke::new(3.0, *theme.alarm));
        ui.painter().galley(rect.min + vec2(16.0, 8.0), body, *theme.text);
        response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, ui.is_enabled(), &words));
        focus(ui, &response, theme.round);
        if response.clicked() {
            go_to(state, *decision);
        }
    }
}
