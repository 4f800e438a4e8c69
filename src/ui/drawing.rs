//! Paints a drawing of the reports on the screen, in the colours of the room.

use super::theme::{Cut, faint, mix, theme};
use crate::report::drawing::{Anchor, Drawing, Item, Place};
use crate::report::inks::Ink;
use egui::{Color32, FontId, Rect, Sense, Shape, Stroke, Ui, WidgetInfo, WidgetType, pos2, vec2};

/// A drawing at the place where the page has come to; its areas are convex.
pub fn drawing_ui(ui: &mut Ui, drawing: &Drawing) {
    let (rect, response) = ui.allocate_exact_size(vec2(drawing.wide, drawing.high), Sense::hover());
    if ui.is_rect_visible(rect) {
        drawing.items.iter().for_each(|item| paint(ui, rect, item));
    }
    let said = format!("{}. {}", drawing.title, drawing.says);
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Image, true, &said));
}

fn paint(ui: &Ui, rect: Rect, item: &Item) {
    let painter = ui.painter();
    let place = |at: &Place| rect.min + vec2(at.0, at.1);
    match item {
        Item::Line { points, ink, width, dash } => {
            let (points, stroke): (Vec<_>, _) = (points.iter().map(place).collect(), Stroke::new(*width, hue(*ink)));
            let (inked, gaps): (Vec<f32>, Vec<f32>) =
                dash.lengths().chunks_exact(2).map(|pair| (pair[0], pair[1])).unzip();
            if inked.is_empty() {
                painter.add(Shape::line(points, stroke));
            } else {
                painter.extend(Shape::dashed_line_with_offset(&points, stroke, &inked, &gaps, 0.0));
            }
        }
        Item::Area { points, ink, strength } => {
            let points = points.iter().map(place).collect();
            painter.add(Shape::convex_polygon(points, faint(hue(*ink), *strength), Stroke::NONE));
        }
        Item::Disc { at, radius, fill, edge } => {
            painter.circle(place(at), *radius, hue(*fill), Stroke::new(1.4, hue(*edge)));
        }
        Item::Words { at, words, size, ink, bold, anchor } => {
            let cut = if *bold { Cut::Label } else { Cut::Small };
            let font = FontId::new(*size, cut.font().family);
            let galley = painter.layout_no_wrap(words.clone(), font, hue(*ink));
            let base = galley.rows.first().and_then(|row| row.glyphs.first()).map_or(*size, |glyph| glyph.pos.y);
            let left = match anchor {
                Anchor::Start => 0.0,
                Anchor::Middle => galley.size().x / 2.0,
                Anchor::End => galley.size().x,
            };
            let spot = place(at);
            painter.galley(pos2(spot.x - left, spot.y - base), galley, hue(*ink));
        }
    }
}

/// What an ink of the paper is in the room.
fn hue(ink: Ink) -> Color32 {
    let theme = theme();
    match ink {
        Ink::Paper => *theme.panel,
        Ink::Panel => *theme.night,
        Ink::Line => mix(*theme.panel, *theme.line, 0.7),
        Ink::Text => *theme.text,
        Ink::Soft => *theme.dim,
        Ink::Trust | Ink::Good => *theme.trust,
        Ink::Compliance => *theme.compliance,
        Ink::Downtime => *theme.downtime,
        Ink::Accent | Ink::Warn => *theme.amber,
        Ink::Bad => *theme.alarm,
    }
}
