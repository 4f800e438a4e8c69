//! The desk under the lamp: every paper lies on it as a small page, and the one that is read lies large in front.

use super::again::again;
use super::fold;
use super::keys::{self, Keys};
use super::paper::inks::inks;
use super::paper::turn::{reaches_below, seed_of, turn, uneven};
use super::paper::{page, stock};
use super::stage::palette::palette;
use super::state::Drawer;
use super::theme::{Cut, faint, mix, theme};
use super::widgets::{Dress, button, galley, label, region, scroll, text};
use super::{PlayView, UiState, art};
use crate::view::Paper;
use egui::emath::TSTransform;
use egui::{Color32, Id, Key, Rect, Sense, Shape, Stroke, Ui, Vec2, WidgetInfo, WidgetType, pos2, vec2};

/// How wide a page is that is read.
const PAGE: f32 = 640.0;
/// How wide a window is in which two papers lie side by side.
const TWO: f32 = 1400.0;
/// The points of a page that are seen of a small one: across and down.
const SMALL: Vec2 = vec2(PAGE, PAGE * 1.32);
/// How far away a sheet is held at most, so that all of it is seen.
const LEAST: f32 = 0.84;
/// The seconds in which a paper comes to the front, where there is movement at all.
const COMES: f32 = 0.18;

/// The desk.
pub fn documents_ui(ui: &mut Ui, full: Rect, view: &PlayView, state: &mut UiState, keys: &Keys) {
    desk(ui, full);
    let count = view.papers.len();
    choose_by_keys(ui, view, state, keys);
    let room = Room::of(full, count);
    region(ui, room.head, "desk head", |ui| head_ui(ui, &room, state));
    if count == 0 {
        let rest = room.front.shrink(24.0);
        region(ui, rest, "bare desk", |ui| {
            text(ui, "Nobody has put a paper on your desk yet.", Cut::Serif, *theme().text);
        });
        return;
    }
    let read = |state: &mut UiState| {
        for (_, at) in room.places(state, count) {
            state.papers_read.extend(view.papers.get(at).map(|paper| paper.key.clone()));
        }
    };
    read(state);
    let clicked = region(ui, room.tray, "tray", |ui| tray_ui(ui, &room, view, state));
    if let Some(at) = clicked {
        choose(state, at, count);
        read(state);
        again(ui.ctx());
    }
    for (place, at) in room.places(state, count) {
        let Some(paper) = view.papers.get(at) else { continue };
        let page = if at == state.paper { keys.page } else { 0.0 };
        region(ui, place, &format!("paper {at}"), |ui| open_ui(ui, place, paper, page, at == state.paper));
    }
}

/// Makes a paper the one that is read; the one before stays beside it.
fn choose(state: &mut UiState, at: usize, count: usize) {
    if at < count && at != state.paper {
        state.paper_beside = Some(state.paper);
        state.paper = at;
    }
}

fn choose_by_keys(ui: &Ui, view: &PlayView, state: &mut UiState, keys: &Keys) {
    let count = view.papers.len();
    state.paper = state.paper.min(count.saturating_sub(1));
    if let Some(digit) = keys.digit {
        choose(state, digit, count);
    }
    let ctx = ui.ctx();
    let focused = ctx.memory(|memory| memory.focused());
    let on_a_paper = focused.is_none() || view.papers.iter().any(|paper| focused == Some(small_id(paper)));
    if !on_a_paper || count == 0 {
        return;
    }
    let (on, back) = ctx.input(|input| {
        let down = |keys: [Key; 2]| keys.into_iter().any(|key| input.key_pressed(key));
        (down([Key::ArrowRight, Key::ArrowDown]), down([Key::ArrowLeft, Key::ArrowUp]))
    });
    if on || back {
        // The arrows lead from paper to paper, and the focus goes with them.
        keys::take_focus(ctx);
        let at = if on { state.paper + 1 } else { state.paper + count - 1 } % count;
        choose(state, at, count);
        ctx.memory_mut(|memory| memory.request_focus(small_id(&view.papers[at])));
    }
}

fn small_id(paper: &Paper) -> Id {
    Id::new(("small page", &paper.key))
}

/// How the desk is divided.
struct Room {
    head: Rect,
    tray: Rect,
    front: Rect,
    /// How many small pages lie side by side.
    columns: usize,
    /// The size of a small page.
    small: Vec2,
    narrow: bool,
    two: bool,
}

