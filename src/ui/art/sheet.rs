//! The contact sheet: people in every mood and two sizes, or everything that a portrait can say.

use super::letters::{Letters, Line};
use super::parts::VIEW;
use super::person::{Gaze, compose};
use crate::scenario::decode::{Spanned, VariantInfo};
use crate::scenario::model::Mood;
use crate::scenario::raw::{BeardCut, Build, Clothes, Face, Features, Hair, HairColour, Neckwear, Nose, Portrait};
use crate::ui::stage::bust::plain;
use crate::ui::theme::{Cut, theme};
use egui::{Align, Color32};
use resvg::tiny_skia::{Color, Paint, Pixmap, PixmapPaint, Rect, Transform};
use resvg::usvg;

/// The six moods, in the order of the sheet.
pub const MOODS: [Mood; 6] = [Mood::Calm, Mood::Concerned, Mood::Angry, Mood::Relieved, Mood::Thinking, Mood::Silent];
/// The height of a large bust, of a small one, and of a silhouette.
const LARGE: f32 = 240.0;
const SMALL: f32 = 108.0;
const SHADOW: f32 = 140.0;
/// The margin of a sheet and the height of a line of words.
const EDGE: f32 = 28.0;
const LINE: f32 = 26.0;
/// Columns of the sheet of presets, and the height of a bust on it.
const COLUMNS: usize = 8;
const PRESET: f32 = 190.0;

/// People by name: six moods in two sizes, where they look, and all of them in black.
pub fn cast(title: &str, people: &[(String, Option<Portrait>)]) -> Pixmap {
    let wide = EDGE * 2.0 + breadth(LARGE) * 6.0 + EDGE + breadth(SMALL) * 3.0;
    let shadows = (wide - EDGE * 2.0) / people.len().max(1) as f32;
    let shadow = SHADOW.min(shadows * VIEW[3] / VIEW[2]);
    let row = LARGE + LINE;
    let high = EDGE * 2.0 + LINE * 2.0 + row * people.len() as f32 + LINE * 2.0 + shadow;
    let mut page = Page::new(wide, high);
    page.words([EDGE, EDGE - 8.0], Align::Min, title, Cut::Heading, *theme().text, wide);
    for (at, mood) in MOODS.iter().enumerate() {
        let x = EDGE + breadth(LARGE) * (at as f32 + 0.5);
        page.words([x, EDGE + LINE], Align::Center, &format!("{mood:?}"), Cut::Small, *theme().dim, wide);
    }
    let base = plain();
    let mut y = EDGE + LINE * 2.0;
    for (name, portrait) in people {
        let portrait = portrait.as_ref().unwrap_or(&base);
        for (at, mood) in MOODS.into_iter().enumerate() {
            page.person([EDGE + breadth(LARGE) * at as f32, y], LARGE, portrait, mood, Gaze::Ahead, 1.0);
            let gaze = [Gaze::Left, Gaze::Ahead, Gaze::Right][at % 3];
            let x = EDGE * 2.0 + breadth(LARGE) * 6.0 + breadth(SMALL) * (at % 3) as f32;
            page.person([x, y + (SMALL + 12.0) * (at / 3) as f32], SMALL, portrait, mood, gaze, 1.0);
        }
        page.words([EDGE, y + LARGE + 2.0], Align::Min, name, Cut::Strong, *theme().amber, wide);
        y += row;
    }
    let ground = Rect::from_xywh(0.0, y + LINE - 8.0, wide, high - y);
    page.fill(ground, *theme().paper);
    for (at, (name, portrait)) in people.iter().enumerate() {
        let portrait = portrait.as_ref().unwrap_or(&base);
        let x = EDGE + shadows * at as f32;
        page.person([x + (shadows - breadth(shadow)) / 2.0, y + LINE], shadow, portrait, Mood::Calm, Gaze::Ahead, 0.0);
        let first = name.split_whitespace().next().unwrap_or(name);
        page.words([x + shadows / 2.0, y + LINE + shadow], Align::Center, first, Cut::Small, *theme().ink, shadows);
    }
    page.pixels
}

