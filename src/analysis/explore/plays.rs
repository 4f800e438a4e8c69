//! The exploration of a scenario: a search through all states while it is small, and always plays, which also give scripts.

use super::asked::Conditions;
use super::seen::Seen;
use super::states::{Searched, search};
use super::tables::Tables;
use super::tries::Tries;
use crate::analysis::bots::greedy::{Greedy, Wish};
use crate::analysis::bots::least_used::{LeastUsed, Used};
use crate::analysis::bots::mode::OneMode;
use crate::analysis::bots::quiet::Quiet;
use crate::analysis::bots::random::Random;
use crate::analysis::bots::seeker::Seeker;
use crate::analysis::bots::{Bot, roster};
use crate::analysis::solver::fork::Ear as _;
use crate::analysis::solver::solution::Solution;
use crate::scenario::Scenario;
use crate::scenario::model::{Cond, Mode, SceneId, SceneKind, WorldId};
use crate::sim::decide::Sink;
use crate::sim::{self, Command, Event, MOST_COMMANDS, State};

/// How much is looked at, in counts, so that the same scenario is looked at in the same way on every machine.
#[derive(Clone, Copy, Debug)]
pub struct Bound {
    /// States of the search, and things that can come of commands.
    pub states: usize,
    /// See `states`.
    pub work: usize,
    /// Plays.
    pub plays: u64,
    /// Decisions in all plays together.
    pub decisions: u64,
    /// States of tables at which packages are tried, and packages at each.
    pub tables: usize,
    /// See `tables`.
    pub packages: usize,
    /// States at which each option is played out, and plays for each.
    pub tries: usize,
    /// See `tries`.
    pub rollouts: u64,
    /// Decisions in plays for what was not met.
    pub seeks: u64,
    /// Plays for each way of handling conflict.
    pub modes: u64,
}

impl Bound {
    /// The same without playing options and ways of handling conflict out, which needs a policy.
    pub fn without_policy(self) -> Self {
        Self { tries: 0, modes: 0, ..self }
    }
}

impl Default for Bound {
    fn default() -> Self {
        Self {
            states: 8_000,
            work: 60_000,
            plays: 2_000,
            decisions: 40_000,
            tables: 40,
            packages: 40,
            tries: 160,
            rollouts: 4,
            seeks: 12_000,
            modes: 60,
        }
    }
}

/// What plays the same way again.
#[derive(Clone, PartialEq, Debug)]
pub struct Replay {
    /// The seed.
    pub seed: u64,
    /// The world.
    pub world: WorldId,
    /// The commands.
    pub script: Vec<Command>,
}

impl Replay {
    /// In words: how to get there.
    pub fn told(&self, scenario: &Scenario) -> String {
        let lines: Vec<String> = self.script.iter().map(|command| command.to_line(scenario)).collect();
        let world = &scenario.worlds[self.world.index()].id;
        let lines = if lines.is_empty() { "nothing at all".to_owned() } else { lines.join(", ") };
        format!("seed {}, world {world}: {lines}", self.seed)
    }
}

/// What an exploration met.
pub struct Explored<'a> {
    /// Everything that was met.
    pub seen: Seen<'a>,
    /// Whether all states were looked at, so that what was not met cannot be met.
    pub proven: bool,
    /// How many states the search looked at.
    pub states: usize,
    /// How many plays there were.
    pub plays: u64,
    /// Scenes that went by with everything locked, with a way to each.
    pub locked: Vec<(SceneId, Replay)>,
    /// A play that ended without an ending.
    pub no_ending: Option<Replay>,
    /// A play in which nothing could be done, or that went round in circles.
    pub stuck: Option<Replay>,
    /// What was tried at tables.
    pub tables: Tables,
    /// The scene in which that play was caught.
    pub stuck_in: Option<SceneId>,
    /// What options come to.
    pub tries: Option<Tries>,
    /// What always handling conflict one way comes to.
    pub modes: Option<Modes>,
}

impl Explored<'_> {
    /// How sure it is that something cannot be met, in words that follow it.
    pub fn extent(&self) -> String {
        match self.proven {
            true => format!("in any of its {} states", self.states),
            false => format!("in {} plays", self.plays),
        }
    }
}

/// Notes everything, and throws the dice of the play's seed.
struct Listening<'s, 'a>(&'s mut Seen<'a>);

