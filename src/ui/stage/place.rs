//! Who is on the stage, in what light, under what name, and whom they do not look at.

use super::board::{self, Note};
use super::bust::{ground, plain, turned};
use super::hour;
use super::palette::palette;
use super::room::{blend, glow};
use super::scenery::Scenery;
use super::seats::{Seats, Table};
use super::voice::{Broad, voice};
use crate::scenario::model::{Backdrop, Mood, PersonId};
use crate::scenario::raw::{Hair, Portrait};
use crate::ui::art::Gaze;
use crate::ui::theme::{Cut, faint, theme};
use crate::ui::widgets::line_at;
use crate::view::PersonView;
use egui::{Align2, Color32, Painter, Rect, Ui, WidgetInfo, WidgetType, pos2, vec2};

/// An answer, or how a face looks: a word, and the sign that stands for it where there is no room for the word.
#[derive(Clone, Copy)]
pub struct Answer<'a> {
    /// The word.
    pub words: &'a str,
    /// Its colour.
    pub hue: Color32,
    /// For it, against it, or neither.
    pub leans: Option<bool>,
}

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
    /// What stands under their name, such as an answer.
    pub note: Option<Answer<'a>>,
}

/// What the stage shows.
pub struct Stage<'a> {
    /// The place.
    pub place: Backdrop,
    /// Minutes since midnight.
    pub minute: u32,
    /// Those who are there.
    pub actors: Vec<Actor<'a>>,
    /// Those of them who are there as a voice only.
    pub by_phone: &'a [PersonId],
    /// The one who speaks.
    pub speaker: Option<PersonId>,
    /// The known risks, on the whiteboard where there is one.
    pub notes: Vec<Note>,
    /// Pairs of people who are at odds.
    pub at_odds: Vec<(PersonId, PersonId)>,
}

/// The pairs of people who no longer talk with, but against each other.
pub fn at_odds(people: &[PersonView]) -> Vec<(PersonId, PersonId)> {
    let grave = [crate::view::words::tension(4), crate::view::words::tension(9)];
    let first = |person: &PersonView| person.name.split_whitespace().next().unwrap_or_default().to_owned();
    let mut out = Vec::new();
    for person in people {
        let against = person.tensions.iter().filter(|(_, words)| grave.contains(words));
        for name in against.flat_map(|(names, _)| names.split(", ")) {
            out.extend(people.iter().find(|other| first(other) == name).map(|other| (person.id, other.id)));
        }
    }
    out
}

impl Stage<'_> {
    fn speaks(&self, actor: &Actor) -> bool {
        self.speaker == Some(actor.id)
    }

    fn odds(&self, one: PersonId, other: PersonId) -> bool {
        self.at_odds.iter().any(|pair| *pair == (one, other) || *pair == (other, one))
    }

    /// Whom somebody at `x` looks at: the speaker, or away from one with whom they are at odds.
    fn gaze(&self, actor: &Actor, x: f32, speaker_x: Option<f32>) -> Gaze {
        let (Some(speaker), Some(there)) = (self.speaker, speaker_x) else { return Gaze::Ahead };
        if speaker == actor.id {
            return Gaze::Ahead;
        }
        match (there < x) != self.odds(actor.id, speaker) {
            true => Gaze::Left,
            false => Gaze::Right,
        }
    }
}

