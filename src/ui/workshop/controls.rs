//! Controls of the workshop: a value that is stepped through, and something that is so or not.

use crate::ui::theme::{Cut, faint, hairline, mix, theme};
use crate::ui::widgets::{focus, galley, galley_set, tick};
use egui::accesskit::Action;
use egui::{CornerRadius, EventFilter, Key, Rect, Sense, Shape, Stroke, StrokeKind, Ui, Vec2};
use egui::{WidgetInfo, WidgetType, pos2, vec2};

/// What a stepper shows.
pub struct Stepper<'a> {
    /// What it is of.
    pub name: &'a str,
    /// The value in words.
    pub value: &'a str,
    /// Whether there is less, and more.
    pub ends: [bool; 2],
    /// How far along its values it is, from 0 to 1; `None` where they have no order.
    pub part: Option<f32>,
}

/// A value that is stepped through by the arrows at its ends, by left and right while it has the focus, or by a screen
/// reader; answers by how many steps.
pub fn stepper_ui(ui: &mut Ui, key: impl std::hash::Hash + std::fmt::Debug, stepper: &Stepper) -> i32 {
    let theme = theme();
    let width = ui.available_width() - 4.0;
    let beside = width > 300.0;
    let name = galley(ui, stepper.name, Cut::Small, *theme.dim, if beside { width * 0.46 } else { width });
    let own = if beside { width * 0.5 } else { width };
    let value = galley_set(ui, stepper.value, Cut::Item, *theme.text, own - 64.0, egui::Align::Center);
    let box_high = (value.size().y + 8.0).max(28.0);
    let tall = if beside { box_high.max(name.size().y) } else { name.size().y + 2.0 + box_high };
    let response = ui.push_id(&key, |ui| ui.allocate_exact_size(vec2(width, tall), Sense::click()).1).inner;
    let rect = response.rect;
    let frame = Rect::from_min_size(pos2(rect.max.x - own, rect.max.y - box_high), vec2(own, box_high));
    let warm = response.hovered();
    let edge = if warm { *theme.amber } else { hairline(0.9) };
    let paint = ui.painter();
    paint.rect(frame, CornerRadius::same(theme.round), *theme.raised, Stroke::new(1.0, edge), StrokeKind::Inside);
    if let Some(part) = stepper.part {
        let track = Rect::from_min_size(
            pos2(frame.min.x + 28.0, frame.max.y - 4.0),
            vec2((frame.width() - 56.0) * part.clamp(0.0, 1.0), 2.0),
        );
        paint.rect_filled(track, CornerRadius::same(1), *theme.amber);
    }
    let y = frame.center().y;
    for (at, open) in stepper.ends.into_iter().enumerate() {
        let (x, way) = if at == 0 { (frame.min.x + 14.0, -1.0) } else { (frame.max.x - 14.0, 1.0) };
        let ink = if open { *theme.amber } else { faint(*theme.dim, 0.4) };
        let arrow = vec![pos2(x + 4.5 * way, y), pos2(x - 3.5 * way, y - 6.0), pos2(x - 3.5 * way, y + 6.0)];
        paint.add(Shape::convex_polygon(arrow, ink, Stroke::NONE));
    }
    let middle = pos2(frame.center().x, frame.center().y - value.size().y / 2.0);
    paint.galley(middle, value, *theme.text);
    let top = if beside { rect.center().y - name.size().y / 2.0 } else { rect.min.y };
    paint.galley(pos2(rect.min.x, top), name, *theme.dim);
    let said = format!("{}: {}", stepper.name, stepper.value);
    response.widget_info(|| WidgetInfo::labeled(WidgetType::DragValue, ui.is_enabled(), &said));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.add_action(Action::Increment);
        node.add_action(Action::Decrement);
    });
    focus(ui, &response, theme.round);
    let mut steps = 0;
    if response.has_focus() {
        let filter = EventFilter { horizontal_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
        steps += ui.input(|input| input.num_presses(Key::ArrowRight) as i32 - input.num_presses(Key::ArrowLeft) as i32);
    }
    steps += ui.input(|input| {
        let count = |action| input.num_accesskit_action_requests(response.id, action) as i32;
        count(Action::Increment) - count(Action::Decrement)
    });
    if response.clicked() {
        let left = response.interact_pointer_pos().is_some_and(|at| at.x < frame.center().x && frame.contains(at));
        steps += if left { -1 } else { 1 };
    }
    match (steps, stepper.ends) {
        (..=-1, [false, _]) | (1.., [_, false]) => 0,
        (steps, _) => steps,
    }
}

/// Something that is so or not; answers whether it was turned over. `why_not` locks it.
pub fn toggle_ui(
    ui: &mut Ui,
    key: impl std::hash::Hash + std::fmt::Debug,
    words: &str,
    on: bool,
    why_not: Option<&str>,
) -> bool {
    let theme = theme();
    let open = why_not.is_none();
    let width = ui.available_width() - 4.0;
    let ink = if open { *theme.text } else { *theme.dim };
    let body = galley(ui, words, Cut::Small, ink, width - 36.0);
    let why = why_not.map(|why| galley(ui, why, Cut::Small, *theme.dim, width - 36.0));
    let more = why.as_ref().map_or(0.0, |why| why.size().y);
    let size = vec2(width, body.size().y + more + 8.0);
    let response = ui.push_id(&key, |ui| ui.allocate_exact_size(size, Sense::click()).1).inner;
    let rect = response.rect;
    if response.hovered() && open {
        ui.painter().rect_filled(rect, CornerRadius::same(4), mix(*theme.panel, *theme.amber, 0.12));
    }
    tick(ui, Rect::from_min_size(rect.min + vec2(6.0, 5.0), Vec2::splat(16.0)), on, open);
    let down = body.size().y;
    ui.painter().galley(rect.min + vec2(32.0, 4.0), body, ink);
    if let Some(why) = why {
        ui.painter().galley(rect.min + vec2(32.0, 4.0 + down), why, *theme.dim);
    }
    let said = why_not.map_or(words.to_owned(), |why| format!("{words}. {why}"));
    response.widget_info(|| WidgetInfo::selected(WidgetType::Checkbox, open && ui.is_enabled(), on, &said));
    focus(ui, &response, 4);
    open && response.clicked()
}
