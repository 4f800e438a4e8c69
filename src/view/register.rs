//! The risk register: what is known of each risk, how well, and what has been done about it; what needs attention first.

use super::words;
use crate::scenario::Scenario;
use crate::scenario::model::{Finding, RiskId, WorldId};
use crate::sim::{State, cond, gauges};
use crate::text::{terms, time};

/// A risk as the drawer shows it.
#[derive(Clone, PartialEq, Debug)]
pub struct Register {
    /// What might happen.
    pub title: String,
    /// How it would show.
    pub text: String,
    /// Likelihood as far as one can know it, in words.
    pub likelihood: String,
    /// The lowest likelihood that the evidence allows, in permille.
    pub low: u32,
    /// The highest.
    pub high: u32,
    /// How well it is known.
    pub known: Known,
    /// What it would cost.
    pub impact: String,
    /// Who owns it.
    pub owner: String,
    /// Whether somebody owns it.
    pub owned: bool,
    /// Whether it stands in the register.
    pub recorded: bool,
    /// Whether something agreed or proposed treats it.
    pub treated: bool,
    /// The measures that do.
    pub treated_by: Vec<String>,
    /// Whether everything that treats it only lies on the table so far.
    pub proposed: bool,
    /// Whether it has happened.
    pub happened: bool,
}

/// How well a likelihood is known. "Small" is a result; "not examined" is none.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Known {
    /// All that the evidence allows lies close together.
    Examined,
    /// Something has been ruled out.
    Partly,
    /// Nothing has been.
    NotExamined,
    /// It cannot happen, as far as the evidence goes.
    Gone,
    /// It stands in the register, and does not belong to this window.
    Elsewhere,
    /// The night is over, and whether it came is known.
    Over,
}

impl Known {
    fn of(low: u32, high: u32) -> Self {
        match (high, high.saturating_sub(low)) {
            (0, _) => Self::Gone,
            (_, 0..=60) => Self::Examined,
            (_, 61..=250) => Self::Partly,
            _ => Self::NotExamined,
        }
    }
}

impl Register {
    /// A word for the likelihood; a risk that nobody has examined has none.
    pub fn word(&self) -> &'static str {
        match (self.known, self.high) {
            (Known::NotExamined, _) => "Not examined",
            (Known::Gone, _) => "Ruled out",
            (Known::Elsewhere, _) => "Not in this window",
            (Known::Over, _) if self.happened => "Happened",
            (Known::Over, _) => "Did not happen",
            (_, 0..=100) => "Small",
            (_, 101..=400) => "Possible",
            (_, 401..=750) => "Likely",
            _ => "Almost certain",
        }
    }

    /// Where it stands, in words.
    pub fn standing(&self) -> &'static str {
        match (self.happened, self.treated, self.recorded) {
            (true, ..) => "Happened",
            (_, true, true) if self.proposed => "Treatment proposed",
            (_, true, false) if self.proposed => "Treatment proposed, in your notes only",
            (_, true, true) => "Treated",
            (_, true, false) => "Treated, in your notes only",
            (_, _, true) => "Recorded",
            _ => "In your notes only",
        }
    }

    /// What still needs somebody's attention: not examined, not treated, owned by nobody.
    pub fn wants(&self) -> [bool; 3] {
        let open = !self.happened && !self.gone();
        [open && self.known == Known::NotExamined, open && !self.treated, open && !self.owned]
    }

    /// The order of attention: what happened, then what wants most, then what is gravest.
    fn rank(&self) -> (bool, bool, usize, u32) {
        let wants = self.wants().into_iter().filter(|want| *want).count() + usize::from(!self.recorded);
        let gone = self.gone() && !self.happened;
        (!self.happened, gone, 4 - wants, 1000 - self.high.min(1000))
    }

    /// Whether nothing needs to be done about it any more.
    pub fn gone(&self) -> bool {
        matches!(self.known, Known::Gone | Known::Elsewhere | Known::Over)
    }
}

/// How many risks nobody has examined, nobody treats, nobody owns.
pub fn attention(risks: &[Register]) -> [usize; 3] {
    let mut out = [0; 3];
    for risk in risks {
        for (count, wants) in out.iter_mut().zip(risk.wants()) {
            *count += usize::from(wants);
        }
    }
    out
}

/// The risks in sight that can matter in the current window.
pub fn register(scenario: &Scenario, state: &State) -> Vec<Register> {
    let mut out: Vec<Register> = (0..scenario.risks.len()).filter_map(|at| entry(scenario, state, at)).collect();
    out.sort_by_key(Register::rank);
    out
}

fn entry(scenario: &Scenario, state: &State, at: usize) -> Option<Register> {
    let (id, risk) = (RiskId::at(at), &scenario.risks[at]);
    let here = scenario.windows[state.current_window().index()].risks >> at & 1 == 1;
    let open = here && cond::holds(scenario, state, &risk.open);
    let recorded = u128::from(state.recorded) & id.bit() != 0;
    if !gauges::seen(scenario, state, id) || !(open || recorded) {
        return None;
    }
    let possible = (0..scenario.worlds.len()).filter(|world| state.possible >> world & 1 == 1);
    let chances: Vec<u32> = possible.map(|world| gauges::likelihood(scenario, state, WorldId::at(world), id)).collect();
    let (low, high) = (chances.iter().min().copied().unwrap_or(0), chances.iter().max().copied().unwrap_or(0));
    let mut impact = Vec::new();
    if risk.outage > 0 {
        impact.push(format!("{} of service", time::duration(risk.outage)));
    }
    if risk.repair > 0 {
        impact.push(format!("{} of repair", time::duration(risk.repair)));
    }
    if risk.finding != Finding::None {
        impact.push(terms::finding(risk.finding).to_owned());
    }
    // A way back that fails costs its time only where one turns back.
    let back = scenario.remediation.as_ref().filter(|way| way.risk == id && impact.is_empty());
    impact.extend(back.map(|way| format!("{} to restore if one has to go back", time::duration(way.restore))));
    let package = u128::from(state.package());
    let treats = risk
        .treats
        .iter()
        .filter(|(measure, treat)| package & measure.bit() != 0 && cond::holds(scenario, state, &treat.when));
    let agreed = treats.clone().any(|(measure, _)| u128::from(state.agreed) & measure.bit() != 0);
    let treated_by: Vec<String> =
        treats.map(|(measure, _)| scenario.text(scenario.measures[measure.index()].title).to_owned()).collect();
    Some(Register {
        title: scenario.text(risk.title).to_owned(),
        text: scenario.text(risk.text).to_owned(),
        likelihood: match (low, high) {
            (low, high) if low == high => format!("{} %", (high + 5) / 10),
            (low, high) => format!("{} to {} %", (low + 5) / 10, (high + 5) / 10),
        },
        low,
        high,
        known: match Known::of(low, high) {
            _ if !open => Known::Elsewhere,
            known if !state.settled || known == Known::Gone => known,
            _ => Known::Over,
        },
        impact: impact.join(", "),
        owner: risk.owner.map_or("nobody yet".into(), |who| words::first_name(scenario, who).to_owned()),
        owned: risk.owner.is_some(),
        recorded,
        treated: !treated_by.is_empty(),
        proposed: !treated_by.is_empty() && !agreed,
        treated_by,
        happened: u128::from(state.happened) & id.bit() != 0 && state.settled,
    })
}
