//! Where scenarios come from: built in, a folder of one's own, or a path.

use super::approved;
use super::home::home;
use super::trials::holds_tests;
use crate::diagnostics::{Diagnostic, Source, nearest};
use crate::scenario::{Loaded, Scenario, load};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The scenarios that are built into the program: id and text.
pub const BUILT_IN: &[(&str, &str)] =
    &[("late-objection", include_str!("../../scenarios/late-objection/scenario.ron"))];

/// Their tests.
pub const BUILT_IN_TESTS: &[(&str, &str)] =
    &[("late-objection", include_str!("../../scenarios/late-objection/tests.ron"))];

/// A scenario on the shelf.
pub struct Shelved {
    /// Its id, or what it is called by its file where it cannot be read.
    pub id: String,
    /// Where it is from; `None` if it is built in.
    pub path: Option<PathBuf>,
    /// The scenario, or why it cannot be played.
    pub scenario: Result<Arc<Scenario>, OpenError>,
}

/// Why a scenario cannot be opened.
#[derive(thiserror::Error, Debug)]
pub enum OpenError {
    /// There is nothing by that name.
    #[error("there is no scenario `{name}`{near}\n{hint}")]
    Unknown {
        /// The name.
        name: String,
        /// The nearest name, as a part of the sentence.
        near: String,
        /// What to do.
        hint: String,
    },
    /// The file cannot be read.
    #[error("{path}: {why}")]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What the system says.
        why: String,
    },
    /// The text has errors.
    #[error("{} has {} in it", text.name, count(diagnostics.len()))]
    Invalid {
        /// The text.
        text: Arc<Source>,
        /// What is wrong with it.
        diagnostics: Vec<Diagnostic>,
    },
}

/// The folder for scenarios of one's own; it need not exist.
pub fn folder() -> Option<PathBuf> {
    home().map(|home| home.join("scenarios"))
}

/// All scenarios: those built in, then those in one's own folder by name.
pub fn shelf() -> Vec<Shelved> {
    let built_in = BUILT_IN.iter().map(|(id, text)| Shelved {
        id: (*id).to_owned(),
        path: None,
        scenario: read(Source::new(format!("{id}.ron"), (*text).to_owned())),
    });
    let own = own_files().into_iter().map(|path| {
        let scenario = open_file(&path);
        let id = match &scenario {
            Ok(scenario) => scenario.id.clone(),
            Err(_) => path.display().to_string(),
        };
        Shelved { id, path: Some(path), scenario }
    });
    built_in.chain(own).collect()
}

/// The text of a scenario that is within reach: built in, or in one's own folder.
pub fn text(scenario: &Scenario) -> Option<Source> {
    let same = |text: &str| *blake3::hash(text.as_bytes()).as_bytes() == scenario.hash;
    let built_in = BUILT_IN.iter().find(|(_, text)| same(text));
    if let Some((id, text)) = built_in {
        return Some(Source::new(format!("scenarios/{id}/scenario.ron"), *text));
    }
    let own = own_files().into_iter().filter_map(|path| Some((std::fs::read_to_string(&path).ok()?, path)));
    own.into_iter().find(|(text, _)| same(text)).map(|(text, path)| Source::new(path.display().to_string(), text))
}

/// Opens a scenario by its id, or by the path of its file or folder.
///
/// # Errors
/// If there is none, if it cannot be read, or if it has errors.
pub fn open(name: &str) -> Result<Arc<Scenario>, OpenError> {
    let path = Path::new(name);
    let pathlike = name.ends_with(".ron") || name.contains(['/', '\\']) || path.is_dir();
    if pathlike {
        let file = if path.is_dir() { path.join("scenario.ron") } else { path.to_owned() };
        return open_file(&file);
    }
    let shelf = shelf();
    if let Some(at) = shelf.iter().position(|item| item.id == name)
        && let Some(item) = shelf.into_iter().nth(at)
    {
        return item.scenario;
    }
    Err(unknown(name))
}

/// There is nothing by a name; the nearest is named.
fn unknown(name: &str) -> OpenError {
    let all = shelf();
    let near = nearest(name, all.iter().map(|item| item.id.as_str()));
    OpenError::Unknown {
        name: name.to_owned(),
        near: near.map(|near| format!("; did you mean `{near}`?")).unwrap_or_default(),
        hint: "`warroom list` shows all scenarios; a path to a file with the ending .ron is opened as it is".to_owned(),
    }
}

fn open_file(path: &Path) -> Result<Arc<Scenario>, OpenError> {
    read(super::sources::text(path)?)
}

fn read(source: Source) -> Result<Arc<Scenario>, OpenError> {
    let Loaded { scenario, diagnostics, .. } = load(&source);
    scenario.map(Arc::new).ok_or_else(|| OpenError::Invalid { text: Arc::new(source), diagnostics })
}

/// The scenarios of one's own folder, by name.
pub fn own_files() -> Vec<PathBuf> {
    folder().map_or(Vec::new(), |folder| files(&folder))
}

/// Where a scenario of the shelf stands; `None` where it is built in.
///
/// # Errors
/// If there is none of that id.
pub fn place(id: &str) -> Result<Option<PathBuf>, OpenError> {
    match shelf().into_iter().find(|item| item.id == id) {
        Some(item) => Ok(item.path),
        None => Err(unknown(id)),
    }
}

/// The `.ron` files of a folder, and `scenario.ron` in its folders, by name; files of tests are no scenarios.
pub fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut files: Vec<PathBuf> = entries
        .filter_map(|entry| {
            let path = entry.path();
            let file = if path.is_dir() { path.join("scenario.ron") } else { path };
            let scenario = file.extension().is_some_and(|ending| ending == "ron");
            let beside = holds_tests(&file) || approved::is_copy(&file);
            (scenario && !beside && file.is_file()).then_some(file)
        })
        .collect();
    files.sort();
    files
}

/// A number of mistakes in words.
fn count(mistakes: usize) -> String {
    if mistakes == 1 { "a mistake".into() } else { format!("{mistakes} mistakes") }
}
