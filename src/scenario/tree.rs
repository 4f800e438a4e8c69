//! A tolerant parser of RON that keeps the place of every value and never stops at the first mistake.

use crate::diagnostics::registry as rule;
use crate::diagnostics::{Code, Diagnostic, Span};

/// Reads a file into a tree; the tree is there whenever the file holds any value at all.
pub fn parse(text: &str) -> (Option<Node>, Vec<Diagnostic>) {
    let mut parser = Parser {
        text,
        bytes: text.as_bytes(),
        pos: 0,
        open: Vec::new(),
        suspect: None,
        end_reported: false,
        ran_on: false,
        diagnostics: Vec::new(),
    };
    let root = parser.file();
    (root, parser.diagnostics)
}

/// A value and its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub kind: Kind,
}

/// The sorts of values.
#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    /// `()`
    Unit,
    /// `true`, `false`
    Bool(bool),
    /// `12`
    Int(i64),
    /// `1.5`
    Float(f64),
    /// `"text"`
    Str(String),
    /// `'c'`
    Char(char),
    /// A bare name: `Alone`
    Name(String),
    /// A name with brackets: `Known("ann")`, `Person(id: "ann")`
    Named {
        /// The name.
        name: String,
        /// The place of the name alone.
        name_span: Span,
        /// What stands in the brackets.
        args: Args,
    },
    /// `(a: 1)`
    Struct(Vec<Field>),
    /// `(1, 2)` and `(1)`
    Tuple(Vec<Node>),
    /// `[1, 2]`
    List(Vec<Node>),
    /// `{1: 2}`
    Map(Vec<(Node, Node)>),
    /// Not readable, and already reported.
    Bad,
}

/// What stands in the brackets after a name.
#[derive(Clone, Debug, PartialEq)]
pub enum Args {
    /// Values with names.
    Fields(Vec<Field>),
    /// Values without.
    Values(Vec<Node>),
}

/// A value with its name.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// The name.
    pub name: String,
    /// The place of the name.
    pub name_span: Span,
    /// The value.
    pub value: Node,
}

/// A sort of value in words, for messages.
pub fn describe(kind: &Kind) -> String {
    match kind {
        Kind::Unit => "empty brackets ()".to_owned(),
        Kind::Bool(value) => format!("the value {value}"),
        Kind::Int(_) => "a whole number".to_owned(),
        Kind::Float(_) => "a decimal number".to_owned(),
        Kind::Str(_) => "a text".to_owned(),
        Kind::Char(_) => "a single character".to_owned(),
        Kind::Name(name) => format!("the name \"{name}\""),
        Kind::Named { name, .. } => format!("{name}(...)"),
        Kind::Struct(_) => "fields in round brackets".to_owned(),
        Kind::Tuple(_) => "values in round brackets".to_owned(),
        Kind::List(_) => "a list".to_owned(),
        Kind::Map(_) => "entries in curly brackets".to_owned(),
        Kind::Bad => "something unreadable".to_owned(),
    }
}

/// Brackets may stand this deep inside each other; it bounds every recursion over a tree.
pub const MAX_DEPTH: usize = 64;
/// A file that has more mistakes than this is told so instead.
const MAX_DIAGNOSTICS: usize = 50;

struct Parser<'a> {
    text: &'a str,
    bytes: &'a [u8],
    pos: usize,
    /// The brackets that are open: which, and where.
    open: Vec<(u8, usize)>,
    /// The first bracket whose indentation says that its closer is missing, and the closer it got.
    suspect: Option<(usize, usize)>,
    end_reported: bool,
    /// Whether the item just read ended at a field that belongs further out.
    ran_on: bool,
    diagnostics: Vec<Diagnostic>,
}

/// What to do about a closer that does not fit the innermost open bracket.
enum Misfit {
    CloseHere,
    Unwind,
    Skip,
}

/// What stood between round brackets.
enum Inside {
    Nothing,
    Fields(Vec<Field>),
    Values(Vec<Node>),
}

