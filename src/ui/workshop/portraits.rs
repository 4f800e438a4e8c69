//! The people and how they look: every parameter of a portrait with a live picture in all moods, and the words for the file.

use super::controls::{Stepper, stepper_ui};
use super::model::{StoryView, WorkshopState};
use crate::scenario::raw::Portrait;
use crate::ui::around::frame::row;
use crate::ui::art::sheet::MOODS;
use crate::ui::head::ROUND;
use crate::ui::keys::Keys;
use crate::ui::stage::bust::{head, plain};
use crate::ui::theme::{Cut, hairline, theme};
use crate::ui::widgets::{Dress, button, galley, label, region, scroll, text};
use crate::view::words;
use crate::view::workshop::portrait::{in_file, parameters, stepped};
use egui::{CornerRadius, Key, Rect, Sense, Stroke, StrokeKind, Ui, WidgetInfo, WidgetType, pos2, vec2};

/// The page.
pub fn portraits_ui(ui: &mut Ui, body: Rect, story: &StoryView, state: &mut WorkshopState, narrow: bool, keys: &Keys) {
    let cast = &story.scenario.cast;
    if cast.is_empty() {
        region(ui, body, "nobody", |ui| text(ui, "There is nobody in this story yet.", Cut::Serif, *theme().text));
        return;
    }
    if let Some(digit) = keys.digit.filter(|digit| *digit < cast.len()) {
        choose(state, digit);
    }
    state.person = state.person.min(cast.len() - 1);
    if !ui.ctx().text_edit_focused() && ui.is_enabled() && ui.input(|input| input.key_pressed(Key::Y)) {
        copy(ui, story, state);
    }
    if narrow {
        region(ui, body, "portraits", |ui| {
            scroll(ui, "portraits", keys.page, |ui| {
                // The face is seen whole before anything is scrolled.
                picture_ui(ui, story, state, (body.height() - 66.0).clamp(150.0, 236.0));
                words_ui(ui, story, state);
                ui.add_space(8.0);
                parameters_ui(ui, story, state);
                ui.add_space(8.0);
                people_ui(ui, story, state);
            });
        });
        return;
    }
    let left = Rect::from_min_size(body.min, vec2((body.width() * 0.2).clamp(190.0, 260.0), body.height()));
    let middle = Rect::from_min_size(
        pos2(left.max.x + 18.0, body.min.y),
        vec2((body.width() * 0.32).clamp(310.0, 440.0), body.height()),
    );
    let right = Rect::from_min_max(pos2(middle.max.x + 24.0, body.min.y), body.max);
    region(ui, left, "people", |ui| scroll(ui, "people", 0.0, |ui| people_ui(ui, story, state)));
    region(ui, middle, "parameters", |ui| scroll(ui, "parameters", keys.page, |ui| parameters_ui(ui, story, state)));
    region(ui, right, "picture", |ui| {
        scroll(ui, "picture", 0.0, |ui| {
            // What the words for the file leave: the picture is what one came for.
            let high = (right.height() - 232.0).clamp(150.0, 520.0);
            picture_ui(ui, story, state, high);
            words_ui(ui, story, state);
        });
    });
}

fn choose(state: &mut WorkshopState, person: usize) {
    state.person = person;
    state.copied = false;
}

/// The portrait as it is shown: as it was changed here, or as the file has it.
fn shown(story: &StoryView, state: &WorkshopState) -> Portrait {
    let who = &story.scenario.cast[state.person];
    let own = state.portraits.iter().find(|(id, _)| *id == who.id).map(|(_, portrait)| portrait.clone());
    own.or_else(|| who.portrait.clone()).unwrap_or_else(plain)
}

fn people_ui(ui: &mut Ui, story: &StoryView, state: &mut WorkshopState) {
    label(ui, "THE PEOPLE");
    ui.spacing_mut().item_spacing.y = 2.0;
    for (at, who) in story.scenario.cast.iter().enumerate() {
        let name = story.scenario.text(who.name);
        let changed = if state.portraits.iter().any(|(id, _)| *id == who.id) { ", changed here" } else { "" };
        let number = if at < 9 { format!("{}  ", at + 1) } else { String::new() };
        let response = row(ui, &format!("{number}{name}{changed}"), at == state.person);
        if response.clicked() || response.gained_focus() {
            choose(state, at);
        }
    }
}

