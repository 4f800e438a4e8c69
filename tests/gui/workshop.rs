//! The workshop: a file opened, watched and changed under a rehearsal, its pages by keys and by mouse, and play from anywhere.

use super::access::named;
use super::around::push;
use super::contrast::{Judged, judge};
use super::layout::check;
use super::*;
use egui::Key;
use std::path::PathBuf;
use std::time::{Duration, Instant};
use warroom::app::workshop::Workshop;
use warroom::diagnostics::Source;
use warroom::platform::reread;
use warroom::session::Session;
use warroom::ui::workshop::Tab;

const FLAGSHIP: &str = include_str!("../../scenarios/late-objection/scenario.ron");
const SMALL: &str = include_str!("../it/small.ron");

/// The workshop with a text.
fn workshop(text: &str, width: f32, height: f32, scale: u32) -> Harness<'static, Game> {
    let mut harness = game(width, height, scale);
    harness.state_mut().desk.workshop = Some(Workshop::of(Source::new("scenario.ron", text)));
    harness.run_steps(3);
    harness
}

/// The rehearsal as it stands.
fn rehearsal<'a>(harness: &'a Harness<Game>) -> &'a Session {
    let open = harness.state().desk.workshop.as_ref().and_then(|workshop| workshop.open.as_ref());
    open.and_then(|open| open.rehearsal.as_ref()).expect("a rehearsal").session()
}

fn scene(harness: &Harness<Game>) -> String {
    let session = rehearsal(harness);
    session.scenario().scenes[session.state().scene.index()].id.clone()
}

fn tab(harness: &Harness<Game>) -> Tab {
    harness.state().ui.workshop.tab
}

/// The file is saved with another text.
fn saved(harness: &mut Harness<Game>, text: &str) {
    let workshop = harness.state_mut().desk.workshop.as_mut().expect("it is open");
    workshop.open.as_mut().expect("a file").take(reread::reading(Source::new("scenario.ron", text)));
    harness.run_steps(2);
}

/// A folder of its own for a test, removed at its end.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("warroom-workshop-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&path).expect("a folder");
        Self(path)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// Every page of the workshop, early and late in a rehearsal, with a file in order and one with mistakes.
fn everywhere(harness: &mut Harness<Game>, mut look: impl FnMut(&mut Harness<Game>, &str)) {
    for when in ["early", "late"] {
        for page in Tab::ALL {
            press(harness, page.key());
            look(harness, &format!("{}, {when}", page.name()));
        }
        press(harness, Key::M);
        for _ in 0..4 {
            press(harness, Key::Num1);
        }
    }
    harness.state_mut().ui.workshop.condition = 2;
    press(harness, Key::C);
    look(harness, "another condition");
    saved(harness, &FLAGSHIP.replacen("mode: ", "moed: ", 3));
    look(harness, "the last good version");
    press(harness, Key::F);
    look(harness, "findings");
    harness.state_mut().desk.workshop = Some(Workshop::of(Source::new("scenario.ron", "(")));
    press(harness, Key::M);
    look(harness, "nothing yet");
    press(harness, Key::O);
    harness.state_mut().desk.workshop.as_mut().expect("it is open").trouble =
        Some("There is no such file. Check the path.".into());
    look(harness, "choosing a file");
}

/// Looks at every page in a window of this size.
pub fn look_through((width, height): (f32, f32), scale: u32) {
    let mut harness = workshop(FLAGSHIP, width, height, scale);
    everywhere(&mut harness, |harness, page| check(harness, &format!("{page} at {width}x{height}, {scale} %")));
}

#[test]
fn every_control_of_the_workshop_has_a_name_and_every_text_stands_out() {
    let mut harness = workshop(FLAGSHIP, 1280.0, 720.0, 100);
    let mut judged = Judged::default();
    everywhere(&mut harness, |harness, page| {
        named(harness, page);
        judge(harness, page, &mut judged);
    });
    judged.all_stand_out();
}

