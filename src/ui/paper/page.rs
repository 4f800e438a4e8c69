//! A page with everything on it, laid out for a width: what is drawn, and what a listener hears.

use super::inks::{inks, stock_of};
use super::pen::{Pen, Type};
use super::turn::{rounded, seed_of, turn, uneven};
use super::{hand, looks};
use crate::ui::theme::{Cut, faint, mix};
use crate::view::papers::{Paper, Part, Signature};
use egui::{Color32, Painter, Rect, Shape, Stroke, Vec2, pos2, vec2};

/// A page that has been laid out, from 0, 0.
pub struct Page {
    /// What is drawn.
    pub shapes: Vec<Shape>,
    /// What is heard, and where.
    pub said: Vec<(Rect, String)>,
    /// Its size.
    pub size: Vec2,
}

/// Lays a paper out at a width in its own points, drawn at a scale.
pub fn page(painter: &Painter, paper: &Paper, width: f32, scale: f32) -> Page {
    let mut pen = Pen::new(painter, scale);
    let narrow = width < 460.0;
    let frame = Frame {
        painter,
        paper,
        left: if narrow { 20.0 } else { 56.0 },
        right: if narrow { width - 20.0 } else { width - 56.0 },
        width,
    };
    looks::write(&mut pen, &frame);
    let size = vec2(width, (pen.y / 8.0).ceil() * 8.0) * scale;
    let said = pen.said.into_iter();
    let said = said.map(|(rect, words)| {
        (Rect::from_min_max((rect.min.to_vec2() * scale).to_pos2(), (rect.max.to_vec2() * scale).to_pos2()), words)
    });
    Page { shapes: pen.shapes, said: said.collect(), size }
}

/// The paper and the edges of what is written on it.
pub struct Frame<'a> {
    /// For the hands.
    pub painter: &'a Painter,
    /// The paper.
    pub paper: &'a Paper,
    /// The left margin.
    pub left: f32,
    /// The right edge of the text.
    pub right: f32,
    /// The whole page.
    pub width: f32,
}

impl Frame<'_> {
    /// The breadth of the text.
    pub fn measure(&self) -> f32 {
        self.right - self.left
    }

    /// The colour of print on this paper.
    pub fn ink(&self) -> Color32 {
        *inks().ink
    }
}

/// A paragraph of running text; moves on.
pub fn paragraph(pen: &mut Pen, frame: &Frame, part: &Part, set: &Type, x: f32) {
    let rect = pen.passages(&part.words, set, x, pen.y, frame.right - x);
    pen.say(rect, part.plain());
    pen.y = rect.max.y + 8.0;
}

/// `Field` in a column and what it says beside it, or below it where the page is narrow; moves on.
pub fn field(pen: &mut Pen, frame: &Frame, name: &str, part: &Part, label: &Type, set: &Type, column: f32) {
    let top = pen.y;
    let beside = frame.measure() > 340.0;
    let column = if beside { column } else { 0.0 };
    let name_width = if beside { column - 12.0 } else { frame.measure() };
    let lift = set.font.size * 0.98 - label.font.size * 0.98;
    let name = pen.print(name, label, frame.left, top + if beside { lift } else { 0.0 }, name_width);
    let below = if beside { top } else { name.max.y };
    let body = pen.passages(&part.words, set, frame.left + column, below, frame.measure() - column);
    pen.y = body.max.y.max(name.max.y);
    pen.say(Rect::from_min_max(pos2(frame.left, top), pos2(frame.right, pen.y)), part.plain());
    pen.y += 4.0;
}

