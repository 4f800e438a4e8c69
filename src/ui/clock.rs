//! The clock's strip in the head: the whole story on one rule, with the windows as boxes and the dates as flags.

use super::PlayView;
use super::captions::Captions;
use super::theme::{Cut, mix, theme};

use crate::text::time;
use crate::view::calendar::{Ahead, Calendar};
use egui::{Align2, CornerRadius, Rect, Shape, Stroke, StrokeKind, Ui, pos2, vec2};

/// The height of the strip with its words, and without.
pub const HEIGHT: f32 = 38.0;
/// See [`HEIGHT`].
pub const SLIM: f32 = 14.0;

/// The rule of a whole story: the same from its first moment to its last, so that the hand only ever moves on.
///
/// The first hours have most decisions, so they have most room; what lies beyond the last date stands behind a break.
struct Rule {
    from: u32,
    /// The last date.
    main: u32,
    to: u32,
}

impl Rule {
    /// The part of the rule behind the break.
    const BEYOND: f32 = 0.10;

    fn of(calendar: &Calendar) -> Self {
        let main = calendar.horizon().max(calendar.opened + 60);
        Self { from: calendar.opened, main, to: calendar.last().max(main) }
    }

    fn breaks(&self) -> bool {
        self.to > self.main
    }

    /// Where a moment stands, from 0 to 1.
    fn place(&self, moment: u32) -> f32 {
        let part = |from: u32, to: u32| {
            let moment = moment.clamp(from, to) - from;
            moment as f32 / (to - from).max(1) as f32
        };
        let beyond = if self.breaks() { Self::BEYOND } else { 0.0 };
        part(self.from, self.main).powf(0.62) * (1.0 - beyond) + part(self.main, self.to) * beyond
    }
}

/// The strip; words only where they fit, the least important left out first.
pub fn strip_ui(ui: &Ui, rect: Rect, view: &PlayView) {
    let theme = theme();
    let calendar = &view.calendar;
    let rule_of = Rule::of(calendar);
    let (from, to) = (rule_of.from, rule_of.to);
    let inner = rect.shrink2(vec2(20.0, 0.0));
    let x = |moment: u32| inner.min.x + inner.width() * rule_of.place(moment);
    let rule = inner.max.y - 8.0;
    let paint = ui.painter();
    let band = Rect::from_min_max(pos2(inner.min.x, rule - 2.0), pos2(inner.max.x, rule + 2.0));
    paint.rect_filled(band, CornerRadius::same(1), mix(*theme.night, *theme.text, 0.20));
    nights(paint, band, from, to, &x);
    let now = x(calendar.now);
    let gone = Rect::from_min_max(band.min, pos2(now, band.max.y));
    paint.rect_filled(gone, CornerRadius::same(1), mix(*theme.night, *theme.amber, 0.45));
    if calendar.since < calendar.now {
        let since = x(calendar.since).min(now - 3.0).max(band.min.x);
        let passed = Rect::from_min_max(pos2(since, band.min.y), pos2(now, band.max.y));
        paint.rect_filled(passed, CornerRadius::same(1), mix(*theme.amber, *theme.text, 0.55));
    }
    if rule_of.breaks() {
        let middle = x(rule_of.main) + (inner.max.x - x(rule_of.main)) * 0.28;
        paint.rect_filled(Rect::from_center_size(pos2(middle, rule), vec2(7.0, 6.0)), CornerRadius::ZERO, *theme.night);
        for shift in [-3.0, 3.0] {
            let at = pos2(middle + shift, rule);
            paint.line_segment([at + vec2(-2.0, 5.0), at + vec2(2.0, -5.0)], Stroke::new(1.4, *theme.dim));
        }
    }
    let ahead: Vec<Ahead> = calendar.ahead();
    let needle = pos2(now, rule - 6.0);
    let hand = vec![needle + vec2(-4.5, -4.0), needle + vec2(4.5, -4.0), needle + vec2(0.0, 4.0)];
    // Where a date is so near that its flag is the hand, only that is drawn.
    if !ahead.iter().any(|item| (x(item.at) - now).abs() < 7.0) {
        paint.add(Shape::convex_polygon(hand, *theme.amber, Stroke::NONE));
    }
    for item in &ahead {
        mark(paint, x(item.at), rule, item);
    }
    if rect.height() >= HEIGHT {
        words(ui, rect, calendar, &ahead, x);
    }
}

