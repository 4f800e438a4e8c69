//! From the tree of a file to plain data, collecting every mistake on the way.

use std::fmt;
use std::ops::Deref;

use super::tree::{Args, Field, Kind, Node, describe};
use crate::diagnostics::registry as rule;
use crate::diagnostics::{Diagnostic, Span, nearest};

pub use crate::{record, variants};

/// Plain data that can be read from a tree.
pub trait Decode: Sized {
    /// Reads a value; None means that the reason is already reported.
    fn decode(node: &Node, cx: &mut Cx) -> Option<Self>;

    /// What is expected, in words: "a text", "a list of ...".
    fn expects() -> String {
        "a value".to_owned()
    }
}

/// What is collected while decoding.
#[derive(Debug, Default)]
pub struct Cx {
    /// The mistakes found so far.
    pub diagnostics: Vec<Diagnostic>,
}

/// A value and the place it was read from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Its place; empty at the start of the file for a value that was not written down.
    pub span: Span,
}

impl<T> Spanned<T> {
    /// A value that stands nowhere in the file, such as a default.
    pub fn of(value: T) -> Self {
        Self { value, span: Span::default() }
    }
}

impl<T> Deref for Spanned<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.value
    }
}

/// A length of time, in minutes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Minutes(pub u32);

/// A number, or a length of time in minutes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Amount(pub u32);

/// A moment, in minutes since Monday 00:00 of the first week.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Moment(pub u32);

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
}

impl VariantInfo {
    /// How it is written, with dots for the values.
    pub fn shape(&self) -> String {
        if self.args.is_empty() { self.name.to_owned() } else { format!("{}({})", self.name, dots(self.args)) }
    }
}

fn dots(args: &[fn() -> String]) -> String {
    let parts: Vec<&str> = args.iter().map(|arg| if arg() == TEXT { "\"...\"" } else { "..." }).collect();
    parts.join(", ")
}

const TEXT: &str = "a text";

impl Cx {
    /// Reports a value of the wrong sort; the hint is chosen from what was found.
    pub fn wrong<T>(&mut self, node: &Node, expected: &str) -> Option<T> {
        if node.kind == Kind::Bad {
            return None;
        }
        let found = describe(&node.kind);
        let d = Diagnostic::new(rule::WRONG_TYPE, format!("{expected} was expected, {found} was found"))
            .at(node.span, format!("this is {found}"));
        let d = match &node.kind {
            Kind::Name(name) if expected.starts_with(TEXT) => d.hint(format!("put it in double quotes: \"{name}\"")),
            Kind::Int(value) if expected.starts_with(TEXT) => d.hint(format!("put it in double quotes: \"{value}\"")),
            Kind::Char(c) if expected.starts_with(TEXT) => d.hint(format!("write it in double quotes: \"{c}\"")),
            Kind::Str(text) if expected.starts_with("a whole number") && text.trim().parse::<i64>().is_ok() => {
                d.hint(format!("write it without quotes: {}", text.trim()))
            }
            Kind::Str(text) if expected.starts_with("true") && matches!(text.as_str(), "true" | "false") => {
                d.hint(format!("write it without quotes: {text}"))
            }
            Kind::Name(name) if expected.starts_with("true") => match name.to_lowercase().as_str() {
                "true" | "yes" | "on" => d.hint("write true, in small letters"),
                "false" | "no" | "off" => d.hint("write false, in small letters"),
                _ => d.hint("write true or false"),
            },
            Kind::Tuple(values) if values.len() == 1 => d.hint("take away the brackets round it"),
            _ => d.hint(format!("write {expected} here")),
        };
        self.diagnostics.push(d);
        None
    }

