//! Putting a package together: the window, the measures, people's hours, and the slip that fills.

use super::page::{authority_ui, forwards, said};
use super::{hours, measures, outlook, slip, stage, windows};
use crate::ui::again::again;
use crate::ui::keys::Keys;
use crate::ui::play::{GAP, Page};
use crate::ui::theme::{Cut, theme};
use crate::ui::widgets::{Dress, button, galley, ground, label, line_at, region, scroll, text};
use crate::ui::{Intent, PlayView, UiState};
use crate::view::{Draft, TableView};
use egui::{Align2, Rect, Ui, pos2, vec2};

/// Everything that is thought about while one composes.
pub struct Desk<'a> {
    /// The play.
    pub view: &'a PlayView,
    /// The table.
    pub table: &'a TableView,
    /// What the package would mean.
    pub draft: &'a Draft,
}

/// The page on which a package is put together.
#[allow(clippy::too_many_arguments)]
pub fn compose_ui(
    ui: &mut Ui,
    page: Page,
    view: &PlayView,
    table: &TableView,
    draft: &Draft,
    state: &mut UiState,
    keys: &mut Keys,
    intents: &mut Vec<Intent>,
) {
    if let Some(rect) = page.stage {
        stage::faces(ui, rect, view, draft);
    }
    let desk = Desk { view, table, draft };
    if keys.put_forward && can(&desk, state) {
        propose(state, intents);
    }
    let body = page.body.shrink2(vec2(GAP, 8.0));
    if page.narrow {
        // The way on stays in sight, however much there is to scroll above it.
        let troubled = if draft.problems.is_empty() { 0.0 } else { 20.0 };
        let rows = if body.width() < 440.0 { 2.0 } else { 1.0 };
        let foot = body.with_min_y(body.max.y - FOOT * rows - troubled);
        let above = body.with_max_y(foot.min.y - 4.0);
        region(ui, above, "table", |ui| {
            scroll(ui, "table", keys.page, |ui| {
                label(ui, "THE WINDOW");
                let in_row = ((ui.available_width() / 180.0) as usize).clamp(1, 5);
                let noted = windows::windows_ui(ui, &desk, state, keys, in_row);
                windows::note_ui(ui, &desk, state, noted);
                label(ui, "WHAT IS DONE BEFORE IT AND AROUND IT");
                measures::measures_ui(ui, &desk, state, 1, true);
                label(ui, "PEOPLE'S HOURS");
                hours::hours_ui(ui, &desk);
                ui.add_space(6.0);
                outlook::outlook_ui(ui, &draft.gauges, &view.gauges);
                ui.add_space(6.0);
                let (window, with) = chosen(&desk, state);
                let high = slip::height(ui, window, &with, ui.available_width());
                let (_, rect) = ui.allocate_space(vec2(ui.available_width(), high));
                slip::slip_ui(ui, rect, window, &with, "");
                problems_ui(ui, &desk);
                authority_ui(ui, desk.table, intents);
            });
        });
        if let Some(first) = draft.problems.first() {
            // The others stand below the slip.
            line_at(ui, foot.left_top(), Align2::LEFT_TOP, first, Cut::Small, *theme().alarm, foot.width());
        }
        let buttons = foot.with_min_y(foot.min.y + troubled);
        return region(ui, buttons, "forward", |ui| forward_ui(ui, &desk, state, intents));
    }
    let side = (body.width() * 0.31).clamp(300.0, 460.0);
    let right = Rect::from_min_max(pos2(body.max.x - side, body.min.y), body.max);
    let left = Rect::from_min_max(body.min, pos2(right.min.x - GAP, body.max.y));
    left_ui(ui, left, &desk, state, keys);
    right_ui(ui, right, &desk, state, intents);
    if let Some(rect) = page.stage {
        stage::explain_ui(ui, rect, draft);
    }
}

/// Windows above, measures below them, and a line that tells more of what is pointed at.
fn left_ui(ui: &mut Ui, left: Rect, desk: &Desk, state: &mut UiState, keys: &mut Keys) {
    let count = desk.table.windows.len().max(1);
    let in_row = if left.width() / count as f32 >= 150.0 { count } else { count.div_ceil(2) };
    let high = windows::height(count.div_ceil(in_row));
    let tabs = Rect::from_min_size(left.min, vec2(left.width(), high));
    let noted = region(ui, tabs, "windows", |ui| windows::windows_ui(ui, desk, state, keys, in_row));
    let told = Rect::from_min_size(pos2(left.min.x, tabs.max.y + 4.0), vec2(left.width(), 36.0));
    region(ui, told, "window note", |ui| scroll(ui, "window note", 0.0, |ui| windows::note_ui(ui, desk, state, noted)));
    let foot = Rect::from_min_max(pos2(left.min.x, left.max.y - 35.0), left.max);
    let list = Rect::from_min_max(pos2(left.min.x, told.max.y + 4.0), pos2(left.max.x, foot.min.y - 4.0));
    let columns = if list.width() >= 640.0 { 2 } else { 1 };
    let pointed = region(ui, list, "measures", |ui| {
        scroll(ui, "measures", keys.page, |ui| measures::measures_ui(ui, desk, state, columns, false))
    });
    region(ui, foot, "told", |ui| scroll(ui, "told", 0.0, |ui| measures::told_ui(ui, desk, pointed)));
}

