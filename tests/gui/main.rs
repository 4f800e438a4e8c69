//! The panels and the app, without a window.

mod access;
mod around;
mod bevy;
mod class;
mod contrast;
mod drawers;
mod endings;
mod hub;
mod layout;
mod look;
mod mouse;
mod moves;
mod night;
mod papers;
mod people;
mod places;
mod play;
mod review;
mod table;
mod walk;
mod workshop;

use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use std::sync::{Arc, OnceLock};
use warroom::app::desk::Desk;
use warroom::app::{intents, pages};
use warroom::platform::library;
use warroom::scenario::Scenario;
use warroom::ui::{self, Intent, PlayView, UiState};

/// A desk and what its panels remember.
pub struct Game {
    /// The desk.
    pub desk: Desk,
    /// What the panels remember.
    pub ui: UiState,
    /// What was asked for so far.
    pub asked: Vec<Intent>,
    /// Whether the look has been installed.
    installed: bool,
}

/// A game in a window of this size, at the title.
pub fn game(width: f32, height: f32, text_percent: u32) -> Harness<'static, Game> {
    game_of(flagship(), width, height, text_percent)
}

/// The flagship, read once.
pub fn flagship() -> Arc<Scenario> {
    static ONCE: OnceLock<Arc<Scenario>> = OnceLock::new();
    ONCE.get_or_init(|| library::open("late-objection").expect("the flagship loads")).clone()
}

/// A game of a scenario in a window of this size, at the title.
pub fn game_of(scenario: Arc<Scenario>, width: f32, height: f32, text_percent: u32) -> Harness<'static, Game> {
    game_at(scenario, (width, height), text_percent, 0.25)
}

/// The same with frames that come after so many seconds.
pub fn game_at(
    scenario: Arc<Scenario>,
    (width, height): (f32, f32),
    text_percent: u32,
    frame_secs: f32,
) -> Harness<'static, Game> {
    let game = Game { desk: Desk::of(vec![scenario]), ui: UiState::default(), asked: Vec::new(), installed: false };
    let zoom = ui::theme::zoom(width, height, text_percent);
    let size = [width / zoom, height / zoom];
    Harness::builder().with_size(size).with_max_steps(12).with_step_dt(frame_secs).build_ui_state(draw, game)
}

/// One frame, as the app draws it.
fn draw(root: &mut egui::Ui, game: &mut Game) {
    let ctx = root.ctx().clone();
    if !game.installed {
        ui::theme::install(&ctx);
        // Words and controls are what most tests look at; the pictures have tests of their own.
        ui::art::raster::spare(&ctx, true);
        ctx.request_repaint();
        game.installed = true;
        return;
    }
    let full = ctx.content_rect();
    let builder = egui::UiBuilder::new().layer_id(egui::LayerId::background()).max_rect(full);
    let mut page = egui::Ui::new(ctx, "warroom".into(), builder);
    let desk = &game.desk;
    let around = desk.around(&game.ui);
    let asked = ui::root_ui(&mut page, &around, &mut game.ui, |page, state| pages::page_ui(page, desk, state));
    for intent in asked {
        game.asked.push(intent.clone());
        intents::carry_out(&mut game.desk, &mut game.ui, intent);
    }
}

/// Presses a key and lets the page settle.
pub fn press(harness: &mut Harness<Game>, key: egui::Key) {
    harness.key_press(key);
    harness.run_steps(2);
}

/// Whether lines are left to hear before one can do anything.
pub fn hearing(harness: &Harness<Game>) -> bool {
    let game = harness.state();
    game.desk.session.as_ref().is_some_and(|session| {
        let view = PlayView::of(session, &game.ui);
        let left = game.ui.ringing(&view) || ui::table::pending(&view, &game.ui) || game.ui.hearing(&view.lines);
        game.ui.steps == Some(session.steps().len()) && left
    })
}

/// Hears line by line what is left to hear.
pub fn hear(harness: &mut Harness<Game>) {
    for _ in 0..60 {
        if !hearing(harness) {
            return;
        }
        press(harness, egui::Key::Space);
    }
    panic!("there is no end of lines");
}

/// Hears all that is left at once.
pub fn hear_all(harness: &mut Harness<Game>) {
    for _ in 0..20 {
        if !hearing(harness) {
            return;
        }
        press(harness, egui::Key::End);
    }
    panic!("End hears all that is left");
}

/// A game in its first scene.
pub fn started(width: f32, height: f32, text_percent: u32) -> Harness<'static, Game> {
    let mut harness = game(width, height, text_percent);
    harness.run_steps(3);
    press(&mut harness, egui::Key::N);
    assert!(harness.state().desk.session.is_some(), "N starts a play");
    press(&mut harness, egui::Key::Enter);
    assert!(harness.state().ui.answered, "Enter answers the telephone");
    harness
}

/// Clicks what has this label.
pub fn click(harness: &mut Harness<Game>, label: &str) {
    harness.get_by_label_contains(label).click();
    harness.run_steps(3);
}
