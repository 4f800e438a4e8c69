//! What stands under the pointer, in words: the guide's own for fields and names, the scenario's for ids.

use super::cards::{bare, cards, escaped};
use super::ids::{mention, together};
use super::places::{Place, at};
use super::sheet::Sheet;
use crate::diagnostics::Span;
use crate::scenario::decode::{FieldInfo, RecordInfo, Shape, Thing, VariantInfo};
use crate::scenario::tree::Field;

/// Something that can be told about a place.
#[derive(Clone, Debug, PartialEq)]
pub struct Hover {
    /// The place.
    pub span: Span,
    /// What it is, as Markdown.
    pub markdown: String,
}

/// What can be told about an offset.
pub fn hover(sheet: &Sheet, offset: usize) -> Option<Hover> {
    let path = at(sheet.place()?, offset);
    let place = path.last()?;
    if let Some((record, field, info)) = field_name(place, offset) {
        return Some(Hover { span: field.name_span, markdown: field_words(record, info) });
    }
    if let Some((_, span, Some(info))) = place.name()
        && within(span, offset)
        && let Shape::Names(names) = place.shape
    {
        return Some(Hover { span, markdown: variant_words(names.name, info) });
    }
    let mention = mention(&path)?;
    let mut parts: Vec<String> = cards(sheet, &mention).iter().map(|card| card.markdown()).collect();
    if parts.is_empty() {
        let things: Vec<&str> = mention.things.iter().map(|thing| bare(*thing)).collect();
        parts.push(format!("no {} `{}` is given in this file", things.join(" or "), mention.id));
    } else if !mention.things.iter().any(|thing| matches!(thing, Thing::Competency | Thing::Factor)) {
        let used = together(sheet, &mention).iter().filter(|other| !other.own).count();
        parts.push(match used {
            0 => "used nowhere".to_owned(),
            1 => "used in 1 place".to_owned(),
            n => format!("used in {n} places"),
        });
    }
    Some(Hover { span: mention.span, markdown: parts.join("\n\n") })
}

fn within(span: Span, offset: usize) -> bool {
    (span.start as usize..=span.end as usize).contains(&offset)
}

/// The field of a record whose name an offset stands in.
fn field_name<'a>(place: &Place<'a>, offset: usize) -> Option<(&'static RecordInfo, &'a Field, &'static FieldInfo)> {
    let record = place.record()?;
    let field = place.fields().iter().find(|field| within(field.name_span, offset))?;
    Some((record, field, record.fields.iter().find(|info| info.name == field.name)?))
}

/// A field in words: what it is for, what it takes, and what stands for it when it is left out.
pub fn field_words(record: &RecordInfo, field: &FieldInfo) -> String {
    let default = match ((field.default)(), field.required) {
        (_, true) => "required".to_owned(),
        (Some(default), _) => format!("`{default}` if left out"),
        (None, _) => "can be left out".to_owned(),
    };
    let shape = (field.shape)();
    let more = match &shape {
        Shape::Names(names) => format!("\n\n{}", listed(names.variants)),
        _ => String::new(),
    };
    format!("**{}** of {}: {}; {default}\n\n{}{more}", field.name, record.name, takes(&shape), escaped(field.doc))
}

/// The first names of a set.
fn listed(variants: &[VariantInfo]) -> String {
    const MOST: usize = 12;
    let names: Vec<String> = variants.iter().take(MOST).map(|info| format!("`{}`", info.name)).collect();
    let more = if variants.len() > MOST { format!(" and {} more", variants.len() - MOST) } else { String::new() };
    format!("{}{more}", names.join(", "))
}

/// One of a set of names in words.
pub fn variant_words(of: &str, info: &VariantInfo) -> String {
    let takes: Vec<String> = info.shapes.iter().map(|shape| takes(&shape())).collect();
    let takes = if takes.is_empty() { String::new() } else { format!(", takes {}", takes.join(", ")) };
    format!("**{}** of {of}{takes}\n\n{}", info.name, escaped(info.doc))
}

/// What may stand somewhere, in words.
pub fn takes(shape: &Shape) -> String {
    let things = |things: &[Thing]| things.iter().map(|thing| thing.what()).collect::<Vec<_>>().join(" or ");
    match shape {
        Shape::Text => "a text".to_owned(),
        // The range, where there is one, is in the words of the field.
        Shape::Whole(..) => "a whole number".to_owned(),
        Shape::Number => "a number".to_owned(),
        Shape::Truth => "true or false".to_owned(),
        Shape::Length => "a length of time".to_owned(),
        Shape::Moment => "a moment".to_owned(),
        Shape::Amount => "a number or a length of time".to_owned(),
        Shape::Own(of) => format!("the id of {}", things(of)),
        Shape::Ref(of) => format!("the id of {}", things(of)),
        Shape::List(of) => format!("a list, each of it {}", takes(of)),
        Shape::Tuple(parts) => format!("({})", parts.iter().map(takes).collect::<Vec<_>>().join(", ")),
        Shape::Record(info) => format!("{} with its fields", info.name),
        Shape::Names(names) => format!("one of the names of {}", names.name),
    }
}
