//! The three instruments: banded scales, each with its own hue, shape and icon, with words beside them.

use super::theme::{Cut, faint, mix, theme};
use super::widgets::{galley, line_at, text};
use crate::view::{Gauges, Scale};
use egui::{Align2, Color32, CornerRadius, Pos2, Rect, Sense, Shape, Stroke, StrokeKind, Ui, WidgetInfo, WidgetType};
use egui::{pos2, vec2};

/// Which instrument it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    Trust,
    Compliance,
    Downtime,
}

impl Kind {
    /// All three.
    pub(super) const ALL: [Self; 3] = [Self::Trust, Self::Compliance, Self::Downtime];

    pub(super) fn hue(self) -> Color32 {
        let theme = theme();
        match self {
            Self::Trust => *theme.trust,
            Self::Compliance => *theme.compliance,
            Self::Downtime => *theme.downtime,
        }
    }
}

/// All three, one under the other; `before` is drawn as a ghost.
pub fn gauges_ui(ui: &mut Ui, gauges: &Gauges, before: Option<&Gauges>, brief: bool) {
    let scales = [
        (Kind::Trust, &gauges.trust, before.map(|before| &before.trust)),
        (Kind::Compliance, &gauges.compliance, before.map(|before| &before.compliance)),
        (Kind::Downtime, &gauges.downtime, before.map(|before| &before.downtime)),
    ];
    for (kind, scale, before) in scales {
        gauge_ui(ui, kind, scale, before, brief);
        ui.add_space(if brief { 2.0 } else { 7.0 });
    }
}

/// One of the three, for a row: 0 trust, 1 compliance, 2 downtime.
pub fn one_ui(ui: &mut Ui, gauges: &Gauges, before: Option<&Gauges>, which: usize) {
    match which {
        0 => gauge_ui(ui, Kind::Trust, &gauges.trust, before.map(|before| &before.trust), false),
        1 => gauge_ui(ui, Kind::Compliance, &gauges.compliance, before.map(|before| &before.compliance), false),
        _ => gauge_ui(ui, Kind::Downtime, &gauges.downtime, before.map(|before| &before.downtime), false),
    }
}

fn gauge_ui(ui: &mut Ui, kind: Kind, scale: &Scale, before: Option<&Scale>, brief: bool) {
    let theme = theme();
    let hue = kind.hue();
    let width = ui.available_width();
    ui.spacing_mut().item_spacing.y = 2.0;
    let (head, _) = ui.allocate_exact_size(vec2(width, 20.0), Sense::hover());
    icon(ui, kind, pos2(head.min.x + 9.0, head.center().y), hue);
    let name = line_at(
        ui,
        pos2(head.min.x + 26.0, head.center().y),
        Align2::LEFT_CENTER,
        scale.name,
        Cut::Strong,
        hue,
        width * 0.6,
    );
    let rest = head.max.x - name.max.x - 10.0;
    let sure = galley(ui, scale.sure, Cut::Small, *theme.dim, f32::INFINITY);
    let fits = sure.size().x <= rest;
    if fits {
        line_at(ui, pos2(head.max.x, head.center().y), Align2::RIGHT_CENTER, scale.sure, Cut::Small, *theme.dim, rest);
    }
    let (rect, response) = ui.allocate_exact_size(vec2(width, 25.0), Sense::hover());
    ruler(ui, rect, kind, scale, before);
    let said = format!("{}: {}. {}. {}", scale.name, scale.words, scale.detail, scale.sure);
    response.widget_info(|| WidgetInfo::labeled(WidgetType::ProgressIndicator, true, &said));
    text(ui, &scale.words, Cut::Strong, *theme.text);
    if !brief {
        text(ui, &scale.detail, Cut::Small, *theme.dim);
    }
    if !fits {
        text(ui, scale.sure, Cut::Small, *theme.dim);
    }
}

