//! The night's page, the pages at the end, the gauges over time, and going on from a decision.

use super::*;
use egui::Key;
use egui_kittest::Harness;
use warroom::scenario::model::SceneKind;
use warroom::session::{Mode, Session};
use warroom::sim::Command;

/// The game at a step of a script; `until` says where to stop, else it is played to its end.
fn at(script: &str, size: (f32, f32, u32), until: impl Fn(&Session) -> bool) -> Harness<'static, Game> {
    let mut harness = game(size.0, size.1, size.2);
    harness.run_steps(3);
    let scenario = harness.state().desk.shelf[0].scenario.clone().expect("the flagship");
    let head = script.lines().next().and_then(|line| line.strip_prefix("# seed ")).expect("a seed");
    let (seed, world) = head.split_once(", world ").expect("a world");
    let world = scenario.world_by_id(world.trim()).expect("a world of the scenario");
    let mut session = Session::start(scenario.clone(), seed.parse().expect("a seed"), Some(world), Mode::Practice);
    for line in script.lines().skip(1).filter(|line| !line.trim().is_empty()) {
        if until(&session) {
            break;
        }
        session.act(Command::from_line(line, &scenario).expect("a command")).expect("it is open");
    }
    harness.state_mut().desk.session = Some(session);
    harness.run_steps(3);
    hear(&mut harness);
    harness
}

fn scene_is(id: &'static str) -> impl Fn(&Session) -> bool {
    move |session| session.scenario().scenes[session.state().scene.index()].id == id
}

const PLAIN: (f32, f32, u32) = (1280.0, 720.0, 100);
const KEPT: &str = include_str!("../it/plays/fifty-minutes.txt");
const LOST: &str = include_str!("../it/plays/no-way-back.txt");
const STORY: &str = include_str!("../it/plays/three-days.txt");

#[test]
fn the_night_shows_service_checkpoints_promises_and_what_came_in() {
    for scale in [100, 200] {
        let harness = at(KEPT, (1280.0, 720.0, scale), scene_is("night-2"));
        let session = harness.state().desk.session.as_ref().expect("a play");
        assert_eq!(session.scenario().scenes[session.state().scene.index()].kind, SceneKind::Night);
        harness.get_by_label_contains("Service: Out for the change, since");
        harness.get_by_label_contains("Ahead: Before postings resume. There the way back can end.");
        harness.get_by_label_contains("Behind, ");
        harness.get_by_label_contains("the time-box ends now");
        harness.get_by_label("AGREED BEFOREHAND");
        harness.get_by_label("NOT KNOWN");
    }
    let harness = at(KEPT, PLAIN, scene_is("night-2"));
    assert!(harness.query_all_by_label_contains("Bert Lindqvist: ").count() >= 1, "messages have a time and a sender");
}

#[test]
fn a_way_back_that_failed_is_told_with_its_minutes() {
    let harness = at(LOST, PLAIN, scene_is("morning-1"));
    harness.get_by_label_contains("Remediation plan RP-7: Not rehearsed. It had not been rehearsed, and it failed");
    harness.get_by_label("Promised: 2 h");
    harness.get_by_label("Took: 9 h");
    harness.get_by_label_contains("The night is over. Restored");
    let harness = at(KEPT, PLAIN, scene_is("morning-1"));
    harness.get_by_label_contains("Remediation plan RP-7: Rehearsed. It worked");
}

#[test]
fn the_end_has_three_pages_by_keys() {
    let mut harness = at(LOST, PLAIN, |_| false);
    harness.get_by_label("HOW IT ENDED");
    harness.get_by_label_contains("Bert Lindqvist: ");
    press(&mut harness, Key::Num2);
    harness.get_by_label_contains("The gauges over time.");
    press(&mut harness, Key::Num3);
    harness.get_by_label("WHAT WAS TRUE ALL ALONG");
    harness.get_by_label("THE AUDIT");
    click(&mut harness, "The morning");
    harness.get_by_label("HOW IT ENDED");
    let seed = harness.state().desk.session.as_ref().map(Session::seed);
    press(&mut harness, Key::N);
    let session = harness.state().desk.session.as_ref().expect("a play");
    assert_eq!((session.steps().len(), Some(session.seed())), (0, seed), "N plays the same dice again");
}

#[test]
fn from_a_decision_one_goes_on_by_keys_and_by_click() {
    let mut harness = at(STORY, PLAIN, |_| false);
    let whole = harness.state().desk.session.clone().expect("a play");
    let all = whole.steps().len();
    press(&mut harness, Key::Num2);
    for _ in 0..3 {
        press(&mut harness, Key::ArrowLeft);
    }
    harness.get_by_label(&format!("DECISION {} OF {all}", all - 3));
    press(&mut harness, Key::G);
    let session = harness.state().desk.session.as_ref().expect("a play");
    assert_eq!(session.steps().len(), all - 4);
    assert_eq!(session.chain(), whole.steps()[all - 5].chain, "the branch has the chain of the play that it left");
    // In mid-play the page is a drawer; it ends with what has been heard.
    hear(&mut harness);
    press(&mut harness, Key::V);
    press(&mut harness, Key::ArrowLeft);
    click(&mut harness, "From this decision");
    let session = harness.state().desk.session.as_ref().expect("a play");
    assert_eq!(session.steps().len(), all - 6);
    assert_eq!(harness.state().ui.drawer, None);
}

#[test]
fn a_gauge_that_moved_shows_why() {
    let harness = at(STORY, PLAIN, |session| session.steps().len() == 4);
    // Compliance risk and downtime both moved by it.
    let known = harness.query_all_by_label("clearer: You know now: The rollback plan is from March");
    assert_eq!(known.count(), 2);
    harness.get_by_label("better: Bert warms a little");
}
