//! A document as lines of text for a terminal: tables with columns that line up, charts left to the page.

use super::document::{Block, Document, Table};
use textwrap::core::display_width;
use textwrap::{Options, WordSplitter};

/// A document as lines, none wider than this where words allow it.
pub fn lines(document: &Document, wide: usize) -> Vec<String> {
    let mut out = Vec::new();
    let wide = wide.max(40);
    say(&mut out, &format!("{}: {}", document.kind, document.title), "", wide);
    say(&mut out, &document.date, "", wide);
    for block in &document.blocks {
        match block {
            Block::Heading(level, words) => {
                gap(&mut out);
                let words = if *level == 1 { words.to_uppercase() } else { words.clone() };
                say(&mut out, &words, "", wide);
            }
            Block::Para(words) | Block::Note(words) => {
                gap(&mut out);
                say(&mut out, words, "", wide);
            }
            Block::Quote(words, whose) => say(&mut out, &format!("\u{201c}{words}\u{201d} {whose}"), "  ", wide),
            Block::List(items) => items.iter().for_each(|item| say(&mut out, item, "- ", wide)),
            Block::Table(table) => {
                gap(&mut out);
                out.extend(self::table(table, wide));
            }
            Block::Chart(_) | Block::Break => {}
        }
    }
    out
}

fn gap(out: &mut Vec<String>) {
    if out.last().is_some_and(|line| !line.is_empty()) {
        out.push(String::new());
    }
}

/// Words of a scenario may come from anybody; control characters would steer the terminal.
fn visible(text: &str) -> String {
    text.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect()
}

fn wrapped(words: &str, wide: usize) -> Vec<String> {
    // An id may be broken at its hyphens, where it has no room.
    let options = Options::new(wide.max(8)).word_splitter(WordSplitter::HyphenSplitter);
    textwrap::wrap(visible(words).trim(), options).into_iter().map(|line| line.into_owned()).collect()
}

fn say(out: &mut Vec<String>, words: &str, mark: &str, wide: usize) {
    for (at, line) in wrapped(words, wide - mark.len()).into_iter().enumerate() {
        let lead = if at == 0 { mark.to_owned() } else { " ".repeat(mark.len()) };
        out.push(format!("{lead}{line}"));
    }
}

/// Whether all cells of a column are numbers, which then end at the same place.
fn numbers(table: &Table, column: usize) -> bool {
    let number = |cell: &String| cell.chars().all(|c| c.is_ascii_digit() || " ,.%\u{2212}-".contains(c));
    column > 0 && table.rows.iter().filter_map(|row| row.get(column)).all(number)
}

/// A table as lines, none wider than this where words allow it.
pub fn table(table: &Table, wide: usize) -> Vec<String> {
    const BETWEEN: usize = 2;
    let mut out = Vec::new();
    if !table.caption.is_empty() {
        say(&mut out, &table.caption, "", wide);
    }
    let heads: Vec<String> = table.columns.iter().map(|(head, _)| head.clone()).collect();
    let rows: Vec<&Vec<String>> = table.headed().then_some(&heads).into_iter().chain(&table.rows).collect();
    let mut widths: Vec<usize> = (0..heads.len())
        .map(|at| rows.iter().filter_map(|row| row.get(at)).map(|cell| display_width(cell)).max().unwrap_or(0))
        .collect();
    // The widest column gives way until all fit.
    while widths.iter().sum::<usize>() + BETWEEN * widths.len().saturating_sub(1) > wide {
        let Some(widest) = widths.iter_mut().max() else { break };
        if *widest <= 8 {
            break;
        }
        *widest -= 1;
    }
    for (at, row) in rows.iter().enumerate() {
        let cells: Vec<Vec<String>> = row.iter().zip(&widths).map(|(cell, wide)| wrapped(cell, *wide)).collect();
        for line in 0..cells.iter().map(Vec::len).max().unwrap_or(0) {
            let mut text = String::new();
            for (column, (cell, wide)) in cells.iter().zip(&widths).enumerate() {
                let words = cell.get(line).map_or("", String::as_str);
                let room = " ".repeat(wide.saturating_sub(display_width(words)));
                let apart = if column == 0 { "" } else { "  " };
                text += apart;
                text += &if numbers(table, column) { room + words } else { words.to_owned() + &room };
            }
            out.push(text.trim_end().to_owned());
        }
        if at == 0 && table.headed() {
            let rules: Vec<String> = widths.iter().map(|wide| "-".repeat(*wide)).collect();
            out.push(rules.join("  "));
        }
    }
    out
}
