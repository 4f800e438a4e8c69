//! The people: a list, and beside it one person's page; or all of them round the table, with the tensions between them.

use super::portrait::portrait_ui;
use super::relations;
use crate::scenario::model::Mood;
use crate::ui::keys::{self, Keys};
use crate::ui::options::first_capital;
use crate::ui::theme::{Cut, faint, mix, theme};
use crate::ui::widgets::{Dress, button, focus, galley, ground, label, line_at, region, scroll, text};
use crate::ui::{PlayView, UiState};
use crate::view::PersonView;
use crate::view::people::Hours;
use crate::view::words::{TRUST, mood};
use egui::{Align2, Color32, CornerRadius, Key, Rect, Sense, Shape, Stroke, StrokeKind, Ui, WidgetInfo, WidgetType};
use egui::{pos2, vec2};

/// Arrows and numbers go through the people; called before anything of the drawer is drawn.
pub fn steer(ui: &Ui, view: &PlayView, state: &mut UiState, keys: &Keys) {
    let count = view.people.len();
    if count == 0 {
        return;
    }
    if let Some(digit) = keys.digit.filter(|digit| *digit < count) {
        state.person = digit;
    }
    let (step, swap) = ui.input(|input| {
        let pressed = |key: Key| usize::from(input.key_pressed(key));
        let on = pressed(Key::ArrowDown) + pressed(Key::ArrowRight);
        let back = pressed(Key::ArrowUp) + pressed(Key::ArrowLeft);
        (on + count - back.min(count), input.key_pressed(Key::M) && !input.modifiers.any())
    });
    if step != count {
        state.person = (state.person + step) % count;
        // The arrows go through the list here, so they move no focus.
        keys::take_focus(ui.ctx());
        ui.memory_mut(|memory| memory.move_focus(egui::FocusDirection::None));
        if !state.round {
            ui.memory_mut(|memory| memory.request_focus(item_id(state.person)));
        }
    }
    if swap {
        state.round = !state.round;
    }
    state.person = state.person.min(count - 1);
}

fn item_id(at: usize) -> egui::Id {
    egui::Id::new(("person in the list", at))
}

/// The list and the page, or the table.
pub fn people_ui(ui: &mut Ui, view: &PlayView, state: &mut UiState, keys: &Keys) {
    let full = ui.available_rect_before_wrap();
    let wide = full.width() >= 820.0;
    let list =
        Rect::from_min_size(full.min, vec2(if wide { 256.0 } else { (full.width() * 0.3).max(132.0) }, full.height()));
    let page = Rect::from_min_max(pos2(list.max.x + 14.0, full.min.y), full.max);
    region(ui, list, "list", |ui| {
        let words = if state.round { "One by one" } else { "Round the table" };
        let dress = if wide { Dress::Plain } else { Dress::Quiet };
        if button(ui, words, "M", dress, true).clicked() {
            state.round = !state.round;
        }
        ui.add_space(2.0);
        scroll(ui, "people", 0.0, |ui| {
            ui.spacing_mut().item_spacing.y = 3.0;
            for (at, person) in view.people.iter().enumerate() {
                if item_ui(ui, at, person, at == state.person, wide) {
                    state.person = at;
                }
            }
        });
    });
    ground(ui, page);
    let inside = page.shrink2(vec2(if wide { 24.0 } else { 12.0 }, if wide { 18.0 } else { 8.0 }));
    if state.round {
        region(ui, inside, "round", |ui| relations::relations_ui(ui, view, state.person, keys));
    } else if let Some(person) = view.people.get(state.person) {
        region(ui, inside, "page", |ui| {
            scroll(ui, ("person", state.person), keys.page, |ui| page_ui(ui, person));
        });
    }
}

