//! `warroom diff`: what changed in a scenario since it was approved, or against another file, value by value.

use super::args::{Diff, DiffFormat};
use super::open;
use super::out::Out;
use super::stop::Stop;
use crate::check::approved::told;
use crate::diagnostics::Source;
use crate::platform::{approved, sources};
use crate::scenario::changes::{Change, What, changes};
use crate::scenario::tree::parse;
use serde_json::json;
use std::path::{Path, PathBuf};

/// Runs it.
pub fn run(args: &Diff) -> Result<(), Stop> {
    let (path, new) = file(&args.path)?;
    let old = match &args.against {
        Some(other) => file(other)?.1,
        None => approved::copy(&path).map_err(|error| Stop::Failed(open::said(&error)))?.ok_or_else(|| {
            Stop::Failed(format!(
                "{} has no approved copy to be compared with\nkeep one with `warroom approve {}`, or name another file \
                 with `--against FILE`",
                new.name, args.path
            ))
        })?,
    };
    for text in [&old, &new] {
        if parse(&text.text).0.is_none() {
            let hint = format!("`warroom check {}` says where it ends to be readable", text.name);
            return Err(Stop::Failed(format!("{} holds no scenario\n{hint}", text.name)));
        }
    }
    let found = changes(&old.text, &new.text);
    let mut out = Out::new();
    match args.format {
        DiffFormat::Json => {
            let all: Vec<_> = found.iter().map(|change| value(change, &new)).collect();
            // An array of plain values always can be written.
            out.raw(&serde_json::to_string_pretty(&all).unwrap_or_else(|_| "[]".into()))?;
        }
        DiffFormat::Text => {
            for change in &found {
                let (line, _) = new.line_col(change.at.start);
                out.hanging("  ", &format!("{}:{line}: {}", new.name, told(change)))?;
            }
            let words = if found.is_empty() { "nothing has changed".to_owned() } else { count(found.len()) };
            out.para(&format!("{words} from {} to {}", old.name, new.name))?;
        }
    }
    out.flush()
}

/// The one file behind a path: of a folder, its `scenario.ron`.
pub fn file(name: &str) -> Result<(PathBuf, Source), Stop> {
    let path = Path::new(name);
    let path = if path.is_dir() { path.join("scenario.ron") } else { path.to_owned() };
    if !path.exists() && !name.contains(['/', '\\', '.']) {
        return Err(Stop::Failed(format!(
            "there is no file {name}\nscenarios that are built in cannot change; give the path of a file, or of its folder"
        )));
    }
    let source = sources::text(&path).map_err(|error| Stop::Failed(open::said(&error)))?;
    Ok((path, source))
}

/// A number of changes in words.
pub fn count(changes: usize) -> String {
    if changes == 1 { "one thing has changed".into() } else { format!("{changes} things have changed") }
}

fn value(change: &Change, new: &Source) -> serde_json::Value {
    let (line, column) = new.line_col(change.at.start);
    let what = match change.what {
        What::Changed => "changed",
        What::Added => "added",
        What::Removed => "removed",
        What::Moved => "moved",
    };
    json!({
        "file": new.name, "line": line, "column": column, "what": what, "path": change.path,
        "was": change.was, "is": change.is,
    })
}
