//! Where the parser stands: steps, white space, names and the list of mistakes.

use crate::diagnostics::registry as rule;
use crate::diagnostics::{Code, Diagnostic, Span};

/// A file that has more mistakes than this is told so instead.
pub(super) const MAX_DIAGNOSTICS: usize = 50;

/// A file under way.
pub(super) struct Parser<'a> {
    pub(super) text: &'a str,
    pub(super) bytes: &'a [u8],
    pub(super) pos: usize,
    /// The brackets that are open: which, and where.
    pub(super) open: Vec<(u8, usize)>,
    /// The first bracket whose indentation says that its closer is missing, and the closer it got.
    pub(super) suspect: Option<(usize, usize)>,
    pub(super) end_reported: bool,
    /// Whether the item just read ended at a field that belongs further out.
    pub(super) ran_on: bool,
    pub(super) diagnostics: Vec<Diagnostic>,
    /// The comments that go to the end of their line, in the order of the file.
    pub(super) comments: Vec<Span>,
}

impl Parser<'_> {
    pub(super) fn peek(&self) -> Option<u8> {
        self.bytes.get(self.pos).copied()
    }

    pub(super) fn rest(&self) -> &str {
        self.text.get(self.pos..).unwrap_or_default()
    }

    /// Steps over one character, if there is one.
    pub(super) fn step(&mut self) {
        self.pos += self.rest().chars().next().map_or(0, char::len_utf8);
    }

    /// The place here, as long as this many characters.
    pub(super) fn here(&self, characters: usize) -> Span {
        let length: usize = self.rest().chars().take(characters).map(char::len_utf8).sum();
        Span::new(self.pos, self.pos + length)
    }

    pub(super) fn line_of(&self, at: usize) -> usize {
        // Only for messages, so at most a few dozen times in a file.
        if self.diagnostics.len() >= MAX_DIAGNOSTICS {
            return 0;
        }
        self.bytes[..at.min(self.bytes.len())].iter().filter(|&&b| b == b'\n').count() + 1
    }

    pub(super) fn report(&mut self, diagnostic: Diagnostic) {
        let count = self.diagnostics.len();
        if count + 1 < MAX_DIAGNOSTICS {
            self.diagnostics.push(diagnostic);
        } else if count < MAX_DIAGNOSTICS {
            let span = diagnostic.span();
            let code: Code = rule::TOO_MANY;
            self.diagnostics.push(
                Diagnostic::new(code, "there are too many mistakes to list; the rest of them begin here")
                    .at(span, "the next one")
                    .hint("mend the ones above first: these may follow from them"),
            );
        }
    }

    /// White space and comments.
    pub(super) fn space(&mut self) {
        loop {
            match self.peek() {
                Some(b' ' | b'\t' | b'\n' | b'\r' | 0x0b | 0x0c) => self.pos += 1,
                Some(b'/') => match self.bytes.get(self.pos + 1) {
                    Some(b'/') => {
                        let (start, rest) = (self.pos, &self.bytes[self.pos..]);
                        self.pos += rest.iter().position(|&b| b == b'\n').unwrap_or(rest.len());
                        // What is read twice is noted once.
                        let comment = Span::new(start, self.pos);
                        if self.comments.last().is_none_or(|last| last.end <= comment.start) {
                            self.comments.push(comment);
                        }
                    }
                    Some(b'*') => self.block_comment(),
                    _ => return,
                },
                Some(0x80..) => match self.rest().chars().next() {
                    Some(c @ ('\u{85}' | '\u{200e}' | '\u{200f}' | '\u{2028}' | '\u{2029}')) => {
                        self.pos += c.len_utf8()
                    }
                    _ => return,
                },
                _ => return,
            }
        }
    }

    /// White space, where what is read may be read again: no report may be made twice.
    pub(super) fn space_quietly(&mut self) {
        let reported = self.diagnostics.len();
        self.space();
        self.diagnostics.truncate(reported);
    }

    pub(super) fn block_comment(&mut self) {
        let start = self.pos;
        let mut depth = 0usize;
        while self.pos < self.bytes.len() {
            match (self.bytes[self.pos], self.bytes.get(self.pos + 1)) {
                (b'/', Some(b'*')) => {
                    depth += 1;
                    self.pos += 2;
                }
                (b'*', Some(b'/')) => {
                    depth -= 1;
                    self.pos += 2;
                    if depth == 0 {
                        return;
                    }
                }
                _ => self.pos += 1,
            }
        }
        self.report(
            Diagnostic::new(
                rule::UNCLOSED_COMMENT,
                format!("the comment opened on line {} is never closed", self.line_of(start)),
            )
            .at(Span::new(start, start + 2), "opened here")
            .hint("write */ where it should end"),
        );
        // What follows from this is not worth saying.
        self.end_reported = true;
    }

    /// How many bytes of a name start here; 0 if none does.
    pub(super) fn name_length(&self, at: usize) -> usize {
        let rest = self.bytes.get(at..).unwrap_or_default();
        if rest.starts_with(b"r#") {
            let raw = rest[2..]
                .iter()
                .take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'.' | b'+' | b'-'))
                .count();
            if raw > 0 {
                return raw + 2;
            }
        }
        let ascii = rest.iter().take_while(|b| b.is_ascii_alphanumeric() || **b == b'_').count();
        if rest.first().is_some_and(u8::is_ascii_digit) {
            return 0;
        }
        if rest.get(ascii).is_none_or(u8::is_ascii) {
            return ascii;
        }
        let Some(text) = self.text.get(at..) else { return 0 };
        let first = text.chars().next().is_some_and(|c| c == '_' || c.is_alphabetic());
        if first { text.chars().take_while(|&c| c == '_' || c.is_alphanumeric()).map(char::len_utf8).sum() } else { 0 }
    }

    pub(super) fn take_name(&mut self) -> String {
        let start = self.pos;
        self.pos += self.name_length(start);
        let name = &self.text[start..self.pos];
        let plain = name.strip_prefix("r#").unwrap_or(name);
        plain.to_owned()
    }
}