impl Room {
    fn of(full: Rect, count: usize) -> Self {
        let narrow = full.width() < 900.0 || full.height() < 400.0;
        let two = full.width() >= TWO && count > 1;
        let inner = full.shrink2(if narrow { vec2(8.0, 4.0) } else { vec2(24.0, 12.0) });
        let wide = match (narrow, two) {
            (true, _) => (inner.width() * 0.2).clamp(84.0, 148.0),
            (_, true) => (inner.width() - 2.0 * PAGE - 40.0).clamp(136.0, 360.0),
            _ => (inner.width() - PAGE - 40.0).clamp(180.0, 440.0),
        };
        let head = Rect::from_min_size(inner.min, vec2(wide, if narrow { 32.0 } else { 58.0 }));
        let tray = Rect::from_min_max(head.left_bottom(), pos2(head.max.x, inner.max.y));
        let front = Rect::from_min_max(
            pos2(head.max.x + if narrow { 8.0 } else { 24.0 }, full.min.y),
            pos2(full.max.x, full.max.y),
        );
        // As many columns as make the small pages largest, names included.
        let fits = |columns: usize| {
            let rows = count.div_ceil(columns).max(1);
            let cell = vec2(wide / columns as f32, tray.height() / rows as f32);
            let by_width = cell.x - if narrow { 26.0 } else { 28.0 };
            by_width.min(
                (cell.y
                    - match () {
                        _ if narrow => 38.0,
                        _ if wide < 180.0 => 44.0,
                        _ => 60.0,
                    })
                    / SMALL.y
                    * SMALL.x,
            )
        };
        let most = if narrow { 1 } else { ((wide / 128.0) as usize).clamp(1, 4) };
        let columns = (1..=most).max_by(|a, b| fits(*a).total_cmp(&fits(*b))).unwrap_or(1);
        let small = fits(columns).clamp(if narrow { 44.0 } else { 46.0 }, 168.0);
        Self { head, tray, front, columns, small: vec2(small, small * SMALL.y / SMALL.x), narrow, two }
    }

    /// Where the open papers lie, from left to right in the order of the tray.
    fn places(&self, state: &UiState, count: usize) -> Vec<(Rect, usize)> {
        if !self.two {
            return vec![(self.front, state.paper)];
        }
        let beside = state.paper_beside.filter(|at| *at != state.paper && *at < count);
        let beside = beside.unwrap_or((state.paper + 1) % count);
        let mut both = [state.paper, beside];
        both.sort_unstable();
        let (left, right) = self.front.split_left_right_at_fraction(0.5);
        vec![(left, both[0]), (right, both[1])]
    }
}

fn head_ui(ui: &mut Ui, room: &Room, state: &mut UiState) {
    let beside = room.tray.width() > 300.0;
    if !room.narrow && !beside {
        // Beside two open papers the title stands above the way out.
        ui.spacing_mut().item_spacing.y = 0.0;
        label(ui, "ON THE DESK");
    }
    ui.horizontal(|ui| {
        if !room.narrow && beside {
            let title = galley(ui, "On the desk", Cut::Big, *theme().text, ui.available_width() - 110.0);
            let (rect, response) = ui.allocate_exact_size(title.size(), Sense::hover());
            ui.painter().galley(rect.min, title, *theme().text);
            response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, "On the desk"));
        }
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            let key = if room.head.width() < 116.0 { "" } else { "Esc" };
            if button(ui, "Close", key, Dress::Quiet, true).clicked() && state.drawer == Some(Drawer::Documents) {
                state.drawer = None;
            }
        });
    });
}

/// The small pages; answers the one that was pressed.
fn tray_ui(ui: &mut Ui, room: &Room, view: &PlayView, state: &UiState) -> Option<usize> {
    let mut pressed = None;
    scroll(ui, "tray", 0.0, |ui| {
        fold::on(ui, fold::Ground::Bare);
        let rows = view.papers.len().div_ceil(room.columns).max(1);
        let label = match room.narrow {
            true => 28.0,
            false if room.tray.width() < 180.0 => 40.0,
            false => 44.0,
        };
        let least = room.small.y + label + 4.0;
        let high = (ui.available_height() / rows as f32).clamp(least, least + 72.0);
        let wide = ui.available_width() / room.columns as f32;
        let size = vec2(ui.available_width(), high * rows as f32);
        let (all, _) = ui.allocate_exact_size(size, Sense::hover());
        for (at, paper) in view.papers.iter().enumerate() {
            let corner = all.min + vec2((at % room.columns) as f32 * wide, (at / room.columns) as f32 * high);
            let cell = Rect::from_min_size(corner, vec2(wide, high)).shrink2(vec2(2.0, 1.0));
            let new = !state.papers_read.contains(&paper.key);
            let open = room.places(state, view.papers.len()).iter().any(|(_, shown)| *shown == at);
            if at == state.paper && comes_anew(ui, paper) {
                ui.scroll_to_rect(cell, None);
            }
            if small_ui(ui, cell, room, paper, at, new, open) {
                pressed = Some(at);
            }
        }
    });
    pressed
}

