//! The papers on the desk: what is printed, struck out, written in by hand, stamped and signed.

use crate::scenario::Scenario;
use crate::scenario::marks::passages;
use crate::sim::{State, cond};

pub use crate::scenario::marks::Ink;
pub use crate::scenario::model::Look;

/// A paper on the desk.
#[derive(Clone, PartialEq, Debug)]
pub struct Paper {
    /// Its id.
    pub key: String,
    /// Its heading.
    pub title: String,
    /// What it is.
    pub kind: String,
    /// What it looks like.
    pub look: Look,
    /// The letterhead.
    pub head: String,
    /// The small print at its foot.
    pub foot: String,
    /// What was stamped on it.
    pub stamp: String,
    /// Its lines for signatures.
    pub signed: Vec<Signature>,
    /// What it says, part by part.
    pub parts: Vec<Part>,
}

/// A line for a signature.
#[derive(Clone, PartialEq, Debug)]
pub struct Signature {
    /// Who signed; empty if nobody has.
    pub name: String,
    /// For whom, or as what.
    pub role: String,
    /// What stands below.
    pub note: String,
}

/// A paragraph of a paper.
#[derive(Clone, PartialEq, Debug)]
pub struct Part {
    /// What it is.
    pub kind: PartKind,
    /// Its passages.
    pub words: Vec<(Ink, String)>,
}

/// What a paragraph is.
#[derive(Clone, PartialEq, Debug)]
pub enum PartKind {
    /// Running text.
    Text,
    /// `Field: what it says`.
    Field(String),
    /// `1. A step`.
    Step(String),
    /// By hand from end to end: a note in the margin.
    Margin,
}

impl Part {
    /// Reads a paragraph.
    fn of(paragraph: &str) -> Self {
        let words: Vec<(Ink, &str)> = passages(paragraph);
        let own = |kind, from: &[(Ink, &str)]| Self {
            kind,
            words: from.iter().map(|(ink, words)| (*ink, (*words).to_owned())).collect(),
        };
        let Some((first, rest)) = words.split_first() else { return own(PartKind::Text, &[]) };
        let begins = |after: &'static str| first.1.split_once(after).filter(|_| first.0 == Ink::Print);
        let with = |body| {
            let mut all = vec![(Ink::Print, body)];
            all.extend_from_slice(rest);
            all.retain(|(_, words): &(Ink, &str)| !words.is_empty());
            all
        };
        if rest.is_empty() && first.0 == Ink::Hand {
            return own(PartKind::Margin, &words);
        }
        if let Some((number, body)) = begins(". ").filter(|(number, _)| number.bytes().all(|b| b.is_ascii_digit())) {
            return own(PartKind::Step(number.to_owned()), &with(body));
        }
        if let Some((name, body)) = begins(": ").filter(|(name, _)| name.len() < 30 && !name.contains(['.', ','])) {
            return own(PartKind::Field(name.to_owned()), &with(body));
        }
        own(PartKind::Text, &words)
    }

    /// In plain words, for a terminal and for whoever listens.
    pub fn plain(&self) -> String {
        let words = self.words.iter().map(|(ink, words)| match ink {
            Ink::Print => words.clone(),
            Ink::Struck => format!("[struck out: {words}]"),
            Ink::Hand if self.kind == PartKind::Margin => format!("[in the margin, by hand: {words}]"),
            Ink::Hand => format!("[by hand: {words}]"),
        });
        let words: String = words.collect();
        match &self.kind {
            PartKind::Field(name) => format!("{name}: {words}"),
            PartKind::Step(number) => format!("{number}. {words}"),
            PartKind::Text | PartKind::Margin => words,
        }
    }
}

impl Signature {
    /// In plain words.
    pub fn plain(&self) -> String {
        let more = |words: &str| if words.is_empty() { String::new() } else { format!(", {words}") };
        match (self.name.as_str(), self.role.as_str()) {
            ("", "") => format!("Not signed{}.", more(&self.note)),
            ("", role) => format!("{role}: not signed{}.", more(&self.note)),
            (name, "") => format!("Signed by {name}{}.", more(&self.note)),
            (name, role) => format!("{role}: signed by {name}{}.", more(&self.note)),
        }
    }
}

/// The papers on the desk.
pub fn papers(scenario: &Scenario, state: &State) -> Vec<Paper> {
    let open = scenario.documents.iter().filter(|paper| cond::holds(scenario, state, &paper.when));
    let own = |id| scenario.text(id).to_owned();
    open.map(|paper| Paper {
        key: paper.id.clone(),
        title: own(paper.title),
        kind: own(paper.kind),
        look: paper.look,
        head: own(paper.head),
        foot: own(paper.foot),
        stamp: own(paper.stamp),
        signed: paper
            .signed
            .iter()
            .map(|line| Signature { name: own(line.name), role: own(line.role), note: own(line.note) })
            .collect(),
        parts: scenario.text(paper.text).split("\n\n").map(Part::of).collect(),
    })
    .collect()
}
