//! The files that are open in the editor.

use super::agreed::Agreed;
use super::convert::{Page, position};
use crate::diagnostics::Diagnostic;
use crate::editor::{Sheet, replace};
use lsp_types::{TextDocumentContentChangeEvent, TextDocumentItem, Uri};
use std::collections::BTreeMap;

/// A file that is open.
pub struct Open {
    /// Its address.
    pub uri: Uri,
    /// The editor's count of its changes.
    pub version: i32,
    /// What it holds.
    pub sheet: Sheet,
    /// What is wrong with it, once that is known for this version.
    pub diagnostics: Option<Vec<Diagnostic>>,
}

impl Open {
    /// Its text as the protocol sees it.
    pub fn page(&self, agreed: Agreed) -> Page<'_> {
        Page { text: self.sheet.text(), lines: self.sheet.lines(), agreed }
    }

    /// Its name, for messages.
    pub fn name(&self) -> &str {
        let address = self.uri.as_str();
        address.rsplit('/').next().unwrap_or(address)
    }

    /// Whether it is a scenario, or about to become one, and not some other file in the same notation.
    pub fn scenario(&self) -> bool {
        let Some(place) = self.sheet.place() else { return true };
        let Some(record) = place.record() else { return true };
        let (given, known) = (place.fields().len(), |name: &str| record.fields.iter().any(|info| info.name == name));
        let fit = place.fields().iter().filter(|field| known(&field.name)).count();
        given == 0 || fit * 2 >= given
    }
}

/// All files that are open, by their address.
#[derive(Default)]
pub struct Desk {
    open: BTreeMap<String, Open>,
}

impl Desk {
    /// Takes a file up.
    pub fn open(&mut self, item: TextDocumentItem) -> &Open {
        let key = item.uri.as_str().to_owned();
        let open = Open { uri: item.uri, version: item.version, sheet: Sheet::new(item.text), diagnostics: None };
        self.open.entry(key).insert_entry(open).into_mut()
    }

    /// Changes a file, one change after the other.
    pub fn change(
        &mut self,
        uri: &Uri,
        version: i32,
        changes: Vec<TextDocumentContentChangeEvent>,
        agreed: Agreed,
    ) -> Option<&Open> {
        let open = self.open.get_mut(uri.as_str())?;
        let mut text = open.sheet.text().to_owned();
        for change in changes {
            let part = change.range.map(|range| (position(range.start), position(range.end)));
            replace(&mut text, part, agreed.encoding, &change.text);
        }
        open.sheet = Sheet::new(text);
        open.version = version;
        open.diagnostics = None;
        Some(open)
    }

    /// Puts a file away; false if it was not open.
    pub fn close(&mut self, uri: &Uri) -> bool {
        self.open.remove(uri.as_str()).is_some()
    }

    /// A file that is open.
    pub fn get(&self, uri: &Uri) -> Option<&Open> {
        self.open.get(uri.as_str())
    }

    /// The same, to note what is wrong with it.
    pub fn get_mut(&mut self, uri: &Uri) -> Option<&mut Open> {
        self.open.get_mut(uri.as_str())
    }
}
