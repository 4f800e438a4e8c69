//! What one can say or do: numbered cards with what they take, whose authority they need, and why they are locked.

use super::keys::Keys;
use super::widgets::{Card, card, card_height};
use super::{Intent, fold};
use crate::view::OptionView;
use egui::{Rect, Ui};

/// Between one card and the next.
const GAP: f32 = 7.0;
/// As little as may be between them.
const LEAST_GAP: f32 = 3.0;

/// The options, numbered from `from`; the number keys choose.
pub fn options_ui(ui: &mut Ui, options: &[OptionView], from: usize, keys: &mut Keys, intents: &mut Vec<Intent>) {
    ui.spacing_mut().item_spacing.y = gap(ui, options);
    let mut places = Vec::with_capacity(options.len());
    for (at, option) in options.iter().enumerate() {
        let number = from + at + 1;
        let badge = option.authority.map(first_capital);
        let response = card(ui, &option.key, &shown(option, number, badge.as_deref()));
        places.push(response.rect);
        let struck = keys.digit == Some(number - 1);
        if struck {
            keys.digit = None;
        }
        if (response.clicked() || struck) && option.locked.is_none() {
            intents.push(Intent::Choose(option.id));
        }
    }
    more_below(ui, &places);
}

/// The gap between cards: a little less where that spares one from scrolling.
fn gap(ui: &Ui, options: &[OptionView]) -> f32 {
    let over = ui.cursor().min.y + height(ui, options, ui.available_width()) - GAP - ui.clip_rect().max.y;
    let each = over / options.len().saturating_sub(1).max(1) as f32;
    if each <= GAP - LEAST_GAP { GAP - each.max(0.0) } else { GAP }
}

/// The height that the options take in a width.
pub fn height(ui: &Ui, options: &[OptionView], width: f32) -> f32 {
    options.iter().map(|option| card_height(ui, &shown(option, 1, option.authority), width) + GAP).sum()
}

fn shown<'a>(option: &'a OptionView, number: usize, badge: Option<&'a str>) -> Card<'a> {
    Card {
        number,
        text: &option.text,
        note: if option.takes.is_empty() { String::new() } else { format!("Takes {}", option.takes) },
        badge,
        locked: option.locked.as_deref(),
        ..Card::default()
    }
}

/// At the fold: how many of the cards cannot be read to their end.
fn more_below(ui: &Ui, places: &[Rect]) {
    let seen = ui.clip_rect();
    let cut = places.last().is_some_and(|last| last.max.y > seen.max.y + 4.0);
    if !cut || places[0].max.y < seen.min.y {
        return;
    }
    // The mark itself lies over the last line.
    let below = places.iter().filter(|place| place.max.y > seen.max.y - fold::HIGH).count();
    let none = below == places.len() && places[0].min.y > seen.max.y - fold::HIGH;
    let words = match (none, below) {
        (true, 1) => "One thing to do, below".to_owned(),
        (true, _) => format!("{below} to choose from, below"),
        (false, _) => format!("{below} more below"),
    };
    fold::say(ui, words);
}

/// A phrase as the start of a line.
pub fn first_capital(words: &str) -> String {
    let mut chars = words.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}
