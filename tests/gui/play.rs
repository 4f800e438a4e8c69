//! Whole plays by keys and by clicks.

use super::*;
use egui::Key;
use egui_kittest::Harness;
use warroom::scenario::model::SceneKind;
use warroom::ui::Overlay;

/// The ways through a play.
pub use super::walk::{decide, kind, scene};

#[test]
fn a_whole_play_by_keys_comes_to_an_ending() {
    for prefer in [0, 1, 2] {
        let mut harness = started(1280.0, 720.0, 100);
        let mut keys = Vec::new();
        let mut trail = Vec::new();
        for _ in 0..80 {
            if kind(&harness).is_none() {
                break;
            }
            trail.push((keys.len(), scene(&harness)));
            keys.extend(decide(&mut harness, prefer));
        }
        assert_eq!(kind(&harness), None, "the play comes to an end");
        hear(&mut harness);
        press(&mut harness, Key::Num3);
        harness.get_by_label_contains("WHAT WAS TRUE ALL ALONG");
        if std::env::var_os("SHOW_KEYS").is_some() {
            let names: Vec<&str> = keys.iter().map(|key| key.symbol_or_name()).collect();
            println!("{}\n{trail:?}", names.join(","));
        }
        press(&mut harness, Key::Escape);
        assert_eq!(harness.state().ui.overlay, Some(Overlay::Pause), "Escape is the pause, as everywhere");
        press(&mut harness, Key::Escape);
        press(&mut harness, Key::B);
        assert!(harness.state().desk.session.is_none(), "B leads back to the title");
    }
}

#[test]
fn a_path_of_clicks_by_label() {
    let mut harness = game(1280.0, 720.0, 100);
    harness.run_steps(3);
    click(&mut harness, "Start");
    click(&mut harness, "Answer");
    click(&mut harness, "Hear all of it");
    click(&mut harness, "Stay on the line, I am adding Goran");
    assert_eq!(scene(&harness), "call-2");
    click(&mut harness, "Register");
    harness.get_by_label("Risk register");
    click(&mut harness, "Close");
    click(&mut harness, "Take back");
    assert_eq!(scene(&harness), "call-1");
}

#[test]
fn drawers_open_and_close_by_keys_and_decide_nothing() {
    let mut harness = started(1280.0, 720.0, 100);
    for (key, heading) in [
        (Key::R, "Risk register"),
        (Key::E, "What has come to light"),
        (Key::P, "The people"),
        (Key::A, "Promised and agreed"),
        (Key::T, "What was said"),
        (Key::V, "The gauges over time"),
        (Key::D, "On the desk"),
        (Key::F1, "Keys"),
    ] {
        press(&mut harness, key);
        assert!(harness.query_all_by_label(heading).next().is_some() || key == Key::F1, "{key:?} opens {heading}");
        press(&mut harness, Key::Num2);
        press(&mut harness, Key::Escape);
        assert_eq!(harness.state().ui.drawer, None, "Escape closes {heading}");
    }
    assert_eq!(scene(&harness), "call-1");
}

#[test]
fn no_shortcut_fires_while_one_writes() {
    let mut harness = started(1280.0, 720.0, 100);
    press(&mut harness, Key::T);
    harness.get_by_label("Search the transcript").focus();
    harness.run_steps(2);
    for key in [Key::Num1, Key::U, Key::R, Key::D, Key::F] {
        press(&mut harness, key);
    }
    assert_eq!(scene(&harness), "call-1");
    assert_eq!(harness.state().ui.drawer, Some(warroom::ui::Drawer::Transcript));
}

#[test]
fn a_number_pressed_before_all_is_heard_chooses_nothing() {
    let mut harness = started(1280.0, 720.0, 100);
    assert!(hearing(&harness), "the call has more than one line");
    press(&mut harness, Key::Num1);
    assert!(!hearing(&harness), "it shows what is left");
    assert_eq!(scene(&harness), "call-1");
    press(&mut harness, Key::Num1);
    assert_ne!(scene(&harness), "call-1");
    assert!(hearing(&harness), "what came of it is heard from its beginning");
    press(&mut harness, Key::U);
    assert!(!hearing(&harness), "what was taken back has been heard");
}

#[test]
fn arrows_and_enter_choose() {
    let mut harness = started(1280.0, 720.0, 100);
    hear(&mut harness);
    press(&mut harness, Key::ArrowDown);
    press(&mut harness, Key::ArrowDown);
    press(&mut harness, Key::Enter);
    assert_ne!(scene(&harness), "call-1", "the focus moved to an option and Enter chose it");
}

#[test]
fn looking_in_on_somebody_costs_nothing() {
    let mut harness = started(1280.0, 720.0, 100);
    while kind(&harness) != Some(SceneKind::Hub) {
        decide(&mut harness, 0);
    }
    hear(&mut harness);
    let now = |harness: &Harness<Game>| harness.state().desk.session.as_ref().map(|play| play.state().now);
    let before = now(&harness);
    press(&mut harness, Key::Num1);
    assert!(harness.state().ui.visit.is_some());
    press(&mut harness, Key::Escape);
    assert!(harness.state().ui.visit.is_none());
    assert_eq!(now(&harness), before);
}
