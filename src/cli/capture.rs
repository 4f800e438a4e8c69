//! `warroom capture`: a play by a script, and a picture of every screen on its way.

use super::args::Capture;
use super::lines::Lines;
use super::stop::Stop;
use crate::analysis::bots::Bot as _;
use crate::analysis::bots::random::Random;
use crate::scenario::Scenario;
use crate::session::{Mode, Session};
use crate::sim::Command;
#[cfg(feature = "app")]
use crate::ui::look::{Contrast, Look, Sight};
use std::path::Path;
use std::sync::Arc;

/// The way of the story that the first scenario is based on.
const STORY: &str = include_str!("../../tests/it/plays/story.txt");

/// The same play is photographed every time.
const SEED: u64 = 1;

/// Runs it.
pub fn run(args: Capture) -> Result<(), Stop> {
    let scenario = super::open::scenario(&args.scenario)?;
    let script = match &args.script {
        Some(file) => read(file)?,
        None if scenario.id == "late-objection" => STORY.lines().map(str::to_owned).collect(),
        None => Vec::new(),
    };
    let play = play(&scenario, &script)?;
    photograph(args, scenario, play)
}

#[cfg(feature = "app")]
fn photograph(args: Capture, scenario: Arc<Scenario>, play: Vec<Session>) -> Result<(), Stop> {
    let Capture { folder, size: sizes, text: texts, only, contrast, sight, .. } = args;
    let sight = match sight.as_deref() {
        Some("protanopia") => Sight::Protanopia,
        Some("deuteranopia") => Sight::Deuteranopia,
        Some("tritanopia") => Sight::Tritanopia,
        _ => Sight::Usual,
    };
    let look = Look { contrast: if contrast { Contrast::High } else { Contrast::Night }, sight };
    let order = crate::app::Order { folder: folder.clone(), scenario, play, sizes, texts, look, only };
    let count = crate::app::capture(order).map_err(Stop::Failed)?;
    let mut out = super::out::Out::new();
    out.para(&format!("{count} pictures in {}", folder.display()))?;
    out.flush()
}

/// Without the feature there is no app.
#[cfg(not(feature = "app"))]
fn photograph(_: Capture, _: Arc<Scenario>, _: Vec<Session>) -> Result<(), Stop> {
    Err(Stop::Failed("this is Warroom without its app; there are no screens to take pictures of".into()))
}

fn read(file: &Path) -> Result<Vec<String>, Stop> {
    let mut lines = Lines::file(file).map_err(Stop::Failed)?;
    let mut out = Vec::new();
    while let Some(line) = lines.next().map_err(Stop::Failed)? {
        out.push(line);
    }
    Ok(out)
}

/// The play before each decision and at its end: at each the first line of the script that is open, else any.
fn play(scenario: &Arc<Scenario>, script: &[String]) -> Result<Vec<Session>, Stop> {
    let (mut seed, mut world, mut wishes) = (SEED, scenario.default_world, Vec::new());
    for line in script.iter().map(|line| line.trim().trim_start_matches('\u{feff}')).filter(|line| !line.is_empty()) {
        if let Some(head) = line.strip_prefix("# seed ").and_then(|rest| rest.split_once(", world ")) {
            seed = head.0.parse().unwrap_or(seed);
            world = scenario.world_by_id(head.1.trim()).unwrap_or(world);
        }
        if !line.starts_with('#') {
            wishes.push(Command::from_line(line, scenario).map_err(Stop::Failed)?);
        }
    }
    let mut session = Session::start(scenario.clone(), seed, Some(world), Mode::Practice);
    let mut anybody = Random::new(SEED);
    let mut play = vec![session.clone()];
    while !session.over() {
        let open = (0..wishes.len()).find(|at| session.act(wishes[*at]).is_ok());
        match open {
            Some(at) => drop(wishes.remove(at)),
            None => {
                let command = anybody.decide(scenario, session.state());
                if command.is_none_or(|command| session.act(command).is_err()) {
                    break;
                }
            }
        }
        play.push(session.clone());
    }
    Ok(play)
}
