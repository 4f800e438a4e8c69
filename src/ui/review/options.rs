//! What else was open at a decision, the best first: odds, then the total with its interval; the ways on; hindsight apart.

use super::marks;
use super::model::{Asked, Stage};
use super::page::rule;
use super::what_if::what_if_ui;
use crate::report::model::{DecisionPage, OptionPage};
use crate::ui::keys::Keys;
use crate::ui::theme::{Cut, hairline, mix, theme};
use crate::ui::widgets::{Dress, button, focus, galley, label, line_at, text};
use crate::ui::{Intent, PlayView, UiState};
use egui::{
    Align2, CornerRadius, Galley, Key, Modifiers, Rect, Sense, Stroke, StrokeKind, Ui, WidgetInfo, WidgetType, pos2,
    vec2,
};
use std::sync::Arc;

/// So many options are shown, and the one that was taken.
const MOST: usize = 5;

/// The options of a decision; answers those that are shown.
pub fn options_ui<'a>(
    ui: &mut Ui,
    view: &PlayView,
    decision: &'a DecisionPage,
    state: &mut UiState,
    keys: &Keys,
    intents: &mut Vec<Intent>,
) -> Vec<&'a OptionPage> {
    let theme = theme();
    let shown: Vec<&OptionPage> = decision
        .options
        .iter()
        .enumerate()
        .filter(|(at, option)| *at < MOST || option.taken)
        .map(|(_, one)| one)
        .collect();
    label(ui, "WHAT WAS OPEN, THE BEST FIRST");
    if shown.len() < 2 {
        text(ui, "There was nothing else to choose.", Cut::Body, *theme.dim);
        return vec![];
    }
    let way = if decision.exact {
        "Each with the best play from there on. These values are exact."
    } else {
        "Each with the best play known from there on; the line across is where its mean lies 19 times out of 20."
    };
    text(ui, way, Cut::Small, *theme.dim);
    ui.add_space(2.0);
    let usual = shown.iter().position(|option| !option.taken).unwrap_or(0);
    let chosen = state.review.option.filter(|at| *at < shown.len()).unwrap_or(usual);
    for (at, option) in shown.iter().enumerate() {
        if option_ui(ui, at, option, at == chosen, at == 0) {
            state.review.option = Some(at);
        }
        if at == chosen {
            ways_ui(ui, view, decision, option, state, keys, intents);
        }
    }
    let more = decision.options.len() - shown.len();
    if more > 0 {
        text(ui, &format!("{more} more were weighed, and come after these."), Cut::Small, *theme.dim);
    }
    shown
}

/// An option on a card: its words, its odds, and its total as a bar with a whisker; `true` where it was pressed.
fn option_ui(ui: &mut Ui, at: usize, option: &OptionPage, chosen: bool, best: bool) -> bool {
    let theme = theme();
    let wide = ui.available_width();
    let inner = wide - 24.0;
    let tag = match (option.taken, best) {
        (true, true) => "You took this, and nothing was better",
        (true, false) => "You took this",
        (false, true) => "This would have brought the most",
        (false, false) if chosen => "To be tried out",
        (false, false) => "",
    };
    let tag = (!tag.is_empty())
        .then(|| galley(ui, tag, Cut::Label, if option.taken { *theme.amber } else { *theme.trust }, inner));
    let odds =
        (!option.odds.is_empty()).then(|| galley(ui, &first_capital(&option.odds), Cut::Item, *theme.text, inner));
    let says = short(ui, &option.says, inner, if chosen { usize::MAX } else { 2 });
    let parts = [tag, Some(says), odds];
    let words: f32 = parts.iter().flatten().map(|part| part.size().y + 3.0).sum();
    let (rect, response) = ui.allocate_exact_size(vec2(wide, words + 16.0 + 24.0), Sense::click());
    let fill = match (chosen, response.hovered()) {
        (true, _) => mix(*theme.raised, *theme.amber, 0.14),
        (_, true) => mix(*theme.raised, *theme.amber, 0.08),
        _ => *theme.raised,
    };
    let edge = if chosen { *theme.amber } else { hairline(0.7) };
    ui.painter().rect(rect, CornerRadius::same(theme.round), fill, Stroke::new(1.0, edge), StrokeKind::Inside);
    let mut spot = rect.min + vec2(12.0, 8.0);
    for part in parts.into_iter().flatten() {
        let down = part.size().y + 3.0;
        ui.painter().galley(spot, part, *theme.text);
        spot.y += down;
    }
    let (total, error) = option.total;
    let value = match error {
        0 => total.to_string(),
        error => format!("{total} \u{b1} {error}"),
    };
    let y = spot.y + 11.0;
    let value_wide = 92.0_f32.min(inner * 0.4);
    line_at(ui, pos2(rect.max.x - 12.0, y), Align2::RIGHT_CENTER, &value, Cut::Item, *theme.text, value_wide);
    let track = Rect::from_min_max(pos2(spot.x, y - 5.0), pos2(rect.max.x - 18.0 - value_wide, y + 5.0));
    let hue = if option.taken { *theme.amber } else { *theme.trust };
    marks::whisker(ui, track, (total as f32, error.min(1000) as f32), (0.0, 1000.0), hue);
    for quarter in 1..4 {
        let x = track.min.x + track.width() * quarter as f32 / 4.0;
        ui.painter().vline(x, (track.max.y)..=(track.max.y + 4.0), Stroke::new(1.0, *theme.dim));
    }
    let taken = if option.taken { "Taken. " } else { "" };
    let said = format!("Option {}. {taken}{}. {}. Total {value} of 1000", at + 1, option.says, option.odds);
    response.widget_info(|| WidgetInfo::selected(WidgetType::Button, ui.is_enabled(), chosen, &said));
    focus(ui, &response, theme.round);
    response.clicked()
}

