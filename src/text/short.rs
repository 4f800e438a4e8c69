//! Words cut short where there is little room for them.

/// Words cut at a blank after so many letters.
pub fn shortened(words: &str, most: usize) -> String {
    if words.chars().count() <= most {
        return words.to_owned();
    }
    let end = words.char_indices().nth(most).map_or(words.len(), |(at, _)| at);
    let cut = &words[..end];
    let cut = cut.rfind(' ').map_or(cut, |at| &cut[..at]);
    format!("{} ...", cut.trim_end_matches([',', '.', ':', ';', ' ']))
}

#[cfg(test)]
mod tests {
    use super::shortened;

    #[test]
    fn words_are_cut_between_words() {
        assert_eq!(shortened("What is different?", 18), "What is different?");
        assert_eq!(shortened("What is different, tonight?", 20), "What is different ...");
        assert_eq!(shortened("\u{e4}\u{f6}\u{fc}", 2), "\u{e4}\u{f6} ...");
    }
}
