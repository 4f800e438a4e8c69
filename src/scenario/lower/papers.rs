//! The papers on the desk: their texts, and whether the marks in them come in pairs.

use super::Lower;
use super::conditions::Truth;
use crate::diagnostics::{Span, registry as rule};
use crate::scenario::marks;
use crate::scenario::model::{Document, Signature};
use crate::scenario::raw::Id;

impl Lower<'_> {
    /// The papers.
    pub(super) fn documents(&mut self) -> Vec<Document> {
        let raw = self.raw;
        let mut documents = Vec::new();
        for document in &raw.documents {
            let id = &document.id.value;
            self.marks(&document.text);
            let signed = document.signed.iter().enumerate().map(|(at, line)| Signature {
                name: self.text(format!("document.{id}.signer.{at}"), &line.name),
                role: self.text(format!("document.{id}.signed-as.{at}"), &line.role),
                note: self.text(format!("document.{id}.signed-note.{at}"), &line.note),
            });
            let signed = signed.collect();
            documents.push(Document {
                id: id.clone(),
                title: self.text(format!("document.{id}.title"), &document.title),
                kind: self.text(format!("document.{id}.kind"), &document.kind),
                look: document.look,
                head: self.text(format!("document.{id}.head"), &document.head),
                text: self.text(format!("document.{id}.text"), &document.text),
                foot: self.text(format!("document.{id}.foot"), &document.foot),
                stamp: self.text(format!("document.{id}.stamp"), &document.stamp),
                signed,
                when: self.cond(&document.when, Truth::MayNot),
            });
        }
        documents
    }

    /// Whether the marks of a text come in pairs; the place is the mark itself.
    fn marks(&mut self, text: &Id) {
        let Some(loose) = marks::loose(text) else { return };
        let (start, end) = (text.span.start as usize, text.span.end as usize);
        let written = self.source.get(start..end).map(marks::places).unwrap_or_default();
        // A mark that is written as an escape has no place of its own.
        let at = written.get(loose.nth).map_or(text.span, |at| Span::new(start + at, start + at + loose.mark.len()));
        let message = format!("the mark `{}` has no partner: {}", loose.mark, loose.fault);
        let hint = "`~~old~~` is struck out and `^^new^^` is written in by hand, each within one paragraph";
        self.flaw(rule::LOOSE_MARK, message, at, "this mark", hint);
    }
}
