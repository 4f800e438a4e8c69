//! Bars: where a result comes from, and how conflict was handled.

use super::axis;
use crate::report::drawing::{Anchor, Dash, Drawing, width};
use crate::report::inks::Ink;

const ROW: f32 = 38.0;
const BAR: f32 = 22.0;
const SIZE: f32 = 13.0;

/// The result, part by part: each bar starts where the one before it ended. `None` where there is nothing to show.
pub fn waterfall(parts: &[(String, i64, String)], wide: f32) -> Option<Drawing> {
    if parts.is_empty() {
        return None;
    }
    let mut at = 0;
    let mut rows: Vec<(&str, i64, i64)> = Vec::new();
    for (name, points, _) in parts {
        rows.push((name, at, at + points));
        at += points;
    }
    rows.push(("Result", 0, at));
    let low = rows.iter().map(|row| row.1.min(row.2)).min().unwrap_or(0);
    let high = rows.iter().map(|row| row.1.max(row.2)).max().unwrap_or(0);
    let step = axis::step(low, high);
    let (low, high) = (low.div_euclid(step) * step, (high + step - 1).div_euclid(step) * step);
    let (low, high) = (low, high.max(low + step));
    let left = rows.iter().map(|row| width(row.0, SIZE) * 1.2).fold(60.0, f32::max) + 14.0;
    let right = wide - 58.0;
    let foot = 30.0 + ROW * rows.len() as f32;
    let mut out = Drawing::new("Where the result comes from, in points of the score", wide, foot + 44.0);
    let said: Vec<String> = parts.iter().map(|(name, points, _)| format!("{name} {points:+}")).collect();
    out.says = format!("{}; together {at} points.", said.join(", "));
    let x = |value: i64| left + (value - low) as f32 / (high - low) as f32 * (right - left);
    legend(&mut out, &[("adds", Fill::Full, Ink::Good), ("takes away", Fill::Hatched, Ink::Bad)], right);
    let mut mark = low;
    while mark <= high {
        let ink = if mark == 0 { Ink::Soft } else { Ink::Line };
        out.line(&[(x(mark), 26.0), (x(mark), foot)], ink, 1.0, Dash::Solid);
        out.words((x(mark), foot + 16.0), mark.to_string(), 11.5, Ink::Soft, Anchor::Middle);
        mark += step;
    }
    out.words(((left + right) / 2.0, foot + 36.0), "points of the score", 11.5, Ink::Soft, Anchor::Middle);
    let result = rows.len() - 1;
    for (row, (name, from, to)) in rows.iter().enumerate() {
        let y = 30.0 + ROW * row as f32 + (ROW - BAR) / 2.0;
        let (start, end) = (x(*from.min(to)), x(*from.max(to)));
        out.bold((left - 12.0, y + 15.5), *name, SIZE, Ink::Text, Anchor::End);
        match (row == result, to < from) {
            (true, _) => out.filled((start, y), ((end - start).max(1.5), BAR), Ink::Text, 1.0),
            (_, true) => out.hatched((start, y), ((end - start).max(1.5), BAR), Ink::Bad),
            (_, false) => out.filled((start, y), ((end - start).max(1.5), BAR), Ink::Good, 1.0),
        }
        if row < result {
            out.line(&[(x(*to), y + BAR), (x(*to), y + ROW)], Ink::Soft, 1.0, Dash::Dotted);
        }
        let words =
            if row == result { (to - from).to_string() } else { format!("{:+}", to - from).replace('-', "\u{2212}") };
        out.bold((end + 7.0, y + 15.5), words, SIZE, Ink::Text, Anchor::Start);
    }
    Some(out)
}

/// How conflict was handled: uses of each mode, by how they fitted.
pub fn modes(modes: &[(String, [usize; 3])], wide: f32) -> Option<Drawing> {
    let most = modes.iter().map(|(_, counts)| counts.iter().sum::<usize>()).max().filter(|most| *most > 0)?;
    let left = modes.iter().map(|(name, _)| width(name, SIZE) * 1.2).fold(60.0, f32::max) + 14.0;
    let right = wide - 40.0;
    let high = i64::try_from(most).unwrap_or(i64::MAX);
    let step = axis::step(0, high);
    let end = (high + step - 1) / step * step;
    let foot = 30.0 + 34.0 * modes.len() as f32;
    let mut out = Drawing::new("How conflict was handled, and how that fitted", wide, foot + 44.0);
    let said = modes.iter().map(|(name, [good, fair, poor])| {
        format!("{name} {}: fitted {good}, harmless {fair}, did not fit {poor}", good + fair + poor)
    });
    out.says = format!("{}.", said.collect::<Vec<_>>().join("; "));
    let kinds = [
        ("fitted", Fill::Full, Ink::Good),
        ("harmless", Fill::Empty, Ink::Soft),
        ("did not fit", Fill::Hatched, Ink::Bad),
    ];
    legend(&mut out, &kinds, right);
    let x = |value: i64| left + value as f32 / end as f32 * (right - left);
    let mut mark = 0;
    while mark <= end {
        out.line(&[(x(mark), 26.0), (x(mark), foot)], if mark == 0 { Ink::Soft } else { Ink::Line }, 1.0, Dash::Solid);
        out.words((x(mark), foot + 16.0), mark.to_string(), 11.5, Ink::Soft, Anchor::Middle);
        mark += step;
    }
    out.words(((left + right) / 2.0, foot + 36.0), "choices", 11.5, Ink::Soft, Anchor::Middle);
    for (row, (name, counts)) in modes.iter().enumerate() {
        let y = 30.0 + 34.0 * row as f32 + 7.0;
        out.bold((left - 12.0, y + 15.0), name.clone(), SIZE, Ink::Text, Anchor::End);
        let mut from = 0;
        for (count, (_, fill, ink)) in counts.iter().zip(kinds) {
            let count = i64::try_from(*count).unwrap_or(0);
            if count > 0 {
                paint(&mut out, (x(from) + 1.0, y), (x(from + count) - x(from) - 2.0, 20.0), fill, ink);
            }
            from += count;
        }
        if from > 0 {
            out.bold((x(from) + 6.0, y + 15.0), from.to_string(), SIZE, Ink::Text, Anchor::Start);
        }
    }
    Some(out)
}

/// How a box is told from others without colour.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fill {
    Full,
    Hatched,
    Empty,
}

fn paint(out: &mut Drawing, at: (f32, f32), size: (f32, f32), fill: Fill, ink: Ink) {
    match fill {
        Fill::Full => out.filled(at, size, ink, 1.0),
        Fill::Hatched => out.hatched(at, size, ink),
        Fill::Empty => out.edge(at, size, ink, 1.2),
    }
}

/// What the boxes mean, along the top and up to the right edge.
fn legend(out: &mut Drawing, kinds: &[(&str, Fill, Ink)], right: f32) {
    let mut x = right;
    for (words, fill, ink) in kinds.iter().rev() {
        x -= width(words, 11.5);
        out.words((x, 14.0), *words, 11.5, Ink::Soft, Anchor::Start);
        paint(out, (x - 24.0, 5.0), (18.0, 11.0), *fill, *ink);
        x -= 40.0;
    }
}
