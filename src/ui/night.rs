//! The night as a page: the timeline, the state of service, what came in, and the decision with what is known and not known.

use super::keys::Keys;
use super::play::{GAP, Page, beside, stage_of, two_columns};
use super::stage::palette::palette;
use super::theme::{Cut, faint, mix, theme};
use super::widgets::{galley, ground, label, line_at, region, scroll, text};
use super::{Intent, PlayView, UiState, coach, feed, gauge, hear, options, timeline, tip};
use crate::view::{NightView, Rollback, Service};
use egui::{
    Align2, Color32, CornerRadius, Rect, Sense, Shape, Stroke, StrokeKind, Ui, WidgetInfo, WidgetType, pos2, vec2,
};

pub use super::timeline::{HEIGHT, strip_ui};

/// The height of what stands between the stage and the decision, with the margins.
pub const ABOVE: f32 = HEIGHT + 80.0;

/// How broad the column of the decision is.
pub fn done_width(inner: f32) -> f32 {
    (inner * 0.40).clamp(380.0, 600.0)
}

/// The page.
pub fn night_ui(ui: &mut Ui, page: Page, view: &PlayView, state: &UiState, keys: &mut Keys, intents: &mut Vec<Intent>) {
    let Some(night) = &view.night else { return };
    if let Some(stage) = page.stage {
        stage_of(ui, stage, view, &view.scene.with, &view.lines);
        // Colder than by day: the light of screens lies over the room.
        ui.painter().rect_filled(stage, CornerRadius::ZERO, faint(*palette().screen, 0.07));
        ui.painter().rect_filled(stage, CornerRadius::ZERO, faint(*theme().night, 0.08));
    }
    if page.narrow {
        return narrow_ui(ui, page, view, night, state, keys, intents);
    }
    let strip = Rect::from_min_size(page.body.min, vec2(page.body.width(), HEIGHT));
    strip_ui(ui, strip, night);
    let width = (page.body.width() - 4.0 * GAP) / 3.0;
    let high = gauge::across_height(ui, view, width);
    let row = Rect::from_min_size(strip.left_bottom() + vec2(0.0, 6.0), vec2(page.body.width(), high));
    let row = row.shrink2(vec2(GAP, 0.0));
    region(ui, row, "instruments", |ui| {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = GAP;
            gauge::across_ui(ui, view, width, high);
        });
    });
    let body = Rect::from_min_max(pos2(row.min.x, row.max.y + 6.0), pos2(row.max.x, page.body.max.y - 8.0));
    let left = (body.width() * 0.27).clamp(250.0, 400.0);
    let right = done_width(body.width());
    let key = (view.scene.key.as_str(), view.steps);
    let board = Rect::from_min_size(body.min, vec2(left, body.height()));
    let said = Rect::from_min_max(pos2(board.max.x + GAP, body.min.y), pos2(body.max.x - right - GAP, body.max.y));
    let done = Rect::from_min_max(pos2(body.max.x - right, body.min.y), body.max);
    ground(ui, board);
    region(ui, board.shrink2(vec2(12.0, 9.0)), "board", |ui| {
        let tight = board.height() < 360.0;
        scroll(ui, (key, "board"), 0.0, |ui| {
            board_ui(ui, night, tight);
        });
    });
    region(ui, said, "feed", |ui| feed::feed_ui(ui, night, view, keys.page));
    region(ui, done, "done", |ui| {
        scroll(ui, (key, "done"), 0.0, |ui| {
            decide_ui(ui, view, night, keys, intents);
        });
    });
}

