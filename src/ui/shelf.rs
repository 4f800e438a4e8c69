//! The shelf on the title: each scenario a book, the one in hand opened with what it is about and the ways in.

use super::art::shades::cloth as art_cloth;
use super::keys::Keys;
use super::model::{Resume, ShelfView, TitleView};
use super::theme::{Cut, faint, hairline, mix, theme};
use super::widgets::{Dress, button, focus, galley, label, text};
use super::{Intent, UiState};
use crate::session::Mode;
use egui::{Color32, CornerRadius, Key, Rect, Response, Sense, Shape, Stroke, StrokeKind, Ui, WidgetInfo, WidgetType};
use egui::{pos2, vec2};

/// The width of a book's back.
const BACK: f32 = 40.0;

/// The shelf, with the book in hand open.
pub fn shelf_ui(ui: &mut Ui, view: &TitleView, state: &mut UiState, keys: &Keys, intents: &mut Vec<Intent>) {
    let struck = keys.digit.filter(|digit| *digit < view.shelf.len());
    if let Some(digit) = struck {
        choose(state, digit);
    }
    state.shelf = state.shelf.min(view.shelf.len().saturating_sub(1));
    if view.shelf.is_empty() {
        text(ui, "The shelf is empty.", Cut::Serif, *theme().dim);
    }
    for (at, item) in view.shelf.iter().enumerate() {
        let open = state.shelf == at;
        ui.spacing_mut().item_spacing.y = 0.0;
        let response = book_ui(ui, at, item, open);
        // Enter on the book in hand opens the play, so that arrows and Enter are enough.
        let entered = response.has_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        if response.clicked() || response.gained_focus() {
            choose(state, at);
        }
        if struck == Some(at) {
            response.scroll_to_me(Some(egui::Align::Min));
        }
        if open {
            inside_ui(ui, at, item, state, keys, entered, intents);
        }
        ui.add_space(10.0);
    }
    if let Some(folder) = &view.own_folder {
        own_ui(ui, folder);
    }
}

fn choose(state: &mut UiState, at: usize) {
    if state.shelf != at {
        state.shelf = at;
        state.sure = false;
    }
}

/// A book lying on the shelf: its back with the number, its title, and a line on it.
fn book_ui(ui: &mut Ui, at: usize, item: &ShelfView, open: bool) -> Response {
    let theme = theme();
    let width = ui.available_width();
    let inner = width - BACK - 28.0;
    let broken = item.error.is_some();
    let title = galley(ui, &item.title, Cut::Heading, if open { *theme.amber } else { *theme.text }, inner);
    let facts = match (&item.error, item.facts.is_empty()) {
        (Some(_), _) => "Cannot be played as it is".to_owned(),
        (None, true) => String::new(),
        (None, false) => item.facts.clone(),
    };
    let pips = if item.difficulty > 0 { 70.0 } else { 0.0 };
    let hue = if broken { *theme.alarm } else { *theme.dim };
    let line = galley(ui, &facts, Cut::Small, hue, inner - pips);
    let played = item.played.as_ref().map(|words| galley(ui, words, Cut::Small, *theme.dim, inner));
    let more = played.as_ref().map_or(0.0, |line| line.size().y + 2.0);
    let tall = title.size().y + line.size().y + more + 24.0;
    let (rect, response) =
        ui.push_id(("shelf", at), |ui| ui.allocate_exact_size(vec2(width, tall), Sense::click())).inner;
    let round = theme.round;
    let corners =
        CornerRadius { nw: round, ne: round, sw: if open { 0 } else { round }, se: if open { 0 } else { round } };
    let fill = match (open, response.hovered()) {
        (true, _) => mix(*theme.raised, *theme.amber, 0.10),
        (_, true) => mix(*theme.raised, *theme.amber, 0.14),
        _ => *theme.raised,
    };
    let edge = if open || response.hovered() { *theme.amber } else { hairline(1.0) };
    ui.painter().rect(rect, corners, fill, Stroke::new(1.0, edge), StrokeKind::Inside);
    back(ui, Rect::from_min_size(rect.min, vec2(BACK, tall)), at, broken, corners);
    let mut spot = rect.min + vec2(BACK + 14.0, 10.0);
    let down = title.size().y + 3.0;
    ui.painter().galley(spot, title, *theme.text);
    spot.y += down;
    let down = line.size().y + 2.0;
    let beside = pos2(spot.x + line.size().x + 12.0, spot.y + 9.0);
    ui.painter().galley(spot, line, hue);
    spot.y += down;
    if item.difficulty > 0 {
        hardness(ui, beside, item.difficulty);
    }
    if let Some(played) = played {
        ui.painter().galley(spot, played, *theme.dim);
    }
    let said: Vec<&str> = [item.title.as_str(), &facts, item.played.as_deref().unwrap_or("")]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect();
    let said = said.join(". ");
    response.widget_info(|| WidgetInfo::selected(WidgetType::Button, ui.is_enabled(), open, &said));
    focus(ui, &response, round);
    response
}

