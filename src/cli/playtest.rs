//! `warroom playtest`: many plays by bots, and what they show.

use super::args::{Playtest, ReviewFormat};
use super::interrupt::Interrupt;
use super::open;
use super::out::Out;
use super::progress::Progress;
use super::stop::{Stop, say};
use super::write;
use crate::analysis::bots::roster;
use crate::analysis::playtest::campaign::{Plan, play_all};
use crate::analysis::playtest::summary::{Summary, summary};
use crate::diagnostics::nearest;
use crate::platform::{learned, saves};
use crate::report;
use crate::scenario::Scenario;
use crate::scenario::model::WorldId;
use std::path::Path;

/// Of each bot so many plays are watched closely: what was open, and where the gauges stood.
const CLOSELY: u64 = 500;

/// Runs it.
pub fn run(args: &Playtest) -> Result<(), Stop> {
    write::check(args.output.as_deref())?;
    let scenario = open::scenario(&args.scenario)?;
    let plan = Plan {
        runs: args.runs,
        seed: args.seed,
        bots: bots(&args.bot)?,
        worlds: worlds(&scenario, args.world.as_deref())?,
        closely: CLOSELY,
    };
    let interrupt = Interrupt::listen();
    // The scale of the score, and the textbook's policy.
    let solution = {
        let mut progress = Progress::new("working out the scale of the score");
        learned::solution(&scenario, |done| {
            progress.done(u64::from(done), 1000);
            !interrupt.asked()
        })
    };
    let Some(solution) = solution else {
        if interrupt.asked() {
            return Err(Stop::Failed(
                "stopped before anything was played: the scale of the score was still being worked out".into(),
            ));
        }
        return Err(Stop::Failed("nothing can be played in this scenario: its first scene offers no decision".into()));
    };
    let played = {
        let mut progress = Progress::new("playing");
        play_all(&scenario, &plan, Some(&solution.policy), |done| {
            progress.done(done, plan.plays());
            !interrupt.asked()
        })
    };
    if interrupt.asked() {
        say("stopped; what was played until now is told");
    }
    let summary = summary(&scenario, &plan, solution.range(), args.pass, &played);
    let replay = scripts(args, &summary)?;
    let to = args.output.as_deref();
    match args.format {
        ReviewFormat::Json => {
            let text = serde_json::to_string_pretty(&summary).map_err(|error| Stop::Failed(error.to_string()))?;
            write::bytes(to, format!("{text}\n").as_bytes())?;
        }
        ReviewFormat::Html => {
            let document = report::playtest::document(&summary, &replay, true);
            write::bytes(to, report::html::document(&document).as_bytes())?;
        }
        ReviewFormat::Text => {
            let document = report::playtest::document(&summary, &replay, false);
            let lines = report::plain::lines(&document, Out::new().width());
            let text: String = lines.iter().map(|line| format!("{line}\n")).collect();
            write::bytes(to, text.as_bytes())?;
        }
    }
    write::told(to);
    Ok(())
}

/// The bots of a name.
fn bots(name: &str) -> Result<Vec<&'static str>, Stop> {
    if name == "all" {
        return Ok(roster::ALL.to_vec());
    }
    let known = roster::ALL.into_iter().find(|bot| *bot == name);
    known.map(|bot| vec![bot]).ok_or_else(|| {
        let near = nearest(name, roster::ALL.into_iter().chain(["all"]));
        let near = near.map(|near| format!("; did you mean `{near}`?")).unwrap_or_default();
        Stop::Failed(format!("there is no bot `{name}`{near}\nthere are: all, {}", roster::ALL.join(", ")))
    })
}

fn worlds(scenario: &Scenario, name: Option<&str>) -> Result<Vec<WorldId>, Stop> {
    match name {
        None => Ok(vec![]),
        Some("all") => Ok((0..scenario.worlds.len()).map(WorldId::at).collect()),
        Some(id) => Ok(vec![open::world(scenario, id)?]),
    }
}

/// Writes the scripts of the odd plays, where that was asked for; for each the words that say how to play it again.
fn scripts(args: &Playtest, summary: &Summary) -> Result<Vec<String>, Stop> {
    let quoted = |words: &str| match words.chars().all(|c| c.is_ascii_alphanumeric() || "-_./".contains(c)) {
        true => words.to_owned(),
        false => format!("'{}'", words.replace('\'', "'\\''")),
    };
    let mut out = Vec::new();
    for odd in &summary.odd {
        let name = format!(
            "{}-{}-{}.txt",
            serde_json::to_value(odd.kind)
                .ok()
                .and_then(|kind| Some(kind.as_str()?.replace('_', "-")))
                .unwrap_or_default(),
            odd.bot,
            odd.seed
        );
        let path = args.scripts.as_deref().unwrap_or(Path::new("FOLDER")).join(&name);
        if args.scripts.is_some() {
            let head = format!("# {} of {}, seed {}, world {}\n", odd.bot, summary.scenario, odd.seed, odd.world);
            let lines: String = odd.script.iter().map(|line| format!("{line}\n")).collect();
            saves::write_whole(&path, &(head + &lines)).map_err(|error| {
                Stop::Failed(format!("{}: {error}; name a folder that can be written to", path.display()))
            })?;
        }
        out.push(format!(
            "warroom play {} --seed {} --world {} --script {}",
            quoted(&args.scenario),
            odd.seed,
            odd.world,
            quoted(&path.display().to_string())
        ));
    }
    if args.scripts.is_none() {
        out.clear();
    }
    Ok(out)
}
