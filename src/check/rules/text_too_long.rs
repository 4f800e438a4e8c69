//! A text that is longer than the place where it is shown.

use crate::check::Kind;
use crate::check::{Findings, Ground, Page, Rule};
use crate::diagnostics::{Code, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    page: Page {
        code: Code("W0701"),
        severity: Severity::Warning,
        title: "a text that is too long",
        what: "A text is longer than the place in which it is shown.",
        why: "Titles are cut off, options and lines push each other off the screen, and nobody reads them to the end at a projector.",
        example: r#"documents: [(id: "log", title: "The log of everything that was done to the copy of the database between Monday noon and Tuesday evening", text: "Lines.")]"#,
        instead: r#"documents: [(id: "log", title: "The log of the copy", text: "Lines.")]"#,
    },
    find,
};

/// The most characters that fit, at the smallest window and the usual size of text. A line of dialogue has about sixty characters
/// and a box of seven lines; an option has three; what stands on one line, in a list or on a card, is cut.
fn most(kind: Kind) -> usize {
    match kind {
        Kind::Name => 30,
        Kind::Role | Kind::Place | Kind::PaperMark => 60,
        Kind::Title | Kind::PaperTitle | Kind::SceneTitle | Kind::EndingTitle => 60,
        Kind::WindowTitle | Kind::Deadline | Kind::ItemTitle => 70,
        Kind::Promise => 90,
        Kind::WhyNot | Kind::WindowNote | Kind::About => 200,
        Kind::Choice => 200,
        Kind::Summary | Kind::You | Kind::ItemText | Kind::Why => 320,
        Kind::Line | Kind::Answer => 420,
        Kind::Ruling => 600,
        Kind::EndingText => 900,
        Kind::Paper => 2400,
    }
}

fn find(ground: &Ground, out: &mut Findings) {
    for words in &ground.index.words {
        let (most, length) = (most(words.kind), words.text.value.chars().count());
        if length > most {
            let message = format!("this text has {length} characters, and {most} fit where it is shown");
            out.push(RULE.says(message).at(words.text.span, "too long").hint("shorten it, or split it in two"));
        }
    }
}
