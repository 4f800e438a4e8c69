//! The answers to a package, one after another, and then all of them: the refusals first, in words one cannot overlook.

use super::slip::{mark, sign_ui, slip_ui};
use super::{ruling, stage};
use crate::ui::again::again;
use crate::ui::head::face_in;
use crate::ui::keys::Keys;
use crate::ui::play::{GAP, Page};
use crate::ui::theme::{Cut, faint, mix, theme};
use crate::ui::widgets::{Dress, button, galley, label, line_at, region, scroll, text};
use crate::ui::{Intent, PlayView, UiState};
use crate::view::{AnswerView, VerdictView};
use egui::{Align2, CornerRadius, Key, Rect, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, WidgetType, pos2, vec2};

/// Whether something of the verdict has not been heard yet.
pub fn pending(view: &PlayView, state: &UiState) -> bool {
    view.verdict.as_ref().is_some_and(|verdict| state.told < verdict.moments())
}

/// The moment that is being heard: an answer, or the decision.
pub fn verdict_ui(
    ui: &mut Ui,
    page: Page,
    view: &PlayView,
    state: &mut UiState,
    keys: &mut Keys,
    intents: &mut Vec<Intent>,
) {
    let Some(verdict) = &view.verdict else { return };
    let go_on = keys.go_on || ui.input(|input| input.key_pressed(Key::ArrowRight));
    let mut next = go_on || keys.digit.is_some();
    (keys.go_on, keys.enter, keys.digit) = (false, false, None);
    let mut skip = std::mem::take(&mut keys.escape) || std::mem::take(&mut keys.end);
    let at_table = view.table.is_some() && verdict.ruling.is_none();
    if at_table && std::mem::take(&mut keys.listen) {
        (skip, state.listening) = (true, false);
    }
    if at_table && keys.authority && view.table.as_ref().is_some_and(|(table, _)| super::page::forwards(table)) {
        intents.push(Intent::Forward);
    }
    match verdict.answers.get(state.told) {
        Some(answer) => {
            let (forth, all) = answer_ui(ui, page, view, verdict, answer, state.told);
            (next, skip) = (next || forth, skip || all);
        }
        None => {
            if let Some(ruling) = &verdict.ruling {
                next |= ruling::ruling_ui(ui, page, view, verdict, ruling);
            }
        }
    }
    let before = state.told;
    if skip {
        // What was decided is a moment that nobody skips together with the answers.
        state.told = if state.told < verdict.answers.len() { verdict.answers.len() } else { verdict.moments() };
    } else if next {
        state.told += 1;
    }
    if state.told != before {
        again(ui.ctx());
    }
}