    /// The fields of a record, sorted out: unknown and duplicate ones are reported. For `record!`.
    #[doc(hidden)]
    pub fn fields<'a>(
        &mut self,
        node: &'a Node,
        name: &'static str,
        infos: &'static [FieldInfo],
    ) -> Option<Fields<'a>> {
        let mut ok = true;
        let opening = |length: u32| Span { start: node.span.start, end: node.span.end.min(node.span.start + length) };
        let (given, open): (&[Field], Span) = match &node.kind {
            Kind::Bad => return None,
            Kind::Unit => (&[], opening(1)),
            Kind::Struct(fields) => (fields, opening(1)),
            Kind::Named { name: found, name_span, args } => {
                if found != name {
                    let d = Diagnostic::new(rule::WRONG_NAME, format!("{name} was expected, {found} was found"))
                        .at(*name_span, format!("{name} was expected here"))
                        .hint(format!("write {name}( ... ), or leave the name away and write ( ... )"));
                    self.diagnostics.push(d);
                    ok = false;
                    // Under another name the fields are most likely those of something else.
                    nearest(found, [name])?;
                }
                match args {
                    Args::Fields(fields) => (fields, *name_span),
                    Args::Values(values) if values.is_empty() => (&[], *name_span),
                    Args::Values(values) => return self.positional(node, values, name, infos),
                }
            }
            Kind::Tuple(values) => return self.positional(node, values, name, infos),
            kind => {
                let found = describe(kind);
                let d = Diagnostic::new(
                    rule::WRONG_TYPE,
                    format!("{name} with its fields was expected, {found} was found"),
                )
                .at(node.span, format!("this is {found}"));
                self.diagnostics.push(match kind {
                    Kind::Map(_) => d.hint("write ( ) instead of { }, and the field names without quotes"),
                    Kind::List(_) => d.hint("only one is wanted here: take away the [ ]"),
                    _ => d.hint(format!("write ({})", outline(infos))),
                });
                return None;
            }
        };
        let mut slots: Vec<Option<&Field>> = vec![None; infos.len()];
        for field in given {
            let Some(index) = infos.iter().position(|info| info.name == field.name) else {
                let names: Vec<&str> = infos.iter().map(|info| info.name).collect();
                let mut d =
                    Diagnostic::new(rule::UNKNOWN_FIELD, format!("{name} has no field {}", quoted(&field.name)))
                        .at(field.name_span, "unknown field");
                // A field that is already there is not what was meant.
                let free = names.iter().copied().filter(|name| given.iter().all(|other| other.name != *name));
                if let Some(near) = nearest(&field.name, free) {
                    d = d.hint(format!("did you mean {near}?"));
                }
                let list = if names.is_empty() {
                    "it takes no fields".into()
                } else {
                    format!("its fields are {}", names.join(", "))
                };
                self.diagnostics.push(d.hint(list));
                continue;
            };
            let Some(slot) = slots.get_mut(index) else { continue };
            match slot {
                Some(first) => self.diagnostics.push(
                    Diagnostic::new(rule::DUPLICATE_FIELD, format!("the field {} is given twice", field.name))
                        .at(field.name_span, "given again here")
                        .at(first.name_span, "first given here")
                        .hint("remove one of the two"),
                ),
                None => *slot = Some(field),
            }
        }
        Some(Fields {
            slots: slots.into_iter().map(|slot| slot.map(|field| &field.value)).collect(),
            infos,
            name,
            open,
            ok,
        })
    }

    fn positional<T>(&mut self, node: &Node, values: &[Node], name: &str, infos: &[FieldInfo]) -> Option<T> {
        // If all of it is unreadable, that has been said.
        if values.iter().all(|value| value.kind == Kind::Bad) {
            return None;
        }
        self.diagnostics.push(
            Diagnostic::new(rule::NEEDS_NAMES, format!("the values of {name} were given without their field names"))
                .at(node.span, "each value needs a name before it")
                .hint(format!("write ({}); the fields are, in order: {}", outline(infos), names(infos))),
        );
        None
    }

    /// Sorts out the name and the values of one of a set of names. For `variants!`.
    #[doc(hidden)]
    pub fn call<'a>(&mut self, node: &'a Node, of: &'static str, infos: &'static [VariantInfo]) -> Option<Call<'a>> {
        let all = || infos.iter().map(VariantInfo::shape).collect::<Vec<_>>().join(", ");
        let (name, name_span, args) = match &node.kind {
            Kind::Name(name) => (name, node.span, None),
            Kind::Named { name, name_span, args } => (name, *name_span, Some(args)),
            Kind::Bad => return None,
            Kind::Str(text) => {
                let d = Diagnostic::new(
                    rule::WRONG_TYPE,
                    format!("one of the names of {of} was expected, a text was found"),
                )
                .at(node.span, "this is a text");
                let takers: Vec<String> = infos
                    .iter()
                    .filter(|info| matches!(info.args, [arg] if arg() == TEXT))
                    .map(|info| format!("{}({})", info.name, quoted(text)))
                    .collect();
                let d = match infos.iter().find(|info| info.name == text) {
                    Some(info) => d.hint(format!("write {} without quotes", info.shape())),
                    None if (1..=4).contains(&takers.len()) => d.hint(format!("write {}", takers.join(" or "))),
                    None => d,
                };
                self.diagnostics.push(d.hint(format!("the names are {}", all())));
                return None;
            }
            kind => {
                let found = describe(kind);
                let d = Diagnostic::new(
                    rule::WRONG_TYPE,
                    format!("one of the names of {of} was expected, {found} was found"),
                )
                .at(node.span, format!("this is {found}"));
                let d = match kind {
                    Kind::List(_) if infos.iter().any(|info| info.name == "All") => {
                        d.hint("for several at once write All([...])")
                    }
                    _ => d,
                };
                self.diagnostics.push(d.hint(format!("the names are {}", all())));
                return None;
            }
        };
        let Some((index, info)) = infos.iter().enumerate().find(|(_, info)| info.name == name) else {
            let mut d = Diagnostic::new(rule::UNKNOWN_VARIANT, format!("{of} has no {}", quoted(name)))
                .at(name_span, "unknown name");
            if let Some(near) = nearest(name, infos.iter().map(|info| info.name)) {
                d = d.hint(format!("did you mean {near}?"));
            }
            self.diagnostics.push(d.hint(format!("the names are {}", all())));
            return None;
        };
        // A single record may stand in the brackets without brackets of its own: `At(day: 1)`.
        let values = match (args, info.args.len()) {
            (None, _) => Values::Given(&[]),
            (Some(Args::Values(values)), _) => Values::Given(values),
            (Some(Args::Fields(fields)), 1) => {
                Values::Record(Box::new(Node { span: node.span, kind: Kind::Struct(fields.clone()) }))
            }
            (Some(Args::Fields(fields)), wanted) => {
                let at = fields.first().map_or(name_span, |field| field.name_span);
                self.diagnostics.push(
                    Diagnostic::new(rule::WRONG_COUNT, format!("{name} takes {}, fields were found", takes(info)))
                        .at(at, "no field name was expected here")
                        .hint(if wanted == 0 { format!("write {name}") } else { format!("write {}", info.shape()) }),
                );
                return None;
            }
        };
        let found = values.as_slice().len();
        if found != info.args.len() {
            let what = match found {
                0 => "none was found".to_owned(),
                1 => "1 was found".to_owned(),
                n => format!("{n} were found"),
            };
            let mut d = Diagnostic::new(rule::WRONG_COUNT, format!("{name} takes {}, {what}", takes(info)))
                .at(if found == 0 { name_span } else { node.span }, format!("{what} here"))
                .hint(format!("write {}", info.shape()));
            if info.args.len() == 1 && found > 1 && info.args[0]().starts_with("a list") {
                d = d.hint(format!("put [ ] round the values: {name}([ ... ])"));
            }
            self.diagnostics.push(d);
            return None;
        }
        Some(Call { index, values })
    }
}

