//! From a document to pages: what goes where.

use super::face::{Faces, Which};
use super::sheet::{BOTTOM, Kind, Mark, Part, Piece, SIDE, TEXT, TOP, WIDE};
use crate::report::document::{Block, Document};
use crate::report::drawing::Drawing;
use crate::report::inks::Ink;

/// Pages under way.
pub struct Layout<'a> {
    /// The faces.
    pub faces: &'a Faces,
    /// The pages.
    pub pages: Vec<Vec<Piece>>,
    /// The parts of the document.
    pub parts: Vec<Part>,
    /// The headings of sections: words, page, height on it.
    pub sections: Vec<(String, usize, f32)>,
    /// Where the next thing goes.
    pub y: f32,
}

/// How words are set.
#[derive(Clone, Copy)]
pub struct Style {
    /// The face.
    pub face: Which,
    /// The size in points.
    pub size: f32,
    /// From base line to base line.
    pub leading: f32,
    /// The ink.
    pub ink: Ink,
}

const BODY: Style = Style { face: Which::Regular, size: 9.6, leading: 14.2, ink: Ink::Text };
const NOTE: Style = Style { face: Which::Regular, size: 9.0, leading: 13.0, ink: Ink::Soft };
const KIND: Style = Style { face: Which::Bold, size: 10.0, leading: 14.0, ink: Ink::Accent };
const TITLE: Style = Style { face: Which::Title, size: 25.0, leading: 30.0, ink: Ink::Text };
const SECTION: Style = Style { face: Which::Title, size: 14.5, leading: 19.0, ink: Ink::Text };
const PART: Style = Style { face: Which::Bold, size: 10.4, leading: 14.5, ink: Ink::Text };
const QUOTE: Style = Style { face: Which::Quote, size: 10.0, leading: 15.0, ink: Ink::Text };
/// Text wider than this is hard to read.
const MEASURE: f32 = 440.0;
/// What a heading wants below it on its page.
const COMPANY: f32 = 64.0;

/// Lays a document out.
pub fn layout<'a>(faces: &'a Faces, document: &Document) -> Layout<'a> {
    let mut out = Layout { faces, pages: vec![Vec::new()], parts: Vec::new(), sections: Vec::new(), y: TOP };
    out.y = TOP + 8.0;
    let part = out.part(Kind::Para, None);
    out.words(&document.kind, KIND, SIDE, TEXT, part);
    out.y += 5.0;
    let part = out.part(Kind::Heading(1, document.title.clone()), None);
    out.words(&document.title, TITLE, SIDE, TEXT, part);
    out.y += 3.0;
    let part = out.part(Kind::Para, None);
    out.words(&document.date, NOTE, SIDE, TEXT, part);
    out.y += 6.0;
    for block in &document.blocks {
        out.block(block);
    }
    out
}

