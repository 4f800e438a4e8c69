//! A question to somebody who is not there.

use crate::check::{Findings, Ground, Page, Rule};
use crate::diagnostics::{Code, Severity};
use crate::scenario::raw::Effect;

/// The rule.
pub static RULE: Rule = Rule {
    page: Page {
        code: Code("W0711"),
        severity: Severity::Warning,
        title: "a question to somebody who is not there",
        what: "A choice asks or presses somebody who is not in the `with` of its scene or visit.",
        why: "Who hears it decides what is told; somebody who is not there cannot answer, and the player has nobody to look at.",
        example: r#"scenes: [(id: "corridor", visits: [(id: "see-jonas", choices: [(id: "what-if", effects: [Ask("jonas", "what-if"), Ask("mara", "what-changed")])])])]"#,
        instead: r#"scenes: [(id: "corridor", visits: [(id: "see-jonas", with: ["jonas", "mara"], choices: [(id: "what-if", effects: [Ask("jonas", "what-if"), Ask("mara", "what-changed")])])])]"#,
    },
    find,
};

fn find(ground: &Ground, out: &mut Findings) {
    for done in &ground.index.done {
        let (Effect::Ask(person, _) | Effect::Press(person, _)) = done.effect else { continue };
        let here = ground.person_id(person).is_none_or(|id| done.here & id.bit() as u16 != 0);
        if !here {
            let message = format!("\"{}\" is asked in \"{}\" and is not there", person.value, done.by.id().value);
            let hint = "add them to the `with` of the scene or visit, or to `by_phone`";
            out.push(RULE.says(message).at(person.span, "not in `with`").hint(hint));
        }
    }
}
