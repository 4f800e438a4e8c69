//! The table: a package put together by keys and clicks, and what answers it.

use super::play::{decide, kind};
use super::*;
use egui::Key;
use warroom::scenario::model::SceneKind;

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
