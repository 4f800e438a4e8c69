//! The table: what can be proposed, and how each party answers.

use super::State;
use super::cond::holds;
use crate::scenario::model::*;
use std::ops::ControlFlow;

/// A reason why a package cannot be put forward.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Problem {
    /// The window has opened already.
    WindowPast,
    /// Those affected can no longer be told in time.
    NoticePast(u32),
    /// A measure cannot be proposed yet.
    NotYet(MeasureId),
    /// Two measures exclude each other.
    Excludes(MeasureId, MeasureId),
    /// A measure stands on another that is not in the package.
    StandsOn(MeasureId, MeasureId),
    /// A measure stands on one of several, and none of them is in the package; the first is named.
    StandsOnOne(MeasureId, MeasureId),
    /// A measure cannot be done before the window opens: the minutes that it takes, and that are left.
    TooLate { measure: MeasureId, takes: u32, left: u32 },
    /// A person is over-booked: minutes asked for, and minutes they have.
    OverBooked { person: PersonId, asked: u32, has: u32 },
}

/// How a person answers a package.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Answer {
    /// Whether they accept.
    pub accepts: bool,
    /// What they say.
    pub say: Option<TextId>,
    /// How far they are from accepting; at or above 0 they accept. A blocked package is far below.
    pub margin: i32,
}

/// Minutes that a person has before a window.
pub fn minutes_of(scenario: &Scenario, state: &State, person: PersonId, window: WindowId) -> Option<u32> {
    let more = scenario.windows[window.index()].more[person.index()];
    let hours = scenario.cast[person.index()].hours?;
    Some(hours.saturating_add(more).saturating_sub(u32::from(state.spent[person.index()])))
}

/// Minutes of a person that a set of measures takes.
pub fn minutes_asked(scenario: &Scenario, measures: u64, person: PersonId) -> u32 {
    let chosen = scenario.measures.iter().enumerate().filter(|(at, _)| measures >> at & 1 == 1);
    let hours = chosen.flat_map(|(_, measure)| &measure.hours);
    hours.filter(|(who, _)| *who == person).fold(0, |sum, (_, minutes)| sum.saturating_add(*minutes))
}

/// Minutes from the agreement until a measure is done, those that come first included.
pub fn lead_of(scenario: &Scenario, measures: u64, id: MeasureId) -> u32 {
    /// The same measure may come first by many ways, so what is known of it is kept.
    fn go(scenario: &Scenario, measures: u64, at: usize, known: &mut [Option<u32>; MOST_ITEMS], depth: usize) -> u32 {
        if let Some(lead) = known[at] {
            return lead;
        }
        let measure = &scenario.measures[at];
        let first = (measure.after | measure.after_any) & measures;
        // The loader refuses circles; the depth is a belt to those braces.
        let before = bits(if depth == 0 { 0 } else { first });
        let longest = before.map(|before| go(scenario, measures, before, known, depth - 1)).max().unwrap_or(0);
        let lead = measure.lead.saturating_add(longest);
        known[at] = Some(lead);
        lead
    }
    let measure = &scenario.measures[id.index()];
    if (measure.after | measure.after_any) & measures == 0 {
        return measure.lead;
    }
    go(scenario, measures, id.index(), &mut [None; MOST_ITEMS], MOST_ITEMS)
}

/// Whether anything can be put forward at all: a window is left, and nobody has promised more hours than they have.
pub fn open(scenario: &Scenario, state: &State) -> bool {
    (0..scenario.windows.len()).any(|at| fits(scenario, state, WindowId::at(at), 0))
}

/// Why a package cannot be put forward, everything at once; empty if it can.
pub fn problems(scenario: &Scenario, state: &State, window: WindowId, measures: u64) -> Vec<Problem> {
    let mut out = Vec::new();
    let _ = each_problem(scenario, state, after_talking(scenario, state), window, measures, |problem| {
        out.push(problem);
        ControlFlow::Continue(())
    });
    out
}

/// Whether a package can be put forward.
pub fn fits(scenario: &Scenario, state: &State, window: WindowId, measures: u64) -> bool {
    let now = after_talking(scenario, state);
    each_problem(scenario, state, now, window, measures, |_| ControlFlow::Break(())).is_continue()
}

/// Whether a package can be had from this very minute on, when all has been said about it.
pub fn fits_now(scenario: &Scenario, state: &State, window: WindowId, measures: u64) -> bool {
    each_problem(scenario, state, state.now, window, measures, |_| ControlFlow::Break(())).is_continue()
}

/// When the talk about a package will be over: at a table each proposal takes its time.
fn after_talking(scenario: &Scenario, state: &State) -> u32 {
    let scene = &scenario.scenes[state.scene.index()];
    state.now.saturating_add(if scene.kind == SceneKind::Table { scene.takes } else { 0 })
}

