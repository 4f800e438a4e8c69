//! A need that no measure can meet.

use crate::check::{Findings, Ground, Page, Rule};
use crate::diagnostics::{Code, Severity};
use std::collections::HashSet;

/// The rule.
pub static RULE: Rule = Rule {
    page: Page {
        code: Code("W0405"),
        severity: Severity::Warning,
        title: "a need that no measure serves",
        what: "No measure says `serves` of this need.",
        why: "Whoever has it can be heard and never helped; the package that the player looks for does not exist.",
        example: r#"cast: [(id: "jonas", needs: [(id: "not-alone", text: "Not to stand alone."), (id: "thanks", text: "To be thanked once.")], knows: [(tells: "not-alone", asked: "what-if"), (tells: "thanks", asked: "what-if")])]"#,
        instead: r#"cast: [(id: "jonas", needs: [(id: "not-alone", text: "Not to stand alone."), (id: "thanks", text: "To be thanked once.")], knows: [(tells: "not-alone", asked: "what-if"), (tells: "thanks", asked: "what-if")])],
measures: [(id: "watch", serves: ["not-alone", "thanks"])]"#,
    },
    find,
};

fn find(ground: &Ground, out: &mut Findings) {
    // Where nothing is negotiated, needs are there to be understood.
    if ground.raw.measures.is_empty() {
        return;
    }
    let served = ground.raw.measures.iter().flat_map(|measure| &measure.serves);
    let served: HashSet<&str> = served.map(|need| need.value.as_str()).collect();
    for need in ground.raw.cast.iter().flat_map(|person| &person.needs) {
        let id = need.id.value.as_str();
        if !served.contains(id) {
            let hint = "add it to the `serves` of a measure, or take the need away";
            out.push(
                RULE.says(format!("no measure serves the need \"{id}\"")).at(need.id.span, "cannot be met").hint(hint),
            );
        }
    }
}
