//! Every decision: the list with its words on the left, and the one that is looked at in full.

use super::page::{look_at, rule};
use super::{marks, options};
use crate::report::Page;
use crate::report::model::DecisionPage;
use crate::score::Rubric;
use crate::score::rubric::Fit;
use crate::ui::fold;
use crate::ui::gauge::hatch;
use crate::ui::keys::Keys;
use crate::ui::play::GAP;
use crate::ui::theme::{Cut, faint, hairline, mix, theme};
use crate::ui::widgets::{focus, galley, ground, label, line_at, region, scroll, text};
use crate::ui::{Intent, PlayView, UiState};
use egui::{Align2, CornerRadius, Rect, Sense, Stroke, StrokeKind, Ui, WidgetInfo, WidgetType, pos2, vec2};

/// The page.
#[allow(clippy::too_many_arguments)]
pub fn decisions_ui(
    ui: &mut Ui,
    body: Rect,
    view: &PlayView,
    page: &Page,
    state: &mut UiState,
    keys: &mut Keys,
    narrow: bool,
    intents: &mut Vec<Intent>,
) {
    let Some(decision) = page.decisions.get(state.review.decision) else { return };
    if narrow {
        state.review.follow = false;
        // One at a time; the keys and the buttons below lead from one to the next.
        return region(ui, body, "decision", |ui| {
            scroll(ui, ("one decision", decision.number), keys.page, |ui| {
                decision_ui(ui, view, page, decision, state, keys, intents);
                rule(ui);
                label(ui, "ALL DECISIONS");
                list_ui(ui, page, state);
            });
        });
    }
    let left = Rect::from_min_size(body.min, vec2((body.width() * 0.33).clamp(290.0, 520.0), body.height()));
    let right = Rect::from_min_max(pos2(left.max.x + GAP, body.min.y), body.max);
    ground(ui, right);
    region(ui, left, "all decisions", |ui| scroll(ui, "all decisions", 0.0, |ui| list_ui(ui, page, state)));
    region(ui, right.shrink2(vec2(18.0, 12.0)), "decision", |ui| {
        scroll(ui, ("decision", decision.number), keys.page, |ui| {
            decision_ui(ui, view, page, decision, state, keys, intents);
        });
    });
}

fn list_ui(ui: &mut Ui, page: &Page, state: &mut UiState) {
    ui.spacing_mut().item_spacing.y = 5.0;
    let mut act = None;
    for (at, decision) in page.decisions.iter().enumerate() {
        if act != Some(decision.act) {
            act = Some(decision.act);
            let kept = page.acts.iter().find(|(of, _)| *of == decision.act);
            let kept =
                kept.map_or(String::new(), |(_, percent)| format!(": {percent} % OF WHAT COULD BE WON WAS KEPT"));
            label(ui, &format!("ACT {}{kept}", decision.act));
        }
        row_ui(ui, at, decision, state);
    }
    state.review.follow = false;
}

