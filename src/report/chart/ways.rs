//! The three gauges over the story's clock for two ways through one story: as it was played, and another from a decision on.

use super::axis;
use super::clock::clock;
use crate::report::drawing::{Anchor, Dash, Drawing, Place, width};
use crate::report::inks::Ink;
use crate::report::model::{Gauge, Targets};
use crate::report::what_if::OtherWay;

/// What the chart shows.
#[derive(Clone, Copy, Debug)]
pub struct Ways<'a> {
    /// The gauges before each decision and at the end, as it was played.
    pub yours: &'a [Gauge],
    /// The same of the other way.
    pub other: &'a [Gauge],
    /// What the other way is called.
    pub named: &'a str,
    /// The decision at which they part, from 1.
    pub parts: usize,
    /// The targets.
    pub targets: &'a Targets,
}

impl<'a> Ways<'a> {
    /// Of another way that was tried, beside the play.
    pub fn of(way: &'a OtherWay) -> Self {
        Self {
            yours: &way.yours.course,
            other: &way.other.course,
            named: way.named(),
            parts: way.decision,
            targets: &way.targets,
        }
    }
}

const LEFT: f32 = 46.0;
const RIGHT: f32 = 62.0;
const PANEL: f32 = 84.0;
/// Above each panel, for its name.
const NAME: f32 = 34.0;
/// A line of the legend.
const LINE: f32 = 20.0;
const SMALL: f32 = 12.0;
const DISC: f32 = 9.5;

/// What the play is called in the legend.
const YOURS: &str = "as you played";

/// One of the three.
struct Panel {
    name: &'static str,
    ink: Ink,
    /// The end of the scale, and its marks with their words.
    end: f32,
    marks: Vec<(f32, String)>,
    /// Before each decision and at the end: as it was played, and the other way.
    values: [Vec<f32>; 2],
    target: f32,
    told: String,
    /// The last value of each in words.
    last: [String; 2],
}

/// The chart, so wide; `None` where there is nothing to show.
pub fn ways(of: &Ways, wide: f32) -> Option<Drawing> {
    let parts = of.parts.checked_sub(1).filter(|at| *at < of.yours.len() && *at < of.other.len())?;
    let panels = [trust(of), compliance(of), downtime(of)];
    let mut minutes: Vec<u32> = of.yours.iter().chain(of.other).map(|gauge| gauge.at).collect();
    minutes.sort_unstable();
    minutes.dedup();
    let inner = (wide - LEFT - RIGHT).max(60.0);
    let places: Vec<(f32, bool)> =
        axis::moments(&minutes).into_iter().map(|(at, broken)| (LEFT + inner * at, broken)).collect();
    let x = |minute: u32| minutes.binary_search(&minute).map_or(LEFT, |at| places[at].0);
    let mut out = Drawing::new("The gauges of both ways", wide, 0.0);
    out.says = says(&panels, of.named);
    let top = legend(&mut out, of, wide);
    let part = x(of.yours[parts].at);
    let mut y = top;
    for panel in &panels {
        y += NAME;
        draw(&mut out, panel, of, parts, y, &x);
        out.line(&[(part, y), (part, y + PANEL)], Ink::Accent, 1.4, Dash::Solid);
        y += PANEL;
    }
    // Where the ways part, with the number of the decision over the line; no line goes through a name.
    out.disc((part, top + 2.0), DISC, Ink::Accent, Ink::Accent);
    out.bold((part, top + 6.0), of.parts.to_string(), 11.0, Ink::Paper, Anchor::Middle);
    clock(&mut out, (&minutes, &places), LEFT, LEFT + inner, y + 8.0);
    out.high = y + 44.0;
    Some(out)
}

/// What each panel shows, in words.
fn says(panels: &[Panel], named: &str) -> String {
    let one = |panel: &Panel| {
        format!("{}: in the end {} {YOURS}, {} {named} ({})", panel.name, panel.last[0], panel.last[1], panel.told)
    };
    format!("{}.", panels.iter().map(one).collect::<Vec<_>>().join("; "))
}

fn trust(of: &Ways) -> Panel {
    let lowest = |way: &[Gauge]| way.iter().map(|gauge| f32::from(gauge.trust.0)).collect();
    let last = |way: &[Gauge]| way.last().map_or(String::new(), |gauge| gauge.trust.0.to_string());
    Panel {
        name: "Lowest trust, 0 to 100",
        ink: Ink::Trust,
        end: 100.0,
        marks: [0, 50, 100].map(|mark| (mark as f32, mark.to_string())).into(),
        values: [lowest(of.yours), lowest(of.other)],
        target: f32::from(of.targets.trust),
        told: format!("target {} or more", of.targets.trust),
        last: [last(of.yours), last(of.other)],
    }
}

fn compliance(of: &Ways) -> Panel {
    let all = of.yours.iter().chain(of.other);
    let (end, step) = axis::percent(all.map(|gauge| gauge.compliance.1).max().unwrap_or(0).max(of.targets.compliance));
    let centre = |way: &[Gauge]| way.iter().map(|gauge| gauge.compliance.1 as f32 / 10.0).collect();
    let last = |way: &[Gauge]| way.last().map_or(String::new(), |gauge| format!("{} %", (gauge.compliance.1 + 5) / 10));
    Panel {
        name: "Chance of a finding, %",
        ink: Ink::Compliance,
        end: end as f32,
        marks: (0..=end / step).map(|at| ((at * step) as f32, format!("{} %", at * step))).collect(),
        values: [centre(of.yours), centre(of.other)],
        target: of.targets.compliance as f32 / 10.0,
        told: format!("target {} % or less", of.targets.compliance / 10),
        last: [last(of.yours), last(of.other)],
    }
}

