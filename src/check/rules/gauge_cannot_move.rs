//! A gauge that stays where it is in every play.

use crate::check::{Findings, Ground, Page, Rule};
use crate::diagnostics::{Code, Severity};
use crate::scenario::raw::{Effect, Finding};

/// The rule.
pub static RULE: Rule = Rule {
    page: Page {
        code: Code("W0631"),
        severity: Severity::Warning,
        title: "a gauge that cannot move",
        what: "Nothing in the scenario moves one of the three gauges: no effect on trust, no risk with a material finding, or nothing that costs service.",
        why: "The player watches three gauges and is judged by three; one of them says nothing.",
        example: r#"risks: [(id: "late", finding: Minor)]"#,
        instead: r#"risks: [(id: "late", finding: Material)]"#,
    },
    find,
};

fn find(ground: &Ground, out: &mut Findings) {
    let raw = ground.raw;
    let done = |fits: fn(&Effect) -> bool| ground.index.done.iter().any(|done| fits(done.effect));
    let mut say = |message: &str, hint: &str| {
        let at = raw.risks.first().map_or(ground.raw.title.span, |risk| risk.id.span);
        out.push(RULE.says(message).at(at, "nothing here moves it").hint(hint));
    };
    if !raw.risks.iter().any(|risk| risk.finding >= Finding::Material) {
        say(
            "nothing moves the gauge of compliance risk",
            "give a risk about the outside world `finding: Material` or `Severe`",
        );
    }
    if !raw.risks.iter().any(|risk| risk.outage.0 > 0) && !done(|effect| matches!(effect, Effect::Outage(_))) {
        say("nothing moves the gauge of downtime", "say what a risk costs: give one an `outage`");
    }
    if !done(|effect| matches!(effect, Effect::Trust(..) | Effect::TrustHere(_))) {
        say(
            "nothing moves the gauge of trust",
            "let choices move the trust of those who hear them: `Trust(\"id\", 5)`",
        );
    }
}