#[test]
fn from_the_title_a_file_is_opened_by_its_path_and_watched() {
    let folder = Folder::new("watched");
    let file = folder.0.join("scenario.ron");
    std::fs::write(&file, SMALL).expect("a file");
    let mut harness = game(1280.0, 720.0, 100);
    harness.state_mut().desk.watches = true;
    harness.run_steps(3);
    press(&mut harness, Key::W);
    assert!(harness.state().desk.workshop.is_some(), "W opens the workshop");
    harness.get_by_label("Path of a scenario file").focus();
    harness.run_steps(3);
    harness.event(egui::Event::Text(folder.0.join("scenario.rom").display().to_string()));
    press(&mut harness, Key::Enter);
    harness.get_by_label_contains(&format!("Did you mean {}?", file.display()));
    harness.state_mut().ui.workshop.path = folder.0.display().to_string();
    harness.run_steps(1);
    push(&mut harness, "Open");
    assert_eq!(scene(&harness), "call", "a folder is opened by its scenario");
    press(&mut harness, Key::Num1);
    assert_eq!(rehearsal(&harness).steps().len(), 1);
    // It is saved with a slip: the last good version stays, and what is wrong is told.
    let follow = |harness: &mut Harness<Game>, text: &str| {
        std::fs::write(&file, text).expect("it is saved");
        let began = Instant::now();
        let changed = |harness: &mut Harness<Game>| {
            harness.state_mut().desk.follow_workshop();
            let open = harness.state().desk.workshop.as_ref().and_then(|workshop| workshop.open.as_ref());
            open.is_some_and(|open| open.text() == Some(text))
        };
        while !changed(harness) {
            assert!(began.elapsed() < Duration::from_secs(30), "it is never read again");
            std::thread::sleep(Duration::from_millis(20));
        }
        harness.run_steps(3);
    };
    follow(&mut harness, &SMALL.replacen("takes: ", "taeks: ", 1));
    harness.get_by_label_contains("You see the last version that could be played");
    assert_eq!(rehearsal(&harness).steps().len(), 1, "the rehearsal waits");
    press(&mut harness, Key::F);
    harness.get_by_label_contains("taeks");
    // Mended and changed, it goes on with the same decision.
    follow(&mut harness, &SMALL.replacen("title: \"Small\"", "title: \"Grown\"", 1));
    harness.get_by_label_contains("Grown");
    assert_eq!(rehearsal(&harness).steps().len(), 1);
    press(&mut harness, Key::Escape);
    assert!(harness.state().desk.workshop.is_none(), "Esc leads back to the title");
}

/// A file held over the window, and let go.
#[derive(Debug)]
struct Held(PathBuf);

impl egui::DroppedFile for Held {
    fn path(&self) -> &std::path::Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        std::fs::read(&self.0).map_err(|error| error.to_string())
    }
}

#[test]
fn a_file_that_is_dropped_on_the_title_or_on_the_workshop_is_opened() {
    let folder = Folder::new("dropped");
    let texts = [("a.ron", SMALL.to_owned()), ("b.ron", SMALL.replacen("title: \"Small\"", "title: \"Other\"", 1))];
    let files = texts.map(|(name, text)| {
        let file = folder.0.join(name);
        std::fs::write(&file, text).expect("a file");
        file
    });
    for (width, height) in [(1280.0, 720.0), (640.0, 360.0)] {
        let mut harness = game(width, height, 100);
        harness.run_steps(3);
        for (file, title) in files.iter().zip(["Small", "Other"]) {
            harness.input_mut().dropped_files = vec![std::sync::Arc::new(Held(file.clone()))];
            harness.run_steps(1);
            harness.input_mut().dropped_files.clear();
            harness.run_steps(3);
            assert_eq!(scene(&harness), "call");
            harness.get_by_label_contains(title);
        }
    }
}

#[test]
fn one_steps_back_and_on_and_sees_where_a_changed_file_stops_the_rehearsal() {
    let mut harness = workshop(SMALL, 1280.0, 720.0, 100);
    press(&mut harness, Key::Num1);
    let after = scene(&harness);
    assert_ne!(after, "call");
    press(&mut harness, Key::ArrowLeft);
    assert_eq!((scene(&harness).as_str(), rehearsal(&harness).steps().len()), ("call", 0));
    press(&mut harness, Key::ArrowRight);
    assert_eq!(rehearsal(&harness).steps().len(), 1);
    saved(&mut harness, &SMALL.replace("id: \"ask\"", "id: \"enquire\""));
    harness.get_by_label_contains("decision 1 of the rehearsal, `ask`, cannot be taken any more");
    assert_eq!(scene(&harness), "call");
    saved(&mut harness, SMALL);
    assert_eq!(scene(&harness), after, "once it can be taken again, it is");
}

