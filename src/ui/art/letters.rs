//! Words on a picture without a window: glyphs of the built-in fonts, laid out and blended by hand.

use crate::ui::fonts;
use crate::ui::theme::Cut;
use egui::epaint::text::{Fonts, TextOptions};
use egui::{Align, Color32};
use resvg::tiny_skia::{Pixmap, PremultipliedColorU8};

/// The fonts, ready to write with.
pub struct Letters(Fonts);

impl Default for Letters {
    fn default() -> Self {
        Self(Fonts::new(TextOptions::default(), fonts::definitions()))
    }
}

/// A line to write.
#[derive(Clone, Copy)]
pub struct Line<'a> {
    /// Its place: the upper edge, and the left end, the middle or the right end.
    pub at: [f32; 2],
    /// Which of these `at` is.
    pub align: Align,
    /// The words.
    pub words: &'a str,
    /// Their weight and cut.
    pub cut: Cut,
    /// Their colour.
    pub hue: Color32,
    /// The most that they may take.
    pub room: f32,
}

impl Letters {
    /// Writes a line, with a sign for what does not fit.
    pub fn write(&mut self, onto: &mut Pixmap, line: &Line) {
        let Line { at, align, words, cut, hue, room } = *line;
        let mut view = self.0.with_pixels_per_point(1.0);
        let mut words = words.to_owned();
        let mut galley = view.layout_no_wrap(words.clone(), cut.font(), hue);
        while galley.size().x > room && words.chars().count() > 2 {
            words.truncate(words.trim_end_matches('…').char_indices().next_back().map_or(0, |(at, _)| at));
            words = format!("{}…", words.trim_end());
            galley = view.layout_no_wrap(words.clone(), cut.font(), hue);
        }
        let left = at[0]
            - match align {
                Align::Min => 0.0,
                Align::Center => galley.size().x / 2.0,
                Align::Max => galley.size().x,
            };
        let atlas = view.image();
        for row in &galley.rows {
            for glyph in row.glyphs.iter().filter(|glyph| !glyph.uv_rect.is_nothing()) {
                let corner = row.pos + glyph.pos.to_vec2() + glyph.uv_rect.offset;
                let (x0, y0) = ((left + corner.x).round() as i32, (at[1] + corner.y).round() as i32);
                let [from, to] = [glyph.uv_rect.min, glyph.uv_rect.max].map(|[x, y]| [usize::from(x), usize::from(y)]);
                for (y, line) in (from[1]..to[1]).zip(y0..) {
                    for (x, column) in (from[0]..to[0]).zip(x0..) {
                        let cover = atlas.pixels[y * atlas.size[0] + x].a();
                        blend(onto, column, line, hue, cover);
                    }
                }
            }
        }
    }
}

/// Lays a colour over a pixel, in part.
fn blend(onto: &mut Pixmap, x: i32, y: i32, hue: Color32, cover: u8) {
    let (Ok(column), Ok(line)) = (u32::try_from(x), u32::try_from(y)) else { return };
    if cover == 0 || column >= onto.width() || line >= onto.height() {
        return;
    }
    let at = (line * onto.width() + column) as usize;
    let under = onto.pixels()[at];
    let part = u32::from(cover);
    let over = |new: u8, old: u8| ((u32::from(new) * part + u32::from(old) * (255 - part)) / 255) as u8;
    let alpha = over(255, under.alpha());
    let [red, green, blue] = [over(hue.r(), under.red()), over(hue.g(), under.green()), over(hue.b(), under.blue())];
    if let Some(mixed) = PremultipliedColorU8::from_rgba(red.min(alpha), green.min(alpha), blue.min(alpha), alpha) {
        onto.pixels_mut()[at] = mixed;
    }
}