impl Sink for Listening<'_, '_> {
    fn push(&mut self, event: Event) {
        self.0.push(&event);
    }

    fn judged(&mut self, state: &State, cond: &Cond, holds: bool) {
        self.0.judged(state, cond, holds);
    }

    fn passed(&mut self, state: &State) {
        self.0.passed(state);
    }
}

/// Explores a scenario. With a solution it also plays by its policy, and tries options out.
pub fn explore<'a>(
    scenario: &'a Scenario,
    conditions: &'a Conditions<'a>,
    bound: Bound,
    solution: Option<&Solution>,
) -> Explored<'a> {
    let mut seen = Seen::new(conditions, scenario);
    let Searched { whole, states, .. } = search(scenario, bound.states, bound.work, &mut seen);
    let mut out = Explored {
        seen,
        proven: whole,
        states,
        plays: 0,
        locked: Vec::new(),
        no_ending: None,
        stuck: None,
        tables: Tables::new(scenario),
        stuck_in: None,
        tries: solution.map(|_| Tries::new(scenario)),
        modes: None,
    };
    let mut least = LeastUsed::new(Used::new(scenario), 0);
    let mut decisions = 0;
    // Where everything was looked at, plays only give scripts, and tables and options to try.
    let most = if out.proven { bound.plays / 10 } else { bound.plays };
    while out.plays < most && decisions < bound.decisions {
        least.next(out.plays);
        decisions += match next_bot(scenario, out.plays, solution) {
            Some(mut bot) => play(scenario, &mut out, bot.as_mut(), bound, solution),
            None => play(scenario, &mut out, &mut least, bound, solution),
        };
    }
    if !out.proven {
        seek(scenario, &mut out, bound, solution);
    }
    // A story in which a play can be caught would be played for long.
    out.modes = solution.filter(|_| out.stuck.is_none()).map(|solution| modes(scenario, solution, bound.modes));
    out
}

