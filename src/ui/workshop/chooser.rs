//! No file is open: choose one of one's own folder, write a path, or drop a file on the window; and how one begins.

use super::model::{Ask, WorkshopState, WorkshopView};
use crate::ui::Intent;
use crate::ui::field::path_ui;
use crate::ui::keys::Keys;
use crate::ui::theme::{Cut, theme};
use crate::ui::widgets::{Card, Dress, button, card, label, scroll, text};
use egui::{Id, Key, Ui};

/// The page.
pub fn chooser_ui(ui: &mut Ui, view: &WorkshopView, state: &mut WorkshopState, keys: &Keys, intents: &mut Vec<Intent>) {
    let mut open = |path: &str| intents.push(Intent::Workshop(Ask::Open(path.to_owned())));
    scroll(ui, "choose a file", keys.page, |ui| {
        let wide = (ui.available_width() - 8.0).min(760.0);
        ui.set_max_width(wide);
        ui.spacing_mut().item_spacing.y = 8.0;
        text(ui, "Open a scenario that you are writing", Cut::Heading, *theme().text);
        let words = "The workshop reads it again each time you save it. Its map, every value of a rehearsal with its reason, \
                     and what a condition fails on stand beside your editor; your file is never written to.";
        text(ui, words, Cut::Serif, *theme().dim);
        ui.add_space(6.0);
        label(ui, "A FILE");
        let id = Id::new("workshop path");
        let wide = ui.available_width();
        let field = path_ui(ui, id, &mut state.path, "The path of a .ron file or of its folder", "Path of a scenario file", wide);
        let entered = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        ui.horizontal_wrapped(|ui| {
            if button(ui, "Open", "Enter", Dress::First, !state.path.trim().is_empty()).clicked() || entered {
                open(&state.path);
            }
            text(ui, "Or drop the file on this window.", Cut::Small, *theme().dim);
        });
        if let Some(trouble) = &view.trouble {
            text(ui, trouble, Cut::Body, *theme().alarm);
        }
        ui.add_space(6.0);
        label(ui, "IN YOUR FOLDER");
        for (at, item) in view.library.iter().enumerate() {
            let shown = Card { number: at + 1, text: &item.title, note: item.path.clone(), ..Card::default() };
            if card(ui, ("own scenario", at), &shown).clicked() || keys.digit == Some(at) {
                open(&item.path);
            }
        }
        if view.library.is_empty() {
            let place = match view.folder.as_str() {
                "" => "There is none on this machine.".to_owned(),
                folder => format!("There is no scenario yet in {folder}."),
            };
            text(ui, &place, Cut::Body, *theme().text);
        }
        ui.add_space(6.0);
        label(ui, "TO BEGIN ONE");
        let words = "In a terminal, `warroom new my-scenario` writes a scenario with comments that can be played at once. Open it here, \
                     and change it in any editor. scenarios/README.md explains every field with an example.";
        text(ui, words, Cut::Body, *theme().text);
        ui.add_space(10.0);
    });
}