/// Paints the stage into its place.
pub fn stage_ui(ui: &Ui, rect: Rect, stage: &Stage) {
    let painter = ui.painter().with_clip_rect(rect.intersect(ui.clip_rect()));
    // Where answers stand under the names, the table is deeper; on a low stage they stand beside them.
    let noted = stage.actors.iter().any(|actor| actor.note.is_some());
    let beside = noted && rect.height() < BESIDE;
    let far = !stage.actors.is_empty() && stage.actors.iter().all(|actor| stage.by_phone.contains(&actor.id));
    let view = View::of(rect, noted && !beside, far);
    let scenery = Scenery {
        place: stage.place,
        rect: view.scenery,
        table_top: view.table_top,
        minute: stage.minute,
        cluttered: stage.actors.len() <= 6 && view.near < 0.5,
    };
    scenery.behind(&painter);
    let board = scenery.spot("board").map(|board| board.intersect(rect)).filter(|board| board.width() > 60.0);
    let apart: Vec<bool> =
        (0..stage.actors.len()).map(|at| at > 0 && stage.odds(stage.actors[at - 1].id, stage.actors[at].id)).collect();
    let words = match (noted, beside) {
        (_, true) => 126.0,
        (true, _) => 108.0,
        _ => NAME,
    };
    let full = view.full * stature(stage.place);
    let zone = zone(&scenery, stage.actors.len(), words);
    let mut seats = Table { zone, full, words, apart: &apart }.seats();
    if let Some(lamp) = scenery.spot("lamp").filter(|lamp| scenery.table_top - 1.42 * seats.unit < lamp.max.y) {
        seats.clear(lamp.center().x, lamp.width() / 2.0, zone.0);
    }
    let broad = broad(stage, &mut seats, &scenery, rect, zone);
    let hung = board.map(|board| board::notes(&painter, beside_people(board, stage, &seats), &stage.notes));
    people(&painter, stage, &seats, &scenery);
    scenery.before(&painter);
    match broad {
        Some(broad) => {
            let light = |actor| (actor, voice_light(stage, actor));
            broad.draw(&painter, &stage.actors.iter().map(light).collect::<Vec<_>>(), stage.minute);
        }
        None => voices(&painter, stage, &seats, &scenery, rect),
    }
    names(ui, &painter, stage, &seats, &scenery, rect);
    let edge = Rect::from_min_max(pos2(rect.min.x, rect.max.y - 14.0), rect.max);
    let night = *theme().night;
    blend(&painter, edge, [Color32::TRANSPARENT, Color32::TRANSPARENT, faint(night, 0.8), faint(night, 0.8)]);
    let response = ui.interact(rect, ui.id().with("stage"), egui::Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Image, true, said(stage)));
    if let (Some(board), Some(hung)) = (board, hung) {
        board::control(ui, board, &stage.notes, &hung);
    }
}

/// How a place is looked at: the lower the stage, the nearer, so that people fill it and floor and ceiling are left out.
struct View {
    /// How near, from 0 to 1.
    near: f32,
    /// The whole picture, of which the stage shows a part.
    scenery: Rect,
    /// Where the table starts.
    table_top: f32,
    /// The unit at which a person just fits under the upper edge.
    full: f32,
}

impl View {
    /// For a stage where answers are noted under the names, or where everybody is far away and a screen stands for them.
    fn of(rect: Rect, noted: bool, far: bool) -> Self {
        /// How far below the edge the table lies when it is looked at from near by, in breadths of shoulders.
        const SUNK: f32 = 0.30;
        let high = rect.height();
        // Where answers stand under the names or a screen stands on it, the table has to be seen.
        let near = if noted || far { 0.0 } else { ((330.0 - high) / 150.0).clamp(0.0, 1.0) };
        let wood = (high * 0.20).clamp(if noted { 50.0 } else { 28.0 }, 74.0) * (1.0 - near);
        let above = egui::lerp(34.0..=6.0, near);
        let full = (high - wood - above) / (1.42 - (SUNK - 0.12) * near);
        let table_top = rect.max.y - wood + SUNK * full * near;
        let wall = full * 1.42 / 0.80;
        let over = (wall - (table_top - rect.min.y)).max(0.0) * near;
        let scenery = Rect::from_min_max(
            pos2(rect.min.x, rect.min.y - over),
            pos2(rect.max.x, rect.max.y.max(table_top + 0.1 * full)),
        );
        Self { near, scenery, table_top, full }
    }
}

/// What a screen reader says of the stage.
fn said(stage: &Stage) -> String {
    let (there, here): (Vec<&Actor>, _) = stage.actors.iter().partition(|actor| stage.by_phone.contains(&actor.id));
    let list = |actors: Vec<&Actor>| actors.iter().map(|actor| actor.name).collect::<Vec<_>>().join(", ");
    match (here.is_empty(), there.is_empty()) {
        (true, true) => "Nobody else is here".to_owned(),
        (false, true) => format!("Here: {}", list(here)),
        (true, false) => format!("On the telephone: {}", list(there)),
        (false, false) => format!("Here: {}. On the telephone: {}", list(here), list(there)),
    }
}

