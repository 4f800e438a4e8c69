//! The decision of the change authority: who decides, what, and on what ground in their own words.

use crate::scenario::model::{Decision, Mood};
use crate::ui::PlayView;
use crate::ui::paper::turn::turn;
use crate::ui::play::{GAP, Page, beside, cast_stage, two_columns};
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
        if beside(page.body) {
            let (left, right) = two_columns(page.body);
            region(ui, left, "ruling", |ui| scroll(ui, "ruling", 0.0, |ui| words_ui(ui, view, ruling)));
            let on = right.with_max_y(right.min.y + 42.0);
            region(ui, right.with_min_y(on.max.y + 6.0), "outcome", |ui| {
                scroll(ui, "outcome", 0.0, |ui| outcome_ui(ui, verdict, ruling));
            });
            return region(ui, on, "go on", |ui| button(ui, "Go on", "Enter", Dress::First, true).clicked());
        }
        let foot = body.with_min_y(body.max.y - 42.0);
        region(ui, body.with_max_y(foot.min.y - 4.0), "ruling", |ui| {
            scroll(ui, "ruling", 0.0, |ui| {
                words_ui(ui, view, ruling);
                outcome_ui(ui, verdict, ruling);
            });
        });
        return region(ui, foot, "go on", |ui| button(ui, "Go on", "Enter", Dress::First, true).clicked());
    }
    let side = (body.width() * 0.40).clamp(320.0, 560.0);
    let right = Rect::from_min_max(pos2(body.max.x - side, body.min.y), body.max);
    let left = Rect::from_min_max(pos2(body.min.x + 24.0, body.min.y), pos2(right.min.x - 40.0, body.max.y));
    let foot = Rect::from_min_max(pos2(left.min.x, left.max.y - 44.0), left.max);
    let above = Rect::from_min_max(left.min, pos2(left.max.x, foot.min.y - 8.0));
    region(ui, above, "ruling", |ui| {
        scroll(ui, "ruling", 0.0, |ui| {
            let high = ui.available_height();
            who_ui(ui, view, ruling);
            ui.add_space(6.0);
            ground_ui(ui, ruling, high);
        });
    });
    region(ui, foot, "go on", |ui| {
        scroll(ui, "ruling on", 0.0, |ui| next = button(ui, "Go on", "Enter", Dress::First, true).clicked());
    });
    let signed = ruling.by.and_then(|by| view.person(by)).map(|person| (person.name.as_str(), person.role.as_str()));
    region(ui, right, "outcome", |ui| paper_ui(ui, right, verdict, ruling, signed, view.steps));
    next
}

