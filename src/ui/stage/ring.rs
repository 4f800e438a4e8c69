//! The opening moment: the desk as the day ends, and the telephone that rings.

use super::hour::{self, Sheet};
use super::palette::palette;
use super::room::glow;
use super::scenery::{Scenery, compose};
use crate::scenario::model::Backdrop;
use crate::text::time;
use crate::ui::art::picture;
use crate::ui::theme::{Cut, faint, mix, theme};
use crate::ui::widgets::line_at;
use egui::{Align2, Color32, Id, Rect, Sense, Shape, Stroke, Ui, Vec2, WidgetInfo, WidgetType, pos2, vec2};

const TELEPHONE: &str = include_str!("../../../assets/art/places/telephone.svg");
/// The drawing of the telephone; its foot stands in the middle of the lower edge.
const VIEW: [f32; 4] = [0.0, 0.0, 320.0, 200.0];
/// Its display.
const DISPLAY: [f32; 4] = [112.0, 22.0, 168.0, 66.0];
/// The beats of a ring: light, dark, light, dark.
const BEATS: u32 = 4;
const BEAT_SECS: f64 = 0.25;

/// Draws the desk with the telephone that shows who rings, at a minute of the day; twice a pulse where things may move.
pub fn ring_ui(ui: &Ui, rect: Rect, caller: &str, minute: u32) {
    let painter = ui.painter().with_clip_rect(rect.intersect(ui.clip_rect()));
    let table_top = rect.min.y + rect.height() * 0.62;
    let scenery = Scenery { place: Backdrop::Desk, rect, table_top, minute, cluttered: true };
    scenery.behind(&painter);
    scenery.before(&painter);
    let strong = beat(ui, caller);
    let wide = (rect.height() * 0.62).min(rect.width() * 0.46);
    let unit = wide / VIEW[2];
    let foot = pos2(rect.center().x, table_top + (rect.max.y - table_top) * 0.66);
    let body = Rect::from_min_size(foot - vec2(wide / 2.0, VIEW[3] * unit), vec2(VIEW[2], VIEW[3]) * unit);
    let display =
        Rect::from_min_size(body.min + vec2(DISPLAY[0], DISPLAY[1]) * unit, vec2(DISPLAY[2], DISPLAY[3]) * unit);
    let lamp = *palette().lamp;
    glow(&painter, display.center(), vec2(wide * 1.1, wide * 0.8), faint(lamp, 0.22));
    // Two faint rings of light on the desk, wider than the telephone.
    for (reach, light) in [(0.74, 0.30), (1.0, 0.15)] {
        let line = Stroke::new((wide * 0.010).max(1.5), faint(*theme().amber, light * if strong { 2.0 } else { 1.0 }));
        let around = pos2(body.center().x, foot.y - wide * 0.06);
        painter.add(Shape::ellipse_stroke(around, Vec2::new(wide * reach, wide * reach * 0.26), line));
    }
    let scale = painter.ctx().pixels_per_point();
    let size = [body.width() * scale, body.height() * scale].map(|side| side.round().max(1.0) as u32);
    let hour = hour::step(minute);
    let svg = || compose(&[TELEPHONE], VIEW, &Sheet::of(hour, false));
    if let Some(texture) = picture(ui.ctx(), ("telephone", hour), size, svg) {
        painter.image(texture, body, Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0)), Color32::WHITE);
    }
    let ink = mix(*theme().night, *palette().screen, 0.10);
    let pad = display.width() * 0.07;
    let name = display.left_top() + vec2(pad, display.height() * 0.36);
    let cut = if display.width() > 230.0 { Cut::Heading } else { Cut::Strong };
    line_at(ui, name, Align2::LEFT_CENTER, caller, cut, ink, display.width() - 2.0 * pad);
    let below = display.left_top() + vec2(pad, display.height() * 0.72);
    let clock = time::clock(minute);
    line_at(ui, below, Align2::LEFT_CENTER, &format!("{clock}   rings"), Cut::Small, ink, display.width() - 2.0 * pad);
    let response = ui.interact(rect, ui.id().with("ring"), Sense::hover());
    let said = format!("{clock}. Your telephone rings: {caller}.");
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Image, true, &said));
}

/// Whether the rings of light are at their strongest just now.
fn beat(ui: &Ui, caller: &str) -> bool {
    if ui.ctx().global_style().animation_time <= 0.0 {
        return false;
    }
    let now = ui.input(|input| input.time);
    let since = ui.ctx().data_mut(|data| *data.get_temp_mut_or_insert_with(Id::new(("ring", caller)), || now));
    let beat = ((now - since) / BEAT_SECS) as u32;
    if beat < BEATS {
        ui.ctx().request_repaint();
    }
    beat < BEATS && beat.is_multiple_of(2)
}