/// How tall people are beside the things of a place: where they stand farther away, a little less.
fn stature(place: Backdrop) -> f32 {
    match place {
        Backdrop::Desk | Backdrop::Room | Backdrop::Operations => 1.0,
        Backdrop::Office | Backdrop::Corridor | Backdrop::Machines | Backdrop::Cellar => 0.95,
    }
}

/// The height of the stage below which an answer stands beside the name.
const BESIDE: f32 = 160.0;

/// The breadth that a name needs, in points.
const NAME: f32 = 76.0;

/// From where to where people can sit; where many come, they sit before the wall's things as well.
fn zone(scenery: &Scenery, count: usize, words: f32) -> (f32, f32) {
    let (rect, unit, width) = (scenery.rect, scenery.unit(), scenery.width());
    let ample = ((width - 1000.0) / 900.0).clamp(0.0, 1.0);
    let board = scenery.spot("board").map(|board| (rect.max.x - board.min.x) / unit - 40.0);
    let right = board.unwrap_or(250.0).max(60.0) * ample + width * 0.04 * (1.0 - ample);
    let left = (width * 0.05).max(60.0 + 130.0 * ample);
    let (mut from, mut to) = (left, width - right);
    let wanted = count as f32 * 165.0;
    // A few people leave the board free.
    let clear = board.map_or(to, |board| width - board - 20.0);
    if clear - from >= wanted * 1.2 {
        to = to.min(clear);
    }
    if to - from < wanted {
        to = (from + wanted).min(width * 0.97);
        from = from.min(to - wanted).max(width * 0.03);
    }
    // On a very broad stage people keep together, near the lamp.
    from = from.max(to - (count.max(4) as f32 * 380.0));
    let (from, to) = (rect.min.x + from * unit, rect.min.x + to * unit);
    // However low the stage is, there is room for everybody's name.
    (from.min(to - (count as f32 + 0.6) * words).max(rect.min.x + 8.0), to)
}

/// The part of the board before which nobody sits, where that is enough for notes.
fn beside_people(board: Rect, stage: &Stage, seats: &Seats) -> Rect {
    let shoulders = stage.actors.iter().zip(&seats.seats).filter(|(actor, _)| !stage.by_phone.contains(&actor.id));
    let last = shoulders.map(|(_, seat)| seat.x + seats.unit * 0.56).fold(board.min.x, f32::max);
    let free = Rect::from_min_max(pos2(last, board.min.y), board.max);
    if free.width() > (board.width() * 0.3).max(90.0) { free } else { board }
}

fn people(painter: &Painter, stage: &Stage, seats: &Seats, scenery: &Scenery) {
    let day = hour::daylight(stage.minute);
    let nobody = stage.speaker.is_none() || !stage.actors.iter().any(|actor| stage.speaks(actor));
    let seated = || stage.actors.iter().zip(&seats.seats).filter(|(actor, _)| !stage.by_phone.contains(&actor.id));
    let speaker_x =
        stage.actors.iter().zip(&seats.seats).find(|(actor, _)| stage.speaks(actor)).map(|(_, seat)| seat.x);
    let back = seated().filter(|(actor, seat)| seat.back && !stage.speaks(actor));
    let front = seated().filter(|(actor, seat)| !seat.back && !stage.speaks(actor));
    let loud = seated().filter(|(actor, _)| stage.speaks(actor));
    for (actor, seat) in back.chain(front).chain(loud) {
        let (size, light) = match (stage.speaks(actor), nobody) {
            (true, _) if actor.mood == Mood::Silent => (1.04, 0.86),
            (true, _) => (1.08, 1.0),
            (false, true) => (1.0, 0.94),
            (false, false) => (0.97, listening(actor, day)),
        };
        let (size, light) = if seat.back && !stage.speaks(actor) { (size * 0.94, light * 0.95) } else { (size, light) };
        let unit = seats.unit * size;
        let rise = if seat.back { seats.unit * 0.13 } else { 0.0 };
        let foot = pos2(seat.x, scenery.table_top + 2.0 - rise);
        // However near they come, the hair stays in the picture.
        let high = actor.portrait.filter(|portrait| portrait.hair == Hair::Bun).map_or(1.36, |_| 1.56);
        let unit = unit.min((foot.y - painter.clip_rect().min.y - 2.0) / high);
        let head = foot - vec2(0.0, unit * 0.85);
        if stage.speaks(actor) {
            // Silence has a light of its own, and a colder one.
            let hue = if actor.mood == Mood::Silent { *palette().screen } else { *palette().lamp };
            glow(painter, head, vec2(unit * 1.25, unit * 1.05), faint(hue, 0.34));
        }
        let plain = plain();
        let gaze = stage.gaze(actor, seat.x, speaker_x);
        turned(painter, foot, unit, actor.portrait.unwrap_or(&plain), actor.mood, gaze, light);
        if stage.speaks(actor) && actor.mood == Mood::Silent {
            glow(painter, head, vec2(unit * 0.8, unit * 0.9), faint(*palette().screen, 0.10));
        }
    }
}

