//! The ids of a file: where each is given, where it is used, and which of them mean the same thing.

use super::places::{Place, walk};
use super::sheet::Sheet;
use crate::diagnostics::Span;
use crate::scenario::decode::{Shape, Thing, fold};
use crate::scenario::tree::{Kind, Node};

/// An id in a file.
#[derive(Clone, Debug, PartialEq)]
pub struct Mention {
    /// Where it stands, with its quotes.
    pub span: Span,
    /// The id.
    pub id: String,
    /// What it can name.
    pub things: &'static [Thing],
    /// Whether it is given here, and not used.
    pub own: bool,
    /// Of a question: the person who answers it.
    pub person: Option<String>,
}

/// All ids of a file, in its order.
pub(super) fn mentions(place: Place<'_>) -> Vec<Mention> {
    let mut out = Vec::new();
    walk(place, &mut |path| {
        let Some(mention) = mention(path) else { return };
        out.push(mention);
    });
    out.sort_by_key(|mention: &Mention| mention.span.start);
    out
}

/// The id at the end of a path, if there is one.
pub(super) fn mention(path: &[Place<'_>]) -> Option<Mention> {
    let (place, outer) = path.split_last()?;
    let (things, own) = match place.shape {
        Shape::Own(things) => (things, true),
        Shape::Ref(things) => (things, false),
        _ => return None,
    };
    let Kind::Str(id) = &place.node.kind else { return None };
    let person = things.contains(&Thing::Question).then(|| answers(outer)).flatten();
    Some(Mention { span: place.node.span, id: fold(id), things, own, person })
}

/// Who answers a question: a person named beside it, or the one whose answer it stands in.
pub(super) fn answers(outer: &[Place<'_>]) -> Option<String> {
    let names = |shape: &Shape| matches!(shape, Shape::Own([Thing::Person]) | Shape::Ref([Thing::Person]));
    let text = |node: &Node| match &node.kind {
        Kind::Str(id) => Some(fold(id)),
        _ => None,
    };
    let beside =
        |place: &Place<'_>| place.inside().into_iter().find(|it| names(&it.shape)).and_then(|it| text(it.node));
    outer.iter().rev().find_map(beside)
}

/// The id under an offset.
pub fn under(sheet: &Sheet, offset: usize) -> Option<&Mention> {
    let holds = |mention: &&Mention| (mention.span.start as usize..=mention.span.end as usize).contains(&offset);
    sheet.mentions().iter().find(holds)
}

/// Where what an id names is given; an id of its own is given where it stands.
pub fn definitions<'a>(sheet: &'a Sheet, mention: &Mention) -> Vec<&'a Mention> {
    let same = |other: &&Mention| {
        other.own && other.id == mention.id && other.things.iter().any(|thing| mention.things.contains(thing))
    };
    let all: Vec<&Mention> = sheet.mentions().iter().filter(same).collect();
    // The same question can be put to several people; the one who is asked is meant.
    let theirs: Vec<&Mention> = all.iter().copied().filter(|other| other.person == mention.person).collect();
    if theirs.is_empty() { all } else { theirs }
}

/// What an id names: what it can name, as far as something of it is given; all of it where nothing is.
fn named(sheet: &Sheet, mention: &Mention) -> Vec<Thing> {
    if mention.own {
        return mention.things.to_vec();
    }
    let given = |thing: &Thing| {
        sheet.mentions().iter().any(|other| other.own && other.id == mention.id && other.things.contains(thing))
    };
    let things: Vec<Thing> = mention.things.iter().copied().filter(given).collect();
    if things.is_empty() { mention.things.to_vec() } else { things }
}

/// Every place of an id, given and used, in the order of the file. Where one use names several things at once (a world that
/// holds a risk and a fact of the same id), all that goes by the id belongs together.
pub fn together<'a>(sheet: &'a Sheet, mention: &Mention) -> Vec<&'a Mention> {
    let all: Vec<(&Mention, Vec<Thing>)> = sheet
        .mentions()
        .iter()
        .filter(|other| other.id == mention.id)
        .map(|other| (other, named(sheet, other)))
        .collect();
    let mut things = named(sheet, mention);
    loop {
        let before = things.len();
        for (_, named) in &all {
            if named.iter().any(|thing| things.contains(thing)) {
                things.extend(named.iter().filter(|thing| !things.contains(thing)).copied().collect::<Vec<_>>());
            }
        }
        if things.len() == before {
            break;
        }
    }
    all.into_iter().filter(|(_, named)| named.iter().any(|thing| things.contains(thing))).map(|(it, _)| it).collect()
}
