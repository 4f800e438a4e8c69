//! A bracket that is missing, doubled or of the wrong kind: what layout and grammar make of it is mended before anything
//! else is said, so that what stands behind it is read as it was meant.

use super::layout::{Layout, Trouble, weight};
use super::node::{Args, Field, Kind, Node};
use super::parse::{Tree, parse_all};
use super::remedies::{Matter, Remedy, remedies};
use crate::diagnostics::{Diagnostic, Source, Span};
use std::collections::HashSet;

/// So many brackets are mended in one file.
const MOST: usize = 6;
/// So many bytes are read in trying, whatever the size of the file.
const READ: usize = 24_000_000;
/// So many changes are tried for each bracket.
const TRIED: usize = 60;
/// Of so many changes it is looked how well they agree with the layout, in so many bytes: in a long file of fewer.
const WEIGHED: usize = 200;
const LAID: usize = 12_000_000;
/// At so many places at which the layout is odd a change is looked for.
const LOOKED: usize = 60;

/// Reads a file into a tree. Where its brackets do not fit, the change that makes most of it readable is taken for meant
/// and reported; `judge` counts what is wrong with a tree beyond its notation. All places are those of the file as it is.
pub fn parse_mended(text: &str, judge: &dyn Fn(&Node) -> usize) -> Tree {
    let plain = parse_all(text);
    if plain.diagnostics.is_empty() {
        return plain;
    }
    let mut mended = Mended { text, now: text.to_owned(), remedies: Vec::new() };
    let mut tree = plain;
    let mut left = READ;
    while mended.remedies.len() < MOST {
        let Some(better) = mended.better(&tree, judge, &mut left) else { break };
        let (remedy, read) = better;
        if !mended.take(&remedy) {
            break;
        }
        tree = read;
        if tree.diagnostics.is_empty() {
            break;
        }
    }
    if mended.remedies.is_empty() {
        return tree;
    }
    let source = Source::new("", text);
    let Tree { mut root, diagnostics, mut comments } = tree;
    let back = |span: &mut Span| {
        *span = Span::new(mended.original(span.start as usize), mended.original(span.end as usize));
    };
    if let Some(root) = &mut root {
        shift(root, &back);
    }
    comments.iter_mut().for_each(back);
    let mut said: Vec<Diagnostic> = mended.remedies.iter().map(|remedy| remedy.diagnostic(&source)).collect();
    for mut diagnostic in diagnostics {
        diagnostic.labels.iter_mut().for_each(|label| back(&mut label.span));
        diagnostic.fixes.iter_mut().flat_map(|fix| &mut fix.edits).for_each(|edit| back(&mut edit.0));
        said.push(diagnostic);
    }
    Tree { root, diagnostics: said, comments }
}

/// A file, and what it is with some of its brackets mended.
struct Mended<'a> {
    text: &'a str,
    now: String,
    /// In the order of the file; the places are those of the file as it is.
    remedies: Vec<Remedy>,
}

