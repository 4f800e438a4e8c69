//! A text that says something by a colour alone.

use crate::check::{Findings, Ground, Page, Rule};
use crate::diagnostics::{Code, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    page: Page {
        code: Code("W0804"),
        severity: Severity::Warning,
        title: "told by a colour alone",
        what: "A text speaks of what is shown \"in red\", \"in green\" or as \"the red one\".",
        why: "Colours look different to many players, and a screen reader has none; say the word that the colour stands for.",
        example: r#"clock: (windows: [(id: "monday", note: "The nights shown in red are taken.")])"#,
        instead: r#"clock: (windows: [(id: "monday", note: "The nights from Tuesday to Thursday are taken.")])"#,
    },
    find,
};

fn find(ground: &Ground, out: &mut Findings) {
    if !ground.english() {
        return;
    }
    let shown =
        ["shown in", "marked in", "marked", "coloured", "colored", "highlighted in", "printed in", "written in"];
    let colours = ["red", "green", "amber", "yellow", "orange", "blue"];
    for words in &ground.index.words {
        let text = words.text.value.to_lowercase();
        let told = colours.iter().find(|colour| {
            shown.iter().any(|before| has(&text, &format!("{before} {colour}")))
                || has(&text, &format!("the {colour} ones"))
        });
        if let Some(colour) = told {
            let message = format!("this can only be understood by whoever sees {colour}");
            let hint = "say what it means, such as \"overdue\" or \"taken\", beside the colour or in its place";
            out.push(RULE.says(message).at(words.text.span, "a colour alone").hint(hint));
        }
    }
}

/// Whether a text has a phrase in it that ends with a word.
fn has(text: &str, phrase: &str) -> bool {
    text.match_indices(phrase).any(|(at, found)| !text[at + found.len()..].starts_with(|c: char| c.is_alphanumeric()))
}
