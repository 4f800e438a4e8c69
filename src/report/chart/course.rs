//! The three gauges over the story's clock: bands with their centre, targets, and every decision by its number.

use super::axis;
use super::clock::clock;
use crate::report::drawing::{Anchor, Dash, Drawing, width};
use crate::report::inks::Ink;
use crate::report::model::{Gauge, Targets};
use crate::text::time;

/// What the chart shows.
#[derive(Clone, Copy, Debug)]
pub struct Course<'a> {
    /// The gauges before each decision and at the end.
    pub gauges: &'a [Gauge],
    /// The targets.
    pub targets: &'a Targets,
    /// The numbers of the decisions that cost much; they are marked by a full disc.
    pub heavy: &'a [usize],
    /// Whether trust is among them: how people stand is nobody else's business.
    pub trust: bool,
}

const LEFT: f32 = 64.0;
const RIGHT: f32 = 66.0;
const TOP: f32 = 48.0;
const PANEL: f32 = 112.0;
const GAP: f32 = 46.0;
const SIZE: f32 = 12.5;
const DISC: f32 = 9.5;

/// One of the three.
struct Panel<'a> {
    name: &'static str,
    ink: Ink,
    /// The end of the scale, and its marks with their words.
    end: f32,
    marks: Vec<(f32, String)>,
    /// Low, centre and high before each decision and at the end; for trust the lowest, the lowest and the mean.
    values: Vec<[f32; 3]>,
    target: f32,
    told: String,
    /// Words for the last values: the first line's, and of trust the second's.
    last: Vec<(f32, String)>,
    keys: &'a [Key],
}

