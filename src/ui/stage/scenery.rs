//! Places as pictures: layered SVG whose parts are anchored left or right or repeated, put together for a width.

use super::hour::{self, Sheet};
use crate::scenario::model::Backdrop;
use crate::ui::art::picture;
use crate::ui::fold;
use crate::ui::theme::{faint, theme};
use egui::{Color32, Context, Id, Painter, Rect, TextureId, pos2, vec2};
use resvg::usvg::roxmltree::{Document, Node};
use std::sync::LazyLock;

/// The units from the ceiling to the edge of the table.
pub const WALL: f32 = 360.0;
/// The units above that edge that things on the table may take.
const OVER: f32 = 170.0;
/// What is behind every window.
const SKYLINE: &str = include_str!("../../../assets/art/places/skyline.svg");
/// The empty war room.
const TITLE: &str = include_str!("../../../assets/art/places/title.svg");

/// The layers of a place.
pub struct Layers {
    /// Behind the people, the farthest first.
    pub behind: &'static [&'static str],
    /// Before them.
    pub before: &'static str,
}

macro_rules! layers {
    ($($name:ident $file:literal;)*) => {
        /// The drawings of a place.
        pub fn layers(place: Backdrop) -> Layers {
            match place {
                $(Backdrop::$name => Layers {
                    behind: &[SKYLINE, include_str!(concat!("../../../assets/art/places/", $file, "-wall.svg"))],
                    before: include_str!(concat!("../../../assets/art/places/", $file, "-front.svg")),
                },)*
            }
        }

        /// All places.
        pub const PLACES: &[Backdrop] = &[$(Backdrop::$name),*];
    };
}

layers! {
    Desk "desk";
    Office "office";
    Corridor "corridor";
    Room "room";
    Machines "machines";
    Operations "operations";
    Cellar "cellar";
}

/// Puts layers together for a part of the plane (left, top, width, height), in the light of an hour.
///
/// A group of the top level says with `data-at` (`left`, `middle`, `right`) what it keeps its distance to; with
/// `data-tile` (its breadth) and `data-start` (where the first begins) that it is repeated to the edge, away from what it
/// keeps its distance to; with `data-from` and `data-to` the widths for which it is drawn; with `data-stretch` (two places)
/// that what lies from the first to the second grows as the picture does.
pub fn compose(layers: &[&str], view: [f32; 4], sheet: &Sheet) -> String {
    let [left, top, width, height] = view;
    let mut out = format!("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"{left} {top} {width} {height}\">");
    for layer in layers {
        let Ok(document) = Document::parse(layer) else { continue };
        let drawn = breadth(&document);
        for part in document.root_element().children().filter(Node::is_element) {
            let text = &layer[part.range()];
            match part.tag_name().name() {
                "style" => {}
                "g" => {
                    let mut dressed = String::new();
                    sheet.dress(text, &mut dressed);
                    if let Some([from, to]) = stretch(&part) {
                        let grown = (width - drawn + to - from) / (to - from).max(1.0);
                        let still = from - from * grown;
                        out.push_str(&format!("<g transform=\"matrix({grown:.4} 0 0 1 {still:.2} 0)\">{dressed}</g>"));
                        continue;
                    }
                    for shift in shifts(&part, width, drawn) {
                        out.push_str(&format!("<g transform=\"translate({shift:.2} 0)\">{dressed}</g>"));
                    }
                }
                _ => sheet.dress(text, &mut out),
            }
        }
    }
    out.push_str("</svg>");
    out
}

/// The breadth for which a layer is drawn in its file.
fn breadth(document: &Document) -> f32 {
    let view = document.root_element().attribute("viewBox").unwrap_or_default();
    view.split_whitespace().nth(2).and_then(|width| width.parse().ok()).unwrap_or(1600.0)
}

