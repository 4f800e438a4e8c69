//! A measure that is never done in time.

use crate::check::{Findings, Ground, Page, Rule};
use crate::diagnostics::{Code, Severity};
use crate::scenario::decode::Minutes;
use crate::scenario::model::Scenario;
use crate::sim::table::bits;

/// The rule.
pub static RULE: Rule = Rule {
    page: Page {
        code: Code("W0605"),
        severity: Severity::Warning,
        title: "a measure that no window leaves time for",
        what: "The lead of a measure, with that of what must come before it, is longer than the time until the last window.",
        why: "It can never be proposed.",
        example: r#"measures: [(id: "rehearse", lead: "20d")]"#,
        instead: r#"measures: [(id: "rehearse", lead: "20h")]"#,
    },
    find,
};

fn find(ground: &Ground, out: &mut Findings) {
    let scenario = ground.scenario;
    let last = scenario.windows.iter().map(|window| window.opens.saturating_sub(scenario.now)).max().unwrap_or(0);
    for (measure, at) in ground.raw.measures.iter().zip(0..) {
        let (lead, first) = (least_lead(scenario, at, scenario.measures.len()), measure.lead.0);
        if lead > last {
            let message = format!("\"{}\" is not done before any window: it takes {}", measure.id.value, Minutes(lead));
            let hint =
                format!("the last window opens after {}; shorten the lead, or what comes before it", Minutes(last));
            let here = if lead == first { "too long for every window" } else { "too long with what comes first" };
            out.push(RULE.says(message).at(ground.place(measure.span, "lead"), here).hint(hint));
        }
    }
}

/// The least minutes until a measure is done, those that must come first included.
fn least_lead(scenario: &Scenario, at: usize, depth: usize) -> u32 {
    let measure = &scenario.measures[at];
    if depth == 0 {
        return measure.lead;
    }
    let all = bits(measure.after).map(|before| least_lead(scenario, before, depth - 1)).max().unwrap_or(0);
    let any = bits(measure.after_any).map(|before| least_lead(scenario, before, depth - 1)).min().unwrap_or(0);
    measure.lead.saturating_add(all.max(any))
}
