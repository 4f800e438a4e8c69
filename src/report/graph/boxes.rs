//! The boxes of the map: each kind of scene has a shape of its own, so that no colour is needed.

use crate::analysis::graph::{Heat, Held, Kind, Map, Node};
use crate::report::drawing::{Anchor, Dash, Drawing, Item, Place, cut, width};
use crate::report::inks::Ink;

/// The size of a title.
const TITLE: f32 = 14.0;
/// The size of what stands below it.
const SMALL: f32 = 11.5;
/// The height of a line of a title, and of what stands below it.
const LINES: (f32, f32) = (18.0, 16.0);
/// The room within a box.
const PAD: f32 = 12.0;
/// The widest text in a box.
const WIDEST: f32 = 210.0;
/// The most things that a box lists.
const LISTED: usize = 24;

/// How often something is gone, in words: a share of plays, or how many times.
pub fn told(count: u64, plays: u64) -> String {
    match (plays, count) {
        (0 | 1, 0) => "not in this play".to_owned(),
        (0 | 1, 1) => "once".to_owned(),
        (0 | 1, count) => format!("{count} times"),
        (_, 0) => "never".to_owned(),
        (plays, count) if count * 1000 < plays * 5 => "< 1 %".to_owned(),
        (plays, count) => format!("{} %", (count * 100 + plays / 2) / plays),
    }
}

/// How strong the ground of something is that is gone so often.
pub fn strength(count: u64, plays: u64) -> f32 {
    if count == 0 { 0.0 } else { 0.06 + 0.5 * (count as f32 / plays.max(1) as f32).min(1.0) }
}

/// What a box says.
pub struct Words {
    title: Vec<String>,
    small: Vec<String>,
    /// How often it is met.
    pub count: Option<u64>,
    /// Its size.
    pub size: Place,
}

fn wrapped(words: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for word in words.split_whitespace() {
        match out.last_mut().filter(|line| width(&format!("{line} {word}"), TITLE) * 1.1 <= WIDEST) {
            Some(line) => *line = format!("{line} {word}"),
            None => out.push(cut(word, TITLE, WIDEST)),
        }
    }
    if out.len() > 3 {
        out.truncate(3);
        out[2].push('\u{2026}');
    }
    out
}

/// What the box of a node says, and how large it is.
pub fn words(node: &Node, heat: Option<&Heat>) -> Words {
    let count = |scene: Option<crate::scenario::model::SceneId>| {
        heat.map(|heat| scene.and_then(|scene| heat.scenes.get(&scene.0).copied()).unwrap_or(0))
    };
    let own = match node.kind {
        Kind::End => heat.map(|heat| heat.ends.values().sum()),
        Kind::Interruptions => None,
        _ => count(node.scene),
    };
    let held = |held: Held| {
        heat.map(|heat| match held {
            Held::Scene(scene) => heat.scenes.get(&scene.0).copied().unwrap_or(0),
            Held::Visit(at) => heat.visits.get(&at).copied().unwrap_or(0),
            Held::Ending(at) => heat.endings.get(&at).copied().unwrap_or(0),
        })
    };
    let mut small = Vec::new();
    let kind = match (node.kind, node.choices) {
        (Kind::End | Kind::Interruptions, _) => String::new(),
        (kind, 0) => kind.name().to_owned(),
        (kind, 1) => format!("{}, 1 choice", kind.name()),
        (kind, choices) => format!("{}, {choices} choices", kind.name()),
    };
    // Where the title is no more than the id, the id says nothing new.
    if node.title != node.id && !kind.is_empty() {
        small.push(format!("{}: {kind}", node.id));
    } else if !kind.is_empty() {
        small.push(kind);
    }
    if node.kind == Kind::Interruptions {
        small.push("one may come before a marked scene".to_owned());
    }
    let plays = heat.map_or(0, |heat| heat.plays);
    for (name, what) in node.holds.iter().take(LISTED) {
        let often = held(*what).map(|count| format!(", {}", told(count, plays)));
        small.push(format!("\u{2022} {name}{}", often.unwrap_or_default()));
    }
    if node.holds.len() > LISTED {
        small.push(format!("and {} more", node.holds.len() - LISTED));
    }
    let small: Vec<String> = small.into_iter().map(|line| cut(&line, SMALL, WIDEST + 30.0)).collect();
    let title = wrapped(&node.title);
    let often = own.map_or(0.0, |count| width(&told(count, plays), SMALL));
    let wide = title.iter().map(|line| width(line, TITLE) * 1.1).fold(often, f32::max);
    let wide = small.iter().map(|line| width(line, SMALL)).fold(wide, f32::max).max(90.0) + 2.0 * PAD + 20.0;
    let high =
        LINES.0 * title.len() as f32 + LINES.1 * (small.len() + usize::from(own.is_some())) as f32 + 2.0 * PAD - 4.0;
    Words { title, small, count: own, size: (wide, high) }
}

