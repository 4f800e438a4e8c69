//! What was found in the file, as a list on paper: the place, the line with the value marked, and what to do.

use super::model::FileView;
use crate::scenario::Scenario;
use crate::ui::paper::inks::inks;
use crate::ui::theme::{Cut, faint, mix, theme};
use crate::ui::widgets::{galley, ground, label, line_at, scroll, text};
use crate::view::workshop::Finding;
use egui::{Align2, CornerRadius, Rect, Sense, Shape, Stroke, Ui, WidgetInfo, WidgetType, pos2, vec2};

/// The page.
pub fn findings_ui(ui: &mut Ui, file: &FileView, page: f32) {
    scroll(ui, "findings", page, |ui| {
        if let Some(why) = &file.unreadable {
            ui.add_space(12.0);
            text(ui, "The file cannot be read now", Cut::Heading, *theme().text);
            text(ui, why, Cut::Body, *theme().text);
            text(ui, "It is waited for; once it is back, all goes on.", Cut::Small, *theme().dim);
            return;
        }
        if file.findings.is_empty() {
            let low = ui.available_height() < 340.0;
            ui.add_space(if low { 2.0 } else { 12.0 });
            text(ui, "No mistakes found", Cut::Heading, *theme().text);
            let words = "No rule found anything. The rules that try the story out take a moment longer; what they find appears here.";
            text(ui, words, Cut::Serif, *theme().dim);
            if let Some(story) = &file.story {
                ui.add_space(if low { 2.0 } else { 20.0 });
                holds_ui(ui, &story.scenario);
            }
            return;
        }
        list_ui(ui, file);
    });
}

/// The findings, one under the other.
pub fn list_ui(ui: &mut Ui, file: &FileView) {
    const GAP: f32 = 14.0;
    ui.spacing_mut().item_spacing = vec2(GAP, 10.0);
    let room = ui.available_width() - 8.0;
    // Two beside each other where both can be read: they are taken from left to right.
    let columns = if room >= 1120.0 && file.findings.len() > 1 { 2 } else { 1 };
    let wide = ((room - GAP * (columns - 1) as f32) / columns as f32).min(880.0);
    for (row, findings) in file.findings.chunks(columns).enumerate() {
        ui.horizontal_top(|ui| {
            for (at, finding) in findings.iter().enumerate() {
                finding_ui(ui, row * columns + at, finding, wide);
            }
        });
    }
    ui.add_space(8.0);
}

/// What the file holds, counted: whoever has just written it sees whether all of it was read.
fn holds_ui(ui: &mut Ui, scenario: &Scenario) {
    const TILE: [f32; 2] = [196.0, 76.0];
    label(ui, "WHAT IS IN IT");
    let counts = [
        (scenario.cast.len(), "person", "people"),
        (scenario.scenes.len(), "scene", "scenes"),
        (scenario.visits.len(), "visit", "visits"),
        (scenario.choices.len(), "thing to say or do", "things to say or do"),
        (scenario.known.len(), "thing to find out", "things to find out"),
        (scenario.risks.len(), "risk", "risks"),
        (scenario.measures.len(), "measure", "measures"),
        (scenario.windows.len(), "window", "windows"),
        (scenario.worlds.len(), "world that may be true", "worlds that may be true"),
        (scenario.endings.len(), "ending", "endings"),
    ];
    ui.spacing_mut().item_spacing = vec2(10.0, 10.0);
    let columns = ((ui.available_width().min(5.0 * (TILE[0] + 10.0)) / (TILE[0] + 10.0)) as usize).max(1);
    for row in counts.chunks(columns) {
        ui.horizontal(|ui| {
            for (count, one, more) in row {
                let name = if *count == 1 { one } else { more };
                let (rect, response) = ui.allocate_exact_size(vec2(TILE[0], TILE[1]), Sense::hover());
                ground(ui, rect);
                let (left, ink) = (rect.min.x + 14.0, if *count == 0 { *theme().dim } else { *theme().text });
                let room = rect.width() - 24.0;
                let number = if *count == 0 { "none".to_owned() } else { count.to_string() };
                line_at(ui, pos2(left, rect.min.y + 8.0), Align2::LEFT_TOP, &number, Cut::Big, ink, room);
                let foot = pos2(left, rect.max.y - 9.0);
                line_at(ui, foot, Align2::LEFT_BOTTOM, name, Cut::Small, *theme().dim, room);
                response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, format!("{number} {name}")));
            }
        });
    }
}

