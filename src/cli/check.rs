//! `warroom check`: what is wrong with scenarios, what is doubtful, and what to write instead.

use super::args::{Check, CheckFormat, Deny};
use super::open;
use super::out::Out;
use super::stop::Stop;
use crate::analysis::examine::{Looked, examine_within};
use crate::analysis::explore::Bound;
use crate::check::Checked;
use crate::check::approved::since;
use crate::diagnostics::{Diagnostic, Severity, Source, concise, full, items, told};
use crate::platform::sources::{TESTS, sources};
use crate::platform::{approved, learned, trials};
use crate::trial;
use std::io::IsTerminal as _;
use std::path::Path;

/// What was found in a file.
struct Found {
    source: Source,
    diagnostics: Vec<Diagnostic>,
    /// How many findings are switched off.
    off: usize,
    /// Whether it holds the tests of the scenario before it.
    tests: bool,
}

/// Runs it.
pub fn run(args: &Check) -> Result<(), Stop> {
    // Each text, and whether it was found in a folder: then its tests are read as well.
    let mut texts: Vec<(Source, bool)> = Vec::new();
    for path in &args.paths {
        let folder = Path::new(path).is_dir();
        for source in sources(path).map_err(|error| Stop::Failed(open::said(&error)))? {
            // The same file may be named twice, by itself and by its folder.
            match texts.iter_mut().find(|(other, _)| other.name == source.name) {
                Some((_, with_tests)) => *with_tests |= folder,
                None => texts.push((source, folder)),
            }
        }
    }
    if let Some((tests, _)) = texts.iter().find(|(source, _)| source.name.ends_with(TESTS)) {
        let says = "holds playthroughs and no scenario; `warroom check` reads both where it is given their folder";
        return Err(Stop::Failed(format!("{} {says}", tests.name)));
    }
    let bound = (!args.no_search).then(Bound::default);
    let (mut looked, mut all, mut unread) = (Vec::new(), Vec::new(), Vec::new());
    for (source, folder) in texts {
        let (mut checked, searched) = examine_within(&source, bound, learned::built_in);
        looked.extend(searched);
        compare(&source, &mut checked)?;
        let beside = trials::beside(Path::new(&source.name)).filter(|_| folder);
        all.push(Found { source, diagnostics: checked.diagnostics, off: checked.off.len(), tests: false });
        match (beside, checked.loaded.scenario) {
            (Some(pair), Some(scenario)) => {
                let source = pair.tests().map_err(|error| Stop::Failed(open::said(&error)))?;
                let diagnostics = trial::load(&source, &scenario).diagnostics;
                all.push(Found { source, diagnostics, off: 0, tests: true });
            }
            (Some(pair), None) => unread.push(pair.tests_name()),
            (None, _) => {}
        }
    }
    let mut out = Out::new();
    match args.format {
        CheckFormat::Json => {
            let all: Vec<_> = all.iter().flat_map(|one| items(&one.diagnostics, &one.source)).collect();
            // An array of plain values always can be written.
            out.raw(&serde_json::to_string_pretty(&all).unwrap_or_else(|_| "[]".into()))?;
        }
        CheckFormat::Full => {
            let color = std::io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none();
            for one in &all {
                out.text(&full(&one.diagnostics, &one.source, color))?;
            }
        }
        CheckFormat::Concise => {
            for one in &all {
                out.text(&concise(&one.diagnostics, &one.source))?;
            }
        }
    }
    if args.format != CheckFormat::Json {
        summary(&mut out, &all, args.format == CheckFormat::Full)?;
        if !unread.is_empty() {
            out.para(&format!("not read, since their scenario has errors: {}", unread.join(", ")))?;
        }
        searched(&mut out, &looked)?;
    }
    out.flush()?;
    let of = |severity| all.iter().flat_map(|one| &one.diagnostics).any(|d| d.severity == severity);
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

/// What was found, counted as it was told: folded, or one by one.
fn summary(out: &mut Out, all: &[Found], folded: bool) -> Result<(), Stop> {
    let found = || all.iter().flat_map(|one| &one.diagnostics);
    let (errors, warnings) = (
        found().filter(|diagnostic| diagnostic.severity == Severity::Error).count(),
        found().filter(|diagnostic| diagnostic.severity == Severity::Warning).count(),
    );
    let off: usize = all.iter().map(|one| one.off).sum();
    let scenarios = all.iter().filter(|one| !one.tests).count();
    let place = match all {
        [one, tests @ ..] if scenarios == 1 => {
            format!("{}{}", one.source.name, if tests.is_empty() { "" } else { " and its tests" })
        }
        _ => format!("{scenarios} scenarios{}", if scenarios < all.len() { " and their tests" } else { "" }),
    };
    let off = if off == 0 { String::new() } else { format!("; {} with a reason", switched(off)) };
    // What was told once is counted once, with the places where it stands.
    let once: usize = all.iter().map(|one| told(&one.diagnostics, &one.source)).sum();
    let errors_told = match folded && once < errors {
        true => format!("{} in {errors} places", count(once, "error")),
        false => count(errors, "error"),
    };
    out.para(&format!("{errors_told}, {} in {place}{off}", count(warnings, "warning")))?;
    if let Some(first) = found().find(|diagnostic| errors == 0 || diagnostic.severity == Severity::Error) {
        let broken = |one: &&Found| one.diagnostics.iter().any(|found| found.severity == Severity::Error);
        let later = match all.iter().filter(broken).all(|one| one.tests) {
            true => "",
            false => "; mend the errors and check again: only then can the other rules look at the story",
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
            "not all that can happen was tried, but {} plays, {} tables and {} decisions; what was not met in them may \
             only be rare",
            one.plays, one.tables, one.tries
        )),
        all => out.para(&format!(
            "in {} scenarios not all that can happen was tried; what was not met may only be rare",
            all.len()
        )),
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
