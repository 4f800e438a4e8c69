//! A person as one drawing, put together from parts by the parameters of their portrait.

use super::parts::{VIEW, part};
use super::shades::dress;
use crate::scenario::model::Mood;
use crate::scenario::raw::{BeardCut, Clothes, Features, Hair, Neckwear, Portrait};
use std::fmt::{Debug, Write as _};
use std::hash::Hash;

/// The breadth of an average pair of shoulders, in units of the drawing.
pub const SHOULDERS: f32 = 300.0;
/// Where the edge of a table cuts a bust: the middle of it, in units of the drawing.
pub const FOOT: [f32; 2] = [200.0, 430.0];

/// Where somebody looks, as one sees it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Hash)]
pub enum Gaze {
    /// To the left.
    Left,
    /// At the one who looks at them.
    #[default]
    Ahead,
    /// To the right.
    Right,
}

impl Gaze {
    fn side(self) -> f32 {
        match self {
            Self::Left => -1.0,
            Self::Ahead => 0.0,
            Self::Right => 1.0,
        }
    }
}

/// The SVG of a person.
pub fn compose(portrait: &Portrait, mood: Mood, gaze: Gaze) -> String {
    let mut out = String::with_capacity(32 << 10);
    let [x, y, wide, high] = VIEW;
    put(&mut out, format_args!(r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="{x} {y} {wide} {high}">"#));
    let turn = gaze.side();
    let hair = word(portrait.hair);
    // What hangs behind the shoulders.
    head(&mut out, mood, |out| lay(out, &format!("hair-{hair}-back"), -2.0 * turn));
    let clothes = format!("clothes-{}-{}", word(portrait.wears), word(portrait.build));
    lay(&mut out, &format!("{clothes}-back"), 0.0);
    lay(&mut out, &format!("neck-{}", word(portrait.build)), 0.0);
    lay(&mut out, &clothes, 0.0);
    if portrait.neckwear == Neckwear::Tie {
        match portrait.wears {
            Clothes::Shirt => lay(&mut out, "neckwear-tie-shirt", 0.0),
            Clothes::Jacket | Clothes::Waistcoat => lay(&mut out, "neckwear-tie", 0.0),
            Clothes::Pullover | Clothes::Hoodie | Clothes::Polo | Clothes::Blouse => {}
        }
    }
    lay(&mut out, &format!("{clothes}-over"), 0.0);
    if portrait.lanyard {
        lay(&mut out, "lanyard", 0.0);
    }
    if portrait.neckwear == Neckwear::Scarf && portrait.hair != Hair::Headscarf {
        lay(&mut out, "neckwear-scarf", 0.0);
    }
    head(&mut out, mood, |out| face(out, portrait, mood, turn));
    out.push_str("</svg>");
    dress(&out, portrait)
}

/// What tells one drawing from another; two portraits that look the same have the same key.
pub fn key(portrait: &Portrait, mood: Mood, gaze: Gaze) -> impl Hash {
    let Portrait { skin, build, hair, hair_colour, wears, accent, second, face, nose, .. } = portrait;
    let Portrait { glasses, beard, beard_cut, headset, lanyard, neckwear, earrings, age_lines, .. } = portrait;
    (
        ("person", skin.value, *build, *hair, *hair_colour, *wears, accent.value, second.map(|second| second.value)),
        (*face, *nose, features(portrait), *glasses, beard.then_some(*beard_cut), *headset),
        (*lanyard, *neckwear, *earrings, *age_lines, mood, gaze),
    )
}

/// The features: as the portrait says, else as goes with the hair.
fn features(portrait: &Portrait) -> Features {
    portrait.features.unwrap_or(match portrait.hair {
        _ if portrait.beard => Features::Strong,
        Hair::Long | Hair::Bun | Hair::Bob | Hair::Ponytail | Hair::Headscarf | Hair::Braids => Features::Soft,
        Hair::Bald | Hair::Short | Hair::Parted | Hair::Curly | Hair::Afro | Hair::Receding => Features::Strong,
    })
}

/// The head: what lies nearer to the one who looks moves further when it turns.
fn face(out: &mut String, portrait: &Portrait, mood: Mood, turn: f32) {
    let covered = portrait.hair == Hair::Headscarf;
    let (shape, features, feeling) = (word(portrait.face), word(features(portrait)), word(mood));
    if !covered {
        lay(out, "ears", -2.0 * turn);
    }
    lay(out, &format!("head-{shape}"), 2.0 * turn);
    lay(out, &format!("lines-{feeling}"), 8.0 * turn);
    if portrait.beard {
        match portrait.beard_cut {
            BeardCut::Moustache => lay(out, "beard-moustache", 8.0 * turn),
            cut => lay(out, &format!("beard-{}-{shape}", word(cut)), 5.0 * turn),
        }
    }
    lay(out, &format!("eyes-{feeling}"), 8.0 * turn);
    lay(out, &format!("iris-{feeling}"), 11.0 * turn);
    lay(out, &format!("lids-{feeling}"), 8.0 * turn);
    lay(out, &format!("nose-{}", word(portrait.nose)), 10.5 * turn);
    lay(out, &format!("mouth-{features}-{feeling}"), 8.0 * turn);
    if portrait.age_lines {
        lay(out, "age", 7.0 * turn);
    }
    lay(out, &format!("brows-{features}-{feeling}"), 8.0 * turn);
    if portrait.glasses {
        lay(out, "glasses", 8.0 * turn);
    }
    lay(out, &format!("hair-{}-front", word(portrait.hair)), 2.0 * turn);
    if portrait.earrings && !covered {
        lay(out, "earrings", -2.0 * turn);
    }
    if portrait.headset {
        lay(out, "headset", -turn);
    }
}

/// Holds the head as the mood does: raised, lowered, or to one side.
fn head(out: &mut String, mood: Mood, draw: impl FnOnce(&mut String)) {
    let (tilt, drop) = match mood {
        Mood::Calm => (0.0, 0.0),
        Mood::Concerned => (2.5, 1.0),
        Mood::Angry => (-1.5, 3.0),
        Mood::Relieved => (-2.5, -1.5),
        Mood::Thinking => (4.0, 0.0),
        Mood::Silent => (0.0, 4.0),
    };
    // Heads are drawn a little small in their files, so that there is room for hair.
    let (grown, x, y) = (1.14, 200.0, 230.0);
    put(out, format_args!(r#"<g transform="translate(0 {drop}) rotate({tilt} {x} {y}) "#));
    put(out, format_args!(r#"translate({:.2} {:.2}) scale({grown})">"#, x * (1.0 - grown), y * (1.0 - grown)));
    draw(out);
    out.push_str("</g>");
}

/// Lays a part over the others; not everything has every layer.
fn lay(out: &mut String, name: &str, aside: f32) {
    let Some(inside) = part(name) else { return };
    if aside == 0.0 {
        out.push_str(inside);
    } else {
        put(out, format_args!(r#"<g transform="translate({aside} 0)">{inside}</g>"#));
    }
}

fn put(out: &mut String, words: std::fmt::Arguments) {
    // Writing to a string cannot fail.
    let _ = out.write_fmt(words);
}

/// The name of a variant as it stands in the names of files.
fn word(variant: impl Debug) -> String {
    format!("{variant:?}").to_lowercase()
}
