//! Signs that are read out as something else.

use crate::check::{Findings, Ground, Page, Rule};
use crate::diagnostics::{Code, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    page: Page {
        code: Code("W0806"),
        severity: Severity::Warning,
        title: "pictures among the words",
        what: "A text has emoji, arrows or box drawing in it.",
        why: "Fonts may not have them, and a screen reader says their long names or nothing.",
        example: r#"scenes: [(id: "night", lines: [(by: "jonas", say: "It goes in → now.")])]"#,
        instead: r#"scenes: [(id: "night", lines: [(by: "jonas", say: "It goes in now.")])]"#,
    },
    find,
};

fn find(ground: &Ground, out: &mut Findings) {
    for words in &ground.index.words {
        let sign = words.text.value.chars().find(
            |c| matches!(*c as u32, 0x2190..=0x21FF | 0x2500..=0x27BF | 0x2B00..=0x2BFF | 0xFE0F | 0x1F000..=0x1FAFF),
        );
        if let Some(sign) = sign {
            let message = format!("`{sign}` is a picture and no letter");
            out.push(RULE.says(message).at(words.text.span, "in this text").hint("say it in words"));
        }
    }
}