/// A name in the list: portrait, number, trust in a word.
fn item_ui(ui: &mut Ui, at: usize, person: &PersonView, chosen: bool, wide: bool) -> bool {
    let theme = theme();
    let tall = if wide { 40.0 } else { 30.0 };
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), tall));
    let response = ui.interact(rect, item_id(at), Sense::click());
    let fill = match (chosen, response.hovered()) {
        (true, _) => mix(*theme.raised, *theme.amber, 0.22),
        (_, true) => mix(*theme.raised, *theme.amber, 0.12),
        _ => faint(*theme.raised, 0.86),
    };
    ui.painter().rect_filled(rect, CornerRadius::same(theme.round), fill);
    if chosen {
        let bar = Rect::from_min_size(rect.min + vec2(0.0, 6.0), vec2(3.0, rect.height() - 12.0));
        ui.painter().rect_filled(bar, CornerRadius::same(1), *theme.amber);
    }
    let mut x = rect.min.x + 9.0;
    if at < 10 {
        let number = ((at + 1) % 10).to_string();
        line_at(ui, pos2(x + 5.0, rect.center().y), Align2::CENTER_CENTER, &number, Cut::Label, *theme.amber, 16.0);
        x += 15.0;
    }
    if wide {
        portrait_ui(ui, Rect::from_min_size(pos2(x, rect.min.y + 2.0), vec2(32.0, 36.0)), person, person.mood);
        x += 40.0;
    }
    let room = rect.max.x - 10.0 - x;
    let ink = *theme.text;
    if wide {
        let name = pos2(x, rect.center().y + 1.0);
        line_at(ui, name, Align2::LEFT_BOTTOM, &person.name, Cut::Strong, ink, room);
        let words = if person.present { format!("{}, in this talk", person.trust) } else { person.trust.to_owned() };
        let hue = if chosen { ink } else { trust_hue(person.trust_band) };
        line_at(ui, pos2(x, rect.center().y), Align2::LEFT_TOP, &first_capital(&words), Cut::Small, hue, room);
    } else {
        let name = person.name.split_whitespace().next().unwrap_or(&person.name);
        line_at(ui, pos2(x, rect.center().y), Align2::LEFT_CENTER, name, Cut::Strong, ink, room);
    }
    let said = format!("{}, {}", person.name, person.trust);
    response.widget_info(|| WidgetInfo::selected(WidgetType::RadioButton, true, chosen, &said));
    focus(ui, &response, theme.round);
    response.clicked()
}

fn trust_hue(band: usize) -> Color32 {
    mix(*theme().downtime, *theme().trust, band as f32 / 4.0)
}

fn page_ui(ui: &mut Ui, person: &PersonView) {
    let theme = theme();
    let broad = ui.available_width() >= 560.0;
    ui.spacing_mut().item_spacing.y = 5.0;
    let tall = broad && ui.clip_rect().height() > 520.0;
    let size = match (tall, broad) {
        (true, _) => vec2(178.0, 200.0),
        (_, true) => vec2(142.0, 160.0),
        _ => vec2(72.0, 82.0),
    };
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 18.0;
        let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
        portrait_ui(ui, rect, person, person.mood);
        let looks = format!("{} looks {}", person.name, mood(person.mood));
        response.widget_info(|| WidgetInfo::labeled(WidgetType::Image, true, &looks));
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 3.0;
            text(ui, &person.name, if broad { Cut::Big } else { Cut::Strong }, *theme.text);
            text(ui, &person.role, Cut::Small, *theme.dim);
            if broad {
                text(ui, &person.about, Cut::Serif, *theme.dim);
            }
            let here = if person.present { ", now" } else { "" };
            let how = if person.mood == Mood::Thinking { "thoughtful" } else { mood(person.mood) };
            let looks = format!("Looks {how}{here}.");
            text(ui, &looks, Cut::Body, *theme.text);
        });
    });
    if !broad {
        text(ui, &person.about, Cut::Serif, *theme.dim);
    }
    ui.add_space(if tall { 18.0 } else { 8.0 });
    trust_ui(ui, person);
    ui.add_space(if tall { 22.0 } else { 10.0 });
    if !broad {
        wants_ui(ui, person, tall);
        ui.add_space(8.0);
        return stands_ui(ui, person);
    }
    let gap = 34.0;
    let width = ui.available_width() - gap;
    let (left, right) = (width * 0.54, width * 0.46);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = gap;
        for (width, side) in [(left, 0), (right, 1)] {
            ui.allocate_ui(vec2(width, 0.0), |ui| {
                ui.vertical(|ui| {
                    ui.set_width(width);
                    ui.spacing_mut().item_spacing.y = 5.0;
                    if side == 0 {
                        wants_ui(ui, person, tall);
                    } else {
                        stands_ui(ui, person);
                    }
                });
            });
        }
    });
}

