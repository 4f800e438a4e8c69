//! The window as a strip: its hours, the checkpoints behind at their minutes, those that may come, and the point of no return.

use super::captions::Captions;
use super::stage::palette::palette;
use super::theme::{Cut, faint, hairline, mix, theme};
use super::widgets::{galley, line_at};
use crate::text::time;
use crate::view::NightView;
use crate::view::night::Checkpoint;
use egui::{
    Align2, CornerRadius, Pos2, Rect, Sense, Shape, Stroke, StrokeKind, Ui, WidgetInfo, WidgetType, pos2, vec2,
};

/// The height of the strip.
pub const HEIGHT: f32 = 97.0;

/// The strip.
pub fn strip_ui(ui: &Ui, rect: Rect, night: &NightView) {
    let theme = theme();
    let cold = *palette().screen;
    let paint = ui.painter().with_clip_rect(rect.intersect(ui.clip_rect()));
    paint.rect_filled(rect, CornerRadius::ZERO, mix(*theme.night, cold, 0.07));
    paint.hline(rect.x_range(), rect.max.y - 0.5, Stroke::new(1.0, hairline(0.7)));
    let inner = rect.shrink2(vec2(20.0, 7.0));
    let words = headline(night);
    let left =
        line_at(ui, inner.left_top(), Align2::LEFT_TOP, &night.window, Cut::Strong, *theme.text, inner.width() * 0.5);
    let duty = duty(night);
    let right_hue = match (night.over, night.lost, night.no_return_at) {
        (true, 0, _) => *theme.trust,
        (true, ..) | (_, _, Some(_)) => *theme.downtime,
        _ => *theme.text,
    };
    let right = line_at(
        ui,
        inner.right_top(),
        Align2::RIGHT_TOP,
        &words,
        Cut::Small,
        right_hue,
        inner.max.x - left.max.x - 16.0,
    );
    let rest = right.min.x - left.max.x - 32.0;
    if rest > 140.0 {
        let at = pos2(left.max.x + 16.0, left.max.y - 2.0);
        line_at(ui, at, Align2::LEFT_BOTTOM, &duty, Cut::Small, *theme.dim, rest);
    }
    let track = Rect::from_min_max(pos2(inner.min.x, inner.min.y + 44.0), pos2(inner.max.x, inner.min.y + 52.0));
    let from = night.checkpoints.iter().filter_map(|point| point.reached).min().unwrap_or(night.opens).min(night.opens);
    let to = night.closes.max(if night.over { 0 } else { night.now }).max(from + 1);
    let x = |minute: u32| {
        let part = minute.saturating_sub(from) as f32 / (to - from) as f32;
        track.min.x + track.width() * part.clamp(0.0, 1.0)
    };
    paint.rect(track, CornerRadius::same(3), *theme.night, Stroke::new(1.0, *theme.line), StrokeKind::Outside);
    let last = night.checkpoints.iter().filter_map(|point| point.reached).chain(night.service.since()).max();
    let now = x(if night.over { last.unwrap_or(from) } else { night.now });
    // While nothing was touched the window only went by.
    let began = night.began_at.map_or(now, &x).min(now);
    let part = |from: f32, to: f32| Rect::from_min_max(pos2(from, track.min.y), pos2(to, track.max.y));
    let lit = part(track.min.x, now.max(track.min.x + 2.0));
    paint.rect_filled(lit, CornerRadius::same(3), mix(*theme.night, *theme.amber, 0.30));
    paint.rect_filled(part(began, now), CornerRadius::same(3), mix(*theme.night, *theme.amber, 0.75));
    let spots = spots(night, &x, now, track.max.x);
    no_return(ui, night, track, &spots, &x, inner);
    hours(ui, track, from, to, &x);
    for (at, point) in night.checkpoints.iter().enumerate() {
        let spot = pos2(spots[at], track.center().y);
        diamond(&paint, spot, if point.now { 8.0 } else { 6.0 }, point.reached.is_some(), hue(point));
    }
    names(ui, night, &spots, inner.x_range(), track.min.y - 7.0);
    if !night.over && !night.checkpoints.iter().any(|point| point.now && point.reached == Some(night.now)) {
        paint.vline(now, (track.min.y - 5.0)..=(track.max.y + 7.0), Stroke::new(2.0, *theme.amber));
        paint.add(Shape::convex_polygon(
            vec![
                pos2(now, track.max.y + 3.0),
                pos2(now + 5.0, track.max.y + 10.0),
                pos2(now - 5.0, track.max.y + 10.0),
            ],
            *theme.amber,
            Stroke::NONE,
        ));
    }
    let response = ui.interact(rect, ui.id().with("night"), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::ProgressIndicator, true, spoken(night, &words, &duty)));
}

