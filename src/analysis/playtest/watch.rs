//! One play, watched: what it met goes into a tally, what it came to into a sample.

use super::MOST_COMMANDS;
use super::tally::{Close, Sample, Tally, bands};
use crate::analysis::bots::Bot;
use crate::analysis::graph::heat::{Step, Steps};
use crate::scenario::Scenario;
use crate::scenario::model::*;
use crate::score::outcome::outcome;
use crate::score::{Rubric, evidence};
use crate::sim::decide::Sink;
use crate::sim::options::{self, Openness};
use crate::sim::{self, Command, Event, State, gauges, table};

/// Hears which scenes begin, and what is ruled.
struct Ears<'a> {
    tally: &'a mut Tally,
    steps: Steps,
}

impl Sink for Ears<'_> {
    const LINES: bool = false;

    fn push(&mut self, event: Event) {
        match event {
            Event::SceneEntered(scene) => self.tally.scenes[scene.index()] += 1,
            Event::Ruled { ruling, .. } => {
                if let Some(count) = self.tally.rulings.get_mut(ruling.index()) {
                    *count += 1;
                }
            }
            _ => {}
        }
        match self.steps.hear(&event) {
            Some(Step::Way(from, to)) => *self.tally.ways.entry((from, to)).or_default() += 1,
            Some(Step::End(from)) => *self.tally.ends.entry(from).or_default() += 1,
            None => {}
        }
    }
}

/// Plays once. `closely` also counts what was open and where the gauges stood, which takes several times as long. Each command
/// is told before it is carried out.
pub fn watch(
    scenario: &Scenario,
    seed: u64,
    world: Option<WorldId>,
    bot: &mut dyn Bot,
    tally: &mut Tally,
    closely: bool,
    mut told: impl FnMut(Command),
) -> Sample {
    let rubric = Rubric::itil4();
    let mut ears = Ears { tally, steps: Steps::default() };
    let mut state = sim::start(scenario, seed, world, &mut ears);
    let (mut decisions, mut points, mut stuck) = (0, 0, false);
    while state.ended.is_none() && decisions < MOST_COMMANDS {
        if closely {
            look(scenario, &state, ears.tally);
        }
        let Some(command) = bot.decide(scenario, &state) else {
            stuck = true;
            break;
        };
        told(command);
        let Ok(next) = sim::act(scenario, &state, command, &mut ears) else {
            stuck = true;
            break;
        };
        count(scenario, &state, command, ears.tally, closely);
        points += evidence::points(rubric, scenario, &state, command, &next);
        state = next;
        decisions += 1;
    }
    ears.tally.end(&state);
    ears.tally.watched += u64::from(closely);
    let trust = gauges::trust(scenario, &state);
    Sample {
        seed,
        world: state.world,
        close: match state.ended {
            Some(Some(_)) => Close::Ended,
            Some(None) => Close::NoEnding,
            None if stuck => Close::Stuck,
            None => Close::Endless,
        },
        ending: state.ended.flatten(),
        score: points + outcome(rubric, scenario, &state).sum(),
        lowest: trust.lowest,
        mean: trust.mean,
        compliance: u16::try_from(gauges::compliance(scenario, &state).centre).unwrap_or(1000),
        downtime: gauges::downtime(scenario, &state).band.centre,
        decisions: u16::try_from(decisions).unwrap_or(u16::MAX),
        minutes: state.now.saturating_sub(scenario.now),
    }
}

/// Counts what is open and what is locked.
fn look(scenario: &Scenario, state: &State, tally: &mut Tally) {
    for (id, openness) in options::offered(scenario, state) {
        let slot = if openness == Openness::Open { &mut tally.open } else { &mut tally.locked };
        slot[id.index()] += 1;
    }
}

/// Counts a command.
fn count(scenario: &Scenario, before: &State, command: Command, tally: &mut Tally, closely: bool) {
    match command {
        Command::Choose(id) => {
            tally.taken[id.index()] += 1;
            tally.modes[scenario.choices[id.index()].mode as usize] += 1;
            if closely {
                for (gauge, band) in bands(scenario, before).into_iter().enumerate() {
                    tally.bands[id.index()][gauge][band] += 1;
                }
            }
        }
        Command::Propose { window, measures } => {
            tally.windows[window.index()] += 1;
            table::bits(measures).for_each(|at| tally.proposed[at] += 1);
        }
        Command::Forward => {}
    }
}
