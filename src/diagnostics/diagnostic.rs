//! The shape of a diagnostic: a rule, a message, places and advice.

use super::registry::RULES;
use std::fmt;

/// A stretch of a file, in bytes from its start.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Hash)]
pub struct Span {
    /// The first byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// A span from two offsets; offsets beyond 4 GiB are clamped.
    pub fn new(start: usize, end: usize) -> Self {
        let clamp = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
        Self { start: clamp(start), end: clamp(end.max(start)) }
    }

    /// The smallest span that covers both.
    pub fn to(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }
}

/// How bad it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash, PartialOrd, Ord)]
pub enum Severity {
    /// The scenario cannot be played.
    Error,
    /// The scenario can be played, but probably not as its author meant.
    Warning,
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Error => "error",
            Self::Warning => "warning",
        })
    }
}

/// A place and what is to be seen there.
#[derive(Clone, PartialEq, Eq, Debug, Hash)]
pub struct Label {
    /// The place.
    pub span: Span,
    /// What is to be seen there, in a few words.
    pub text: String,
}

/// One thing wrong, with its places and what to do about it.
#[derive(Clone, PartialEq, Eq, Debug, Hash)]
pub struct Diagnostic {
    /// The rule that is broken.
    pub code: Code,
    /// How bad it is, as its rule says.
    pub severity: Severity,
    /// What was found and what was expected.
    pub message: String,
    /// The places; the first is the one to point at.
    pub labels: Vec<Label>,
    /// What to do next.
    pub hints: Vec<String>,
}

impl Diagnostic {
    /// A diagnostic of the loader, without a place or a hint as yet.
    pub fn new(code: Code, message: impl Into<String>) -> Self {
        let severity = code.rule().map_or(Severity::Error, |rule| rule.severity);
        Self { code, severity, message: message.into(), labels: Vec::new(), hints: Vec::new() }
    }

    /// A diagnostic of any rule, also of one that does not stand in the loader's table.
    pub fn of(rule: &Rule, message: impl Into<String>) -> Self {
        let (code, severity) = (rule.code, rule.severity);
        Self { code, severity, message: message.into(), labels: Vec::new(), hints: Vec::new() }
    }

    /// Adds a place.
    #[must_use]
    pub fn at(mut self, span: Span, text: impl Into<String>) -> Self {
        self.labels.push(Label { span, text: text.into() });
        self
    }

    /// Adds advice.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hints.push(hint.into());
        self
    }

    /// The place to point at; the start of the file if none was given.
    pub fn span(&self) -> Span {
        self.labels.first().map_or(Span::default(), |label| label.span)
    }
}

/// The name of a rule, such as `W0101`.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash, PartialOrd, Ord)]
pub struct Code(pub &'static str);

impl Code {
    /// The entry of the loader's table, if there is one.
    pub fn rule(self) -> Option<&'static Rule> {
        RULES.iter().find(|rule| rule.code == self)
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

/// What there is to say of a rule: enough to print its page from, and to test that it keeps its word.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// Its name.
    pub code: Code,
    /// How bad breaking it is.
    pub severity: Severity,
    /// The rule in a few words.
    pub title: &'static str,
    /// What went wrong.
    pub what: &'static str,
    /// Why it matters.
    pub why: &'static str,
    /// A snippet that breaks it: some of the fields of a scenario, or for a rule of notation a whole file.
    pub example: &'static str,
    /// The same snippet, mended.
    pub instead: &'static str,
}
