//! What rules look at: the text, its tree, its values with their places, and the model that plays.

use super::Index;
use crate::diagnostics::{Source, Span};
use crate::scenario::decode::Spanned;
use crate::scenario::model::{PersonId, Scenario};
use crate::scenario::raw;
use crate::scenario::tree::{Args, Field, Kind, Node};
use std::collections::HashMap;

/// A scenario that could be loaded, in all its shapes.
pub struct Ground<'a> {
    /// The text.
    pub source: &'a Source,
    /// What it says, value by value with its place.
    pub raw: &'a raw::Scenario,
    /// What is played; its lists have the order of those of `raw`.
    pub scenario: &'a Scenario,
    /// What stands where and asks for what.
    pub index: Index<'a>,
    /// The fields of each record, by where it starts.
    fields: HashMap<u32, &'a [Field]>,
}

impl<'a> Ground<'a> {
    /// Indexes a scenario.
    pub fn new(source: &'a Source, tree: &'a Node, raw: &'a raw::Scenario, scenario: &'a Scenario) -> Self {
        let mut fields = HashMap::new();
        let mut open = vec![tree];
        while let Some(node) = open.pop() {
            match &node.kind {
                Kind::Struct(all) | Kind::Named { args: Args::Fields(all), .. } => {
                    open.extend(all.iter().map(|field| &field.value));
                    fields.insert(node.span.start, all.as_slice());
                }
                Kind::Tuple(all) | Kind::List(all) | Kind::Named { args: Args::Values(all), .. } => open.extend(all),
                _ => {}
            }
        }
        Self { source, raw, scenario, index: Index::new(raw, scenario), fields }
    }

    /// The value of a field of a record, if it is written down; `record` is the place of the whole record.
    pub fn field(&self, record: Span, name: &str) -> Option<&'a Node> {
        let fields = self.fields.get(&record.start)?;
        fields.iter().find(|field| field.name == name).map(|field| &field.value)
    }

    /// The place of a field of a record; where it is left out, the record's first bracket.
    pub fn place(&self, record: Span, name: &str) -> Span {
        let first = Span { start: record.start, end: record.end.min(record.start + 1) };
        self.field(record, name).map_or(first, |node| node.span)
    }

    /// The place of a value; the scenario's title for one that is not written down.
    pub fn at<T>(&self, value: &Spanned<T>) -> Span {
        if value.span == Span::default() { self.raw.title.span } else { value.span }
    }

    /// A person of the cast by their number.
    pub fn person(&self, id: PersonId) -> &'a raw::Person {
        &self.raw.cast[id.index()]
    }

    /// The number of a person.
    pub fn person_id(&self, id: &str) -> Option<PersonId> {
        self.index.people.get(id).copied().map(PersonId::at)
    }

    /// Whether the texts are in English.
    pub fn english(&self) -> bool {
        let language = self.raw.language.value.as_str();
        language.split(['-', '_']).next().is_some_and(|first| first.eq_ignore_ascii_case("en"))
    }
}
