//! Finds words in texts, whatever their case.

use std::ops::Range;

/// Where the words stand in a text, as byte ranges that do not overlap; nothing is found where nothing is looked for.
pub fn hits(text: &str, wanted: &str) -> Vec<Range<usize>> {
    let wanted: Vec<char> = wanted.trim().chars().flat_map(char::to_lowercase).collect();
    let mut out = Vec::new();
    if wanted.is_empty() {
        return out;
    }
    let mut from = 0;
    while let Some(rest) = text.get(from..).filter(|rest| !rest.is_empty()) {
        match prefix(rest, &wanted) {
            Some(length) => {
                out.push(from..from + length);
                from += length;
            }
            None => from += rest.chars().next().map_or(1, char::len_utf8),
        }
    }
    out
}

/// How many bytes of the text's beginning are the wanted letters.
fn prefix(text: &str, wanted: &[char]) -> Option<usize> {
    let mut left = wanted.iter();
    let mut length = 0;
    for letter in text.chars() {
        for small in letter.to_lowercase() {
            if left.next() != Some(&small) {
                return None;
            }
        }
        length += letter.len_utf8();
        if left.as_slice().is_empty() {
            return Some(length);
        }
    }
    None
}
