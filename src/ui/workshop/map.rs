//! The map: scenes as boxes in rows, arrows between them, and where the rehearsal stands; beside it the moment.

use super::model::{StoryView, WorkshopState};
use super::moment;
use crate::scenario::model::SceneKind;
use crate::ui::Intent;
use crate::ui::fold;
use crate::ui::keys::Keys;
use crate::ui::theme::{Cut, faint, hairline, mix, theme};
use crate::ui::widgets::{focus, galley, ground, line_at, note_scroll, region, scroll};
use crate::view::workshop::{Arrow, Map, Node};
use egui::{Align2, Color32, CornerRadius, Pos2, Rect, Sense, Shape, Stroke, StrokeKind, Ui, WidgetInfo, WidgetType};
use egui::{pos2, vec2};

/// A box, and the way from one row to the next.
const BOX: f32 = 42.0;
const ROW: f32 = 70.0;
/// The least and the greatest breadth of a box.
const BREADTH: (f32, f32) = (150.0, 216.0);
/// What stands at the foot.
const LOOSE: &str = "NO CHOICE LEADS TO THESE: INTERRUPTIONS, AND WHAT CANNOT BE REACHED";

/// The page.
#[allow(clippy::too_many_arguments)]
pub fn map_ui(
    ui: &mut Ui,
    body: Rect,
    story: &StoryView,
    state: &mut WorkshopState,
    narrow: bool,
    keys: &mut Keys,
    intents: &mut Vec<Intent>,
) {
    // A low window shows both side by side: neither would be more than a slit above the other.
    let low = narrow && body.height() < 340.0 && body.width() > 520.0;
    if narrow && !low {
        let high = (body.height() * 0.42).clamp(90.0, 200.0);
        let top = Rect::from_min_size(body.min, vec2(body.width(), high));
        let below = Rect::from_min_max(pos2(body.min.x, top.max.y + 8.0), body.max);
        drawn_ui(ui, top, &story.map, state);
        region(ui, below, "moment", |ui| {
            scroll(ui, ("moment", state.steps), keys.page, |ui| moment::moment_ui(ui, story, state, keys, intents));
        });
        return;
    }
    let side = (body.width() * if low { 0.52 } else { 0.38 }).clamp(270.0, 520.0);
    let left = Rect::from_min_max(body.min, pos2(body.max.x - side - 16.0, body.max.y));
    let right = Rect::from_min_max(pos2(left.max.x + 16.0, body.min.y), body.max);
    drawn_ui(ui, left, &story.map, state);
    ground(ui, right);
    region(ui, right.shrink2(vec2(14.0, 10.0)), "moment", |ui| {
        scroll(ui, ("moment", state.steps), keys.page, |ui| moment::moment_ui(ui, story, state, keys, intents));
    });
}

/// Where boxes lie within the map.
struct Scale {
    middle: f32,
    top: f32,
    /// How broad the boxes of each row are.
    wide: Vec<f32>,
    shift: i64,
}

/// From box to box, in breadths of a box.
const STEP: f32 = 1.06;

impl Scale {
    fn at(&self, row: usize, across: i64) -> Pos2 {
        let y = self.top + ROW * row as f32 + BOX / 2.0;
        pos2(self.middle + (across - self.shift) as f32 * self.wide[row] * STEP / 100.0, y)
    }

    /// How broad boxes are in each row: as broad as the room lets them be, where they stand alone most of all.
    fn breadths(map: &Map, room: f32) -> Vec<f32> {
        let shift = (map.across.0 + map.across.1) / 2;
        let mut reach = vec![0; map.rows];
        let nodes = map.nodes.iter().map(|node| (node.row, node.across));
        for (row, across) in nodes.chain(map.arrows.iter().flat_map(|arrow| arrow.via.iter().copied())) {
            reach[row] = reach[row].max((across - shift).abs());
        }
        let wide = |reach: &i64| (room / (2.0 * *reach as f32 / 100.0 + 1.0) / STEP).clamp(BREADTH.0, BREADTH.1);
        reach.iter().map(wide).collect()
    }

    fn frame(&self, node: &Node) -> Rect {
        Rect::from_center_size(self.at(node.row, node.across), vec2(self.wide[node.row], BOX))
    }
}

