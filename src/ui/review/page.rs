//! The frame of the review: heading and tabs above, the page, and below what can be done and how far the thinking is.

use super::model::{Stage, Tab};
use super::{competencies, decisions, marks, outcome};
use crate::report::Page;
use crate::ui::keys::Keys;
use crate::ui::play::GAP;
use crate::ui::tab::tab_ui;
use crate::ui::theme::{Cut, faint, hairline, theme};
use crate::ui::widgets::{Dress, button, galley, line_at, region, text};
use crate::ui::{Intent, PlayView, UiState};
use egui::{Align2, Context, CornerRadius, Key, Rect, Sense, Stroke, Ui, WidgetInfo, WidgetType, pos2, vec2};

/// How long a second digit may take to belong to the first, in seconds.
const TYPING_SECS: f64 = 1.2;

/// Reads the keys of the review, which is open, so that no drawer takes them; what is told apart on each page comes first.
pub fn keys(ctx: &Context, view: &PlayView, state: &mut UiState, keys: &mut Keys) {
    let plain =
        |key: Key| ctx.input(|input| input.key_pressed(key) && !input.modifiers.command && !input.modifiers.alt);
    if std::mem::take(&mut keys.escape) || plain(Key::R) {
        state.review.open = false;
        return;
    }
    let review = &mut state.review;
    for tab in Tab::ALL {
        if plain(tab.key()) {
            review.tab = tab;
            review.follow = true;
        }
    }
    let Some(page) = &view.review.page else { return };
    let step = std::mem::take(&mut keys.step) as isize;
    let digit = keys.digit.take();
    if review.tab == Tab::Competencies {
        let most = page.profile.len().saturating_sub(1);
        review.competence = review.competence.saturating_add_signed(step).min(most);
        review.competence = digit.filter(|digit| *digit <= most).unwrap_or(review.competence);
        return;
    }
    let count = page.decisions.len();
    let mut to = review.decision.saturating_add_signed(step);
    if let Some(digit) = digit {
        let (now, number) = (ctx.input(|input| input.time), (digit + 1) % 10);
        let before = review.typed.filter(|(_, when)| now - when < TYPING_SECS).map_or(0, |(before, _)| before);
        let number = if (1..=count).contains(&(before * 10 + number)) { before * 10 + number } else { number };
        review.typed = Some((number, now));
        to = if number == 0 { to } else { number - 1 };
    }
    look_at(state, to.min(count.saturating_sub(1)));
}

/// Turns to a decision.
pub fn look_at(state: &mut UiState, decision: usize) {
    if state.review.decision != decision {
        state.review.decision = decision;
        state.review.option = None;
        state.review.follow = true;
    }
}

/// The review.
pub fn review_ui(
    ui: &mut Ui,
    full: Rect,
    view: &PlayView,
    state: &mut UiState,
    keys: &mut Keys,
    intents: &mut Vec<Intent>,
) {
    let narrow = full.width() < 900.0 || full.height() < 500.0;
    let foot_high = if narrow { 44.0 } else { 56.0 };
    let band = Rect::from_min_size(full.min, vec2(full.width(), if narrow { 46.0 } else { 76.0 }));
    let foot = Rect::from_min_max(pos2(full.min.x, full.max.y - foot_high), full.max);
    let body = Rect::from_min_max(pos2(full.min.x, band.max.y), pos2(full.max.x, foot.min.y)).shrink2(vec2(GAP, 12.0));
    head_ui(ui, band, view, state, narrow);
    match view.review.page.clone() {
        None => region(ui, body, "no review yet", |ui| thinking_ui(ui, view.review.stage)),
        Some(page) => {
            let shown = page.decisions.len().saturating_sub(1);
            state.review.decision = state.review.decision.min(shown);
            match state.review.tab {
                Tab::Outcome => outcome::outcome_ui(ui, body, view, &page, state, keys, narrow),
                Tab::Decisions => decisions::decisions_ui(ui, body, view, &page, state, keys, narrow, intents),
                Tab::Competencies => competencies::competencies_ui(ui, body, &page, state, keys, narrow),
            }
        }
    }
    ui.painter().rect_filled(foot, CornerRadius::ZERO, *theme().night);
    region(ui, foot.shrink2(vec2(GAP, 8.0)), "review foot", |ui| foot_ui(ui, view, state, narrow));
}

