//! What was said, by scene, with a search that goes from hit to hit.

use super::portrait::portrait_ui;
use crate::text::find::hits;
use crate::ui::again::again;
use crate::ui::keys::Keys;
use crate::ui::theme::{Cut, faint, hairline, mix, theme};
use crate::ui::widgets::{Dress, button, focus, galley, ground, label, region, scroll, text};
use crate::ui::{PlayView, UiState, field};
use crate::view::Entry;
use egui::text::{LayoutJob, TextFormat};
use egui::{Align, Color32, CornerRadius, Id, Key, Modifiers, Rect, Sense, Ui, WidgetInfo, WidgetType};
use egui::{pos2, vec2};
use std::ops::Range;

/// The widest that the words may be.
const MEASURE: f32 = 600.0;

/// The field and the scenes, and beside them what was said.
pub fn transcript_ui(ui: &mut Ui, view: &PlayView, state: &mut UiState, keys: &Keys) {
    let full = ui.available_rect_before_wrap();
    let wide = full.width() >= 760.0 && full.height() >= 240.0;
    let found = Found::of(&view.transcript, &state.search.words);
    if !wide {
        let field = Rect::from_min_size(full.min, vec2(full.width(), 40.0));
        region(ui, field, "field", |ui| ui.horizontal_centered(|ui| field_ui(ui, &found, state)));
        let page = Rect::from_min_max(pos2(full.min.x, field.max.y + 4.0), full.max);
        return sheet_ui(ui, page, view, state, keys, &found);
    }
    let side = Rect::from_min_size(full.min, vec2(272.0, full.height()));
    let page = Rect::from_min_max(pos2(side.max.x + 16.0, full.min.y), full.max);
    region(ui, side, "side", |ui| {
        field_ui(ui, &found, state);
        let list = ui.available_rect_before_wrap();
        ground(ui, list);
        region(ui, list.shrink2(vec2(8.0, 10.0)), "scenes", |ui| {
            scroll(ui, "places", 0.0, |ui| {
                label(ui, "WHERE IT WAS SAID");
                scenes_ui(ui, view, state);
            });
        });
    });
    sheet_ui(ui, page, view, state, keys, &found);
}

/// Where the words that are looked for stand: of each entry, in its text; and whether its speaker is meant.
struct Found {
    texts: Vec<Vec<Range<usize>>>,
    /// The entries with hits, each as often as it has hits.
    order: Vec<usize>,
    wanted: bool,
}

impl Found {
    fn of(entries: &[Entry], wanted: &str) -> Self {
        let texts: Vec<Vec<Range<usize>>> = entries.iter().map(|entry| hits(&entry.line.text, wanted)).collect();
        let mut order = Vec::new();
        for (at, entry) in entries.iter().enumerate() {
            let named = !texts[at].is_empty() || !hits(&entry.line.name, wanted).is_empty();
            order.extend(std::iter::repeat_n(at, texts[at].len().max(usize::from(named))));
        }
        Self { texts, order, wanted: !wanted.trim().is_empty() }
    }
}

fn field_id() -> Id {
    Id::new("search the transcript")
}

fn field_ui(ui: &mut Ui, found: &Found, state: &mut UiState) {
    let id = field_id();
    let open = ui.input_mut(|input| {
        let slash = input.key_pressed(Key::Slash) && !input.modifiers.any();
        let asked = slash || input.consume_key(Modifiers::COMMAND, Key::F);
        asked.then(|| input.events.retain(|event| !matches!(event, egui::Event::Text(text) if text == "/"))).is_some()
    });
    if open && !ui.memory(|memory| memory.has_focus(id)) {
        ui.memory_mut(|memory| memory.request_focus(id));
    }
    let count = found.order.len();
    if ui.memory(|memory| memory.has_focus(id)) && found.wanted && count > 0 {
        let back = ui.input_mut(|input| input.consume_key(Modifiers::SHIFT, Key::Enter));
        let on = !back && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
        step(state, count, on, back);
    }
    let width = ui.available_width().min(if ui.available_width() > 400.0 { 260.0 } else { 400.0 });
    let before = state.search.words.clone();
    let (words, hint) = (&mut state.search.words, "Look for a word or a name");
    let response = field::search_ui(ui, id, words, hint, "Search the transcript", width);
    state.search.writing = response.has_focus();
    if before != state.search.words {
        state.search.hit = 0;
        state.search.go = true;
    }
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        let words = match (found.wanted, count) {
            // The field itself says how to begin.
            (false, _) => return,
            (true, 0) => "Nobody has said that".to_owned(),
            (true, count) => format!("{} of {count}", state.search.hit.min(count - 1) + 1),
        };
        let said = galley(ui, &words, Cut::Small, *theme().dim, 150.0);
        let (rect, response) = ui.allocate_exact_size(vec2(said.size().x + 8.0, 28.0), Sense::hover());
        ui.painter().galley(pos2(rect.min.x + 2.0, rect.center().y - said.size().y / 2.0), said, *theme().dim);
        response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, &words));
        if count > 0 && found.wanted {
            let on = button(ui, "Next", "Enter", Dress::Quiet, true).clicked();
            let back = button(ui, "Back", "", Dress::Quiet, true).clicked();
            step(state, count, on, back);
        }
    });
}