/// Every value of every field of a portrait, each on somebody whom it suits.
pub fn presets() -> Pixmap {
    let all = groups();
    let cell = [breadth(PRESET) + 12.0, PRESET + LINE];
    let rows = |line: &[Group]| line.iter().map(|(_, group)| group.len().div_ceil(COLUMNS)).max().unwrap_or(0);
    let high = all.iter().map(|line| LINE * 1.5 + cell[1] * rows(line) as f32).sum::<f32>() + EDGE * 2.0;
    let mut page = Page::new(EDGE * 2.0 + cell[0] * COLUMNS as f32, high);
    let mut y = EDGE;
    for line in &all {
        let mut left = EDGE;
        for (field, group) in line {
            page.words([left, y], Align::Min, field, Cut::Heading, *theme().text, cell[0] * 2.0);
            let top = y + LINE * 1.5;
            for (at, (name, portrait)) in group.iter().enumerate() {
                let x = left + cell[0] * (at % COLUMNS) as f32;
                let y = top + cell[1] * (at / COLUMNS) as f32;
                page.person([x + 6.0, y], PRESET, portrait, Mood::Calm, Gaze::Ahead, 1.0);
                let middle = [x + cell[0] / 2.0, y + PRESET + 2.0];
                page.words(middle, Align::Center, name, Cut::Small, *theme().dim, cell[0]);
            }
            left += cell[0] * group.len() as f32;
        }
        y += LINE * 1.5 + cell[1] * rows(line) as f32;
    }
    page.pixels
}