/// The values of a record, in the order of its fields. For `record!`.
#[doc(hidden)]
pub struct Fields<'a> {
    slots: Vec<Option<&'a Node>>,
    infos: &'static [FieldInfo],
    name: &'static str,
    open: Span,
    ok: bool,
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
                .hint(format!("add {name}: ... ({about})")),
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
    values: Values<'a>,
}

enum Values<'a> {
    Given(&'a [Node]),
    Record(Box<Node>),
}

impl Values<'_> {
    fn as_slice(&self) -> &[Node] {
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

fn takes(info: &VariantInfo) -> String {
    let what: Vec<String> = info.args.iter().map(|arg| arg()).collect();
    match what.len() {
        0 => "no values".to_owned(),
        1 => format!("1 value ({})", what.join(", ")),
        n => format!("{n} values ({})", what.join(", ")),
    }
}

fn names(infos: &[FieldInfo]) -> String {
    infos.iter().map(|info| info.name).collect::<Vec<_>>().join(", ")
}

/// The fields of a record as they are written, those with defaults left out.
fn outline(infos: &[FieldInfo]) -> String {
    infos.iter().filter(|info| info.required).map(|info| format!("{}: ...", info.name)).collect::<Vec<_>>().join(", ")
}

/// A text in quotes, cut if long.
fn quoted(text: &str) -> String {
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

/// Makes a struct that can be decoded from fields in round brackets, and the table of its fields.
///
/// A field without a default is required. A field `span` with the place of the whole value is added.
#[macro_export]
macro_rules! record {
    ($(#[doc = $doc:literal])* $vis:vis struct $name:ident {
        $( $(#[doc = $fdoc:literal])* $fvis:vis $field:ident : $ty:ty $(= $default:expr)? ),* $(,)?
    }) => {
        $(#[doc = $doc])*
        #[derive(Clone, Debug, PartialEq)]
        $vis struct $name {
            $( $(#[doc = $fdoc])* $fvis $field: $ty, )*
            /// Where it stands in the file.
            pub span: $crate::diagnostics::Span,
        }

        impl $name {
            /// What it is.
            pub const DOC: &'static str = concat!("" $(, $doc)*).trim_ascii();
            /// Its fields, in order.
            pub const FIELDS: &'static [$crate::scenario::decode::FieldInfo] = &[$(
                $crate::scenario::decode::FieldInfo {
                    name: $crate::scenario::decode::plain(stringify!($field)),
                    required: $crate::record!(@required $($default)?),
                    doc: concat!("" $(, $fdoc)*).trim_ascii(),
                    expects: <$ty as $crate::scenario::decode::Decode>::expects,
                },
            )*];

            /// What stands for one that is left out; `None` if a field of it is required.
            pub fn left_out() -> Option<Self> {
                Some(Self { $( $field: $crate::record!(@left_out $($default)?)?, )* span: Default::default() })
            }
        }

        impl $crate::scenario::decode::Decode for $name {
            fn decode(
                node: &$crate::scenario::tree::Node,
                cx: &mut $crate::scenario::decode::Cx,
            ) -> Option<Self> {
                let fields = cx.fields(node, stringify!($name), Self::FIELDS)?;
                // Every field is decoded before the first missing one ends it.
                $( let $field: Option<$ty> = $crate::record!(@get fields cx $field $ty $(, $default)?); )*
                fields.ok()?;
                Some(Self { $( $field: $field?, )* span: node.span })
            }

            fn expects() -> String {
                concat!(stringify!($name), "(...)").to_owned()
            }
        }
    };
    (@left_out) => { None };
    (@left_out $default:expr) => { Some($default) };
    (@required) => { true };
    (@required $default:expr) => { false };
    (@get $fields:ident $cx:ident $field:ident $ty:ty) => {
        $fields.required::<$ty>($crate::scenario::decode::plain(stringify!($field)), $cx)
    };
    (@get $fields:ident $cx:ident $field:ident $ty:ty, $default:expr) => {
        $fields.optional::<$ty>($crate::scenario::decode::plain(stringify!($field)), $cx, || $default)
    };
}

/// Makes an enum that can be decoded from a name, with or without values, and the table of its names.
#[macro_export]
macro_rules! variants {
    ($(#[doc = $doc:literal])* $(#[derive($($more:ident),+)])? $vis:vis enum $name:ident {
        $( $(#[doc = $vdoc:literal])* $variant:ident $( ( $($ty:ty),+ $(,)? ) )? ),* $(,)?
    }) => {
        $(#[doc = $doc])*
        #[derive(Clone, Debug, PartialEq $(, $($more),+)?)]
        $vis enum $name {
            $( $(#[doc = $vdoc])* $variant $( ( $($ty),+ ) )?, )*
        }

        impl $name {
            /// What it is.
            pub const DOC: &'static str = concat!("" $(, $doc)*).trim_ascii();
            /// Its names, in order.
            pub const VARIANTS: &'static [$crate::scenario::decode::VariantInfo] = &[$(
                $crate::scenario::decode::VariantInfo {
                    name: stringify!($variant),
                    doc: concat!("" $(, $vdoc)*).trim_ascii(),
                    args: &[$( $( <$ty as $crate::scenario::decode::Decode>::expects, )+ )?],
                },
            )*];
        }

        impl $crate::scenario::decode::Decode for $name {
            fn decode(
                node: &$crate::scenario::tree::Node,
                cx: &mut $crate::scenario::decode::Cx,
            ) -> Option<Self> {
                let call = cx.call(node, stringify!($name), Self::VARIANTS)?;
                match Self::VARIANTS.get(call.index)?.name {
                    $( stringify!($variant) => $crate::variants!(@build $variant call cx $( $($ty),+ )?), )*
                    _ => None,
                }
            }

            fn expects() -> String {
                concat!("one of the names of ", stringify!($name)).to_owned()
            }
        }
    };
    (@build $variant:ident $call:ident $cx:ident) => { Some(Self::$variant) };
    (@build $variant:ident $call:ident $cx:ident $a:ty) => { Some(Self::$variant($call.value::<$a>(0, $cx)?)) };
    (@build $variant:ident $call:ident $cx:ident $a:ty, $b:ty) => {{
        let (a, b) = ($call.value::<$a>(0, $cx), $call.value::<$b>(1, $cx));
        Some(Self::$variant(a?, b?))
    }};
    (@build $variant:ident $call:ident $cx:ident $a:ty, $b:ty, $c:ty) => {{
        let (a, b, c) = ($call.value::<$a>(0, $cx), $call.value::<$b>(1, $cx), $call.value::<$c>(2, $cx));
        Some(Self::$variant(a?, b?, c?))
    }};
    (@build $variant:ident $call:ident $cx:ident $a:ty, $b:ty, $c:ty, $d:ty) => {{
        let (a, b) = ($call.value::<$a>(0, $cx), $call.value::<$b>(1, $cx));
        let (c, d) = ($call.value::<$c>(2, $cx), $call.value::<$d>(3, $cx));
        Some(Self::$variant(a?, b?, c?, d?))
    }};
}

impl Decode for String {
    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        match &node.kind {
            Kind::Str(text) => Some(fold(text)),
            _ => cx.wrong(node, TEXT),
        }
    }

    fn expects() -> String {
        TEXT.to_owned()
    }
}

/// Folds the white space of a text, so that it can be broken into lines anywhere in the file:
/// a line break with the blanks round it becomes one blank, one or more blank lines become a
/// paragraph break `"\n\n"`, and the ends are trimmed. Blanks within a line stay as they are.
pub fn fold(text: &str) -> String {
    if !text.contains(['\n', '\r']) {
        return text.trim().to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut blank = false;
    for line in text.split('\n').map(str::trim) {
        if line.is_empty() {
            blank = true;
            continue;
        }
        if !out.is_empty() {
            out.push_str(if blank { "\n\n" } else { " " });
        }
        blank = false;
        out.push_str(line);
    }
    out
}

impl Decode for bool {
    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        match node.kind {
            Kind::Bool(value) => Some(value),
            _ => cx.wrong(node, &Self::expects()),
        }
    }

    fn expects() -> String {
        "true or false".to_owned()
    }
}

impl Decode for f64 {
    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        match node.kind {
            Kind::Float(value) if value.is_finite() => Some(value),
            Kind::Int(value) => Some(value as Self),
            _ => cx.wrong(node, &Self::expects()),
        }
    }

    fn expects() -> String {
        "a number".to_owned()
    }
}

macro_rules! integers {
    ($($ty:ident)*) => { $(
        impl Decode for $ty {
            fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
                let Kind::Int(value) = node.kind else { return cx.wrong(node, &Self::expects()) };
                let converted = Self::try_from(value).ok();
                if converted.is_none() {
                    let (low, high) = (Self::MIN, Self::MAX);
                    cx.diagnostics.push(
                        Diagnostic::new(
                            rule::OUT_OF_RANGE,
                            format!("{value} is out of range; {} was expected", Self::expects()),
                        )
                        .at(node.span, "out of range")
                        .hint(format!("write a number from {low} to {high}")),
                    );
                }
                converted
            }

            fn expects() -> String {
                if Self::MAX as i64 == i64::MAX {
                    "a whole number".to_owned()
                } else {
                    format!("a whole number from {} to {}", Self::MIN, Self::MAX)
                }
            }
        }
    )* };
}

integers! { i64 u32 u16 u8 }

impl<T: Decode> Decode for Option<T> {
    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        match &node.kind {
            Kind::Name(name) if name == "None" => Some(None),
            Kind::Named { name, args: Args::Values(values), .. } if name == "Some" && values.len() == 1 => {
                T::decode(values.first()?, cx).map(Some)
            }
            _ => T::decode(node, cx).map(Some),
        }
    }

    fn expects() -> String {
        T::expects()
    }
}

impl<T: Decode> Decode for Vec<T> {
    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        match &node.kind {
            Kind::List(values) => Some(values.iter().filter_map(|value| T::decode(value, cx)).collect()),
            Kind::Bad => None,
            kind => {
                let found = describe(kind);
                cx.diagnostics.push(
                    Diagnostic::new(rule::WRONG_TYPE, format!("{} was expected, {found} was found", Self::expects()))
                        .at(node.span, format!("this is {found}"))
                        .hint(match kind {
                            Kind::Map(_) => "write [ ] instead of { }",
                            Kind::Tuple(_) => "write [ ] instead of ( )",
                            Kind::Unit => "write [] for an empty list",
                            _ => "put [ ] round it, even if there is only one",
                        }),
                );
                None
            }
        }
    }

    fn expects() -> String {
        format!("a list, each of it {}", T::expects())
    }
}

impl<T: Decode> Decode for Spanned<T> {
    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        T::decode(node, cx).map(|value| Self { value, span: node.span })
    }

    fn expects() -> String {
        T::expects()
    }
}

impl<T: Decode> Decode for Box<T> {
    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        T::decode(node, cx).map(Self::new)
    }

    fn expects() -> String {
        T::expects()
    }
}

/// The values of a tuple, if there are as many as wanted.
fn tuple<'a>(node: &'a Node, cx: &mut Cx, wanted: usize, expects: &str) -> Option<&'a [Node]> {
    match &node.kind {
        Kind::Tuple(values) if values.len() == wanted => Some(values),
        Kind::Tuple(values) => {
            cx.diagnostics.push(
                Diagnostic::new(
                    rule::WRONG_COUNT,
                    format!("{wanted} values in round brackets were expected, {} found", values.len()),
                )
                .at(node.span, format!("{} here", values.len()))
                .hint(format!("write {expects}")),
            );
            None
        }
        _ => cx.wrong(node, expects),
    }
}

