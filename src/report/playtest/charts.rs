//! Charts of spreads: a box for each player, and how plays are spread over an axis.

use crate::analysis::playtest::summary::{Player, Spread};
use crate::report::chart::axis;
use crate::report::drawing::{Anchor, Dash, Drawing, width};
use crate::report::inks::Ink;

const ROW: f32 = 34.0;
const SIZE: f32 = 13.0;
const SMALL: f32 = 11.5;

/// The totals of each player: all of them, the middle half, the median, and the pass mark.
pub fn boxes(players: &[Player], pass: u8, wide: f32) -> Option<Drawing> {
    if players.is_empty() {
        return None;
    }
    let left = players.iter().map(|player| width(&player.bot, SIZE) * 1.15).fold(90.0, f32::max) + 14.0;
    let right = wide - 16.0;
    let top = 34.0;
    let foot = top + ROW * players.len() as f32;
    let mut out = Drawing::new("Points of each player, from 0 to 1,000", wide, foot + 42.0);
    let said = players.iter().map(|player| {
        let Spread { least, lower, median, upper, greatest, .. } = player.total;
        format!("{}: {least} to {greatest}, middle half {lower} to {upper}, median {median}", player.bot)
    });
    out.says = format!("{}.", said.collect::<Vec<_>>().join("; "));
    let x = |value: i64| left + value as f32 / 1000.0 * (right - left);
    for mark in (0..=1000).step_by(200) {
        out.line(&[(x(mark), top - 4.0), (x(mark), foot)], Ink::Line, 1.0, Dash::Solid);
        out.words((x(mark), foot + 16.0), mark.to_string(), SMALL, Ink::Soft, Anchor::Middle);
    }
    out.words(((left + right) / 2.0, foot + 36.0), "points", SMALL, Ink::Soft, Anchor::Middle);
    for (row, player) in players.iter().enumerate() {
        let y = top + ROW * row as f32 + ROW / 2.0;
        let total = &player.total;
        out.bold((left - 12.0, y + 4.5), player.bot.clone(), SIZE, Ink::Text, Anchor::End);
        out.line(&[(x(total.least), y), (x(total.greatest), y)], Ink::Soft, 1.4, Dash::Solid);
        for end in [total.least, total.greatest] {
            out.line(&[(x(end), y - 5.0), (x(end), y + 5.0)], Ink::Soft, 1.4, Dash::Solid);
        }
        let size = ((x(total.upper) - x(total.lower)).max(2.0), 18.0);
        out.filled((x(total.lower), y - 9.0), size, Ink::Panel, 1.0);
        out.filled((x(total.lower), y - 9.0), size, Ink::Trust, 0.3);
        out.edge((x(total.lower), y - 9.0), size, Ink::Text, 1.2);
        out.line(&[(x(total.median), y - 9.0), (x(total.median), y + 9.0)], Ink::Text, 3.0, Dash::Solid);
        diamond(&mut out, (x(player.pass), y + 13.0));
    }
    // What is what, along the top.
    let mut at = left;
    out.line(&[(at, 12.0), (at + 26.0, 12.0)], Ink::Soft, 1.4, Dash::Solid);
    at = key(&mut out, at + 32.0, "all plays");
    out.filled((at, 5.0), (22.0, 13.0), Ink::Trust, 0.3);
    out.edge((at, 5.0), (22.0, 13.0), Ink::Text, 1.2);
    at = key(&mut out, at + 28.0, "middle half");
    out.line(&[(at + 4.0, 4.0), (at + 4.0, 20.0)], Ink::Text, 3.0, Dash::Solid);
    at = key(&mut out, at + 13.0, "median");
    diamond(&mut out, (at + 5.0, 12.0));
    key(&mut out, at + 15.0, &format!("{pass} of 100 reach it"));
    Some(out)
}

fn key(out: &mut Drawing, x: f32, words: &str) -> f32 {
    out.words((x, 16.0), words, SMALL, Ink::Soft, Anchor::Start);
    x + width(words, SMALL) + 16.0
}

fn diamond(out: &mut Drawing, (x, y): (f32, f32)) {
    out.area(&[(x - 4.5, y), (x, y - 4.5), (x + 4.5, y), (x, y + 4.5)], Ink::Accent, 1.0);
}

/// One panel of bars.
pub struct Bars<'a> {
    /// What it is of.
    pub name: String,
    /// How many plays are in each stretch.
    pub counts: &'a [u64],
    /// What stands below the bars: the ends of stretches, or what each is.
    pub marks: Vec<String>,
    /// Whether the marks stand between bars, one more than there are bars.
    pub between: bool,
    /// How the bars are filled.
    pub ink: Ink,
}

/// Panels of bars, two in a row, in percent of their plays.
pub fn bars(title: &str, unit: &str, panels: &[Bars], wide: f32) -> Option<Drawing> {
    const PANEL: f32 = 110.0;
    const STEP: f32 = 190.0;
    if panels.is_empty() {
        return None;
    }
    let rows = panels.len().div_ceil(2);
    let mut out = Drawing::new(title, wide, 8.0 + STEP * rows as f32);
    let share = |panel: &Bars, count: u64| count as f32 * 100.0 / panel.counts.iter().sum::<u64>().max(1) as f32;
    let most =
        panels.iter().flat_map(|panel| panel.counts.iter().map(|count| share(panel, *count))).fold(5.0, f32::max);
    let step = axis::step(0, most.ceil() as i64).max(5);
    let end = (most.ceil() as i64 + step - 1) / step * step;
    let mut said = Vec::new();
    for (at, panel) in panels.iter().enumerate() {
        let half = wide / 2.0;
        let (left, top) = (half * (at % 2) as f32 + 44.0, 30.0 + STEP * (at / 2) as f32);
        let right = half * (at % 2 + 1) as f32 - 14.0;
        let y = |value: f32| top + PANEL - value / end as f32 * PANEL;
        out.bold((left, top - 12.0), panel.name.clone(), SIZE, Ink::Text, Anchor::Start);
        out.words((right, top - 12.0), "% of plays", SMALL, Ink::Soft, Anchor::End);
        for mark in (0..=end).step_by(step as usize) {
            out.line(&[(left, y(mark as f32)), (right, y(mark as f32))], Ink::Line, 1.0, Dash::Solid);
            out.words((left - 6.0, y(mark as f32) + 4.0), mark.to_string(), SMALL, Ink::Soft, Anchor::End);
        }
        let bar = (right - left) / panel.counts.len().max(1) as f32;
        for (place, count) in panel.counts.iter().enumerate() {
            let (x, high) = (left + bar * place as f32, share(panel, *count) / end as f32 * PANEL);
            if *count > 0 {
                out.filled((x + 1.0, y(0.0) - high.max(1.0)), (bar - 2.0, high.max(1.0)), panel.ink, 0.85);
            }
        }
        for (place, mark) in panel.marks.iter().enumerate() {
            let x = if panel.between {
                left + (right - left) * place as f32 / (panel.marks.len() - 1).max(1) as f32
            } else {
                left + bar * (place as f32 + 0.5)
            };
            out.words((x, top + PANEL + 15.0), mark.clone(), SMALL, Ink::Soft, Anchor::Middle);
        }
        out.words(((left + right) / 2.0, top + PANEL + 32.0), unit, SMALL, Ink::Soft, Anchor::Middle);
        let shares: Vec<String> = panel.counts.iter().map(|count| format!("{:.0}", share(panel, *count))).collect();
        said.push(format!("{}: {} % of plays", panel.name, shares.join(", ")));
    }
    out.says = format!("{}; from left to right.", said.join("; "));
    Some(out)
}
