//! The parts that people are drawn from: one SVG file each under `assets/art/people`, built into the program.

use std::collections::HashMap;
use std::sync::LazyLock;

/// Where the drawing lies, and how large it is: the same in every part.
pub const VIEW: [f32; 4] = [0.0, -40.0, 400.0, 500.0];

/// Lists files by name.
macro_rules! parts {
    ($($name:literal)*) => {
        /// All parts with the text of their files.
        pub const PARTS: &[(&str, &str)] = &[
            $(($name, include_str!(concat!("../../../assets/art/people/", $name, ".svg")))),*
        ];
    };
}

parts! {
    "age" "beard-full-long" "beard-full-oval" "beard-full-round" "beard-full-square" "beard-moustache"
    "beard-trimmed-long" "beard-trimmed-oval" "beard-trimmed-round" "beard-trimmed-square" "brows-soft-angry"
    "brows-soft-calm" "brows-soft-concerned" "brows-soft-relieved" "brows-soft-silent" "brows-soft-thinking"
    "brows-strong-angry" "brows-strong-calm" "brows-strong-concerned" "brows-strong-relieved" "brows-strong-silent"
    "brows-strong-thinking" "clothes-blouse-broad" "clothes-blouse-medium" "clothes-blouse-slim"
    "clothes-hoodie-broad" "clothes-hoodie-broad-back" "clothes-hoodie-medium" "clothes-hoodie-medium-back"
    "clothes-hoodie-slim" "clothes-hoodie-slim-back" "clothes-jacket-broad" "clothes-jacket-broad-over"
    "clothes-jacket-medium" "clothes-jacket-medium-over" "clothes-jacket-slim" "clothes-jacket-slim-over"
    "clothes-polo-broad" "clothes-polo-medium" "clothes-polo-slim" "clothes-pullover-broad" "clothes-pullover-medium"
    "clothes-pullover-slim" "clothes-shirt-broad" "clothes-shirt-medium" "clothes-shirt-slim"
    "clothes-waistcoat-broad" "clothes-waistcoat-broad-over" "clothes-waistcoat-medium"
    "clothes-waistcoat-medium-over" "clothes-waistcoat-slim" "clothes-waistcoat-slim-over" "earrings" "ears"
    "eyes-angry" "eyes-calm" "eyes-concerned" "eyes-relieved" "eyes-silent" "eyes-thinking" "glasses" "hair-afro-back"
    "hair-afro-front" "hair-bald-front" "hair-bob-back" "hair-bob-front" "hair-braids-back" "hair-braids-front"
    "hair-bun-back" "hair-bun-front" "hair-curly-back" "hair-curly-front" "hair-headscarf-back" "hair-headscarf-front"
    "hair-long-back" "hair-long-front" "hair-parted-front" "hair-ponytail-back" "hair-ponytail-front"
    "hair-receding-front" "hair-short-front" "head-long" "head-oval" "head-round" "head-square" "headset" "iris-angry"
    "iris-calm" "iris-concerned" "iris-relieved" "iris-silent" "iris-thinking" "lanyard" "lids-angry" "lines-angry" "lines-concerned" "lines-relieved" "lines-silent" "lines-thinking" "lids-calm"
    "lids-concerned" "lids-relieved" "lids-silent" "lids-thinking" "mouth-soft-angry" "mouth-soft-calm"
    "mouth-soft-concerned" "mouth-soft-relieved" "mouth-soft-silent" "mouth-soft-thinking" "mouth-strong-angry"
    "mouth-strong-calm" "mouth-strong-concerned" "mouth-strong-relieved" "mouth-strong-silent" "mouth-strong-thinking"
    "neck-broad" "neck-medium" "neck-slim" "neckwear-scarf" "neckwear-tie" "neckwear-tie-shirt" "nose-broad"
    "nose-hooked" "nose-small" "nose-straight"
}

static INSIDE: LazyLock<HashMap<&str, &str>> =
    LazyLock::new(|| PARTS.iter().map(|(name, text)| (*name, inside(text))).collect());

/// What is drawn in a part, without the frame of its file and the colours of its preview.
pub fn part(name: &str) -> Option<&'static str> {
    INSIDE.get(name).copied()
}

fn inside(text: &'static str) -> &'static str {
    let body = text.split_once("</style>").map_or(text, |(_, body)| body);
    body.trim_end().trim_end_matches("</svg>").trim()
}
