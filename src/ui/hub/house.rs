//! The house at night: sky by the clock, roof, dark floors, stairs, street, and the way one has walked.

use super::plan::Plan;
use crate::ui::stage::hour;
use crate::ui::stage::palette::palette;
use crate::ui::stage::room::{blend, glow};
use crate::ui::theme::{Cut, faint, hairline, mix, theme};
use crate::ui::widgets::line_at;
use egui::{Align2, CornerRadius, Painter, Pos2, Rect, Shape, Stroke, Ui, pos2, vec2};

/// Everything of the house but its rooms; `name` stands on the roof.
pub fn house_ui(ui: &Ui, plan: &Plan, minute: u32, name: &str) {
    let paint = ui.painter().with_clip_rect(plan.rect.intersect(ui.clip_rect()));
    backdrop(&paint, plan, minute);
    roof(ui, &paint, plan, name);
    let (palette, night) = (palette(), *theme().night);
    let wall = mix(*palette.wall_dark, night, 0.30);
    paint.rect_filled(plan.house, CornerRadius::ZERO, wall);
    for (row, floor) in plan.floors.iter().enumerate() {
        for (side, rect) in floor.empty.iter().enumerate() {
            office(&paint, *rect, (row * 7 + side) as u32);
        }
        let slab =
            Rect::from_min_max(floor.rect.left_bottom() - vec2(0.0, 2.0), floor.rect.right_bottom() + vec2(0.0, 1.0));
        paint.rect_filled(slab, CornerRadius::ZERO, mix(*palette.metal, night, 0.1));
        paint.hline(floor.rect.x_range(), slab.min.y, Stroke::new(1.0, faint(*palette.lamp, 0.16)));
    }
    stairs(ui, &paint, plan);
    for x in [plan.house.min.x, plan.house.max.x] {
        let edge = Rect::from_center_size(pos2(x, plan.house.center().y), vec2(5.0, plan.house.height()));
        paint.rect_filled(edge, CornerRadius::ZERO, mix(*palette.frame, *palette.metal, 0.6));
    }
}

/// Sky, the town far away, street and earth.
fn backdrop(paint: &Painter, plan: &Plan, minute: u32) {
    let palette = palette();
    let sky = hour::sky(minute);
    let (top, low, lit) = (*sky.top, *sky.low, sky.lit);
    let air = Rect::from_min_max(plan.rect.min, pos2(plan.rect.max.x, plan.street));
    blend(paint, air, [top, top, low, low]);
    if lit > 250 {
        for star in 0..34_u32 {
            let (x, y) = (noise(star, 1) % 1000, noise(star, 2) % 300);
            let at = air.min + vec2(air.width() * x as f32 / 1000.0, air.height() * y as f32 / 1000.0);
            paint.circle_filled(at, 0.8, faint(*palette.board, 0.4));
        }
    }
    for tower in 0..20_u32 {
        let broad = air.width() / 20.0;
        let tall = air.height() * (0.20 + (noise(tower, 5) % 100) as f32 / 320.0);
        let body = Rect::from_min_max(
            pos2(air.min.x + broad * tower as f32, air.max.y - tall),
            pos2(air.min.x + broad * (tower as f32 + 1.05), air.max.y),
        );
        paint.rect_filled(body, CornerRadius::ZERO, mix(*palette.tower_far, low, 0.18));
        for pane in 0..(tall / 9.0) as u32 {
            for column in 0..3 {
                if noise(tower * 91 + pane, 7 + column) % 1000 < lit / 2 {
                    let at = body.min + vec2(broad * (0.18 + 0.28 * column as f32), 5.0 + 9.0 * pane as f32);
                    paint.rect_filled(
                        Rect::from_min_size(at, vec2(3.0, 3.5)),
                        CornerRadius::ZERO,
                        faint(*palette.pane, 0.55),
                    );
                }
            }
        }
    }
    let earth = Rect::from_min_max(pos2(plan.rect.min.x, plan.street), plan.rect.max);
    let soil = mix(*palette.wood_dark, *theme().night, 0.55);
    blend(paint, earth, [soil, soil, mix(soil, *theme().night, 0.6), mix(soil, *theme().night, 0.6)]);
    paint.hline(plan.rect.x_range(), plan.street, Stroke::new(3.0, mix(*palette.metal, *palette.lamp, 0.22)));
    let lamp = pos2((plan.house.max.x + plan.rect.max.x) / 2.0, plan.street - 52.0);
    let pole = Stroke::new(2.0, mix(*palette.metal, *palette.lamp, 0.15));
    paint.line_segment([lamp, pos2(lamp.x, plan.street)], pole);
    glow(paint, lamp, vec2(34.0, 44.0), faint(*palette.lamp, 0.55));
    paint.circle_filled(lamp, 3.5, *palette.lamp);
}

