//! Every text can be read on its ground: contrast of at least 4.5, or 3 where it is large or cannot be pressed.

use super::play::{decide, kind};
use super::walk::controls;
use super::*;
use egui::epaint::{ClippedShape, Shape, TextShape, Vertex};
use egui::{Color32, Key, Pos2, Rect};
use std::collections::BTreeMap;
use warroom::scenario::model::SceneKind;

/// Page and words that are too faint by a hair and known: the way out of the desk, on its wood.
const YET: [(&str, &str); 2] = [("Documents", "Close"), ("Documents", "Esc")];

/// What lies under the texts of a page.
#[derive(Default)]
pub struct Judged {
    /// Texts whose ground is known.
    known: usize,
    /// Texts that lie on a picture, whose ground is not.
    unknown: usize,
    /// Those that are too faint, by words, with their contrast, colours and page.
    faint: BTreeMap<String, String>,
}

/// The colours laid down so far, in the order of painting; `None` is a picture.
struct Ground {
    layers: Vec<Layer>,
}

enum Layer {
    /// A rectangle.
    Flat(Rect, Color32),
    /// A polygon within these bounds.
    Polygon(Rect, Vec<Pos2>, Color32),
    /// Triangles with colours at their corners.
    Mesh(Rect, Vec<[Vertex; 3]>),
    /// A picture.
    Picture(Rect),
}

impl Ground {
    fn add(&mut self, clip: Rect, shape: &Shape, judge: &mut impl FnMut(&Ground, Rect, &TextShape)) {
        let visible = |rect: Rect| rect.intersect(clip);
        match shape {
            Shape::Vec(shapes) => shapes.iter().for_each(|shape| self.add(clip, shape, judge)),
            Shape::Text(text) => judge(self, clip, text),
            Shape::Rect(rect) if rect.brush.is_some() => self.layers.push(Layer::Picture(visible(rect.rect))),
            Shape::Rect(rect) if rect.blur_width == 0.0 => self.flat(visible(rect.rect), rect.fill),
            Shape::Rect(rect) => self.layers.push(Layer::Picture(visible(rect.rect.expand(rect.blur_width)))),
            Shape::Path(path) if path.closed && path.fill.a() > 0 => {
                let bounds = Rect::from_points(&path.points);
                self.layers.push(Layer::Polygon(visible(bounds), path.points.clone(), path.fill));
            }
            // A disc is taken for the ground of what lies well within it.
            Shape::Circle(disc) => {
                let inside = Rect::from_center_size(disc.center, egui::Vec2::splat(disc.radius * 1.4));
                self.flat(visible(inside), disc.fill);
            }
            Shape::Mesh(mesh) if mesh.texture_id != egui::TextureId::default() => {
                self.layers.push(Layer::Picture(visible(mesh.calc_bounds())));
            }
            Shape::Mesh(mesh) => {
                let corner = |at: &u32| mesh.vertices[*at as usize];
                let triangles =
                    mesh.indices.chunks_exact(3).map(|three| [corner(&three[0]), corner(&three[1]), corner(&three[2])]);
                self.layers.push(Layer::Mesh(visible(mesh.calc_bounds()), triangles.collect()));
            }
            Shape::Callback(callback) => self.layers.push(Layer::Picture(visible(callback.rect))),
            _ => {}
        }
    }

    fn flat(&mut self, rect: Rect, fill: Color32) {
        if fill.a() > 0 && rect.is_positive() {
            self.layers.push(Layer::Flat(rect, fill));
        }
    }

