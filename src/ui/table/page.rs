//! Which side of the table is shown: what was said there, or the package that is being put together.

use super::compose::compose_ui;
use super::slip::{rounds_ui, slip_ui};
use super::{answers, slip, stage};
use crate::ui::again::again;
use crate::ui::dialogue::{MEASURE, dialogue_ui, heard_ui};
use crate::ui::keys::Keys;
use crate::ui::play::{GAP, Page, beside, heading, stage_of, two_columns};
use crate::ui::theme::{Cut, theme};
use crate::ui::widgets::{Dress, button, ground, region, scroll, text};
use crate::ui::{Intent, PlayView, UiState};
use crate::ui::{gauge, hear};
use crate::view::TableView;
use egui::{Rect, Ui, pos2, vec2};

/// The table, listening or composing.
pub fn table_ui(
    ui: &mut Ui,
    page: Page,
    view: &PlayView,
    state: &mut UiState,
    keys: &mut Keys,
    intents: &mut Vec<Intent>,
) {
    let Some((table, draft)) = &view.table else { return };
    if state.window.is_none() {
        let scheduled = table.windows.iter().find(|window| window.scheduled).map(|window| window.id);
        (state.window, state.measures) = match table.last {
            Some((window, measures)) if state.measures == 0 => (Some(window), measures),
            _ => (scheduled, state.measures),
        };
    }
    let said = said(view);
    let mut listening = state.listening && said;
    if keys.listen || (keys.escape && !listening && said) {
        listening = !listening && said;
        state.listening = listening;
        (keys.listen, keys.escape) = (false, false);
        // The stage has another height on the other side.
        again(ui.ctx());
    }
    if keys.authority && forwards(table) {
        intents.push(Intent::Forward);
    }
    if listening {
        listen_ui(ui, page, view, table, state, keys, intents);
    } else {
        compose_ui(ui, page, view, table, draft, state, keys, intents);
    }
}

/// Whether something was said last that can be listened to again.
pub fn said(view: &PlayView) -> bool {
    !view.lines.is_empty() || view.verdict.is_some()
}

/// Whether a refused package lies on the table, which can be taken to the change authority.
pub fn forwards(table: &TableView) -> bool {
    !table.objections.is_empty() && table.last.is_some()
}

/// What stands on the slip beside the window and the pieces while one listens.
const LIES: &str = "This was put forward.";
/// What the buttons and the words about a refused package take below its slip.
const BUTTONS: f32 = 228.0;
/// What they take before anything was put forward, and the instruments below them.
const NEXT: f32 = 142.0;
const INSTRUMENTS: f32 = 178.0;

/// How broad the column of slip and buttons is.
fn side(inner: f32) -> f32 {
    (inner * 0.31).clamp(300.0, 430.0)
}

/// The height in which a refused package can be read whole above what can be done about it, or before there is one, the
/// instruments below that.
pub fn needs(ui: &Ui, view: &PlayView, state: &UiState, inner: f32) -> f32 {
    let beside = match &view.verdict {
        _ if !state.listening || !said(view) => return 0.0,
        Some(refused) => slip::height_small(ui, &refused.window, &refused.with, LIES, side(inner)) + BUTTONS,
        None => NEXT + INSTRUMENTS,
    };
    beside + 10.0 + 20.0
}

