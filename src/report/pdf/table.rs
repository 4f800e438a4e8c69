//! Tables on pages: a row stays together where it can, and every page repeats the head.

use super::face::Which;
use super::layout::{Layout, Style};
use super::sheet::{BOTTOM, Kind, SIDE, TEXT, TOP};
use crate::report::document::Table;
use crate::report::inks::Ink;

const CELL: Style = Style { face: Which::Regular, size: 8.6, leading: 11.8, ink: Ink::Text };
const HEAD: Style = Style { face: Which::Bold, size: 8.6, leading: 11.8, ink: Ink::Text };
const CAPTION: Style = Style { face: Which::Regular, size: 8.6, leading: 12.6, ink: Ink::Soft };
/// Between two columns.
const GAP: f32 = 11.0;
/// Above and below the words of a row.
const PAD: f32 = 4.0;

impl Layout<'_> {
    /// A table.
    pub fn table(&mut self, table: &Table) {
        let columns = columns(table);
        let rows: Vec<Vec<Vec<String>>> = table.rows.iter().map(|row| self.cells(table, row, &columns)).collect();
        let heads: Vec<String> = table.columns.iter().map(|(head, _)| head.clone()).collect();
        let head = if table.headed() { self.wrapped(&heads, &columns, |_| HEAD) } else { Vec::new() };
        let first = rows.first().map_or(0.0, |row| high(row));
        self.y += 3.0;
        let caption = if table.caption.is_empty() { 0.0 } else { CAPTION.leading + 2.0 };
        self.need((caption + high(&head) + first).min(BOTTOM - TOP));
        let part = self.part(Kind::Table, None);
        if !table.caption.is_empty() {
            let words = self.part(Kind::Para, None);
            self.words(&table.caption, CAPTION, SIDE, TEXT, words);
            self.y += 2.0;
        }
        self.head(&head, &columns, part, true);
        for row in &rows {
            self.row(table, row, &head, &columns, part);
        }
        self.y += 9.0;
    }

    fn cells(&self, table: &Table, row: &[String], columns: &[(f32, f32)]) -> Vec<Vec<String>> {
        self.wrapped(row, columns, |at| style(table, at))
    }

    fn wrapped(&self, row: &[String], columns: &[(f32, f32)], style: impl Fn(usize) -> Style) -> Vec<Vec<String>> {
        let cells = row.iter().zip(columns).enumerate();
        cells.map(|(at, (cell, (_, wide)))| self.faces.wrap(style(at).face, style(at).size, cell, *wide)).collect()
    }

    /// The head; where it is repeated, only the eye needs it.
    fn head(&mut self, head: &[Vec<String>], columns: &[(f32, f32)], table: usize, first: bool) {
        if head.is_empty() {
            self.rule(self.y, Ink::Line, 0.6);
            return;
        }
        let row = first.then(|| self.part(Kind::Row, Some(table)));
        let top = self.y + PAD;
        for (cell, (x, _)) in head.iter().zip(columns) {
            let part = row.map(|row| self.part(Kind::Head, Some(row)));
            self.y = top;
            for line in cell {
                match part {
                    Some(part) => self.line(line.clone(), HEAD, *x, part),
                    None => self.repeated(line.clone(), *x),
                }
                self.y += HEAD.leading;
            }
        }
        self.y = top + high(head) - PAD;
        self.rule(self.y, Ink::Soft, 0.9);
    }

    fn repeated(&mut self, words: String, x: f32) {
        let at = (x, self.y + HEAD.leading * 0.5 + HEAD.size * 0.34);
        let mark = super::sheet::Mark::Words { at, words, face: HEAD.face, size: HEAD.size, ink: HEAD.ink };
        self.put(mark, None);
    }

    fn row(&mut self, table: &Table, row: &[Vec<String>], head: &[Vec<String>], columns: &[(f32, f32)], part: usize) {
        let whole = high(row);
        let fits_a_page = whole + high(head) <= BOTTOM - TOP;
        if self.y + whole > BOTTOM && fits_a_page {
            self.next_page();
            self.head(head, columns, part, false);
        }
        let parts = self.part(Kind::Row, Some(part));
        let cells: Vec<usize> = row.iter().map(|_| self.part(Kind::Cell, Some(parts))).collect();
        let lines = row.iter().map(Vec::len).max().unwrap_or(0);
        let mut from = 0;
        while from < lines {
            // A row higher than a page goes on below the next head.
            let room = ((BOTTOM - self.y - 2.0 * PAD) / CELL.leading).floor().max(0.0) as usize;
            if room == 0 {
                self.next_page();
                self.head(head, columns, part, false);
                continue;
            }
            let to = lines.min(from + room);
            let top = self.y + PAD;
            for (at, (cell, (x, _))) in row.iter().zip(columns).enumerate() {
                self.y = top;
                for line in cell.get(from..to.min(cell.len())).unwrap_or_default() {
                    self.line(line.clone(), style(table, at), *x, cells[at]);
                    self.y += CELL.leading;
                }
            }
            self.y = top + (to - from) as f32 * CELL.leading + PAD;
            from = to;
        }
        self.rule(self.y, Ink::Line, 0.6);
    }
}

/// A table without heads has them in its first column.
fn style(table: &Table, column: usize) -> Style {
    if column == 0 && !table.headed() { HEAD } else { CELL }
}

fn high(row: &[Vec<String>]) -> f32 {
    let lines = row.iter().map(Vec::len).max().unwrap_or(0);
    if row.is_empty() { 0.0 } else { lines as f32 * CELL.leading + 2.0 * PAD }
}

/// Where each column starts, and how wide it is.
fn columns(table: &Table) -> Vec<(f32, f32)> {
    let whole: f32 = table.columns.iter().map(|(_, wide)| f32::from(*wide)).sum::<f32>().max(1.0);
    let room = TEXT - GAP * table.columns.len().saturating_sub(1) as f32;
    let mut x = SIDE;
    let mut out = Vec::new();
    for (_, wide) in &table.columns {
        let wide = room * f32::from(*wide) / whole;
        out.push((x, wide));
        x += wide + GAP;
    }
    out
}
