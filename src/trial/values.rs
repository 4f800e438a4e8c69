//! The values of a case in the place of each `"$name"`: the tree of a test is changed before it is read.

use super::raw::Case;
use super::rules as rule;
use crate::diagnostics::{Diagnostic, Label, Span, nearest};
use crate::scenario::tree::{Args, Field, Kind, Node};

/// The name in `"$name"`; `None` for every other text, such as `"$5"`.
fn parameter(text: &str) -> Option<&str> {
    let name = text.strip_prefix('$')?;
    let fits = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    (name.starts_with(|c: char| c.is_ascii_alphabetic()) && name.chars().all(fits)).then_some(name)
}

/// A value of a case that was put somewhere.
#[derive(Clone, Copy, Debug)]
pub struct Put {
    /// Where `"$name"` stands.
    pub place: Span,
    /// Where the value stands.
    pub value: Span,
}

impl Put {
    /// Shows in a report of this expectation or step which value it is about.
    pub fn show(self, report: &mut Diagnostic) {
        let Some(first) = report.labels.first().map(|label| label.span) else { return };
        let label = |span, text: &str| Label { span, text: text.into() };
        if first == self.value {
            report.labels.push(label(self.place, "it stands here in the steps"));
        } else if first.start <= self.place.start && self.place.end <= first.end {
            report.labels.insert(0, label(self.value, "with this value"));
        }
    }
}

/// Puts the values of a case into the tree of a test, and says where; without a case, a `"$name"` has no value.
pub fn put(test: &mut Node, case: Option<&Case>, out: &mut Vec<Diagnostic>) -> Vec<Put> {
    let mut used = vec![Vec::new(); case.map_or(0, |case| case.values.len())];
    if let Some(fields) = fields(test) {
        // What stands in `with` itself is never replaced.
        for field in fields.iter_mut().filter(|field| field.name != "with") {
            replace(&mut field.value, case, &mut used, out);
        }
    }
    let mut puts = Vec::new();
    for ((name, value), used) in case.iter().flat_map(|case| &case.values).zip(used) {
        puts.extend(used.iter().map(|place| Put { place: *place, value: value.0.span }));
        if used.is_empty() {
            let message = format!("nothing in the test asks for the value \"{}\"", name.value);
            let diagnostic = Diagnostic::of(&rule::UNUSED_VALUE, message).at(name.span, "never used");
            out.push(diagnostic.hint(format!("write \"${}\" where it belongs, or take the value out", name.value)));
        }
    }
    puts
}

/// The fields of a record.
pub fn fields(node: &mut Node) -> Option<&mut Vec<Field>> {
    match &mut node.kind {
        Kind::Struct(fields) | Kind::Named { args: Args::Fields(fields), .. } => Some(fields),
        _ => None,
    }
}

fn replace(node: &mut Node, case: Option<&Case>, used: &mut [Vec<Span>], out: &mut Vec<Diagnostic>) {
    match &mut node.kind {
        Kind::Str(text) => {
            let Some(name) = parameter(text) else { return };
            let values = case.map_or(&[][..], |case| &case.values);
            if let Some(at) = values.iter().position(|(own, _)| own.value == name) {
                used[at].push(node.span);
                *node = values[at].1.0.clone();
                return;
            }
            let message = format!("\"${name}\" has no value here");
            let mut diagnostic = Diagnostic::of(&rule::NO_VALUE, message).at(node.span, "a value is wanted");
            if let Some(near) = nearest(name, values.iter().map(|(own, _)| own.value.as_str())) {
                diagnostic = diagnostic.hint(format!("did you mean \"${near}\"?"));
            }
            diagnostic = match case {
                Some(case) => diagnostic
                    .at(case.span, "in this case")
                    .hint(format!("add (\"{name}\", ...) to the values of the case")),
                None => diagnostic.hint(format!("give the test its values: with: [(values: [(\"{name}\", ...)])]")),
            };
            out.push(diagnostic);
            node.kind = Kind::Bad;
        }
        Kind::List(values) | Kind::Tuple(values) | Kind::Named { args: Args::Values(values), .. } => {
            values.iter_mut().for_each(|value| replace(value, case, used, out));
        }
        Kind::Struct(fields) | Kind::Named { args: Args::Fields(fields), .. } => {
            fields.iter_mut().for_each(|field| replace(&mut field.value, case, used, out));
        }
        _ => {}
    }
}
