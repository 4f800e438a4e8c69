//! Something that every world holds.

use crate::check::{Findings, Ground, Page, Rule};
use crate::diagnostics::{Code, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    page: Page {
        code: Code("W0432"),
        severity: Severity::Warning,
        title: "held by every world",
        what: "An id stands in the `holds` of every world.",
        why: "What is true everywhere is simply true; naming it hides that the worlds do not differ in it.",
        example: r#"worlds: [(id: "breaks", holds: ["export", "it-fails", "late"]), (id: "runs", holds: ["it-runs", "late"])]"#,
        instead: r#"worlds: [(id: "breaks", holds: ["export", "it-fails"]), (id: "runs", holds: ["it-runs"])]"#,
    },
    find,
};

fn find(ground: &Ground, out: &mut Findings) {
    let [first, rest @ ..] = ground.raw.worlds.as_slice() else { return };
    if rest.is_empty() {
        return;
    }
    for id in &first.holds {
        if rest.iter().all(|world| world.holds.iter().any(|other| other.value == id.value)) {
            let message = format!("every world holds \"{}\"", id.value);
            let hint = "take it out of all of them: what no world names is real in each";
            out.push(RULE.says(message).at(id.span, "true in every world").hint(hint));
        }
    }
}
