//! `warroom check`: what is wrong with scenarios, what is doubtful, and what to write instead.

use super::args::{Check, CheckFormat, Deny};
use super::open;
use super::out::Out;
use super::stop::Stop;
use crate::analysis::examine::{Looked, examine_within};
use crate::analysis::explore::Bound;
use crate::check::Checked;
use crate::check::approved::since;
use crate::diagnostics::{Severity, Source, concise, full, items};
use crate::platform::approved;
use crate::platform::learned;
use crate::platform::sources::{TESTS, sources};
use std::io::IsTerminal as _;
use std::path::Path;

/// Runs it.
pub fn run(args: &Check) -> Result<(), Stop> {
    let mut texts: Vec<Source> = Vec::new();
    for path in &args.paths {
        for source in sources(path).map_err(|error| Stop::Failed(open::said(&error)))? {
            // The same file may be named twice, by itself and by its folder.
            if texts.iter().all(|other| other.name != source.name) {
                texts.push(source);
            }
        }
    }
    if let Some(tests) = texts.iter().find(|source| source.name.ends_with(TESTS)) {
        let says = "holds playthroughs and no scenario; `warroom test` reads and runs them";
        return Err(Stop::Failed(format!("{} {says}", tests.name)));
    }
    let bound = (!args.no_search).then(Bound::default);
    let mut looked = Vec::new();
    let checked: Vec<(Source, Checked)> = texts
        .into_iter()
        .map(|source| {
            let (mut checked, searched) = examine_within(&source, bound, learned::built_in);
            looked.extend(searched);
            compare(&source, &mut checked)?;
            Ok((source, checked))
        })
        .collect::<Result<_, Stop>>()?;
    let mut out = Out::new();
    match args.format {
        CheckFormat::Json => {
            let all: Vec<_> =
                checked.iter().flat_map(|(source, checked)| items(&checked.diagnostics, source)).collect();
            // An array of plain values always can be written.
            out.raw(&serde_json::to_string_pretty(&all).unwrap_or_else(|_| "[]".into()))?;
        }
        CheckFormat::Full => {
            let color = std::io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none();
            for (source, checked) in &checked {
                out.text(&full(&checked.diagnostics, source, color))?;
            }
        }
        CheckFormat::Concise => {
            for (source, checked) in &checked {
                out.text(&concise(&checked.diagnostics, source))?;
            }
        }
    }
    if args.format != CheckFormat::Json {
        summary(&mut out, &checked)?;
        searched(&mut out, &looked)?;
    }
    out.flush()?;
    let of = |severity| checked.iter().flat_map(|(_, checked)| &checked.diagnostics).any(|d| d.severity == severity);
    let denied = args.deny == Some(Deny::Warnings) && of(Severity::Warning);
    if of(Severity::Error) || denied { Err(Stop::Said) } else { Ok(()) }
}

/// Adds what changed since the scenario was approved, where a copy of it was kept. What has errors is mended first.
fn compare(source: &Source, checked: &mut Checked) -> Result<(), Stop> {
    let copy = approved::copy(Path::new(&source.name)).map_err(|error| Stop::Failed(open::said(&error)))?;
    if let Some(copy) = copy.filter(|_| checked.loaded.scenario.is_some()) {
        checked.diagnostics.append(&mut since(&copy.text, source));
        checked.diagnostics.sort_by_key(|found| (found.span().start, found.code));
    }
    Ok(())
}

/// What was found, counted.
fn summary(out: &mut Out, all: &[(Source, Checked)]) -> Result<(), Stop> {
    let found = || all.iter().flat_map(|(_, checked)| &checked.diagnostics);
    let (errors, warnings) = (
        found().filter(|diagnostic| diagnostic.severity == Severity::Error).count(),
        found().filter(|diagnostic| diagnostic.severity == Severity::Warning).count(),
    );
    let off: usize = all.iter().map(|(_, checked)| checked.off.len()).sum();
    let place = match all {
        [(source, _)] => source.name.clone(),
        _ => format!("{} scenarios", all.len()),
    };
    let off = if off == 0 { String::new() } else { format!("; {} with a reason", switched(off)) };
    out.para(&format!("{}, {} in {place}{off}", count(errors, "error"), count(warnings, "warning")))?;
    if let Some(first) = found().find(|diagnostic| errors == 0 || diagnostic.severity == Severity::Error) {
        let later = match errors {
            0 => "",
            _ => "; what is doubtful beyond the errors is looked for once they are mended",
        };
        out.para(&format!("`warroom explain {}` says more of the first{later}", first.code))?;
    }
    Ok(())
}

/// How far the search went, where it did not go all the way.
fn searched(out: &mut Out, looked: &[Looked]) -> Result<(), Stop> {
    let bounded: Vec<&Looked> = looked.iter().filter(|one| !one.proven).collect();
    match bounded.as_slice() {
        [] => Ok(()),
        [one] => out.para(&format!(
            "the search is bounded: {} plays, {} tables and {} decisions; what it did not meet may be rare",
            one.plays, one.tables, one.tries
        )),
        all => out.para(&format!("the search of {} scenarios is bounded; what it did not meet may be rare", all.len())),
    }
}

fn count(number: usize, what: &str) -> String {
    match number {
        0 => format!("no {what}s"),
        1 => format!("1 {what}"),
        more => format!("{more} {what}s"),
    }
}

fn switched(off: usize) -> String {
    if off == 1 { "1 switched off".into() } else { format!("{off} switched off") }
}
