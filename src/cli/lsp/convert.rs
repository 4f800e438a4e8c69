//! Between the editor room's plain data and the shapes of the protocol.

use super::agreed::Agreed;
use super::desk::Open;
use crate::diagnostics::{Diagnostic, Severity, Span};
use crate::editor::complete::{Item, ItemKind};
use crate::editor::outline::Entry;
use crate::editor::{Lines, Position};
use crate::scenario::decode::Thing;
use lsp_types as lsp;
use std::collections::HashMap;

/// A text with its lines, and how the editor counts columns.
#[derive(Clone, Copy)]
pub struct Page<'a> {
    /// The text.
    pub text: &'a str,
    /// Its lines.
    pub lines: &'a Lines,
    /// What was agreed on.
    pub agreed: Agreed,
}

impl Page<'_> {
    /// A position.
    pub fn position(&self, offset: usize) -> lsp::Position {
        let Position { line, column } = self.lines.position(self.text, offset, self.agreed.encoding);
        lsp::Position { line, character: column }
    }

    /// A range.
    pub fn range(&self, span: Span) -> lsp::Range {
        lsp::Range { start: self.position(span.start as usize), end: self.position(span.end as usize) }
    }

    /// The offset of a position.
    pub fn offset(&self, at: lsp::Position) -> usize {
        self.lines.offset(self.text, position(at), self.agreed.encoding)
    }

    /// A change of the text.
    pub fn edit(&self, (span, new): &(Span, String)) -> lsp::TextEdit {
        lsp::TextEdit { range: self.range(*span), new_text: new.clone() }
    }

    /// A diagnostic: hints below the message, further places beside it.
    pub fn diagnostic(&self, uri: &lsp::Uri, diagnostic: &Diagnostic) -> lsp::Diagnostic {
        let related = diagnostic.labels.iter().skip(1).map(|label| lsp::DiagnosticRelatedInformation {
            location: lsp::Location { uri: uri.clone(), range: self.range(label.span) },
            message: label.text.clone(),
        });
        let related: Vec<_> = related.collect();
        let hints: String = diagnostic.hints.iter().map(|hint| format!("\n{hint}")).collect();
        lsp::Diagnostic {
            range: self.range(diagnostic.span()),
            severity: Some(match diagnostic.severity {
                Severity::Error => lsp::DiagnosticSeverity::ERROR,
                Severity::Warning => lsp::DiagnosticSeverity::WARNING,
            }),
            code: Some(lsp::NumberOrString::String(diagnostic.code.to_string())),
            source: Some("warroom".to_owned()),
            message: format!("{}{hints}", diagnostic.message),
            related_information: (self.agreed.related && !related.is_empty()).then_some(related),
            ..Default::default()
        }
    }

    /// Something that can be written; the place in the list is kept.
    pub fn completion(&self, at: usize, item: Item) -> lsp::CompletionItem {
        let (text, format) = if self.agreed.snippets && item.snippet != item.plain {
            (item.snippet, lsp::InsertTextFormat::SNIPPET)
        } else {
            (item.plain, lsp::InsertTextFormat::PLAIN_TEXT)
        };
        let comma = item.before.map(|span| vec![self.edit(&(span, ",".to_owned()))]);
        lsp::CompletionItem {
            label: item.label,
            kind: Some(match item.kind {
                ItemKind::Field => lsp::CompletionItemKind::FIELD,
                ItemKind::Name => lsp::CompletionItemKind::ENUM_MEMBER,
                ItemKind::Id => lsp::CompletionItemKind::REFERENCE,
                ItemKind::Value => lsp::CompletionItemKind::VALUE,
                ItemKind::Record => lsp::CompletionItemKind::STRUCT,
            }),
            detail: (!item.detail.is_empty()).then_some(item.detail),
            documentation: (!item.doc.is_empty()).then(|| lsp::Documentation::MarkupContent(markdown(item.doc))),
            sort_text: Some(format!("{at:05}")),
            insert_text_format: Some(format),
            text_edit: Some(lsp::CompletionTextEdit::Edit(self.edit(&(item.span, text)))),
            additional_text_edits: comma,
            ..Default::default()
        }
    }

    /// A part of the tree of a file.
    pub fn symbol(&self, entry: &Entry) -> lsp::DocumentSymbol {
        let inside: Vec<_> = entry.inside.iter().map(|entry| self.symbol(entry)).collect();
        #[allow(deprecated)]
        lsp::DocumentSymbol {
            name: entry.name.clone(),
            detail: (!entry.detail.is_empty()).then(|| entry.detail.clone()),
            kind: symbol_kind(entry.thing),
            tags: None,
            deprecated: None,
            range: self.range(entry.span),
            selection_range: self.range(entry.name_span),
            children: (!inside.is_empty()).then_some(inside),
        }
    }

    /// The same as a list, each with what it stands in.
    pub fn flat(&self, uri: &lsp::Uri, outer: Option<&str>, entry: &Entry, out: &mut Vec<lsp::SymbolInformation>) {
        #[allow(deprecated)]
        out.push(lsp::SymbolInformation {
            name: entry.name.clone(),
            kind: symbol_kind(entry.thing),
            tags: None,
            deprecated: None,
            location: lsp::Location { uri: uri.clone(), range: self.range(entry.span) },
            container_name: outer.map(str::to_owned),
        });
        for inner in &entry.inside {
            self.flat(uri, Some(&entry.name), inner, out);
        }
    }
}

/// The changes of one file.
#[allow(clippy::mutable_key_type)]
pub fn changes(open: &Open, edits: Vec<lsp::TextEdit>) -> lsp::WorkspaceEdit {
    lsp::WorkspaceEdit { changes: Some(HashMap::from([(open.uri.clone(), edits)])), ..Default::default() }
}

/// A position as the editor room counts it.
pub fn position(at: lsp::Position) -> Position {
    Position { line: at.line, column: at.character }
}

/// Words with emphasis.
pub fn markdown(value: String) -> lsp::MarkupContent {
    lsp::MarkupContent { kind: lsp::MarkupKind::Markdown, value }
}

/// The protocol's kinds are those of programs; these are the nearest.
fn symbol_kind(thing: Option<Thing>) -> lsp::SymbolKind {
    match thing {
        None => lsp::SymbolKind::NAMESPACE,
        Some(Thing::Person | Thing::Relation) => lsp::SymbolKind::CLASS,
        Some(Thing::Scene | Thing::Interruption | Thing::Visit) => lsp::SymbolKind::MODULE,
        Some(Thing::Choice | Thing::Ruling) => lsp::SymbolKind::METHOD,
        Some(Thing::Need | Thing::Window | Thing::Deadline) => lsp::SymbolKind::PROPERTY,
        Some(Thing::Flag) => lsp::SymbolKind::BOOLEAN,
        Some(Thing::Measure | Thing::Risk) => lsp::SymbolKind::STRUCT,
        Some(Thing::Ending) => lsp::SymbolKind::EVENT,
        Some(Thing::Document) => lsp::SymbolKind::FILE,
        Some(_) => lsp::SymbolKind::CONSTANT,
    }
}
