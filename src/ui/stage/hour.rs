//! The light of an hour: sky, lit windows, daylight, and what the classes of the drawings mean.

use super::palette::{Sky, palette};
use crate::ui::theme::{mix, theme};
use egui::Color32;
use std::collections::HashMap;

/// The sky at a minute of the day, between the hours that the palette names.
pub fn sky(minute: u32) -> Sky {
    let all = &palette().sky;
    let after = all.iter().position(|sky| sky.minute > minute).unwrap_or(all.len().saturating_sub(1)).max(1);
    let (a, b) = (all[after - 1], all[after.min(all.len() - 1)]);
    let part = minute.saturating_sub(a.minute) as f32 / b.minute.saturating_sub(a.minute).max(1) as f32;
    let part = part.clamp(0.0, 1.0);
    let between = |from: u32, to: u32| (from as f32 + (to as f32 - from as f32) * part) as u32;
    Sky {
        minute,
        top: mix(*a.top, *b.top, part).into(),
        low: mix(*a.low, *b.low, part).into(),
        glow: mix(*a.glow, *b.glow, part).into(),
        lit: between(a.lit, b.lit),
        day: between(a.day, b.day),
    }
}

/// The minute for which a place is drawn: each ten minutes while the light changes, else each hour.
pub fn step(minute: u32) -> u32 {
    let step = if (300..540).contains(&minute) || (900..1200).contains(&minute) { 10 } else { 60 };
    minute / step * step
}

/// How much of the day is in the room, 0 to 1.
pub fn daylight(minute: u32) -> f32 {
    sky(step(minute)).day as f32 / 1000.0
}

/// The colour of a class of the drawings at a minute.
pub fn paint(name: &str, minute: u32) -> Option<Color32> {
    let day = daylight(minute);
    palette().paint.iter().find(|paint| paint.name == name).map(|paint| mix(*paint.night, *paint.day, day))
}

/// How many bands the sky has from the top to the horizon.
const BANDS: u32 = 14;

/// What the classes of the drawings mean at a minute; on a bare table nothing lies.
///
/// A sheet is written into the drawing as attributes, which is read many times faster than a style sheet.
pub struct Sheet {
    classes: HashMap<String, String>,
}

impl Sheet {
    /// The sheet of a minute.
    pub fn of(minute: u32, bare: bool) -> Self {
        let sky = sky(minute);
        let day = sky.day as f32 / 1000.0;
        let mut sheet = Self { classes: HashMap::new() };
        for paint in &palette().paint {
            sheet.colour(&paint.name, mix(*paint.night, *paint.day, day));
        }
        sheet.colour("sky-glow", *sky.glow);
        sheet.colour("sky-low", *sky.low);
        for band in 0..BANDS {
            let down = band as f32 / (BANDS - 1) as f32;
            let upper = mix(*sky.top, *sky.low, down / 0.62);
            sheet.colour(&format!("sky-{}", band + 1), mix(upper, *sky.glow, (down - 0.62) / 0.38));
        }
        // The farther, the more of the air before it.
        let far = *palette().tower_far;
        sheet.colour("tower-1", mix(mix(far, *sky.low, 0.62), *sky.glow, 0.20));
        sheet.colour("tower-2", mix(mix(far, *sky.low, 0.30), *sky.glow, 0.08));
        let near = mix(*palette().tower_near, *sky.low, 0.10 + 0.24 * day);
        sheet.colour("tower-3", near);
        sheet.colour("tower-edge", mix(near, *sky.glow, 0.55));
        sheet.colour("pane", *palette().pane);
        sheet.colour("pane-cold", *palette().screen);
        sheet.colour("night", *theme().night);
        sheet.colour("lamp", *palette().lamp);
        sheet.colour("amber", *theme().amber);
        sheet.colour("teal", *theme().trust);
        sheet.colour("violet", *theme().compliance);
        sheet.colour("alarm", *theme().alarm);
        for (at, note) in palette().notes.iter().enumerate() {
            sheet.colour(&format!("note-{}", at + 1), mix(**note, *theme().night, 0.34 - 0.24 * day));
        }
        // The lamp's pool is weaker by day, and what falls in through the window is stronger.
        let dusk = (1.0 - (day - 0.2).abs() * 4.0).clamp(0.0, 1.0);
        sheet.opacity("pool", 1.0 - 0.72 * day);
        sheet.opacity("beam", (0.03 + 0.22 * day).max(0.22 * dusk));
        sheet.opacity("stars", if sky.day < 20 { 0.55 } else { 0.0 });
        for rank in 1..=6_u32 {
            let shown = sky.lit >= rank * 90;
            sheet.opacity(&format!("lit-{rank}"), if shown { 0.92 - 0.45 * day } else { 0.0 });
        }
        let things = if bare { " display=\"none\"" } else { "" };
        sheet.classes.insert("things".to_owned(), things.to_owned());
        sheet
    }

    fn colour(&mut self, name: &str, colour: Color32) {
        let [red, green, blue, _] = colour.to_array();
        let hex = format!("#{red:02x}{green:02x}{blue:02x}");
        self.classes.insert(name.to_owned(), format!(" fill=\"{hex}\""));
        // A class colours areas and steps of gradients; with `-line` it colours lines.
        self.classes.insert(format!("{name}-line"), format!(" fill=\"none\" stroke=\"{hex}\""));
        self.classes.insert(format!("{name}/stop"), format!(" stop-color=\"{hex}\""));
    }

    fn opacity(&mut self, name: &str, part: f32) {
        self.classes.insert(name.to_owned(), format!(" fill-opacity=\"{part:.2}\""));
    }

    /// Whether a class is known.
    pub fn knows(&self, class: &str) -> bool {
        self.classes.contains_key(class)
    }

    /// Writes a part of a drawing with what its classes mean at this hour.
    pub fn dress(&self, drawing: &str, out: &mut String) {
        let mut rest = drawing;
        while let Some((before, after)) = rest.split_once(" class=\"") {
            out.push_str(before);
            let Some((classes, then)) = after.split_once('"') else { break };
            let step = before.rfind('<').is_some_and(|at| before[at..].starts_with("<stop"));
            for class in classes.split_whitespace() {
                let meaning = match step {
                    true => self.classes.get(&format!("{class}/stop")),
                    false => self.classes.get(class),
                };
                out.push_str(meaning.map_or("", String::as_str));
            }
            rest = then;
        }
        out.push_str(rest);
    }
}