/// Tells of each problem of a package, until told to stop.
fn each_problem(
    scenario: &Scenario,
    state: &State,
    now: u32,
    window: WindowId,
    measures: u64,
    mut tell: impl FnMut(Problem) -> ControlFlow<()>,
) -> ControlFlow<()> {
    // Whoever asks may have bits beyond the measures of the scenario.
    let measures = measures & scenario.all_measures();
    let slot = &scenario.windows[window.index()];
    if slot.opens <= now {
        tell(Problem::WindowPast)?;
    }
    if let Some(notice) = slot.notice
        && notice < now
    {
        tell(Problem::NoticePast(notice))?;
    }
    let all = measures | state.agreed;
    let left = slot.opens.saturating_sub(now);
    let mut asked = [0u32; MOST_PEOPLE];
    for at in bits(all) {
        for (person, minutes) in &scenario.measures[at].hours {
            let slot = &mut asked[person.index()];
            *slot = slot.saturating_add(*minutes);
        }
    }
    for at in bits(measures) {
        let (id, measure) = (MeasureId::at(at), &scenario.measures[at]);
        if let Some(other) = first(measure.excludes & all) {
            tell(Problem::Excludes(id, other))?;
        }
        if let Some(other) = first(measure.after & !all) {
            tell(Problem::StandsOn(id, other))?;
        }
        if measure.after_any != 0
            && measure.after_any & all == 0
            && let Some(other) = first(measure.after_any)
        {
            tell(Problem::StandsOnOne(id, other))?;
        }
        let takes = lead_of(scenario, all, id);
        if takes > left {
            tell(Problem::TooLate { measure: id, takes, left })?;
        }
        if !holds(scenario, state, &measure.needs) {
            tell(Problem::NotYet(id))?;
        }
    }
    for (at, asked) in asked.into_iter().enumerate().take(scenario.cast.len()).filter(|(_, asked)| *asked > 0) {
        let person = PersonId::at(at);
        if let Some(has) = minutes_of(scenario, state, person, window)
            && asked > has
        {
            tell(Problem::OverBooked { person, asked, has })?;
        }
    }
    ControlFlow::Continue(())
}

/// The positions of a set of measures.
pub fn bits(mut set: u64) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let at = (set != 0).then(|| set.trailing_zeros() as usize)?;
        set &= set - 1;
        Some(at)
    })
}

/// The lowest measure of a set.
fn first(measures: u64) -> Option<MeasureId> {
    (measures != 0).then(|| MeasureId::at(measures.trailing_zeros() as usize))
}

/// The greatest tension of the relations that a person is part of.
pub fn tension_around(scenario: &Scenario, state: &State, person: PersonId) -> u8 {
    let relations = scenario.cast[person.index()].relations;
    (0..MOST_RELATIONS).filter(|at| relations >> at & 1 == 1).map(|at| state.tension[at]).max().unwrap_or(0)
}

/// How a person answers the package on the table.
///
/// They accept when
/// `needs served (known: weight, guessed: half) + liking of the window + (trust - 50) / 3 - 2 x tension + 3 x facts that move
/// them >= demand`, and nothing that they block is in the package. A need that is not real in this world weighs nothing.
pub fn answer(scenario: &Scenario, state: &State, person: PersonId) -> Answer {
    answer_if_real(scenario, state, person, scenario.worlds[state.world.index()].known)
}

/// How a person would answer for all that the player can know: a need that is real in some worlds only counts once it has
/// been found, so that a face does not give the world away.
pub fn read_face(scenario: &Scenario, state: &State, person: PersonId) -> Answer {
    let everywhere = scenario.worlds.iter().fold(u128::MAX, |all, world| all & world.known);
    answer_if_real(scenario, state, person, everywhere | state.known)
}

/// The answer, given which needs are real.
fn answer_if_real(scenario: &Scenario, state: &State, person: PersonId, real: u128) -> Answer {
    let who = &scenario.cast[person.index()];
    let (measures, window) = (state.package(), state.current_window());
    if let Some((_, say)) = who.blocks.iter().find(|(when, _)| holds(scenario, state, when)) {
        return Answer { accepts: false, say: Some(*say), margin: -100 };
    }
    let mut served = 0u128;
    for at in bits(measures) {
        served |= scenario.measures[at].serves;
    }
    let mut worth = 0;
    for &(need, weight) in who.needs.iter().filter(|(need, _)| served & real & need.bit() != 0) {
        worth += if state.known & need.bit() != 0 { i32::from(weight) } else { i32::from(weight) / 2 };
    }
    let tension = tension_around(scenario, state, person);
    let evidence = i32::try_from((who.moved_by & state.known).count_ones()).unwrap_or(0);
    let margin = worth + who.windows[window.index()] + (i32::from(state.trust[person.index()]) - 50) / 3
        - 2 * i32::from(tension)
        + 3 * evidence
        - who.demand;
    if margin >= 0 {
        let line = super::effects::first_line(scenario, state, who.accepts.clone());
        return Answer { accepts: true, say: line.map(|line| scenario.line(line).say), margin };
    }
    let lacks = |need: KnownId| real & !served & need.bit() != 0;
    let refusal = who.refuses.iter().find(|refusal| {
        refusal.lacks.is_none_or(lacks) && tension >= refusal.tension && holds(scenario, state, &refusal.when)
    });
    Answer { accepts: false, say: refusal.map(|refusal| refusal.say), margin }
}

/// The measures of a package that are left when everybody who objects withdraws what they would have to answer for, and what
/// stands on it.
pub fn without_objectors(scenario: &Scenario, measures: u64, agreed: u64, objections: u16) -> u64 {
    let mut left = measures;
    for (at, measure) in scenario.measures.iter().enumerate() {
        if u128::from(objections) & measure.owner.bit() != 0 {
            left &= !(1 << at);
        }
    }
    without_orphans(scenario, left, agreed)
}

/// A set of measures without those that stand on something that is neither in it nor agreed on before.
pub fn without_orphans(scenario: &Scenario, mut measures: u64, agreed: u64) -> u64 {
    loop {
        let before = measures;
        let there = measures | agreed;
        for (at, measure) in scenario.measures.iter().enumerate() {
            let orphan = measure.after & !there != 0 || measure.after_any != 0 && measure.after_any & there == 0;
            if orphan {
                measures &= !(1 << at);
            }
        }
        if measures == before {
            return measures;
        }
    }
}