/// What they ask for in their words, and what is behind it.
fn wants_ui(ui: &mut Ui, person: &PersonView, tall: bool) {
    let theme = theme();
    label(ui, "ASKS FOR");
    let cut = if tall { Cut::Big } else { Cut::SerifHead };
    text(ui, &format!("\u{201c}{}\u{201d}", person.demands), cut, *theme.text);
    ui.add_space(10.0);
    label(ui, "WHAT IS BEHIND IT");
    for need in &person.needs {
        found(ui, need);
    }
    for _ in 0..person.needs_hidden {
        not_found(ui);
    }
    if person.needs.is_empty() && person.needs_hidden == 0 {
        text(ui, "Nothing that anybody has mentioned.", Cut::Body, *theme.dim);
    }
    match person.needs_hidden {
        0 => {}
        1 => {
            text(ui, "There is something that you have not heard yet.", Cut::Small, *theme.dim);
        }
        more => {
            text(ui, &format!("There are {more} things that you have not heard yet."), Cut::Small, *theme.dim);
        }
    }
}

fn found(ui: &mut Ui, need: &str) {
    let hue = *theme().trust;
    let body = galley(ui, need, Cut::Serif, *theme().text, ui.available_width() - 22.0);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), body.size().y + 6.0), Sense::hover());
    ui.painter().circle_filled(rect.min + vec2(6.0, 13.0), 5.0, hue);
    ui.painter().galley(rect.min + vec2(22.0, 3.0), body, *theme().text);
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, format!("Needs: {need}")));
}

/// The place of a need that nobody has spoken of.
fn not_found(ui: &mut Ui) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 24.0), Sense::hover());
    let paint = ui.painter();
    paint.circle_stroke(rect.min + vec2(6.0, 12.0), 5.0, Stroke::new(1.3, *theme().dim));
    let y = rect.min.y + 19.0;
    let line = [pos2(rect.min.x + 22.0, y), pos2(rect.max.x, y)];
    paint.extend(Shape::dashed_line(&line, Stroke::new(1.0, *theme().line), 5.0, 4.0));
}

/// Hours, tensions, and in whose company they speak.
fn stands_ui(ui: &mut Ui, person: &PersonView) {
    let theme = theme();
    if let Some(hours) = &person.time {
        label(ui, "HOURS BEFORE THE WINDOW");
        hours_ui(ui, hours);
        ui.add_space(10.0);
    }
    label(ui, "AT ODDS");
    if person.tensions.is_empty() {
        text(ui, "Nobody.", Cut::Body, *theme.dim);
    }
    for (who, how) in &person.tensions {
        let who = match who.rsplit_once(", ") {
            Some((others, last)) => format!("{others} and {last}"),
            None => who.clone(),
        };
        text(ui, &format!("With {who}: {how}"), Cut::Body, *theme.text);
    }
    ui.add_space(10.0);
    label(ui, "ALONE AND IN COMPANY");
    if person.company.is_empty() {
        text(ui, "You know of nothing that they say only in private.", Cut::Body, *theme.dim);
    }
    for sentence in &person.company {
        text(ui, sentence, Cut::Body, *theme.text);
    }
}