/// A finding as a strip of paper.
fn finding_ui(ui: &mut Ui, at: usize, finding: &Finding, wide: f32) {
    let theme = theme();
    let (paper, ink) = (*theme.paper, *theme.ink);
    let grey = *inks().grey_ink;
    let alarm = mix(*theme.alarm, ink, 0.66);
    let inner = wide - 44.0;
    let hue = if finding.error { alarm } else { grey };
    let kind = if finding.error { "Error" } else { "Warning" };
    let head = format!("{kind} {}   line {}, column {}", finding.code, finding.line, finding.column);
    let head = galley(ui, &head, Cut::Label, hue, inner);
    let message = galley(ui, &first_capital(&finding.message), Cut::SerifHead, ink, inner);
    let line = galley(ui, &finding.text, Cut::Body, ink, f32::INFINITY);
    let fits = line.size().x <= inner - 24.0;
    let line = if fits { line } else { galley(ui, &finding.text, Cut::Small, ink, inner - 24.0) };
    let note = galley(ui, &finding.label, Cut::Small, alarm, inner - 24.0);
    let hints: Vec<_> =
        finding.hints.iter().map(|hint| galley(ui, &first_capital(hint), Cut::Serif, ink, inner)).collect();
    let below: f32 = hints.iter().map(|hint| hint.size().y + 4.0).sum();
    let code_high = line.size().y + note.size().y + 20.0;
    let tall = 12.0 + head.size().y + 4.0 + message.size().y + 8.0 + code_high + 8.0 + below + 12.0;
    let (rect, response) = ui.allocate_exact_size(vec2(wide, tall), Sense::hover());
    let paint = ui.painter();
    for (reach, part) in [(8.0, 0.2), (3.0, 0.35)] {
        let shadow = rect.translate(vec2(-reach * 0.5, reach));
        paint.rect_filled(shadow, CornerRadius::same(2), faint(*theme.night, part));
    }
    paint.rect_filled(rect, CornerRadius::same(2), paper);
    paint.rect_filled(Rect::from_min_size(rect.min, vec2(4.0, rect.height())), CornerRadius::ZERO, hue);
    let mut spot = rect.min + vec2(22.0, 12.0);
    let mut put = |ui: &Ui, galley: std::sync::Arc<egui::Galley>, gap: f32| {
        let down = galley.size().y;
        ui.painter().galley(spot, galley, ink);
        spot.y += down + gap;
        spot
    };
    put(ui, head, 4.0);
    let code = put(ui, message, 8.0);
    let ground = Rect::from_min_size(code, vec2(inner, code_high));
    ui.painter().rect_filled(ground, CornerRadius::same(3), mix(paper, ink, 0.07));
    let place = code + vec2(12.0, 6.0);
    // The marked part is underlined from its first letter to its last.
    let from = line.pos_from_cursor(egui::text::CCursor::new(finding.mark.0));
    let to = line.pos_from_cursor(egui::text::CCursor::new(finding.mark.1));
    let end = if to.min.y > from.min.y { line.size().x } else { to.min.x.max(from.min.x + 6.0) };
    let y = place.y + from.max.y + 1.0;
    let (left, right) = (place.x + from.min.x, place.x + end);
    let high = line.size().y;
    ui.painter().galley(place, line, ink);
    ui.painter().hline(left..=right, y, Stroke::new(2.0, alarm));
    let tip = pos2((left + right) / 2.0, y + 1.0);
    let caret = vec![tip, tip + vec2(-4.0, 6.0), tip + vec2(4.0, 6.0)];
    ui.painter().add(Shape::convex_polygon(caret, alarm, Stroke::NONE));
    let width = note.size().x;
    let x = left.min(place.x + inner - 24.0 - width).max(place.x);
    ui.painter().galley(pos2(x, place.y + high + 8.0), note, alarm);
    spot = code + vec2(0.0, code_high + 8.0);
    for hint in hints {
        let down = hint.size().y + 4.0;
        ui.painter().galley(spot, hint, ink);
        spot.y += down;
    }
    let said = format!(
        "Finding {}. {kind} {} in line {}, column {}: {}. {}. {}",
        at + 1,
        finding.code,
        finding.line,
        finding.column,
        finding.message,
        finding.label,
        finding.hints.join(". ")
    );
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, &said));
}

fn first_capital(words: &str) -> String {
    crate::ui::options::first_capital(words)
}
