//! A document as Markdown.

use super::document::{Block, Document, Table};

/// A document as Markdown.
pub fn markdown(document: &Document) -> String {
    let mut out = format!("# {}: {}\n\n{}\n", plain(&document.kind), plain(&document.title), plain(&document.date));
    for block in &document.blocks {
        out.push('\n');
        match block {
            Block::Heading(level, words) => {
                out.push_str(&format!("{} {}\n", "#".repeat(usize::from(*level) + 1), plain(words)));
            }
            Block::Para(words) => out.push_str(&format!("{}\n", plain(words))),
            Block::Note(words) => out.push_str(&format!("*{}*\n", plain(words))),
            Block::Quote(words, whose) => out.push_str(&format!("> {}\n>\n> {}\n", plain(words), plain(whose))),
            Block::List(items) => items.iter().for_each(|item| out.push_str(&format!("- {}\n", plain(item)))),
            Block::Table(table) => out.push_str(&self::table(table)),
            // Markdown has no charts; what this one shows is said.
            Block::Chart(drawing) => out.push_str(&format!("*{}: {}*\n", plain(&drawing.title), plain(&drawing.says))),
            Block::Break => out.push_str("---\n"),
        }
    }
    out
}

fn table(table: &Table) -> String {
    let mut out = String::new();
    let row = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
    out.push_str(&row(table.columns.iter().map(|(head, _)| plain(head)).collect()));
    out.push_str(&row(table.columns.iter().map(|_| "---".to_owned()).collect()));
    for cells in &table.rows {
        out.push_str(&row(cells.iter().map(|cell| plain(cell)).collect()));
    }
    out
}

/// Words in which nothing is a mark of Markdown or HTML, on one line.
fn plain(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for letter in words.split_whitespace().collect::<Vec<_>>().join(" ").chars() {
        match letter {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '#' | '~' => out.extend(['\\', letter]),
            letter => out.push(letter),
        }
    }
    out
}
