//! The app itself in the engine, without window and graphics: keys and requests go in where the system puts them.

use ::bevy::a11y::{AccessibilityPlugin, ActionRequest as Asked};
use ::bevy::app::App;
use ::bevy::asset::{AssetApp as _, AssetPlugin};
use ::bevy::camera::{Camera, RenderTarget};
use ::bevy::ecs::entity::Entity;
use ::bevy::ecs::query::With;
use ::bevy::image::Image;
use ::bevy::input::keyboard::{Key, KeyCode, KeyboardInput, NativeKey};
use ::bevy::input::{ButtonState, InputPlugin};
use ::bevy::prelude::MinimalPlugins;
use ::bevy::shader::Shader;
use ::bevy::state::app::StatesPlugin;
use ::bevy::window::{PrimaryWindow, Window, WindowPlugin, WindowRef};
use bevy_egui::{EguiContext, EguiGlobalSettings, EguiInput, EguiOutput, EguiPlugin, PrimaryEguiContext};
use egui::accesskit::{Action, ActionRequest, NodeId, Role, TreeId, TreeUpdate};
use warroom::app::desk::Desk;
use warroom::app::screens::Panels;
use warroom::app::{furnish, intents};
use warroom::ui::{Drawer, UiState};

/// The app at its title, in a window that nobody sees.
fn opened() -> App {
    let mut app = App::new();
    let window = WindowPlugin { primary_window: Some(Window::default()), ..Default::default() };
    app.add_plugins((MinimalPlugins, StatesPlugin, AssetPlugin::default(), InputPlugin, AccessibilityPlugin, window));
    app.init_asset::<Image>().init_asset::<Shader>();
    app.add_plugins(EguiPlugin::default());
    app.world_mut().resource_mut::<EguiGlobalSettings>().auto_create_primary_context = false;
    furnish(&mut app, Desk::of(vec![super::flagship()]), UiState::default());
    app.finish();
    app.cleanup();
    let mut context = EguiContext::default();
    context.get_mut().enable_accesskit();
    app.world_mut().spawn((context, PrimaryEguiContext, Camera::default(), RenderTarget::Window(WindowRef::Primary)));
    for _ in 0..4 {
        frame(&mut app);
    }
    app
}

fn frame(app: &mut App) {
    let mut inputs = app.world_mut().query_filtered::<&mut EguiInput, With<PrimaryEguiContext>>();
    for mut input in inputs.iter_mut(app.world_mut()) {
        input.screen_rect = Some(egui::Rect::from_min_size(egui::Pos2::ZERO, egui::vec2(1280.0, 720.0)));
    }
    app.update();
}

/// Presses a key as the window does; answers whether the program is told to end.
fn strike(app: &mut App, code: KeyCode, letter: &str) -> bool {
    let mut ends = false;
    let window = app.world_mut().query_filtered::<Entity, With<PrimaryWindow>>().single(app.world()).expect("a window");
    let text = (letter.chars().count() == 1).then(|| letter.into());
    let logical =
        if text.is_some() { Key::Character(letter.into()) } else { Key::Unidentified(NativeKey::Unidentified) };
    let logical = if code == KeyCode::Space { Key::Space } else { logical };
    for state in [ButtonState::Pressed, ButtonState::Released] {
        let text = text.clone().filter(|_| state == ButtonState::Pressed);
        let event = KeyboardInput { key_code: code, logical_key: logical.clone(), state, text, repeat: false, window };
        app.world_mut().write_message(event);
        frame(app);
        ends |= app.should_exit().is_some();
    }
    frame(app);
    ends | app.should_exit().is_some()
}

/// The tree that a screen reader is given.
fn tree(app: &mut App) -> TreeUpdate {
    let mut outputs = app.world_mut().query_filtered::<&EguiOutput, With<PrimaryEguiContext>>();
    let output = outputs.single(app.world()).expect("one context");
    output.platform_output.accesskit_update.clone().expect("a tree is published in every frame")
}

