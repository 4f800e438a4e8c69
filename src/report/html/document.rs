//! A document as a page.

use super::shell;
use crate::report::document::{Block, Document, Table};
use crate::report::svg::{escape, svg};
use std::fmt::Write as _;

/// A document as a page.
pub fn document(document: &Document) -> String {
    let mut out = String::new();
    let (kind, title, date) = (escape(&document.kind), escape(&document.title), escape(&document.date));
    let _ = write!(
        out,
        "<header class=\"top\">\n<p class=\"kind\">{kind}</p>\n<h1>{title}</h1>\n<p class=\"soft\">{date}</p>\n</header>\n<main>\n"
    );
    let mut charts = 0;
    for block in &document.blocks {
        match block {
            Block::Heading(1, words) => writeln!(out, "<h2>{}</h2>", escape(words)),
            Block::Heading(_, words) => writeln!(out, "<h3>{}</h3>", escape(words)),
            Block::Para(words) => writeln!(out, "<p>{}</p>", escape(words)),
            Block::Note(words) => writeln!(out, "<p class=\"note\">{}</p>", escape(words)),
            Block::Quote(words, whose) => {
                let (words, whose) = (escape(words), escape(whose));
                writeln!(out, "<blockquote><p>{words}</p><footer>{whose}</footer></blockquote>")
            }
            Block::List(items) => {
                let items: String = items.iter().map(|item| format!("<li>{}</li>\n", escape(item))).collect();
                writeln!(out, "<ul>\n{items}</ul>")
            }
            Block::Table(table) => writeln!(out, "{}", self::table(table)),
            Block::Chart(drawing) => {
                charts += 1;
                let caption = escape(&drawing.title);
                let drawn = svg(drawing, &format!("chart-{charts}"));
                writeln!(
                    out,
                    "<figure><div class=\"scroll\">\n{drawn}</div><figcaption>{caption}</figcaption></figure>"
                )
            }
            Block::Break => Ok(()),
        }
        .unwrap_or_default();
    }
    let _ = write!(out, "<footer class=\"end\">{kind}, {title}. {date}</footer>\n</main>\n");
    shell::page(&format!("{}: {}", document.kind, document.title), &out)
}

/// Whether a column of a table with heads holds nothing but numbers.
fn numbers(table: &Table, at: usize) -> bool {
    let number = |cell: &String| {
        cell.chars().any(|c| c.is_ascii_digit())
            && cell.chars().all(|c| c.is_ascii_digit() || matches!(c, '+' | '-' | '\u{2212}' | ',' | '.' | ' ' | '%'))
    };
    table.headed() && !table.rows.is_empty() && table.rows.iter().all(|row| row.get(at).is_some_and(number))
}

/// A table; where its columns have no heads, its first column is bold.
fn table(table: &Table) -> String {
    let mut out = String::from("<div class=\"scroll\"><table class=\"plain\">\n");
    if !table.caption.is_empty() {
        let _ = writeln!(out, "<caption>{}</caption>", escape(&table.caption));
    }
    let whole: u32 = table.columns.iter().map(|(_, wide)| u32::from(*wide)).sum::<u32>().max(1);
    let widths = table.columns.iter().map(|(_, wide)| u32::from(*wide) * 100 / whole);
    let columns: String = widths.map(|wide| format!("<col style=\"width:{wide}%\"/>")).collect();
    let _ = writeln!(out, "<colgroup>{columns}</colgroup>");
    // Numbers stand under each other by their last figure.
    let class = |at: usize| if numbers(table, at) { " class=\"num\"" } else { "" };
    if table.headed() {
        let head = |at: usize, head: &str| format!("<th scope=\"col\"{}>{}</th>", class(at), escape(head));
        let heads: String = table.columns.iter().enumerate().map(|(at, (words, _))| head(at, words)).collect();
        let _ = writeln!(out, "<thead><tr>{heads}</tr></thead>");
    }
    out.push_str("<tbody>\n");
    for row in &table.rows {
        let cells = row.iter().enumerate().map(|(at, cell)| match at == 0 && !table.headed() {
            true => format!("<td class=\"key\">{}</td>", escape(cell)),
            false => format!("<td{}>{}</td>", class(at), escape(cell)),
        });
        let _ = writeln!(out, "<tr>{}</tr>", cells.collect::<String>());
    }
    out.push_str("</tbody></table></div>");
    out
}
