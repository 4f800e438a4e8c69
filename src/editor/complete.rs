//! What can be written at a place.

use super::cards::{all_of_rubric, bare, card};
use super::cursor::{Cursor, Quotes, Wanted, cursor};
use super::hover::{field_words, takes, variant_words};
use super::outline::short;
use super::sheet::Sheet;
use crate::diagnostics::Span;
use crate::scenario::decode::{FieldInfo, RecordInfo, Shape, Thing, VariantInfo};

/// Something that can be written.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// What is shown, and typed to find it.
    pub label: String,
    /// A few words beside it.
    pub detail: String,
    /// More about it, as Markdown.
    pub doc: String,
    /// What sort of thing it is.
    pub kind: ItemKind,
    /// What it takes the place of.
    pub span: Span,
    /// What is written, with places to fill in as `${1:text}`.
    pub snippet: String,
    /// The same without such places.
    pub plain: String,
    /// What is written elsewhere with it: a comma that is missing before it.
    pub before: Option<Span>,
}

/// Sorts of things that can be written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ItemKind {
    /// A field of a record.
    Field,
    /// One of a set of names.
    Name,
    /// An id.
    Id,
    /// Any other value.
    Value,
    /// Several fields in brackets.
    Record,
}

/// What can be written at an offset, the likeliest first.
pub fn complete(sheet: &Sheet, offset: usize) -> Vec<Item> {
    let Some(cursor) = cursor(sheet, offset) else { return Vec::new() };
    let writer = Writer { sheet, cursor: &cursor };
    match &cursor.wanted {
        Wanted::Field(record, given) => writer.fields(record, given),
        Wanted::Value(shape, person) => writer.values(shape, person.as_deref()),
    }
}

struct Writer<'a> {
    sheet: &'a Sheet,
    cursor: &'a Cursor,
}

