//! The story's clock along the foot of a chart: times where there is room, days where they begin, a cut where time passes
//! quickly.

use crate::report::drawing::{Anchor, Dash, Drawing, width};
use crate::report::inks::Ink;
use crate::text::time;

const SIZE: f32 = 11.5;
/// How much wider bold words are.
const BOLD: f32 = 1.13;

/// The clock, from left to right; the moments, and where each stands with whether the way to it is cut.
pub fn clock(out: &mut Drawing, (minutes, places): (&[u32], &[(f32, bool)]), left: f32, right: f32, y: f32) {
    out.line(&[(left, y - 2.0), (right, y - 2.0)], Ink::Soft, 1.2, Dash::Solid);
    let (mut free, mut day_free) = (f32::MIN, f32::MIN);
    let (mut day, mut told) = (None, None);
    for (at, (minute, (x, broken))) in minutes.iter().zip(places).enumerate() {
        if *broken {
            let cut = (places[at - 1].0 + x) / 2.0;
            out.line(&[(cut - 3.0, y - 2.0), (cut + 3.0, y - 2.0)], Ink::Paper, 3.0, Dash::Solid);
            for side in [cut - 4.0, cut + 2.0] {
                out.line(&[(side - 1.5, y + 3.0), (side + 3.5, y - 7.0)], Ink::Soft, 1.2, Dash::Solid);
            }
        }
        out.line(&[(*x, y - 2.0), (*x, y + 2.0)], Ink::Soft, 1.2, Dash::Solid);
        let words = time::clock(*minute);
        let half = width(&words, SIZE) / 2.0;
        // Several moments of one minute have its time once.
        if x - half > free && told != Some(minute) {
            out.words((*x, y + 15.0), words, SIZE, Ink::Soft, Anchor::Middle);
            (free, told) = (x + half + 6.0, Some(minute));
        }
        let today = minute / 1440;
        if day != Some(today) {
            let words = name(*minute);
            let wide = width(&words, SIZE) * BOLD;
            // The last day's name ends with the axis rather than beyond it; one without room stands at a later moment of its day.
            let from = (x - half).min(out.wide - wide);
            if from > day_free {
                out.bold((from, y + 30.0), words, SIZE, Ink::Text, Anchor::Start);
                (day, day_free) = (Some(today), from + wide + 6.0);
            }
        }
    }
}

/// A day as the axis names it, the week after the first.
fn name(minute: u32) -> String {
    match minute / 10080 {
        0 => time::day(minute).to_owned(),
        week => format!("{}, week {}", time::day(minute), week + 1),
    }
}
