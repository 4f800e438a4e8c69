//! Marks in the text of a paper: `~~old~~` is struck out, `^^new^^` is written in by hand.

/// How a passage stands on a paper.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Ink {
    /// Printed.
    Print,
    /// Printed and struck out.
    Struck,
    /// Written by hand.
    Hand,
}

/// A mark that has no partner.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Loose {
    /// The mark.
    pub mark: &'static str,
    /// Which of all marks in the text it is, from 0.
    pub nth: usize,
    /// What is wrong with it.
    pub fault: &'static str,
}

/// Both marks and what they mean.
const MARKS: [(&str, Ink); 2] = [("~~", Ink::Struck), ("^^", Ink::Hand)];

/// The place of the next mark, with what it means.
fn next(text: &str) -> Option<(usize, &'static str, Ink)> {
    MARKS.into_iter().filter_map(|(mark, ink)| Some((text.find(mark)?, mark, ink))).min_by_key(|(at, ..)| *at)
}

/// The byte offsets of the marks in a text.
pub fn places(text: &str) -> Vec<usize> {
    let mut out = Vec::new();
    let mut from = 0;
    while let Some((at, mark, _)) = next(&text[from..]) {
        out.push(from + at);
        from += at + mark.len();
    }
    out
}

/// The passages of a paragraph. A mark without a partner stands as it is written.
pub fn passages(paragraph: &str) -> Vec<(Ink, &str)> {
    let mut out = Vec::new();
    let mut rest = paragraph;
    while let Some((at, mark, ink)) = next(rest) {
        let inside = &rest[at + mark.len()..];
        let Some(end) = inside.find(mark) else { break };
        out.push((Ink::Print, &rest[..at]));
        out.push((ink, &inside[..end]));
        rest = &inside[end + mark.len()..];
    }
    out.push((Ink::Print, rest));
    out.retain(|(_, words)| !words.is_empty());
    out
}

/// The first mark of a text that has no partner: marks come in pairs within a paragraph and never one within another.
pub fn loose(text: &str) -> Option<Loose> {
    let mut nth = 0;
    for paragraph in text.split("\n\n") {
        let mut open: Option<(&'static str, usize)> = None;
        let mut rest = paragraph;
        while let Some((at, mark, _)) = next(rest) {
            let fault = match open {
                Some((other, _)) if other != mark => Some("it stands within the other mark"),
                Some(_) if rest[..at].trim().is_empty() => Some("there is nothing between the two"),
                _ => None,
            };
            if let Some(fault) = fault {
                return Some(Loose { mark, nth, fault });
            }
            open = if open.is_some() { None } else { Some((mark, nth)) };
            nth += 1;
            rest = &rest[at + mark.len()..];
        }
        if let Some((mark, nth)) = open {
            return Some(Loose { mark, nth, fault: "nothing closes it in its paragraph" });
        }
    }
    None
}
