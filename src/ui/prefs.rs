//! What one can set, as plain data: the settings page shows it, the app keeps it.

use super::look::{Contrast, Look, Sight};

/// The settings.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Prefs {
    /// Size of the text, in percent.
    pub text_percent: u32,
    /// Whether what moves jumps to where it goes.
    pub reduced_motion: bool,
    /// How far text stands out from its ground.
    pub contrast: Contrast,
    /// Whose eyes the colours are shown to.
    pub sight: Sight,
    /// Whether what is said comes line by line rather than all at once.
    pub line_by_line: bool,
    /// Whether the app fills the screen.
    pub full_screen: bool,
    /// Whether a coach speaks in practice.
    pub coach: bool,
}

impl Default for Prefs {
    fn default() -> Self {
        Self {
            text_percent: 100,
            reduced_motion: false,
            contrast: Contrast::Night,
            sight: Sight::Usual,
            line_by_line: true,
            full_screen: false,
            coach: true,
        }
    }
}

impl Prefs {
    /// The smallest and the largest text, in percent.
    pub const RANGE: std::ops::RangeInclusive<u32> = 80..=200;
    /// A step between them.
    pub const STEP: u32 = 10;

    /// Makes the text larger or smaller by a step; 0 makes it as it was.
    pub fn scale(&mut self, step: i32) {
        let now = match step {
            0 => 100,
            more => self.text_percent.saturating_add_signed(more * Self::STEP.cast_signed()),
        };
        self.text_percent = now.clamp(*Self::RANGE.start(), *Self::RANGE.end());
    }

    /// The look that they ask for.
    pub fn look(&self) -> Look {
        Look { contrast: self.contrast, sight: self.sight }
    }
}