/// Everything in one column, the decision before the instruments.
fn narrow_ui(
    ui: &mut Ui,
    page: Page,
    view: &PlayView,
    night: &NightView,
    state: &UiState,
    keys: &mut Keys,
    intents: &mut Vec<Intent>,
) {
    let key = (view.scene.key.as_str(), view.steps, "night");
    let more = |ui: &mut Ui| {
        ui.add_space(10.0);
        let (strip, _) = ui.allocate_exact_size(vec2(ui.available_width(), HEIGHT), Sense::hover());
        timeline::strip_ui(ui, strip, night);
        ui.add_space(8.0);
        board_ui(ui, night, false);
        ui.add_space(8.0);
        gauge::compact_ui(ui, view, f32::INFINITY);
    };
    if beside(page.body) {
        let (left, right) = two_columns(page.body);
        region(ui, left, "said", |ui| {
            scroll(ui, (key, "said"), keys.page, |ui| {
                let laid = super::dialogue::heard_ui(ui, &view.lines, view, None, page.stage.is_none());
                hear::to_the_newest(ui, view, view.lines.len() + 1, &laid, true);
            });
        });
        region(ui, right, "done", |ui| {
            scroll(ui, (key, "done"), 0.0, |ui| {
                decide_ui(ui, view, night, keys, intents);
                coach::last_ui(ui, view, state);
                more(ui);
            });
        });
        return;
    }
    region(ui, page.body.shrink2(vec2(GAP, 8.0)), "one column", |ui| {
        scroll(ui, key, keys.page, |ui| {
            super::dialogue::dialogue_ui(ui, &view.lines, view, page.stage.is_none());
            decide_ui(ui, view, night, keys, intents);
            coach::last_ui(ui, view, state);
            more(ui);
        });
    });
}

/// The decision, under the time-boxes that bear on it.
fn decide_ui(ui: &mut Ui, view: &PlayView, night: &NightView, keys: &mut Keys, intents: &mut Vec<Intent>) {
    for item in &night.boxes {
        time_box_ui(ui, &item.words, &item.promise, item.out);
    }
    if !view.scene.options.is_empty() && night.boxes.is_empty() {
        label(ui, "WHAT YOU CAN SAY OR DO");
    }
    options::options_ui(ui, &view.scene.options, 0, keys, intents);
}

/// A time-box in words: a promise that the clock is running against.
fn time_box_ui(ui: &mut Ui, words: &str, promise: &str, out: bool) {
    let theme = theme();
    let hue = if out { *theme.alarm } else { *theme.amber };
    let width = ui.available_width();
    let head = galley(ui, words, Cut::Strong, hue, width - 44.0);
    let (rect, response) = ui.allocate_exact_size(vec2(width, head.size().y + 12.0), Sense::hover());
    let edge = Stroke::new(1.5, hue);
    ui.painter().rect(rect, CornerRadius::same(theme.round), mix(*theme.night, hue, 0.10), edge, StrokeKind::Inside);
    let spot = pos2(rect.min.x + 19.0, rect.center().y);
    // A glass: full while there is time, empty when it is over.
    let bulb = |up: f32| vec![spot + vec2(-6.0, -8.0 * up), spot + vec2(6.0, -8.0 * up), spot];
    let sand = |full: bool| if full { hue } else { Color32::TRANSPARENT };
    ui.painter().add(Shape::convex_polygon(bulb(1.0), sand(!out), edge));
    ui.painter().add(Shape::convex_polygon(bulb(-1.0), sand(out), edge));
    ui.painter().galley(rect.min + vec2(36.0, 6.0), head, hue);
    let promised = format!("You said: {}", promise.trim_end_matches('.'));
    if response.hovered() {
        tip::tip(ui, rect, &[tip::Row::new(Cut::Body, *theme.text, promised.clone())]);
    }
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, format!("{words}. {promised}")));
}

/// Service, what was promised, what is known and what is not. Where there is little room, what is known is left to the
/// drawer that has it.
fn board_ui(ui: &mut Ui, night: &NightView, tight: bool) {
    ui.spacing_mut().item_spacing.y = if tight { 2.0 } else { 3.0 };
    service_ui(ui, night, tight);
    listed(ui, "NOT KNOWN", &night.unknown, Mark::Open);
    if !tight {
        listed(ui, "KNOWN", &night.known, Mark::Full);
    }
    let promised: Vec<String> = night.promises.iter().map(|item| item.text.clone()).collect();
    listed(ui, "AGREED BEFOREHAND", &promised, Mark::Tick);
    if tight && !night.known.is_empty() {
        let words = match night.known.len() {
            1 => "What else is known, E shows: one thing.".to_owned(),
            more => format!("What else is known, E shows: {more} things."),
        };
        ui.add_space(3.0);
        text(ui, &words, Cut::Small, *theme().dim);
    }
}

#[derive(Clone, Copy)]
enum Mark {
    Open,
    Full,
    Tick,
}