fn hue(point: &Checkpoint) -> egui::Color32 {
    match (point.now, point.reached) {
        (true, _) => *theme().amber,
        (_, Some(_)) => *theme().text,
        _ => *theme().dim,
    }
}

/// The names over the checkpoints: of the present one first, then of those ahead, then of those behind, the last first.
fn names(ui: &Ui, night: &NightView, spots: &[f32], across: egui::Rangef, y: f32) {
    let mut row = Captions::between(across.min, across.max);
    let mut order: Vec<usize> = (0..night.checkpoints.len()).collect();
    order.sort_by_key(|at| {
        let point = &night.checkpoints[*at];
        (!point.now, point.reached.is_some(), if point.reached.is_some() { usize::MAX - at } else { *at })
    });
    for at in order {
        let point = &night.checkpoints[at];
        let cut = if point.now { Cut::Label } else { Cut::Small };
        let mut take = |words: String| row.take(ui, spots[at], words, cut, hue(point));
        match point.reached.map(time::clock) {
            // Behind, the minute says enough where there is no room for both.
            Some(minute) => take(format!("{minute} {}", point.title)) || take(minute),
            None => take(point.title.clone()),
        };
    }
    row.write(ui, y, Align2::LEFT_BOTTOM);
}

/// What is left, or what it came to.
fn headline(night: &NightView) -> String {
    match (night.over, night.no_return_at, night.left.as_str()) {
        (true, ..) => {
            let (state, since) = night.service.words();
            let lost = match night.lost {
                0 => "no service lost beyond the plan".to_owned(),
                minutes => format!("{} of service lost", time::duration(minutes)),
            };
            format!("The night is over. {state}, {since}; {lost}")
        }
        (_, Some(_), _) => "Past the point of no return: the way back is restore and reconcile".to_owned(),
        (_, _, "") => "The window has closed".to_owned(),
        (_, _, left) => format!("{left} until the window closes"),
    }
}

/// Who is on duty: everybody came at the same time, so it is said once.
fn duty(night: &NightView) -> String {
    let names: Vec<&str> =
        night.duty.iter().map(|(name, _)| name.split_whitespace().next().unwrap_or(name.as_str())).collect();
    let Some((_, how_long)) = night.duty.first() else { return String::new() };
    match names.split_last() {
        Some((last, others)) if !others.is_empty() => format!("On duty: {} and {last}, {how_long}", others.join(", ")),
        _ => format!("On duty: {}, {how_long}", names.concat()),
    }
}

fn spoken(night: &NightView, words: &str, duty: &str) -> String {
    let mut out = format!("{}, {} to {}. ", night.window, time::clock(night.opens), time::clock(night.closes));
    for point in &night.checkpoints {
        out.push_str(&match (point.now, point.reached) {
            (true, Some(minute)) => format!("Now, {}: {}. ", time::clock(minute), point.title),
            (_, Some(minute)) => format!("Behind, {}: {}. ", time::clock(minute), point.title),
            _ => format!("Ahead: {}. ", point.title),
        });
        if point.no_return && night.no_return_at.is_none() && !night.over {
            out.push_str("There the way back can end. It ends when postings resume. ");
        }
    }
    if let Some(minute) = night.no_return_at {
        out.push_str(&format!("Postings resumed at {}. ", time::clock(minute)));
    }
    format!("{out}{words}. {duty}")
}

