//! The conditions of the moment: a list of what each decides, and the one that is looked at as a tree of its parts.

use super::model::{StoryView, WorkshopState};
use crate::ui::theme::{Cut, hairline, mix, theme};
use crate::ui::widgets::{focus, galley, ground, label, region, scroll, text};
use crate::view::workshop::{Condition, Joint, Why};
use egui::{Color32, CornerRadius, Pos2, Rect, Response, Sense, Stroke, Ui, WidgetInfo, WidgetType, pos2, vec2};

/// How far the parts of a condition are set in.
const STEP: f32 = 22.0;

/// The page.
pub fn conditions_ui(ui: &mut Ui, body: Rect, story: &StoryView, state: &mut WorkshopState, narrow: bool, page: f32) {
    if story.conditions.is_empty() {
        region(ui, body, "no conditions", |ui| {
            ui.add_space(20.0);
            text(ui, "Nothing is asked at this moment: whatever is here is always so.", Cut::Serif, *theme().text);
        });
        return;
    }
    state.condition = state.condition.min(story.conditions.len() - 1);
    if narrow {
        region(ui, body, "conditions", |ui| {
            scroll(ui, "conditions", page, |ui| {
                tree_ui(ui, &story.conditions[state.condition]);
                ui.add_space(12.0);
                list_ui(ui, story, state);
            });
        });
        return;
    }
    let left = Rect::from_min_size(body.min, vec2(body.width() * 0.46, body.height()));
    let right = Rect::from_min_max(pos2(left.max.x + 16.0, body.min.y), body.max);
    region(ui, left, "conditions", |ui| scroll(ui, "conditions", page, |ui| list_ui(ui, story, state)));
    ground(ui, right);
    region(ui, right.shrink2(vec2(16.0, 12.0)), "condition", |ui| {
        scroll(ui, ("condition", state.condition), 0.0, |ui| tree_ui(ui, &story.conditions[state.condition]));
    });
}

fn list_ui(ui: &mut Ui, story: &StoryView, state: &mut WorkshopState) {
    label(ui, "WHAT IS ASKED AT THIS MOMENT");
    ui.spacing_mut().item_spacing.y = 2.0;
    for (at, condition) in story.conditions.iter().enumerate() {
        let response = row_ui(ui, at, condition, at == state.condition);
        if response.clicked() || response.gained_focus() {
            state.condition = at;
        }
    }
}

/// A row of the list: the mark, what it decides, and its id.
fn row_ui(ui: &mut Ui, at: usize, condition: &Condition, chosen: bool) -> Response {
    let theme = theme();
    let width = ui.available_width() - 6.0;
    let holds = condition.why.holds;
    let ink = if holds || chosen { *theme.text } else { *theme.dim };
    let words = galley(ui, &condition.decides, Cut::Body, ink, width - 42.0);
    let id = galley(ui, &condition.id, Cut::Small, *theme.dim, width - 42.0);
    let tall = words.size().y + id.size().y + 10.0;
    let response =
        ui.push_id(("condition", at), |ui| ui.allocate_exact_size(vec2(width, tall), Sense::click()).1).inner;
    let rect = response.rect;
    let fill = match (chosen, response.hovered()) {
        (true, _) => mix(*theme.raised, *theme.amber, 0.16),
        (_, true) => *theme.raised,
        _ => Color32::TRANSPARENT,
    };
    ui.painter().rect_filled(rect, CornerRadius::same(4), fill);
    mark(ui, pos2(rect.min.x + 16.0, rect.min.y + 5.0 + words.size().y.min(22.0) / 2.0), holds);
    let below = words.size().y;
    ui.painter().galley(rect.min + vec2(34.0, 5.0), words, ink);
    ui.painter().galley(rect.min + vec2(34.0, 5.0 + below), id, *theme.dim);
    let said = format!("{}, {}: {}", condition.decides, condition.id, if holds { "holds" } else { "does not hold" });
    // Two conditions may decide the same.
    let said = format!("Condition {}. {said}", at + 1);
    response.widget_info(|| WidgetInfo::selected(WidgetType::SelectableLabel, ui.is_enabled(), chosen, &said));
    focus(ui, &response, 4);
    response
}