/// One answer: who is heard stands on the stage in the light, the words are large.
fn answer_ui(
    ui: &mut Ui,
    page: Page,
    view: &PlayView,
    verdict: &VerdictView,
    answer: &AnswerView,
    nth: usize,
) -> (bool, bool) {
    if let Some(rect) = page.stage {
        stage::answers(ui, rect, view, verdict, nth, Some(answer.person));
    }
    let body = page.body.shrink2(vec2(GAP, 12.0));
    let (mut forth, mut all) = (false, false);
    let words = |ui: &mut Ui| {
        large_ui(ui, view, answer);
        ui.add_space(10.0);
        interests_ui(ui, view, answer);
    };
    let mut on = |ui: &mut Ui| {
        ui.horizontal_wrapped(|ui| {
            let last = nth + 1 == verdict.answers.len();
            let name = if last { "That was everybody" } else { "Hear the next" };
            forth = button(ui, name, "Enter", Dress::First, true).clicked();
            if !last {
                all = button(ui, "Hear them all at once", "Esc", Dress::Quiet, true).clicked();
            }
            progress_ui(ui, verdict, nth);
        });
    };
    if page.narrow && body.height() < 300.0 && body.width() >= 560.0 {
        // However low the page is, the way on stands beside the words.
        let side = Rect::from_min_max(pos2(body.max.x - 210.0, body.min.y), body.max);
        let left = Rect::from_min_max(body.min, pos2(side.min.x - GAP, body.max.y));
        region(ui, left, "answer", |ui| scroll(ui, ("answer", nth), 0.0, words));
        region(ui, side, "on", |ui| scroll(ui, "answer on", 0.0, on));
        return (forth, all);
    }
    if page.narrow {
        region(ui, body, "answer", |ui| {
            scroll(ui, ("answer", nth), 0.0, |ui| {
                words(ui);
                ui.add_space(10.0);
                on(ui);
            });
        });
        return (forth, all);
    }
    let side = (body.width() * 0.28).clamp(260.0, 380.0);
    let right = Rect::from_min_max(pos2(body.max.x - side, body.min.y), body.max);
    let left = Rect::from_min_max(pos2(body.min.x + 24.0, body.min.y), pos2(right.min.x - 32.0, body.max.y));
    let foot = Rect::from_min_max(pos2(left.min.x, left.max.y - 44.0), left.max);
    let above = Rect::from_min_max(left.min, pos2(left.max.x, foot.min.y - 8.0));
    region(ui, above, "answer", |ui| scroll(ui, ("answer", nth), 0.0, words));
    region(ui, foot, "on", |ui| scroll(ui, "answer on", 0.0, on));
    let high = super::slip::height(ui, &verdict.window, &verdict.with, side).min(right.height());
    slip_ui(ui, Rect::from_min_size(right.min, vec2(side, high)), &verdict.window, &verdict.with, "");
    (forth, all)
}

/// Name, sign, and the words in large letters.
fn large_ui(ui: &mut Ui, view: &PlayView, answer: &AnswerView) {
    let theme = theme();
    let width = ui.available_width().min(760.0);
    let Some(person) = view.person(answer.person) else { return };
    let (head, _) = ui.allocate_exact_size(vec2(width, 30.0), Sense::hover());
    let c = pos2(head.min.x + 13.0, head.center().y);
    mark(ui, c, 11.0, answer.accepts);
    let (verb, hue) = if answer.accepts { ("accepts", *theme.trust) } else { ("refuses", *theme.downtime) };
    let name = line_at(
        ui,
        pos2(head.min.x + 34.0, c.y),
        Align2::LEFT_CENTER,
        &person.name,
        Cut::Heading,
        *theme.text,
        width * 0.6,
    );
    line_at(ui, pos2(name.max.x + 9.0, c.y), Align2::LEFT_CENTER, verb, Cut::Heading, hue, width - name.width() - 50.0);
    ui.add_space(2.0);
    let body = galley(ui, &answer.say, Cut::SerifHead, *theme.text, width - 14.0);
    let (rect, response) = ui.allocate_exact_size(vec2(width, body.size().y + 4.0), Sense::hover());
    let bar = Rect::from_min_size(rect.min, vec2(3.0, rect.height()));
    ui.painter().rect_filled(bar, CornerRadius::same(1), hue);
    ui.painter().galley(rect.min + vec2(14.0, 2.0), body, *theme.text);
    let said = format!("{} {verb}: {}", person.name, answer.say);
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, &said));
}

/// What they demand, and what has been found that they need: an answer is heard against both. Side by side where there is
/// room.
fn interests_ui(ui: &mut Ui, view: &PlayView, answer: &AnswerView) {
    let Some(person) = view.person(answer.person) else { return };
    let first = person.name.split_whitespace().next().unwrap_or(&person.name).to_uppercase();
    let demands = |ui: &mut Ui| {
        if !person.demands.is_empty() {
            label(ui, &format!("WHAT {first} DEMANDS"));
            text(ui, &format!("\u{201c}{}\u{201d}", person.demands), Cut::Serif, *theme().text);
        }
    };
    let needs = |ui: &mut Ui| {
        label(ui, "NEEDS THAT HAVE BEEN FOUND");
        if person.needs.is_empty() {
            text(ui, "None. Nobody has asked what it is for.", Cut::Small, *theme().dim);
        }
        for need in &person.needs {
            text(ui, need, Cut::Serif, *theme().text);
        }
    };
    ui.spacing_mut().item_spacing.y = 4.0;
    if ui.available_width() < 560.0 {
        demands(ui);
        needs(ui);
        return;
    }
    ui.columns(2, |columns| {
        let (left, right) = columns.split_at_mut(1);
        demands(&mut left[0]);
        needs(&mut right[0]);
    });
}

