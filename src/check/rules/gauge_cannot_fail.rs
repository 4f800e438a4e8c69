//! A target that is met in every play.

use crate::check::{Findings, Ground, Page, Rule};
use crate::diagnostics::{Code, Severity};
use crate::scenario::decode::Minutes;
use crate::scenario::raw::Effect;

/// The rule.
pub static RULE: Rule = Rule {
    page: Page {
        code: Code("W0632"),
        severity: Severity::Warning,
        title: "a target that cannot be missed",
        what: "A target of the gauges is so easy that no play can miss it.",
        why: "Whatever the player does earns the same there; that part of the score measures nothing.",
        example: r#"scoring: (trust: 0)"#,
        instead: r#"scoring: (trust: 45)"#,
    },
    find,
};

fn find(ground: &Ground, out: &mut Findings) {
    let Some(scoring) = &ground.raw.scoring else { return };
    let mut say = |at, message: &str, hint: &str| out.push(RULE.says(message).at(at, "always met").hint(hint));
    if scoring.trust.value == 0 {
        let hint = "write the least trust that the lowest person should have, such as 45";
        say(ground.place(scoring.span, "trust"), "the target of trust cannot be missed", hint);
    }
    if scoring.compliance.value >= 1000 {
        let hint = "write the greatest chance of a material finding that is acceptable, such as 150 permille";
        say(ground.place(scoring.span, "compliance"), "the target of compliance risk cannot be missed", hint);
    }
    let risks = ground.raw.risks.iter().fold(0u32, |sum, risk| sum.saturating_add(risk.outage.0));
    let effects = ground.index.done.iter().fold(0u32, |sum, done| match done.effect {
        Effect::Outage(minutes) => sum.saturating_add(minutes.0),
        _ => sum,
    });
    let back = ground.raw.remediation.as_ref().map_or(0, |plan| plan.takes.0.saturating_add(plan.restore.0));
    let most = risks.saturating_add(effects).saturating_add(back);
    if most > 0 && scoring.downtime.0 >= most {
        let hint = format!("everything that can go wrong takes {} together; write less", Minutes(most));
        say(ground.place(scoring.span, "downtime"), "the target of downtime cannot be missed", &hint);
    }
}
