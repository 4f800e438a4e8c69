//! What is being written at a place: the word under the cursor, and what the shapes want there.
//!
//! A file under the cursor is seldom whole. So the word is replaced by a mark, the tolerant parser reads the file once more,
//! and the mark is looked for in the tree: what surrounds it says what is wanted.

use super::places::{Place, walk};
use super::sheet::{Sheet, whole};
use crate::diagnostics::Span;
use crate::scenario::decode::{RecordInfo, Shape};
use crate::scenario::tree::{self, Args, Kind, Node};

/// What is being written.
#[derive(Clone, Debug)]
pub struct Cursor {
    /// What a completion replaces: a word, or the inside of a text.
    pub word: Span,
    /// Whether it stands in quotes.
    pub quotes: Quotes,
    /// What is wanted.
    pub wanted: Wanted,
    /// Whether what follows makes a colon or a bracket unnecessary.
    pub goes_on: bool,
}

/// The quotes round a word.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Quotes {
    /// None.
    None,
    /// Opened and not closed.
    Open,
    /// Both.
    Closed,
}

/// What is wanted at a place.
#[derive(Clone, Debug)]
pub enum Wanted {
    /// A field of a record; these are given already.
    Field(&'static RecordInfo, Vec<String>),
    /// A value; for a question, the person whom it is put to.
    Value(Shape, Option<String>),
}

/// Stands for the word under the cursor.
const MARK: &str = "__the_cursor__";

/// What is being written at an offset; none in comments, and where nothing is known.
pub fn cursor(sheet: &Sheet, offset: usize) -> Option<Cursor> {
    let text = sheet.text();
    let offset = text.floor_char_boundary(offset);
    let (word, quotes) = match text_around(sheet, offset) {
        Around::Comment => return None,
        Around::Text(word, quotes) => (word, quotes),
        Around::Nothing => (word_around(text, offset), Quotes::None),
    };
    let (before, after) = (text.get(..word.0)?, text.get(word.1..)?);
    let (from, to) = match quotes {
        Quotes::None => (before, after),
        _ => (before.strip_suffix('"')?, after.strip_prefix('"').unwrap_or(after)),
    };
    let mark = if quotes == Quotes::None { MARK.to_owned() } else { format!("\"{MARK}\"") };
    // Values among fields are no part of a tree, so a field is tried where no value is found.
    let wanted = wanted(&format!("{from}{mark}{to}"))
        .or_else(|| (quotes == Quotes::None).then(|| wanted(&format!("{from}{MARK}: (){to}")))?)?;
    let goes_on = match &wanted {
        Wanted::Field(..) => after.trim_start_matches([' ', '\t']).starts_with(':'),
        Wanted::Value(..) => after.starts_with('('),
    };
    Some(Cursor { word: Span::new(word.0, word.1), quotes, wanted, goes_on })
}

/// What the shapes want where the mark stands.
fn wanted(text: &str) -> Option<Wanted> {
    let (root, _) = tree::parse(text);
    let root = root?;
    let mut found = None;
    walk(whole(&root), &mut |path| {
        if found.is_none() {
            found = wanted_at(path);
        }
    });
    found
}

fn wanted_at(path: &[Place<'_>]) -> Option<Wanted> {
    let (place, outer) = path.split_last()?;
    let marked = match &place.node.kind {
        Kind::Name(name) | Kind::Str(name) | Kind::Named { name, .. } => name == MARK,
        _ => false,
    };
    if marked {
        // The record that a list wants is met again inside it.
        let twice = matches!((&place.shape, &place.node.kind), (Shape::List(_), Kind::Str(_)));
        return (!twice).then(|| Wanted::Value(place.shape.clone(), super::ids::answers(outer)));
    }
    let record = place.record()?;
    let given = |skip: &str| {
        let names = place.fields().iter().map(|field| field.name.clone());
        names.filter(|name| name != skip).collect::<Vec<String>>()
    };
    if place.fields().iter().any(|field| field.name == MARK) {
        return Some(Wanted::Field(record, given(MARK)));
    }
    let bare = |values: &[Node]| values.iter().any(|value| matches!(&value.kind, Kind::Name(name) if name == MARK));
    match &place.node.kind {
        Kind::Tuple(values) | Kind::Named { args: Args::Values(values), .. } if bare(values) => {
            Some(Wanted::Field(record, Vec::new()))
        }
        _ => None,
    }
}

/// What surrounds an offset.
enum Around {
    Nothing,
    Comment,
    /// The inside of a text.
    Text((usize, usize), Quotes),
}

/// Whether an offset stands in a text or in a comment. Texts that are whole are known from the tree; one that is not closed
/// ends with its line for the parser, so the line is looked at.
fn text_around(sheet: &Sheet, offset: usize) -> Around {
    let text = sheet.text();
    let (line, _) = sheet.lines().range(text, sheet.lines().line(offset));
    let mut from = line;
    if let Some(root) = sheet.root() {
        let mut texts = Vec::new();
        texts_near(root, line, offset, &mut texts);
        for span in texts {
            let (start, end) = (span.start as usize, span.end as usize);
            if start < offset && offset < end && text.get(start..end).is_some_and(|it| it.starts_with('"')) {
                return Around::Text((start + 1, end - 1), Quotes::Closed);
            }
            if start < line && end <= offset {
                from = from.max(end);
            }
        }
    }
    let before = text.get(from..offset).unwrap_or_default();
    let mut open = None;
    let mut chars = before.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        match (open, c) {
            (Some(_), '\\') => drop(chars.next()),
            (Some(_), '"') => open = None,
            (None, '"') => open = Some(from + at + 1),
            (None, '/') if matches!(chars.peek(), Some((_, '/'))) => return Around::Comment,
            _ => {}
        }
    }
    match open {
        Some(start) => {
            let rest = text.get(offset..).unwrap_or_default();
            let more =
                rest.len() - rest.trim_start_matches(|c: char| c.is_alphanumeric() || matches!(c, '-' | '_')).len();
            let closed = rest.get(more..).is_some_and(|rest| rest.starts_with('"'));
            Around::Text((start, offset + more), if closed { Quotes::Closed } else { Quotes::Open })
        }
        None => {
            let block = text.get(..offset).and_then(|before| before.rfind("/*"));
            let closed = block.and_then(|at| text.get(at..offset)).is_some_and(|since| since.contains("*/"));
            if block.is_some() && !closed { Around::Comment } else { Around::Nothing }
        }
    }
}

/// The texts of a tree that touch what lies between two offsets.
fn texts_near(node: &Node, from: usize, to: usize, out: &mut Vec<Span>) {
    if (node.span.end as usize) < from || node.span.start as usize > to {
        return;
    }
    let mut all = |values: &[Node]| values.iter().for_each(|value| texts_near(value, from, to, out));
    match &node.kind {
        Kind::Str(_) => out.push(node.span),
        Kind::Tuple(values) | Kind::List(values) | Kind::Named { args: Args::Values(values), .. } => all(values),
        Kind::Struct(fields) | Kind::Named { args: Args::Fields(fields), .. } => {
            fields.iter().for_each(|field| texts_near(&field.value, from, to, out));
        }
        Kind::Map(entries) => entries.iter().for_each(|(key, value)| {
            texts_near(key, from, to, out);
            texts_near(value, from, to, out);
        }),
        _ => {}
    }
}

/// The word that an offset stands in, or an empty place.
fn word_around(text: &str, offset: usize) -> (usize, usize) {
    let part = |c: char| c.is_alphanumeric() || c == '_';
    let before = text.get(..offset).unwrap_or_default();
    let after = text.get(offset..).unwrap_or_default();
    let start = before.trim_end_matches(part).len();
    (start, offset + after.len() - after.trim_start_matches(part).len())
}
