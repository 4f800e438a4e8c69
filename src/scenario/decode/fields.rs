//! The tables behind records and sets of names, and what is taken from a file by them.

use super::cx::{Cx, Decode};
use super::shape::Shape;
use crate::diagnostics::registry as rule;
use crate::diagnostics::{Diagnostic, Span};
use crate::scenario::tree::Node;

/// What is known of a field of a record.
#[derive(Clone, Copy, Debug)]
pub struct FieldInfo {
    /// Its name.
    pub name: &'static str,
    /// Whether it has no default.
    pub required: bool,
    /// Its doc comment.
    pub doc: &'static str,
    /// What its value must be, in words.
    pub expects: fn() -> String,
    /// What its value must be.
    pub shape: fn() -> Shape,
    /// What stands for it when it is left out, as it would be written.
    pub default: fn() -> Option<String>,
}

/// What is known of one of a set of names.
#[derive(Clone, Copy, Debug)]
pub struct VariantInfo {
    /// The name.
    pub name: &'static str,
    /// Its doc comment.
    pub doc: &'static str,
    /// What each value in its brackets must be, in words.
    pub args: &'static [fn() -> String],
    /// What each of them must be.
    pub shapes: &'static [fn() -> Shape],
}

impl VariantInfo {
    /// How it is written, with dots for the values.
    pub fn shape(&self) -> String {
        if self.args.is_empty() { self.name.to_owned() } else { format!("{}({})", self.name, dots(self.args)) }
    }
}

fn dots(args: &[fn() -> String]) -> String {
    let parts: Vec<&str> = args.iter().map(|arg| if is_text(&arg()) { "\"...\"" } else { "..." }).collect();
    parts.join(", ")
}

pub(super) const TEXT: &str = "a text";
/// What is expected where an id is wanted begins so.
pub(super) const ID_OF: &str = "the id of ";

/// Whether what is expected is written in quotes.
pub(super) fn is_text(expects: &str) -> bool {
    expects == TEXT || expects.starts_with(ID_OF)
}

/// The values of a record, in the order of its fields. For `record!`.
#[doc(hidden)]
pub struct Fields<'a> {
    pub(super) slots: Vec<Option<&'a Node>>,
    pub(super) infos: &'static [FieldInfo],
    pub(super) name: &'static str,
    pub(super) open: Span,
    /// The place right behind the opening bracket.
    pub(super) inside: Span,
    pub(super) ok: bool,
}

impl Fields<'_> {
    /// Whether the record may be used at all.
    pub fn ok(&self) -> Option<()> {
        self.ok.then_some(())
    }

    /// A field without a default.
    pub fn required<T: Decode>(&self, name: &str, cx: &mut Cx) -> Option<T> {
        let index = self.infos.iter().position(|info| info.name == name)?;
        if let Some(node) = self.slots.get(index).copied().flatten() {
            return T::decode(node, cx);
        }
        let doc = self.infos.get(index).map_or("", |info| info.doc);
        let what = T::expects();
        let about = if doc.is_empty() { what } else { format!("{what}: {}", doc.trim_end_matches('.')) };
        cx.diagnostics.push(
            Diagnostic::new(rule::MISSING_FIELD, format!("{} has no field {name}, which it needs", self.name))
                .at(self.open, format!("{name} is missing in here"))
                .hint(format!("add {name}: ... ({about})"))
                .fix(self.inside, format!("{name}: {}, ", T::shape().plain())),
        );
        None
    }

    /// A field with a default, which also stands in for a bad value, since that is reported already.
    pub fn optional<T: Decode>(&self, name: &str, cx: &mut Cx, default: impl FnOnce() -> T) -> Option<T> {
        let index = self.infos.iter().position(|info| info.name == name)?;
        let given = self.slots.get(index).copied().flatten();
        Some(given.and_then(|node| T::decode(node, cx)).unwrap_or_else(default))
    }
}

/// A name that was recognised, and its values, as many as it takes. For `variants!`.
#[doc(hidden)]
pub struct Call<'a> {
    /// Which of the names it is.
    pub index: usize,
    pub(super) values: Values<'a>,
}

pub(super) enum Values<'a> {
    Given(&'a [Node]),
    Record(Box<Node>),
}

impl Values<'_> {
    pub(super) fn as_slice(&self) -> &[Node] {
        match self {
            Self::Given(values) => values,
            Self::Record(node) => std::slice::from_ref(node),
        }
    }
}

impl Call<'_> {
    /// One of the values.
    pub fn value<T: Decode>(&self, index: usize, cx: &mut Cx) -> Option<T> {
        T::decode(self.values.as_slice().get(index)?, cx)
    }
}

pub(super) fn takes(info: &VariantInfo) -> String {
    let what: Vec<String> = info.args.iter().map(|arg| arg()).collect();
    match what.len() {
        0 => "no values".to_owned(),
        1 => format!("1 value ({})", what.join(", ")),
        n => format!("{n} values ({})", what.join(", ")),
    }
}

pub(super) fn names(infos: &[FieldInfo]) -> String {
    infos.iter().map(|info| info.name).collect::<Vec<_>>().join(", ")
}

/// The fields of a record as they are written, those with defaults left out.
pub(super) fn outline(infos: &[FieldInfo]) -> String {
    infos.iter().filter(|info| info.required).map(|info| format!("{}: ...", info.name)).collect::<Vec<_>>().join(", ")
}

/// A text in quotes, cut if long.
pub(super) fn quoted(text: &str) -> String {
    let short: String = text.chars().take(40).collect();
    let dots = if short.len() < text.len() { "..." } else { "" };
    format!("\"{short}{dots}\"")
}

/// A name without the `r#` that keywords need in Rust. For the macros.
#[doc(hidden)]
pub const fn plain(name: &'static str) -> &'static str {
    match name.as_bytes() {
        [b'r', b'#', ..] => name.split_at(2).1,
        _ => name,
    }
}
