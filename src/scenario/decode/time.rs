//! Lengths of time, and moments of the story's weeks.

use super::cx::{Cx, Decode};
use super::fields::quoted;
use super::shape::Shape;
use crate::diagnostics::registry as rule;
use crate::diagnostics::{Code, Diagnostic, Span};
use crate::scenario::tree::{Kind, Node};
use std::fmt;

/// A length of time, in minutes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Minutes(pub u32);

/// A number, or a length of time in minutes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Amount(pub u32);

/// A moment, in minutes since Monday 00:00 of the first week.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Moment(pub u32);

/// Why a text is no time, where in the text, and what to write.
struct Flaw {
    from: usize,
    to: usize,
    why: String,
    hint: String,
    /// What could stand there instead.
    instead: Vec<String>,
}

fn flaw<T>(from: usize, to: usize, why: impl Into<String>, hint: impl Into<String>) -> Result<T, Flaw> {
    Err(Flaw { from, to, why: why.into(), hint: hint.into(), instead: Vec::new() })
}

/// A flaw for which there is something to write instead.
fn mendable<T>(
    from: usize,
    to: usize,
    why: impl Into<String>,
    hint: impl Into<String>,
    instead: &[String],
) -> Result<T, Flaw> {
    Err(Flaw { from, to, why: why.into(), hint: hint.into(), instead: instead.to_vec() })
}

/// Reports a flaw at its place in a text.
fn report(cx: &mut Cx, code: Code, message: String, node: &Node, text: &str, flaw: Flaw) {
    let at = inside(node, text, &flaw);
    let d = Diagnostic::new(code, message).at(at, "here").hint(flaw.hint);
    // A text with escapes is only pointed at as a whole.
    let instead = if at == node.span { Vec::new() } else { flaw.instead };
    cx.diagnostics.push(instead.into_iter().fold(d, |d, text| d.fix(at, text)));
}

/// Points into a text, if it was written without escapes; else at all of it.
fn inside(node: &Node, text: &str, flaw: &Flaw) -> Span {
    let plain = (node.span.end.saturating_sub(node.span.start)) as usize == text.len() + 2;
    let start = node.span.start as usize + 1;
    if plain && flaw.to > flaw.from { Span::new(start + flaw.from, start + flaw.to) } else { node.span }
}

impl Decode for Minutes {
    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        match &node.kind {
            Kind::Int(0) => Some(Self(0)),
            Kind::Int(value) => {
                cx.diagnostics.push(
                    Diagnostic::new(rule::BAD_DURATION, format!("{value} has no unit; a length of time was expected"))
                        .at(node.span, "minutes, hours or days?")
                        .hint(format!(
                            "write \"{value}m\" for minutes, \"{value}h\" for hours or \"{value}d\" for days"
                        ))
                        .fix(node.span, format!("\"{value}m\""))
                        .fix(node.span, format!("\"{value}h\""))
                        .fix(node.span, format!("\"{value}d\"")),
                );
                None
            }
            Kind::Str(text) => match minutes(text) {
                Ok(total) => Some(Self(total)),
                Err(flaw) => {
                    let message = format!("{} is not a length of time: {}", quoted(text), flaw.why);
                    report(cx, rule::BAD_DURATION, message, node, text, flaw);
                    None
                }
            },
            _ => cx.wrong(node, &Self::expects()),
        }
    }

    fn expects() -> String {
        "a length of time such as \"1h30m\"".to_owned()
    }

    fn shape() -> Shape {
        Shape::Length
    }

    fn written(&self) -> Option<String> {
        Some(format!("\"{}\"", self.to_string().replace(' ', "")))
    }
}

impl Decode for Amount {
    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        match &node.kind {
            Kind::Int(_) => u32::decode(node, cx).map(Self),
            Kind::Str(_) => Minutes::decode(node, cx).map(|minutes| Self(minutes.0)),
            _ => cx.wrong(node, &Self::expects()),
        }
    }

    fn expects() -> String {
        "a number, or a length of time such as \"1h30m\"".to_owned()
    }

    fn shape() -> Shape {
        Shape::Amount
    }
}

