//! What is in a file, as a tree of everything that has an id.

use super::cards::{bare, card};
use super::ids::mention;
use super::places::Place;
use super::sheet::Sheet;
use crate::diagnostics::Span;
use crate::scenario::decode::{Shape, Thing};

/// Something in a file.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Its id, or the name of a list.
    pub name: String,
    /// Its heading.
    pub detail: String,
    /// What it is; none for a list.
    pub thing: Option<Thing>,
    /// All of it.
    pub span: Span,
    /// Its name alone.
    pub name_span: Span,
    /// What stands in it.
    pub inside: Vec<Entry>,
}

/// Everything in a file that has an id, by the lists that it stands in.
pub fn outline(sheet: &Sheet) -> Vec<Entry> {
    let Some(root) = sheet.place() else { return Vec::new() };
    let mut out = Vec::new();
    for place in root.inside() {
        let Some((field, _)) = place.field else { continue };
        let inside = entries(sheet, &place);
        if !inside.is_empty() {
            let span = field.name_span.to(field.value.span);
            let name = field.name.clone();
            out.push(Entry { name, detail: String::new(), thing: None, span, name_span: field.name_span, inside });
        }
    }
    out
}

fn entries(sheet: &Sheet, place: &Place<'_>) -> Vec<Entry> {
    let mut out = Vec::new();
    for inner in place.inside() {
        let mut inside = entries(sheet, &inner);
        match own(sheet, &inner) {
            Some(mut entry) => {
                entry.inside = inside;
                out.push(entry);
            }
            None => out.append(&mut inside),
        }
    }
    out
}

/// A record that has an id.
fn own(sheet: &Sheet, place: &Place<'_>) -> Option<Entry> {
    place.record()?;
    // A question has many who answer it, and none of them is its place.
    let id =
        place.inside().into_iter().find(|it| matches!(it.shape, Shape::Own([thing]) if *thing != Thing::Question))?;
    let mention = mention(std::slice::from_ref(&id))?;
    let thing = *mention.things.first()?;
    let detail = card(sheet, &mention).map_or(String::new(), |card| short(card.heading()));
    let detail = if detail.is_empty() { bare(thing).to_owned() } else { detail };
    let name = if mention.id.is_empty() { "(no id)".to_owned() } else { mention.id };
    Some(Entry { name, detail, thing: Some(thing), span: place.node.span, name_span: id.node.span, inside: Vec::new() })
}

/// The beginning of a text, on one line.
pub fn short(text: &str) -> String {
    const MOST: usize = 60;
    let line = text.replace(['\n', '\r'], " ");
    if line.chars().count() <= MOST {
        return line;
    }
    let cut: String = line.chars().take(MOST).collect();
    format!("{}...", cut.rsplit_once(' ').map_or(cut.as_str(), |(whole, _)| whole))
}
