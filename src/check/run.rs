//! All rules over one text, and the switches in it.

use super::{Findings, Ground, Page, RULES, each, switches};
use crate::diagnostics::{Diagnostic, Source};
use crate::scenario::{Loaded, load};

/// What came of checking a scenario.
pub struct Checked {
    /// What was read; its diagnostics have moved to those below.
    pub loaded: Loaded,
    /// Everything that was found, in the order of the file.
    pub diagnostics: Vec<Diagnostic>,
    /// What was found and is switched off at its place.
    pub off: Vec<Diagnostic>,
}

/// Reads a text and runs the rules over it. Rules beyond the loader's need a scenario without errors.
///
/// Rooms below have rules of their own: `further` are the pages of all of them, so that switches can name them, and `look`
/// runs those that are wanted now; it calls [`Findings::looked`] for each that has looked at everything.
pub fn run(source: &Source, further: &[&'static Page], look: impl FnOnce(&Ground, &mut Findings)) -> Checked {
    let mut loaded = load(source);
    let mut findings = Findings::default();
    if let (Some(tree), Some(raw), Some(scenario)) = (&loaded.tree, &loaded.raw, &loaded.scenario) {
        let ground = Ground::new(source, tree, raw, scenario);
        // Rules know nothing of one another.
        let found = each(RULES.iter().collect(), |rule| {
            let mut findings = Findings::default();
            (rule.find)(&ground, &mut findings);
            findings.looked(&rule.page);
            findings
        });
        found.into_iter().for_each(|found| findings.append(found));
        look(&ground, &mut findings);
    }
    findings.diagnostics.append(&mut loaded.diagnostics);
    findings.diagnostics.sort_by_key(|diagnostic| (diagnostic.span().start, diagnostic.code));
    findings.diagnostics.dedup();
    let (diagnostics, off) = switches::apply(source, &loaded, further, findings);
    Checked { loaded, diagnostics, off }
}
