//! What may stand at a place of a file, for tools that help to write one.

use super::fields::{FieldInfo, VariantInfo};
use super::ids::Thing;
use crate::scenario::tree::Kind;

/// What a value is.
#[derive(Clone, Debug)]
pub enum Shape {
    /// A text for people, or another short text.
    Text,
    /// A whole number, from the one to the other.
    Whole(i64, i64),
    /// A number.
    Number,
    /// `true` or `false`.
    Truth,
    /// A length of time.
    Length,
    /// A moment.
    Moment,
    /// A number or a length of time.
    Amount,
    /// The id of the very thing that it stands in.
    Own(&'static [Thing]),
    /// The id of something else.
    Ref(&'static [Thing]),
    /// A list.
    List(Box<Shape>),
    /// Values in round brackets.
    Tuple(Vec<Shape>),
    /// Fields in round brackets.
    Record(&'static RecordInfo),
    /// One of a set of names.
    Names(&'static NamesInfo),
}

/// What is known of a record.
#[derive(Debug)]
pub struct RecordInfo {
    /// Its name.
    pub name: &'static str,
    /// Its doc comment.
    pub doc: &'static str,
    /// Its fields, in order.
    pub fields: &'static [FieldInfo],
}

/// What is known of a set of names.
#[derive(Debug)]
pub struct NamesInfo {
    /// Its name.
    pub name: &'static str,
    /// Its doc comment.
    pub doc: &'static str,
    /// The names, in order.
    pub variants: &'static [VariantInfo],
}

impl Shape {
    /// Something that can stand here, with what its author has to fill in put through `hole`.
    pub fn sample(&self, hole: &mut dyn FnMut(&str) -> String) -> String {
        match self {
            Self::Text | Self::Own(_) | Self::Ref(_) => format!("\"{}\"", hole("")),
            Self::Whole(low, high) => hole(&1.clamp(*low, *high).to_string()),
            Self::Number | Self::Amount => hole("1"),
            Self::Truth => hole("true"),
            Self::Length => format!("\"{}\"", hole("30m")),
            Self::Moment => format!("\"{}\"", hole("Mon 09:00")),
            Self::List(_) => format!("[{}]", hole("")),
            Self::Tuple(parts) => {
                let parts: Vec<String> = parts.iter().map(|part| part.sample(hole)).collect();
                format!("({})", parts.join(", "))
            }
            Self::Record(info) => {
                let fields = info.fields.iter().filter(|field| field.required);
                let fields: Vec<String> =
                    fields.map(|field| format!("{}: {}", field.name, (field.shape)().sample(hole))).collect();
                format!("({})", fields.join(", "))
            }
            Self::Names(info) => info.variants.first().map_or(String::new(), |first| {
                if first.args.is_empty() { hole(first.name) } else { first.sample(hole) }
            }),
        }
    }

    /// Whether such a value may stand here, by its sort alone.
    pub fn may_be(&self, kind: &Kind) -> bool {
        match self {
            Self::Text | Self::Own(_) | Self::Ref(_) | Self::Length | Self::Moment => matches!(kind, Kind::Str(_)),
            Self::Whole(..) => matches!(kind, Kind::Int(_)),
            Self::Number => matches!(kind, Kind::Int(_) | Kind::Float(_)),
            Self::Amount => matches!(kind, Kind::Int(_) | Kind::Str(_)),
            Self::Truth => matches!(kind, Kind::Bool(_)),
            Self::List(_) => matches!(kind, Kind::List(_)),
            Self::Tuple(_) => matches!(kind, Kind::Tuple(_)),
            Self::Record(_) => matches!(kind, Kind::Unit | Kind::Struct(_) | Kind::Named { .. }),
            Self::Names(_) => matches!(kind, Kind::Name(_) | Kind::Named { .. }),
        }
    }

    /// Something that can stand here, as it is.
    pub fn plain(&self) -> String {
        self.sample(&mut str::to_owned)
    }
}

impl VariantInfo {
    /// The name with something in its brackets.
    pub fn sample(&self, hole: &mut dyn FnMut(&str) -> String) -> String {
        if self.shapes.is_empty() {
            return self.name.to_owned();
        }
        let args: Vec<String> = self.shapes.iter().map(|shape| shape().sample(hole)).collect();
        format!("{}({})", self.name, args.join(", "))
    }
}