fn roof(ui: &Ui, paint: &Painter, plan: &Plan, name: &str) {
    let palette = palette();
    let house = plan.house;
    let dark = mix(*palette.frame, *palette.metal, 0.55);
    let edge = Rect::from_min_max(house.left_top() + vec2(-8.0, -22.0), pos2(house.max.x + 8.0, house.min.y));
    let sky = edge.min.y - plan.rect.min.y;
    if sky > 60.0 {
        let base = pos2(house.min.x + house.width() * 0.13, edge.min.y);
        let ink = Stroke::new(1.5, dark);
        paint.line_segment([base, base - vec2(0.0, 26.0)], ink);
        paint.line_segment([base - vec2(8.0, 19.0), base + vec2(8.0, -19.0)], ink);
        paint.circle_filled(base - vec2(0.0, 27.0), 2.0, *theme().downtime);
        let tank = pos2(house.min.x + house.width() * 0.84, edge.min.y - 8.0);
        paint.rect_filled(Rect::from_center_size(tank, vec2(60.0, 16.0)), CornerRadius::same(2), dark);
    }
    paint.rect_filled(edge, CornerRadius::same(1), dark);
    paint.hline(edge.x_range(), edge.min.y, Stroke::new(1.0, faint(*palette.lamp, 0.3)));
    let ink = mix(*palette.lamp, *theme().text, 0.4);
    line_at(ui, edge.center(), Align2::CENTER_CENTER, name, Cut::Small, ink, edge.width() * 0.6);
}

/// A room where nobody works any more: desks, and screens that sleep.
fn office(paint: &Painter, rect: Rect, key: u32) {
    let (palette, night) = (palette(), *theme().night);
    let inner = rect.shrink(3.0);
    blend(
        paint,
        inner,
        [
            mix(*palette.wall_dark, night, 0.5),
            mix(*palette.wall_dark, night, 0.35),
            night,
            mix(night, *palette.wall_dark, 0.3),
        ],
    );
    if inner.height() < 30.0 {
        return;
    }
    let ink = mix(*palette.wall_dark, *theme().line, 0.30);
    let count = (inner.width() / 74.0) as u32;
    for desk in 0..count {
        let x = inner.min.x + inner.width() * (desk as f32 + 0.5) / count as f32;
        let high = inner.height();
        let top = inner.max.y - high * 0.30;
        paint.rect_filled(Rect::from_center_size(pos2(x, top), vec2(44.0, 3.0)), CornerRadius::ZERO, ink);
        for leg in [-18.0, 18.0] {
            paint.line_segment([pos2(x + leg, top), pos2(x + leg, inner.max.y)], Stroke::new(1.5, ink));
        }
        if !noise(key * 13 + desk, 3).is_multiple_of(3) {
            let screen = Rect::from_min_size(pos2(x - 11.0, top - high * 0.28), vec2(22.0, high * 0.21));
            let asleep = !noise(key * 13 + desk, 4).is_multiple_of(5);
            paint.rect_filled(screen, CornerRadius::same(1), if asleep { ink } else { faint(*palette.screen, 0.22) });
            paint.line_segment([pos2(x, screen.max.y), pos2(x, top)], Stroke::new(2.0, ink));
        }
    }
}