impl Mended<'_> {
    /// The change after which most can be read, and what is read then; None if no change betters anything.
    fn better(&self, tree: &Tree, judge: &dyn Fn(&Node) -> usize, left: &mut usize) -> Option<(Remedy, Tree)> {
        let layout = Layout::of(&self.now)?;
        // Where the brackets fit, the layout is a matter of taste.
        let mismatch = layout.mismatch()?;
        let mut troubles = layout.troubles();
        troubles.retain(|trouble| !matches!(trouble, Trouble::Step));
        troubles.sort_by_key(|trouble| matches!(trouble, Trouble::Aside { .. }));
        troubles.truncate(LOOKED);
        troubles.push(mismatch);
        let (lacking, _) = layout.unmatched(0, 0, "");
        let mut some: Vec<(bool, Remedy)> = Vec::new();
        let mut known = HashSet::new();
        for remedy in troubles.iter().flat_map(|trouble| remedies(&layout, &self.now, trouble)) {
            if !known.insert((remedy.at, remedy.take, remedy.put.clone())) {
                continue;
            }
            let (lack, fits) = layout.unmatched(remedy.at, remedy.take, &remedy.put);
            if lack < lacking || (fits && lack == lacking) {
                some.push((!fits, remedy));
            }
        }
        // Most often one bracket is the matter, and then all of them fit.
        some.sort_by_key(|one| one.0);
        let best_fit = some.first()?.0;
        let mut tries = Vec::new();
        let weighed = WEIGHED.min(LAID / self.now.len().max(1)).max(1);
        for (_, remedy) in some.into_iter().filter(|one| one.0 == best_fit).take(weighed) {
            let text = change(&self.now, [&remedy]);
            let Some(weight) = Layout::of(&text).map(|layout| weight(&layout.troubles())) else { continue };
            tries.push((weight, remedy, text));
        }
        tries.sort_by_key(|one| one.0);
        let mut best: Option<((usize, usize), Remedy, Tree)> = None;
        for (_, remedy, text) in tries.into_iter().take(TRIED) {
            if *left < text.len() {
                break;
            }
            *left -= text.len();
            let read = parse_all(&text);
            let beyond = read.root.as_ref().map_or(usize::MAX, judge);
            let score = (read.diagnostics.len(), beyond);
            if best.as_ref().is_none_or(|best| score < best.0) {
                best = Some((score, remedy, read));
            }
            if score == (0, 0) {
                break;
            }
        }
        let (score, remedy, read) = best?;
        let first = |tree: &Tree| tree.diagnostics.iter().map(|found| found.span().start).min();
        let further = first(&read) > first(tree) && read.diagnostics.len() <= tree.diagnostics.len();
        (score.0 < tree.diagnostics.len() || further).then_some((remedy, read))
    }

    /// Makes a change; false if another one was made at the same place already.
    fn take(&mut self, remedy: &Remedy) -> bool {
        let back = |at: usize| self.original(at);
        let matter = match remedy.matter {
            Matter::Unclosed(opener, before) => Matter::Unclosed(back(opener), back(before)),
            Matter::Unopened(closer) => Matter::Unopened(back(closer)),
            Matter::Spare => Matter::Spare,
            Matter::WrongCloser(opener) => Matter::WrongCloser(back(opener)),
            Matter::WrongOpener(closer) => Matter::WrongOpener(back(closer)),
        };
        let remedy = Remedy { at: back(remedy.at), matter, ..remedy.clone() };
        if self.remedies.iter().any(|other| other.at == remedy.at) {
            return false;
        }
        self.remedies.push(remedy);
        self.remedies.sort_by_key(|remedy| remedy.at);
        self.now = change(self.text, &self.remedies);
        true
    }

    /// The place in the file as it is.
    fn original(&self, at: usize) -> usize {
        let (mut put, mut taken) = (0, 0);
        for remedy in &self.remedies {
            let here = remedy.at + put - taken;
            if at <= here {
                break;
            }
            if at < here + remedy.put.len() {
                return remedy.at;
            }
            put += remedy.put.len();
            taken += remedy.take;
        }
        at + taken - put
    }
}

/// A text with changes made, given in their order.
fn change<'a>(text: &str, remedies: impl IntoIterator<Item = &'a Remedy>) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    let mut from = 0;
    for remedy in remedies {
        out.push_str(text.get(from..remedy.at).unwrap_or_default());
        out.push_str(&remedy.put);
        from = remedy.at + remedy.take;
    }
    out.push_str(text.get(from..).unwrap_or_default());
    out
}

/// Puts every place of a value through a function.
fn shift(node: &mut Node, to: &impl Fn(&mut Span)) {
    to(&mut node.span);
    match &mut node.kind {
        Kind::Struct(fields) => fields.iter_mut().for_each(|field| shift_field(field, to)),
        Kind::Tuple(values) | Kind::List(values) => values.iter_mut().for_each(|value| shift(value, to)),
        Kind::Map(entries) => entries.iter_mut().for_each(|(key, value)| {
            shift(key, to);
            shift(value, to);
        }),
        Kind::Named { name_span, bracket, args, .. } => {
            to(name_span);
            let mut opening = Span::before(*bracket);
            to(&mut opening);
            *bracket = opening.start;
            match args {
                Args::Fields(fields) => fields.iter_mut().for_each(|field| shift_field(field, to)),
                Args::Values(values) => values.iter_mut().for_each(|value| shift(value, to)),
            }
        }
        _ => {}
    }
}

fn shift_field(field: &mut Field, to: &impl Fn(&mut Span)) {
    to(&mut field.name_span);
    shift(&mut field.value, to);
}