/// A box in its shape; its inside is as strong as this.
fn shape(out: &mut Drawing, kind: Kind, (x, y): Place, (wide, high): Place, strong: f32) {
    let rim = |cut: f32| -> Vec<Place> {
        [
            (x + cut, y),
            (x + wide - cut, y),
            (x + wide, y + cut),
            (x + wide, y + high - cut),
            (x + wide - cut, y + high),
            (x + cut, y + high),
            (x, y + high - cut),
            (x, y + cut),
            (x + cut, y),
        ]
        .into()
    };
    let points = match kind {
        Kind::Table => rim(12.0),
        Kind::End => round((x, y), (wide, high)),
        _ => rim(0.0),
    };
    out.area(&points, Ink::Paper, 1.0);
    if strong > 0.0 {
        out.area(&points, Ink::Accent, strong);
    }
    let dash = if kind == Kind::Interruptions { Dash::Dashed } else { Dash::Solid };
    out.line(&points, Ink::Text, if kind == Kind::Table { 2.2 } else { 1.4 }, dash);
    match kind {
        Kind::Hub => out.edge((x + 4.0, y + 4.0), (wide - 8.0, high - 8.0), Ink::Text, 1.0),
        Kind::Night => out.filled((x, y), (6.0, high), Ink::Text, 1.0),
        _ => {}
    }
}

/// A box with round ends.
fn round((x, y): Place, (wide, high): Place) -> Vec<Place> {
    let radius = 16.0_f32.min(high / 2.0);
    let corner = |(cx, cy): Place, from: f32| {
        (0..=6).map(move |step| {
            let angle = (from + 15.0 * step as f32).to_radians();
            (cx + radius * angle.cos(), cy + radius * angle.sin())
        })
    };
    let mut out: Vec<Place> = corner((x + wide - radius, y + radius), -90.0).collect();
    out.extend(corner((x + wide - radius, y + high - radius), 0.0));
    out.extend(corner((x + radius, y + high - radius), 90.0));
    out.extend(corner((x + radius, y + radius), 180.0));
    let first = out[0];
    out.push(first);
    out
}

/// The mark of a scene before which an interruption can come.
pub fn mark(out: &mut Drawing, (x, y): Place) {
    out.area(&[(x, y), (x + 13.0, y), (x, y + 13.0)], Ink::Text, 1.0);
}

/// Draws the box of a node.
pub fn draw(out: &mut Drawing, map: &Map, node: usize, words: &Words, at: Place, plays: u64) {
    let kind = map.nodes[node].kind;
    let (x, y) = at;
    shape(out, kind, at, words.size, words.count.map_or(0.0, |count| strength(count, plays)));
    if map.ways.iter().any(|way| way.interruption && way.to == node) {
        mark(out, at);
    }
    let middle = x + words.size.0 / 2.0;
    let mut line = y + PAD + 10.0;
    for title in &words.title {
        out.bold((middle, line), title.clone(), TITLE, Ink::Text, Anchor::Middle);
        line += LINES.0;
    }
    for small in &words.small {
        let list = small.starts_with('\u{2022}');
        let (x, anchor) = if list { (x + PAD + 4.0, Anchor::Start) } else { (middle, Anchor::Middle) };
        out.words((x, line - 2.0), small.clone(), SMALL, Ink::Text, anchor);
        line += LINES.1;
    }
    if let Some(count) = words.count {
        out.bold((middle, line - 2.0), told(count, plays), SMALL, Ink::Text, Anchor::Middle);
    }
}

