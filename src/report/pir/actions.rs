//! What is left to do: each with one owner and a date, derived from what stayed open.

use super::log::Log;
use super::register::Row;
use super::words::{bare, due, list, name, stamp};
use crate::scenario::model::*;

/// The coordinator, who owns what nobody else does.
pub const COORDINATOR: &str = "Change coordinator";

/// Something to do.
pub struct Action {
    /// What.
    pub what: String,
    /// Who answers for it.
    pub owner: String,
    /// By when.
    pub by: u32,
}

/// The actions, the soonest first.
pub fn actions(log: &Log, rows: &[Row]) -> Vec<Action> {
    let mut out = Vec::new();
    findings(log, rows, &mut out);
    happened(log, rows, &mut out);
    unrecorded(log, rows, &mut out);
    way_back(log, &mut out);
    not_in(log, rows, &mut out);
    withdrawn(log, &mut out);
    people(log, &mut out);
    out.sort_by_key(|action| action.by);
    out
}

fn add(log: &Log, out: &mut Vec<Action>, days: u32, owner: String, what: String) {
    out.push(Action { what, owner, by: due(log.last.now, days) });
}

fn owner(log: &Log, who: Option<PersonId>) -> String {
    who.map_or(COORDINATOR.to_owned(), |who| name(log.scenario, who).to_owned())
}

fn findings(log: &Log, rows: &[Row], out: &mut Vec<Action>) {
    if !log.closed() || log.last.finding == Finding::None {
        return;
    }
    for row in rows.iter().filter(|row| row.came()) {
        if log.scenario.risks[row.id.index()].finding != Finding::None {
            let what =
                format!("Answer the finding on \u{201c}{}\u{201d} with a remedy and its date.", log.risk(row.id));
            add(log, out, 5, owner(log, row.owner), what);
        }
    }
}

/// What happened gets a problem record, and an owner where it has none.
fn happened(log: &Log, rows: &[Row], out: &mut Vec<Action>) {
    for row in rows.iter().filter(|row| row.came()) {
        if log.scenario.risks[row.id.index()].finding != Finding::None {
            continue;
        }
        let title = log.risk(row.id);
        let what = match (row.owner, row.mended) {
            (None, _) => format!("Name an owner for \u{201c}{title}\u{201d} and open a problem record."),
            (_, true) => format!("Make the mend of \u{201c}{title}\u{201d} permanent, by a change of its own."),
            _ => format!(
                "Open a problem record for \u{201c}{title}\u{201d}: its cause, and the test that shows it beforehand."
            ),
        };
        add(log, out, if row.owner.is_none() { 2 } else { 5 }, owner(log, row.owner), what);
    }
}

fn unrecorded(log: &Log, rows: &[Row], out: &mut Vec<Action>) {
    let open =
        rows.iter().filter(|row| !row.recorded && !row.ruled_out() && log.last.recorded >> row.id.index() & 1 == 0);
    let titles: Vec<String> = open.map(|row| format!("\u{201c}{}\u{201d}", log.risk(row.id))).collect();
    if !titles.is_empty() {
        let what = format!("Enter in the risk register, each with an owner: {}.", list(&titles));
        add(log, out, 2, COORDINATOR.into(), what);
    }
}

fn way_back(log: &Log, out: &mut Vec<Action>) {
    let (Some(way), Some((_, then))) = (&log.scenario.remediation, log.begun) else { return };
    let title = bare(log.scenario.text(way.title));
    let who = owner(log, log.scenario.risks[way.risk.index()].owner);
    let rehearsed = then.package() & way.rehearsed_by != 0;
    match log.back {
        Some((_, true, _)) => {
            add(log, out, 10, who, format!("Correct the remediation plan (\u{201c}{title}\u{201d}) and rehearse it."));
        }
        _ if !rehearsed => {
            let what =
                format!("Rehearse the remediation plan (\u{201c}{title}\u{201d}) before the next change relies on it.");
            add(log, out, 10, who, what);
        }
        _ => {}
    }
}

/// A change that is not in production needs a date, and what was agreed for it is still to be done.
fn not_in(log: &Log, rows: &[Row], out: &mut Vec<Action>) {
    if log.last.implemented() {
        return;
    }
    let now = log.last.now;
    let window = &log.scenario.windows[log.last.window.index()];
    let ahead = window.opens > now && !log.last.begun;
    match ahead {
        true => {
            for at in crate::sim::table::bits(log.last.agreed & log.scenario.all_measures()) {
                let measure = &log.scenario.measures[at];
                let what = format!("Carry out, before the window: {}.", bare(log.scenario.text(measure.title)));
                out.push(Action { what, owner: owner(log, Some(measure.owner)), by: window.opens });
            }
        }
        false => add(
            log,
            out,
            5,
            COORDINATOR.into(),
            "Bring the change back to assessment with what this review found, and propose a new window.".into(),
        ),
    }
    for row in rows.iter().filter(|row| row.treated_by.is_empty() && row.high > 0 && !row.came()) {
        let what = format!("Agree on a treatment for \u{201c}{}\u{201d}, or accept it in writing.", log.risk(row.id));
        let by = if ahead { window.opens.saturating_sub(1440).max(now) } else { due(now, 5) };
        out.push(Action { what, owner: owner(log, row.owner), by });
    }
}

fn withdrawn(log: &Log, out: &mut Vec<Action>) {
    let mut told = 0u64;
    for (measure, _) in &log.withdrawn {
        let bit = 1u64 << measure.index();
        if (told | log.last.agreed) & bit != 0 {
            continue;
        }
        told |= bit;
        let what = format!(
            "Decide whether \u{201c}{}\u{201d} is still needed; if not, write down why.",
            log.measure(*measure)
        );
        add(log, out, 10, owner(log, Some(log.scenario.measures[measure.index()].owner)), what);
    }
}

/// Promises and objections: those who rely on them are told what became of them.
fn people(log: &Log, out: &mut Vec<Action>) {
    let still = |flag: &FlagId| log.last.flags & flag.bit() != 0;
    let gone: Vec<String> =
        log.let_go.iter().filter(|flag| !still(flag)).filter_map(|flag| log.promise(*flag)).collect();
    for what in gone {
        add(log, out, 2, COORDINATOR.into(), format!("Say to those who rely on it what became of this: {what}."));
    }
    let flags = (0..log.scenario.flags.len()).map(FlagId::at).filter(still);
    let kept: Vec<String> = flags
        .filter_map(|flag| {
            let to = name(log.scenario, log.scenario.flags[flag.index()].to?);
            let promise = log.promise(flag)?;
            Some(if promise.contains(to) { promise } else { format!("{promise} (to {to})") })
        })
        .collect();
    if !kept.is_empty() {
        let what = format!("Confirm with each person that the promise to them was kept: {}.", kept.join("; "));
        add(log, out, 5, COORDINATOR.into(), what);
    }
    if let Some((_, _, refused)) = log.packages.last().filter(|(_, _, refused)| !refused.is_empty()) {
        let who = log.objectors(refused);
        let what = format!("Write the objections of {who} and the answers to them into the change record.");
        add(log, out, 3, COORDINATOR.into(), what);
    }
}

/// An action in the words of the table.
pub fn cells(action: &Action) -> Vec<String> {
    vec![action.what.clone(), action.owner.clone(), stamp(action.by)]
}
