//! The room: skyline in a window whose sky follows the clock, wall with lamp and whiteboard, table, things on it.

use super::palette::{palette, pick, sky};
use crate::ui::theme::{faint, mix, theme};
use egui::epaint::Mesh;
use egui::{Color32, CornerRadius, Painter, Pos2, Rect, Shape, Stroke, StrokeKind, pos2, vec2};

/// A rectangle with a colour at each corner: left top, right top, left bottom, right bottom.
pub fn blend(painter: &Painter, rect: Rect, colours: [Color32; 4]) {
    let mut mesh = Mesh::default();
    mesh.colored_vertex(rect.left_top(), colours[0]);
    mesh.colored_vertex(rect.right_top(), colours[1]);
    mesh.colored_vertex(rect.left_bottom(), colours[2]);
    mesh.colored_vertex(rect.right_bottom(), colours[3]);
    mesh.add_triangle(0, 1, 2);
    mesh.add_triangle(1, 3, 2);
    painter.add(mesh);
}

/// A patch of light or shadow that fades outwards.
pub fn glow(painter: &Painter, centre: Pos2, radius: egui::Vec2, colour: Color32) {
    let mut mesh = Mesh::default();
    mesh.colored_vertex(centre, colour);
    let steps = 48;
    // Two rings, so that the light falls off in a curve and not in a cone.
    for (reach, part) in [(0.45, 0.42), (1.0, 0.0)] {
        for step in 0..steps {
            let angle = std::f32::consts::TAU * step as f32 / steps as f32;
            mesh.colored_vertex(centre + vec2(angle.cos(), angle.sin()) * radius * reach, faint(colour, part));
        }
    }
    for step in 0..steps {
        let next = (step + 1) % steps;
        mesh.add_triangle(0, 1 + step, 1 + next);
        let (a, b, c, d) = (1 + step, 1 + next, 1 + steps + step, 1 + steps + next);
        mesh.add_triangle(a, b, c);
        mesh.add_triangle(b, d, c);
    }
    painter.add(mesh);
}

/// What of the room there is to draw.
pub struct Room {
    /// The whole picture.
    pub rect: Rect,
    /// Where the table starts.
    pub table_top: f32,
    /// Minutes since midnight.
    pub minute: u32,
    /// Sticky notes on the whiteboard.
    pub notes: usize,
    /// Whether things lie on the table; where many sit at it, their names do.
    pub cluttered: bool,
}

impl Room {
    /// Everything behind the people.
    pub fn behind(&self, painter: &Painter) {
        let (palette, rect) = (palette(), self.rect);
        let lit = *palette.wall_lit;
        let dark = *palette.wall_dark;
        blend(painter, rect, [dark, mix(dark, lit, 0.55), mix(dark, *theme().night, 0.3), lit]);
        self.window(painter);
        self.board(painter);
        self.lamp(painter);
    }

    /// The lamp hangs where everything else is lit from.
    fn lamp(&self, painter: &Painter) {
        let palette = palette();
        let (rect, high) = (self.rect, self.table_top - self.rect.min.y);
        let at = pos2(rect.min.x + rect.width() * 0.70, rect.min.y + high * 0.20);
        let size = (high * 0.26).min(80.0);
        glow(painter, at + vec2(0.0, size), vec2(rect.width() * 0.42, high * 1.25), faint(*palette.lamp, 0.30));
        painter.line_segment([pos2(at.x, rect.min.y), at], Stroke::new(1.5, *palette.metal));
        let shade = vec![
            at + vec2(-size * 0.16, 0.0),
            at + vec2(size * 0.16, 0.0),
            at + vec2(size * 0.62, size * 0.42),
            at + vec2(-size * 0.62, size * 0.42),
        ];
        painter.add(Shape::convex_polygon(shade, *palette.metal, Stroke::new(1.0, *palette.frame)));
        let rim = [at + vec2(size * 0.16, 0.0), at + vec2(size * 0.62, size * 0.42)];
        painter.line_segment(rim, Stroke::new(1.5, faint(*palette.lamp, 0.6)));
        let bulb = at + vec2(0.0, size * 0.42);
        painter.add(Shape::ellipse_filled(bulb, vec2(size * 0.60, size * 0.07), *palette.lamp));
        glow(painter, bulb, vec2(size * 1.5, size * 0.8), faint(*palette.lamp, 0.55));
    }

