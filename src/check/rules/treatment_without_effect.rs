//! A treatment that leaves a risk as bad as it is.

use crate::check::{Findings, Ground, Page, Rule};
use crate::diagnostics::{Code, Severity};
use crate::scenario::raw::Risk;
use std::collections::HashMap;

/// The rule.
pub static RULE: Rule = Rule {
    page: Page {
        code: Code("W0416"),
        severity: Severity::Warning,
        title: "a treatment that does not help",
        what: "What a measure leaves of a likelihood or of an outage is no less than what is there without it.",
        why: "The measure looks like safety and costs hours, and nothing gets better.",
        example: r#"measures: [(id: "letter", treats: [(risk: "late", likelihood: 500)])]"#,
        instead: r#"measures: [(id: "letter", treats: [(risk: "late", likelihood: 50)])]"#,
    },
    find,
};

fn find(ground: &Ground, out: &mut Findings) {
    let risks: HashMap<&str, &Risk> = ground.raw.risks.iter().map(|risk| (risk.id.value.as_str(), risk)).collect();
    for measure in &ground.raw.measures {
        for treat in &measure.treats {
            let Some(risk) = risks.get(treat.risk.value.as_str()) else { continue };
            let most = risk.changed.iter().map(|change| change.likelihood.value).chain([risk.likelihood.value]).max();
            let unlikelier = treat.likelihood.as_ref().is_some_and(|left| Some(left.value) < most);
            let shorter = treat.outage.is_some_and(|left| left.0 < risk.outage.0);
            if unlikelier || shorter {
                continue;
            }
            let field = if treat.likelihood.is_some() { "likelihood" } else { "outage" };
            let message = format!("\"{}\" leaves the risk \"{}\" as bad as it is", measure.id.value, risk.id.value);
            let there = ground.place(risk.span, field);
            let hint = "write what is left once the measure is done: less than without it";
            let at = ground.place(treat.span, field);
            out.push(RULE.says(message).at(at, "no less than without it").at(there, "without the measure").hint(hint));
        }
    }
}
