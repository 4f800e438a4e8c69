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

/// The last whole sentences that come to at most so many letters; words that are cut where even the last is longer.
pub fn ending(words: &str, most: usize) -> String {
    if words.chars().count() <= most {
        return words.to_owned();
    }
    let ends = words.char_indices().filter(|(_, letter)| matches!(letter, '.' | '?' | '!'));
    // Dots within a sentence are followed by a small letter.
    let begins = ends.map(|(at, letter)| at + letter.len_utf8()).filter(|at| {
        words[*at..].strip_prefix(' ').and_then(|rest| rest.chars().next()).is_some_and(|letter| !letter.is_lowercase())
    });
    let last = begins.map(|at| words[at..].trim_start()).find(|rest| rest.chars().count() <= most);
    last.map_or_else(|| shortened(words, most), str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::{ending, shortened};

    #[test]
    fn an_ending_begins_with_a_sentence() {
        assert_eq!(ending("It is late. I go. What do you do?", 40), "It is late. I go. What do you do?");
        assert_eq!(ending("It is late. I go. What do you do?", 24), "I go. What do you do?");
        assert_eq!(ending("It is late. And you... never mind. Go.", 30), "And you... never mind. Go.");
        assert_eq!(ending("It is late and I go, whatever you do", 20), "It is late and I ...");
    }

    #[test]
    fn words_are_cut_between_words() {
        assert_eq!(shortened("What is different?", 18), "What is different?");
        assert_eq!(shortened("What is different, tonight?", 20), "What is different ...");
        assert_eq!(shortened("\u{e4}\u{f6}\u{fc}", 2), "\u{e4}\u{f6} ...");
    }
}