fn drawn_ui(ui: &mut Ui, place: Rect, map: &Map, state: &mut WorkshopState) {
    ui.painter().rect(
        place,
        CornerRadius::same(theme().round),
        *theme().night,
        Stroke::new(1.0, hairline(0.6)),
        StrokeKind::Inside,
    );
    let inner = place.shrink(2.0);
    region(ui, inner, "map", |ui| {
        let span = (map.across.1 - map.across.0) as f32 / 100.0 + 1.0;
        let room = inner.width() - 64.0;
        let least = (room / span / STEP).clamp(BREADTH.0, BREADTH.1);
        let across = (least * span * STEP + 28.0).max(inner.width() - 14.0);
        let beside = galley(ui, LOOSE, Cut::Label, *theme().dim, inner.width() - 50.0);
        let foot = if map.foot < map.rows { 18.0 + beside.size().y } else { 0.0 };
        let high = ROW * map.rows as f32 + 24.0 + foot;
        let area = egui::ScrollArea::both().id_salt("map").auto_shrink([false, false]);
        let out = area.show(ui, |ui| {
            let size = vec2(across, high.max(inner.height() - 14.0));
            let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
            let scale = Scale {
                middle: rect.center().x,
                top: rect.min.y + 14.0,
                wide: Scale::breadths(map, room),
                shift: (map.across.0 + map.across.1) / 2,
            };
            acts_ui(ui, rect, map, &scale);
            let frame = |node: &Node| {
                let lower = if node.row >= map.foot { foot } else { 0.0 };
                scale.frame(node).translate(vec2(0.0, lower))
            };
            for arrow in &map.arrows {
                arrow_ui(ui, map, arrow, &scale, &frame);
            }
            if foot > 0.0 {
                let y = scale.top + ROW * map.foot as f32 + 4.0;
                ui.painter().hline(rect.x_range().shrink(16.0), y - 8.0, Stroke::new(1.0, hairline(0.6)));
                ui.painter().galley(pos2(rect.min.x + 18.0, y - 3.0), beside, *theme().dim);
            }
            for (at, node) in map.nodes.iter().enumerate() {
                node_ui(ui, at, node, frame(node), state);
            }
            state.follow = std::mem::take(&mut state.next);
        });
        note_scroll(ui.ctx(), out.inner_rect, true);
        fold::fades(ui, out.inner_rect, out.state.offset, out.content_size, *theme().night);
    });
}

/// Where an act begins, in the margin.
fn acts_ui(ui: &Ui, rect: Rect, map: &Map, scale: &Scale) {
    let mut before = 0;
    for row in 0..map.foot {
        let act = map.nodes.iter().filter(|node| node.row == row && node.scene.is_some()).map(|node| node.act).max();
        let Some(act) = act.filter(|act| *act > before) else { continue };
        before = act;
        let y = scale.at(row, 0).y - BOX / 2.0 - 12.0;
        if row > 0 {
            ui.painter().hline(rect.x_range().shrink(16.0), y, Stroke::new(1.0, hairline(0.4)));
        }
        let at = pos2(rect.min.x + 14.0, y + 11.0);
        line_at(ui, at, Align2::LEFT_CENTER, &format!("ACT {act}"), Cut::Label, *theme().dim, 80.0);
    }
}

fn arrow_ui(ui: &Ui, map: &Map, arrow: &Arrow, scale: &Scale, frame: &impl Fn(&Node) -> Rect) {
    let theme = theme();
    let (from, to) = (&map.nodes[arrow.from], &map.nodes[arrow.to]);
    // What stands at the foot leads back to where it came from; an arrow would only say that it is left.
    if from.interruption || from.lost || to.row >= map.foot && to.scene.is_some() {
        return;
    }
    let (start, end) = (frame(from), frame(to));
    let hue = if arrow.taken { *theme.amber } else { mix(*theme.line, *theme.dim, 0.35) };
    let stroke = Stroke::new(if arrow.taken { 2.4 } else { 1.4 }, hue);
    if arrow.back || from.row >= to.row {
        // Back up, round the side.
        let (a, b) = (start.right_center(), end.right_center());
        let reach = 30.0 + (b.y - a.y).abs() * 0.06;
        let points = [a, a + vec2(reach, 0.0), b + vec2(reach, 0.0), b];
        let curve = egui::epaint::CubicBezierShape::from_points_stroke(points, false, Color32::TRANSPARENT, stroke);
        ui.painter().add(curve);
        ui.painter().add(head(b, vec2(-1.0, 0.0), hue));
        return;
    }
    let mut points = vec![start.center_bottom()];
    points.extend(arrow.via.iter().map(|(row, across)| scale.at(*row, *across)));
    points.push(end.center_top() - vec2(0.0, 5.0));
    for pair in points.windows(2) {
        let bend = (pair[1].y - pair[0].y) * 0.5;
        let curve = [pair[0], pair[0] + vec2(0.0, bend), pair[1] - vec2(0.0, bend), pair[1]];
        ui.painter().add(egui::epaint::CubicBezierShape::from_points_stroke(
            curve,
            false,
            Color32::TRANSPARENT,
            stroke,
        ));
    }
    ui.painter().add(head(end.center_top(), vec2(0.0, 1.0), hue));
}