/// What each shape, line and shade means, from this height on; gives the height that it takes.
pub fn legend(out: &mut Drawing, map: &Map, heat: Option<&Heat>, top: f32, wide: f32) -> f32 {
    let mut at = (0.0, top);
    let mut room = |out: &mut Drawing, name: &str, draw: &dyn Fn(&mut Drawing, Place)| {
        let needs = 40.0 + width(name, SMALL) + 22.0;
        if at.0 + needs > wide && at.0 > 0.0 {
            at = (0.0, at.1 + 28.0);
        }
        draw(out, at);
        out.words((at.0 + 40.0, at.1 + 15.0), name, SMALL, Ink::Text, Anchor::Start);
        at.0 += needs;
    };
    let names = [
        (Kind::Talk, "scene"),
        (Kind::Hub, "hub: whom to see"),
        (Kind::Table, "table: the negotiation"),
        (Kind::Night, "night: the window"),
        (Kind::Interruptions, "interruptions"),
        (Kind::End, "end"),
    ];
    for (kind, name) in names {
        if map.nodes.iter().any(|node| node.kind == kind) {
            room(out, name, &|out, (x, y)| shape(out, kind, (x, y), (32.0, 21.0), 0.0));
        }
    }
    room(out, "by a choice, or always", &|out, (x, y)| {
        arrow(out, &[(x, y + 10.0), (x + 32.0, y + 10.0)], 1.4, Dash::Solid)
    });
    if map.ways.iter().any(|way| way.sometimes && !way.interruption) {
        room(out, "on a condition", &|out, (x, y)| {
            arrow(out, &[(x, y + 10.0), (x + 32.0, y + 10.0)], 1.4, Dash::Dashed)
        });
    }
    if map.ways.iter().any(|way| way.interruption) {
        room(out, "an interruption may come first", &|out, (x, y)| mark(out, (x + 10.0, y + 4.0)));
    }
    if let Some(heat) = heat {
        let plays = heat.plays.max(1);
        for share in if plays == 1 { vec![1] } else { vec![0, 25, 50, 100] } {
            let name = if plays == 1 { "met in this play".to_owned() } else { format!("{share} % of plays") };
            room(out, &name, &|out, (x, y)| {
                out.filled((x, y), (32.0, 21.0), Ink::Accent, strength(share * plays.max(2) / 100, plays));
                out.edge((x, y), (32.0, 21.0), Ink::Text, 1.0);
            });
        }
    }
    at.1 + 28.0 - top
}

/// A line with a head at its end.
pub fn arrow(out: &mut Drawing, points: &[Place], strong: f32, dash: Dash) {
    let [.., before, (x, y)] = points else { return };
    let (dx, dy) = (x - before.0, y - before.1);
    let long = (dx * dx + dy * dy).sqrt().max(0.01);
    let (ux, uy) = (dx / long, dy / long);
    let size = 7.0 + strong;
    let base = (x - ux * size, y - uy * size);
    let half = size * 0.5;
    let mut line = points.to_vec();
    if let Some(last) = line.last_mut() {
        *last = base;
    }
    out.items.push(Item::Line { points: line, ink: Ink::Text, width: strong, dash });
    out.area(
        &[(*x, *y), (base.0 - uy * half, base.1 + ux * half), (base.0 + uy * half, base.1 - ux * half)],
        Ink::Text,
        1.0,
    );
}
