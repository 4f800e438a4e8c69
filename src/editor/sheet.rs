//! A scenario file as an editor has it: its text, its tree and its ids, whatever state it is in.

use super::ids::{self, Mention};
use super::lines::Lines;
use super::places::Place;
use crate::analysis::examine::examine;
use crate::diagnostics::{Diagnostic, Source, Span};
use crate::scenario::decode::Decode as _;
use crate::scenario::raw;
use crate::scenario::tree::{self, Node};

/// A file that is being written.
pub struct Sheet {
    text: String,
    lines: Lines,
    root: Option<Node>,
    mentions: Vec<Mention>,
}

impl Sheet {
    /// Reads a text.
    pub fn new(text: impl Into<String>) -> Self {
        let text = text.into();
        let (root, _) = tree::parse(&text);
        let mentions = root.as_ref().map(|root| ids::mentions(whole(root))).unwrap_or_default();
        Self { lines: Lines::new(&text), root, mentions, text }
    }

    /// The text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The text under a span.
    pub fn slice(&self, span: Span) -> &str {
        self.text.get(span.start as usize..span.end as usize).unwrap_or_default()
    }

    /// Where its lines start.
    pub fn lines(&self) -> &Lines {
        &self.lines
    }

    /// Its tree; none if it holds no value.
    pub fn root(&self) -> Option<&Node> {
        self.root.as_ref()
    }

    /// All of it as the scenario that it should be; none if it holds no value.
    pub fn place(&self) -> Option<Place<'_>> {
        self.root.as_ref().map(whole)
    }

    /// Every id in it, in the order of the file.
    pub fn mentions(&self) -> &[Mention] {
        &self.mentions
    }
}

/// A tree as the scenario that it should be.
pub(super) fn whole(root: &Node) -> Place<'_> {
    Place::new(root, raw::Scenario::shape())
}

/// What is wrong with a text, as `warroom check` says it; what needs search is left to that.
pub fn diagnose(name: &str, text: &str) -> Vec<Diagnostic> {
    examine(&Source::new(name, text), false).diagnostics
}
