//! A fact that changes nothing when it is found.

use crate::check::{Findings, Ground, Page, Rule};
use crate::diagnostics::{Code, Severity};
use std::collections::HashSet;

/// The rule.
pub static RULE: Rule = Rule {
    page: Page {
        code: Code("W0403"),
        severity: Severity::Warning,
        title: "a fact without consequence",
        what: "A fact can be found, and nothing follows: no condition asks for it, it moves nobody, brings no risk to light, opens no answer and tells no worlds apart.",
        why: "Players who found it have found nothing, and they cannot tell it from what matters.",
        example: r#"facts: [(id: "canteen", title: "The canteen is closed", text: "Since Monday.")],
scenes: [(id: "call", choices: [(id: "later", effects: [Trust("mara", -3), Learn("canteen")])])]"#,
        instead: r#"facts: [(id: "canteen", title: "The canteen is closed", text: "Since Monday.")],
cast: [(id: "jonas", moved_by: ["canteen"])],
scenes: [(id: "call", choices: [(id: "later", effects: [Trust("mara", -3), Learn("canteen")])])]"#,
    },
    find,
};

fn find(ground: &Ground, out: &mut Findings) {
    let raw = ground.raw;
    let moves = raw.cast.iter().flat_map(|person| &person.moved_by).map(|id| &**id);
    let shown = raw.cast.iter().flat_map(|person| &person.knows).flat_map(|knows| &knows.shown).map(|id| &**id);
    let hides = raw.risks.iter().filter_map(|risk| risk.hidden_until.as_deref());
    let used: HashSet<&str> = moves.chain(shown).chain(hides).map(|id| id.value.as_str()).collect();
    let everywhere = ground.scenario.all_worlds();
    for (fact, model) in raw.facts.iter().zip(&ground.scenario.known) {
        let id = fact.id.value.as_str();
        let counts = used.contains(id) || ground.index.mentions.known.contains(id) || model.worlds != everywhere;
        if !counts && ground.index.found.contains(id) {
            let hint = "let it move somebody (`moved_by`), bring a risk to light (`hidden_until`), or ask for it in a condition";
            let message = format!("nothing follows from the fact \"{id}\"");
            out.push(RULE.says(message).at(fact.id.span, "without consequence").hint(hint));
        }
    }
}
