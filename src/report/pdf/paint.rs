//! Pages into the bytes of a PDF.

use super::face::{Faces, Which};
use super::layout::{Layout, layout};
use super::sheet::{HIGH, Kind, Mark, Part, Piece, SIDE, WIDE};
use crate::report::document::Document;
use crate::report::drawing::{Anchor, Item, Place};
use crate::report::inks::Ink;
use krilla::color::rgb;
use krilla::destination::XyzDestination;
use krilla::geom::{Path, PathBuilder, Point, Transform};
use krilla::metadata::Metadata;
use krilla::num::NormalizedF32;
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::paint::{Fill, LineJoin, Stroke, StrokeDash};
use krilla::surface::Surface;
use krilla::tagging::{
    ArtifactType, ContentTag, Identifier, ListNumbering, SpanTag, TableHeaderScope, Tag, TagGroup, TagKind, TagTree,
};
use std::num::NonZeroU16;

/// A document as PDF; the error is a bug of the program or a document that is too large to be one.
pub fn pdf(document: &Document) -> Result<Vec<u8>, String> {
    let faces = Faces::new().ok_or("its faces cannot be read; that is a bug")?;
    let pages = layout(&faces, document);
    let mut out = krilla::Document::new();
    let mut leaves: Vec<Vec<Identifier>> = pages.parts.iter().map(|_| Vec::new()).collect();
    let all = pages.pages.len();
    for (at, pieces) in pages.pages.iter().enumerate() {
        let settings = PageSettings::from_wh(WIDE, HIGH).ok_or("its pages have no size; that is a bug")?;
        let mut page = out.start_page_with(settings);
        let mut surface = page.surface();
        furniture(&mut surface, &faces, document, at, all);
        content(&mut surface, &faces, pieces, &mut leaves);
        surface.finish();
        page.finish();
    }
    let mut outline = Outline::new();
    for (words, page, y) in &pages.sections {
        let to = XyzDestination::new(*page, Point::from_xy(SIDE, (y - 12.0).max(0.0)));
        outline.push_child(OutlineNode::new(words.clone(), to));
    }
    out.set_outline(outline);
    out.set_tag_tree(structure(&pages, leaves));
    let title = format!("{}: {}", document.kind, document.title);
    out.set_metadata(Metadata::new().title(title).creator("Warroom".into()).language("en".into()));
    out.finish().map_err(|error| format!("{error:?}"))
}

/// What stands on every page: what it is, and which page of how many.
fn furniture(surface: &mut Surface, faces: &Faces, document: &Document, at: usize, all: usize) {
    let mut say = |kind: ArtifactType, x: f32, y: f32, words: &str, right: bool| {
        surface.start_tagged(ContentTag::Artifact(krilla::tagging::Artifact::new(kind, None)));
        let wide = faces.width(Which::Regular, 8.2, words);
        draw_words(surface, faces, (if right { x - wide } else { x }, y), words, Which::Regular, 8.2, Ink::Soft);
        surface.end_tagged();
    };
    if at > 0 {
        say(ArtifactType::Header, SIDE, 40.0, &format!("{}: {}", document.kind, document.title), false);
    }
    say(ArtifactType::Footer, SIDE, HIGH - 34.0, &document.date, false);
    say(ArtifactType::PageNumber, WIDE - SIDE, HIGH - 34.0, &format!("Page {} of {all}", at + 1), true);
}

/// The pieces of a page; those of one part that follow each other are one stretch for a reader.
fn content(surface: &mut Surface, faces: &Faces, pieces: &[Piece], leaves: &mut [Vec<Identifier>]) {
    let mut from = 0;
    while from < pieces.len() {
        let part = pieces[from].part;
        let same = pieces[from..].iter().take_while(|piece| piece.part == part).count();
        match part {
            Some(part) => {
                let leaf = surface.start_tagged(ContentTag::Span(SpanTag::empty()));
                leaves[part].push(leaf);
            }
            None => {
                surface.start_tagged(ContentTag::Artifact(krilla::tagging::Artifact::new(ArtifactType::Other, None)));
            }
        }
        pieces[from..from + same].iter().for_each(|piece| draw(surface, faces, &piece.mark));
        surface.end_tagged();
        from += same;
    }
}

fn draw(surface: &mut Surface, faces: &Faces, mark: &Mark) {
    match mark {
        Mark::Words { at, words, face, size, ink } => draw_words(surface, faces, *at, words, *face, *size, *ink),
        Mark::Line { from, to, ink, width } => stroke(surface, &[*from, *to], *ink, *width, &[]),
        Mark::Drawing { at, scale, drawing } => {
            surface.push_transform(&Transform::from_row(*scale, 0.0, 0.0, *scale, at.0, at.1));
            drawing.items.iter().for_each(|item| draw_item(surface, faces, item));
            surface.pop();
        }
    }
}

