//! Who sits where on the stage, in what light, and under what name.

use super::bust::{ground, plain, turned};
use super::room::{Room, blend};
use crate::scenario::model::{Mood, PersonId};
use crate::scenario::raw::Portrait;
use crate::ui::art::Gaze;
use crate::ui::theme::{Cut, faint, theme};
use crate::ui::widgets::line_at;
use egui::{Align2, Color32, Rect, Ui, WidgetInfo, WidgetType, pos2, vec2};
use std::cmp::Ordering;

/// Somebody on the stage.
pub struct Actor<'a> {
    /// Their number.
    pub id: PersonId,
    /// Their name.
    pub name: &'a str,
    /// How they look.
    pub portrait: Option<&'a Portrait>,
    /// Their mood.
    pub mood: Mood,
    /// A word under their name, such as an answer, and its colour.
    pub note: Option<(&'a str, Color32)>,
}

/// What the stage shows.
pub struct Stage<'a> {
    /// Minutes since midnight.
    pub minute: u32,
    /// Those who are there.
    pub actors: Vec<Actor<'a>>,
    /// The one who speaks.
    pub speaker: Option<PersonId>,
    /// Sticky notes on the whiteboard.
    pub notes: usize,
}

/// Paints the stage into its place.
pub fn stage_ui(ui: &Ui, rect: Rect, stage: &Stage) {
    let painter = ui.painter().with_clip_rect(rect.intersect(ui.clip_rect()));
    let high = rect.height();
    // Where answers stand under the names, the table is deeper.
    let least = if stage.actors.iter().any(|actor| actor.note.is_some()) { 50.0 } else { 28.0 };
    let table_top = rect.max.y - (high * 0.20).clamp(least, 74.0);
    let room = Room { rect, table_top, minute: stage.minute, notes: stage.notes, cluttered: stage.actors.len() <= 4 };
    room.behind(&painter);
    let count = stage.actors.len();
    // Above their heads there is room for the strip of deadlines.
    let tallest = table_top - rect.min.y - 34.0;
    let unit = (tallest / 1.42).min(rect.width() * 0.78 / (count.max(1) as f32 * 0.92));
    let words = if least > 40.0 { 108.0 } else { 0.0 };
    let step = (unit * 1.16).max(words).min(rect.width() * 0.86 / count.max(1) as f32);
    // Few people sit a little to the right, under the lamp; many fill the breadth.
    let centre = rect.min.x
        + rect.width()
            * if count <= 2 {
                0.60
            } else if count <= 4 {
                0.55
            } else {
                0.5
            };
    let spot = |at: usize| centre + (at as f32 - (count as f32 - 1.0) / 2.0) * step;
    let speaks = |actor: &Actor| stage.speaker == Some(actor.id);
    let quiet = stage.actors.iter().enumerate().filter(|(_, actor)| !speaks(actor));
    let loud = stage.actors.iter().enumerate().filter(|(_, actor)| speaks(actor));
    let nobody = stage.speaker.is_none() || !stage.actors.iter().any(speaks);
    for (at, actor) in quiet.chain(loud) {
        let (size, light) = match (speaks(actor), nobody) {
            (true, _) => (1.12, 1.0),
            (false, true) => (1.0, 0.78),
            (false, false) => (0.97, 0.40),
        };
        let plain = plain();
        let foot = pos2(spot(at), table_top + 2.0);
        // Everybody looks at the one who speaks.
        let gaze = match stage.actors.iter().position(speaks).map(|speaker| speaker.cmp(&at)) {
            Some(Ordering::Less) => Gaze::Left,
            Some(Ordering::Greater) => Gaze::Right,
            Some(Ordering::Equal) | None => Gaze::Ahead,
        };
        turned(&painter, foot, unit * size, actor.portrait.unwrap_or(&plain), actor.mood, gaze, light);
    }
    room.before(&painter);
    for (at, actor) in stage.actors.iter().enumerate() {
        let foot = pos2(spot(at), table_top + 3.0);
        ground(&painter, foot, unit);
        let colour = if speaks(actor) { *theme().amber } else { *theme().text };
        let cut = if speaks(actor) { Cut::Strong } else { Cut::Small };
        let first = actor.name.split_whitespace().next().unwrap_or(actor.name);
        let room_below = rect.max.y - table_top;
        let name = pos2(foot.x, table_top + if actor.note.is_some() { room_below * 0.30 } else { room_below * 0.5 });
        tag(ui, name, first, cut, colour, step - 6.0);
        if let Some((note, colour)) = actor.note {
            tag(ui, pos2(foot.x, table_top + room_below * 0.74), note, Cut::Small, colour, step - 6.0);
        }
    }
    let edge = Rect::from_min_max(pos2(rect.min.x, rect.max.y - 14.0), rect.max);
    let night = *theme().night;
    blend(&painter, edge, [Color32::TRANSPARENT, Color32::TRANSPARENT, faint(night, 0.8), faint(night, 0.8)]);
    let names: Vec<&str> = stage.actors.iter().map(|actor| actor.name).collect();
    let said = if names.is_empty() { "Nobody else is here".to_owned() } else { format!("Here: {}", names.join(", ")) };
    let response = ui.interact(rect, ui.id().with("stage"), egui::Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Image, true, &said));
}

/// A word on a dark ground of its own, so that it can be read on wood.
fn tag(ui: &Ui, at: egui::Pos2, words: &str, cut: Cut, colour: Color32, width: f32) {
    let galley = super::super::widgets::galley(ui, words, cut, colour, 400.0);
    let wide = galley.size().x.min(width - 12.0);
    let ground = Rect::from_center_size(at, vec2(wide + 14.0, galley.size().y + 2.0));
    ui.painter().rect_filled(ground, egui::CornerRadius::same(9), faint(*theme().night, 0.72));
    line_at(ui, at, Align2::CENTER_CENTER, words, cut, colour, width - 12.0);
}
