//! Class mode: votes by keys and by mouse, gauges that stay covered, and a review that says nothing before it is asked.

use super::access::named;
use super::around::push;
use super::contrast::{Judged, judge};
use super::layout::check;
use super::play::{decide, kind};
use super::review::finished;
use super::*;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use warroom::app::think;
use warroom::scenario::model::SceneKind;
use warroom::session::Class;

/// A play before a class, at its first decision.
fn class(width: f32, height: f32, scale: u32) -> Harness<'static, Game> {
    let mut harness = started(width, height, scale);
    hear_all(&mut harness);
    press(&mut harness, Key::Escape);
    press(&mut harness, Key::Num8);
    assert!(harness.state().desk.class.is_some(), "8 turns class mode on");
    harness
}

fn votes(harness: &Harness<Game>, decision: usize, place: &str) -> Vec<u32> {
    let class = harness.state().desk.class.as_ref().expect("a class");
    class.ballot(decision, place).map_or(vec![], |ballot| ballot.counts.iter().map(|(_, votes)| *votes).collect())
}

fn steps(harness: &Harness<Game>) -> usize {
    super::walk::steps(harness)
}

/// Whether anything on the page has these words in its name.
fn told(harness: &Harness<Game>, words: &str) -> bool {
    harness.query_all_by_label_contains(words).next().is_some()
}

/// What the review knows of the decision that is voted on.
fn weighed(harness: &mut Harness<Game>) {
    let session = harness.state().desk.session.clone().expect("a play");
    let solution = think::rough(session.scenario());
    harness.state_mut().desk.review = think::vote_at_once(&session, &solution, 60);
    harness.run_steps(2);
}

/// Every page of class mode.
fn everywhere(harness: &mut Harness<Game>, mut look: impl FnMut(&mut Harness<Game>, &str)) {
    look(harness, "gauges covered");
    press(harness, Key::V);
    look(harness, "the course, covered");
    press(harness, Key::V);
    press(harness, Key::X);
    look(harness, "covered");
    press(harness, Key::X);
    press(harness, Key::Y);
    for key in [Key::Num1, Key::Num2, Key::Num2] {
        press(harness, key);
    }
    look(harness, "the vote");
    press(harness, Key::Enter);
    look(harness, "shown, not known yet");
    weighed(harness);
    look(harness, "shown, with the review");
    let session = finished();
    let mut held = Class::of(session.seed());
    for (at, step) in session.steps().iter().enumerate() {
        held.count(at + 1, "", &step.command.to_line(session.scenario()), 7);
        held.count(at + 1, "", "call1-paused", 5);
    }
    let game = harness.state_mut();
    game.ui.resume(session.steps().len(), usize::MAX);
    game.desk.review = super::review::review();
    (game.desk.session, game.desk.class) = (Some(session), Some(held));
    harness.run_steps(3);
    look(harness, "the ending");
    press(harness, Key::Y);
    look(harness, "the votes compared");
}

/// Looks at every page in a window of this size.
pub fn look_through((width, height): (f32, f32), scale: u32) {
    let mut harness = class(width, height, scale);
    everywhere(&mut harness, |harness, page| check(harness, &format!("{page} at {width}x{height}, {scale} %")));
}

#[test]
fn every_control_of_class_mode_has_a_name_and_every_text_stands_out() {
    let mut harness = class(1280.0, 720.0, 100);
    let mut judged = Judged::default();
    everywhere(&mut harness, |harness, page| {
        named(harness, page);
        judge(harness, page, &mut judged);
    });
    judged.all_stand_out();
}

#[test]
fn gauges_stay_covered_until_they_are_shown_and_are_covered_again_at_the_next_decision() {
    let mut harness = class(1280.0, 720.0, 100);
    assert!(told(&harness, "Trust: hidden until the trainer shows it"));
    assert!(!told(&harness, "Trust: lowest"), "nothing of them is on the page");
    press(&mut harness, Key::I);
    assert!(!told(&harness, "hidden until the trainer shows it"));
    press(&mut harness, Key::Num1);
    hear_all(&mut harness);
    assert_eq!(steps(&harness), 1);
    assert!(told(&harness, "Downtime: hidden until the trainer shows it"));
    press(&mut harness, Key::V);
    assert!(told(&harness, "The gauges are hidden until the trainer shows them."));
    let game = harness.state();
    assert_eq!((game.desk.text_percent(), game.desk.settings.text_percent), (130, 100), "large, and only here");
    press(&mut harness, Key::V);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Plus);
    harness.run_steps(2);
    let game = harness.state();
    assert_eq!((game.desk.text_percent(), game.desk.settings.text_percent), (140, 100));
    press(&mut harness, Key::X);
    press(&mut harness, Key::Num1);
    press(&mut harness, Key::R);
    assert!(told(&harness, "We stop here for a moment"));
    assert_eq!((steps(&harness), harness.state().ui.drawer), (1, None), "what is covered hears no key");
    press(&mut harness, Key::Escape);
    assert!(!told(&harness, "We stop here for a moment"));
    press(&mut harness, Key::Escape);
    push(&mut harness, "End class mode");
    assert!(harness.state().desk.class.is_none());
    assert_eq!(harness.state().desk.text_percent(), 100);
}

