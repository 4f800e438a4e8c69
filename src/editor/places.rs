//! The values of a file beside what they should be: a walk over tree and shapes at once.

use crate::diagnostics::Span;
use crate::scenario::decode::{FieldInfo, RecordInfo, Shape, VariantInfo};
use crate::scenario::tree::{Args, Field, Kind, Node};

/// A value, and what it should be.
#[derive(Clone, Debug)]
pub struct Place<'a> {
    /// The value.
    pub node: &'a Node,
    /// What it should be.
    pub shape: Shape,
    /// The field that it is the value of.
    pub field: Option<(&'a Field, &'static FieldInfo)>,
    /// Which value in its brackets it is, from 0.
    pub nth: usize,
}

impl<'a> Place<'a> {
    /// A value that stands for itself.
    pub fn new(node: &'a Node, shape: Shape) -> Self {
        Self { node, shape, field: None, nth: 0 }
    }

    /// The fields of a record that are given.
    pub fn fields(&self) -> &'a [Field] {
        match &self.node.kind {
            Kind::Struct(fields) | Kind::Named { args: Args::Fields(fields), .. } => fields,
            _ => &[],
        }
    }

    /// What is known of the record that should stand here.
    pub fn record(&self) -> Option<&'static RecordInfo> {
        match self.shape {
            Shape::Record(info) => Some(info),
            _ => None,
        }
    }

    /// The name that stands here out of a set of names, with its place and what is known of it.
    pub fn name(&self) -> Option<(&'a str, Span, Option<&'static VariantInfo>)> {
        let Shape::Names(names) = self.shape else { return None };
        let (name, span) = match &self.node.kind {
            Kind::Name(name) => (name, self.node.span),
            Kind::Named { name, name_span, .. } => (name, *name_span),
            _ => return None,
        };
        Some((name, span, names.variants.iter().find(|info| info.name == name)))
    }

    /// The values inside this one. What is not as it should be has none.
    pub fn inside(&self) -> Vec<Place<'a>> {
        let part = |(nth, (node, shape)): (usize, (&'a Node, Shape))| Place { node, shape, field: None, nth };
        match (&self.shape, &self.node.kind) {
            (Shape::Record(info), _) => {
                let known =
                    |field: &'a Field| Some((field, info.fields.iter().find(|known| known.name == field.name)?));
                let known = self.fields().iter().filter_map(known);
                known
                    .map(|(field, info)| Place {
                        node: plain(&field.value),
                        shape: (info.shape)(),
                        field: Some((field, info)),
                        nth: 0,
                    })
                    .collect()
            }
            (Shape::Names(_), Kind::Named { args: Args::Values(values), .. }) => {
                let shapes = self.name().and_then(|(.., info)| info).map_or(&[][..], |info| info.shapes);
                values.iter().zip(shapes.iter().map(|shape| shape())).enumerate().map(part).collect()
            }
            (Shape::List(of), Kind::List(values) | Kind::Tuple(values)) => {
                values.iter().map(|node| (node, (**of).clone())).enumerate().map(part).collect()
            }
            // One value whose brackets are missing.
            (Shape::List(of), Kind::Str(_) | Kind::Name(_) | Kind::Named { .. } | Kind::Struct(_)) => {
                vec![part((0, (self.node, (**of).clone())))]
            }
            (Shape::Tuple(of), Kind::Tuple(values)) => {
                values.iter().zip(of.iter().cloned()).enumerate().map(part).collect()
            }
            _ => Vec::new(),
        }
    }
}

/// The value itself where it is written as `Some(value)`.
fn plain(node: &Node) -> &Node {
    match &node.kind {
        Kind::Named { name, args: Args::Values(values), .. } if name == "Some" && values.len() == 1 => &values[0],
        _ => node,
    }
}

/// Visits every value from the outside in, with those that it stands in.
pub fn walk<'a>(place: Place<'a>, visit: &mut dyn FnMut(&[Place<'a>])) {
    fn step<'a>(path: &mut Vec<Place<'a>>, visit: &mut dyn FnMut(&[Place<'a>])) {
        visit(path);
        for inner in path.last().map(Place::inside).unwrap_or_default() {
            path.push(inner);
            step(path, visit);
            path.pop();
        }
    }
    step(&mut vec![place], visit);
}

/// The values that an offset stands in, from the outside in; at the end of a value it still stands in it.
pub fn at(place: Place<'_>, offset: usize) -> Vec<Place<'_>> {
    let holds = |span: Span| (span.start as usize..=span.end as usize).contains(&offset);
    let mut path = vec![place];
    while let Some(inner) = path.last().and_then(|place| place.inside().into_iter().rfind(|it| holds(it.node.span))) {
        path.push(inner);
    }
    path
}
