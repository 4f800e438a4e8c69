//! What one can say or do: numbered cards with what they take, whose authority they need, and why they are locked.

use super::Intent;
use super::keys::Keys;
use super::theme::{Cut, faint, theme};
use super::widgets::{Card, card, card_height, galley};
use crate::view::OptionView;
use egui::{Color32, CornerRadius, Rect, Shape, Stroke, StrokeKind, Ui, pos2, vec2};

/// Between one card and the next.
const GAP: f32 = 7.0;

/// The options, numbered from `from`; the number keys choose.
pub fn options_ui(ui: &mut Ui, options: &[OptionView], from: usize, keys: &mut Keys, intents: &mut Vec<Intent>) {
    ui.spacing_mut().item_spacing.y = GAP;
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
    let below = places.iter().filter(|place| place.max.y > seen.max.y + 4.0).count();
    // Where not even the first is seen, it is reading that is under way, and nothing is hidden by surprise.
    if below == 0 || places.first().is_none_or(|first| first.min.y > seen.max.y - 24.0) {
        return;
    }
    let theme = theme();
    let high = 44.0_f32.min(seen.height() / 2.0);
    let (left, right) = (places[0].min.x, places[0].max.x);
    let fade = Rect::from_min_max(pos2(left - 3.0, seen.max.y - high), pos2(right + 3.0, seen.max.y));
    let clear = Color32::TRANSPARENT;
    super::stage::room::blend(ui.painter(), fade, [clear, clear, *theme.wall, *theme.wall]);
    let words = galley(ui, &format!("{below} more below"), Cut::Label, *theme.amber, 300.0);
    let size = words.size() + vec2(40.0, 6.0);
    let pill = Rect::from_min_size(pos2(right - size.x - 4.0, seen.max.y - size.y - 5.0), size);
    let edge = Stroke::new(1.0, faint(*theme.amber, 0.7));
    ui.painter().rect(pill, CornerRadius::same(10), *theme.night, edge, StrokeKind::Inside);
    ui.painter().galley(pill.min + vec2(12.0, 3.0), words, *theme.amber);
    let tip = pos2(pill.max.x - 16.0, pill.center().y + 3.5);
    let arrow = vec![tip, tip + vec2(-4.5, -6.5), tip + vec2(4.5, -6.5)];
    ui.painter().add(Shape::convex_polygon(arrow, *theme.amber, Stroke::NONE));
}

/// A phrase as the start of a line.
pub fn first_capital(words: &str) -> String {
    let mut chars = words.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}
