//! What differs between two texts of a scenario, value by value: white space, comments and the order of fields are no
//! difference, the order of a list is.

use super::decode::fold;
use super::tree::{Args, Field, Kind, Node, parse};
use crate::diagnostics::Span;
use std::collections::HashMap;

/// One difference.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Change {
    /// What happened to the value.
    pub what: What,
    /// Where it stands, in words from the outside in, such as `cast "nadia", trust`.
    pub path: String,
    /// The value in the old text; for one that was added, nothing.
    pub was: Option<String>,
    /// The value in the new text; for one that was removed, nothing.
    pub is: Option<String>,
    /// Where to look in the new text: the value, or the end of what stands before one that was removed.
    pub at: Span,
}

/// What can happen to a value.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
pub enum What {
    /// It is another one.
    Changed,
    /// It was not there.
    Added,
    /// It is not there any more.
    Removed,
    /// It stands elsewhere in its list.
    Moved,
}

/// The differences from an old text to a new one, in the order of the new one. Of a text that holds no value at all nothing
/// can be said, so nothing is.
pub fn changes(old: &str, new: &str) -> Vec<Change> {
    let ((Some(was), _), (Some(is), _)) = (parse(old), parse(new)) else { return Vec::new() };
    let mut finder = Finder { old, new, path: Vec::new(), found: Vec::new() };
    finder.values(&was, &is);
    finder.found.sort_by_key(|change| change.at.start);
    finder.found
}

/// So much of a value is told.
const TOLD: usize = 90;

struct Finder<'a> {
    old: &'a str,
    new: &'a str,
    path: Vec<String>,
    found: Vec<Change>,
}

impl Finder<'_> {
    fn values(&mut self, was: &Node, is: &Node) {
        match (&was.kind, &is.kind) {
            (Kind::Struct(old), Kind::Struct(new)) => self.fields(old, new, is.span),
            (Kind::Struct(old), Kind::Unit) => self.fields(old, &[], is.span),
            (Kind::Unit, Kind::Struct(new)) => self.fields(&[], new, is.span),
            (Kind::List(old), Kind::List(new)) => self.items(old, new, is.span),
            (Kind::Tuple(old), Kind::Tuple(new)) if old.len() == new.len() => self.pairs(old, new),
            (Kind::Named { name: old, args: was_args, .. }, Kind::Named { name: new, args: is_args, .. })
                if old == new =>
            {
                match (was_args, is_args) {
                    (Args::Fields(old), Args::Fields(new)) => self.fields(old, new, is.span),
                    (Args::Values(old), Args::Values(new)) if old.len() == new.len() => self.pairs(old, new),
                    _ => self.changed(was, is),
                }
            }
            _ if same(was, is) => {}
            _ => self.changed(was, is),
        }
    }

    fn pairs(&mut self, old: &[Node], new: &[Node]) {
        for (was, is) in old.iter().zip(new) {
            self.values(was, is);
        }
    }

    fn fields(&mut self, old: &[Field], new: &[Field], inside: Span) {
        let mut left: HashMap<&str, Vec<&Field>> = HashMap::new();
        for field in new.iter().rev() {
            left.entry(field.name.as_str()).or_default().push(field);
        }
        // What was taken away is looked for behind what stands before it still.
        let mut before = Span { start: inside.start, end: (inside.start + 1).min(inside.end) };
        for was in old {
            self.path.push(was.name.clone());
            match left.get_mut(was.name.as_str()).and_then(Vec::pop) {
                Some(is) => {
                    self.values(&was.value, &is.value);
                    before = end(is.value.span);
                }
                None => self.removed(&was.value, before),
            }
            self.path.pop();
        }
        for field in left.into_values().flatten() {
            self.path.push(field.name.clone());
            self.added(&field.value);
            self.path.pop();
        }
    }

    fn items(&mut self, old: &[Node], new: &[Node], inside: Span) {
        let partner = partners(old, new);
        let mut taken: Vec<bool> = vec![false; new.len()];
        for at in partner.iter().flatten() {
            taken[*at] = true;
        }
        let stays = in_order(&partner);
        let mut before = Span { start: inside.start, end: (inside.start + 1).min(inside.end) };
        for (at, was) in old.iter().enumerate() {
            self.path.push(name(was, at));
            match partner[at] {
                Some(there) => {
                    if !stays[at] {
                        let told = Some(shown(self.new, new[there].span));
                        self.push(What::Moved, told.clone(), told, head(&new[there]));
                    }
                    self.values(was, &new[there]);
                    before = end(new[there].span);
                }
                None => self.removed(was, before),
            }
            self.path.pop();
        }
        for (at, is) in new.iter().enumerate().filter(|(at, _)| !taken[*at]) {
            self.path.push(name(is, at));
            self.added(is);
            self.path.pop();
        }
    }

    fn changed(&mut self, was: &Node, is: &Node) {
        let (was, now) = (shown(self.old, was.span), shown(self.new, is.span));
        self.push(What::Changed, Some(was), Some(now), head(is));
    }

    fn added(&mut self, is: &Node) {
        let now = shown(self.new, is.span);
        self.push(What::Added, None, Some(now), head(is));
    }

    fn removed(&mut self, was: &Node, before: Span) {
        let was = shown(self.old, was.span);
        self.push(What::Removed, Some(was), None, before);
    }

    fn push(&mut self, what: What, was: Option<String>, is: Option<String>, at: Span) {
        let mut path = String::new();
        for step in &self.path {
            // An item is told by its name right behind its list: `cast "nadia", trust`.
            let joint = if path.is_empty() || step.starts_with(['"', '#']) { " " } else { ", " };
            path.push_str(joint);
            path.push_str(step);
        }
        let path = if path.is_empty() { "the whole file".to_owned() } else { path.trim_start().to_owned() };
        self.found.push(Change { what, path, was, is, at });
    }
}