/// The back of a book: cloth, two bands, and its number.
fn back(ui: &Ui, rect: Rect, at: usize, broken: bool, corners: CornerRadius) {
    let theme = theme();
    let cloth = if broken { mix(*theme.raised, *theme.alarm, 0.35) } else { art_cloth(at % 8 + 1) };
    let dark = mix(cloth, *theme.night, 0.35);
    let paint = ui.painter();
    paint.rect_filled(rect, CornerRadius { ne: 0, se: 0, ..corners }, dark);
    let lit = Rect::from_min_max(rect.min + vec2(rect.width() * 0.2, 1.0), pos2(rect.max.x - 8.0, rect.max.y - 1.0));
    paint.rect_filled(lit, CornerRadius::ZERO, mix(cloth, *theme.night, 0.12));
    paint.vline(rect.max.x - 0.5, rect.y_range(), Stroke::new(1.0, faint(*theme.night, 0.7)));
    let band = Stroke::new(1.5, mix(cloth, *theme.amber, 0.6));
    for y in [rect.min.y + 7.0, rect.max.y - 7.0] {
        paint.hline((rect.min.x + 1.0)..=(rect.max.x - 1.0), y, band);
    }
    if at < 10 {
        let plate = Rect::from_center_size(rect.center(), vec2(22.0, 22.0));
        paint.rect_filled(plate, CornerRadius::same(3), *theme.paper);
        let number = galley(ui, &((at + 1) % 10).to_string(), Cut::Label, *theme.ink, 30.0);
        paint.galley(plate.center() - number.size() / 2.0, number, *theme.ink);
    }
}

/// Five marks, as many filled as it is hard.
fn hardness(ui: &Ui, at: egui::Pos2, hard: usize) {
    let theme = theme();
    for mark in 0..5 {
        let rect = Rect::from_center_size(at + vec2(5.0 + 11.0 * mark as f32, 0.0), vec2(7.0, 7.0));
        let (fill, edge) = if mark < hard { (*theme.amber, *theme.amber) } else { (Color32::TRANSPARENT, *theme.dim) };
        ui.painter().rect(rect, CornerRadius::same(1), fill, Stroke::new(1.0, edge), StrokeKind::Inside);
    }
}

