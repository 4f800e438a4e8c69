//! A part of a condition that makes no difference.

use crate::check::{Findings, Ground, Page, Rule};
use crate::check::{Logic, span_of};
use crate::diagnostics::{Code, Severity};
use crate::scenario::raw::Cond;

/// The rule.
pub static RULE: Rule = Rule {
    page: Page {
        code: Code("W0503"),
        severity: Severity::Warning,
        title: "a part of a condition that adds nothing",
        what: "In an `All` or an `Any` one part follows from another, so that leaving it away would change nothing.",
        why: "Most often one of the two was to ask for something else.",
        example: r#"scenes: [(id: "night", lines: [
    (say: "It goes in."),
    (when: Any([Happened("export"), All([Happened("export"), RolledBack])]), by: "jonas", say: "The export is red."),
])]"#,
        instead: r#"scenes: [(id: "night", lines: [
    (say: "It goes in."),
    (when: All([Happened("export"), Not(Known("it-fails"))]), by: "jonas", say: "The export is red."),
])]"#,
    },
    find,
};

/// Lists longer than this are not looked into.
const MOST: usize = 24;

fn find(ground: &Ground, out: &mut Findings) {
    let logic = Logic::of(ground.scenario);
    for asked in &ground.index.asked {
        let mut open = vec![asked.cond];
        while let Some(cond) = open.pop() {
            let (parts, all) = match cond {
                Cond::All(parts) => (parts, true),
                Cond::Any(parts) => (parts, false),
                Cond::Not(inner) => {
                    open.push(inner);
                    continue;
                }
                _ => continue,
            };
            open.extend(parts);
            if parts.len() > MOST || parts.iter().any(|part| logic.never(part) || logic.always(part)) {
                continue;
            }
            for (at, part) in parts.iter().enumerate() {
                // Of two that say the same, the second is the one too many.
                let idle = |(other_at, other): (usize, &Cond)| {
                    let (one, two) = if all { (other, part) } else { (part, other) };
                    other_at != at && logic.implies(one, two) && (other_at < at || !logic.implies(two, one))
                };
                if let Some(other_at) = parts.iter().enumerate().position(idle) {
                    let place = |cond| span_of(cond).unwrap_or_else(|| ground.place(asked.record, asked.field));
                    let hint = "take this part away, or let it ask for what was meant";
                    let says =
                        RULE.says("this part of a condition adds nothing to another").at(place(part), "adds nothing");
                    let other = place(&parts[other_at]);
                    out.push(if other == place(part) { says } else { says.at(other, "to this") }.hint(hint));
                    break;
                }
            }
        }
    }
}
