//! Quotation marks that stand inside a text: the text seems to end at the first of them, and words follow.

use super::cursor::Parser;
use super::node::Kind;
use crate::diagnostics::registry as rule;
use crate::diagnostics::{Diagnostic, Fix, Span};

/// How far behind its start the real end of a text is looked for.
const FURTHEST: usize = 4000;

impl Parser<'_> {
    /// A text that seems to have ended, from its opening quote to here: if it goes on, that is said once, and all of
    /// it is read. None if it has ended, or if its own closing quote is what is missing.
    pub(super) fn quoted_inside(&mut self, start: usize) -> Option<Kind> {
        if !self.goes_on() {
            return None;
        }
        if let Some(field) = self.opens_another(start) {
            return self.closed_before(start, field);
        }
        let mut inner = self.quotes_to_the_end(start)?;
        let end = inner.pop()?;
        let first = *inner.first()?;
        let mut shown = String::from("...");
        if let [open, close, ..] = inner.as_slice()
            && let Some(passage) = self.text.get(open + 1..*close)
            && passage.chars().count() <= 40
            && !passage.contains('\n')
            && passage.trim() == passage
        {
            shown = passage.to_owned();
        }
        let mut diagnostic = Diagnostic::new(rule::QUOTE_INSIDE, "this text has quotation marks inside")
            .at(Span::new(first, first + 1), "the text ends at this one, and words follow")
            .at(Span::new(start, start + 1), "the text begins here")
            .hint(format!("inside a text write \\\" for a quotation mark: \\\"{shown}\\\""))
            .hint(format!(
                "or typographic ones, \u{201c}{shown}\u{201d}; or begin the whole text with r#\" and end it with \"#"
            ));
        if inner.len() == 1 {
            diagnostic = diagnostic.hint("or the text should have ended earlier: write its closing \" there");
        }
        diagnostic.fixes.push(Fix {
            title: "write \\\" for each quotation mark inside".into(),
            edits: inner.iter().map(|&at| (Span::new(at, at + 1), "\\\"".to_owned())).collect(),
        });
        self.report(diagnostic);
        let text = self.text.get(start + 1..end).unwrap_or_default().to_owned();
        self.pos = end + 1;
        Some(Kind::Str(text))
    }

    /// Whether words follow the quote that was just read, as they never do behind a text.
    fn goes_on(&self) -> bool {
        let blanks = self.blanks(self.pos);
        let next = self.pos + blanks;
        let name = self.name_length(next);
        let behind = self.bytes.get(next + name + self.blanks(next + name));
        match self.bytes.get(next) {
            Some(b'.' | b'!' | b'?' | b'-' | b'\'') if blanks == 0 => true,
            Some(0x80..) if blanks == 0 => true,
            Some(b) if blanks == 0 && b.is_ascii_digit() => true,
            // `name:` is the next field, and only the comma is missing.
            Some(_) if name > 0 => !matches!(behind, Some(b':' | b'=')) && (blanks == 0 || behind != Some(&b'(')),
            _ => false,
        }
    }

    /// Where the other text begins with its field, if the quote that was just read looks like the opening one of another
    /// text: `(id: "ada, name: "Ada"`. Then what is missing is the closing one of this text.
    fn opens_another(&self, start: usize) -> Option<usize> {
        let from = start + 1;
        let before = self.text.get(from..self.pos - 1).unwrap_or_default();
        let lines = before.contains('\n');
        let line = before.rsplit('\n').next().unwrap_or_default().trim_end();
        let at = |stem: &str| from + before.trim_end().len() - line.len() + stem.len();
        if line.is_empty() {
            return lines.then_some(self.pos - 1);
        }
        let word = |c: char| c.is_alphanumeric() || c == '_';
        if let Some(call) = line.strip_suffix(['(', '[']) {
            // In prose a bracket stands behind a blank.
            return (lines || call.ends_with(word)).then_some(at(call.trim_end_matches(word)));
        }
        let field = line.strip_suffix(':')?;
        let stem = field.trim_end_matches(word);
        let opens = stem.trim_end();
        let opening = opens.ends_with(['(', '[', '{', ',']) || opens.is_empty() && lines;
        (stem.len() < field.len() && opening).then_some(at(stem))
    }

    /// Reports a text on one line whose closing quote is missing before a field, and goes on there. Of longer ones the rest
    /// of the reader knows what to do.
    fn closed_before(&mut self, start: usize, field: usize) -> Option<Kind> {
        let before = self.text.get(start + 1..field)?;
        let end = before.trim_end().strip_suffix(',')?.trim_end();
        if before.contains('\n') || end.ends_with([')', ']', '}']) {
            return None;
        }
        let end = start + 1 + end.len();
        self.report(
            Diagnostic::new(rule::UNCLOSED_TEXT, "a text is not closed before the next field")
                .at(Span::new(start, end), "opened here")
                .hint("write its closing \" where it should end")
                .fix(Span::new(end, end), "\""),
        );
        let text = self.text.get(start + 1..end).unwrap_or_default().to_owned();
        self.pos = end;
        Some(Kind::Str(text))
    }

    /// The quotes inside a text, from the one that was just read, and behind them the one that really ends it.
    fn quotes_to_the_end(&self, start: usize) -> Option<Vec<usize>> {
        // Where a value can stand, an opening quote can; behind a word it closes a text that was never opened.
        let before = self.text.get(..start)?.trim_end();
        if !before.is_empty() && !before.ends_with([':', '(', '[', '{', ',', '=', '/']) {
            return None;
        }
        let mut quotes = vec![self.pos - 1];
        let end = self.bytes.len().min(start + FURTHEST);
        let mut at = self.pos;
        while at < end {
            match self.bytes[at] {
                b'\\' => at += 1,
                b'"' => {
                    quotes.push(at);
                    // They stand in pairs, so the one that ends the text has an even number before it.
                    if quotes.len() % 2 == 1 && self.ends_a_value(at + 1) {
                        return Some(quotes);
                    }
                }
                _ => {}
            }
            at += 1;
        }
        // A single one, as in `a 5" disk`: only on the line itself.
        let line = self.bytes[self.pos..].iter().position(|&b| b == b'\n').map_or(self.bytes.len(), |n| self.pos + n);
        let last = quotes.iter().skip(1).position(|&at| at < line && self.ends_a_value(at + 1))?;
        quotes.truncate(last + 2);
        Some(quotes)
    }

    /// Whether what follows is what can follow a value: a closer, or a comma and then another value or field.
    fn ends_a_value(&self, from: usize) -> bool {
        let mut at = from + self.blanks(from);
        let mut closed = false;
        while let Some(b')' | b']' | b'}') = self.bytes.get(at) {
            closed = true;
            at += 1;
            at += self.blanks(at);
        }
        let comma = self.bytes.get(at) == Some(&b',');
        if comma {
            at += 1;
            at += self.blanks(at);
        }
        let rest = self.text.get(at..).unwrap_or_default();
        if rest.is_empty() || rest.starts_with(['\n', '\r']) || rest.starts_with("//") || rest.starts_with("/*") {
            return comma || closed || self.line_goes_on_with_a_field(at);
        }
        let name = self.name_length(at);
        let behind = self.bytes.get(at + name + self.blanks(at + name));
        comma
            && (rest.starts_with(['"', '(', '[', '{', ')', ']', '}', '-'])
                || rest.starts_with(|c: char| c.is_ascii_digit())
                || name > 0 && matches!(behind, Some(b':' | b'=' | b'(' | b')' | b']'))
                || name > 0 && rest.starts_with(char::is_uppercase) && behind == Some(&b','))
    }

    /// Whether the next line begins with a closer or a field, or there is none: then only a comma is missing here.
    fn line_goes_on_with_a_field(&self, at: usize) -> bool {
        let rest = self.text.get(at..).unwrap_or_default();
        let next = at + (rest.len() - rest.trim_start().len());
        let name = self.name_length(next);
        match self.bytes.get(next) {
            None | Some(b')' | b']' | b'}') => true,
            _ => name > 0 && self.bytes.get(next + name) == Some(&b':'),
        }
    }

    fn blanks(&self, at: usize) -> usize {
        self.bytes.get(at..).unwrap_or_default().iter().take_while(|b| matches!(b, b' ' | b'\t')).count()
    }
}
