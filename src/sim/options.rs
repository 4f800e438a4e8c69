//! What the player can do now, and why not what they cannot.

use super::cond::holds;
use super::{Command, State, table};
use crate::scenario::model::*;

/// Whether a choice can be made.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Openness {
    /// It is not offered.
    Hidden,
    /// It can be made.
    Open,
    /// It is offered and locked, for the author's reason.
    Locked(TextId),
    /// There is no time left for it before this moment.
    NoTime(u32),
}

/// The choices of the current scene that are offered, in the order of the file, with their openness.
pub fn offered<'a>(scenario: &'a Scenario, state: &'a State) -> impl Iterator<Item = (ChoiceId, Openness)> + 'a {
    let scene = &scenario.scenes[state.scene.index()];
    let own = scene.choices.clone();
    let visits = scene.visits.clone().flat_map(|visit| scenario.visits[usize::from(visit)].choices.clone());
    let over = state.ended.is_some() || scene.kind == SceneKind::Table;
    visits.chain(own).filter(move |_| !over).map(ChoiceId).filter_map(move |id| match openness(scenario, state, id) {
        Openness::Hidden => None,
        other => Some((id, other)),
    })
}

/// Whether a choice of the current scene can be made; one of another scene is hidden.
pub fn openness(scenario: &Scenario, state: &State, id: ChoiceId) -> Openness {
    let Some(choice) = scenario.choices.get(id.index()) else {
        return Openness::Hidden;
    };
    if choice.scene != state.scene || state.ended.is_some() {
        return Openness::Hidden;
    }
    if scenario.scenes[choice.scene.index()].kind == SceneKind::Table {
        return Openness::Hidden;
    }
    let visit = choice.visit.map(|visit| &scenario.visits[visit.index()]);
    if let Some(visit) = visit
        && (state.marks & visit.mark.bit() != 0 || !holds(scenario, state, &visit.when))
    {
        return Openness::Hidden;
    }
    if !holds(scenario, state, &choice.when) {
        return Openness::Hidden;
    }
    if let (Some(visit), Some(until)) = (visit, hub_ends(scenario, state))
        && state.now.saturating_add(visit.takes) > until
    {
        return Openness::NoTime(until);
    }
    if holds(scenario, state, &choice.allowed) { Openness::Open } else { Openness::Locked(choice.why_not) }
}

/// The minutes that a choice takes: its own, and those that it waits whatever happens.
pub fn takes(choice: &Choice) -> u32 {
    let waits = choice.effects.iter().filter_map(|effect| match effect {
        Effect::Wait(minutes) => Some(*minutes),
        _ => None,
    });
    waits.fold(choice.takes, u32::saturating_add)
}

/// The minutes that a choice takes, with those of going to whom it is said.
pub fn takes_in_all(scenario: &Scenario, id: ChoiceId) -> u32 {
    let choice = &scenario.choices[id.index()];
    let visit = choice.visit.map_or(0, |visit| scenario.visits[visit.index()].takes);
    takes(choice).saturating_add(visit)
}

/// Something that can be done now, for an example; at the table a window with one measure where that fits.
pub fn example(scenario: &Scenario, state: &State) -> Option<Command> {
    if scenario.scenes[state.scene.index()].kind == SceneKind::Table && state.ended.is_none() {
        let mut windows = (0..scenario.windows.len()).map(WindowId::at);
        let window = windows.find(|window| table::fits(scenario, state, *window, 0))?;
        let fits = |measures: &u64| table::fits(scenario, state, window, *measures);
        let measures = (0..scenario.measures.len()).map(|at| MeasureId::at(at).bit() as u64).find(fits).unwrap_or(0);
        return Some(Command::Propose { window, measures });
    }
    let mut open = offered(scenario, state).filter(|(_, openness)| *openness == Openness::Open);
    open.next().map(|(id, _)| Command::Choose(id))
}

/// When the current hub ends; `None` if it does not, or if the scene is no hub.
pub fn hub_ends(scenario: &Scenario, state: &State) -> Option<u32> {
    let scene = &scenario.scenes[state.scene.index()];
    let mut until = scene.until.iter().filter(|(_, when)| holds(scenario, state, when));
    (scene.kind == SceneKind::Hub).then(|| until.next().map(|(moment, _)| *moment)).flatten()
}

/// The people who are there, as bits: those of a scene without the absent ones.
pub fn present(scenario: &Scenario, state: &State) -> u16 {
    let scene = &scenario.scenes[state.scene.index()];
    let mut with = scene.with;
    for (person, when) in &scene.absent {
        if holds(scenario, state, when) {
            with &= !(person.bit() as u16);
        }
    }
    with
}

/// Those of the people who are there who are a voice only, as bits.
pub fn voices(scenario: &Scenario, state: &State) -> u16 {
    let scene = &scenario.scenes[state.scene.index()];
    let calls = scene.calls_in.iter().filter(|(_, when)| holds(scenario, state, when));
    let bits = calls.fold(scene.by_phone, |bits, (person, _)| bits | person.bit() as u16);
    bits & present(scenario, state)
}

/// The people of a set of bits.
pub fn people(bits: u16) -> impl Iterator<Item = PersonId> {
    (0..MOST_PEOPLE).filter(move |at| bits >> at & 1 == 1).map(PersonId::at)
}
