//! A drawing as plain data: lines, areas, discs and words, which SVG and PDF both paint.

use super::inks::Ink;

/// A drawing, with what it shows in words for those who cannot see it.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Drawing {
    /// Its name.
    pub title: String,
    /// What it shows, in words.
    pub says: String,
    /// Its width.
    pub wide: f32,
    /// Its height.
    pub high: f32,
    /// What is painted, in order.
    pub items: Vec<Item>,
}

/// A place in a drawing: from the left, from the top.
pub type Place = (f32, f32);

/// Something painted.
#[derive(Clone, PartialEq, Debug)]
pub enum Item {
    /// A line through points.
    Line { points: Vec<Place>, ink: Ink, width: f32, dash: Dash },
    /// An area within points, as strong as this from 0 to 1.
    Area { points: Vec<Place>, ink: Ink, strength: f32 },
    /// A disc, filled or only its edge.
    Disc { at: Place, radius: f32, fill: Ink, edge: Ink },
    /// Words on one line; the place is on their base line.
    Words { at: Place, words: String, size: f32, ink: Ink, bold: bool, anchor: Anchor },
}

/// How a line is broken.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Dash {
    /// Not at all.
    #[default]
    Solid,
    /// In dashes.
    Dashed,
    /// In dots.
    Dotted,
    /// In dashes and dots.
    DashDot,
}

impl Dash {
    /// The lengths of ink and gap, in turn; empty where it is not broken.
    pub fn lengths(self) -> &'static [f32] {
        match self {
            Self::Solid => &[],
            Self::Dashed => &[6.0, 4.0],
            Self::Dotted => &[1.5, 3.0],
            Self::DashDot => &[9.0, 3.0, 1.5, 3.0],
        }
    }
}

/// Where words hang on their place.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Anchor {
    /// They start there.
    Start,
    /// Their middle is there.
    Middle,
    /// They end there.
    End,
}

impl Drawing {
    /// An empty drawing.
    pub fn new(title: impl Into<String>, wide: f32, high: f32) -> Self {
        Self { title: title.into(), says: String::new(), wide, high, items: Vec::new() }
    }

    /// A line.
    pub fn line(&mut self, points: &[Place], ink: Ink, width: f32, dash: Dash) {
        self.items.push(Item::Line { points: points.to_vec(), ink, width, dash });
    }

    /// An area.
    pub fn area(&mut self, points: &[Place], ink: Ink, strength: f32) {
        self.items.push(Item::Area { points: points.to_vec(), ink, strength });
    }

    /// A box that is filled.
    pub fn filled(&mut self, (x, y): Place, (wide, high): Place, ink: Ink, strength: f32) {
        self.area(&[(x, y), (x + wide, y), (x + wide, y + high), (x, y + high)], ink, strength);
    }

    /// The edge of a box.
    pub fn edge(&mut self, (x, y): Place, (wide, high): Place, ink: Ink, width: f32) {
        let corners = [(x, y), (x + wide, y), (x + wide, y + high), (x, y + high), (x, y)];
        self.line(&corners, ink, width, Dash::Solid);
    }

    /// A box in strokes that lean, told from a filled one without colour.
    pub fn hatched(&mut self, (x, y): Place, (wide, high): Place, ink: Ink) {
        let mut at = 4.0;
        while at < wide + high {
            // From the lower or right edge up to the upper or left one, cut where the box ends.
            let from = if at <= wide { (x + at, y) } else { (x + wide, y + at - wide) };
            let to = if at <= high { (x, y + at) } else { (x + at - high, y + high) };
            self.line(&[from, to], ink, 1.2, Dash::Solid);
            at += 5.0;
        }
        self.edge((x, y), (wide, high), ink, 1.2);
    }

    /// A disc.
    pub fn disc(&mut self, at: Place, radius: f32, fill: Ink, edge: Ink) {
        self.items.push(Item::Disc { at, radius, fill, edge });
    }

    /// Words.
    pub fn words(&mut self, at: Place, words: impl Into<String>, size: f32, ink: Ink, anchor: Anchor) {
        self.items.push(Item::Words { at, words: words.into(), size, ink, bold: false, anchor });
    }

    /// Words that weigh more.
    pub fn bold(&mut self, at: Place, words: impl Into<String>, size: f32, ink: Ink, anchor: Anchor) {
        self.items.push(Item::Words { at, words: words.into(), size, ink, bold: true, anchor });
    }
}

/// About how wide words are, whatever face they are set in; rather too much than too little.
pub fn width(words: &str, size: f32) -> f32 {
    let one = |letter: char| match letter {
        'i' | 'j' | 'l' | 't' | 'f' | 'r' | 'I' | '.' | ',' | ':' | ';' | '\'' | '|' | '(' | ')' | ' ' => 0.34,
        'm' | 'w' | 'M' | 'W' | '%' | '\u{2014}' => 0.9,
        letter if letter.is_uppercase() => 0.68,
        _ => 0.58,
    };
    words.chars().map(one).sum::<f32>() * size
}

/// Words cut to a width, at a blank where there is one, with an ellipsis where something is left out.
pub fn cut(words: &str, size: f32, wide: f32) -> String {
    if width(words, size) <= wide {
        return words.to_owned();
    }
    let mut out = String::new();
    for letter in words.chars() {
        if width(&out, size) + size * 1.2 > wide {
            break;
        }
        out.push(letter);
    }
    let kept = out.rfind(' ').filter(|at| *at * 2 > out.len()).unwrap_or(out.len());
    out.truncate(kept);
    format!("{}\u{2026}", out.trim_end())
}
