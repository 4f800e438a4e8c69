//! The hub as a map: who is in which room, what seeing them costs, and who can then no longer be seen.

use super::scene::LineView;
use super::words;
use crate::scenario::Scenario;
use crate::scenario::model::{Mood, PersonId, SceneId, SceneKind, Visit, VisitId};
use crate::session::Session;
use crate::sim::options::{self, Openness};
use crate::sim::{Event, State};
use crate::text::time;

/// How it stands with a room.
#[derive(Clone, PartialEq, Debug)]
pub enum Standing {
    /// One can go there.
    Open,
    /// One has been there: the how manieth visit it was, and when.
    Seen(usize, String),
    /// It is closed, and why.
    Locked(String),
    /// What is left of the evening is too short for it.
    TooLate,
}

/// A room of the house.
#[derive(Clone, PartialEq, Debug)]
pub struct RoomView {
    /// The visit's id.
    pub key: String,
    /// Whom one sees.
    pub title: String,
    /// Where.
    pub place: String,
    /// The floor, 0 for the ground.
    pub floor: i8,
    /// The people there.
    pub with: Vec<PersonId>,
    /// Whether one only hears them.
    pub by_phone: bool,
    /// What the visit itself takes, in minutes: so much must be left for it.
    pub visit_takes: u32,
    /// The time it takes at the least and at the most, in minutes, with what one says there.
    pub takes: (u32, u32),
    /// The same in words.
    pub takes_words: String,
    /// How it stands with it.
    pub standing: Standing,
    /// What is left after it, in words; empty where nothing ends the hub.
    pub leaves: String,
    /// How many others can be seen after it, at the most.
    pub more: usize,
    /// The rooms for which there is no time after it, by their place in the list.
    pub lost: Vec<usize>,
    /// Those who can then no longer be seen.
    pub unseen: Vec<String>,
}

/// The hub.
#[derive(Clone, PartialEq, Debug)]
pub struct HubView {
    /// Minutes: when it began, now, and when it ends.
    pub hours: (u32, u32, Option<u32>),
    /// The time that is left, in words.
    pub left: String,
    /// How many can still be seen, at the most.
    pub more: usize,
    /// The rooms, in the order of the file.
    pub rooms: Vec<RoomView>,
    /// The visits that were paid: the room, and from when to when.
    pub walk: Vec<(usize, u32, u32)>,
}

impl HubView {
    /// The rooms as one reads the house: from the top floor down, from the left; their numbers follow it.
    pub fn reading(&self) -> Vec<usize> {
        let side = |at: usize| {
            // On a floor rooms lie left and right of the stairs by turns.
            let before = self.rooms[..at].iter().filter(|room| room.floor == self.rooms[at].floor).count();
            (before % 2, before)
        };
        let mut order: Vec<usize> = (0..self.rooms.len()).collect();
        order.sort_by_key(|at| (std::cmp::Reverse(self.rooms[*at].floor), side(*at)));
        order
    }
}

/// The hub, if one is in it.
pub fn hub(session: &Session) -> Option<HubView> {
    let (scenario, state) = (session.scenario().as_ref(), session.state());
    let scene = &scenario.scenes[state.scene.index()];
    if scene.kind != SceneKind::Hub || state.ended.is_some() {
        return None;
    }
    let until = options::hub_ends(scenario, state);
    let here = session.steps().iter().filter(|step| step.before.scene == state.scene);
    let began = here.map(|step| step.before.now).min().unwrap_or(state.now);
    let paid = visits_paid(session, state.scene);
    let ids = scene.visits.clone().map(VisitId);
    let shown: Vec<VisitId> = ids
        .filter(|id| paid.iter().any(|(seen, ..)| seen == id) || openings(scenario, state, *id).count() > 0)
        .collect();
    let mut rooms: Vec<RoomView> = shown.iter().map(|id| room(scenario, state, *id, &paid)).collect();
    place(&mut rooms, shown.iter().map(|id| scenario.visits[id.index()].floor));
    let left = until.map(|until| until.saturating_sub(state.now));
    let consequences: Vec<_> = (0..rooms.len()).map(|at| after(scenario, &rooms, at, left)).collect();
    for (room, (lost, unseen, more, leaves)) in rooms.iter_mut().zip(consequences) {
        (room.lost, room.unseen, room.more, room.leaves) = (lost, unseen, more, leaves);
    }
    let walk = paid.iter().filter_map(|(id, from, to)| Some((shown.iter().position(|at| at == id)?, *from, *to)));
    Some(HubView {
        hours: (began, state.now, until),
        left: left.map(time::duration).unwrap_or_default(),
        more: most(rooms.iter().filter(|room| room.standing == Standing::Open), left),
        walk: walk.collect(),
        rooms,
    })
}

