//! A line of somebody who is not there.

use crate::check::{Findings, Ground, Page, Rule};
use crate::diagnostics::{Code, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    page: Page {
        code: Code("W0705"),
        severity: Severity::Warning,
        title: "a speaker who is not there",
        what: "A line is said by somebody who is not in the `with` of its scene or visit, in answer to no choice.",
        why: "The stage shows who is there; a voice out of nowhere puzzles, and whoever reads the hall is told a wrong room.",
        example: r#"scenes: [(id: "night", lines: [(by: "mara", say: "It goes in.")])]"#,
        instead: r#"scenes: [(id: "night", with: ["jonas", "mara"], lines: [(by: "mara", say: "It goes in.")])]"#,
    },
    find,
};

fn find(ground: &Ground, out: &mut Findings) {
    // Whoever decides is there wherever a package is put forward.
    let decides = ground.scenario.authority.as_ref().map_or(0, |authority| authority.person.bit() as u16);
    for group in ground.index.lines.iter().filter(|group| !group.reply) {
        let here = group.here | if group.table { decides } else { 0 };
        for line in group.lines {
            let Some(by) = &line.by else { continue };
            if let Some(person) = ground.person_id(by)
                && here & person.bit() as u16 == 0
            {
                let message = format!("\"{}\" speaks here and is not there", by.value);
                let hint = "add them to `with`, or to `by_phone` if only their voice is there";
                out.push(RULE.says(message).at(by.span, "not in `with`").hint(hint));
            }
        }
    }
}
