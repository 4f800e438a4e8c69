//! How it ended, in three pages: the morning with its people, the gauges over time, and what was true.

use super::again::again;
use super::dialogue::text_measured;
use super::gauge;
use super::keys::Keys;
use super::model::EndingView;
use super::play::{GAP, stage_of};
use super::stage::bust::{bust, plain};
use super::stage::hour::sky;
use super::stage::room::blend;
use super::theme::{Cut, faint, hairline, mix, theme};
use super::widgets::{Dress, button, focus, galley, ground, label, line_at, region, scroll, text};
use super::{Intent, Overlay, PlayView, UiState, course, head, night};
use crate::view::After;
use egui::{Align2, Color32, CornerRadius, Rect, Sense, Stroke, StrokeKind, Ui, WidgetInfo, WidgetType, pos2, vec2};

const LEAVES: [&str; 3] = ["The morning", "The gauges", "What was true"];

/// The last pages of a play.
pub fn ending_ui(
    ui: &mut Ui,
    full: Rect,
    view: &PlayView,
    state: &mut UiState,
    keys: &mut Keys,
    intents: &mut Vec<Intent>,
) {
    let Some(ending) = &view.ending else { return };
    let narrow = full.width() < 900.0 || full.height() < 500.0;
    let foot_high = if full.width() < 1040.0 { 92.0 } else { 56.0 };
    let foot = Rect::from_min_max(pos2(full.min.x, full.max.y - foot_high), full.max);
    let band = Rect::from_min_size(full.min, vec2(full.width(), if narrow { 46.0 } else { 92.0 }));
    if let Some(leaf) = keys.digit.take().filter(|leaf| *leaf < LEAVES.len()) {
        state.leaf = leaf;
    }
    horizon(ui, band, view);
    let tabs = leaves_ui(ui, band, state);
    let room = tabs - band.min.x - 2.0 * GAP;
    let titled = galley(ui, &ending.title, Cut::Heading, *theme().text, f32::INFINITY).size().x <= room;
    if narrow && titled {
        let place = pos2(band.min.x + GAP, band.center().y);
        let drawn = line_at(ui, place, Align2::LEFT_CENTER, &ending.title, Cut::Heading, *theme().text, room);
        let response = ui.interact(drawn, ui.id().with("ending title"), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, &ending.title));
    } else if !narrow {
        let place = pos2(band.min.x + GAP, band.min.y + 14.0);
        line_at(ui, place, Align2::LEFT_TOP, &ending.title, Cut::Big, *theme().text, band.width() * 0.52);
        let under = pos2(band.min.x + GAP, band.max.y - 13.0);
        let words = format!("{}. {}", view.title, view.scene.clock.now);
        line_at(ui, under, Align2::LEFT_BOTTOM, &words, Cut::Small, *theme().text, band.width() * 0.52);
    }
    let body = Rect::from_min_max(pos2(full.min.x, band.max.y), pos2(full.max.x, foot.min.y)).shrink2(vec2(GAP, 12.0));
    match state.leaf {
        0 => region(ui, body, "morning", |ui| morning_ui(ui, body, view, ending, (narrow, titled), keys)),
        1 => region(ui, body, "gauges over time", |ui| course::course_ui(ui, view, state, keys, intents)),
        _ => region(ui, body, "true", |ui| true_ui(ui, body, view, ending, narrow, keys)),
    }
    ui.painter().rect_filled(foot, CornerRadius::ZERO, *theme().night);
    region(ui, foot.shrink2(vec2(GAP, 8.0)), "foot", |ui| foot_ui(ui, view, state, keys, intents));
}