fn head_ui(ui: &mut Ui, band: Rect, view: &PlayView, state: &mut UiState, narrow: bool) {
    let theme = theme();
    ui.painter().rect_filled(band, CornerRadius::ZERO, *theme.night);
    ui.painter().hline(band.x_range(), band.max.y - 0.5, Stroke::new(1.0, faint(*theme.amber, 0.5)));
    let mut right = band.max.x - GAP;
    for tab in Tab::ALL.into_iter().rev() {
        let place = pos2(right, band.center().y);
        let (left, response) = tab_ui(ui, place, tab.name(), tab.key(), state.review.tab == tab, 0);
        if response.clicked() {
            state.review.tab = tab;
            state.review.follow = true;
        }
        right = left - 6.0;
    }
    let left = band.min.x + GAP;
    let room = right - left - 12.0;
    if narrow {
        if room > 90.0 {
            let at = pos2(left, band.center().y);
            line_at(ui, at, Align2::LEFT_CENTER, "The review", Cut::Heading, *theme.text, room);
        }
        return;
    }
    line_at(ui, pos2(left, band.min.y + 9.0), Align2::LEFT_TOP, "The review", Cut::Big, *theme.text, room);
    let ending = view.ending.as_ref().map_or("", |ending| ending.title.as_str());
    let words = format!("{}. It ended as: {ending}", view.title);
    line_at(ui, pos2(left, band.max.y - 9.0), Align2::LEFT_BOTTOM, &words, Cut::Small, *theme.dim, room);
}

fn foot_ui(ui: &mut Ui, view: &PlayView, state: &mut UiState, narrow: bool) {
    ui.horizontal(|ui| {
        let (back, dress) = if narrow { ("Back", Dress::Quiet) } else { ("Back to the ending", Dress::Plain) };
        if button(ui, back, "Esc", dress, true).clicked() {
            state.review.open = false;
        }
        let Some(page) = &view.review.page else { return };
        if state.review.tab != Tab::Competencies {
            let (at, last) = (state.review.decision, page.decisions.len().saturating_sub(1));
            if button(ui, "Earlier", "\u{2190}", Dress::Quiet, at > 0).clicked() {
                look_at(state, at.saturating_sub(1));
            }
            if button(ui, "Later", "\u{2192}", Dress::Quiet, at < last).clicked() {
                look_at(state, (at + 1).min(last));
            }
        }
        stage_ui(ui, view.review.stage, page, narrow);
    });
}

/// How far the words are, as small as can be.
fn stage_ui(ui: &mut Ui, stage: Stage, page: &Page, narrow: bool) {
    let theme = theme();
    let (decided, all) = page.settled;
    let words = match stage {
        _ if narrow => format!("{decided} of {all} weighed"),
        _ if decided == all => format!("All {all} decisions are weighed"),
        Stage::Weighing => format!("Still weighing: {decided} of {all} decisions are done"),
        _ => format!("{decided} of {all} decisions are weighed"),
    };
    let body = galley(ui, &words, Cut::Small, *theme.dim, ui.available_width() - 60.0);
    let (rect, response) = ui.allocate_exact_size(vec2(body.size().x + 56.0, 28.0), Sense::hover());
    let y = rect.center().y;
    let track = Rect::from_min_max(pos2(rect.min.x + 4.0, y - 4.0), pos2(rect.min.x + 44.0, y + 4.0));
    marks::bar(ui, track, decided as f32 / all.max(1) as f32, *theme.amber);
    ui.painter().galley(pos2(track.max.x + 10.0, y - body.size().y / 2.0), body, *theme.dim);
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, &words));
}

/// Before anything is known.
fn thinking_ui(ui: &mut Ui, stage: Stage) {
    let theme = theme();
    let (heading, words, part) = match stage {
        Stage::Learning(done) => (
            "Working out what this story can come to",
            "Thousands of plays show what the best way known would make of it, and what the worst would. This is done once; every later review of the scenario begins with it.",
            Some(done as f32 / 1000.0),
        ),
        Stage::Weighing | Stage::Settled => {
            ("Laying out your decisions", "Each one is weighed against everything else that was open.", None)
        }
        Stage::Resting => (
            "No review here",
            "Nothing thinks beside the page on this machine. In a terminal, `warroom review` weighs the record of a play.",
            None,
        ),
    };
    let wide = ui.available_width().min(560.0);
    let left = (ui.available_width() - wide) / 2.0;
    // Where little is seen at once, the words come first.
    let top = ((ui.available_height() - 260.0) * 0.4).clamp(0.0, 160.0);
    crate::ui::widgets::scroll(ui, "thinking", 0.0, |ui| {
        ui.add_space(top);
        ui.horizontal_top(|ui| {
            ui.add_space(left);
            ui.vertical(|ui| {
                ui.set_width(wide - 16.0);
                text(ui, heading, Cut::Big, *theme.text);
                ui.add_space(6.0);
                text(ui, words, Cut::Serif, *theme.dim);
                if let Some(part) = part {
                    ui.add_space(14.0);
                    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 18.0), Sense::hover());
                    marks::progress(ui, rect, part);
                    let said = format!("{:.0} % done", part * 100.0);
                    response.widget_info(|| WidgetInfo::labeled(WidgetType::ProgressIndicator, true, &said));
                    ui.add_space(4.0);
                    text(
                        ui,
                        &format!("{said}. You can leave this page; it goes on when you come back."),
                        Cut::Small,
                        *theme.dim,
                    );
                }
            });
        });
    });
}

/// A rule between parts of a page.
pub fn rule(ui: &mut Ui) {
    ui.add_space(8.0);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 1.0), Sense::hover());
    ui.painter().hline(rect.x_range(), rect.center().y, Stroke::new(1.0, hairline(0.7)));
    ui.add_space(8.0);
}
