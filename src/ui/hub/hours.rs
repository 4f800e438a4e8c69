//! The hours of the evening as a bar: what has been spent, what a visit would take, and who can then no longer be seen.

use crate::text::time;
use crate::ui::PlayView;
use crate::ui::theme::{Cut, faint, mix, theme};
use crate::ui::widgets::{galley, line_at, text};
use crate::view::{HubView, RoomView, Standing};
use egui::{Align2, CornerRadius, Rect, Sense, Stroke, StrokeKind, Ui, WidgetInfo, WidgetType, pos2, vec2};

/// The height that bar and words take beside the house.
pub const HEIGHT: f32 = 98.0;

/// The bar and, under it, what the room in hand would cost.
pub fn hours_ui(ui: &mut Ui, view: &PlayView, hub: &HubView, thought: Option<usize>) {
    let room = thought.and_then(|at| hub.rooms.get(at)).filter(|room| room.standing == Standing::Open);
    if hub.hours.2.is_some() {
        bar_ui(ui, hub, room);
    }
    if ui.available_width() >= NARROW {
        words_ui(ui, view, hub, thought);
    }
}

/// In a column that is narrower than this there is the bar alone; what a visit costs is told on looking in.
const NARROW: f32 = 420.0;

/// The height that bar and words take in a column of so much breadth.
pub fn height(hub: &HubView, width: f32) -> f32 {
    match (width < NARROW, hub.hours.2.is_some()) {
        (false, _) => HEIGHT + 4.0,
        (true, true) => 43.0,
        (true, false) => 0.0,
    }
}

fn bar_ui(ui: &mut Ui, hub: &HubView, room: Option<&RoomView>) {
    let theme = theme();
    let (began, now, Some(until)) = hub.hours else { return };
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 37.0), Sense::hover());
    let open = hub.rooms.iter().filter(|room| room.standing == Standing::Open).count();
    let by = if rect.width() < NARROW { String::new() } else { format!(" until {}", time::clock(until)) };
    let head = match (hub.more, open) {
        (_, 0) => format!("{} left{by}. Nobody can be seen any more.", hub.left),
        (more, open) if more >= open => format!("{} left{by}: time for everybody who is left.", hub.left),
        (1, _) if by.is_empty() => format!("{} left: time for one more.", hub.left),
        (1, open) => format!("{} left{by}: time for one more of {}.", hub.left, count(open)),
        (more, open) => format!("{} left{by}: time for {} of {}.", hub.left, count(more), count(open)),
    };
    line_at(ui, rect.left_top(), Align2::LEFT_TOP, &head, Cut::Strong, *theme.text, rect.width());
    let track = Rect::from_min_max(pos2(rect.min.x, rect.max.y - 16.0), pos2(rect.max.x, rect.max.y - 2.0));
    let span = until.saturating_sub(began).max(1) as f32;
    let x = |minute: u32| track.min.x + track.width() * (minute.saturating_sub(began) as f32 / span).min(1.0);
    let paint = ui.painter();
    paint.rect(track, CornerRadius::same(3), *theme.night, Stroke::new(1.0, *theme.line), StrokeKind::Inside);
    let left = Rect::from_min_max(pos2(x(now), track.min.y), track.max).shrink(2.0);
    paint.rect_filled(left, CornerRadius::same(2), mix(*theme.night, *theme.amber, 0.34));
    for (order, (_, from, to)) in hub.walk.iter().enumerate() {
        let spent = Rect::from_min_max(pos2(x(*from), track.min.y), pos2(x(*to), track.max.y)).shrink(2.0);
        paint.rect_filled(spent, CornerRadius::same(1), mix(*theme.night, *theme.dim, 0.28));
        line_at(
            ui,
            spent.center(),
            Align2::CENTER_CENTER,
            &(order + 1).to_string(),
            Cut::Label,
            *theme.text,
            spent.width(),
        );
    }
    if let Some(room) = room {
        let eaten = |from: u32, to: u32| {
            Rect::from_min_max(pos2(x(now + from), track.min.y), pos2(x(now + to), track.max.y)).shrink2(vec2(0.0, 2.0))
        };
        let grown = ui.ctx().animate_bool(ui.id().with(("eats", &room.key)), true);
        let sure = eaten(0, (room.takes.0 as f32 * grown) as u32);
        paint.rect_filled(sure, CornerRadius::same(1), *theme.amber);
        if room.takes.1 > room.takes.0 {
            let perhaps = eaten(room.takes.0, room.takes.1);
            paint.rect_filled(perhaps, CornerRadius::ZERO, mix(*theme.night, *theme.amber, 0.66));
            let inside = paint.with_clip_rect(perhaps.intersect(ui.clip_rect()));
            let mut at = perhaps.min.x - 12.0;
            while at < perhaps.max.x {
                let ends = [pos2(at, perhaps.max.y), pos2(at + perhaps.height(), perhaps.min.y)];
                inside.line_segment(ends, Stroke::new(2.0, *theme.night));
                at += 6.0;
            }
        }
    }
    let mut hour = (began / 60 + 1) * 60;
    while hour < until {
        paint.vline(x(hour), (track.max.y - 5.0)..=track.max.y, Stroke::new(1.0, faint(*theme.text, 0.55)));
        hour += 60;
    }
    paint.vline(x(now), track.min.y..=(track.max.y + 3.0), Stroke::new(2.0, *theme.text));
    response.widget_info(|| WidgetInfo::labeled(WidgetType::ProgressIndicator, true, &head));
}

