//! Which page is drawn: the play, the workshop, or the title.

use super::desk::Desk;
use crate::ui::{self, Intent, UiState};
use egui::Ui;

/// Draws the page of this moment and answers what is asked for.
pub fn page_ui(ui: &mut Ui, desk: &Desk, state: &mut UiState) -> Vec<Intent> {
    if let Some(view) = desk.moment(state) {
        return ui::play_ui(ui, &view, state);
    }
    match desk.workshop_view(&state.workshop) {
        Some(view) => ui::workshop_ui(ui, &view, state),
        None => ui::title_ui(ui, &desk.title(), state),
    }
}
