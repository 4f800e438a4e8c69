//! What the player has set: the size of the text, full screen. Kept in a file of their own.

use crate::platform::{home::home, saves};
use serde::{Deserialize, Serialize};

/// The settings.
#[derive(Serialize, Deserialize, Clone, PartialEq, Eq, Debug)]
#[serde(default)]
pub struct Settings {
    /// Size of the text, in percent.
    pub text_percent: u32,
    /// Whether the app fills the screen.
    pub full_screen: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self { text_percent: 100, full_screen: false }
    }
}

impl Settings {
    /// The smallest and the largest text, in percent.
    pub const RANGE: std::ops::RangeInclusive<u32> = 80..=200;

    /// The settings of this machine; where there are none, or where they cannot be read, the usual ones.
    pub fn load() -> Self {
        let text = home().and_then(|home| std::fs::read_to_string(home.join("settings.ron")).ok());
        let mut out: Self = text.and_then(|text| ron::from_str(&text).ok()).unwrap_or_default();
        out.text_percent = out.text_percent.clamp(*Self::RANGE.start(), *Self::RANGE.end());
        out
    }

    /// Keeps them.
    ///
    /// # Errors
    /// What the system says.
    pub fn save(&self) -> std::io::Result<()> {
        let Some(home) = home() else { return Ok(()) };
        let text =
            ron::ser::to_string_pretty(self, ron::ser::PrettyConfig::default()).map_err(std::io::Error::other)?;
        saves::write_whole(&home.join("settings.ron"), &text)
    }

    /// Makes the text larger or smaller by a step; 0 makes it as it was.
    pub fn scale(&mut self, step: i32) {
        let now = match step {
            0 => 100,
            more => self.text_percent.saturating_add_signed(more * 10),
        };
        self.text_percent = now.clamp(*Self::RANGE.start(), *Self::RANGE.end());
    }
}