/// A small number as a word.
pub fn count(number: usize) -> String {
    const WORDS: [&str; 13] =
        ["none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    WORDS.get(number).map_or_else(|| number.to_string(), |word| (*word).to_owned())
}

/// What the room in hand would cost, and what those in it demand in their own words.
fn words_ui(ui: &mut Ui, view: &PlayView, hub: &HubView, thought: Option<usize>) {
    ui.spacing_mut().item_spacing.y = 3.0;
    let theme = theme();
    let Some(room) = thought.and_then(|at| hub.rooms.get(at)) else {
        text(ui, "Looking in costs nothing; the time is spent when you speak.", Cut::Small, *theme.dim);
        let open: Vec<_> = hub.rooms.iter().filter(|room| room.standing == Standing::Open).collect();
        if hub.more > 0 && hub.more < open.len() {
            text(ui, "Whom do you see, and whom not?", Cut::Serif, *theme.text);
        }
        return;
    };
    if room.standing == Standing::Open {
        let more = match (room.leaves.is_empty(), room.more) {
            (true, _) => String::new(),
            (_, 0) if room.lost.is_empty() => format!(" It leaves {}.", room.leaves),
            (_, 0) => format!(" It leaves {}: time for nobody else.", room.leaves),
            (_, 1) => format!(" It leaves {}: time for one more.", room.leaves),
            (_, more) => format!(" It leaves {}: time for {} more.", room.leaves, count(more)),
        };
        text(ui, &format!("{} takes {}.{more}", room.title, room.takes_words), Cut::Small, *theme.text);
        if !room.unseen.is_empty() {
            let words = format!("After that there is no time left for {}.", room.unseen.join(", "));
            text(ui, &words, Cut::Small, *theme.alarm);
        }
    }
    let asked = room.with.iter().filter_map(|id| view.person(*id)).filter(|person| !person.demands.is_empty());
    for person in asked.take(2) {
        let first = person.name.split_whitespace().next().unwrap_or(&person.name);
        let words = format!("{first}, {}: \u{201c}{}\u{201d}", person.trust, person.demands);
        let least = galley(ui, "x", Cut::Serif, *theme.text, 100.0).size().y;
        if ui.available_height() >= least || room.with.len() == 1 {
            let width = ui.available_width();
            let (rect, response) = ui.allocate_exact_size(vec2(width, least), Sense::hover());
            line_at(ui, rect.left_center(), Align2::LEFT_CENTER, &words, Cut::Serif, *theme.dim, width);
            response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, &words));
        }
    }
}