/// The sky of the hour at which it ended, lower than a window and as wide as the page.
fn horizon(ui: &Ui, band: Rect, view: &PlayView) {
    let sky = sky(view.scene.clock.minute_of_day);
    let (top, low) = (*sky.top, *sky.low);
    let night = *theme().night;
    let dark = |hue: Color32, part: f32| mix(hue, night, part);
    let paint = ui.painter();
    blend(paint, band, [dark(top, 0.80), dark(top, 0.55), dark(top, 0.72), dark(low, 0.42)]);
    paint.hline(band.x_range(), band.max.y - 0.5, Stroke::new(1.0, faint(*theme().amber, 0.5)));
}

/// The three leaves on the right of the band; answers where they begin.
fn leaves_ui(ui: &mut Ui, band: Rect, state: &mut UiState) -> f32 {
    let mut right = band.max.x - 20.0;
    for (at, name) in LEAVES.iter().enumerate().rev() {
        let open = state.leaf == at;
        let ink = if open { *theme().night } else { *theme().text };
        let words = galley(ui, name, Cut::Label, ink, 200.0);
        let key = galley(ui, &(at + 1).to_string(), Cut::Label, if open { ink } else { *theme().amber }, 40.0);
        let wide = words.size().x + key.size().x + 28.0;
        let rect = Rect::from_min_size(pos2(right - wide, band.max.y - 40.0), vec2(wide, 32.0));
        right = rect.min.x - 6.0;
        let response = ui.interact(rect, ui.id().with(("leaf", at)), Sense::click());
        let fill = match (open, response.hovered()) {
            (true, _) => *theme().amber,
            (_, true) => mix(*theme().raised, *theme().amber, 0.25),
            _ => faint(*theme().night, 0.75),
        };
        ui.painter().rect_filled(rect, CornerRadius::same(theme().round), fill);
        ui.painter().galley(pos2(rect.min.x + 10.0, rect.center().y - key.size().y / 2.0), key.clone(), ink);
        let x = rect.min.x + 18.0 + key.size().x;
        ui.painter().galley(pos2(x, rect.center().y - words.size().y / 2.0), words, ink);
        response.widget_info(|| WidgetInfo::selected(WidgetType::Button, true, open, *name));
        focus(ui, &response, theme().round);
        if response.clicked() {
            state.leaf = at;
        }
    }
    right
}

fn foot_ui(ui: &mut Ui, view: &PlayView, state: &mut UiState, keys: &mut Keys, intents: &mut Vec<Intent>) {
    if button_row(ui, view, state, keys, intents) {
        (state.review.open, state.review.follow) = (true, true);
        again(ui.ctx());
    }
}

fn button_row(ui: &mut Ui, view: &PlayView, state: &mut UiState, keys: &mut Keys, intents: &mut Vec<Intent>) -> bool {
    let mut doing = vec![
        ("Try again, same dice", "N", Dress::Plain, Intent::PlayAgain, keys.anew),
        ("Other dice", "O", Dress::Plain, Intent::NewSeed, keys.other),
        (if view.rehearsal { "Workshop" } else { "Title" }, "B", Dress::Plain, Intent::ToTitle, keys.back),
    ];
    if view.can_undo {
        doing.push(("Take the last decision back", "U", Dress::Quiet, Intent::Undo, false));
    }
    let mut open = false;
    ui.horizontal_wrapped(|ui| {
        // A rehearsal begins where nobody played to, so there is nothing to weigh.
        open = !view.rehearsal && button(ui, "The review", "R", Dress::First, true).clicked();
        let tight = ui.available_width() < 830.0;
        for (words, key, dress, intent, struck) in doing {
            let dress = if tight { Dress::Quiet } else { dress };
            if button(ui, words, key, dress, true).clicked() || struck {
                intents.push(intent);
            }
        }
        if button(ui, "Pause", "Esc", Dress::Quiet, true).clicked() {
            state.overlay = Some(Overlay::Pause);
        }
    });
    open
}