/// Two years, as with moments: sums of a few of them stay far from what a number can hold.
const LONGEST: u32 = LAST_WEEK * 7 * 24 * 60;
const DURATIONS: &str = "write it like \"90m\", \"24h\", \"3d\" or \"1h30m\"";

fn minutes(text: &str) -> Result<u32, Flaw> {
    let bytes = text.as_bytes();
    let mut at = 0;
    let mut total: u32 = 0;
    let mut seen = Vec::new();
    loop {
        at += bytes[at..].iter().take_while(|b| b.is_ascii_whitespace()).count();
        if at >= bytes.len() {
            break;
        }
        let start = at;
        at += bytes[at..].iter().take_while(|b| b.is_ascii_digit()).count();
        let rest = &text[at..];
        let found = rest.chars().next();
        if at == start {
            let end = at + found.map_or(0, char::len_utf8);
            let found = found.map_or(String::new(), |c| format!("`{c}`"));
            return flaw(at, end, format!("a number was expected where {found} stands"), DURATIONS);
        }
        let number = &text[start..at];
        let scale = match found {
            Some('m') => 1,
            Some('h') => 60,
            Some('d') => 24 * 60,
            Some('.' | ',') => {
                return flaw(at, at + 1, "only whole numbers can be used", "write \"1h30m\" rather than \"1.5h\"");
            }
            None => {
                return mendable(
                    start,
                    at,
                    format!("{number} has no unit"),
                    format!("write \"{number}m\", \"{number}h\" or \"{number}d\""),
                    &["m", "h", "d"].map(|unit| format!("{number}{unit}")),
                );
            }
            Some(c) if c.is_whitespace() => {
                return flaw(
                    start,
                    at,
                    format!("{number} has no unit right after it"),
                    format!("write {number}m, {number}h or {number}d without a blank between"),
                );
            }
            Some(c) => {
                return flaw(
                    at,
                    at + c.len_utf8(),
                    format!("`{c}` is not a unit"),
                    "the units are m (minutes), h (hours) and d (days)",
                );
            }
        };
        let letters = rest.chars().take_while(|c| c.is_alphabetic()).count();
        let length: usize = rest.chars().take(letters).map(char::len_utf8).sum();
        if letters > 1 {
            let word = &rest[..length];
            return mendable(
                at,
                at + length,
                format!("`{word}` is not a unit"),
                "the units are m (minutes), h (hours) and d (days)",
                &[word[..1].to_owned()],
            );
        }
        if seen.contains(&scale) {
            return flaw(start, at + 1, "the same unit is used twice", DURATIONS);
        }
        seen.push(scale);
        at += 1;
        let sum = number.parse::<u32>().ok().and_then(|n| n.checked_mul(scale)).and_then(|n| total.checked_add(n));
        match sum {
            Some(sum) if sum <= LONGEST => total = sum,
            _ => return flaw(start, at, "it is too long", "a length of time is at most two years: \"728d\""),
        }
    }
    if seen.is_empty() {
        return flaw(0, 0, "nothing stands in it", DURATIONS);
    }
    Ok(total)
}

impl Decode for Moment {
    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        let Kind::Str(text) = &node.kind else {
            return cx.wrong(node, &Self::expects());
        };
        match moment(text) {
            Ok(total) => Some(Self(total)),
            Err(flaw) => {
                let message = format!("{} is not a moment: {}", quoted(text), flaw.why);
                report(cx, rule::BAD_MOMENT, message, node, text, flaw);
                None
            }
        }
    }

    fn expects() -> String {
        "a moment such as \"Tue 17:52\"".to_owned()
    }

    fn shape() -> Shape {
        Shape::Moment
    }

    fn written(&self) -> Option<String> {
        Some(format!("\"{self}\""))
    }
}

const DAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const MOMENTS: &str = "write it like \"Tue 17:52\", or \"Fri+1 22:00\" for the Friday a week later";
/// Two years of weeks: enough for any scenario, and far from what a number can hold.
const LAST_WEEK: u32 = 104;

