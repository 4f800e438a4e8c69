//! Terms of the field in what is read: the first of each on a page is dotted underneath and says what it means.

use super::theme::{Cut, faint, hairline, theme};
use crate::text::glossary::{Found, glossary};
use egui::text::CCursor;
use egui::{Color32, Context, CornerRadius, Galley, Id, Key, LayerId, Modifiers, Order, Pos2, Rect, Response, Sense};
use egui::{Stroke, StrokeKind, Ui, pos2, vec2};
use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::{Arc, Mutex};

/// So many texts are kept with the terms found in them.
const MOST_TEXTS: usize = 512;
/// The widest that an entry is shown.
const WIDEST: f32 = 340.0;

/// What is remembered between passes.
#[derive(Default)]
struct Memory {
    /// What was found in a text, by the text's hash.
    found: HashMap<u64, Arc<[Found]>>,
    /// The pass to which `seen` belongs.
    pass: u64,
    /// The terms on this page, in the order of their coming.
    seen: Vec<usize>,
    /// The line of which an entry is shown by key, and the which it is.
    shown: Option<(Id, usize)>,
}

/// What a line of text is to sense: one with terms can take the focus.
pub fn sense(ctx: &Context, words: &str) -> Sense {
    if found(ctx, words).is_empty() { Sense::hover() } else { Sense::focusable_noninteractive() }
}

/// The terms on the page that was drawn last, in the order of their coming.
pub fn seen(ctx: &Context) -> Vec<usize> {
    with(ctx, |memory| memory.seen.clone())
}

/// Marks the terms of a text that was painted at a place; `response` is that of the line.
pub fn mark(ui: &Ui, response: &Response, at: Pos2, galley: &Galley, words: &str, ink: Color32) {
    let ctx = ui.ctx();
    let new = first_here(ctx, &found(ctx, words));
    for one in &new {
        let hue = faint(ink, 0.75);
        for piece in pieces(galley, one).into_iter().map(|piece| piece.translate(at.to_vec2())) {
            dots(ui, piece, hue);
            let id = response.id.with(("term", one.term, piece.min.y as i32));
            // Touched, not pressed: the line keeps whatever else it senses.
            if ui.interact(piece, id, Sense::hover()).hovered() {
                entry_ui(ui, piece, one.term);
            }
        }
    }
    if response.has_focus() {
        by_key(ui, response, at, galley, &found(ctx, words));
    }
}

/// On a line that has the focus, G shows its terms one after the other.
fn by_key(ui: &Ui, response: &Response, at: Pos2, galley: &Galley, all: &[Found]) {
    if super::keys::by_keys(ui.ctx()) {
        let stroke = Stroke::new(2.0, *theme().amber);
        ui.painter().rect_stroke(response.rect.expand(4.0), CornerRadius::same(4), stroke, StrokeKind::Inside);
    }
    let pressed = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::G));
    let shown = with(ui.ctx(), |memory| {
        if pressed {
            let next = memory.shown.filter(|(id, _)| *id == response.id).map_or(0, |(_, which)| which + 1);
            memory.shown = (next < all.len()).then_some((response.id, next));
        }
        memory.shown.filter(|(id, _)| *id == response.id)
    });
    if let Some(one) = shown.and_then(|(_, which)| all.get(which))
        && let Some(piece) = pieces(galley, one).first()
    {
        entry_ui(ui, piece.translate(at.to_vec2()), one.term);
    }
}

/// Those of the terms that did not stand on this page before.
fn first_here(ctx: &Context, all: &[Found]) -> Vec<Found> {
    let pass = ctx.cumulative_pass_nr();
    with(ctx, |memory| {
        if memory.pass != pass {
            memory.pass = pass;
            memory.seen.clear();
        }
        let mut new = Vec::new();
        for one in all {
            if !memory.seen.contains(&one.term) {
                memory.seen.push(one.term);
                new.push(one.clone());
            }
        }
        new
    })
}

