//! What one can say or do: numbered cards with what they take, whose authority they need, and why they are locked.

use super::Intent;
use super::keys::Keys;
use super::widgets::{Card, card};
use crate::view::OptionView;
use egui::Ui;

/// The options, numbered from `from`; the number keys choose.
pub fn options_ui(ui: &mut Ui, options: &[OptionView], from: usize, keys: &mut Keys, intents: &mut Vec<Intent>) {
    for (at, option) in options.iter().enumerate() {
        let number = from + at + 1;
        let note = if option.takes.is_empty() { String::new() } else { format!("Takes {}", option.takes) };
        let badge = option.authority.map(first_capital);
        let shown = Card {
            number,
            text: &option.text,
            note,
            badge: badge.as_deref(),
            locked: option.locked.as_deref(),
            ..Card::default()
        };
        let pressed = card(ui, &option.key, &shown).clicked();
        let struck = keys.digit == Some(number - 1);
        if struck {
            keys.digit = None;
        }
        if (pressed || struck) && option.locked.is_none() {
            intents.push(Intent::Choose(option.id));
        }
    }
}

/// A phrase as the start of a line.
pub fn first_capital(words: &str) -> String {
    let mut chars = words.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}
