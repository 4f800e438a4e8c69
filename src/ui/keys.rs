//! Keys: what was pressed, read once a frame; no shortcut fires while a text field has the focus.

use super::state::{Drawer, UiState};
use super::{Intent, PlayView, coach};
use egui::{Context, Id, Key};

/// What was pressed and still waits for somebody to act on it.
#[derive(Clone, Copy, Default, Debug)]
pub struct Keys {
    /// A number, from 0: the key 1 is 0, the key 0 is 9.
    pub digit: Option<usize>,
    /// Escape.
    pub escape: bool,
    /// F: put forward.
    pub put_forward: bool,
    /// C: to the change authority.
    pub authority: bool,
    /// L: listen, or go back to composing.
    pub listen: bool,
    /// N: anew.
    pub anew: bool,
    /// O: another seed.
    pub other: bool,
    /// B: back to the title.
    pub back: bool,
    /// G: go on from here.
    pub go: bool,
    /// R: the review, at the end.
    pub review: bool,
    /// W: from a rehearsal back to the workshop.
    pub workshop: bool,
    /// Enter, while nothing has the focus: the first thing to do on a page.
    pub enter: bool,
    /// Space or Enter, while nothing has the focus: go on hearing.
    pub go_on: bool,
    /// End: hear all that is left.
    pub end: bool,
    /// Left or right: a step back or on, where a page has steps.
    pub step: i32,
    /// Points to scroll the main text by.
    pub page: f32,
}

const DIGITS: [Key; 10] =
    [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6, Key::Num7, Key::Num8, Key::Num9, Key::Num0];

/// Reads the keys, and carries out at once what is the same on every page.
pub fn read(ctx: &Context, intents: &mut Vec<Intent>) -> Keys {
    follow_focus(ctx);
    let writing = ctx.text_edit_focused();
    let unfocused = ctx.memory(|memory| memory.focused()).is_none();
    ctx.input(|input| {
        let down = |key: Key| input.key_pressed(key);
        if input.modifiers.command {
            if down(Key::Plus) || down(Key::Equals) {
                intents.push(Intent::Scale(1));
            }
            if down(Key::Minus) {
                intents.push(Intent::Scale(-1));
            }
            if down(Key::Num0) {
                intents.push(Intent::Scale(0));
            }
        }
        if down(Key::F11) {
            intents.push(Intent::FullScreen);
        }
        if writing || input.modifiers.command || input.modifiers.alt {
            return Keys { escape: down(Key::Escape) && !writing, ..Keys::default() };
        }
        let page = (input.content_rect().height() * 0.4).max(60.0);
        Keys {
            digit: DIGITS.iter().position(|key| down(*key)),
            escape: down(Key::Escape),
            put_forward: down(Key::F),
            authority: down(Key::C),
            listen: down(Key::L),
            anew: down(Key::N),
            other: down(Key::O),
            back: down(Key::B),
            go: down(Key::G),
            review: down(Key::R),
            workshop: down(Key::W),
            enter: unfocused && down(Key::Enter),
            go_on: unfocused && (down(Key::Enter) || down(Key::Space)),
            end: down(Key::End),
            step: i32::from(down(Key::ArrowRight)) - i32::from(down(Key::ArrowLeft)),
            page: match (down(Key::PageUp), down(Key::PageDown)) {
                (true, _) => page,
                (_, true) => -page,
                _ => 0.0,
            },
        }
    })
}

/// Opens and closes drawers, and takes decisions back.
pub fn drawers(ctx: &Context, view: &PlayView, state: &mut UiState, keys: &mut Keys, intents: &mut Vec<Intent>) {
    if ctx.text_edit_focused() {
        return;
    }
    let (undo, think, wish) = ctx.input(|input| {
        if input.modifiers.command || input.modifiers.alt {
            return (false, false, None);
        }
        let asked = input.events.iter().any(|event| matches!(event, egui::Event::Text(text) if text == "?"));
        let wish = Drawer::ALL.into_iter().find(|drawer| {
            input.key_pressed(drawer.key())
                || (*drawer == Drawer::Help && (asked || input.key_pressed(Key::Questionmark)))
        });
        (input.key_pressed(Key::U), input.key_pressed(Key::H), wish)
    });
    let wrote = std::mem::take(&mut state.search.writing);
    if wrote && keys.escape {
        // It left the field; the next one leaves the drawer.
        keys.escape = false;
    } else if let Some(wish) = wish {
        state.drawer = if state.drawer == Some(wish) { None } else { Some(wish) };
    } else if keys.escape && state.drawer.is_some() {
        state.drawer = None;
        keys.escape = false;
    } else if think && coach::questions(view, state) > 0 {
        coach::ask(view, state);
    } else if undo && view.can_undo {
        intents.push(Intent::Undo);
    }
}

/// Whether the keyboard was used last: then the focus is shown.
pub fn by_keys(ctx: &Context) -> bool {
    ctx.data(|data| data.get_temp(by_keys_id()).unwrap_or(false))
}

/// Shows the focus from now on: a key led to where it is.
pub fn show_focus(ctx: &Context) {
    ctx.data_mut(|data| data.insert_temp(by_keys_id(), true));
}

/// Whether the control that asks shall take the focus: the first one that asks after an arrow was pressed on a page
/// where nothing has it.
pub fn take_focus(ctx: &Context) -> bool {
    ctx.data_mut(|data| data.remove_temp::<bool>(first_id()).unwrap_or(false))
}

fn by_keys_id() -> Id {
    Id::new("by keys")
}

fn first_id() -> Id {
    Id::new("focus first")
}

fn follow_focus(ctx: &Context) {
    let (key, arrow, mouse) = ctx.input(|input| {
        let arrows = [Key::ArrowDown, Key::ArrowUp, Key::ArrowLeft, Key::ArrowRight];
        let arrow = arrows.into_iter().any(|key| input.key_pressed(key));
        let key = arrow || input.key_pressed(Key::Tab);
        (key, arrow, input.pointer.any_pressed())
    });
    if key || mouse {
        ctx.data_mut(|data| data.insert_temp(by_keys_id(), key));
    }
    if arrow && ctx.memory(|memory| memory.focused()).is_none() {
        ctx.data_mut(|data| data.insert_temp(first_id(), true));
        // The arrow leads to the first control, not on from it.
        ctx.memory_mut(|memory| memory.move_focus(egui::FocusDirection::None));
    }
}
