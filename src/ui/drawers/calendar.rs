//! The calendar: a line from now to the last date with its nights, and every window and date under it.

use crate::ui::PlayView;
use crate::ui::fold;
use crate::ui::keys::Keys;
use crate::ui::theme::{Cut, faint, hairline, mix, theme};
use crate::ui::widgets::{galley, ground, ground_shape, label, line_at, region, scroll};
use crate::view::calendar::{Ahead, Calendar, DateView, WindowDate};
use egui::{Align2, Color32, CornerRadius, Galley, Rect, Sense, Shape, Stroke, StrokeKind, Ui, WidgetInfo, WidgetType};
use egui::{pos2, vec2};
use std::sync::Arc;

const DAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const PAD: f32 = 18.0;
/// The height of the line, and of a row of labels over or under it.
const BAND: f32 = 18.0;
const LANE: f32 = 19.0;

/// The line and the list.
pub fn calendar_ui(ui: &mut Ui, view: &PlayView, keys: &Keys) {
    let calendar = &view.calendar;
    let full = ui.available_rect_before_wrap();
    let drawn = full.width() >= 560.0 && full.height() >= 300.0;
    let mut list = full;
    if drawn {
        // As many rows for labels as there can be labels that meet.
        let ahead = calendar.ahead();
        let rows = |windows: bool| ahead.iter().filter(|item| item.window == windows).count().min(3) as f32;
        let over = 12.0 + LANE * rows(true);
        let under = 14.0 + LANE * rows(false);
        let line = Rect::from_min_size(full.min, vec2(full.width(), over + BAND + under + 20.0));
        ground(ui, line);
        timeline_ui(ui, line.shrink2(vec2(PAD, 10.0)), over, calendar);
        list.min.y = line.max.y + 12.0;
    }
    // The page of the list ends under its last entry.
    let page = ui.painter().add(Shape::Noop);
    let end = region(ui, list.shrink2(vec2(4.0, 4.0)), "dates", |ui| {
        scroll(ui, "calendar", keys.page, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            for item in items(calendar) {
                match item {
                    Item::Window(window) => window_ui(ui, window, calendar.now),
                    Item::Date(date) => date_ui(ui, date),
                }
            }
            behind_ui(ui, calendar);
            fold::on(ui, fold::Ground::Plain(*theme().panel));
            ui.cursor().min.y
        })
    });
    let page_rect = Rect::from_min_max(list.min, pos2(list.max.x, (end + 4.0).clamp(list.min.y + 20.0, list.max.y)));
    ui.painter().set(page, ground_shape(page_rect));
}

/// What is past, so that one can look up what it was: dates, and windows that nobody took.
fn behind_ui(ui: &mut Ui, calendar: &Calendar) {
    let now = calendar.now;
    let over = |window: &&WindowDate| window.opens_in.is_empty() && (!window.scheduled || now >= window.closes);
    let windows = calendar.windows.iter().filter(over);
    let windows = windows.map(|window| (window.opens, window.when.as_str(), window.title.as_str()));
    let dates = calendar.dates.iter().filter(|date| date.until.is_empty());
    let mut past: Vec<_> =
        windows.chain(dates.map(|date| (date.at, date.when.as_str(), date.title.as_str()))).collect();
    if past.is_empty() {
        return;
    }
    past.sort_by_key(|(at, ..)| *at);
    let dim = *theme().dim;
    ui.add_space(16.0);
    ui.horizontal(|ui| {
        ui.add_space(PAD);
        label(ui, "PAST");
    });
    for (_, when, title) in past {
        row(
            ui,
            [vec![(when, Cut::Strong, dim)], vec![(title, Cut::Serif, dim)], vec![]],
            false,
            &format!("Past: {title}, {when}"),
        );
    }
}

