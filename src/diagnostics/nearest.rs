//! The nearest of some names to one that is unknown.

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
            // Edits catch slips of the keyboard, Jaro-Winkler catches a name cut short or run on.
            let edits = strsim::damerau_levenshtein(&lower, &other);
            let likeness = strsim::jaro_winkler(&lower, &other);
            let longest = length.max(other.chars().count());
            let allowed = if longest <= 3 { 1 } else { longest.div_ceil(3).min(4) };
            let close = edits <= allowed && edits < longest;
            (close || (likeness >= 0.9 && longest > 3))
                .then(|| (candidate, likeness - edits as f64 / longest.max(1) as f64))
        })
        .max_by(|a, b| a.1.total_cmp(&b.1).then_with(|| b.0.cmp(a.0)))
        .map(|(candidate, _)| candidate)
}