/// What always handling conflict one way comes to, beside the policy.
#[derive(Clone, PartialEq, Debug)]
pub struct Modes {
    /// Each way by its name, with its mean in thousandths of a point.
    pub ways: Vec<(&'static str, f64)>,
    /// The policy's mean.
    pub best: f64,
    /// The range of the score.
    pub range: f64,
    /// Plays for each.
    pub plays: u64,
}

fn modes(scenario: &Scenario, solution: &Solution, plays: u64) -> Modes {
    const WAYS: [&str; 5] = ["collaborating", "compromising", "accommodating", "competing", "avoiding"];
    let mean = |name: &str| {
        let bot = |seed| roster::bot(name, seed).unwrap_or_else(|| roster::textbook(&solution.policy));
        roster::score(scenario, plays, None, bot).mean
    };
    let ways = WAYS.map(|name| (name, mean(name))).to_vec();
    // Where the best is worked out, the policy may stay below it.
    let best = if solution.exact { solution.best.value as f64 } else { mean(roster::TEXTBOOK) };
    Modes { ways, best, range: solution.range().width() as f64, plays }
}

/// Who plays the next play: mostly whoever looks for what is new; then chance, the ways of handling conflict, single wishes,
/// somebody who asks nothing, and the policy.
fn next_bot(scenario: &Scenario, number: u64, solution: Option<&Solution>) -> Option<Box<dyn Bot>> {
    const MODES: [Mode; 5] =
        [Mode::Collaborating, Mode::Compromising, Mode::Accommodating, Mode::Competing, Mode::Avoiding];
    const WISHES: [Wish; 4] = [Wish::Trust, Wish::Compliance, Wish::Downtime, Wish::Evidence];
    let turn = (number / 10) as usize;
    Some(match number % 10 {
        0..=4 => return None,
        5 => Box::new(OneMode::new(MODES[turn % 5], number)),
        6 => Box::new(Greedy::new(WISHES[turn % 4], number)),
        7 => Box::new(Quiet::new(number)),
        8 => match solution {
            Some(solution) => roster::textbook(&solution.policy),
            None => Box::new(OneMode::new(Mode::Collaborating, number)),
        },
        _ if scenario.choices.len() > 1 => Box::new(Random::new(number)),
        _ => return None,
    })
}

/// Plays on purpose for what was not met: endings, rulings, and conditions that never held.
fn seek(scenario: &Scenario, out: &mut Explored, bound: Bound, solution: Option<&Solution>) {
    let mut decisions = 0;
    for round in 0..SEEKS {
        // What closes a story is worth more plays than a line.
        for (key, goal) in goals(scenario, &out.seen, round >= FIRST) {
            if decisions >= bound.seeks {
                return;
            }
            // A goal may have been met on the way to another.
            if !goals(scenario, &out.seen, true).iter().any(|(left, _)| *left == key) {
                continue;
            }
            let policy = solution.map(|solution| &solution.policy).filter(|_| round % 3 < 2);
            let mut bot = Seeker::new(&goal, policy, out.plays);
            decisions += play(scenario, out, &mut bot, bound, solution);
        }
    }
}

/// How often each goal is played for.
const SEEKS: u64 = 64;
/// How often only endings and rulings are.
const FIRST: u64 = 60;

/// What is played for: its kind and its number.
type Goal = (u8, usize);

/// The conditions that have not held, and what brings endings and rulings that have not come: theirs, and none before them.
fn goals(scenario: &Scenario, seen: &Seen, all: bool) -> Vec<(Goal, Cond)> {
    let first = |whens: &[&Cond], at: usize| {
        let before = whens[..at].iter().map(|when| Cond::Not(Box::new((*when).clone())));
        Cond::All(std::iter::once(whens[at].clone()).chain(before).collect())
    };
    let endings: Vec<&Cond> = scenario.endings.iter().map(|ending| &ending.when).collect();
    let rules = scenario.authority.iter().flat_map(|authority| &authority.rules);
    let rulings: Vec<&Cond> = rules.map(|rule| &rule.when).collect();
    let missing = |met: &[bool]| (0..met.len()).filter(|at| !met[*at]).collect::<Vec<_>>();
    let mut out: Vec<(Goal, Cond)> =
        missing(&seen.endings).into_iter().map(|at| ((0, at), first(&endings, at))).collect();
    out.extend(missing(&seen.rulings).into_iter().map(|at| ((1, at), first(&rulings, at))));
    let asked = seen.conditions.all.iter().zip(&seen.stood).enumerate().filter(|(_, (_, stood))| stood.held == 0);
    out.extend(asked.filter(|_| all).map(|(at, (asked, _))| ((2, at), asked.cond.clone())));
    out
}

/// One play; gives how many decisions it took, at least one.
fn play(scenario: &Scenario, out: &mut Explored, bot: &mut dyn Bot, bound: Bound, solution: Option<&Solution>) -> u64 {
    let seed = out.plays;
    let world = WorldId::at((seed / 10) as usize % scenario.worlds.len().max(1));
    let mut replay = Replay { seed, world, script: Vec::new() };
    let mut state = sim::start(scenario, seed, Some(world), &mut Listening(&mut out.seen));
    out.seen.state(&state);
    note_locked(out, &replay);
    while state.ended.is_none() && replay.script.len() < MOST_COMMANDS {
        if scenario.scenes[state.scene.index()].kind == SceneKind::Table {
            out.tables.look_at(scenario, &state, bound, &replay);
        }
        if let (Some(tries), Some(solution)) = (&mut out.tries, solution) {
            tries.look(scenario, &state, bound, solution, seed);
        }
        let next = bot.decide(scenario, &state).and_then(|command| {
            replay.script.push(command);
            let next = sim::act(scenario, &state, command, &mut Listening(&mut out.seen)).ok()?;
            out.seen.command(&state, command, &next);
            Some(next)
        });
        let Some(next) = next else { break };
        note_locked(out, &replay);
        state = next;
        out.seen.state(&state);
    }
    match state.ended {
        None if out.stuck.is_none() => {
            out.stuck = Some(replay.clone());
            out.stuck_in = Some(state.scene);
        }
        None => {}
        Some(None) => drop(out.no_ending.get_or_insert_with(|| replay.clone())),
        Some(Some(_)) => {}
    }
    out.plays += 1;
    (replay.script.len() as u64).max(1)
}

fn note_locked(out: &mut Explored, replay: &Replay) {
    for scene in std::mem::take(&mut out.seen.locked_now) {
        if !out.locked.iter().any(|(known, _)| *known == scene) {
            out.locked.push((scene, replay.clone()));
        }
    }
}
