//! A window that cannot be had.

use crate::check::{Findings, Ground, Page, Rule};
use crate::diagnostics::{Code, Severity};
use crate::scenario::raw::{Effect, SceneKind};
use std::collections::HashSet;

/// The rule.
pub static RULE: Rule = Rule {
    page: Page {
        code: Code("W0602"),
        severity: Severity::Warning,
        title: "a window that nobody can choose",
        what: "A window cannot be proposed from the start: its `notice` is past when the story begins, or there is no table at which to propose it and no effect that moves the change to it.",
        why: "It stands in the calendar as a choice and is none.",
        example: r#"clock: (windows: [(id: "monday", notice: "Tue 08:00")])"#,
        instead: r#"clock: (windows: [(id: "monday", notice: "Wed 12:00")])"#,
    },
    find,
};

fn find(ground: &Ground, out: &mut Findings) {
    let table = ground.raw.scenes.iter().any(|scene| scene.kind == SceneKind::Table);
    let moved = ground.index.done.iter().filter_map(|done| match done.effect {
        Effect::Move(window) => Some(window.value.as_str()),
        _ => None,
    });
    let moved: HashSet<&str> = moved.collect();
    let now = ground.raw.clock.now.value;
    for window in ground.raw.clock.windows.iter().filter(|window| !moved.contains(window.id.value.as_str())) {
        let id = &window.id.value;
        match &window.notice {
            Some(notice) if notice.value.0 <= now.0 => {
                let message = format!("the notice for the window \"{id}\" is past when the story starts");
                let hint = format!("write a moment after {now}, or take the window away");
                out.push(RULE.says(message).at(notice.span, "not after `clock.now`").hint(hint));
            }
            _ if !table && !window.approved.value => {
                let message = format!("there is no table at which the window \"{id}\" could be proposed");
                let hint = "add a scene with `kind: Table`, or an effect that moves the change (`Move`)";
                out.push(RULE.says(message).at(window.id.span, "cannot be chosen").hint(hint));
            }
            _ => {}
        }
    }
}
