//! What rules have found so far, and which of them have looked.

use super::Page;
use crate::diagnostics::{Code, Diagnostic};

/// What rules have found so far.
#[derive(Default, Debug)]
pub struct Findings {
    pub(super) diagnostics: Vec<Diagnostic>,
    pub(super) looked: Vec<Code>,
}

impl Findings {
    /// Adds something that was found.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// Notes that a rule has looked at all of the scenario, so that a switch for it that nothing needs can be reported.
    pub fn looked(&mut self, page: &Page) {
        self.looked.push(page.code);
    }

    /// Adds what others have found.
    pub(super) fn append(&mut self, mut others: Self) {
        self.diagnostics.append(&mut others.diagnostics);
        self.looked.append(&mut others.looked);
    }
}
