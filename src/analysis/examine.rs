//! Every rule of the house over one scenario: those of `check`, and those that need search.

use crate::check::{self, Checked, Page};
use crate::diagnostics::Source;

/// The pages of the rules that need search, in the order of their codes (W1001 and on).
pub const SEARCH: &[&Page] = &[];

/// Checks a text with all rules; without `search`, those that need it do not look.
pub fn examine(source: &Source, search: bool) -> Checked {
    check::run(source, SEARCH, |_ground, _findings| {
        let _ = search;
    })
}

/// The pages of all rules, by code.
pub fn pages() -> Vec<&'static Page> {
    check::pages(SEARCH)
}

/// The page of a rule by its code, in capitals or not.
pub fn page(code: &str) -> Option<&'static Page> {
    check::page(SEARCH, code)
}
