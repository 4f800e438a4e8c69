//! Texts, numbers, lists, tuples, and values that remember their place.

use super::cx::{Cx, Decode};
use super::fields::{TEXT, is_text};
use super::shape::Shape;
use crate::diagnostics::registry as rule;
use crate::diagnostics::{Diagnostic, Span};
use crate::scenario::tree::{Args, Kind, Node, describe};
use std::ops::Deref;

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

    fn shape() -> Shape {
        Shape::Text
    }

    fn written(&self) -> Option<String> {
        (!self.is_empty()).then(|| format!("\"{self}\""))
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

    fn shape() -> Shape {
        Shape::Truth
    }

    fn written(&self) -> Option<String> {
        Some(self.to_string())
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

    fn shape() -> Shape {
        Shape::Number
    }

    fn written(&self) -> Option<String> {
        Some(self.to_string())
    }
}

macro_rules! integers {
    ($($ty:ident)*) => { $(
        impl Decode for $ty {
            fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
                let Kind::Int(value) = node.kind else { return cx.wrong(node, &Self::expects()) };
                Some(Self::try_from(value).unwrap_or_else(|_| {
                    let (low, high) = (Self::MIN, Self::MAX);
                    cx.diagnostics.push(
                        Diagnostic::new(rule::OUT_OF_RANGE, format!("{value} is out of range"))
                            .at(node.span, "out of range")
                            .hint(format!("write a number from {low} to {high}"))
                            .fix(node.span, if value < 0 { low.to_string() } else { high.to_string() }),
                    );
                    // The largest stands for it, so that whoever knows what is allowed at this place finds it amiss too.
                    high
                }))
            }

            fn expects() -> String {
                // What a place allows is less than what can be kept, so no range is said here.
                "a whole number".to_owned()
            }

            fn shape() -> Shape {
                Shape::Whole(Self::MIN as i64, Self::MAX as i64)
            }

            fn written(&self) -> Option<String> {
                Some(self.to_string())
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

    fn shape() -> Shape {
        T::shape()
    }

    fn written(&self) -> Option<String> {
        self.as_ref()?.written()
    }
}

impl<T: Decode> Decode for Vec<T> {
    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        match &node.kind {
            Kind::List(values) => Some(values.iter().filter_map(|value| T::decode(value, cx)).collect()),
            Kind::Bad => None,
            kind => {
                let found = describe(kind);
                // Several values in round brackets may be one of the list, or all of it.
                let one =
                    matches!((T::shape(), kind), (Shape::Tuple(of), Kind::Tuple(values)) if of.len() == values.len());
                let hint = match kind {
                    Kind::Name(name) if is_text(&T::expects()) => {
                        let list = format!("[\"{name}\"]");
                        let message = format!("{} was expected, {found} was found", Self::expects());
                        cx.diagnostics.push(
                            Diagnostic::new(rule::WRONG_TYPE, message)
                                .at(node.span, format!("this is {found}"))
                                .hint(format!("write {list}, even if there is only one"))
                                .fix(node.span, list),
                        );
                        return None;
                    }
                    Kind::Map(_) => "write [ ] instead of { }",
                    Kind::Tuple(_) if !one => "write [ ] instead of ( )",
                    Kind::Unit => "write [] for an empty list",
                    _ => "put [ ] round it, even if there is only one",
                };
                let d =
                    Diagnostic::new(rule::WRONG_TYPE, format!("{} was expected, {found} was found", Self::expects()))
                        .at(node.span, format!("this is {found}"))
                        .hint(hint);
                let (start, end) = (node.span.start, node.span.end);
                cx.diagnostics.push(match kind {
                    Kind::Unit => d.fix(node.span, "[]"),
                    Kind::Map(_) | Kind::Tuple(_) if !one => d.fix_around(
                        hint,
                        (Span { start, end: start + 1 }, "["),
                        (Span { start: end.saturating_sub(1), end }, "]"),
                    ),
                    _ => d.fix_around("put [ ] round it", (Span::before(start), "["), (Span::before(end), "]")),
                });
                None
            }
        }
    }

    fn expects() -> String {
        format!("a list (each of it {})", T::expects())
    }

    fn shape() -> Shape {
        Shape::List(Box::new(T::shape()))
    }
}

impl<T: Decode> Decode for Spanned<T> {
    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        T::decode(node, cx).map(|value| Self { value, span: node.span })
    }

    fn expects() -> String {
        T::expects()
    }

    fn shape() -> Shape {
        T::shape()
    }

    fn written(&self) -> Option<String> {
        (**self).written()
    }
}

impl<T: Decode> Decode for Box<T> {
    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        T::decode(node, cx).map(Self::new)
    }

    fn expects() -> String {
        T::expects()
    }

    fn shape() -> Shape {
        T::shape()
    }

    fn written(&self) -> Option<String> {
        (**self).written()
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

    fn shape() -> Shape {
        Shape::Tuple(vec![A::shape(), B::shape()])
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

    fn shape() -> Shape {
        Shape::Tuple(vec![A::shape(), B::shape(), C::shape()])
    }
}