/// The story on the left, the people on the right.
fn morning_ui(
    ui: &mut Ui,
    body: Rect,
    view: &PlayView,
    ending: &EndingView,
    (narrow, titled): (bool, bool),
    keys: &Keys,
) {
    if narrow {
        return scroll(ui, "ending", keys.page, |ui| {
            if !titled {
                text(ui, &ending.title, Cut::Big, *theme().amber);
            }
            story_ui(ui, view, ending);
            ui.add_space(10.0);
            label(ui, "THE PEOPLE");
            for person in &ending.after.people {
                person_ui(ui, view, person, 0.0);
            }
        });
    }
    let left = Rect::from_min_size(body.min, vec2(body.width() * 0.40, body.height()));
    let right = Rect::from_min_max(pos2(left.max.x + GAP + 8.0, body.min.y), body.max);
    region(ui, left, "story", |ui| {
        scroll(ui, "ending story", keys.page, |ui| story_ui(ui, view, ending));
    });
    let people = &ending.after.people;
    let columns = if right.width() > 1000.0 || people.len() > 8 { 3 } else { 2 };
    let rows = people.len().div_ceil(columns).max(1);
    let gap = 8.0;
    let wide = (right.width() - 12.0 - gap * (columns as f32 - 1.0)) / columns as f32;
    let fair = (right.height() - 4.0 - gap * (rows as f32 - 1.0)) / rows as f32;
    region(ui, right, "people", |ui| {
        scroll(ui, "ending people", 0.0, |ui| {
            ui.spacing_mut().item_spacing = vec2(gap, gap);
            for row in people.chunks(columns) {
                let tall = row.iter().map(|person| height(ui, view, person, wide)).fold(fair.min(190.0), f32::max);
                ui.horizontal_top(|ui| {
                    for person in row {
                        ui.allocate_ui(vec2(wide, tall), |ui| {
                            ui.set_width(wide);
                            person_ui(ui, view, person, tall);
                        });
                    }
                });
            }
        });
    });
}

fn story_ui(ui: &mut Ui, view: &PlayView, ending: &EndingView) {
    label(ui, "HOW IT ENDED");
    for part in ending.text.split('\n').filter(|part| !part.trim().is_empty()) {
        text_measured(ui, part, Cut::Serif, *theme().text);
        ui.add_space(4.0);
    }
    if !view.lines.is_empty() {
        ui.add_space(12.0);
        label(ui, "THE LAST WORDS");
        super::dialogue::dialogue_ui(ui, &view.lines, view, false);
    }
}

/// What stands under somebody's face: what they had wanted; what became of them is told beside the cards.
fn line(ui: &Ui, view: &PlayView, after: &After, wide: f32) -> std::sync::Arc<egui::Galley> {
    let theme = theme();
    let wanted = view.person(after.id).map_or("", |person| person.demands.as_str());
    let words = if wanted.is_empty() { String::new() } else { format!("Had wanted: \u{201c}{wanted}\u{201d}") };
    galley(ui, &words, Cut::Small, *theme.dim, wide - 24.0)
}

/// The height that somebody's card needs.
fn height(ui: &Ui, view: &PlayView, after: &After, wide: f32) -> f32 {
    20.0 + 66.0 + 6.0 + line(ui, view, after, wide).size().y
}