/// Whether another paper than in the last pass is the one that is read.
fn comes_anew(ui: &Ui, paper: &Paper) -> bool {
    ui.data_mut(|data| {
        let last = data.get_temp_mut_or_default::<String>(Id::new("read on the desk"));
        let anew = *last != paper.key;
        last.clone_from(&paper.key);
        anew
    })
}

/// A small page with its number and name.
fn small_ui(ui: &mut Ui, cell: Rect, room: &Room, paper: &Paper, at: usize, new: bool, open: bool) -> bool {
    let theme = theme();
    let id = small_id(paper);
    let response = ui.interact(cell, id, Sense::click());
    if response.has_focus() {
        let arrows = egui::EventFilter { horizontal_arrows: true, vertical_arrows: true, ..Default::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(id, arrows));
        if response.gained_focus() {
            response.scroll_to_me(None);
        }
    }
    let warm = response.hovered();
    let seed = seed_of(&paper.key);
    let angle = (uneven(seed, 1) - 0.5) * 0.10;
    let lift = if warm { -2.0 } else { 0.0 };
    let place = Rect::from_min_size(pos2(cell.center().x - room.small.x / 2.0, cell.min.y + 6.0 + lift), room.small);
    let scale = room.small.x / SMALL.x;
    let mut shapes = stock::under(place, paper, scale);
    // Written as it is when it is read, and held farther away: the same letters do for both.
    let written = page(ui.painter(), paper, SMALL.x, 1.0);
    let away = TSTransform::new(place.min.to_vec2(), scale);
    let written = written.shapes.into_iter().filter(|shape| !reaches_below(shape, SMALL.y - 8.0));
    shapes.extend(written.map(|mut shape| {
        shape.transform(away);
        shape
    }));
    if open {
        let ring = place.expand(3.0);
        let corners = vec![ring.left_top(), ring.right_top(), ring.right_bottom(), ring.left_bottom()];
        shapes.push(Shape::closed_line(corners, Stroke::new(2.0, *theme.amber)));
    }
    if new {
        let tab = Rect::from_min_size(place.right_top() + vec2(-38.0, 6.0), vec2(36.0, 18.0));
        shapes.push(Shape::rect_filled(tab.translate(vec2(-1.0, 2.0)), 0.0, faint(*theme.night, 0.35)));
        shapes.push(Shape::rect_filled(tab, 0.0, *inks().note));
        let word = galley(ui, "new", Cut::Label, *inks().ink, 40.0);
        shapes.push(Shape::galley(tab.center() - word.size() / 2.0, word, *inks().ink));
    }
    turn(&mut shapes, place.center(), angle);
    ui.painter().extend(shapes);
    name_ui(ui, cell, place, room, paper, at, open || warm);
    let mut said = format!("{}. {}", at + 1, paper.title);
    for more in [paper.kind.as_str(), if new { "new" } else { "" }].into_iter().filter(|more| !more.is_empty()) {
        said.push_str(&format!(". {more}"));
    }
    response.widget_info(|| WidgetInfo::selected(WidgetType::Button, true, open, &said));
    if response.has_focus() && keys::by_keys(ui.ctx()) {
        let stroke = Stroke::new(2.5, *theme.amber);
        ui.painter().rect_stroke(cell, egui::CornerRadius::same(theme.round), stroke, egui::StrokeKind::Inside);
    }
    response.clicked()
}

fn name_ui(ui: &Ui, cell: Rect, place: Rect, room: &Room, paper: &Paper, at: usize, lively: bool) {
    let theme = theme();
    let ink = if lively { *theme.amber } else { *theme.text };
    let number = match at {
        0..=8 => (at + 1).to_string(),
        9 => "0".to_owned(),
        _ => "\u{2022}".to_owned(),
    };
    let number = galley(ui, &number, Cut::Label, ink, 30.0);
    let cap = Rect::from_min_size(
        pos2(if room.tray.width() < 180.0 { cell.min.x + 2.0 } else { place.min.x }, place.max.y + 7.0),
        vec2(20.0, 18.0),
    );
    let cap = if room.narrow { cap.translate(vec2(cell.width() / 2.0 - 12.0, -4.0)) } else { cap };
    let round = egui::CornerRadius::same(3);
    ui.painter().rect(
        cap,
        round,
        faint(*theme.night, 0.7),
        Stroke::new(1.0, faint(ink, 0.7)),
        egui::StrokeKind::Inside,
    );
    ui.painter().galley(cap.center() - number.size() / 2.0, number, ink);
    if room.narrow {
        return;
    }
    let words = if paper.kind.is_empty() { &paper.title } else { &paper.kind };
    let x = cap.max.x + 6.0;
    let width = cell.max.x - x - 2.0;
    let mut job = egui::text::LayoutJob::simple(words.clone(), Cut::Small.font(), ink, width.max(24.0));
    job.wrap.max_rows = 2;
    let words = ui.painter().layout_job(job);
    ui.painter().galley(pos2(x, cap.min.y - 1.0), words, ink);
}

