//! The head of the page with place and clock, and its foot with the drawers.

use super::state::{Drawer, UiState};
use super::theme::{Cut, faint, hairline, mix, theme};
use super::widgets::{Dress, button, focus, galley, line_at};
use super::{Intent, Overlay, PlayView, clock, coach, news};
use crate::text::time;
use egui::{
    Align2, Color32, CornerRadius, Galley, Rect, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, WidgetType, pos2,
    vec2,
};
use std::sync::Arc;

/// The height of the line with place and clock.
const LINE: f32 = 42.0;

/// The height of the head on a screen of this size: where there is little room, the strip goes without its words.
pub fn head_height(full: Rect) -> f32 {
    LINE + if full.height() < 420.0 { clock::SLIM } else { clock::HEIGHT }
}

/// Place and heading on the left, the time on the right, and under them the strip with what it runs towards.
pub fn head_ui(ui: &mut Ui, rect: Rect, view: &PlayView) {
    let theme = theme();
    ui.painter().rect_filled(rect, CornerRadius::ZERO, *theme.night);
    ui.painter().hline(rect.x_range(), rect.max.y - 0.5, Stroke::new(1.0, hairline(0.7)));
    let here = view.moment.as_ref().unwrap_or(&view.scene);
    let now = &here.clock.now;
    let pad = 20.0;
    let y = rect.min.y + LINE / 2.0 + 1.0;
    let clock = line_at(ui, pos2(rect.max.x - pad, y), Align2::RIGHT_CENTER, now, Cut::Heading, *theme.amber, 220.0);
    let mut x = clock.min.x - 12.0;
    let passed = view.calendar.now.saturating_sub(view.calendar.since);
    if passed > 0 && rect.width() > 700.0 {
        let words = format!("{} later", time::duration(passed));
        let at = pos2(x, y + 2.0);
        x = line_at(ui, at, Align2::RIGHT_CENTER, &words, Cut::Small, *theme.dim, 160.0).min.x - 12.0;
    }
    let slim = rect.height() < LINE + clock::HEIGHT;
    let next = view.calendar.windows.iter().find(|window| window.scheduled && !window.opens_in.is_empty());
    if let Some(window) = next.filter(|_| slim && rect.width() > 560.0) {
        let words = format!("{} to the window", window.opens_in);
        x = line_at(ui, pos2(x, y + 2.0), Align2::RIGHT_CENTER, &words, Cut::Small, *theme.text, 190.0).min.x - 12.0;
    }
    let left = rect.min.x + pad;
    let title = &here.title;
    let title = line_at(ui, pos2(left, y), Align2::LEFT_CENTER, title, Cut::Heading, *theme.text, x - left - 20.0);
    let rest = x - title.max.x - 30.0;
    let place = &here.place;
    // A name that is cut off tells less than none; it is said where the scene begins.
    if galley(ui, place, Cut::Small, *theme.dim, f32::INFINITY).size().x <= rest {
        line_at(ui, pos2(title.max.x + 14.0, y + 2.0), Align2::LEFT_CENTER, place, Cut::Small, *theme.dim, rest);
    }
    let strip = Rect::from_min_max(pos2(rect.min.x, rect.min.y + LINE), rect.max);
    clock::strip_ui(ui, strip, view);
    let mut said = format!("{}, {place}. It is {now}.", here.title);
    for item in view.calendar.ahead() {
        let schedule = if item.scheduled { ", on the schedule," } else { "" };
        said.push_str(&format!(" {}{schedule} in {}.", item.title, item.until));
    }
    let response = ui.interact(rect, ui.id().with("head"), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, &said));
}

/// What lies ahead as lines of text, where the strip has no words.
pub fn ahead_text(ui: &mut Ui, view: &PlayView) {
    for item in view.calendar.ahead().iter().filter(|item| item.scheduled || !item.window) {
        super::widgets::text(ui, &format!("{}: {}", item.title, item.until), Cut::Small, *theme().dim);
    }
}

/// How closely the foot is set on a page of this width, and the space between its parts.
fn foot_gap(width: f32) -> (bool, f32) {
    let dense = width < 1120.0;
    (dense, if dense { 4.0 } else { 6.0 })
}

/// How many rows the foot needs, with all that it may ever hold in this moment: it does not grow as something opens.
pub fn foot_rows(ui: &Ui, view: &PlayView, state: &UiState, width: f32) -> usize {
    let (dense, gap) = foot_gap(width);
    let quiet = |words: &str, key: &str| {
        let wide = |words: &str, cut| galley(ui, words, cut, *theme().dim, f32::INFINITY).size().x;
        wide(words, Cut::Small) + wide(key, Cut::Label) + 36.0
    };
    let tabs = Drawer::ALL.into_iter().map(|drawer| Tab::of(ui, drawer, count(drawer, view), false, dense).size.x);
    let buttons = [
        (coach::questions(view, state) > 0, "Think", "H"),
        (view.can_undo, "Take back", "U"),
        (view.rehearsal, "Workshop", "W"),
        (true, "Pause", "Esc"),
    ];
    let buttons = buttons.into_iter().filter(|(there, ..)| *there).map(|(_, words, key)| quiet(words, key));
    let (mut rows, mut x) = (1, 0.0);
    for wide in tabs.chain(buttons) {
        if x > 0.0 && x + wide > width {
            (rows, x) = (rows + 1, 0.0);
        }
        x += wide + gap;
    }
    rows
}