/// The item of the new list that each one of the old list became: first by name, then what is the same, then by the place
/// between neighbours.
fn partners(old: &[Node], new: &[Node]) -> Vec<Option<usize>> {
    let mut partner = vec![None; old.len()];
    let mut taken = vec![false; new.len()];
    let by_name = |item: &Node| id(item).map(str::to_owned);
    let by_value = |item: &Node| Some(canonical(item));
    for key in [&by_name as &dyn Fn(&Node) -> Option<String>, &by_value] {
        let mut places: HashMap<String, Vec<usize>> = HashMap::new();
        for (at, item) in new.iter().enumerate().rev().filter(|(at, _)| !taken[*at]) {
            if let Some(key) = key(item) {
                places.entry(key).or_default().push(at);
            }
        }
        for (at, item) in old.iter().enumerate().filter(|(at, _)| partner[*at].is_none()).collect::<Vec<_>>() {
            if let Some(there) = key(item).and_then(|key| places.get_mut(&key)).and_then(Vec::pop) {
                partner[at] = Some(there);
                taken[there] = true;
            }
        }
    }
    // What stands between the same neighbours is the same thing with another name or value.
    let mut next = 0;
    for at in 0..old.len() {
        match partner[at] {
            Some(there) => next = there + 1,
            None if next < new.len() && !taken[next] && alike(&old[at], &new[next]) => {
                partner[at] = Some(next);
                taken[next] = true;
                next += 1;
            }
            None => {}
        }
    }
    partner
}

/// Which items of a list kept their order: a longest run of partners that rise.
fn in_order(partner: &[Option<usize>]) -> Vec<bool> {
    // For each length the place of the run's least last item, and for each item the one before it in its run.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = vec![None; partner.len()];
    for (at, there) in partner.iter().enumerate().filter_map(|(at, there)| Some((at, (*there)?))) {
        let length = ends.partition_point(|&end| partner[end].is_some_and(|other| other < there));
        before[at] = length.checked_sub(1).map(|shorter| ends[shorter]);
        match ends.get_mut(length) {
            Some(end) => *end = at,
            None => ends.push(at),
        }
    }
    let mut stays = vec![false; partner.len()];
    let mut at = ends.last().copied();
    while let Some(here) = at {
        stays[here] = true;
        at = before[here];
    }
    stays
}