impl Layout<'_> {
    /// A part of the document.
    pub fn part(&mut self, kind: Kind, within: Option<usize>) -> usize {
        self.parts.push(Part { kind, within });
        self.parts.len() - 1
    }

    /// Puts something on the page at hand.
    pub fn put(&mut self, mark: Mark, part: Option<usize>) {
        if let Some(page) = self.pages.last_mut() {
            page.push(Piece { mark, part });
        }
    }

    /// A new page.
    pub fn next_page(&mut self) {
        self.pages.push(Vec::new());
        self.y = TOP;
    }

    /// Sees to it that so much has room on the page at hand.
    pub fn need(&mut self, high: f32) {
        if self.y + high > BOTTOM && self.y > TOP {
            self.next_page();
        }
    }

    /// Words in lines, over pages where they must.
    pub fn words(&mut self, words: &str, style: Style, x: f32, wide: f32, part: usize) {
        let lines = self.faces.wrap(style.face, style.size, words, wide);
        let all = lines.len();
        for (at, line) in lines.into_iter().enumerate() {
            // No line of a paragraph stands alone on a page.
            let company = if at == 0 && all > 1 || at + 2 == all && all > 2 { 2.0 } else { 1.0 };
            self.need(style.leading * company);
            self.line(line, style, x, part);
            self.y += style.leading;
        }
    }

    /// One line of words, its upper edge at the place at hand.
    pub fn line(&mut self, words: String, style: Style, x: f32, part: usize) {
        let at = (x, self.y + style.leading * 0.5 + style.size * 0.34);
        self.put(Mark::Words { at, words, face: style.face, size: style.size, ink: style.ink }, Some(part));
    }

    /// A hairline across the text.
    pub fn rule(&mut self, y: f32, ink: Ink, width: f32) {
        self.put(Mark::Line { from: (SIDE, y), to: (WIDE - SIDE, y), ink, width }, None);
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Heading(1, words) => {
                if self.y > TOP {
                    self.y += 16.0;
                }
                self.need(SECTION.leading + COMPANY);
                self.sections.push((words.clone(), self.pages.len() - 1, self.y));
                let part = self.part(Kind::Heading(2, words.clone()), None);
                self.words(words, SECTION, SIDE, TEXT, part);
                self.y += 3.0;
            }
            Block::Heading(_, words) => {
                self.y += 8.0;
                self.need(PART.leading + COMPANY);
                let part = self.part(Kind::Heading(3, words.clone()), None);
                self.words(words, PART, SIDE, TEXT, part);
                self.y += 2.0;
            }
            Block::Para(words) => self.para(words, BODY),
            Block::Note(words) => self.para(words, NOTE),
            Block::Quote(words, whose) => self.quote(words, whose),
            Block::List(items) => self.list(items),
            Block::Table(table) => self.table(table),
            Block::Chart(drawing) => self.chart(drawing),
            Block::Break => self.next_page(),
        }
    }

    fn para(&mut self, words: &str, style: Style) {
        let part = self.part(Kind::Para, None);
        self.words(words, style, SIDE, MEASURE, part);
        self.y += 5.0;
    }

    fn quote(&mut self, words: &str, whose: &str) {
        self.y += 4.0;
        let part = self.part(Kind::Quote, None);
        let lines = self.faces.wrap(QUOTE.face, QUOTE.size, words, MEASURE - 16.0);
        for line in lines {
            self.need(QUOTE.leading);
            self.line(line, QUOTE, SIDE + 14.0, part);
            self.bar(QUOTE.leading);
            self.y += QUOTE.leading;
        }
        self.need(NOTE.leading);
        self.bar(NOTE.leading);
        self.words(whose, NOTE, SIDE + 14.0, MEASURE - 16.0, part);
        self.y += 6.0;
    }

    /// The bar beside a quotation.
    fn bar(&mut self, high: f32) {
        let (from, to) = ((SIDE + 1.5, self.y), (SIDE + 1.5, self.y + high));
        self.put(Mark::Line { from, to, ink: Ink::Line, width: 2.4 }, None);
    }

    fn list(&mut self, items: &[String]) {
        let list = self.part(Kind::List, None);
        for item in items {
            let part = self.part(Kind::Item, Some(list));
            let lines = self.faces.wrap(BODY.face, BODY.size, item, MEASURE - 14.0).len();
            self.need(BODY.leading * lines.min(2) as f32);
            self.line("\u{2022}".to_owned(), BODY, SIDE + 1.0, part);
            self.words(item, BODY, SIDE + 14.0, MEASURE - 14.0, part);
            self.y += 2.5;
        }
        self.y += 3.0;
    }

    fn chart(&mut self, drawing: &Drawing) {
        let scale = TEXT / drawing.wide.max(1.0);
        let caption = self.faces.wrap(NOTE.face, NOTE.size, &drawing.title, MEASURE).len() as f32 * NOTE.leading;
        self.y += 8.0;
        self.need(drawing.high * scale + caption + 8.0);
        let part = self.part(Kind::Chart(format!("{}. {}", drawing.title, drawing.says)), None);
        self.put(Mark::Drawing { at: (SIDE, self.y), scale, drawing: drawing.clone() }, Some(part));
        self.y += drawing.high * scale + 4.0;
        let part = self.part(Kind::Para, None);
        self.words(&drawing.title, NOTE, SIDE, MEASURE, part);
        self.y += 6.0;
    }
}
