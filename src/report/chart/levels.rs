//! The levels at which each competency was shown: how often, the median, and what was missed.

use crate::report::drawing::{Anchor, Dash, Drawing, cut, width};
use crate::report::inks::Ink;
use crate::report::model::CompetencePage;

const ROW: f32 = 34.0;
const HEAD: f32 = 52.0;
const SIZE: f32 = 13.0;

/// The chart, so wide; `None` where there is no profile.
pub fn levels(profile: &[CompetencePage], wide: f32) -> Option<Drawing> {
    if profile.is_empty() {
        return None;
    }
    let high = HEAD + ROW * profile.len() as f32 + 8.0;
    let mut out = Drawing::new("Levels shown, from 1 to 5", wide, high);
    out.says = says(profile);
    let wanted = profile.iter().map(|row| width(&named(row), SIZE)).fold(120.0, f32::max) + 26.0;
    let left = wanted.min(wide * 0.44);
    // Five levels, what was missed, and the median in words.
    let column = (wide - left) / 8.2;
    let middle = |at: usize| left + column * (at as f32 + 0.5);
    let most = profile.iter().flat_map(|row| row.counts).max().unwrap_or(1).max(1) as f32;
    out.disc((left - 250.0_f32.min(left - 8.0), 12.0), 6.0, Ink::Accent, Ink::Accent);
    out.words((left - 250.0_f32.min(left - 8.0) + 12.0, 16.0), "times shown", 11.5, Ink::Soft, Anchor::Start);
    out.edge((left - 250.0_f32.min(left - 8.0) + 98.0, 4.0), (17.0, 16.0), Ink::Text, 1.6);
    out.words((left - 250.0_f32.min(left - 8.0) + 121.0, 16.0), "median", 11.5, Ink::Soft, Anchor::Start);
    out.words((middle(2), 16.0), "level", 11.5, Ink::Soft, Anchor::Middle);
    for level in 0..5 {
        out.bold((middle(level), HEAD - 16.0), (level + 1).to_string(), SIZE, Ink::Text, Anchor::Middle);
    }
    out.words((middle(5), HEAD - 16.0), "missed", 11.5, Ink::Soft, Anchor::Middle);
    out.words((middle(6) + column * 0.4, HEAD - 16.0), "median", 11.5, Ink::Soft, Anchor::Middle);
    for (at, row) in profile.iter().enumerate() {
        let top = HEAD - 6.0 + ROW * at as f32;
        let y = top + ROW / 2.0;
        out.line(&[(0.0, top), (wide, top)], Ink::Line, 1.0, Dash::Solid);
        out.bold((0.0, y + 4.5), row.id.clone(), SIZE, Ink::Text, Anchor::Start);
        let name = cut(&row.name, SIZE, left - 42.0);
        out.words((30.0, y + 4.5), name, SIZE, Ink::Text, Anchor::Start);
        for (level, count) in row.counts.iter().enumerate() {
            if row.median == u8::try_from(level + 1).ok() {
                out.edge((middle(level) - 17.0, y - 14.5), (34.0, 29.0), Ink::Text, 1.6);
            }
            match count {
                0 => out.disc((middle(level), y), 1.5, Ink::Soft, Ink::Soft),
                count => {
                    out.disc((middle(level), y), 8.0 + 4.0 * (*count as f32 / most).sqrt(), Ink::Accent, Ink::Accent);
                    out.bold((middle(level), y + 4.5), count.to_string(), 12.0, Ink::Paper, Anchor::Middle);
                }
            }
        }
        if !row.missed.is_empty() {
            let (x, size) = (middle(5) - 9.0, 7.0);
            let corners =
                [(x - size, y + size - 1.0), (x + size, y + size - 1.0), (x, y - size), (x - size, y + size - 1.0)];
            out.line(&corners, Ink::Bad, 1.6, Dash::Solid);
            out.bold((middle(5) + 6.0, y + 4.5), row.missed.len().to_string(), 12.0, Ink::Text, Anchor::Start);
        }
        let (words, ink) = match row.median {
            Some(median) => (format!("level {median}"), Ink::Text),
            None => ("too little seen".to_owned(), Ink::Soft),
        };
        out.words((middle(6) + column * 0.4, y + 4.5), words, 12.0, ink, Anchor::Middle);
    }
    Some(out)
}

fn named(row: &CompetencePage) -> String {
    format!("{}  {}", row.id, row.name)
}

fn says(profile: &[CompetencePage]) -> String {
    let rows = profile.iter().map(|row| {
        let seen: usize = row.counts.iter().sum();
        let median = row.median.map_or("insufficient evidence".to_owned(), |median| format!("median level {median}"));
        format!("{} {}: {median}, shown {seen} times, missed {}", row.id, row.name, row.missed.len())
    });
    format!("{}.", rows.collect::<Vec<_>>().join("; "))
}
