//! What was said since the last decision: the speaker's name, the player's own line apart, 60 to 65 characters a line.

use super::head::face_in;
use super::theme::{Cut, faint, hairline, mix, theme};
use super::widgets::{galley, line_at, text};
use super::{PlayView, hints};
use crate::view::{LineView, PersonView};
use egui::{Align2, CornerRadius, Rect, Sense, Ui, WidgetInfo, WidgetType, pos2, vec2};

/// The widest that a line of text may be, in points.
pub const MEASURE: f32 = 540.0;

/// Where lines lie that were laid out.
pub struct Heard {
    /// The last one.
    pub newest: Rect,
    /// Where a page may begin, from the top down: where somebody begins to speak, or where it is told on.
    pub starts: Vec<f32>,
    /// Where it may begin if none of these is seen: at a further line of somebody whom the stage shows.
    pub lines: Vec<f32>,
}

/// The lines, one under the other; see [`heard_ui`].
pub fn dialogue_ui(ui: &mut Ui, lines: &[LineView], view: &PlayView, faces: bool) {
    heard_ui(ui, lines, view, None, faces);
}

/// Where lines begin among those of the moment; `None` for lines from elsewhere, in which no scene begins.
fn first_of(lines: &[LineView], view: &PlayView) -> Option<usize> {
    (0..=view.lines.len().checked_sub(lines.len())?).find(|at| std::ptr::eq(&view.lines[*at..*at + lines.len()], lines))
}

/// The lines, one under the other; with `now`, the line of that number is being said and those before it step back. Where
/// no stage shows who speaks, their `faces` stand beside their names.
pub fn heard_ui(ui: &mut Ui, lines: &[LineView], view: &PlayView, now: Option<usize>, faces: bool) -> Heard {
    let mut newest = Rect::from_min_size(ui.cursor().min, vec2(1.0, 1.0));
    ui.spacing_mut().item_spacing.y = 4.0;
    let (mut starts, mut further) = (Vec::new(), Vec::new());
    let mut last = None;
    // Where what somebody says is longer than the page, each part of it says anew who speaks.
    let high = ui.clip_rect().height();
    let mut parts = false;
    let first = first_of(lines, view);
    for (at, line) in lines.iter().enumerate() {
        let begins = first.and_then(|first| view.breaks.iter().find(|(line, _)| *line == first + at));
        let goes_on = begins.is_none() && last.is_some() && last == Some((line.by, line.player));
        if !goes_on && faces && line.by.is_some() && !line.player {
            parts = together(ui, &lines[at..], now.is_none_or(|now| now >= at)) > high - 40.0;
        }
        let same = goes_on && !(parts && faces && line.by.is_some() && !line.player);
        if !same {
            ui.add_space(if last.is_some() { 8.0 } else { 0.0 });
            starts.push(ui.cursor().min.y);
        }
        if let Some((_, scene)) = begins {
            scene_begins(ui, scene);
        }
        newest.min = ui.cursor().min;
        let spoken = now == Some(at);
        let ink = if now.is_some() && !spoken { *theme().dim } else { *theme().text };
        if line.player {
            own_line(ui, &line.text);
        } else if line.by.is_none() {
            ui.add_space(2.0);
            if goes_on {
                starts.push(ui.cursor().min.y);
            }
            let ink = if spoken { *theme().text } else { *theme().dim };
            text_measured(ui, &line.text, if spoken { Cut::Told } else { Cut::Serif }, ink);
        } else {
            if !same {
                match line.by.and_then(|by| view.person(by)).filter(|_| faces) {
                    Some(person) => face(ui, line, person, if now.is_some() && !spoken { 0.7 } else { 1.0 }),
                    None => name(ui, line, view),
                }
            }
            if !faces && goes_on {
                further.push(ui.cursor().min.y);
            }
            text_measured(ui, &line.text, if spoken { Cut::Speech } else { Cut::Body }, ink);
        }
        last = Some((line.by, line.player));
    }
    ui.add_space(12.0);
    newest.max = pos2(newest.min.x + 1.0, ui.cursor().min.y);
    Heard { newest, starts, lines: further }
}

/// The height of what somebody says one after another, from its head on.
fn together(ui: &Ui, lines: &[LineView], small: bool) -> f32 {
    let who = (lines[0].by, lines[0].player);
    let run = lines.iter().take_while(|line| (line.by, line.player) == who);
    let cut = if small { Cut::Body } else { Cut::Speech };
    let width = ui.available_width().min(MEASURE);
    face_high(ui) + run.map(|line| galley(ui, &line.text, cut, *theme().text, width).size().y + 4.0).sum::<f32>()
}

/// The height of a face beside a name: on a page with little height it leaves the words their room.
fn face_high(ui: &Ui) -> f32 {
    if ui.clip_rect().height() < 240.0 { 30.0 } else { 46.0 }
}