/// The light on somebody who listens: less than on the speaker, and never so little that a face goes dark with its skin.
fn listening(actor: &Actor, day: f32) -> f32 {
    let skin = actor.portrait.map_or(4, |portrait| portrait.skin.value).clamp(1, 8);
    (0.64 + 0.034 * f32::from(skin - 1) + 0.10 * day).min(0.94)
}

/// The light on somebody who is on the telephone.
fn voice_light(stage: &Stage, actor: &Actor) -> f32 {
    if stage.speaker.is_none() || stage.speaks(actor) {
        1.0
    } else {
        listening(actor, hour::daylight(stage.minute)).min(0.8)
    }
}

/// Where several are on the telephone and nobody is here, one screen has a part for each, and their seats are there.
fn broad(stage: &Stage, seats: &mut Seats, scenery: &Scenery, rect: Rect, zone: (f32, f32)) -> Option<Broad> {
    let count = stage.actors.len();
    let all = stage.actors.iter().all(|actor| stage.by_phone.contains(&actor.id));
    let (first, last) = (seats.seats.first()?.x, seats.seats.last()?.x);
    if !all || count < 2 {
        return None;
    }
    let unit = (scenery.unit() * 1.8).min((rect.height() - 14.0) / 176.0);
    let foot = pos2((first + last) / 2.0, (scenery.table_top + 8.0 * unit).min(rect.max.y - 6.0));
    let broad = Broad::of(count, foot, unit, zone.1 - zone.0);
    seats.step = broad.step();
    for (at, seat) in seats.seats.iter_mut().enumerate() {
        seat.x = broad.middle(at);
    }
    Some(broad)
}

fn voices(painter: &Painter, stage: &Stage, seats: &Seats, scenery: &Scenery, rect: Rect) {
    let alone = stage.by_phone.len() == stage.actors.len();
    let size = if alone { 2.2 } else { 1.05 };
    let broadest = if alone { f32::INFINITY } else { seats.step / 236.0 };
    // Its upper edge stays in sight.
    let tall = (scenery.table_top.min(rect.max.y - 14.0) - rect.min.y - 6.0) / 184.0;
    let unit = (scenery.unit() * size).min(broadest).min(tall);
    for (actor, seat) in stage.actors.iter().zip(&seats.seats) {
        if stage.by_phone.contains(&actor.id) {
            // The middle of its glass stands over the name.
            let x = seat.x - super::voice::ASIDE * unit;
            let foot = pos2(x, (scenery.table_top + 8.0 * unit).min(rect.max.y - 6.0));
            voice(painter, foot, unit, actor, voice_light(stage, actor), stage.minute);
        }
    }
}

