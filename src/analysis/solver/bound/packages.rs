//! The packages that anybody could be brought to agree on: everything known, everybody willing, no time lost.

use super::sight::{Loose, effects, truth};
use crate::scenario::Scenario;
use crate::scenario::model::*;
use crate::sim::table;

/// More measures than this are not put together one by one.
const MOST: usize = 16;

/// The packages of a scenario in a world.
pub struct Packages {
    /// For each window the sets that fit; `None` where there are too many measures to say.
    fitting: Option<Vec<Vec<u64>>>,
    /// Measures that effects agree on, and those that effects drop.
    toggled: u64,
    /// Whether what was agreed for one window can count in another.
    moves: bool,
}

impl Packages {
    /// Works them out.
    pub fn of(scenario: &Scenario, world: WorldId, loose: &Loose) -> Self {
        let (mut toggled, mut moves) = (0u64, false);
        every_effect(scenario, &mut |effect| match effect {
            Effect::Agree(id) | Effect::Drop(id) => toggled |= id.bit() as u64,
            Effect::Move(_) => moves = true,
            _ => {}
        });
        let tables = scenario.scenes.iter().filter(|scene| scene.kind == SceneKind::Table).count();
        // What is agreed on at one table counts at the next, in another window and from another time on.
        let small = scenario.measures.len() <= MOST && toggled.count_ones() <= 4 && tables <= 1;
        let now = earliest_table(scenario);
        let sets = |window: usize| -> Vec<u64> {
            (0..1u64 << scenario.measures.len())
                .filter(|set| fits(scenario, world, loose, (now, toggled), WindowId::at(window), *set))
                .collect()
        };
        Self { fitting: small.then(|| (0..scenario.windows.len()).map(sets).collect()), toggled, moves }
    }

    /// The sets that can be put forward for a window; `None` where that cannot be said.
    pub fn proposable(&self, window: WindowId) -> Option<&[u64]> {
        Some(&self.fitting.as_ref()?[window.index()])
    }

    /// What of some measures can be agreed on when a window counts, each set once; `None` where that cannot be said.
    pub fn agreed(&self, window: WindowId, relevant: u64) -> Option<Vec<u64>> {
        let fitting = self.fitting.as_ref()?;
        let from: Vec<&Vec<u64>> = if self.moves { fitting.iter().collect() } else { vec![&fitting[window.index()]] };
        let toggled = self.toggled & relevant;
        let mut out: Vec<u64> = Vec::new();
        for set in from.into_iter().flatten().copied().chain([0]) {
            let kept = set & relevant & !toggled;
            // Every part of what effects change, whatever was agreed on.
            let mut part = toggled;
            loop {
                out.push(kept | part);
                if part == 0 {
                    break;
                }
                part = (part - 1) & toggled;
            }
        }
        out.sort_unstable();
        out.dedup();
        Some(out)
    }
}

/// Calls `look` for every effect of a scenario.
pub fn every_effect<'a>(scenario: &'a Scenario, look: &mut impl FnMut(&'a Effect)) {
    scenario.choices.iter().for_each(|choice| effects(&choice.effects, look));
    scenario.scenes.iter().for_each(|scene| effects(&scene.effects, look));
    let rules = scenario.authority.iter().flat_map(|authority| &authority.rules);
    rules.for_each(|rule| effects(&rule.effects, look));
}

/// Whether a package could be put forward if nobody had spent an hour, at this moment, and all of these had been agreed on that
/// effects agree on.
fn fits(
    scenario: &Scenario,
    world: WorldId,
    loose: &Loose,
    (now, agreed): (u32, u64),
    window: WindowId,
    measures: u64,
) -> bool {
    let slot = &scenario.windows[window.index()];
    if slot.opens <= now || slot.notice.is_some_and(|notice| notice < now) {
        return false;
    }
    let loose = Loose { package: None, proposed: Some(window), ..loose.clone() };
    for at in table::bits(measures) {
        let measure = &scenario.measures[at];
        let alone = measure.excludes & measures == 0 && measure.after & !(measures | agreed) == 0;
        let stands = measure.after_any == 0 || measure.after_any & (measures | agreed) != 0;
        let in_time = table::lead_of(scenario, measures, MeasureId::at(at)) <= slot.opens - now;
        if !alone || !stands || !in_time || !truth(scenario, world, &loose, &measure.needs).possible() {
            return false;
        }
    }
    scenario.cast.iter().enumerate().all(|(at, person)| {
        let asked = table::minutes_asked(scenario, measures, PersonId::at(at));
        person.hours.is_none_or(|hours| asked <= hours.saturating_add(slot.more[at]))
    })
}

/// The earliest moment at which a package can be talked through.
fn earliest_table(scenario: &Scenario) -> u32 {
    let mut earliest = vec![u32::MAX; scenario.scenes.len()];
    let mut open = vec![(scenario.start.index(), scenario.now)];
    while let Some((scene, at)) = open.pop() {
        let now = at.max(scenario.scenes[scene].at.unwrap_or(0));
        if now >= earliest[scene] {
            continue;
        }
        earliest[scene] = now;
        let here = &scenario.scenes[scene];
        open.extend(leads(scenario, here).map(|(to, takes)| (to.index(), now.saturating_add(takes))));
        if here.interrupt {
            open.extend(scenario.events.iter().map(|event| (event.scene.index(), at)));
        }
        // Whatever waits behind an interruption comes no earlier than by itself.
    }
    let tables = scenario.scenes.iter().zip(&earliest).filter(|(scene, _)| scene.kind == SceneKind::Table);
    tables.map(|(scene, now)| now.saturating_add(scene.takes)).min().unwrap_or(scenario.now)
}

/// Where a scene can lead, and what that takes at the least.
pub fn leads<'a>(scenario: &'a Scenario, scene: &'a Scene) -> impl Iterator<Item = (SceneId, u32)> + 'a {
    let visits = scene.visits.clone().flat_map(|visit| {
        let visit = &scenario.visits[usize::from(visit)];
        visit.choices.clone().map(|at| (at, visit.takes))
    });
    let choices = scene.choices.clone().map(|at| (at, 0)).chain(visits);
    let chosen = choices.filter_map(|(at, takes)| {
        let choice = &scenario.choices[usize::from(at)];
        Some((choice.to?, takes.saturating_add(choice.takes)))
    });
    chosen.chain(scene.routes.iter().map(|(_, to)| (*to, 0))).chain(scene.to.map(|to| (to, 0)))
}
