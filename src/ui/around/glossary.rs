//! The glossary: a search, the list with what stands on the page first, and the entry with the practice behind it.

use super::frame::{beside, long, row};
use super::model::Overlay;
use crate::text::glossary::{FACTORS, Term, glossary};
use crate::ui::keys::Keys;
use crate::ui::theme::{Cut, theme};
use crate::ui::widgets::{Dress, button, label, scroll, text};
use crate::ui::{UiState, field, help};
use egui::{Key, Ui};

/// Opens it at the first of the terms that stand on the page.
pub fn open(state: &mut UiState, on_page: Vec<usize>) {
    if let Some(first) = on_page.first() {
        state.aside.term = *first;
    }
    state.aside.on_page = on_page;
    state.aside.search.clear();
    state.overlay = Some(Overlay::Glossary);
}

/// The page.
pub fn glossary_ui(ui: &mut Ui, state: &mut UiState, keys: &Keys, fresh: bool) {
    let terms = glossary().terms();
    let aside = &mut state.aside;
    aside.term = aside.term.min(terms.len().saturating_sub(1));
    let (mut picked, mut followed) = (aside.term, aside.term);
    let (search, on_page) = (&mut aside.search, &aside.on_page);
    beside(
        ui,
        "terms",
        |ui| {
            search_ui(ui, search);
            ui.add_space(2.0);
            let wanted = search.trim();
            let found = glossary().search(wanted);
            let first: Vec<usize> = if wanted.is_empty() { on_page.clone() } else { vec![] };
            scroll(ui, ("terms", wanted), 0.0, |ui| {
                ui.spacing_mut().item_spacing.y = 1.0;
                list_ui(ui, "ON THIS PAGE", &first, &mut picked, fresh);
                let rest: Vec<usize> = found.into_iter().filter(|at| !first.contains(at)).collect();
                let heading = if first.is_empty() { "" } else { "ALL OTHERS" };
                list_ui(ui, heading, &rest, &mut picked, fresh);
                if rest.is_empty() && first.is_empty() {
                    text(ui, "No term by that name. Try a shorter part of the word.", Cut::Body, *theme().dim);
                }
            });
        },
        |ui| {
            if let Some(shown) = terms.get(aside.term) {
                entry_ui(ui, aside.term, shown, &mut followed, keys);
            }
        },
    );
    aside.term = if followed == aside.term { picked } else { followed };
}

fn search_ui(ui: &mut Ui, search: &mut String) {
    let wish = !ui.ctx().text_edit_focused()
        && ui.input(|input| input.key_pressed(Key::Slash) || (input.modifiers.command && input.key_pressed(Key::F)));
    let (id, width) = (ui.id().with("look for a term"), ui.available_width() - 4.0);
    let response = field::search_ui(ui, id, search, "Look for a term", "Look for a term", width);
    if wish {
        response.request_focus();
        // The stroke that leads here is no part of the word.
        ui.input_mut(|input| input.events.retain(|event| !matches!(event, egui::Event::Text(_))));
    }
}

/// A part of the list. A row that gets the focus is read at once.
fn list_ui(ui: &mut Ui, heading: &str, items: &[usize], term: &mut usize, fresh: bool) {
    if items.is_empty() {
        return;
    }
    if !heading.is_empty() {
        ui.add_space(6.0);
        label(ui, heading);
        ui.add_space(2.0);
    }
    let chosen = *term;
    for at in items {
        let Some(shown) = glossary().terms().get(*at) else { continue };
        let response = row(ui, &shown.term, *at == chosen);
        if fresh && *at == chosen {
            response.request_focus();
            response.scroll_to_me(Some(egui::Align::Center));
        }
        if response.clicked() || (response.gained_focus() && !fresh) {
            *term = *at;
        }
    }
}

fn entry_ui(ui: &mut Ui, at: usize, term: &Term, next: &mut usize, keys: &Keys) {
    long(ui, ("entry", at), keys.page, |ui| {
        text(ui, &term.term, Cut::Big, *theme().amber);
        let others = term.other_names();
        if !others.is_empty() {
            text(ui, &format!("Also called {}", others.join(", ")), Cut::Small, *theme().dim);
        }
        ui.add_space(6.0);
        text(ui, &term.text, Cut::Serif, *theme().text);
        ui.add_space(12.0);
        label(ui, "THE PRACTICE BEHIND IT");
        text(ui, &term.practice, Cut::Body, *theme().text);
        for factor in &term.factors {
            if let Some((number, words)) = FACTORS.iter().find(|(number, _)| number == factor) {
                help::pair_ui(ui, number, words, 48.0, Cut::Small);
            }
        }
        ui.add_space(12.0);
        label(ui, "READ WITH IT");
        ui.horizontal_wrapped(|ui| {
            for name in &term.see {
                if let Some(place) = glossary().place(name)
                    && button(ui, name, "", Dress::Plain, true).clicked()
                {
                    *next = place;
                }
            }
        });
    });
}