/// The visits that were paid in a hub, in order, each with the minutes from when to when.
fn visits_paid(session: &Session, hub: SceneId) -> Vec<(VisitId, u32, u32)> {
    let scenario = session.scenario();
    let steps = session.steps();
    let after = |at: usize| steps.get(at + 1).map_or(session.state().now, |step| step.before.now);
    let mut out = Vec::new();
    for (at, step) in steps.iter().enumerate().filter(|(_, step)| step.before.scene == hub) {
        let chosen = step.events.iter().find_map(|event| match event {
            Event::Chosen(choice) => scenario.choices[choice.index()].visit,
            _ => None,
        });
        out.extend(chosen.map(|visit| (visit, step.before.now, after(at))));
    }
    out
}

/// What can be said on a visit, as far as it is offered.
fn openings<'a>(scenario: &'a Scenario, state: &'a State, id: VisitId) -> impl Iterator<Item = (u32, Openness)> + 'a {
    let choices = scenario.visits[id.index()].choices.clone().map(crate::scenario::model::ChoiceId);
    let all = choices.map(|id| (scenario.choices[id.index()].takes, options::openness(scenario, state, id)));
    all.filter(|(_, openness)| *openness != Openness::Hidden)
}

fn room(scenario: &Scenario, state: &State, id: VisitId, paid: &[(VisitId, u32, u32)]) -> RoomView {
    let visit: &Visit = &scenario.visits[id.index()];
    let seen = paid.iter().position(|(seen, ..)| *seen == id);
    let all: Vec<_> = openings(scenario, state, id).collect();
    let open = all.iter().filter(|(_, openness)| *openness == Openness::Open).map(|(takes, _)| *takes);
    let least = visit.takes + open.clone().min().unwrap_or(0);
    let longest = visit.takes + open.clone().max().unwrap_or(0);
    let standing = match (seen, open.count(), all.first()) {
        (Some(at), ..) => Standing::Seen(at + 1, time::clock(paid[at].1)),
        (None, 1.., _) => Standing::Open,
        (None, 0, Some((_, Openness::NoTime(_)))) => Standing::TooLate,
        (None, 0, first) => {
            let why = first.and_then(|(_, openness)| words::locked(scenario, state, *openness));
            Standing::Locked(why.unwrap_or_default())
        }
    };
    let takes_words = match seen {
        Some(at) => time::duration(paid[at].2 - paid[at].1),
        None if least == longest => time::duration(least),
        None => format!("{} to {}", time::duration(least), time::duration(longest)),
    };
    RoomView {
        key: visit.id.clone(),
        title: scenario.text(visit.title).to_owned(),
        place: scenario.text(visit.place).to_owned(),
        floor: 0,
        with: options::people(visit.with).collect(),
        by_phone: visit.by_phone != 0,
        visit_takes: visit.takes,
        takes: (least, longest),
        takes_words,
        standing,
        leaves: String::new(),
        more: 0,
        lost: Vec::new(),
        unseen: Vec::new(),
    }
}

/// Gives every room its floor: the author's, or else the floor above the ground that has the fewest rooms.
fn place(rooms: &mut [RoomView], floors: impl Iterator<Item = Option<i8>>) {
    let floors: Vec<Option<i8>> = floors.collect();
    let top = floors.iter().flatten().copied().max().unwrap_or(0).max(rooms.len().div_ceil(2).min(5) as i8);
    let mut taken: Vec<i8> = floors.iter().flatten().copied().collect();
    for (room, floor) in rooms.iter_mut().zip(floors) {
        room.floor = floor.unwrap_or_else(|| {
            let count = |floor: i8| taken.iter().filter(|other| **other == floor).count();
            let free = (1..=top).min_by_key(|floor| (count(*floor), *floor)).unwrap_or(0);
            taken.push(free);
            free
        });
    }
}