enum Item<'a> {
    Window(&'a WindowDate),
    Date(&'a DateView),
}

/// Windows and dates in the order in which they come; what is past is left out, except a window on the schedule that is open.
fn items(calendar: &Calendar) -> Vec<Item<'_>> {
    let ahead = |window: &&WindowDate| !window.opens_in.is_empty() || window.scheduled && calendar.now < window.closes;
    let windows = calendar.windows.iter().filter(ahead);
    let dates = calendar.dates.iter().filter(|date| !date.until.is_empty());
    let mut out: Vec<(u32, Item)> = windows.map(|window| (window.opens, Item::Window(window))).collect();
    out.extend(dates.map(|date| (date.at, Item::Date(date))));
    out.sort_by_key(|(at, _)| *at);
    out.into_iter().map(|(_, item)| item).collect()
}

/// The line: days and nights, windows as blocks above it, dates as flags under it.
fn timeline_ui(ui: &Ui, rect: Rect, over: f32, calendar: &Calendar) {
    let theme = theme();
    let paint = ui.painter().with_clip_rect(rect.expand(4.0).intersect(ui.clip_rect()));
    let (from, to) = (calendar.since.min(calendar.now), calendar.last().max(calendar.now + 60));
    let length = f64::from(to - from).max(1.0);
    let x = |moment: u32| {
        rect.min.x + 6.0 + (rect.width() - 12.0) * (f64::from(moment.clamp(from, to) - from) / length) as f32
    };
    let band = Rect::from_min_size(pos2(x(from), rect.min.y + over), vec2(x(to) - x(from), BAND));
    let blocks = calendar.windows.iter().map(|window| (x(window.opens), x(window.closes).max(x(window.opens) + 5.0)));
    days(&paint, band, from, to, x, &blocks.collect::<Vec<_>>());
    if calendar.since < calendar.now {
        let passed =
            Rect::from_min_max(pos2(x(from), band.min.y), pos2(x(calendar.now).max(x(from) + 2.0), band.max.y));
        paint.rect_filled(passed, CornerRadius::ZERO, faint(*theme.text, 0.45));
    }
    // Over the line the windows, under it the dates; each side has lanes, so that no two labels meet. From the last to
    // the first: a stem on the left of an earlier label then crosses none of the later ones.
    let mut over = Lanes::new(band.min.y - 15.0, -LANE, rect.min.y - 4.0);
    let mut under = Lanes::new(band.max.y + 22.0, LANE, rect.max.y + 4.0);
    let ahead = calendar.ahead();
    for item in ahead.iter().rev().filter(|item| item.window) {
        let block = Rect::from_min_max(
            pos2(x(item.at), band.min.y - 3.0),
            pos2(x(item.closes).max(x(item.at) + 5.0), band.max.y + 3.0),
        );
        let (fill, hue) = if item.scheduled { (*theme.amber, *theme.amber) } else { (*theme.night, *theme.text) };
        paint.rect(block, CornerRadius::same(2), fill, Stroke::new(1.5, hue), StrokeKind::Inside);
        flag(ui, &paint, rect, block.center().x, block.min.y, item, hue, &mut over);
    }
    for item in ahead.iter().rev().filter(|item| !item.window) {
        let at = x(item.at);
        let hue = *theme.compliance;
        let point = pos2(at, band.max.y + 1.0);
        let wing = vec![point, point + vec2(6.0, 9.0), point + vec2(-6.0, 9.0)];
        paint.add(Shape::convex_polygon(wing, hue, Stroke::NONE));
        flag(ui, &paint, rect, at, band.max.y + 9.0, item, hue, &mut under);
    }
    let now = x(calendar.now);
    paint.vline(now, (band.min.y - 10.0)..=(band.max.y + 10.0), Stroke::new(2.0, *theme.text));
    let said: Vec<String> = ahead.iter().map(|item| format!("{} in {}", item.title, item.until)).collect();
    let response = ui.interact(rect, ui.id().with("time line"), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Image, true, format!("From now: {}", said.join("; "))));
}

