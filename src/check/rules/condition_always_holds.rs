//! A condition that asks for nothing.

use crate::check::{Findings, Ground, Page, Rule};
use crate::check::{Logic, span_of};
use crate::diagnostics::{Code, Severity};
use crate::scenario::raw::Cond;

/// The rule.
pub static RULE: Rule = Rule {
    page: Page {
        code: Code("W0502"),
        severity: Severity::Warning,
        title: "a condition that always holds",
        what: "A condition, or a part of one, holds whatever is played: a bound that every value keeps, or two parts that cover everything between them.",
        why: "It looks as if something depended on it, and nothing does.",
        example: r#"scenes: [(id: "night", lines: [
    (say: "It goes in."),
    (when: Trust("jonas", AtLeast(0)), by: "jonas", say: "I am here."),
])]"#,
        instead: r#"scenes: [(id: "night", lines: [
    (say: "It goes in."),
    (when: Trust("jonas", AtLeast(50)), by: "jonas", say: "I am here."),
])]"#,
    },
    find,
};

fn find(ground: &Ground, out: &mut Findings) {
    let logic = Logic::of(ground.scenario);
    for asked in &ground.index.asked {
        let mut open = vec![asked.cond];
        while let Some(cond) = open.pop() {
            if logic.always(cond) {
                let at = span_of(cond).unwrap_or_else(|| ground.place(asked.record, asked.field));
                let hint = "write the bound that was meant, or leave the condition away";
                out.push(RULE.says("this condition always holds").at(at, "always so").hint(hint));
                continue;
            }
            match cond {
                Cond::All(all) | Cond::Any(all) => open.extend(all),
                Cond::Not(inner) => open.push(inner),
                _ => {}
            }
        }
    }
}
