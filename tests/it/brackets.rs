//! A bracket that is missing: it is told at its line and by its kind, and nothing that only follows from it is said.

use warroom::diagnostics::Source;
use warroom::scenario::lower::load;

const TEMPLATE: &str = include_str!("../../assets/templates/full/scenario.ron");

/// The places of a character outside texts and comments.
fn places(text: &str, wanted: char) -> Vec<usize> {
    let (mut out, mut inside, mut from) = (Vec::new(), false, 0);
    while let Some(c) = text[from..].chars().next() {
        let rest = &text[from..];
        if !inside && rest.starts_with("//") {
            from += rest.find('\n').unwrap_or(rest.len());
            continue;
        }
        if c == wanted && !inside {
            out.push(from);
        }
        if inside && c == '\\' {
            from += 1;
        } else if c == '"' {
            inside = !inside;
        }
        from += rest.chars().next().map_or(1, char::len_utf8);
    }
    out
}

/// Of so many places, where one character was left out: at how many its line, or the one where it can as well stand, is
/// named first; and how many messages there were for all.
fn told(text: &str, wanted: char, sample: usize) -> (usize, usize, usize, String) {
    let all = places(text, wanted);
    let step = (all.len() / sample).max(1);
    let (mut right, mut messages, mut count, mut wrong) = (0, 0, 0, String::new());
    for at in all.into_iter().step_by(step) {
        let broken = format!("{}{}", &text[..at], &text[at + 1..]);
        let source = Source::new("f", broken.as_str());
        let found = load(&source).diagnostics;
        let line = text[..at].matches('\n').count() + 1;
        count += 1;
        messages += found.len();
        let Some(first) = found.first() else { continue };
        let named = first.labels.iter().map(|label| source.line_col(label.span.start).0).next().unwrap_or(0);
        // Behind a line that holds nothing else any more, the line before will do.
        let bare = text.lines().nth(line - 1).is_some_and(|line| line.trim().trim_end_matches(',').len() == 1);
        if named == line || (bare && named + 1 == line) {
            right += 1;
        } else {
            wrong.push_str(&format!("line {line}, told at {named}: {}\n", first.message));
        }
    }
    (right, count, messages, wrong)
}

#[test]
fn a_missing_bracket_is_told_at_its_line() {
    for wanted in [')', '(', ']', '['] {
        let (right, count, messages, wrong) = told(TEMPLATE, wanted, 40);
        assert!(right * 100 >= count * 95, "{wanted}: {right} of {count}\n{wrong}");
        assert!(messages <= count + 2, "{wanted}: {messages} messages for {count} slips\n{wrong}");
    }
}