impl<A: Decode, B: Decode> Decode for (A, B) {
    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        let [a, b] = tuple(node, cx, 2, &Self::expects())? else {
            return None;
        };
        let (a, b) = (A::decode(a, cx), B::decode(b, cx));
        Some((a?, b?))
    }

    fn expects() -> String {
        format!("({}, {})", A::expects(), B::expects())
    }
}

impl<A: Decode, B: Decode, C: Decode> Decode for (A, B, C) {
    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        let [a, b, c] = tuple(node, cx, 3, &Self::expects())? else {
            return None;
        };
        let (a, b, c) = (A::decode(a, cx), B::decode(b, cx), C::decode(c, cx));
        Some((a?, b?, c?))
    }

    fn expects() -> String {
        format!("({}, {}, {})", A::expects(), B::expects(), C::expects())
    }
}

/// Why a text is no time, where in the text, and what to write.
struct Flaw {
    from: usize,
    to: usize,
    why: String,
    hint: String,
}

fn flaw<T>(from: usize, to: usize, why: impl Into<String>, hint: impl Into<String>) -> Result<T, Flaw> {
    Err(Flaw { from, to, why: why.into(), hint: hint.into() })
}

/// Points into a text, if it was written without escapes; else at all of it.
fn inside(node: &Node, text: &str, flaw: &Flaw) -> Span {
    let plain = (node.span.end.saturating_sub(node.span.start)) as usize == text.len() + 2;
    let start = node.span.start as usize + 1;
    if plain && flaw.to > flaw.from { Span::new(start + flaw.from, start + flaw.to) } else { node.span }
}