/// Trust in its five words: a ruled scale, a mark for now, a dashed ring where it stood at the start.
fn trust_ui(ui: &mut Ui, person: &PersonView) {
    let theme = theme();
    let width = ui.available_width();
    let (rect, response) = ui.allocate_exact_size(vec2(width, 46.0), Sense::hover());
    let cell = width / 5.0;
    let paint = ui.painter();
    let y = rect.min.y + 14.0;
    let centre = |band: usize| pos2(rect.min.x + cell * (band as f32 + 0.5), y);
    let track = Rect::from_min_max(pos2(rect.min.x, y - 5.0), pos2(rect.max.x, y + 5.0));
    paint.rect(track, CornerRadius::same(5), *theme.night, Stroke::new(1.0, *theme.line), StrokeKind::Inside);
    for edge in 1..5 {
        let x = rect.min.x + cell * edge as f32;
        paint.vline(x, (y - 5.0)..=(y + 5.0), Stroke::new(1.0, *theme.line));
    }
    let (start, now) = (centre(person.trust_start), centre(person.trust_band));
    let hue = trust_hue(person.trust_band);
    if start != now {
        paint.line_segment([start, now], Stroke::new(3.0, faint(hue, 0.6)));
        let ring: Vec<_> = (0..=24)
            .map(|step| {
                let angle = std::f32::consts::TAU * step as f32 / 24.0;
                start + vec2(angle.cos(), angle.sin()) * 7.0
            })
            .collect();
        paint.circle_filled(start, 7.0, *theme.night);
        paint.extend(Shape::dashed_line(&ring, Stroke::new(1.4, *theme.dim), 3.0, 2.5));
    }
    paint.circle(now, 8.0, hue, Stroke::new(2.0, *theme.night));
    let short = cell < 62.0;
    for (band, word) in TRUST.iter().enumerate() {
        let here = band == person.trust_band;
        if short && !here {
            continue;
        }
        let (cut, ink) = if here { (Cut::Strong, hue) } else { (Cut::Small, *theme.dim) };
        let edge = 34.0_f32.min(cell / 2.0);
        let at = centre(band).x.clamp(rect.min.x + edge, rect.max.x - edge);
        line_at(ui, pos2(at, rect.max.y), Align2::CENTER_BOTTOM, word, cut, ink, if short { 90.0 } else { cell - 4.0 });
    }
    let said = if start == now {
        format!("Trust: {}, as at the start", person.trust)
    } else {
        format!("Trust: {}; {} at the start", person.trust, TRUST[person.trust_start])
    };
    response.widget_info(|| WidgetInfo::labeled(WidgetType::ProgressIndicator, true, &said));
}

/// The hours as a bar: free, promised, lost.
fn hours_ui(ui: &mut Ui, hours: &Hours) {
    let theme = theme();
    let width = ui.available_width().min(380.0);
    let (rect, response) = ui.allocate_exact_size(vec2(width, 14.0), Sense::hover());
    let paint = ui.painter();
    let round = CornerRadius::same(2);
    paint.rect(rect, round, *theme.night, Stroke::new(1.0, *theme.line), StrokeKind::Inside);
    let whole = hours.whole.max(1) as f32;
    let x = |minutes: u32| rect.min.x + rect.width() * (minutes as f32 / whole).min(1.0);
    let booked_to = x(hours.booked);
    let free_to = x(hours.booked + hours.free());
    let piece = |from: f32, to: f32| Rect::from_min_max(pos2(from, rect.min.y), pos2(to, rect.max.y)).shrink(1.5);
    if hours.booked > 0 {
        paint.rect_filled(piece(rect.min.x, booked_to), CornerRadius::same(1), *theme.amber);
    }
    if hours.free() > 0 {
        let fill = mix(*theme.night, *theme.trust, 0.75);
        paint.rect_filled(piece(booked_to, free_to), CornerRadius::same(1), fill);
    }
    for hour in 1..(hours.whole / 60).min(40) {
        let at = x(hour * 60);
        paint.vline(at, (rect.max.y - 4.0)..=rect.max.y, Stroke::new(1.0, faint(*theme.night, 0.8)));
    }
    if hours.lost > 0 {
        let lost = piece(free_to, rect.max.x);
        let inside = paint.with_clip_rect(lost.intersect(ui.clip_rect()));
        let mut at = lost.min.x - lost.height();
        while at < lost.max.x {
            inside.line_segment(
                [pos2(at, lost.max.y), pos2(at + lost.height(), lost.min.y)],
                Stroke::new(1.0, faint(*theme.dim, 0.7)),
            );
            at += 5.0;
        }
    }
    let said = hours_words(hours);
    response.widget_info(|| WidgetInfo::labeled(WidgetType::ProgressIndicator, true, &said));
    text(ui, &said, Cut::Small, *theme.text);
}

fn hours_words(hours: &Hours) -> String {
    use crate::text::time::duration;
    let mut out = format!("{} free", duration(hours.free()));
    if hours.booked > 0 {
        out.push_str(&format!(", {} promised", duration(hours.booked)));
    }
    if hours.lost > 0 {
        out.push_str(&format!(", {} lost", duration(hours.lost)));
    }
    out
}
