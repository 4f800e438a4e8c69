//! Why a gauge moved: the reasons in words, each with an arrow that tells its way without colour.

use super::theme::{Cut, theme};
use super::widgets::{galley, text};
use crate::view::{Because, Reason, Way};
use egui::{Color32, Galley, Pos2, Sense, Shape, Stroke, Ui, WidgetInfo, WidgetType, pos2, vec2};
use std::sync::Arc;

/// The weightiest reason, and how many there are beside it.
pub fn first_ui(ui: &mut Ui, reason: &Reason, more: usize) {
    let width = ui.available_width();
    let words = first_words(ui, reason, more, width);
    let (rect, response) = ui.allocate_exact_size(vec2(width, words.size().y.max(17.0)), Sense::hover());
    arrow(ui, pos2(rect.min.x + 8.0, rect.min.y + 8.5), reason.way);
    ui.painter().galley(rect.min + vec2(20.0, 0.0), words, *theme().text);
    let more = if more > 0 { format!("and {more} more") } else { String::new() };
    let said = format!("{}: {} {more}", reason.way.word(), reason.words);
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, said.trim()));
}

/// Its words and the count beside it, as wide as a gauge.
pub fn first_words(ui: &Ui, reason: &Reason, more: usize, width: f32) -> Arc<Galley> {
    let theme = theme();
    let set = |colour: Color32| egui::TextFormat::simple(Cut::Small.font(), colour);
    let mut job = egui::text::LayoutJob::default();
    job.append(&reason.words, 0.0, set(*theme.text));
    if more > 0 {
        job.append(&format!("and {more} more"), 8.0, set(*theme.dim));
    }
    job.wrap.max_width = (width - 24.0).max(24.0);
    ui.painter().layout_job(job)
}

/// The reasons as lines with their arrows; those that are not told are counted.
pub fn reasons_ui(ui: &mut Ui, because: &Because, most: usize) {
    let theme = theme();
    let told = because.told();
    let told = &told[..told.len().min(most)];
    for reason in told {
        let words = galley(ui, &reason.words, Cut::Small, *theme.text, ui.available_width() - 20.0);
        let size = vec2(ui.available_width(), words.size().y + 1.0);
        let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
        arrow(ui, pos2(rect.min.x + 8.0, rect.min.y + 9.0), reason.way);
        ui.painter().galley(rect.min + vec2(20.0, 0.0), words, *theme.text);
        let said = format!("{}: {}", reason.way.word(), reason.words);
        response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, &said));
    }
    let more = because.all.len() - told.len();
    if more > 0 {
        ui.horizontal(|ui| {
            ui.add_space(12.0);
            text(ui, &format!("and {more} more"), Cut::Small, *theme.dim);
        });
    }
}

/// All of it for a screen reader; empty where nothing moved.
pub fn spoken(because: &Because) -> String {
    let Some(way) = because.way else { return String::new() };
    let told: Vec<&str> = because.told().iter().map(|reason| reason.words.as_str()).collect();
    format!("Now {}: {}.", way.word(), told.join("; "))
}

/// The colour of a way.
pub fn way_hue(way: Way) -> Color32 {
    match way {
        Way::Better => *theme().trust,
        Way::Worse => *theme().alarm,
        Way::Clearer | Way::Wider => *theme().amber,
    }
}

/// Better is a full wedge that points up, worse an empty one that points down; clearer are two that meet, less certain two
/// that part.
pub fn arrow(ui: &Ui, at: Pos2, way: Way) {
    let hue = way_hue(way);
    let edge = Stroke::new(1.5, hue);
    let wedge = |points: [(f32, f32); 3], full: bool| {
        let points = points.map(|(x, y)| at + vec2(x, y)).to_vec();
        ui.painter().add(Shape::convex_polygon(points, if full { hue } else { Color32::TRANSPARENT }, edge));
    };
    match way {
        Way::Better => wedge([(0.0, -4.5), (5.0, 3.5), (-5.0, 3.5)], true),
        Way::Worse => wedge([(0.0, 4.5), (5.0, -3.5), (-5.0, -3.5)], false),
        Way::Clearer => {
            wedge([(-6.0, -4.0), (-1.0, 0.0), (-6.0, 4.0)], true);
            wedge([(6.0, -4.0), (1.0, 0.0), (6.0, 4.0)], true);
        }
        Way::Wider => {
            wedge([(-1.0, -4.0), (-6.0, 0.0), (-1.0, 4.0)], false);
            wedge([(1.0, -4.0), (6.0, 0.0), (1.0, 4.0)], false);
        }
    }
}
