//! What editor and server agree on before they begin.

use crate::editor::Encoding;
use lsp_types::*;

/// What the editor can do, as far as it matters.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Agreed {
    /// What a column counts.
    pub encoding: Encoding,
    /// Whether it fills in the places of a snippet.
    pub snippets: bool,
    /// Whether it shows a tree of what is in a file.
    pub tree: bool,
    /// Whether it shows the further places of a diagnostic.
    pub related: bool,
}

impl Agreed {
    /// What an editor says of itself.
    pub fn with(editor: &ClientCapabilities) -> Self {
        let document = editor.text_document.as_ref();
        let encodings = editor.general.as_ref().and_then(|general| general.position_encodings.as_ref());
        let utf8 = encodings.is_some_and(|all| all.contains(&PositionEncodingKind::UTF8));
        let item = document.and_then(|it| it.completion.as_ref()).and_then(|it| it.completion_item.as_ref());
        let symbols = document.and_then(|it| it.document_symbol.as_ref());
        let diagnostics = document.and_then(|it| it.publish_diagnostics.as_ref());
        Self {
            encoding: if utf8 { Encoding::Utf8 } else { Encoding::Utf16 },
            snippets: item.and_then(|it| it.snippet_support).unwrap_or(false),
            tree: symbols.and_then(|it| it.hierarchical_document_symbol_support).unwrap_or(false),
            related: diagnostics.and_then(|it| it.related_information).unwrap_or(false),
        }
    }

    /// What the server can do.
    pub fn capabilities(self) -> ServerCapabilities {
        let encoding = match self.encoding {
            Encoding::Utf8 => PositionEncodingKind::UTF8,
            Encoding::Utf16 => PositionEncodingKind::UTF16,
            Encoding::Characters => PositionEncodingKind::UTF32,
        };
        let sync = TextDocumentSyncOptions {
            open_close: Some(true),
            change: Some(TextDocumentSyncKind::INCREMENTAL),
            ..Default::default()
        };
        let triggers = ["\"", "(", "[", ":", " "].map(str::to_owned);
        let rename = RenameOptions { prepare_provider: Some(true), work_done_progress_options: Default::default() };
        let actions =
            CodeActionOptions { code_action_kinds: Some(vec![CodeActionKind::QUICKFIX]), ..Default::default() };
        ServerCapabilities {
            position_encoding: Some(encoding),
            text_document_sync: Some(sync.into()),
            completion_provider: Some(CompletionOptions {
                trigger_characters: Some(triggers.into()),
                ..Default::default()
            }),
            hover_provider: Some(true.into()),
            definition_provider: Some(OneOf::Left(true)),
            references_provider: Some(OneOf::Left(true)),
            document_highlight_provider: Some(OneOf::Left(true)),
            document_symbol_provider: Some(OneOf::Left(true)),
            rename_provider: Some(OneOf::Right(rename)),
            code_action_provider: Some(actions.into()),
            ..Default::default()
        }
    }
}
