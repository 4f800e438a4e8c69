//! The root of every pass: the look, the page, the notice over it, and what is laid over it with the focus kept in.

use super::model::{Around, Overlay};
use super::{credits, frame, glossary, notice, pause, settings};
use crate::ui::again::again;
use crate::ui::theme::{self, faint};
use crate::ui::widgets::region;
use crate::ui::{Intent, UiState, help, hints, keys};
use egui::{CornerRadius, Event, Key, Ui};

/// The page with all that stands around it. The window has been cleared with the theme's `wall`, so that no page lays its
/// ground again: where the processor draws, each layer as large as the window takes a third of a frame.
pub fn root_ui(
    ui: &mut Ui,
    around: &Around,
    state: &mut UiState,
    page: impl FnOnce(&mut Ui, &mut UiState) -> Vec<Intent>,
) -> Vec<Intent> {
    let ctx = ui.ctx().clone();
    theme::follow(&ctx, around.prefs.look(), around.prefs.reduced_motion || around.by_processor);
    ui.set_style(ctx.global_style());
    state.line_by_line = around.prefs.line_by_line;
    state.coach = around.prefs.coach;
    let mut intents = Vec::new();
    if around.notice.is_some() && notice::answered(&ctx) {
        intents.push(Intent::Noticed);
    }
    let full = ui.max_rect();
    let struck = ctx.input(|input| input.events.iter().any(|event| matches!(event, Event::Key { pressed: true, .. })));
    if let Some(overlay) = state.overlay {
        let fresh = turned_to(&ctx, state, Some(overlay));
        // The page below is seen and neither heard nor touched: its keys are kept from it, and nothing of it takes focus.
        let events = ctx.input_mut(|input| std::mem::take(&mut input.events));
        region(ui, full, "page", |ui| {
            ui.visuals_mut().disabled_alpha = 1.0;
            ui.disable();
            page(ui, state)
        });
        ctx.input_mut(|input| input.events = events);
        ui.painter().rect_filled(full, CornerRadius::ZERO, faint(*theme::theme().night, 0.8));
        region(ui, full, "overlay", |ui| {
            if around.notice.is_some() {
                ui.visuals_mut().disabled_alpha = 1.0;
                ui.disable();
            }
            overlay_ui(ui, overlay, around, state, fresh, &mut intents);
        });
    } else {
        turned_to(&ctx, state, None);
        intents.extend(region(ui, full, "page", |ui| {
            if around.notice.is_some() {
                // It is seen as it is, and waits.
                ui.visuals_mut().disabled_alpha = 1.0;
                ui.disable();
            }
            page(ui, state)
        }));
        open_by_key(&ctx, around, state);
        // Escape takes the focus away before it opens something: what had it before is what gets it back.
        if state.overlay.is_none() {
            state.aside.focused = ctx.memory(|memory| memory.focused());
        }
    }
    if let Some(notice) = around.notice.as_deref()
        && notice::notice_ui(ui, full, notice)
    {
        intents.push(Intent::Noticed);
    }
    if state.overlay != state.aside.shown {
        if struck && state.overlay.is_some() {
            keys::show_focus(&ctx);
        }
        again(&ctx);
    }
    intents
}

/// Notices that another page lies on top: the focus goes into it, and at the end back to where it was.
fn turned_to(ctx: &egui::Context, state: &mut UiState, now: Option<Overlay>) -> bool {
    let aside = &mut state.aside;
    let before = std::mem::replace(&mut aside.shown, now);
    if before == now {
        return false;
    }
    if before.is_none() {
        aside.back = aside.focused;
    }
    let held = ctx.memory(|memory| memory.focused());
    if let Some(held) = held {
        ctx.memory_mut(|memory| memory.surrender_focus(held));
    }
    if let (None, Some(back)) = (now, aside.back) {
        ctx.memory_mut(|memory| memory.request_focus(back));
    }
    true
}

/// Keys that open something wherever one is, if the page had no use for them.
fn open_by_key(ctx: &egui::Context, around: &Around, state: &mut UiState) {
    if ctx.text_edit_focused() || state.overlay.is_some() {
        return;
    }
    let plain = |key| ctx.input(|input| !input.modifiers.command && !input.modifiers.alt && input.key_pressed(key));
    if plain(Key::G) {
        glossary::open(state, hints::seen(ctx));
    } else if around.standing.is_none() {
        let asked =
            ctx.input(|input| input.events.iter().any(|event| matches!(event, Event::Text(text) if text == "?")));
        let wish = Overlay::PAGES.into_iter().find(|page| plain(page.key().0) || (*page == Overlay::Keys && asked));
        state.overlay = wish;
    }
}

fn overlay_ui(
    ui: &mut Ui,
    overlay: Overlay,
    around: &Around,
    state: &mut UiState,
    fresh: bool,
    intents: &mut Vec<Intent>,
) {
    let keys = keys::read(ui.ctx(), intents);
    let closed = frame::panel_ui(ui, overlay, |ui| match overlay {
        Overlay::Pause => pause::pause_ui(ui, around, state, &keys, fresh, intents),
        Overlay::Settings => settings::settings_ui(ui, around, state, &keys, fresh, intents),
        Overlay::Glossary => glossary::glossary_ui(ui, state, &keys, fresh),
        Overlay::Keys => help::page_ui(ui, &keys),
        Overlay::Credits => credits::credits_ui(ui, state, &keys, fresh),
    });
    if closed || keys.escape {
        close(state, overlay);
    }
}

/// Closes a page: back to the pause if it was opened there.
fn close(state: &mut UiState, overlay: Overlay) {
    if state.overlay != Some(overlay) {
        return;
    }
    let to_pause = overlay != Overlay::Pause && std::mem::take(&mut state.aside.paused);
    state.overlay = to_pause.then_some(Overlay::Pause);
    if overlay == Overlay::Pause {
        state.aside.pause_at = 0;
    }
}
