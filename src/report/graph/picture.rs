//! The map as a picture that stands alone.

use super::boxes;
use crate::analysis::graph::{Heat, Kind, Map, layout};
use crate::report::drawing::{Anchor, Dash, Drawing, Place, width};
use crate::report::inks::Ink;
use crate::report::svg;

/// The room around the map.
const EDGE: f32 = 28.0;
/// The room for the title.
const HEAD: f32 = 62.0;

/// The map as SVG, with how often its scenes are met where that is known.
pub fn svg(map: &Map, heat: Option<&Heat>) -> String {
    let drawing = drawing(map, heat);
    let inks: String = Ink::ALL
        .iter()
        .map(|ink| {
            let (name, colour) = (ink.name(), &ink.pair().0);
            format!(".f-{name}{{fill:{colour}}}.s-{name},.e-{name}{{stroke:{colour}}}")
        })
        .collect();
    let (wide, high) = (drawing.wide.ceil(), drawing.high.ceil());
    let style = format!(
        "<style>{inks}polyline{{fill:none;stroke-linejoin:round}}text{{font-family:\"IBM Plex Sans\",\"Noto Sans\",\"DejaVu \
         Sans\",sans-serif}}.b{{font-weight:600}}.m{{text-anchor:middle}}.r{{text-anchor:end}}</style>\n\
         <rect width=\"{wide}\" height=\"{high}\" class=\"f-paper\"/>\n"
    );
    let text = svg::svg(&drawing, "map");
    let text = text.replacen("class=\"chart\"", &format!("width=\"{wide}\" height=\"{high}\""), 1);
    text.replacen("</desc>\n", &format!("</desc>\n{style}"), 1)
}

fn drawing(map: &Map, heat: Option<&Heat>) -> Drawing {
    let plays = heat.map_or(0, |heat| heat.plays);
    let all: Vec<boxes::Words> = map.nodes.iter().map(|node| boxes::words(node, heat)).collect();
    // Interruptions stand beside the story: lines to every scene that allows one would hide it.
    let main = map.nodes.iter().position(|node| node.kind == Kind::Interruptions).unwrap_or(map.nodes.len());
    let sizes: Vec<Place> = all.iter().take(main).map(|words| words.size).collect();
    let ways: Vec<_> = map.ways.iter().filter(|way| !way.interruption).collect();
    let ends: Vec<(usize, usize)> = ways.iter().map(|way| (way.from, way.to)).collect();
    let placed = layout(&sizes, &ends);
    let aside = all.get(main).map_or((0.0, 0.0), |words| (words.size.0 + 40.0, words.size.1));
    let title = format!("{}: the story's map", map.title);
    let wide = (placed.size.0 + aside.0).max(width(&title, 22.0) * 1.22).max(560.0) + 2.0 * EDGE;
    let mut out = Drawing::new(title.clone(), wide, 0.0);
    out.bold((EDGE, 40.0), title, 22.0, Ink::Text, Anchor::Start);
    if let Some(heat) = heat {
        out.words((EDGE, 60.0), heat.of.clone(), 13.0, Ink::Soft, Anchor::Start);
    }
    let at = |(x, y): Place| (x + EDGE, y + HEAD + EDGE);
    for (way, line) in ways.iter().zip(&placed.ways) {
        let line: Vec<Place> = line.iter().map(|point| at(*point)).collect();
        let dash = if way.sometimes { Dash::Dashed } else { Dash::Solid };
        let count = heat.map(|heat| gone(map, heat, way.from, way.to));
        let strong = match count {
            None => 1.4,
            Some(0) => 0.7,
            Some(count) => 1.2 + 4.0 * (count as f32 / plays.max(1) as f32).min(1.0),
        };
        boxes::arrow(&mut out, &line, strong, dash);
    }
    for (node, corner) in placed.nodes.iter().enumerate() {
        boxes::draw(&mut out, map, node, &all[node], at(*corner), plays);
    }
    if let Some(words) = all.get(main) {
        boxes::draw(&mut out, map, main, words, at((placed.size.0 + 40.0, 0.0)), plays);
    }
    let foot = HEAD + EDGE + placed.size.1.max(aside.1) + 34.0;
    out.line(&[(EDGE, foot), (wide - EDGE, foot)], Ink::Line, 1.0, Dash::Solid);
    let mut legend = Drawing::new("", wide, 0.0);
    let high = boxes::legend(&mut legend, map, heat, 0.0, wide - 2.0 * EDGE);
    out.items.extend(legend.items.into_iter().map(|item| moved(item, (EDGE, foot + 16.0))));
    out.high = foot + 16.0 + high + EDGE / 2.0;
    out.says = says(map, heat);
    out
}

/// How often a way is gone.
pub fn gone(map: &Map, heat: &Heat, from: usize, to: usize) -> u64 {
    let scene = |node: usize| map.nodes[node].scene.map(|scene| scene.0);
    match (scene(from), scene(to)) {
        (Some(from), Some(to)) => heat.ways.get(&(from, to)).copied().unwrap_or(0),
        (Some(from), None) => heat.ends.get(&from).copied().unwrap_or(0),
        _ => 0,
    }
}

fn moved(item: crate::report::drawing::Item, (dx, dy): Place) -> crate::report::drawing::Item {
    use crate::report::drawing::Item;
    let put = |points: Vec<Place>| points.into_iter().map(|(x, y)| (x + dx, y + dy)).collect();
    match item {
        Item::Line { points, ink, width, dash } => Item::Line { points: put(points), ink, width, dash },
        Item::Area { points, ink, strength } => Item::Area { points: put(points), ink, strength },
        Item::Disc { at, radius, fill, edge } => Item::Disc { at: (at.0 + dx, at.1 + dy), radius, fill, edge },
        Item::Words { at, words, size, ink, bold, anchor } => {
            Item::Words { at: (at.0 + dx, at.1 + dy), words, size, ink, bold, anchor }
        }
    }
}

/// The map in words.
fn says(map: &Map, heat: Option<&Heat>) -> String {
    let told = map.ways.iter().filter(|way| !way.interruption).map(|way| {
        let often = heat.map(|heat| format!(" ({})", boxes::told(gone(map, heat, way.from, way.to), heat.plays)));
        format!("{} to {}{}", map.nodes[way.from].title, map.nodes[way.to].title, often.unwrap_or_default())
    });
    format!("Ways: {}.", told.collect::<Vec<_>>().join("; "))
}
