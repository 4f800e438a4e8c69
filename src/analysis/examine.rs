//! Every rule of the house over one scenario: those of `check`, and those that need search.

use super::explore::asked::Conditions;
use super::explore::{Bound, explore};
use super::rules::{self, SearchRule};
use super::solver::learn::Effort;
use super::solver::solution::{Budget, Solution, solve};
use crate::check::{self, Checked, Page};
use crate::diagnostics::Source;
use crate::scenario::load;
use std::sync::Arc;

/// The pages of the rules that need search, in the order of their codes (W1001 and on).
pub static SEARCH: [&Page; rules::RULES.len()] = {
    let mut pages = [&rules::RULES[0].page; rules::RULES.len()];
    let mut at = 0;
    while at < pages.len() {
        pages[at] = &rules::RULES[at].page;
        at += 1;
    }
    pages
};

/// What rules that need search may spend on the best policy of a story that is too large to be worked out.
const BUDGET: Budget =
    Budget { states: 3000, rounds: 4, plays: 300, effort: Effort { plays: 300, looks: 900, measured: 200 }, proof: 0 };

/// What was looked at by search, for whoever wants to say so.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Looked {
    /// Whether every state was looked at.
    pub proven: bool,
    /// States of the search.
    pub states: usize,
    /// Plays.
    pub plays: u64,
    /// States of tables.
    pub tables: usize,
    /// States at which options were played out.
    pub tries: usize,
}

/// Checks a text with all rules; without `search`, those that need it do not look.
pub fn examine(source: &Source, search: bool) -> Checked {
    examine_within(source, search.then_some(Bound::default()), |_| None).0
}

/// The same within a bound, with a solution that is known already; it also says what was looked at.
pub fn examine_within(
    source: &Source,
    bound: Option<Bound>,
    known: impl FnOnce(&crate::scenario::Scenario) -> Option<Solution>,
) -> (Checked, Option<Looked>) {
    let mut looked = None;
    let checked = check::run(source, &SEARCH, |ground, findings| {
        let Some(bound) = bound else { return };
        let wanted = bound.tries > 0 || bound.modes > 0;
        let solution = known(ground.scenario).filter(|_| wanted).or_else(|| {
            if !wanted {
                return None;
            }
            // The search shares its scenario; a second reading of the same text is the same scenario.
            solve(&Arc::new(load(source).scenario?), BUDGET)
        });
        let conditions = Conditions::of(ground.scenario);
        let explored = explore(ground.scenario, &conditions, bound, solution.as_ref());
        for SearchRule { page, find } in rules::RULES {
            find(ground, &explored, findings);
            // What plays did not find this time may be there all the same, so its switch stays.
            if explored.proven {
                findings.looked(page);
            }
        }
        looked = Some(Looked {
            proven: explored.proven,
            states: explored.states,
            plays: explored.plays,
            tables: explored.tables.states,
            tries: explored.tries.as_ref().map_or(0, |tries| tries.states),
        });
    });
    (checked, looked)
}

/// The pages of all rules, by code.
pub fn pages() -> Vec<&'static Page> {
    check::pages(&SEARCH)
}

/// The page of a rule by its code, in capitals or not.
pub fn page(code: &str) -> Option<&'static Page> {
    check::page(&SEARCH, code)
}
