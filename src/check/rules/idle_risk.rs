//! A risk whose striking is of no consequence.

use crate::check::{Findings, Ground, Page, Rule};
use crate::diagnostics::{Code, Severity};
use crate::scenario::raw::Finding;

/// The rule.
pub static RULE: Rule = Rule {
    page: Page {
        code: Code("W0414"),
        severity: Severity::Warning,
        title: "a risk that costs nothing",
        what: "A risk has no `outage`, no `repair` and no `finding`, and it is not the risk of the way back.",
        why: "It may strike, and no gauge and no ending would know.",
        example: r#"risks: [(id: "rain", title: "Rain comes in", likelihood: 300, owner: "jonas")],
measures: [(id: "watch", treats: [(risk: "export", outage: "1h"), (risk: "rain", likelihood: 5)])]"#,
        instead: r#"risks: [(id: "rain", title: "Rain comes in", likelihood: 300, owner: "jonas", repair: "2h")],
measures: [(id: "watch", treats: [(risk: "export", outage: "1h"), (risk: "rain", likelihood: 5)])]"#,
    },
    find,
};

fn find(ground: &Ground, out: &mut Findings) {
    let way_back = ground.raw.remediation.as_ref().map(|plan| plan.risk.value.as_str());
    for risk in &ground.raw.risks {
        let id = risk.id.value.as_str();
        let costs = risk.outage.0 > 0 || risk.repair.0 > 0 || risk.finding != Finding::None;
        if !costs && way_back != Some(id) && !ground.index.mentions.risks.contains(id) {
            let hint = "say what it costs: `outage`, `repair` or `finding`";
            let message = format!("nothing happens when the risk \"{id}\" strikes");
            out.push(RULE.says(message).at(risk.id.span, "costs nothing").hint(hint));
        }
    }
}