fn step(state: &mut UiState, count: usize, on: bool, back: bool) {
    if on || back {
        let here = state.search.hit.min(count - 1);
        state.search.hit = if on { (here + 1) % count } else { (here + count - 1) % count };
        state.search.go = true;
    }
}

/// Stretches of the transcript in one scene and place: the first entry of each.
fn stretches(entries: &[Entry]) -> Vec<usize> {
    let new = |at: &usize| {
        *at == 0 || (&entries[*at].scene, &entries[*at].place) != (&entries[at - 1].scene, &entries[at - 1].place)
    };
    (0..entries.len()).filter(new).collect()
}

fn scenes_ui(ui: &mut Ui, view: &PlayView, state: &mut UiState) {
    ui.spacing_mut().item_spacing.y = 2.0;
    for first in stretches(&view.transcript) {
        let entry = &view.transcript[first];
        let width = ui.available_width();
        let name = galley(ui, &entry.scene, Cut::Body, *theme().text, width - 20.0);
        let when = galley(ui, &entry.when, Cut::Small, *theme().dim, width - 20.0);
        let tall = name.size().y + when.size().y + 10.0;
        let (rect, response) = ui.allocate_exact_size(vec2(width, tall), Sense::click());
        if response.hovered() {
            ui.painter().rect_filled(rect, CornerRadius::same(4), faint(*theme().amber, 0.14));
        }
        let below = name.size().y;
        ui.painter().galley(rect.min + vec2(10.0, 5.0), name, *theme().text);
        ui.painter().galley(rect.min + vec2(10.0, 5.0 + below), when, *theme().dim);
        let said = format!("Go to {}, {}", entry.scene, entry.when);
        response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, true, &said));
        focus(ui, &response, 4);
        if response.clicked() {
            state.search.scene = Some(first);
        }
    }
}

fn sheet_ui(ui: &mut Ui, page: Rect, view: &PlayView, state: &mut UiState, keys: &Keys, found: &Found) {
    ground(ui, page);
    let tight = page.width() < 480.0;
    let inside = page.shrink2(vec2(if tight { 10.0 } else { 22.0 }, 8.0));
    region(ui, inside, "transcript", |ui| {
        let key = Id::new(("transcript", state.opened));
        let area = egui::ScrollArea::vertical().id_salt(key).auto_shrink([false, false]).stick_to_bottom(true);
        let out = area.show(ui, |ui| {
            if keys.page != 0.0 {
                ui.scroll_with_delta(vec2(0.0, keys.page));
            }
            entries_ui(ui, view, state, found, tight);
        });
        crate::ui::widgets::note_scroll(ui.ctx(), out.inner_rect, false);
    });
}

fn entries_ui(ui: &mut Ui, view: &PlayView, state: &mut UiState, found: &Found, tight: bool) {
    ui.spacing_mut().item_spacing.y = 4.0;
    if view.transcript.is_empty() {
        text(ui, "Nothing has been said yet.", Cut::Serif, *theme().text);
    }
    let firsts = stretches(&view.transcript);
    let go = std::mem::take(&mut state.search.go);
    let scene = state.search.scene.take();
    let current = found.order.get(state.search.hit.min(found.order.len().saturating_sub(1))).copied();
    let within = current.map(|entry| {
        let first = found.order.iter().position(|other| *other == entry).unwrap_or(0);
        state.search.hit.min(found.order.len() - 1) - first
    });
    let mut last = None;
    let mut tops = Vec::new();
    for (at, entry) in view.transcript.iter().enumerate() {
        let opens = firsts.binary_search(&at).is_ok();
        if opens {
            let rect = heading_ui(ui, entry, at == 0);
            if scene == Some(at) {
                ui.scroll_to_rect(rect, Some(Align::Min));
            }
            last = None;
        }
        let here = (current == Some(at)).then_some(within).flatten();
        let same = last == Some((entry.line.by, entry.line.player));
        last = Some((entry.line.by, entry.line.player));
        let rect = entry_ui(ui, view, entry, &found.texts[at], here, same, tight);
        tops.push(rect.min.y);
        if go && current == Some(at) {
            ui.scroll_to_rect(rect.expand(30.0), Some(Align::Center));
        }
    }
    if go || scene.is_some() {
        again(ui.ctx());
    }
    ui.add_space(8.0);
    // It opens at its end, with a whole entry at the top.
    let (end, high) = (ui.cursor().min.y, ui.clip_rect().height());
    if let Some(top) = tops.into_iter().find(|top| *top >= end - high).filter(|_| ui.min_rect().height() > high) {
        ui.add_space((top + high - end - ui.spacing().item_spacing.y).max(0.0));
    }
}