/// What was said at the table, and where the package stands.
fn listen_ui(
    ui: &mut Ui,
    page: Page,
    view: &PlayView,
    table: &TableView,
    state: &mut UiState,
    keys: &mut Keys,
    intents: &mut Vec<Intent>,
) {
    let verdict = view.verdict.as_ref();
    if let Some(rect) = page.stage {
        match verdict {
            Some(verdict) => stage::answers(ui, rect, view, verdict, usize::MAX, None),
            None => stage_of(ui, rect, view, &view.scene.with, &view.lines),
        }
    }
    let body = page.body.shrink2(vec2(GAP, 10.0));
    let mut done = |ui: &mut Ui, keys: &Keys| {
        let (title, words) = match (verdict, table.last) {
            (Some(_), Some(_)) => ("The package was refused", "Revise the package"),
            (Some(_), None) => ("The package came back", "Revise the package"),
            _ => ("The table", "Compose the package"),
        };
        heading(ui, title);
        if verdict.is_none() {
            text(ui, "Nothing has been put forward yet.", Cut::Small, *theme().dim);
        } else if !table.objections.is_empty() {
            text(ui, &format!("Against it: {}.", table.objections.join(", ")), Cut::Body, *theme().text);
        }
        rounds_ui(ui, (table.round, table.rounds));
        ui.add_space(6.0);
        if button(ui, words, "L", Dress::First, true).clicked() || keys.digit == Some(0) {
            state.listening = false;
            again(ui.ctx());
        }
        authority_ui(ui, table, intents);
    };
    if page.narrow && beside(page.body) {
        let (left, right) = two_columns(page.body);
        region(ui, left, "heard", |ui| {
            scroll(ui, ("table heard", view.steps), keys.page, |ui| match verdict {
                Some(verdict) => answers::list_ui(ui, view, verdict),
                None => {
                    let laid = heard_ui(ui, &view.lines, view, None, page.stage.is_none());
                    hear::to_the_newest(ui, view, view.lines.len() + 1, &laid, true);
                }
            });
        });
        return region(ui, right, "next", |ui| scroll(ui, "next", 0.0, |ui| done(ui, keys)));
    }
    if page.narrow {
        region(ui, body, "one column", |ui| {
            scroll(ui, ("table heard", view.steps), keys.page, |ui| {
                match verdict {
                    Some(verdict) => answers::list_ui(ui, view, verdict),
                    None => dialogue_ui(ui, &view.lines, view, page.stage.is_none()),
                }
                done(ui, keys);
            });
        });
        return;
    }
    let mut side = side(body.width());
    if verdict.is_none() {
        // What is said takes no more breadth than is good to read.
        side = side.max(body.width() - MEASURE - 24.0 - GAP);
    }
    let right = Rect::from_min_max(pos2(body.max.x - side, body.min.y), body.max);
    let left = Rect::from_min_max(body.min, pos2(right.min.x - GAP, body.max.y));
    region(ui, left, "heard", |ui| {
        scroll(ui, ("heard", view.steps), keys.page, |ui| match verdict {
            Some(verdict) => answers::list_ui(ui, view, verdict),
            None => dialogue_ui(ui, &view.lines, view, page.stage.is_none()),
        });
    });
    // Where the page is too low for both, the buttons count for more than the slip.
    let tall = verdict.map_or(0.0, |of| slip::height(ui, &of.window, &of.with, side));
    let slip = verdict.filter(|_| right.height() > 310.0).map(|verdict| (verdict.window.as_str(), &verdict.with));
    let low = if slip.is_some() { (right.height() - 10.0 - tall).max(BUTTONS) } else { right.height() };
    let foot = Rect::from_min_max(pos2(right.min.x, right.max.y - low), right.max);
    if let Some((window, with)) = slip {
        let above = Rect::from_min_max(right.min, pos2(right.max.x, foot.min.y - 10.0));
        slip_ui(ui, above, window, with, LIES);
    }
    // Before anything was put forward there is no slip, and the instruments stand in its place.
    let mut next = foot;
    let room = foot.height() - NEXT - 10.0;
    if verdict.is_none() && room > INSTRUMENTS - 10.0 {
        let instruments = Rect::from_min_max(pos2(foot.min.x, foot.max.y - room.min(238.0)), foot.max);
        next.max.y = instruments.min.y - 10.0;
        ground(ui, instruments);
        region(ui, instruments.shrink2(vec2(12.0, 10.0)), "gauges", |ui| {
            scroll(ui, "gauges", 0.0, |ui| {
                let high = ui.clip_rect().height();
                gauge::compact_ui(ui, view, high);
            });
        });
    }
    region(ui, next, "next", |ui| scroll(ui, "next", 0.0, |ui| done(ui, keys)));
}

/// The way over the objections.
pub fn authority_ui(ui: &mut Ui, table: &TableView, intents: &mut Vec<Intent>) {
    if !forwards(table) {
        return;
    }
    if button(ui, "Take it to the change authority", "C", Dress::Plain, true).clicked() {
        intents.push(Intent::Forward);
    }
    if let Some(decides) = &table.decides {
        text(ui, &format!("{decides} decides then, over the objections."), Cut::Small, *theme().dim);
    }
}