/// From where to where a group grows with the picture.
fn stretch(part: &Node) -> Option<[f32; 2]> {
    let mut places = part.attribute("data-stretch")?.split_whitespace().map(str::parse);
    Some([places.next()?.ok()?, places.next()?.ok()?])
}

/// How far to the right a group is drawn, once for each of its copies.
fn shifts(part: &Node, width: f32, drawn: f32) -> Vec<f32> {
    let number = |name: &str| part.attribute(name).and_then(|text| text.parse::<f32>().ok());
    if number("data-from").is_some_and(|from| width < from) || number("data-to").is_some_and(|to| width > to) {
        return Vec::new();
    }
    if let Some(tile) = number("data-tile").filter(|tile| *tile > 1.0) {
        let start = number("data-start").unwrap_or(0.0);
        let room = |free: f32| (0..(free / tile).ceil().max(1.0) as usize).map(|at| tile * at as f32);
        if part.attribute("data-at") == Some("right") {
            // Leftwards, until it goes on outside the picture.
            return room(start + tile + width - drawn).map(|step| width - drawn - step).collect();
        }
        return room(width - start).collect();
    }
    match part.attribute("data-at") {
        Some("right") => vec![width - drawn],
        Some("middle") => vec![(width - drawn) / 2.0],
        _ => vec![0.0],
    }
}

/// A place in a picture where the program puts something of its own.
#[derive(Clone, PartialEq, Debug)]
struct Spot {
    name: String,
    at: Option<String>,
    from: f32,
    to: f32,
    drawn: f32,
    rect: [f32; 4],
}

/// The spots of all places: rectangles with `data-spot`.
static SPOTS: LazyLock<Vec<(Backdrop, Vec<Spot>)>> = LazyLock::new(|| {
    let all = PLACES.iter().map(|place| {
        let layers = layers(*place);
        (*place, layers.behind.iter().chain([&layers.before]).flat_map(|layer| spots(layer)).collect())
    });
    all.collect()
});

fn spots(layer: &str) -> Vec<Spot> {
    let Ok(document) = Document::parse(layer) else { return Vec::new() };
    let marked = document.descendants().filter(|node| node.has_attribute("data-spot"));
    let spots = marked.map(|node| {
        let number = |name: &str| node.attribute(name).and_then(|text| text.parse().ok()).unwrap_or(0.0);
        let group = node.ancestors().find(|node| node.parent().is_some_and(|parent| parent == document.root_element()));
        let of_group = |name: &str| group.and_then(|group| group.attribute(name));
        let bound = |name: &str, other: f32| of_group(name).and_then(|text| text.parse().ok()).unwrap_or(other);
        Spot {
            name: node.attribute("data-spot").unwrap_or_default().to_owned(),
            at: of_group("data-at").map(str::to_owned),
            from: bound("data-from", 0.0),
            to: bound("data-to", f32::INFINITY),
            drawn: breadth(&document),
            rect: [number("x"), number("y"), number("width"), number("height")],
        }
    });
    spots.collect()
}

/// A place in a part of the screen.
#[derive(Clone, Copy, Debug)]
pub struct Scenery {
    /// The place.
    pub place: Backdrop,
    /// The whole picture.
    pub rect: Rect,
    /// Where the table starts.
    pub table_top: f32,
    /// Minutes since midnight.
    pub minute: u32,
    /// Whether things lie on the table.
    pub cluttered: bool,
}

impl Scenery {
    /// Points for a unit of the drawings.
    pub fn unit(&self) -> f32 {
        ((self.table_top - self.rect.min.y) / WALL).max(0.01)
    }

    /// How many units wide the picture is.
    pub fn width(&self) -> f32 {
        self.rect.width() / self.unit()
    }

    /// A rectangle of the wall in points.
    pub fn place_of(&self, [x, y, width, height]: [f32; 4]) -> Rect {
        Rect::from_min_size(self.rect.min + vec2(x, y) * self.unit(), vec2(width, height) * self.unit())
    }