/// Days and nights along a line, and the names of the days where they fit: at noon, or as near to it as blocks let them.
fn days(paint: &egui::Painter, band: Rect, from: u32, to: u32, x: impl Fn(u32) -> f32, blocks: &[(f32, f32)]) {
    let theme = theme();
    paint.rect_filled(band, CornerRadius::same(2), mix(*theme.panel, *theme.text, 0.13));
    for day in from / 1440..=to / 1440 {
        let midnight = day * 1440;
        for (dusk, dawn) in [(midnight, midnight + 420), (midnight + 1200, midnight + 1440)] {
            if dawn <= from || dusk >= to {
                continue;
            }
            let night = Rect::from_min_max(pos2(x(dusk), band.min.y), pos2(x(dawn), band.max.y));
            paint.rect_filled(night, CornerRadius::ZERO, *theme.night);
        }
        if midnight > from {
            paint.vline(x(midnight), band.y_range(), Stroke::new(1.0, hairline(0.9)));
        }
        let noon = midnight + 720;
        let room = x(midnight + 1440) - x(midnight);
        if noon > from && noon < to && room > 30.0 {
            let words = paint.layout_no_wrap(DAYS[(day % 7) as usize].to_owned(), Cut::Small.font(), *theme.dim);
            let wide = words.size().x;
            let own = x(midnight).max(band.min.x) + 2.0..=(x(midnight + 1440) - 2.0).min(band.max.x) - wide;
            let free = |from: f32| blocks.iter().all(|(start, end)| from + wide + 2.0 < *start || from - 2.0 > *end);
            let middle = x(noon) - wide / 2.0;
            let tries = (0..40).flat_map(|step| [middle - step as f32, middle + step as f32]);
            if let Some(left) = tries.into_iter().find(|left| own.contains(left) && free(*left)) {
                paint.galley(pos2(left, band.center().y - words.size().y / 2.0), words, *theme.dim);
            }
        }
    }
}

/// Rows of labels on one side of the line; a label goes into the first row where it meets no other.
struct Lanes {
    first: f32,
    step: f32,
    edge: f32,
    taken: Vec<Vec<(f32, f32)>>,
}

impl Lanes {
    fn new(first: f32, step: f32, edge: f32) -> Self {
        Self { first, step, edge, taken: Vec::new() }
    }

    /// The height of a row that is free from here to there; `None` where there is none.
    fn take(&mut self, from: f32, to: f32) -> Option<f32> {
        for lane in 0..8 {
            let y = self.first + self.step * lane as f32;
            let inside = if self.step < 0.0 { y - 9.0 >= self.edge } else { y + 9.0 <= self.edge };
            if !inside {
                return None;
            }
            if self.taken.len() <= lane {
                self.taken.push(Vec::new());
            }
            if self.taken[lane].iter().all(|(start, end)| to + 8.0 < *start || from - 8.0 > *end) {
                self.taken[lane].push((from, to));
                return Some(y);
            }
        }
        None
    }
}

#[allow(clippy::too_many_arguments)]
fn flag(ui: &Ui, paint: &egui::Painter, rect: Rect, x: f32, foot: f32, item: &Ahead, hue: Color32, lanes: &mut Lanes) {
    let cut = if item.scheduled { Cut::Label } else { Cut::Small };
    let words = if item.window { item.title.to_owned() } else { format!("{}: {}", item.title, item.until) };
    let width = galley(ui, &words, cut, hue, f32::INFINITY).size().x.min(rect.width() * 0.45);
    let left = (x - 4.0).min(rect.max.x - width).max(rect.min.x);
    let Some(y) = lanes.take(left, left + width) else { return };
    let ink = if item.window && !item.scheduled { *theme().text } else { hue };
    let near = if y < foot { y + 8.0 } else { y - 8.0 };
    if (near - foot).abs() > 3.0 {
        paint.vline(x, near.min(foot)..=near.max(foot), Stroke::new(1.0, faint(hue, 0.7)));
    }
    line_at(ui, pos2(left, y), Align2::LEFT_CENTER, &words, cut, ink, width + 2.0);
}

