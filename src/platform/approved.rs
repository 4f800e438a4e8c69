//! The approved copy of a scenario: the file beside it that says what it was when it was approved.

use super::{saves, sources};
use crate::diagnostics::Source;
use crate::platform::library::OpenError;
use std::path::{Path, PathBuf};

/// What the copy of a single file ends with.
const ENDING: &str = ".approved.ron";
/// What the copy of a scenario with a folder of its own is called.
const NAME: &str = "approved.ron";

/// Where the approved copy of a scenario lies: `approved.ron` beside `scenario.ron`, else `x.approved.ron` beside `x.ron`.
pub fn place(scenario: &Path) -> PathBuf {
    if scenario.file_name().is_some_and(|name| name == "scenario.ron") {
        return scenario.with_file_name(NAME);
    }
    let stem = scenario.file_stem().unwrap_or_default().to_string_lossy();
    scenario.with_file_name(format!("{stem}{ENDING}"))
}

/// Whether a file is such a copy, and no scenario of its own.
pub fn is_copy(file: &Path) -> bool {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    name == NAME || name.ends_with(ENDING)
}

/// The approved copy of a scenario, if there is one.
///
/// # Errors
/// If there is one that cannot be read.
pub fn copy(scenario: &Path) -> Result<Option<Source>, OpenError> {
    let place = place(scenario);
    if is_copy(scenario) || !place.is_file() {
        return Ok(None);
    }
    sources::text(&place).map(Some)
}

/// Keeps a text as the approved copy; answers where.
///
/// # Errors
/// If it cannot be written; the copy that was there stays whole then.
pub fn keep(scenario: &Path, text: &str) -> std::io::Result<PathBuf> {
    let place = place(scenario);
    saves::write_whole(&place, text)?;
    Ok(place)
}