/// The paper that is read: the whole sheet is pushed up the desk when it is longer than that.
fn open_ui(ui: &mut Ui, place: Rect, paper: &Paper, by: f32, in_front: bool) {
    let narrow = place.width() < 520.0;
    let whole = (place.width() - if narrow { 20.0 } else { 40.0 }).min(PAGE);
    let margin = if narrow { 6.0 } else { 16.0 };
    let mut written = page(ui.painter(), paper, whole, 1.0);
    // A sheet that is a little too long is held a little farther away; a longer one is pushed up the desk.
    let scale = ((place.height() - 2.0 * margin) / written.size.y).min(1.0);
    let mut scale = if narrow || scale < LEAST { 1.0 } else { scale };
    if scale < 1.0 {
        // Smaller letters break otherwise, so what fits is only known once it is written.
        for _ in 0..3 {
            written = page(ui.painter(), paper, whole, scale);
            let fits = (place.height() - 2.0 * margin) / written.size.y;
            if fits >= 1.0 {
                break;
            }
            scale *= fits * 0.998;
        }
        written = page(ui.painter(), paper, whole, scale);
    }
    let width = whole * scale;
    let away = if in_front { comes(ui, paper) } else { 0.0 };
    ui.visuals_mut().widgets.inactive.bg_fill = faint(*theme().text, 0.45);
    ui.visuals_mut().extreme_bg_color = Color32::TRANSPARENT;
    scroll(ui, ("open", &paper.key), by, |ui| {
        let least = (place.height() - 2.0 * margin).min(width * 1.36);
        let high = written.size.y.max(least);
        let (all, _) = ui.allocate_exact_size(vec2(ui.available_width(), high + 2.0 * margin), Sense::hover());
        let corner = pos2(all.center().x - width / 2.0, all.min.y + margin) + vec2(-36.0, 10.0) * away;
        let sheet = Rect::from_min_size(corner, vec2(width, high));
        fold::on(ui, fold::Ground::Corners(sheet, stock::corners(paper.look)));
        if high + margin <= place.height() {
            // What is left over is desk.
            fold::say(ui, "");
        }
        let mut under = stock::under(sheet, paper, scale);
        if away > 0.0 {
            turn(&mut under, sheet.center(), -0.02 * away);
        }
        ui.painter().extend(under);
        let from = corner.to_vec2();
        ui.painter().extend(written.shapes.into_iter().map(|mut shape| {
            shape.translate(from);
            shape
        }));
        for (nth, (rect, words)) in written.said.into_iter().enumerate() {
            let response = ui.interact(rect.translate(from), Id::new((&paper.key, nth)), Sense::hover());
            response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, &words));
        }
        if !in_front {
            ui.painter().rect_filled(sheet, egui::CornerRadius::ZERO, faint(*theme().night, 0.10));
        }
    });
}

/// How far a paper that was just chosen is still away, from 1 to 0.
fn comes(ui: &Ui, paper: &Paper) -> f32 {
    let time = ui.ctx().global_style().animation_time.min(COMES);
    let id = Id::new("comes to the front");
    let turn = ui.ctx().data_mut(|data| {
        let last = data.get_temp_mut_or_default::<(u32, String)>(id);
        if last.1 != paper.key {
            *last = (last.0 + 1, paper.key.clone());
        }
        last.0 as f32
    });
    if time <= 0.0 {
        return 0.0;
    }
    (turn - ui.ctx().animate_value_with_time(id.with("turn"), turn, time)).clamp(0.0, 1.0)
}

/// The wood, and the lamp on it.
fn desk(ui: &Ui, full: Rect) {
    let palette = palette();
    let (lit, dark) = (*palette.wood_lit, *palette.wood_dark);
    let half = full.size() * ui.ctx().pixels_per_point() * 0.3;
    let pixels = [half.x.round().max(1.0) as u32, half.y.round().max(1.0) as u32];
    if let Some(wood) = art::picture(ui.ctx(), "desk", pixels, || wood(full.width(), full.height(), dark, lit)) {
        let all = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
        ui.painter().image(wood, full, all, Color32::WHITE);
    }
}