/// An entry of a legend.
enum Key {
    Line(&'static str),
    Dashed(&'static str),
    Band(&'static str),
}

/// The chart, so wide; `None` where there is nothing to show.
pub fn course(of: &Course, wide: f32) -> Option<Drawing> {
    let (first, last) = (of.gauges.first()?, of.gauges.last()?);
    let mut panels = vec![compliance(of), downtime(of)];
    if of.trust {
        panels.insert(0, trust(of));
    }
    let high = TOP + panels.len() as f32 * (PANEL + GAP) + 44.0;
    let mut out = Drawing::new("The gauges over the course of the play", wide, high);
    out.says = says(of, first, last);
    let minutes: Vec<u32> = of.gauges.iter().map(|gauge| gauge.at).collect();
    let places: Vec<(f32, bool)> = axis::moments(&minutes)
        .into_iter()
        .map(|(at, broken)| (LEFT + DISC + at * (wide - LEFT - RIGHT - DISC), broken))
        .collect();
    let shown = numbers(&mut out, of, &places);
    for (at, panel) in panels.iter().enumerate() {
        draw(&mut out, panel, TOP + GAP + at as f32 * (PANEL + GAP), &places, &shown);
    }
    clock(&mut out, (&minutes, &places), LEFT, wide - RIGHT, high - 34.0 - 2.0);
    Some(out)
}

fn says(of: &Course, first: &Gauge, last: &Gauge) -> String {
    let trust = match of.trust {
        true => format!("lowest trust from {} to {} (target {}), ", first.trust.0, last.trust.0, of.targets.trust),
        false => String::new(),
    };
    format!(
        "Over {} decisions from {} to {}: {trust}chance of a material finding from {} to {} % (target {} % or less), expected downtime from {} to {} (target {} or less).",
        of.gauges.len() - 1,
        stamp(first.at),
        stamp(last.at),
        first.compliance.1 / 10,
        last.compliance.1 / 10,
        of.targets.compliance / 10,
        time::duration(first.downtime.1),
        time::duration(last.downtime.1),
        time::duration(of.targets.downtime),
    )
}

fn stamp(minute: u32) -> String {
    format!("{} {}", time::day(minute), time::clock(minute))
}

fn trust<'a>(of: &Course) -> Panel<'a> {
    let last = of.gauges.last().map_or((0, 0), |gauge| gauge.trust);
    Panel {
        name: "Trust, 0 to 100",
        ink: Ink::Trust,
        end: 100.0,
        marks: [0, 50, 100].map(|mark| (mark as f32, mark.to_string())).into(),
        values: of
            .gauges
            .iter()
            .map(|gauge| [f32::from(gauge.trust.0), f32::from(gauge.trust.0), f32::from(gauge.trust.1)])
            .collect(),
        target: f32::from(of.targets.trust),
        told: format!("target {} or more", of.targets.trust),
        last: vec![(f32::from(last.0), last.0.to_string()), (f32::from(last.1), format!("{} mean", last.1))],
        keys: &[Key::Line("lowest person"), Key::Dashed("mean of all")],
    }
}

fn compliance<'a>(of: &Course) -> Panel<'a> {
    let most = of.gauges.iter().map(|gauge| gauge.compliance.2).max().unwrap_or(0).max(of.targets.compliance);
    let (end, step) = axis::percent(most);
    let last = of.gauges.last().map_or(0, |gauge| gauge.compliance.1);
    Panel {
        name: "Chance of a finding, %",
        ink: Ink::Compliance,
        end: end as f32,
        marks: (0..=end / step).map(|at| ((at * step) as f32, format!("{} %", at * step))).collect(),
        values: of.gauges.iter().map(|gauge| band(gauge.compliance, 10.0)).collect(),
        target: of.targets.compliance as f32 / 10.0,
        told: format!("target {} % or less", of.targets.compliance / 10),
        last: vec![(last as f32 / 10.0, format!("{} %", (last + 5) / 10))],
        keys: &[Key::Line("centre"), Key::Band("as the evidence allows")],
    }
}

fn downtime<'a>(of: &Course) -> Panel<'a> {
    let most = of.gauges.iter().map(|gauge| gauge.downtime.2).max().unwrap_or(0).max(of.targets.downtime);
    let (end, step) = axis::minutes(most);
    let last = of.gauges.last().map_or(0, |gauge| gauge.downtime.1);
    Panel {
        name: "Expected service lost",
        ink: Ink::Downtime,
        end: end as f32,
        marks: (0..=end / step).map(|at| ((at * step) as f32, axis::told(at * step))).collect(),
        values: of.gauges.iter().map(|gauge| band(gauge.downtime, 1.0)).collect(),
        target: of.targets.downtime as f32,
        told: format!("target {} or less", axis::told(of.targets.downtime)),
        last: vec![(last as f32, if last == 0 { "none".to_owned() } else { axis::told(last) })],
        keys: &[Key::Line("centre"), Key::Band("as the evidence allows")],
    }
}

fn band((low, centre, high): (u32, u32, u32), unit: f32) -> [f32; 3] {
    [low, centre, high].map(|value| value as f32 / unit)
}

/// The numbers of the decisions along the top; gives the places of those that have room.
fn numbers(out: &mut Drawing, of: &Course, places: &[(f32, bool)]) -> Vec<f32> {
    out.words((0.0, TOP - 13.0), "Decision", SIZE, Ink::Soft, Anchor::Start);
    let mut shown = Vec::new();
    let mut free = f32::MIN;
    for (gauge, (x, _)) in of.gauges.iter().zip(places) {
        let Some(number) = gauge.decision else { continue };
        let heavy = of.heavy.contains(&number);
        // One that cost much is never left out; where there is no room for it, the one before it gives way.
        if *x < free && !heavy {
            continue;
        }
        if *x < free {
            let marks = out.items.len() - 2;
            out.items.truncate(marks);
            shown.pop();
        }
        let (fill, ink) = if heavy { (Ink::Text, Ink::Paper) } else { (Ink::Paper, Ink::Text) };
        out.disc((*x, TOP - 17.0), DISC, fill, Ink::Text);
        out.bold((*x, TOP - 13.0), number.to_string(), 11.0, ink, Anchor::Middle);
        shown.push(*x);
        free = *x + 2.0 * DISC + 2.0;
    }
    if !of.heavy.is_empty() {
        out.disc((LEFT + DISC, 9.0), 5.0, Ink::Text, Ink::Text);
        out.words((LEFT + DISC + 10.0, 13.0), "costly, or a turning point", 11.0, Ink::Soft, Anchor::Start);
    }
    shown
}

fn draw(out: &mut Drawing, panel: &Panel, top: f32, places: &[(f32, bool)], shown: &[f32]) {
    let (left, right) = (LEFT, out.wide - RIGHT);
    let y = |value: f32| top + PANEL - (value / panel.end).clamp(0.0, 1.0) * PANEL;
    out.filled((left, top), (right - left, PANEL), Ink::Panel, 0.55);
    for (mark, words) in &panel.marks {
        out.line(&[(left, y(*mark)), (right, y(*mark))], Ink::Line, 1.0, Dash::Solid);
        out.words((left - 8.0, y(*mark) + 4.0), words.clone(), 11.5, Ink::Soft, Anchor::End);
    }
    for x in shown {
        out.line(&[(*x, top), (*x, top + PANEL)], Ink::Line, 1.0, Dash::Dotted);
    }
    legend(out, panel, top - 9.0);
    // What a decision does is seen below its number: up to it the gauge stands as it stood.
    let steps = |of: usize| {
        let mut line = Vec::new();
        for (at, (x, _)) in places.iter().enumerate() {
            let before = panel.values[at][of];
            let after = panel.values.get(at + 1).map_or(before, |next| next[of]);
            line.push((*x, y(before)));
            line.push((*x, y(after)));
        }
        line
    };
    let two_lines = panel.last.len() > 1;
    if !two_lines {
        let mut area = steps(2);
        area.extend(steps(0).into_iter().rev());
        out.area(&area, panel.ink, 0.2);
        out.line(&steps(2), panel.ink, 0.8, Dash::Solid);
        out.line(&steps(0), panel.ink, 0.8, Dash::Solid);
    } else {
        out.line(&steps(2), panel.ink, 1.6, Dash::Dashed);
    }
    out.line(&[(left, y(panel.target)), (right, y(panel.target))], Ink::Text, 1.3, Dash::DashDot);
    out.line(&steps(1), panel.ink, 2.4, Dash::Solid);
    last(out, panel, right + 7.0, top, y);
}

/// The last values at the right, apart from each other.
fn last(out: &mut Drawing, panel: &Panel, x: f32, top: f32, y: impl Fn(f32) -> f32) {
    let mut ends: Vec<(f32, &str)> =
        panel.last.iter().map(|(value, words)| (y(*value) + 4.0, words.as_str())).collect();
    ends.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut free = top + 6.0;
    for (at, words) in ends {
        let at = at.max(free);
        out.bold((x, at), words, 12.0, panel.ink, Anchor::Start);
        free = at + 14.0;
    }
}

/// Name and unit at the left, what the marks mean at the right.
fn legend(out: &mut Drawing, panel: &Panel, y: f32) {
    out.bold((LEFT, y), panel.name, 13.0, Ink::Text, Anchor::Start);
    let mut x = out.wide - RIGHT;
    let said = panel.told.clone();
    x -= width(&said, 11.5);
    out.words((x, y), said, 11.5, Ink::Soft, Anchor::Start);
    out.line(&[(x - 30.0, y - 4.0), (x - 5.0, y - 4.0)], Ink::Text, 1.3, Dash::DashDot);
    x -= 44.0;
    for key in panel.keys.iter().rev() {
        let (Key::Line(words) | Key::Dashed(words) | Key::Band(words)) = key;
        x -= width(words, 11.5);
        out.words((x, y), *words, 11.5, Ink::Soft, Anchor::Start);
        let (from, to) = (x - 27.0, x - 5.0);
        match key {
            Key::Line(_) => out.line(&[(from, y - 4.0), (to, y - 4.0)], panel.ink, 2.4, Dash::Solid),
            Key::Dashed(_) => out.line(&[(from, y - 4.0), (to, y - 4.0)], panel.ink, 1.6, Dash::Dashed),
            Key::Band(_) => {
                out.filled((from, y - 9.0), (to - from, 10.0), panel.ink, 0.2);
                out.edge((from, y - 9.0), (to - from, 10.0), panel.ink, 0.8);
            }
        }
        x = from - 14.0;
    }
}