fn downtime(of: &Ways) -> Panel {
    let all = of.yours.iter().chain(of.other);
    let (end, step) = axis::minutes(all.map(|gauge| gauge.downtime.1).max().unwrap_or(0).max(of.targets.downtime));
    let centre = |way: &[Gauge]| way.iter().map(|gauge| gauge.downtime.1 as f32).collect();
    let last = |way: &[Gauge]| match way.last().map_or(0, |gauge| gauge.downtime.1) {
        0 => "none".to_owned(),
        minutes => axis::told(minutes),
    };
    Panel {
        name: "Expected service lost",
        ink: Ink::Downtime,
        end: end as f32,
        marks: (0..=end / step).map(|at| ((at * step) as f32, axis::told(at * step))).collect(),
        values: [centre(of.yours), centre(of.other)],
        target: of.targets.downtime as f32,
        told: format!("target {} or less", axis::told(of.targets.downtime)),
        last: [last(of.yours), last(of.other)],
    }
}

/// Which line is which, on as many lines as it takes; answers where it ends.
fn legend(out: &mut Drawing, of: &Ways, wide: f32) -> f32 {
    let (mut x, mut y) = (0.0, 14.0);
    let decision = format!("decision {}, where they part", of.parts);
    let entries: [(&str, f32); 4] = [(YOURS, 34.0), (of.named, 34.0), ("target", 34.0), (&decision, 24.0)];
    for (at, (words, mark)) in entries.into_iter().enumerate() {
        let long = mark + width(words, SMALL);
        if x > 0.0 && x + long > wide {
            (x, y) = (0.0, y + LINE);
        }
        let middle = y - 4.0;
        match at {
            0 => {
                // Each panel draws it in the ink of its gauge.
                out.line(&[(x, middle), (x + 28.0, middle)], Ink::Trust, 2.4, Dash::Solid);
                out.disc((x + 14.0, middle), 3.4, Ink::Trust, Ink::Trust);
            }
            1 => {
                out.line(&[(x, middle), (x + 28.0, middle)], Ink::Text, 1.8, Dash::Dashed);
                out.disc((x + 14.0, middle), 3.4, Ink::Paper, Ink::Text);
            }
            2 => out.line(&[(x, middle), (x + 28.0, middle)], Ink::Soft, 1.3, Dash::DashDot),
            _ => out.disc((x + 9.0, middle), 6.0, Ink::Accent, Ink::Accent),
        }
        out.words((x + mark, y), words, SMALL, Ink::Soft, Anchor::Start);
        x += long + 16.0;
    }
    y + 16.0
}

/// One panel, from its upper edge down.
fn draw(out: &mut Drawing, panel: &Panel, of: &Ways, parts: usize, top: f32, x: &impl Fn(u32) -> f32) {
    let right = out.wide - RIGHT;
    let y = |value: f32| top + PANEL - (value / panel.end).clamp(0.0, 1.0) * PANEL;
    out.bold((LEFT, top - 7.0), panel.name, 12.5, panel.ink, Anchor::Start);
    out.words((right, top - 7.0), panel.told.clone(), 11.5, Ink::Soft, Anchor::End);
    out.filled((LEFT, top), (right - LEFT, PANEL), Ink::Panel, 0.55);
    for (mark, words) in &panel.marks {
        out.line(&[(LEFT, y(*mark)), (right, y(*mark))], Ink::Line, 1.0, Dash::Solid);
        out.words((LEFT - 6.0, y(*mark) + 4.0), words.clone(), 11.5, Ink::Soft, Anchor::End);
    }
    out.line(&[(LEFT, y(panel.target)), (right, y(panel.target))], Ink::Soft, 1.3, Dash::DashDot);
    // Up to a decision a gauge stands as it stood; what the decision does is seen where it was taken.
    let steps = |way: &[Gauge], values: &[f32], from: usize| {
        let mut line: Vec<Place> = Vec::new();
        for (at, gauge) in way.iter().enumerate().skip(from) {
            line.push((x(gauge.at), y(values[at])));
            line.push((x(gauge.at), y(*values.get(at + 1).unwrap_or(&values[at]))));
        }
        line
    };
    let [mine, others] = &panel.values;
    let (line, other) = (steps(of.yours, mine, 0), steps(of.other, others, parts));
    out.line(&line, panel.ink, 2.4, Dash::Solid);
    out.line(&other, Ink::Text, 1.8, Dash::Dashed);
    for (at, gauge) in of.yours.iter().enumerate() {
        out.disc((x(gauge.at), y(*mine.get(at + 1).unwrap_or(&mine[at]))), 2.6, panel.ink, panel.ink);
    }
    for (at, gauge) in of.other.iter().enumerate().skip(parts) {
        out.disc((x(gauge.at), y(*others.get(at + 1).unwrap_or(&others[at]))), 2.6, Ink::Paper, Ink::Text);
    }
    last(out, panel, right, top, &y);
}

/// The last values at the right in the ink of their line, apart from each other.
fn last(out: &mut Drawing, panel: &Panel, right: f32, top: f32, y: &impl Fn(f32) -> f32) {
    let end = |way: usize| panel.values[way].last().map_or(0.0, |value| y(*value));
    let mut ends = [(end(0), 0), (end(1), 1)];
    ends.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut free = top + 5.0;
    for (nth, (at, way)) in ends.into_iter().enumerate() {
        // The lower one stays within the panel, so the upper one leaves it its room.
        let at = at.max(free).min(top + PANEL - if nth == 0 { 17.0 } else { 1.0 });
        let ink = if way == 0 { panel.ink } else { Ink::Text };
        out.bold((right + 8.0, at + 4.0), panel.last[way].clone(), 11.5, ink, Anchor::Start);
        free = at + 15.0;
    }
}