fn listed(ui: &mut Ui, heading: &str, items: &[String], mark: Mark) {
    if items.is_empty() {
        return;
    }
    let theme = theme();
    ui.add_space(5.0);
    label(ui, heading);
    for item in items {
        let words = galley(ui, item, Cut::Small, *theme.text, ui.available_width() - 16.0);
        let size = vec2(ui.available_width(), words.size().y);
        let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
        let at = pos2(rect.min.x + 5.0, rect.min.y + 9.0);
        let stroke = Stroke::new(1.4, *theme.dim);
        match mark {
            Mark::Open => {
                ui.painter().circle_stroke(at, 3.5, Stroke::new(1.4, *theme.amber));
            }
            Mark::Full => {
                ui.painter().circle_filled(at, 3.5, *theme.dim);
            }
            Mark::Tick => {
                ui.painter().line(vec![at + vec2(-3.5, 0.0), at + vec2(-0.8, 3.0), at + vec2(4.0, -3.5)], stroke);
            }
        }
        ui.painter().galley(rect.min + vec2(16.0, 0.0), words, *theme.text);
        response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, item));
    }
}

/// What service is in, as an instrument.
fn service_ui(ui: &mut Ui, night: &NightView, tight: bool) {
    let theme = theme();
    if !tight {
        label(ui, "SERVICE");
    }
    let (state, since) = night.service.words();
    let hue = service_hue(night.service);
    let width = ui.available_width();
    let head = galley(ui, state, Cut::Heading, *theme.text, width - 50.0);
    let since_words = super::options::first_capital(&since);
    let small = galley(ui, &since_words, Cut::Small, hue, width - 50.0);
    let tall = (head.size().y + small.size().y).max(42.0);
    let (rect, response) = ui.allocate_exact_size(vec2(width, tall), Sense::hover());
    lamp(ui, pos2(rect.min.x + 20.0, rect.center().y), night.service);
    let down = head.size().y;
    ui.painter().galley(rect.min + vec2(50.0, 0.0), head, *theme.text);
    ui.painter().galley(rect.min + vec2(50.0, down), small, hue);
    let lost = match night.lost {
        0 => "No service lost so far".to_owned(),
        minutes => format!("{} of service lost so far", crate::text::time::duration(minutes)),
    };
    let postings = night.service.postings();
    response.widget_info(|| {
        WidgetInfo::labeled(
            WidgetType::ProgressIndicator,
            true,
            format!("Service: {state}, {since}. {lost}. {postings}"),
        )
    });
    let hue = if night.lost > 0 { *theme.downtime } else { *theme.dim };
    if tight {
        text(ui, &format!("{lost}. {postings}"), Cut::Small, hue);
        return;
    }
    text(ui, &lost, Cut::Small, hue);
    text(ui, postings, Cut::Small, *theme.dim);
}

/// The hue of a state of service.
pub fn service_hue(service: Service) -> Color32 {
    let theme = theme();
    match service {
        Service::Untouched | Service::Back(_) => *theme.trust,
        Service::Out(_) => *theme.amber,
        Service::TakenBack(_) => *theme.compliance,
        Service::Restored(_) => *theme.downtime,
    }
}

/// A line that is whole, open, mended, led back, or laid anew: told apart by its shape.
fn lamp(ui: &Ui, at: egui::Pos2, service: Service) {
    let theme = theme();
    let hue = service_hue(service);
    let paint = ui.painter();
    paint.circle(at, 18.0, mix(*theme.night, hue, 0.14), Stroke::new(1.5, hue));
    let stroke = Stroke::new(2.4, hue);
    let line = |points: &[(f32, f32)]| {
        paint.line(points.iter().map(|(x, y)| at + vec2(*x, *y)).collect(), stroke);
    };
    match service {
        Service::Untouched => line(&[(-11.0, 0.0), (11.0, 0.0)]),
        Service::Out(_) => {
            line(&[(-11.0, 0.0), (-5.0, 0.0), (3.0, -7.0)]);
            line(&[(5.0, 0.0), (11.0, 0.0)]);
            paint.circle_filled(at + vec2(-5.0, 0.0), 2.4, hue);
            paint.circle_filled(at + vec2(5.0, 0.0), 2.4, hue);
        }
        Service::Back(_) => line(&[(-8.0, 0.0), (-2.5, 6.0), (9.0, -6.5)]),
        Service::TakenBack(_) => {
            line(&[(9.0, 6.0), (9.0, -3.0), (-8.0, -3.0)]);
            line(&[(-3.5, -8.0), (-9.0, -3.0), (-3.5, 2.0)]);
        }
        Service::Restored(_) => {
            line(&[(0.0, -10.0), (0.0, 3.0)]);
            line(&[(-5.0, -2.0), (0.0, 3.5), (5.0, -2.0)]);
            line(&[(-9.0, 3.0), (-9.0, 8.5), (9.0, 8.5), (9.0, 3.0)]);
        }
    }
}

