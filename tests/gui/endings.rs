//! The app reaches many endings: the scripts of the flagship's plays, in the app, by keys where a scene is plain.

use super::{game, hear, press};
use egui::Key;
use egui_kittest::kittest::Queryable as _;
use std::collections::BTreeSet;
use std::sync::Arc;
use warroom::app::desk::played_words;
use warroom::app::intents;
use warroom::scenario::Scenario;
use warroom::scenario::model::SceneKind;
use warroom::session::{Mode, Session};
use warroom::sim::Command;
use warroom::ui::Intent;
use warroom::view;

/// Seed and world in the first line, then a command a line.
const PLAYS: [&str; 8] = [
    include_str!("../it/plays/three-days.txt"),
    include_str!("../it/plays/as-approved.txt"),
    include_str!("../it/plays/a-date-moved.txt"),
    include_str!("../it/plays/out-again.txt"),
    include_str!("../it/plays/fifty-minutes.txt"),
    include_str!("../it/plays/friendly-week.txt"),
    include_str!("../it/plays/emergency.txt"),
    include_str!("../it/plays/what-they-asked-for.txt"),
];
const DIGITS: [Key; 9] =
    [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6, Key::Num7, Key::Num8, Key::Num9];

/// A play as its script begins.
fn begun(play: &str, scenario: &Arc<Scenario>) -> Session {
    let head = play.lines().next().unwrap_or_default();
    let after =
        |word: &str| head.split(word).nth(1).map(|rest| rest.trim_start().split([',', ' ']).next().unwrap_or(""));
    let seed = after("seed").and_then(|seed| seed.parse().ok()).expect("a seed");
    let world = scenario.world_by_id(after("world").expect("a world")).expect("a world of the scenario");
    Session::start(scenario.clone(), seed, Some(world), Mode::Practice)
}

#[test]
fn eight_endings_in_the_worlds_are_reached_in_the_app() {
    let (mut endings, mut worlds) = (BTreeSet::new(), BTreeSet::new());
    for play in PLAYS {
        let mut harness = game(1280.0, 720.0, 100);
        harness.run_steps(3);
        let scenario = harness.state().desk.shelf[0].scenario.clone().expect("the flagship");
        harness.state_mut().desk.session = Some(begun(play, &scenario));
        for line in play.lines().skip(1).filter(|line| !line.trim().is_empty() && !line.starts_with('#')) {
            let command = Command::from_line(line, &scenario).expect("a command");
            press(&mut harness, Key::End);
            hear(&mut harness);
            let session = harness.state().desk.session.as_ref().expect("a play");
            let (state, steps) = (*session.state(), session.steps().len());
            let plain = scenario.scenes[state.scene.index()].kind != SceneKind::Hub;
            match command {
                Command::Choose(choice) if plain => {
                    let options = view::scene(&scenario, &state).options;
                    let at = options.iter().position(|option| option.id == choice).expect("it is offered");
                    press(&mut harness, DIGITS[at]);
                }
                _ => {
                    let intent = match command {
                        Command::Choose(choice) => Intent::Choose(choice),
                        Command::Propose { window, measures } => Intent::Propose { window, measures },
                        Command::Forward => Intent::Forward,
                    };
                    let game = harness.state_mut();
                    intents::carry_out(&mut game.desk, &mut game.ui, intent);
                    harness.run_steps(1);
                }
            }
            let now = harness.state().desk.session.as_ref().expect("a play").steps().len();
            assert_eq!(now, steps + 1, "{line} was not carried out: {:?}", harness.state().desk.notice);
        }
        let session = harness.state().desk.session.as_ref().expect("a play");
        endings.insert(session.state().ended.expect("the play is over"));
        worlds.insert(session.world());
    }
    assert_eq!(endings.len(), PLAYS.len());
    assert!(worlds.len() >= 4, "{worlds:?}");
}

#[test]
fn the_shelf_tells_how_the_last_play_ended() {
    let scenario = super::flagship();
    let mut session = begun(PLAYS[0], &scenario);
    assert_eq!(played_words(0, None), None, "what was never played says nothing");
    for line in PLAYS[0].lines().skip(1).filter(|line| !line.trim().is_empty() && !line.starts_with('#')) {
        session.act(Command::from_line(line, &scenario).expect("a command")).expect("it is open");
    }
    let (ending, _) = view::ending(&scenario, session.state()).expect("the story ends");
    let mut harness = game(1280.0, 720.0, 100);
    harness.run_steps(3);
    assert!(harness.query_by_label_contains("Played").is_none());
    harness.state_mut().desk.shelf[0].view.played = played_words(2, Some(&session));
    harness.run_steps(2);
    harness.get_by_label_contains(&format!("Played twice. Last: {ending}."));
}