impl Decode for Minutes {
    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        match &node.kind {
            Kind::Int(0) => Some(Self(0)),
            Kind::Int(value) => {
                cx.diagnostics.push(
                    Diagnostic::new(rule::BAD_DURATION, format!("{value} has no unit; a length of time was expected"))
                        .at(node.span, "minutes, hours or days?")
                        .hint(format!(
                            "write \"{value}m\" for minutes, \"{value}h\" for hours or \"{value}d\" for days"
                        )),
                );
                None
            }
            Kind::Str(text) => match minutes(text) {
                Ok(total) => Some(Self(total)),
                Err(flaw) => {
                    cx.diagnostics.push(
                        Diagnostic::new(
                            rule::BAD_DURATION,
                            format!("{} is not a length of time: {}", quoted(text), flaw.why),
                        )
                        .at(inside(node, text, &flaw), "here")
                        .hint(flaw.hint),
                    );
                    None
                }
            },
            _ => cx.wrong(node, &Self::expects()),
        }
    }

    fn expects() -> String {
        "a length of time such as \"1h30m\"".to_owned()
    }
}

impl Decode for Amount {
    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        match &node.kind {
            Kind::Int(_) => u32::decode(node, cx).map(Self),
            Kind::Str(_) => Minutes::decode(node, cx).map(|minutes| Self(minutes.0)),
            _ => cx.wrong(node, &Self::expects()),
        }
    }

    fn expects() -> String {
        "a number, or a length of time such as \"1h30m\"".to_owned()
    }
}

