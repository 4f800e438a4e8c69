//! Writes on a page: printed lines, struck passages, handwriting, rules; in points of the page, at any scale.

use super::inks::inks;
use super::turn::uneven;
use crate::ui::theme::{Cut, faint};
use crate::view::papers::Ink;
use egui::epaint::TextShape;
use egui::text::{LayoutJob, TextFormat};
use egui::{Color32, FontId, Galley, Painter, Pos2, Rect, Shape, Stroke, pos2, vec2};
use std::sync::Arc;

/// How a text is set.
#[derive(Clone)]
pub struct Type {
    /// The font at full size.
    pub font: FontId,
    /// From line to line.
    pub line: f32,
    /// The colour.
    pub ink: Color32,
    /// Between letters.
    pub spaced: f32,
}

impl Type {
    /// A cut in a colour, on the grid of eight.
    pub fn of(cut: Cut, ink: Color32) -> Self {
        let font = cut.font();
        let line = (font.size * 1.18 / 8.0).ceil() * 8.0;
        Self { font, line, ink, spaced: 0.0 }
    }

    /// With another distance from line to line.
    pub fn line(mut self, line: f32) -> Self {
        self.line = line;
        self
    }

    /// With space between the letters.
    pub fn spaced(mut self, by: f32) -> Self {
        self.spaced = by;
        self
    }

    /// In another size.
    pub fn size(mut self, size: f32) -> Self {
        self.font.size = size;
        self
    }
}

/// What is being written.
pub struct Pen<'a> {
    painter: &'a Painter,
    /// How large a point of the page is.
    pub scale: f32,
    /// What was drawn so far.
    pub shapes: Vec<Shape>,
    /// What was written so far, for whoever listens.
    pub said: Vec<(Rect, String)>,
    /// Where the next part goes.
    pub y: f32,
    /// What hands write inserts with.
    pub hand: Color32,
}

impl<'a> Pen<'a> {
    /// A pen over an empty page.
    pub fn new(painter: &'a Painter, scale: f32) -> Self {
        Self { painter, scale, shapes: Vec::new(), said: Vec::new(), y: 0.0, hand: *inks().pen_blue }
    }

    /// A place on the page, where it is drawn.
    pub fn at(&self, x: f32, y: f32) -> Pos2 {
        pos2(x * self.scale, y * self.scale)
    }

    /// A line.
    pub fn rule(&mut self, x: (f32, f32), y: f32, width: f32, ink: Color32) {
        let points = [self.at(x.0, y), self.at(x.1, y)];
        self.shapes.push(Shape::LineSegment { points, stroke: Stroke::new((width * self.scale).max(0.35), ink) });
    }

    /// An upright line.
    pub fn post(&mut self, x: f32, y: (f32, f32), width: f32, ink: Color32) {
        let points = [self.at(x, y.0), self.at(x, y.1)];
        self.shapes.push(Shape::LineSegment { points, stroke: Stroke::new((width * self.scale).max(0.35), ink) });
    }

    /// A box.
    pub fn frame(&mut self, rect: Rect, width: f32, ink: Color32) {
        self.rule((rect.min.x, rect.max.x), rect.min.y, width, ink);
        self.rule((rect.min.x, rect.max.x), rect.max.y, width, ink);
        self.post(rect.min.x, (rect.min.y, rect.max.y), width, ink);
        self.post(rect.max.x, (rect.min.y, rect.max.y), width, ink);
    }

    /// A filled box.
    pub fn fill(&mut self, rect: Rect, ink: Color32) {
        let rect = Rect::from_min_max(self.at(rect.min.x, rect.min.y), self.at(rect.max.x, rect.max.y));
        self.shapes.push(Shape::rect_filled(rect, 0.0, ink));
    }