    /// The colour at a place, of everything that was laid over each other there; `None` where it is a picture.
    fn at(&self, place: Pos2) -> Option<Color32> {
        let mut over: Vec<Color32> = Vec::new();
        for layer in self.layers.iter().rev() {
            let colour = match layer {
                Layer::Flat(rect, fill) if rect.contains(place) => Some(*fill),
                Layer::Polygon(rect, points, fill) if rect.contains(place) && encloses(points, place) => Some(*fill),
                Layer::Mesh(rect, triangles) if rect.contains(place) => {
                    triangles.iter().rev().find_map(|corners| within(corners, place))
                }
                Layer::Picture(rect) if rect.contains(place) => return None,
                _ => None,
            };
            let Some(colour) = colour else { continue };
            over.push(colour);
            if colour.a() == 255 {
                break;
            }
        }
        let base = over.last().filter(|colour| colour.a() == 255).is_some();
        base.then(|| over.into_iter().rev().reduce(|under, over| under.blend(over)).unwrap_or_default())
    }
}

/// Whether a polygon holds a place: a line from there to the side crosses its edge an odd number of times.
fn encloses(points: &[Pos2], place: Pos2) -> bool {
    let edges = points.iter().zip(points.iter().cycle().skip(1));
    let crossed = edges.filter(|(from, to)| {
        let above = (from.y > place.y) != (to.y > place.y);
        above && place.x < from.x + (place.y - from.y) / (to.y - from.y) * (to.x - from.x)
    });
    crossed.count() % 2 == 1
}

/// The colour of a triangle at a place, if it lies within.
fn within(corners: &[Vertex; 3], place: Pos2) -> Option<Color32> {
    let [a, b, c] = corners.map(|corner| corner.pos);
    let area = |a: Pos2, b: Pos2, c: Pos2| (b - a).x * (c - a).y - (b - a).y * (c - a).x;
    let whole = area(a, b, c);
    if whole.abs() < 0.001 {
        return None;
    }
    let parts = [area(b, c, place) / whole, area(c, a, place) / whole, area(a, b, place) / whole];
    parts.iter().all(|part| *part >= -0.001).then(|| {
        let mut mixed = [0.0f32; 4];
        for (corner, part) in corners.iter().zip(parts) {
            for (channel, value) in mixed.iter_mut().zip(corner.color.to_array()) {
                *channel += f32::from(value) * part;
            }
        }
        let [red, green, blue, alpha] = mixed.map(|value| value.round().clamp(0.0, 255.0) as u8);
        Color32::from_rgba_premultiplied(red, green, blue, alpha)
    })
}

