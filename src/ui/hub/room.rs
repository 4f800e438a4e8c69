//! A room of the house: lit with whoever is there, dark with a chair, closed with the reason, or a telephone that is lit.

use crate::ui::PlayView;
use crate::ui::head::bust_in;
use crate::ui::stage::palette::palette;
use crate::ui::stage::room::{blend, glow};
use crate::ui::theme::{Cut, faint, hairline, mix, theme};
use crate::ui::widgets::{focus, galley, keycap_at, line_at};
use crate::view::{RoomView, Standing};
use egui::{Align2, Color32, CornerRadius, Painter, Rect, Response, Sense, Shape, Stroke, StrokeKind, Ui};
use egui::{WidgetInfo, WidgetType, pos2, vec2};

/// What a room has to know beside what stands in it.
#[derive(Clone, Copy)]
pub struct Lit<'a> {
    /// The play.
    pub view: &'a PlayView,
    /// Its number, from 1.
    pub number: usize,
    /// Whether it is the one that is being thought about.
    pub thought: bool,
    /// Whether there would be no time for it after the visit that is being thought about.
    pub lost: bool,
}

/// Asks what is done with a room, without drawing it: what hovers is known before anything is drawn.
pub fn sense(ui: &Ui, rect: Rect, room: &RoomView) -> Response {
    ui.interact(rect, ui.id().with(("room", &room.key)), Sense::click())
}

/// Draws a room.
pub fn room_ui(ui: &Ui, rect: Rect, room: &RoomView, response: &Response, lit: Lit) {
    let open = room.standing == Standing::Open;
    let warm = open && lit.thought;
    let paint = ui.painter().with_clip_rect(rect.intersect(ui.clip_rect()));
    match &room.standing {
        Standing::Open => lit_ground(&paint, rect, warm),
        Standing::Seen(..) => dark_ground(&paint, rect),
        Standing::Locked(_) | Standing::TooLate => shut_ground(&paint, rect),
    }
    let high = rect.height();
    let figures = if room.by_phone { 1 } else { room.with.len().clamp(1, 4) };
    let each = (high * 0.80).min(rect.width() * if figures > 1 { 0.16 } else { 0.24 });
    let broad = each * (0.62 + 0.50 * figures as f32);
    let place = Rect::from_min_max(rect.min, pos2(rect.min.x + broad, rect.max.y));
    match &room.standing {
        Standing::Open if room.by_phone => handset(&paint, place),
        Standing::Open => people(&paint, place, room, lit.view, each, warm),
        Standing::Seen(..) => chair(&paint, place),
        Standing::Locked(_) | Standing::TooLate => door(&paint, place),
    }
    if lit.lost {
        paint.rect_filled(rect, CornerRadius::ZERO, faint(*theme().night, 0.62));
    }
    words(ui, rect, place.max.x + 6.0, room, lit);
    let edge = match (warm, open && !lit.lost) {
        (true, _) => Stroke::new(2.0, *theme().amber),
        (_, true) => Stroke::new(1.0, faint(*palette().lamp, 0.45)),
        _ => Stroke::new(1.0, hairline(0.8)),
    };
    ui.painter().rect_stroke(rect, CornerRadius::same(2), edge, StrokeKind::Inside);
    focus(ui, response, 2);
    let said = spoken(room, lit);
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, open, &said));
}

/// Key, title, place, and what it takes or why it is closed.
fn words(ui: &Ui, rect: Rect, left: f32, room: &RoomView, lit: Lit) {
    let theme = theme();
    let open = room.standing == Standing::Open && !lit.lost;
    let room_for = |x: f32| rect.max.x - 8.0 - x;
    let step = ((rect.height() - 25.0) / 2.0).clamp(16.0, 22.0);
    let middle = rect.center().y;
    let mut x = left;
    if room.standing == Standing::Open {
        let ink = if open { *theme.text } else { *theme.dim };
        x = keycap_at(ui, pos2(left, middle - step), lit.number, ink) + 8.0;
    }
    let ink = if open { *theme.text } else { *theme.dim };
    line_at(ui, pos2(x, middle - step), Align2::LEFT_CENTER, &room.title, Cut::Strong, ink, room_for(x));
    let quiet = if open { mix(*theme.dim, *theme.text, 0.6) } else { *theme.dim };
    line_at(ui, pos2(left, middle), Align2::LEFT_CENTER, &room.place, Cut::Small, quiet, room_for(left));
    let at = pos2(left, middle + step);
    let small = |words: &str, ink: Color32, x: f32| {
        line_at(ui, pos2(x, at.y), Align2::LEFT_CENTER, words, Cut::Small, ink, room_for(x));
    };
    match &room.standing {
        Standing::Open if lit.lost => small("No time for this after it", *theme.alarm, left),
        Standing::Open => {
            clock(ui, pos2(left + 6.0, at.y), *theme.amber);
            small(&room.takes_words, *theme.text, left + 17.0);
        }
        Standing::Seen(nth, when) => small(&format!("Seen {} at {when}", ordinal(*nth)), *theme.dim, left),
        Standing::TooLate => small("The evening is too short for it", *theme.alarm, left),
        Standing::Locked(why) => small(why, *theme.alarm, left),
    }
}

