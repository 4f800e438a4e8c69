//! A document as plain data: headings, paragraphs, lists, tables and charts, which every format renders.

use super::drawing::Drawing;

/// A document.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Document {
    /// What kind of document it is.
    pub kind: String,
    /// Its title.
    pub title: String,
    /// When it was written, by the story's clock, and of what.
    pub date: String,
    /// What stands in it, in order.
    pub blocks: Vec<Block>,
}

/// A part of a document.
#[derive(Clone, PartialEq, Debug)]
pub enum Block {
    /// A heading; 1 opens a section, 2 a part of one.
    Heading(u8, String),
    /// A paragraph.
    Para(String),
    /// A paragraph that says how the rest is meant.
    Note(String),
    /// Words of somebody, and whose.
    Quote(String, String),
    /// A list.
    List(Vec<String>),
    /// A table.
    Table(Table),
    /// A chart.
    Chart(Drawing),
    /// What follows stands on a page of its own.
    Break,
}

/// A table.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Table {
    /// What it shows.
    pub caption: String,
    /// The heads of its columns, and how wide each is beside the others. Without words there is no head.
    pub columns: Vec<(String, u8)>,
    /// Its rows.
    pub rows: Vec<Vec<String>>,
}

impl Table {
    /// A table without rows.
    pub fn new(caption: &str, columns: &[(&str, u8)]) -> Self {
        let columns = columns.iter().map(|(head, wide)| ((*head).to_owned(), *wide)).collect();
        Self { caption: caption.to_owned(), columns, rows: Vec::new() }
    }

    /// Whether its columns have heads.
    pub fn headed(&self) -> bool {
        self.columns.iter().any(|(head, _)| !head.is_empty())
    }
}

impl Document {
    /// Opens a section.
    pub fn heading(&mut self, words: &str) {
        self.blocks.push(Block::Heading(1, words.to_owned()));
    }

    /// Opens a part of a section.
    pub fn part(&mut self, words: &str) {
        self.blocks.push(Block::Heading(2, words.to_owned()));
    }

    /// A paragraph.
    pub fn para(&mut self, words: impl Into<String>) {
        self.blocks.push(Block::Para(words.into()));
    }

    /// A list, or what is said where it has nothing.
    pub fn list(&mut self, items: Vec<String>, nothing: &str) {
        match items.is_empty() {
            true => self.para(nothing),
            false => self.blocks.push(Block::List(items)),
        }
    }

    /// A table, or what is said where it has no rows.
    pub fn table(&mut self, table: Table, nothing: &str) {
        match table.rows.is_empty() {
            true => self.para(nothing),
            false => self.blocks.push(Block::Table(table)),
        }
    }
}
