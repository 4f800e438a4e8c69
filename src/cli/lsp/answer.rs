//! Answers to what an editor asks.

use super::agreed::Agreed;
use super::convert::{changes, markdown};
use super::desk::{Desk, Open};
use crate::editor::complete::complete;
use crate::editor::fixes::fixes;
use crate::editor::hover::hover;
use crate::editor::ids::{Mention, definitions, together, under};
use crate::editor::outline::outline;
use crate::editor::rename::{renamable, rename};
use crate::editor::sheet::diagnose;
use lsp_server::{ErrorCode, Request, Response};
use lsp_types::request as ask;
use lsp_types::*;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// Why there is no answer.
type Refused = (ErrorCode, String);

/// The answer to a request.
pub fn answer(desk: &Desk, agreed: Agreed, request: Request) -> Response {
    let Request { id, method, params } = request;
    let context = Context { desk, agreed, params };
    let result = match method.as_str() {
        <ask::Completion as ask::Request>::METHOD => context.completion(),
        <ask::HoverRequest as ask::Request>::METHOD => context.hover(),
        <ask::GotoDefinition as ask::Request>::METHOD => context.definition(),
        <ask::References as ask::Request>::METHOD => context.references(),
        <ask::DocumentHighlightRequest as ask::Request>::METHOD => context.highlights(),
        <ask::PrepareRenameRequest as ask::Request>::METHOD => context.prepare_rename(),
        <ask::Rename as ask::Request>::METHOD => context.rename(),
        <ask::DocumentSymbolRequest as ask::Request>::METHOD => context.symbols(),
        <ask::CodeActionRequest as ask::Request>::METHOD => context.actions(),
        _ => Err((ErrorCode::MethodNotFound, format!("`{method}` is not known here"))),
    };
    match result {
        Ok(value) => Response::new_ok(id, value),
        Err((code, message)) => Response::new_err(id, code as i32, message),
    }
}

struct Context<'a> {
    desk: &'a Desk,
    agreed: Agreed,
    params: Value,
}

