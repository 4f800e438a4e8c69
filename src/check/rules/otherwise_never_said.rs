//! A line that stands in for one that is always said.

use crate::check::Logic;
use crate::check::{Findings, Ground, Page, Rule};
use crate::diagnostics::{Code, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    page: Page {
        code: Code("W0505"),
        severity: Severity::Warning,
        title: "otherwise, where there is no other case",
        what: "A line says `otherwise: true` behind a line that is always said.",
        why: "It stands in for the line before it if that one is not said, so it is never heard.",
        example: r#"scenes: [(id: "office", lines: [
    (by: "mara", say: "I asked for a week."),
    (otherwise: true, by: "mara", say: "I asked for nothing."),
])]"#,
        instead: r#"scenes: [(id: "office", lines: [
    (when: Known("scripts-changed"), by: "mara", say: "I asked for a week."),
    (otherwise: true, by: "mara", say: "I asked for nothing."),
])]"#,
    },
    find,
};

fn find(ground: &Ground, out: &mut Findings) {
    let logic = Logic::of(ground.scenario);
    for group in &ground.index.lines {
        for pair in group.lines.windows(2) {
            let [before, line] = pair else { continue };
            if line.otherwise && logic.always(&before.when) {
                let at = ground.place(line.span, "otherwise");
                let hint = "give the line before it a condition, or take `otherwise` away";
                let says = RULE.says("this line is never said").at(at, "otherwise than what?");
                out.push(says.at(before.say.span, "this is always said").hint(hint));
            }
        }
    }
}
