//! The windows of the package as tabs, in the order of time.

use super::compose::Desk;
use crate::ui::UiState;
use crate::ui::again::again;
use crate::ui::keys::Keys;
use crate::ui::theme::{Cut, faint, hairline, mix, theme};
use crate::ui::widgets::{focus, galley, keycap_at, line_at, lock, points, text};
use crate::view::WindowView;
use egui::{Align2, CornerRadius, Rect, Response, Sense, Stroke, StrokeKind, Ui, WidgetInfo, WidgetType, pos2, vec2};

/// The height of a tab.
pub const TAB: f32 = 64.0;

/// Between the tabs.
const GAP: f32 = 6.0;

/// The height of so many rows of tabs.
pub fn height(rows: usize) -> f32 {
    (TAB + GAP) * rows as f32 - GAP
}

/// The tabs, so many in a row; answers the window that is pointed at.
pub fn windows_ui(ui: &mut Ui, desk: &Desk, state: &mut UiState, keys: &mut Keys, columns: usize) -> Option<usize> {
    ui.spacing_mut().item_spacing.y = GAP;
    let width = (ui.available_width() - GAP * (columns as f32 - 1.0)) / columns.max(1) as f32;
    let mut pointed = None;
    for (row, windows) in desk.table.windows.chunks(columns.max(1)).enumerate() {
        let (_, line) = ui.allocate_space(vec2(ui.available_width(), TAB));
        for (column, window) in windows.iter().enumerate() {
            let at = row * columns + column;
            let place = pos2(line.min.x + (width + GAP) * column as f32, line.min.y);
            let rect = Rect::from_min_size(place, vec2(width, TAB));
            let response = ui.interact(rect, ui.id().with(("window", &window.key)), Sense::click());
            tab(ui, rect, window, at + 1, state.window == Some(window.id), &response);
            if points(ui, &response, pointed) {
                pointed = Some(at);
            }
            if (response.clicked() || keys.digit == Some(at)) && window.locked.is_none() {
                state.window = Some(window.id);
                again(ui.ctx());
            }
        }
    }
    pointed
}

/// The day, and the rest: the hour stands with the rest, so that every day has one line.
fn parts(title: &str) -> (&str, String) {
    let (day, more) = title.split_once(", ").unwrap_or((title, ""));
    let hour = |words: &str| words.len() == 5 && words.as_bytes()[2] == b':';
    match day.rsplit_once(' ').filter(|(_, last)| hour(last)) {
        Some((day, at)) if more.is_empty() => (day, at.to_owned()),
        Some((day, at)) => (day, format!("{at}, {more}")),
        None => (day, more.to_owned()),
    }
}

fn tab(ui: &Ui, rect: Rect, window: &WindowView, number: usize, chosen: bool, response: &Response) {
    let theme = theme();
    let open = window.locked.is_none();
    let warm = open && (response.hovered() || response.has_focus());
    let fill = match (open, chosen, warm) {
        (false, ..) => faint(*theme.panel, 0.9),
        (_, true, _) => mix(*theme.raised, *theme.amber, 0.24),
        (_, _, true) => mix(*theme.raised, *theme.amber, 0.12),
        _ => *theme.raised,
    };
    let edge = match (chosen, warm) {
        (true, _) => Stroke::new(2.0, *theme.amber),
        (_, true) => Stroke::new(1.0, *theme.amber),
        _ => Stroke::new(1.0, hairline(if open { 1.0 } else { 0.6 })),
    };
    ui.painter().rect(rect, CornerRadius::same(theme.round), fill, edge, StrokeKind::Inside);
    let (day, more) = parts(&window.title);
    let ink = if open { *theme.text } else { *theme.dim };
    let left = rect.min.x + 10.0;
    let cap = pos2(rect.max.x - 29.0, rect.max.y - 15.0);
    if open {
        keycap_at(ui, cap, number, *theme.amber);
    } else {
        lock(ui, cap + vec2(12.0, -2.0));
    }
    let line = |at: f32, words: &str, ink, short: f32| {
        let at = pos2(left, rect.min.y + at);
        line_at(ui, at, Align2::LEFT_CENTER, words, Cut::Small, ink, rect.max.x - 8.0 - short - left);
    };
    let opens = match (&window.locked, window.scheduled) {
        (Some(_), _) => "closed".to_owned(),
        (None, true) => format!("in {}, booked", window.opens_in),
        (None, false) => format!("in {}", window.opens_in),
    };
    let name = galley(ui, day, Cut::Strong, ink, rect.width() - 18.0);
    if name.rows.len() == 1 && !more.is_empty() {
        line(33.0, &more, mix(*theme.dim, *theme.text, if open { 0.6 } else { 0.0 }), 0.0);
    }
    ui.painter().galley(pos2(left, rect.min.y + if name.rows.len() > 1 { 3.0 } else { 6.0 }), name, ink);
    line(52.0, &opens, if open { *theme.amber } else { *theme.dim }, 26.0);
    let mut said = format!("{}. Opens in {}. {}", window.title, window.opens_in, window.note);
    if let Some(why) = &window.locked {
        said.push_str(&format!(" {why}"));
    }
    response.widget_info(|| WidgetInfo::selected(WidgetType::Button, open, chosen, said.trim()));
    focus(ui, response, theme.round);
}

/// What the window collides with: the one that is pointed at, or the chosen one.
pub fn note_ui(ui: &mut Ui, desk: &Desk, state: &UiState, pointed: Option<usize>) {
    let chosen = desk.table.windows.iter().position(|window| Some(window.id) == state.window);
    let Some(window) = pointed.or(chosen).and_then(|at| desk.table.windows.get(at)) else {
        text(ui, "Choose a window.", Cut::Small, *theme().dim);
        return;
    };
    match &window.locked {
        Some(why) => text(ui, &format!("{}: {why}", window.title), Cut::Small, *theme().alarm),
        None => text(ui, &format!("{}. {}", window.title, window.note), Cut::Small, *theme().text),
    };
}
