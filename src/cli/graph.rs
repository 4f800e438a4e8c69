//! `warroom graph`: the story's map, with how often its scenes are met.

use super::args::Graph;
use super::progress::Progress;
use super::stop::Stop;
use super::{open, write};
use crate::analysis::bots::roster;
use crate::analysis::graph::{Heat, Map};
use crate::analysis::playtest::campaign::{Plan, play_all};
use crate::analysis::playtest::summary::together;
use crate::report::graph;
use crate::scenario::Scenario;
use std::path::Path;

/// Runs it.
pub fn run(args: &Graph) -> Result<(), Stop> {
    let ending = match args.output.as_deref() {
        None => "mmd",
        Some(path) => match path.extension().and_then(|ending| ending.to_str()) {
            Some(ending @ ("svg" | "dot" | "mmd")) => ending,
            _ => {
                let name = path.display();
                let hint = "name a file that ends in .svg (a picture), .dot (for Graphviz) or .mmd (for Mermaid)";
                return Err(Stop::Failed(format!("{name}: its ending does not say what to write\n{hint}")));
            }
        },
    };
    write::check(args.output.as_deref())?;
    let scenario = open::scenario(&args.scenario)?;
    let map = Map::of(&scenario);
    let heat = match args.heat.as_deref() {
        None => None,
        Some("playtest") => Some(plays(&scenario)),
        Some(record) => Some(play(&args.scenario, &scenario, record)?),
    };
    let text = match ending {
        "svg" => graph::svg(&map, heat.as_ref()),
        "dot" => graph::dot(&map, heat.as_ref()),
        _ => graph::mermaid(&map, heat.as_ref()),
    };
    write::bytes(args.output.as_deref(), text.as_bytes())?;
    write::told(args.output.as_deref());
    Ok(())
}

/// How often scenes are met by plays of those who look for what is new, and by chance.
fn plays(scenario: &Scenario) -> Heat {
    /// By each of two bots.
    const RUNS: u64 = 1000;
    let bots = vec!["random", roster::LEAST_USED];
    let plan = Plan { runs: RUNS, seed: 1, bots, worlds: vec![], closely: 0 };
    let mut progress = Progress::new("playing");
    let played = play_all(scenario, &plan, None, |done| {
        progress.done(done, plan.plays());
        true
    });
    let tally = together(scenario, &played);
    Heat::of_plays(scenario, &tally, "how often 2,000 plays met each scene, half of them by chance".to_owned())
}

/// Which scenes a play met.
fn play(name: &str, scenario: &Scenario, record: &str) -> Result<Heat, Stop> {
    let (session, _) = open::record(Path::new(record), Some(name))?;
    let events = session.opening().iter().chain(session.steps().iter().flat_map(|step| &step.events));
    let file = Path::new(record).file_name().map_or(record.into(), |name| name.to_string_lossy());
    Ok(Heat::of_events(
        scenario,
        events,
        format!("the play of {file}, seed {}, world {}", session.seed(), scenario.worlds[session.world().index()].id),
    ))
}
