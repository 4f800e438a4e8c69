//! What was promised and what was agreed, as two sheets: each entry numbered, with a line on which a name stands.

use crate::ui::PlayView;
use crate::ui::fold;
use crate::ui::keys::Keys;
use crate::ui::theme::{Cut, faint, mix, theme};
use crate::ui::widgets::{galley, region, scroll};
use crate::view::Agreement;
use egui::{Color32, CornerRadius, Rect, Sense, Stroke, Ui, WidgetInfo, WidgetType, pos2, vec2};

/// The two sheets, side by side where there is room.
pub fn agreements_ui(ui: &mut Ui, view: &PlayView, keys: &Keys) {
    let full = ui.available_rect_before_wrap();
    let (measures, promises): (Vec<_>, Vec<_>) = view.agreements.iter().partition(|item| item.measure);
    if full.width() < 700.0 || full.height() < 220.0 {
        return sheet_ui(ui, full, "one sheet", keys.page, |ui| {
            part_ui(ui, PROMISED, &promises);
            ui.add_space(12.0);
            part_ui(ui, AGREED, &measures);
        });
    }
    let gap = 28.0;
    let width = (full.width() - gap) / 2.0;
    let left = Rect::from_min_size(full.min, vec2(width, full.height()));
    let right = left.translate(vec2(width + gap, 0.0));
    sheet_ui(ui, left, "promised", keys.page, |ui| part_ui(ui, PROMISED, &promises));
    sheet_ui(ui, right, "agreed", keys.page, |ui| part_ui(ui, AGREED, &measures));
}

struct Part {
    heading: &'static str,
    what: &'static str,
    empty: &'static str,
}

const PROMISED: Part = Part {
    heading: "Promised and said",
    what: "What you gave your word on, and what was said for the record",
    empty: "Nothing has been promised to anybody.",
};
const AGREED: Part = Part {
    heading: "Measures agreed",
    what: "What is to be done before the window, and who answers for it",
    empty: "Nothing has been agreed. Measures are agreed at the table.",
};

fn paper() -> Color32 {
    *theme().paper
}

fn sheet_ui(ui: &mut Ui, rect: Rect, key: &str, page: f32, add: impl FnOnce(&mut Ui)) {
    let theme = theme();
    let paint = ui.painter();
    let round = CornerRadius::same(2);
    paint.rect_filled(rect.translate(vec2(-4.0, 6.0)), round, faint(*theme.night, 0.6));
    paint.rect_filled(rect.translate(vec2(3.0, 3.0)), round, mix(paper(), *theme.night, 0.4));
    paint.rect_filled(rect, round, paper());
    let margin = if rect.width() < 420.0 { 16.0 } else { 30.0 };
    let inner = Rect::from_min_max(rect.min + vec2(margin, 16.0), rect.max - vec2(margin * 0.7, 12.0));
    region(ui, inner, key, |ui| {
        ui.visuals_mut().widgets.inactive.bg_fill = mix(paper(), *theme.ink, 0.35);
        ui.visuals_mut().extreme_bg_color = mix(paper(), *theme.ink, 0.10);
        scroll(ui, key, page, |ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            fold::on(ui, fold::Ground::Plain(paper()));
            add(ui);
            lines_ui(ui, rect);
        });
    });
}

fn write(ui: &mut Ui, words: &str, cut: Cut, ink: Color32) {
    let body = galley(ui, words, cut, ink, ui.available_width());
    let (rect, response) = ui.allocate_exact_size(body.size(), Sense::hover());
    ui.painter().galley(rect.min, body, ink);
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, words));
}

fn part_ui(ui: &mut Ui, part: Part, items: &[&Agreement]) {
    let ink = *theme().ink;
    let soft = mix(paper(), ink, 0.76);
    write(ui, part.heading, Cut::SerifHead, ink);
    write(ui, part.what, Cut::Small, soft);
    let (rule, _) = ui.allocate_exact_size(vec2(ui.available_width(), 10.0), Sense::hover());
    ui.painter().hline(rule.x_range(), rule.min.y + 4.0, Stroke::new(1.6, ink));
    ui.painter().hline(rule.x_range(), rule.min.y + 7.0, Stroke::new(0.7, ink));
    if items.is_empty() {
        ui.add_space(8.0);
        write(ui, part.empty, Cut::Serif, soft);
        ui.add_space(10.0);
    }
    for (at, item) in items.iter().enumerate() {
        item_ui(ui, at + 1, item);
    }
}

/// An entry: number, words, what it asks for, and the line with the name.
fn item_ui(ui: &mut Ui, number: usize, item: &Agreement) {
    let ink = *theme().ink;
    let soft = mix(paper(), ink, 0.76);
    let width = ui.available_width();
    let lead = 28.0;
    let count = galley(ui, &format!("{number}."), Cut::SerifHead, soft, lead);
    let body = galley(ui, &item.text, Cut::Serif, ink, width - lead);
    let mut notes = Vec::new();
    if !item.ready.is_empty() {
        notes.push(item.ready.clone());
    }
    if !item.hours.is_empty() {
        notes.push(format!("takes {}", item.hours));
    }
    let note = (!notes.is_empty()).then(|| galley(ui, &notes.join("; "), Cut::Small, soft, width - lead));
    let role = match (item.measure, item.name.is_empty()) {
        (true, _) => "answers for it",
        (false, false) => "it was promised to them",
        (false, true) => "for the record",
    };
    let role = galley(ui, role, Cut::Small, soft, 120.0);
    let sign_width = (width - lead - role.size().x - 10.0).min(190.0);
    let name = galley(ui, &item.name, Cut::SerifHead, mix(ink, *theme().compliance, 0.35), f32::INFINITY);
    let note_tall = note.as_ref().map_or(0.0, |note| note.size().y + 2.0);
    let signed = !item.name.is_empty();
    let sign_tall = if signed { name.size().y.max(26.0) } else { role.size().y };
    let tall = 8.0 + body.size().y + note_tall + sign_tall + 10.0;
    let (rect, response) = ui.allocate_exact_size(vec2(width, tall), Sense::hover());
    let paint = ui.painter();
    let x = rect.min.x + lead;
    let mut y = rect.min.y + 8.0;
    paint.galley(pos2(rect.min.x, y - 4.0), count, soft);
    let down = body.size().y;
    paint.galley(pos2(x, y), body, ink);
    y += down + 2.0;
    if let Some(note) = note {
        paint.galley(pos2(x, y), note, soft);
        y += note_tall;
    }
    let line = y + sign_tall - 4.0;
    let sign_width = if signed { sign_width } else { -8.0 };
    if signed {
        paint.hline(x..=(x + sign_width), line, Stroke::new(1.0, soft));
        paint.galley(pos2(x + 8.0, line - name.size().y + 2.0), name, ink);
    }
    let beside = pos2(x + sign_width + 8.0, line - role.size().y + 4.0);
    paint.galley(beside, role, soft);
    let said = format!("{number}. {}. {}. {}", item.text, item.who, notes.join("; "));
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, &said));
}

/// The lines that are still free, down to the end of the sheet.
fn lines_ui(ui: &Ui, sheet: Rect) {
    let area = ui.max_rect();
    let mut y = ui.cursor().min.y + 34.0;
    while y < sheet.max.y - 20.0 {
        ui.painter().hline(area.x_range(), y, Stroke::new(0.7, faint(*theme().ink, 0.22)));
        y += 34.0;
    }
}
