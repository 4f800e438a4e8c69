//! The gauges over time: three scales on one axis of the story's clock, each decision a mark; the one that is looked at is
//! told in words, and one can go on from it.

use super::gauge::{self, Kind};
use super::keys::Keys;
use super::theme::{Cut, faint, hairline, mix, theme};
use super::widgets::{Dress, button, focus, galley, ground, label, line_at, region, scroll, text};
use super::{Intent, PlayView, UiState, axis, reasons};
use crate::view::{Course, Moment};
use egui::{Align2, CornerRadius, Pos2, Rect, Sense, Shape, Stroke, Ui, WidgetInfo, WidgetType, pos2, vec2};

/// The words beside the scales take this much.
const GUTTER: f32 = 66.0;
/// The word beside each target takes this much.
const TARGET: f32 = 54.0;

/// The page, in the place that is left.
pub fn course_ui(ui: &mut Ui, view: &PlayView, state: &mut UiState, keys: &mut Keys, intents: &mut Vec<Intent>) {
    if super::class::cover::hidden(ui.ctx()) {
        ui.add_space(20.0);
        text(ui, "The gauges are hidden until the trainer shows them.", Cut::Serif, *theme().text);
        return;
    }
    let Some(course) = &view.course else { return };
    let full = ui.available_rect_before_wrap();
    let last = course.moments.len() - 1;
    let mut at = state.decision.unwrap_or(last).min(last);
    if keys.step != 0 {
        at = at.saturating_add_signed(keys.step as isize).min(last);
        keys.step = 0;
    }
    if full.width() < 860.0 {
        ground(ui, full);
        region(ui, full.shrink2(vec2(10.0, 8.0)), "course", |ui| {
            scroll(ui, "course", keys.page, |ui| {
                let (plot, _) = ui.allocate_exact_size(vec2(ui.available_width(), 300.0), Sense::hover());
                at = plot_ui(ui, plot, course, at);
                ui.add_space(8.0);
                at = told_ui(ui, course, at, keys, intents);
            })
        });
    } else {
        let side = (full.width() * 0.28).clamp(280.0, 380.0);
        let plot = Rect::from_min_max(full.min, pos2(full.max.x - side - 16.0, full.max.y));
        ground(ui, plot);
        at = plot_ui(ui, plot.shrink2(vec2(12.0, 8.0)), course, at);
        let told = Rect::from_min_max(pos2(plot.max.x + 16.0, full.min.y), full.max);
        ground(ui, told);
        region(ui, told.shrink2(vec2(14.0, 12.0)), "decision", |ui| {
            scroll(ui, ("decision", at), keys.page, |ui| at = told_ui(ui, course, at, keys, intents));
        });
    }
    state.decision = (at != last).then_some(at);
}

/// The decision that is looked at: its words, the gauges after it and why they moved, and the way on from it.
fn told_ui(ui: &mut Ui, course: &Course, at: usize, keys: &Keys, intents: &mut Vec<Intent>) -> usize {
    let theme = theme();
    let last = course.moments.len() - 1;
    let moment = &course.moments[at];
    let mut to = at;
    ui.spacing_mut().item_spacing.y = 4.0;
    let heading = match moment.step {
        0 => "AT THE START".to_owned(),
        step => format!("DECISION {step} OF {last}"),
    };
    label(ui, &heading);
    text(ui, &format!("{}, {}", moment.when, moment.place), Cut::Small, *theme.dim);
    if !moment.words.is_empty() {
        text(ui, &format!("\u{201c}{}\u{201d}", moment.words), Cut::Serif, *theme.text);
    }
    ui.horizontal_wrapped(|ui| {
        if button(ui, "Earlier", "\u{2190}", Dress::Quiet, at > 0).clicked() {
            to = at - 1;
        }
        if button(ui, "Later", "\u{2192}", Dress::Quiet, at < last).clicked() {
            to = at + 1;
        }
    });
    if moment.step > 0 && course.can_branch {
        let pressed = button(ui, "From this decision", "G", Dress::First, true).clicked();
        if pressed || keys.go {
            intents.push(Intent::From { step: moment.step });
        }
        text(ui, "Same dice, same truth; this play is kept as it is.", Cut::Small, *theme.dim);
    }
    ui.add_space(6.0);
    for kind in Kind::ALL {
        let scale = kind.of(&moment.gauges);
        let because = kind.why(&moment.reasons);
        let (head, response) = ui.allocate_exact_size(vec2(ui.available_width(), 21.0), Sense::hover());
        gauge::icon(ui, kind, pos2(head.min.x + 9.0, head.center().y), kind.hue());
        let place = pos2(head.min.x + 26.0, head.center().y);
        let room = head.width() - 26.0 - if because.way.is_some() { 18.0 } else { 0.0 };
        line_at(ui, place, Align2::LEFT_CENTER, &scale.words, Cut::Strong, *theme.text, room);
        if let Some(way) = because.way {
            reasons::arrow(ui, pos2(head.max.x - 8.0, head.center().y), way);
        }
        let said = format!("{}: {}", scale.name, scale.words);
        response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, &said));
        if because.all.is_empty() {
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = 0.0;
                ui.add_space(26.0);
                text(ui, "Nothing moved it", Cut::Small, *theme.dim);
            });
        }
        reasons::reasons_ui(ui, because, 3);
        ui.add_space(6.0);
    }
    to
}

