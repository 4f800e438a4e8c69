//! The whiteboard: a sticky note for each known risk; it is a control that opens the register.

use super::palette::{palette, pick};
use crate::ui::again::again;
use crate::ui::keys;
use crate::ui::theme::{Cut, faint, mix, theme};
use crate::ui::widgets::galley;
use egui::epaint::TextShape;
use egui::text::{LayoutJob, TextWrapping};
use egui::{Color32, CornerRadius, FontFamily, FontId, Id, LayerId, Order, Painter, Pos2, Rect, Sense, Shape, Stroke};
use egui::{StrokeKind, Ui, Vec2, WidgetInfo, WidgetType, pos2, vec2};

/// A sticky note.
#[derive(Clone, PartialEq, Debug)]
pub struct Note {
    /// The risk.
    pub title: String,
    /// Whether something agreed or proposed treats it.
    pub treated: bool,
}

/// Whether the board was pressed since this was last asked.
pub fn board_pressed(ctx: &egui::Context) -> bool {
    ctx.data_mut(|data| data.remove_temp::<bool>(Id::new("board pressed")).unwrap_or(false))
}

/// Paints the notes onto the board before anybody stands before it.
pub fn notes(painter: &Painter, board: Rect, all: &[Note]) -> Vec<Rect> {
    let grid = Grid::of(board, all.len());
    let ink = *palette().board_ink;
    let hand = |size: f32| FontId::new(size, FontFamily::Name("hand".into()));
    let head = (board.height() * 0.085).clamp(7.0, 18.0);
    painter.text(board.min + vec2(board.width() * 0.015, 0.0), egui::Align2::LEFT_TOP, "Known risks", hand(head), ink);
    let under = board.min.y + head * 1.28;
    let line = Stroke::new((head * 0.10).max(1.0), faint(*theme().alarm, 0.75));
    painter.line_segment([pos2(board.min.x + 4.0, under), pos2(board.min.x + head * 6.2, under - head * 0.10)], line);
    let shown = if all.len() > grid.cells { grid.cells - 1 } else { all.len() };
    let mut places = Vec::new();
    for (at, note) in all.iter().take(shown).enumerate() {
        places.push(grid.place(at));
        sticky(painter, &grid, at, note, &hand);
    }
    if shown < all.len() {
        let rect = grid.place(shown);
        let more = format!("and {} more", all.len() - shown);
        painter.text(rect.center(), egui::Align2::CENTER_CENTER, more, hand(grid.text), ink);
    }
    places
}

fn sticky(painter: &Painter, grid: &Grid, at: usize, note: &Note, hand: &impl Fn(f32) -> FontId) {
    let rect = grid.place(at);
    // Each risk keeps its note, wherever it hangs.
    let wobble = noise(note.title.bytes().fold(at as u32 / 64 + 3, |all, byte| all.wrapping_mul(31) + u32::from(byte)));
    // Within two degrees.
    let angle = ((wobble % 100) as f32 / 100.0 - 0.5) * 0.066;
    let centre = rect.center() + vec2((wobble / 7 % 5) as f32 - 2.0, (wobble / 11 % 5) as f32 - 2.0) * 0.5;
    let (sin, cos) = angle.sin_cos();
    let half = rect.size() / 2.0;
    let turn = |x: f32, y: f32| {
        let (x, y) = (x * half.x, y * half.y);
        centre + vec2(x * cos - y * sin, x * sin + y * cos)
    };
    let quad = |fill: Color32, points: [Pos2; 4]| {
        painter.add(Shape::convex_polygon(points.to_vec(), fill, Stroke::NONE));
    };
    let drop = half.y * 0.10;
    let corners = [turn(-1.0, -1.0), turn(1.0, -1.0), turn(1.0, 1.0), turn(-1.0, 1.0)];
    quad(faint(*theme().night, 0.38), corners.map(|corner| corner + vec2(-drop * 0.7, drop)));
    let night = if note.treated { 0.14 } else { 0.06 };
    let paper =
        mix(pick(&palette().notes, 1 + (wobble / 13) as usize % palette().notes.len().max(1)), *theme().night, night);
    quad(paper, corners);
    quad(mix(paper, *theme().night, 0.16), [turn(-1.0, -1.0), turn(1.0, -1.0), turn(1.0, -0.80), turn(-1.0, -0.80)]);
    let ink = *theme().ink;
    let pad = (rect.width() * 0.06).max(2.0);
    if grid.text >= 8.5 {
        let lay = |size: f32| {
            let mut job = LayoutJob::simple(note.title.clone(), hand(size), ink, rect.width() - 2.0 * pad);
            // What the strip that sticks and an edge below leave.
            let max_rows = ((rect.height() * 0.80 / (size * 1.15)) as usize).max(2);
            job.wrap = TextWrapping { max_width: rect.width() - 2.0 * pad, max_rows, ..TextWrapping::default() };
            painter.layout_job(job)
        };
        // Somewhat smaller where the whole of it then has room.
        let sizes = [1.0, 0.88, 0.76].map(|part| grid.text * part);
        let words = sizes.into_iter().filter(|size| *size >= 8.5).map(lay).find(|words| !words.elided);
        let words = words.unwrap_or_else(|| lay(grid.text));
        let high = words.size().y;
        let from = turn(-1.0 + pad / half.x, 0.10 - high / rect.height());
        painter.add(TextShape::new(from, words, ink).with_angle(angle));
    } else {
        for line in 0..3 {
            let y = -0.3 + 0.42 * line as f32;
            let long = (noise(at as u32 * 7 + line) % 70) as f32 / 100.0;
            painter.line_segment([turn(-0.75, y), turn(long, y)], Stroke::new(1.0, faint(ink, 0.7)));
        }
    }
    if note.treated {
        // Above the words, on the strip that sticks.
        let size = (rect.height() * 0.22).clamp(4.0, 11.0);
        let spot = turn(0.84, -0.68);
        let tick = vec![
            spot + vec2(-size, -size * 0.35),
            spot + vec2(-size * 0.55, size * 0.15),
            spot + vec2(size * 0.3, -size),
        ];
        painter.line(tick, Stroke::new((size * 0.32).max(1.4), mix(*theme().trust, *theme().night, 0.45)));
    }
}