/// After a night in which the change was taken back: how that went, before anything is said about it.
pub fn came_to_ui(ui: &mut Ui, view: &PlayView) {
    let Some(back) = view.night.as_ref().and_then(|night| night.rollback.as_ref()) else { return };
    rollback_ui(ui, back);
    ui.add_space(10.0);
}

/// How taking it back went: the method, whether it was rehearsed, the minutes promised and taken.
pub fn rollback_ui(ui: &mut Ui, back: &Rollback) {
    let theme = theme();
    let hue = if back.failed { *theme.downtime } else { *theme.trust };
    let width = ui.available_width().min(super::dialogue::MEASURE);
    let frame = egui::Frame::new()
        .fill(mix(*theme.panel, hue, 0.06))
        .stroke(Stroke::new(1.0, faint(hue, 0.7)))
        .corner_radius(CornerRadius::same(theme.round))
        .inner_margin(egui::Margin::symmetric(14, 10));
    frame.show(ui, |ui| {
        ui.set_width(width - 28.0);
        ui.spacing_mut().item_spacing.y = 3.0;
        label(ui, "THE WAY BACK");
        let stamp = if back.rehearsed { "Rehearsed" } else { "Not rehearsed" };
        let mark = galley(ui, stamp, Cut::Label, if back.rehearsed { *theme.trust } else { *theme.alarm }, 200.0);
        let title = galley(ui, &back.method, Cut::Heading, *theme.text, ui.available_width() - mark.size().x - 32.0);
        let (rect, response) =
            ui.allocate_exact_size(vec2(ui.available_width(), title.size().y.max(24.0)), Sense::hover());
        ui.painter().galley(rect.min, title, *theme.text);
        let place = Rect::from_min_size(
            pos2(rect.max.x - mark.size().x - 16.0, rect.min.y + 1.0),
            vec2(mark.size().x + 16.0, 22.0),
        );
        let ink = if back.rehearsed { *theme.trust } else { *theme.alarm };
        ui.painter().rect_stroke(place, CornerRadius::same(3), Stroke::new(1.5, ink), StrokeKind::Inside);
        ui.painter().galley(place.center() - mark.size() / 2.0, mark, ink);
        let said = format!("{}: {}. {}", back.method, stamp, back.verdict());
        response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, &said));
        let most = back.took.max(back.promised).max(1);
        bar(ui, "Promised", back.promised, most, *theme.dim, false);
        bar(ui, "Took", back.took, most, hue, back.failed);
        ui.add_space(2.0);
        text(ui, back.verdict(), Cut::Body, *theme.text);
    });
}

fn bar(ui: &mut Ui, name: &str, minutes: u32, most: u32, hue: Color32, hatched: bool) {
    let theme = theme();
    let words = crate::text::time::duration(minutes);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 18.0), Sense::hover());
    line_at(ui, rect.left_center(), Align2::LEFT_CENTER, name, Cut::Small, *theme.dim, 70.0);
    let room = rect.width() - 72.0 - 70.0;
    let long = (room * minutes as f32 / most as f32).max(3.0);
    let fill = Rect::from_min_size(pos2(rect.min.x + 72.0, rect.min.y + 4.0), vec2(long, 10.0));
    ui.painter().rect_filled(fill, CornerRadius::same(2), if hatched { mix(*theme.night, hue, 0.35) } else { hue });
    if hatched {
        gauge::hatch(ui, fill, hue);
    }
    line_at(ui, pos2(fill.max.x + 8.0, rect.center().y), Align2::LEFT_CENTER, &words, Cut::Small, *theme.text, 90.0);
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, format!("{name}: {words}")));
}
