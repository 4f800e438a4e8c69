//! A word that stands there twice.

use crate::check::Kind;
use crate::check::{Findings, Ground, Page, Rule};
use crate::diagnostics::{Code, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    page: Page {
        code: Code("W0709"),
        severity: Severity::Warning,
        title: "a word twice in a row",
        what: "The same word stands twice in a row in a text.",
        why: "It is almost always a slip of the keyboard.",
        example: r#"scenes: [(id: "night", lines: [(say: "It goes goes in.")])]"#,
        instead: r#"scenes: [(id: "night", lines: [(say: "It goes in.")])]"#,
    },
    find,
};

fn find(ground: &Ground, out: &mut Findings) {
    for words in ground.index.words.iter().filter(|words| words.kind != Kind::Paper) {
        let all: Vec<&str> = words.text.value.split_whitespace().collect();
        let twice = all.windows(2).find(|pair| {
            let plain = pair[0].chars().all(char::is_alphabetic) && pair[0].chars().all(char::is_lowercase);
            let second = pair[1].trim_end_matches(|c: char| c.is_ascii_punctuation());
            // English says `that that` and `had had` and means it.
            plain && pair[0] == second && !matches!(pair[0], "that" | "had" | "very" | "so" | "no" | "ha")
        });
        if let Some([word, _]) = twice {
            let message = format!("\"{word} {word}\": the word stands there twice");
            out.push(RULE.says(message).at(words.text.span, "in this text").hint("take one of them away"));
        }
    }
}