impl Writer<'_> {
    /// The fields that a record does not have yet: first those that it needs.
    fn fields(&self, record: &'static RecordInfo, given: &[String]) -> Vec<Item> {
        let mut free: Vec<&FieldInfo> =
            record.fields.iter().filter(|field| !given.iter().any(|name| name == field.name)).collect();
        free.sort_by_key(|field| !field.required);
        let comma = self.comma_after();
        let before = self.comma_before();
        let write = |field: &FieldInfo, hole: &mut dyn FnMut(&str) -> String| {
            if self.cursor.goes_on {
                return field.name.to_owned();
            }
            format!("{}: {}{comma}", field.name, value_of(field, hole))
        };
        let item = |field: &FieldInfo| Item {
            label: field.name.to_owned(),
            detail: if field.required {
                format!("{}, required", takes(&(field.shape)()))
            } else {
                takes(&(field.shape)())
            },
            doc: field_words(record, field),
            kind: ItemKind::Field,
            span: self.cursor.word,
            snippet: write(field, &mut holes()),
            plain: write(field, &mut str::to_owned),
            before,
        };
        free.into_iter().map(item).collect()
    }

    /// Values of a shape.
    fn values(&self, shape: &Shape, person: Option<&str>) -> Vec<Item> {
        match shape {
            Shape::Ref(things) => self.ids(things, person),
            // What is asked stands where it is answered as well as where it is put.
            Shape::Own(things) if things.contains(&Thing::Question) || things.contains(&Thing::Chance) => {
                self.ids(things, None)
            }
            _ if self.cursor.quotes != Quotes::None => self.texts(shape),
            Shape::Names(names) => {
                let item = |info: &VariantInfo| {
                    let write = |hole: &mut dyn FnMut(&str) -> String| {
                        if self.cursor.goes_on { info.name.to_owned() } else { info.sample(hole) }
                    };
                    let first = info.doc.split('\n').next().unwrap_or_default();
                    let detail = first.trim_end_matches('.').to_owned();
                    let doc = variant_words(names.name, info);
                    self.item(info.name, detail, doc, ItemKind::Name, write(&mut holes()), write(&mut str::to_owned))
                };
                names.variants.iter().map(item).collect()
            }
            Shape::Record(info) => {
                let fields: Vec<&str> = info.fields.iter().filter(|it| it.required).map(|it| it.name).collect();
                let label = format!("({})", fields.join(", "));
                let (snippet, plain) = (shape.sample(&mut holes()), shape.plain());
                vec![self.item(&label, info.name.to_owned(), info.doc.to_owned(), ItemKind::Record, snippet, plain)]
            }
            Shape::List(of) => {
                let detail = takes(shape);
                let snippet = format!("[{}]", of.sample(&mut holes()));
                vec![self.item(
                    "[ ]",
                    detail.clone(),
                    String::new(),
                    ItemKind::Value,
                    snippet,
                    format!("[{}]", of.plain()),
                )]
            }
            Shape::Truth => ["true", "false"].map(|value| self.value(value, "")).into(),
            Shape::Length | Shape::Moment => self.texts(shape),
            Shape::Tuple(_) => {
                let (snippet, plain) = (shape.sample(&mut holes()), shape.plain());
                vec![self.item(&plain.clone(), takes(shape), String::new(), ItemKind::Value, snippet, plain)]
            }
            Shape::Own(_) | Shape::Text | Shape::Whole(..) | Shape::Number | Shape::Amount => Vec::new(),
        }
    }

    /// The ids of some kinds of things; of questions, those that this person can be asked.
    fn ids(&self, things: &[Thing], person: Option<&str>) -> Vec<Item> {
        let mut out = Vec::new();
        for card in things.iter().flat_map(|thing| all_of_rubric(*thing)) {
            out.push(self.id(&card.id, card.heading(), card.markdown()));
        }
        let mut seen: Vec<(&str, Thing)> = Vec::new();
        for own in self.sheet.mentions().iter().filter(|own| own.own && !own.id.is_empty()) {
            let Some(thing) = own.things.iter().find(|thing| things.contains(thing)) else { continue };
            let theirs = person.is_none() || own.person.is_none() || own.person.as_deref() == person;
            // What is being written is no suggestion for itself.
            let itself = own.span.start < self.cursor.word.end && self.cursor.word.start < own.span.end;
            if !theirs || itself || seen.contains(&(&own.id, *thing)) {
                continue;
            }
            seen.push((&own.id, *thing));
            let card = card(self.sheet, own);
            let heading = card.as_ref().map_or("", |card| card.heading());
            let detail = if things.len() > 1 { format!("{}: {heading}", bare(*thing)) } else { heading.to_owned() };
            out.push(self.id(&own.id, &detail, card.as_ref().map_or(String::new(), |card| card.markdown())));
        }
        out
    }

    fn id(&self, id: &str, detail: &str, doc: String) -> Item {
        let text = self.quoted(id);
        self.item(id, short(detail), doc, ItemKind::Id, escaped(&text), text)
    }

    /// Times: those that the file has already, and some to begin with.
    fn texts(&self, shape: &Shape) -> Vec<Item> {
        let usual: &[&str] = match shape {
            Shape::Length | Shape::Amount => &["15m", "30m", "1h", "2h", "4h", "1d"],
            _ => &[],
        };
        let mut all: Vec<String> = usual.iter().map(|&text| text.to_owned()).collect();
        if matches!(shape, Shape::Moment) {
            all = self.moments();
        }
        all.iter().map(|text| self.value(&self.quoted(text), text)).collect()
    }

    /// The moments of the file, in its order.
    fn moments(&self) -> Vec<String> {
        let mut out: Vec<String> = Vec::new();
        let Some(whole) = self.sheet.place() else { return out };
        super::places::walk(whole, &mut |path| {
            if let Some(place) = path.last()
                && matches!(place.shape, Shape::Moment)
                && let crate::scenario::tree::Kind::Str(text) = &place.node.kind
                && !out.contains(text)
                && !(place.node.span.start..=place.node.span.end).contains(&self.cursor.word.start)
            {
                out.push(text.clone());
            }
        });
        if out.is_empty() { vec!["Mon 09:00".to_owned()] } else { out }
    }

    fn value(&self, text: &str, label: &str) -> Item {
        let label = if label.is_empty() { text } else { label };
        self.item(label, String::new(), String::new(), ItemKind::Value, escaped(text), text.to_owned())
    }

    fn item(&self, label: &str, detail: String, doc: String, kind: ItemKind, snippet: String, plain: String) -> Item {
        Item { label: label.to_owned(), detail, doc, kind, span: self.cursor.word, snippet, plain, before: None }
    }

    /// A text with the quotes that are not there yet.
    fn quoted(&self, text: &str) -> String {
        match self.cursor.quotes {
            Quotes::None => format!("\"{text}\""),
            Quotes::Open => format!("{text}\""),
            Quotes::Closed => text.to_owned(),
        }
    }

    /// The comma after a field, unless one follows or the brackets end on the line.
    fn comma_after(&self) -> &'static str {
        let after = self.sheet.text().get(self.cursor.word.end as usize..).unwrap_or_default();
        if after.trim_start_matches([' ', '\t']).starts_with([',', ')', ':']) { "" } else { "," }
    }

    /// The place of a comma that is missing before the word.
    fn comma_before(&self) -> Option<Span> {
        let before = self.sheet.text().get(..self.cursor.word.start as usize)?.trim_end();
        let last = before.lines().next_back().unwrap_or_default();
        // What follows a comment is not looked at.
        let ends = before.ends_with([',', '(', '[', ':']) || last.contains("//") || before.ends_with("*/");
        (!before.is_empty() && !ends).then(|| Span::new(before.len(), before.len()))
    }
}

/// What to begin a field with: what stands for it when it is left out, or anything that may stand there.
fn value_of(field: &FieldInfo, hole: &mut dyn FnMut(&str) -> String) -> String {
    match (field.default)() {
        Some(default) => match default.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')) {
            Some(inside) => format!("\"{}\"", hole(inside)),
            None => hole(&default),
        },
        None => (field.shape)().sample(hole),
    }
}

/// Places to fill in, numbered from 1.
fn holes() -> impl FnMut(&str) -> String {
    let mut count = 0;
    move |text| {
        count += 1;
        if text.is_empty() { format!("${count}") } else { format!("${{{count}:{}}}", escaped(text)) }
    }
}

/// A text that a snippet shows as it is.
fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace('$', "\\$").replace('}', "\\}")
}