/// A note in the margin: set in from the left, a little askew, with the stroke that says where it belongs.
pub fn margin_note(pen: &mut Pen, frame: &Frame, part: &Part, ink: Color32) {
    let words: String = part.words.iter().map(|(_, words)| words.as_str()).collect();
    let set = Type::of(Cut::Hand, ink).line(24.0);
    let x = frame.left + frame.measure() * if frame.measure() > 340.0 { 0.40 } else { 0.12 };
    let width = frame.right - x;
    let plain = [(crate::view::papers::Ink::Print, words)];
    let galley = pen.galley(&plain, &set, width - 24.0);
    let size = pen.size(&galley);
    let (tilt, top) = (-0.026, pen.y + size.x * 0.026);
    let from = pen.shapes.len();
    pen.add_text(pen.at(x + 22.0, top), galley, ink, 0.0);
    let bracket = [(8.0, -7.0), (2.0, 2.0), (1.0, size.y * 0.5), (5.0, size.y * 0.62), (16.0, size.y * 0.58)];
    let points = bracket.into_iter().map(|(dx, dy)| pen.at(x + dx, top + dy)).collect();
    pen.shapes.push(Shape::line(points, Stroke::new(1.3 * pen.scale, ink)));
    let about = pen.at(x, top);
    turn(&mut pen.shapes[from..], about, tilt);
    let rect = Rect::from_min_size(pos2(x, pen.y), vec2(width, size.y + size.x * 0.026));
    pen.say(rect, part.plain());
    pen.y = rect.max.y + 8.0;
}

/// A line with a signature: the role above, the name by hand, the note below. Answers its height.
pub fn signature(pen: &mut Pen, frame: &Frame, line: &Signature, x: f32, y: f32, width: f32, print: Color32) -> f32 {
    let label = Type::of(Cut::Label, print).line(16.0);
    let note = Type::of(Cut::Small, *inks().ink).line(16.0);
    let mut at = y;
    if !line.role.is_empty() {
        at = pen.print(&line.role, &label, x, at, width).max.y;
    }
    let base = at + 38.0;
    pen.rule((x, x + width), base, 0.8, faint(print, 0.8));
    if !line.name.is_empty() {
        hand::sign(pen, &line.name, x, base, width, frame.painter);
    }
    let mut end = base + 10.0;
    if !line.note.is_empty() {
        end = pen.print(&line.note, &note, x, base + 8.0, width).max.y;
    }
    pen.say(Rect::from_min_max(pos2(x, y), pos2(x + width, end)), line.plain());
    end - y
}

/// The lines for signatures side by side as far as they fit; moves on.
pub fn signatures(pen: &mut Pen, frame: &Frame, print: Color32) {
    let signed = &frame.paper.signed;
    if signed.is_empty() {
        return;
    }
    pen.y += 8.0;
    let columns = if frame.measure() > 340.0 { 2 } else { 1 };
    let gap = 32.0;
    let width = (frame.measure() - gap * (columns as f32 - 1.0)) / columns as f32;
    for row in signed.chunks(columns) {
        let heights = row
            .iter()
            .enumerate()
            .map(|(at, line)| signature(pen, frame, line, frame.left + at as f32 * (width + gap), pen.y, width, print));
        let heights: Vec<f32> = heights.collect();
        pen.y += heights.into_iter().fold(0.0, f32::max) + 12.0;
    }
}

/// The small print at the foot; moves on.
pub fn foot(pen: &mut Pen, frame: &Frame) {
    if frame.paper.foot.is_empty() {
        return;
    }
    let ink = *inks().grey_ink;
    pen.y += 4.0;
    pen.rule((frame.left, frame.right), pen.y, 0.6, faint(ink, 0.6));
    let set = Type::of(Cut::Small, ink).size(12.0).line(16.0);
    let rect = pen.print(&frame.paper.foot, &set, frame.left, pen.y + 5.0, frame.measure());
    pen.say(rect, &frame.paper.foot);
    pen.y = rect.max.y + 4.0;
}

/// What a stamp says, in one line or two: the second begins at the first digit.
fn stamp_lines(words: &str) -> (&str, &str) {
    match words.find(|c: char| c.is_ascii_digit()) {
        Some(at) if at > 0 => (words[..at].trim(), words[at..].trim()),
        _ => (words, ""),
    }
}

