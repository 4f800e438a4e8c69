//! The title: the empty room in the evening, the name of the game, the scenarios, and the way in.

use super::keys;
use super::model::{Resume, ShelfView, TitleView};
use super::stage::room::blend;
use super::stage::scenery;
use super::theme::{Cut, faint, theme};
use super::widgets::{Card, Dress, button, card, label, region, scroll, text};
use super::{Intent, UiState};
use crate::session::Mode;
use egui::{CornerRadius, Rect, Ui, pos2, vec2};

/// The last of the daylight.
const MINUTE: u32 = 1100;

/// The title page.
pub fn title_ui(ui: &mut Ui, view: &TitleView, state: &mut UiState) -> Vec<Intent> {
    let mut intents = Vec::new();
    let keys = keys::read(ui.ctx(), &mut intents);
    let full = ui.max_rect();
    let theme = theme();
    scenery::title(ui.painter(), full, MINUTE);
    let narrow = full.width() < 900.0 || full.height() < 500.0;
    let night = *theme.night;
    // The words stand in the dark half of the room.
    let part = |from: f32, to: f32| {
        Rect::from_min_max(
            pos2(full.min.x + full.width() * from, full.min.y),
            pos2(full.min.x + full.width() * to, full.max.y),
        )
    };
    let (dark, darker) = (faint(night, if narrow { 0.9 } else { 0.66 }), faint(night, 0.84));
    let gone = if narrow { dark } else { egui::Color32::TRANSPARENT };
    blend(ui.painter(), part(0.0, 0.42), [darker, dark, darker, dark]);
    blend(ui.painter(), part(0.42, 0.68), [dark, gone, dark, gone]);
    if narrow {
        blend(ui.painter(), part(0.68, 1.0), [dark; 4]);
    }
    let width = if narrow { full.width() - 32.0 } else { (full.width() * 0.46).clamp(480.0, 640.0) };
    let left = if narrow { full.min.x + 16.0 } else { full.min.x + full.width() * 0.055 };
    let pane = Rect::from_min_max(
        pos2(left, full.min.y + if narrow { 10.0 } else { full.height() * 0.07 }),
        pos2(left + width, full.max.y - 16.0),
    );
    if let Some(digit) = keys.digit.filter(|digit| *digit < view.shelf.len()) {
        choose(state, digit);
    }
    region(ui, pane, "title", |ui| {
        scroll(ui, "title", keys.page, |ui| {
            text(ui, "Warroom", Cut::Title, *theme.amber);
            text(ui, "The conversation before a change goes live.", Cut::Serif, *theme.text);
            ui.add_space(if narrow { 8.0 } else { full.height() * 0.05 });
            for (at, item) in view.shelf.iter().enumerate() {
                item_ui(ui, at, item, state);
            }
            ui.add_space(8.0);
            if let Some(item) = view.shelf.get(state.shelf) {
                way_in_ui(ui, item, state, &keys, &mut intents);
            }
            ui.add_space(10.0);
            if button(ui, "Quit", "Q", Dress::Quiet, true).clicked()
                || ui.input(|input| input.key_pressed(egui::Key::Q))
            {
                intents.push(Intent::Quit);
            }
        });
    });
    intents
}

fn choose(state: &mut UiState, at: usize) {
    if state.shelf != at {
        state.shelf = at;
        state.sure = false;
    }
}

fn item_ui(ui: &mut Ui, at: usize, item: &ShelfView, state: &mut UiState) {
    let note = if item.error.is_some() { String::new() } else { format!("{}\n{}", item.summary, item.facts) };
    let shown = Card {
        number: at + 1,
        text: &item.title,
        note,
        locked: item.error.as_deref(),
        chosen: state.shelf == at,
        heading: true,
        ..Card::default()
    };
    if card(ui, ("shelf", at), &shown).clicked() {
        choose(state, at);
    }
}

fn way_in_ui(ui: &mut Ui, item: &ShelfView, state: &mut UiState, keys: &keys::Keys, intents: &mut Vec<Intent>) {
    if item.error.is_some() {
        return;
    }
    let at = state.shelf;
    let under_way = match &item.resume {
        Resume::Nothing => false,
        Resume::Ready(where_) => {
            label(ui, "A PLAY IS UNDER WAY");
            text(ui, where_, Cut::Body, *theme().text);
            if button(ui, "Go on", "C", Dress::First, true).clicked() || keys.authority || keys.enter {
                intents.push(Intent::Resume { at });
            }
            true
        }
        Resume::Broken(why) => {
            let rect = ui.available_rect_before_wrap();
            ui.painter().rect_filled(
                Rect::from_min_size(rect.min, vec2(3.0, 16.0)),
                CornerRadius::ZERO,
                *theme().alarm,
            );
            label(ui, "   THE PLAY UNDER WAY CANNOT BE RESUMED");
            text(ui, why, Cut::Small, *theme().alarm);
            let todo =
                "Start anew below: the file is kept beside the new one, under another name, so that nothing is lost.";
            text(ui, todo, Cut::Small, *theme().text);
            false
        }
    };
    ui.add_space(6.0);
    ui.horizontal_wrapped(|ui| {
        for (mode, words) in [(Mode::Practice, "Practice"), (Mode::Challenge, "Challenge")] {
            let dress = if state.mode == mode { Dress::Plain } else { Dress::Quiet };
            if button(ui, words, "", dress, true).clicked() {
                state.mode = mode;
            }
        }
    });
    let words = match state.mode {
        Mode::Practice => "Decisions can be taken back.",
        Mode::Challenge => "What is said is said.",
    };
    text(ui, words, Cut::Small, *theme().dim);
    let (words, dress) = match (under_way, state.sure) {
        (true, false) => ("Start anew", Dress::Plain),
        (true, true) => ("Give up the play under way and start anew", Dress::Plain),
        _ => ("Start", Dress::First),
    };
    if button(ui, words, "N", dress, true).clicked() || keys.anew || (keys.enter && !under_way) {
        if under_way && !state.sure {
            state.sure = true;
        } else {
            intents.push(Intent::Start { at, mode: state.mode });
        }
    }
}
