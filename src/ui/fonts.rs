//! The fonts, built into the program: IBM Plex Sans and Serif, and Patrick Hand for notes (SIL Open Font License 1.1).

use egui::{FontData, FontDefinitions, FontFamily};
use std::sync::Arc;

const SANS: &[u8] = include_bytes!("../../assets/fonts/IBMPlexSans-Regular.ttf");
const SEMIBOLD: &[u8] = include_bytes!("../../assets/fonts/IBMPlexSans-SemiBold.ttf");
const SERIF: &[u8] = include_bytes!("../../assets/fonts/IBMPlexSerif-Regular.ttf");
const SERIF_MEDIUM: &[u8] = include_bytes!("../../assets/fonts/IBMPlexSerif-Medium.ttf");
const HAND: &[u8] = include_bytes!("../../assets/fonts/PatrickHand-Regular.ttf");

/// Gives egui the fonts. The serif and the hand have no Greek, so the sans stands behind every family.
pub fn install(ctx: &egui::Context) {
    let mut fonts = FontDefinitions::empty();
    for (name, bytes) in
        [("sans", SANS), ("semibold", SEMIBOLD), ("serif", SERIF), ("serif-medium", SERIF_MEDIUM), ("hand", HAND)]
    {
        fonts.font_data.insert(name.to_owned(), Arc::new(FontData::from_static(bytes)));
        let mut order = vec![name.to_owned()];
        if name != "sans" {
            order.push("sans".to_owned());
        }
        fonts.families.insert(FontFamily::Name(name.into()), order);
    }
    for family in [FontFamily::Proportional, FontFamily::Monospace] {
        fonts.families.insert(family, vec!["sans".to_owned()]);
    }
    ctx.set_fonts(fonts);
}
