//! A text in capitals.

use crate::check::{Findings, Ground, Page, Rule};
use crate::check::{Kind, Words};
use crate::diagnostics::{Code, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    page: Page {
        code: Code("W0803"),
        severity: Severity::Warning,
        title: "a text in capitals",
        what: "Three words or more in a row, or a whole title, are written in capitals.",
        why: "Capitals are slow to read, look like shouting, and some screen readers spell them letter by letter.",
        example: r#"scenes: [(id: "night", lines: [(by: "jonas", say: "DO NOT TOUCH THAT NOW.")])]"#,
        instead: r#"scenes: [(id: "night", lines: [(by: "jonas", mood: Angry, say: "Do not touch that now!")])]"#,
    },
    find,
};

fn find(ground: &Ground, out: &mut Findings) {
    // Stamps and forms are printed in capitals.
    let spoken = |words: &&Words| !matches!(words.kind, Kind::Paper | Kind::PaperMark);
    for words in ground.index.words.iter().filter(spoken) {
        let (mut row, mut most) = (0, 0);
        for word in words.text.value.split_whitespace() {
            let letters: Vec<char> = word.chars().filter(|c| c.is_alphabetic()).collect();
            let loud = letters.len() > 1
                && letters.iter().all(|c| c.is_uppercase())
                && !word.contains(|c: char| c.is_ascii_digit());
            row = if loud {
                row + 1
            } else if letters.len() == 1 {
                row
            } else {
                0
            };
            most = most.max(row);
        }
        if most >= 3 {
            let hint = "write it in small letters; a `mood`, or what the others do, shows how it is said";
            out.push(RULE.says("this is written in capitals").at(words.text.span, "hard to read").hint(hint));
        }
    }
}
