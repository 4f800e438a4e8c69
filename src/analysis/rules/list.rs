//! The list of all rules that need search.

use super::*;

/// All of them, in the order of their codes.
pub const RULES: &[&SearchRule] = &[
    &scene_never_entered::RULE,
    &choice_never_open::RULE,
    &visit_never_paid::RULE,
    &line_never_said::RULE,
    &answer_never_given::RULE,
    &never_learned::RULE,
    &measure_never_agreed::RULE,
    &ending_never_reached::RULE,
    &interruption_never_comes::RULE,
    &ruling_never_given::RULE,
    &everything_locked::RULE,
    &never_ends::RULE,
    &condition_never_holds::RULE,
    &condition_always_holds::RULE,
    &worlds_alike::RULE,
    &band_never_narrows::RULE,
    &gauge_never_moves::RULE,
    &target_never_met::RULE,
    &target_always_met::RULE,
    &no_agreement::RULE,
    &agreement_unproven::RULE,
    &everything_affordable::RULE,
    &measure_in_no_agreement::RULE,
    &never_objects::RULE,
    &level_never_shown::RULE,
    &mode_dominates::RULE,
    &nothing_speaks_for_it::RULE,
    &always_best::RULE,
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