/// One decision of the list: number, mark and word, what it lost, and what was said.
fn row_ui(ui: &mut Ui, at: usize, decision: &DecisionPage, state: &mut UiState) {
    let theme = theme();
    let open = state.review.decision == at;
    let wide = ui.available_width();
    let high = 52.0;
    let (rect, response) = ui.allocate_exact_size(vec2(wide, high), Sense::click());
    let fill = match (open, response.hovered()) {
        (true, _) => mix(*theme.raised, *theme.amber, 0.20),
        (_, true) => mix(*theme.raised, *theme.amber, 0.10),
        _ => *theme.raised,
    };
    let edge = if open { *theme.amber } else { hairline(0.6) };
    let round = CornerRadius::same(theme.round);
    ui.painter().rect(rect, round, fill, Stroke::new(if open { 1.6 } else { 1.0 }, edge), StrokeKind::Inside);
    let number = galley(ui, &decision.number.to_string(), Cut::Label, *theme.dim, 40.0);
    let top = rect.min.y + 15.0;
    ui.painter().galley(pos2(rect.min.x + 26.0 - number.size().x, top - number.size().y / 2.0), number, *theme.dim);
    marks::word(ui, decision.word, pos2(rect.min.x + 43.0, top), 16.0);
    let x = rect.min.x + 59.0;
    let loss = lost(decision, true);
    let right = rect.max.x - 12.0;
    let room = right - x;
    let drawn = line_at(ui, pos2(right, top), Align2::RIGHT_CENTER, &loss, Cut::Small, *theme.dim, room * 0.5);
    let word = if decision.word.is_some() { marks::name(decision) } else { "Not settled" };
    let left = drawn.min.x - x - 8.0;
    line_at(ui, pos2(x, top), Align2::LEFT_CENTER, word, Cut::Item, *theme.text, left);
    let quote = format!("\u{201c}{}\u{201d}", decision.said);
    line_at(ui, pos2(x, rect.max.y - 8.0), Align2::LEFT_BOTTOM, &quote, Cut::Small, *theme.text, room);
    let said = format!(
        "{}. {}, {}, {}: {}",
        decision.number,
        marks::name(decision),
        lost(decision, false),
        decision.when,
        quote
    );
    response.widget_info(|| WidgetInfo::selected(WidgetType::Button, ui.is_enabled(), open, &said));
    focus(ui, &response, theme.round);
    if open && state.review.follow {
        // With the heading above it, and clear of the mark at the fold.
        ui.scroll_to_rect(rect.expand2(vec2(0.0, fold::HIGH + 6.0)), None);
    }
    if response.clicked() {
        look_at(state, at);
        state.review.follow = false;
    }
}

/// An interval beyond this says nothing.
const UNKNOWN: u32 = 700;

/// What a decision lost, in words.
fn lost(decision: &DecisionPage, short: bool) -> String {
    let (loss, error) = decision.loss;
    match (loss, error) {
        _ if decision.word.is_none() && error > UNKNOWN => "not known yet".to_owned(),
        (0, _) if decision.word.is_none() => "nothing lost so far".to_owned(),
        (0, _) => "nothing lost".to_owned(),
        (loss, _) if short => format!("{loss} lost"),
        (loss, 0) => format!("{loss} of 1000 lost"),
        (loss, error) => format!("{loss} of 1000 lost, give or take {error}"),
    }
}

fn decision_ui(
    ui: &mut Ui,
    view: &PlayView,
    page: &Page,
    decision: &DecisionPage,
    state: &mut UiState,
    keys: &Keys,
    intents: &mut Vec<Intent>,
) {
    let theme = theme();
    ui.spacing_mut().item_spacing.y = 4.0;
    label(ui, &format!("DECISION {} OF {}", decision.number, page.decisions.len()));
    let place = format!("{}, {}. Act {}", decision.when, decision.scene, decision.act);
    text(ui, &place, Cut::Small, *theme.dim);
    text(ui, &format!("\u{201c}{}\u{201d}", decision.said), Cut::Told, *theme.text);
    ui.add_space(4.0);
    word_ui(ui, decision);
    loss_ui(ui, decision);
    for (_, what) in page.conduct.iter().filter(|(of, _)| *of == decision.number) {
        text(ui, &format!("{what}. This is told apart, and counts no points."), Cut::Item, *theme.alarm);
    }
    ui.add_space(2.0);
    let shown = options::options_ui(ui, view, decision, state, keys, intents);
    rule(ui);
    if !decision.why.is_empty() {
        ui.add_space(4.0);
        label(ui, "WHY");
    }
    for (why, factor) in &decision.why {
        text(ui, why, Cut::Body, *theme.text);
        if let Some([id, practice, asks]) = factor {
            source_ui(ui, id, &format!("{practice}: {}", lower_first(asks)));
        }
    }
    if let Some((mode, fit, why)) = &decision.fit {
        ui.add_space(4.0);
        label(ui, "HANDLING CONFLICT");
        fit_ui(ui, mode, *fit, why);
    }
    if !decision.best_line.is_empty() {
        ui.add_space(4.0);
        label(ui, "THE BEST LINE FROM HERE");
        text(
            ui,
            "What the textbook would have done from this moment, with the dice of this play.",
            Cut::Small,
            *theme.dim,
        );
        for (nth, says) in decision.best_line.iter().enumerate() {
            text(ui, &format!("{}. {says}", nth + 1), Cut::Body, *theme.text);
        }
    }
    options::hindsight_ui(ui, &shown);
}

