//! The frame of the workshop: the file and the tabs above, how the file stands, the page, and below what can be done anywhere.

use super::model::{Ask, FileView, StoryView, Tab, WorkshopState, WorkshopView};
use super::{begin, chooser, conditions, file, findings, map, portraits, state as values};
use crate::scenario::model::Backdrop;
use crate::ui::keys::{self, Keys};
use crate::ui::play::GAP;
use crate::ui::stage::scenery;
use crate::ui::tab::tab_ui;
use crate::ui::theme::{Cut, faint, theme};
use crate::ui::widgets::{Dress, button, galley, line_at, region, scroll, text};
use crate::ui::{Intent, UiState};
use egui::{Align2, CornerRadius, Key, Rect, Sense, Stroke, StrokeKind, Ui, WidgetInfo, WidgetType, pos2, vec2};

/// The workshop.
pub fn workshop_ui(ui: &mut Ui, view: &WorkshopView, state: &mut UiState) -> Vec<Intent> {
    let mut intents = Vec::new();
    let mut keys = keys::read(ui.ctx(), &mut intents);
    let full = ui.max_rect();
    let narrow = full.width() < 900.0 || full.height() < 500.0;
    let state = &mut state.workshop;
    if ui.is_enabled() {
        dropped(ui, &mut intents);
        read_keys(ui, view, state, &mut keys, &mut intents);
    }
    let rows = if full.width() < 620.0 { 2.0 } else { 1.0 };
    let head_high = match narrow {
        false => 76.0,
        true if view.file.is_some() && full.width() < 1000.0 => 80.0,
        true => 44.0,
    };
    let band = Rect::from_min_size(full.min, vec2(full.width(), head_high));
    let foot_high = if narrow { 10.0 + 38.0 * rows } else { 60.0 };
    let foot = Rect::from_min_max(pos2(full.min.x, full.max.y - foot_high), full.max);
    head_ui(ui, band, view, state, narrow);
    let mut top = band.max.y;
    if let Some(open) = &view.file {
        let strip = Rect::from_min_size(pos2(full.min.x, top), vec2(full.width(), file::HEIGHT));
        file::standing_ui(ui, strip, open, state);
        top = strip.max.y;
    }
    let page = Rect::from_min_max(pos2(full.min.x, top), pos2(full.max.x, foot.min.y));
    let body = page.shrink2(vec2(GAP, 10.0));
    if view.file.as_ref().is_none_or(|open| open.story.is_none() || state.tab == Tab::Findings) {
        // A desk in the evening behind pages that hold little but words.
        scenery::out_of_focus(ui.painter(), page, Backdrop::Desk, 19 * 60);
    }
    match &view.file {
        None => region(ui, body, "chooser", |ui| chooser::chooser_ui(ui, view, state, &keys, &mut intents)),
        Some(open) => body_ui(ui, body, open, state, narrow, &mut keys, &mut intents),
    }
    ui.painter().rect_filled(foot, CornerRadius::ZERO, *theme().night);
    region(ui, foot.shrink2(vec2(GAP, 6.0)), "workshop foot", |ui| foot_ui(ui, view, narrow, &mut intents));
    intents
}

/// A file that is dropped on the window is opened; while it is held over it, the window says so.
pub fn dropped(ui: &Ui, intents: &mut Vec<Intent>) {
    let files = |input: &egui::InputState| {
        let last = input.raw.dropped_files.last().map(|file| file.path().display().to_string());
        (last, !input.raw.hovered_files.is_empty())
    };
    let (path, held) = ui.input(files);
    intents.extend(path.map(|path| Intent::Workshop(Ask::Open(path))));
    if held {
        let theme = theme();
        let window = ui.ctx().content_rect().shrink(3.0);
        let paint = ui.ctx().layer_painter(egui::LayerId::new(egui::Order::Foreground, ui.id().with("held over it")));
        paint.rect(window, theme.round, faint(*theme.night, 0.72), Stroke::new(3.0, *theme.amber), StrokeKind::Inside);
        let words =
            galley(ui, "Let go, and it is opened in the workshop", Cut::Heading, *theme.amber, window.width() - 40.0);
        paint.galley(window.center() - words.size() / 2.0, words, *theme.amber);
    }
}

