//! Opening a scenario, and the settings of a play that were not given.

use super::args::Play;
use super::stop::Stop;
use crate::diagnostics::{full, nearest};
use crate::platform::{begin, library};
use crate::scenario::Scenario;
use crate::scenario::model::WorldId;
use crate::session::{Mode, Session};
use std::io::IsTerminal as _;
use std::sync::Arc;

/// Opens a scenario by id or path; the error shows every mistake at its place.
pub fn scenario(name: &str) -> Result<Arc<Scenario>, Stop> {
    library::open(name).map_err(|error| Stop::Failed(said(&error)))
}

/// An error with what to do next.
fn said(error: &library::OpenError) -> String {
    match error {
        library::OpenError::Unknown { .. } => error.to_string(),
        library::OpenError::Unreadable { .. } => {
            format!("{error}\n`warroom list` shows all scenarios that can be played by their id")
        }
        library::OpenError::Invalid { text, diagnostics } => {
            let marked = full(diagnostics, text, std::io::stderr().is_terminal());
            format!("{error}\n\n{}\n\nmend what is marked and play it again", marked.trim_end())
        }
    }
}

/// The settings of a new play that were given.
pub struct Settings {
    seed: Option<u64>,
    world: Option<WorldId>,
    mode: Mode,
}

impl Settings {
    /// The settings of the command line.
    pub fn of(args: &Play, scenario: &Scenario) -> Result<Self, Stop> {
        let mode = args.mode.map_or(Mode::Practice, Mode::from);
        let world = args.world.as_deref().map(|id| world(scenario, id)).transpose()?;
        Ok(Self { seed: args.seed, world, mode })
    }

    /// A play with these settings.
    pub fn start(&self, scenario: Arc<Scenario>) -> Session {
        begin::begin(scenario, self.mode, self.seed, self.world)
    }
}

fn world(scenario: &Scenario, id: &str) -> Result<WorldId, Stop> {
    scenario.world_by_id(id).ok_or_else(|| {
        let ids: Vec<&str> = scenario.worlds.iter().map(|world| world.id.as_str()).collect();
        let near = nearest(id, ids.iter().copied()).map(|near| format!("; did you mean `{near}`?"));
        Stop::Failed(format!(
            "`{}` has no world `{id}`{}\nits worlds are: {} (their names tell what is behind the story)",
            scenario.id,
            near.unwrap_or_default(),
            ids.join(", ")
        ))
    })
}
