//! The nearest of some names to one that is unknown.

/// A name that goes on for so many letters is another name.
const ANOTHER: usize = 4;

/// The candidate most like `name`, if any is like enough to be what was meant.
pub fn nearest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    // Both measures are quadratic; nobody means anything by a name this long.
    if name.is_empty() || name.len() > 100 {
        return None;
    }
    let lower = name.to_lowercase();
    let length = lower.chars().count();
    candidates
        .into_iter()
        .filter(|candidate| candidate.len() <= 100)
        .filter_map(|candidate| {
            let other = candidate.to_lowercase();
            if other == lower {
                return Some((candidate, 2.0));
            }
            // `night-3` is another one than `night-1`: who numbers things does so to tell them apart.
            if numbered_alike(&lower, &other) {
                return None;
            }
            // `afternoon` is another word than `after`, however much of it is the same.
            let runs_on = lower.starts_with(&other) || other.starts_with(&lower);
            let (shortest, longest) = (length.min(other.chars().count()), length.max(other.chars().count()));
            if runs_on && longest - shortest >= ANOTHER {
                return None;
            }
            // Edits catch slips of the keyboard; a name may also be cut short or run on.
            let edits = strsim::damerau_levenshtein(&lower, &other);
            // What begins alike may be spelled further off.
            let begun = lower.chars().zip(other.chars()).take_while(|(a, b)| a == b).count();
            let allowed = match longest {
                0..=4 => 1,
                _ if begun >= 3 => longest.div_ceil(3).min(4),
                _ => longest.div_ceil(4).min(3),
            };
            let close = edits <= allowed && edits < longest;
            let part = shortest >= 3 && runs_on;
            (close || part).then(|| (candidate, likeness(&lower, &other) - edits as f64 / longest.max(1) as f64))
        })
        .max_by(|a, b| a.1.total_cmp(&b.1).then_with(|| b.0.cmp(a.0)))
        .map(|(candidate, _)| candidate)
}

/// How alike two names are, from 0 to 1.
pub fn likeness(name: &str, other: &str) -> f64 {
    strsim::jaro_winkler(name, other)
}

/// Whether two names differ in nothing but their numbers, and both have one.
fn numbered_alike(name: &str, other: &str) -> bool {
    let words =
        |name: &str| name.split(|c: char| c.is_ascii_digit()).filter(|part| !part.is_empty()).collect::<String>();
    let numbered = |name: &str| name.contains(|c: char| c.is_ascii_digit());
    numbered(name) && numbered(other) && words(name) == words(other)
}
