//! What worked, what did not, and what follows from it: about how the work is set up, never about who is to blame.

use super::log::Log;
use super::register::Row;
use super::words::{self, bare, count, list};
use crate::scenario::model::*;
use crate::text::{terms, time};

/// What worked.
pub fn worked(log: &Log, rows: &[Row]) -> Vec<String> {
    let mut out = Vec::new();
    let target = log.scenario.scoring.downtime;
    if log.closed() && log.begun.is_some() {
        if log.last.outage <= target {
            out.push(format!(
                "Service lost stayed within the target: {} against {}.",
                words::lost(log.last.outage),
                time::duration(target)
            ));
        }
        if log.last.finding == Finding::None {
            out.push("The audit wrote no finding.".to_owned());
        }
    }
    let before = facts_before(log);
    if !before.is_empty() {
        let (number, verb) = (count(before.len(), "fact", "facts"), if before.len() == 1 { "was" } else { "were" });
        out.push(format!("{number} {verb} brought to light before the change went in: {}.", before.join("; ")));
    }
    for row in rows
        .iter()
        .filter(|row| row.happened == Some(false) && !row.treated_by.is_empty() && !row.ruled_out() && tried(log, row))
    {
        out.push(format!(
            "\u{201c}{}\u{201d} was treated and did not happen ({}).",
            log.risk(row.id),
            treatments(log, row)
        ));
    }
    for row in rows.iter().filter(|row| row.came() && row.mended) {
        out.push(format!("\u{201c}{}\u{201d} happened and was mended on the spot.", log.risk(row.id)));
    }
    if let Some((_, false, minutes)) = log.back {
        let rehearsed = if rehearsed(log) == Some(true) { ", as rehearsed" } else { "" };
        out.push(format!("The change could be taken back{rehearsed}, in {}.", time::duration(minutes)));
    }
    if log.packages.last().is_some_and(|(_, _, refused)| refused.is_empty()) && log.ruled.is_some() {
        out.push("Nobody at the table objected to the last package.".to_owned());
    }
    out
}

/// What did not work.
pub fn failed(log: &Log, rows: &[Row]) -> Vec<String> {
    let mut out = Vec::new();
    let target = log.scenario.scoring.downtime;
    if log.closed() && log.last.outage > target {
        out.push(format!(
            "Service was lost for {}, more than the target of {}.",
            time::duration(log.last.outage),
            time::duration(target)
        ));
    }
    if log.closed() && log.last.finding != Finding::None {
        out.push(format!("The audit wrote {}.", terms::finding(log.last.finding)));
    }
    if let Some((_, true, minutes)) = log.back {
        let rehearsed =
            if rehearsed(log) == Some(true) { "although it was rehearsed" } else { "and had not been rehearsed" };
        let takes = time::duration(minutes);
        out.push(format!("The way back failed, {rehearsed}; restoring service took {takes}."));
    }
    for row in rows.iter().filter(|row| row.came()) {
        let title = log.risk(row.id);
        out.push(match (row.late, row.treated_by.is_empty()) {
            (true, _) => format!("\u{201c}{title}\u{201d} happened and had not been in sight."),
            (_, true) => format!("\u{201c}{title}\u{201d} happened, and nothing had been agreed against it."),
            _ => format!("\u{201c}{title}\u{201d} happened all the same ({}).", treatments(log, row)),
        });
    }
    for row in rows.iter().filter(|row| row.unexamined && log.begun.is_some()) {
        out.push(format!(
            "When the change went in, nobody had examined the likelihood of \u{201c}{}\u{201d}.",
            log.risk(row.id)
        ));
    }
    let refused = log.packages.iter().filter(|(_, _, refused)| !refused.is_empty());
    for (window, _, people) in refused {
        out.push(format!("A package for {} met the objection of {}.", log.window(*window), log.objectors(people)));
    }
    let mut gone: Vec<String> = Vec::new();
    for (measure, _) in &log.withdrawn {
        let title = format!("\u{201c}{}\u{201d}", log.measure(*measure));
        if log.last.agreed >> measure.index() & 1 == 0 && !gone.contains(&title) {
            gone.push(title);
        }
    }
    if !gone.is_empty() {
        out.push(format!("Proposed and not agreed in the end: {}.", list(&gone)));
    }
    out
}

