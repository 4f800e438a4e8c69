//! The coach, in practice: below everything a line of why after a decision, and on request a question to think with.

use super::play::GAP;
use super::theme::{Cut, faint, mix, theme};
use super::widgets::galley;
use super::{PlayView, UiState, table};
use crate::scenario::model::SceneKind;
use egui::{CornerRadius, Galley, Rect, Sense, Stroke, StrokeKind, Ui, WidgetInfo, WidgetType, pos2, vec2};
use std::sync::Arc;

/// The widest that a line of the coach is set.
const MEASURE: f32 = 900.0;

/// How many questions there are to think with: none while lines are to be heard, and where nothing is to be decided.
pub fn questions(view: &PlayView, state: &UiState) -> usize {
    let waits = state.hearing(&view.lines) || table::pending(view, state) || view.ending.is_some();
    view.coach.as_ref().filter(|_| !waits).map_or(0, |coach| coach.questions.len())
}

/// Asks the next question; after the last one it is quiet again.
pub fn ask(view: &PlayView, state: &mut UiState) {
    state.think = (state.think + 1) % (questions(view, state) + 1);
}

/// What the coach says now: a heading, and the words.
fn says<'a>(view: &'a PlayView, state: &UiState) -> Option<(&'static str, &'a str)> {
    let coach = view.coach.as_ref().filter(|_| view.ending.is_none())?;
    if let Some(question) = state.think.checked_sub(1).and_then(|at| coach.questions.get(at)) {
        return Some(("THINK", question));
    }
    (!coach.why.is_empty()).then_some(("WHY", coach.why.as_str()))
}

fn lay(ui: &Ui, wide: f32, heading: &str, words: &str) -> (Arc<Galley>, Arc<Galley>) {
    let theme = theme();
    let asks = heading == "THINK";
    let head = galley(ui, heading, Cut::Label, if asks { *theme.amber } else { *theme.dim }, 100.0);
    let room = (wide - 2.0 * GAP - head.size().x - 30.0).min(MEASURE);
    let (cut, ink) = if asks { (Cut::Serif, *theme.text) } else { (Cut::Small, *theme.dim) };
    (head, galley(ui, words, cut, ink, room))
}

/// Why, below what can be done: where the strip below everything has no room.
pub fn last_ui(ui: &mut Ui, view: &PlayView, state: &UiState) {
    if view.class.is_none() && state.think == 0 && height(ui, ui.ctx().content_rect(), view, state) == 0.0 {
        line_ui(ui, view);
    }
}

/// Why, as the last of what was said: where a strip would take room from what is to be decided.
pub fn line_ui(ui: &mut Ui, view: &PlayView) {
    let Some(coach) = view.coach.as_ref().filter(|coach| !coach.why.is_empty()) else { return };
    let theme = theme();
    ui.add_space(10.0);
    let wide = ui.available_width();
    let head = galley(ui, "WHY", Cut::Label, *theme.dim, 100.0);
    let words = galley(ui, &coach.why, Cut::Small, *theme.dim, wide - 12.0);
    let down = head.size().y + 1.0;
    let (rect, response) = ui.allocate_exact_size(vec2(wide, down + words.size().y), Sense::hover());
    ui.painter().vline(rect.min.x + 1.0, rect.y_range(), Stroke::new(2.0, faint(*theme.dim, 0.5)));
    ui.painter().galley(rect.min + vec2(12.0, 0.0), head, *theme.dim);
    ui.painter().galley(rect.min + vec2(12.0, down), words, *theme.dim);
    let said = format!("Why: {}", coach.why);
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, &said));
}

/// The question that is asked, in a box of its own: where a strip would take room from what is to be decided.
pub fn question_ui(ui: &mut Ui, view: &PlayView, state: &UiState) {
    let Some(("THINK", words)) = says(view, state) else { return };
    let theme = theme();
    let wide = ui.available_width();
    let head = galley(ui, "THINK", Cut::Label, *theme.amber, wide);
    let body = galley(ui, words, Cut::Serif, *theme.text, wide - 28.0);
    let down = head.size().y + 2.0;
    let (rect, response) = ui.allocate_exact_size(vec2(wide, down + body.size().y + 16.0), Sense::hover());
    let edge = Stroke::new(1.0, *theme.amber);
    let ground = mix(*theme.night, *theme.panel, 0.6);
    ui.painter().rect(rect, CornerRadius::same(theme.round), ground, edge, StrokeKind::Inside);
    ui.painter().galley(rect.min + vec2(14.0, 8.0), head, *theme.amber);
    ui.painter().galley(rect.min + vec2(14.0, 8.0 + down), body, *theme.text);
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, asked(words)));
    super::hear::come_into_sight(ui, view, ("think", state.think), rect);
    ui.add_space(8.0);
}

fn asked(words: &str) -> String {
    format!("A question to think with: {words}")
}

/// The height that it takes; none where it has nothing to say, or where what is to be decided needs the room.
pub fn height(ui: &Ui, full: Rect, view: &PlayView, state: &UiState) -> f32 {
    // The house takes all the room there is; question and why stand with what was said. So does a package in the making:
    // the why of the decision before it was read while listening.
    let house = view.scene.kind == SceneKind::Hub && state.visit.is_none();
    let composing = view.scene.kind == SceneKind::Table && !state.listening && state.think == 0;
    if house || composing {
        return 0.0;
    }
    let Some((heading, words)) = says(view, state) else { return 0.0 };
    let (_, body) = lay(ui, full.width(), heading, words);
    let high = body.size().y + 14.0;
    let most = if state.think > 0 { 0.3 } else { 0.11 };
    if high <= full.height() * most { high } else { 0.0 }
}

/// The strip.
pub fn coach_ui(ui: &mut Ui, rect: Rect, view: &PlayView, state: &UiState) {
    let theme = theme();
    let Some((heading, words)) = says(view, state) else { return };
    let (head, body) = lay(ui, rect.width(), heading, words);
    let asks = heading == "THINK";
    ui.painter().rect_filled(rect, CornerRadius::ZERO, mix(*theme.night, *theme.panel, 0.6));
    let edge = if asks { *theme.amber } else { faint(*theme.dim, 0.5) };
    ui.painter().hline(rect.x_range(), rect.min.y + 0.5, Stroke::new(1.0, edge));
    let left = rect.min.x + GAP + 4.0;
    let first = body.rows.first().map_or(0.0, |row| row.rect().height());
    let top = rect.min.y + 7.0;
    let base = top + (first - head.size().y) / 2.0;
    let x = left + head.size().x + 14.0;
    ui.painter().galley(pos2(left, base), head, *theme.dim);
    ui.painter().galley(pos2(x, top), body, *theme.text);
    let response = ui.allocate_rect(rect.shrink2(vec2(GAP, 4.0)), Sense::hover());
    let said = if asks { asked(words) } else { format!("Why: {words}") };
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, &said));
}
