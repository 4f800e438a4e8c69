//! A condition that contradicts itself.

use crate::check::{Findings, Ground, Page, Rule};
use crate::check::{Logic, span_of};
use crate::diagnostics::{Code, Severity};
use crate::scenario::raw::Cond;

/// The rule.
pub static RULE: Rule = Rule {
    page: Page {
        code: Code("W0501"),
        severity: Severity::Warning,
        title: "a condition that never holds",
        what: "A condition can never hold, whatever is played: its parts contradict each other, or a bound lies beyond its scale.",
        why: "Whatever hangs on it is never seen, and most often an operator or a number is the wrong way round.",
        example: r#"scenes: [(id: "night", lines: [
    (say: "It goes in."),
    (when: All([Trust("jonas", AtLeast(60)), Trust("jonas", AtMost(40))]), by: "jonas", say: "Yes and no."),
])]"#,
        instead: r#"scenes: [(id: "night", lines: [
    (say: "It goes in."),
    (when: All([Trust("jonas", AtLeast(40)), Trust("jonas", AtMost(60))]), by: "jonas", say: "Yes and no."),
])]"#,
    },
    find,
};

fn find(ground: &Ground, out: &mut Findings) {
    let logic = Logic::of(ground.scenario);
    for asked in &ground.index.asked {
        // The smallest part that never holds is the one to mend.
        let mut part = asked.cond;
        let mut found = logic.never(part);
        if !found {
            let mut open = vec![asked.cond];
            while let Some(cond) = open.pop() {
                let inner = match cond {
                    Cond::All(all) | Cond::Any(all) => all.as_slice(),
                    Cond::Not(inner) => std::slice::from_ref(&**inner),
                    _ => &[],
                };
                // `Not` of something that always holds is said of the part, by another rule.
                match inner.iter().find(|inner| logic.never(inner)) {
                    Some(inner) => {
                        (part, found) = (inner, true);
                        break;
                    }
                    None => open.extend(inner),
                }
            }
        }
        while found
            && let Cond::All(all) | Cond::Any(all) = part
            && let Some(inner) = all.iter().find(|inner| logic.never(inner))
        {
            part = inner;
        }
        if found {
            let at = span_of(part).unwrap_or_else(|| ground.place(asked.record, asked.field));
            let hint = match part {
                Cond::Never => "what hangs on it is never seen: write the condition that is meant, or take it away",
                _ => "look for a bound or an operator that is the wrong way round, or take away what hangs on it",
            };
            out.push(RULE.says("this condition can never hold").at(at, "never so").hint(hint));
        }
    }
}
