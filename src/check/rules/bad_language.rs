//! A language that no reader and no screen reader knows.

use crate::check::{Findings, Ground, Page, Rule};
use crate::diagnostics::{Code, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    page: Page {
        code: Code("W0715"),
        severity: Severity::Warning,
        title: "not a language tag",
        what: "`language` is no language tag such as \"en\" or \"de-CH\".",
        why: "Screen readers pick their voice by it, and a voice of the wrong language cannot be understood.",
        example: r#"language: "English""#,
        instead: r#"language: "en""#,
    },
    find,
};

fn find(ground: &Ground, out: &mut Findings) {
    let tag = ground.raw.language.value.as_str();
    let mut parts = tag.split('-');
    let first = parts.next().unwrap_or_default();
    let fits = (2..=3).contains(&first.len()) && first.bytes().all(|b| b.is_ascii_lowercase());
    if !fits || !parts.all(|part| (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric())) {
        let hint = "write a language tag (BCP 47): two or three small letters, such as \"en\", \"de-CH\" or \"pt-BR\"";
        let says = RULE.says(format!("\"{tag}\" is no language tag"));
        out.push(says.at(ground.at(&ground.raw.language), "not a tag").hint(hint));
    }
}