fn read_keys(ui: &Ui, view: &WorkshopView, state: &mut WorkshopState, keys: &mut Keys, intents: &mut Vec<Intent>) {
    let plain = |key: Key| {
        let held = |input: &egui::InputState| input.modifiers.command || input.modifiers.alt;
        !ui.ctx().text_edit_focused() && ui.input(|input| !held(input) && input.key_pressed(key))
    };
    let mut ask = |ask: Ask| intents.push(Intent::Workshop(ask));
    if keys.escape {
        keys.escape = false;
        ask(Ask::Leave);
        return;
    }
    let Some(open) = &view.file else { return };
    for tab in Tab::ALL {
        if plain(tab.key()) && state.tab != tab {
            turn_to(state, tab);
            ui.ctx().request_repaint();
        }
    }
    if plain(Key::O) {
        ask(Ask::Other);
    }
    let Some(story) = &open.story else { return };
    let playing = matches!(state.tab, Tab::Map | Tab::State | Tab::Conditions);
    if playing && keys.step != 0 {
        ask(Ask::Step(keys.step as isize));
    }
    if plain(Key::R) && !story.session.over() {
        ask(Ask::Play);
    }
}

/// Turns to a page.
pub fn turn_to(state: &mut WorkshopState, tab: Tab) {
    state.tab = tab;
    state.follow = true;
    state.copied = false;
}

fn head_ui(ui: &mut Ui, band: Rect, view: &WorkshopView, state: &mut WorkshopState, narrow: bool) {
    let theme = theme();
    ui.painter().rect_filled(band, CornerRadius::ZERO, *theme.night);
    ui.painter().hline(band.x_range(), band.max.y - 0.5, Stroke::new(1.0, faint(*theme.amber, 0.5)));
    let two = narrow && band.height() > 60.0;
    let line = if two { Rect::from_min_size(band.min, vec2(band.width(), 44.0)) } else { band };
    let mut room = line.max.x;
    if let Some(open) = &view.file {
        let y = if two { band.max.y - 20.0 } else { line.center().y };
        let mut right = if two { band.min.x + tabs_wide(ui, open) + 12.0 } else { band.max.x - 16.0 };
        right = right.min(band.max.x - 8.0);
        // While there is nothing to rehearse, every page shows what was found.
        let shown = if open.story.is_none() && state.tab != Tab::Findings { Tab::Findings } else { state.tab };
        for tab in Tab::ALL.into_iter().rev() {
            let count = if tab == Tab::Findings { open.findings.len() } else { 0 };
            let (left, response) = tab_ui(ui, pos2(right, y), tab.name(), tab.key(), shown == tab, count);
            if response.clicked() {
                turn_to(state, tab);
                ui.ctx().request_repaint();
            }
            right = left - 5.0;
        }
        if !two {
            room = right;
        }
    }
    let left = band.min.x + GAP;
    let room = room - left - 12.0;
    let (title, path) = match &view.file {
        None => ("The workshop".to_owned(), String::new()),
        Some(open) => (open.story.as_ref().map_or(open.name.clone(), |story| story.title.clone()), open.path.clone()),
    };
    let drawn = if narrow || path.is_empty() {
        line_at(ui, pos2(left, line.center().y), Align2::LEFT_CENTER, &title, Cut::Heading, *theme.text, room)
    } else {
        let drawn = line_at(ui, pos2(left, line.min.y + 9.0), Align2::LEFT_TOP, &title, Cut::Big, *theme.text, room);
        line_at(ui, pos2(left, line.max.y - 9.0), Align2::LEFT_BOTTOM, &path, Cut::Small, *theme.dim, room);
        drawn
    };
    let response = ui.interact(drawn, ui.id().with("workshop title"), Sense::hover());
    let said = if path.is_empty() { title } else { format!("{title}, {path}") };
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, &said));
}

/// How broad all tabs are together.
fn tabs_wide(ui: &Ui, open: &FileView) -> f32 {
    let wide = |words: &str| crate::ui::widgets::galley(ui, words, Cut::Label, *theme().text, 200.0).size().x;
    let all = Tab::ALL.into_iter().map(|tab| {
        let count = if tab == Tab::Findings && !open.findings.is_empty() {
            format!(" {}", open.findings.len())
        } else {
            String::new()
        };
        wide(&format!("{}{count}", tab.name())) + wide(tab.key().symbol_or_name()) + 26.0 + 5.0
    });
    all.sum()
}