fn moment(text: &str) -> Result<u32, Flaw> {
    let offset = |part: &str| (part.as_ptr() as usize).saturating_sub(text.as_ptr() as usize);
    let mut parts = text.split_whitespace();
    let Some(first) = parts.next() else {
        return flaw(0, 0, "nothing stands in it", MOMENTS);
    };
    let at = offset(first);
    if first.starts_with(|c: char| c.is_ascii_digit()) {
        return mendable(
            at,
            at + first.len(),
            "the day is missing",
            format!("write the day before the time, as in \"Mon {first}\""),
            &[format!("Mon {first}")],
        );
    }
    let (day, week) = match first.split_once('+') {
        Some((day, week)) => (day, Some(week)),
        None => (first, None),
    };
    let Some(index) = DAYS.iter().position(|known| *known == day) else {
        let start: String = day.chars().take(3).collect();
        let near = DAYS.iter().find(|known| known.eq_ignore_ascii_case(&start));
        let why = format!("`{day}` is not a day");
        return match near {
            Some(near) => mendable(at, at + day.len(), why, format!("write {near}"), &[(*near).to_owned()]),
            None => flaw(at, at + day.len(), why, format!("the days are {}", DAYS.join(", "))),
        };
    };
    let weeks = match week {
        None => 0,
        Some(week) => {
            let from = at + day.len() + 1;
            match week.parse::<u32>() {
                Ok(weeks) if weeks <= LAST_WEEK && !week.starts_with('+') => weeks,
                _ => {
                    return flaw(
                        from.saturating_sub(1),
                        from + week.len(),
                        format!("`+{week}` is not a number of weeks from +0 to +{LAST_WEEK}"),
                        format!("write {day}+1 for the {day} a week later"),
                    );
                }
            }
        }
    };
    let Some(time) = parts.next() else {
        return mendable(
            at,
            at + first.len(),
            "the time is missing",
            format!("write the time after the day, as in \"{first} 09:00\""),
            &[format!("{first} 09:00")],
        );
    };
    let at = offset(time);
    let digits = |part: &str, low, high| (low..=high).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    let clock = time.split_once(':').filter(|(h, m)| digits(h, 1, 2) && digits(m, 2, 2));
    let clock = clock.and_then(|(h, m)| Some((h.parse::<u32>().ok()?, m.parse::<u32>().ok()?, h.len())));
    let Some((hour, minute, length)) = clock else {
        return flaw(
            at,
            at + time.len(),
            format!("`{time}` is not a time"),
            "write hours and minutes on the 24-hour clock, as in 17:52",
        );
    };
    if hour > 23 {
        let hint = if hour == 24 { "write 00:00 of the next day" } else { "hours go from 00 to 23" };
        return flaw(at, at + length, format!("there is no hour {hour}"), hint);
    }
    if minute > 59 {
        return flaw(
            at + length + 1,
            at + time.len(),
            format!("there is no minute {minute}"),
            "minutes go from 00 to 59",
        );
    }
    if let Some(more) = parts.next() {
        let at = offset(more);
        return flaw(at, at + more.len(), format!("`{more}` follows the time"), MOMENTS);
    }
    let days = u32::try_from(index).unwrap_or(0) + weeks * 7;
    Ok((days * 24 + hour) * 60 + minute)
}

impl fmt::Display for Minutes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (d, h, m) = (self.0 / 1440, self.0 / 60 % 24, self.0 % 60);
        let parts: Vec<String> = [(d, "d"), (h, "h"), (m, "m")]
            .iter()
            .filter(|(n, _)| *n > 0)
            .map(|(n, unit)| format!("{n}{unit}"))
            .collect();
        f.write_str(if parts.is_empty() { "0m".to_owned() } else { parts.join(" ") }.as_str())
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let day = self.0 / 1440;
        let name = DAYS.get((day % 7) as usize).copied().unwrap_or("Mon");
        let week = if day >= 7 { format!("+{}", day / 7) } else { String::new() };
        write!(f, "{name}{week} {:02}:{:02}", self.0 / 60 % 24, self.0 % 60)
    }
}