    fn window(&self, painter: &Painter) {
        let (palette, rect) = (palette(), self.rect);
        let high = self.table_top - rect.min.y;
        let pane = Rect::from_min_max(
            pos2(rect.min.x + rect.width() * 0.035, rect.min.y + high * 0.09),
            pos2(rect.min.x + rect.width() * 0.46, rect.min.y + high * 0.97),
        );
        let (top, low, lit) = sky(self.minute);
        blend(painter, pane, [top, top, low, low]);
        let inside = painter.with_clip_rect(pane.intersect(painter.clip_rect()));
        if lit > 250 {
            for star in 0..26_u32 {
                let (x, y) = (noise(star, 1) % 1000, noise(star, 2) % 420);
                let at =
                    pos2(pane.min.x + pane.width() * x as f32 / 1000.0, pane.min.y + pane.height() * y as f32 / 1000.0);
                inside.circle_filled(at, 0.7, faint(*palette.board, 0.35));
            }
        }
        self.towers(&inside, pane, mix(*palette.tower_far, low, 0.35), 0.34, 26, lit / 2, 11);
        self.towers(&inside, pane, mix(*palette.tower_near, low, 0.12), 0.20, 15, lit, 37);
        let frame = Stroke::new(7.0, *palette.frame);
        painter.rect_stroke(pane, CornerRadius::ZERO, frame, StrokeKind::Outside);
        for part in [1.0 / 3.0, 2.0 / 3.0] {
            let x = pane.min.x + pane.width() * part;
            painter.line_segment([pos2(x, pane.min.y), pos2(x, pane.max.y)], Stroke::new(4.0, *palette.frame));
        }
        let edge = Stroke::new(1.0, faint(*palette.lamp, 0.35));
        painter.line_segment([pane.right_top() + vec2(7.0, -7.0), pane.right_bottom() + vec2(7.0, 7.0)], edge);
        blend(
            painter,
            Rect::from_min_max(pos2(pane.max.x + 7.0, pane.min.y - 7.0), pos2(pane.max.x + 30.0, pane.max.y + 7.0)),
            [faint(*theme().night, 0.35), Color32::TRANSPARENT, faint(*theme().night, 0.35), Color32::TRANSPARENT],
        );
    }

    #[allow(clippy::too_many_arguments)]
    fn towers(&self, painter: &Painter, pane: Rect, colour: Color32, low: f32, count: u32, lit: u32, key: u32) {
        let palette = palette();
        let broad = pane.width() / count as f32 * 1.15;
        for tower in 0..count {
            let tall = low + (noise(tower, key) % 1000) as f32 / 1000.0 * 0.30;
            let left = pane.min.x + pane.width() * tower as f32 / count as f32;
            let top = pane.max.y - pane.height() * tall;
            let body = Rect::from_min_max(pos2(left, top), pos2(left + broad, pane.max.y));
            painter.rect_filled(body, CornerRadius::ZERO, colour);
            if noise(tower, key + 1).is_multiple_of(4) {
                painter.line_segment(
                    [pos2(body.center().x, top), pos2(body.center().x, top - pane.height() * 0.06)],
                    Stroke::new(1.2, colour),
                );
            }
            let (wide, tall) = (broad / 5.0, 7.0);
            let rows = (body.height() / tall) as u32;
            for row in 0..rows {
                for column in 0..4 {
                    let chance = noise(tower * 997 + row * 13 + column, key + 2);
                    if chance % 1000 < lit / 2 {
                        let at = pos2(left + wide * (column as f32 + 0.75), top + 5.0 + tall * row as f32);
                        let size = vec2(wide * 0.52, 3.2);
                        let warm = if chance.is_multiple_of(5) {
                            mix(*palette.pane, *palette.screen, 0.6)
                        } else {
                            *palette.pane
                        };
                        painter.rect_filled(
                            Rect::from_min_size(at, size),
                            CornerRadius::ZERO,
                            faint(warm, 0.35 + (chance % 60) as f32 / 100.0),
                        );
                    }
                }
            }
        }
    }