fn ordinal(nth: usize) -> String {
    const WORDS: [&str; 6] = ["first", "second", "third", "fourth", "fifth", "sixth"];
    WORDS.get(nth.wrapping_sub(1)).map_or_else(|| format!("as number {nth}"), |word| (*word).to_owned())
}

/// What a screen reader says of a room.
fn spoken(room: &RoomView, lit: Lit) -> String {
    let floor = match room.floor {
        0 => "ground floor".to_owned(),
        -1 => "cellar".to_owned(),
        other => format!("floor {other}"),
    };
    let mut said = format!("{}. {}, {floor}. ", room.title, room.place);
    said.push_str(&match &room.standing {
        Standing::Open => format!("Takes {}", room.takes_words),
        Standing::Seen(nth, when) => format!("Seen {} at {when}", ordinal(*nth)),
        Standing::TooLate => "The evening is too short for it".to_owned(),
        Standing::Locked(why) => why.clone(),
    });
    if room.standing == Standing::Open {
        for person in room.with.iter().filter_map(|id| lit.view.person(*id)) {
            said.push_str(&format!(". {} is {}", person.name, person.trust));
        }
        if !room.unseen.is_empty() {
            said.push_str(&format!(". After that there is no time left for {}", room.unseen.join(", ")));
        }
    }
    said
}

/// A wall in lamplight: brightest over whoever is there, and calm where the words stand.
fn lit_ground(paint: &Painter, rect: Rect, warm: bool) {
    let (palette, night) = (palette(), *theme().night);
    let near = mix(*palette.wall_lit, *palette.lamp, if warm { 0.40 } else { 0.26 });
    let far = mix(*palette.wall_lit, *palette.lamp, if warm { 0.12 } else { 0.04 });
    let high = rect.height();
    let turn = rect.min.x + (high * 1.6).min(rect.width() * 0.5);
    let left = Rect::from_min_max(rect.min, pos2(turn, rect.max.y));
    let right = Rect::from_min_max(pos2(turn, rect.min.y), rect.max);
    blend(paint, left, [near, far, mix(near, night, 0.35), mix(far, night, 0.2)]);
    let end = mix(far, night, 0.30);
    blend(paint, right, [far, end, mix(far, night, 0.2), mix(end, night, 0.3)]);
    let bulb = pos2(rect.min.x + high * 0.42, rect.min.y + 2.0);
    glow(paint, bulb, vec2(high * 1.1, high * 1.0), faint(*palette.lamp, if warm { 0.75 } else { 0.55 }));
    let low = Rect::from_min_max(pos2(rect.min.x, rect.max.y - 4.0), rect.max);
    let (lit, dark) = (*palette.wood_lit, *palette.wood_dark);
    blend(paint, low, [lit, dark, dark, mix(dark, night, 0.5)]);
}

/// The same room without its light.
fn dark_ground(paint: &Painter, rect: Rect) {
    let night = *theme().night;
    let wall = mix(*palette().wall_dark, night, 0.35);
    blend(paint, rect, [wall, mix(wall, night, 0.3), mix(wall, night, 0.5), night]);
}

/// A room behind a shut door.
fn shut_ground(paint: &Painter, rect: Rect) {
    let wall = mix(*palette().wall_dark, *theme().night, 0.15);
    paint.rect_filled(rect, CornerRadius::ZERO, wall);
    let ink = Stroke::new(1.0, hairline(0.22));
    let mut y = rect.min.y + 7.0;
    while y < rect.max.y {
        paint.hline(rect.x_range(), y, ink);
        y += 7.0;
    }
}

/// Those who are there, behind the edge of a desk.
fn people(paint: &Painter, place: Rect, room: &RoomView, view: &PlayView, each: f32, warm: bool) {
    let count = room.with.len().clamp(1, 4);
    for (at, person) in room.with.iter().take(4).filter_map(|id| view.person(*id)).enumerate() {
        let x = place.center().x + (at as f32 - (count as f32 - 1.0) / 2.0) * each * 0.74;
        let own = Rect::from_min_max(
            pos2(x - each * 0.55, place.min.y + 4.0),
            pos2(x + each * 0.55, place.max.y - place.height() * 0.10),
        );
        bust_in(paint, own, person, person.mood, if warm { 1.0 } else { 0.82 });
    }
    let palette = palette();
    let desk =
        Rect::from_min_max(pos2(place.min.x, place.max.y - place.height() * 0.13), pos2(place.max.x, place.max.y));
    blend(paint, desk, [*palette.wood_lit, *palette.wood_dark, *palette.wood_dark, *palette.wood_dark]);
    paint.hline(desk.x_range(), desk.min.y, Stroke::new(1.0, faint(*palette.lamp, 0.5)));
}

