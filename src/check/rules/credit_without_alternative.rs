//! Evidence of a choice that was none.

use crate::check::{Findings, Ground, Page, Rule};
use crate::diagnostics::{Code, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    page: Page {
        code: Code("W0656"),
        severity: Severity::Warning,
        title: "evidence without an alternative",
        what: "A decision offers a single choice, and it shows a competency.",
        why: "What everybody must do is evidence of nobody's judgement.",
        example: r#"scenes: [(id: "morning", effects: [Settle], choices: [(id: "thank", mode: Collaborating, shows: [("C3", 4)], say: "Thank you, all of you.", effects: [End], why: (text: "Thanks cost nothing.", source: "RM2"), reply: [(say: "They nod.")])])]"#,
        instead: r#"scenes: [(id: "morning", effects: [Settle], choices: [(id: "thank", say: "Thank you, all of you.", effects: [End], reply: [(say: "They nod.")])])]"#,
    },
    find,
};

fn find(ground: &Ground, out: &mut Findings) {
    for decision in &ground.index.decisions {
        if let [only] = decision.choices
            && decision.visit.is_none()
            && decision.scene.visits.is_empty()
            && let Some((competency, _)) = only.shows.first()
        {
            let message = format!("\"{}\" is the only choice, and counts as evidence", only.id.value);
            let hint = "add another option, or take `shows` away";
            out.push(RULE.says(message).at(competency.span, "there was nothing else to do").hint(hint));
        }
    }
}