    /// Where the program puts something of its own.
    pub fn spot(&self, name: &str) -> Option<Rect> {
        let width = self.width();
        let (_, all) = SPOTS.iter().find(|(place, _)| *place == self.place)?;
        let spot = all.iter().find(|spot| spot.name == name && (spot.from..=spot.to).contains(&width))?;
        let shift = match spot.at.as_deref() {
            Some("right") => width - spot.drawn,
            Some("middle") => (width - spot.drawn) / 2.0,
            _ => 0.0,
        };
        let [x, y, wide, high] = spot.rect;
        Some(self.place_of([x + shift, y, wide, high]))
    }

    /// Everything behind the people.
    pub fn behind(&self, painter: &Painter) {
        let rect = Rect::from_min_max(self.rect.min, pos2(self.rect.max.x, self.table_top + 1.0));
        self.paint(painter, rect, false, [0.0, 0.0, self.width(), rect.height() / self.unit()]);
    }

    /// The table and what lies on it, before the people.
    pub fn before(&self, painter: &Painter) {
        let unit = self.unit();
        let top = (self.table_top - OVER * unit).max(self.rect.min.y);
        let rect = Rect::from_min_max(pos2(self.rect.min.x, top), self.rect.max);
        self.paint(painter, rect, true, [0.0, (top - self.table_top) / unit, self.width(), rect.height() / unit]);
    }

    fn paint(&self, painter: &Painter, rect: Rect, before: bool, view: [f32; 4]) {
        let part = if before { Part::Before(self.place, !self.cluttered) } else { Part::Behind(self.place) };
        paint(painter, part, rect, view, self.minute, 1.0);
    }

    /// The whole place out of focus behind a page: one picture of few pixels with the veil in it, because each layer that
    /// covers the page is felt where the processor draws.
    fn behind_a_page(&self, painter: &Painter, veil: Color32) {
        let view = [0.0, 0.0, self.width(), self.rect.height() / self.unit()];
        if let Some(texture) = paint(painter, Part::Veiled(self.place, veil), self.rect, view, self.minute, SOFT) {
            fold::lies(painter, self.rect, fold::Ground::Picture(texture, self.rect));
        }
    }
}

/// A place at an hour out of focus: what is read stands before it.
pub fn out_of_focus(painter: &Painter, rect: Rect, place: Backdrop, minute: u32) {
    let table_top = rect.max.y - rect.height() * 0.14;
    let room = Scenery { place, rect, table_top, minute, cluttered: true };
    room.behind_a_page(painter, faint(*theme().night, 0.86));
}

/// The part of the pixels, along a side, that a place out of focus is drawn in.
const SOFT: f32 = 0.3;

/// The empty war room behind the title: the window with the town, and everything before it.
pub fn title(painter: &Painter, rect: Rect, minute: u32) {
    /// The units from top to bottom, and where the window ends.
    const HIGH: f32 = 900.0;
    const SILL: f32 = 500.0;
    let unit = rect.height() / HIGH;
    let town = Rect::from_min_max(rect.min, pos2(rect.max.x, rect.min.y + SILL * unit));
    paint(painter, Part::Town, town, [0.0, 0.0, town.width() / town.height() * WALL, WALL], minute, 1.0);
    paint(painter, Part::Title, rect, [0.0, 0.0, rect.width() / unit, HIGH], minute, 1.0);
}

/// Draws a part into its place; answers the picture, once there is one.
fn paint(painter: &Painter, part: Part, rect: Rect, view: [f32; 4], minute: u32, fine: f32) -> Option<TextureId> {
    let scale = painter.ctx().pixels_per_point() * fine;
    let size = [rect.width() * scale, rect.height() * scale].map(|side| side.round().max(1.0) as u32);
    let view = view.map(|number| (number * 10.0).round() as i32);
    let plan = Plan { part, minute: hour::step(minute), view, size }.settled(painter.ctx());
    let texture = picture(painter.ctx(), &plan, plan.size, || plan.svg())?;
    let whole = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
    painter.image(texture, rect, whole, Color32::WHITE);
    Some(texture)
}

