//! All of them round a table, with the tensions between them: the worse it is, the more the line is broken.

use super::portrait::portrait_ui;
use crate::ui::PlayView;
use crate::ui::keys::Keys;
use crate::ui::options::first_capital;
use crate::ui::stage::palette::palette;
use crate::ui::theme::{Cut, faint, mix, theme};
use crate::ui::widgets::{label, line_at, region, scroll, text};
use crate::view::RelationView;
use egui::{Align2, Color32, CornerRadius, Painter, Pos2, Rect, Sense, Shape, Stroke, StrokeKind, Ui, WidgetInfo};
use egui::{WidgetType, pos2, vec2};

/// The table, and the same in words beside it.
pub fn relations_ui(ui: &mut Ui, view: &PlayView, chosen: usize, keys: &Keys) {
    let full = ui.available_rect_before_wrap();
    let drawn = full.width() >= 480.0 && full.height() >= 230.0;
    if !drawn {
        return scroll(ui, "relations", keys.page, |ui| words_ui(ui, view));
    }
    let side = (full.width() * 0.3).clamp(190.0, 300.0);
    let table = Rect::from_min_max(full.min, pos2(full.max.x - side - 20.0, full.max.y));
    let words = Rect::from_min_max(pos2(table.max.x + 20.0, full.min.y), full.max);
    table_ui(ui, table, view, chosen);
    region(ui, words, "relations in words", |ui| {
        scroll(ui, "relations", keys.page, |ui| words_ui(ui, view));
    });
}

fn hue(band: usize) -> Color32 {
    [*theme().dim, *theme().dim, *theme().amber, *theme().alarm][band.min(3)]
}

fn table_ui(ui: &mut Ui, rect: Rect, view: &PlayView, chosen: usize) {
    let paint = ui.painter().clone();
    let count = view.people.len().max(1);
    let head = (rect.height() / 6.2).min(rect.width() / 7.4).clamp(30.0, 92.0);
    let frame = vec2(head, head * 1.12);
    let centre = pos2(rect.center().x, rect.center().y - 6.0);
    let reach = vec2(rect.width() / 2.0 - head * 0.75, rect.height() / 2.0 - head * 0.86);
    let place = |at: usize| {
        let angle = std::f32::consts::TAU * at as f32 / count as f32 - std::f32::consts::FRAC_PI_2;
        centre + vec2(angle.cos() * reach.x, angle.sin() * reach.y)
    };
    let wood = reach - vec2(head * 0.62, head * 0.72);
    let shade = mix(*palette().wood_dark, *theme().night, 0.25);
    paint.add(Shape::ellipse_filled(centre + vec2(0.0, 5.0), wood, faint(*theme().night, 0.6)));
    paint.add(Shape::ellipse_filled(centre, wood, shade));
    paint.add(Shape::ellipse_stroke(centre, wood, Stroke::new(2.0, mix(shade, *palette().wood_lit, 0.5))));
    for relation in view.relations.iter().rev() {
        for (at, one) in relation.between.iter().enumerate() {
            for other in &relation.between[at + 1..] {
                let (from, to) = (place(one.index()), place(other.index()));
                let way = (to - from).normalized();
                let edge = |from: Pos2, way: egui::Vec2| from + vec2(way.x * frame.x, way.y * frame.y) * 0.62;
                tension(&paint, edge(from, way), edge(to, -way), relation.band);
            }
        }
    }
    for (at, person) in view.people.iter().enumerate() {
        let spot = Rect::from_center_size(place(at), frame);
        portrait_ui(ui, spot, person, person.mood);
        if at == chosen {
            let ring = CornerRadius::same(theme().round + 2);
            paint.rect_stroke(spot.expand(3.0), ring, Stroke::new(2.0, *theme().amber), StrokeKind::Outside);
        }
        let name = person.name.split_whitespace().next().unwrap_or(&person.name);
        let under = pos2(spot.center().x, spot.max.y + 1.0);
        let ground =
            Rect::from_center_size(under + vec2(0.0, 9.0), vec2(name.chars().count() as f32 * 8.0 + 12.0, 18.0));
        paint.rect_filled(ground, CornerRadius::same(8), faint(*theme().panel, 0.85));
        line_at(ui, under, Align2::CENTER_TOP, name, Cut::Small, *theme().text, head * 1.5);
    }
    let response = ui.interact(rect, ui.id().with("round table"), Sense::hover());
    let said: Vec<String> = view.relations.iter().map(|relation| sentence(view, relation)).collect();
    let said = if said.is_empty() { "Everybody is at ease".to_owned() } else { said.join(". ") };
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Image, true, &said));
}

/// A line between two: thin where they are strained, dashed where they are against each other, torn where they are past
/// talking.
fn tension(paint: &Painter, from: Pos2, to: Pos2, band: usize) {
    let hue = hue(band);
    match band {
        1 => paint.extend(Shape::dotted_line(&[from, to], hue, 6.0, 1.3)),
        2 => paint.extend(Shape::dashed_line(&[from, to], Stroke::new(3.0, hue), 11.0, 6.0)),
        _ => {
            let way = (to - from).normalized();
            let across = way.rot90() * 2.5;
            let middle = from + (to - from) * 0.5;
            for (a, b) in [(from, middle - way * 11.0), (middle + way * 11.0, to)] {
                for side in [across, -across] {
                    paint.line_segment([a + side, b + side], Stroke::new(2.0, hue));
                }
            }
            let bolt = [-12.0_f32, -4.0, 4.0, 12.0]
                .iter()
                .enumerate()
                .map(|(at, along)| middle + way * *along + way.rot90() * if at % 2 == 0 { 8.0 } else { -8.0 });
            paint.add(Shape::line(bolt.collect(), Stroke::new(2.5, hue)));
        }
    }
}

/// What the lines say, in words, each with its line.
fn words_ui(ui: &mut Ui, view: &PlayView) {
    ui.spacing_mut().item_spacing.y = 4.0;
    if view.relations.is_empty() {
        text(ui, "Nobody is at odds with anybody.", Cut::Serif, *theme().text);
    }
    for band in (1..=3).rev() {
        let mut of: Vec<&RelationView> = view.relations.iter().filter(|relation| relation.band == band).collect();
        of.sort_by_key(|relation| relation.between.len());
        let Some(first) = of.first() else { continue };
        label(ui, &first.words.to_uppercase());
        let (line, _) = ui.allocate_exact_size(vec2(ui.available_width().min(120.0), 18.0), Sense::hover());
        tension(ui.painter(), line.left_center() + vec2(2.0, 0.0), line.right_center(), band);
        for relation in of {
            text(ui, &first_capital(&names(view, relation)), Cut::Body, *theme().text);
        }
        ui.add_space(12.0);
    }
    text(ui, "A tension belongs to a conflict, not to a person: it can go down.", Cut::Small, *theme().dim);
}

fn names(view: &PlayView, relation: &RelationView) -> String {
    let first = relation.between.iter().filter_map(|id| view.person(*id));
    let first: Vec<&str> = first.map(|person| person.name.split_whitespace().next().unwrap_or(&person.name)).collect();
    match first.as_slice() {
        [rest @ .., last] if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
        all => all.join(", "),
    }
}

fn sentence(view: &PlayView, relation: &RelationView) -> String {
    format!("{}: {}", names(view, relation), relation.words)
}
