//! Charts in rows and columns: a number in each cell, and the stronger its ground the larger it is.

use crate::analysis::playtest::summary::Use;
use crate::report::drawing::{Anchor, Dash, Drawing, cut, width};
use crate::report::inks::Ink;

const SIZE: f32 = 12.5;
const SMALL: f32 = 11.5;

/// Rows by columns, each cell from 0 to 100; columns are named along the top, leaning where they have no room.
pub fn shares(title: &str, columns: &[String], rows: &[(String, Vec<Option<u64>>)], wide: f32) -> Option<Drawing> {
    const ROW: f32 = 24.0;
    if rows.is_empty() || columns.is_empty() {
        return None;
    }
    let left = rows.iter().map(|row| width(&row.0, SIZE)).fold(80.0, f32::max).min(wide * 0.34) + 10.0;
    let cell = ((wide - left) / columns.len() as f32).min(84.0);
    // Names that are wider than their column stand on two levels.
    let levels = if columns.iter().any(|name| width(name, SMALL) > cell - 4.0) { 2 } else { 1 };
    let top = 18.0 + 15.0 * levels as f32;
    let mut out = Drawing::new(title, wide, top + ROW * rows.len() as f32 + 6.0);
    for (at, name) in columns.iter().enumerate() {
        let middle = left + cell * (at as f32 + 0.5);
        let level = at % levels;
        let y = 14.0 + 15.0 * level as f32;
        out.words((middle, y), cut(name, SMALL, cell * levels as f32 - 4.0), SMALL, Ink::Soft, Anchor::Middle);
        if level + 1 < levels {
            out.line(&[(middle, y + 4.0), (middle, top - 4.0)], Ink::Line, 1.0, Dash::Solid);
        }
    }
    let mut said = Vec::new();
    for (at, (name, cells)) in rows.iter().enumerate() {
        let y = top + ROW * at as f32;
        out.words((0.0, y + 16.0), cut(name, SIZE, left - 10.0), SIZE, Ink::Text, Anchor::Start);
        for (column, share) in cells.iter().enumerate() {
            let x = left + cell * column as f32;
            let words = match share {
                None => "\u{2013}".to_owned(),
                Some(share) => {
                    out.filled((x + 1.0, y + 1.0), (cell - 2.0, ROW - 2.0), Ink::Accent, *share as f32 / 180.0);
                    share.to_string()
                }
            };
            out.edge((x + 1.0, y + 1.0), (cell - 2.0, ROW - 2.0), Ink::Line, 0.8);
            let ink = if share.is_some_and(|share| share > 0) { Ink::Text } else { Ink::Soft };
            out.words((x + cell / 2.0, y + 16.5), words, SMALL, ink, Anchor::Middle);
        }
        let cells: Vec<String> =
            cells.iter().map(|cell| cell.map_or("none".to_owned(), |cell| cell.to_string())).collect();
        said.push(format!("{name}: {}", cells.join(", ")));
    }
    out.says = format!("Columns: {}. {}.", columns.join(", "), said.join("; "));
    Some(out)
}

/// Where the gauges stood as each choice was taken: fifteen columns, a disc where it was taken, the larger the more often.
pub fn coverage(choices: &[&Use], wide: f32) -> Option<Drawing> {
    const ROW: f32 = 19.0;
    const HEAD: f32 = 66.0;
    if choices.is_empty() {
        return None;
    }
    let left = choices.iter().map(|item| width(&item.choice, SIZE)).fold(80.0, f32::max).min(wide * 0.3) + 10.0;
    let gap = 14.0;
    let cell = (wide - left - 2.0 * gap - 116.0) / 15.0;
    let high = HEAD + ROW * choices.len() as f32 + 8.0;
    let mut out = Drawing::new("Where the gauges stood as each choice was taken", wide, high);
    let x = |gauge: usize, band: usize| left + gauge as f32 * (5.0 * cell + gap) + cell * (band as f32 + 0.5);
    let heads = [
        ("Trust of the lowest", ["0", "20", "40", "60", "80"], Ink::Trust),
        ("Chance of a finding, %", ["0", "20", "40", "60", "80"], Ink::Compliance),
        ("Service lost, of target", ["0", "\u{2264}1", "\u{2264}2", "\u{2264}4", "more"], Ink::Downtime),
    ];
    for (gauge, (name, marks, _)) in heads.iter().enumerate() {
        out.bold((x(gauge, 2), HEAD - 30.0), *name, SMALL, Ink::Text, Anchor::Middle);
        for (band, mark) in marks.iter().enumerate() {
            out.words((x(gauge, band), HEAD - 12.0), *mark, SMALL, Ink::Soft, Anchor::Middle);
        }
    }
    out.words((wide, HEAD - 12.0), "taken when open", SMALL, Ink::Soft, Anchor::End);
    out.disc((left + 6.0, 11.0), 6.0, Ink::Accent, Ink::Accent);
    out.words((left + 18.0, 15.0), "often", SMALL, Ink::Soft, Anchor::Start);
    out.disc((left + 62.0, 11.0), 3.0, Ink::Accent, Ink::Accent);
    out.words((left + 72.0, 15.0), "seldom", SMALL, Ink::Soft, Anchor::Start);
    out.disc((left + 132.0, 11.0), 1.2, Ink::Soft, Ink::Soft);
    out.words((left + 140.0, 15.0), "never", SMALL, Ink::Soft, Anchor::Start);
    let most = choices.iter().flat_map(|item| item.bands).flatten().max().unwrap_or(1).max(1) as f32;
    let mut never = 0;
    for (row, item) in choices.iter().enumerate() {
        let y = HEAD + ROW * row as f32 + ROW / 2.0;
        if row == 0 || choices[row - 1].scene != item.scene {
            out.line(&[(0.0, y - ROW / 2.0), (wide, y - ROW / 2.0)], Ink::Line, 1.0, Dash::Solid);
        }
        out.words((0.0, y + 4.0), cut(&item.choice, SIZE, left - 10.0), SIZE, Ink::Text, Anchor::Start);
        for (gauge, (_, _, ink)) in heads.iter().enumerate() {
            for (band, count) in item.bands[gauge].iter().enumerate() {
                let radius = match count {
                    0 => 1.2,
                    count => 2.2 + 5.0 * (*count as f32 / most).sqrt(),
                };
                let ink = if *count == 0 { Ink::Soft } else { *ink };
                out.disc((x(gauge, band), y), radius, ink, ink);
            }
        }
        let words = match item.open {
            0 => "never open".to_owned(),
            open => format!("{} %", item.bands[0].iter().map(|count| u64::from(*count)).sum::<u64>() * 100 / open),
        };
        never += usize::from(item.bands[0].iter().all(|count| *count == 0));
        out.words((wide, y + 4.0), words, SMALL, Ink::Soft, Anchor::End);
    }
    out.says = format!("{} choices, {never} of them never taken; each row is told in the table below.", choices.len());
    Some(out)
}
