//! The tests of scenarios: which file of tests belongs to which scenario, and what stands in both.

use super::library::{self, OpenError};
use super::sources::{TESTS, text};
use crate::diagnostics::Source;
use std::path::{Path, PathBuf};

/// What the file of tests beside a file `x.ron` is called behind the `x`; in a folder of its own it is [`TESTS`].
const ENDING: &str = ".tests.ron";

/// A scenario and its tests, where they stand.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Pair {
    /// Two files.
    Files {
        /// The scenario.
        scenario: PathBuf,
        /// Its tests.
        tests: PathBuf,
    },
    /// Built into the program, by its id.
    BuiltIn(&'static str),
}

impl Pair {
    /// The scenario as it is named to people.
    pub fn name(&self) -> String {
        match self {
            Self::Files { scenario, .. } => scenario.display().to_string(),
            Self::BuiltIn(id) => format!("{id}/scenario.ron"),
        }
    }

    /// Its files; none where it is built in.
    pub fn files(&self) -> Vec<PathBuf> {
        match self {
            Self::Files { scenario, tests } => vec![scenario.clone(), tests.clone()],
            Self::BuiltIn(_) => vec![],
        }
    }

    /// The text of the scenario.
    ///
    /// # Errors
    /// If it cannot be read.
    pub fn scenario(&self) -> Result<Source, OpenError> {
        match self {
            Self::Files { scenario, .. } => text(scenario),
            Self::BuiltIn(id) => built_in(library::BUILT_IN, id, self.name()),
        }
    }

    /// The text of the tests.
    ///
    /// # Errors
    /// If it cannot be read.
    pub fn tests(&self) -> Result<Source, OpenError> {
        match self {
            Self::Files { tests, .. } => text(tests),
            Self::BuiltIn(id) => built_in(library::BUILT_IN_TESTS, id, self.tests_name()),
        }
    }

    /// Whether there are tests.
    pub fn tested(&self) -> bool {
        match self {
            Self::Files { tests, .. } => tests.is_file(),
            Self::BuiltIn(id) => library::BUILT_IN_TESTS.iter().any(|(own, _)| own == id),
        }
    }

    /// Where the tests stand, or would stand.
    pub fn tests_name(&self) -> String {
        match self {
            Self::Files { tests, .. } => tests.display().to_string(),
            Self::BuiltIn(id) => format!("{id}/{TESTS}"),
        }
    }
}

fn built_in(all: &[(&str, &str)], id: &str, name: String) -> Result<Source, OpenError> {
    match all.iter().find(|(own, _)| *own == id) {
        Some((_, text)) => Ok(Source::new(name, *text)),
        None => Err(OpenError::Unreadable { path: name.into(), why: "nothing of that name is built in".into() }),
    }
}

/// The scenarios that a name stands for: the path of a scenario, of its tests or of its folder; a folder of scenarios; or the
/// id of one on the shelf.
///
/// # Errors
/// If there is nothing by that name.
pub fn find(name: &str) -> Result<Vec<Pair>, OpenError> {
    let path = Path::new(name);
    if path.is_dir() {
        let own = path.join("scenario.ron");
        if own.is_file() || path.join(TESTS).is_file() {
            return Ok(vec![pair(&own)]);
        }
        let inside: Vec<Pair> = library::files(path).iter().map(|file| pair(file)).collect();
        let why = "there is no scenario in this folder; `warroom new ID` begins one".into();
        return if inside.is_empty() { Err(OpenError::Unreadable { path: path.to_owned(), why }) } else { Ok(inside) };
    }
    if name.ends_with(".ron") || name.contains(['/', '\\']) {
        return Ok(vec![pair(path)]);
    }
    Ok(vec![match library::place(name)? {
        Some(path) => pair(&path),
        None => Pair::BuiltIn(library::BUILT_IN.iter().find(|(id, _)| *id == name).map_or("", |(id, _)| id)),
    }])
}

/// A scenario with the tests that stand beside it; `None` where there are none.
pub fn beside(scenario: &Path) -> Option<Pair> {
    Some(pair(scenario)).filter(Pair::tested)
}

/// The pair to which a file belongs.
fn pair(file: &Path) -> Pair {
    let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let beside = |name: &str| file.with_file_name(name);
    if name == TESTS {
        return Pair::Files { scenario: beside("scenario.ron"), tests: file.to_owned() };
    }
    if let Some(stem) = name.strip_suffix(ENDING) {
        return Pair::Files { scenario: beside(&format!("{stem}.ron")), tests: file.to_owned() };
    }
    let tests = match name.strip_suffix(".ron") {
        Some("scenario") | None => TESTS.to_owned(),
        Some(stem) => format!("{stem}{ENDING}"),
    };
    Pair::Files { scenario: file.to_owned(), tests: beside(&tests) }
}

/// Whether a file holds tests and no scenario.
pub fn holds_tests(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name == TESTS || name.to_string_lossy().ends_with(ENDING))
}
