//! The fold: where something goes on below what is seen, it fades out and says so; what went by above fades as well.

use super::stage::room::blend;
use super::theme::{Cut, faint, mix, theme};
use super::widgets::galley;
use egui::ecolor::{gamma_u8_from_linear_f32, linear_f32_from_gamma_u8};
use egui::epaint::{Vertex, WHITE_UV};
use egui::{Color32, CornerRadius, Id, LayerId, Mesh, Painter, Rect, Shape, Stroke, StrokeKind, TextureId, Ui, Vec2};
use egui::{pos2, vec2};

/// What is said at the fold where nothing else is.
const WORDS: &str = "More below";
/// Less than this below the fold is no more than air.
pub const AIR: f32 = 4.0;
/// As much the mark covers at the most, where the text is not set larger than usual.
pub const HIGH: f32 = 34.0;
/// As far what went by above fades.
const PAST: f32 = 15.0;
/// As much at its top is not seen at all.
const GONE: f32 = 5.0;
/// A part that is lower or narrower than this only fades.
const LOW: f32 = 110.0;
const NARROW: f32 = 190.0;

/// Says in other words what lies below the fold of the part that scrolls; without words nothing is marked.
pub fn say(ui: &Ui, words: impl Into<String>) {
    ui.data_mut(|data| data.insert_temp(key(), words.into()));
}

fn key() -> Id {
    Id::new("fold words")
}

/// Says on what ground the part that scrolls lies, where that was not noted.
pub fn on(ui: &Ui, ground: Ground) {
    ui.data_mut(|data| data.insert_temp(ground_key(), ground));
}

fn ground_key() -> Id {
    Id::new("fold ground")
}

/// What a page lies on.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub enum Ground {
    /// A colour.
    Plain(Color32),
    /// A colour at each corner of a place: left top, right top, left bottom, right bottom.
    Corners(Rect, [Color32; 4]),
    /// A picture that fills its place.
    Picture(TextureId, Rect),
    /// Nothing fades: what lies there is itself a thing that goes on under the edge.
    #[default]
    Bare,
}

/// Notes a ground that was laid, so that what scrolls on it fades into it.
pub fn lies(painter: &Painter, place: Rect, ground: Ground) {
    let (pass, layer) = (painter.ctx().cumulative_pass_nr(), painter.layer_id());
    painter.ctx().data_mut(|data| {
        let laid = data.get_temp_mut_or_default::<Laid>(Id::new("fold grounds"));
        if laid.0 != pass {
            *laid = (pass, Vec::new());
        }
        laid.1.push((layer, place, ground));
    });
}

/// The grounds laid in a pass.
type Laid = (u64, Vec<(LayerId, Rect, Ground)>);

/// The ground on which a place lies: the last that was laid there.
fn laid(ui: &Ui, seen: Rect) -> Option<Ground> {
    let (pass, layer) = (ui.ctx().cumulative_pass_nr(), ui.layer_id());
    let here = |(on, place, _): &&(LayerId, Rect, Ground)| *on == layer && place.expand(4.0).contains_rect(seen);
    ui.data(|data| {
        let laid = data.get_temp::<Laid>(Id::new("fold grounds")).filter(|laid| laid.0 == pass)?;
        laid.1.iter().rev().find(here).map(|(_, _, ground)| *ground)
    })
}

/// So much of a colour, as light.
fn dimmed(colour: Color32, part: f32) -> Color32 {
    let [red, green, blue, _] =
        colour.to_array().map(|byte| gamma_u8_from_linear_f32(linear_f32_from_gamma_u8(byte) * part));
    Color32::from_rgba_premultiplied(red, green, blue, (part * 255.0).round() as u8)
}

/// Lays the ground over a place, so much of it at the top and so much at the foot.
fn cover(painter: &Painter, place: Rect, ground: Ground, parts: [f32; 2]) {
    // Colours are mixed as light, and passed on as what the eye sees: between two far apart it takes steps.
    const STEPS: u32 = 8;
    let colour = |x: f32, y: f32| match ground {
        Ground::Plain(colour) => colour,
        Ground::Corners(whole, [a, b, c, d]) => {
            let part = (pos2(x, y) - whole.min) / whole.size();
            mix(mix(a, b, part.x), mix(c, d, part.x), part.y)
        }
        Ground::Picture(..) | Ground::Bare => Color32::WHITE,
    };
    let place = match ground {
        Ground::Bare => return,
        Ground::Plain(_) => place,
        Ground::Corners(whole, _) | Ground::Picture(_, whole) => {
            place.with_min_x(place.min.x.max(whole.min.x)).with_max_x(place.max.x.min(whole.max.x))
        }
    };
    let mut mesh = match ground {
        Ground::Picture(texture, _) => Mesh::with_texture(texture),
        _ => Mesh::default(),
    };
    for step in 0..=STEPS {
        let part = step as f32 / STEPS as f32;
        let y = egui::lerp(place.y_range(), part);
        let most = egui::lerp(parts[0]..=parts[1], part);
        for x in [place.min.x, place.max.x] {
            let shade = dimmed(colour(x, y), most);
            let uv = match ground {
                Ground::Picture(_, whole) => ((pos2(x, y) - whole.min) / whole.size()).to_pos2(),
                _ => WHITE_UV,
            };
            mesh.vertices.push(Vertex { pos: pos2(x, y), uv, color: shade });
        }
        if step > 0 {
            let at = 2 * step;
            mesh.add_triangle(at - 2, at - 1, at);
            mesh.add_triangle(at - 1, at + 1, at);
        }
    }
    painter.add(mesh);
}

