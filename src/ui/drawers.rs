//! The drawers: each takes the page while it is open and comes from below; the pages have files of their own.

pub mod agreements;
pub mod calendar;
pub mod people;
pub mod portrait;
pub mod register;
pub mod relations;
pub mod transcript;

use super::again::again;
use super::keys::Keys;
use super::stage::scenery;
use super::state::Drawer;
use super::theme::{Cut, hairline, theme};
use super::widgets::{Dress, button, galley, region, text};
use super::{Intent, PlayView, UiState, course, documents, evidence, help};
use egui::{Color32, CornerRadius, Margin, Rect, Stroke, Ui, pos2, vec2};

/// The open drawer, over stage and body.
pub fn drawer_ui(
    ui: &mut Ui,
    drawer: Drawer,
    view: &PlayView,
    state: &mut UiState,
    keys: &mut Keys,
    intents: &mut Vec<Intent>,
) {
    let full = ui.max_rect();
    if drawer == Drawer::Documents {
        return documents::documents_ui(ui, full, view, state, keys);
    }
    if drawer == Drawer::People {
        people::steer(ui, view, state, keys);
    }
    // What scrolls knows its length in the second frame, and its width beside the bar in the third.
    if state.drawn.0 != state.opened {
        state.drawn = (state.opened, 0);
    }
    if state.drawn.1 < 3 {
        state.drawn.1 += 1;
        again(ui.ctx());
    }
    if drawer == Drawer::Evidence {
        return evidence::evidence_ui(ui, full, view, state, keys);
    }
    backdrop(ui, full, view);
    let shown = slide(ui.ctx(), true);
    ui.set_opacity(shown);
    // All are equally broad, so that title and way out stay where they are from one to the next.
    let width = full.width().min(BREADTH) - 32.0;
    let tight = full.height() < 260.0;
    let inner = Rect::from_center_size(full.center(), vec2(width, full.height() - if tight { 8.0 } else { 24.0 }));
    let inner = inner.translate(vec2(0.0, (1.0 - shown) * RISE));
    let head = Rect::from_min_size(inner.min, vec2(inner.width(), if tight { 34.0 } else { 44.0 }));
    region(ui, head, "drawer head", |ui| head_ui(ui, drawer, state));
    let rest = Rect::from_min_max(pos2(inner.min.x, head.max.y + 6.0), inner.max);
    region(ui, rest, "drawer", |ui| match drawer {
        Drawer::Register => register::register_ui(ui, view, keys),
        Drawer::People => people::people_ui(ui, view, state, keys),
        Drawer::Agreements => agreements::agreements_ui(ui, view, keys),
        Drawer::Transcript => transcript::transcript_ui(ui, view, state, keys),
        Drawer::Calendar => calendar::calendar_ui(ui, view, keys),
        Drawer::Help => {
            let full = ui.available_rect_before_wrap();
            super::widgets::ground(ui, full);
            region(ui, full.shrink2(vec2(16.0, 12.0)), "keys", |ui| help::help_ui(ui, view, keys));
        }
        Drawer::Course => course::course_ui(ui, view, state, keys, intents),
        Drawer::Documents | Drawer::Evidence => {}
    });
}

/// The breadth of a drawer with its margins.
pub const BREADTH: f32 = 1180.0;

/// How far below its place a drawer begins, in points.
const RISE: f32 = 40.0;

/// How far a drawer has come, from 0 to 1; asked every frame, open or not. Without movement it is there at once.
pub fn slide(ctx: &egui::Context, open: bool) -> f32 {
    let time = ctx.global_style().animation_time;
    let id = egui::Id::new("a drawer opens");
    if time <= 0.0 {
        return 1.0;
    }
    ctx.animate_bool_with_time_and_easing(id, open, time.clamp(0.15, 0.25), egui::emath::easing::cubic_out)
}

/// The room, out of focus: what is read stands before it.
pub fn backdrop(ui: &Ui, full: Rect, view: &PlayView) {
    let here = view.moment.as_ref().unwrap_or(&view.scene);
    scenery::out_of_focus(ui.painter(), full, here.backdrop, here.clock.minute_of_day);
}

/// The heading of a drawer and the way out of it.
pub fn head_ui(ui: &mut Ui, drawer: Drawer, state: &mut UiState) {
    let words = match drawer {
        Drawer::Register => "Risk register",
        Drawer::Evidence => "What has come to light",
        Drawer::People => "The people",
        Drawer::Agreements => "Promised and agreed",
        Drawer::Transcript => "What was said",
        Drawer::Calendar => "The calendar",
        Drawer::Course => "The gauges over time",
        Drawer::Documents => "On the desk",
        Drawer::Help => "How to play",
    };
    let cut = if ui.available_height() < 40.0 { Cut::Heading } else { Cut::Big };
    ui.horizontal(|ui| {
        let title = galley(ui, words, cut, *theme().text, ui.available_width() - 120.0);
        let (rect, response) = ui.allocate_exact_size(title.size(), egui::Sense::hover());
        ui.painter().galley(rect.min, title, *theme().text);
        response.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::Label, true, words));
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            if button(ui, "Close", "Esc", Dress::Quiet, true).clicked() {
                state.drawer = None;
            }
        });
    });
}

fn nothing(ui: &mut Ui, words: &str) {
    ui.add_space(20.0);
    text(ui, words, Cut::Serif, *theme().text);
}

/// Boxes in as many columns as fit, each as high as what it holds.
fn boxes<T>(ui: &mut Ui, items: &[T], least: f32, add: impl Fn(&mut Ui, &T)) {
    let columns = ((ui.available_width() / least) as usize).clamp(1, 3);
    let gap = 12.0;
    let width = (ui.available_width() - gap * (columns as f32 - 1.0)) / columns as f32;
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = gap;
        for column in 0..columns {
            ui.allocate_ui(vec2(width, 0.0), |ui| {
                ui.vertical(|ui| {
                    ui.set_width(width);
                    ui.spacing_mut().item_spacing.y = gap;
                    for item in items.iter().skip(column).step_by(columns) {
                        add(ui, item);
                    }
                });
            });
        }
    });
}

/// A box with a coloured edge on its left.
fn boxed(ui: &mut Ui, hue: Color32, add: impl FnOnce(&mut Ui)) {
    let theme = theme();
    let frame = egui::Frame::new()
        .fill(*theme.panel)
        .stroke(Stroke::new(1.0, hairline(0.6)))
        .corner_radius(CornerRadius::same(theme.round))
        .inner_margin(Margin { left: 18, right: 14, top: 12, bottom: 12 });
    let response = frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 4.0;
        add(ui);
    });
    let rect = response.response.rect;
    let bar = Rect::from_min_size(rect.min + vec2(5.0, 10.0), vec2(3.0, rect.height() - 20.0));
    ui.painter().rect_filled(bar, CornerRadius::same(1), hue);
}
