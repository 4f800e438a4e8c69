//! A painted panel beside what the pointer rests on.

use super::theme::{Cut, faint, theme};
use egui::{Color32, CornerRadius, Id, LayerId, Order, Rect, Stroke, StrokeKind, Ui, pos2, vec2};

/// A paragraph of the panel.
pub struct Row {
    cut: Cut,
    ink: Color32,
    words: String,
}

impl Row {
    /// A paragraph.
    pub fn new(cut: Cut, ink: Color32, words: String) -> Self {
        Self { cut, ink, words }
    }
}

/// The widest that a panel gets.
const WIDEST: f32 = 330.0;

/// Paints the panel beside a place, to its right where there is room, else under or over it.
pub fn tip(ui: &Ui, beside: Rect, rows: &[Row]) {
    let theme = theme();
    let screen = ui.ctx().content_rect().shrink(8.0);
    let painter = ui.ctx().layer_painter(LayerId::new(Order::Tooltip, Id::new("tip")));
    let width = WIDEST.min(screen.width() - 24.0);
    let laid = rows.iter().map(|row| painter.layout(row.words.clone(), row.cut.font(), row.ink, width));
    let laid: Vec<_> = laid.collect();
    let wide = laid.iter().map(|galley| galley.size().x).fold(0.0, f32::max) + 24.0;
    let tall = laid.iter().map(|galley| galley.size().y + 6.0).sum::<f32>() + 14.0;
    let right = beside.max.x + 10.0 + wide <= screen.max.x;
    let under = beside.max.y + 6.0 + tall <= screen.max.y;
    let at = match (right, under) {
        (true, _) => pos2(beside.max.x + 10.0, beside.min.y.min(screen.max.y - tall)),
        (false, true) => pos2(beside.min.x.min(screen.max.x - wide), beside.max.y + 6.0),
        (false, false) => pos2(beside.min.x.min(screen.max.x - wide), beside.min.y - 6.0 - tall),
    };
    let at = pos2(at.x.max(screen.min.x), at.y.max(screen.min.y));
    let panel = Rect::from_min_size(at, vec2(wide, tall));
    let round = CornerRadius::same(theme.round);
    painter.rect_filled(panel.translate(vec2(0.0, 3.0)).expand(2.0), round, faint(*theme.night, 0.6));
    painter.rect(panel, round, *theme.raised, Stroke::new(1.0, *theme.amber), StrokeKind::Inside);
    let mut y = panel.min.y + 10.0;
    for (row, galley) in rows.iter().zip(laid) {
        let down = galley.size().y + 6.0;
        painter.galley(pos2(panel.min.x + 12.0, y), galley, row.ink);
        y += down;
    }
}