/// What is counted beside the name of a drawer.
fn count(drawer: Drawer, view: &PlayView) -> usize {
    match drawer {
        Drawer::Register => view.register.len(),
        Drawer::Evidence => view.evidence.len(),
        Drawer::Agreements => view.agreements.len(),
        Drawer::Documents => view.papers.len(),
        Drawer::People | Drawer::Transcript | Drawer::Calendar | Drawer::Course | Drawer::Help => 0,
    }
}

/// The foot: a tab for each drawer, and what can be done anywhere.
pub fn foot_ui(ui: &mut Ui, view: &PlayView, state: &mut UiState, narrow: bool, intents: &mut Vec<Intent>) {
    // One line, also where the window is small.
    let (dense, gap) = foot_gap(ui.available_width());
    ui.spacing_mut().item_spacing = vec2(gap, if narrow { 2.0 } else { 4.0 });
    ui.horizontal_wrapped(|ui| {
        for drawer in Drawer::ALL {
            let open = state.drawer == Some(drawer);
            let new = !open && !state.hearing(&view.lines) && news::is_new(view, state, drawer);
            if tab(ui, drawer, count(drawer, view), open, new, dense) {
                state.drawer = if open { None } else { Some(drawer) };
                state.opened += 1;
            }
        }
        if state.drawer.is_none()
            && coach::questions(view, state) > 0
            && button(ui, "Think", "H", Dress::Quiet, true).clicked()
        {
            coach::ask(view, state);
        }
        if view.can_undo && state.drawer.is_none() && button(ui, "Take back", "U", Dress::Quiet, true).clicked() {
            intents.push(Intent::Undo);
        }
        if view.rehearsal && button(ui, "Workshop", "W", Dress::Quiet, true).clicked() {
            intents.push(Intent::ToTitle);
        }
        // While something is open, the key closes that.
        let closes = state.drawer.is_some() || state.visit.is_some() || super::table::pending(view, state);
        if !closes && button(ui, "Pause", "Esc", Dress::Quiet, true).clicked() {
            state.overlay = Some(Overlay::Pause);
        }
    });
}

/// The words of a tab, laid out.
struct Tab {
    key: Arc<Galley>,
    name: Arc<Galley>,
    number: Option<Arc<Galley>>,
    /// The width of the key's box.
    cap: f32,
    size: Vec2,
}

impl Tab {
    fn of(ui: &Ui, drawer: Drawer, count: usize, open: bool, dense: bool) -> Self {
        let theme = theme();
        let or_night = |ink: Color32| if open { *theme.night } else { ink };
        let key = galley(ui, drawer.key_name(), Cut::Label, or_night(*theme.amber), 60.0);
        let name = galley(ui, drawer.name(), Cut::Small, or_night(*theme.text), 200.0);
        let number = (count > 0).then(|| galley(ui, &count.to_string(), Cut::Small, or_night(*theme.dim), 60.0));
        let more = number.as_ref().map_or(0.0, |number| number.size().x + 6.0);
        let cap = (key.size().x + 9.0).max(18.0);
        let size = vec2(cap + 6.0 + name.size().x + more + if dense { 10.0 } else { 15.0 }, 28.0);
        Self { key, name, number, cap, size }
    }
}

fn tab(ui: &mut Ui, drawer: Drawer, count: usize, open: bool, new: bool, dense: bool) -> bool {
    let theme = theme();
    let ink = if open { *theme.night } else { *theme.text };
    let Tab { key, name, number, cap, size } = Tab::of(ui, drawer, count, open, dense);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let fill = match (open, response.hovered()) {
        (true, _) => *theme.amber,
        (false, true) => mix(*theme.raised, *theme.amber, 0.2),
        _ => *theme.raised,
    };
    ui.painter().rect_filled(rect, CornerRadius::same(theme.round), fill);
    let place = Rect::from_center_size(
        pos2(rect.min.x + if dense { 5.0 } else { 7.0 } + cap / 2.0, rect.center().y),
        vec2(cap, 18.0),
    );
    let edge = if open { *theme.night } else { faint(*theme.amber, 0.55) };
    ui.painter().rect(place, CornerRadius::same(3), Color32::TRANSPARENT, Stroke::new(1.0, edge), StrokeKind::Inside);
    ui.painter().galley(place.center() - key.size() / 2.0, key, ink);
    let x = place.max.x + 6.0;
    let after = x + name.size().x + 6.0;
    ui.painter().galley(pos2(x, rect.center().y - name.size().y / 2.0), name, ink);
    if let Some(number) = number {
        ui.painter().galley(pos2(after, rect.center().y - number.size().y / 2.0), number, ink);
    }
    if new {
        let spot = rect.right_top() + vec2(-4.0, 4.0);
        ui.painter().circle(spot, 4.5, *theme.amber, Stroke::new(1.5, *theme.night));
    }
    let said = if new { format!("{}, something is new", drawer.name()) } else { drawer.name().to_owned() };
    response.widget_info(|| WidgetInfo::selected(WidgetType::Button, true, open, &said));
    focus(ui, &response, theme.round);
    response.clicked()
}