/// The three scales and the axis; answers the moment that is looked at now.
pub fn plot_ui(ui: &mut Ui, rect: Rect, course: &Course, at: usize) -> usize {
    let inner = Rect::from_min_max(pos2(rect.min.x + GUTTER, rect.min.y), pos2(rect.max.x - TARGET, rect.max.y));
    let axis_high = 62.0;
    // Above each chart stands its name.
    let gap = 23.0;
    let high = ((inner.height() - axis_high) / 3.0 - gap).max(30.0);
    let x = |permille: u32| inner.min.x + inner.width() * permille as f32 / 1000.0;
    let response = ui.interact(rect, ui.id().with("course plot"), Sense::focusable_noninteractive());
    focus(ui, &response, 4);
    let mut to = at;
    let moved = ui.input(|input| input.pointer.delta() != egui::Vec2::ZERO || input.pointer.any_pressed());
    let pointer = ui.input(|input| input.pointer.hover_pos());
    if let Some(pointer) = pointer.filter(|pointer| moved && rect.contains(*pointer)) {
        let far = |moment: &Moment| (x(moment.at) - pointer.x).abs();
        let near = course.moments.iter().enumerate().min_by(|(_, a), (_, b)| far(a).total_cmp(&far(b)));
        to = near.map_or(at, |(near, _)| near);
    }
    let charts = Rect::from_min_max(inner.min, pos2(inner.max.x, inner.max.y - axis_high));
    axis::nights(ui, charts, course, &x);
    let chart = |row: usize| {
        let top = inner.min.y + gap + (high + gap) * row as f32;
        Rect::from_min_size(pos2(inner.min.x, top), vec2(inner.width(), high))
    };
    for (row, kind) in Kind::ALL.into_iter().enumerate() {
        chart_ui(ui, chart(row), kind, course, to, &x);
    }
    axis::axis(ui, Rect::from_min_max(pos2(inner.min.x, charts.max.y), inner.max), course, &x);
    let names = [0, 1, 2].map(chart);
    marks(ui, Rect::from_min_max(pos2(inner.min.x, inner.max.y - 24.0), inner.max), &names, course, to, &x);
    for (row, kind) in Kind::ALL.into_iter().enumerate() {
        name_ui(ui, chart(row), kind, kind.of(&course.moments[to].gauges).name);
    }
    let moment = &course.moments[to];
    let mut said = format!("The gauges over time. Decision {} of {}", moment.step, course.moments.len() - 1);
    for kind in Kind::ALL {
        let scale = kind.of(&moment.gauges);
        said.push_str(&format!(". {}: {}", scale.name, scale.words));
    }
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Image, true, &said));
    to
}

