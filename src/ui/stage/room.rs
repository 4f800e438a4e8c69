//! Light and shade painted by hand.

use crate::ui::theme::faint;
use egui::epaint::Mesh;
use egui::{Color32, Painter, Pos2, Rect, vec2};

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
