//! The list of keys, and who the player is.

use super::PlayView;
use super::keys::Keys;
use super::theme::{Cut, theme};
use super::widgets::{galley, label, scroll, text};
use egui::{Sense, Ui, WidgetInfo, WidgetType, vec2};

const KEYS: &[(&str, &str)] = &[
    ("1 to 9, 0", "Choose what stands beside the number"),
    ("Tab, arrows", "Move the focus"),
    ("Enter, Space", "Press what has the focus"),
    ("Esc", "Close a drawer, turn back from a visit"),
    ("Page up, Page down", "Scroll what was said"),
    ("R, E, P, A, K", "Register, evidence, people, agreements, calendar"),
    ("T, D", "Transcript, documents"),
    ("/ or Ctrl and F", "In the transcript: search; Enter and Shift with Enter go from hit to hit"),
    ("M", "Among the people: one by one, or round the table"),
    ("V", "The gauges over time; left and right go from decision to decision"),
    ("U", "Take the last decision back, in practice"),
    ("L", "At the table: listen, or compose"),
    ("F", "At the table: put the package forward"),
    ("C", "At the table: take a refused package to the change authority"),
    ("Ctrl and +, -, 0", "Larger text, smaller text, as it was"),
    ("F11", "Full screen"),
    ("F1, ?", "This list"),
];

/// The list.
pub fn help_ui(ui: &mut Ui, view: &PlayView, keys: &Keys) {
    scroll(ui, "help", keys.page, |ui| {
        for (key, what) in KEYS {
            let width = ui.available_width();
            let column = (width * 0.34).min(200.0);
            let key_galley = galley(ui, key, Cut::Strong, *theme().amber, column - 12.0);
            let body = galley(ui, what, Cut::Body, *theme().text, width - column);
            let tall = key_galley.size().y.max(body.size().y) + 4.0;
            let (rect, response) = ui.allocate_exact_size(vec2(width, tall), Sense::hover());
            ui.painter().galley(rect.min, key_galley, *theme().amber);
            ui.painter().galley(rect.min + vec2(column, 0.0), body, *theme().text);
            response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, format!("{key}: {what}")));
        }
        ui.add_space(16.0);
        label(ui, "WHO YOU ARE");
        super::dialogue::text_measured(ui, &view.you, Cut::Serif, *theme().text);
        let mode = if view.practice {
            "This is practice: decisions can be taken back."
        } else {
            "This is a challenge: what is said is said."
        };
        text(ui, mode, Cut::Small, *theme().dim);
    });
}
