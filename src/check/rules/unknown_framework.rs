//! A framework that the rubric is not about.

use crate::check::{Findings, Ground, Page, Rule};
use crate::diagnostics::{Code, Severity};
use crate::score::Rubric;

/// The rule.
pub static RULE: Rule = Rule {
    page: Page {
        code: Code("W0674"),
        severity: Severity::Warning,
        title: "a framework without a rubric",
        what: "The scenario cites a framework or an edition for which there is no rubric.",
        why: "What it shows is judged by the rubric that there is, and its sources may mean something else.",
        example: r#"framework: (name: "ITIL", edition: "3")"#,
        instead: r#"framework: (name: "ITIL", edition: "4")"#,
    },
    find,
};

fn find(ground: &Ground, out: &mut Findings) {
    let rubric = Rubric::itil4();
    let Some(framework) = &ground.raw.framework else { return };
    if framework.name.value != rubric.framework || framework.edition.value != rubric.edition {
        let message = format!("there is no rubric for {} {}", framework.name.value, framework.edition.value);
        let at = if framework.name.value == rubric.framework { &framework.edition } else { &framework.name };
        let hint = format!(
            "the rubric is for {} {}; write that, and cite its success factors",
            rubric.framework, rubric.edition
        );
        out.push(RULE.says(message).at(ground.at(at), "not this one").hint(hint));
    }
}
