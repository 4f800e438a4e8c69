//! The texts of scenarios, as they are: of a file, of every file in a folder, or of a scenario that is built in.

use super::approved;
use super::library::{BUILT_IN, OpenError};
use super::nearby;
use super::trials::holds_tests;
use crate::diagnostics::{Source, nearest};
use std::path::{Path, PathBuf};

/// The name of the file of a scenario's playthroughs; it lies beside the scenario and is none itself.
pub const TESTS: &str = "tests.ron";

/// The texts behind a name: the path of a file or of a folder, or the id of a scenario that is built in.
///
/// # Errors
/// If there is nothing by that name, or if it cannot be read.
pub fn sources(name: &str) -> Result<Vec<Source>, OpenError> {
    let path = Path::new(name);
    if path.is_dir() {
        let files = files(path);
        if files.is_empty() {
            let why = "there is no scenario in this folder; scenarios are files with the ending .ron, and `warroom new ID` begins one".to_owned();
            return Err(OpenError::Unreadable { path: path.to_owned(), why });
        }
        return files.iter().map(|file| text(file)).collect();
    }
    if path.is_file() || name.ends_with(".ron") || name.contains(['/', '\\']) {
        return Ok(vec![text(path)?]);
    }
    if let Some((id, text)) = BUILT_IN.iter().find(|(id, _)| *id == name) {
        return Ok(vec![Source::new(format!("{id}.ron"), *text)]);
    }
    let near = nearest(name, BUILT_IN.iter().map(|(id, _)| *id));
    Err(OpenError::Unknown {
        name: name.to_owned(),
        near: near.map(|near| format!("; did you mean `{near}`?")).unwrap_or_default(),
        hint: "give the path of a file or a folder, or the id of a scenario that is built in".to_owned(),
    })
}

/// Every scenario in a folder and the folders in it, by name; hidden ones are left alone.
fn files(folder: &Path) -> Vec<PathBuf> {
    let (mut out, mut open) = (Vec::new(), vec![folder.to_owned()]);
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
            let (path, name) = (entry.path(), entry.file_name());
            let hidden = name.to_string_lossy().starts_with('.');
            // A link to a folder may lead round in a circle.
            let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
            if is_folder && !hidden {
                open.push(path);
            } else if !hidden
                && !holds_tests(&path)
                && !approved::is_copy(&path)
                && path.is_file()
                && path.extension().is_some_and(|end| end == "ron")
            {
                out.push(path);
            }
        }
    }
    out.sort();
    out
}

/// The text of a file.
///
/// # Errors
/// If it cannot be read, or is no UTF-8 text.
pub fn text(path: &Path) -> Result<Source, OpenError> {
    let unreadable = |why: String| OpenError::Unreadable { path: path.to_owned(), why };
    let bytes = std::fs::read(path).map_err(|error| unreadable(nearby::why(path, &error)))?;
    let text = String::from_utf8(bytes).map_err(|error| {
        unreadable(format!("it is not UTF-8 text (byte {}); save it as UTF-8", error.utf8_error().valid_up_to()))
    })?;
    Ok(Source::new(path.display().to_string(), text))
}
