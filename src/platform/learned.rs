//! What was worked out about a scenario, kept beside the plays: the next review begins with it.

use super::{home, saves};
use crate::analysis::solver::solution::{Budget, Solution, Solver};
use crate::scenario::Scenario;
use std::path::PathBuf;
use std::sync::Arc;

/// What the search and the score are called; what another version worked out is worked out anew.
const VERSION: &str = concat!("1 ", env!("CARGO_PKG_VERSION"));
/// The words of the rubric: another rubric, another solution.
const RUBRIC: &str = include_str!("../../assets/rubrics/itil4.ron");

/// The file for a scenario; `None` where there is no place for a program's data.
fn file(scenario: &Scenario) -> Option<PathBuf> {
    let mut hasher = blake3::Hasher::new();
    hasher.update(VERSION.as_bytes());
    hasher.update(RUBRIC.as_bytes());
    hasher.update(&scenario.hash);
    let name = hasher.finalize().to_hex();
    Some(home::home()?.join("learned").join(format!("{}-{}.bin", scenario.id, &name[..16])))
}

/// What is known of a scenario already; `None` where nothing is, or where the file cannot be read.
pub fn known(scenario: &Scenario) -> Option<Solution> {
    postcard::from_bytes(&std::fs::read(file(scenario)?).ok()?).ok()
}

/// Keeps what was worked out; that it could not be kept is no reason to stop.
pub fn keep(scenario: &Scenario, solution: &Solution) {
    let (Some(path), Ok(bytes)) = (file(scenario), postcard::to_allocvec(solution)) else { return };
    let _ = saves::write_bytes(&path, &bytes);
}

/// What a scenario comes to, from what is known or worked out now; `told` hears how much is done, in permille.
pub fn solution(scenario: &Arc<Scenario>, mut told: impl FnMut(u32)) -> Option<Solution> {
    if let Some(known) = known(scenario) {
        return Some(known);
    }
    let mut solver = Solver::new(scenario.clone(), Budget::default());
    while solver.step() {
        told(solver.done());
    }
    let solution = solver.solution()?;
    keep(scenario, &solution);
    Some(solution)
}
