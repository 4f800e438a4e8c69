//! The pages of all rules, for `explain` and for switches.

use super::{Page, RULES};
use crate::diagnostics;

/// The pages of all rules by code: the loader's, those of this room, and `further` ones of rooms below.
pub fn pages(further: &[&'static Page]) -> Vec<&'static Page> {
    let own = RULES.iter().map(|rule| &rule.page);
    let mut all: Vec<&Page> = diagnostics::RULES.iter().chain(own).chain(further.iter().copied()).collect();
    all.sort_by_key(|page| page.code);
    all
}

/// The page of a rule by its code, in capitals or not.
pub fn page(further: &[&'static Page], code: &str) -> Option<&'static Page> {
    pages(further).into_iter().find(|page| page.code.0.eq_ignore_ascii_case(code))
}