    /// The whiteboard, with a note for each known risk.
    fn board(&self, painter: &Painter) {
        let (palette, rect) = (palette(), self.rect);
        let high = self.table_top - rect.min.y;
        let board = Rect::from_min_max(
            pos2(rect.min.x + rect.width() * 0.775, rect.min.y + high * 0.12),
            pos2(rect.min.x + rect.width() * 0.965, rect.min.y + high * 0.74),
        );
        painter.rect_filled(board.translate(vec2(-6.0, 8.0)), CornerRadius::same(2), faint(*theme().night, 0.5));
        let dim = mix(*palette.board, *theme().night, 0.42);
        let lit = mix(*palette.board, *palette.lamp, 0.25);
        blend(painter, board, [mix(lit, *theme().night, 0.18), dim, lit, mix(dim, *theme().night, 0.2)]);
        painter.rect_stroke(board, CornerRadius::same(1), Stroke::new(3.0, *palette.metal), StrokeKind::Outside);
        let ink = Stroke::new(1.5, faint(*palette.board_ink, 0.8));
        let at = |x: f32, y: f32| board.min + vec2(board.width() * x, board.height() * y);
        painter.line(vec![at(0.06, 0.14), at(0.46, 0.13)], Stroke::new(2.5, *palette.board_ink));
        painter.line_segment([at(0.05, 0.9), at(0.95, 0.89)], ink);
        for step in 0..6 {
            let x = 0.08 + 0.165 * step as f32;
            painter.line_segment([at(x, 0.87), at(x, 0.92)], ink);
        }
        let columns = 6;
        let cell = vec2(board.width() * 0.9 / columns as f32, board.height() * 0.22);
        let size = (cell.x * 0.84).min(cell.y * 0.92);
        for note in 0..self.notes.min(18) {
            let (column, row) = (note % columns, note / columns);
            let wobble = noise(note as u32, 5);
            let lean = (wobble % 100) as f32 / 100.0 * 0.07 - 0.035;
            let centre = at(0.05, 0.20) + vec2(cell.x * (column as f32 + 0.5), cell.y * (row as f32 + 0.5));
            let turn = |x: f32, y: f32| {
                centre + vec2(x * lean.cos() - y * lean.sin(), x * lean.sin() + y * lean.cos()) * size * 0.5
            };
            let corners = vec![turn(-1.0, -1.0), turn(1.0, -1.0), turn(1.0, 1.0), turn(-1.0, 1.0)];
            let shadow: Vec<Pos2> = corners.iter().map(|point| *point + vec2(-1.5, 2.5)).collect();
            painter.add(Shape::convex_polygon(shadow, faint(*theme().night, 0.35), Stroke::NONE));
            let paper =
                mix(pick(&palette.notes, 1 + (wobble / 7) as usize % palette.notes.len().max(1)), *theme().night, 0.16);
            painter.add(Shape::convex_polygon(corners, paper, Stroke::NONE));
            for line in 0..3 {
                let y = -0.45 + 0.4 * line as f32;
                let long = 0.2 + (noise(note as u32, 9 + line) % 50) as f32 / 100.0;
                painter.line_segment([turn(-0.7, y), turn(long, y)], Stroke::new(1.0, faint(*palette.board_ink, 0.9)));
            }
        }
    }

    /// The table and what lies on it, before the people.
    pub fn before(&self, painter: &Painter) {
        let (palette, rect) = (palette(), self.rect);
        let table = Rect::from_min_max(pos2(rect.min.x, self.table_top), rect.max);
        let (lit, dark) = (*palette.wood_lit, *palette.wood_dark);
        let middle = table.min.x + table.width() * 0.70;
        let left = Rect::from_min_max(table.min, pos2(middle, table.max.y));
        let right = Rect::from_min_max(pos2(middle, table.min.y), table.max);
        let near = mix(dark, *theme().night, 0.45);
        blend(painter, left, [mix(dark, lit, 0.15), lit, near, mix(near, lit, 0.3)]);
        blend(painter, right, [lit, mix(dark, lit, 0.4), mix(near, lit, 0.3), near]);
        painter.line_segment([table.left_top(), table.right_top()], Stroke::new(1.5, faint(*palette.lamp, 0.35)));
        let deep = table.height();
        if deep > 24.0 && self.cluttered {
            self.laptop(painter, pos2(table.min.x + table.width() * 0.11, table.min.y + deep * 0.72), deep);
            self.mug(painter, pos2(table.min.x + table.width() * 0.245, table.min.y + deep * 0.62), deep * 0.34);
            self.papers(painter, pos2(table.min.x + table.width() * 0.83, table.min.y + deep * 0.5), deep);
            self.mug(painter, pos2(table.min.x + table.width() * 0.93, table.min.y + deep * 0.55), deep * 0.30);
        }
    }

