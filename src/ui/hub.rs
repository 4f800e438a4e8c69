//! Whom one can see while time lasts: a list, and what one meets on arriving; nothing is spent before an option is chosen.

use super::keys::Keys;
use super::play::{GAP, Page, columns_ui, heading, stage_of, visit_stage};
use super::theme::{Cut, theme};
use super::widgets::{Card, Dress, button, card, label, region, scroll, text};
use super::{Intent, PlayView, UiState};
use super::{dialogue, gauge, options};
use crate::view::VisitView;
use egui::{Rect, Ui, pos2, vec2};

/// The list of visits, or the visit that is being looked at.
pub fn hub_ui(
    ui: &mut Ui,
    page: Page,
    view: &PlayView,
    state: &mut UiState,
    keys: &mut Keys,
    intents: &mut Vec<Intent>,
) {
    if keys.escape && state.visit.is_some() {
        state.visit = None;
        keys.escape = false;
    }
    let looked_at = view.scene.visits.iter().find(|visit| Some(&visit.key) == state.visit.as_ref());
    if let Some(visit) = looked_at {
        if visit_ui(ui, page, view, visit, keys, intents) {
            state.visit = None;
        }
        return;
    }
    if let Some(stage) = page.stage {
        stage_of(ui, stage, view, &view.scene.with, &view.lines);
    }
    let body = page.body.shrink2(vec2(GAP, 10.0));
    if page.narrow {
        region(ui, body, "hub", |ui| {
            scroll(ui, ("hub", view.steps), keys.page, |ui| {
                dialogue::dialogue_ui(ui, &view.lines, view);
                visits_ui(ui, view, state, 1, keys, intents);
                ui.add_space(14.0);
                gauge::gauges_ui(ui, &view.gauges, view.before.as_ref(), false);
            });
        });
        return;
    }
    let left = Rect::from_min_max(body.min, pos2(body.min.x + body.width() * 0.36, body.max.y));
    let right = Rect::from_min_max(pos2(left.max.x + GAP, body.min.y), body.max);
    region(ui, left, "said", |ui| {
        scroll(ui, ("hub said", view.steps), keys.page, |ui| {
            dialogue::dialogue_ui(ui, &view.lines, view);
            if !view.lines.is_empty() {
                ui.add_space(8.0);
            }
            gauge::gauges_ui(ui, &view.gauges, view.before.as_ref(), false);
        });
    });
    region(ui, right, "visits", |ui| {
        scroll(ui, ("hub", view.steps), 0.0, |ui| visits_ui(ui, view, state, 2, keys, intents));
    });
}

fn visits_ui(
    ui: &mut Ui,
    view: &PlayView,
    state: &mut UiState,
    columns: usize,
    keys: &mut Keys,
    intents: &mut Vec<Intent>,
) {
    let left = view.scene.time_left.as_deref().unwrap_or("");
    if !view.scene.visits.is_empty() {
        heading(ui, "Whom do you see?");
        let words = if left.is_empty() {
            "Looking in costs nothing; the time is spent when you speak.".to_owned()
        } else {
            format!("{left} left. Looking in costs nothing; the time is spent when you speak.")
        };
        text(ui, &words, Cut::Small, *theme().dim);
        ui.add_space(2.0);
    }
    let visits = &view.scene.visits;
    let gap = 8.0;
    let width = (ui.available_width() - gap * (columns as f32 - 1.0)) / columns as f32;
    for (row, pair) in visits.chunks(columns).enumerate() {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = gap;
            for (column, visit) in pair.iter().enumerate() {
                let number = row * columns + column + 1;
                ui.allocate_ui(vec2(width, 0.0), |ui| {
                    ui.set_width(width);
                    visit_card(ui, view, visit, number, state, keys);
                });
            }
        });
    }
    if !view.scene.options.is_empty() {
        ui.add_space(8.0);
        label(ui, if visits.is_empty() { "WHAT YOU CAN DO" } else { "OR" });
        options::options_ui(ui, &view.scene.options, visits.len(), keys, intents);
    }
}

fn visit_card(ui: &mut Ui, view: &PlayView, visit: &VisitView, number: usize, state: &mut UiState, keys: &mut Keys) {
    let moods = visit.with.iter().filter_map(|id| view.person(*id));
    let trust: Vec<String> = moods.map(|person| format!("{} is {}", first(&person.name), person.trust)).collect();
    let note = format!("{}, {}\n{}", visit.place, visit.takes, trust.join(", "));
    let shown = Card {
        number,
        text: &visit.title,
        note: note.trim().to_owned(),
        locked: visit.locked.as_deref(),
        heading: true,
        ..Card::default()
    };
    let pressed = card(ui, &visit.key, &shown).clicked();
    let struck = keys.digit == Some(number - 1);
    if struck {
        keys.digit = None;
    }
    if (pressed || struck) && visit.locked.is_none() {
        state.visit = Some(visit.key.clone());
    }
}

fn first(name: &str) -> &str {
    name.split_whitespace().next().unwrap_or(name)
}

/// On arriving: what one sees, and what one can say. Answers whether the player turned back.
fn visit_ui(
    ui: &mut Ui,
    page: Page,
    view: &PlayView,
    visit: &VisitView,
    keys: &mut Keys,
    intents: &mut Vec<Intent>,
) -> bool {
    if let Some(stage) = page.stage {
        visit_stage(ui, stage, view, visit);
    }
    let mut back = false;
    let scrolled = keys.page;
    columns_ui(
        ui,
        page.body,
        page.narrow,
        view,
        scrolled,
        |ui| {
            heading(ui, &visit.title);
            text(ui, &format!("{}. The visit takes {}.", visit.place, visit.takes), Cut::Small, *theme().dim);
            ui.add_space(6.0);
            dialogue::dialogue_ui(ui, &visit.lines, view);
        },
        |ui| {
            label(ui, "YOU CAN SAY ONE OF THESE");
            options::options_ui(ui, &visit.options, 0, keys, intents);
            ui.add_space(4.0);
            back = button(ui, "Turn back, nothing is spent", "Esc", Dress::Quiet, true).clicked();
        },
    );
    back
}
