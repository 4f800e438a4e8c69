//! A risk that belongs to nobody.

use crate::check::{Findings, Ground, Page, Rule};
use crate::diagnostics::{Code, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    page: Page {
        code: Code("W0411"),
        severity: Severity::Warning,
        title: "a risk that nobody owns",
        what: "A risk has no `owner`.",
        why: "A register without owners teaches that risks look after themselves; practice asks for a name on every line.",
        example: r#"risks: [(id: "rain", title: "Rain comes in", likelihood: 300, outage: "1h")],
measures: [(id: "watch", treats: [(risk: "export", outage: "1h"), (risk: "rain", outage: "5m")])]"#,
        instead: r#"risks: [(id: "rain", title: "Rain comes in", likelihood: 300, outage: "1h", owner: "jonas")],
measures: [(id: "watch", treats: [(risk: "export", outage: "1h"), (risk: "rain", outage: "5m")])]"#,
    },
    find,
};

fn find(ground: &Ground, out: &mut Findings) {
    for risk in ground.raw.risks.iter().filter(|risk| risk.owner.is_none()) {
        let message = format!("nobody owns the risk \"{}\"", risk.id.value);
        let hint = "write `owner:` with the id of whoever answers for it";
        out.push(RULE.says(message).at(risk.id.span, "whose is it?").hint(hint));
    }
}
