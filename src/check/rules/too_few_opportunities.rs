//! A competency with too few opportunities to show it.

use crate::check::{Findings, Ground, Page, Rule};
use crate::diagnostics::Span;
use crate::diagnostics::{Code, Severity};
use crate::scenario::decode::{Ref, Spanned};
use crate::scenario::raw::Competency;
use crate::score::Rubric;
use std::collections::BTreeMap;

/// The rule.
pub static RULE: Rule = Rule {
    page: Page {
        code: Code("W0651"),
        severity: Severity::Warning,
        title: "too few opportunities for a competency",
        what: "A competency is shown somewhere, and there are fewer than three decisions or packages in which it could be.",
        why: "The profile needs three observations of a competency; with fewer it always says that there is not enough evidence.",
        example: r#"scenes: [(id: "call", choices: [(id: "ask", shows: [("C3", 4), ("C2", 3), ("C1", 3)])])]"#,
        instead: r#"scenes: [(id: "call", choices: [(id: "ask", shows: [("C3", 4), ("C2", 3)])])]"#,
    },
    find,
};

fn find(ground: &Ground, out: &mut Findings) {
    let least = Rubric::itil4().least_observations;
    // For each competency: how many opportunities, and where it is first shown.
    let mut seen: BTreeMap<&str, (usize, Span)> = BTreeMap::new();
    let decisions = ground.index.decisions.iter();
    let decisions = decisions.map(|decision| decision.choices.iter().flat_map(|choice| &choice.shows).collect());
    let packages = ground.raw.scoring.iter().flat_map(|scoring| &scoring.packages);
    let packages = packages.map(|rule| rule.shows.iter().collect());
    let opportunities: Vec<Vec<&(Ref<Competency>, Spanned<u8>)>> = decisions.chain(packages).collect();
    for mut here in opportunities {
        here.sort_by_key(|(id, _)| (&id.value, id.span.start));
        here.dedup_by_key(|(id, _)| &id.value);
        for (id, _) in here {
            seen.entry(id.value.as_str()).or_insert((0, id.span)).0 += 1;
        }
    }
    for (id, (count, at)) in seen.into_iter().filter(|(_, (count, _))| *count < least) {
        let message = format!("{id} can be shown in {count} of the {least} decisions that it takes");
        let hint = format!("let further decisions or packages show {id}, or leave it out of this scenario");
        out.push(RULE.says(message).at(at, "shown too seldom").hint(hint));
    }
}
