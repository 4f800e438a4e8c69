//! Marks that only papers understand.

use crate::check::Kind;
use crate::check::{Findings, Ground, Page, Rule};
use crate::diagnostics::{Code, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    page: Page {
        code: Code("W0714"),
        severity: Severity::Warning,
        title: "marks outside a paper",
        what: "A text outside `documents` has `~~` or `^^` in it.",
        why: "Only the text of a paper shows them as struck out or written by hand; elsewhere the player reads the signs.",
        example: r#"scenes: [(id: "night", lines: [(say: "It goes ~~out~~ in.")])]"#,
        instead: r#"scenes: [(id: "night", lines: [(say: "It goes in.")])]"#,
    },
    find,
};

fn find(ground: &Ground, out: &mut Findings) {
    for words in ground.index.words.iter().filter(|words| words.kind != Kind::Paper) {
        if let Some(mark) = ["~~", "^^"].into_iter().find(|mark| words.text.value.contains(mark)) {
            let message = format!("`{mark}` is a mark for papers, and this is none");
            let hint = "take the mark away; only the `text` of a document can be struck out or written on";
            out.push(RULE.says(message).at(words.text.span, "shown as it is written").hint(hint));
        }
    }
}