#[test]
fn what_is_locked_says_why_and_the_conditions_go_down_to_their_parts() {
    let mut harness = workshop(SMALL, 1280.0, 720.0, 100);
    harness.get_by_label_contains("Ann trusts you 40 of 100; it takes at least 50");
    press(&mut harness, Key::C);
    let at = harness.query_all_by_label_contains("can be taken").count();
    assert!(at > 0, "the conditions of choices are there");
    click(&mut harness, "It ends as \u{201c}Quiet\u{201d}");
    let tree = harness.query_all_by_label_contains("Level 2").count();
    assert!(tree > 1, "its parts are told one by one");
}

#[test]
fn a_rehearsal_begins_at_any_scene_in_a_state_of_ones_own_and_is_played() {
    let mut harness = workshop(SMALL, 1280.0, 720.0, 100);
    click(&mut harness, "Scene night");
    press(&mut harness, Key::B);
    assert_eq!(tab(&harness), Tab::Begin);
    push(&mut harness, "All as the story starts");
    let scenes = rehearsal(&harness).scenario().scenes.len();
    for _ in 0..scenes {
        let setup = harness.state().ui.workshop.setup.clone().expect("it is being made up");
        if setup.scene.as_deref() == Some("night") {
            break;
        }
        harness.get_by_label_contains("Scene:").focus();
        harness.run_steps(3);
        press(&mut harness, Key::ArrowRight);
    }
    harness.get_by_label_contains("Trust of Ann Ox").focus();
    harness.run_steps(3);
    press(&mut harness, Key::ArrowRight);
    press(&mut harness, Key::ArrowRight);
    push(&mut harness, "New scripts");
    push(&mut harness, "Begin here");
    assert_eq!((tab(&harness), scene(&harness).as_str()), (Tab::Map, "night"));
    let state = rehearsal(&harness).state();
    assert_eq!((state.trust[0], state.known & 1), (50, 1));
    press(&mut harness, Key::R);
    let playing = harness.state().desk.session.as_ref().expect("R plays from here");
    assert!(playing.is_rehearsal());
    press(&mut harness, Key::Escape);
    push(&mut harness, "To the workshop");
    assert!(harness.state().desk.session.is_none() && harness.state().desk.workshop.is_some());
    press(&mut harness, Key::R);
    press(&mut harness, Key::Num1);
    assert_eq!(harness.state().desk.session.as_ref().map(|play| play.steps().len()), Some(1));
    press(&mut harness, Key::W);
    assert_eq!(rehearsal(&harness).steps().len(), 1, "the decision came along");
    press(&mut harness, Key::ArrowLeft);
    assert_eq!(rehearsal(&harness).steps().len(), 0);
}

#[test]
fn a_rehearsal_that_is_over_can_be_begun_again_and_leads_back() {
    let mut harness = workshop(SMALL, 1280.0, 720.0, 100);
    let night = warroom::session::Setup { scene: Some("night".into()), ..Default::default() };
    let ask = Intent::Workshop(ui::workshop::Ask::Begin(Box::new(night)));
    let game = harness.state_mut();
    intents::carry_out(&mut game.desk, &mut game.ui, ask);
    press(&mut harness, Key::R);
    for _ in 0..6 {
        hear_all(&mut harness);
        if harness.state().desk.session.as_ref().is_some_and(Session::over) {
            break;
        }
        press(&mut harness, Key::Num1);
    }
    assert!(harness.state().desk.session.as_ref().is_some_and(Session::over));
    assert!(harness.query_by_label("The review").is_none(), "there is nothing to weigh");
    press(&mut harness, Key::N);
    let again = harness.state().desk.session.as_ref().expect("again");
    assert!(again.is_rehearsal() && again.steps().is_empty(), "a rehearsal again, and no play");
    press(&mut harness, Key::W);
    assert_eq!(scene(&harness), "night");
}

#[test]
fn a_portrait_is_changed_beside_its_picture_and_copied() {
    let mut harness = workshop(SMALL, 1280.0, 720.0, 100);
    press(&mut harness, Key::P);
    harness.get_by_label("portrait: (skin: 3, hair: Bun),");
    harness.get_by_label("hair: Bun").focus();
    harness.run_steps(3);
    press(&mut harness, Key::ArrowRight);
    harness.get_by_label("portrait: (skin: 3, hair: Bob),");
    press(&mut harness, Key::Y);
    let copied = harness.output().platform_output.commands.iter().any(
        |command| matches!(command, egui::OutputCommand::CopyText(text) if text == "portrait: (skin: 3, hair: Bob),"),
    );
    assert!(copied || harness.state().ui.workshop.copied, "Y copies the words for the file");
    push(&mut harness, "As in the file");
    harness.get_by_label("portrait: (skin: 3, hair: Bun),");
}
