//! The papers on the desk: a list in a tray, and the paper that is being read, as paper.

use super::keys::Keys;
use super::stage::palette::palette;
use super::stage::room::{blend, glow};
use super::state::Drawer;
use super::theme::{Cut, faint, mix, theme};
use super::widgets::{Card, card, galley, region, scroll};
use super::{PlayView, UiState, drawers, hints};
use crate::view::Paper;
use egui::{Pos2, Rect, Sense, Shape, Stroke, Ui, WidgetInfo, WidgetType, pos2, vec2};

/// The desk.
pub fn documents_ui(ui: &mut Ui, full: Rect, view: &PlayView, state: &mut UiState, keys: &Keys) {
    let palette = palette();
    let (lit, dark) = (*palette.wood_lit, *palette.wood_dark);
    blend(
        ui.painter(),
        full,
        [mix(dark, *theme().night, 0.5), mix(dark, lit, 0.5), mix(dark, *theme().night, 0.6), dark],
    );
    let lamp = pos2(full.min.x + full.width() * 0.72, full.min.y + full.height() * 0.2);
    glow(ui.painter(), lamp, vec2(full.width() * 0.55, full.height() * 0.9), faint(*palette.lamp, 0.16));
    grain(ui, full);
    let narrow = full.width() < 900.0;
    let inner = full.shrink2(vec2(20.0, 14.0));
    let head = Rect::from_min_size(inner.min, vec2(inner.width(), 44.0));
    region(ui, head, "desk head", |ui| drawers::head_ui(ui, Drawer::Documents, state));
    let rest = Rect::from_min_max(pos2(inner.min.x, head.max.y + 6.0), inner.max);
    if let Some(digit) = keys.digit.filter(|digit| *digit < view.papers.len()) {
        state.paper = digit;
    }
    state.paper = state.paper.min(view.papers.len().saturating_sub(1));
    let list_width = if narrow { (rest.width() * 0.34).max(150.0) } else { 270.0 };
    let list = Rect::from_min_size(rest.min, vec2(list_width, rest.height()));
    region(ui, list, "tray", |ui| {
        scroll(ui, "tray", 0.0, |ui| {
            for (at, paper) in view.papers.iter().enumerate() {
                let shown = Card {
                    number: at + 1,
                    text: &paper.title,
                    note: paper.kind.clone(),
                    chosen: at == state.paper,
                    ..Card::default()
                };
                if card(ui, ("paper", &paper.key), &shown).clicked() {
                    state.paper = at;
                }
            }
        });
    });
    let room = Rect::from_min_max(pos2(list.max.x + 20.0, rest.min.y), rest.max);
    if let Some(paper) = view.papers.get(state.paper) {
        let width = room.width().min(640.0);
        let sheet = Rect::from_min_size(
            pos2(room.center().x - width / 2.0, room.min.y + 4.0),
            vec2(width, room.height() - 10.0),
        );
        paper_ui(ui, sheet, paper, keys.page);
    }
}

/// The grain of the wood: a few long lines.
fn grain(ui: &Ui, rect: Rect) {
    let stroke = Stroke::new(1.0, faint(*palette().wood_dark, 0.5));
    for line in 0..16 {
        let y = rect.min.y + rect.height() * (line as f32 + 0.5) / 16.0 + ((line * 7) % 5) as f32 * 3.0;
        let bend = ((line * 13) % 7) as f32 - 3.0;
        let points: Vec<Pos2> = (0..=12)
            .map(|step| {
                let part = step as f32 / 12.0;
                pos2(rect.min.x + rect.width() * part, y + bend * (part * 6.0 + line as f32).sin())
            })
            .collect();
        ui.painter().add(Shape::line(points, stroke));
    }
}