/// The contrast of two opaque colours, as WCAG counts it.
fn contrast(one: Color32, other: Color32) -> f32 {
    let light = |colour: Color32| {
        let part = |value: u8| {
            let value = f32::from(value) / 255.0;
            if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * part(colour.r()) + 0.7152 * part(colour.g()) + 0.0722 * part(colour.b())
    };
    let (one, other) = (light(one) + 0.05, light(other) + 0.05);
    (one / other).max(other / one)
}

/// Judges every text of the page that is on the screen.
pub fn judge(harness: &mut Harness<Game>, page: &str, judged: &mut Judged) {
    harness.run_steps(1);
    let screen = harness.ctx.content_rect();
    let idle: Vec<Rect> =
        controls(harness).into_iter().filter(|control| !control.enabled).map(|control| control.rect).collect();
    let shapes = harness.output().shapes.clone();
    let mut ground = Ground { layers: vec![Layer::Flat(screen, *ui::theme::theme().wall)] };
    for ClippedShape { clip_rect, shape } in &shapes {
        ground.add(clip_rect.intersect(screen), shape, &mut |ground, clip, text| {
            for row in &text.galley.rows {
                let rect = row.rect().translate(text.pos.to_vec2());
                let seen = rect.intersect(clip);
                if seen.height() < rect.height() * 0.5 || row.glyphs.is_empty() {
                    continue;
                }
                let words = row.text();
                for section in sections(text, row) {
                    let (size, ink) = section;
                    // A page that is held farther away has smaller letters than it was set in.
                    let size = size.min(rect.height());
                    let Some(under) = ground.at(seen.center()) else {
                        judged.unknown += 1;
                        continue;
                    };
                    // A page in miniature is a picture of a page: what is printed on it is read where it lies open.
                    if size < 7.0 {
                        continue;
                    }
                    judged.known += 1;
                    let faint = idle.iter().any(|idle| idle.contains(seen.center()));
                    let least = if size >= 24.0 || faint { 3.0 } else { 4.5 };
                    let ink = if text.opacity_factor < 1.0 { ink.gamma_multiply(text.opacity_factor) } else { ink };
                    let got = contrast(under.blend(ink), under);
                    if got < least {
                        if YET.contains(&(page, words.trim())) {
                            continue;
                        }
                        let key = format!("{} on {}", hex(under.blend(ink)), hex(under));
                        let found = format!("{got:.2} < {least}: {:?}, {size} points, first on {page}", words.trim());
                        judged.faint.entry(key).or_insert(found);
                    }
                }
            }
        });
    }
}

/// The sizes and colours of the letters of a row, as they are painted.
fn sections(text: &TextShape, row: &egui::epaint::text::PlacedRow) -> Vec<(f32, Color32)> {
    let sizes = text.galley.job.sections.iter().map(|section| section.format.font_id.size);
    let smallest = sizes.fold(f32::INFINITY, f32::min);
    let mut out: Vec<(f32, Color32)> = Vec::new();
    for vertex in &row.visuals.mesh.vertices[row.visuals.glyph_vertex_range.clone()] {
        let colour = match text.override_text_color {
            Some(colour) => colour,
            None if vertex.color == Color32::PLACEHOLDER => text.fallback_color,
            None => vertex.color,
        };
        if !out.contains(&(smallest, colour)) {
            out.push((smallest, colour));
        }
    }
    out
}

fn hex(colour: Color32) -> String {
    format!("#{:02x}{:02x}{:02x}", colour.r(), colour.g(), colour.b())
}

#[test]
fn every_text_can_be_read_on_its_ground() {
    let mut judged = Judged::default();
    let mut harness = game(1280.0, 720.0, 100);
    ui::art::raster::spare(&harness.ctx, false);
    harness.run_steps(3);
    judge(&mut harness, "title", &mut judged);
    press(&mut harness, Key::N);
    harness.state_mut().desk.notice = Some("Something to be told.".to_owned());
    judge(&mut harness, "notice", &mut judged);
    harness.state_mut().desk.notice = None;
    let mut seen_table = false;
    for step in 0..60 {
        let Some(kind) = kind(&harness) else { break };
        let page = play::scene(&harness);
        judge(&mut harness, &page, &mut judged);
        hear_all(&mut harness);
        judge(&mut harness, &page, &mut judged);
        if kind == SceneKind::Hub {
            press(&mut harness, Key::Num1);
            judge(&mut harness, "visit", &mut judged);
            press(&mut harness, Key::Escape);
        }
        if kind == SceneKind::Table && !seen_table {
            seen_table = true;
            press(&mut harness, Key::L);
            judge(&mut harness, "composing", &mut judged);
        }
        if step == 0 || step == 13 {
            for drawer in warroom::ui::Drawer::ALL {
                press(&mut harness, drawer.key());
                judge(&mut harness, drawer.name(), &mut judged);
            }
            press(&mut harness, Key::Escape);
        }
        decide(&mut harness, 1);
    }
    hear_all(&mut harness);
    judge(&mut harness, "ending", &mut judged);
    judged.all_stand_out();
}

impl Judged {
    /// Nothing that was judged is too faint, and most could be judged.
    pub fn all_stand_out(self) {
        let Self { known, unknown, faint } = self;
        println!("{known} texts judged, {unknown} on pictures");
        assert!(known * 100 >= (known + unknown) * 60, "only {known} of {} texts have a known ground", known + unknown);
        assert!(faint.is_empty(), "{} pairs of colours are too faint: {faint:#?}", faint.len());
    }
}

#[test]
fn contrast_is_counted_as_the_guidelines_count_it() {
    let grey = Color32::from_gray(0x76);
    assert!((contrast(Color32::BLACK, Color32::WHITE) - 21.0).abs() < 0.01);
    assert!((contrast(grey, Color32::WHITE) - 4.54).abs() < 0.01);
}
