//! A rule: its page, and how what breaks it is found.

use super::{Findings, Ground};
use crate::diagnostics::Diagnostic;

/// What there is to say of a rule; `warroom explain` prints it, and a test runs its examples.
pub type Page = crate::diagnostics::Rule;

/// A rule over scenarios that could be loaded.
///
/// The snippets of its page are fields of a scenario. A test sets them into a small one: what has a new id is added to its
/// list, what has an id that is there already is changed field by field, and anything else takes the place of what was there.
/// The first snippet must be found, and the second must be found free of anything.
pub struct Rule {
    /// Its page.
    pub page: Page,
    /// Finds what breaks it.
    pub find: fn(&Ground, &mut Findings),
}

impl Rule {
    /// A diagnostic of this rule, without a place or a hint as yet.
    pub fn says(&self, message: impl Into<String>) -> Diagnostic {
        Diagnostic::of(&self.page, message)
    }
}
