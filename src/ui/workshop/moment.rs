//! The moment beside the map: the scene that is looked at, what can be done where the rehearsal stands and why not the rest,
//! and the decisions that led there.

use super::map::kind;
use super::model::{Ask, StoryView, Tab, WorkshopState};
use super::page::turn_to;
use crate::scenario::model::{SceneId, SceneKind};
use crate::session::Setup;
use crate::sim::options;
use crate::text::time;
use crate::ui::Intent;
use crate::ui::keys::Keys;
use crate::ui::theme::{Cut, theme};
use crate::ui::widgets::{Card, Dress, button, card, label, text};
use crate::view::workshop::conditions::options as offered;
use crate::view::workshop::origin::command;
use crate::view::{self, words};
use egui::Ui;

/// The column.
pub fn moment_ui(
    ui: &mut Ui,
    story: &StoryView,
    state: &mut WorkshopState,
    keys: &mut Keys,
    intents: &mut Vec<Intent>,
) {
    ui.spacing_mut().item_spacing.y = 4.0;
    let scenario = &story.scenario;
    let here = story.session.state().scene;
    let looked = state.scene.as_ref().and_then(|id| scenario.scenes.iter().position(|scene| scene.id == *id));
    let looked = looked.map_or(here, SceneId::at);
    scene_ui(ui, story, state, looked, looked == here);
    if looked != here {
        return;
    }
    ui.add_space(6.0);
    if story.session.over() {
        let ending = view::ending(scenario, story.session.state());
        label(ui, "THE STORY IS OVER");
        let words = ending.map_or("No ending fits.".to_owned(), |(title, _)| format!("It ended as: {title}."));
        text(ui, &words, Cut::Body, *theme().text);
    } else if scenario.scenes[here.index()].kind == SceneKind::Table {
        label(ui, "A TABLE");
        let words = "Packages are put together as the player does it.";
        text(ui, words, Cut::Body, *theme().text);
        if button(ui, "Play from here", "R", Dress::First, true).clicked() {
            intents.push(Intent::Workshop(Ask::Play));
        }
    } else {
        options_ui(ui, story, keys, intents);
    }
    steps_ui(ui, story, intents);
    ui.add_space(10.0);
}

/// What a scene is.
fn scene_ui(ui: &mut Ui, story: &StoryView, state: &mut WorkshopState, id: SceneId, here: bool) {
    let scenario = &story.scenario;
    let scene = &scenario.scenes[id.index()];
    let now = story.session.state();
    label(ui, if here { "THE REHEARSAL STANDS HERE" } else { "A SCENE" });
    let title = match scenario.text(scene.title) {
        "" => scene.id.as_str(),
        title => title,
    };
    text(ui, title, Cut::Heading, *theme().text);
    let people = if here { options::present(scenario, now) } else { scene.with };
    let people: Vec<_> = options::people(people).collect();
    let mut about = vec![format!("{}{}, act {}", scene.id, kind(scene.kind, &scene.id), scene.act)];
    if here {
        about.push(format!("{} {}", time::day(now.now), time::clock(now.now)));
    }
    if !people.is_empty() {
        about.push(format!("with {}", words::names(scenario, &people)));
    }
    text(ui, &about.join("; "), Cut::Small, *theme().dim);
    ui.horizontal_wrapped(|ui| {
        if !here && button(ui, "Begin a rehearsal here", "B", Dress::First, true).clicked() {
            begin_at(story, state, id);
        }
        if !here && button(ui, "Back to where it stands", "", Dress::Quiet, true).clicked() {
            (state.scene, state.follow) = (None, true);
            ui.ctx().request_repaint();
        }
    });
}

/// Turns to the page where a rehearsal is made up, with this scene and all else as it is now.
pub fn begin_at(story: &StoryView, state: &mut WorkshopState, id: SceneId) {
    let mut setup = Setup::of(&story.scenario, story.session.state());
    setup.scene = Some(story.scenario.scenes[id.index()].id.clone());
    state.setup = Some(setup);
    turn_to(state, Tab::Begin);
}

/// The choices, numbered as far as they are open; what is locked or hidden says what it fails on.
fn options_ui(ui: &mut Ui, story: &StoryView, keys: &mut Keys, intents: &mut Vec<Intent>) {
    let all = offered(&story.scenario, story.session.state());
    let (open, kept): (Vec<_>, Vec<_>) = all.into_iter().partition(|option| option.open);
    label(ui, "WHAT CAN BE DONE");
    ui.spacing_mut().item_spacing.y = 6.0;
    for (at, option) in open.iter().enumerate() {
        let shown = Card { number: at + 1, text: &option.words, note: option.id.clone(), ..Card::default() };
        let struck = keys.digit == Some(at);
        if struck {
            keys.digit = None;
        }
        if card(ui, ("take", &option.id), &shown).clicked() || struck {
            intents.push(Intent::Workshop(Ask::Take(option.command)));
        }
    }
    if kept.is_empty() {
        return;
    }
    ui.add_space(4.0);
    label(ui, "WHAT CANNOT, AND WHY");
    for option in &kept {
        let shown =
            Card { text: &option.words, note: option.id.clone(), locked: Some(&option.why_not), ..Card::default() };
        card(ui, ("kept", &option.id), &shown);
    }
    text(ui, "C shows every condition down to its parts.", Cut::Small, *theme().dim);
}

/// The decisions so far; each leads back to the moment after it.
fn steps_ui(ui: &mut Ui, story: &StoryView, intents: &mut Vec<Intent>) {
    let steps = story.session.steps();
    if steps.is_empty() {
        return;
    }
    ui.add_space(8.0);
    label(ui, "DECISIONS SO FAR");
    ui.spacing_mut().item_spacing.y = 2.0;
    for (at, step) in steps.iter().enumerate().rev() {
        let words = format!("{}  {}", at + 1, command(&story.scenario, step.command));
        let back = steps.len() - at;
        if button(ui, &words, "", Dress::Quiet, true).clicked() {
            intents.push(Intent::Workshop(Ask::Step(-(back as isize))));
        }
    }
    text(ui, "Pressing one steps back to before it.", Cut::Small, *theme().dim);
}