    /// A galley of passages within a width.
    pub fn galley(&self, words: &[(Ink, String)], set: &Type, width: f32) -> Arc<Galley> {
        let mut job = LayoutJob::default();
        job.wrap.max_width = (width * self.scale).max(4.0);
        for (ink, words) in words {
            let format = TextFormat {
                font_id: FontId::new(set.font.size * self.scale, set.font.family.clone()),
                line_height: Some(set.line * self.scale),
                extra_letter_spacing: set.spaced * self.scale,
                color: set.ink,
                ..TextFormat::default()
            };
            let format = match ink {
                Ink::Print => format,
                Ink::Struck => TextFormat { color: faint(set.ink, 0.8), ..format },
                Ink::Hand => {
                    let font = Cut::Hand.font();
                    let size = font.size * self.scale * set.font.size / Cut::Serif.font().size;
                    TextFormat {
                        font_id: FontId::new(size, font.family),
                        color: self.hand,
                        extra_letter_spacing: 0.0,
                        ..format
                    }
                }
            };
            job.append(words, 0.0, format);
        }
        self.painter.layout_job(job)
    }

    /// The size of a galley in points of the page.
    pub fn size(&self, galley: &Galley) -> egui::Vec2 {
        galley.size() / self.scale
    }

    /// Passages at a place; answers where they lie.
    pub fn passages(&mut self, words: &[(Ink, String)], set: &Type, x: f32, y: f32, width: f32) -> Rect {
        let galley = self.galley(words, set, width);
        let rect = Rect::from_min_size(pos2(x, y), self.size(&galley));
        let at = self.at(x, y);
        self.strike(words, &galley, at);
        self.shapes.push(Shape::galley(at, galley, set.ink));
        rect
    }

    /// Printed words at a place.
    pub fn print(&mut self, words: &str, set: &Type, x: f32, y: f32, width: f32) -> Rect {
        self.passages(&[(Ink::Print, words.to_owned())], set, x, y, width)
    }

    /// Printed words in the middle of a width.
    pub fn print_middle(&mut self, words: &str, set: &Type, x: f32, y: f32, width: f32) -> Rect {
        let galley = self.galley(&[(Ink::Print, words.to_owned())], set, width);
        let size = self.size(&galley);
        self.print(words, set, x + (width - size.x).max(0.0) / 2.0, y, width)
    }

    /// Printed words that end at `x`.
    pub fn print_right(&mut self, words: &str, set: &Type, x: f32, y: f32, width: f32) -> Rect {
        let galley = self.galley(&[(Ink::Print, words.to_owned())], set, width);
        let size = self.size(&galley);
        self.print(words, set, x - size.x, y, width)
    }

    /// What a listener hears of a place.
    pub fn say(&mut self, rect: Rect, words: impl Into<String>) {
        self.said.push((rect, words.into()));
    }

    /// The strokes through struck passages, a little unsteady.
    fn strike(&mut self, words: &[(Ink, String)], galley: &Galley, at: Pos2) {
        let mut ends = Vec::new();
        let mut end = 0;
        for (ink, words) in words {
            let start = end;
            end += words.chars().count();
            if *ink == Ink::Struck {
                ends.push((start, end));
            }
        }
        let ink = *inks().redline;
        let stroke = Stroke::new((1.7 * self.scale).max(0.5), ink);
        let mut first = 0;
        for row in &galley.rows {
            let last = first + row.glyphs.len();
            for (start, end) in &ends {
                let (from, to) = ((*start).max(first), (*end).min(last));
                let Some(glyphs) = row.glyphs.get(from.saturating_sub(first)..to.saturating_sub(first)) else {
                    continue;
                };
                let (Some(left), Some(right)) = (glyphs.first(), glyphs.last()) else { continue };
                let (x0, x1) = (left.pos.x, right.pos.x + right.advance_width + 1.0 * self.scale);
                let y = left.pos.y - left.font_ascent * 0.27;
                for (nth, tilt) in [(0u32, -1.6f32), (1, 1.0)] {
                    let points = (0..=6).map(|step| {
                        let part = step as f32 / 6.0;
                        let shake = (uneven(nth + 7, step) - 0.5) * 1.4 + tilt * (part - 0.5) * 2.0;
                        at + row.pos.to_vec2() + vec2(x0 + (x1 - x0) * part, y + shake * self.scale)
                    });
                    self.shapes.push(Shape::line(points.collect(), stroke));
                }
            }
            first = last + usize::from(row.ends_with_newline);
        }
    }

    /// A text shape, for what is not plain print.
    pub fn add_text(&mut self, at: Pos2, galley: Arc<Galley>, ink: Color32, angle: f32) {
        self.shapes.push(Shape::Text(TextShape::new(at, galley, ink).with_angle(angle)));
    }
}
