//! The tree of a file: values with their places.

use crate::diagnostics::Span;

/// A value and its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub kind: Kind,
}

/// The sorts of values.
#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    /// `()`
    Unit,
    /// `true`, `false`
    Bool(bool),
    /// `12`
    Int(i64),
    /// `1.5`
    Float(f64),
    /// `"text"`
    Str(String),
    /// `'c'`
    Char(char),
    /// A bare name: `Alone`
    Name(String),
    /// A name with brackets: `Known("ann")`, `Person(id: "ann")`
    Named {
        /// The name.
        name: String,
        /// The place of the name alone.
        name_span: Span,
        /// Where its bracket opens.
        bracket: u32,
        /// What stands in the brackets.
        args: Args,
    },
    /// `(a: 1)`
    Struct(Vec<Field>),
    /// `(1, 2)` and `(1)`
    Tuple(Vec<Node>),
    /// `[1, 2]`
    List(Vec<Node>),
    /// `{1: 2}`
    Map(Vec<(Node, Node)>),
    /// Not readable, and already reported.
    Bad,
}

/// What stands in the brackets after a name.
#[derive(Clone, Debug, PartialEq)]
pub enum Args {
    /// Values with names.
    Fields(Vec<Field>),
    /// Values without.
    Values(Vec<Node>),
}

/// A value with its name.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// The name.
    pub name: String,
    /// The place of the name.
    pub name_span: Span,
    /// The value.
    pub value: Node,
}

/// A sort of value in words, for messages.
pub fn describe(kind: &Kind) -> String {
    match kind {
        Kind::Unit => "empty brackets ()".to_owned(),
        Kind::Bool(value) => format!("the value {value}"),
        Kind::Int(_) => "a whole number".to_owned(),
        Kind::Float(_) => "a decimal number".to_owned(),
        Kind::Str(_) => "a text".to_owned(),
        Kind::Char(_) => "a single character".to_owned(),
        Kind::Name(name) => format!("the name \"{name}\""),
        Kind::Named { name, .. } => format!("{name}(...)"),
        Kind::Struct(_) => "fields in round brackets".to_owned(),
        Kind::Tuple(_) => "values in round brackets".to_owned(),
        Kind::List(_) => "a list".to_owned(),
        Kind::Map(_) => "entries in curly brackets".to_owned(),
        Kind::Bad => "something unreadable".to_owned(),
    }
}
