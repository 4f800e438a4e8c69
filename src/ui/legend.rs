//! What the instruments say: a sample of each, and what every mark on them means.

use super::gauge::{Kind, icon, needle, ruler};
use super::theme::{Cut, mix, theme};
use super::widgets::{galley, label, line_at, text};
use crate::view::Scale;
use egui::{Align2, CornerRadius, Rect, Sense, Shape, Stroke, StrokeKind, Ui, WidgetInfo, WidgetType, pos2, vec2};

/// The instruments: name, and what it measures.
const WHAT: [(&str, &str); 3] = [
    ("Trust", "How far people believe that you deal fairly with them; the lowest person counts most."),
    ("Compliance risk", "How likely the change leaves something that an audit would hold against you."),
    ("Downtime", "How long the service is lost beyond what was planned, in the window and after it."),
];

/// The marks: which, and what it means.
const MARKS: [(Mark, &str, &str); 5] = [
    (
        Mark::Band,
        "Band",
        "What to expect lies somewhere in it, as far as you know; a single night can come out better or worse. Finding out makes it narrower, and a risk that only then comes to light can lie outside it.",
    ),
    (
        Mark::Centre,
        "Centre",
        "What to expect on the whole. The round one is whoever trusts you least; the upright bar beside it is the mean of all.",
    ),
    (Mark::Ghost, "Ghost needle", "Where the centre stood before your last decision."),
    (Mark::Flag, "Target flag", "Where it should be; the line below marks the good side."),
    (Mark::Unknown, "Not examined", "Nobody has looked yet. A wide band is no bad news, it is no news."),
];

#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    Band,
    Centre,
    Ghost,
    Flag,
    Unknown,
}

/// A scale to look at.
fn sample(kind: Kind) -> (Scale, Scale) {
    let (low, centre, high, target, before, more_is_better) = match kind {
        Kind::Trust => (400, 500, 600, 650, 300, true),
        Kind::Compliance => (180, 420, 700, 250, 560, false),
        Kind::Downtime => (120, 260, 520, 200, 410, false),
    };
    let scale = |centre: u32| Scale {
        name: WHAT[kind as usize].0,
        low,
        centre,
        high,
        target,
        more_is_better,
        words: String::new(),
        detail: String::new(),
        mean: None,
        sure: "",
    };
    (scale(centre), scale(before))
}

/// Samples of the three with what they measure, then every mark.
pub fn legend_ui(ui: &mut Ui) {
    label(ui, "THE INSTRUMENTS");
    for kind in Kind::ALL {
        let (name, what) = WHAT[kind as usize];
        let width = ui.available_width().min(420.0);
        let (rect, response) = ui.allocate_exact_size(vec2(width, 49.0), Sense::hover());
        icon(ui, kind, rect.min + vec2(9.0, 11.0), kind.hue());
        line_at(ui, rect.min + vec2(26.0, 11.0), Align2::LEFT_CENTER, name, Cut::Strong, kind.hue(), width - 26.0);
        let (scale, before) = sample(kind);
        ruler(ui, rect.with_min_y(rect.min.y + 24.0), kind, &scale, Some(&before), false);
        response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, format!("{name}, a sample")));
        text(ui, what, Cut::Small, *theme().dim);
        ui.add_space(4.0);
    }
    ui.add_space(6.0);
    label(ui, "WHAT THE MARKS MEAN");
    for (mark, name, words) in MARKS {
        mark_ui(ui, mark, name, words);
    }
}

fn mark_ui(ui: &mut Ui, mark: Mark, name: &str, words: &str) {
    let theme = theme();
    let width = ui.available_width();
    let column = 64.0;
    let head = galley(ui, name, Cut::Strong, *theme.text, width - column);
    let body = galley(ui, words, Cut::Small, *theme.dim, width - column);
    let tall = head.size().y + body.size().y + 4.0;
    let (rect, response) = ui.allocate_exact_size(vec2(width, tall), Sense::hover());
    drawn(ui, mark, Rect::from_min_size(rect.min + vec2(2.0, 4.0), vec2(46.0, 24.0)));
    let below = head.size().y + 1.0;
    ui.painter().galley(rect.min + vec2(column, 0.0), head, *theme.text);
    ui.painter().galley(rect.min + vec2(column, below), body, *theme.dim);
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, format!("{name}: {words}")));
}

fn drawn(ui: &Ui, mark: Mark, rect: Rect) {
    let theme = theme();
    let paint = ui.painter();
    let hue = Kind::Trust.hue();
    let at = rect.center();
    let track = Rect::from_center_size(at, vec2(rect.width(), 11.0));
    let ground = || {
        paint.rect(track, CornerRadius::same(2), *theme.night, Stroke::new(1.0, *theme.line), StrokeKind::Inside);
    };
    match mark {
        Mark::Band | Mark::Unknown => {
            ground();
            let share = if mark == Mark::Band { 0.5 } else { 0.96 };
            let band = Rect::from_center_size(at, vec2(track.width() * share, 8.0));
            let fill = if mark == Mark::Band { mix(*theme.night, hue, 0.55) } else { mix(*theme.night, hue, 0.2) };
            paint.rect(band, CornerRadius::same(6), fill, Stroke::new(1.0, hue), StrokeKind::Inside);
            if mark == Mark::Unknown {
                line_at(ui, at, Align2::CENTER_CENTER, "?", Cut::Label, *theme.text, 20.0);
            }
        }
        Mark::Centre => {
            for (kind, x) in Kind::ALL.into_iter().zip([-16.0, 0.0, 16.0]) {
                needle(ui, kind, at + vec2(x, 0.0));
            }
        }
        Mark::Ghost => {
            ground();
            let line = [pos2(at.x, rect.min.y), pos2(at.x, rect.max.y)];
            paint.extend(Shape::dashed_line(&line, Stroke::new(1.5, *theme.dim), 3.0, 2.0));
        }
        Mark::Flag => {
            ground();
            let top = pos2(at.x, rect.min.y - 1.0);
            paint.line_segment([top, pos2(at.x, rect.max.y)], Stroke::new(2.0, *theme.amber));
            let wing = vec![top, top + vec2(7.0, 3.5), top + vec2(0.0, 7.0)];
            paint.add(Shape::convex_polygon(wing, *theme.amber, Stroke::NONE));
            let good = [pos2(at.x, track.max.y + 3.5), pos2(track.max.x, track.max.y + 3.5)];
            paint.line_segment(good, Stroke::new(2.0, *theme.amber));
        }
    }
}

/// The three hues with their icons and bands, to be told apart in every look.
pub fn hues_ui(ui: &mut Ui) {
    for kind in Kind::ALL {
        let width = ui.available_width().min(420.0);
        let (rect, response) = ui.allocate_exact_size(vec2(width, 27.0), Sense::hover());
        icon(ui, kind, pos2(rect.min.x + 9.0, rect.center().y), kind.hue());
        let name = WHAT[kind as usize].0;
        line_at(
            ui,
            pos2(rect.min.x + 26.0, rect.center().y),
            Align2::LEFT_CENTER,
            name,
            Cut::Strong,
            kind.hue(),
            150.0,
        );
        let (scale, before) = sample(kind);
        let place = Rect::from_min_max(pos2(rect.min.x + 164.0, rect.min.y + 1.0), rect.max);
        if place.width() > 80.0 {
            ruler(ui, place, kind, &scale, Some(&before), false);
        }
        response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, format!("{name}, a sample")));
    }
}
