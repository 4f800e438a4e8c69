//! What the gauges would say with the package, one line each: where the centre lies now, where it would come to lie.

use crate::ui::class::cover;
use crate::ui::gauge::{Kind, hatch, needle};
use crate::ui::theme::{Cut, faint, mix, theme};
use crate::ui::widgets::{galley, line_at};
use crate::view::{Gauges, Scale};
use egui::{Align2, CornerRadius, Rect, Sense, Shape, Stroke, StrokeKind, Ui, WidgetInfo, WidgetType, pos2, vec2};

/// The height of a line.
pub const ROW: f32 = 21.0;

/// The three gauges with the package; `before` is how they stand without it.
pub fn outlook_ui(ui: &mut Ui, with: &Gauges, before: &Gauges) {
    ui.spacing_mut().item_spacing.y = 0.0;
    // All three are as long as the longest of their words leaves them.
    let words = |kind: Kind| galley(ui, &kind.of(with).words, Cut::Small, *theme().text, 400.0).size().x + 2.0;
    let wide = Kind::ALL.into_iter().map(words).fold(0.0, f32::max);
    for kind in Kind::ALL {
        row(ui, kind, kind.of(with), kind.of(before), wide);
    }
}

fn row(ui: &mut Ui, kind: Kind, scale: &Scale, before: &Scale, words: f32) {
    let (theme, hue) = (theme(), kind.hue());
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
    let middle = rect.center().y;
    if cover::hidden(ui.ctx()) {
        let words = format!("{}: hidden", scale.name);
        line_at(ui, rect.left_center(), Align2::LEFT_CENTER, &words, Cut::Small, hue, rect.width());
        response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, &words));
        return;
    }
    let name_wide = 106.0;
    let words_wide = words.min(rect.width() - name_wide - 68.0).max((rect.width() * 0.36).min(150.0));
    line_at(ui, rect.left_center(), Align2::LEFT_CENTER, scale.name, Cut::Small, hue, name_wide);
    line_at(ui, rect.right_center(), Align2::RIGHT_CENTER, &scale.words, Cut::Small, *theme.text, words_wide);
    let track = Rect::from_min_max(
        pos2(rect.min.x + name_wide, middle - 5.0),
        pos2(rect.max.x - words_wide - 8.0, middle + 5.0),
    );
    let x = |permille: u32| track.min.x + track.width() * permille.min(1000) as f32 / 1000.0;
    let paint = ui.painter();
    paint.rect(track, CornerRadius::same(2), *theme.night, Stroke::new(1.0, *theme.line), StrokeKind::Inside);
    let band = Rect::from_min_max(
        pos2(x(scale.low), track.min.y + 2.0),
        pos2(x(scale.high).max(x(scale.low) + 4.0), track.max.y - 2.0),
    );
    // Filled, hatched and barred, as the large instruments are.
    let full = if kind == Kind::Trust { 0.5 } else { 0.2 };
    paint.rect(band, CornerRadius::same(1), mix(*theme.night, hue, full), Stroke::new(1.0, hue), StrokeKind::Inside);
    match kind {
        Kind::Trust => {}
        Kind::Compliance => hatch(ui, band.shrink(1.0), faint(hue, 0.8)),
        Kind::Downtime => {
            let mut at = band.min.x + 3.0;
            while at < band.max.x - 1.0 {
                paint.vline(at, band.y_range(), Stroke::new(2.0, faint(hue, 0.75)));
                at += 5.0;
            }
        }
    }
    paint.vline(x(scale.target), (track.min.y - 3.0)..=(track.max.y + 3.0), Stroke::new(2.0, *theme.amber));
    let (old, new) = (x(before.centre), x(scale.centre));
    if (old - new).abs() > 2.0 {
        let ink = Stroke::new(1.5, *theme.dim);
        paint.extend(Shape::dashed_line(&[pos2(old, track.min.y - 4.0), pos2(old, track.max.y + 4.0)], ink, 3.0, 2.0));
        let way = if new > old { 1.0 } else { -1.0 };
        let tip = pos2(new - way * 5.0, track.min.y - 3.0);
        paint.line_segment([pos2(old, tip.y), tip], Stroke::new(1.2, faint(*theme.text, 0.8)));
        paint.add(Shape::convex_polygon(
            vec![tip + vec2(way * 4.0, 0.0), tip + vec2(0.0, -2.5), tip + vec2(0.0, 2.5)],
            *theme.text,
            Stroke::NONE,
        ));
    }
    needle(ui, kind, pos2(new.clamp(track.min.x + 5.0, track.max.x - 5.0), middle));
    let said = format!("With the package, {}: {}. {}. Before: {}", scale.name, scale.words, scale.detail, before.words);
    response.widget_info(|| WidgetInfo::labeled(WidgetType::ProgressIndicator, true, &said));
}