/// What is in the book in hand: what it is about, and the ways in.
fn inside_ui(
    ui: &mut Ui,
    at: usize,
    item: &ShelfView,
    state: &mut UiState,
    keys: &Keys,
    entered: bool,
    intents: &mut Vec<Intent>,
) {
    let theme = theme();
    let ground = ui.painter().add(Shape::Noop);
    let width = ui.available_width();
    let top = ui.cursor().min;
    let inside = Rect::from_min_size(top + vec2(16.0, 0.0), vec2(width - 32.0, f32::INFINITY));
    let drawn = ui
        .scope_builder(egui::UiBuilder::new().max_rect(inside), |ui| {
            ui.spacing_mut().item_spacing = vec2(8.0, 6.0);
            ui.add_space(10.0);
            match &item.error {
                Some(error) => broken_ui(
                    ui,
                    "THIS SCENARIO HAS MISTAKES",
                    error,
                    "",
                    "The workshop (W) shows what is wrong with it, and reads it again as you mend it.",
                ),
                None => {
                    text(ui, &item.summary, Cut::Serif, *theme.text);
                    ui.add_space(8.0);
                    way_in_ui(ui, at, item, state, keys, entered, intents);
                }
            }
            ui.add_space(12.0);
        })
        .response
        .rect;
    let rect = Rect::from_min_max(top, pos2(top.x + width, drawn.max.y));
    let corners = CornerRadius { nw: 0, ne: 0, sw: theme.round, se: theme.round };
    let edge = Stroke::new(1.0, faint(*theme.amber, 0.7));
    ui.painter()
        .set(ground, egui::epaint::RectShape::new(rect, corners, faint(*theme.panel, 0.94), edge, StrokeKind::Inside));
}

/// Something that is wrong: what, why, what to do, and where exactly it lies, if that is known.
fn broken_ui(ui: &mut Ui, what: &str, why: &str, place: &str, todo: &str) {
    let theme = theme();
    let bar = ui.painter().add(Shape::Noop);
    let top = ui.cursor().min;
    text(ui, what, Cut::Label, *theme.alarm);
    text(ui, why, Cut::Body, *theme.text);
    text(ui, todo, Cut::Small, *theme.dim);
    if !place.is_empty() {
        text(ui, place, Cut::Small, *theme.dim);
    }
    let rect = Rect::from_min_max(top - vec2(10.0, 0.0), pos2(top.x - 7.0, ui.cursor().min.y - 6.0));
    ui.painter().set(bar, Shape::rect_filled(rect, CornerRadius::same(1), *theme.alarm));
}

fn way_in_ui(
    ui: &mut Ui,
    at: usize,
    item: &ShelfView,
    state: &mut UiState,
    keys: &Keys,
    entered: bool,
    intents: &mut Vec<Intent>,
) {
    let enter = keys.enter || entered;
    // On a low window the way in comes before how it is played, and what is asked before all else.
    let low = ui.ctx().content_rect().height() < 420.0;
    let asks = low && state.sure && matches!(item.resume, Resume::Ready(_));
    if asks {
        label(ui, "GIVE UP THE PLAY UNDER WAY?");
        if button(ui, "Give it up and start anew", "N", Dress::Plain, true).clicked() || keys.anew {
            intents.push(Intent::Start { at, mode: state.mode });
        }
        ui.add_space(4.0);
    }
    let under_way = match &item.resume {
        Resume::Nothing => false,
        Resume::Ready(place) => {
            label(ui, "A PLAY IS UNDER WAY");
            text(ui, place, Cut::Body, *theme().text);
            if button(ui, "Go on", "C", Dress::First, true).clicked() || keys.authority || enter {
                intents.push(Intent::Resume { at });
            }
            ui.add_space(8.0);
            label(ui, "OR ANOTHER PLAY");
            true
        }
        Resume::Broken(broken) => {
            let todo = "Start a new play below. The old file is kept beside it under another name.";
            broken_ui(ui, "THE PLAY THAT WAS UNDER WAY CANNOT GO ON", &broken.why, &broken.detail, todo);
            ui.add_space(6.0);
            false
        }
    };
    if !low {
        modes_ui(ui, state);
        ui.add_space(2.0);
    }
    let (words, dress) = match (under_way, state.sure) {
        (true, false) => ("Start anew", Dress::Plain),
        (true, true) => ("Give up the play under way and start anew", Dress::Plain),
        _ => ("Start", Dress::First),
    };
    if !asks {
        let start = button(ui, words, "N", dress, true);
        if start.clicked() || keys.anew || (enter && !under_way) {
            if under_way && !state.sure {
                state.sure = true;
                start.scroll_to_me(Some(if low { egui::Align::BOTTOM } else { egui::Align::Center }));
            } else {
                intents.push(Intent::Start { at, mode: state.mode });
            }
        }
    }
    if low {
        ui.add_space(2.0);
        modes_ui(ui, state);
    }
    if item.played.is_some() {
        let back = button(ui, "The review of the last play", "R", Dress::Quiet, true).clicked();
        if back || keys.review {
            intents.push(Intent::LookBack { at });
        }
    }
}