/// Where the checkpoints stand: those reached at their minutes, those ahead when they are due, or else evenly in what is left.
fn spots(night: &NightView, x: &impl Fn(u32) -> f32, now: f32, end: f32) -> Vec<f32> {
    let minute = |point: &Checkpoint| point.reached.or(point.due.filter(|due| *due < night.closes));
    let due = night.checkpoints.iter().filter(|point| point.reached.is_none()).filter_map(minute).max();
    let from = due.map_or(now, x);
    let open = night.checkpoints.iter().filter(|point| minute(point).is_none()).count() as f32;
    let mut nth = 0.0;
    let mut place = |minute: Option<u32>| match minute {
        Some(minute) => x(minute).max(x(0) + 6.0),
        None => {
            nth += 1.0;
            from + (end - from) * nth / (open + 1.0)
        }
    };
    night.checkpoints.iter().map(|point| place(minute(point))).collect()
}

/// Full hours under the track.
fn hours(ui: &Ui, track: Rect, from: u32, to: u32, x: &impl Fn(u32) -> f32) {
    let theme = theme();
    let room = track.width() * 60.0 / (to - from).max(1) as f32;
    let every = if room > 52.0 { 60 } else { 120 };
    for minute in (from.next_multiple_of(60)..=to).step_by(60) {
        let at = x(minute);
        ui.painter().vline(at, (track.max.y + 2.0)..=(track.max.y + 6.0), Stroke::new(1.0, *theme.line));
        if minute % every == 0 {
            let clock = time::clock(minute);
            let anchor = match minute {
                minute if minute == from => Align2::LEFT_TOP,
                minute if minute == to => Align2::RIGHT_TOP,
                _ => Align2::CENTER_TOP,
            };
            line_at(ui, pos2(at, track.max.y + 5.0), anchor, &clock, Cut::Small, *theme.dim, 100.0);
        }
    }
}

/// The line that one cannot go back over: behind at its minute, or ahead of the checkpoint where it waits.
fn no_return(ui: &Ui, night: &NightView, track: Rect, spots: &[f32], x: &impl Fn(u32) -> f32, inner: Rect) {
    let theme = theme();
    let ahead = night.checkpoints.iter().position(|point| point.no_return).filter(|_| !night.over);
    let at = match (night.no_return_at, ahead) {
        (Some(minute), _) => x(minute),
        (None, Some(at)) => (spots[at] + 26.0).min(track.max.x - 4.0),
        (None, None) => return,
    };
    let due = ahead.and_then(|at| night.checkpoints[at].due);
    let beyond = Rect::from_min_max(pos2(at, track.min.y), track.max);
    super::gauge::hatch(ui, beyond, faint(*theme.downtime, 0.8));
    let paint = ui.painter();
    let (top, foot) = (pos2(at, track.min.y - 6.0), pos2(at, inner.max.y + 2.0));
    // A line that has no hour yet is not drawn through.
    if night.no_return_at.is_some() || due.is_some() {
        paint.line_segment([top, foot], Stroke::new(3.0, *theme.downtime));
    } else {
        paint.extend(Shape::dashed_line(&[top, foot], Stroke::new(3.0, *theme.downtime), 5.0, 4.0));
    }
    let words = match (night.no_return_at, due) {
        (Some(_), _) => "Postings resumed".to_owned(),
        (None, Some(due)) => format!("Point of no return: when postings resume, {} at the soonest", time::clock(due)),
        (None, None) => "Point of no return: when postings resume, at an hour that is still open".to_owned(),
    };
    let wide = galley(ui, &words, Cut::Label, *theme.downtime, f32::INFINITY).size();
    // To the right of the line where there is room for all of it, else to its left.
    let right = at + wide.x + 7.0 < inner.max.x;
    let anchor = if right { Align2::LEFT_BOTTOM } else { Align2::RIGHT_BOTTOM };
    let place = pos2(if right { at + 7.0 } else { at - 7.0 }, inner.max.y + 3.0);
    let room = if right { inner.max.x - at } else { at - inner.min.x } - 7.0;
    line_at(ui, place, anchor, &words, Cut::Label, *theme.downtime, room);
}

fn diamond(paint: &egui::Painter, spot: Pos2, size: f32, full: bool, hue: egui::Color32) {
    let theme = theme();
    let points = vec![spot + vec2(0.0, -size), spot + vec2(size, 0.0), spot + vec2(0.0, size), spot + vec2(-size, 0.0)];
    let fill = if full { hue } else { mix(*theme.night, *palette().screen, 0.07) };
    paint.add(Shape::convex_polygon(points, fill, Stroke::new(1.5, hue)));
}
