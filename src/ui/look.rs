//! The looks one can choose among: night or high contrast, each as any of four kinds of colour vision sees it.

use egui::{Color32, Rgba};
use std::cell::Cell;

/// How far text stands out from its ground.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub enum Contrast {
    /// The room at night.
    #[default]
    Night,
    /// High contrast.
    High,
}

/// Whose eyes the colours are shown to: a check for those who make and teach, no correction.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub enum Sight {
    /// As they are.
    #[default]
    Usual,
    /// Without the receptors for long waves.
    Protanopia,
    /// Without those for middle waves.
    Deuteranopia,
    /// Without those for short waves.
    Tritanopia,
}

impl Sight {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Usual, Self::Protanopia, Self::Deuteranopia, Self::Tritanopia];

    /// What these eyes make of a colour.
    ///
    /// The matrices are those of G. M. Machado, M. M. Oliveira and L. A. F. Fernandes, "A Physiologically-based Model for
    /// Simulation of Color Vision Deficiency", IEEE Transactions on Visualization and Computer Graphics 15 (6), 2009, at
    /// severity 1.0, for linear RGB.
    pub fn sees(self, colour: Color32) -> Color32 {
        let rows: [[f32; 3]; 3] = match self {
            Self::Usual => return colour,
            Self::Protanopia => [
                [0.152_286, 1.052_583, -0.204_868],
                [0.114_503, 0.786_281, 0.099_216],
                [-0.003_882, -0.048_116, 1.051_998],
            ],
            Self::Deuteranopia => [
                [0.367_322, 0.860_646, -0.227_968],
                [0.280_085, 0.672_501, 0.047_413],
                [-0.011_820, 0.042_940, 0.968_881],
            ],
            Self::Tritanopia => [
                [1.255_528, -0.076_749, -0.178_779],
                [-0.078_411, 0.930_809, 0.147_602],
                [0.004_733, 0.691_367, 0.303_900],
            ],
        };
        let linear = Rgba::from(colour);
        let from = [linear.r(), linear.g(), linear.b()];
        let [r, g, b] = rows.map(|row| (row[0] * from[0] + row[1] * from[1] + row[2] * from[2]).clamp(0.0, 1.0));
        Color32::from(Rgba::from_rgb(r, g, b))
    }
}

/// A look.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub struct Look {
    /// How far text stands out.
    pub contrast: Contrast,
    /// Whose eyes see it.
    pub sight: Sight,
}

impl Look {
    /// How many there are.
    pub const COUNT: usize = 8;

    /// All of them, in the order of their keys.
    pub fn all() -> [Self; Self::COUNT] {
        let of = |at: usize| Self {
            contrast: if at < 4 { Contrast::Night } else { Contrast::High },
            sight: Sight::ALL[at % 4],
        };
        std::array::from_fn(of)
    }

    /// Its number, from 0: part of the key of every kept picture.
    pub fn key(self) -> usize {
        self.sight as usize + 4 * self.contrast as usize
    }
}

thread_local! {
    /// The look in which this thread draws; set anew at the start of every pass, so that panels need not pass it on.
    static NOW: Cell<Look> = const { Cell::new(Look { contrast: Contrast::Night, sight: Sight::Usual }) };
    /// Whose eyes see the colours that are being read from a file.
    static READING: Cell<Sight> = const { Cell::new(Sight::Usual) };
}

/// Draws in this look from now on, on this thread.
pub fn set(look: Look) {
    NOW.set(look);
}

/// The look in which this thread draws.
pub fn now() -> Look {
    NOW.get()
}

/// Reads something in which every colour is to be seen by these eyes.
pub fn reading<T>(sight: Sight, read: impl FnOnce() -> T) -> T {
    let before = READING.replace(sight);
    let out = read();
    READING.set(before);
    out
}

/// A colour of a file, as the eyes see it for which the file is read.
pub fn read(colour: Color32) -> Color32 {
    READING.get().sees(colour)
}
