//! The axis of the story's clock: days, hours, nights in shade, and a visible break where long nothing was decided.

use super::theme::{Cut, faint, hairline, theme};
use super::widgets::{galley, line_at};
use crate::text::time;
use crate::view::{Course, Stretch};
use egui::{Align2, CornerRadius, Rect, Stroke, Ui, pos2, vec2};

/// Nights begin at 22:00 and last eight hours.
const NIGHT: (u32, u32) = (22 * 60, 8 * 60);

/// The nights as shade behind the charts.
pub fn nights(ui: &Ui, charts: Rect, course: &Course, x: &impl Fn(u32) -> f32) {
    let first = course.axis.first().map_or(0, |stretch| stretch.from);
    let last = course.axis.last().map_or(0, |stretch| stretch.to);
    let (starts, lasts) = NIGHT;
    let mut dusk = (first / 1440 * 1440 + starts).saturating_sub(1440);
    while dusk < last {
        for stretch in &course.axis {
            let (from, to) = (dusk.max(stretch.from), (dusk + lasts).min(stretch.to));
            if from < to {
                let shade = Rect::from_min_max(
                    pos2(place(stretch, from, x), charts.min.y),
                    pos2(place(stretch, to, x), charts.max.y),
                );
                ui.painter().rect_filled(shade, CornerRadius::ZERO, faint(*theme().night, 0.75));
            }
        }
        dusk += 1440;
    }
}

/// Where a minute of a stretch stands.
fn place(stretch: &Stretch, minute: u32, x: &impl Fn(u32) -> f32) -> f32 {
    let [from, to] = stretch.at.map(x);
    from + (to - from) * minute.saturating_sub(stretch.from) as f32
        / stretch.to.saturating_sub(stretch.from).max(1) as f32
}

/// Ticks at full hours, the name of each day where it starts, and breaks.
pub fn axis(ui: &Ui, rect: Rect, course: &Course, x: &impl Fn(u32) -> f32) {
    let theme = theme();
    let paint = ui.painter();
    let line = Stroke::new(1.0, hairline(1.0));
    paint.hline(rect.x_range(), rect.min.y + 4.0, line);
    let mut free = rect.min.x;
    for stretch in &course.axis {
        let [from, to] = stretch.at.map(x);
        if stretch.broken {
            let middle = (from + to) / 2.0;
            for shift in [-3.0, 3.0] {
                let at = pos2(middle + shift, rect.min.y + 4.0);
                paint.line_segment([at + vec2(-3.0, 6.0), at + vec2(3.0, -6.0)], Stroke::new(1.6, *theme.dim));
            }
            let words = galley(ui, &time::duration(stretch.to - stretch.from), Cut::Small, *theme.dim, 200.0);
            let wide = words.size().x;
            if to - from > wide + 4.0 && middle - wide / 2.0 >= free {
                paint.galley(pos2(middle - wide / 2.0, rect.min.y + 9.0), words, *theme.dim);
                free = middle + wide / 2.0 + 6.0;
            }
            continue;
        }
        for hour in (stretch.from.next_multiple_of(60)..=stretch.to).step_by(60) {
            let at = place(stretch, hour, x);
            paint.vline(at, (rect.min.y + 4.0)..=(rect.min.y + 9.0), line);
            if at - 18.0 >= free && at + 18.0 <= rect.max.x {
                let clock = time::clock(hour);
                let drawn =
                    line_at(ui, pos2(at, rect.min.y + 9.0), Align2::CENTER_TOP, &clock, Cut::Small, *theme.dim, 60.0);
                free = drawn.max.x + 8.0;
            }
        }
    }
    let mut day = None;
    let mut free = rect.min.x - 1.0;
    for moment in &course.moments {
        let today = moment.minute / 1440;
        if day == Some(today) {
            continue;
        }
        day = Some(today);
        // Beside the line of a decision, and never under it.
        let at = x(moment.at) + 4.0;
        let words = galley(ui, time::day(moment.minute), Cut::Label, *theme.text, 200.0);
        let left = at.min(rect.max.x - words.size().x);
        if left >= free {
            free = left + words.size().x + 10.0;
            paint.galley(pos2(left, rect.min.y + 24.0), words, *theme.text);
        }
    }
}
