//! The decision of the change authority: who decides, what, and on what ground in their own words.

use crate::scenario::model::{Decision, Mood};
use crate::ui::PlayView;
use crate::ui::play::{GAP, Page, cast_stage};
use crate::ui::stage::Actor;
use crate::ui::theme::{Cut, faint, mix, theme};
use crate::ui::widgets::{Dress, button, galley, label, line_at, region, scroll, text};
use crate::view::{RulingView, VerdictView};
use egui::{Align2, Color32, CornerRadius, Rect, Sense, Stroke, StrokeKind, Ui, WidgetInfo, WidgetType, pos2, vec2};

/// The stamp and its colour.
fn stamp(decision: Decision) -> (&'static str, Color32) {
    let theme = theme();
    match decision {
        Decision::Approve => ("APPROVED", *theme.trust),
        Decision::Return => ("SENT BACK", *theme.amber),
        Decision::Keep => ("THE SCHEDULE STANDS", *theme.downtime),
    }
}

/// The moment of the decision; answers whether the player goes on.
pub fn ruling_ui(ui: &mut Ui, page: Page, view: &PlayView, verdict: &VerdictView, ruling: &RulingView) -> bool {
    if let Some(rect) = page.stage {
        let person = ruling.by.and_then(|by| view.person(by));
        let actors = person.map(|person| Actor {
            id: person.id,
            name: &person.name,
            portrait: person.portrait.as_ref(),
            mood: Mood::Thinking,
            note: None,
        });
        cast_stage(ui, rect, view, actors.into_iter().collect(), ruling.by);
    }
    let body = page.body.shrink2(vec2(GAP, 12.0));
    let mut next = false;
    if page.narrow {
        region(ui, body, "ruling", |ui| {
            scroll(ui, "ruling", 0.0, |ui| {
                words_ui(ui, view, ruling);
                outcome_ui(ui, verdict, ruling);
                next = button(ui, "Go on", "Enter", Dress::First, true).clicked();
            });
        });
        return next;
    }
    let side = (body.width() * 0.34).clamp(280.0, 460.0);
    let right = Rect::from_min_max(pos2(body.max.x - side, body.min.y), body.max);
    let left = Rect::from_min_max(pos2(body.min.x + 24.0, body.min.y), pos2(right.min.x - 32.0, body.max.y));
    region(ui, left, "ruling", |ui| {
        scroll(ui, "ruling", 0.0, |ui| {
            words_ui(ui, view, ruling);
            ui.add_space(10.0);
            next = button(ui, "Go on", "Enter", Dress::First, true).clicked();
        });
    });
    region(ui, right, "outcome", |ui| scroll(ui, "outcome", 0.0, |ui| outcome_ui(ui, verdict, ruling)));
    next
}

/// Who decided, the stamp, and the ground.
pub fn words_ui(ui: &mut Ui, view: &PlayView, ruling: &RulingView) {
    let theme = theme();
    let (word, hue) = stamp(ruling.decision);
    let who = ruling.by.and_then(|by| view.person(by));
    let head = match who {
        Some(person) => format!("{}, {}, decides", person.name, person.role),
        None => "There is no change authority here; the table decides".to_owned(),
    };
    text(ui, &head, Cut::Small, *theme.dim);
    let letters = galley(ui, word, Cut::Big, hue, ui.available_width() - 28.0);
    let (rect, response) = ui.allocate_exact_size(letters.size() + vec2(28.0, 14.0), Sense::hover());
    ui.painter().rect(
        rect,
        CornerRadius::same(3),
        mix(*theme.night, hue, 0.10),
        Stroke::new(3.0, hue),
        StrokeKind::Inside,
    );
    ui.painter().rect_stroke(
        rect.shrink(5.0),
        CornerRadius::same(1),
        Stroke::new(1.0, faint(hue, 0.6)),
        StrokeKind::Inside,
    );
    ui.painter().galley(rect.min + vec2(14.0, 7.0), letters, hue);
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, word));
    ui.add_space(6.0);
    if !ruling.say.is_empty() {
        let width = ui.available_width().min(760.0);
        let body = galley(ui, &ruling.say, Cut::SerifHead, *theme.text, width);
        let (rect, response) = ui.allocate_exact_size(vec2(width, body.size().y), Sense::hover());
        ui.painter().galley(rect.min, body, *theme.text);
        response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, &ruling.say));
    }
}

/// What came of each piece of the package.
fn outcome_ui(ui: &mut Ui, verdict: &VerdictView, ruling: &RulingView) {
    ui.spacing_mut().item_spacing.y = 4.0;
    let theme = theme();
    label(ui, "THE PACKAGE");
    text(ui, &verdict.window, Cut::Strong, *theme.text);
    if ruling.decision == Decision::Return {
        for item in &verdict.with {
            piece(ui, item, *theme.dim, false);
        }
        return;
    }
    for item in &ruling.agreed {
        piece(ui, item, *theme.text, true);
    }
    for (item, by) in &ruling.withdrawn {
        let words = match by {
            Some(by) => format!("{item}: {by} withdraws it"),
            None => format!("{item}: falls away"),
        };
        piece(ui, &words, *theme.alarm, false);
    }
    if ruling.agreed.is_empty() && ruling.withdrawn.is_empty() {
        text(ui, "Nothing was agreed beside it.", Cut::Small, *theme.dim);
    }
}

fn piece(ui: &mut Ui, words: &str, ink: Color32, agreed: bool) {
    let width = ui.available_width();
    let body = galley(ui, words, Cut::Body, ink, width - 24.0);
    let (rect, response) = ui.allocate_exact_size(vec2(width, body.size().y), Sense::hover());
    let sign = if agreed { "\u{2713}" } else { "\u{2013}" };
    line_at(ui, rect.left_top() + vec2(4.0, 0.0), Align2::LEFT_TOP, sign, Cut::Body, ink, 18.0);
    ui.painter().galley(rect.min + vec2(24.0, 0.0), body, ink);
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, words));
}