/// A scene: its name, and when and where.
fn heading_ui(ui: &mut Ui, entry: &Entry, first: bool) -> Rect {
    let theme = theme();
    if !first {
        ui.add_space(14.0);
    }
    let width = ui.available_width();
    let name = galley(ui, &entry.scene, Cut::Heading, *theme.text, width);
    let place = [entry.when.as_str(), entry.place.as_str()];
    let place: Vec<&str> = place.into_iter().filter(|part| !part.is_empty()).collect();
    let place = galley(ui, &place.join(", "), Cut::Small, *theme.amber, width);
    let tall = name.size().y + place.size().y + 12.0;
    let (rect, response) = ui.allocate_exact_size(vec2(width, tall), Sense::hover());
    let below = name.size().y;
    ui.painter().galley(rect.min, name, *theme.text);
    ui.painter().galley(rect.min + vec2(0.0, below), place, *theme.amber);
    ui.painter().hline(rect.x_range(), rect.max.y - 3.0, egui::Stroke::new(1.0, hairline(0.8)));
    let said = format!("{}, {}, {}", entry.scene, entry.when, entry.place);
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, &said));
    rect
}

/// A line; where the speaker is the one of the line before, their name is not said again.
fn entry_ui(
    ui: &mut Ui,
    view: &PlayView,
    entry: &Entry,
    marks: &[Range<usize>],
    here: Option<usize>,
    same: bool,
    tight: bool,
) -> Rect {
    let theme = theme();
    let line = &entry.line;
    let person = line.by.and_then(|by| view.person(by));
    let (cut, ink) = match (line.player, person.is_some()) {
        (true, _) => (Cut::Body, mix(*theme.text, *theme.amber, 0.25)),
        (false, true) => (Cut::Body, *theme.text),
        _ => (Cut::Serif, *theme.dim),
    };
    let lead = if tight { 0.0 } else { 46.0 };
    let width = ui.available_width();
    let pad = if line.player { 10.0 } else { 0.0 };
    let measure = (width - lead - 2.0 * pad).min(MEASURE);
    let body = ui.painter().layout_job(marked(&line.text, cut, ink, measure, marks, here));
    let named = !same && (line.player || person.is_some());
    let name_hue = if here.is_some() && marks.is_empty() { *theme.text } else { *theme.amber };
    let name = named.then(|| galley(ui, &line.name, Cut::Strong, name_hue, measure));
    let above = if same { 0.0 } else { 6.0 };
    let name_tall = name.as_ref().map_or(0.0, |name| name.size().y + 1.0);
    let mut tall = above + name_tall + body.size().y + if line.player { 12.0 } else { 0.0 };
    if named && person.is_some() && !tight {
        tall = tall.max(above + 42.0);
    }
    let (rect, response) = ui.allocate_exact_size(vec2(width, tall), Sense::hover());
    let mut at = rect.min + vec2(lead, above);
    if line.player {
        let size = vec2(measure + 2.0 * pad, name_tall + body.size().y + 10.0);
        let ground = Rect::from_min_size(at, size);
        ui.painter().rect_filled(ground, CornerRadius::same(4), faint(*theme.amber, 0.09));
        let bar = Rect::from_min_size(ground.min, vec2(3.0, ground.height()));
        ui.painter().rect_filled(bar, CornerRadius::same(1), *theme.amber);
        at += vec2(pad, 5.0);
    } else if let Some(person) = person.filter(|_| named && !tight) {
        let frame = Rect::from_min_size(rect.min + vec2(0.0, above + 1.0), vec2(34.0, 38.0));
        portrait_ui(ui, frame, person, line.mood);
    }
    if let Some(name) = name {
        if here.is_some() && marks.is_empty() {
            let under = Rect::from_min_size(at, name.size()).expand2(vec2(3.0, 0.0));
            ui.painter().rect_filled(under, CornerRadius::same(3), faint(*theme.amber, 0.35));
        }
        ui.painter().galley(at, name, name_hue);
        at.y += name_tall;
    }
    ui.painter().galley(at, body, ink);
    let who = if line.name.is_empty() { String::new() } else { format!("{}: ", line.name) };
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, format!("{who}{}", line.text)));
    rect
}

/// A text with what was found in it marked, the hit one is at more than the others.
fn marked(words: &str, cut: Cut, ink: Color32, width: f32, marks: &[Range<usize>], here: Option<usize>) -> LayoutJob {
    let mut job = LayoutJob::default();
    job.wrap.max_width = width.max(24.0);
    let plain = TextFormat::simple(cut.font(), ink);
    let mut from = 0;
    for (at, mark) in marks.iter().enumerate() {
        job.append(&words[from..mark.start], 0.0, plain.clone());
        let mut hit = plain.clone();
        if here == Some(at) {
            hit.background = *theme().amber;
            hit.color = *theme().night;
        } else {
            hit.background = mix(*theme().panel, *theme().amber, 0.34);
            hit.color = *theme().text;
        }
        job.append(&words[mark.clone()], 0.0, hit);
        from = mark.end;
    }
    job.append(&words[from..], 0.0, plain);
    job
}
