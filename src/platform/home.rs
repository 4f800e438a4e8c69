//! The folder in which Warroom keeps what belongs to its user.

use std::path::PathBuf;

/// `WARROOM_HOME` if it is set, else the system's place for a program's data; `None` where there is none.
pub fn home() -> Option<PathBuf> {
    match std::env::var_os("WARROOM_HOME") {
        Some(home) if !home.is_empty() => Some(PathBuf::from(home)),
        _ => directories::ProjectDirs::from("", "", "warroom").map(|dirs| dirs.data_dir().to_owned()),
    }
}