/// The mark and the word, large, with what was lost.
fn word_ui(ui: &mut Ui, decision: &DecisionPage) {
    let theme = theme();
    let wide = ui.available_width();
    let words = lost(decision, false);
    let (rect, response) = ui.allocate_exact_size(vec2(wide, 32.0), Sense::hover());
    let y = rect.center().y;
    marks::word(ui, decision.word, pos2(rect.min.x + 13.0, y), 25.0);
    let name = marks::name(decision);
    let at = pos2(rect.min.x + 36.0, y);
    let hue = if decision.word.is_none() { *theme.dim } else { *theme.text };
    let drawn = line_at(ui, at, Align2::LEFT_CENTER, name, Cut::Heading, hue, wide - 40.0);
    let rest = rect.max.x - drawn.max.x - 14.0;
    if rest > 70.0 {
        let at = pos2(drawn.max.x + 12.0, y + 2.0);
        line_at(ui, at, Align2::LEFT_CENTER, &words, Cut::Small, *theme.dim, rest);
    }
    let said = format!("{name}: {words}");
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, &said));
}

/// The loss with its interval on the scale of the words: each word has a fifth of it, and the numbers stand between them.
fn loss_ui(ui: &mut Ui, decision: &DecisionPage) {
    let theme = theme();
    let words = &Rubric::itil4().words;
    let wide = ui.available_width().min(640.0);
    let (rect, response) = ui.allocate_exact_size(vec2(wide, 57.0), Sense::hover());
    let (loss, error) = decision.loss;
    let last = (words.costly * 2).max(loss.saturating_add(error).min(1000).next_multiple_of(20));
    let ends = [0, words.best, words.sound, words.weak, words.costly, last];
    let names = ["Best", "Sound", "Weak", "Costly", "Turning point"];
    let bar = Rect::from_min_max(rect.min + vec2(9.0, 18.0), pos2(rect.max.x - 16.0, rect.min.y + 34.0));
    let fifth = bar.width() / 5.0;
    let x = |value: u32| {
        let value = value.min(last);
        let at = (0..4).find(|at| value <= ends[at + 1]).unwrap_or(4);
        let (from, to) = (ends[at] as f32, ends[at + 1] as f32);
        bar.min.x + fifth * (at as f32 + (value as f32 - from) / (to - from).max(1.0))
    };
    for (nth, name) in names.into_iter().enumerate() {
        let cell = Rect::from_min_size(pos2(bar.min.x + fifth * nth as f32, bar.min.y), vec2(fifth, bar.height()));
        ui.painter().rect_filled(cell, CornerRadius::ZERO, mix(*theme.night, *theme.dim, 0.06 + 0.06 * nth as f32));
        if nth == 4 {
            hatch(ui, cell, faint(*theme.dim, 0.35));
        }
        let over = pos2(cell.center().x, bar.min.y - 2.0);
        line_at(ui, over, Align2::CENTER_BOTTOM, name, Cut::Small, *theme.dim, fifth - 4.0);
    }
    for (nth, end) in ends.into_iter().enumerate() {
        let at = bar.min.x + fifth * nth as f32;
        ui.painter().vline(at, bar.min.y..=(bar.max.y + 4.0), Stroke::new(1.0, hairline(1.0)));
        let number = galley(ui, &end.to_string(), Cut::Small, *theme.dim, 60.0);
        let left = (at - number.size().x / 2.0).max(rect.min.x);
        ui.painter().galley(pos2(left, bar.max.y + 5.0), number, *theme.dim);
    }
    let hue = marks::hue(decision.word);
    let ink = Stroke::new(2.0, *theme.text);
    let y = bar.center().y;
    if error > 0 {
        let (low, high) = (x(loss.saturating_sub(error)), x(loss.saturating_add(error)));
        ui.painter().hline(low..=high, y, ink);
        for end in [low, high] {
            ui.painter().vline(end, (y - 5.0)..=(y + 5.0), ink);
        }
    }
    if error <= UNKNOWN {
        ui.painter().circle(pos2(x(loss), y), 6.0, hue, Stroke::new(2.0, *theme.text));
    }
    let said = format!("On the scale of losses: {}", lost(decision, false));
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Image, true, &said));
}