/// What is drawn as one picture.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
enum Part {
    Behind(Backdrop),
    /// With whether the table is bare.
    Before(Backdrop, bool),
    /// With what lies over it.
    Veiled(Backdrop, Color32),
    Town,
    Title,
}

/// A picture as it is to be drawn.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
struct Plan {
    part: Part,
    minute: u32,
    /// In tenths of a unit.
    view: [i32; 4],
    size: [u32; 2],
}

impl Plan {
    fn svg(&self) -> String {
        let view = self.view.map(|number| number as f32 / 10.0);
        let sheet = Sheet::of(self.minute, matches!(self.part, Part::Before(_, true)));
        match self.part {
            Part::Behind(place) => compose(layers(place).behind, view, &sheet),
            Part::Before(place, _) => compose(&[layers(place).before], view, &sheet),
            Part::Veiled(place, veil) => veiled(layers(place), view, &sheet, veil),
            Part::Town => compose(&[SKYLINE], view, &sheet),
            Part::Title => compose(&[TITLE], view, &sheet),
        }
    }

    /// While the size of the picture changes from frame to frame the last one is stretched; it is drawn anew when the size
    /// stays.
    fn settled(self, ctx: &Context) -> Self {
        let frame = ctx.cumulative_frame_nr();
        let id = Id::new(("scenery", self.part));
        let mut kept = ctx.data(|data| data.get_temp::<Kept>(id)).unwrap_or_else(|| Kept::of(&self, frame));
        let only_size = Self { view: kept.shown.view, size: kept.shown.size, ..self.clone() } == kept.shown;
        if kept.shown != self {
            let stays = kept.asked == self && kept.frame < frame;
            if !only_size || stays || kept.seen + 1 < frame {
                kept = Kept::of(&self, frame);
            } else if kept.asked != self {
                kept = Kept { asked: self, frame, ..kept };
            }
            if kept.shown != kept.asked {
                ctx.request_repaint();
            }
        }
        kept.seen = frame;
        let shown = kept.shown.clone();
        ctx.data_mut(|data| data.insert_temp(id, kept));
        shown
    }
}

/// A place with everything before and behind, the table at its height, under a veil.
fn veiled(layers: Layers, view: [f32; 4], sheet: &Sheet, veil: Color32) -> String {
    let [left, top, width, height] = view;
    let part = |layers: &[&str], [y, high]: [f32; 2], from: f32| {
        let inner = compose(layers, [left, from, width, high], sheet);
        inner.replacen("<svg ", &format!("<svg x=\"{left}\" y=\"{y}\" width=\"{width}\" height=\"{high}\" "), 1)
    };
    let over = (WALL - OVER).max(top);
    let behind = part(layers.behind, [top, WALL - top], top);
    let before = part(&[layers.before], [over, top + height - over], over - WALL);
    let [red, green, blue, alpha] = veil.to_srgba_unmultiplied();
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"{left} {top} {width} {height}\">{behind}{before}<rect x=\"{left}\" \
         y=\"{top}\" width=\"{width}\" height=\"{height}\" fill=\"#{red:02x}{green:02x}{blue:02x}\" fill-opacity=\"{:.3}\"/></svg>",
        f32::from(alpha) / 255.0
    )
}

/// What is shown of a place, and what was asked for last.
#[derive(Clone)]
struct Kept {
    shown: Plan,
    asked: Plan,
    /// The frame in which that was asked for first.
    frame: u64,
    /// The frame in which the place was seen last.
    seen: u64,
}

impl Kept {
    fn of(plan: &Plan, frame: u64) -> Self {
        Self { shown: plan.clone(), asked: plan.clone(), frame, seen: frame }
    }
}
