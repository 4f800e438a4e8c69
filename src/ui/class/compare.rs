//! Once the play is over: what the class voted at each decision, what was taken, and the word of the review.

use crate::report::model::DecisionPage;
use crate::score::total::Word;
use crate::ui::PlayView;
use crate::ui::review::marks;
use crate::ui::theme::{Cut, faint, theme};
use crate::ui::widgets::{galley, ground_shape, label, line_at, scroll, text};
use crate::view::class::Held;
use egui::{Align2, Rect, Sense, Shape, Ui, WidgetInfo, WidgetType, pos2, vec2};

/// The page.
pub fn compare_ui(ui: &mut Ui, view: &PlayView, held: &[Held], page: f32) {
    let theme = theme();
    scroll(ui, "compare votes", page, |ui| {
        text(ui, "What you voted, and what the review says", Cut::Big, *theme.text);
        if held.is_empty() {
            text(ui, "No hands were counted in this play.", Cut::Serif, *theme.dim);
            return;
        }
        let known = view.review.page.is_some();
        let words = if known {
            "Each word judges what was taken by what could be known then. Hindsight has no part in it."
        } else {
            "The review is still being weighed. Its words appear here by themselves."
        };
        text(ui, words, Cut::Serif, *theme.dim);
        ui.add_space(8.0);
        ui.spacing_mut().item_spacing.y = 12.0;
        for vote in held {
            let decision = view.review.page.as_ref().and_then(|page| page.decisions.get(vote.decision - 1));
            held_ui(ui, vote, decision);
        }
        ui.add_space(10.0);
    });
}

fn held_ui(ui: &mut Ui, vote: &Held, decision: Option<&DecisionPage>) {
    let theme = theme();
    let under = ui.painter().add(Shape::Noop);
    let (top, wide) = (ui.cursor().min, ui.available_width() - 8.0);
    let inside = Rect::from_min_size(top + vec2(16.0, 0.0), vec2(wide - 32.0, f32::INFINITY));
    let drawn = ui.scope_builder(egui::UiBuilder::new().max_rect(inside), |ui| {
        ui.spacing_mut().item_spacing.y = 5.0;
        ui.add_space(10.0);
        label(ui, &format!("DECISION {}", vote.decision));
        let word = decision.and_then(|decision| decision.word);
        let words = match decision.and_then(DecisionPage::called) {
            Some(word) => format!("{word}: \u{201c}{}\u{201d}", vote.taken),
            None => format!("Still being weighed: \u{201c}{}\u{201d}", vote.taken),
        };
        let body = galley(ui, &words, Cut::Strong, *theme.text, ui.available_width() - 22.0);
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), body.size().y + 4.0), Sense::hover());
        marks::word(ui, word, pos2(rect.min.x + 8.0, rect.min.y + 11.0), 16.0);
        ui.painter().galley(rect.min + vec2(24.0, 0.0), body, *theme.text);
        response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, &words));
        for (words, hands, taken) in &vote.rows {
            row_ui(ui, words, *hands, *taken, vote.total);
        }
        let best = decision.and_then(|decision| decision.options.first()).filter(|option| !option.taken);
        let loss = decision.map(|decision| decision.loss.0).filter(|loss| *loss > 0 && word != Some(Word::Best));
        if let (Some(best), Some(loss)) = (best, loss) {
            let words = format!("Better by {loss} of 1000 points, says the review: \u{201c}{}\u{201d}", best.says);
            text(ui, &words, Cut::Small, *theme.dim);
        }
        ui.add_space(8.0);
    });
    let rect = Rect::from_min_max(top, pos2(top.x + wide, drawn.response.rect.max.y));
    ui.painter().set(under, ground_shape(rect));
}

/// What was voted for, with its hands as a bar.
fn row_ui(ui: &mut Ui, words: &str, hands: u32, taken: bool, total: u32) {
    let theme = theme();
    let wide = ui.available_width();
    let ink = if taken { *theme.text } else { *theme.dim };
    let field = (wide * 0.26).min(220.0);
    let told = galley(ui, words, Cut::Small, ink, wide - 56.0 - field);
    let (rect, response) = ui.allocate_exact_size(vec2(wide, (told.size().y + 4.0).max(24.0)), Sense::hover());
    let y = rect.min.y + 12.0;
    let track = Rect::from_min_max(pos2(rect.min.x + 44.0, y - 5.0), pos2(rect.min.x + 44.0 + field, y + 5.0));
    line_at(ui, pos2(rect.min.x + 34.0, y), Align2::RIGHT_CENTER, &hands.to_string(), Cut::Item, ink, 40.0);
    let hue = if taken { *theme.amber } else { faint(*theme.text, 0.45) };
    marks::bar(ui, track, hands as f32 / total.max(1) as f32, hue);
    let left = track.max.x + 12.0;
    ui.painter().galley(pos2(left, y - 9.0), told, ink);
    let said = format!("{hands} of {total} hands{}: {words}", if taken { ", taken" } else { "" });
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, &said));
}
