//! A measure that is of no use to anybody.

use crate::check::{Findings, Ground, Page, Rule};
use crate::diagnostics::{Code, Severity};
use std::collections::HashSet;

/// The rule.
pub static RULE: Rule = Rule {
    page: Page {
        code: Code("W0404"),
        severity: Severity::Warning,
        title: "a measure that does nothing",
        what: "A measure treats no risk, serves no need, reveals no fact, and neither a condition nor another measure asks for it.",
        why: "It costs hours and gives nothing; that is a trap which no player could see through.",
        example: r#"measures: [(id: "pizza", title: "Pizza for everybody", owner: "jonas", hours: [("jonas", "1h")])]"#,
        instead: r#"measures: [(id: "pizza", title: "Pizza for everybody", owner: "jonas", hours: [("jonas", "1h")], serves: ["not-alone"])]"#,
    },
    find,
};

fn find(ground: &Ground, out: &mut Findings) {
    let raw = ground.raw;
    let before = raw.measures.iter().flat_map(|measure| measure.after.iter().chain(&measure.after_any));
    let rehearses = raw.remediation.iter().flat_map(|plan| &plan.rehearsed_by);
    let used: HashSet<&str> = before.chain(rehearses).map(|id| id.value.as_str()).collect();
    for measure in &raw.measures {
        let id = measure.id.value.as_str();
        let idle = measure.treats.is_empty() && measure.serves.is_empty() && measure.reveals.is_empty();
        if idle && !used.contains(id) && !ground.index.mentions.measures.contains(id) {
            let hint = "say what it `treats`, whose need it `serves` or what it `reveals`";
            let message = format!("the measure \"{id}\" does nothing for anybody");
            out.push(RULE.says(message).at(measure.id.span, "costs hours and gives nothing").hint(hint));
        }
    }
}