fn body_ui(
    ui: &mut Ui,
    body: Rect,
    open: &FileView,
    state: &mut WorkshopState,
    narrow: bool,
    keys: &mut Keys,
    intents: &mut Vec<Intent>,
) {
    if state.tab == Tab::Findings {
        return region(ui, body, "findings", |ui| findings::findings_ui(ui, open, keys.page));
    }
    let Some(story) = &open.story else {
        return region(ui, body, "no story yet", |ui| {
            scroll(ui, "no story yet", keys.page, |ui| nothing_yet(ui, open));
        });
    };
    let steps = story.session.steps().len();
    if state.steps != steps {
        // Where the rehearsal goes, the map follows.
        (state.steps, state.scene, state.follow) = (steps, None, true);
    }
    match state.tab {
        Tab::Map => map::map_ui(ui, body, story, state, narrow, keys, intents),
        Tab::State => region(ui, body, "state", |ui| values::state_ui(ui, story, keys.page)),
        Tab::Conditions => conditions::conditions_ui(ui, body, story, state, narrow, keys.page),
        Tab::Begin => region(ui, body, "begin", |ui| begin::begin_ui(ui, story, state, keys, intents)),
        Tab::Portraits => portraits::portraits_ui(ui, body, story, state, narrow, keys),
        Tab::Findings => {}
    }
}

/// The file was never in order since it was opened.
fn nothing_yet(ui: &mut Ui, open: &FileView) {
    ui.add_space(if ui.available_height() < 340.0 { 2.0 } else { 20.0 });
    text(ui, "There is nothing to rehearse yet", Cut::Heading, *theme().text);
    let words = match open.errors {
        0 => "The file cannot be read.".to_owned(),
        1 => "One mistake keeps the story from being played. Mend it and save, and this page fills at once.".to_owned(),
        more => {
            format!(
                "{more} mistakes keep the story from being played. Mend them and save, and this page fills at once."
            )
        }
    };
    text(ui, &words, Cut::Serif, *theme().dim);
    ui.add_space(12.0);
    findings::list_ui(ui, open);
}

fn foot_ui(ui: &mut Ui, view: &WorkshopView, narrow: bool, intents: &mut Vec<Intent>) {
    ui.spacing_mut().item_spacing = vec2(if narrow { 2.0 } else { 6.0 }, 4.0);
    let row = |ui: &mut Ui| {
        let mut ask = |ask: Ask| intents.push(Intent::Workshop(ask));
        if let Some(story) = view.file.as_ref().and_then(|open| open.story.as_ref()) {
            steps_ui(ui, story, narrow, &mut ask);
        }
        if view.file.is_some()
            && button(ui, if narrow { "File" } else { "Another file" }, "O", Dress::Quiet, true).clicked()
        {
            ask(Ask::Other);
        }
        if button(ui, if narrow { "Leave" } else { "Leave the workshop" }, "Esc", Dress::Quiet, true).clicked() {
            ask(Ask::Leave);
        }
    };
    if narrow {
        ui.horizontal_wrapped(row);
    } else {
        // Side by side all stand on the middle of the line, whatever their height.
        let line = egui::Layout::left_to_right(egui::Align::Center);
        ui.allocate_ui_with_layout(ui.available_size(), line, row);
    }
}

/// The steps of the rehearsal.
fn steps_ui(ui: &mut Ui, story: &StoryView, narrow: bool, ask: &mut impl FnMut(Ask)) {
    let (taken, ahead) = (story.session.steps().len(), story.ahead);
    if button(ui, if narrow { "Back" } else { "Step back" }, "\u{2190}", Dress::Quiet, taken > 0).clicked() {
        ask(Ask::Step(-1));
    }
    if button(ui, if narrow { "On" } else { "Step on" }, "\u{2192}", Dress::Quiet, ahead > 0).clicked() {
        ask(Ask::Step(1));
    }
    let dress = if narrow { Dress::Quiet } else { Dress::Plain };
    if button(ui, if narrow { "Play" } else { "Play from here" }, "R", dress, !story.session.over()).clicked() {
        ask(Ask::Play);
    }
}
