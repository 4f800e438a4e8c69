//! What was said since the last decision, each line with the moment in which it was said.

use super::scene::{LineView, SceneView, here, lines};
use crate::session::Session;
use crate::sim::{State, apply::apply};
use crate::text::time;

/// The lines since the last decision, or since the beginning, with the state of the play in which each was said.
pub fn heard(session: &Session) -> Vec<(LineView, State)> {
    let scenario = session.scenario();
    let mut state = match session.steps().last() {
        Some(step) => step.before,
        None => *session.origin(),
    };
    let mut out = Vec::new();
    // What came of a package has pages of its own; who was not seen is named where the next scene begins.
    let (told, unseen) = (super::verdict::told(session), super::hub::unseen_line(session));
    for (at, event) in session.latest().iter().enumerate() {
        out.extend(unseen.iter().filter(|(_, before)| *before == at).map(|(line, _)| (line.clone(), state)));
        if at < told {
            apply(scenario, &mut state, *event);
            continue;
        }
        out.extend(lines(scenario, std::slice::from_ref(event)).into_iter().map(|line| (line, state)));
        apply(scenario, &mut state, *event);
    }
    out
}

/// Where and when a line was said.
pub fn moment(session: &Session, state: &State) -> SceneView {
    here(session.scenario(), state)
}

/// The lines before which another scene begins, with its time and heading.
pub fn breaks(session: &Session, heard: &[(LineView, State)]) -> Vec<(usize, String)> {
    let scenario = session.scenario();
    let changes = heard.windows(2).enumerate().filter(|(_, pair)| pair[0].1.scene != pair[1].1.scene);
    changes
        .map(|(at, pair)| {
            let now = &pair[1].1;
            let title = scenario.text(scenario.scenes[now.scene.index()].title);
            (at + 1, format!("{} {}. {title}", time::day(now.now), time::clock(now.now)))
        })
        .collect()
}
