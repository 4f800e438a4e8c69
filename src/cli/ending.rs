//! How a play ended: the gauges against their targets, what was true behind the story, and how to play it again.

use super::out::Out;
use super::stop::Stop;
use crate::scenario::Scenario;
use crate::session::{Mode, Session};
use crate::sim::{State, gauges};
use crate::text::{terms, time};
use crate::view;

/// Which targets were met.
pub struct Targets {
    /// The lowest trust.
    pub trust: bool,
    /// The risk of a material finding.
    pub compliance: bool,
    /// Service lost.
    pub downtime: bool,
}

/// Which targets a state meets.
pub fn targets(scenario: &Scenario, state: &State) -> Targets {
    let scoring = &scenario.scoring;
    Targets {
        trust: gauges::trust(scenario, state).lowest >= scoring.trust,
        compliance: gauges::compliance(scenario, state).centre <= u32::from(scoring.compliance),
        downtime: gauges::downtime(scenario, state).band.centre <= scoring.downtime,
    }
}

/// Tells the ending. `name` is what the scenario is opened by.
pub fn tell(out: &mut Out, session: &Session, name: &str) -> Result<(), Stop> {
    let (scenario, state) = (session.scenario(), session.state());
    let Some((title, text)) = view::ending(scenario, state) else {
        return Ok(());
    };
    out.gap()?;
    out.para(&format!("The end: {title}"))?;
    out.gap()?;
    out.para(&text)?;
    out.gap()?;
    results(out, scenario, state)?;
    let world = &scenario.worlds[session.world().index()];
    if scenario.worlds.len() > 1 {
        out.gap()?;
        out.para(&format!("What was true: {}. {}", scenario.text(world.title), scenario.text(world.text)))?;
    }
    let happened = scenario.risks.iter().enumerate().filter(|(at, _)| state.happened >> at & 1 == 1);
    let happened: Vec<&str> = happened.map(|(_, risk)| scenario.text(risk.title)).collect();
    if !happened.is_empty() {
        out.para(&format!("What happened: {}.", happened.join("; ")))?;
    }
    out.gap()?;
    let mode = if session.mode() == Mode::Challenge { " --mode challenge" } else { "" };
    let name = if name.contains(' ') { format!("\"{name}\"") } else { name.to_owned() };
    out.para(&format!("Decisions: {}. Seed: {}. World: {}.", session.steps().len(), session.seed(), world.id))?;
    out.para("A new play with the same dice and the same truth:")?;
    // A command is copied, so it stays on one line, however long.
    out.raw(&format!("warroom play {name} --seed {} --world {}{mode}", session.seed(), world.id))?;
    out.para(&format!("Digest: {}", session.digest()))?;
    out.flush()
}

fn results(out: &mut Out, scenario: &Scenario, state: &State) -> Result<(), Stop> {
    let (shown, met, scoring) = (view::gauges(scenario, state), targets(scenario, state), &scenario.scoring);
    let word = |met: bool| if met { "met" } else { "missed" };
    let lowest = gauges::trust(scenario, state).lowest;
    out.para(&format!(
        "Trust: {} ({lowest} of 100). {}. Target: nobody below {}; {}.",
        shown.trust.words,
        shown.trust.detail,
        scoring.trust,
        word(met.trust)
    ))?;
    let (risk, target) = if state.settled {
        (format!("{}.", shown.compliance.detail), "no material finding".to_owned())
    } else {
        let percent = (scoring.compliance + 5) / 10;
        let risk = format!("{}. {}.", shown.compliance.words, shown.compliance.detail);
        (risk, format!("a chance of at most {percent} % of a material finding"))
    };
    out.para(&format!("Compliance risk: {risk} Target: {target}; {}.", word(met.compliance)))?;
    let lost = if state.settled { time::duration(state.outage) } else { shown.downtime.words };
    out.para(&format!(
        "Downtime: {lost} of service lost. Target: at most {}; {}.",
        time::duration(scoring.downtime),
        word(met.downtime)
    ))?;
    if state.settled {
        out.para(&format!(
            "Repair: {}. Audit: {}.",
            if state.repair == 0 { "none".into() } else { time::duration(state.repair) },
            terms::finding(state.finding)
        ))?;
    }
    Ok(())
}
