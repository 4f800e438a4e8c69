//! The grammar: values, brackets and fields.

use super::cursor::Parser;
use super::node::{Args, Field, Kind, Node, describe};
use super::recover::Misfit;
use crate::diagnostics::registry as rule;
use crate::diagnostics::{Diagnostic, Span};

/// What was read of a file.
#[derive(Debug, Default)]
pub struct Tree {
    /// Its value; there whenever the file holds any value at all.
    pub root: Option<Node>,
    /// The mistakes.
    pub diagnostics: Vec<Diagnostic>,
    /// The comments that go to the end of their line, with their slashes.
    pub comments: Vec<Span>,
}

/// Reads a file into a tree.
pub fn parse(text: &str) -> (Option<Node>, Vec<Diagnostic>) {
    let tree = parse_all(text);
    (tree.root, tree.diagnostics)
}

/// Reads a file into a tree, and keeps its comments.
pub fn parse_all(text: &str) -> Tree {
    let mut parser = Parser {
        text,
        bytes: text.as_bytes(),
        pos: 0,
        open: Vec::new(),
        suspect: None,
        end_reported: false,
        ran_on: false,
        diagnostics: Vec::new(),
        comments: Vec::new(),
    };
    let root = parser.file();
    Tree { root, diagnostics: parser.diagnostics, comments: parser.comments }
}

/// Brackets may stand this deep inside each other; it bounds every recursion over a tree.
pub const MAX_DEPTH: usize = 64;

/// What stood between round brackets.
enum Inside {
    Nothing,
    Fields(Vec<Field>),
    Values(Vec<Node>),
}

