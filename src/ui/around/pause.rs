//! The pause: where one stands, what is saved, and where one can go from here.

use super::frame;
use super::model::{Around, Overlay};
use crate::ui::class::Ask;
use crate::ui::keys::Keys;
use crate::ui::theme::{Cut, faint, hairline, mix, theme};
use crate::ui::widgets::{focus, galley, text};
use crate::ui::{Intent, UiState};
use egui::{CornerRadius, Rect, Response, Sense, Stroke, StrokeKind, Ui, WidgetInfo, WidgetType, pos2, vec2};

/// The rows: words, and what stands beside them.
const ROWS: [(&str, &str); 8] = [
    ("Go on", ""),
    ("Settings", "Text, contrast, movement, window"),
    ("Glossary", "The terms of the field"),
    ("How to play", "The instruments and all keys"),
    ("Credits and licences", ""),
    ("To the title", "The play stays under way"),
    ("Quit", "The play stays under way"),
    ("Class mode", "For a projector: votes, covered gauges"),
];

/// The pause.
pub fn pause_ui(
    ui: &mut Ui,
    around: &Around,
    state: &mut UiState,
    keys: &Keys,
    fresh: bool,
    intents: &mut Vec<Intent>,
) {
    frame::long(ui, "pause", keys.page, |ui| {
        if let Some(standing) = &around.standing {
            text(ui, &standing.title, Cut::Heading, *theme().text);
            text(ui, &standing.place, Cut::Serif, *theme().dim);
            ui.add_space(2.0);
            saved_ui(ui, &standing.saved, standing.safe);
            ui.add_space(8.0);
        }
        let class = around.standing.as_ref().is_some_and(|standing| standing.class);
        let unsafe_to_leave = around.standing.as_ref().is_some_and(|standing| !standing.safe);
        for (at, (words, note)) in ROWS.iter().enumerate() {
            let note = if matches!(at, 5 | 6) && unsafe_to_leave { "Not kept: see above" } else { *note };
            let rehearsal = around.standing.as_ref().is_some_and(|standing| standing.rehearsal);
            let (words, note) = match at {
                5 if rehearsal => ("To the workshop", "With the decisions taken here"),
                6 if rehearsal => (*words, ""),
                7 if class => ("End class mode", "The votes stay with the play"),
                _ => (*words, note),
            };
            let response = row(ui, at + 1, words, note);
            if fresh && at == state.aside.pause_at {
                response.request_focus();
            }
            if response.clicked() || keys.digit == Some(at) {
                state.aside.pause_at = at;
                go(at, state, intents);
            }
        }
    });
}

fn go(at: usize, state: &mut UiState, intents: &mut Vec<Intent>) {
    match at {
        0 => {
            state.aside.pause_at = 0;
            state.overlay = None;
        }
        5 => intents.push(Intent::ToTitle),
        6 => intents.push(Intent::Quit),
        7 => {
            state.overlay = None;
            intents.push(Intent::Class(Ask::Turn));
        }
        _ => {
            state.aside.paused = true;
            state.overlay = Overlay::PAGES.get(at - 1).copied();
        }
    }
}

/// What is saved, with a mark: a tick, or a bar that stands across.
fn saved_ui(ui: &mut Ui, words: &str, safe: bool) {
    let theme = theme();
    let hue = if safe { *theme.trust } else { *theme.alarm };
    let body = galley(ui, words, Cut::Small, *theme.text, ui.available_width() - 44.0);
    let size = vec2(ui.available_width(), body.size().y + 16.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    ui.painter().rect(
        rect,
        CornerRadius::same(4),
        mix(*theme.panel, hue, 0.08),
        Stroke::new(1.0, faint(hue, 0.5)),
        StrokeKind::Inside,
    );
    let at = pos2(rect.min.x + 20.0, rect.min.y + 18.0);
    let stroke = Stroke::new(2.2, hue);
    if safe {
        ui.painter().line(vec![at + vec2(-6.0, 0.0), at + vec2(-2.0, 4.5), at + vec2(6.0, -5.0)], stroke);
    } else {
        ui.painter().line_segment([at - vec2(6.0, 0.0), at + vec2(6.0, 0.0)], stroke);
    }
    ui.painter().galley(rect.min + vec2(36.0, 8.0), body, *theme.text);
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, words));
}

/// A row as wide as the panel: number, words, and a remark where there is room.
fn row(ui: &mut Ui, number: usize, words: &str, note: &str) -> Response {
    let theme = theme();
    let width = ui.available_width();
    let (rect, response) = ui.allocate_exact_size(vec2(width, 44.0), Sense::click());
    let first = number == 1;
    let ink = if first { *theme.night } else { *theme.text };
    let fill = match (first, response.hovered()) {
        (true, false) => *theme.amber,
        (true, true) => mix(*theme.amber, *theme.text, 0.35),
        (false, true) => mix(*theme.raised, *theme.amber, 0.2),
        _ => *theme.raised,
    };
    let edge = if first { fill } else { hairline(0.9) };
    ui.painter().rect(rect, CornerRadius::same(theme.round), fill, Stroke::new(1.0, edge), StrokeKind::Inside);
    let cap_ink = if first { *theme.night } else { *theme.amber };
    let cap = galley(ui, &number.to_string(), Cut::Label, cap_ink, 40.0);
    let place = Rect::from_center_size(pos2(rect.min.x + 26.0, rect.center().y), vec2(22.0, 22.0));
    ui.painter().rect_stroke(place, CornerRadius::same(3), Stroke::new(1.0, faint(cap_ink, 0.7)), StrokeKind::Inside);
    ui.painter().galley(place.center() - cap.size() / 2.0, cap, cap_ink);
    let body = galley(ui, words, Cut::Strong, ink, width - 64.0);
    let right = rect.min.x + 52.0 + body.size().x;
    ui.painter().galley(pos2(rect.min.x + 52.0, rect.center().y - body.size().y / 2.0), body, ink);
    let remark = galley(ui, note, Cut::Small, *theme.dim, f32::INFINITY);
    if !first && right + remark.size().x + 32.0 < rect.max.x {
        let at = pos2(rect.max.x - 16.0 - remark.size().x, rect.center().y - remark.size().y / 2.0);
        ui.painter().galley(at, remark, *theme.dim);
    }
    let said = if note.is_empty() { words.to_owned() } else { format!("{words}. {note}") };
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, ui.is_enabled(), &said));
    focus(ui, &response, theme.round);
    response
}
