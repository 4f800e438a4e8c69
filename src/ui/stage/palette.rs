//! The colours of what is drawn, read from `assets/theme/stage.ron`.

use crate::ui::look::{self, Sight};
use crate::ui::theme::Hue;
use egui::Color32;
use serde::Deserialize;
use std::sync::LazyLock;

/// The sky at an hour.
#[derive(Deserialize, Debug, Clone, Copy)]
#[serde(deny_unknown_fields)]
pub struct Sky {
    /// Minutes since midnight.
    pub minute: u32,
    /// At the top.
    pub top: Hue,
    /// At the roofs.
    pub low: Hue,
    /// Along the horizon.
    pub glow: Hue,
    /// Windows that are lit, in permille.
    pub lit: u32,
    /// How much of the day is there, in permille.
    pub day: u32,
}

/// A colour of the places: a class of their drawings, by night and by day.
#[derive(Deserialize, Debug, Clone)]
#[serde(deny_unknown_fields)]
pub struct Paint {
    /// The class.
    pub name: String,
    /// By night.
    pub night: Hue,
    /// By day.
    pub day: Hue,
}

/// All colours of the stage.
#[derive(Deserialize, Debug)]
#[serde(deny_unknown_fields)]
pub struct Palette {
    /// The sky by the hour, the first at 0 and the last at 1440.
    pub sky: Vec<Sky>,
    /// The colours of the places.
    pub paint: Vec<Paint>,
    /// Towers far away.
    pub tower_far: Hue,
    /// Towers near by.
    pub tower_near: Hue,
    /// A lit window.
    pub pane: Hue,
    /// The frame of the window.
    pub frame: Hue,
    /// The wall by the lamp.
    pub wall_lit: Hue,
    /// The wall away from it.
    pub wall_dark: Hue,
    /// The whiteboard.
    pub board: Hue,
    /// What is written on it.
    pub board_ink: Hue,
    /// Sticky notes.
    pub notes: Vec<Hue>,
    /// The table by the lamp.
    pub wood_lit: Hue,
    /// The table away from it.
    pub wood_dark: Hue,
    /// Metal.
    pub metal: Hue,
    /// A screen that is on.
    pub screen: Hue,
    /// The light of the lamp.
    pub lamp: Hue,
    /// A mug.
    pub mug: Hue,
}

static PALETTES: LazyLock<[Palette; 4]> = LazyLock::new(|| {
    let text = include_str!("../../../assets/theme/stage.ron");
    let read = |sight| look::reading(sight, || ron::from_str(text)).expect("assets/theme/stage.ron is a palette");
    Sight::ALL.map(read)
});

/// The colours, as the eyes see them for which this thread draws; the room is the same in every contrast.
pub fn palette() -> &'static Palette {
    &PALETTES[look::now().sight as usize]
}

/// A colour of a list that is counted from 1.
pub fn pick(list: &[Hue], number: usize) -> Color32 {
    list.get(number.saturating_sub(1)).or(list.first()).map_or(*palette().board, |hue| hue.0)
}
