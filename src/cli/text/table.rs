//! The table in the terminal: a draft is put together word by word, looked at, and put forward.

use super::commands::pick;
use super::game::{Game, Next};
use crate::cli::out::Out;
use crate::cli::stop::Stop;
use crate::scenario::model::{MeasureId, WindowId};
use crate::sim::{Command, State};
use crate::text::time;
use crate::view::table::Face;
use crate::view::{self, TableView, words};

/// A package that is being put together.
#[derive(Clone, Copy)]
pub struct Package {
    window: WindowId,
    measures: u64,
}

impl Package {
    /// The last package, or the window on the schedule without measures.
    pub fn fresh(state: &State) -> Self {
        let measures = if state.proposed_window.is_some() { state.proposal } else { 0 };
        Self { window: state.current_window(), measures }
    }
}

/// Shows where one stands at the table.
pub fn show(out: &mut Out, game: &Game<'_>, at: &TableView) -> Result<(), Stop> {
    let left = at.rounds.saturating_sub(at.round);
    let decides = at.decides.as_ref().map_or_else(String::new, |who| format!(" {who} decides."));
    out.para(&format!(
        "You are at the table.{decides} {}",
        match left {
            1 => "You can propose once more.".to_owned(),
            left => format!("You can propose {left} times."),
        }
    ))?;
    if !at.objections.is_empty() {
        let who = at.objections.join(", ");
        let forward = if at.last.is_some() { ", or forward it as it is" } else { "" };
        out.para(&format!("Against the last package: {who}. Change it and propose again{forward}."))?;
    }
    summary(out, game, at)?;
    if at.round == 0 {
        out.para(
            "windows and measures list what there is; window 2, add 1 4, remove 4 change your draft; draft shows what \
             it would mean; propose puts it forward.",
        )?;
    }
    Ok(())
}

/// The draft: its window, then a measure a line.
fn summary(out: &mut Out, game: &Game<'_>, at: &TableView) -> Result<(), Stop> {
    let window = at.windows.iter().find(|window| window.id == game.draft.window);
    let window = window.map_or("no window", |window| window.title.as_str());
    if game.draft.measures == 0 {
        return out.para(&format!("Your draft: {window}. No measures."));
    }
    out.para(&format!("Your draft: {window}. With:"))?;
    for (number, item) in at.measures.iter().enumerate().filter(|(_, item)| has(game.draft.measures, item.id)) {
        out.hanging(&format!("  {}. ", number + 1), &item.title)?;
    }
    Ok(())
}

fn has(measures: u64, id: MeasureId) -> bool {
    measures >> id.index() & 1 == 1
}

fn bit(id: MeasureId) -> u64 {
    1u64.checked_shl(u32::from(id.0)).unwrap_or(0)
}

/// Does what a word of the table says.
pub fn word(out: &mut Out, game: &mut Game<'_>, word: &str, rest: &[&str]) -> Result<Next, Stop> {
    let (scenario, state) = (game.scenario(), *game.session.state());
    let Some(at) = view::table(&scenario, &state) else {
        return Ok(Next::Same);
    };
    match word {
        "windows" => windows(out, game, &at)?,
        "measures" => measures(out, game, &at)?,
        "window" => match rest {
            [] => windows(out, game, &at)?,
            [typed, ..] => match pick(&at.windows, |window| &window.key, "window", typed) {
                Err(why) => out.para(&why)?,
                Ok(window) => match &window.locked {
                    Some(why) => out.para(&format!("{}: {why}", window.title))?,
                    None => {
                        game.draft.window = window.id;
                        summary(out, game, &at)?;
                        obstacles(out, game)?;
                    }
                },
            },
        },
        "add" | "remove" => {
            if rest.is_empty() {
                out.para(&format!("{word} what? measures lists them by number."))?;
            }
            for typed in rest {
                match pick(&at.measures, |item| &item.key, "measure", typed) {
                    Err(why) => out.para(&why)?,
                    Ok(item) if word == "remove" => game.draft.measures &= !bit(item.id),
                    Ok(item) => match &item.locked {
                        Some(why) => out.para(&format!("{}: {why}", item.title))?,
                        None => game.draft.measures |= bit(item.id),
                    },
                }
            }
            if !rest.is_empty() {
                summary(out, game, &at)?;
                obstacles(out, game)?;
            }
        }
        "clear" => {
            game.draft.measures = 0;
            summary(out, game, &at)?;
        }
        "draft" => draft(out, game, &at)?,
        "propose" => {
            let mut package = game.draft;
            if let [window, chosen @ ..] = rest {
                match in_a_line(&at, window, chosen) {
                    Ok(given) => package = given,
                    Err(why) => {
                        out.para(&why)?;
                        return Ok(Next::Same);
                    }
                }
            }
            game.draft = package;
            return game.act(out, Command::Propose { window: package.window, measures: package.measures });
        }
        "forward" => return game.act(out, Command::Forward),
        _ => {}
    }
    Ok(Next::Same)
}