/// The package as the paper on which it was decided: what was agreed, what fell away, the stamp and the name.
fn paper_ui(
    ui: &mut Ui,
    place: Rect,
    verdict: &VerdictView,
    ruling: &RulingView,
    signed: Option<(&str, &str)>,
    steps: usize,
) {
    let theme = theme();
    let (paper, ink) = (*theme.paper, *theme.ink);
    let pad = vec2(24.0, 16.0);
    let inner = place.width() - 2.0 * pad.x;
    let hue = |of: Color32| mix(of, ink, 0.62);
    let faded = mix(ink, paper, 0.25);
    let mut items: Vec<(String, Option<bool>, Color32)> = if ruling.decision == Decision::Return {
        verdict.with.iter().map(|item| (item.clone(), None, faded)).collect()
    } else {
        let gone = ruling.withdrawn.iter().map(|(item, by)| fallen(item, by.as_deref()));
        let agreed = ruling.agreed.iter().map(|item| (item.clone(), Some(true), ink));
        agreed.chain(gone.map(|words| (words, Some(false), hue(*theme.alarm)))).collect()
    };
    if items.is_empty() {
        items.push(("Nothing was agreed beside it.".to_owned(), None, faded));
    }
    let cut = if items.len() > 7 { Cut::Slip } else { Cut::Serif };
    let lay = |words: &str, colour: Color32| galley(ui, words, cut, colour, inner - 24.0);
    let lines: Vec<_> = items.into_iter().map(|(words, agreed, colour)| (lay(&words, colour), agreed, words)).collect();
    let head = galley(ui, &verdict.window, Cut::SerifHead, ink, inner);
    let body: f32 = lines.iter().map(|(line, ..)| line.size().y + 2.0).sum();
    let name = signed.map(|(name, _)| galley(ui, name, Cut::Script, ink, inner));
    let foot = name.as_ref().map_or(24.0, |name| name.size().y + 26.0);
    let wanted = head.size().y + 8.0 + body + 10.0 + foot.max(54.0) + 2.0 * pad.y;
    let sheet = Rect::from_min_size(place.min, vec2(place.width(), wanted.min(place.height())));
    ui.painter().rect_filled(sheet.translate(vec2(-4.0, 6.0)), CornerRadius::same(2), faint(*theme.night, 0.7));
    ui.painter().rect_filled(sheet, CornerRadius::same(1), paper);
    let below = Rect::from_min_max(pos2(sheet.min.x + pad.x, sheet.max.y - pad.y - foot.max(54.0)), sheet.max - pad);
    let inside = Rect::from_min_max(sheet.min + pad, pos2(sheet.max.x - 12.0, below.min.y - 4.0));
    region(ui, inside, "decided", |ui| {
        super::slip::paper_bars(ui);
        scroll(ui, "decided", 0.0, |ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            let (rect, response) = ui.allocate_exact_size(vec2(inner, head.size().y + 6.0), Sense::hover());
            ui.painter().galley(rect.min, head, ink);
            response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, &verdict.window));
            for (line, agreed, words) in lines {
                let (rect, response) = ui.allocate_exact_size(vec2(inner, line.size().y), Sense::hover());
                let c = pos2(rect.min.x + 8.0, rect.min.y + line.rows.first().map_or(10.0, |row| row.height() * 0.55));
                match agreed {
                    Some(true) => {
                        let tick = vec![c + vec2(-5.0, 0.0), c + vec2(-1.5, 4.0), c + vec2(6.0, -6.0)];
                        ui.painter().line(tick, Stroke::new(2.2, hue(*theme.trust)));
                    }
                    Some(false) => strike(ui, c, hue(*theme.alarm)),
                    None => {
                        ui.painter().line_segment([c - vec2(5.0, 0.0), c + vec2(4.0, 0.0)], Stroke::new(1.5, ink));
                    }
                }
                ui.painter().galley(rect.min + vec2(24.0, 0.0), line, ink);
                response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, &words));
            }
        });
    });
    if let (Some(name), Some((_, role))) = (name, signed) {
        let y = below.max.y - 16.0;
        let wide = (below.width() * 0.5).max(name.size().x + 12.0).min(below.width());
        ui.painter().galley(pos2(below.min.x + 4.0, y - name.size().y + 3.0), name, ink);
        ui.painter().hline(below.min.x..=(below.min.x + wide), y, Stroke::new(1.0, mix(ink, paper, 0.4)));
        let at = pos2(below.min.x, y + 3.0);
        line_at(ui, at, Align2::LEFT_TOP, role, Cut::Small, mix(ink, paper, 0.25), below.width() * 0.62);
    }
    stamp_ui(ui, below, ruling.decision, steps);
}