/// The size of the stamp of a paper.
pub fn stamp_size(pen: &Pen, words: &str) -> Vec2 {
    let (first, second) = stamp_lines(words);
    let (large, small) = stamp_types(*inks().stamp);
    let width = |words: &str, set: &Type| {
        pen.size(&pen.galley(&[(crate::view::papers::Ink::Print, words.to_owned())], set, 400.0)).x
    };
    let wide = width(first, &large).max(width(second, &small));
    vec2(wide + 36.0, if second.is_empty() { 48.0 } else { 72.0 })
}

fn stamp_types(ink: Color32) -> (Type, Type) {
    (
        Type::of(Cut::Strong, ink).size(23.0).line(28.0).spaced(2.4),
        Type::of(Cut::Strong, ink).size(18.0).line(24.0).spaced(3.0),
    )
}

/// A stamp, oblique and with too little ink in places.
pub fn stamp(pen: &mut Pen, frame: &Frame, centre: (f32, f32), tilt: f32, ink: Color32) {
    let words = &frame.paper.stamp;
    if words.is_empty() {
        return;
    }
    let size = stamp_size(pen, words);
    let middle = pos2(centre.0, centre.1);
    let rect = Rect::from_center_size(middle, size);
    let from = pen.shapes.len();
    let scaled = |rect: Rect| {
        Rect::from_min_max((rect.min.to_vec2() * pen.scale).to_pos2(), (rect.max.to_vec2() * pen.scale).to_pos2())
    };
    for (inset, width) in [(0.0, 3.2), (6.0, 1.1)] {
        let points = rounded(scaled(rect.shrink(inset)), (7.0 - inset * 0.6) * pen.scale);
        pen.shapes.push(Shape::closed_line(points, Stroke::new(width * pen.scale, ink)));
    }
    let (first, second) = stamp_lines(words);
    let (large, small) = stamp_types(ink);
    let top = rect.min.y + 10.0;
    pen.print_middle(first, &large, rect.min.x, top, size.x);
    if !second.is_empty() {
        pen.print_middle(second, &small, rect.min.x, top + 28.0, size.x);
    }
    // Where the pad was dry, the paper shows through.
    let seed = seed_of(words);
    let stock = faint(stock_of(frame.paper.look), 0.45);
    for nth in 0..70 {
        let spot = pos2(rect.min.x + size.x * uneven(seed, nth * 3), rect.min.y + size.y * uneven(seed, nth * 3 + 1));
        let radius = 0.4 + 1.1 * uneven(seed, nth * 3 + 2).powi(3);
        pen.shapes.push(Shape::circle_filled(pen.at(spot.x, spot.y), radius * pen.scale, stock));
    }
    let about = pen.at(middle.x, middle.y);
    turn(&mut pen.shapes[from..], about, tilt);
    pen.say(rect, format!("Stamped: {words}"));
}

/// A round mark with the first letters of a letterhead.
pub fn monogram(pen: &mut Pen, words: &str, centre: (f32, f32), radius: f32, ink: Color32) {
    let letters: String =
        words.split_whitespace().filter_map(|word| word.chars().next()).filter(|c| c.is_uppercase()).take(2).collect();
    let at = pen.at(centre.0, centre.1);
    pen.shapes.push(Shape::circle_stroke(at, radius * pen.scale, Stroke::new(1.4 * pen.scale, ink)));
    pen.shapes.push(Shape::circle_stroke(
        at,
        (radius - 3.0) * pen.scale,
        Stroke::new(0.6 * pen.scale, mix(ink, Color32::TRANSPARENT, 0.2)),
    ));
    let set = Type::of(Cut::SerifHead, ink).size(radius * 0.85).line(radius);
    pen.print_middle(&letters, &set, centre.0 - radius, centre.1 - radius * 0.56, radius * 2.0);
}
