//! Evidence without a reason.

use crate::check::{Findings, Ground, Page, Rule};
use crate::diagnostics::{Code, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    page: Page {
        code: Code("W0673"),
        severity: Severity::Warning,
        title: "evidence without a rationale",
        what: "A choice or a package shows a competency, and has no `why`.",
        why: "The review says that a choice was weak or strong and cannot say why; nobody learns from that, and nobody can object to it.",
        example: r#"scenes: [(id: "call", choices: [(id: "shrug", mode: Avoiding, shows: [("C3", 1), ("C2", 1)], say: "Well, then.", reply: [(by: "mara", say: "Well what?")], to: "office")])]"#,
        instead: r#"scenes: [(id: "call", choices: [(id: "shrug", mode: Avoiding, shows: [("C3", 1), ("C2", 1)], say: "Well, then.", reply: [(by: "mara", say: "Well what?")], to: "office", why: (text: "An objection wants an answer.", source: "RK2"))])]"#,
    },
    find,
};

fn find(ground: &Ground, out: &mut Findings) {
    let choices = ground.index.decisions.iter().flat_map(|decision| decision.choices);
    let choices = choices.map(|choice| (&choice.shows, &choice.why, choice.id.span));
    let packages = ground.raw.scoring.iter().flat_map(|scoring| &scoring.packages);
    let packages =
        packages.map(|rule| (&rule.shows, &rule.why, rule.shows.first().map_or(rule.span, |(id, _)| id.span)));
    for (_, _, at) in choices.chain(packages).filter(|(shows, why, _)| !shows.is_empty() && why.is_none()) {
        let hint = "add `why: (text: \"..\", source: \"CE2\")` with the reason in your own words";
        out.push(RULE.says("this is evidence, and nothing says why").at(at, "no rationale").hint(hint));
    }
}