/// The stamp, set by hand and not quite straight; it comes down on the paper.
fn stamp_ui(ui: &mut Ui, below: Rect, decision: Decision, steps: usize) {
    let theme = theme();
    let (word, hue) = stamp(decision);
    let down = comes_down(ui, steps);
    let hue = mix(hue, *theme.ink, 0.68);
    let letters = galley(ui, word, Cut::Heading, hue, below.width() * 0.9);
    let size = letters.size() + vec2(26.0, 14.0);
    let at = pos2(below.max.x - size.x / 2.0 - 2.0, below.max.y - size.y / 2.0 - 4.0);
    let rect = Rect::from_center_size(at, size);
    let response = ui.interact(rect, ui.id().with("stamp"), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, word));
    let frame = |rect: Rect, wide: f32| {
        let corners = vec![rect.left_top(), rect.right_top(), rect.right_bottom(), rect.left_bottom()];
        egui::Shape::closed_line(corners, Stroke::new(wide, hue))
    };
    let mut shapes = vec![
        egui::Shape::rect_filled(rect, CornerRadius::ZERO, faint(*theme.paper, 0.6)),
        frame(rect, 3.0),
        frame(rect.shrink(5.0), 1.0),
        egui::Shape::galley(rect.min + vec2(13.0, 7.0), letters, hue),
    ];
    turn(&mut shapes, at, -0.05 - 0.12 * (1.0 - down));
    ui.scope(|ui| {
        ui.set_opacity(down);
        ui.painter().extend(shapes);
    });
}

/// How far the stamp has come down, from 0 to 1; without movement it is there at once.
fn comes_down(ui: &Ui, steps: usize) -> f32 {
    let time = ui.ctx().global_style().animation_time;
    if time <= 0.0 {
        return 1.0;
    }
    let id = egui::Id::new("the stamp");
    let last = ui.ctx().data_mut(|data| data.get_temp_mut_or_default::<usize>(id).to_owned());
    if last != steps {
        ui.ctx().data_mut(|data| data.insert_temp(id, steps));
        ui.ctx().request_repaint();
    }
    ui.ctx().animate_bool_with_time(id.with(steps), last == steps, time)
}

fn strike(ui: &Ui, c: egui::Pos2, hue: Color32) {
    for way in [1.0, -1.0] {
        ui.painter().line_segment([c + vec2(-4.5, -4.5 * way), c + vec2(4.5, 4.5 * way)], Stroke::new(2.0, hue));
    }
}

fn fallen(item: &str, by: Option<&str>) -> String {
    match by {
        Some(by) => format!("{item}: {by} withdraws it"),
        None => format!("{item}: falls away"),
    }
}

/// Who decides.
fn who_ui(ui: &mut Ui, view: &PlayView, ruling: &RulingView) {
    let head = match ruling.by.and_then(|by| view.person(by)) {
        Some(person) => format!("{}, {}, decides", person.name, person.role),
        None => "There is no change authority here; the table decides".to_owned(),
    };
    text(ui, &head, Cut::Small, *theme().dim);
}

/// The ground of the decision, in the largest letters for which there is room.
fn ground_ui(ui: &mut Ui, ruling: &RulingView, high: f32) {
    if ruling.say.is_empty() {
        return;
    }
    let (width, theme) = (ui.available_width().min(760.0) - 14.0, theme());
    let lay = |cut: Cut| galley(ui, &ruling.say, cut, *theme.text, width);
    let large = lay(Cut::Decided);
    let body = if large.size().y + 30.0 <= high { large } else { lay(Cut::SerifHead) };
    let (rect, response) = ui.allocate_exact_size(vec2(width + 14.0, body.size().y + 4.0), Sense::hover());
    let bar = Rect::from_min_size(rect.min, vec2(3.0, rect.height()));
    ui.painter().rect_filled(bar, CornerRadius::same(1), stamp(ruling.decision).1);
    ui.painter().galley(rect.min + vec2(14.0, 2.0), body, *theme.text);
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, &ruling.say));
}

/// Who decided, the stamp, and the ground.
pub fn words_ui(ui: &mut Ui, view: &PlayView, ruling: &RulingView) {
    let theme = theme();
    let (word, hue) = stamp(ruling.decision);
    // On a low page the stamp is smaller, so that its ground is seen with it.
    let low = ui.clip_rect().height() < 240.0;
    who_ui(ui, view, ruling);
    let letters = galley(ui, word, if low { Cut::Strong } else { Cut::Big }, hue, ui.available_width() - 28.0);
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
        let body = galley(ui, &ruling.say, if low { Cut::Serif } else { Cut::SerifHead }, *theme.text, width);
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
        piece(ui, &fallen(item, by.as_deref()), *theme.alarm, false);
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
