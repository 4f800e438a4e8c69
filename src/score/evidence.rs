//! What a command shows of the player's competencies, and what that is worth.

use super::Rubric;
use super::outcome::Milli;
use crate::scenario::Scenario;
use crate::scenario::model::SceneKind;
use crate::sim::{Command, State, cond};

/// Something shown: the competency (1 for C1 to 8), and the level from 1 to 5.
pub type Shown = (u8, u8);

/// What a command shows. `after` is the state that came of it: a package shows something once, when the table is over.
pub fn shown(scenario: &Scenario, before: &State, command: Command, after: &State) -> Vec<Shown> {
    match command {
        Command::Choose(id) => scenario.choices.get(id.index()).map_or(vec![], |choice| choice.shows.clone()),
        Command::Propose { .. } | Command::Forward => {
            let still = after.scene == before.scene && scenario.scenes[after.scene.index()].kind == SceneKind::Table;
            if still && after.ended.is_none() {
                return vec![];
            }
            package(scenario, &on_the_table(before, command)).flat_map(|rule| rule.shows.clone()).collect()
        }
    }
}

/// The rules for packages that fit what is on the table.
pub fn package<'a>(
    scenario: &'a Scenario,
    state: &'a State,
) -> impl Iterator<Item = &'a crate::scenario::model::PackageRule> + 'a {
    scenario.scoring.packages.iter().filter(|rule| cond::holds(scenario, state, &rule.when))
}

/// The state with the package of a command on the table.
pub fn on_the_table(before: &State, command: Command) -> State {
    match command {
        Command::Propose { window, measures } => State { proposed_window: Some(window), proposal: measures, ..*before },
        _ => *before,
    }
}

/// What a command's evidence is worth, in thousandths of a point.
pub fn points(rubric: &Rubric, scenario: &Scenario, before: &State, command: Command, after: &State) -> Milli {
    let worth = |shows: &[Shown]| -> Milli {
        let level = |level: u8| usize::from(level.clamp(1, 5)) - 1;
        shows.iter().map(|shown| Milli::from(rubric.evidence.get(level(shown.1)).copied().unwrap_or(0)) * 1000).sum()
    };
    match command {
        Command::Choose(id) => scenario.choices.get(id.index()).map_or(0, |choice| worth(&choice.shows)),
        _ => worth(&shown(scenario, before, command, after)),
    }
}
