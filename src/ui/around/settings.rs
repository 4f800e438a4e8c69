//! The settings: each takes effect at once and is kept; the usual can be had back, and that be undone.

use super::controls::{choice_ui, slider_ui};
use super::frame;
use super::model::Around;
use crate::ui::keys::Keys;
use crate::ui::look::{Contrast, Sight};
use crate::ui::prefs::Prefs;
use crate::ui::theme::{Cut, theme};
use crate::ui::widgets::{Dress, button, label, text};
use crate::ui::{Intent, UiState, help, legend};
use egui::{Ui, vec2};

/// The page.
pub fn settings_ui(
    ui: &mut Ui,
    around: &Around,
    state: &mut UiState,
    keys: &Keys,
    fresh: bool,
    intents: &mut Vec<Intent>,
) {
    let now = around.prefs;
    let mut next = now;
    frame::long(ui, "settings", keys.page, |ui| {
        let width = ui.available_width() - 14.0;
        if width > 760.0 {
            let half = (width - 40.0) / 2.0;
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = 40.0;
                column(ui, half, |ui| {
                    reading_ui(ui, &mut next, around.by_processor, fresh);
                });
                column(ui, half, |ui| {
                    seeing_ui(ui, &mut next);
                    usual_ui(ui, now, &mut next, state);
                    ui.add_space(10.0);
                    folders_ui(ui, &around.folders);
                });
            });
        } else {
            reading_ui(ui, &mut next, around.by_processor, fresh);
            seeing_ui(ui, &mut next);
            usual_ui(ui, now, &mut next, state);
            ui.add_space(10.0);
            folders_ui(ui, &around.folders);
        }
        ui.add_space(10.0);
        label(ui, "KEYS");
        help::keys_ui(ui);
    });
    if next != now {
        if next != Prefs::default() || state.aside.before.is_some_and(|before| before == next) {
            state.aside.before = None;
        }
        intents.push(Intent::Set(next));
    }
}

fn column(ui: &mut Ui, width: f32, add: impl FnOnce(&mut Ui)) {
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing = vec2(8.0, 6.0);
        ui.set_width(width);
        ui.set_max_width(width);
        add(ui);
    });
}

/// What a setting is called and what it does.
fn named(ui: &mut Ui, name: &str, does: &str) {
    ui.add_space(6.0);
    text(ui, name, Cut::Strong, *theme().text);
    text(ui, does, Cut::Small, *theme().dim);
}

fn reading_ui(ui: &mut Ui, next: &mut Prefs, slow: bool, fresh: bool) {
    label(ui, "READING AND MOVEMENT");
    named(ui, "Size of the text", "Also with Ctrl and +, Ctrl and -, on every page.");
    let (picked, response) = slider_ui(ui, "Size of the text", next.text_percent, Prefs::RANGE, Prefs::STEP);
    next.text_percent = picked.unwrap_or(next.text_percent);
    if fresh {
        response.request_focus();
    }
    named(ui, "What is said", "Line by line waits for you after each line.");
    flag(ui, "What is said", ["Line by line", "All at once"], &mut next.line_by_line, true);
    named(ui, "Coach", "In practice: a line of why after a decision, and H asks a question to think with.");
    flag(ui, "Coach", ["Speaks", "Is silent"], &mut next.coach, true);
    let still = if slow {
        "This machine draws with its processor, so all is in its place at once, whatever is chosen here."
    } else {
        "Reduced: nothing slides or fades; all is in its place at once."
    };
    named(ui, "Movement", still);
    flag(ui, "Movement", ["Full", "Reduced"], &mut next.reduced_motion, false);
    named(ui, "Window", "Also with F11.");
    flag(ui, "Window", ["Window", "Full screen"], &mut next.full_screen, false);
    ui.add_space(10.0);
}

/// Two options, the first of which sets a flag to `first`.
fn flag(ui: &mut Ui, name: &str, options: [&str; 2], flag: &mut bool, first: bool) {
    let (picked, _) = choice_ui(ui, name, &options, usize::from(*flag != first));
    if let Some(at) = picked {
        *flag = (at == 0) == first;
    }
}

fn seeing_ui(ui: &mut Ui, next: &mut Prefs) {
    label(ui, "COLOURS");
    named(ui, "Contrast", "High: light text on black, and every line stands out.");
    let contrasts = [Contrast::Night, Contrast::High];
    let at = contrasts.iter().position(|one| *one == next.contrast).unwrap_or_default();
    if let (Some(at), _) = choice_ui(ui, "Contrast", &["Night", "High"], at) {
        next.contrast = contrasts[at];
    }
    named(
        ui,
        "Colour-vision check",
        "For those who design and teach: shows every page as people with another colour vision see it.",
    );
    let names = ["Off", "Protanopia", "Deuteranopia", "Tritanopia"];
    if let (Some(at), _) = choice_ui(ui, "Colour-vision check", &names, next.sight as usize) {
        next.sight = Sight::ALL[at];
    }
    ui.add_space(6.0);
    legend::hues_ui(ui);
    ui.add_space(10.0);
}

fn usual_ui(ui: &mut Ui, now: Prefs, next: &mut Prefs, state: &mut UiState) {
    ui.horizontal_wrapped(|ui| {
        let usual = Prefs::default();
        if button(ui, "Back to the usual", "", Dress::Plain, now != usual).clicked() {
            *next = usual;
            state.aside.before = Some(now);
        }
        if let Some(before) = state.aside.before.filter(|before| *before != now)
            && button(ui, "Undo", "", Dress::Plain, true).clicked()
        {
            *next = before;
        }
    });
}

fn folders_ui(ui: &mut Ui, folders: &[(&'static str, String)]) {
    label(ui, "WHERE THINGS ARE KEPT");
    for (what, place) in folders {
        text(ui, what, Cut::Small, *theme().dim);
        text(ui, place, Cut::Small, *theme().text);
    }
    if folders.is_empty() {
        text(
            ui,
            "There is no folder to keep them in: plays and settings last until the window closes.",
            Cut::Body,
            *theme().text,
        );
    }
}