fn names(ui: &Ui, painter: &Painter, stage: &Stage, seats: &Seats, scenery: &Scenery, rect: Rect) {
    let (table_top, below) = (scenery.table_top, (rect.max.y - scenery.table_top).max(0.0));
    for (actor, seat) in stage.actors.iter().zip(&seats.seats) {
        if !stage.by_phone.contains(&actor.id) {
            ground(painter, pos2(seat.x, table_top + 3.0), seats.unit);
        }
        let colour = if stage.speaks(actor) { *theme().amber } else { *theme().text };
        let cut = if stage.speaks(actor) { Cut::Strong } else { Cut::Small };
        let first = actor.name.split_whitespace().next().unwrap_or(actor.name);
        let beside = rect.height() < BESIDE;
        if let Some(answer) = actor.note.filter(|_| beside) {
            // Never below the stage: what is laid out there is not to be written on.
            let at = pos2(seat.x, (table_top + below * 0.5).min(rect.max.y - 15.0));
            tag_beside(ui, at, (first, colour), answer, seats.step - 4.0);
            continue;
        }
        let down = if actor.note.is_some() { below * 0.30 } else { below * 0.5 };
        let y = (table_top + down).min(rect.max.y - 15.0);
        tag(ui, pos2(seat.x, y), first, cut, colour, seats.step - 6.0);
        if let Some(Answer { words, hue, .. }) = actor.note {
            tag(ui, pos2(seat.x, table_top + below * 0.74), words, Cut::Small, hue, seats.step - 6.0);
        }
    }
}

/// A name and an answer beside it, on one dark ground: the word where there is room for it, else the sign.
fn tag_beside(ui: &Ui, at: egui::Pos2, name: (&str, Color32), answer: Answer, width: f32) {
    const SIGN: f32 = 12.0;
    let lay = |words, colour| super::super::widgets::galley(ui, words, Cut::Small, colour, f32::INFINITY);
    let (left, right) = (lay(name.0, name.1), lay(answer.words, answer.hue));
    let fits = left.size().x + right.size().x + 6.0 <= width - 14.0;
    let beside = if fits { right.size().x } else { SIGN };
    let own = left.size().x.min(width - 20.0 - beside);
    let ground = Rect::from_center_size(at, vec2(own + beside + 20.0, left.size().y + 2.0));
    ui.painter().rect_filled(ground, egui::CornerRadius::same(9), faint(*theme().night, 0.86));
    line_at(ui, pos2(ground.min.x + 7.0, at.y), Align2::LEFT_CENTER, name.0, Cut::Small, name.1, own + 1.0);
    let from = pos2(ground.max.x - 7.0 - beside, at.y);
    if fits {
        line_at(ui, from, Align2::LEFT_CENTER, answer.words, Cut::Small, answer.hue, beside + 1.0);
    } else {
        sign(ui, from + vec2(SIGN / 2.0, 0.0), answer);
    }
}

/// A tick, a cross, or a ring that is open.
fn sign(ui: &Ui, at: egui::Pos2, answer: Answer) {
    let (paint, stroke) = (ui.painter(), egui::Stroke::new(2.2, answer.hue));
    match answer.leans {
        Some(true) => {
            paint.line(vec![at + vec2(-5.0, 0.5), at + vec2(-1.5, 4.5), at + vec2(5.5, -4.5)], stroke);
        }
        Some(false) => {
            paint.line_segment([at + vec2(-4.5, -4.5), at + vec2(4.5, 4.5)], stroke);
            paint.line_segment([at + vec2(-4.5, 4.5), at + vec2(4.5, -4.5)], stroke);
        }
        None => {
            paint.circle_stroke(at, 4.0, egui::Stroke::new(1.6, answer.hue));
        }
    }
}

/// A word on a dark ground of its own, so that it can be read on wood.
fn tag(ui: &Ui, at: egui::Pos2, words: &str, cut: Cut, colour: Color32, width: f32) {
    let galley = super::super::widgets::galley(ui, words, cut, colour, 400.0);
    let wide = galley.size().x.min(width - 12.0);
    let ground = Rect::from_center_size(at, vec2(wide + 14.0, galley.size().y + 2.0));
    ui.painter().rect_filled(ground, egui::CornerRadius::same(9), faint(*theme().night, 0.86));
    line_at(ui, at, Align2::CENTER_CENTER, words, cut, colour, width - 12.0);
}
