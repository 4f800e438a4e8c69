//! The head of the page with place and clock, and its foot with the drawers.

use super::state::{Drawer, UiState};
use super::theme::{Cut, faint, hairline, mix, theme};
use super::widgets::{Dress, button, focus, galley, line_at};
use super::{Intent, Overlay, PlayView};
use crate::view::SceneView;
use egui::{Align2, Color32, CornerRadius, Rect, Sense, Stroke, StrokeKind, Ui, WidgetInfo, WidgetType, pos2, vec2};

/// The height of the head.
pub const HEAD: f32 = 50.0;

/// Place and heading on the left, the clock and what it runs towards on the right.
pub fn head_ui(ui: &mut Ui, rect: Rect, here: &SceneView) {
    let theme = theme();
    ui.painter().rect_filled(rect, CornerRadius::ZERO, *theme.night);
    ui.painter().hline(rect.x_range(), rect.max.y - 0.5, Stroke::new(1.0, hairline(0.7)));
    let clock = &here.clock;
    let pad = 20.0;
    let now = line_at(
        ui,
        pos2(rect.max.x - pad, rect.center().y),
        Align2::RIGHT_CENTER,
        &clock.now,
        Cut::Heading,
        *theme.amber,
        220.0,
    );
    let mut x = now.min.x - 20.0;
    let mut said = format!("It is {}.", clock.now);
    for (title, until) in &clock.deadlines {
        said.push_str(&format!(" {title} in {until}."));
    }
    if !clock.window.is_empty() {
        said.push_str(&format!(" The window, {}, opens in {}.", clock.window, clock.window_in));
        let most = (rect.width() * 0.32).min(300.0);
        let top = line_at(
            ui,
            pos2(x, rect.center().y + 1.0),
            Align2::RIGHT_BOTTOM,
            &clock.window,
            Cut::Small,
            *theme.dim,
            most,
        );
        let opens = format!("opens in {}", clock.window_in);
        let low =
            line_at(ui, pos2(x, rect.center().y - 1.0), Align2::RIGHT_TOP, &opens, Cut::Strong, *theme.text, most);
        x = top.min.x.min(low.min.x) - 16.0;
        ui.painter().vline(
            now.min.x - 10.0,
            (rect.min.y + 12.0)..=(rect.max.y - 12.0),
            Stroke::new(1.0, hairline(0.8)),
        );
    }
    let left = rect.min.x + pad;
    let title = line_at(
        ui,
        pos2(left, rect.center().y),
        Align2::LEFT_CENTER,
        &here.title,
        Cut::Heading,
        *theme.text,
        x - left - 20.0,
    );
    let rest = x - title.max.x - 30.0;
    if rest > 80.0 {
        line_at(
            ui,
            pos2(title.max.x + 14.0, rect.center().y + 2.0),
            Align2::LEFT_CENTER,
            &here.place,
            Cut::Small,
            *theme.dim,
            rest,
        );
    }
    let response = ui.interact(rect, ui.id().with("head"), Sense::hover());
    response.widget_info(|| {
        WidgetInfo::labeled(WidgetType::Label, true, format!("{}, {}. {said}", here.title, here.place))
    });
}

/// The deadlines ahead, over the upper edge of the stage.
pub fn deadlines_ui(ui: &Ui, stage: Rect, view: &PlayView) {
    let deadlines = &view.scene.clock.deadlines;
    if deadlines.is_empty() {
        return;
    }
    let strip = Rect::from_min_size(stage.min, vec2(stage.width(), 26.0));
    ui.painter().rect_filled(strip, CornerRadius::ZERO, faint(*theme().night, 0.72));
    let mut x = strip.min.x + 20.0;
    for (title, until) in deadlines {
        let room = strip.max.x - 20.0 - x;
        if room < 90.0 {
            break;
        }
        let spot = pos2(x + 4.0, strip.center().y);
        let hand = Stroke::new(1.3, *theme().amber);
        ui.painter().circle_stroke(spot, 5.0, hand);
        ui.painter().line(vec![spot - vec2(0.0, 3.0), spot, spot + vec2(2.4, 0.0)], hand);
        let words = format!("{title}: {until}");
        let drawn = line_at(
            ui,
            pos2(x + 15.0, strip.center().y),
            Align2::LEFT_CENTER,
            &words,
            Cut::Small,
            *theme().text,
            room - 15.0,
        );
        x = drawn.max.x + 24.0;
    }
}

