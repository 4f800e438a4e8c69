//! The rules, each in its file, in the order of their codes.

mod list;

pub mod fact_never_found;
pub mod flag_never_read;
pub mod flag_never_set;
pub mod switch_for_an_error;
pub mod switch_for_nothing;
pub mod switch_of_no_rule;
pub mod switch_without_reason;

pub use list::RULES;
