//! `warroom approve`: keeps a copy of a scenario as it is now, so that `check` reports whatever changes under the same version.

use super::args::Approve;
use super::out::Out;
use super::stop::Stop;
use super::{diff, open};
use crate::analysis::examine::examine;
use crate::check::approved::version;
use crate::diagnostics::{Severity, full};
use crate::platform::approved;
use crate::scenario::changes::changes;
use std::io::IsTerminal as _;
use std::path::Path;

/// Runs it.
pub fn run(args: &Approve) -> Result<(), Stop> {
    let (path, source) = diff::file(&args.path)?;
    let checked = examine(&source, false);
    let errors = checked.diagnostics.iter().filter(|found| found.severity == Severity::Error).count();
    if errors > 0 {
        let marked = full(&checked.diagnostics, &source, std::io::stderr().is_terminal());
        let what = if errors == 1 { "an error" } else { "errors" };
        return Err(Stop::Failed(format!(
            "{} has {what} and cannot be approved\n\n{}\n\nmend what is marked and approve it again",
            source.name,
            marked.trim_end()
        )));
    }
    let now = version(&source.text).map_or_else(String::new, |(version, _)| version);
    let before = approved::copy(&path).map_err(|error| Stop::Failed(open::said(&error)))?;
    let mut out = Out::new();
    if let Some(before) = &before {
        let found = changes(&before.text, &source.text);
        let old = version(&before.text).map_or_else(String::new, |(version, _)| version);
        if found.is_empty() {
            out.para(&format!("Nothing has changed since version {old} was approved."))?;
        } else if old == now && !args.again {
            return Err(Stop::Failed(format!(
                "version {now} is approved already, and {} since\ngive the scenario a new `version` and approve that; or \
                 say `--again`, if nobody has played this version yet",
                diff::count(found.len())
            )));
        } else {
            out.para(&format!("{} since version {old} was approved.", sentence(&diff::count(found.len()))))?;
        }
    }
    let warnings = checked.diagnostics.len();
    if warnings > 0 {
        let them = if warnings == 1 { "a warning" } else { "warnings" };
        out.para(&format!("`warroom check {}` has {them} for it; that is no obstacle.", args.path))?;
    }
    let kept = approved::keep(&path, &source.text).map_err(|error| {
        Stop::Failed(format!("{}: {error}; can it be written there?", approved::place(&path).display()))
    })?;
    out.para(&format!("Version {now} is approved: {} is kept as it is now.", shown(&kept)))?;
    out.para(&format!(
        "From now on `warroom check {}` reports every value that changes while the version stays the same.",
        args.path
    ))?;
    out.flush()
}

fn shown(path: &Path) -> String {
    path.display().to_string()
}

fn sentence(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