/// What is no word of the table: perhaps the id of something that lies on it.
pub fn bare(out: &mut Out, game: &mut Game<'_>, first: &str, rest: &[&str]) -> Result<Next, Stop> {
    let Some(at) = view::table(game.session.scenario(), game.session.state()) else {
        return Ok(Next::Same);
    };
    if first.trim_end_matches('.').parse::<usize>().is_ok() {
        out.para(&format!("A window or a measure? Type window {first} or add {first}."))?;
        return Ok(Next::Same);
    }
    if rest.is_empty() && at.windows.iter().any(|window| window.key == first) {
        return word(out, game, "window", &[first]);
    }
    if rest.is_empty() && at.measures.iter().any(|item| item.key == first) {
        return word(out, game, "add", &[first]);
    }
    let keys = at.windows.iter().map(|window| window.key.as_str());
    let keys = keys.chain(at.measures.iter().map(|item| item.key.as_str()));
    let near = crate::diagnostics::nearest(first, keys.chain(super::commands::WORDS.iter().map(|word| word.name)));
    out.para(&match near {
        Some(near) => format!("I do not know \u{201c}{first}\u{201d}. Did you mean {near}?"),
        None => format!("I do not know \u{201c}{first}\u{201d}. help lists the words of the table."),
    })?;
    Ok(Next::Same)
}

fn in_a_line(at: &TableView, window: &str, chosen: &[&str]) -> Result<Package, String> {
    let window = pick(&at.windows, |window| &window.key, "window", window)?.id;
    let mut measures = 0;
    for typed in chosen {
        measures |= bit(pick(&at.measures, |item| &item.key, "measure", typed)?.id);
    }
    Ok(Package { window, measures })
}

fn windows(out: &mut Out, game: &Game<'_>, at: &TableView) -> Result<(), Stop> {
    out.para("Windows:")?;
    for (number, window) in at.windows.iter().enumerate() {
        let mut words = format!("{} [{}].", window.title, window.key);
        if window.scheduled {
            words.push_str(" On the schedule.");
        }
        if window.id == game.draft.window {
            words.push_str(" In your draft.");
        }
        match &window.locked {
            Some(why) => words.push_str(&format!(" Locked: {why}")),
            None => words.push_str(&format!(" Opens in {}.", window.opens_in)),
        }
        words.push(' ');
        words.push_str(&window.note);
        out.hanging(&format!("{}. ", number + 1), &words)?;
    }
    Ok(())
}

fn measures(out: &mut Out, game: &Game<'_>, at: &TableView) -> Result<(), Stop> {
    out.para("Measures:")?;
    for (number, item) in at.measures.iter().enumerate() {
        let chosen = if has(game.draft.measures, item.id) { " In your draft." } else { "" };
        let hours = if item.hours.is_empty() { "nobody's hours".into() } else { item.hours.clone() };
        let words = match &item.locked {
            Some(why) => format!("{} [{}]. Locked: {why}", item.title, item.key),
            None => format!(
                "{} [{}].{chosen} {} {} answers for it. Costs {hours}; done {}.",
                item.title,
                item.key,
                item.text,
                item.owner,
                if item.lead == "at once" { "at once".into() } else { format!("after {}", item.lead) },
            ),
        };
        out.hanging(&format!("{}. ", number + 1), &words)?;
    }
    Ok(())
}

/// What stands in the way of the draft.
fn obstacles(out: &mut Out, game: &Game<'_>) -> Result<(), Stop> {
    let Package { window, measures } = game.draft;
    for problem in view::draft(game.session.scenario(), game.session.state(), window, measures).problems {
        out.hanging("  ", &format!("In the way: {problem}"))?;
    }
    Ok(())
}

fn draft(out: &mut Out, game: &Game<'_>, at: &TableView) -> Result<(), Stop> {
    let (scenario, state) = (game.session.scenario(), game.session.state());
    let draft = view::draft(scenario, state, game.draft.window, game.draft.measures);
    summary(out, game, at)?;
    obstacles(out, game)?;
    if draft.problems.is_empty() {
        out.para("Nothing stands in its way; it can be proposed.")?;
    }
    if !draft.hours.is_empty() {
        let hours = draft.hours.iter().map(|(name, asked, has)| match has {
            Some(has) => format!("{name} {} of {}", time::duration(*asked), time::duration(*has)),
            None => format!("{name} {}", time::duration(*asked)),
        });
        out.para(&format!("Hours: {}.", hours.collect::<Vec<_>>().join("; ")))?;
    }
    super::drawers::scales(out, &draft.gauges)?;
    let faces = draft.faces.iter().map(|(person, face)| {
        let name = words::first_name(scenario, *person);
        match face {
            Face::Closed => format!("{name}, nothing to be read"),
            Face::Warms => format!("{name} leans towards it"),
            Face::Cools => format!("{name} leans away from it"),
        }
    });
    out.para(&format!("Faces: {}.", faces.collect::<Vec<_>>().join("; ")))
}
