//! How often scenes and ways are gone, by a play or by many.

use crate::analysis::playtest::tally::Tally;
use crate::scenario::Scenario;
use crate::scenario::model::SceneId;
use crate::sim::Event;
use std::collections::BTreeMap;

/// How often scenes and ways are gone.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Heat {
    /// Whose it is, in words.
    pub of: String,
    /// How many plays.
    pub plays: u64,
    /// How often each scene began, by its number.
    pub scenes: BTreeMap<u16, u64>,
    /// How often each visit was paid, by its number.
    pub visits: BTreeMap<u16, u64>,
    /// How often each ending came, by its number.
    pub endings: BTreeMap<u8, u64>,
    /// How often the story went from a scene to another; interruptions between them are left out.
    pub ways: BTreeMap<(u16, u16), u64>,
    /// How often it ended after each scene.
    pub ends: BTreeMap<u16, u64>,
}

impl Heat {
    /// By many plays.
    pub fn of_plays(scenario: &Scenario, tally: &Tally, of: String) -> Self {
        let paid = |choices: std::ops::Range<u16>| choices.map(|at| tally.taken[usize::from(at)]).sum();
        let visits = (0u16..).zip(&scenario.visits).map(|(at, visit)| (at, paid(visit.choices.clone())));
        let scenes = tally.scenes.iter().enumerate().filter(|(_, count)| **count > 0);
        Self {
            of,
            plays: tally.plays,
            scenes: scenes.map(|(at, count)| (at as u16, *count)).collect(),
            visits: visits.collect(),
            endings: (0u8..).zip(tally.endings.iter().copied()).collect(),
            ways: tally.ways.clone(),
            ends: tally.ends.clone(),
        }
    }

    /// By the events of one play.
    pub fn of_events<'a>(scenario: &Scenario, events: impl Iterator<Item = &'a Event>, of: String) -> Self {
        let mut out = Self { of, plays: 1, ..Self::default() };
        let mut steps = Steps::default();
        for event in events {
            match event {
                Event::SceneEntered(scene) => *out.scenes.entry(scene.0).or_default() += 1,
                Event::Chosen(choice) => {
                    let visit = scenario.choices.get(choice.index()).and_then(|choice| choice.visit);
                    visit.iter().for_each(|visit| *out.visits.entry(visit.0).or_default() += 1);
                }
                Event::Ended(Some(ending)) => *out.endings.entry(ending.0).or_default() += 1,
                _ => {}
            }
            match steps.hear(event) {
                Some(Step::Way(from, to)) => *out.ways.entry((from, to)).or_default() += 1,
                Some(Step::End(from)) => *out.ends.entry(from).or_default() += 1,
                None => {}
            }
        }
        out
    }
}

/// A step of a story.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Step {
    /// From a scene to another.
    Way(u16, u16),
    /// The end, after this scene.
    End(u16),
}

/// Hears events, and tells the steps; interruptions are no steps.
#[derive(Clone, Copy, Debug, Default)]
pub struct Steps {
    scene: Option<SceneId>,
    interrupted: bool,
}

impl Steps {
    /// The step that an event is, if it is one.
    pub fn hear(&mut self, event: &Event) -> Option<Step> {
        match *event {
            Event::CheckpointPassed { interruption, .. } => {
                self.interrupted = interruption.is_some();
                None
            }
            Event::SceneEntered(_) if self.interrupted => {
                self.interrupted = false;
                None
            }
            Event::SceneEntered(to) => self.scene.replace(to).map(|from| Step::Way(from.0, to.0)),
            Event::Ended(_) => self.scene.map(|from| Step::End(from.0)),
            _ => None,
        }
    }
}
