//! The words that can be typed, and what a word was meant to be.

use crate::cli::lines::Lines;
use crate::cli::out::Out;
use crate::cli::stop::Stop;
use crate::diagnostics::nearest;
use std::io::IsTerminal as _;

/// Where a word can be used.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Place {
    /// Everywhere.
    Everywhere,
    /// At the table only.
    Table,
    /// With somebody whom one went to see.
    Visit,
}

/// A word that can be typed.
pub struct Word {
    /// The word.
    pub name: &'static str,
    /// What comes after it.
    pub rest: &'static str,
    /// What it does.
    pub help: &'static str,
    /// Where it can be used.
    pub place: Place,
}

macro_rules! words {
    ($($place:ident $name:literal $rest:literal $help:literal;)*) => {
        /// All words.
        pub const WORDS: &[Word] = &[$(Word { name: $name, rest: $rest, help: $help, place: Place::$place }),*];
    };
}

words! {
    Visit "back" "" "leave without saying anything; no time passes";
    Table "windows" "" "the windows that can be proposed";
    Table "measures" "" "the measures that can be proposed";
    Table "window" "N" "take a window into your draft";
    Table "add" "N..." "take measures into your draft";
    Table "remove" "N..." "take measures out of your draft";
    Table "clear" "" "empty your draft";
    Table "draft" "" "your draft: what stands in its way, hours, gauges, faces";
    Table "propose" "[WINDOW MEASURE...]" "put your draft forward, or a package in one line";
    Table "forward" "" "take the last package to whoever decides, although somebody objects";
    Everywhere "help" "" "these words";
    Everywhere "again" "" "what was said last, and what is open";
    Everywhere "options" "" "what is open, with ids";
    Everywhere "gauges" "" "trust, compliance risk and downtime";
    Everywhere "clock" "" "the time, and the deadlines";
    Everywhere "register" "" "the risk register";
    Everywhere "evidence" "" "what has come to light";
    Everywhere "people" "" "everybody in a line";
    Everywhere "person" "NAME" "one person, as you know them";
    Everywhere "agreements" "" "what was promised and agreed";
    Everywhere "papers" "" "the papers on your desk";
    Everywhere "paper" "N" "read a paper";
    Everywhere "transcript" "[WORD]" "everything that was said, or where a word was said";
    Everywhere "undo" "" "take the last decision back (practice only)";
    Everywhere "from" "N" "go on from decision N as a play of its own (practice only)";
    Everywhere "save" "" "save now; every decision is saved anyway";
    Everywhere "quit" "" "save and leave";
}

/// What a word was meant to be.
#[derive(PartialEq, Eq, Debug)]
pub enum Meant {
    /// A word that can be used here.
    Word(&'static str),
    /// A word that can be used somewhere else.
    Elsewhere(&'static str),
    /// The start of several.
    Several(Vec<&'static str>),
    /// Nothing.
    Unknown,
}

/// What a typed word was meant to be, in one of these places.
pub fn meant(typed: &str, places: &[Place]) -> Meant {
    let typed = typed.to_lowercase();
    let here = |word: &&Word| places.contains(&word.place);
    let exact = WORDS.iter().find(|word| word.name == typed);
    if let Some(word) = exact {
        return if here(&word) { Meant::Word(word.name) } else { Meant::Elsewhere(word.name) };
    }
    let start: Vec<_> = WORDS.iter().filter(here).filter(|word| word.name.starts_with(&typed)).collect();
    match start[..] {
        [only] => Meant::Word(only.name),
        [] => Meant::Unknown,
        _ => Meant::Several(start.iter().map(|word| word.name).collect()),
    }
}

/// Asks for a line: with a prompt in a terminal; elsewhere what came in is repeated, so that a log can be read.
pub fn ask(out: &mut Out, lines: &mut Lines) -> Result<Option<String>, Stop> {
    let typing = std::io::stdin().is_terminal();
    if typing {
        out.prompt("> ")?;
    } else {
        out.flush()?;
    }
    let line = lines.next_typed().map_err(Stop::Failed)?.map(|line| line.trim().to_owned());
    match &line {
        Some(line) if !typing => out.para(&format!("> {line}"))?,
        Some(_) => out.answered(),
        // Ctrl+D leaves the cursor behind the prompt.
        None if typing => out.para("")?,
        None => {}
    }
    Ok(line)
}

/// Something with an id that can be named by its number, its id, or the start of its id.
pub fn pick<'a, T>(items: &'a [T], key: impl Fn(&'a T) -> &'a str, kind: &str, typed: &str) -> Result<&'a T, String> {
    if let Ok(number) = typed.trim_end_matches('.').parse::<usize>() {
        return number.checked_sub(1).and_then(|at| items.get(at)).ok_or_else(|| match items.len() {
            0 => format!("There is no {kind} here."),
            1 => format!("There is only {kind} 1."),
            many => format!("There is no {kind} {number}; there are 1 to {many}."),
        });
    }
    if let Some(item) = items.iter().find(|item| key(item) == typed) {
        return Ok(item);
    }
    let lower = typed.to_lowercase();
    let start: Vec<&T> = items.iter().filter(|item| key(item).starts_with(&lower)).collect();
    match start[..] {
        [only] => Ok(only),
        [] => {
            let near = nearest(typed, items.iter().map(&key));
            let near = near.map(|near| format!(" The nearest is {near}."));
            Err(format!("There is no {kind} \u{201c}{typed}\u{201d}.{}", near.unwrap_or_default()))
        }
        _ => {
            let all: Vec<&str> = start.iter().map(|item| key(item)).collect();
            Err(format!("\u{201c}{typed}\u{201d} could be {}.", all.join(" or ")))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_can_be_cut_short_where_it_stays_clear() {
        assert_eq!(meant("h", &[Place::Everywhere]), Meant::Word("help"));
        assert_eq!(meant("GAUGES", &[Place::Everywhere]), Meant::Word("gauges"));
        assert_eq!(meant("paper", &[Place::Everywhere]), Meant::Word("paper"));
        assert_eq!(meant("pa", &[Place::Everywhere]), Meant::Several(vec!["papers", "paper"]));
        assert_eq!(meant("forward", &[Place::Everywhere]), Meant::Elsewhere("forward"));
        assert_eq!(meant("forw", &[Place::Everywhere, Place::Table]), Meant::Word("forward"));
        assert_eq!(meant("xyzzy", &[Place::Everywhere]), Meant::Unknown);
    }

    #[test]
    fn a_thing_is_picked_by_number_id_or_the_start_of_its_id() {
        let ids = ["sunday", "sunny", "thursday"];
        let by = |typed: &str| pick(&ids, |id| id, "window", typed).copied();
        assert_eq!(by("3"), Ok("thursday"));
        assert_eq!(by("th"), Ok("thursday"));
        assert_eq!(by("sunday"), Ok("sunday"));
        for wrong in ["0", "4", "su", "thirsday", "", "99999999999999999999"] {
            assert!(by(wrong).is_err(), "{wrong}");
        }
    }
}
