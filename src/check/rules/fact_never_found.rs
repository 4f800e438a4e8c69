//! A fact that nothing in the scenario can bring to light.

use crate::check::{Findings, Ground, Page, Rule};
use crate::diagnostics::{Code, Severity};
use std::collections::HashSet;

/// The rule.
pub static RULE: Rule = Rule {
    page: Page {
        code: Code("W0401"),
        severity: Severity::Warning,
        title: "a fact that nobody can find",
        what: "No person tells this fact, no measure reveals it, and no effect says `Learn` of it.",
        why: "It stays in the dark in every play, and so does all that waits for it.",
        example: r#"facts: [(id: "leak", title: "The roof leaks", text: "Since Monday.")],
risks: [(id: "rain", title: "Rain comes in", likelihood: 300, outage: "1h", owner: "mara", hidden_until: "leak")],
measures: [(id: "bucket", title: "A bucket", owner: "mara", hours: [("mara", "2h")], treats: [(risk: "rain", outage: "5m")])]"#,
        instead: r#"facts: [(id: "leak", title: "The roof leaks", text: "Since Monday.")],
risks: [(id: "rain", title: "Rain comes in", likelihood: 300, outage: "1h", owner: "mara", hidden_until: "leak")],
measures: [(id: "bucket", title: "A bucket", owner: "mara", hours: [("mara", "2h")], treats: [(risk: "rain", outage: "5m")])],
scenes: [(id: "call", choices: [(id: "later", effects: [Trust("mara", -3), Learn("leak")])])]"#,
    },
    find,
};

fn find(ground: &Ground, out: &mut Findings) {
    let told = ground.raw.cast.iter().flat_map(|person| &person.knows).map(|knows| knows.tells.value.as_str());
    let revealed =
        ground.raw.measures.iter().flat_map(|measure| &measure.reveals).map(|reveal| reveal.fact.value.as_str());
    let found: HashSet<&str> = told.chain(revealed).chain(ground.index.learnt.iter().copied()).collect();
    for fact in ground.raw.facts.iter().filter(|fact| !found.contains(fact.id.value.as_str())) {
        let message = format!("nothing brings the fact \"{}\" to light", fact.id.value);
        let hint =
            "let somebody tell it (`knows`), a measure reveal it (`reveals`), or an effect bring it up (`Learn`)";
        out.push(RULE.says(message).at(fact.id.span, "nobody can find this").hint(hint));
    }
}