impl Parser<'_> {
    fn file(&mut self) -> Option<Node> {
        if self.text.starts_with('\u{feff}') {
            self.pos = '\u{feff}'.len_utf8();
        }
        self.space();
        while self.rest().starts_with("#!") {
            self.attribute();
            self.space();
        }
        // A stray closer before anything else must not hide the value after it.
        while let Some(b')' | b']' | b'}') = self.peek() {
            self.stray();
            self.space();
        }
        if self.pos >= self.bytes.len() {
            if self.diagnostics.is_empty() {
                let end = self.here(0);
                self.report(
                    Diagnostic::new(rule::EMPTY_FILE, "the file is empty; a scenario was expected")
                        .at(end, "nothing here")
                        .hint("start from an existing scenario, or write ( ) with the fields inside"),
                );
            }
            return None;
        }
        let root = self.value();
        self.space();
        if self.pos < self.bytes.len() {
            let span = self.here(1);
            let closer = matches!(self.peek(), Some(b')' | b']' | b'}'));
            if closer {
                self.stray();
            } else if root.kind != Kind::Bad {
                self.report(
                    Diagnostic::new(rule::TRAILING, "the file goes on after its value has ended")
                        .at(span, "nothing was expected after this point")
                        .hint("remove what follows, or check whether a bracket was closed too early"),
                );
            } else if self.diagnostics.is_empty() {
                self.unexpected(span);
            }
        }
        Some(root)
    }

    /// `#![enable(...)]`: read for the sake of the other tools, and without effect.
    fn attribute(&mut self) {
        let start = self.pos;
        let end = self.bytes[start..].iter().position(|&b| b == b']' || b == b'\n');
        match end {
            Some(length) if self.bytes[start + length] == b']' => self.pos = start + length + 1,
            other => {
                self.report(
                    Diagnostic::new(rule::UNCLOSED, "the attribute opened with #! is not closed on its line")
                        .at(Span::new(start, start + 2), "opened here")
                        .hint("write it as #![enable(implicit_some)], or remove the line"),
                );
                self.pos = other.map_or(self.bytes.len(), |length| start + length);
            }
        }
    }

    fn value(&mut self) -> Node {
        let start = self.pos;
        let kind = match self.peek() {
            Some(b'(') => match self.parens(b')') {
                Inside::Nothing => Kind::Unit,
                Inside::Fields(fields) => Kind::Struct(fields),
                Inside::Values(values) => Kind::Tuple(values),
            },
            Some(b'[') => self.list(),
            Some(b'{') => self.map(),
            Some(b'"') => self.string(start),
            Some(b'\'') => self.character(),
            Some(b'0'..=b'9' | b'+' | b'-' | b'.') => self.number(),
            Some(b'r') if self.is_raw_string(1) => self.raw_string(),
            Some(b'b') if self.is_byte_text() => {
                self.report(
                    Diagnostic::new(rule::UNSUPPORTED, "bytes such as b\"..\" are not used in scenarios")
                        .at(Span::new(start, start + 1), "remove this b")
                        .hint("write an ordinary text in double quotes"),
                );
                self.pos += 1;
                let _ = self.value();
                Kind::Bad
            }
            Some(_) if self.name_length(self.pos) > 0 => self.name(),
            Some(b',' | b')' | b']' | b'}' | b';') | None => {
                let span = self.here(1);
                let found = match self.text.get(self.pos..).and_then(|rest| rest.chars().next()) {
                    Some(c) => format!("`{c}`"),
                    None => "the end of the file".to_owned(),
                };
                self.report(
                    Diagnostic::new(rule::EXPECTED_VALUE, format!("a value was expected before {found}"))
                        .at(span, "a value is missing here")
                        .hint("write the value, or remove what it was to belong to"),
                );
                Kind::Bad
            }
            Some(_) => {
                self.unexpected(self.here(1));
                self.junk();
                Kind::Bad
            }
        };
        Node { span: Span::new(start, self.pos), kind }
    }

    /// A name, and whatever brackets follow it.
    fn name(&mut self) -> Kind {
        let start = self.pos;
        let raw = self.rest().starts_with("r#");
        let name = self.take_name();
        let name_span = Span::new(start, self.pos);
        if !raw {
            match name.as_str() {
                "true" => return Kind::Bool(true),
                "false" => return Kind::Bool(false),
                "inf" => return Kind::Float(f64::INFINITY),
                "NaN" => return Kind::Float(f64::NAN),
                _ => {}
            }
        }
        let end = self.pos;
        self.space();
        match self.peek() {
            Some(b'(') => {
                let args = match self.parens(b')') {
                    Inside::Nothing => Args::Values(Vec::new()),
                    Inside::Fields(fields) => Args::Fields(fields),
                    Inside::Values(values) => Args::Values(values),
                };
                Kind::Named { name, name_span, args }
            }
            Some(b'{') => {
                self.report(
                    Diagnostic::new(
                        rule::FIELD_FORM,
                        format!("{name} is followed by curly brackets; round ones were expected"),
                    )
                    .at(self.here(1), "write ( here")
                    .hint(format!("write {name}( ... ) with the fields inside")),
                );
                match self.parens(b'}') {
                    Inside::Nothing => Kind::Named { name, name_span, args: Args::Fields(Vec::new()) },
                    Inside::Fields(fields) => Kind::Named { name, name_span, args: Args::Fields(fields) },
                    Inside::Values(values) => Kind::Named { name, name_span, args: Args::Values(values) },
                }
            }
            _ => {
                self.pos = end;
                Kind::Name(name)
            }
        }
    }

    fn list(&mut self) -> Kind {
        let mut values = Vec::new();
        let entered = self.items(b']', |parser| {
            let value = parser.value();
            let good = value.kind != Kind::Bad;
            values.push(value);
            good
        });
        if entered { Kind::List(values) } else { Kind::Bad }
    }

    fn map(&mut self) -> Kind {
        let mut entries = Vec::new();
        let entered = self.items(b'}', |parser| {
            let key = parser.value();
            parser.space();
            match parser.peek() {
                Some(b':') => parser.pos += 1,
                Some(b'=') => parser.equals(),
                _ => {
                    if key.kind != Kind::Bad {
                        parser.report(
                            Diagnostic::new(rule::FIELD_FORM, "an entry in curly brackets has no colon and value")
                                .at(key.span, "`: value` was expected after this")
                                .hint("write key: value, or use [ ] for a list"),
                        );
                    }
                    let value = Node { span: key.span, kind: Kind::Bad };
                    entries.push((key, value));
                    return false;
                }
            }
            parser.space();
            let value = parser.value();
            let good = value.kind != Kind::Bad;
            entries.push((key, value));
            good
        });
        if entered { Kind::Map(entries) } else { Kind::Bad }
    }

    /// What stands in round brackets; fields and bare values cannot be mixed.
    fn parens(&mut self, close: u8) -> Inside {
        let mut fields: Vec<Field> = Vec::new();
        let mut values: Vec<Node> = Vec::new();
        let entered = self.items(close, |parser| match parser.field_name() {
            Some((name, name_span)) => {
                parser.space();
                let value = parser.value();
                let good = value.kind != Kind::Bad;
                fields.push(Field { name, name_span, value });
                good
            }
            None => {
                let value = parser.value();
                let good = value.kind != Kind::Bad;
                values.push(value);
                good
            }
        });
        if !entered {
            return Inside::Values(vec![Node { span: self.here(0), kind: Kind::Bad }]);
        }
        if fields.is_empty() {
            return if values.is_empty() { Inside::Nothing } else { Inside::Values(values) };
        }
        for value in values.iter().filter(|value| value.kind != Kind::Bad) {
            let d = Diagnostic::new(rule::FIELD_FORM, format!("{} has no field name before it", describe(&value.kind)))
                .at(value.span, "a value without a name")
                .at(fields[0].name_span, "other values here have names");
            self.report(match &value.kind {
                Kind::Name(name) => d.hint(format!("write {name}: and then a value")),
                _ => d.hint("write it as name: value"),
            });
        }
        Inside::Fields(fields)
    }

    /// The name of a field up to and with its colon; nothing is taken if there is none.
    fn field_name(&mut self) -> Option<(String, Span)> {
        let start = self.pos;
        let quoted = self.peek() == Some(b'"');
        let name = if quoted {
            // JSON habits: a plain quoted word before a colon is taken for the name that it is.
            let length = self.bytes[start + 1..].iter().take(100).position(|&b| b == b'"')?;
            let name = self.text.get(start + 1..start + 1 + length)?.to_owned();
            self.pos = start + length + 2;
            name
        } else if self.name_length(start) > 0 && !(self.is_raw_string(1) && self.peek() == Some(b'r')) {
            self.take_name()
        } else {
            return None;
        };
        let span = Span::new(start, self.pos);
        // Comments between a name and its colon are rare, and white space is all that most files have there.
        self.space_quietly();
        match self.peek() {
            Some(b':') => {
                self.pos += 1;
                if quoted {
                    self.report(
                        Diagnostic::new(rule::FIELD_FORM, format!("the field name \"{name}\" is in quotes"))
                            .at(span, "no quotes were expected here")
                            .hint(format!("write {name}: without quotes")),
                    );
                }
                Some((name, span))
            }
            Some(b'=') if !quoted => {
                self.equals();
                Some((name, span))
            }
            _ => {
                self.pos = start;
                None
            }
        }
    }

    fn equals(&mut self) {
        let length = self.bytes[self.pos..].iter().take_while(|&&b| b == b'=').count();
        self.report(
            Diagnostic::new(rule::FIELD_FORM, "`=` was found where `:` was expected")
                .at(self.here(1), "write : here")
                .hint("a name and its value are joined by a colon, as in trust: 50"),
        );
        self.pos += length;
    }

    /// The items of a pair of brackets. False if they were too deep to be read.
    /// An item says whether it was read; after one that was not, a missing comma is not worth a word.
    fn items(&mut self, close: u8, mut item: impl FnMut(&mut Self) -> bool) -> bool {
        let start = self.pos;
        let opener = self.bytes[start];
        if self.open.len() >= MAX_DEPTH {
            self.report(
                Diagnostic::new(rule::TOO_DEEP, format!("more than {MAX_DEPTH} brackets stand inside each other"))
                    .at(Span::new(start, start + 1), "too deep from here on")
                    .hint("check for brackets that are doubled or never closed, or take this part out"),
            );
            self.skip_brackets();
            return false;
        }
        self.pos += 1;
        self.open.push((opener, start));
        loop {
            self.space();
            match self.peek() {
                None => {
                    self.unclosed_at_end();
                    break;
                }
                Some(c) if c == close => {
                    self.suspect_indentation(start);
                    self.pos += 1;
                    break;
                }
                Some(c @ (b')' | b']' | b'}')) => match self.misfit(c, close, start) {
                    Misfit::CloseHere => {
                        self.pos += 1;
                        break;
                    }
                    Misfit::Unwind => break,
                    Misfit::Skip => {
                        self.stray();
                        continue;
                    }
                },
                Some(b',') => {
                    self.report(
                        Diagnostic::new(rule::EXPECTED_VALUE, "a comma was found where a value was expected")
                            .at(self.here(1), "one comma too many")
                            .hint("remove this comma, or write the value that is missing before it"),
                    );
                    self.pos += 1;
                    continue;
                }
                Some(_) if close == b']' && self.list_ran_on(start) => break,
                Some(_) => {}
            }
            let before = self.pos;
            let good = item(self);
            // The comma before a field that ended a list was read as one of the list.
            let good = !std::mem::take(&mut self.ran_on) && good;
            let end = self.pos;
            self.space();
            match self.peek() {
                None | Some(b')' | b']' | b'}') => {}
                Some(b',') => self.pos += 1,
                Some(b';') => {
                    self.report(
                        Diagnostic::new(rule::BAD_SYMBOL, "`;` was found where `,` was expected")
                            .at(self.here(1), "write , here")
                            .hint("fields and values are parted by commas"),
                    );
                    self.pos += 1;
                }
                Some(c) if good => self.missing_comma(c, end),
                Some(_) => {
                    if self.pos == before {
                        self.junk();
                    }
                }
            }
        }
        self.open.pop();
        true
    }

    /// A field on a later line of a list inside fields: the list was never closed, and the fields go on.
    fn list_ran_on(&mut self, start: usize) -> bool {
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
            .hint("write the missing `]`, and a comma after it"),
        );
        self.ran_on = true;
        true
    }

    /// Something other than a comma or a closer follows an item.
    fn missing_comma(&mut self, next: u8, end: usize) {
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
                    .at(Span::new(end.saturating_sub(1), end), "a comma was expected after this")
                    .at(span, "before this")
                    .hint("put a comma between the two"),
            ),
            _ => {
                self.unexpected(span);
                self.junk();
            }
        }
    }

    fn starts_value(&self) -> bool {
        matches!(self.peek(), Some(b'(' | b'[' | b'{' | b'"' | b'\'' | b'0'..=b'9' | b'+' | b'-' | b'.'))
            || self.name_length(self.pos) > 0
    }

    fn misfit(&mut self, found: u8, wanted: u8, start: usize) -> Misfit {
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
                    .hint(format!("write the missing `{wanted}`")),
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
                    .hint(format!("replace `{found}` by `{wanted}`")),
                );
                Misfit::CloseHere
            }
        }
    }

    /// Reports a closer that nothing was opened for, and steps over it.
    fn stray(&mut self) {
        let found = self.peek().map_or(' ', char::from);
        self.report(
            Diagnostic::new(rule::STRAY_CLOSER, format!("this `{found}` closes nothing"))
                .at(self.here(1), "no bracket of this kind is open here")
                .hint("remove it, or write the bracket that it should close"),
        );
        self.pos += 1;
    }

    /// A closer first on its line and further left than the line of its opener belongs to an outer bracket:
    /// if the file turns out to lack a closer, the opener that took this one is the likely culprit.
    fn suspect_indentation(&mut self, opener: usize) {
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
    fn indentation(&self, at: usize) -> (usize, usize) {
        // Long lines are not laid out by indentation, so looking back is bounded.
        let from = at.saturating_sub(400);
        let line = self.bytes[from..at].iter().rposition(|&b| b == b'\n').map_or(from, |found| from + found + 1);
        let indent = self.bytes[line..].iter().take_while(|b| matches!(b, b' ' | b'\t')).count();
        (line, indent)
    }

    /// One report for all the brackets still open at the end of the file.
    fn unclosed_at_end(&mut self) {
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
            }
            None => Diagnostic::new(
                rule::UNCLOSED,
                format!("the `{}` opened on line {} is never closed", char::from(opener), self.line_of(start)),
            )
            .at(Span::new(start, start + 1), "opened here")
            .hint(format!("write the missing `{wanted}` where it should end")),
        };
        // A few of the outer ones help to see the shape; all of them would not.
        let outer: Vec<usize> = self.open.iter().rev().skip(1).take(3).map(|open| open.1).collect();
        self.report(outer.into_iter().fold(d, |d, at| d.at(Span::new(at, at + 1), "also still open at the end")));
    }

    /// Steps over brackets too deep to be read, without recursion.
    fn skip_brackets(&mut self) {
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

    fn string(&mut self, start: usize) -> Kind {
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
        if self.swallowed(start) {
            self.diagnostics.truncate(first);
            return self.unclosed_text(start);
        }
        if broken { Kind::Bad } else { Kind::Str(out) }
    }

    /// Whether a text of several lines ended at what was meant as the opening quote of another one:
    /// then words follow its closing quote, which they never do.
    fn swallowed(&self, start: usize) -> bool {
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
    fn unclosed_text(&mut self, start: usize) -> Kind {
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
            .hint("write the closing \" at the end of the text; a \" inside a text is written \\\""),
        );
        Kind::Bad
    }

    /// An escape, from its backslash on. None for a line continued with a backslash.
    fn escape(&mut self, in_text: bool) -> Result<Option<char>, ()> {
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

    fn bad_escape(&mut self, start: usize, hint: &str) -> Result<Option<char>, ()> {
        let end = self.text.floor_char_boundary(self.pos.min(self.text.len()));
        let shown: String = self.text.get(start..end).unwrap_or("\\").chars().take(12).collect();
        self.report(
            Diagnostic::new(rule::BAD_ESCAPE, format!("`{shown}` is not a known escape"))
                .at(Span::new(start, end), "not known")
                .hint(hint),
        );
        Err(())
    }

    fn is_raw_string(&self, prefix: usize) -> bool {
        let rest = self.bytes.get(self.pos + prefix..).unwrap_or_default();
        let hashes = rest.iter().take_while(|&&b| b == b'#').count();
        rest.get(hashes) == Some(&b'"')
    }

    fn is_byte_text(&self) -> bool {
        match self.bytes.get(self.pos + 1) {
            Some(b'"' | b'\'') => true,
            Some(b'r') => self.is_raw_string(2),
            _ => false,
        }
    }

    fn raw_string(&mut self) -> Kind {
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

    fn character(&mut self) -> Kind {
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
        self.report(
            Diagnostic::new(rule::BAD_CHAR, "single quotes hold exactly one character")
                .at(span, "not one character")
                .hint("put texts in double quotes: \"...\""),
        );
        match end {
            Some(end) => self.pos = end,
            None => {
                self.pos = start + 1;
                self.junk();
            }
        }
        Kind::Bad
    }

    fn number(&mut self) -> Kind {
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
                    .hint("put times in double quotes, with the day before them: \"Mon 09:00\""),
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
        } else if whole.contains("..") {
            Diagnostic::new(rule::UNSUPPORTED, format!("`{shown}` is a range; a single number was expected"))
                .at(span, "a range")
                .hint("write the two numbers as separate values")
        } else {
            Diagnostic::new(rule::BAD_NUMBER, format!("`{shown}` is not a readable number"))
                .at(span, "not a number")
                .hint("a number is written like 12, -3, 1_000 or 2.5; if this is a text, a time or a length of time, put it in double quotes")
        };
        self.report(d);
        Kind::Bad
    }

    /// How many bytes of a name start here; 0 if none does.
    fn name_length(&self, at: usize) -> usize {
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

    fn take_name(&mut self) -> String {
        let start = self.pos;
        self.pos += self.name_length(start);
        let name = &self.text[start..self.pos];
        let plain = name.strip_prefix("r#").unwrap_or(name);
        plain.to_owned()
    }

    /// A symbol that begins nothing.
    fn unexpected(&mut self, span: Span) {
        let c = self.rest().chars().next().unwrap_or(' ');
        let d = match c {
            '\u{201c}' | '\u{201d}' | '\u{201e}' | '\u{ab}' | '\u{bb}' | '\u{2018}' | '\u{2019}' => Diagnostic::new(
                rule::BAD_SYMBOL,
                format!("`{c}` is a typographic quotation mark; a straight \" was expected"),
            )
            .at(span, "not a straight quotation mark")
            .hint("type the quotation marks anew, or switch off smart quotes in your editor"),
            c if c.is_whitespace() || c.is_control() || c == '\u{feff}' => Diagnostic::new(
                rule::BAD_SYMBOL,
                format!("an invisible character (U+{:04X}) stands here", u32::from(c)),
            )
            .at(span, "not an ordinary blank")
            .hint("delete it and type a blank instead"),
            ':' => Diagnostic::new(rule::FIELD_FORM, "a colon was found where a name or value was expected")
                .at(span, "not expected here")
                .hint("write the field name before the colon"),
            '#' => Diagnostic::new(rule::BAD_SYMBOL, "`#` was found where a value was expected")
                .at(span, "not expected here")
                .hint("comments begin with //"),
            c => Diagnostic::new(rule::BAD_SYMBOL, format!("`{c}` was found where a value or a comma was expected"))
                .at(span, "not expected here")
                .hint("remove it, or put it in double quotes if it is part of a text"),
        };
        self.report(d);
    }

    /// Steps over at least one character, up to where reading can go on.
    fn junk(&mut self) {
        self.step();
        self.junk_unless_bracket();
    }

    fn junk_unless_bracket(&mut self) {
        while let Some(b) = self.peek() {
            if matches!(b, b',' | b'(' | b')' | b'[' | b']' | b'{' | b'}' | b'\n' | b'"' | b'/') {
                break;
            }
            self.pos += 1;
        }
        // The stops are single bytes and so is everything before the end, but a jump may end inside a character.
        self.pos = self.text.floor_char_boundary(self.pos);
    }

    /// White space and comments.
    fn space(&mut self) {
        loop {
            match self.peek() {
                Some(b' ' | b'\t' | b'\n' | b'\r' | 0x0b | 0x0c) => self.pos += 1,
                Some(b'/') => match self.bytes.get(self.pos + 1) {
                    Some(b'/') => {
                        let rest = &self.bytes[self.pos..];
                        self.pos += rest.iter().position(|&b| b == b'\n').unwrap_or(rest.len());
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
    fn space_quietly(&mut self) {
        let reported = self.diagnostics.len();
        self.space();
        self.diagnostics.truncate(reported);
    }

    fn block_comment(&mut self) {
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

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.pos).copied()
    }

    fn rest(&self) -> &str {
        self.text.get(self.pos..).unwrap_or_default()
    }

    /// Steps over one character, if there is one.
    fn step(&mut self) {
        self.pos += self.rest().chars().next().map_or(0, char::len_utf8);
    }

    /// The place here, as long as this many characters.
    fn here(&self, characters: usize) -> Span {
        let length: usize = self.rest().chars().take(characters).map(char::len_utf8).sum();
        Span::new(self.pos, self.pos + length)
    }

    fn line_of(&self, at: usize) -> usize {
        // Only for messages, so at most a few dozen times in a file.
        if self.diagnostics.len() >= MAX_DIAGNOSTICS {
            return 0;
        }
        self.bytes[..at.min(self.bytes.len())].iter().filter(|&&b| b == b'\n').count() + 1
    }

    fn report(&mut self, diagnostic: Diagnostic) {
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
}

fn closer_of(opener: u8) -> char {
    match opener {
        b'(' => ')',
        b'[' => ']',
        _ => '}',
    }
}