/// Somebody as the story leaves them: face, trust then and now, and what they had wanted.
fn person_ui(ui: &mut Ui, view: &PlayView, after: &After, tall: f32) {
    let theme = theme();
    let Some(person) = view.person(after.id) else { return };
    let wide = ui.available_width();
    let tall = tall.max(height(ui, view, after, wide));
    let (rect, response) = ui.allocate_exact_size(vec2(wide, tall), Sense::hover());
    ground(ui, rect);
    let below = line(ui, view, after, wide);
    let high = (tall - below.size().y - 26.0).clamp(64.0, 104.0);
    let face = Rect::from_min_size(rect.min + vec2(12.0, 10.0), vec2((high * 0.92).min(wide * 0.36), high));
    ui.painter().rect_filled(face, CornerRadius::same(head::ROUND), *theme.night);
    let painter = ui.painter().with_clip_rect(face.intersect(ui.clip_rect()));
    let plain = plain();
    let portrait = person.portrait.as_ref().unwrap_or(&plain);
    // Hair and all.
    let high = if portrait.hair == crate::scenario::raw::Hair::Bun { 1.62 } else { 1.42 };
    let unit = (face.width() * 0.88).min(face.height() / high);
    bust(&painter, pos2(face.center().x, face.max.y), unit, portrait, person.mood, 0.9);
    let x = face.max.x + 10.0;
    let room = rect.max.x - 10.0 - x;
    let at = |y: f32| pos2(x, face.min.y + y);
    line_at(ui, at(-2.0), Align2::LEFT_TOP, &person.name, Cut::Strong, *theme.text, room);
    steps(ui, at(27.0), after);
    let hue = match after.now.cmp(&after.then) {
        std::cmp::Ordering::Less => *theme.downtime,
        std::cmp::Ordering::Greater => *theme.trust,
        std::cmp::Ordering::Equal => *theme.dim,
    };
    let words = super::options::first_capital(&after.words);
    line_at(ui, at(42.0), Align2::LEFT_TOP, &words, Cut::Small, hue, room);
    ui.painter().galley(pos2(rect.min.x + 12.0, face.max.y + 6.0), below.clone(), *theme.text);
    let said = format!("{}: {}. {}", person.name, after.words, below.text());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, said.trim()));
}

/// Five steps of trust: filled up to where it stands, ringed where it stood.
fn steps(ui: &Ui, at: egui::Pos2, after: &After) {
    let theme = theme();
    for step in 0..5 {
        let cell = Rect::from_min_size(at + vec2(18.0 * step as f32, 0.0), vec2(15.0, 10.0));
        let fill = if step <= after.now { mix(*theme.night, *theme.trust, 0.75) } else { *theme.night };
        let then = step == after.then;
        let edge = Stroke::new(if then { 1.8 } else { 1.0 }, if then { *theme.text } else { hairline(0.9) });
        ui.painter().rect(cell, CornerRadius::same(3), fill, edge, StrokeKind::Inside);
    }
}

/// What was true all along, what came of it, and what was there to be found.
fn true_ui(ui: &mut Ui, body: Rect, view: &PlayView, ending: &EndingView, narrow: bool, keys: &Keys) {
    if narrow {
        return scroll(ui, "true", keys.page, |ui| {
            truth_ui(ui, ending);
            ui.add_space(12.0);
            came_of_it_ui(ui, view, ending);
            ui.add_space(12.0);
            unasked_ui(ui, ending);
        });
    }
    // Where the page is high, those who were there at the end stand below.
    let mut body = body;
    let id = ui.id().with("what was true is so high");
    let known: Option<f32> = ui.data(|data| data.get_temp(id));
    let spare = known.map_or(0.0, |known| body.height() - known - 2.0 * GAP - 28.0);
    if spare > 96.0 {
        let room = Rect::from_min_max(pos2(body.min.x, body.max.y - spare.min(300.0)), body.max);
        stage_of(ui, room, view, &view.scene.with, &[]);
        body.max.y = room.min.y - GAP;
    }
    let third = (body.width() - 2.0 * GAP) / 3.0;
    let cell = |at: usize| {
        Rect::from_min_size(pos2(body.min.x + (third + GAP) * at as f32, body.min.y), vec2(third, body.height()))
    };
    for at in 0..3 {
        ground(ui, cell(at));
    }
    let inside = |at: usize| cell(at).shrink2(vec2(16.0, 14.0));
    let mut high = 0.0_f32;
    let mut column = |ui: &mut Ui, at: usize, key: &str, page: f32, add: &mut dyn FnMut(&mut Ui)| {
        region(ui, inside(at), key, |ui| {
            scroll(ui, key, page, |ui| {
                add(ui);
                high = high.max(ui.min_rect().height());
            });
        });
    };
    column(ui, 0, "truth", keys.page, &mut |ui| truth_ui(ui, ending));
    column(ui, 1, "came of it", 0.0, &mut |ui| came_of_it_ui(ui, view, ending));
    column(ui, 2, "unasked", 0.0, &mut |ui| unasked_ui(ui, ending));
    if known != Some(high) {
        ui.data_mut(|data| data.insert_temp(id, high));
        again(ui.ctx());
    }
}