/// One gauge: its scale with ticks in its own unit, its range as an area, its centre as a line, its target.
fn chart_ui(ui: &Ui, chart: Rect, kind: Kind, course: &Course, at: usize, x: &impl Fn(u32) -> f32) {
    let theme = theme();
    let hue = kind.hue();
    let paint = ui.painter();
    let (most, ticks) = ticks(kind, course, chart.height());
    let y = |permille: u32| chart.max.y - chart.height() * permille.min(most) as f32 / most as f32;
    for (value, words) in &ticks {
        let at = y(*value);
        paint.hline(chart.x_range(), at, Stroke::new(1.0, hairline(0.45)));
        if !words.is_empty() {
            line_at(ui, pos2(chart.min.x - 7.0, at), Align2::RIGHT_CENTER, words, Cut::Small, *theme.dim, GUTTER - 8.0);
        }
    }
    if kind == Kind::Trust {
        // Bands are steps and no points: their names stand in their middle.
        for band in 0..5 {
            let place = pos2(chart.min.x - 7.0, y(band * 200 + 100));
            if chart.height() / 5.0 >= 13.0 || band % 2 == 0 {
                let words = kind.short(band * 200);
                line_at(ui, place, Align2::RIGHT_CENTER, &words, Cut::Small, *theme.dim, GUTTER - 8.0);
            }
        }
    }
    let ends = |moment: &Moment| {
        let scale = kind.of(&moment.gauges);
        (scale.low, scale.centre, scale.high)
    };
    let mut line: Vec<Pos2> = Vec::new();
    for (now, next) in course.moments.iter().zip(course.moments.iter().skip(1)) {
        let (low, centre, high) = ends(now);
        // A range of nothing is still seen, and nothing lies below the scale.
        let top = y(high).min(chart.max.y - 2.0);
        let area = Rect::from_min_max(pos2(x(now.at), top), pos2(x(next.at), y(low).max(top + 2.0)));
        match kind {
            Kind::Trust => {
                paint.rect_filled(area, CornerRadius::ZERO, mix(*theme.panel, hue, 0.26));
            }
            Kind::Compliance => {
                paint.rect_filled(area, CornerRadius::ZERO, mix(*theme.panel, hue, 0.14));
                gauge::hatch(ui, area, faint(hue, 0.6));
            }
            Kind::Downtime => {
                let mut across = area.min.x;
                while across < area.max.x {
                    let bar =
                        Rect::from_min_max(pos2(across, area.min.y), pos2((across + 3.0).min(area.max.x), area.max.y));
                    paint.rect_filled(bar, CornerRadius::ZERO, mix(*theme.panel, hue, 0.34));
                    across += 6.0;
                }
            }
        }
        line.extend([pos2(x(now.at), y(centre)), pos2(x(next.at), y(centre))]);
    }
    if let Some(last) = course.moments.last() {
        line.push(pos2(x(last.at), y(ends(last).1)));
    }
    if line.len() > 1 {
        paint.add(Shape::line(line, Stroke::new(2.2, hue)));
    }
    mean_line(ui, kind, course, x, &y);
    let target = kind.of(&course.moments[at].gauges).target;
    let goal = y(target);
    paint.extend(Shape::dashed_line(
        &[pos2(chart.min.x, goal), pos2(chart.max.x, goal)],
        Stroke::new(1.4, *theme.amber),
        6.0,
        4.0,
    ));
    // A needle at the last moment reaches over the edge.
    line_at(ui, pos2(chart.max.x + 11.0, goal), Align2::LEFT_CENTER, "target", Cut::Small, *theme.amber, TARGET - 11.0);
    paint.rect_stroke(chart, CornerRadius::ZERO, Stroke::new(1.0, hairline(0.8)), egui::StrokeKind::Outside);
    let (_, centre, _) = ends(&course.moments[at]);
    let spot = pos2(x(course.moments[at].at), y(centre));
    gauge::needle(ui, kind, spot);
}

/// The name of a chart, above it, and which line is which.
fn name_ui(ui: &Ui, chart: Rect, kind: Kind, name: &str) {
    let name = galley(ui, name, Cut::Label, kind.hue(), 300.0);
    let line = Rect::from_min_size(chart.min - vec2(0.0, 21.0), vec2(name.size().x + 28.0, 19.0));
    // No line of the charts runs through a name.
    ui.painter().rect_filled(line, CornerRadius::ZERO, *theme().panel);
    gauge::icon(ui, kind, line.min + vec2(9.0, 9.0), kind.hue());
    let place = pos2(line.min.x + 23.0, line.center().y - name.size().y / 2.0);
    ui.painter().galley(place, name, kind.hue());
    if kind == Kind::Trust {
        legend(ui, pos2(line.max.x + 12.0, line.center().y), chart.max.x);
    }
}

/// The plain mean beside the lowest, so that what moves is seen also while the lowest stays where they are.
fn mean_line(ui: &Ui, kind: Kind, course: &Course, x: &impl Fn(u32) -> f32, y: &impl Fn(u32) -> f32) {
    let means: Vec<(f32, f32)> = course
        .moments
        .iter()
        .filter_map(|moment| kind.of(&moment.gauges).mean.map(|mean| (x(moment.at), y(mean))))
        .collect();
    let mut line: Vec<Pos2> = Vec::new();
    for (at, high) in means {
        if let Some(before) = line.last().copied() {
            line.push(pos2(at, before.y));
        }
        line.push(pos2(at, high));
    }
    if line.len() > 1 {
        ui.painter().add(Shape::line(line, mean_stroke()));
    }
}

/// How the mean is drawn.
fn mean_stroke() -> Stroke {
    Stroke::new(1.5, *theme().text)
}

