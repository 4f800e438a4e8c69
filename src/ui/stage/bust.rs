//! A person as a bust behind a table, in the light that falls on them.

use crate::scenario::decode::Spanned;
use crate::scenario::model::Mood;
use crate::scenario::raw::{BeardCut, Build, Clothes, Face, Hair, HairColour, Neckwear, Nose, Portrait};
use crate::ui::art::person::{FOOT, Gaze, SHOULDERS, compose, key};
use crate::ui::art::{parts::VIEW, picture, shades::dusk};
use crate::ui::theme::{faint, mix, theme};
use egui::{Color32, Painter, Pos2, Rect, Shape, pos2, vec2};

/// Draws a person: `foot` is the middle of the lower edge, `unit` the breadth of an average pair of shoulders, `light`
/// how much of the lamp falls on them, from 0 to 1.
pub fn bust(painter: &Painter, foot: Pos2, unit: f32, portrait: &Portrait, mood: Mood, light: f32) {
    turned(painter, foot, unit, portrait, mood, Gaze::Ahead, light);
}

/// Draws a person who looks somewhere.
pub fn turned(painter: &Painter, foot: Pos2, unit: f32, portrait: &Portrait, mood: Mood, gaze: Gaze, light: f32) {
    let scale = unit / SHOULDERS;
    let corner = foot + vec2(VIEW[0] - FOOT[0], VIEW[1] - FOOT[1]) * scale;
    let place = Rect::from_min_size(corner, vec2(VIEW[2], VIEW[3]) * scale);
    let high = at_least(place.height() * painter.pixels_per_point());
    let size = [(high * VIEW[2] / VIEW[3]).round() as u32, high as u32];
    let drawn = picture(painter.ctx(), key(portrait, mood, gaze), size, || compose(portrait, mood, gaze));
    if let Some(texture) = drawn {
        let all = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
        painter.image(texture, place, all, mix(dusk(), Color32::WHITE, light));
    }
}

/// The step of sizes above this many pixels: people of nearly one size share a picture, which is a little larger than it
/// is shown, so that it stays sharp and nobody waits while somebody comes nearer.
fn at_least(pixels: f32) -> f32 {
    const STEP: f32 = 1.16;
    STEP.powf((pixels.max(8.0).ln() / STEP.ln()).ceil()).round()
}

/// Draws head and shoulders of a person into a place, cut at its edges.
pub fn head(painter: &Painter, place: Rect, portrait: &Portrait, mood: Mood, light: f32) {
    let painter = painter.with_clip_rect(place.intersect(painter.clip_rect()));
    let (top, bottom) = (-20.0, 280.0);
    let unit = place.height() * SHOULDERS / (bottom - top);
    let foot = pos2(place.center().x, place.max.y + (FOOT[1] - bottom) * unit / SHOULDERS);
    bust(&painter, foot, unit, portrait, mood, light);
}

/// Somebody of whom the scenario says nothing.
pub fn plain() -> Portrait {
    Portrait {
        skin: Spanned::of(4),
        build: Build::Medium,
        hair: Hair::Short,
        hair_colour: HairColour::Brown,
        wears: Clothes::Shirt,
        accent: Spanned::of(1),
        second: None,
        face: Face::Oval,
        features: None,
        nose: Nose::Straight,
        age_lines: false,
        glasses: false,
        beard: false,
        beard_cut: BeardCut::Trimmed,
        headset: false,
        lanyard: false,
        neckwear: Neckwear::Nothing,
        earrings: false,
        span: Default::default(),
    }
}

/// A soft shadow on the table before a person.
pub fn ground(painter: &Painter, foot: Pos2, unit: f32) {
    let shade = faint(*theme().night, 0.35);
    painter.add(Shape::ellipse_filled(pos2(foot.x - unit * 0.06, foot.y), vec2(unit * 0.5, unit * 0.05), shade));
}
