//! A text that takes years of school to read.

use crate::check::Kind;
use crate::check::{Findings, Ground, Page, Rule};
use crate::diagnostics::{Code, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    page: Page {
        code: Code("W0704"),
        severity: Severity::Warning,
        title: "a text that is hard to read",
        what: "An English text of twenty words or more has a reading grade above 14 (Kincaid and others, 1975: 0.39 words per sentence + 11.8 syllables per word - 15.59).",
        why: "Players decide under time and often not in their first language; long words and long sentences test reading instead of judgement.",
        example: r#"scenes: [(id: "night", lines: [(say: "Notwithstanding considerable organisational reservations regarding infrastructural responsibilities, implementation activities commenced immediately following authoritative confirmation of comprehensive operational preparedness across participating departments.")])]"#,
        instead: r#"scenes: [(id: "night", lines: [(say: "Some had doubts about who answers for the hosts. Then the word came that everybody was ready, and the work began at once, in all three rooms.")])]"#,
    },
    find,
};

/// Texts with fewer words are not judged.
const LEAST: u64 = 20;
/// The highest grade, in hundredths.
const MOST: i64 = 1400;

fn find(ground: &Ground, out: &mut Findings) {
    if !ground.english() {
        return;
    }
    for words in &ground.index.words {
        // Papers have tables and addresses in them, and marks are no sentences.
        let prose = !matches!(words.kind, Kind::Paper | Kind::PaperMark);
        if let Some(grade) = grade(&words.text.value)
            && prose
            && grade > MOST
        {
            let message = format!("this text has a reading grade of {}", grade / 100);
            let hint = "split the longest sentence, and take shorter words";
            out.push(RULE.says(message).at(words.text.span, "hard to read").hint(hint));
        }
    }
}

/// The reading grade of a text in hundredths; `None` if it is too short to say.
fn grade(text: &str) -> Option<i64> {
    let (mut words, mut syllables, mut sentences) = (0u64, 0u64, 0u64);
    let mut open = false;
    for word in text.split_whitespace() {
        let letters: String = word.chars().filter(|c| c.is_alphabetic()).flat_map(char::to_lowercase).collect();
        if !letters.is_empty() {
            words += 1;
            syllables += parts(&letters);
            open = true;
        }
        let end = word.trim_end_matches(['"', '\'', ')', '\u{201d}', '\u{2019}']);
        if open && end.ends_with(['.', '!', '?', ':', ';', '\u{2026}']) {
            sentences += 1;
            open = false;
        }
    }
    sentences += u64::from(open);
    (words >= LEAST).then(|| {
        let grade = 39 * words / sentences.max(1) + 1180 * syllables / words;
        i64::try_from(grade).unwrap_or(i64::MAX).saturating_sub(1559)
    })
}

/// The syllables of an English word, roughly: its groups of vowels, without a silent `e` at the end.
fn parts(word: &str) -> u64 {
    let vowel = |c: char| matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y');
    let (mut count, mut before) = (0, false);
    for c in word.chars() {
        count += u64::from(vowel(c) && !before);
        before = vowel(c);
    }
    let silent = word.ends_with('e') && !word.ends_with("le") && count > 1;
    (count - u64::from(silent)).max(1)
}