/// A sign for each answer: those that were heard, the one being heard, those to come.
fn progress_ui(ui: &mut Ui, verdict: &VerdictView, nth: usize) {
    let theme = theme();
    let step = 24.0;
    let (rect, response) = ui.allocate_exact_size(vec2(step * verdict.answers.len() as f32, 38.0), Sense::hover());
    for (at, answer) in verdict.answers.iter().enumerate() {
        let c = pos2(rect.min.x + step * (at as f32 + 0.5), rect.center().y);
        if at <= nth {
            mark(ui, c, 6.5, answer.accepts);
        } else {
            ui.painter().circle_stroke(c, 5.0, Stroke::new(1.2, *theme.line));
        }
        if at == nth {
            let under = [pos2(c.x - 7.0, c.y + 11.0), pos2(c.x + 7.0, c.y + 11.0)];
            ui.painter().line_segment(under, Stroke::new(2.0, *theme.amber));
        }
    }
    let said = format!("Answer {} of {}", nth + 1, verdict.answers.len());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, &said));
}

/// All answers: the refusals first and large, then those who accept.
pub fn list_ui(ui: &mut Ui, view: &PlayView, verdict: &VerdictView) {
    ui.spacing_mut().item_spacing.y = 6.0;
    if let Some(ruling) = &verdict.ruling {
        ruling::words_ui(ui, view, ruling);
    }
    for accepts in [false, true] {
        for answer in verdict.answers.iter().filter(|answer| answer.accepts == accepts) {
            card_ui(ui, view, answer);
        }
    }
}

fn card_ui(ui: &mut Ui, view: &PlayView, answer: &AnswerView) {
    let theme = theme();
    let Some(person) = view.person(answer.person) else { return };
    let width = ui.available_width();
    let side = if answer.accepts { 34.0 } else { 52.0 };
    let inner = width - side - 36.0;
    let cut = match answer.accepts {
        false if inner > 300.0 => Cut::SerifHead,
        false => Cut::Serif,
        true => Cut::Body,
    };
    let body = galley(ui, &answer.say, cut, *theme.text, inner);
    let high = (24.0 + body.size().y).max(side) + 16.0;
    let (rect, response) = ui.allocate_exact_size(vec2(width, high), Sense::hover());
    let hue = if answer.accepts { *theme.trust } else { *theme.downtime };
    let fill = mix(*theme.panel, hue, if answer.accepts { 0.03 } else { 0.08 });
    ui.painter().rect(
        rect,
        CornerRadius::same(theme.round),
        fill,
        Stroke::new(1.0, faint(hue, 0.5)),
        StrokeKind::Inside,
    );
    let face = Rect::from_min_size(rect.min + vec2(10.0, 8.0), Vec2::splat(side));
    face_in(ui.painter(), face, person, person.mood, 0.9);
    let x = face.max.x + 12.0;
    let top = rect.min.y + 19.0;
    let sign = sign_ui(ui, pos2(rect.max.x - 12.0, top), answer.accepts);
    line_at(ui, pos2(x, top), Align2::LEFT_CENTER, &person.name, Cut::Strong, *theme.amber, sign - x - 8.0);
    ui.painter().galley(pos2(x, rect.min.y + 31.0), body, *theme.text);
    let verb = if answer.accepts { "accepts" } else { "refuses" };
    let said = format!("{} {verb}: {}", person.name, answer.say);
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, &said));
}