/// The first control of the tree whose name begins so.
fn find(app: &mut App, name: &str) -> NodeId {
    let tree = tree(app);
    let mut nodes = tree.nodes.iter().filter(|(_, node)| [Role::Button, Role::CheckBox].contains(&node.role()));
    let found = nodes.find(|(_, node)| node.label().is_some_and(|label| label.starts_with(name)));
    found.unwrap_or_else(|| panic!("there is no {name:?}")).0
}

fn ask(app: &mut App, name: &str, action: Action) -> NodeId {
    let target_node = find(app, name);
    let request = ActionRequest { action, target_node, target_tree: TreeId::ROOT, data: None };
    app.world_mut().write_message(Asked(request));
    for _ in 0..3 {
        frame(app);
    }
    target_node
}

fn steps(app: &App) -> Option<usize> {
    app.world().resource::<Desk>().session.as_ref().map(|play| play.steps().len())
}

#[test]
fn keys_of_the_window_start_a_play_decide_and_quit() {
    let mut app = opened();
    find(&mut app, "Start");
    assert!(!strike(&mut app, KeyCode::KeyN, "n"));
    assert_eq!(steps(&app), Some(0), "N starts a play");
    strike(&mut app, KeyCode::Space, " ");
    strike(&mut app, KeyCode::KeyR, "r");
    assert_eq!(app.world().resource::<Panels>().0.drawer, Some(Drawer::Register));
    strike(&mut app, KeyCode::Escape, "Escape");
    strike(&mut app, KeyCode::Space, " ");
    strike(&mut app, KeyCode::End, "End");
    strike(&mut app, KeyCode::Digit1, "1");
    assert_eq!(steps(&app), Some(1), "1 takes a decision");
    strike(&mut app, KeyCode::KeyU, "u");
    assert_eq!(steps(&app), Some(0), "U takes it back");
    ask(&mut app, "Pause", Action::Click);
    ask(&mut app, "To the title", Action::Click);
    assert_eq!(steps(&app), None);
    assert!(strike(&mut app, KeyCode::KeyQ, "q"), "Q ends the program");
}

#[test]
fn requests_of_a_screen_reader_reach_the_page() {
    let mut app = opened();
    ask(&mut app, "Start", Action::Click);
    assert_eq!(steps(&app), Some(0));
    ask(&mut app, "Answer", Action::Click);
    let tab = ask(&mut app, "Register", Action::Focus);
    assert_eq!(tree(&mut app).focus, tab, "what was asked for has the focus");
    ask(&mut app, "Register", Action::Click);
    assert_eq!(app.world().resource::<Panels>().0.drawer, Some(Drawer::Register));
    ask(&mut app, "Close", Action::Click);
    ask(&mut app, "Go on", Action::Click);
    ask(&mut app, "Hear all of it", Action::Click);
    let words = {
        let session = app.world().resource::<Desk>().session.as_ref().expect("a play");
        let options = warroom::view::scene(session.scenario(), session.state()).options;
        options.into_iter().find(|option| option.locked.is_none()).expect("something can be said").text
    };
    ask(&mut app, &words, Action::Click);
    assert_eq!(steps(&app), Some(1), "a request takes a decision");
}

#[test]
fn all_is_still_while_the_player_thinks() {
    let mut app = opened();
    for start in [false, true] {
        if start {
            let world = app.world_mut();
            world.resource_scope(|world, mut desk: ::bevy::ecs::world::Mut<Desk>| {
                let mut panels = world.resource_mut::<Panels>();
                let mode = panels.0.mode;
                intents::carry_out(&mut desk, &mut panels.0, warroom::ui::Intent::Start { at: 0, mode });
                panels.0.answered = true;
            });
        }
        for _ in 0..30 {
            frame(&mut app);
        }
        let mut contexts = app.world_mut().query::<&mut EguiContext>();
        let context = contexts.single_mut(app.world_mut()).expect("one context").get_mut().clone();
        assert!(!context.has_requested_repaint(), "{:?}", context.repaint_causes());
    }
}
