//! What came in by night: a time, a sender, the words; the newest at the bottom, one's own apart, what is old in less light.

use super::PlayView;
use super::again::again;
use super::theme::{Cut, faint, mix, theme};
use super::widgets::{galley, scroll_to};
use crate::view::NightView;
use crate::view::night::Message;
use egui::{Color32, CornerRadius, Id, Rect, Sense, Ui, WidgetInfo, WidgetType, pos2, vec2};

/// The width of the column of times.
const STAMP: f32 = 46.0;

/// Where the feed is to stand after a decision, and for how many drawings it is put there.
#[derive(Clone, Copy)]
struct Stand {
    steps: usize,
    place: f32,
    left: u8,
}

/// The feed; with each decision it stands at the first thing that is new.
pub fn feed_ui(ui: &mut Ui, night: &NightView, view: &PlayView, page: f32) {
    let key = Id::new("feed stands at");
    let stand = ui.data(|data| data.get_temp::<Stand>(key)).filter(|stand| stand.steps == view.steps);
    let put = stand.filter(|stand| stand.left > 0).map(|stand| stand.place);
    let place = scroll_to(ui, "feed", page, put, |ui| {
        ui.spacing_mut().item_spacing.y = 3.0;
        let top = ui.cursor().min.y;
        let mut first = 0.0;
        let mut before: Option<&Message> = None;
        for message in &night.feed {
            if message.new && before.is_some_and(|before| !before.new) {
                first = ui.cursor().min.y - top;
            }
            message_ui(ui, message, before, view);
            before = Some(message);
        }
        ui.add_space(10.0);
        first
    });
    // Where it lies is only known once it was laid out, and its width changes when a bar comes up beside it.
    let left = stand.map_or(3, |stand| stand.left.saturating_sub(1));
    if left > 0 {
        again(ui.ctx());
    }
    ui.data_mut(|data| data.insert_temp(key, Stand { steps: view.steps, place, left }));
}

fn message_ui(ui: &mut Ui, message: &Message, before: Option<&Message>, view: &PlayView) {
    let theme = theme();
    let line = &message.line;
    let later = before.is_none_or(|before| before.when != message.when);
    let other = before.is_none_or(|before| (before.line.by, before.line.player) != (line.by, line.player));
    if other && before.is_some() {
        ui.add_space(5.0);
    }
    let light = |hue: Color32| if message.new { hue } else { mix(*theme.wall, hue, 0.72) };
    let width = (ui.available_width() - STAMP).min(super::dialogue::MEASURE);
    let sender = match (line.player, line.by) {
        (true, _) => "You",
        (_, Some(_)) if other || later => line.name.as_str(),
        _ => "",
    };
    let pad = if line.player { 12.0 } else { 0.0 };
    let (cut, ink) = match (line.player, line.by) {
        (true, _) => (Cut::Body, mix(*theme.text, *theme.amber, 0.25)),
        (_, Some(_)) => (Cut::Body, *theme.text),
        _ => (Cut::Serif, *theme.dim),
    };
    let name = (!sender.is_empty()).then(|| galley(ui, sender, Cut::Label, light(*theme.amber), width));
    let body = galley(ui, &line.text, cut, light(ink), width - 2.0 * pad);
    let head = name.as_ref().map_or(0.0, |name| name.size().y + 1.0);
    let inset = if line.player { 5.0 } else { 0.0 };
    let tall = head + body.size().y + 2.0 * inset;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), tall), Sense::hover());
    if later {
        let clock = galley(ui, &message.when, Cut::Label, light(*theme.dim), STAMP);
        ui.painter().galley(rect.min + vec2(0.0, inset + 1.0), clock, light(*theme.dim));
    }
    let at = pos2(rect.min.x + STAMP, rect.min.y);
    if line.player {
        let ground = Rect::from_min_size(at, vec2(width, tall));
        ui.painter().rect_filled(
            ground,
            CornerRadius::same(4),
            faint(*theme.amber, if message.new { 0.10 } else { 0.05 }),
        );
        let bar = Rect::from_min_size(at, vec2(3.0, tall));
        ui.painter().rect_filled(bar, CornerRadius::same(1), light(*theme.amber));
    }
    let at = at + vec2(pad, inset);
    if let Some(name) = name {
        let role = line.by.and_then(|by| view.person(by)).map_or("", |person| person.role.as_str());
        let x = at.x + name.size().x + 10.0;
        let rest = rect.min.x + STAMP + width - x;
        ui.painter().galley(at, name, light(*theme.amber));
        if rest > 120.0 && !role.is_empty() {
            let place = pos2(x, at.y - 1.0);
            super::widgets::line_at(ui, place, egui::Align2::LEFT_TOP, role, Cut::Small, light(*theme.dim), rest);
        }
    }
    ui.painter().galley(at + vec2(0.0, head), body, light(ink));
    let said = match sender {
        "" => format!("{}. {}", message.when, line.text),
        sender => format!("{}. {sender}: {}", message.when, line.text),
    };
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, &said));
}
