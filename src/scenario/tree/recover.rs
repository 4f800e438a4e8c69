//! What to do about a mistake: say it once, and find where reading can go on.

use super::cursor::{MAX_DIAGNOSTICS, Parser};
use super::node::Kind;
use crate::diagnostics::registry as rule;
use crate::diagnostics::{Diagnostic, Span};

/// What to do about a closer that does not fit the innermost open bracket.
pub(super) enum Misfit {
    CloseHere,
    Unwind,
    Skip,
}

impl Parser<'_> {
    pub(super) fn equals(&mut self) {
        let length = self.bytes[self.pos..].iter().take_while(|&&b| b == b'=').count();
        self.report(
            Diagnostic::new(rule::FIELD_FORM, "`=` was found where `:` was expected")
                .at(self.here(1), "write : here")
                .hint("a name and its value are joined by a colon, as in trust: 50")
                .fix(Span::new(self.pos, self.pos + length), ":"),
        );
        self.pos += length;
    }

    /// A field on a later line of a list inside fields: the list was never closed, and the fields go on.
    pub(super) fn list_ran_on(&mut self, start: usize) -> bool {
        let at = self.pos;
        let length = self.name_length(at);
        let blanks = self.bytes[at + length..].iter().take_while(|b| matches!(b, b' ' | b'\t')).count();
        let outer = self.open.iter().rev().nth(1).map(|open| open.0);
        if length == 0
            || self.bytes.get(at + length + blanks) != Some(&b':')
            || outer != Some(b'(')
            || self.line_of(at) == self.line_of(start)
        {
            return false;
        }
        let line = self.line_of(start);
        let name: String = self.text[at..at + length].chars().take(40).collect();
        self.report(
            Diagnostic::new(
                rule::UNCLOSED,
                format!("the `[` opened on line {line} is not closed before the field {name}"),
            )
            .at(Span::new(start, start + 1), "opened here")
            .at(Span::new(at, at + length), "`]` was expected before this")
            .hint("write the missing `]`, and a comma after it")
            .fix(self.after_last_word(at), "],"),
        );
        self.ran_on = true;
        true
    }

    /// The place behind whatever stands before this offset, white space left out.
    fn after_last_word(&self, at: usize) -> Span {
        let end = self.text.get(..at).map_or(at, |before| before.trim_end().len());
        Span::new(end, end)
    }

    /// Something other than a comma or a closer follows an item.
    pub(super) fn missing_comma(&mut self, next: u8, end: usize) {
        let span = self.here(1);
        match next {
            b':' | b'=' => {
                self.report(
                    Diagnostic::new(rule::FIELD_FORM, format!("`{}` cannot follow this value", char::from(next)))
                        .at(span, "not expected here")
                        .hint(
                            "a colon follows only a field name; a time or a ratio is a text and goes in double quotes",
                        ),
                );
                self.pos += 1;
                // What follows was meant to belong to it, so it is passed over with it.
                self.junk_unless_bracket();
            }
            _ if self.starts_value() => self.report(
                Diagnostic::new(rule::MISSING_COMMA, "a comma is missing after this value")
                    .at(
                        Span::new(self.text.floor_char_boundary(end.saturating_sub(1)), end),
                        "a comma was expected after this",
                    )
                    .at(span, "before this")
                    .hint("put a comma between the two")
                    .fix(Span::new(end, end), ","),
            ),
            _ => {
                self.unexpected(span);
                self.junk();
            }
        }
    }

    pub(super) fn starts_value(&self) -> bool {
        matches!(self.peek(), Some(b'(' | b'[' | b'{' | b'"' | b'\'' | b'0'..=b'9' | b'+' | b'-' | b'.'))
            || self.name_length(self.pos) > 0
    }

    pub(super) fn misfit(&mut self, found: u8, wanted: u8, start: usize) -> Misfit {
        let (found, wanted) = (char::from(found), char::from(wanted));
        let outer = self.open.iter().rev().skip(1).find(|(opener, _)| closer_of(*opener) == found);
        let opener = char::from(self.bytes[start]);
        let line = self.line_of(start);
        let here = self.here(1);
        match outer {
            // `needs: ["tea"),` on one line, its surroundings opened before: the wrong key was hit.
            Some(&(_, at)) if self.line_of(self.pos) != line || self.line_of(at) == line => {
                let found_line = self.line_of(self.pos);
                self.report(
                    Diagnostic::new(
                        rule::UNCLOSED,
                        format!("the `{opener}` opened on line {line} is not closed before the `{found}` on line {found_line}"),
                    )
                    .at(Span::new(start, start + 1), "opened here")
                    .at(here, format!("`{wanted}` was expected before this"))
                    .hint(format!("write the missing `{wanted}`"))
                    .fix(Span::new(self.pos, self.pos), wanted),
                );
                Misfit::Unwind
            }
            None if !self.text[self.pos + 1..].trim().is_empty() => Misfit::Skip,
            _ => {
                self.report(
                    Diagnostic::new(
                        rule::STRAY_CLOSER,
                        format!(
                            "`{found}` was found where `{wanted}` was expected, to close the `{opener}` of line {line}"
                        ),
                    )
                    .at(here, format!("write {wanted} here"))
                    .at(Span::new(start, start + 1), "opened here")
                    .hint(format!("replace `{found}` by `{wanted}`"))
                    .fix(here, wanted),
                );
                Misfit::CloseHere
            }
        }
    }

    /// Reports a closer that nothing was opened for, and steps over it.
    pub(super) fn stray(&mut self) {
        let found = self.peek().map_or(' ', char::from);
        self.report(
            Diagnostic::new(rule::STRAY_CLOSER, format!("this `{found}` closes nothing"))
                .at(self.here(1), "no bracket of this kind is open here")
                .hint("remove it, or write the bracket that it should close")
                .fix(self.here(1), ""),
        );
        self.pos += 1;
    }

    /// A closer first on its line and further left than the line of its opener belongs to an outer bracket:
    /// if the file turns out to lack a closer, the opener that took this one is the likely culprit.
    pub(super) fn suspect_indentation(&mut self, opener: usize) {
        if self.suspect.is_some() {
            return;
        }
        let (line, indent) = self.indentation(self.pos);
        let (opener_line, opener_indent) = self.indentation(opener);
        if line + indent == self.pos && line != opener_line && indent < opener_indent {
            self.suspect = Some((opener, self.pos));
        }
    }

    /// Where the line of this place starts, and how much white space it starts with.
    pub(super) fn indentation(&self, at: usize) -> (usize, usize) {
        // Long lines are not laid out by indentation, so looking back is bounded.
        let from = at.saturating_sub(400);
        let line = self.bytes[from..at].iter().rposition(|&b| b == b'\n').map_or(from, |found| from + found + 1);
        let indent = self.bytes[line..].iter().take_while(|b| matches!(b, b' ' | b'\t')).count();
        (line, indent)
    }

    /// One report for all the brackets still open at the end of the file.
    pub(super) fn unclosed_at_end(&mut self) {
        if std::mem::replace(&mut self.end_reported, true) {
            return;
        }
        let Some(&(opener, start)) = self.open.last() else {
            return;
        };
        let wanted = closer_of(opener);
        let d = match self.suspect {
            Some((suspect, closer)) => {
                let opener = self.bytes[suspect];
                let d = Diagnostic::new(
                    rule::UNCLOSED,
                    format!(
                        "a bracket is never closed, most likely the `{}` opened on line {}",
                        char::from(opener),
                        self.line_of(suspect)
                    ),
                )
                .at(Span::new(suspect, suspect + 1), "opened here")
                .at(Span::new(closer, closer + 1), "by its indentation, this closes something further out");
                d.hint(format!("write the missing `{}` before line {}", closer_of(opener), self.line_of(closer)))
                    .fix(self.after_last_word(closer), closer_of(opener))
            }
            None => Diagnostic::new(
                rule::UNCLOSED,
                format!("the `{}` opened on line {} is never closed", char::from(opener), self.line_of(start)),
            )
            .at(Span::new(start, start + 1), "opened here")
            .hint(format!("write the missing `{wanted}` where it should end"))
            .fix(self.after_last_word(self.bytes.len()), wanted),
        };
        // A few of the outer ones help to see the shape; all of them would not.
        let outer: Vec<usize> = self.open.iter().rev().skip(1).take(3).map(|open| open.1).collect();
        self.report(outer.into_iter().fold(d, |d, at| d.at(Span::new(at, at + 1), "also still open at the end")));
    }

    /// Steps over brackets too deep to be read, without recursion.
    pub(super) fn skip_brackets(&mut self) {
        let mut depth = 0usize;
        while let Some(b) = self.peek() {
            match b {
                b'(' | b'[' | b'{' => {
                    depth += 1;
                    self.pos += 1;
                }
                b')' | b']' | b'}' => {
                    depth = depth.saturating_sub(1);
                    self.pos += 1;
                    if depth == 0 {
                        return;
                    }
                }
                b'"' => {
                    let start = self.pos;
                    self.string(start);
                }
                b'r' if self.is_raw_string(1) => {
                    self.raw_string();
                }
                b'/' => {
                    let before = self.pos;
                    self.space();
                    if self.pos == before {
                        self.step();
                    }
                }
                _ => self.step(),
            }
        }
        self.unclosed_at_end();
    }

    /// Whether a text of several lines ended at what was meant as the opening quote of another one:
    /// then words follow its closing quote, which they never do.
    pub(super) fn swallowed(&self, start: usize) -> bool {
        if !self.bytes[start..self.pos].contains(&b'\n') {
            return false;
        }
        let blanks = self.bytes[self.pos..].iter().take_while(|b| matches!(b, b' ' | b'\t')).count();
        let next = self.pos + blanks;
        match self.bytes.get(next) {
            None | Some(b',' | b')' | b']' | b'}' | b':' | b'/' | b'\r' | b'\n' | b';') => false,
            Some(_) if blanks == 0 => true,
            // After a blank, `name:` is the next field and only a comma is missing.
            Some(_) => {
                let name = self.name_length(next);
                name == 0 || self.bytes.get(next + name) != Some(&b':')
            }
        }
    }

    /// Reports a text without its end, and goes on at the end of the line it began on.
    pub(super) fn unclosed_text(&mut self, start: usize) -> Kind {
        // Each such text was looked for to the end of the file; once nothing more is reported, that must stop.
        if self.diagnostics.len() >= MAX_DIAGNOSTICS {
            self.pos = self.bytes.len();
            return Kind::Bad;
        }
        let line_end = self.bytes[start..].iter().position(|&b| b == b'\n').map_or(self.bytes.len(), |n| start + n);
        let line = self.text[start..line_end].trim_end();
        // The comma and the brackets at the end of the line most likely stand after the text,
        // except for brackets that the text itself opened.
        let mut end = line.strip_suffix(',').unwrap_or(line).trim_end();
        while let Some(shorter) = end.strip_suffix([')', ']', '}']) {
            let opened = shorter.matches(['(', '[', '{']).count();
            if opened > shorter.matches([')', ']', '}']).count() {
                break;
            }
            end = shorter.trim_end();
        }
        self.pos = (start + end.len()).max(start + 1);
        self.report(
            Diagnostic::new(
                rule::UNCLOSED_TEXT,
                format!("the text opened on line {} is never closed", self.line_of(start)),
            )
            .at(Span::new(start, self.pos), "opened here")
            .hint("write the closing \" at the end of the text; a \" inside a text is written \\\"")
            .fix(Span::new(self.pos, self.pos), "\""),
        );
        Kind::Bad
    }

    /// A symbol that begins nothing.
    pub(super) fn unexpected(&mut self, span: Span) {
        let c = self.rest().chars().next().unwrap_or(' ');
        let d = match c {
            '\u{201c}' | '\u{201d}' | '\u{201e}' | '\u{ab}' | '\u{bb}' | '\u{2018}' | '\u{2019}' => Diagnostic::new(
                rule::BAD_SYMBOL,
                format!("`{c}` is a typographic quotation mark; a straight \" was expected"),
            )
            .at(span, "not a straight quotation mark")
            .hint("type the quotation marks anew, or switch off smart quotes in your editor")
            .fix(span, "\""),
            c if c.is_whitespace() || c.is_control() || c == '\u{feff}' => Diagnostic::new(
                rule::BAD_SYMBOL,
                format!("an invisible character (U+{:04X}) stands here", u32::from(c)),
            )
            .at(span, "not an ordinary blank")
            .hint("delete it and type a blank instead")
            .fix(span, " "),
            ':' => Diagnostic::new(rule::FIELD_FORM, "a colon was found where a name or value was expected")
                .at(span, "not expected here")
                .hint("write the field name before the colon"),
            '#' => Diagnostic::new(rule::BAD_SYMBOL, "`#` was found where a value was expected")
                .at(span, "not expected here")
                .hint("comments begin with //")
                .fix(span, "//"),
            c => Diagnostic::new(rule::BAD_SYMBOL, format!("`{c}` was found where a value or a comma was expected"))
                .at(span, "not expected here")
                .hint("remove it, or put it in double quotes if it is part of a text"),
        };
        self.report(d);
    }

    /// Steps over at least one character, up to where reading can go on.
    pub(super) fn junk(&mut self) {
        self.step();
        self.junk_unless_bracket();
    }

    pub(super) fn junk_unless_bracket(&mut self) {
        while let Some(b) = self.peek() {
            if matches!(b, b',' | b'(' | b')' | b'[' | b']' | b'{' | b'}' | b'\n' | b'"' | b'/') {
                break;
            }
            self.pos += 1;
        }
        // The stops are single bytes and so is everything before the end, but a jump may end inside a character.
        self.pos = self.text.floor_char_boundary(self.pos);
    }
}

fn closer_of(opener: u8) -> char {
    match opener {
        b'(' => ')',
        b'[' => ']',
        _ => '}',
    }
}
