//! What came of a decision, heard line by line: who speaks is lit, and what can be done comes when all is said.

use super::keys::Keys;
use super::play::{Page, columns_ui, stage_of};
use super::theme::{faint, theme};
use super::widgets::{Dress, button};
use super::{Intent, PlayView, UiState, dialogue};
use crate::view::LineView;
use egui::{Rect, Sense, Stroke, Ui, WidgetInfo, WidgetType, pos2, vec2};

/// The page while lines are left to hear.
pub fn hear_ui(
    ui: &mut Ui,
    page: Page,
    view: &PlayView,
    state: &mut UiState,
    keys: &mut Keys,
    intents: &mut Vec<Intent>,
) {
    let before = state.heard;
    let (heard, now) = (&view.lines[..state.heard], newest(&view.lines, state.heard));
    let mut on = keys.go_on;
    if let Some(stage) = page.stage {
        stage_of(ui, stage, view, &with(view, heard), heard);
        on |= ui.interact(stage, ui.id().with("hear stage"), Sense::click()).clicked();
    }
    // A number chooses among options; while they are not there yet it must not choose unread.
    let mut all = keys.end || keys.digit.is_some();
    (keys.digit, keys.go_on, keys.enter) = (None, false, false);
    columns_ui(
        ui,
        page.body,
        page.narrow,
        view,
        keys.page,
        |ui| {
            dialogue::heard_ui(ui, heard, view, now);
            let end = ui.cursor().min;
            let first = ui.id().with(("heard", view.steps, state.heard));
            if ui.data_mut(|data| !std::mem::replace(data.get_temp_mut_or_default::<bool>(first), true)) {
                ui.scroll_to_rect(Rect::from_min_size(end, vec2(1.0, 1.0)), Some(egui::Align::BOTTOM));
            }
        },
        |ui| {
            on |= button(ui, "Go on", "Space", Dress::First, true).clicked();
            ui.add_space(4.0);
            dots(ui, state.heard, view.lines.len());
            ui.add_space(4.0);
            all |= button(ui, "Hear all of it", "End", Dress::Quiet, true).clicked();
        },
    );
    if all {
        state.heard = view.lines.len();
    } else if on {
        state.hear_on(&view.lines);
    }
    if state.heard != before {
        intents.push(Intent::Heard(state.heard));
        ui.ctx().request_repaint();
    }
}

/// Where the newest line begins: whoever speaks now, with what the player said just before it.
fn newest(lines: &[LineView], heard: usize) -> usize {
    heard.min(lines.len()).saturating_sub(1)
}

/// Who is to be seen: those of the scene, and until the next scene begins those who are speaking.
fn with(view: &PlayView, heard: &[LineView]) -> Vec<crate::scenario::model::PersonId> {
    let mut with = view.scene.with.clone();
    for by in heard.iter().filter_map(|line| line.by) {
        if !with.contains(&by) {
            with.push(by);
        }
    }
    with
}

/// How much is left: a dot a line.
fn dots(ui: &mut Ui, heard: usize, all: usize) {
    let theme = theme();
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 12.0), Sense::hover());
    let step = (rect.width() / all.max(1) as f32).min(14.0);
    for at in 0..all {
        let centre = pos2(rect.min.x + step * (at as f32 + 0.5), rect.center().y);
        if at < heard {
            ui.painter().circle_filled(centre, 3.0, *theme.amber);
        } else {
            ui.painter().circle_stroke(centre, 3.0, Stroke::new(1.0, faint(*theme.dim, 0.9)));
        }
    }
    let said = format!("{heard} of {all} lines heard");
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, &said));
}