/// The scale itself: rule, good side, band, centre, target, and the ghost of where it was.
pub(super) fn ruler(ui: &Ui, rect: Rect, kind: Kind, scale: &Scale, before: Option<&Scale>) {
    let theme = theme();
    let hue = kind.hue();
    let paint = ui.painter();
    let track = Rect::from_min_max(rect.min + vec2(4.0, 7.0), rect.max - vec2(4.0, 7.0));
    let x = |permille: u32| track.min.x + track.width() * permille.min(1000) as f32 / 1000.0;
    paint.rect(track, CornerRadius::same(2), *theme.night, Stroke::new(1.0, *theme.line), StrokeKind::Inside);
    for tick in 1..10 {
        let long = if tick == 5 { 5.0 } else { 3.0 };
        let at = x(tick * 100);
        paint.line_segment([pos2(at, track.max.y), pos2(at, track.max.y - long)], Stroke::new(1.0, *theme.line));
    }
    let target = x(scale.target);
    let good = if scale.more_is_better { (target, track.max.x) } else { (track.min.x, target) };
    paint.line_segment(
        [pos2(good.0, track.max.y + 3.5), pos2(good.1, track.max.y + 3.5)],
        Stroke::new(2.0, faint(*theme.amber, 0.75)),
    );
    let low = x(scale.low);
    let high = x(scale.high).max(low + 5.0);
    let band = Rect::from_min_max(pos2(low, track.min.y + 1.5), pos2(high, track.max.y - 1.5));
    let fill = mix(*theme.night, hue, 0.55);
    match kind {
        Kind::Trust => {
            paint.rect(band, CornerRadius::same(6), fill, Stroke::new(1.0, hue), StrokeKind::Inside);
        }
        Kind::Compliance => {
            paint.rect(
                band,
                CornerRadius::ZERO,
                mix(*theme.night, hue, 0.25),
                Stroke::new(1.0, hue),
                StrokeKind::Inside,
            );
            hatch(ui, band, hue);
        }
        Kind::Downtime => {
            let mut at = band.min.x;
            while at < band.max.x {
                let bar = Rect::from_min_max(pos2(at, band.min.y), pos2((at + 4.0).min(band.max.x), band.max.y));
                paint.rect_filled(bar, CornerRadius::ZERO, fill);
                at += 6.0;
            }
            paint.rect_stroke(band, CornerRadius::ZERO, Stroke::new(1.0, hue), StrokeKind::Inside);
        }
    }
    if let Some(before) = before.filter(|before| before.centre != scale.centre) {
        let at = pos2(x(before.centre), track.center().y);
        paint.extend(Shape::dashed_line(
            &[pos2(at.x, rect.min.y + 1.0), pos2(at.x, rect.max.y - 4.0)],
            Stroke::new(1.5, *theme.dim),
            3.0,
            2.0,
        ));
    }
    paint.line_segment(
        [pos2(target, rect.min.y + 2.0), pos2(target, track.max.y + 5.0)],
        Stroke::new(2.0, *theme.amber),
    );
    let flag = pos2(target, rect.min.y + 1.0);
    let wing = if scale.more_is_better { 6.0 } else { -6.0 };
    paint.add(Shape::convex_polygon(
        vec![flag, flag + vec2(wing, 3.0), flag + vec2(0.0, 6.0)],
        *theme.amber,
        Stroke::NONE,
    ));
    needle(ui, kind, pos2(x(scale.centre), track.center().y));
}

/// The mark of the centre: round, square, or pointed.
pub(super) fn needle(ui: &Ui, kind: Kind, at: Pos2) {
    let theme = theme();
    let edge = Stroke::new(1.5, *theme.night);
    match kind {
        Kind::Trust => {
            ui.painter().circle(at, 5.5, *theme.text, edge);
        }
        Kind::Compliance => {
            let rect = Rect::from_center_size(at, vec2(9.0, 9.0));
            ui.painter().rect(rect, CornerRadius::ZERO, *theme.text, edge, StrokeKind::Outside);
        }
        Kind::Downtime => {
            let points = vec![at + vec2(0.0, 6.0), at + vec2(-6.0, -5.0), at + vec2(6.0, -5.0)];
            ui.painter().add(Shape::convex_polygon(points, *theme.text, edge));
        }
    }
}

fn hatch(ui: &Ui, rect: Rect, hue: Color32) {
    let paint = ui.painter().with_clip_rect(rect.intersect(ui.clip_rect()));
    let mut at = rect.min.x - rect.height();
    while at < rect.max.x {
        paint.line_segment(
            [pos2(at, rect.max.y), pos2(at + rect.height(), rect.min.y)],
            Stroke::new(1.5, faint(hue, 0.8)),
        );
        at += 6.0;
    }
}

/// Two rings that meet; a stamped sheet; a stopped clock.
pub(super) fn icon(ui: &Ui, kind: Kind, at: Pos2, hue: Color32) {
    let paint = ui.painter();
    let stroke = Stroke::new(1.8, hue);
    match kind {
        Kind::Trust => {
            paint.circle_stroke(at - vec2(3.5, 0.0), 5.0, stroke);
            paint.circle_stroke(at + vec2(3.5, 0.0), 5.0, stroke);
        }
        Kind::Compliance => {
            let sheet = Rect::from_center_size(at, vec2(13.0, 15.0));
            paint.rect_stroke(sheet, CornerRadius::same(1), stroke, StrokeKind::Inside);
            paint.line(vec![at + vec2(-3.0, 0.0), at + vec2(-0.8, 2.6), at + vec2(3.4, -3.0)], stroke);
        }
        Kind::Downtime => {
            paint.circle_stroke(at, 7.0, stroke);
            paint.line(vec![at + vec2(0.0, -4.5), at, at + vec2(3.2, 2.0)], stroke);
        }
    }
}