/// A sheet: the one below it lies a little askew; what is too long for it scrolls within its edges.
fn paper_ui(ui: &mut Ui, sheet: Rect, paper: &Paper, page: f32) {
    let theme = theme();
    let ink = *theme.ink;
    let below = turned(sheet.translate(vec2(5.0, 3.0)), 0.012);
    let shadow = turned(sheet.translate(vec2(-9.0, 10.0)), 0.004);
    let paint = ui.painter().clone();
    paint.add(Shape::convex_polygon(shadow, faint(*theme.night, 0.45), Stroke::NONE));
    paint.add(Shape::convex_polygon(below, mix(*theme.paper, *theme.night, 0.35), Stroke::new(1.0, faint(ink, 0.4))));
    let ear = 30.0;
    let body = vec![
        sheet.left_top(),
        sheet.right_top() - vec2(ear, 0.0),
        sheet.right_top() + vec2(0.0, ear),
        sheet.right_bottom(),
        sheet.left_bottom(),
    ];
    paint.add(Shape::convex_polygon(body, *theme.paper, Stroke::NONE));
    let fold = vec![
        sheet.right_top() - vec2(ear, 0.0),
        sheet.right_top() + vec2(0.0, ear),
        sheet.right_top() + vec2(-ear * 0.92, ear * 0.86),
    ];
    paint.add(Shape::convex_polygon(fold, mix(*theme.paper, ink, 0.20), Stroke::new(0.8, faint(ink, 0.35))));
    blend(
        &paint,
        Rect::from_min_max(sheet.min, pos2(sheet.min.x + 46.0, sheet.max.y)),
        [faint(ink, 0.16), egui::Color32::TRANSPARENT, faint(ink, 0.22), egui::Color32::TRANSPARENT],
    );
    for hole in [0.22, 0.5, 0.78] {
        let at = pos2(sheet.min.x + 19.0, sheet.min.y + sheet.height() * hole);
        paint.circle_filled(at, 5.5, mix(*palette().wood_dark, *theme.night, 0.3));
        paint.circle_stroke(at, 5.5, Stroke::new(0.8, faint(ink, 0.4)));
    }
    let margin = if sheet.width() < 420.0 { 16.0 } else { 34.0 };
    let inner = Rect::from_min_max(sheet.min + vec2(margin + 14.0, 24.0), sheet.max - vec2(margin * 0.8, 14.0));
    region(ui, inner, "sheet", |ui| {
        ui.visuals_mut().widgets.inactive.bg_fill = mix(*theme.paper, ink, 0.35);
        ui.visuals_mut().extreme_bg_color = mix(*theme.paper, ink, 0.10);
        scroll(ui, ("sheet", &paper.key), page, |ui| {
            let width = ui.available_width();
            write(ui, &paper.kind.to_uppercase(), Cut::Label, mix(*theme.paper, ink, 0.68), width - ear);
            write(ui, &paper.title, Cut::SerifHead, ink, width - ear);
            ui.add_space(2.0);
            let (rule, _) = ui.allocate_exact_size(vec2(width, 6.0), Sense::hover());
            ui.painter().hline(rule.x_range(), rule.min.y, Stroke::new(1.6, ink));
            ui.painter().hline(rule.x_range(), rule.min.y + 3.0, Stroke::new(0.7, ink));
            ui.add_space(8.0);
            for part in paper.text.split('\n').filter(|part| !part.trim().is_empty()) {
                part_ui(ui, part.trim(), width);
            }
            ui.add_space(10.0);
        });
    });
}

/// A part of a paper; `Field: what it says` is set as a form has it.
fn part_ui(ui: &mut Ui, part: &str, width: f32) {
    let ink = *theme().ink;
    let field = part.split_once(": ").filter(|(name, rest)| name.len() < 26 && !name.contains('.') && !rest.is_empty());
    match field {
        Some((name, rest)) if width > 380.0 => {
            let column = 136.0;
            let name_galley = galley(ui, name, Cut::Small, mix(*theme().paper, ink, 0.72), column - 10.0);
            let body = galley(ui, rest, Cut::Serif, ink, width - column);
            let tall = name_galley.size().y.max(body.size().y) + 7.0;
            let (rect, response) = ui.allocate_exact_size(vec2(width, tall), Sense::hover());
            ui.painter().galley(rect.min + vec2(0.0, 3.0), name_galley, ink);
            ui.painter().galley(rect.min + vec2(column, 0.0), body, ink);
            ui.painter().hline(rect.x_range(), rect.max.y - 2.0, Stroke::new(0.6, faint(ink, 0.28)));
            response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, part));
        }
        _ => {
            write(ui, part, Cut::Serif, ink, width);
            ui.add_space(4.0);
        }
    }
}

fn write(ui: &mut Ui, words: &str, cut: Cut, ink: egui::Color32, width: f32) {
    let galley = galley(ui, words, cut, ink, width);
    let prose = cut == Cut::Serif;
    let sense = if prose { hints::sense(ui.ctx(), words) } else { Sense::hover() };
    let (rect, response) = ui.allocate_exact_size(galley.size(), sense);
    ui.painter().galley(rect.min, galley.clone(), ink);
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, words));
    if prose {
        hints::mark(ui, &response, rect.min, &galley, words, ink);
    }
}

fn turned(rect: Rect, angle: f32) -> Vec<Pos2> {
    let centre = rect.center();
    [rect.left_top(), rect.right_top(), rect.right_bottom(), rect.left_bottom()]
        .into_iter()
        .map(|corner| {
            let from = corner - centre;
            centre + vec2(from.x * angle.cos() - from.y * angle.sin(), from.x * angle.sin() + from.y * angle.cos())
        })
        .collect()
}
