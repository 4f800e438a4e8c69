//! The fonts, built into the program: IBM Plex Sans and Serif, and two hands (SIL Open Font License 1.1).

use egui::{FontData, FontDefinitions, FontFamily, FontTweak};
use std::sync::Arc;

const SANS: &[u8] = include_bytes!("../../assets/fonts/IBMPlexSans-Regular.ttf");
const SEMIBOLD: &[u8] = include_bytes!("../../assets/fonts/IBMPlexSans-SemiBold.ttf");
const SERIF: &[u8] = include_bytes!("../../assets/fonts/IBMPlexSerif-Regular.ttf");
const SERIF_MEDIUM: &[u8] = include_bytes!("../../assets/fonts/IBMPlexSerif-Medium.ttf");
const HAND: &[u8] = include_bytes!("../../assets/fonts/Caveat-Medium.ttf");
const SCRIPT: &[u8] = include_bytes!("../../assets/fonts/MarckScript-Regular.ttf");

/// How far the hand is raised so that it stands on the line of the print beside it, in parts of its size.
const HAND_RISE: f32 = -0.17;

/// Gives egui the fonts. The serif and the hands have no Greek, so the sans stands behind every family.
pub fn install(ctx: &egui::Context) {
    ctx.set_fonts(definitions());
}

/// The fonts and their families. The serif has no Greek, so the sans stands behind every family.
pub fn definitions() -> FontDefinitions {
    let mut fonts = FontDefinitions::empty();
    for (name, bytes) in [
        ("sans", SANS),
        ("semibold", SEMIBOLD),
        ("serif", SERIF),
        ("serif-medium", SERIF_MEDIUM),
        ("hand", HAND),
        ("script", SCRIPT),
    ] {
        let rise = if name == "hand" { HAND_RISE } else { 0.0 };
        let data = FontData::from_static(bytes).tweak(FontTweak { y_offset_factor: rise, ..FontTweak::default() });
        fonts.font_data.insert(name.to_owned(), Arc::new(data));
        let mut order = vec![name.to_owned()];
        if name != "sans" {
            order.push("sans".to_owned());
        }
        fonts.families.insert(FontFamily::Name(name.into()), order);
    }
    for family in [FontFamily::Proportional, FontFamily::Monospace] {
        fonts.families.insert(family, vec!["sans".to_owned()]);
    }
    fonts
}
