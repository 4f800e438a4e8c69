//! The strip of class mode over the foot of a play: the vote, the gauges, the cover.

use super::model::ClassState;
use crate::ui::keys::Keys;
use crate::ui::theme::{Cut, mix, theme};
use crate::ui::widgets::{Dress, button, galley, region};
use crate::ui::{PlayView, UiState};
use egui::{Context, CornerRadius, Key, Rect, Stroke, Ui, vec2};

/// The height of the strip.
pub const HEIGHT: f32 = 40.0;

/// Reads the keys of class mode.
pub fn keys(ctx: &Context, view: &PlayView, state: &mut UiState, keys: &mut Keys) {
    let Some(class) = &view.class else { return };
    if ctx.text_edit_focused() {
        return;
    }
    let plain =
        |key: Key| ctx.input(|input| input.key_pressed(key) && !input.modifiers.command && !input.modifiers.alt);
    let can_open = class.vote.is_some() || view.ending.is_some();
    if plain(Key::X) {
        state.class.covered = !state.class.covered;
    } else if state.class.covered {
        if keys.escape || keys.enter {
            state.class.covered = false;
        }
        *keys = Keys::default();
    } else if plain(Key::Y) && can_open {
        state.class.open = !state.class.open;
        state.drawer = None;
    } else if plain(Key::I) {
        state.class.gauges = !state.class.gauges;
    } else if keys.escape && state.class.open {
        state.class.open = false;
        keys.escape = false;
    }
}

/// The strip.
pub fn strip_ui(ui: &mut Ui, rect: Rect, view: &PlayView, state: &mut ClassState, votes: bool) {
    let theme = theme();
    ui.painter().rect_filled(rect, CornerRadius::ZERO, mix(*theme.night, *theme.amber, 0.07));
    ui.painter().hline(rect.x_range(), rect.min.y + 0.5, Stroke::new(1.0, mix(*theme.night, *theme.amber, 0.5)));
    region(ui, rect.shrink2(vec2(16.0, 4.0)), "class strip", |ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        ui.horizontal(|ui| {
            let name = galley(ui, "CLASS", Cut::Label, *theme.amber, 100.0);
            let (place, _) = ui.allocate_exact_size(vec2(name.size().x + 8.0, 30.0), egui::Sense::hover());
            ui.painter().galley(place.left_center() - vec2(0.0, name.size().y / 2.0), name, *theme.amber);
            let total = view.class.as_ref().and_then(|class| class.vote.as_ref()).map_or(0, |vote| vote.total);
            let words = match (state.open, view.ending.is_some(), total) {
                (true, false, _) => "Back to the story".to_owned(),
                (true, true, _) => "Back to the ending".to_owned(),
                (false, true, _) => "Compare the votes".to_owned(),
                (false, false, 0) => "Vote".to_owned(),
                (false, false, 1) => "Vote, one hand".to_owned(),
                (false, false, more) => format!("Vote, {more} hands"),
            };
            if button(ui, &words, "Y", Dress::Quiet, votes).clicked() {
                state.open = !state.open;
            }
            if view.ending.is_none() {
                let words = if state.gauges { "Hide the gauges" } else { "Show the gauges" };
                if button(ui, words, "I", Dress::Quiet, true).clicked() {
                    state.gauges = !state.gauges;
                }
            }
            if button(ui, "Cover", "X", Dress::Quiet, true).clicked() {
                state.covered = true;
            }
        });
    });
}