/// The slip, people's hours, what the gauges would say, and the button: all of it always in sight.
fn right_ui(ui: &mut Ui, right: Rect, desk: &Desk, state: &mut UiState, intents: &mut Vec<Intent>) {
    ground(ui, right);
    let inner = right.shrink2(vec2(12.0, 8.0));
    let problems = problems_high(ui, desk, inner.width());
    let foot_high =
        (44.0 + problems.min(60.0) + if forwards(desk.table) { 66.0 } else { 0.0 }).min(inner.height() * 0.5);
    let (window, with) = chosen(desk, state);
    let hours_high = 20.0 + hours::ROW * desk.draft.stacks.len() as f32;
    let outlook_high = outlook::ROW * 3.0;
    let rest = inner.height() - foot_high - 16.0;
    // Where everything fits, the slip takes what it needs; else it is written closer, and then the hours scroll.
    let room = rest - hours_high - outlook_high - 4.0;
    let slip_high = slip::height_beside(ui, window, &with, inner.width(), room).min(rest * 0.5);
    let paper = Rect::from_min_size(inner.min, vec2(inner.width(), slip_high));
    slip::slip_beside_ui(ui, paper, window, &with);
    let foot = Rect::from_min_max(pos2(inner.min.x, inner.max.y - foot_high), inner.max);
    let middle = Rect::from_min_max(pos2(inner.min.x, paper.max.y + 8.0), pos2(inner.max.x, foot.min.y - 6.0));
    region(ui, middle, "draft", |ui| {
        scroll(ui, "draft", 0.0, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            label(ui, "PEOPLE'S HOURS BEFORE THE WINDOW");
            hours::hours_ui(ui, desk);
            ui.add_space(6.0);
            outlook::outlook_ui(ui, &desk.draft.gauges, &desk.view.gauges);
        });
    });
    region(ui, foot, "forward", |ui| {
        scroll(ui, "forward", 0.0, |ui| {
            problems_ui(ui, desk);
            forward_ui(ui, desk, state, intents);
            authority_ui(ui, desk.table, intents);
        });
    });
}

/// The height of the row of buttons.
const FOOT: f32 = 42.0;

/// What keeps the package from being put forward takes so much above the buttons.
fn problems_high(ui: &Ui, desk: &Desk, width: f32) -> f32 {
    let high = |problem| galley(ui, problem, Cut::Small, *theme().alarm, width - 14.0).size().y + 4.0;
    desk.draft.problems.iter().map(|problem| high(problem)).sum()
}

/// The package in words: window and measures.
fn chosen<'a>(desk: &'a Desk, state: &UiState) -> (&'a str, Vec<String>) {
    let window = desk.table.windows.iter().find(|window| Some(window.id) == state.window);
    let with = desk.table.measures.iter().filter(|measure| state.measures & measure.id.bit() as u64 != 0);
    (window.map_or("", |window| window.title.as_str()), with.map(|measure| measure.title.clone()).collect())
}

/// Whether it can be tried: what is over-booked is refused when it is put forward, not before.
fn can(desk: &Desk, state: &UiState) -> bool {
    let open = desk.table.windows.iter().any(|window| Some(window.id) == state.window && window.locked.is_none());
    open && desk.table.round < desk.table.rounds
}

fn propose(state: &UiState, intents: &mut Vec<Intent>) {
    if let Some(window) = state.window {
        intents.push(Intent::Propose { window, measures: state.measures });
    }
}

/// What keeps the package from being put forward.
fn problems_ui(ui: &mut Ui, desk: &Desk) {
    ui.spacing_mut().item_spacing.y = 4.0;
    for problem in &desk.draft.problems {
        text(ui, problem, Cut::Small, *theme().alarm);
    }
}

fn forward_ui(ui: &mut Ui, desk: &Desk, state: &mut UiState, intents: &mut Vec<Intent>) {
    ui.spacing_mut().item_spacing = vec2(5.0, 4.0);
    let rounds = (desk.table.round, desk.table.rounds);
    ui.horizontal_wrapped(|ui| {
        if button(ui, "Put it forward", "F", Dress::First, can(desk, state)).clicked() {
            propose(state, intents);
        }
        slip::tokens_ui(ui, rounds);
        if said(desk.view) && button(ui, "What was said", "L", Dress::Quiet, true).clicked() {
            state.listening = true;
            again(ui.ctx());
        }
    });
}