/// The board as a control: what it names, what it shows on hover and focus, and that pressing it opens the register.
pub fn control(ui: &Ui, board: Rect, all: &[Note], places: &[Rect]) {
    if all.is_empty() {
        return;
    }
    let response = ui.interact(board, ui.id().with("whiteboard"), Sense::click());
    let names: Vec<String> = all.iter().map(said).collect();
    response.widget_info(|| {
        let words = format!("Whiteboard, known risks: {}. Opens the register.", names.join("; "));
        WidgetInfo::labeled(WidgetType::Button, true, words)
    });
    if response.clicked() {
        ui.ctx().data_mut(|data| data.insert_temp(Id::new("board pressed"), true));
        again(ui.ctx());
    }
    let focused = response.has_focus() && keys::by_keys(ui.ctx());
    if focused || response.hovered() {
        let stroke = Stroke::new(2.0, *theme().amber);
        ui.painter().rect_stroke(board.expand(3.0), CornerRadius::same(3), stroke, StrokeKind::Outside);
    }
    let pointed = ui.ctx().pointer_hover_pos().and_then(|at| places.iter().position(|place| place.contains(at)));
    let lines = match (response.hovered(), pointed, focused) {
        (true, Some(note), _) => vec![names[note].clone()],
        (true, None, _) | (_, _, true) => names,
        _ => return,
    };
    card(ui, board, &lines);
}

fn said(note: &Note) -> String {
    if note.treated { format!("{} (treated)", note.title) } else { note.title.clone() }
}

/// The whole titles, on a card over everything else.
fn card(ui: &Ui, beside: Rect, lines: &[String]) {
    let screen = ui.ctx().content_rect().shrink(8.0);
    let width = 300.0_f32.min(screen.width() - 24.0);
    let rows: Vec<_> = lines.iter().map(|line| galley(ui, line, Cut::Small, *theme().text, width)).collect();
    let wide = rows.iter().map(|row| row.size().x).fold(0.0, f32::max);
    let high: f32 = rows.iter().map(|row| row.size().y + 4.0).sum();
    let size = vec2(wide + 24.0, high + 16.0);
    let left = if beside.min.x - size.x - 10.0 > screen.min.x { beside.min.x - size.x - 10.0 } else { beside.min.x };
    let low = (screen.max - size).max(screen.min);
    let rect = Rect::from_min_size(pos2(left, beside.min.y).clamp(screen.min, low), size);
    let painter = ui.ctx().layer_painter(LayerId::new(Order::Tooltip, ui.id().with("whiteboard card")));
    painter.rect_filled(rect.translate(vec2(0.0, 3.0)), CornerRadius::same(theme().round), faint(*theme().night, 0.6));
    let edge = Stroke::new(1.0, *theme().amber);
    painter.rect(rect, CornerRadius::same(theme().round), *theme().panel, edge, StrokeKind::Inside);
    let mut at = rect.min + Vec2::new(12.0, 10.0);
    for row in rows {
        let down = row.size().y + 4.0;
        painter.galley(at, row, *theme().text);
        at.y += down;
    }
}

/// How the notes hang.
struct Grid {
    inner: Rect,
    columns: usize,
    cell: Vec2,
    cells: usize,
    text: f32,
}

impl Grid {
    fn of(board: Rect, count: usize) -> Self {
        let head = (board.height() * 0.085).clamp(7.0, 18.0) * 1.55;
        let inner = Rect::from_min_max(board.min + vec2(2.0, head), board.max - vec2(2.0, 1.0));
        let rows_for = |columns: usize| (count.max(1)).div_ceil(columns);
        // As few columns as can be, so that words have room; notes are broader than they are high.
        let most = ((inner.width() / 58.0) as usize).clamp(2, 6);
        let fits =
            |columns: &usize| inner.height() / rows_for(*columns) as f32 >= inner.width() / *columns as f32 * 0.34;
        let columns = (2..=most).find(fits).unwrap_or(most);
        let tallest = (inner.width() / columns as f32) * 0.66;
        let rows = rows_for(columns).min(((inner.height() / 32.0) as usize).max(2));
        let cell = vec2(inner.width() / columns as f32, (inner.height() / rows as f32).min(tallest));
        let text = (cell.y * 0.27).min(cell.x * 0.125).min(13.0);
        Self { inner, columns, cell, cells: rows * columns, text }
    }

    fn place(&self, at: usize) -> Rect {
        let (column, row) = (at % self.columns, at / self.columns);
        let corner = self.inner.min + vec2(self.cell.x * column as f32, self.cell.y * row as f32);
        Rect::from_min_size(corner, self.cell).shrink2(vec2(self.cell.x * 0.045, self.cell.y * 0.07))
    }
}

/// A number that looks like chance and is always the same.
fn noise(at: u32) -> u32 {
    let mut x = at.wrapping_mul(0x9e37_79b1) ^ 0x85eb_ca6b;
    x ^= x >> 15;
    x = x.wrapping_mul(0x2c1b_3c6d);
    x ^= x >> 12;
    x
}
