//! Controls of the settings: a choice of a few, and a slider in steps; each painted by hand, each by keys and by mouse.

use crate::ui::theme::{Cut, faint, hairline, mix, theme};
use crate::ui::widgets::{focus, galley};
use egui::accesskit::{Action, ActionData};
use egui::{Color32, CornerRadius, EventFilter, Key, Rect, Response, Sense, Stroke, StrokeKind, Ui, WidgetInfo};
use egui::{WidgetType, pos2, vec2};

/// A choice of a few, side by side; answers what was chosen, and the response of the chosen one.
pub fn choice_ui(ui: &mut Ui, name: &str, options: &[&str], chosen: usize) -> (Option<usize>, Option<Response>) {
    let (mut picked, mut lit) = (None, None);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
        for (at, words) in options.iter().enumerate() {
            let response = pill(ui, &format!("{name}: {words}"), words, at == chosen);
            if response.clicked() && at != chosen {
                picked = Some(at);
            }
            if at == chosen {
                lit = Some(response);
            }
        }
    });
    (picked, lit)
}

fn pill(ui: &mut Ui, name: &str, words: &str, chosen: bool) -> Response {
    let theme = theme();
    let ink = if chosen { *theme.night } else { *theme.text };
    let body = galley(ui, words, Cut::Body, ink, ui.available_width() - 42.0);
    let (rect, response) = ui.allocate_exact_size(vec2(body.size().x + 42.0, 34.0), Sense::click());
    let fill = match (chosen, response.hovered()) {
        (true, _) => *theme.amber,
        (false, true) => mix(*theme.raised, *theme.amber, 0.2),
        _ => *theme.raised,
    };
    let edge = if chosen { *theme.amber } else { hairline(1.0) };
    ui.painter().rect(rect, CornerRadius::same(17), fill, Stroke::new(1.0, edge), StrokeKind::Inside);
    let spot = pos2(rect.min.x + 17.0, rect.center().y);
    ui.painter().circle_stroke(spot, 6.0, Stroke::new(1.5, if chosen { *theme.night } else { *theme.dim }));
    if chosen {
        ui.painter().circle_filled(spot, 3.2, *theme.night);
    }
    ui.painter().galley(pos2(rect.min.x + 29.0, rect.center().y - body.size().y / 2.0), body, ink);
    response.widget_info(|| WidgetInfo::selected(WidgetType::RadioButton, ui.is_enabled(), chosen, name));
    focus(ui, &response, 17);
    response
}

/// A slider in steps over a range; answers a new value. Left and right move it while it has the focus.
pub fn slider_ui(
    ui: &mut Ui,
    name: &str,
    value: u32,
    range: std::ops::RangeInclusive<u32>,
    step: u32,
) -> (Option<u32>, Response) {
    let theme = theme();
    let (low, high) = (*range.start(), *range.end());
    let width = ui.available_width().min(420.0);
    let (rect, response) = ui.allocate_exact_size(vec2(width, 34.0), Sense::click_and_drag());
    let figure_width = 72.0;
    let track = Rect::from_min_max(
        pos2(rect.min.x + 10.0, rect.center().y - 2.0),
        pos2(rect.max.x - figure_width - 10.0, rect.center().y + 2.0),
    );
    let part = |value: u32| (value.clamp(low, high) - low) as f32 / (high - low).max(1) as f32;
    let mut now = value;
    if response.has_focus() {
        let filter = EventFilter { horizontal_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
        let moves = ui.input(|input| {
            let presses = |key| input.num_presses(key) as i64;
            presses(Key::ArrowRight) - presses(Key::ArrowLeft) + 1000 * (presses(Key::End) - presses(Key::Home))
        });
        now = stepped(now, moves, step, &range);
    }
    let asked = ui.input(|input| {
        let count = |action| input.num_accesskit_action_requests(response.id, action) as i64;
        count(Action::Increment) - count(Action::Decrement)
    });
    now = stepped(now, asked, step, &range);
    let set = ui.input(|input| {
        let requests = input.accesskit_action_requests(response.id, Action::SetValue);
        requests
            .filter_map(|request| match request.data {
                Some(ActionData::NumericValue(value)) => Some(value as u32),
                _ => None,
            })
            .last()
    });
    if let Some(set) = set {
        now = nearest(set as f32, step, &range);
    }
    if let Some(at) = response.interact_pointer_pos() {
        let share = ((at.x - track.min.x) / track.width()).clamp(0.0, 1.0);
        now = nearest(low as f32 + share * (high - low) as f32, step, &range);
    }
    paint(ui, track, &response, &range, step, part(now));
    let figure = galley(ui, &format!("{now} %"), Cut::Strong, *theme.text, figure_width);
    ui.painter().galley(
        pos2(rect.max.x - 8.0 - figure.size().x, rect.center().y - figure.size().y / 2.0),
        figure,
        *theme.text,
    );
    response.widget_info(|| WidgetInfo::slider(ui.is_enabled(), f64::from(now), name));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_min_numeric_value(f64::from(low));
        node.set_max_numeric_value(f64::from(high));
        node.set_numeric_value_step(f64::from(step));
        for action in [Action::SetValue, Action::Increment, Action::Decrement] {
            node.add_action(action);
        }
    });
    focus(ui, &response, theme.round);
    ((now != value).then_some(now), response)
}

fn paint(ui: &Ui, track: Rect, response: &Response, range: &std::ops::RangeInclusive<u32>, step: u32, part: f32) {
    let theme = theme();
    let paint = ui.painter();
    let round = CornerRadius::same(2);
    paint.rect(track, round, *theme.night, Stroke::new(1.0, hairline(1.0)), StrokeKind::Outside);
    let x = |part: f32| track.min.x + track.width() * part;
    paint.rect_filled(track.with_max_x(x(part)), round, *theme.amber);
    let steps = (range.end() - range.start()) / step.max(1);
    for tick in 0..=steps {
        let at = x(tick as f32 / steps.max(1) as f32);
        let long = if (range.start() + tick * step).is_multiple_of(50) { 9.0 } else { 5.0 };
        let from = track.max.y + 5.0;
        paint.line_segment([pos2(at, from), pos2(at, from + long)], Stroke::new(1.0, *theme.dim));
    }
    let knob = pos2(x(part), track.center().y);
    let warm = response.hovered() || response.dragged();
    paint.circle(knob, 9.0, *theme.night, Stroke::new(2.0, *theme.amber));
    let fill: Color32 = if warm { *theme.text } else { *theme.amber };
    paint.circle_filled(knob, 5.0, fill);
    if warm {
        paint.circle_stroke(knob, 12.0, Stroke::new(2.0, faint(*theme.amber, 0.5)));
    }
}

fn stepped(value: u32, steps: i64, step: u32, range: &std::ops::RangeInclusive<u32>) -> u32 {
    let moved = i64::from(value) + steps * i64::from(step);
    u32::try_from(moved.max(0)).unwrap_or(u32::MAX).clamp(*range.start(), *range.end())
}

fn nearest(value: f32, step: u32, range: &std::ops::RangeInclusive<u32>) -> u32 {
    let steps = (value / step.max(1) as f32).round() as u32;
    (steps * step).clamp(*range.start(), *range.end())
}