const DURATIONS: &str = "write it like \"90m\", \"24h\", \"3d\" or \"1h30m\"";

fn minutes(text: &str) -> Result<u32, Flaw> {
    let bytes = text.as_bytes();
    let mut at = 0;
    let mut total: u32 = 0;
    let mut seen = Vec::new();
    loop {
        at += bytes[at..].iter().take_while(|b| b.is_ascii_whitespace()).count();
        if at >= bytes.len() {
            break;
        }
        let start = at;
        at += bytes[at..].iter().take_while(|b| b.is_ascii_digit()).count();
        let rest = &text[at..];
        let found = rest.chars().next();
        if at == start {
            let end = at + found.map_or(0, char::len_utf8);
            let found = found.map_or(String::new(), |c| format!("`{c}`"));
            return flaw(at, end, format!("a number was expected where {found} stands"), DURATIONS);
        }
        let number = &text[start..at];
        let scale = match found {
            Some('m') => 1,
            Some('h') => 60,
            Some('d') => 24 * 60,
            Some('.' | ',') => {
                return flaw(at, at + 1, "only whole numbers can be used", "write \"1h30m\" rather than \"1.5h\"");
            }
            None => {
                return flaw(
                    start,
                    at,
                    format!("{number} has no unit"),
                    format!("write \"{number}m\", \"{number}h\" or \"{number}d\""),
                );
            }
            Some(c) if c.is_whitespace() => {
                return flaw(
                    start,
                    at,
                    format!("{number} has no unit right after it"),
                    format!("write {number}m, {number}h or {number}d without a blank between"),
                );
            }
            Some(c) => {
                return flaw(
                    at,
                    at + c.len_utf8(),
                    format!("`{c}` is not a unit"),
                    "the units are m (minutes), h (hours) and d (days)",
                );
            }
        };
        let letters = rest.chars().take_while(|c| c.is_alphabetic()).count();
        let length: usize = rest.chars().take(letters).map(char::len_utf8).sum();
        if letters > 1 {
            let word = &rest[..length];
            return flaw(
                at,
                at + length,
                format!("`{word}` is not a unit"),
                "the units are m (minutes), h (hours) and d (days)",
            );
        }
        if seen.contains(&scale) {
            return flaw(start, at + 1, "the same unit is used twice", DURATIONS);
        }
        seen.push(scale);
        at += 1;
        let sum = number.parse::<u32>().ok().and_then(|n| n.checked_mul(scale)).and_then(|n| total.checked_add(n));
        match sum {
            Some(sum) => total = sum,
            None => return flaw(start, at, "it is too long", "use fewer days"),
        }
    }
    if seen.is_empty() {
        return flaw(0, 0, "nothing stands in it", DURATIONS);
    }
    Ok(total)
}

