//! Movement, frame by frame: a drawer that opens and a needle that moves take their time, end still, and can be told not to.

use super::*;
use egui::Key;
use egui::epaint::{ClippedShape, Shape};

/// Between two frames, in seconds.
const FRAME: f32 = 1.0 / 60.0;
/// So long a movement may take, in seconds.
const TIME: std::ops::RangeInclusive<f32> = 0.15..=0.25;

/// A game in its first scene with all heard, drawn sixty times a second.
fn game(still: bool) -> Harness<'static, Game> {
    let mut harness = game_at(flagship(), (1280.0, 720.0), 100, FRAME);
    harness.state_mut().desk.settings.reduced_motion = still;
    harness.run_steps(3);
    press(&mut harness, Key::N);
    press(&mut harness, Key::Enter);
    hear_all(&mut harness);
    harness.run_steps(30);
    harness
}

/// All that is painted, as one text: two frames that look the same have the same.
fn painted(harness: &Harness<Game>) -> String {
    harness.output().shapes.iter().map(|clipped| format!("{:?}", clipped.shape)).collect()
}

/// Where the heading of the open drawer stands.
fn heading(harness: &Harness<Game>, words: &str) -> Option<f32> {
    fn find(shape: &Shape, words: &str) -> Option<f32> {
        match shape {
            Shape::Text(text) if text.galley.job.text == words => Some(text.pos.y),
            Shape::Vec(shapes) => shapes.iter().find_map(|shape| find(shape, words)),
            _ => None,
        }
    }
    harness.output().shapes.iter().find_map(|ClippedShape { shape, .. }| find(shape, words))
}

/// Draws so many frames after a key and tells how long something moved, from the first frame in which it could be seen; what
/// is still at the end has to have been still for a while.
fn moves(harness: &mut Harness<Game>, key: Key, what: impl Fn(&Harness<Game>) -> Option<String>) -> f32 {
    harness.key_press(key);
    let mut frames = Vec::new();
    // A frame may be drawn in several passes, and time goes on between frames only, as it does before a player.
    let mut now = harness.ctx.input(|input| input.time);
    for _ in 0..40 {
        now += f64::from(FRAME);
        harness.input_mut().time = Some(now);
        harness.step();
        frames.push(what(harness));
    }
    harness.input_mut().time = None;
    let first = frames.iter().position(Option::is_some).expect("it is to be seen");
    let last = frames.last().cloned().flatten();
    let rests = frames.iter().rposition(|frame| *frame != last).map_or(first, |at| at + 1);
    assert!(rests + 10 < frames.len(), "it ends still");
    assert!(!harness.ctx.has_requested_repaint(), "and nothing is drawn any more");
    (rests.saturating_sub(first)) as f32 * FRAME
}

#[test]
fn a_drawer_comes_in_its_time_and_rests() {
    let mut harness = game(false);
    let y = |harness: &Harness<Game>| heading(harness, "Risk register");
    let took = moves(&mut harness, Key::R, |harness| y(harness).map(|y| y.to_string()));
    assert!(TIME.contains(&took), "the drawer took {took} s");
    let rests = y(&harness).expect("it is open");
    press(&mut harness, Key::Escape);
    harness.run_steps(30);
    // It comes from below, and only ever upwards.
    harness.key_press(Key::R);
    let mut before = f32::INFINITY;
    for _ in 0..30 {
        harness.step();
        let Some(now) = y(&harness) else { continue };
        assert!(now <= before && now - rests < 41.0, "{now} after {before}");
        before = now;
    }
    assert_eq!(before, rests);
}

#[test]
fn a_needle_moves_in_its_time_and_rests() {
    let mut harness = game(false);
    let needles = |harness: &Harness<Game>| Some(painted(harness));
    moves(&mut harness, Key::Num1, needles);
    // All is heard at once, and the needles set out from where they were.
    let took = moves(&mut harness, Key::End, needles);
    assert!(took > 0.1 && took <= *TIME.end() + 2.0 * FRAME, "the needles took {took} s");
}

#[test]
fn with_reduced_motion_everything_is_in_its_place_at_once() {
    let mut harness = game(true);
    let took = moves(&mut harness, Key::R, |harness| heading(harness, "Risk register").map(|y| y.to_string()));
    assert_eq!(took, 0.0, "the drawer is there at once");
    press(&mut harness, Key::Escape);
    // What scrolls knows its length in the second frame, and nothing after that.
    let settles = 3.0 * FRAME;
    for key in [Key::Num1, Key::End, Key::P, Key::Escape, Key::D] {
        let took = moves(&mut harness, key, |harness| Some(painted(harness)));
        assert!(took <= settles, "{key:?}: something moved for {took} s");
    }
}
