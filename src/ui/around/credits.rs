//! What the program is, what it stands on, and under which licences.

use super::frame::{beside, long, row};
use crate::ui::UiState;
use crate::ui::keys::Keys;
use crate::ui::theme::{Cut, theme};
use crate::ui::widgets::{galley, label, scroll, text};
use egui::{Sense, Ui, WidgetInfo, WidgetType, vec2};
use serde::Deserialize;
use std::sync::LazyLock;

/// A crate that the program stands on.
#[derive(Deserialize, Debug)]
#[serde(deny_unknown_fields)]
pub struct Crate {
    /// Its name.
    pub name: String,
    /// Its version.
    pub version: String,
    /// Its licence, as SPDX has it.
    pub licence: String,
}

/// The crates: those that are used directly, and those on which these stand in turn.
#[derive(Deserialize, Debug)]
#[serde(deny_unknown_fields)]
pub struct Licences {
    /// Named in the manifest.
    pub direct: Vec<Crate>,
    /// All others.
    pub others: Vec<Crate>,
}

static LICENCES: LazyLock<Licences> = LazyLock::new(|| {
    let read = ron::from_str(include_str!("../../../assets/licences.ron"));
    read.unwrap_or_else(|error| panic!("assets/licences.ron is no list of crates: {error}"))
});

/// The crates with their licences.
pub fn licences() -> &'static Licences {
    &LICENCES
}

const PARTS: [&str; 5] = ["Warroom", "A note on ITIL", "Fonts", "Libraries", "MIT licence"];
const MIT: &str = include_str!("../../../LICENSE-MIT");
const OFL: &str = include_str!("../../../assets/fonts/OFL.txt");

/// The page.
pub fn credits_ui(ui: &mut Ui, state: &mut UiState, keys: &Keys, fresh: bool) {
    let now = state.aside.credit.min(PARTS.len() - 1);
    let mut next = keys.digit.filter(|digit| *digit < PARTS.len()).unwrap_or(now);
    beside(
        ui,
        "credits",
        |ui| {
            scroll(ui, "credits list", 0.0, |ui| {
                ui.spacing_mut().item_spacing.y = 2.0;
                for (at, name) in PARTS.iter().enumerate() {
                    let response = row(ui, name, at == now);
                    if fresh && at == now {
                        response.request_focus();
                    }
                    if response.clicked() || (response.gained_focus() && !fresh) {
                        next = at;
                    }
                }
            });
        },
        |ui| {
            long(ui, ("credit", now), keys.page, |ui| {
                text(ui, PARTS[now], Cut::Heading, *theme().amber);
                match now {
                    0 => program_ui(ui),
                    1 => itil_ui(ui),
                    2 => fonts_ui(ui),
                    3 => crates_ui(ui),
                    _ => prose_ui(ui, MIT),
                }
            });
        },
    );
    state.aside.credit = next;
}

fn program_ui(ui: &mut Ui) {
    for part in [
        concat!("Warroom ", env!("CARGO_PKG_VERSION"), ": the conversation before a change goes live."),
        "A training simulator for those who bring people together before a change, for those who teach them, and for panels that want to see judgement rather than recall.",
        "The people, companies and incidents in its scenarios are invented. What is said in them is nobody's advice on a change of yours.",
        "Everything drawn is drawn by the program itself. It collects nothing and calls nobody: plays and settings stay in the folders that the settings name.",
        "The program is free under the MIT licence, the fonts under the SIL Open Font License; each crate that it stands on is named with its own.",
    ] {
        text(ui, part, Cut::Serif, *theme().text);
    }
}

fn itil_ui(ui: &mut Ui) {
    for part in [
        "ITIL is a registered trademark of its owner. Warroom is not connected with, endorsed by or licensed by the owner, and nothing in it is an official assessment, examination or training.",
        "Where the program or a scenario refers to a practice or to one of its success factors, it names it by its title and by a number of its own and explains it in its own words. No text of the publications is reproduced.",
        "To study the practices themselves, read the publications of the owner.",
    ] {
        text(ui, part, Cut::Serif, *theme().text);
    }
}

fn fonts_ui(ui: &mut Ui) {
    text(ui, "IBM Plex Sans and IBM Plex Serif, in the regular, medium and semi-bold cuts.", Cut::Serif, *theme().text);
    ui.add_space(6.0);
    prose_ui(ui, OFL);
}

/// A licence as it stands in its file: its own line breaks are folded, empty lines part paragraphs.
fn prose_ui(ui: &mut Ui, file: &str) {
    let text_of = file.replace("\r\n", "\n");
    for part in text_of.split("\n\n") {
        let folded = part.split_whitespace().collect::<Vec<_>>().join(" ");
        let rule = folded.chars().all(|c| c == '-');
        if !folded.is_empty() && !rule {
            text(ui, folded.trim_start_matches('-').trim_start(), Cut::Body, *theme().text);
        }
    }
}

fn crates_ui(ui: &mut Ui) {
    let all = licences();
    text(ui, "Libraries by others, without which there would be no program.", Cut::Serif, *theme().text);
    for (heading, list) in [("USED DIRECTLY", &all.direct), ("ON WHICH THESE STAND", &all.others)] {
        ui.add_space(8.0);
        label(ui, heading);
        ui.spacing_mut().item_spacing.y = 3.0;
        for one in list {
            crate_ui(ui, one);
        }
    }
}

fn crate_ui(ui: &mut Ui, one: &Crate) {
    let theme = theme();
    let width = ui.available_width();
    let left = width * 0.48;
    let name = galley(ui, &format!("{} {}", one.name, one.version), Cut::Body, *theme.text, left - 12.0);
    let licence = galley(ui, &one.licence, Cut::Small, *theme.dim, width - left);
    let tall = name.size().y.max(licence.size().y + 3.0);
    let (rect, response) = ui.allocate_exact_size(vec2(width, tall), Sense::hover());
    ui.painter().galley(rect.min, name, *theme.text);
    ui.painter().galley(rect.min + vec2(left, 3.0), licence, *theme.dim);
    response.widget_info(|| {
        WidgetInfo::labeled(WidgetType::Label, true, format!("{} {}: {}", one.name, one.version, one.licence))
    });
}
