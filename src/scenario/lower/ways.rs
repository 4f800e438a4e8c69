//! The ways through a story: from every scene that can be reached, an ending can be reached.

use super::Lower;
use crate::diagnostics::registry as rule;
use crate::scenario::model::*;

impl Lower<'_> {
    /// Reports the first scene in which a play would be caught. Conditions are not looked into, so what may hold counts as
    /// a way: only stories that nobody could ever end are found.
    pub(super) fn ways_out(&mut self, scenario: &Scenario) {
        let ways: Vec<Ways> = scenario.scenes.iter().map(|scene| ways(scenario, scene)).collect();
        let reached = reach(ways.len(), [scenario.start.index()], |at| ways[at].to.iter().copied());
        let mut from = vec![Vec::new(); ways.len()];
        for (at, ways) in ways.iter().enumerate() {
            ways.to.iter().for_each(|&to| from[to].push(at));
        }
        let ends = (0..ways.len()).filter(|&at| ways[at].ends);
        let ending = reach(ways.len(), ends, |at| from[at].iter().copied());
        if let Some(at) = (0..ways.len()).find(|&at| reached[at] && !ending[at]) {
            let message = format!("from \"{}\" no ending can be reached", scenario.scenes[at].id);
            let hint = "lead a choice out of this circle, or give one the effect End";
            self.flaw(rule::NO_WAY_OUT, message, self.raw.scenes[at].id.span, "no way out", hint);
        }
    }
}

/// Where a scene can lead.
struct Ways {
    /// Scenes, by position.
    to: Vec<usize>,
    /// Whether the story can end in it.
    ends: bool,
}

fn ways(scenario: &Scenario, scene: &Scene) -> Ways {
    let visits = scene.visits.clone().flat_map(|visit| scenario.visits[usize::from(visit)].choices.clone());
    let choices = || scene.choices.clone().map(|choice| &scenario.choices[usize::from(choice)]);
    let all: Vec<&Choice> = choices().chain(visits.map(|choice| &scenario.choices[usize::from(choice)])).collect();
    let mut ends = ends_in(&scene.effects) || all.iter().any(|choice| ends_in(&choice.effects));
    let mut next: Vec<SceneId> = all.iter().filter_map(|choice| choice.to).collect();
    let table = scene.kind == SceneKind::Table;
    ends |= table && scenario.authority.iter().flat_map(|who| &who.rules).any(|rule| ends_in(&rule.effects));
    // One leaves by a choice that says not where, or where no choice may be open.
    let always = |choice: &Choice| matches!((&choice.when, &choice.allowed), (Cond::Always, Cond::Always));
    let leaves =
        table || scene.kind == SceneKind::Hub || choices().any(|choice| choice.to.is_none()) || !choices().any(always);
    if leaves {
        next.extend(scene.routes.iter().map(|(_, to)| *to).chain(scene.to));
        ends |= scene.to.is_none();
        if !scenario.events.is_empty() {
            let waiting = scenario.scenes.iter().enumerate().filter(|(_, scene)| scene.interrupt);
            next.extend(waiting.map(|(at, _)| SceneId::at(at)));
        }
    }
    if next.iter().any(|to| scenario.scenes[to.index()].interrupt) {
        next.extend(scenario.events.iter().map(|event| event.scene));
    }
    next.sort_unstable();
    next.dedup();
    Ways { to: next.into_iter().map(SceneId::index).collect(), ends }
}

/// Whether effects can end the story.
fn ends_in(effects: &[Effect]) -> bool {
    effects.iter().any(|effect| match effect {
        Effect::End => true,
        Effect::Chance(_, outcomes) => outcomes.iter().any(|(_, effects)| ends_in(effects)),
        Effect::IfElse(_, effects, others) => ends_in(effects) || ends_in(others),
        _ => false,
    })
}

/// What can be reached from some places, step by step.
fn reach<I: Iterator<Item = usize>>(
    count: usize,
    from: impl IntoIterator<Item = usize>,
    step: impl Fn(usize) -> I,
) -> Vec<bool> {
    let mut reached = vec![false; count];
    let mut open: Vec<usize> = from.into_iter().filter(|&at| at < count).collect();
    while let Some(at) = open.pop() {
        if !std::mem::replace(&mut reached[at], true) {
            open.extend(step(at).filter(|&next| !reached[next]));
        }
    }
    reached
}