fn nights(paint: &egui::Painter, band: Rect, from: u32, to: u32, x: &impl Fn(u32) -> f32) {
    for day in from / 1440..=to / 1440 {
        let midnight = day * 1440;
        let (dusk, dawn) = (midnight.saturating_sub(240), midnight + 420);
        if dawn > from && dusk < to {
            let night = Rect::from_min_max(pos2(x(dusk), band.min.y), pos2(x(dawn), band.max.y));
            paint.rect_filled(night, CornerRadius::ZERO, mix(*theme().night, *theme().text, 0.07));
        }
        if midnight > from && midnight < to {
            paint.vline(x(midnight), (band.min.y - 1.0)..=(band.max.y + 1.0), Stroke::new(1.0, *theme().line));
        }
    }
}

/// A window stands on the rule as a box, full where it is on the schedule; a date is a flag.
fn mark(paint: &egui::Painter, x: f32, rule: f32, item: &Ahead) {
    let theme = theme();
    if item.window {
        let block = Rect::from_center_size(pos2(x, rule), vec2(7.0, 11.0));
        let (fill, hue) = if item.scheduled { (*theme.amber, *theme.amber) } else { (*theme.night, *theme.dim) };
        paint.rect(block, CornerRadius::same(1), fill, Stroke::new(1.4, hue), StrokeKind::Inside);
    } else {
        let hue = *theme.compliance;
        paint.vline(x, (rule - 9.0)..=(rule + 4.0), Stroke::new(1.4, hue));
        let top = pos2(x, rule - 9.0);
        let wing = vec![top, top + vec2(-7.0, 3.0), top + vec2(0.0, 6.0)];
        paint.add(Shape::convex_polygon(wing, hue, Stroke::NONE));
    }
}

/// The words over the marks: the window on the schedule first, then the last date, then what comes next.
fn words(ui: &Ui, rect: Rect, calendar: &Calendar, ahead: &[Ahead], x: impl Fn(u32) -> f32) {
    let last = calendar.dates.iter().map(|date| date.at).max();
    let rank = |item: &Ahead| match (item.scheduled, item.window) {
        (true, _) => 0,
        (_, false) if Some(item.at) == last => 1,
        (_, false) => 2,
        _ => 3,
    };
    let mut by_rank: Vec<&Ahead> = ahead.iter().collect();
    by_rank.sort_by_key(|item| (rank(item), item.at));
    let mut row = Captions::between(rect.min.x + 20.0, rect.max.x - 20.0);
    for item in by_rank {
        let (cut, ink) = match (item.scheduled, item.window) {
            (true, _) => (Cut::Label, *theme().amber),
            (_, false) => (Cut::Small, *theme().text),
            _ => (Cut::Small, *theme().dim),
        };
        let _ = row.take(ui, x(item.at), whole(item), cut, ink) || row.take(ui, x(item.at), short(item), cut, ink);
    }
    row.write(ui, rect.min.y, Align2::LEFT_TOP);
}

fn whole(item: &Ahead) -> String {
    format!("{}: {}", item.title, item.until)
}

/// Day and hour in place of the title: hours alone would tell nobody what they lead to.
fn short(item: &Ahead) -> String {
    let day: String = time::day(item.at).chars().take(3).collect();
    format!("{day} {}: {}", time::clock(item.at), item.until)
}

#[cfg(test)]
mod tests {
    use super::Rule;

    #[test]
    fn the_hand_only_ever_moves_on_from_one_end_to_the_other() {
        for to in [6000, 9000] {
            let rule = Rule { from: 1000, main: 6000, to };
            let places: Vec<f32> = (1000..=to).step_by(50).map(|moment| rule.place(moment)).collect();
            assert!(places.windows(2).all(|pair| pair[0] < pair[1]), "{places:?}");
            assert!(places[0] == 0.0 && places[places.len() - 1] == 1.0, "{places:?}");
        }
    }
}
