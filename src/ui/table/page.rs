//! Which side of the table is shown: what was said there, or the package that is being put together.

use super::compose::compose_ui;
use super::slip::{rounds_ui, slip_ui};
use super::{answers, stage};
use crate::ui::again::again;
use crate::ui::dialogue::dialogue_ui;
use crate::ui::keys::Keys;
use crate::ui::play::{GAP, Page, heading, stage_of};
use crate::ui::theme::{Cut, theme};
use crate::ui::widgets::{Dress, button, region, scroll, text};
use crate::ui::{Intent, PlayView, UiState};
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
    if page.narrow {
        region(ui, body, "one column", |ui| {
            scroll(ui, ("table heard", view.steps), keys.page, |ui| {
                match verdict {
                    Some(verdict) => answers::list_ui(ui, view, verdict),
                    None => dialogue_ui(ui, &view.lines, view),
                }
                done(ui, keys);
            });
        });
        return;
    }
    let side = (body.width() * 0.31).clamp(300.0, 430.0);
    let right = Rect::from_min_max(pos2(body.max.x - side, body.min.y), body.max);
    let left = Rect::from_min_max(body.min, pos2(right.min.x - GAP, body.max.y));
    region(ui, left, "heard", |ui| {
        scroll(ui, ("heard", view.steps), keys.page, |ui| match verdict {
            Some(verdict) => answers::list_ui(ui, view, verdict),
            None => dialogue_ui(ui, &view.lines, view),
        });
    });
    // Where the page is too low for both, the buttons count for more than the slip.
    let slip = verdict.filter(|_| right.height() > 310.0).map(|verdict| (verdict.window.as_str(), &verdict.with));
    let low = if slip.is_some() { (right.height() * 0.52).max(210.0) } else { right.height() };
    let foot = Rect::from_min_max(pos2(right.min.x, right.max.y - low), right.max);
    if let Some((window, with)) = slip {
        let above = Rect::from_min_max(right.min, pos2(right.max.x, foot.min.y - 10.0));
        slip_ui(ui, above, window, with, "lies on the table");
    }
    region(ui, foot, "next", |ui| scroll(ui, "next", 0.0, |ui| done(ui, keys)));
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
