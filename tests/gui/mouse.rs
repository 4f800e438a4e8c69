//! A whole play by the mouse: clicks at the middle of what the page offers, and no key.

use super::walk::{click_on, decide_by, find, kind};
use super::*;

#[test]
fn a_whole_play_by_clicks_comes_to_an_ending() {
    let mut harness = game(1280.0, 720.0, 100);
    harness.run_steps(3);
    click_first(&mut harness, "Start");
    for _ in 0..80 {
        if kind(&harness).is_none() {
            break;
        }
        decide_by(&mut harness, click_on);
    }
    assert_eq!(kind(&harness), None, "the play comes to an end");
    click_first(&mut harness, "Hear all of it");
    click_first(&mut harness, "Title");
    assert!(harness.state().desk.session.is_none());
}

/// Clicks the first control whose name begins so.
fn click_first(harness: &mut Harness<Game>, name: &str) {
    let found = find(harness, name);
    click_on(harness, &found);
}
