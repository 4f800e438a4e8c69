//! The corridor: rooms that are gone into by mouse and by keys.

use super::play::{decide, kind};
use super::walk::find;
use super::*;
use egui::Key;
use warroom::scenario::model::SceneKind;
use warroom::view::Standing;

fn in_the_corridor() -> Harness<'static, Game> {
    let mut harness = started(1280.0, 720.0, 100);
    while kind(&harness) != Some(SceneKind::Hub) {
        decide(&mut harness, 0);
    }
    hear(&mut harness);
    harness
}

fn hub_now(harness: &Harness<Game>) -> warroom::view::HubView {
    let session = harness.state().desk.session.as_ref().expect("a play is under way");
    warroom::view::hub(session).expect("this is the corridor")
}

#[test]
fn a_visit_by_mouse_leaves_a_dark_room_and_a_mark_on_the_way() {
    let mut harness = in_the_corridor();
    let room = hub_now(&harness).rooms[1].clone();
    click(&mut harness, &format!("{}. {}", room.title, room.place));
    assert_eq!(harness.state().ui.visit.as_ref(), Some(&room.key));
    click(&mut harness, "Back to the corridor");
    assert_eq!(harness.state().ui.visit, None);
    click(&mut harness, &format!("{}. {}", room.title, room.place));
    press(&mut harness, Key::Num1);
    hear(&mut harness);
    let hub = hub_now(&harness);
    assert!(matches!(hub.rooms[1].standing, Standing::Seen(1, _)));
    assert_eq!(hub.walk.iter().map(|(room, ..)| *room).collect::<Vec<_>>(), [1]);
    harness.get_by_label_contains("Seen first at");
}

#[test]
fn every_room_is_seen_whole_also_while_the_coach_asks() {
    let mut harness = in_the_corridor();
    for asks in [false, true] {
        if asks {
            press(&mut harness, Key::H);
            harness.get_by_label_contains("A question to think with: ");
        }
        harness.run_steps(2);
        for room in hub_now(&harness).rooms {
            let control = find(&harness, &format!("{}. {}", room.title, room.place));
            assert!(control.seen.contains_rect(control.rect.shrink(0.5)), "{} is cut: {control:?}", room.title);
        }
    }
}

#[test]
fn arrows_lead_to_a_room_whose_cost_is_told_and_enter_goes_in() {
    let mut harness = in_the_corridor();
    press(&mut harness, Key::ArrowDown);
    press(&mut harness, Key::ArrowDown);
    harness.get_by_label_contains("It leaves ");
    press(&mut harness, Key::Enter);
    assert!(harness.state().ui.visit.is_some());
}

#[test]
fn whoever_was_not_seen_is_named_where_the_next_scene_begins() {
    let mut harness = in_the_corridor();
    press(&mut harness, Key::Num0);
    let unseen = |harness: &Harness<Game>| {
        let session = harness.state().desk.session.as_ref().expect("a play is under way");
        warroom::view::hub::unseen(session)
    };
    // An interruption may come before the next scene.
    if unseen(&harness).is_none() {
        decide(&mut harness, 0);
    }
    hear(&mut harness);
    let (names, _) = unseen(&harness).expect("the corridor has been left");
    assert_eq!(names.len(), 8, "nobody was seen: {names:?}");
    harness.get_by_label_contains(&format!("Not seen: {}.", names.join(", ")));
}