impl Context<'_> {
    fn read<T: DeserializeOwned>(&self) -> Result<T, Refused> {
        T::deserialize(&self.params).map_err(|error| (ErrorCode::InvalidParams, error.to_string()))
    }

    fn open(&self, uri: &Uri) -> Result<&Open, Refused> {
        let missing = || (ErrorCode::InvalidParams, format!("{} is not open", uri.as_str()));
        self.desk.get(uri).ok_or_else(missing)
    }

    /// A file and an offset in it; no file if it is no scenario.
    fn at(&self, at: &TextDocumentPositionParams) -> Result<Option<(&Open, usize)>, Refused> {
        let open = self.open(&at.text_document.uri)?;
        let offset = open.page(self.agreed).offset(at.position);
        Ok(open.scenario().then_some((open, offset)))
    }

    fn completion(&self) -> Result<Value, Refused> {
        let params: CompletionParams = self.read()?;
        let Some((open, offset)) = self.at(&params.text_document_position)? else { return Ok(Value::Null) };
        let page = open.page(self.agreed);
        let items = complete(&open.sheet, offset).into_iter().enumerate();
        let items: Vec<CompletionItem> = items.map(|(at, item)| page.completion(at, item)).collect();
        json(&items)
    }

    fn hover(&self) -> Result<Value, Refused> {
        let params: HoverParams = self.read()?;
        let Some((open, offset)) = self.at(&params.text_document_position_params)? else { return Ok(Value::Null) };
        let found = hover(&open.sheet, offset).map(|found| Hover {
            contents: HoverContents::Markup(markdown(found.markdown)),
            range: Some(open.page(self.agreed).range(found.span)),
        });
        json(&found)
    }

    fn location(&self, open: &Open, mention: &Mention) -> Location {
        Location { uri: open.uri.clone(), range: open.page(self.agreed).range(mention.span) }
    }

    fn definition(&self) -> Result<Value, Refused> {
        let params: GotoDefinitionParams = self.read()?;
        let Some((open, offset)) = self.at(&params.text_document_position_params)? else { return Ok(Value::Null) };
        let given = under(&open.sheet, offset).map(|mention| definitions(&open.sheet, mention)).unwrap_or_default();
        let places: Vec<Location> = given.into_iter().map(|mention| self.location(open, mention)).collect();
        json(&places)
    }

    fn references(&self) -> Result<Value, Refused> {
        let params: ReferenceParams = self.read()?;
        let Some((open, offset)) = self.at(&params.text_document_position)? else { return Ok(Value::Null) };
        let all = under(&open.sheet, offset).map(|mention| together(&open.sheet, mention)).unwrap_or_default();
        let wanted = all.into_iter().filter(|mention| params.context.include_declaration || !mention.own);
        let places: Vec<Location> = wanted.map(|mention| self.location(open, mention)).collect();
        json(&places)
    }

    fn highlights(&self) -> Result<Value, Refused> {
        let params: DocumentHighlightParams = self.read()?;
        let Some((open, offset)) = self.at(&params.text_document_position_params)? else { return Ok(Value::Null) };
        let all = under(&open.sheet, offset).map(|mention| together(&open.sheet, mention)).unwrap_or_default();
        let places = all.into_iter().map(|mention| DocumentHighlight {
            range: open.page(self.agreed).range(mention.span),
            kind: Some(if mention.own { DocumentHighlightKind::WRITE } else { DocumentHighlightKind::READ }),
        });
        json(&places.collect::<Vec<_>>())
    }

    fn prepare_rename(&self) -> Result<Value, Refused> {
        let params: TextDocumentPositionParams = self.read()?;
        let Some((open, offset)) = self.at(&params)? else { return Ok(Value::Null) };
        let found = renamable(&open.sheet, offset).map(|(span, id)| PrepareRenameResponse::RangeWithPlaceholder {
            range: open.page(self.agreed).range(span),
            placeholder: id.to_owned(),
        });
        json(&found)
    }

    fn rename(&self) -> Result<Value, Refused> {
        let params: RenameParams = self.read()?;
        let Some((open, offset)) = self.at(&params.text_document_position)? else { return Ok(Value::Null) };
        let edits =
            rename(&open.sheet, offset, params.new_name.trim()).map_err(|why| (ErrorCode::RequestFailed, why))?;
        let page = open.page(self.agreed);
        json(&changes(open, edits.iter().map(|edit| page.edit(edit)).collect()))
    }

    fn symbols(&self) -> Result<Value, Refused> {
        let params: DocumentSymbolParams = self.read()?;
        let open = self.open(&params.text_document.uri)?;
        if !open.scenario() {
            return Ok(Value::Null);
        }
        let (page, entries) = (open.page(self.agreed), outline(&open.sheet));
        if self.agreed.tree {
            return json(&entries.iter().map(|entry| page.symbol(entry)).collect::<Vec<_>>());
        }
        let mut flat = Vec::new();
        entries.iter().for_each(|entry| page.flat(&open.uri, None, entry, &mut flat));
        json(&flat)
    }

    fn actions(&self) -> Result<Value, Refused> {
        let params: CodeActionParams = self.read()?;
        let open = self.open(&params.text_document.uri)?;
        let wanted = |kind: &CodeActionKind| ["", "quickfix"].contains(&kind.as_str());
        if !open.scenario() || params.context.only.is_some_and(|kinds| !kinds.iter().any(wanted)) {
            return json(&Vec::<CodeAction>::new());
        }
        let page = open.page(self.agreed);
        let fresh;
        let diagnostics = match &open.diagnostics {
            Some(known) => known,
            None => {
                fresh = diagnose(open.name(), open.sheet.text());
                &fresh
            }
        };
        let (from, to) = (page.offset(params.range.start), page.offset(params.range.end));
        let mends = fixes(&open.sheet, diagnostics, from, to).into_iter().map(|mend| CodeAction {
            title: mend.title,
            kind: Some(CodeActionKind::QUICKFIX),
            diagnostics: Some(vec![page.diagnostic(&open.uri, mend.mends)]),
            edit: Some(changes(open, mend.edits.iter().map(|edit| page.edit(edit)).collect())),
            is_preferred: Some(mend.first),
            ..Default::default()
        });
        json(&mends.collect::<Vec<_>>())
    }
}

fn json<T: serde::Serialize>(value: &T) -> Result<Value, Refused> {
    serde_json::to_value(value).map_err(|error| (ErrorCode::InternalError, error.to_string()))
}
