//! A deadline before the story or after all of it.

use crate::check::{Findings, Ground, Page, Rule};
use crate::diagnostics::{Code, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    page: Page {
        code: Code("W0601"),
        severity: Severity::Warning,
        title: "a deadline that can never matter",
        what: "A deadline lies before the story starts, or later than every window and every scene.",
        why: "Nobody in the story can miss it, and the calendar shows it as if somebody could.",
        example: r#"clock: (deadlines: [(id: "summer", title: "The summer party", at: "Fri+20 18:00")])"#,
        instead: r#"clock: (deadlines: [(id: "summer", title: "The summer party", at: "Fri 18:00")])"#,
    },
    find,
};

fn find(ground: &Ground, out: &mut Findings) {
    let scenario = ground.scenario;
    let windows = scenario.windows.iter().map(|window| window.opens.saturating_add(window.lasts));
    // A morning after the last window still belongs to it.
    let windows = windows.map(|end| end.saturating_add(7 * 24 * 60));
    let last = windows.chain(scenario.scenes.iter().filter_map(|scene| scene.at)).max().unwrap_or(scenario.now);
    for deadline in &ground.raw.clock.deadlines {
        let at = deadline.at.value.0;
        let (what, here) = match at {
            _ if at <= scenario.now => ("is past before the story starts", "not after `clock.now`"),
            _ if at > last => ("comes long after the last window", "after everything"),
            _ => continue,
        };
        let message = format!("the deadline \"{}\" {what}", deadline.id.value);
        out.push(
            RULE.says(message)
                .at(deadline.at.span, here)
                .hint("write a moment that the story can reach, or take it away"),
        );
    }
}
