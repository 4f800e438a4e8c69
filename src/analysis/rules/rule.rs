//! A rule that needs search: its page, and how what breaks it is read off an exploration.

use crate::analysis::explore::Explored;
use crate::check::{Findings, Ground, Page};
use crate::diagnostics::Diagnostic;

/// A rule over what an exploration met.
///
/// Its bound is that of the exploration: what is told is proven where every state was looked at, and otherwise holds for so
/// many plays; each message says which.
pub struct SearchRule {
    /// Its page.
    pub page: Page,
    /// Finds what breaks it.
    pub find: fn(&Ground, &Explored, &mut Findings),
}

impl SearchRule {
    /// A diagnostic of this rule, without a place or a hint as yet.
    pub fn says(&self, message: impl Into<String>) -> Diagnostic {
        Diagnostic::of(&self.page, message)
    }
}