/// A handset off its rest, lit by its own small screen.
fn handset(paint: &Painter, place: Rect) {
    let palette = palette();
    let high = place.height();
    let c = pos2(place.center().x, place.max.y - high * 0.30);
    let size = high * 0.30;
    let glowing = *palette.screen;
    glow(paint, c - vec2(0.0, size * 0.6), vec2(size * 2.2, size * 1.8), faint(glowing, 0.45));
    let desk = Rect::from_min_max(pos2(place.min.x, place.max.y - high * 0.13), place.max);
    blend(paint, desk, [*palette.wood_lit, *palette.wood_dark, *palette.wood_dark, *palette.wood_dark]);
    let base = vec![
        c + vec2(-size * 0.75, size * 0.60),
        c + vec2(size * 0.75, size * 0.60),
        c + vec2(size * 0.55, -size * 0.10),
        c + vec2(-size * 0.55, -size * 0.10),
    ];
    paint.add(Shape::convex_polygon(base, *palette.metal, Stroke::new(1.0, faint(*palette.lamp, 0.4))));
    let screen = Rect::from_center_size(c + vec2(0.0, size * 0.08), vec2(size * 0.62, size * 0.24));
    paint.rect_filled(screen, CornerRadius::same(1), glowing);
    for row in 0..2 {
        for column in 0..3 {
            let at = c + vec2((column as f32 - 1.0) * size * 0.24, size * (0.32 + 0.14 * row as f32));
            paint.circle_filled(at, size * 0.05, faint(*theme().text, 0.7));
        }
    }
    let arc: Vec<_> = (0..=12)
        .map(|step| {
            let part = step as f32 / 12.0 - 0.5;
            c + vec2(part * size * 1.9, -size * 0.62 + part * part * size * 1.1 - part * size * 0.25)
        })
        .collect();
    let (first, last) = (arc[0], arc[12]);
    let ink = mix(*palette.metal, *palette.lamp, 0.45);
    paint.add(Shape::line(arc, Stroke::new(size * 0.20, ink)));
    for end in [first, last] {
        paint.add(Shape::ellipse_filled(end + vec2(0.0, size * 0.10), vec2(size * 0.22, size * 0.18), ink));
    }
    for ring in 1..=2 {
        let reach = size * (0.26 + 0.20 * ring as f32);
        let wave: Vec<_> = (0..=6)
            .map(|step| {
                last + vec2(reach * (0.9 - 0.25 * step as f32).cos(), reach * (0.25 * step as f32 - 1.6).sin() * 0.8)
            })
            .collect();
        paint.add(Shape::line(wave, Stroke::new(1.5, faint(glowing, 0.9 - 0.3 * ring as f32))));
    }
}

/// A chair that somebody has got up from.
fn chair(paint: &Painter, place: Rect) {
    let high = place.height();
    let ink = Stroke::new((high * 0.030).max(1.5), mix(*theme().line, *theme().dim, 0.35));
    let c = pos2(place.center().x, place.max.y - high * 0.10);
    let at = |x: f32, y: f32| c + vec2(x, -y) * high;
    let back = Rect::from_two_pos(at(-0.15, 0.68), at(0.10, 0.38));
    paint.rect(back, CornerRadius::same(4), hairline(0.5), ink, StrokeKind::Inside);
    paint.line_segment([at(-0.025, 0.38), at(-0.025, 0.28)], ink);
    paint.line_segment([at(-0.19, 0.28), at(0.17, 0.28)], Stroke::new(ink.width * 1.6, ink.color));
    paint.line_segment([at(-0.01, 0.28), at(-0.01, 0.10)], ink);
    paint.line(vec![at(-0.16, 0.0), at(-0.01, 0.10), at(0.14, 0.0)], ink);
}

/// A shut door.
fn door(paint: &Painter, place: Rect) {
    let high = place.height();
    let leaf = Rect::from_min_max(
        pos2(place.center().x - high * 0.22, place.max.y - high * 0.80),
        pos2(place.center().x + high * 0.22, place.max.y),
    );
    let wood = mix(*palette().wood_dark, *theme().night, 0.25);
    let edge = Stroke::new(1.5, mix(*palette().wood_dark, *palette().lamp, 0.25));
    paint.rect(leaf, CornerRadius::same(1), wood, edge, StrokeKind::Inside);
    paint.rect_stroke(
        leaf.shrink(high * 0.07),
        CornerRadius::ZERO,
        Stroke::new(1.0, faint(edge.color, 0.6)),
        StrokeKind::Inside,
    );
    paint.circle_filled(pos2(leaf.max.x - high * 0.10, leaf.center().y), high * 0.03, *palette().lamp);
}

/// A small clock before a length of time.
pub fn clock(ui: &Ui, at: egui::Pos2, ink: Color32) {
    ui.painter().circle_stroke(at, 5.0, Stroke::new(1.3, ink));
    ui.painter().line(vec![at - vec2(0.0, 3.0), at, at + vec2(2.4, 0.0)], Stroke::new(1.3, ink));
}

/// The height that a room needs in a list.
pub fn list_height(ui: &Ui, room: &RoomView) -> f32 {
    galley(ui, &room.title, Cut::Strong, *theme().text, f32::INFINITY).size().y * 2.0 + 36.0
}
