//! The risk register as it stood when the change went in, and what became of each risk.

use super::log::Log;
use super::words::{bare, name};
use crate::scenario::model::*;
use crate::sim::{State, cond, gauges};
use crate::text::{terms, time};

/// A likelihood is unexamined where the evidence allows values farther apart than this, in permille.
const UNEXAMINED: u32 = 250;

/// The likelihood of what the evidence rules out.
const NONE: &str = "None";

/// A risk of the register.
pub struct Row {
    /// Which.
    pub id: RiskId,
    /// Its likelihood, as far as one could know it.
    pub likelihood: String,
    /// The highest likelihood that the evidence allowed, in permille.
    pub high: u32,
    /// Whether what the evidence allowed lay so far apart that nobody had examined it.
    pub unexamined: bool,
    /// What it would cost.
    pub impact: String,
    /// The measures against it.
    pub treated_by: Vec<MeasureId>,
    /// Who owns it.
    pub owner: Option<PersonId>,
    /// Whether it stood in the register.
    pub recorded: bool,
    /// Whether it came to light only after the change went in.
    pub late: bool,
    /// Whether it happened; `None` where that is not known.
    pub happened: Option<bool>,
    /// Whether it was mended on the spot.
    pub mended: bool,
}

impl Row {
    /// Whether the evidence ruled it out, and rightly.
    pub fn ruled_out(&self) -> bool {
        self.likelihood == NONE && !self.came()
    }

    /// Whether it happened.
    pub fn came(&self) -> bool {
        self.happened == Some(true)
    }
}

/// The risks in sight, those that happened first and then by their likelihood.
pub fn register(log: &Log) -> Vec<Row> {
    let then = log.begun.map_or(log.last, |(_, state)| state);
    let mut out: Vec<Row> = (0..log.scenario.risks.len()).filter_map(|at| row(log, &then, RiskId::at(at))).collect();
    out.sort_by_key(|row| (!row.came(), row.late, std::cmp::Reverse(row.high)));
    out
}

fn row(log: &Log, then: &State, id: RiskId) -> Option<Row> {
    let (scenario, last) = (log.scenario, &log.last);
    let risk = &scenario.risks[id.index()];
    let has = |set: u64| u128::from(set) & id.bit() != 0;
    // A way back fails where it is taken, and nowhere else.
    let failed = last.rollback_failed && scenario.remediation.as_ref().is_some_and(|way| way.risk == id);
    let happened = log.closed().then(|| has(last.happened) || failed);
    let seen = gauges::seen(scenario, then, id);
    let in_sight = gauges::seen(scenario, last, id) || happened == Some(true);
    let here = u128::from(scenario.windows[then.current_window().index()].risks) & id.bit() != 0;
    let open = here && cond::holds(scenario, then, &risk.open);
    if !in_sight || !(open || has(last.recorded) || happened == Some(true)) {
        return None;
    }
    // What was told in confidence stays out, unless it was written down or came about.
    let known = risk.hidden_until;
    let confided =
        known.is_some_and(|what| last.known & what.bit() != 0 && !log.facts.iter().any(|(_, fact)| *fact == what));
    let need = known.is_some_and(|what| scenario.known[what.index()].need_of.is_some());
    if (confided || need) && !has(last.recorded) && happened != Some(true) {
        return None;
    }
    let possible = (0..scenario.worlds.len()).filter(|world| then.possible >> world & 1 == 1);
    let chances: Vec<u32> = possible.map(|world| gauges::likelihood(scenario, then, WorldId::at(world), id)).collect();
    let (low, high) = (chances.iter().min().copied().unwrap_or(0), chances.iter().max().copied().unwrap_or(0));
    let package = u128::from(then.package());
    let treats = risk
        .treats
        .iter()
        .filter(|(measure, treat)| package & measure.bit() != 0 && cond::holds(scenario, then, &treat.when));
    let percent = |permille: u32| (permille + 5) / 10;
    let likelihood = match (seen, low, high) {
        (false, ..) => "Not in sight".to_owned(),
        (_, _, 0) => NONE.to_owned(),
        (_, low, high) if percent(low) == percent(high) => format!("{} %", percent(low)),
        (_, low, high) => format!("{} to {} %", percent(low), percent(high)),
    };
    Some(Row {
        id,
        likelihood,
        high,
        unexamined: seen && open && high - low > UNEXAMINED,
        impact: impact(log, id),
        treated_by: treats.map(|(measure, _)| *measure).collect(),
        owner: risk.owner,
        recorded: has(then.recorded),
        late: !seen,
        happened,
        mended: has(last.mended),
    })
}

fn impact(log: &Log, id: RiskId) -> String {
    let risk = &log.scenario.risks[id.index()];
    let mut out = Vec::new();
    if risk.outage > 0 {
        out.push(format!("{} of service", time::duration(risk.outage)));
    }
    if risk.repair > 0 {
        out.push(format!("{} of repair", time::duration(risk.repair)));
    }
    if risk.finding != Finding::None {
        out.push(terms::finding(risk.finding).to_owned());
    }
    // A way back that fails costs its time only where one turns back.
    let back = log.scenario.remediation.as_ref().filter(|way| way.risk == id && out.is_empty());
    out.extend(back.map(|way| format!("{} to restore if one has to go back", time::duration(way.restore))));
    out.join(", ")
}

/// A row in the words of the table: risk, likelihood, impact, treatment, owner, what became of it.
pub fn cells(log: &Log, row: &Row) -> Vec<String> {
    let treated: Vec<String> = row
        .treated_by
        .iter()
        .map(|id| bare(log.scenario.text(log.scenario.measures[id.index()].title)).to_owned())
        .collect();
    let treated = if treated.is_empty() { "None".to_owned() } else { treated.join("; ") };
    let tried = log.last.rolled_back || log.scenario.remediation.as_ref().is_none_or(|way| way.risk != row.id);
    let became = match (row.happened, row.mended) {
        (None, _) => "Open",
        (Some(false), _) if !tried => "Not put to the test",
        (Some(true), true) => "Happened; mended on the spot",
        (Some(true), false) => "Happened",
        (Some(false), _) => "Did not happen",
    };
    if row.ruled_out() {
        let recorded = if row.recorded { "Recorded, then ruled out." } else { "Ruled out." };
        return line(log, row, &treated, recorded.to_owned());
    }
    let recorded = match (row.late, row.recorded) {
        (true, _) => "Came to light afterwards",
        (_, true) => "Recorded",
        _ => "Known, not recorded",
    };
    line(log, row, &treated, format!("{recorded}. {became}."))
}

fn line(log: &Log, row: &Row, treated: &str, became: String) -> Vec<String> {
    vec![
        log.risk(row.id).to_owned(),
        row.likelihood.clone(),
        row.impact.clone(),
        treated.to_owned(),
        row.owner.map_or("Nobody yet".to_owned(), |who| name(log.scenario, who).to_owned()),
        became,
    ]
}
