//! How it ended: the text, the instruments against their targets, what was true all along, what became of trust.

use super::dialogue::text_measured;
use super::gauge;
use super::keys::Keys;
use super::model::EndingView;
use super::play::{GAP, stage_of};
use super::theme::{Cut, faint, mix, theme};
use super::widgets::{Dress, button, galley, ground, label, region, scroll, text};
use super::{Intent, PlayView};
use crate::view::words;
use egui::{CornerRadius, Rect, Sense, Stroke, StrokeKind, Ui, WidgetInfo, WidgetType, pos2, vec2};

/// The last page of a play.
pub fn ending_ui(ui: &mut Ui, full: Rect, view: &PlayView, keys: &mut Keys, intents: &mut Vec<Intent>) {
    let Some(ending) = &view.ending else { return };
    let narrow = full.width() < 900.0 || full.height() < 500.0;
    let foot =
        Rect::from_min_max(pos2(full.min.x, full.max.y - if full.width() < 760.0 { 100.0 } else { 60.0 }), full.max);
    let mut top = full.min.y;
    if !narrow {
        let stage = Rect::from_min_size(full.min, vec2(full.width(), full.height() * 0.26));
        let all: Vec<_> = view.people.iter().map(|person| person.id).collect();
        stage_of(ui, stage, view, &all, &[]);
        top = stage.max.y;
    }
    let body = Rect::from_min_max(pos2(full.min.x, top), pos2(full.max.x, foot.min.y)).shrink2(vec2(GAP, 12.0));
    if narrow {
        region(ui, body, "ending", |ui| {
            scroll(ui, "ending", keys.page, |ui| {
                story_ui(ui, view, ending);
                truth_ui(ui, ending);
                gauge::gauges_ui(ui, &view.gauges, None, false);
                trust_ui(ui, ending);
            });
        });
    } else {
        let third = (body.width() - 2.0 * GAP) / 3.0;
        let cell =
            |at: f32, wide: f32| Rect::from_min_size(pos2(body.min.x + at, body.min.y), vec2(wide, body.height()));
        let text_cell = cell(0.0, third * 1.3);
        let mid = cell(third * 1.3 + GAP, third * 0.85);
        let last = cell(third * 2.15 + 2.0 * GAP, third * 0.85);
        region(ui, text_cell, "story", |ui| scroll(ui, "ending story", keys.page, |ui| story_ui(ui, view, ending)));
        for rect in [mid, last] {
            ground(ui, rect);
        }
        region(ui, mid.shrink(12.0), "measured", |ui| {
            scroll(ui, "ending gauges", 0.0, |ui| {
                label(ui, "AGAINST THE TARGETS");
                gauge::gauges_ui(ui, &view.gauges, None, false);
                facts_ui(ui, ending);
            });
        });
        region(ui, last.shrink(12.0), "truth", |ui| {
            scroll(ui, "ending truth", 0.0, |ui| {
                truth_ui(ui, ending);
                trust_ui(ui, ending);
            });
        });
    }
    ui.painter().rect_filled(foot, CornerRadius::ZERO, *theme().night);
    region(ui, foot.shrink2(vec2(GAP, 9.0)), "foot", |ui| foot_ui(ui, view, keys, intents));
}

fn foot_ui(ui: &mut Ui, view: &PlayView, keys: &mut Keys, intents: &mut Vec<Intent>) {
    let mut doing = [
        ("The same dice again", "1", Dress::First, Intent::PlayAgain),
        ("New dice", "2", Dress::Plain, Intent::NewSeed),
        ("Back to the title", "3", Dress::Plain, Intent::ToTitle),
    ]
    .to_vec();
    if view.can_undo {
        doing.push(("Take the last decision back", "U", Dress::Quiet, Intent::Undo));
    }
    ui.horizontal_wrapped(|ui| {
        for (at, (words, key, dress, intent)) in doing.into_iter().enumerate() {
            let struck = at < 3 && keys.digit == Some(at);
            if button(ui, words, key, dress, true).clicked() || struck {
                intents.push(intent);
            }
        }
    });
    if keys.escape {
        intents.push(Intent::ToTitle);
    }
}

fn story_ui(ui: &mut Ui, view: &PlayView, ending: &EndingView) {
    label(ui, "HOW IT ENDED");
    text(ui, &ending.title, Cut::Big, *theme().amber);
    ui.add_space(4.0);
    for part in ending.text.split('\n').filter(|part| !part.trim().is_empty()) {
        text_measured(ui, part, Cut::Serif, *theme().text);
        ui.add_space(4.0);
    }
    if !view.lines.is_empty() {
        ui.add_space(12.0);
        label(ui, "THE LAST WORDS");
        super::dialogue::dialogue_ui(ui, &view.lines, view);
    }
}

fn facts_ui(ui: &mut Ui, ending: &EndingView) {
    ui.add_space(6.0);
    label(ui, "WHAT IT CAME TO");
    for (what, how) in &ending.facts {
        text(ui, what, Cut::Small, *theme().dim);
        text(ui, how, Cut::Strong, *theme().text);
        ui.add_space(2.0);
    }
}

fn truth_ui(ui: &mut Ui, ending: &EndingView) {
    label(ui, "WHAT WAS TRUE ALL ALONG");
    text(ui, &ending.world.0, Cut::Heading, *theme().text);
    text(ui, &ending.world.1, Cut::Body, *theme().text);
    text(ui, &format!("Seed {}. Another seed can hold another truth.", ending.seed), Cut::Small, *theme().dim);
    ui.add_space(12.0);
}

/// Five steps for each person: where they stood, where they stand.
fn trust_ui(ui: &mut Ui, ending: &EndingView) {
    let theme = theme();
    label(ui, "WHAT BECAME OF TRUST");
    for (name, then, now) in &ending.trust {
        let words = match then.cmp(now) {
            std::cmp::Ordering::Equal => format!("still {}", words::TRUST[*now]),
            _ => format!("{}, now {}", words::TRUST[*then], words::TRUST[*now]),
        };
        let width = ui.available_width();
        let first = galley(ui, name, Cut::Small, *theme.text, width - 96.0);
        let (rect, response) = ui.allocate_exact_size(vec2(width, first.size().y + 2.0), Sense::hover());
        ui.painter().galley(rect.min, first, *theme.text);
        for step in 0..5 {
            let at = pos2(rect.max.x - 88.0 + 18.0 * step as f32, rect.center().y - 5.0);
            let cell = Rect::from_min_size(at, vec2(14.0, 10.0));
            let fill = if step <= *now { mix(*theme.night, *theme.trust, 0.75) } else { *theme.night };
            let edge = if step == *then { *theme.text } else { faint(*theme.line, 0.9) };
            ui.painter().rect(
                cell,
                CornerRadius::same(3),
                fill,
                Stroke::new(if step == *then { 1.6 } else { 1.0 }, edge),
                StrokeKind::Inside,
            );
        }
        response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, format!("{name}: {words}")));
        text(ui, &words, Cut::Small, if now < then { *theme.downtime } else { *theme.dim });
        ui.add_space(2.0);
    }
}
