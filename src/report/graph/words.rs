//! The map as text for other tools: Graphviz and Mermaid.

use super::boxes::{strength, told};
use super::picture::gone;
use crate::analysis::graph::{Heat, Kind, Map, Way};
use std::fmt::Write as _;

/// What stands beside a way: the choices that lead there, or how often it is gone.
fn label(map: &Map, way: &Way, heat: Option<&Heat>) -> String {
    const MOST: usize = 3;
    if let Some(heat) = heat.filter(|_| !way.interruption) {
        let count = gone(map, heat, way.from, way.to);
        // What was not gone is drawn paler, and needs no word beside it.
        return if count == 0 { String::new() } else { told(count, heat.plays) };
    }
    let mut words = way.by.iter().take(MOST).cloned().collect::<Vec<_>>().join(", ");
    if way.by.len() > MOST {
        let _ = write!(words, " and {} more", way.by.len() - MOST);
    }
    words
}

/// Whether a way was not gone in any play.
fn missed(map: &Map, way: &Way, heat: Option<&Heat>) -> bool {
    heat.is_some_and(|heat| !way.interruption && gone(map, heat, way.from, way.to) == 0)
}

fn met(map: &Map, node: usize, heat: Option<&Heat>) -> Option<u64> {
    let heat = heat?;
    match map.nodes[node].kind {
        Kind::End => Some(heat.ends.values().sum()),
        Kind::Interruptions => None,
        _ => map.nodes[node].scene.map(|scene| heat.scenes.get(&scene.0).copied().unwrap_or(0)),
    }
}

/// What a node is called, line by line.
fn lines(map: &Map, node: usize, heat: Option<&Heat>) -> Vec<String> {
    let of = &map.nodes[node];
    let mut out = vec![of.title.clone()];
    if of.title != of.id && of.scene.is_some() {
        out.push(of.id.clone());
    }
    if of.kind != Kind::End {
        out.extend(of.holds.iter().map(|(name, _)| format!("- {name}")));
    }
    if let (Some(count), Some(heat)) = (met(map, node, heat), heat) {
        out.push(told(count, heat.plays));
    }
    out
}

/// The map for Graphviz.
pub fn dot(map: &Map, heat: Option<&Heat>) -> String {
    let quoted = |words: &str| format!("\"{}\"", words.replace('\\', "\\\\").replace('"', "\\\""));
    let mut out = format!(
        "digraph {} {{\n  label={}; labelloc=t; fontname=\"sans-serif\";\n  node [fontname=\"sans-serif\", fontsize=11]; edge \
         [fontname=\"sans-serif\", fontsize=9];\n",
        quoted("story"),
        quoted(&heat.map_or_else(|| map.title.clone(), |heat| format!("{}: {}", map.title, heat.of)))
    );
    for (at, node) in map.nodes.iter().enumerate() {
        let shape = match node.kind {
            Kind::Hub => "box, peripheries=2",
            Kind::Table => "octagon",
            _ => "box",
        };
        // A style given twice would count once.
        let mut styles = match node.kind {
            Kind::Night => vec!["bold"],
            Kind::Interruptions => vec!["dashed"],
            Kind::End => vec!["rounded"],
            _ => vec![],
        };
        let label =
            lines(map, at, heat).iter().map(|line| line.replace('\\', "\\\\").replace('"', "\\\"")).collect::<Vec<_>>();
        let ground = met(map, at, heat).map(|count| {
            // From white to amber, by the share of plays.
            let share = strength(count, heat.map_or(1, |heat| heat.plays));
            styles.push("filled");
            format!(", fillcolor=\"0.1 {share:.2} 1.0\"")
        });
        let style = if styles.is_empty() { String::new() } else { format!(", style=\"{}\"", styles.join(",")) };
        let _ = writeln!(
            out,
            "  {} [shape={shape}, label=\"{}\"{style}{}];",
            quoted(&node.id),
            label.join("\\n"),
            ground.unwrap_or_default()
        );
    }
    for way in &map.ways {
        let style = if way.interruption {
            "dotted"
        } else if way.sometimes {
            "dashed"
        } else {
            "solid"
        };
        let pale = if missed(map, way, heat) { ", color=gray70" } else { "" };
        let _ = writeln!(
            out,
            "  {} -> {} [style={style}{pale}, label={}];",
            quoted(&map.nodes[way.from].id),
            quoted(&map.nodes[way.to].id),
            quoted(&label(map, way, heat))
        );
    }
    out.push_str("}\n");
    out
}