/// What a visit leaves: rooms without time, people who can no longer be seen, how many others can be, and the time in words.
fn after(
    scenario: &Scenario,
    rooms: &[RoomView],
    at: usize,
    left: Option<u32>,
) -> (Vec<usize>, Vec<String>, usize, String) {
    let others = || rooms.iter().enumerate().filter(|(other, room)| *other != at && room.standing == Standing::Open);
    let Some(left) = left else {
        return (Vec::new(), Vec::new(), others().count(), String::new());
    };
    let rest = left.saturating_sub(rooms[at].takes.0);
    let fits = |room: &RoomView| rooms[at].takes.0.saturating_add(room.visit_takes) <= left;
    let lost: Vec<usize> = others().filter(|(_, room)| !fits(room)).map(|(other, _)| other).collect();
    let here = |person: PersonId| rooms[at].with.contains(&person);
    let seen = |person: PersonId| {
        let spoken = |room: &&RoomView| matches!(room.standing, Standing::Seen(..)) && room.with.contains(&person);
        rooms.iter().find(spoken).is_some() || others().any(|(_, room)| fits(room) && room.with.contains(&person))
    };
    let mut people: Vec<PersonId> = lost.iter().flat_map(|other| rooms[*other].with.iter().copied()).collect();
    people.sort_by_key(|person| person.index());
    people.dedup();
    let unseen = people.into_iter().filter(|person| !here(*person) && !seen(*person));
    let unseen = unseen.map(|person| words::first_name(scenario, person).to_owned()).collect();
    let more = most(others().map(|(_, room)| room), Some(rest));
    (lost, unseen, more, time::duration(rest))
}

/// How many of these fit into the time, one after another.
fn most<'a>(rooms: impl Iterator<Item = &'a RoomView>, left: Option<u32>) -> usize {
    let mut takes: Vec<(u32, u32)> = rooms.map(|room| (room.takes.0, room.visit_takes)).collect();
    takes.sort_unstable();
    let Some(left) = left else { return takes.len() };
    let mut gone = 0u32;
    let fits = takes.into_iter().take_while(|(takes, visit)| {
        let fits = gone.saturating_add(*visit) <= left;
        gone = gone.saturating_add(*takes);
        fits
    });
    fits.count()
}

/// Who was not seen in the hub that the last decision ended, in the order of the cast; `None` if it ended none.
///
/// The second value tells how many events of the last decision come before the next scene begins.
pub fn unseen(session: &Session) -> Option<(Vec<String>, usize)> {
    let scenario = session.scenario().as_ref();
    let interrupts = |id: SceneId| scenario.events.iter().any(|event| event.scene == id);
    let entered = |event: &Event| match event {
        Event::SceneEntered(id) if !interrupts(*id) => Some(*id),
        _ => None,
    };
    let at = session.latest().iter().position(|event| entered(event).is_some())?;
    let earlier = session.steps().split_last().map_or(&[][..], |(_, before)| before);
    let before = session.opening().iter().chain(earlier.iter().flat_map(|step| &step.events));
    let hub = before.rev().find_map(entered)?;
    let scene = &scenario.scenes[hub.index()];
    if scene.kind != SceneKind::Hub || session.latest().get(at).and_then(entered) == Some(hub) {
        return None;
    }
    let state = session.state();
    let visits = || scene.visits.clone().map(|id| &scenario.visits[usize::from(id)]);
    let paid = |visit: &&Visit| state.marks & visit.mark.bit() != 0;
    let seen = visits().filter(paid).fold(0u16, |all, visit| all | visit.with);
    let there = |visit: &&Visit| crate::sim::cond::holds(scenario, state, &visit.when);
    let all = visits().filter(there).fold(0u16, |all, visit| all | visit.with);
    let names = options::people(all & !seen).map(|who| words::first_name(scenario, who).to_owned()).collect();
    Some((names, at))
}

/// The line that names those who were not seen, and how many events of the last decision come before it.
pub fn unseen_line(session: &Session) -> Option<(LineView, usize)> {
    let (names, at) = unseen(session).filter(|(names, _)| !names.is_empty())?;
    let text = format!("Not seen: {}.", names.join(", "));
    Some((LineView { by: None, name: String::new(), player: false, mood: Mood::Calm, text }, at))
}