/// A rule with the time and heading of the scene that begins.
fn scene_begins(ui: &mut Ui, scene: &str) {
    let theme = theme();
    let width = ui.available_width().min(MEASURE);
    let words = galley(ui, scene, Cut::Label, *theme.amber, width);
    let (rect, response) = ui.allocate_exact_size(vec2(width, words.size().y + 12.0), Sense::hover());
    let end = rect.min.x + words.size().x + 10.0;
    ui.painter().hline(end..=rect.max.x.max(end), rect.center().y, egui::Stroke::new(1.0, hairline(0.9)));
    ui.painter().galley(rect.min + vec2(0.0, 6.0), words, *theme.amber);
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, scene));
}

/// A text no wider than is good to read.
pub fn text_measured(ui: &mut Ui, words: &str, cut: Cut, colour: egui::Color32) {
    let galley = galley(ui, words, cut, colour, ui.available_width().min(MEASURE));
    let (rect, response) = ui.allocate_exact_size(galley.size(), hints::sense(ui.ctx(), words));
    ui.painter().galley(rect.min, galley.clone(), colour);
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, words));
    hints::mark(ui, &response, rect.min, &galley, words, colour);
}

/// Face, name and role of who speaks, as a head over their lines.
fn face(ui: &mut Ui, line: &LineView, person: &PersonView, light: f32) {
    let theme = theme();
    let width = ui.available_width().min(MEASURE);
    let high = face_high(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(width, high), Sense::hover());
    let place = Rect::from_min_size(rect.min, vec2(high, high));
    face_in(ui.painter(), place, person, line.mood, light);
    let (left, room) = (place.max.x + 10.0, width - high - 10.0);
    let y = rect.center().y;
    if high < 40.0 {
        let name = line_at(ui, pos2(left, y), Align2::LEFT_CENTER, &line.name, Cut::Strong, *theme.amber, room);
        let role = galley(ui, &person.role, Cut::Small, *theme.dim, f32::INFINITY);
        let at = pos2(name.max.x + 10.0, y - role.size().y / 2.0 + 1.0);
        // A role that would be cut is not told: the people's drawer has it.
        if at.x + role.size().x <= rect.max.x {
            ui.painter().galley(at, role, *theme.dim);
        }
    } else {
        line_at(ui, pos2(left, y), Align2::LEFT_BOTTOM, &line.name, Cut::Strong, *theme.amber, room);
        line_at(ui, pos2(left, y + 1.0), Align2::LEFT_TOP, &person.role, Cut::Small, *theme.dim, room);
    }
    let said = format!("{}, {}", line.name, person.role);
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, &said));
}

fn name(ui: &mut Ui, line: &LineView, view: &PlayView) {
    let role = line.by.and_then(|by| view.person(by)).map_or("", |person| person.role.as_str());
    let width = ui.available_width().min(MEASURE);
    let name = galley(ui, &line.name, Cut::Strong, *theme().amber, width);
    let rest = width - name.size().x - 12.0;
    let tall = name.size().y;
    let role_galley = galley(ui, role, Cut::Small, *theme().dim, f32::INFINITY);
    let beside = role_galley.size().x <= rest;
    let (rect, response) = ui.allocate_exact_size(vec2(width, tall), Sense::hover());
    let start = rect.min.x + name.size().x + 12.0;
    ui.painter().galley(rect.min, name, *theme().amber);
    if beside {
        ui.painter().galley(pos2(start, rect.max.y - role_galley.size().y - 2.0), role_galley, *theme().dim);
    } else if !role.is_empty() {
        text(ui, role, Cut::Small, *theme().dim);
    }
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, format!("{}, {role}", line.name)));
}

/// The player's own words: set in, on a ground of their own, with a bar of the accent.
fn own_line(ui: &mut Ui, words: &str) {
    let theme = theme();
    let width = ui.available_width().min(MEASURE);
    let ink = mix(*theme.text, *theme.amber, 0.25);
    let body = galley(ui, words, Cut::Body, ink, width - 34.0);
    let head = galley(ui, "You", Cut::Label, *theme.amber, width);
    let size = vec2(width, body.size().y + head.size().y + 14.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    let ground = Rect::from_min_max(pos2(rect.min.x + 8.0, rect.min.y), rect.max);
    ui.painter().rect_filled(ground, CornerRadius::same(4), faint(*theme.amber, 0.09));
    let bar = Rect::from_min_size(ground.min, vec2(3.0, ground.height()));
    ui.painter().rect_filled(bar, CornerRadius::same(1), *theme.amber);
    let below = head.size().y + 1.0;
    ui.painter().galley(ground.min + vec2(14.0, 6.0), head, *theme.amber);
    ui.painter().galley(ground.min + vec2(14.0, 6.0 + below), body, ink);
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, format!("You: {words}")));
}
