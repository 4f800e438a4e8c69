//! A text that was to be written later.

use crate::check::{Findings, Ground, Page, Rule};
use crate::diagnostics::{Code, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    page: Page {
        code: Code("W0702"),
        severity: Severity::Warning,
        title: "a text that is not written yet",
        what: "A text says TODO, TBD, FIXME, XXX, lorem ipsum or only dots.",
        why: "Players will read it.",
        example: r#"scenes: [(id: "night", lines: [(say: "TODO: what one sees")])]"#,
        instead: r#"scenes: [(id: "night", lines: [(say: "Three lamps turn green.")])]"#,
    },
    find,
};

fn find(ground: &Ground, out: &mut Findings) {
    for words in &ground.index.words {
        let text = words.text.value.as_str();
        let mark = text.split(|c: char| !c.is_alphanumeric()).find(|word| {
            matches!(
                *word,
                "TODO" | "TBD" | "FIXME" | "XXX" | "xxx" | "todo" | "tbd" | "fixme" | "Lorem" | "lorem" | "ipsum"
            )
        });
        let dots = !text.is_empty()
            && text.chars().all(|c| matches!(c, '.' | '?' | '\u{2026}' | ' '))
            && text != "..."
            && text != "\u{2026}";
        if mark.is_some() || dots || text == "?" {
            let message = format!("\"{}\" is a note to its author", mark.unwrap_or(text));
            out.push(
                RULE.says(message).at(words.text.span, "players read this").hint("write what the player is to read"),
            );
        }
    }
}
