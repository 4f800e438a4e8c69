//! The title: the empty room in the evening, the name of the game, the scenarios, and the way in.

use super::model::TitleView;
use super::shelf::shelf_ui;
use super::stage::room::blend;
use super::stage::scenery;
use super::theme::{Cut, faint, theme};
use super::widgets::{Dress, button, region, scroll, text};
use super::workshop::{Ask, dropped};
use super::{Intent, Overlay, UiState};
use super::{fold, keys};
use egui::{Rect, Ui, pos2};

/// The last of the daylight.
const MINUTE: u32 = 1100;

/// How high the doors at the foot are: two rows of buttons.
const DOORS: f32 = 80.0;

/// The title page.
pub fn title_ui(ui: &mut Ui, view: &TitleView, state: &mut UiState) -> Vec<Intent> {
    let mut intents = Vec::new();
    let keys = keys::read(ui.ctx(), &mut intents);
    let full = ui.max_rect();
    let theme = theme();
    scenery::title(ui.painter(), full, MINUTE);
    // A scenario that is dropped on the title is one to work on.
    if ui.is_enabled() {
        dropped(ui, &mut intents);
    }
    let narrow = full.width() < 900.0 || full.height() < 500.0;
    let night = *theme.night;
    // The words stand in the dark half of the room.
    let part = |from: f32, to: f32| {
        Rect::from_min_max(
            pos2(full.min.x + full.width() * from, full.min.y),
            pos2(full.min.x + full.width() * to, full.max.y),
        )
    };
    let (dark, darker) = if narrow { (night, night) } else { (faint(night, 0.66), faint(night, 0.84)) };
    let gone = if narrow { dark } else { egui::Color32::TRANSPARENT };
    blend(ui.painter(), part(0.0, 0.42), [darker, dark, darker, dark]);
    blend(ui.painter(), part(0.42, 0.68), [dark, gone, dark, gone]);
    if narrow {
        blend(ui.painter(), part(0.68, 1.0), [dark; 4]);
    }
    let width = if narrow { full.width() - 32.0 } else { (full.width() * 0.46).clamp(480.0, 640.0) };
    let left = if narrow { full.min.x + 16.0 } else { full.min.x + full.width() * 0.055 };
    let pane = Rect::from_min_max(
        pos2(left, full.min.y + if narrow { 10.0 } else { full.height() * 0.055 }),
        pos2(left + width, full.max.y - 16.0),
    );
    if narrow {
        region(ui, pane, "title", |ui| {
            scroll(ui, "title", keys.page, |ui| {
                // On a low window what can be done comes first.
                if pane.height() < 420.0 {
                    text(ui, "Warroom", Cut::Big, *theme.amber);
                } else {
                    name_ui(ui);
                    ui.add_space(8.0);
                }
                fold::on(ui, fold::Ground::Plain(night));
                shelf_ui(ui, view, state, &keys, &mut intents);
                ui.add_space(10.0);
                doors_ui(ui, state, &mut intents);
            });
        });
        return intents;
    }
    // The words of the quiet buttons begin where all else begins.
    let foot = pane.with_min_y(pane.max.y - DOORS).with_min_x(pane.min.x - 8.0);
    let head = pane.with_max_y(pane.min.y + 100.0);
    let shelf =
        Rect::from_min_max(pos2(pane.min.x, head.max.y + full.height() * 0.02), pos2(pane.max.x, foot.min.y - 12.0));
    region(ui, head, "title", name_ui);
    region(ui, shelf, "shelf", |ui| {
        scroll(ui, "shelf", keys.page, |ui| shelf_ui(ui, view, state, &keys, &mut intents));
    });
    region(ui, foot, "doors", |ui| doors_ui(ui, state, &mut intents));
    intents
}

fn name_ui(ui: &mut Ui) {
    text(ui, "Warroom", Cut::Title, *theme().amber);
    text(ui, "The conversation before a change goes live.", Cut::Serif, *theme().text);
}

/// Where else one can go from here.
fn doors_ui(ui: &mut Ui, state: &mut UiState, intents: &mut Vec<Intent>) {
    ui.spacing_mut().item_spacing = egui::vec2(4.0, 4.0);
    ui.horizontal_wrapped(|ui| {
        for page in Overlay::PAGES {
            if button(ui, page.door(), page.key().1, Dress::Quiet, true).clicked() {
                state.overlay = Some(page);
            }
        }
        let plain = |input: &egui::InputState| !input.modifiers.command && !input.modifiers.alt;
        let struck = ui.input(|input| plain(input) && input.key_pressed(egui::Key::W));
        if button(ui, "Workshop", "W", Dress::Quiet, true).clicked() || struck {
            intents.push(Intent::Workshop(Ask::Enter));
        }
        if button(ui, "Quit", "Q", Dress::Quiet, true).clicked() || ui.input(|input| input.key_pressed(egui::Key::Q)) {
            intents.push(Intent::Quit);
        }
    });
}
