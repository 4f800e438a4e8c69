//! What somebody may have meant by a path at which there is nothing: the nearest names of what lies there.

use crate::diagnostics::nearest;
use std::io::{Error, ErrorKind};
use std::path::{Component, Path, PathBuf};

/// The path that lies nearest to one at which there is nothing: each part that is missing is taken for its nearest name.
pub fn near(path: &Path) -> Option<PathBuf> {
    let mut found = PathBuf::new();
    for part in path.components() {
        let Component::Normal(name) = part else {
            found.push(part);
            continue;
        };
        let folder = if found.as_os_str().is_empty() { Path::new(".") } else { &found };
        if folder.join(name).exists() {
            found.push(name);
            continue;
        }
        let entries = std::fs::read_dir(folder).ok()?.flatten();
        let names: Vec<String> = entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
        let near = nearest(&name.to_string_lossy(), names.iter().map(String::as_str))?.to_owned();
        // The same ending makes no two names alike.
        let (own, other) = (Path::new(name), Path::new(&near));
        if own.extension() == other.extension() {
            let stem = |path: &Path| path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            nearest(&stem(own), [stem(other).as_str()])?;
        }
        found.push(near);
    }
    found.exists().then_some(found)
}

/// Why a file could not be read, in words; where there is none, with what may have been meant.
pub fn why(path: &Path, error: &Error) -> String {
    if error.kind() != ErrorKind::NotFound {
        return error.to_string();
    }
    match near(path) {
        Some(near) => format!("there is no such file; did you mean `{}`?", near.display()),
        None => "there is no such file; is the path right?".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::near;
    use std::path::Path;

    #[test]
    fn each_part_of_a_path_is_taken_for_its_nearest_name() {
        let meant = |path: &str| near(Path::new(path)).map(|near| near.display().to_string());
        let whole = Some("scenarios/late-objection/scenario.ron".to_owned());
        assert_eq!(meant("scenario/late-objecton/scenario.rom"), whole);
        assert_eq!(meant("scenarios/nothing-like-it"), None);
    }
}