/// Which line is which, where there is room.
fn legend(ui: &Ui, at: Pos2, end: f32) {
    let theme = theme();
    let mut left = at.x;
    for (words, stroke) in [("lowest", Stroke::new(2.2, Kind::Trust.hue())), ("mean of all", mean_stroke())] {
        let words = galley(ui, words, Cut::Small, *theme.text, 200.0);
        let wide = words.size().x + 38.0;
        if left + wide > end {
            return;
        }
        let behind = Rect::from_min_size(pos2(left, at.y - 9.0), vec2(wide - 6.0, 18.0));
        ui.painter().rect_filled(behind, CornerRadius::same(4), faint(*theme.panel, 0.88));
        ui.painter().hline((left + 5.0)..=(left + 22.0), at.y, stroke);
        ui.painter().galley(pos2(left + 27.0, at.y - words.size().y / 2.0), words, *theme.text);
        left += wide;
    }
    // What is darker is the night.
    let words = galley(ui, "night", Cut::Small, *theme.text, 200.0);
    if left + words.size().x + 38.0 <= end {
        let dark = Rect::from_min_size(pos2(left + 6.0, at.y - 6.0), vec2(16.0, 12.0));
        ui.painter().rect(
            dark,
            CornerRadius::ZERO,
            faint(*theme.night, 0.75),
            Stroke::new(1.0, hairline(0.8)),
            egui::StrokeKind::Inside,
        );
        ui.painter().galley(pos2(left + 27.0, at.y - words.size().y / 2.0), words, *theme.text);
    }
}

/// The far end of a scale and its ticks: where, and what stands beside them.
fn ticks(kind: Kind, course: &Course, high: f32) -> (u32, Vec<(u32, String)>) {
    let most =
        course.moments.iter().map(|moment| kind.of(&moment.gauges)).map(|scale| scale.high.max(scale.target)).max();
    let most = most.unwrap_or(1000).max(1);
    match kind {
        Kind::Trust => (1000, (0..=5).map(|band| (band * 200, String::new())).collect()),
        Kind::Compliance => {
            let (top, step) = match most {
                ..=200 => (200, 50),
                201..=500 => (500, 100),
                _ => (1000, 250),
            };
            // A number needs its line.
            let lines = (high / 15.0).max(1.0) as u32;
            let step = if top / step > lines { top / 2 } else { step };
            (top, (0..=top / step).map(|at| (at * step, format!("{} %", at * step / 10))).collect())
        }
        Kind::Downtime => {
            // An hour is an eighth of the scale.
            let (hours, step) = match most {
                ..=250 => (2, 1),
                251..=500 => (4, if high < 70.0 { 2 } else { 1 }),
                _ => (8, 2),
            };
            let tick = |hour: u32| (hour * 125, if hour == 0 { "0".to_owned() } else { format!("{hour} h") });
            (hours * 125, (0..=hours).step_by(step).map(tick).collect())
        }
    }
}

/// Each decision as a mark with its number, as far as there is room; the one that is looked at as a line through each chart.
fn marks(ui: &Ui, row: Rect, charts: &[Rect; 3], course: &Course, at: usize, x: &impl Fn(u32) -> f32) {
    let theme = theme();
    let paint = ui.painter();
    let chosen = x(course.moments[at].at);
    let line = Stroke::new(1.5, *theme.amber);
    for chart in charts {
        // Between the charts stand names, through which it does not run.
        paint.vline(chosen, chart.y_range(), line);
    }
    paint.vline(chosen, charts[2].max.y..=(charts[2].max.y + 8.0), line);
    let mut free = f32::NEG_INFINITY;
    for (number, moment) in course.moments.iter().enumerate().skip(1) {
        let spot = pos2(x(moment.at), row.center().y);
        if number != at && (spot.x - chosen).abs() > 18.5 && spot.x - 9.0 >= free {
            free = spot.x + 9.5;
            paint.circle_filled(spot, 9.0, *theme.raised);
            let words = galley(ui, &number.to_string(), Cut::Label, *theme.text, 40.0);
            paint.galley(spot - words.size() / 2.0, words, *theme.text);
        } else {
            paint.circle_filled(pos2(spot.x, row.min.y + 1.0), 1.8, *theme.dim);
        }
    }
    if at > 0 {
        let spot = pos2(chosen, row.center().y);
        paint.circle_filled(spot, 11.0, *theme.amber);
        let words = galley(ui, &at.to_string(), Cut::Label, *theme.night, 40.0);
        paint.galley(spot - words.size() / 2.0, words, *theme.night);
    }
}