/// Lets what goes on beyond the edges of a part that pans fade into its ground; what is said there is left to its bars.
pub fn fades(ui: &Ui, seen: Rect, offset: Vec2, all: Vec2, ground: Color32) {
    /// As far it fades.
    const FAR: f32 = 22.0;
    let painter = ui.painter().with_clip_rect(ui.clip_rect().intersect(seen.expand(3.0)));
    let beyond = all - offset - seen.size();
    let clear = Color32::TRANSPARENT;
    let edges = [
        (offset.y, seen.with_max_y(seen.min.y + FAR), [ground, ground, clear, clear]),
        (beyond.y, seen.with_min_y(seen.max.y - FAR), [clear, clear, ground, ground]),
        (offset.x, seen.with_max_x(seen.min.x + FAR), [ground, clear, ground, clear]),
        (beyond.x, seen.with_min_x(seen.max.x - FAR), [clear, ground, clear, ground]),
    ];
    for (hidden, place, colours) in edges {
        if hidden > AIR {
            blend(&painter, place, colours);
        }
    }
}

/// Marks the fold of a part that scrolls: how much of it lies above what is seen, and how much below.
pub fn mark(ui: &Ui, seen: Rect, above: f32, below: f32) {
    let (words, ground) =
        ui.data_mut(|data| (data.remove_temp::<String>(key()), data.remove_temp::<Ground>(ground_key())));
    if words.as_deref() == Some("") {
        return;
    }
    let theme = theme();
    let ground = ground.or_else(|| laid(ui, seen)).unwrap_or(Ground::Plain(*theme.wall));
    let painter = ui.painter().with_clip_rect(ui.clip_rect().intersect(seen.expand(3.0)));
    let (left, right, foot) = (seen.min.x - 3.0, seen.max.x + 3.0, seen.max.y + 3.0);
    let lay = |top: f32, end: f32, parts: [f32; 2]| {
        cover(&painter, Rect::from_min_max(pos2(left, top), pos2(right, end)), ground, parts);
    };
    // Above nothing is said: one came from there.
    if above > 1.0 && seen.height() > 3.0 * PAST {
        // What is left of a line that is all but gone would be a speck.
        let gone = GONE.min(above);
        lay(seen.min.y - 3.0, seen.min.y + gone, [1.0, 1.0]);
        lay(seen.min.y + gone, seen.min.y + PAST.min(above + 4.0).max(gone), [1.0, 0.0]);
    }
    if below <= AIR {
        return;
    }
    if seen.height() < LOW || seen.width() < NARROW {
        lay(foot - seen.height() * 0.3, foot, [0.0, 1.0]);
        if seen.height() > 60.0 && seen.width() > 40.0 {
            arrow_down(&painter, pos2(seen.center().x, seen.max.y - 4.0));
        }
        return;
    }
    let words = galley(ui, words.as_deref().unwrap_or(WORDS), Cut::Label, *theme.amber, seen.width() - 56.0);
    let size = words.size() + vec2(40.0, 6.0);
    // Words that are half covered could not be read, so nothing is seen beside the mark.
    let pill = Rect::from_min_size(pos2(seen.max.x - size.x - 4.0, seen.max.y - size.y - 3.0), size);
    lay(pill.min.y - 26.0, pill.min.y, [0.0, 1.0]);
    lay(pill.min.y, foot, [1.0, 1.0]);
    let edge = Stroke::new(1.0, faint(*theme.amber, 0.7));
    painter.rect(pill, CornerRadius::same(10), *theme.night, edge, StrokeKind::Inside);
    painter.galley(pill.min + vec2(12.0, 3.0), words, *theme.amber);
    arrow_down(&painter, pos2(pill.max.x - 16.0, pill.center().y + 3.5));
}

/// A small arrow that points down to a place.
fn arrow_down(painter: &Painter, tip: egui::Pos2) {
    let arrow = vec![tip, tip + vec2(-4.5, -6.5), tip + vec2(4.5, -6.5)];
    painter.add(Shape::convex_polygon(arrow, *theme().amber, Stroke::NONE));
}