fn parameters_ui(ui: &mut Ui, story: &StoryView, state: &mut WorkshopState) {
    let portrait = shown(story, state);
    label(ui, "HOW THEY LOOK");
    ui.spacing_mut().item_spacing.y = 5.0;
    for one in parameters(&portrait) {
        let stepper = Stepper { name: one.name, value: &one.value, ends: [true, true], part: None };
        let steps = stepper_ui(ui, ("portrait", one.name), &stepper);
        if steps != 0 {
            let next = stepped(&portrait, one.name, steps as isize);
            let id = &story.scenario.cast[state.person].id;
            match state.portraits.iter_mut().find(|(other, _)| other == id) {
                Some((_, own)) => *own = next,
                None => state.portraits.push((id.clone(), next)),
            }
            state.copied = false;
            ui.ctx().request_repaint();
        }
    }
}

/// One large picture, and the six moods.
fn picture_ui(ui: &mut Ui, story: &StoryView, state: &WorkshopState, high: f32) {
    let portrait = shown(story, state);
    let who = story.scenario.text(story.scenario.cast[state.person].name).to_owned();
    text(ui, &who, Cut::Heading, *theme().text);
    let width = ui.available_width() - 8.0;
    let gap = 8.0;
    let large = (high * 0.86).min(width * 0.44);
    let high = high.min(large / 0.86);
    let small = ((width - large - gap * 3.0) / 3.0).min((high - gap) / 2.0 - 20.0).max(74.0);
    let tall = high.max(2.0 * (small + 22.0) + gap);
    let (rect, response) = ui.allocate_exact_size(vec2(width, tall), Sense::hover());
    let frame = |ui: &Ui, place: Rect, mood| {
        let round = CornerRadius::same(ROUND);
        ui.painter().rect_filled(place, round, *theme().night);
        head(ui.painter(), place.shrink(1.0), &portrait, mood, 0.95);
        ui.painter().rect_stroke(place, round, Stroke::new(1.0, hairline(0.8)), StrokeKind::Inside);
    };
    frame(ui, Rect::from_min_size(rect.min, vec2(large, high)), MOODS[0]);
    for (at, mood) in MOODS.into_iter().enumerate() {
        let (column, line) = ((at % 3) as f32, (at / 3) as f32);
        let corner = pos2(rect.min.x + large + gap + (small + gap) * column, rect.min.y + (small + 22.0 + gap) * line);
        frame(ui, Rect::from_min_size(corner, vec2(small, small)), mood);
        let words = galley(ui, words::mood(mood), Cut::Small, *theme().dim, small);
        let place = pos2(corner.x + (small - words.size().x) / 2.0, corner.y + small + 2.0);
        ui.painter().galley(place, words, *theme().dim);
    }
    let said = format!("{who} in six moods");
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Image, true, &said));
}

/// What is to be written in the file.
fn words_ui(ui: &mut Ui, story: &StoryView, state: &mut WorkshopState) {
    let portrait = shown(story, state);
    ui.add_space(8.0);
    label(ui, "IN THE FILE");
    let words = in_file(&portrait);
    let width = ui.available_width() - 8.0;
    let body = galley(ui, &words, Cut::Body, *theme().ink, width - 28.0);
    let (rect, response) = ui.allocate_exact_size(vec2(width, body.size().y + 20.0), Sense::hover());
    ui.painter().rect_filled(rect, CornerRadius::same(2), *theme().paper);
    ui.painter().galley(rect.min + vec2(14.0, 10.0), body, *theme().ink);
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, &words));
    let id = story.scenario.cast[state.person].id.clone();
    let changed = state.portraits.iter().any(|(other, _)| *other == id);
    ui.horizontal_wrapped(|ui| {
        if button(ui, "Copy", "Y", Dress::First, true).clicked() {
            copy(ui, story, state);
        }
        if button(ui, "As in the file", "", Dress::Quiet, changed).clicked() {
            state.portraits.retain(|(other, _)| *other != id);
        }
    });
    let note = if state.copied {
        format!("Copied. Write it over the portrait of `{id}` in the file, and save.")
    } else {
        format!("The file is never written to: copy the words to `{id}` in it.")
    };
    text(ui, &note, Cut::Small, *theme().dim);
}

fn copy(ui: &Ui, story: &StoryView, state: &mut WorkshopState) {
    ui.ctx().copy_text(in_file(&shown(story, state)));
    state.copied = true;
}
