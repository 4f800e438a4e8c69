//! The faces of a document, and words shaped in them: measured once, and drawn as they were measured.

use krilla::text::{Font, GlyphId, KrillaGlyph};
use rustybuzz::UnicodeBuffer;
use std::collections::BTreeSet;

/// Which face.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Which {
    /// For reading.
    Regular,
    /// For heads.
    Bold,
    /// For titles.
    Title,
    /// For what somebody said.
    Quote,
}

/// The faces.
pub struct Faces {
    all: [Face; 4],
}

struct Face {
    shaper: rustybuzz::Face<'static>,
    font: Font,
}

impl Faces {
    /// The project's own faces; `None` would be a bug of the build.
    pub fn new() -> Option<Self> {
        let face = |bytes: &'static [u8]| {
            Some(Face { shaper: rustybuzz::Face::from_slice(bytes, 0)?, font: Font::new(bytes.into(), 0)? })
        };
        Some(Self {
            all: [
                face(include_bytes!("../../../assets/fonts/IBMPlexSans-Regular.ttf"))?,
                face(include_bytes!("../../../assets/fonts/IBMPlexSans-SemiBold.ttf"))?,
                face(include_bytes!("../../../assets/fonts/IBMPlexSerif-Medium.ttf"))?,
                face(include_bytes!("../../../assets/fonts/IBMPlexSerif-Regular.ttf"))?,
            ],
        })
    }

    fn face(&self, which: Which) -> &Face {
        &self.all[which as usize]
    }

    /// A face to draw with.
    pub fn font(&self, which: Which) -> Font {
        self.face(which).font.clone()
    }

    /// Words as glyphs, and how wide they are at size 1.
    pub fn shape(&self, which: Which, words: &str) -> (Vec<KrillaGlyph>, f32) {
        let shaper = &self.face(which).shaper;
        let mut buffer = UnicodeBuffer::new();
        buffer.push_str(words);
        buffer.guess_segment_properties();
        let shaped = rustybuzz::shape(shaper, &[], buffer);
        let em = shaper.units_per_em() as f32;
        let starts: BTreeSet<usize> = shaped.glyph_infos().iter().map(|info| info.cluster as usize).collect();
        let mut wide = 0.0;
        let glyphs = shaped.glyph_infos().iter().zip(shaped.glyph_positions()).map(|(info, position)| {
            let start = info.cluster as usize;
            let end = starts.range(start + 1..).next().copied().unwrap_or(words.len());
            wide += position.x_advance as f32 / em;
            KrillaGlyph {
                glyph_id: GlyphId::new(info.glyph_id),
                text_range: start..end,
                x_advance: position.x_advance as f32 / em,
                x_offset: position.x_offset as f32 / em,
                y_offset: position.y_offset as f32 / em,
                y_advance: position.y_advance as f32 / em,
                location: None,
            }
        });
        let glyphs: Vec<_> = glyphs.collect();
        (glyphs, wide)
    }

    /// How wide words are.
    pub fn width(&self, which: Which, size: f32, words: &str) -> f32 {
        self.shape(which, words).1 * size
    }

    /// Words in lines of a width; a word that is wider by itself is broken.
    pub fn wrap(&self, which: Which, size: f32, words: &str, wide: f32) -> Vec<String> {
        let gap = self.width(which, size, " ");
        let mut out = Vec::new();
        let mut line = String::new();
        let mut used = 0.0;
        for word in words.split_whitespace() {
            let takes = self.width(which, size, word);
            if !line.is_empty() && used + gap + takes > wide {
                out.push(std::mem::take(&mut line));
                used = 0.0;
            }
            if takes > wide {
                for part in self.parts(which, size, word, wide) {
                    if !line.is_empty() {
                        out.push(std::mem::take(&mut line));
                    }
                    used = self.width(which, size, &part);
                    line = part;
                }
                continue;
            }
            if !line.is_empty() {
                line.push(' ');
                used += gap;
            }
            line.push_str(word);
            used += takes;
        }
        if !line.is_empty() {
            out.push(line);
        }
        out
    }

    /// A word that is wider than a line, in parts that are not.
    fn parts(&self, which: Which, size: f32, word: &str, wide: f32) -> Vec<String> {
        let mut out = vec![String::new()];
        let mut used = 0.0;
        for letter in word.chars() {
            let takes = self.width(which, size, letter.encode_utf8(&mut [0; 4]));
            if used + takes > wide && used > 0.0 {
                out.push(String::new());
                used = 0.0;
            }
            used += takes;
            if let Some(last) = out.last_mut() {
                last.push(letter);
            }
        }
        out
    }
}