impl Parser<'_> {
    pub(super) fn file(&mut self) -> Option<Node> {
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
    pub(super) fn attribute(&mut self) {
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

    pub(super) fn value(&mut self) -> Node {
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
                        .hint("write an ordinary text in double quotes")
                        .fix(Span::new(start, start + 1), ""),
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
    pub(super) fn name(&mut self) -> Kind {
        let start = self.pos;
        let raw = self.rest().starts_with("r#");
        let name = self.take_name();
        if !raw && let Some(text) = self.unquoted(start) {
            return Kind::Str(text);
        }
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
        let bracket = self.here(0).start;
        match self.peek() {
            Some(b'(') => {
                let args = match self.parens(b')') {
                    Inside::Nothing => Args::Values(Vec::new()),
                    Inside::Fields(fields) => Args::Fields(fields),
                    Inside::Values(values) => Args::Values(values),
                };
                Kind::Named { name, name_span, bracket, args }
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
                let args = match self.parens(b'}') {
                    Inside::Nothing => Args::Fields(Vec::new()),
                    Inside::Fields(fields) => Args::Fields(fields),
                    Inside::Values(values) => Args::Values(values),
                };
                Kind::Named { name, name_span, bracket, args }
            }
            _ => {
                self.pos = end;
                Kind::Name(name)
            }
        }
    }

    /// An id with hyphens that lost its quotes: reported once, and read as the text that was meant.
    fn unquoted(&mut self, start: usize) -> Option<String> {
        let word = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
        let next = self.bytes.get(self.pos + 1).is_some_and(u8::is_ascii_alphanumeric);
        let hyphen = self.peek() == Some(b'-') && next;
        if !hyphen && self.peek() != Some(b'"') {
            return None;
        }
        let end = self.pos + self.bytes.get(self.pos..)?.iter().take_while(|byte| word(byte)).count();
        let text = self.text.get(start..end)?.to_owned();
        // `id: ada",`: only the opening one is missing.
        let ends = matches!(self.bytes.get(end + 1), None | Some(b',' | b')' | b']' | b'}' | b'\r' | b'\n'));
        if self.bytes.get(end) == Some(&b'"') && ends {
            self.pos = end + 1;
            self.report(
                Diagnostic::new(rule::EXPECTED_VALUE, format!("`{text}` has no opening quotation mark"))
                    .at(Span::new(start, self.pos), "a text begins with one as well")
                    .hint(format!("write \"{text}\""))
                    .fix(Span::new(start, start), "\""),
            );
            return Some(text);
        }
        if !hyphen {
            return None;
        }
        self.pos = end;
        self.report(
            Diagnostic::new(rule::EXPECTED_VALUE, format!("`{text}` has no quotes"))
                .at(Span::new(start, self.pos), "an id or another text?")
                .hint(format!("write it in double quotes: \"{text}\""))
                .fix(Span::new(start, self.pos), format!("\"{text}\"")),
        );
        Some(text)
    }

    pub(super) fn list(&mut self) -> Kind {
        let mut values = Vec::new();
        let entered = self.items(b']', |parser| {
            let value = parser.value();
            let good = value.kind != Kind::Bad;
            values.push(value);
            good
        });
        if entered { Kind::List(values) } else { Kind::Bad }
    }

    pub(super) fn map(&mut self) -> Kind {
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
            // Most often it is the second value of a field that takes a list, and the list has no brackets.
            let before = fields.iter().rev().find(|field| field.value.span.end <= value.span.start);
            let found = describe(&value.kind);
            let d = Diagnostic::new(rule::FIELD_FORM, "a value stands here without the name of its field")
                .at(value.span, format!("this is {found}"));
            let d = match before {
                Some(before) => d.at(before.name_span, "the field before it"),
                None => d.at(fields[0].name_span, "here the names begin"),
            };
            let d = match &value.kind {
                Kind::Name(name) => d.hint(format!("if {name} is a field, write {name}: and then its value")),
                _ => d.hint("write the name of its field and a colon before it"),
            };
            self.report(match before {
                Some(Field { name, value: first, .. }) if alike(&first.kind, &value.kind) => {
                    d.hint(format!("if it belongs to {name}, put [ ] round all its values: {name}: [..., ...]"))
                }
                _ => d,
            });
        }
        Inside::Fields(fields)
    }

    /// The name of a field up to and with its colon; nothing is taken if there is none.
    pub(super) fn field_name(&mut self) -> Option<(String, Span)> {
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
                            .hint(format!("write {name}: without quotes"))
                            .fix(span, name.as_str()),
                    );
                }
                Some((name, span))
            }
            Some(b'=') if !quoted => {
                self.equals();
                Some((name, span))
            }
            // `title "The call"`
            Some(b'"' | b'[' | b'0'..=b'9')
                if !quoted
                    && name.starts_with(char::is_lowercase)
                    && !matches!(name.as_str(), "true" | "false" | "inf")
                    && !self.text[span.end as usize..self.pos].contains('\n') =>
            {
                self.report(
                    Diagnostic::new(rule::FIELD_FORM, format!("the colon after {name} is missing"))
                        .at(span, "a colon was expected after this")
                        .hint("a field is written as name: value")
                        .fix(Span::new(span.end as usize, span.end as usize), ":"),
                );
                Some((name, span))
            }
            _ => {
                self.pos = start;
                None
            }
        }
    }

    /// The items of a pair of brackets. False if they were too deep to be read.
    /// An item says whether it was read; after one that was not, a missing comma is not worth a word.
    pub(super) fn items(&mut self, close: u8, mut item: impl FnMut(&mut Self) -> bool) -> bool {
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
                            .hint("remove this comma, or write the value that is missing before it")
                            .fix(self.here(1), ""),
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
                            .hint("fields and values are parted by commas")
                            .fix(self.here(1), ","),
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
}

/// Whether two values could be entries of the same list.
fn alike(one: &Kind, other: &Kind) -> bool {
    let word = |text: &str| !text.contains(char::is_whitespace);
    match (one, other) {
        (Kind::Str(one), Kind::Str(other)) => word(one) && word(other),
        (Kind::Name(_) | Kind::Named { .. }, Kind::Name(_) | Kind::Named { .. })
        | (Kind::Tuple(_), Kind::Tuple(_))
        | (Kind::Struct(_), Kind::Struct(_)) => true,
        _ => false,
    }
}