/// The two modes side by side, each with a sentence.
fn modes_ui(ui: &mut Ui, state: &mut UiState) {
    let modes = [
        (Mode::Practice, "Practice", "You can take decisions back."),
        (Mode::Challenge, "Challenge", "Nothing can be taken back; today everybody has the same dice."),
    ];
    if !ui.ctx().text_edit_focused() && ui.input(|input| input.key_pressed(Key::M)) {
        state.mode = if state.mode == Mode::Practice { Mode::Challenge } else { Mode::Practice };
    }
    let gap = 8.0;
    let wide = (ui.available_width() - gap) / 2.0;
    let cells = modes.map(|(mode, name, words)| {
        let name = galley(ui, name, Cut::Strong, *theme().text, wide - 52.0);
        let line = galley(ui, words, Cut::Small, *theme().dim, wide - 52.0);
        (mode, name, line, words)
    });
    let tall = cells.iter().map(|(_, name, line, _)| name.size().y + line.size().y).fold(0.0, f32::max) + 16.0;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = gap;
        for (mode, name, line, words) in cells {
            let theme = theme();
            let chosen = state.mode == mode;
            let (rect, response) = ui.allocate_exact_size(vec2(wide, tall), Sense::click());
            let fill =
                if chosen || response.hovered() { mix(*theme.raised, *theme.amber, 0.14) } else { *theme.raised };
            let edge = if chosen { *theme.amber } else { hairline(1.0) };
            ui.painter().rect(rect, CornerRadius::same(theme.round), fill, Stroke::new(1.0, edge), StrokeKind::Inside);
            let spot = rect.min + vec2(20.0, 19.0);
            ui.painter().circle_stroke(spot, 6.5, Stroke::new(1.5, if chosen { *theme.amber } else { *theme.dim }));
            if chosen {
                ui.painter().circle_filled(spot, 3.5, *theme.amber);
            }
            let said = format!("{}. {words}", name.job.text);
            let below = name.size().y;
            ui.painter().galley(rect.min + vec2(38.0, 8.0), name, *theme.text);
            ui.painter().galley(rect.min + vec2(38.0, 8.0 + below), line, *theme.dim);
            response.widget_info(|| WidgetInfo::selected(WidgetType::RadioButton, ui.is_enabled(), chosen, &said));
            focus(ui, &response, theme.round);
            if response.clicked() {
                state.mode = mode;
            }
        }
    });
}

/// Where one's own scenarios go, as long as there are none.
fn own_ui(ui: &mut Ui, folder: &str) {
    let theme = theme();
    let words = format!("Scenarios of your own stand here once their .ron files are in\n{folder}");
    let body = galley(ui, &words, Cut::Small, *theme.dim, ui.available_width() - BACK - 28.0);
    let size = vec2(ui.available_width(), body.size().y + 20.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    let rect = rect.shrink(0.5);
    ui.painter().rect_filled(rect, CornerRadius::ZERO, faint(*theme.night, 0.7));
    let line = Stroke::new(1.0, faint(*theme.dim, 0.7));
    let corners = [rect.left_top(), rect.right_top(), rect.right_bottom(), rect.left_bottom(), rect.left_top()];
    ui.painter().extend(Shape::dashed_line(&corners, line, 5.0, 4.0));
    let at = pos2(rect.min.x + BACK / 2.0 + 2.0, rect.center().y);
    let plus = Stroke::new(1.8, *theme.dim);
    ui.painter().line_segment([at - vec2(7.0, 0.0), at + vec2(7.0, 0.0)], plus);
    ui.painter().line_segment([at - vec2(0.0, 7.0), at + vec2(0.0, 7.0)], plus);
    ui.painter().galley(rect.min + vec2(BACK + 14.0, 10.0), body, *theme.dim);
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, &words));
}
