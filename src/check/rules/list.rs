//! The list of all rules of this room.

use super::*;
use crate::check::Rule;

/// All rules of this room, in the order of their codes.
pub const RULES: &[&Rule] = &[
    &fact_never_found::RULE,
    &flag_never_read::RULE,
    &flag_never_set::RULE,
    &switch_of_no_rule::RULE,
    &switch_without_reason::RULE,
    &switch_for_nothing::RULE,
    &switch_for_an_error::RULE,
];

/// A rule without examples does not build.
const _: () = {
    let mut at = 0;
    while at < RULES.len() {
        let page = &RULES[at].page;
        assert!(!page.example.is_empty() && !page.instead.is_empty(), "a rule has no examples");
        at += 1;
    }
};