/// Whether two items may be one thing before and after a change.
fn alike(was: &Node, is: &Node) -> bool {
    match (&was.kind, &is.kind) {
        (Kind::Struct(old), Kind::Struct(new)) => {
            let kept = old.iter().filter(|field| new.iter().any(|other| other.name == field.name));
            2 * kept.count() >= old.len().max(new.len())
        }
        (Kind::Named { name: old, .. }, Kind::Named { name: new, .. }) => old == new,
        (was, is) => std::mem::discriminant(was) == std::mem::discriminant(is),
    }
}

/// The id of an item.
fn id(item: &Node) -> Option<&str> {
    let fields = match &item.kind {
        Kind::Struct(fields) | Kind::Named { args: Args::Fields(fields), .. } => fields,
        _ => return None,
    };
    fields.iter().find(|field| field.name == "id").and_then(|field| match &field.value.kind {
        Kind::Str(id) => Some(id.as_str()),
        _ => None,
    })
}

/// What an item of a list is called.
fn name(item: &Node, at: usize) -> String {
    id(item).map_or_else(|| format!("#{}", at + 1), |id| format!("\"{id}\""))
}

/// Where something ends.
fn end(span: Span) -> Span {
    Span { start: span.end.saturating_sub(1).max(span.start), end: span.end }
}

/// Where to point for a value: the id of a record, else its beginning.
fn head(node: &Node) -> Span {
    let fields = match &node.kind {
        Kind::Struct(fields) | Kind::Named { args: Args::Fields(fields), .. } => fields,
        _ => return node.span,
    };
    match fields.iter().find(|field| field.name == "id").or(fields.first()) {
        Some(field) => field.name_span.to(field.value.span),
        None => node.span,
    }
}

fn same(was: &Node, is: &Node) -> bool {
    canonical(was) == canonical(is)
}

/// A value with neither white space nor comments nor an order of fields, so that equal ones are equal.
fn canonical(node: &Node) -> String {
    let mut out = String::new();
    write(node, &mut out);
    out
}

fn write(node: &Node, out: &mut String) {
    let list = |nodes: &[Node], out: &mut String| {
        for node in nodes {
            write(node, out);
            out.push(',');
        }
    };
    let record = |fields: &[Field], out: &mut String| {
        let mut sorted: Vec<&Field> = fields.iter().collect();
        sorted.sort_by(|a, b| a.name.cmp(&b.name));
        for field in sorted {
            out.push_str(&field.name);
            out.push(':');
            write(&field.value, out);
            out.push(',');
        }
    };
    match &node.kind {
        Kind::Unit => out.push_str("()"),
        Kind::Str(text) => out.push_str(&format!("{:?}", fold(text))),
        Kind::Name(name) => out.push_str(name),
        Kind::Named { name, args, .. } => {
            out.push_str(name);
            out.push('(');
            match args {
                Args::Fields(fields) => record(fields, out),
                Args::Values(values) => list(values, out),
            }
            out.push(')');
        }
        Kind::Struct(fields) => {
            out.push('(');
            record(fields, out);
            out.push(')');
        }
        Kind::Tuple(values) => {
            out.push('(');
            list(values, out);
            out.push(')');
        }
        Kind::List(values) => {
            out.push('[');
            list(values, out);
            out.push(']');
        }
        Kind::Map(entries) => {
            out.push('{');
            for (key, value) in entries {
                write(key, out);
                out.push(':');
                write(value, out);
                out.push(',');
            }
            out.push('}');
        }
        Kind::Bool(_) | Kind::Int(_) | Kind::Float(_) | Kind::Char(_) | Kind::Bad => {
            out.push_str(&format!("{:?}", node.kind));
        }
    }
}

/// The words of a value as they stand, in one line and not too long.
fn shown(text: &str, span: Span) -> String {
    let words = text.get(span.start as usize..span.end as usize).unwrap_or_default();
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    if words.chars().count() <= TOLD {
        return words;
    }
    let cut: String = words.chars().take(TOLD - 4).collect();
    format!("{} ...", cut.trim_end())
}
