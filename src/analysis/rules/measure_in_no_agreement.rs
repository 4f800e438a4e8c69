//! A measure that is in no package that everybody accepts.

use super::rule::SearchRule;
use crate::analysis::explore::Explored;
use crate::check::{Findings, Ground, Page};
use crate::diagnostics::{Code, Severity};

/// The rule.
pub static RULE: SearchRule = SearchRule {
    page: Page {
        code: Code("W1023"),
        severity: Severity::Warning,
        title: "a measure that is in no agreement",
        what: "The measure can be put forward, and in none of the packages that everybody accepts does it stand.",
        why: "Somebody always objects to it. The player learns only that it should never be offered.",
        example: r#"cast: [(id: "mara", blocks: [(when: All([Window("thursday"), Not(Proposed("trial"))]), say: "Not blind."), (when: Proposed("watch"), say: "Nobody watches my figures.")])]"#,
        instead: r#"cast: [(id: "mara", blocks: [(when: All([Window("thursday"), Not(Proposed("trial"))]), say: "Not blind.")])]"#,
    },
    find,
};

fn find(ground: &Ground, explored: &Explored, out: &mut Findings) {
    let (seen, tables) = (&explored.seen, &explored.tables);
    if tables.agreeable == 0 {
        return;
    }
    for (at, measure) in ground.raw.measures.iter().enumerate() {
        let tried = (seen.proposed | tables.tried) >> at & 1 == 1;
        if tried && tables.useful >> at & 1 == 0 {
            let message = format!("the measure \"{}\" is in no package that everybody accepts", measure.id.value);
            let hint = format!(
                "{} packages were tried; look at what people block, and at whose need it serves",
                tables.packages
            );
            out.push(RULE.says(message).at(measure.id.span, "somebody always objects").hint(hint));
        }
    }
}