/// A group of presets: its field, and what can be written there on whom.
type Group = (&'static str, Vec<(String, Portrait)>);

/// All presets by field; fields with few values stand side by side.
pub fn groups() -> Vec<Vec<Group>> {
    let base = plain();
    // Different people, so that one sees the field and not always the same face.
    let on = |at: usize| Portrait {
        skin: Spanned::of([3, 6, 2, 7, 4, 1, 8, 5][at % 8]),
        hair_colour: [HairColour::Brown, HairColour::Black, HairColour::Red, HairColour::Grey][at % 4],
        accent: Spanned::of((at % 12) as u8 + 1),
        ..base.clone()
    };
    let woman = Portrait { hair: Hair::Bob, features: Some(Features::Soft), nose: Nose::Small, ..base.clone() };
    let suit = Portrait { wears: Clothes::Jacket, accent: Spanned::of(6), hair: Hair::Parted, ..base.clone() };
    let bearded = Portrait { beard: true, face: Face::Square, ..base.clone() };
    let hair = each(Hair::VARIANTS, HAIR, |at, hair| Portrait { hair, ..on(at) });
    let hair_colour = each(HairColour::VARIANTS, COLOURS, |at, hair_colour| {
        let hair = [Hair::Short, Hair::Long, Hair::Curly][at % 3];
        Portrait { hair_colour, hair, ..base.clone() }
    });
    let skin = numbers(8, |at, skin| {
        let hair = [Hair::Short, Hair::Bun][at % 2];
        Portrait { skin, hair, hair_colour: HairColour::Black, ..base.clone() }
    });
    let face = each(Face::VARIANTS, FACES, |_, face| Portrait { face, hair: Hair::Receding, ..base.clone() });
    let nose = each(Nose::VARIANTS, NOSES, |_, nose| Portrait { nose, ..base.clone() });
    let features = each(Features::VARIANTS, FEATURES, |_, features| Portrait {
        features: Some(features),
        hair: Hair::Curly,
        ..base.clone()
    });
    let wears = each(Clothes::VARIANTS, CLOTHES, |at, wears| Portrait { wears, ..on(at) });
    let build = each(Build::VARIANTS, BUILDS, |_, build| Portrait { build, ..suit.clone() });
    let accent = numbers(12, |_, accent| Portrait { accent, wears: Clothes::Pullover, ..base.clone() });
    let second = numbers(12, |_, second| Portrait {
        second: Some(second),
        neckwear: Neckwear::Tie,
        wears: Clothes::Waistcoat,
        ..suit.clone()
    });
    let neckwear = each(Neckwear::VARIANTS, NECKWEAR, |_, neckwear| Portrait { neckwear, ..suit.clone() });
    let cut = each(BeardCut::VARIANTS, CUTS, |_, beard_cut| Portrait { beard_cut, ..bearded.clone() });
    let more = [
        ("glasses", Portrait { glasses: true, ..woman.clone() }),
        ("headset", Portrait { headset: true, ..base.clone() }),
        ("lanyard", Portrait { lanyard: true, ..woman.clone() }),
        ("earrings", Portrait { earrings: true, hair: Hair::Bun, ..woman.clone() }),
        ("age_lines", Portrait { age_lines: true, hair_colour: HairColour::Grey, ..suit.clone() }),
    ];
    vec![
        vec![("hair", hair)],
        vec![("hair_colour", hair_colour), ("features", features)],
        vec![("skin", skin)],
        vec![("face", face), ("nose", nose)],
        vec![("wears", wears)],
        vec![("build", build), ("neckwear", neckwear)],
        vec![("accent", accent)],
        vec![("second", second)],
        vec![("beard_cut", cut), ("and", more.map(|(name, portrait)| (name.to_owned(), portrait)).into())],
    ]
}

/// One preset for each number from 1.
fn numbers(most: u8, set: impl Fn(usize, Spanned<u8>) -> Portrait) -> Vec<(String, Portrait)> {
    (1..=most).map(|number| (number.to_string(), set(usize::from(number), Spanned::of(number)))).collect()
}

const HAIR: &[Hair] = &[
    Hair::Bald,
    Hair::Short,
    Hair::Parted,
    Hair::Curly,
    Hair::Long,
    Hair::Bun,
    Hair::Bob,
    Hair::Ponytail,
    Hair::Headscarf,
    Hair::Braids,
    Hair::Afro,
    Hair::Receding,
];
const COLOURS: &[HairColour] =
    &[HairColour::Black, HairColour::Brown, HairColour::Red, HairColour::Fair, HairColour::Grey, HairColour::White];
const FACES: &[Face] = &[Face::Oval, Face::Square, Face::Round, Face::Long];
const NOSES: &[Nose] = &[Nose::Straight, Nose::Broad, Nose::Hooked, Nose::Small];
const FEATURES: &[Features] = &[Features::Soft, Features::Strong];
const CLOTHES: &[Clothes] = &[
    Clothes::Shirt,
    Clothes::Jacket,
    Clothes::Pullover,
    Clothes::Hoodie,
    Clothes::Polo,
    Clothes::Blouse,
    Clothes::Waistcoat,
];
const BUILDS: &[Build] = &[Build::Slim, Build::Medium, Build::Broad];
const NECKWEAR: &[Neckwear] = &[Neckwear::Nothing, Neckwear::Tie, Neckwear::Scarf];
const CUTS: &[BeardCut] = &[BeardCut::Full, BeardCut::Trimmed, BeardCut::Moustache];

/// One preset for each variant, named as it is written.
fn each<T: Copy>(names: &[VariantInfo], all: &[T], set: impl Fn(usize, T) -> Portrait) -> Vec<(String, Portrait)> {
    // A variant that is added to the format and not here would be missing on the sheet.
    assert_eq!(names.len(), all.len(), "the sheet shows every variant");
    let named = names.iter().zip(all).enumerate();
    named.map(|(at, (info, variant))| (info.name.to_owned(), set(at, *variant))).collect()
}

fn breadth(height: f32) -> f32 {
    (height * VIEW[2] / VIEW[3]).round()
}

/// A sheet in the making.
struct Page {
    pixels: Pixmap,
    letters: Letters,
}

impl Page {
    fn new(wide: f32, high: f32) -> Self {
        let mut pixels = Pixmap::new(wide.ceil() as u32, high.ceil() as u32).expect("a sheet has a size");
        pixels.fill(colour(*theme().wall));
        Self { pixels, letters: Letters::default() }
    }

    fn words(&mut self, at: [f32; 2], align: Align, words: &str, cut: Cut, hue: Color32, room: f32) {
        self.letters.write(&mut self.pixels, &Line { at, align, words, cut, hue, room });
    }

    fn fill(&mut self, rect: Option<Rect>, hue: Color32) {
        let Some(rect) = rect else { return };
        let mut paint = Paint::default();
        paint.set_color(colour(hue));
        self.pixels.fill_rect(rect, &paint, Transform::identity(), None);
    }

    /// Draws somebody; in no light they are black.
    fn person(&mut self, at: [f32; 2], height: f32, portrait: &Portrait, mood: Mood, gaze: Gaze, light: f32) {
        let svg = compose(portrait, mood, gaze);
        let tree = usvg::Tree::from_str(&svg, &usvg::Options::default());
        let (Ok(tree), Some(mut own)) = (tree, Pixmap::new(breadth(height) as u32, height as u32)) else { return };
        resvg::render(&tree, Transform::from_scale(height / VIEW[3], height / VIEW[3]), &mut own.as_mut());
        if light == 0.0 {
            for pixel in own.data_mut().chunks_exact_mut(4) {
                pixel[..3].fill(0);
            }
        }
        let paint = PixmapPaint::default();
        self.pixels.draw_pixmap(at[0] as i32, at[1] as i32, own.as_ref(), &paint, Transform::identity(), None);
    }
}

fn colour(hue: Color32) -> Color {
    Color::from_rgba8(hue.r(), hue.g(), hue.b(), 255)
}
