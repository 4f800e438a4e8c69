//! What can come after what: where a story begins, what can still change, and what a package can show.

use super::build::{choices, worth};
use super::graph::Close;
use super::packages::{Packages, leads};
use super::sight::{Loose, Truth, effects, parts, truth};
use super::window::{Late, conditions};
use crate::scenario::Scenario;
use crate::scenario::model::*;
use crate::score::Rubric;

/// A story begins.
pub(super) fn beginning(scenario: &Scenario, close: Close) -> Loose {
    let mut tension = [0; MOST_RELATIONS];
    for (slot, relation) in tension.iter_mut().zip(&scenario.relations) {
        *slot = relation.tension;
    }
    let mut flags_seen = 0;
    let of_risks = scenario.risks.iter().flat_map(conditions);
    for cond in scenario.scenes.iter().flat_map(|scene| scene.until.iter().map(|(_, cond)| cond)).chain(of_risks) {
        parts(cond, &mut |cond| flags_seen |= if let Cond::Flag(flag) = cond { flag.bit() } else { 0 });
    }
    let marks_seen = scenario.visits.iter().fold(0, |all, visit| all | visit.mark.bit());
    Loose {
        scene: scenario.start,
        waiting: None,
        now: Some(scenario.now),
        tension: close.tension.then_some(tension),
        flags: 0,
        flags_seen,
        marks: 0,
        marks_seen,
        interrupted: (0, if close.interrupted { u64::MAX } else { 0 }),
        window: scenario.approved,
        proposed: None,
        rounds: 0,
        lies: false,
        forwarding: false,
        begun: false,
        rolled_back: false,
        settled: false,
        package: None,
    }
}

/// For each window the most that a package shows, in thousandths of a point.
pub(super) fn shown(
    rubric: &Rubric,
    scenario: &Scenario,
    world: WorldId,
    packages: &Packages,
    begin: &Loose,
) -> Vec<f64> {
    let points: Vec<f64> = scenario.scoring.packages.iter().map(|rule| worth(rubric, &rule.shows)).collect();
    let blank = Loose { tension: None, now: None, flags_seen: 0, marks_seen: 0, ..begin.clone() };
    let of = |loose: &Loose| -> f64 {
        let rules = scenario.scoring.packages.iter().zip(&points);
        let shows = rules.filter(|(rule, points)| match truth(scenario, world, loose, &rule.when) {
            Truth::No => false,
            Truth::Maybe => **points > 0.0,
            Truth::Yes => true,
        });
        shows.map(|(_, points)| points).sum()
    };
    let windows = (0..scenario.windows.len()).map(WindowId::at);
    let most = windows.map(|window| {
        let here = Loose { proposed: Some(window), ..blank.clone() };
        match packages.proposable(window) {
            Some(sets) => {
                let with = sets.iter().map(|set| of(&Loose { package: Some(*set), ..here.clone() }));
                with.fold(f64::NEG_INFINITY, f64::max)
            }
            None => of(&here),
        }
    });
    // Where nothing can be put forward in time, nothing is.
    most.map(|most| if most.is_finite() { most } else { 0.0 }).collect()
}

/// Which scenes can lead to one of a kind.
pub(super) fn reaching(scenario: &Scenario, wanted: impl Fn(usize) -> bool) -> Vec<bool> {
    let count = scenario.scenes.len();
    let mut out: Vec<bool> = (0..count).map(&wanted).collect();
    loop {
        let before = out.clone();
        for (at, can) in out.iter_mut().enumerate() {
            *can |= next(scenario, at).into_iter().any(|to| before[to]);
        }
        if out == before {
            return out;
        }
    }
}

/// The scenes that can come after one: those it leads to, and what can interrupt or what waits behind an interruption.
fn next(scenario: &Scenario, at: usize) -> Vec<usize> {
    let scene = &scenario.scenes[at];
    let mut out: Vec<usize> = leads(scenario, scene).map(|(to, _)| to.index()).collect();
    if out.iter().any(|to| scenario.scenes[*to].interrupt) {
        out.extend(scenario.events.iter().map(|event| event.scene.index()));
    }
    // A scene without a way on may have come as an interruption.
    let waits = (0..scenario.scenes.len()).filter(|to| scenario.scenes[*to].interrupt);
    if scenario.events.iter().any(|event| event.scene.index() == at) || out.is_empty() {
        out.extend(waits);
    }
    out
}

/// What can still change when the change has gone in.
pub(super) fn late(scenario: &Scenario) -> Late {
    let begins = |list: &[Effect]| {
        let mut begins = false;
        effects(list, &mut |effect| begins |= matches!(effect, Effect::Begin));
        begins
    };
    let mut after: Vec<bool> = scenario.scenes.iter().map(|scene| begins(&scene.effects)).collect();
    let mut out = Late::default();
    let mut look = |effect: &Effect| match effect {
        Effect::Set(flag) | Effect::Clear(flag) => out.flags |= flag.bit(),
        Effect::Move(_) | Effect::Agree(_) | Effect::Drop(_) => out.package = true,
        _ => {}
    };
    for choice in scenario.choices.iter().filter(|choice| begins(&choice.effects)) {
        effects(&choice.effects, &mut look);
        match choice.to {
            Some(to) => after[to.index()] = true,
            // Where it leads is the scene's matter.
            None => next(scenario, choice.scene.index()).into_iter().for_each(|to| after[to] = true),
        }
        if choice.visit.is_some() {
            after[choice.scene.index()] = true;
        }
    }
    let rules = scenario.authority.iter().flat_map(|authority| &authority.rules);
    if rules.clone().any(|rule| begins(&rule.effects)) {
        out.package = true;
        return out;
    }
    loop {
        let before = after.clone();
        for at in (0..after.len()).filter(|at| before[*at]) {
            next(scenario, at).into_iter().for_each(|to| after[to] = true);
        }
        if before == after {
            break;
        }
    }
    let mut look = |effect: &Effect| match effect {
        Effect::Set(flag) | Effect::Clear(flag) => out.flags |= flag.bit(),
        Effect::Move(_) | Effect::Agree(_) | Effect::Drop(_) => out.package = true,
        _ => {}
    };
    for (at, scene) in scenario.scenes.iter().enumerate().filter(|(at, _)| after[*at]) {
        effects(&scene.effects, &mut look);
        for id in choices(scenario, &scenario.scenes[at]) {
            effects(&scenario.choices[id.index()].effects, &mut look);
        }
        if scene.kind == SceneKind::Table {
            out.package = true;
            return out;
        }
    }
    out
}