/// The head of an arrow that points along `way` and ends at a place.
fn head(tip: Pos2, way: egui::Vec2, hue: Color32) -> Shape {
    let side = vec2(way.y, way.x);
    Shape::convex_polygon(vec![tip, tip - way * 8.0 + side * 4.5, tip - way * 8.0 - side * 4.5], hue, Stroke::NONE)
}

fn node_ui(ui: &mut Ui, at: usize, node: &Node, rect: Rect, state: &mut WorkshopState) {
    let theme = theme();
    // What has scrolled away takes the focus, and no room of what lies there.
    let seen = rect.intersect(ui.clip_rect());
    let place = if seen.is_positive() { seen } else { Rect::from_min_size(ui.clip_rect().min, egui::Vec2::ZERO) };
    let response = ui.interact(place, ui.id().with(("scene", at)), Sense::click());
    let looked = match &state.scene {
        Some(id) => node.scene.is_some() && *id == node.id,
        None => node.here,
    };
    let fill = match (node.here, looked || response.hovered()) {
        (true, _) => *theme.amber,
        (false, true) => mix(*theme.raised, *theme.amber, 0.18),
        _ if node.entered > 0 => mix(*theme.raised, *theme.amber, 0.07),
        _ => *theme.raised,
    };
    let edge = match (node.lost, looked, node.entered > 0) {
        (true, ..) => *theme.alarm,
        (_, true, _) => *theme.amber,
        (_, _, true) => faint(*theme.amber, 0.6),
        _ => hairline(1.0),
    };
    let round = if node.scene.is_none() { 20 } else { theme.round };
    let stroke = Stroke::new(if looked { 2.0 } else { 1.0 }, edge);
    ui.painter().rect(rect, CornerRadius::same(round), fill, stroke, StrokeKind::Inside);
    let (ink, dim) = if node.here { (*theme.night, *theme.night) } else { (*theme.text, *theme.dim) };
    let hue = match node.kind {
        SceneKind::Hub => *theme.trust,
        SceneKind::Table => *theme.compliance,
        SceneKind::Night => *theme.downtime,
        SceneKind::Talk => hairline(1.0),
    };
    if node.scene.is_some() {
        let bar = Rect::from_min_size(rect.min + vec2(5.0, 8.0), vec2(3.0, rect.height() - 16.0));
        ui.painter().rect_filled(bar, CornerRadius::same(1), if node.here { *theme.night } else { hue });
    }
    let left = rect.min.x + 15.0;
    let room = rect.max.x - left - 8.0;
    if node.scene.is_none() {
        let words = galley(ui, &node.title, Cut::Item, ink, room);
        ui.painter().galley(rect.center() - words.size() / 2.0, words, ink);
    } else {
        line_at(ui, pos2(left, rect.min.y + 13.0), Align2::LEFT_CENTER, &node.title, Cut::Item, ink, room);
        let kind = kind(node.kind, &node.id);
        let under = if node.lost { format!("{}: nothing leads here", node.id) } else { format!("{}{kind}", node.id) };
        line_at(ui, pos2(left, rect.max.y - 12.0), Align2::LEFT_CENTER, &under, Cut::Small, dim, room);
    }
    let here = if node.here { ". The rehearsal stands here" } else { "" };
    let been = if node.entered > 0 && !node.here { ". Passed" } else { "" };
    let said = match node.scene {
        Some(_) => format!("Scene {}: {}{here}{been}", node.id, node.title),
        None => format!("{}, {} endings{here}", node.title, node.choices),
    };
    response.widget_info(|| WidgetInfo::selected(WidgetType::SelectableLabel, ui.is_enabled(), looked, &said));
    focus(ui, &response, round);
    if looked && state.follow {
        // As much of what is round it as there is room for.
        let round = ((ui.clip_rect().height() - BOX) / 2.0 - 6.0).clamp(0.0, ROW * 1.2);
        ui.scroll_to_rect(rect.expand2(vec2(20.0, round)), None);
    }
    if response.clicked() || response.gained_focus() {
        state.scene = node.scene.map(|_| node.id.clone());
        state.next = response.gained_focus();
    }
}

/// The kind of a scene, as it stands behind its id, unless the id says it.
pub fn kind(kind: SceneKind, id: &str) -> &'static str {
    let words = match kind {
        SceneKind::Talk => "",
        SceneKind::Hub => ", hub",
        SceneKind::Table => ", table",
        SceneKind::Night => ", night",
    };
    if words.trim_start_matches(", ") == id { "" } else { words }
}