fn truth_ui(ui: &mut Ui, ending: &EndingView) {
    let theme = theme();
    let after = &ending.after;
    ui.spacing_mut().item_spacing.y = 4.0;
    label(ui, "WHAT WAS TRUE ALL ALONG");
    text(ui, &ending.world.0, Cut::Heading, *theme.text);
    text(ui, &ending.world.1, Cut::Serif, *theme.text);
    text(ui, &format!("Seed {}. With other dice something else can be true.", ending.seed), Cut::Small, *theme.dim);
    ui.add_space(12.0);
    label(ui, "WHAT HAPPENED");
    if after.happened.is_empty() {
        text(ui, "Nothing that had been feared.", Cut::Body, *theme.text);
    }
    for (title, mended) in &after.happened {
        text(ui, title, Cut::Body, *theme.text);
        if *mended {
            text(ui, "Mended on the spot", Cut::Small, *theme.trust);
        }
    }
    ui.add_space(12.0);
    label(ui, "THE CHANGE AUTHORITY");
    text(ui, after.decision, Cut::Heading, *theme.text);
    if let Some((name, said)) = &after.ruling {
        text(ui, &format!("\u{201c}{said}\u{201d}"), Cut::Serif, *theme.text);
        text(ui, name, Cut::Small, *theme.dim);
    }
}

fn came_of_it_ui(ui: &mut Ui, view: &PlayView, ending: &EndingView) {
    let theme = theme();
    let after = &ending.after;
    ui.spacing_mut().item_spacing.y = 4.0;
    label(ui, "THE CHANGE");
    text(ui, after.change, Cut::Heading, *theme.text);
    if let Some((lost, target, kept)) = &after.service {
        let words = if lost == "none" {
            "No service was lost beyond the plan".to_owned()
        } else {
            format!("{lost} of service lost")
        };
        text(ui, &words, Cut::Strong, if *kept { *theme.text } else { *theme.downtime });
        let kept = if *kept { "kept" } else { "missed" };
        let rest = format!("Target: at most {target}; {kept}. Repair of data: {}.", after.repair);
        text(ui, &rest, Cut::Small, *theme.dim);
    }
    if let Some(back) = &after.rollback {
        ui.add_space(8.0);
        night::rollback_ui(ui, back);
    }
    if let Some((wrote, about)) = &after.audit {
        ui.add_space(12.0);
        label(ui, "THE AUDIT");
        text(ui, wrote, Cut::Heading, if after.clean { *theme.text } else { *theme.compliance });
        for title in about {
            text(ui, &format!("About: {title}"), Cut::Small, *theme.dim);
        }
    }
    ui.add_space(12.0);
    label(ui, "AGAINST THE TARGETS");
    gauge::gauges_ui(ui, &view.gauges, None, true);
}

/// What was there to be found and was not.
fn unasked_ui(ui: &mut Ui, ending: &EndingView) {
    let theme = theme();
    let unasked = &ending.after.unasked;
    ui.spacing_mut().item_spacing.y = 1.0;
    label(ui, "THERE TO BE ASKED ABOUT, AND NOT ASKED");
    if unasked.is_empty() {
        text(ui, "Nothing. You asked about all of it.", Cut::Body, *theme.text);
    }
    for (title, source) in unasked {
        ui.add_space(5.0);
        text(ui, title, Cut::Body, *theme.text);
        text(ui, source, Cut::Small, *theme.dim);
    }
}
