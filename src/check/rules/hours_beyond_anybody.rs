//! A measure that takes more hours than somebody has.

use crate::check::{Findings, Ground, Page, Rule};
use crate::diagnostics::{Code, Severity};
use crate::scenario::decode::Minutes;

/// The rule.
pub static RULE: Rule = Rule {
    page: Page {
        code: Code("W0611"),
        severity: Severity::Warning,
        title: "more hours than somebody has",
        what: "A measure takes more of somebody's hours than they have before any window.",
        why: "It can never be agreed on, whatever else is left away.",
        example: r#"measures: [(id: "rehearse", hours: [("jonas", "20h")])]"#,
        instead: r#"measures: [(id: "rehearse", hours: [("jonas", "4h")])]"#,
    },
    find,
};

fn find(ground: &Ground, out: &mut Findings) {
    let scenario = ground.scenario;
    for (measure, model) in ground.raw.measures.iter().zip(&scenario.measures) {
        for ((person, minutes), (id, _)) in measure.hours.iter().zip(&model.hours) {
            let more = scenario.windows.iter().map(|window| window.more[id.index()]).max().unwrap_or(0);
            let Some(has) = scenario.cast[id.index()].hours.map(|hours| hours.saturating_add(more)) else { continue };
            if minutes.0 > has {
                let message = format!("\"{}\" takes {minutes} of \"{}\"", measure.id.value, person.value);
                let hint = format!("they have {} at most; take less, or give them more (`hours`)", Minutes(has));
                out.push(RULE.says(message).at(person.span, "more than they have").hint(hint));
            }
        }
    }
}
