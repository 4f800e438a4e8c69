//! A drawing as SVG, to stand in a page: its inks are those of the page's style sheet.

use super::drawing::{Anchor, Dash, Drawing, Item, Place};
use std::fmt::Write as _;

/// A drawing as an SVG element; `id` keeps its title and description apart from those of others on the page.
pub fn svg(drawing: &Drawing, id: &str) -> String {
    let mut out = String::new();
    let _ = write!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart\" viewBox=\"0 0 {} {}\" role=\"img\" aria-labelledby=\"{id}-title {id}-desc\">\n\
         <title id=\"{id}-title\">{}</title>\n<desc id=\"{id}-desc\">{}</desc>\n",
        number(drawing.wide),
        number(drawing.high),
        escape(&drawing.title),
        escape(&drawing.says)
    );
    for item in &drawing.items {
        write_item(&mut out, item);
    }
    out.push_str("</svg>\n");
    out
}

fn write_item(out: &mut String, item: &Item) {
    let _ = match item {
        Item::Line { points, ink, width, dash } => {
            let dash = dashes(*dash);
            let ink = ink.name();
            let width = number(*width);
            writeln!(out, "<polyline points=\"{}\" class=\"s-{ink}\" stroke-width=\"{width}\"{dash}/>", list(points))
        }
        Item::Area { points, ink, strength } => {
            let (points, ink, strength) = (list(points), ink.name(), number(*strength));
            writeln!(out, "<polygon points=\"{points}\" class=\"f-{ink}\" fill-opacity=\"{strength}\"/>")
        }
        Item::Disc { at, radius, fill, edge } => {
            let (x, y, radius) = (number(at.0), number(at.1), number(*radius));
            let (fill, edge) = (fill.name(), edge.name());
            writeln!(out, "<circle cx=\"{x}\" cy=\"{y}\" r=\"{radius}\" class=\"f-{fill} e-{edge}\"/>")
        }
        Item::Words { at, words, size, ink, bold, anchor } => {
            let (x, y, size, ink) = (number(at.0), number(at.1), number(*size), ink.name());
            let bold = if *bold { " b" } else { "" };
            let anchor = match anchor {
                Anchor::Start => "",
                Anchor::Middle => " m",
                Anchor::End => " r",
            };
            let words = escape(words);
            writeln!(
                out,
                "<text x=\"{x}\" y=\"{y}\" font-size=\"{size}\" class=\"f-{ink}{bold}{anchor}\">{words}</text>"
            )
        }
    };
}

fn dashes(dash: Dash) -> String {
    let lengths: Vec<String> = dash.lengths().iter().map(|length| number(*length)).collect();
    if lengths.is_empty() { String::new() } else { format!(" stroke-dasharray=\"{}\"", lengths.join(" ")) }
}

fn list(points: &[Place]) -> String {
    points.iter().map(|(x, y)| format!("{},{}", number(*x), number(*y))).collect::<Vec<_>>().join(" ")
}

/// A length with a tenth at most, and no needless nought.
fn number(value: f32) -> String {
    let text = format!("{value:.2}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// Words as XML and HTML show them; what neither can hold is left out.
pub fn escape(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for letter in words.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\n' | '\t' => out.push(letter),
            letter if letter.is_control() || matches!(letter, '\u{fffe}' | '\u{ffff}') => {}
            letter => out.push(letter),
        }
    }
    out
}