fn draw_item(surface: &mut Surface, faces: &Faces, item: &Item) {
    match item {
        Item::Line { points, ink, width, dash } => stroke(surface, points, *ink, *width, dash.lengths()),
        Item::Area { points, ink, strength } => {
            if let Some(path) = path(points, true) {
                surface.set_stroke(None);
                surface.set_fill(Some(fill(*ink, *strength)));
                surface.draw_path(&path);
            }
        }
        Item::Disc { at, radius, fill: inside, edge } => {
            if let Some(path) = circle(*at, *radius) {
                surface.set_fill(Some(fill(*inside, 1.0)));
                surface.set_stroke(Some(Stroke { paint: colour(*edge).into(), width: 1.5, ..Stroke::default() }));
                surface.draw_path(&path);
            }
        }
        Item::Words { at, words, size, ink, bold, anchor } => {
            let face = if *bold { Which::Bold } else { Which::Regular };
            let wide = faces.width(face, *size, words);
            let x = match anchor {
                Anchor::Start => at.0,
                Anchor::Middle => at.0 - wide / 2.0,
                Anchor::End => at.0 - wide,
            };
            draw_words(surface, faces, (x, at.1), words, face, *size, *ink);
        }
    }
}

fn draw_words(surface: &mut Surface, faces: &Faces, at: Place, words: &str, face: Which, size: f32, ink: Ink) {
    if words.is_empty() {
        return;
    }
    let (glyphs, _) = faces.shape(face, words);
    surface.set_stroke(None);
    surface.set_fill(Some(fill(ink, 1.0)));
    surface.draw_glyphs(Point::from_xy(at.0, at.1), &glyphs, faces.font(face), words, size, false);
}

fn stroke(surface: &mut Surface, points: &[Place], ink: Ink, width: f32, dash: &[f32]) {
    let Some(path) = path(points, false) else { return };
    surface.set_fill(None);
    surface.set_stroke(Some(Stroke {
        paint: colour(ink).into(),
        width,
        line_join: LineJoin::Round,
        dash: (!dash.is_empty()).then(|| StrokeDash { array: dash.to_vec(), offset: 0.0 }),
        ..Stroke::default()
    }));
    surface.draw_path(&path);
}

fn colour(ink: Ink) -> rgb::Color {
    // On a printed page the paper is the sheet itself.
    let [red, green, blue] = if ink == Ink::Paper { [u8::MAX; 3] } else { ink.on_paper() };
    rgb::Color::new(red, green, blue)
}

fn fill(ink: Ink, strength: f32) -> Fill {
    let opacity = NormalizedF32::new(strength.clamp(0.0, 1.0)).unwrap_or(NormalizedF32::ONE);
    Fill { paint: colour(ink).into(), opacity, ..Fill::default() }
}

fn path(points: &[Place], closed: bool) -> Option<Path> {
    let mut out = PathBuilder::new();
    let (first, others) = points.split_first()?;
    out.move_to(first.0, first.1);
    others.iter().for_each(|point| out.line_to(point.0, point.1));
    if closed {
        out.close();
    }
    out.finish()
}

fn circle((x, y): Place, radius: f32) -> Option<Path> {
    let bend = radius * 0.552_285;
    let mut out = PathBuilder::new();
    out.move_to(x + radius, y);
    out.cubic_to(x + radius, y + bend, x + bend, y + radius, x, y + radius);
    out.cubic_to(x - bend, y + radius, x - radius, y + bend, x - radius, y);
    out.cubic_to(x - radius, y - bend, x - bend, y - radius, x, y - radius);
    out.cubic_to(x + bend, y - radius, x + radius, y - bend, x + radius, y);
    out.close();
    out.finish()
}

/// The structure of the document for those who hear it read.
fn structure(pages: &Layout, mut leaves: Vec<Vec<Identifier>>) -> TagTree {
    let mut groups: Vec<TagGroup> = pages.parts.iter().map(|part| TagGroup::new(tag(part))).collect();
    let mut tree = TagTree::new();
    let mut roots = Vec::new();
    // From the end, so that every part is whole before it goes into the one around it.
    for at in (0..pages.parts.len()).rev() {
        let mut group = groups.pop().unwrap_or_else(|| TagGroup::new(Tag::P));
        let own = std::mem::take(&mut leaves[at]);
        group.children.reverse();
        let item = pages.parts[at].kind == Kind::Item;
        if item {
            let mut body = TagGroup::new(Tag::LBody);
            own.into_iter().for_each(|leaf| body.push(leaf));
            group.push(body);
        } else {
            own.into_iter().for_each(|leaf| group.push(leaf));
        }
        match pages.parts[at].within {
            Some(around) => groups[around].push(group),
            None => roots.push(group),
        }
    }
    roots.into_iter().rev().for_each(|group| tree.push(group));
    tree
}

fn tag(part: &Part) -> TagKind {
    match &part.kind {
        Kind::Heading(level, words) => {
            Tag::Hn(NonZeroU16::new(*level).unwrap_or(NonZeroU16::MIN), Some(words.clone())).into()
        }
        Kind::Para => Tag::P.into(),
        Kind::Quote => Tag::BlockQuote.into(),
        Kind::List => Tag::L(ListNumbering::Disc).into(),
        Kind::Item => Tag::LI.into(),
        Kind::Table => Tag::Table.into(),
        Kind::Row => Tag::TR.into(),
        Kind::Head => Tag::TH(TableHeaderScope::Column).into(),
        Kind::Cell => Tag::TD.into(),
        Kind::Chart(says) => Tag::Figure(Some(says.clone())).into(),
    }
}
