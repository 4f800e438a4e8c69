//! `warroom list`: what is on the shelf.

use super::args::{List, ListFormat};
use super::out::Out;
use super::stop::Stop;
use crate::diagnostics::concise;
use crate::platform::library::{self, OpenError, Shelved};
use crate::text::time;
use serde_json::{Value, json};

/// Runs it.
pub fn run(args: &List) -> Result<(), Stop> {
    let shelf = library::shelf();
    let mut out = Out::new();
    match args.format {
        ListFormat::Json => {
            let items: Vec<Value> = shelf.iter().map(value).collect();
            // An array of plain values always can be written.
            out.raw(&serde_json::to_string_pretty(&items).unwrap_or_else(|_| "[]".into()))?;
        }
        ListFormat::Text => {
            for (at, item) in shelf.iter().enumerate() {
                let taken = shelf[..at].iter().any(|other| other.id == item.id);
                show(&mut out, item, taken)?;
            }
            if let Some(folder) = library::folder() {
                out.para(&format!("Scenarios of your own belong in {}", folder.display()))?;
            }
        }
    }
    out.flush()
}

/// One scenario for people.
fn show(out: &mut Out, item: &Shelved, taken: bool) -> Result<(), Stop> {
    out.para(&item.id)?;
    match &item.scenario {
        Ok(scenario) => {
            let length = time::duration(u32::from(scenario.minutes));
            let title = scenario.text(scenario.title);
            out.hanging(
                "  ",
                &format!("{title}. {length}, difficulty {} of 5, {}.", scenario.difficulty, origin(item)),
            )?;
            out.hanging("  ", scenario.text(scenario.summary))?;
            if taken {
                out.hanging("  ", "The id is taken by a scenario above; play this one by its path.")?;
            }
        }
        Err(error) => out.hanging("  ", &format!("Cannot be played: {}", in_a_line(error)))?,
    }
    out.gap()
}

/// One scenario for machines.
fn value(item: &Shelved) -> Value {
    let scenario = item.scenario.as_ref().ok();
    json!({
        "id": item.id,
        "title": scenario.map(|scenario| scenario.text(scenario.title)),
        "summary": scenario.map(|scenario| scenario.text(scenario.summary)),
        "minutes": scenario.map(|scenario| scenario.minutes),
        "difficulty": scenario.map(|scenario| scenario.difficulty),
        "origin": origin(item),
        "error": item.scenario.as_ref().err().map(in_a_line),
    })
}

fn origin(item: &Shelved) -> String {
    item.path.as_ref().map_or_else(|| "built in".into(), |path| path.display().to_string())
}

/// What is wrong with a scenario, in a line.
fn in_a_line(error: &OpenError) -> String {
    match error {
        OpenError::Invalid { text, diagnostics } => {
            let all = concise(diagnostics, text);
            let first = all.lines().next().unwrap_or_default();
            match diagnostics.len() {
                0 | 1 => first.to_owned(),
                2 => format!("{first}; and one more mistake"),
                more => format!("{first}; and {} more mistakes", more - 1),
            }
        }
        other => other.to_string().replace('\n', "; "),
    }
}
