//! Signatures: each name is written in a hand of its own, always the same one.

use super::inks::inks;
use super::pen::Pen;
use super::turn::{seed_of, uneven};
use crate::ui::theme::Cut;
use egui::text::{LayoutJob, TextFormat};
use egui::{Color32, FontId, Shape, Stroke, pos2, vec2};

/// How somebody writes.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Hand {
    /// Whether the letters are joined and round, rather than quick and upright.
    pub joined: bool,
    /// Whether they lean.
    pub leans: bool,
    /// Size, 1 for the usual one.
    pub size: f32,
    /// How the line rises (less than 0) or falls, in radians.
    pub rise: f32,
    /// Space between letters.
    pub wide: f32,
    /// How hard the pen is pressed.
    pub pressed: f32,
    /// How much larger a capital is.
    pub capital: f32,
    /// What is drawn under the name: nothing, a stroke, a loop.
    pub flourish: u8,
    /// Whether the pen is blue.
    pub blue: bool,
}

/// What the dice for hands start from.
const SEED: u32 = 0x811C_9DC5 ^ 447_755;

/// The hand of a name.
pub fn hand_of(name: &str) -> Hand {
    let seed = name.bytes().fold(SEED, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    let dice = |nth: u32| uneven(seed, nth);
    Hand {
        joined: dice(1) < 0.5,
        leans: dice(2) < 0.45,
        size: 0.88 + 0.30 * dice(3),
        rise: -0.085 + 0.10 * dice(4),
        wide: -0.5 + 2.2 * dice(5) * dice(5),
        pressed: dice(6),
        capital: 1.08 + 0.3 * dice(7),
        flourish: (dice(8) * 3.0) as u8,
        blue: dice(9) < 0.6,
    }
}

/// Signs on a line: `x` is where the line begins, `y` where it lies, `width` how long it is.
pub fn sign(pen: &mut Pen, name: &str, x: f32, y: f32, width: f32, painter: &egui::Painter) {
    let hand = hand_of(name);
    let ink = if hand.blue { *inks().pen_blue } else { *inks().pen_black };
    let mut size = hand.size;
    let mut galley = written(pen, name, &hand, size, ink, painter);
    let most = (width - 12.0).max(20.0) * pen.scale;
    if galley.size().x > most {
        size *= most / galley.size().x;
        galley = written(pen, name, &hand, size, ink, painter);
    }
    let wide = galley.size().x / pen.scale;
    let free = (width - wide).max(0.0);
    let start = x + 4.0 + (free - 8.0).max(0.0) * (0.12 + 0.45 * uneven(seed_of(name), 11));
    // The baseline crosses the ruled line as often as it stands on it.
    let base = galley.rows.first().and_then(|row| row.glyphs.first()).map_or(0.0, |glyph| glyph.pos.y);
    let drop = -3.0 + 3.0 * uneven(seed_of(name), 12) - hand.rise * wide * 0.4;
    let at = pen.at(start, y + drop) - vec2(0.0, base);
    let weight = (0.25 + 0.75 * hand.pressed) * pen.scale.min(1.0) * 0.8;
    for nth in 0..(if hand.pressed > 0.35 { 2 } else { 1 }) {
        let at = at + vec2(weight * nth as f32, 0.0);
        pen.add_text(at, galley.clone(), ink, hand.rise);
    }
    if hand.flourish > 0 {
        flourish(pen, &hand, start, y + drop + 5.0, wide, ink);
    }
}

fn written(
    pen: &Pen,
    name: &str,
    hand: &Hand,
    size: f32,
    ink: Color32,
    painter: &egui::Painter,
) -> std::sync::Arc<egui::Galley> {
    let font = if hand.joined { Cut::Script.font() } else { Cut::Hand.font() };
    let points = font.size * 1.34 * size * pen.scale;
    let mut job = LayoutJob::default();
    job.wrap.max_width = f32::INFINITY;
    for letter in name.chars() {
        let larger = if letter.is_uppercase() { hand.capital } else { 1.0 };
        let format = TextFormat {
            font_id: FontId::new(points * larger, font.family.clone()),
            extra_letter_spacing: hand.wide * pen.scale,
            italics: hand.leans,
            color: ink,
            valign: egui::Align::BOTTOM,
            ..TextFormat::default()
        };
        job.append(letter.encode_utf8(&mut [0; 4]), 0.0, format);
    }
    painter.layout_job(job)
}

/// The stroke under a name: a dash, or one that comes back.
fn flourish(pen: &mut Pen, hand: &Hand, x: f32, y: f32, wide: f32, ink: Color32) {
    let stroke = Stroke::new((0.7 + 0.8 * hand.pressed) * pen.scale, ink);
    let from = x + wide * 0.25;
    let to = x + wide * 1.02;
    let points = (0..=24).map(|step| {
        let part = step as f32 / 24.0;
        let (px, py) = match hand.flourish {
            1 => (from + (to - from) * part, y + 3.0 - 5.0 * part * part),
            _ => {
                let back = (part * 2.0 - 1.0).max(0.0);
                let out = (part * 2.0).min(1.0);
                (
                    from + (to - from) * (out - 0.8 * back),
                    y + 1.0 - 3.0 * out + 7.0 * (back * std::f32::consts::PI * 0.5).sin(),
                )
            }
        };
        pos2(px, py + hand.rise * (px - x))
    });
    let points: Vec<_> = points.map(|point| pen.at(point.x, point.y)).collect();
    pen.shapes.push(Shape::line(points, stroke));
}

#[cfg(test)]
mod tests {
    use super::hand_of;

    #[test]
    fn a_name_has_one_hand_and_the_signers_of_a_record_have_different_ones() {
        let names = ["G. Petrak", "V. Sand", "T. Wren", "H. Brandt", "R. Thorne"];
        let look = |name: &str| {
            let hand = hand_of(name);
            (hand.joined, hand.leans, hand.flourish, hand.blue)
        };
        for (at, name) in names.iter().enumerate() {
            assert_eq!(hand_of(name), hand_of(name));
            for other in &names[at + 1..] {
                assert_ne!(look(name), look(other), "{name} and {other} write alike");
            }
        }
    }
}
