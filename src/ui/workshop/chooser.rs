//! No file is open: choose one of one's own folder, write a path, or drop a file on the window; and how one begins.

use super::model::{Ask, WorkshopState, WorkshopView};
use crate::ui::Intent;
use crate::ui::field::path_ui;
use crate::ui::keys::Keys;
use crate::ui::theme::{Cut, faint, mix, theme};
use crate::ui::widgets::{Card, Dress, button, card, galley, label, region, scroll, text};
use egui::{CornerRadius, Id, Key, Rect, Sense, Ui, WidgetInfo, WidgetType, pos2, vec2};

/// The steps on the sheet beside the choice.
const STEPS: [&str; 4] = [
    "In a terminal, `warroom new my-scenario` writes a scenario with comments. It can be played at once.",
    "Open its file here: by its path, from your folder, or by dropping it on this window.",
    "Change it in any editor. Each time you save, this window shows what came of it; what is wrong is marked at its line.",
    "scenarios/README.md explains every field with an example.",
];

/// The page.
pub fn chooser_ui(ui: &mut Ui, view: &WorkshopView, state: &mut WorkshopState, keys: &Keys, intents: &mut Vec<Intent>) {
    let full = ui.available_rect_before_wrap();
    let wide = full.width() > 860.0;
    let left = if wide { full.with_max_x(full.min.x + full.width() * 0.58) } else { full };
    region(ui, left, "choice", |ui| {
        scroll(ui, "choose a file", keys.page, |ui| {
            ui.set_max_width(ui.available_width() - 8.0);
            choice_ui(ui, view, state, keys, intents);
            if !wide {
                ui.add_space(12.0);
                sheet_ui(ui, ui.available_width() - 12.0);
            }
            ui.add_space(10.0);
        });
    });
    if wide {
        let right = Rect::from_min_max(pos2(left.max.x + 36.0, full.min.y + 10.0), full.max - vec2(24.0, 0.0));
        region(ui, right, "how one begins", |ui| {
            scroll(ui, "how one begins", 0.0, |ui| sheet_ui(ui, (ui.available_width() - 16.0).min(460.0)));
        });
    }
}

/// What can be opened.
fn choice_ui(ui: &mut Ui, view: &WorkshopView, state: &mut WorkshopState, keys: &Keys, intents: &mut Vec<Intent>) {
    let mut open = |path: &str| intents.push(Intent::Workshop(Ask::Open(path.to_owned())));
    ui.spacing_mut().item_spacing.y = 8.0;
    text(ui, "Open a scenario that you are writing", Cut::Heading, *theme().text);
    let words = "Beside your editor, this window shows the map of the story, every value as you rehearse it and why it moved, and what a \
                 condition fails on. It never writes to your file.";
    // On a low window the field with its button comes first.
    let low = ui.clip_rect().height() < 300.0;
    if !low {
        text(ui, words, Cut::Serif, *theme().dim);
    }
    if let Some(trouble) = &view.trouble {
        text(ui, trouble, Cut::Body, *theme().alarm);
    }
    ui.add_space(6.0);
    label(ui, "A FILE");
    let id = Id::new("workshop path");
    let wide = ui.available_width() - 4.0;
    let hint = "The path of a .ron file or of its folder";
    let field = path_ui(ui, id, &mut state.path, hint, "Path of a scenario file", wide);
    let entered = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    ui.horizontal_wrapped(|ui| {
        if button(ui, "Open", "Enter", Dress::First, !state.path.trim().is_empty()).clicked() || entered {
            open(&state.path);
        }
        text(ui, "Or drop the file on this window.", Cut::Small, *theme().dim);
    });
    if low {
        text(ui, words, Cut::Serif, *theme().dim);
    }
    ui.add_space(6.0);
    label(ui, "IN YOUR FOLDER");
    for (at, item) in view.library.iter().enumerate() {
        let shown = Card { number: at + 1, text: &item.title, note: item.path.clone(), ..Card::default() };
        if card(ui, ("own scenario", at), &shown).clicked() || keys.digit == Some(at) {
            open(&item.path);
        }
    }
    if view.library.is_empty() {
        let place = match view.folder.as_str() {
            "" => "There is no folder for scenarios of your own on this machine.".to_owned(),
            folder => format!("There is no scenario yet in {folder}."),
        };
        text(ui, &place, Cut::Body, *theme().text);
    }
}

/// How one begins, on a sheet of paper.
fn sheet_ui(ui: &mut Ui, wide: f32) {
    let theme = theme();
    let (paper, ink) = (*theme.paper, *theme.ink);
    let head = galley(ui, "To begin one", Cut::SerifHead, ink, wide - 64.0);
    let steps = STEPS.map(|step| galley(ui, step, Cut::Serif, ink, wide - 92.0));
    let tall = 28.0 + head.size().y + steps.iter().map(|step| step.size().y + 12.0).sum::<f32>() + 24.0;
    let (rect, response) = ui.allocate_exact_size(vec2(wide, tall), Sense::hover());
    for (reach, part) in [(12.0, 0.2), (4.0, 0.35)] {
        let shadow = rect.translate(vec2(-reach * 0.6, reach));
        ui.painter().rect_filled(shadow, CornerRadius::same(2), faint(*theme.night, part));
    }
    ui.painter().rect_filled(rect, CornerRadius::same(2), paper);
    let mut spot = rect.min + vec2(32.0, 24.0);
    let down = head.size().y + 12.0;
    ui.painter().galley(spot, head, ink);
    spot.y += down;
    for (at, step) in steps.into_iter().enumerate() {
        let number = galley(ui, &(at + 1).to_string(), Cut::SerifHead, mix(ink, paper, 0.25), 40.0);
        ui.painter().galley(spot - vec2(0.0, 4.0), number, ink);
        let down = step.size().y + 12.0;
        ui.painter().galley(spot + vec2(28.0, 0.0), step, ink);
        spot.y += down;
    }
    let said = format!("To begin one. {}", STEPS.join(" "));
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, &said));
}