/// A tick where it holds, a bar across where it does not.
pub fn mark(ui: &Ui, at: Pos2, holds: bool) {
    let theme = theme();
    if holds {
        ui.painter().circle_filled(at, 8.0, mix(*theme.night, *theme.trust, 0.35));
        let line = vec![at + vec2(-3.8, 0.2), at + vec2(-1.0, 3.2), at + vec2(4.0, -3.4)];
        ui.painter().line(line, Stroke::new(2.0, *theme.trust));
    } else {
        ui.painter().circle_stroke(at, 7.5, Stroke::new(1.5, *theme.alarm));
        let cross = Stroke::new(2.0, *theme.alarm);
        ui.painter().line_segment([at + vec2(-3.0, -3.0), at + vec2(3.0, 3.0)], cross);
        ui.painter().line_segment([at + vec2(-3.0, 3.0), at + vec2(3.0, -3.0)], cross);
    }
}

fn tree_ui(ui: &mut Ui, condition: &Condition) {
    label(ui, &condition.id.to_uppercase());
    text(ui, &condition.decides, Cut::Heading, *theme().text);
    let words = if condition.why.holds { "It holds." } else { "It does not hold." };
    text(ui, words, Cut::Body, if condition.why.holds { *theme().trust } else { *theme().alarm });
    if !condition.why.holds && condition.why.joint != Joint::Single {
        text(ui, "What would have to change is lit.", Cut::Small, *theme().dim);
    }
    ui.add_space(8.0);
    ui.spacing_mut().item_spacing.y = 3.0;
    part_ui(ui, &condition.why, 0, true);
}

/// A condition with its parts; `lit` where it is part of what makes the whole so.
fn part_ui(ui: &mut Ui, why: &Why, depth: usize, lit: bool) {
    let theme = theme();
    // Deep down there is little room, and the order still tells.
    let inset = STEP * depth.min(8) as f32;
    let width = ui.available_width() - 8.0;
    let ink = if lit { *theme.text } else { *theme.dim };
    let joint = match why.joint {
        Joint::Single => why.code.clone(),
        Joint::All => "All of".into(),
        Joint::Any => "Any of".into(),
        Joint::Not => "Not".into(),
    };
    let code = galley(ui, &joint, Cut::Item, ink, width - inset - 36.0);
    let words = galley(ui, &why.words, Cut::Small, if lit { *theme.text } else { *theme.dim }, width - inset - 36.0);
    let tall = code.size().y + words.size().y + 8.0;
    let (rect, response) = ui.allocate_exact_size(vec2(width, tall), Sense::hover());
    if lit && why.joint == Joint::Single {
        let hue = if why.holds { *theme.trust } else { *theme.alarm };
        let place = rect.with_min_x(rect.min.x + inset);
        ui.painter().rect_filled(place, CornerRadius::same(4), mix(*theme.panel, hue, 0.10));
    }
    for level in 1..=depth.min(8) {
        let x = rect.min.x + STEP * level as f32 - 10.0;
        ui.painter().vline(x, rect.y_range().expand(2.0), Stroke::new(1.0, hairline(0.6)));
    }
    let at = rect.min + vec2(inset, 4.0);
    mark(ui, at + vec2(12.0, 10.0), why.holds);
    let down = code.size().y;
    ui.painter().galley(at + vec2(28.0, 0.0), code, ink);
    ui.painter().galley(at + vec2(28.0, down), words, ink);
    let holds = if why.holds { "holds" } else { "does not hold" };
    let said = format!("Level {}. {joint}, {holds}. {}", depth + 1, why.words);
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, &said));
    for part in &why.parts {
        // The parts that are as the whole is make it so; of what is negated, the one part.
        let same = why.joint == Joint::Not || part.holds == why.holds;
        part_ui(ui, part, depth + 1, lit && same);
    }
}