/// Planks with their grain, as an SVG.
fn wood(width: f32, height: f32, dark: Color32, lit: Color32) -> String {
    use std::fmt::Write as _;
    let hex = |colour: Color32| format!("#{:02x}{:02x}{:02x}", colour.r(), colour.g(), colour.b());
    let (deep, warm) = (hex(mix(dark, *theme().night, 0.6)), hex(mix(lit, *palette().lamp, 0.12)));
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" preserveAspectRatio=\"none\" fill=\"none\">"
    );
    let corners = [(0.35, 0.0, 0.95), (0.0, 0.25, 0.45)].map(|(left, towards_night, right)| {
        let left = mix(mix(dark, lit, left), *theme().night, towards_night);
        (hex(left), hex(mix(dark, lit, right)))
    });
    for (name, (left, right)) in ["far", "near"].into_iter().zip(corners) {
        let _ = write!(
            svg,
            "<linearGradient id=\"{name}\"><stop stop-color=\"{left}\"/><stop offset=\"1\" stop-color=\"{right}\"/></linearGradient>"
        );
    }
    let _ = write!(
        svg,
        "<linearGradient id=\"down\" x2=\"0\" y2=\"1\"><stop stop-color=\"#fff\" stop-opacity=\"0\"/><stop offset=\"1\" \
         stop-color=\"#fff\"/></linearGradient><mask id=\"nearer\"><rect width=\"{width}\" height=\"{height}\" \
         fill=\"url(#down)\"/></mask><rect width=\"{width}\" height=\"{height}\" fill=\"url(#far)\"/><rect \
         width=\"{width}\" height=\"{height}\" fill=\"url(#near)\" mask=\"url(#nearer)\"/>"
    );
    let planks = 4;
    let plank = height / planks as f32;
    for row in 0..planks {
        let top = plank * row as f32;
        let part = 0.05 + 0.10 * uneven(77, row);
        let _ = write!(
            svg,
            "<rect x=\"0\" y=\"{top}\" width=\"{width}\" height=\"{plank}\" fill=\"{deep}\" fill-opacity=\"{part}\"/>"
        );
        let knot = (width * uneven(31, row), top + plank * (0.3 + 0.4 * uneven(32, row)));
        for line in 0..26u32 {
            let nth = row * 64 + line;
            let y = top + plank * (line as f32 + uneven(5, nth)) / 26.0;
            let colour = if uneven(6, nth) < 0.6 { &deep } else { &warm };
            let opacity = 0.10 + 0.30 * uneven(7, nth);
            let thick = 0.6 + 1.5 * uneven(8, nth) * uneven(9, nth);
            let mut path = String::new();
            for step in 0..=16 {
                let x = width * step as f32 / 16.0;
                let near = (-((x - knot.0) / 130.0).powi(2)).exp();
                let away = (y - knot.1) / plank;
                let bend = near * plank * 0.26 * away.signum() * (1.0 - away.abs()).max(0.0).powi(2);
                let sway = 2.6 * (x * 0.006 + row as f32 * 2.1 + y * 0.02).sin();
                let _ = write!(path, "{}{x:.1} {:.1} ", if step == 0 { "M" } else { "L" }, y + bend + sway);
            }
            let _ = write!(
                svg,
                "<path d=\"{path}\" stroke=\"{colour}\" stroke-opacity=\"{opacity:.2}\" stroke-width=\"{thick:.2}\"/>"
            );
        }
        let _ = write!(
            svg,
            "<path d=\"M0 {top} H{width}\" stroke=\"{deep}\" stroke-width=\"2.4\" stroke-opacity=\"0.9\"/>"
        );
        let light = top + 1.8;
        let _ = write!(
            svg,
            "<path d=\"M0 {light} H{width}\" stroke=\"{warm}\" stroke-width=\"0.8\" stroke-opacity=\"0.35\"/>"
        );
    }
    // The lamp on it.
    let _ = write!(
        svg,
        "<radialGradient id=\"lamp\"><stop stop-color=\"{lamp}\" stop-opacity=\"0.26\"/><stop offset=\"0.45\" \
         stop-color=\"{lamp}\" stop-opacity=\"0.11\"/><stop offset=\"1\" stop-color=\"{lamp}\" stop-opacity=\"0\"/>\
         </radialGradient><ellipse cx=\"{}\" cy=\"{}\" rx=\"{}\" ry=\"{height}\" fill=\"url(#lamp)\"/></svg>",
        width * 0.70,
        height * 0.12,
        width * 0.62,
        lamp = hex(*palette().lamp),
    );
    svg
}
