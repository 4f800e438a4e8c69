//! The corridor and the table as they are seen: what a visit takes away, who was not seen, and whose hours are stacked.

use super::common::flagship;
use warroom::scenario::model::SceneKind;
use warroom::session::{Mode, Session};
use warroom::sim::{Command, options};
use warroom::view::{self, Standing};

/// A play in its first hub, by the first open option of each scene before it.
fn in_the_hub() -> Session {
    let scenario = flagship();
    let mut session = Session::start(scenario.clone(), 7, Some(scenario.default_world), Mode::Practice);
    while scenario.scenes[session.state().scene.index()].kind != SceneKind::Hub {
        let open = options::offered(&scenario, session.state()).find(|(_, how)| *how == options::Openness::Open);
        session.act(Command::Choose(open.expect("something can be done").0)).expect("it is open");
    }
    session
}

/// Pays the first visit that is open, with its first open words.
fn visit(session: &mut Session) {
    let first = view::scene(session.scenario(), session.state())
        .visits
        .into_iter()
        .find_map(|visit| visit.options.into_iter().find(|option| option.locked.is_none()));
    session.act(Command::Choose(first.expect("somebody can be seen").id)).expect("it is open");
}

#[test]
fn what_a_visit_takes_away_is_gone_after_it() {
    let mut session = in_the_hub();
    for _ in 0..12 {
        let Some(hub) = view::hub(&session) else { break };
        let key = view::scene(session.scenario(), session.state())
            .visits
            .into_iter()
            .find(|visit| visit.options.iter().any(|option| option.locked.is_none()))
            .map(|visit| visit.key);
        let at = hub.rooms.iter().position(|room| Some(&room.key) == key.as_ref()).expect("it has a room");
        let promised: Vec<&str> = hub.rooms[at].lost.iter().map(|lost| hub.rooms[*lost].key.as_str()).collect();
        visit(&mut session);
        let Some(after) = view::hub(&session) else {
            // The evening ended with this visit, so it had to take everybody else away.
            let open = hub.rooms.iter().filter(|room| room.standing == Standing::Open).count();
            assert_eq!(promised.len() + 1, open, "{key:?}");
            let (names, _) = view::hub::unseen(&session).unwrap_or_default();
            for name in &hub.rooms[at].unseen {
                assert!(names.is_empty() || names.contains(name), "{name} was to be unseen: {names:?}");
            }
            return;
        };
        for room in &after.rooms {
            let gone = room.standing == Standing::TooLate;
            assert!(gone || !promised.contains(&room.key.as_str()), "{} was said to be lost", room.key);
        }
        assert!(after.more < hub.more, "a visit leaves time for fewer");
    }
    panic!("the evening never ended");
}

#[test]
fn the_stacks_of_hours_sum_to_what_the_draft_asks() {
    let (scenario, session) = (flagship(), in_the_hub());
    for measures in [0, 0b1011, scenario.all_measures()] {
        let draft = view::draft(&scenario, session.state(), session.state().window, measures);
        for stack in &draft.stacks {
            let asked = draft.hours.iter().find(|(name, ..)| *name == stack.name);
            assert_eq!(stack.asked(), asked.map_or(0, |(_, asked, _)| *asked), "{}", stack.name);
            let said = draft.problems.iter().any(|problem| problem.starts_with(&format!("{} would need", stack.name)));
            assert_eq!(stack.over(), said, "{}: shape and words agree", stack.name);
        }
        assert!(draft.hours.iter().all(|(name, ..)| draft.stacks.iter().any(|stack| stack.name == *name)));
    }
}
