//! The text behind an id: who or what it is, in the words of the file or of the rubric.

use super::ids::{Mention, definitions};
use super::places::{Place, at};
use super::sheet::Sheet;
use crate::scenario::decode::{Shape, Thing, fold};
use crate::scenario::tree::Kind;
use crate::score::Rubric;

/// What is known of something that has an id.
#[derive(Clone, Debug, PartialEq)]
pub struct Card {
    /// What it is.
    pub thing: Thing,
    /// Its id.
    pub id: String,
    /// Its words: the heading first.
    pub words: Vec<String>,
}

impl Card {
    /// Its heading; empty if it has no words.
    pub fn heading(&self) -> &str {
        self.words.first().map_or("", String::as_str)
    }

    /// As Markdown.
    pub fn markdown(&self) -> String {
        let kind = format!("{} `{}`", bare(self.thing), self.id);
        match self.words.split_first() {
            None => kind,
            Some((heading, rest)) => {
                let rest: String = rest.iter().map(|words| format!("\n\n{}", escaped(words))).collect();
                format!("**{}**\n\n{kind}{rest}", escaped(heading))
            }
        }
    }
}

/// The cards of what an id means; several if it means several things.
pub fn cards(sheet: &Sheet, mention: &Mention) -> Vec<Card> {
    let built_in: Vec<Card> = mention.things.iter().filter_map(|thing| of_rubric(*thing, &mention.id)).collect();
    if !built_in.is_empty() {
        return built_in;
    }
    definitions(sheet, mention).into_iter().filter_map(|own| card(sheet, own)).collect()
}

/// The card of something where its id is given.
pub fn card(sheet: &Sheet, own: &Mention) -> Option<Card> {
    let path = at(sheet.place()?, own.span.start as usize);
    let record = path.iter().rev().find(|place| place.record().is_some())?;
    let words = if own.things.contains(&Thing::Question) { answer(own, record) } else { words(record) };
    Some(Card { thing: *own.things.first()?, id: own.id.clone(), words })
}

/// What a record says in words: its first text, and of the next few those that are more than a word.
fn words(record: &Place<'_>) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for field in record.record().map_or(&[][..], |info| info.fields) {
        let given = record.fields().iter().find(|given| given.name == field.name);
        if let Some(Kind::Str(text)) = given.map(|given| &given.value.kind)
            && matches!((field.shape)(), Shape::Text)
            && (out.is_empty() || text.trim().contains(char::is_whitespace))
            && out.len() < 4
        {
            out.push(fold(text));
        }
    }
    out
}

/// Who answers a question, and what they tell.
fn answer(own: &Mention, record: &Place<'_>) -> Vec<String> {
    let tells = record.inside().into_iter().find_map(|place| match (&place.shape, &place.node.kind) {
        (Shape::Ref([Thing::Fact, Thing::Need]), Kind::Str(id)) => Some(fold(id)),
        _ => None,
    });
    let person = own.person.as_deref().unwrap_or("somebody");
    vec![match tells {
        Some(tells) => format!("{person} tells {tells}"),
        None => format!("{person} answers it"),
    }]
}

/// A competency or a success factor of the rubric.
fn of_rubric(thing: Thing, id: &str) -> Option<Card> {
    all_of_rubric(thing).into_iter().find(|card| card.id == id)
}

/// All competencies or success factors; nothing for what a scenario gives itself.
pub fn all_of_rubric(thing: Thing) -> Vec<Card> {
    let rubric = Rubric::itil4();
    match thing {
        Thing::Competency => rubric
            .competencies
            .iter()
            .map(|it| {
                let anchors = it.anchors.iter().enumerate().map(|(at, anchor)| format!("{}. {anchor}", at + 1));
                let anchors = anchors.collect::<Vec<_>>().join("\n");
                Card { thing, id: format!("C{}", it.id), words: vec![it.name.clone(), anchors] }
            })
            .collect(),
        Thing::Factor => rubric
            .factors
            .iter()
            .map(|it| Card { thing, id: it.id.clone(), words: vec![it.says.clone(), it.practice.clone()] })
            .collect(),
        _ => Vec::new(),
    }
}

/// What something is, without its article.
pub fn bare(thing: Thing) -> &'static str {
    thing.what().split_once(' ').map_or(thing.what(), |(_, bare)| bare)
}

/// Words that Markdown shows as they are.
pub fn escaped(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for c in words.chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '<' | '>' | '[' | ']' | '#' | '~' | '|') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}
