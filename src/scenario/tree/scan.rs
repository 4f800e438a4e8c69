//! Texts, characters and numbers.

use super::cursor::Parser;
use super::node::Kind;
use crate::diagnostics::registry as rule;
use crate::diagnostics::{Diagnostic, Span};

impl Parser<'_> {
    pub(super) fn string(&mut self, start: usize) -> Kind {
        self.pos = start + 1;
        let first = self.diagnostics.len();
        let mut out = String::new();
        let mut from = self.pos;
        let mut broken = false;
        loop {
            let Some(length) = self.bytes[self.pos..].iter().position(|b| matches!(b, b'"' | b'\\')) else {
                self.diagnostics.truncate(first);
                return self.unclosed_text(start);
            };
            self.pos += length;
            // Quotes and backslashes are single bytes, so these are boundaries.
            out.push_str(&self.text[from..self.pos]);
            if self.bytes[self.pos] == b'"' {
                self.pos += 1;
                break;
            }
            match self.escape(true) {
                Ok(Some(c)) => out.push(c),
                Ok(None) => {}
                Err(()) => broken = true,
            }
            from = self.pos;
        }
        if let Some(whole) = self.quoted_inside(start) {
            return whole;
        }
        if self.swallowed(start) {
            self.diagnostics.truncate(first);
            return self.unclosed_text(start);
        }
        if broken { Kind::Bad } else { Kind::Str(out) }
    }

    /// An escape, from its backslash on. None for a line continued with a backslash.
    pub(super) fn escape(&mut self, in_text: bool) -> Result<Option<char>, ()> {
        let start = self.pos;
        self.pos += 1;
        let next = self.rest().chars().next();
        self.step();
        let simple = match next {
            Some('n') => '\n',
            Some('t') => '\t',
            Some('r') => '\r',
            Some('0') => '\0',
            Some('"') => '"',
            Some('\'') => '\'',
            Some('\\') => '\\',
            Some('\n') | Some('\r') if in_text => {
                while let Some(b' ' | b'\t' | b'\n' | b'\r') = self.peek() {
                    self.pos += 1;
                }
                return Ok(None);
            }
            Some('x') => {
                let mut bytes = Vec::new();
                self.pos = start;
                // One character may be written as its several bytes in UTF-8.
                while bytes.len() < 4 && self.rest().starts_with("\\x") {
                    let digits =
                        self.text.get(self.pos + 2..self.pos + 4).filter(|d| d.bytes().all(|b| b.is_ascii_hexdigit()));
                    let Some(byte) = digits.and_then(|digits| u8::from_str_radix(digits, 16).ok()) else {
                        self.pos += 2;
                        return self.bad_escape(start, "\\x takes two hexadecimal digits, as in \\x41");
                    };
                    self.pos += 4;
                    bytes.push(byte);
                    if let Some(c) = std::str::from_utf8(&bytes).ok().and_then(|text| text.chars().next()) {
                        return Ok(Some(c));
                    }
                    if !in_text {
                        break;
                    }
                }
                return self.bad_escape(start, "above \\x7F write \\u{..} instead");
            }
            Some('u') => {
                let rest = self.rest();
                let inside = rest
                    .strip_prefix('{')
                    .map(|inside| inside.bytes().take(7).take_while(u8::is_ascii_hexdigit).count());
                let Some(length) = inside else {
                    return self.bad_escape(start, "\\u takes its digits in curly brackets, as in \\u{e9}");
                };
                let digits = rest.get(1..1 + length).unwrap_or_default().to_owned();
                let closed = rest.as_bytes().get(1 + length) == Some(&b'}');
                self.pos += 1 + length + usize::from(closed);
                let c = u32::from_str_radix(&digits, 16).ok().and_then(char::from_u32);
                match c {
                    Some(c) if closed && length <= 6 => c,
                    _ => {
                        return self.bad_escape(
                            start,
                            "\\u takes one to six hexadecimal digits that name a character, as in \\u{e9}",
                        );
                    }
                }
            }
            // The quote that would end the text is left for whoever looks for it.
            None => return Ok(None),
            Some(_) => {
                return self.bad_escape(
                    start,
                    "known are \\n \\t \\\" \\' \\\\ \\u{..} and \\x..; a backslash itself is written \\\\",
                );
            }
        };
        Ok(Some(simple))
    }

    pub(super) fn bad_escape(&mut self, start: usize, hint: &str) -> Result<Option<char>, ()> {
        let end = self.text.floor_char_boundary(self.pos.min(self.text.len()));
        let shown: String = self.text.get(start..end).unwrap_or("\\").chars().take(12).collect();
        self.report(
            Diagnostic::new(rule::BAD_ESCAPE, format!("`{shown}` is not a known escape"))
                .at(Span::new(start, end), "not known")
                .hint(hint),
        );
        Err(())
    }

    pub(super) fn is_raw_string(&self, prefix: usize) -> bool {
        let rest = self.bytes.get(self.pos + prefix..).unwrap_or_default();
        let hashes = rest.iter().take_while(|&&b| b == b'#').count();
        rest.get(hashes) == Some(&b'"')
    }

    pub(super) fn is_byte_text(&self) -> bool {
        match self.bytes.get(self.pos + 1) {
            Some(b'"' | b'\'') => true,
            Some(b'r') => self.is_raw_string(2),
            _ => false,
        }
    }

    pub(super) fn raw_string(&mut self) -> Kind {
        let start = self.pos;
        let hashes = self.bytes[start + 1..].iter().take_while(|&&b| b == b'#').count();
        let from = start + hashes + 2;
        let mut at = from;
        while let Some(length) = self.bytes[at..].iter().position(|&b| b == b'"') {
            let quote = at + length;
            if self.bytes[quote + 1..].iter().take(hashes).take_while(|&&b| b == b'#').count() == hashes {
                self.pos = quote + 1 + hashes;
                return Kind::Str(self.text[from..quote].to_owned());
            }
            at = quote + 1;
        }
        let kind = self.unclosed_text(start);
        self.pos = self.pos.max(from);
        kind
    }

    pub(super) fn character(&mut self) -> Kind {
        let start = self.pos;
        self.pos += 1;
        let first = self.rest().chars().next();
        let c = match first {
            Some('\\') => match self.escape(false) {
                Ok(c) => c,
                Err(()) => {
                    if self.peek() == Some(b'\'') {
                        self.pos += 1;
                    }
                    return Kind::Bad;
                }
            },
            Some('\n') | None => None,
            Some('\'') if self.bytes.get(self.pos + 1) != Some(&b'\'') => None,
            Some(c) => {
                self.step();
                Some(c)
            }
        };
        if let (Some(c), Some(b'\'')) = (c, self.peek()) {
            self.pos += 1;
            return Kind::Char(c);
        }
        // `'ann'`: up to the other quote, if there is one on this line.
        let line: &[u8] = self.bytes[start + 1..].split(|&b| b == b'\n').next().unwrap_or_default();
        let end = line.iter().position(|&b| b == b'\'').map(|n| start + n + 2);
        let span = Span::new(start, end.unwrap_or(start + 1));
        let d = Diagnostic::new(rule::BAD_CHAR, "single quotes hold exactly one character")
            .at(span, "not one character")
            .hint("put texts in double quotes: \"...\"");
        let first = (Span::new(start, start + 1), "\"");
        self.report(match end {
            Some(end) => d.fix_around("put it in double quotes", first, (Span::new(end - 1, end), "\"")),
            None => d,
        });
        match end {
            Some(end) => self.pos = end,
            None => {
                self.pos = start + 1;
                self.junk();
            }
        }
        Kind::Bad
    }

    pub(super) fn number(&mut self) -> Kind {
        let start = self.pos;
        let signed = matches!(self.peek(), Some(b'+' | b'-'));
        if signed {
            self.pos += 1;
        }
        let body = self.pos;
        let hex = self.rest().starts_with("0x");
        while let Some(b) = self.peek() {
            let before = self.bytes[self.pos.saturating_sub(1)];
            let exponent = !hex && self.pos > body && matches!(before, b'e' | b'E') && matches!(b, b'+' | b'-');
            if b.is_ascii_alphanumeric() || matches!(b, b'_' | b'.') || exponent {
                self.pos += 1;
            } else {
                break;
            }
        }
        // A letter beyond ASCII cannot follow a number either, and belongs to the same mistake.
        self.pos += self.name_length(self.pos);
        let span = Span::new(start, self.pos);
        let whole = &self.text[start..self.pos];
        let text = &self.text[body..self.pos];
        let negative = self.bytes[start] == b'-';
        let (digits, base) = match text.get(..2) {
            Some("0x") => (&text[2..], 16),
            Some("0b") => (&text[2..], 2),
            Some("0o") => (&text[2..], 8),
            _ => (text, 10),
        };
        let integer =
            !digits.is_empty() && !digits.starts_with('_') && digits.chars().all(|c| c == '_' || c.is_digit(base));
        // `12:30` without quotes; only in curly brackets may a colon follow a number.
        let clock = integer && self.open.last().is_none_or(|open| open.0 != b'{');
        if clock && self.peek() == Some(b':') && self.bytes.get(self.pos + 1).is_some_and(u8::is_ascii_digit) {
            while let Some(b'0'..=b'9' | b':') = self.peek() {
                self.pos += 1;
            }
            let shown: String = self.text[start..self.pos].chars().take(40).collect();
            self.report(
                Diagnostic::new(rule::BAD_NUMBER, format!("`{shown}` looks like a time and is not in quotes"))
                    .at(Span::new(start, self.pos), "not a number")
                    .hint("put times in double quotes, with the day before them: \"Mon 09:00\"")
                    .fix(Span::new(start, self.pos), format!("\"Mon {shown}\"")),
            );
            return Kind::Bad;
        }
        if integer {
            let plain: String =
                std::iter::once(if negative { '-' } else { '+' }).chain(digits.chars().filter(|&c| c != '_')).collect();
            return match i64::from_str_radix(&plain, base) {
                Ok(value) => Kind::Int(value),
                Err(_) => {
                    self.report(
                        Diagnostic::new(rule::NUMBER_TOO_LARGE, "this whole number is too large to be kept")
                            .at(span, "too large")
                            .hint(format!("use a number from {} to {}", i64::MIN, i64::MAX)),
                    );
                    Kind::Bad
                }
            };
        }
        match text {
            "inf" => return Kind::Float(if negative { f64::NEG_INFINITY } else { f64::INFINITY }),
            "NaN" => return Kind::Float(f64::NAN),
            _ => {}
        }
        if base == 10
            && text.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b'_' | b'e' | b'E' | b'+' | b'-'))
        {
            let misplaced = text.starts_with('_') || text.contains("._");
            let plain: String = whole.chars().filter(|&c| c != '_').collect();
            if let (false, Ok(value)) = (misplaced, plain.parse::<f64>()) {
                return Kind::Float(value);
            }
        }
        let shown: String = whole.chars().take(40).collect();
        let suffix = ["i8", "i16", "i32", "i64", "i128", "u8", "u16", "u32", "u64", "u128", "f32", "f64"];
        let stem = suffix
            .iter()
            .find_map(|suffix| whole.strip_suffix(suffix))
            .filter(|stem| stem.ends_with(|c: char| c.is_ascii_digit()));
        let d = if let Some(stem) = stem {
            Diagnostic::new(rule::UNSUPPORTED, format!("`{shown}` has a suffix; a plain number was expected"))
                .at(span, "a number with a suffix")
                .hint(format!("write {stem}"))
                .fix(span, stem)
        } else if whole.contains("..") {
            Diagnostic::new(rule::UNSUPPORTED, format!("`{shown}` is a range; a single number was expected"))
                .at(span, "a range")
                .hint("write the two numbers as separate values")
        } else {
            Diagnostic::new(rule::BAD_NUMBER, format!("`{shown}` is not a readable number"))
                .at(span, "not a number")
                .hint("a number is written like 12, -3, 1_000 or 2.5; if this is a text, a time or a length of time, put it in double quotes")
                .fix(span, format!("\"{whole}\""))
        };
        self.report(d);
        Kind::Bad
    }
}
