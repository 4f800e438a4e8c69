//! The night as a strip: the window's length, the hour, the checkpoints, and where the way back ends.

use super::model::NightView;
use super::theme::{Cut, faint, mix, theme};
use super::widgets::line_at;
use egui::{Align2, CornerRadius, Rect, Sense, Shape, Stroke, StrokeKind, Ui, WidgetInfo, WidgetType, pos2, vec2};

/// The height of the strip.
pub const HEIGHT: f32 = 74.0;

/// The strip.
pub fn night_ui(ui: &Ui, rect: Rect, night: &NightView) {
    let theme = theme();
    ui.painter().rect_filled(rect, CornerRadius::ZERO, *theme.panel);
    ui.painter().hline(rect.x_range(), rect.max.y - 0.5, Stroke::new(1.0, faint(*theme.line, 0.7)));
    let inner = rect.shrink2(vec2(20.0, 8.0));
    let words = if night.past_no_return {
        "Past the point of no return: the way back is restore and reconcile".to_owned()
    } else {
        format!("{} until the window closes", night.left)
    };
    let hue = if night.past_no_return { *theme.downtime } else { *theme.dim };
    let left =
        line_at(ui, inner.left_top(), Align2::LEFT_TOP, &night.window, Cut::Strong, *theme.text, inner.width() * 0.5);
    line_at(ui, inner.right_top(), Align2::RIGHT_TOP, &words, Cut::Small, hue, inner.max.x - left.max.x - 12.0);
    let track =
        Rect::from_min_max(pos2(inner.min.x + 48.0, inner.max.y - 26.0), pos2(inner.max.x - 48.0, inner.max.y - 20.0));
    line_at(ui, pos2(inner.min.x, track.center().y), Align2::LEFT_CENTER, &night.opens, Cut::Small, *theme.dim, 46.0);
    line_at(ui, pos2(inner.max.x, track.center().y), Align2::RIGHT_CENTER, &night.closes, Cut::Small, *theme.dim, 46.0);
    let paint = ui.painter();
    paint.rect(track, CornerRadius::same(3), *theme.night, Stroke::new(1.0, *theme.line), StrokeKind::Outside);
    let now = track.min.x + track.width() * night.gone as f32 / 1000.0;
    paint.rect_filled(
        Rect::from_min_max(track.min, pos2(now, track.max.y)),
        CornerRadius::same(3),
        mix(*theme.night, *theme.amber, 0.7),
    );
    let count = night.checkpoints.len().max(1) as f32;
    let cell = track.width() / count;
    for (at, point) in night.checkpoints.iter().enumerate() {
        let centre = track.min.x + cell * (at as f32 + 0.5);
        let hue = match (point.now, point.done) {
            (true, _) => *theme.amber,
            (_, true) => *theme.dim,
            _ => faint(*theme.text, 0.8),
        };
        let spot = pos2(centre, track.center().y);
        let diamond = |size: f32| {
            vec![spot + vec2(0.0, -size), spot + vec2(size, 0.0), spot + vec2(0.0, size), spot + vec2(-size, 0.0)]
        };
        let fill = if point.now || point.done { hue } else { *theme.panel };
        paint.add(Shape::convex_polygon(diamond(if point.now { 8.0 } else { 6.0 }), fill, Stroke::new(1.5, hue)));
        let title = if point.no_return { format!("{} (point of no return)", point.title) } else { point.title.clone() };
        let cut = if point.now { Cut::Label } else { Cut::Small };
        line_at(ui, pos2(centre, inner.max.y + 2.0), Align2::CENTER_BOTTOM, &title, cut, hue, cell - 10.0);
        if point.no_return {
            let x = centre + 14.0;
            paint.extend(Shape::dashed_line(
                &[pos2(x, track.min.y - 8.0), pos2(x, track.max.y + 8.0)],
                Stroke::new(2.0, *theme.downtime),
                4.0,
                3.0,
            ));
        }
    }
    paint.vline(now, (track.min.y - 6.0)..=(track.max.y + 6.0), Stroke::new(2.0, *theme.amber));
    let current = night.checkpoints.iter().find(|point| point.now).map_or("", |point| point.title.as_str());
    let said = format!("{}, {} to {}. Checkpoint: {current}. {words}.", night.window, night.opens, night.closes);
    let response = ui.interact(rect, ui.id().with("night"), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::ProgressIndicator, true, &said));
}
