//! How one plays: what one does, what the instruments say, all keys, and who the player is.

use super::PlayView;
use super::keys::Keys;
use super::theme::{Cut, theme};
use super::widgets::{galley, label, scroll, text};
use super::{dialogue, legend};
use egui::{Sense, Ui, WidgetInfo, WidgetType, vec2};

const KEYS: &[(&str, &str)] = &[
    ("1 to 9, 0", "Choose what stands beside the number"),
    ("Tab, arrows", "Move the focus"),
    ("Enter, Space", "Press what has the focus"),
    ("Esc", "Close what is open; with nothing open, pause"),
    ("Page up, Page down", "Scroll what was said"),
    ("R, E, P, A, K", "Register, evidence, people, agreements, calendar"),
    ("T, D", "Transcript, documents"),
    ("/ or Ctrl and F", "In the transcript: search; Enter and Shift with Enter go from hit to hit"),
    ("M", "Among the people: one by one, or round the table"),
    ("V", "The gauges over time; left and right go from decision to decision"),
    ("G", "Glossary; on a line with a dotted term, what it means"),
    ("N, C, M, R", "On the title: start, go on, change the mode, the review of the last play"),
    ("U", "Take the last decision back, in practice"),
    ("L", "At the table: listen, or compose"),
    ("F", "At the table: put the package forward"),
    ("C", "At the table: take a refused package to the change authority"),
    ("H", "In practice: a question that helps to think before a decision"),
    ("N, O, B", "At the end: again, with other dice, back to the title"),
    ("R", "At the end: the review; O, D and C are its pages"),
    ("1 to 9, left, right", "In the review: go to a decision, or from one to the next"),
    ("G, T", "In the review: play on with another option, or have the textbook play it out"),
    ("W", "On the title: the workshop; in a rehearsal: back to it"),
    ("Y, I, X", "In class mode: vote, show or hide the gauges, cover the page"),
    ("1 to 9, Shift, Enter", "In a vote: one hand more, one fewer; Enter shows what came of it"),
    ("M, V, C, F, B, P", "In the workshop: map, state, conditions, findings, begin at, portraits"),
    ("left, right, R, O", "In the workshop: step back, step on; play from here; another file"),
    ("Ctrl and +, -, 0", "Larger text, smaller text, as it was"),
    ("F11", "Full screen"),
    ("F1, ?", "This page"),
];

/// Six sentences.
const PLAY: [&str; 6] = [
    "You coordinate a change that somebody objects to, hours before it is to go in.",
    "You choose what to say and what to do, and each of them takes time from the clock.",
    "You decide whom to see, alone or with others; some say only in private what you need to know.",
    "At the table you put a package together: a window, and measures for which people have the hours.",
    "The change authority decides, not you.",
    "Then comes the night, and what was prepared holds, or does not.",
];

/// The page by itself.
pub fn page_ui(ui: &mut Ui, keys: &Keys) {
    scroll(ui, "how to play", keys.page, |ui| {
        let left = |ui: &mut Ui| {
            play_ui(ui);
            ui.add_space(10.0);
            label(ui, "KEYS");
            keys_ui(ui);
        };
        beside(ui, left, legend::legend_ui);
    });
}

/// The page in a drawer of a play.
pub fn help_ui(ui: &mut Ui, view: &PlayView, keys: &Keys) {
    scroll(ui, "help", keys.page, |ui| {
        let left = |ui: &mut Ui| {
            label(ui, "WHO YOU ARE");
            dialogue::text_measured(ui, &view.you, Cut::Serif, *theme().text);
            let mode = if view.practice {
                "This is practice: decisions can be taken back."
            } else {
                "This is a challenge: what is said is said."
            };
            text(ui, mode, Cut::Small, *theme().dim);
            ui.add_space(10.0);
            label(ui, "KEYS");
            keys_ui(ui);
        };
        beside(ui, left, |ui| {
            play_ui(ui);
            ui.add_space(10.0);
            legend::legend_ui(ui);
        });
    });
}

/// Two parts beside each other where there is room, else one under the other.
fn beside(ui: &mut Ui, one: impl FnOnce(&mut Ui), other: impl FnOnce(&mut Ui)) {
    let width = ui.available_width() - 14.0;
    if width > 760.0 {
        let (left, gap) = ((width - 40.0) * 0.54, 40.0);
        let column = |ui: &mut Ui, wide: f32, add: &mut dyn FnMut(&mut Ui)| {
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing = vec2(8.0, 6.0);
                ui.set_width(wide);
                add(ui);
            });
        };
        let (mut one, mut other) = (Some(one), Some(other));
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = gap;
            column(ui, left, &mut |ui| one.take().into_iter().for_each(|add| add(ui)));
            column(ui, width - gap - left, &mut |ui| other.take().into_iter().for_each(|add| add(ui)));
        });
    } else {
        one(ui);
        ui.add_space(10.0);
        other(ui);
    }
    ui.add_space(12.0);
}

fn play_ui(ui: &mut Ui) {
    label(ui, "WHAT YOU DO");
    for (at, sentence) in PLAY.into_iter().enumerate() {
        pair_ui(ui, &format!("{}", at + 1), sentence, 26.0, Cut::Serif);
    }
}

/// All keys.
pub fn keys_ui(ui: &mut Ui) {
    let column = (ui.available_width() * 0.34).min(190.0);
    for (key, what) in KEYS {
        pair_ui(ui, key, what, column, Cut::Body);
    }
}

/// Something short on the left, and what is said of it.
pub fn pair_ui(ui: &mut Ui, short: &str, words: &str, column: f32, cut: Cut) {
    let width = ui.available_width();
    let head = if cut == Cut::Small { Cut::Label } else { Cut::Strong };
    let first = galley(ui, short, head, *theme().amber, column - 12.0);
    let body = galley(ui, words, cut, *theme().text, width - column);
    let tall = first.size().y.max(body.size().y) + 2.0;
    let (rect, response) = ui.allocate_exact_size(vec2(width, tall), Sense::hover());
    ui.painter().galley(rect.min, first, *theme().amber);
    ui.painter().galley(rect.min + vec2(column, 0.0), body, *theme().text);
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, format!("{short}: {words}")));
}