/// The terms of a text, looked for once.
fn found(ctx: &Context, words: &str) -> Arc<[Found]> {
    let mut hasher = DefaultHasher::new();
    words.hash(&mut hasher);
    let key = hasher.finish();
    with(ctx, |memory| {
        if memory.found.len() >= MOST_TEXTS && !memory.found.contains_key(&key) {
            memory.found.clear();
        }
        memory.found.entry(key).or_insert_with(|| glossary().find(words).into()).clone()
    })
}

fn with<R>(ctx: &Context, act: impl FnOnce(&mut Memory) -> R) -> R {
    let memory = ctx.data_mut(|data| data.get_temp_mut_or_default::<Arc<Mutex<Memory>>>(Id::new("hints")).clone());
    // Nothing in here can be half done, so a broken lock is as good as a whole one.
    let mut memory = memory.lock().unwrap_or_else(|broken| broken.into_inner());
    act(&mut memory)
}

/// Where a term stands in a laid-out text: a piece for each row that it touches.
fn pieces(galley: &Galley, one: &Found) -> Vec<Rect> {
    let mut out: Vec<Rect> = Vec::new();
    for letter in one.at.clone() {
        let start = galley.pos_from_cursor(CCursor { index: letter.into(), prefer_next_row: true });
        let end = galley.pos_from_cursor(CCursor { index: (letter + 1).into(), prefer_next_row: false });
        let here = start.union(end);
        match out.last_mut() {
            Some(last) if (last.min.y - here.min.y).abs() < 1.0 => *last = last.union(here),
            _ => out.push(here),
        }
    }
    out
}

fn dots(ui: &Ui, piece: Rect, ink: Color32) {
    let mut x = piece.min.x + 1.0;
    while x < piece.max.x {
        ui.painter().circle_filled(pos2(x, piece.max.y - 0.5), 0.8, ink);
        x += 3.5;
    }
}

/// The entry of a term, on a small panel by the term.
fn entry_ui(ui: &Ui, by: Rect, term: usize) {
    let Some(term) = glossary().terms().get(term) else { return };
    let theme = theme();
    let paint = ui.ctx().layer_painter(LayerId::new(Order::Tooltip, Id::new("hint")));
    let screen = ui.ctx().content_rect().shrink(8.0);
    let width = WIDEST.min(screen.width() - 32.0);
    let lay = |words: &str, cut: Cut, ink: Color32| paint.layout(words.to_owned(), cut.font(), ink, width);
    let parts = [
        lay(&term.term, Cut::Heading, *theme.amber),
        lay(&term.text, Cut::Body, *theme.text),
        lay(&format!("{}. More in the glossary, key G.", term.practice), Cut::Small, *theme.dim),
    ];
    let tall = parts.iter().map(|part| part.size().y + 6.0).sum::<f32>() + 22.0;
    let below = by.max.y + 6.0 + tall <= screen.max.y;
    let top = if below { by.max.y + 6.0 } else { (by.min.y - 6.0 - tall).max(screen.min.y) };
    let left = (by.min.x - 16.0).min(screen.max.x - width - 32.0).max(screen.min.x);
    let panel = Rect::from_min_size(pos2(left, top), vec2(width + 32.0, tall));
    paint.rect_filled(panel.expand(6.0).translate(vec2(0.0, 4.0)), CornerRadius::same(12), faint(*theme.night, 0.5));
    let round = CornerRadius::same(theme.round);
    paint.rect(panel, round, *theme.raised, Stroke::new(1.0, hairline(1.0)), StrokeKind::Inside);
    let bar = Rect::from_min_size(panel.min, vec2(3.0, panel.height()));
    paint.rect_filled(bar, CornerRadius { nw: theme.round, sw: theme.round, ne: 0, se: 0 }, *theme.amber);
    let mut at = panel.min + vec2(16.0, 12.0);
    for part in parts {
        let down = part.size().y + 6.0;
        paint.galley(at, part, *theme.text);
        at.y += down;
    }
}
