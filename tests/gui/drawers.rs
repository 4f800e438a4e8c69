//! The drawers: each by its key, the people by arrows, and the search in the transcript.

use super::play::decide;
use super::*;
use egui::{Key, Modifiers};
use warroom::session::{Mode, Session};
use warroom::sim::Command;
use warroom::ui::Drawer;

fn played(decisions: usize) -> Harness<'static, Game> {
    let mut harness = started(1280.0, 720.0, 100);
    for _ in 0..decisions {
        decide(&mut harness, 0);
    }
    hear(&mut harness);
    harness
}

fn write(harness: &mut Harness<Game>, words: &str) {
    harness.get_by_label("Search the transcript").type_text(words);
    harness.run_steps(3);
}

#[test]
fn every_drawer_opens_by_its_key_with_something_of_its_own() {
    let mut harness = played(3);
    for (drawer, shows) in [
        (Drawer::Register, "In your notes only"),
        (Drawer::People, "Hours before the window"),
        (Drawer::Agreements, "Measures agreed"),
        (Drawer::Calendar, "Opens in"),
        (Drawer::Transcript, "You: "),
    ] {
        press(&mut harness, drawer.key());
        assert_eq!(harness.state().ui.drawer, Some(drawer));
        let shown = harness.query_all_by_label_contains(shows).next().is_some()
            || harness.query_all_by_label_contains(&shows.to_uppercase()).next().is_some();
        assert!(shown, "{drawer:?} shows {shows:?}");
        press(&mut harness, drawer.key());
        assert_eq!(harness.state().ui.drawer, None, "the same key closes {drawer:?}");
    }
}

#[test]
fn arrows_and_numbers_go_through_the_people() {
    let mut harness = played(1);
    press(&mut harness, Key::P);
    press(&mut harness, Key::ArrowDown);
    press(&mut harness, Key::ArrowDown);
    assert_eq!(harness.state().ui.person, 2);
    press(&mut harness, Key::ArrowUp);
    assert_eq!(harness.state().ui.person, 1);
    press(&mut harness, Key::Num4);
    assert_eq!(harness.state().ui.person, 3);
    press(&mut harness, Key::M);
    assert!(harness.state().ui.round);
    harness.get_by_label_contains("against each other");
}

#[test]
fn the_search_finds_counts_and_goes_from_hit_to_hit() {
    let mut harness = played(3);
    press(&mut harness, Key::T);
    press(&mut harness, Key::Slash);
    assert!(harness.state().ui.search.writing, "/ leads into the field");
    write(&mut harness, "nadia");
    let count =
        |harness: &Harness<Game>, at: usize| harness.query_all_by_label_contains(&format!("{at} of ")).next().is_some();
    assert!(count(&harness, 1));
    press(&mut harness, Key::Enter);
    assert!(count(&harness, 2), "Enter goes on");
    harness.key_press_modifiers(Modifiers::SHIFT, Key::Enter);
    harness.run_steps(2);
    assert!(count(&harness, 1), "Shift and Enter go back");
    write(&mut harness, "xyzzy");
    harness.get_by_label("Nobody has said that");
    press(&mut harness, Key::Escape);
    assert_eq!(harness.state().ui.drawer, Some(Drawer::Transcript), "the first Escape leaves the field");
    press(&mut harness, Key::Escape);
    assert_eq!(harness.state().ui.drawer, None, "the next one leaves the drawer");
}

#[test]
fn what_is_new_in_a_drawer_is_marked_until_it_is_looked_at() {
    let mut harness = started(1280.0, 720.0, 100);
    let new = |harness: &Harness<Game>| harness.query_all_by_label_contains("something is new").count();
    assert_eq!(new(&harness), 0);
    for _ in 0..6 {
        decide(&mut harness, 1);
    }
    hear(&mut harness);
    let before = new(&harness);
    assert!(before > 0, "six decisions leave something to look at");
    for drawer in Drawer::ALL {
        press(&mut harness, drawer.key());
        press(&mut harness, Key::Escape);
    }
    assert_eq!(new(&harness), 0);
}

#[test]
fn what_is_not_heard_yet_stands_in_no_drawer() {
    let scenario = flagship();
    let mut session = Session::start(scenario.clone(), 1, Some(scenario.default_world), Mode::Practice);
    let mut met = 0;
    for line in include_str!("../it/plays/story.txt").lines() {
        let Ok(command) = Command::from_line(line, &scenario) else { continue };
        let before = *session.state();
        if session.act(command).is_err() {
            continue;
        }
        let steps = session.steps().len();
        let at = |heard: usize, told: usize| {
            let ui = UiState { steps: Some(steps), heard, told, drawer: Some(Drawer::Course), ..UiState::default() };
            PlayView::of(&session, &ui)
        };
        let (first, all) = (at(1, 0), at(usize::MAX, usize::MAX));
        let decided = |view: &PlayView| view.course.as_ref().map_or(0, |course| course.moments.len());
        assert_eq!(decided(&all), steps + 1);
        if first.verdict.is_some() {
            let agreed = |view: &PlayView| view.agreements.iter().filter(|item| item.measure).count();
            let had = warroom::view::agreements(&scenario, &before).iter().filter(|item| item.measure).count();
            assert_eq!((agreed(&first), decided(&first)), (had, steps), "nothing is agreed before it is heard");
            met += usize::from(agreed(&all) > had);
        } else if all.lines.len() > 2 && all.evidence.len() > warroom::view::evidence(&scenario, &before).len() {
            assert_eq!(decided(&first), steps, "the gauges over time wait for the lines");
            met += usize::from(first.evidence.len() < all.evidence.len());
        }
    }
    assert!(met >= 2, "the story tells something new, and something is agreed: {met}");
}