/// The deadlines as lines of text, where there is no stage.
pub fn deadlines_text(ui: &mut Ui, view: &PlayView) {
    for (title, until) in &view.scene.clock.deadlines {
        super::widgets::text(ui, &format!("{title}: {until}"), Cut::Small, *theme().dim);
    }
}

/// The foot: a tab for each drawer, and what can be done anywhere.
pub fn foot_ui(ui: &mut Ui, view: &PlayView, state: &mut UiState, intents: &mut Vec<Intent>) {
    ui.spacing_mut().item_spacing = vec2(6.0, 4.0);
    ui.horizontal_wrapped(|ui| {
        for drawer in Drawer::ALL {
            let count = match drawer {
                Drawer::Register => view.register.len(),
                Drawer::Evidence => view.evidence.len(),
                Drawer::Agreements => view.agreements.len(),
                Drawer::Documents => view.papers.len(),
                Drawer::People | Drawer::Transcript | Drawer::Help => 0,
            };
            if tab(ui, drawer, count, state.drawer == Some(drawer)) {
                state.drawer = if state.drawer == Some(drawer) { None } else { Some(drawer) };
            }
        }
        if view.can_undo && state.drawer.is_none() && button(ui, "Take back", "U", Dress::Quiet, true).clicked() {
            intents.push(Intent::Undo);
        }
        if button(ui, "Pause", "Esc", Dress::Quiet, true).clicked() {
            state.overlay = Some(Overlay::Pause);
        }
    });
}

fn tab(ui: &mut Ui, drawer: Drawer, count: usize, open: bool) -> bool {
    let theme = theme();
    let ink = if open { *theme.night } else { *theme.text };
    let key = galley(ui, drawer.key_name(), Cut::Label, if open { *theme.night } else { *theme.amber }, 60.0);
    let name = galley(ui, drawer.name(), Cut::Small, ink, 200.0);
    let number = (count > 0)
        .then(|| galley(ui, &count.to_string(), Cut::Small, if open { *theme.night } else { *theme.dim }, 60.0));
    let more = number.as_ref().map_or(0.0, |number| number.size().x + 6.0);
    let cap = (key.size().x + 9.0).max(18.0);
    let size = vec2(cap + 8.0 + name.size().x + more + 18.0, 28.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let fill = match (open, response.hovered()) {
        (true, _) => *theme.amber,
        (false, true) => mix(*theme.raised, *theme.amber, 0.2),
        _ => *theme.raised,
    };
    ui.painter().rect_filled(rect, CornerRadius::same(theme.round), fill);
    let place = Rect::from_center_size(pos2(rect.min.x + 9.0 + cap / 2.0, rect.center().y), vec2(cap, 18.0));
    let edge = if open { *theme.night } else { faint(*theme.amber, 0.55) };
    ui.painter().rect(place, CornerRadius::same(3), Color32::TRANSPARENT, Stroke::new(1.0, edge), StrokeKind::Inside);
    ui.painter().galley(place.center() - key.size() / 2.0, key, ink);
    let x = place.max.x + 8.0;
    let after = x + name.size().x + 6.0;
    ui.painter().galley(pos2(x, rect.center().y - name.size().y / 2.0), name, ink);
    if let Some(number) = number {
        ui.painter().galley(pos2(after, rect.center().y - number.size().y / 2.0), number, ink);
    }
    response.widget_info(|| WidgetInfo::selected(WidgetType::Button, true, open, drawer.name()));
    focus(ui, &response, theme.round);
    response.clicked()
}
