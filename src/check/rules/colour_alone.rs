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

const SHOWN: [&str; 8] =
    ["shown in", "marked in", "marked", "coloured", "colored", "highlighted in", "printed in", "written in"];
const COLOURS: [&str; 6] = ["red", "green", "amber", "yellow", "orange", "blue"];

fn find(ground: &Ground, out: &mut Findings) {
    if !ground.english() {
        return;
    }
    for words in &ground.index.words {
        let text = words.text.value.to_lowercase();
        let told = COLOURS.into_iter().find(|colour| ends(&text, colour).any(|(before, after)| shown(before, after)));
        if let Some(colour) = told {
            let message = format!("this can only be understood by whoever sees {colour}");
            let hint = "say what it means, such as \"overdue\" or \"taken\", beside the colour or in its place";
            out.push(RULE.says(message).at(words.text.span, "a colour alone").hint(hint));
        }
    }
}

/// What is before and after each place at which a word ends a phrase.
fn ends<'a>(text: &'a str, word: &'a str) -> impl Iterator<Item = (&'a str, &'a str)> {
    let around = move |(at, found): (usize, &str)| Some((text[..at].strip_suffix(' ')?, &text[at + found.len()..]));
    text.match_indices(word).filter_map(around)
}

/// Whether the words around a colour show something by it.
fn shown(before: &str, after: &str) -> bool {
    let ended = |rest: &str| !rest.starts_with(|c: char| c.is_alphanumeric());
    SHOWN.iter().any(|phrase| before.ends_with(phrase)) && ended(after)
        || before.ends_with("the") && after.strip_prefix(" ones").is_some_and(ended)
}