impl Decode for Moment {
    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        let Kind::Str(text) = &node.kind else {
            return cx.wrong(node, &Self::expects());
        };
        match moment(text) {
            Ok(total) => Some(Self(total)),
            Err(flaw) => {
                cx.diagnostics.push(
                    Diagnostic::new(rule::BAD_MOMENT, format!("{} is not a moment: {}", quoted(text), flaw.why))
                        .at(inside(node, text, &flaw), "here")
                        .hint(flaw.hint),
                );
                None
            }
        }
    }

    fn expects() -> String {
        "a moment such as \"Tue 17:52\"".to_owned()
    }
}

const DAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const MOMENTS: &str = "write it like \"Tue 17:52\", or \"Fri+1 22:00\" for the Friday a week later";
/// Two years of weeks: enough for any scenario, and far from what a number can hold.
const LAST_WEEK: u32 = 104;

fn moment(text: &str) -> Result<u32, Flaw> {
    let offset = |part: &str| (part.as_ptr() as usize).saturating_sub(text.as_ptr() as usize);
    let mut parts = text.split_whitespace();
    let Some(first) = parts.next() else {
        return flaw(0, 0, "nothing stands in it", MOMENTS);
    };
    let at = offset(first);
    if first.starts_with(|c: char| c.is_ascii_digit()) {
        return flaw(
            at,
            at + first.len(),
            "the day is missing",
            format!("write the day before the time, as in \"Mon {first}\""),
        );
    }
    let (day, week) = match first.split_once('+') {
        Some((day, week)) => (day, Some(week)),
        None => (first, None),
    };
    let Some(index) = DAYS.iter().position(|known| *known == day) else {
        let start: String = day.chars().take(3).collect();
        let near = DAYS.iter().find(|known| known.eq_ignore_ascii_case(&start));
        let hint = match near {
            Some(near) => format!("write {near}"),
            None => format!("the days are {}", DAYS.join(", ")),
        };
        return flaw(at, at + day.len(), format!("`{day}` is not a day"), hint);
    };
    let weeks = match week {
        None => 0,
        Some(week) => {
            let from = at + day.len() + 1;
            match week.parse::<u32>() {
                Ok(weeks) if weeks <= LAST_WEEK && !week.starts_with('+') => weeks,
                _ => {
                    return flaw(
                        from.saturating_sub(1),
                        from + week.len(),
                        format!("`+{week}` is not a number of weeks from +0 to +{LAST_WEEK}"),
                        format!("write {day}+1 for the {day} a week later"),
                    );
                }
            }
        }
    };
    let Some(time) = parts.next() else {
        return flaw(
            at,
            at + first.len(),
            "the time is missing",
            format!("write the time after the day, as in \"{first} 09:00\""),
        );
    };
    let at = offset(time);
    let digits = |part: &str, low, high| (low..=high).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    let clock = time.split_once(':').filter(|(h, m)| digits(h, 1, 2) && digits(m, 2, 2));
    let clock = clock.and_then(|(h, m)| Some((h.parse::<u32>().ok()?, m.parse::<u32>().ok()?, h.len())));
    let Some((hour, minute, length)) = clock else {
        return flaw(
            at,
            at + time.len(),
            format!("`{time}` is not a time"),
            "write hours and minutes on the 24-hour clock, as in 17:52",
        );
    };
    if hour > 23 {
        let hint = if hour == 24 { "write 00:00 of the next day" } else { "hours go from 00 to 23" };
        return flaw(at, at + length, format!("there is no hour {hour}"), hint);
    }
    if minute > 59 {
        return flaw(
            at + length + 1,
            at + time.len(),
            format!("there is no minute {minute}"),
            "minutes go from 00 to 59",
        );
    }
    if let Some(more) = parts.next() {
        let at = offset(more);
        return flaw(at, at + more.len(), format!("`{more}` follows the time"), MOMENTS);
    }
    let days = u32::try_from(index).unwrap_or(0) + weeks * 7;
    Ok((days * 24 + hour) * 60 + minute)
}

impl fmt::Display for Minutes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (d, h, m) = (self.0 / 1440, self.0 / 60 % 24, self.0 % 60);
        let parts: Vec<String> = [(d, "d"), (h, "h"), (m, "m")]
            .iter()
            .filter(|(n, _)| *n > 0)
            .map(|(n, unit)| format!("{n}{unit}"))
            .collect();
        f.write_str(if parts.is_empty() { "0m".to_owned() } else { parts.join(" ") }.as_str())
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let day = self.0 / 1440;
        let name = DAYS.get((day % 7) as usize).copied().unwrap_or("Mon");
        let week = if day >= 7 { format!("+{}", day / 7) } else { String::new() };
        write!(f, "{name}{week} {:02}:{:02}", self.0 / 60 % 24, self.0 % 60)
    }
}
