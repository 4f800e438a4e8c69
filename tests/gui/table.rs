//! The table: a package put together by keys and clicks, and what answers it.

use super::play::{decide, kind};
use super::*;
use egui::Key;
use warroom::scenario::model::SceneKind;
use warroom::session::{Mode, Session};
use warroom::sim::Command;

fn at_the_table() -> Harness<'static, Game> {
    let mut harness = started(1280.0, 720.0, 100);
    for _ in 0..60 {
        match kind(&harness) {
            Some(SceneKind::Table) => {
                hear(&mut harness);
                return harness;
            }
            Some(_) => decide(&mut harness, 0),
            None => break,
        };
    }
    panic!("the play never came to the table");
}

#[test]
fn a_package_is_put_together_and_answered() {
    let mut harness = at_the_table();
    press(&mut harness, Key::L);
    press(&mut harness, Key::Num2);
    assert!(harness.state().ui.window.is_some(), "2 chooses a window");
    press(&mut harness, Key::F);
    let asked = harness.state().asked.iter().any(|intent| matches!(intent, Intent::Propose { .. }));
    assert!(asked, "F puts the package forward");
    assert!(harness.state().ui.listening, "the answers are shown");
}

#[test]
fn a_window_that_is_locked_is_not_chosen() {
    let mut harness = at_the_table();
    press(&mut harness, Key::L);
    let session = harness.state().desk.session.as_ref().expect("a play is under way");
    let table = warroom::view::table(session.scenario(), session.state()).expect("this is the table");
    let locked: Vec<_> =
        table.windows.iter().filter(|window| window.locked.is_some()).map(|window| window.id).collect();
    for key in [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5] {
        press(&mut harness, key);
        let chosen = harness.state().ui.window.expect("one window is always chosen");
        assert!(!locked.contains(&chosen));
    }
}

#[test]
fn a_measure_is_ticked_by_a_click_and_its_hours_are_counted() {
    let mut harness = at_the_table();
    press(&mut harness, Key::L);
    let measures = harness.query_all_by_role(egui::accesskit::Role::CheckBox).collect::<Vec<_>>();
    let first = measures.first().expect("there are measures");
    first.click();
    harness.run_steps(3);
    assert_ne!(harness.state().ui.measures, 0, "a click ticks it");
    harness.get_by_label_contains("PEOPLE'S HOURS");
}

/// What the session says of the table now, with the package in hand.
fn table_now(harness: &Harness<Game>) -> (warroom::view::TableView, warroom::view::Draft) {
    let session = harness.state().desk.session.as_ref().expect("a play is under way");
    PlayView::of(session, &harness.state().ui).table.expect("this is the table")
}

#[test]
fn over_booking_is_seen_before_and_refused_on_proposing_and_costs_no_round() {
    let mut harness = at_the_table();
    press(&mut harness, Key::L);
    let all = harness.state().desk.session.as_ref().expect("a play").scenario().all_measures();
    harness.state_mut().ui.measures = all;
    harness.run_steps(2);
    let (table, draft) = table_now(&harness);
    let over = draft.stacks.iter().find(|stack| stack.over()).expect("nobody has hours for everything");
    let said = format!("{} would need", over.name);
    assert!(harness.query_all_by_label_contains(&said).count() > 0, "it is said before it is proposed");
    press(&mut harness, Key::F);
    let notice = harness.state().desk.notice.clone().expect("it is refused in words");
    assert!(notice.contains(&format!("{} would need", over.name)), "{notice}");
    assert_eq!(table_now(&harness).0.round, table.round, "a refusal of the arithmetic is no round");
}

#[test]
fn a_refused_package_is_revised_as_it_was_and_the_rounds_count() {
    let mut harness = at_the_table();
    press(&mut harness, Key::L);
    let (table, draft) = table_now(&harness);
    let fits = |at: &usize| table.measures[*at].locked.is_none() && draft.fits[*at].conflict.is_empty();
    let at = (0..table.measures.len()).find(fits).expect("something can be had");
    harness.get_by_label_contains(&format!("{}. {}", table.measures[at].title, table.measures[at].text)).focus();
    harness.run_steps(2);
    press(&mut harness, Key::Space);
    let package = (harness.state().ui.window, harness.state().ui.measures);
    assert_ne!(package.1, 0, "Space ticks what has the focus");
    press(&mut harness, Key::F);
    let session = harness.state().desk.session.as_ref().expect("a play");
    let verdict = warroom::view::verdict(session).expect("it was answered");
    assert!(verdict.answers.iter().any(|answer| !answer.accepts), "one measure does not please everybody");
    for answer in &verdict.answers {
        harness.get_by_label_contains(&answer.say);
        press(&mut harness, Key::Enter);
    }
    harness.get_by_label_contains("2 of 3 packages are left.");
    press(&mut harness, Key::L);
    assert_eq!((harness.state().ui.window, harness.state().ui.measures), package);
    assert_eq!(table_now(&harness).0.round, 1);
}

#[test]
fn a_refused_package_is_read_whole_above_what_can_be_done_about_it() {
    let scenario = flagship();
    let mut session = Session::start(scenario.clone(), 1, Some(scenario.default_world), Mode::Practice);
    let refused = |session: &Session| warroom::view::verdict(session).filter(|verdict| verdict.ruling.is_none());
    for line in include_str!("../it/plays/story.txt").lines() {
        if let (None, Ok(command)) = (refused(&session), Command::from_line(line, &scenario)) {
            let _ = session.act(command);
        }
    }
    let verdict = refused(&session).expect("the story's first package is refused");
    assert!(verdict.with.len() > 5, "a package of {} measures", verdict.with.len());
    let mut harness = game(1280.0, 720.0, 100);
    harness.state_mut().ui.resume(session.steps().len(), usize::MAX);
    harness.state_mut().desk.session = Some(session);
    harness.run_steps(4);
    let below = harness.get_by_label("The package was refused").rect().min.y;
    for item in &verdict.with {
        let whole = harness.query_all_by_label(item).any(|node| node.rect().max.y <= below);
        assert!(whole, "{item:?} is cut");
    }
}

#[test]
fn the_ruling_is_heard_before_the_next_scene() {
    let mut harness = at_the_table();
    press(&mut harness, Key::L);
    press(&mut harness, Key::F);
    press(&mut harness, Key::Escape);
    press(&mut harness, Key::C);
    let session = harness.state().desk.session.as_ref().expect("a play");
    let ruling = warroom::view::verdict(session).and_then(|verdict| verdict.ruling).expect("she decided");
    harness.get_by_label_contains(&ruling.say);
    hear(&mut harness);
    let heard = &harness.state().ui;
    let session = harness.state().desk.session.as_ref().expect("a play");
    assert!(!ui::table::pending(&PlayView::of(session, heard), heard));
}
