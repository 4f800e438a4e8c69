//! What was worked out about a scenario, kept beside the plays: the next review begins with it.

use super::{home, saves};
use crate::analysis::solver::solution::{Budget, Solution, Solver};
use crate::scenario::{Scenario, digest};
use crate::score::Rubric;
use std::path::PathBuf;
use std::sync::Arc;

/// What the search and the score are called; what another version worked out is worked out anew.
const VERSION: &str = concat!("1 ", env!("CARGO_PKG_VERSION"));
/// What was worked out beforehand of the scenarios that are built in.
const BUILT_IN: &[&[u8]] = &[include_bytes!("../../assets/learned/late-objection.bin")];

/// What a solution is for: what the scenario does, whatever its words; what the rubric counts; and the version of the search.
pub fn key(scenario: &Scenario) -> [u8; 16] {
    let rubric = Rubric::itil4();
    let mut hasher = blake3::Hasher::new();
    hasher.update(VERSION.as_bytes());
    hasher.update(format!("{:?} {:?}", rubric.outcome, rubric.evidence).as_bytes());
    hasher.update(&digest(scenario));
    let mut key = [0; 16];
    key.copy_from_slice(&hasher.finalize().as_bytes()[..16]);
    key
}

/// The file for a scenario; `None` where there is no place for a program's data.
fn file(scenario: &Scenario) -> Option<PathBuf> {
    let name = crate::session::play::hex(&key(scenario)[..8]);
    Some(home::home()?.join("learned").join(format!("{}-{name}.bin", scenario.id)))
}

/// A solution as bytes, with what it is for before it.
pub fn pack(scenario: &Scenario, solution: &Solution) -> Option<Vec<u8>> {
    let mut bytes = key(scenario).to_vec();
    bytes.extend(postcard::to_allocvec(solution).ok()?);
    Some(bytes)
}

/// A solution for a scenario that does just this, from bytes.
fn unpack(scenario: &Scenario, bytes: &[u8]) -> Option<Solution> {
    postcard::from_bytes(bytes.strip_prefix(&key(scenario))?).ok()
}

/// What came with the program; `None` where it is for another story or another version.
pub fn built_in(scenario: &Scenario) -> Option<Solution> {
    BUILT_IN.iter().find_map(|bytes| unpack(scenario, bytes))
}

/// What is known of a scenario already; `None` where nothing is, or where the file cannot be read.
pub fn known(scenario: &Scenario) -> Option<Solution> {
    built_in(scenario).or_else(|| unpack(scenario, &std::fs::read(file(scenario)?).ok()?))
}

/// Keeps what was worked out; that it could not be kept is no reason to stop.
pub fn keep(scenario: &Scenario, solution: &Solution) {
    let (Some(path), Some(bytes)) = (file(scenario), pack(scenario, solution)) else { return };
    let _ = saves::write_bytes(&path, &bytes);
}

/// What a scenario comes to, from what is known or worked out now; `told` hears how much is done, in permille, and says
/// whether to go on. What is broken off gives nothing and is not kept.
pub fn solution(scenario: &Arc<Scenario>, mut told: impl FnMut(u32) -> bool) -> Option<Solution> {
    if let Some(known) = known(scenario) {
        return Some(known);
    }
    let mut solver = Solver::new(scenario.clone(), Budget::default());
    while solver.step() {
        if !told(solver.done()) {
            return None;
        }
    }
    let solution = solver.solution()?;
    keep(scenario, &solution);
    Some(solution)
}
