//! The colours of people, read from `assets/theme/people.ron`, and how they dress a drawing.

use crate::scenario::raw::{HairColour, Portrait};
use crate::ui::look::{self, Sight};
use crate::ui::theme::Hue;
use egui::Color32;
use serde::Deserialize;
use std::collections::HashMap;
use std::sync::LazyLock;

/// A skin under one lamp.
#[derive(Deserialize, Debug)]
#[serde(deny_unknown_fields)]
struct Skin {
    base: Hue,
    shade: Hue,
    deep: Hue,
    light: Hue,
    rim: Hue,
    lip: Hue,
    line: Hue,
}

/// Hair under one lamp.
#[derive(Deserialize, Debug)]
#[serde(deny_unknown_fields)]
struct Strands {
    base: Hue,
    shade: Hue,
    light: Hue,
    rim: Hue,
    brow: Hue,
}

/// Cloth under one lamp.
#[derive(Deserialize, Debug)]
#[serde(deny_unknown_fields)]
struct Cloth {
    base: Hue,
    shade: Hue,
    deep: Hue,
    light: Hue,
    rim: Hue,
}

/// All of them.
#[derive(Deserialize, Debug)]
#[serde(deny_unknown_fields)]
struct Shades {
    /// Skins, 1 to 8.
    skins: Vec<Skin>,
    /// Hair: black, brown, red, fair, grey, white.
    hairs: Vec<Strands>,
    /// Clothes, 1 to 12.
    cloths: Vec<Cloth>,
    /// For each of the clothes the number of the colour that goes with it.
    pairs: Vec<u8>,
    /// What is the same on everybody, by class.
    things: Vec<(String, Hue)>,
    /// What everything is tinted with where the lamp does not reach.
    dusk: Hue,
}

static SHADES: LazyLock<[Shades; 4]> = LazyLock::new(|| {
    let text = include_str!("../../../assets/theme/people.ron");
    let read = |sight| look::reading(sight, || ron::from_str(text)).expect("assets/theme/people.ron holds colours");
    Sight::ALL.map(read)
});

/// The colours, as the eyes see them for which this thread draws.
fn shades() -> &'static Shades {
    &SHADES[look::now().sight as usize]
}

/// The colour of a cloth, 1 to 12.
pub fn cloth(number: usize) -> Color32 {
    *pick(&shades().cloths, u8::try_from(number).unwrap_or(1)).base
}

/// Classes that draw a line, and the class whose colour it has.
const LINES: [(&str, &str); 9] = [
    ("wire", "metal"),
    ("wire-rim", "metal-rim"),
    ("crease", "skin-deep"),
    ("seam", "cloth-deep"),
    ("seam-light", "cloth-light"),
    ("strand", "hair-shade"),
    ("strand-mid", "hair"),
    ("strand-light", "hair-light"),
    ("strand-rim", "hair-rim"),
];
/// Classes that let through what lies behind, in percent.
const GLASS: [(&str, u32); 2] = [("lens", 10), ("lens-shade", 25)];

/// The colour of what lies away from the lamp.
pub fn dusk() -> Color32 {
    *shades().dusk
}

/// A drawing with the colours of a person for its classes: attributes, since a style sheet takes longer to read.
pub fn dress(drawing: &str, portrait: &Portrait) -> String {
    const CLASS: &str = "class=\"";
    let all = attributes(portrait);
    let mut out = String::with_capacity(drawing.len() * 9 / 8);
    let mut rest = drawing;
    while let Some(at) = rest.find(CLASS) {
        out.push_str(&rest[..at]);
        let (class, after) = rest[at + CLASS.len()..].split_once('"').unwrap_or_default();
        out.push_str(all.get(class).map_or("", String::as_str));
        rest = after;
    }
    out.push_str(rest);
    out
}

/// How each class is drawn.
fn attributes(portrait: &Portrait) -> HashMap<&'static str, String> {
    let colours = classes(portrait);
    let hue = |of: &str| colours.iter().find(|(name, _)| *name == of).map_or(dusk(), |(_, colour)| *colour);
    let lines = LINES.iter().map(|(name, of)| (*name, format!(r#"fill="none" stroke="{}""#, hex(hue(of)))));
    let fills = colours.iter().map(|(name, colour)| {
        let part = GLASS.iter().find(|(glass, _)| glass == name).map_or(100, |(_, part)| *part);
        let fill = hex(*colour);
        let glass = if part < 100 { format!(r#" fill-opacity="0.{part}""#) } else { String::new() };
        (*name, format!(r#"fill="{fill}"{glass}"#))
    });
    fills.chain(lines).collect()
}

/// The names of all classes that a part may use.
pub fn known() -> Vec<&'static str> {
    let plain = crate::ui::stage::bust::plain();
    let mut all: Vec<&str> = classes(&plain).into_iter().map(|(name, _)| name).collect();
    all.extend(LINES.iter().map(|(name, _)| *name));
    all
}

fn classes(portrait: &Portrait) -> Vec<(&'static str, Color32)> {
    let shades = shades();
    let skin = pick(&shades.skins, *portrait.skin);
    let hair = pick(
        &shades.hairs,
        match portrait.hair_colour {
            HairColour::Black => 1,
            HairColour::Brown => 2,
            HairColour::Red => 3,
            HairColour::Fair => 4,
            HairColour::Grey => 5,
            HairColour::White => 6,
        },
    );
    let cloth = pick(&shades.cloths, *portrait.accent);
    let second = portrait.second.map_or_else(|| *pick(&shades.pairs, *portrait.accent), |second| second.value);
    let trim = pick(&shades.cloths, second);
    let mut out = vec![
        ("skin", *skin.base),
        ("skin-shade", *skin.shade),
        ("skin-deep", *skin.deep),
        ("skin-light", *skin.light),
        ("skin-rim", *skin.rim),
        ("lip", *skin.lip),
        ("line", *skin.line),
        ("hair", *hair.base),
        ("hair-shade", *hair.shade),
        ("hair-light", *hair.light),
        ("hair-rim", *hair.rim),
        ("brow", *hair.brow),
        ("cloth", *cloth.base),
        ("cloth-shade", *cloth.shade),
        ("cloth-deep", *cloth.deep),
        ("cloth-light", *cloth.light),
        ("cloth-rim", *cloth.rim),
        ("trim", *trim.base),
        ("trim-shade", *trim.shade),
        ("trim-deep", *trim.deep),
        ("trim-light", *trim.light),
        ("trim-rim", *trim.rim),
    ];
    out.extend(shades.things.iter().map(|(name, hue)| (name.as_str(), **hue)));
    out
}

/// A value of a list that is counted from 1; the nearest end where it is too short.
fn pick<T>(list: &[T], number: u8) -> &T {
    &list[usize::from(number).clamp(1, list.len()) - 1]
}

fn hex(colour: Color32) -> String {
    format!("#{:02x}{:02x}{:02x}", colour.r(), colour.g(), colour.b())
}