/// Words cut after so many rows.
fn short(ui: &Ui, words: &str, width: f32, rows: usize) -> Arc<Galley> {
    let mut job = egui::text::LayoutJob::simple(words.to_owned(), Cut::Body.font(), *theme().text, width);
    job.wrap.max_rows = rows;
    ui.painter().layout_job(job)
}

/// What can be done with an option: play on from here, or see what the textbook makes of it.
fn ways_ui(
    ui: &mut Ui,
    view: &PlayView,
    decision: &DecisionPage,
    option: &OptionPage,
    state: &mut UiState,
    keys: &Keys,
    intents: &mut Vec<Intent>,
) {
    let (step, line) = (decision.number, option.line.clone());
    let textbook = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::T));
    ui.horizontal_wrapped(|ui| {
        let go = button(ui, "Play on from here", "G", Dress::First, true).clicked();
        if (go || keys.go) && ui.is_enabled() {
            intents.push(Intent::Instead { step, line: line.clone() });
        }
        let let_it = button(ui, "Let the textbook play it out", "T", Dress::Plain, true).clicked();
        if let_it || textbook {
            state.review.show_other = true;
            intents.push(Intent::PlayOut { step, line: line.clone() });
        }
    });
    text(ui, "Same dice, same truth; this play is kept as it is.", Cut::Small, *theme().dim);
    let asked = Asked { decision: step, line };
    if view.review.asked.as_ref() != Some(&asked) {
        return;
    }
    match &view.review.other {
        Some(other) if other.decision == asked.decision && other.line == asked.line => {
            let drawn = ui.vertical(|ui| what_if_ui(ui, other)).response;
            if std::mem::take(&mut state.review.show_other) {
                drawn.scroll_to_me(Some(egui::Align::Min));
            }
        }
        _ if view.review.stage == Stage::Resting => {
            text(ui, "It cannot be played out here.", Cut::Body, *theme().dim);
        }
        _ => {
            text(ui, "The textbook plays it out ...", Cut::Body, *theme().dim);
        }
    }
}

/// What only the true world shows, set apart and in grey: nobody could know it then.
pub fn hindsight_ui(ui: &mut Ui, shown: &[&OptionPage]) {
    let theme = theme();
    let all: Vec<_> = shown.iter().filter(|option| !option.taken && option.hindsight.is_some()).collect();
    if all.is_empty() {
        return;
    }
    rule(ui);
    text(ui, "HINDSIGHT", Cut::Label, *theme.dim);
    let words = "What each would have gained or lost in the world that was true. You could not know it then, so it changes no word.";
    text(ui, words, Cut::Small, *theme.dim);
    let most = all.iter().filter_map(|option| option.hindsight).map(i32::abs).max().unwrap_or(0).max(50);
    for option in all {
        let gain = option.hindsight.unwrap_or(0);
        let wide = ui.available_width();
        let (rect, response) = ui.allocate_exact_size(vec2(wide, 22.0), Sense::hover());
        let y = rect.center().y;
        let value = format!("{gain:+}").replace('-', "\u{2212}");
        line_at(ui, pos2(rect.min.x + 44.0, y), Align2::RIGHT_CENTER, &value, Cut::Label, *theme.dim, 44.0);
        // To the right of the middle is more, to the left is less.
        let field = Rect::from_min_max(
            pos2(rect.min.x + 54.0, y - 4.0),
            pos2(rect.min.x + 54.0 + (wide * 0.22).min(130.0), y + 4.0),
        );
        let middle = field.center().x;
        let end = middle + field.width() / 2.0 * gain as f32 / most as f32;
        let bar = Rect::from_x_y_ranges(middle.min(end)..=middle.max(end), field.y_range());
        ui.painter().rect_filled(bar, CornerRadius::ZERO, mix(*theme.panel, *theme.dim, 0.55));
        ui.painter().vline(middle, (y - 7.0)..=(y + 7.0), Stroke::new(1.0, *theme.dim));
        let at = pos2(field.max.x + 10.0, y);
        line_at(ui, at, Align2::LEFT_CENTER, &option.says, Cut::Small, *theme.dim, rect.max.x - at.x);
        let said = format!("Hindsight {value}: {}", option.says);
        response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, &said));
    }
}

fn first_capital(words: &str) -> String {
    crate::ui::options::first_capital(words)
}
