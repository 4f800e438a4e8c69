//! The rules that need search, each in its file, in the order of their codes.

mod follows;
mod list;
mod places;
mod rule;

pub mod scene_never_entered;
pub mod choice_never_open;
pub mod visit_never_paid;
pub mod line_never_said;
pub mod answer_never_given;
pub mod never_learned;
pub mod measure_never_agreed;
pub mod ending_never_reached;
pub mod interruption_never_comes;
pub mod ruling_never_given;
pub mod everything_locked;
pub mod never_ends;
pub mod condition_never_holds;
pub mod condition_always_holds;
pub mod worlds_alike;
pub mod band_never_narrows;
pub mod gauge_never_moves;
pub mod target_never_met;
pub mod target_always_met;
pub mod no_agreement;
pub mod agreement_unproven;
pub mod everything_affordable;
pub mod measure_in_no_agreement;
pub mod never_objects;
pub mod level_never_shown;
pub mod mode_dominates;
pub mod nothing_speaks_for_it;
pub mod always_best;

pub use list::RULES;
pub use rule::SearchRule;