/// A window: when, in how long; what it collides with; notice and what it brings.
fn window_ui(ui: &mut Ui, window: &WindowDate, now: u32) {
    let theme = theme();
    let title_hue = if window.scheduled { *theme.amber } else { *theme.text };
    let mut left = vec![(window.title.as_str(), Cut::Strong, title_hue)];
    let in_words = match window.opens_in.is_empty() {
        true if now >= window.closes => "Is over".to_owned(),
        true => "Has opened".to_owned(),
        false => format!("Opens in {}", window.opens_in),
    };
    left.push((&in_words, Cut::Body, *theme.text));
    if window.scheduled && now < window.closes {
        left.push(("On the change schedule", Cut::Small, *theme.amber));
    }
    let mut middle = vec![(window.note.as_str(), Cut::Body, *theme.text)];
    if !window.more.is_empty() {
        middle.push((&window.more, Cut::Small, *theme.dim));
    }
    let mut brings = window.brings.join("; ");
    if !brings.is_empty() {
        brings.insert_str(0, "Brings: ");
    }
    let notice = window.notice.as_ref().map(|(_, words)| words.as_str());
    let mut right = Vec::new();
    if !brings.is_empty() {
        right.push((brings.as_str(), Cut::Small, *theme.downtime));
    }
    if let Some(notice) = notice {
        right.push((notice, Cut::Small, *theme.compliance));
    }
    if right.is_empty() && !window.opens_in.is_empty() {
        right.push(("No risk of its own is in sight", Cut::Small, *theme.dim));
    }
    let said = [window.title.as_str(), &in_words, &window.note, &window.more, &brings, notice.unwrap_or("")];
    let said = said.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(". ");
    row(ui, [left, middle, right], window.scheduled, &said);
}

fn date_ui(ui: &mut Ui, date: &DateView) {
    let theme = theme();
    let until = format!("In {}", date.until);
    let said = format!("{}, {}. {until}", date.title, date.when);
    let left = vec![(date.when.as_str(), Cut::Strong, *theme.compliance), (until.as_str(), Cut::Small, *theme.text)];
    row(ui, [left, vec![(date.title.as_str(), Cut::Serif, *theme.text)], vec![]], false, &said);
}

fn row(ui: &mut Ui, cells: [Vec<(&str, Cut, Color32)>; 3], marked: bool, said: &str) {
    let theme = theme();
    let width = ui.available_width();
    let wide = width >= 700.0;
    let shares = if wide { [0.28, 0.42, 0.30] } else { [1.0, 1.0, 1.0] };
    let inner = width - 2.0 * PAD;
    let lay = |cell: &Vec<(&str, Cut, Color32)>, share: f32| -> Vec<(Arc<Galley>, Color32)> {
        let lay =
            |(words, cut, hue): &(&str, Cut, Color32)| (galley(ui, words, *cut, *hue, inner * share - 18.0), *hue);
        cell.iter().map(lay).collect()
    };
    let laid: Vec<_> = cells.iter().zip(shares).map(|(cell, share)| lay(cell, share)).collect();
    let talls: Vec<f32> = laid.iter().map(|cell| cell.iter().map(|(words, _)| words.size().y + 2.0).sum()).collect();
    let tall = if wide { talls.iter().copied().fold(0.0, f32::max) } else { talls.iter().sum() };
    let (rect, response) = ui.allocate_exact_size(vec2(width, tall + 18.0), Sense::hover());
    let paint = ui.painter();
    if marked {
        paint.rect_filled(rect.shrink2(vec2(1.0, 0.5)), CornerRadius::ZERO, mix(*theme.panel, *theme.amber, 0.10));
        let bar = Rect::from_min_size(rect.min + vec2(4.0, 8.0), vec2(3.0, rect.height() - 16.0));
        paint.rect_filled(bar, CornerRadius::same(1), *theme.amber);
    }
    let mut x = rect.min.x + PAD;
    let mut y = rect.min.y + 9.0;
    for (cell, share) in laid.into_iter().zip(shares) {
        if wide {
            y = rect.min.y + 9.0;
        }
        for (words, hue) in cell {
            let down = words.size().y + 2.0;
            paint.galley(pos2(x, y), words, hue);
            y += down;
        }
        if wide {
            x += inner * share;
        }
    }
    paint.hline(rect.x_range(), rect.max.y - 0.5, Stroke::new(1.0, hairline(0.6)));
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, said));
}