/// What follows, for changes of this kind.
pub fn lessons(log: &Log, rows: &[Row]) -> Vec<String> {
    let mut out = Vec::new();
    if !log.facts.is_empty() {
        let facts = count(log.facts.len(), "fact", "facts");
        out.push(format!(
            "{facts} on which this change hung came to light only after it stood on the schedule. Ask at assessment, of every team that it touches: what has changed since, and what would you have to see before it goes in?"
        ));
    }
    if rows.iter().any(|row| row.unexamined) {
        out.push("A likelihood that nobody has examined is not a small one. Before a change goes to its authority, each such risk has a test behind it, or an owner who accepts it in writing.".into());
    }
    if rows.iter().any(|row| !row.recorded && !row.ruled_out()) {
        out.push("A risk that is known and not recorded has no owner and no date. Whoever hears of one enters it in the register the same day.".into());
    }
    match (rehearsed(log), log.back) {
        (Some(true), Some((_, true, _))) => out.push("A rehearsal holds for the build on which it was done. Rehearse the way back again where either has changed.".into()),
        (Some(true), _) => out.push("The way back had been rehearsed, so that its length was known and a trigger could be set by it. Keep that as a condition for changes of this kind.".into()),
        (Some(false), _) => out.push("The change went in with a way back that nobody had rehearsed. A remediation plan counts from the day on which it has been carried out once.".into()),
        (None, _) => {}
    }
    if log.packages.len() > 1 {
        out.push(format!(
            "It took {} packages to come to a decision. What somebody cannot accept is heard sooner, and changed more easily, before the meeting than in it.",
            log.packages.len()
        ));
    }
    if rows.iter().any(|row| row.came() && !row.treated_by.is_empty()) {
        out.push("Treatment lowers a likelihood and leaves a rest. What is treated still needs somebody on duty who knows what to do if it comes.".into());
    }
    if log.last.window != log.scenario.approved {
        let (from, to) = (log.window(log.scenario.approved), log.window(log.last.window));
        out.push(format!("The window moved from \u{201c}{from}\u{201d} to \u{201c}{to}\u{201d}. A date that moves brings risks of its own; they are assessed with the move, not after it."));
    }
    out
}

/// Whether the way back had been rehearsed when the change went in; `None` where it did not go in, or there is no plan.
pub fn rehearsed(log: &Log) -> Option<bool> {
    let (way, (_, then)) = log.scenario.remediation.as_ref().zip(log.begun)?;
    Some(then.package() & way.rehearsed_by != 0)
}

/// Whether a risk could have come: a way back fails only where one goes back.
fn tried(log: &Log, row: &Row) -> bool {
    log.last.rolled_back || log.scenario.remediation.as_ref().is_none_or(|way| way.risk != row.id)
}

fn treatments(log: &Log, row: &Row) -> String {
    row.treated_by.iter().map(|id| log.measure(*id)).collect::<Vec<_>>().join("; ")
}

fn facts_before(log: &Log) -> Vec<String> {
    let until = log.begun.map_or(u32::MAX, |(at, _)| at);
    let before = log.facts.iter().filter(|(at, _)| *at <= until);
    before.map(|(_, fact)| bare(log.scenario.text(log.scenario.known[fact.index()].title)).to_owned()).collect()
}

/// Who is told what: name, role, what.
pub fn told(log: &Log, rows: &[Row]) -> Vec<Vec<String>> {
    let scenario = log.scenario;
    let mut out = Vec::new();
    for at in 0..scenario.cast.len() {
        let who = PersonId::at(at);
        let mut what = Vec::new();
        if scenario.authority.as_ref().is_some_and(|authority| authority.person == who) {
            what.push("this document, as change authority".to_owned());
        }
        let owned: Vec<String> = rows
            .iter()
            .filter(|row| row.owner == Some(who))
            .map(|row| format!("\u{201c}{}\u{201d}", log.risk(row.id)))
            .collect();
        if !owned.is_empty() {
            what.push(format!("what became of {}", list(&owned)));
        }
        let measures = scenario.measures.iter().enumerate();
        let measures = measures.filter(|(at, measure)| measure.owner == who && log.last.agreed >> at & 1 == 1);
        if measures.count() > 0 {
            what.push("what came of the measures they answered for".to_owned());
        }
        if log.packages.iter().any(|(_, _, refused)| refused.contains(&who)) {
            what.push("what became of their objection".to_owned());
        }
        if !what.is_empty() {
            let (name, role) =
                (words::name(scenario, who).to_owned(), scenario.text(scenario.cast[at].role).to_owned());
            let mut what = format!("{}.", what.join("; "));
            if let Some(first) = what.get_mut(..1) {
                first.make_ascii_uppercase();
            }
            out.push(vec![name, role, what]);
        }
    }
    out
}