    fn laptop(&self, painter: &Painter, at: Pos2, deep: f32) {
        let palette = palette();
        let (wide, tall) = (deep * 1.25, deep * 0.82);
        let lid = vec![
            at + vec2(-wide * 0.5, -tall),
            at + vec2(wide * 0.5, -tall),
            at + vec2(wide * 0.56, 0.0),
            at + vec2(-wide * 0.56, 0.0),
        ];
        glow(painter, at - vec2(0.0, tall * 0.9), vec2(wide, tall * 0.9), faint(*palette.screen, 0.16));
        painter.add(Shape::convex_polygon(lid.clone(), *palette.metal, Stroke::new(1.0, *palette.frame)));
        painter.line_segment([lid[1], lid[2]], Stroke::new(1.5, faint(*palette.lamp, 0.55)));
        painter.line_segment([lid[0], lid[1]], Stroke::new(1.2, faint(*palette.screen, 0.8)));
        painter.circle_filled(at - vec2(0.0, tall * 0.5), deep * 0.05, faint(*palette.screen, 0.5));
    }

    fn mug(&self, painter: &Painter, at: Pos2, tall: f32) {
        let palette = palette();
        let wide = tall * 0.42;
        painter.add(Shape::ellipse_filled(
            at + vec2(-wide * 0.5, 1.0),
            vec2(wide * 1.6, tall * 0.14),
            faint(*theme().night, 0.4),
        ));
        painter.circle_stroke(
            at + vec2(wide * 1.15, -tall * 0.45),
            tall * 0.22,
            Stroke::new(tall * 0.09, mix(*palette.mug, *theme().night, 0.45)),
        );
        let body = Rect::from_min_max(at + vec2(-wide, -tall), at + vec2(wide, 0.0));
        let (dark, lit) = (mix(*palette.mug, *theme().night, 0.72), mix(*palette.mug, *palette.lamp, 0.2));
        blend(painter, body, [dark, lit, dark, mix(lit, *theme().night, 0.25)]);
        painter.add(Shape::ellipse_filled(at, vec2(wide, tall * 0.10), mix(*palette.mug, *theme().night, 0.55)));
        painter.add(Shape::ellipse_filled(
            at - vec2(0.0, tall),
            vec2(wide, tall * 0.11),
            mix(*palette.mug, *theme().night, 0.15),
        ));
        painter.add(Shape::ellipse_filled(at - vec2(0.0, tall), vec2(wide * 0.8, tall * 0.075), *palette.wood_dark));
    }

    fn papers(&self, painter: &Painter, at: Pos2, deep: f32) {
        let paper = *theme().paper;
        for (sheet, shift) in [(0.0, vec2(-deep * 0.42, 3.0)), (1.0, vec2(0.0, 0.0))] {
            let centre = at + shift;
            let (wide, tall) = (deep * 0.62, deep * 0.24);
            let lean = 0.12 - 0.2 * sheet;
            let corner =
                |x: f32, y: f32| centre + vec2(x * wide + y * wide * 0.25 + lean * 8.0, y * tall + x * lean * tall);
            let points = vec![corner(-0.5, -0.5), corner(0.5, -0.5), corner(0.5, 0.5), corner(-0.5, 0.5)];
            painter.add(Shape::convex_polygon(
                points,
                mix(paper, *theme().night, 0.30 - 0.12 * sheet),
                Stroke::new(0.8, faint(*theme().ink, 0.4)),
            ));
            for line in 0..4 {
                let y = -0.3 + 0.2 * line as f32;
                painter.line_segment(
                    [corner(-0.38, y), corner(0.2 + 0.06 * line as f32, y)],
                    Stroke::new(1.0, faint(*theme().ink, 0.35)),
                );
            }
        }
    }
}

/// A number that looks like chance and is always the same.
fn noise(at: u32, key: u32) -> u32 {
    let mut x = at.wrapping_mul(0x9e37_79b1) ^ key.wrapping_mul(0x85eb_ca6b);
    x ^= x >> 15;
    x = x.wrapping_mul(0x2c1b_3c6d);
    x ^= x >> 12;
    x = x.wrapping_mul(0x297a_2d39);
    x ^ x >> 15
}