/// The success factor that a reason rests on.
pub fn source_ui(ui: &mut Ui, id: &str, words: &str) {
    let theme = theme();
    let wide = ui.available_width();
    let chip = galley(ui, id, Cut::Label, *theme.compliance, 60.0);
    let lead = chip.size().x + 22.0;
    let body = galley(ui, words, Cut::Small, *theme.dim, wide - lead);
    let (rect, response) = ui.allocate_exact_size(vec2(wide, body.size().y.max(20.0)), Sense::hover());
    let place = Rect::from_min_size(rect.min, vec2(chip.size().x + 12.0, 19.0));
    let edge = Stroke::new(1.0, faint(*theme.compliance, 0.7));
    ui.painter().rect_stroke(place, CornerRadius::same(3), edge, StrokeKind::Inside);
    ui.painter().galley(place.center() - chip.size() / 2.0, chip, *theme.compliance);
    ui.painter().galley(rect.min + vec2(lead, 1.0), body, *theme.dim);
    let said = format!("{id}, {words}");
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, &said));
}

fn fit_ui(ui: &mut Ui, mode: &str, fit: Fit, why: &str) {
    let theme = theme();
    let wide = ui.available_width();
    let fits = match fit {
        Fit::Good => "it fitted",
        Fit::Fair => "it did no harm",
        Fit::Poor => "it did not fit",
    };
    let words = format!("{mode}, and {fits}. {why}.");
    let body = galley(ui, &words, Cut::Body, *theme.text, wide - 26.0);
    let (rect, response) = ui.allocate_exact_size(vec2(wide, body.size().y), Sense::hover());
    swatch(ui, Rect::from_min_size(rect.min + vec2(0.0, 4.0), vec2(15.0, 15.0)), fit);
    ui.painter().galley(rect.min + vec2(26.0, 0.0), body, *theme.text);
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, &words));
}

/// How a fit is drawn: filled, hatched, or empty with a cross.
pub fn swatch(ui: &Ui, rect: Rect, fit: Fit) {
    let theme = theme();
    let (hue, fill) = match fit {
        Fit::Good => (*theme.trust, mix(*theme.panel, *theme.trust, 0.7)),
        Fit::Fair => (*theme.amber, mix(*theme.panel, *theme.amber, 0.10)),
        Fit::Poor => (*theme.downtime, *theme.night),
    };
    ui.painter().rect(rect, CornerRadius::same(2), fill, Stroke::new(1.4, hue), StrokeKind::Inside);
    if fit == Fit::Fair {
        hatch(ui, rect.shrink(1.0), hue);
    }
    if fit == Fit::Poor {
        let stroke = Stroke::new(1.3, hue);
        ui.painter().line_segment([rect.left_top(), rect.right_bottom()], stroke);
        ui.painter().line_segment([rect.left_bottom(), rect.right_top()], stroke);
    }
}

fn lower_first(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or(String::new(), |first| first.to_lowercase().chain(letters).collect())
}
