//! `warroom solve`: what a scenario comes to at best and at worst, and how that is known.

use super::args::{Solve, SolveFormat};
use super::interrupt::Interrupt;
use super::open;
use super::out::Out;
use super::stop::{Stop, say};
use crate::analysis::solver::policy::Scratch;
use crate::analysis::solver::rollout::Dice;
use crate::analysis::solver::solution::{Budget, How, Solution, Solver, Value};
use crate::platform::{learned, saves};
use crate::scenario::Scenario;
use crate::scenario::model::WorldId;
use crate::sim;
use std::time::{Duration, Instant};

/// The most items of a graph by which a ceiling is proven: some hundred megabytes.
const PROOF: usize = 3_000_000;
/// The part of the time that is for measuring what was found.
const MEASURING: f64 = 0.08;

/// Runs it.
pub fn run(args: &Solve) -> Result<(), Stop> {
    let scenario = open::scenario(&args.scenario)?;
    let worlds = match args.world.as_deref() {
        None | Some("all") => (0..scenario.worlds.len()).map(WorldId::at).collect(),
        Some(id) => vec![open::world(&scenario, id)?],
    };
    let interrupt = Interrupt::listen();
    let started = Instant::now();
    let limit = Duration::from_secs_f64(args.seconds.clamp(0.1, 86_400.0));
    let budget = Budget { states: args.states, rounds: 200, proof: PROOF, ..Budget::default() };
    let mut solver = Solver::new(scenario.clone(), budget);
    // A story that is small is worked out before anything has to be proven of it.
    while !interrupt.asked() && started.elapsed() < limit.mul_f64(0.2) && solver.step() {}
    let began = Instant::now();
    // Where there is no time for it, nothing is proven.
    if limit > Duration::from_secs(5) && !interrupt.asked() {
        solver.prove();
    }
    // The last part is for proving what cannot be exceeded, as long as for this world, and for measuring what was found.
    let proofs = began.elapsed().mul_f64(scenario.worlds.len().saturating_sub(1) as f64);
    let learn = limit.mul_f64(1.0 - MEASURING).saturating_sub(proofs).max(limit.mul_f64(0.4));
    let mut told = Instant::now();
    while !interrupt.asked() && solver.step() {
        if solver.solution_ready() && started.elapsed() > learn {
            break;
        }
        if told.elapsed() > Duration::from_secs(5) {
            told = Instant::now();
            say(format!("learning for {} s ...", started.elapsed().as_secs()));
        }
    }
    while !interrupt.asked() && started.elapsed() < limit.mul_f64(1.0 - MEASURING) && solver.prove() {}
    if interrupt.asked() && solver.solution_ready() {
        say("stopped; what was learned until now is measured and told");
    }
    let Some(solution) = solver.solution_while(|| !interrupt.asked() && started.elapsed() < limit) else {
        if interrupt.asked() {
            return Err(Stop::Failed("stopped before anything was learned".into()));
        }
        return Err(Stop::Failed("nothing was learned in that time; give it more with --seconds".into()));
    };
    if let Some(path) = &args.keep {
        let bytes = learned::pack(&scenario, &solution).unwrap_or_default();
        saves::write_bytes(path, &bytes)
            .map_err(|error| Stop::Failed(format!("{}: {error}; can it be written there?", path.display())))?;
    }
    let took = started.elapsed();
    let mut out = Out::new();
    match args.format {
        SolveFormat::Json => {
            let object = object(&scenario, &solution, &worlds, took);
            out.raw(&object.to_string())
        }
        SolveFormat::Text => as_text(&mut out, &scenario, &solution, &worlds, took),
    }
}

fn points(value: i64) -> String {
    format!("{:.1}", value as f64 / 1000.0)
}

fn told(value: &Value) -> String {
    match value.how {
        How::Exact { states } => format!("{}, exact ({states} states of knowledge)", points(value.value)),
        How::Sampled { plays, error } => {
            format!("{} give or take {}, sampled ({plays} plays)", points(value.value), points(error))
        }
    }
}

fn as_text(
    out: &mut Out,
    scenario: &Scenario,
    solution: &Solution,
    worlds: &[WorldId],
    took: Duration,
) -> Result<(), Stop> {
    out.para(scenario.text(scenario.title))?;
    out.para(&format!("Best under the prior: {}", told(&solution.best)))?;
    out.para(&format!("Worst under the prior: {}", told(&solution.worst)))?;
    out.para(
        "Points are those of the score before it is put on its scale: the worst is 0 of 1000 there, the best 1000.",
    )?;
    if !solution.exact {
        let gap = (solution.ceiling - solution.best.value) * 1000 / solution.range().width();
        out.para(&format!(
            "The story is too large to look at all of it, so the best is the best that was found. Proven is that no way of playing comes to more than {} on average: not even with the world known and everybody's good will. The gap between the two is {}.{} % of the range.",
            points(solution.ceiling), gap / 10, gap % 10
        ))?;
    }
    for world in worlds {
        let name = &scenario.worlds[world.index()].id;
        out.para(&format!("Told that the world is `{name}`: {}", told(&solution.told[world.index()])))?;
    }
    out.gap()?;
    out.para("The best line in the default world, with the dice of seed 1:")?;
    for line in best_line(scenario, solution) {
        out.hanging("  ", &line)?;
    }
    out.gap()?;
    out.para(&format!("{:.1} s, {} MB at the most", took.as_secs_f64(), memory()))
}

fn object(scenario: &Scenario, solution: &Solution, worlds: &[WorldId], took: Duration) -> serde_json::Value {
    use serde_json::json;
    let value = |value: &Value| match value.how {
        How::Exact { states } => json!({"milli": value.value, "how": "exact", "states": states}),
        How::Sampled { plays, error } => {
            json!({"milli": value.value, "how": "sampled", "plays": plays, "error_milli": error})
        }
    };
    json!({
        "format": "warroom-solution", "version": 1, "scenario": scenario.id,
        "best": value(&solution.best), "worst": value(&solution.worst),
        "ceiling_milli": solution.ceiling,
        "told": worlds.iter().map(|world| json!({"world": scenario.worlds[world.index()].id, "best": value(&solution.told[world.index()])})).collect::<Vec<_>>(),
        "best_line": best_line(scenario, solution),
        "seconds": took.as_secs_f64(), "memory_mb": memory(),
    })
}

/// What the best policy does in the default world with the dice of seed 1.
fn best_line(scenario: &Scenario, solution: &Solution) -> Vec<String> {
    use rand_chacha::rand_core::SeedableRng as _;
    let mut dice = Dice::of(1);
    let mut wild = rand_chacha::ChaCha8Rng::seed_from_u64(1);
    let mut scratch = Scratch::default();
    let mut state = sim::start(scenario, 1, Some(scenario.default_world), &mut dice);
    let mut out = Vec::new();
    while state.ended.is_none() && out.len() < sim::MOST_COMMANDS {
        let Some(command) = solution.policy.decide(scenario, &state, 0, &mut wild, &mut scratch) else { break };
        out.push(command.to_line(scenario));
        let Ok(next) = sim::act(scenario, &state, command, &mut dice) else { break };
        state = next;
    }
    out
}

/// The most memory that the program has held so far, in megabytes; 0 where the system does not say.
fn memory() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.split_whitespace().next()?.parse::<u64>().ok()).unwrap_or(0) / 1024
}
