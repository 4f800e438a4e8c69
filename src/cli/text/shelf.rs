//! Which scenario to play, asked in the terminal.

use super::commands::ask;
use crate::cli::lines::Lines;
use crate::cli::out::Out;
use crate::cli::stop::Stop;
use crate::platform::library;

/// The scenario to play: the only one, or the one that is chosen; `None` at the end of the input.
pub fn choose(out: &mut Out, lines: &mut Lines, names: &[String]) -> Result<Option<String>, Stop> {
    match names {
        [] => {
            return Err(Stop::Failed(
                "there is no scenario that can be played; `warroom list` says what is wrong with those there are"
                    .into(),
            ));
        }
        [only] => return Ok(Some(only.clone())),
        _ => {}
    }
    out.para("Which scenario?")?;
    for (at, name) in names.iter().enumerate() {
        let title = library::open(name).map(|scenario| scenario.text(scenario.title).to_owned()).unwrap_or_default();
        out.hanging(&format!("{}. ", at + 1), &format!("{title} ({name})"))?;
    }
    loop {
        let Some(answer) = ask(out, lines)? else {
            return Ok(None);
        };
        let by_number = answer.trim_end_matches('.').parse::<usize>().ok().and_then(|number| number.checked_sub(1));
        if let Some(name) = by_number.and_then(|at| names.get(at)).or(names.iter().find(|name| **name == answer)) {
            return Ok(Some(name.clone()));
        }
        if !answer.is_empty() && "quit".starts_with(&answer.to_lowercase()) {
            return Ok(None);
        }
        out.para(&format!("Type a number from 1 to {}, or quit.", names.len()))?;
    }
}