/// The stairs with the numbers of the floors.
fn stairs(ui: &Ui, paint: &Painter, plan: &Plan) {
    let palette = palette();
    let shaft = plan.stairs;
    let wall = mix(*palette.wall_lit, *theme().night, 0.45);
    blend(paint, shaft, [mix(wall, *theme().night, 0.3), wall, wall, mix(wall, *theme().night, 0.3)]);
    for floor in &plan.floors {
        let row = Rect::from_min_max(pos2(shaft.min.x, floor.rect.min.y), pos2(shaft.max.x, floor.rect.max.y));
        let ink = Stroke::new(1.5, hairline(0.75));
        if row.height() > 30.0 {
            let steps = 6;
            let (from, to) = (row.left_bottom() + vec2(6.0, -3.0), row.right_top() + vec2(-6.0, 6.0));
            let mut points = Vec::new();
            for step in 0..=steps {
                let part = step as f32 / steps as f32;
                let next = (step as f32 + 1.0).min(steps as f32) / steps as f32;
                let y = from.y + (to.y - from.y) * part;
                points.push(pos2(from.x + (to.x - from.x) * part, y));
                points.push(pos2(from.x + (to.x - from.x) * next, y));
            }
            paint.line(points, ink);
        }
        let name = floor_name(floor.number);
        if row.height() > 30.0 {
            line_at(
                ui,
                row.left_top() + vec2(7.0, 14.0),
                Align2::LEFT_CENTER,
                &name,
                Cut::Strong,
                *theme().amber,
                30.0,
            );
        }
        paint.hline(row.x_range(), row.max.y - 1.0, Stroke::new(2.0, mix(*palette.metal, *theme().line, 0.4)));
    }
    for x in [shaft.min.x, shaft.max.x] {
        paint.vline(x, shaft.y_range(), Stroke::new(2.0, mix(*palette.frame, *palette.metal, 0.7)));
    }
}

/// A floor as it stands on the stairs.
fn floor_name(number: i8) -> String {
    match number {
        0 => "G".to_owned(),
        -1 => "C".to_owned(),
        other => other.to_string(),
    }
}

/// The way that was walked: a thin line from room to room over the stairs, with a mark where one was.
pub fn walk_ui(ui: &Ui, plan: &Plan, walk: &[usize]) {
    let at = |room: usize| plan.rooms.get(room).copied().filter(|rect| rect.is_finite());
    let foot = |rect: Rect, order: usize| {
        pos2(
            if rect.center().x < plan.stairs.center().x { rect.max.x - 10.0 } else { rect.min.x + 10.0 },
            rect.max.y - 5.0 - 3.0 * (order % 3) as f32,
        )
    };
    let ink = faint(*theme().amber, 0.75);
    let mut last: Option<Pos2> = None;
    for (order, rect) in walk.iter().filter_map(|room| at(*room)).enumerate() {
        let here = foot(rect, order);
        if let Some(before) = last {
            let x = plan.stairs.center().x + (order as f32 - 2.0) * 4.0;
            let way = vec![before, pos2(x, before.y), pos2(x, here.y), here];
            ui.painter().add(Shape::line(way, Stroke::new(1.5, ink)));
        }
        last = Some(here);
    }
    for (order, rect) in walk.iter().filter_map(|room| at(*room)).enumerate() {
        let here = foot(rect, order);
        ui.painter().circle(here, 3.5, *theme().night, Stroke::new(1.5, *theme().amber));
    }
}

/// A number that looks like chance and is always the same.
fn noise(at: u32, key: u32) -> u32 {
    let mut x = at.wrapping_mul(0x9e37_79b1) ^ key.wrapping_mul(0x85eb_ca6b);
    x ^= x >> 15;
    x = x.wrapping_mul(0x2c1b_3c6d);
    x ^= x >> 12;
    x = x.wrapping_mul(0x297a_2d39);
    x ^ x >> 15
}