/// Words in which Mermaid finds nothing to do. It reads `#` as the start of an entity, `%%{` as settings, `$$` as a formula,
/// `\n` as a line break, and takes a `;` away behind `style` and a colon. Its own entities help, except against pairs, which
/// it looks for once more when they are read: those are parted by a blank without a width.
fn safe(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    let mut before = ' ';
    for c in words.chars() {
        if matches!((before, c), ('%', '%') | ('$', '$') | ('\\', 'n')) {
            out.push('\u{200b}');
        }
        match c {
            '#' | '&' | '"' | '<' | '>' | '`' | ';' | ':' => {
                let _ = write!(out, "#{};", u32::from(c));
            }
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
        before = c;
    }
    out
}

/// The map for Mermaid.
pub fn mermaid(map: &Map, heat: Option<&Heat>) -> String {
    let mut out = String::from("flowchart TD\n");
    let title = heat.map_or_else(|| map.title.clone(), |heat| format!("{}: {}", map.title, heat.of));
    let _ = writeln!(out, "  %% {}", safe(&title));
    for (at, node) in map.nodes.iter().enumerate() {
        let (open, close) = match node.kind {
            Kind::Talk | Kind::Interruptions => ("[", "]"),
            Kind::Hub => ("[[", "]]"),
            Kind::Table => ("{{", "}}"),
            Kind::Night => ("[/", "/]"),
            Kind::End => ("([", "])"),
        };
        let label = lines(map, at, heat).iter().map(|line| safe(line)).collect::<Vec<_>>().join("<br>");
        let _ = writeln!(out, "  n{at}{open}\"{label}\"{close}");
    }
    for way in &map.ways {
        let arrow = if way.interruption || way.sometimes { "-.->" } else { "-->" };
        let label = label(map, way, heat);
        let label = if label.is_empty() { String::new() } else { format!("|\"{}\"|", safe(&label)) };
        let _ = writeln!(out, "  n{} {arrow}{label} n{}", way.from, way.to);
    }
    // The same amber as elsewhere, by the share of plays; ways that were not gone are pale.
    for (at, count) in (0..map.nodes.len()).filter_map(|at| Some((at, met(map, at, heat)?))) {
        let share = strength(count, heat.map_or(1, |heat| heat.plays));
        if count > 0 {
            // A comma would end the colour, so it is written in one word.
            let mixed = [15.0_f32, 90.0, 200.0].map(|less| (255.0 - less * share).round() as u8);
            let [red, green, blue] = mixed;
            let _ = writeln!(out, "  style n{at} fill:#{red:02x}{green:02x}{blue:02x},color:#000000");
        }
    }
    let pale: Vec<String> =
        (0..map.ways.len()).filter(|at| missed(map, &map.ways[*at], heat)).map(|at| at.to_string()).collect();
    if !pale.is_empty() {
        let _ = writeln!(out, "  linkStyle {} stroke:#b3b3b3", pale.join(","));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mermaid_reads_words_as_words() {
        for (words, written) in [
            ("A \"quoted\" [x] (y) {z} | end", "A #34;quoted#34; [x] (y) {z} | end"),
            ("Grüße 🚀, 100 %, a & b <b>", "Grüße 🚀, 100 %, a #38; b #60;b#62;"),
            ("#35; `tick`", "#35;35#59; #96;tick#96;"),
            ("style n1 fill:#f00;", "style n1 fill#58;#35;f00#59;"),
            ("%%{init} $$x$$ C:\\new", "%\u{200b}%{init} $\u{200b}$x$\u{200b}$ C#58;\\\u{200b}new"),
        ] {
            assert_eq!(safe(words), written);
        }
    }
}