#[test]
fn hands_are_counted_by_keys_and_by_mouse_and_nothing_is_told_before_it_is_shown() {
    let mut harness = class(1280.0, 720.0, 100);
    press(&mut harness, Key::Y);
    for key in [Key::Num1, Key::Num1, Key::Num3] {
        press(&mut harness, key);
    }
    assert_eq!((steps(&harness), votes(&harness, 1, "")), (0, vec![2, 1]), "a number counts a hand, and takes nothing");
    harness.key_press_modifiers(Modifiers::SHIFT, Key::Num1);
    harness.run_steps(2);
    assert_eq!(votes(&harness, 1, ""), [1, 1]);
    press(&mut harness, Key::Backspace);
    assert_eq!(votes(&harness, 1, ""), [2, 1], "the last count is taken back");
    let words = harness.query_all_by_label_contains("One more hand for").next().expect("a button");
    words.click();
    harness.run_steps(3);
    assert_eq!(votes(&harness, 1, ""), [3, 1]);
    weighed(&mut harness);
    assert!(!told(&harness, "The review says"), "it is known, and not told");
    press(&mut harness, Key::Enter);
    assert!(told(&harness, "The review says: "));
    assert!(told(&harness, "3 hands"));
    assert!(harness.state().ui.class.gauges, "the gauges are shown with it");
    press(&mut harness, Key::Num3);
    assert_eq!(steps(&harness), 1, "now a number takes what the class goes for");
    hear_all(&mut harness);
    press(&mut harness, Key::Y);
    press(&mut harness, Key::Enter);
    assert!(told(&harness, "not known yet"), "what is known belongs to the decision before");
    assert!(!told(&harness, "The review says"));
    // Taken back, the votes of that decision are there again.
    press(&mut harness, Key::Y);
    press(&mut harness, Key::U);
    press(&mut harness, Key::Y);
    assert_eq!(votes(&harness, 1, ""), [3, 1]);
}

#[test]
fn a_class_votes_on_visits_and_on_windows_too() {
    let mut harness = class(1280.0, 720.0, 100);
    let (mut visited, mut composed) = (false, false);
    for _ in 0..40 {
        hear_all(&mut harness);
        let decision = steps(&harness) + 1;
        match kind(&harness) {
            None => break,
            Some(SceneKind::Hub) if !visited => {
                press(&mut harness, Key::Y);
                press(&mut harness, Key::Num1);
                press(&mut harness, Key::Enter);
                press(&mut harness, Key::Num1);
                let visit = harness.state().ui.visit.clone().expect("the visit is begun");
                press(&mut harness, Key::Num2);
                assert_eq!(votes(&harness, decision, &visit), [1], "and what is said there is voted on");
                visited = true;
                press(&mut harness, Key::Y);
            }
            Some(SceneKind::Table) if !composed => {
                press(&mut harness, Key::Y);
                press(&mut harness, Key::Num2);
                press(&mut harness, Key::Enter);
                let open =
                    warroom::view::table(&flagship(), harness.state().desk.session.as_ref().expect("a play").state());
                let at = open.expect("a table").windows.iter().position(|window| window.locked.is_none()).expect("one");
                press(&mut harness, super::walk::DIGITS[at]);
                assert!(!harness.state().ui.listening, "the package is put together with that window");
                assert!(harness.state().ui.window.is_some());
                composed = true;
            }
            _ => {}
        }
        decide(&mut harness, 1);
    }
    assert!(visited && composed);
    hear_all(&mut harness);
    press(&mut harness, Key::Y);
    assert!(told(&harness, "What you voted, and what the review says"));
    assert!(told(&harness, "Its words appear here by themselves"));
    assert!(told(&harness, "of 1 hands"), "the votes that were held");
}

#[test]
fn what_is_voted_on_is_weighed_beside_the_page() {
    let harness = class(1280.0, 720.0, 100);
    let session = harness.state().desk.session.clone().expect("a play");
    let solution = think::rough(session.scenario());
    let review = think::vote_at_once(&session, &solution, 60);
    let page = review.page.expect("a page");
    let decision = page.decisions.last().expect("the decision");
    assert_eq!(decision.number, 1, "the one that is to be taken");
    let offered = warroom::sim::options::offered(session.scenario(), session.state()).count();
    assert_eq!(decision.options.len(), offered, "with everything that is open");
    assert!(decision.options.iter().any(|option| option.total.1 > 0), "after some plays");
}

#[test]
fn a_class_that_goes_on_another_day_finds_its_votes_again() {
    // Plays are kept where the environment says, so the test runs once more in one of its own.
    const SELF: &str = "class::a_class_that_goes_on_another_day_finds_its_votes_again";
    let Some(home) = std::env::var_os("WARROOM_HOME") else {
        let home = std::env::temp_dir().join(format!("warroom-class-{}", std::process::id()));
        let mut again = std::process::Command::new(std::env::current_exe().expect("a test"));
        let out = again.args(["--exact", SELF]).env("WARROOM_HOME", &home).output().expect("it runs");
        let _ = std::fs::remove_dir_all(&home);
        let told = String::from_utf8_lossy(&out.stdout);
        assert!(out.status.success() && told.contains("1 passed"), "{told}");
        return;
    };
    let mut harness = class(1280.0, 720.0, 100);
    harness.state_mut().desk.keeps = true;
    press(&mut harness, Key::Y);
    for key in [Key::Num1, Key::Num1, Key::Num2, Key::Enter, Key::Num1] {
        press(&mut harness, key);
    }
    assert_eq!(steps(&harness), 1);
    assert!(std::path::Path::new(&home).is_dir(), "it is kept");
    drop(harness);
    let mut harness = game(1280.0, 720.0, 100);
    harness.state_mut().desk.keeps = true;
    harness.state_mut().desk.look();
    harness.run_steps(3);
    push(&mut harness, "Go on");
    assert_eq!(steps(&harness), 1, "the play goes on where it stood");
    assert_eq!(votes(&harness, 1, ""), [2, 1], "and what was voted is known");
    // What is taken back can be counted on.
    hear_all(&mut harness);
    press(&mut harness, Key::U);
    press(&mut harness, Key::Y);
    assert_eq!((steps(&harness), votes(&harness, 1, "")), (0, vec![2, 1]));
}
