//! The face: brows, lids, mouth, by mood.

use super::bust::Colours;
use super::solid::Frame;
use crate::scenario::model::Mood;
use crate::scenario::raw::{Hair, Portrait};
use crate::ui::theme::{faint, mix};
use egui::{Painter, Pos2, Shape, Stroke, vec2};

/// How a mood looks.
struct Look {
    /// Height of the inner and outer ends of the brows.
    inner: f32,
    outer: f32,
    /// How far the right brow is raised beyond the left.
    lifted: f32,
    /// How open the eyes are.
    open: f32,
    /// Where they look: to the side, and up.
    aside: f32,
    up: f32,
    /// The corners of the mouth, above its middle.
    corners: f32,
    /// The breadth of the mouth.
    broad: f32,
    /// How far the mouth lies to the side.
    shift: f32,
}

fn look(mood: Mood) -> Look {
    let calm = Look {
        inner: 0.0,
        outer: 0.0,
        lifted: 0.0,
        open: 0.85,
        aside: 0.0,
        up: 0.0,
        corners: 0.010,
        broad: 0.070,
        shift: 0.0,
    };
    match mood {
        Mood::Calm => calm,
        Mood::Concerned => Look { inner: 0.030, outer: -0.012, open: 0.95, corners: -0.018, broad: 0.058, ..calm },
        Mood::Angry => Look { inner: -0.032, outer: 0.020, open: 0.62, corners: -0.022, broad: 0.066, ..calm },
        Mood::Relieved => Look { inner: 0.018, outer: 0.012, open: 0.70, corners: 0.034, broad: 0.078, ..calm },
        Mood::Thinking => Look {
            inner: 0.0,
            outer: 0.004,
            lifted: 0.026,
            open: 0.75,
            aside: 0.016,
            up: 0.010,
            corners: -0.004,
            broad: 0.052,
            shift: 0.014,
        },
        Mood::Silent => {
            Look { inner: -0.006, outer: -0.006, open: 0.42, up: -0.010, corners: -0.003, broad: 0.060, ..calm }
        }
    }
}

/// Draws the face over the head.
pub fn face(painter: &Painter, frame: Frame, portrait: &Portrait, mood: Mood, colours: &Colours) {
    let look = look(mood);
    let unit = frame.unit;
    let line = |points: Vec<Pos2>, breadth: f32, colour| {
        painter.add(Shape::line(points, Stroke::new((breadth * unit).max(0.9), colour)));
    };
    let brow = if portrait.hair == Hair::Headscarf { colours.line } else { mix(colours.line, colours.hair.base, 0.35) };
    for side in [-1.0_f32, 1.0] {
        let lift = if side > 0.0 { look.lifted } else { 0.0 };
        let eye = frame.at(side * 0.083, 0.925);
        let white = mix(colours.under.base, colours.skin.base, 0.25);
        painter.add(Shape::ellipse_filled(eye, vec2(0.034, 0.020 * look.open) * unit, white));
        let pupil = frame.at(side * 0.083 + look.aside, 0.925 + look.up * 0.6);
        painter.add(Shape::ellipse_filled(pupil, vec2(0.0165, 0.0185 * look.open.min(0.95)) * unit, colours.line));
        let lid = 0.925 + 0.021 * look.open;
        line(
            vec![
                frame.at(side * 0.046, lid - 0.006),
                frame.at(side * 0.080, lid + 0.004),
                frame.at(side * 0.120, lid - 0.006),
            ],
            0.013,
            colours.line,
        );
        let high = 0.984 + lift;
        line(
            vec![
                frame.at(side * 0.038, high + look.inner),
                frame.at(side * 0.082, high + 0.010 + (look.inner + look.outer) * 0.5),
                frame.at(side * 0.130, high - 0.006 + look.outer),
            ],
            0.021,
            brow,
        );
    }
    let nose = faint(colours.neck.shadow, 0.75);
    line(vec![frame.at(-0.006, 0.915), frame.at(-0.026, 0.845), frame.at(0.004, 0.838)], 0.013, nose);
    let middle = (look.shift, 0.778);
    let mouth: Vec<Pos2> = (-4..=4)
        .map(|step| {
            let x = step as f32 / 4.0;
            frame.at(middle.0 + x * look.broad, middle.1 + look.corners * (x * x - 0.4))
        })
        .collect();
    line(mouth, 0.019, colours.lip);
    line(vec![frame.at(-0.022, 0.745), frame.at(0.022, 0.745)], 0.010, faint(colours.neck.base, 0.7));
    if portrait.glasses {
        glasses(painter, frame, colours);
    }
}

fn glasses(painter: &Painter, frame: Frame, colours: &Colours) {
    let stroke = Stroke::new((0.014 * frame.unit).max(1.0), colours.line);
    for side in [-1.0_f32, 1.0] {
        let at = frame.at(side * 0.084, 0.918);
        painter.add(Shape::ellipse_filled(at, vec2(0.066, 0.054) * frame.unit, faint(colours.under.base, 0.10)));
        painter.add(Shape::ellipse_stroke(at, vec2(0.066, 0.054) * frame.unit, stroke));
        painter.add(Shape::line(vec![frame.at(side * 0.150, 0.925), frame.at(side * 0.195, 0.935)], stroke));
    }
    painter.add(Shape::line(vec![frame.at(-0.020, 0.925), frame.at(0.020, 0.925)], stroke));
}
