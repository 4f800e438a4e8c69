//! Writing what is handed on: to a file, or to the standard output.

use super::stop::{Stop, say};
use crate::platform::saves;
use std::io::Write as _;
use std::path::Path;

/// Checks before long work that a file can be written, as far as one can see.
pub fn check(to: Option<&Path>) -> Result<(), Stop> {
    let Some(path) = to else { return Ok(()) };
    if path.is_dir() {
        return Err(failed(path, &"this is a folder"));
    }
    match path.ancestors().skip(1).find(|above| above.exists() && !above.as_os_str().is_empty()) {
        Some(above) if !above.is_dir() => Err(failed(path, &format_args!("{} is no folder", above.display()))),
        _ => Ok(()),
    }
}

/// Writes bytes to a file, or to the standard output where there is none.
pub fn bytes(to: Option<&Path>, bytes: &[u8]) -> Result<(), Stop> {
    let Some(path) = to else {
        let mut out = std::io::stdout().lock();
        out.write_all(bytes)?;
        return Ok(out.flush()?);
    };
    check(to)?;
    // A pipe or a device is written to; a file that was there stays whole until the new one is.
    let written = match path.exists() && !path.is_file() {
        true => std::fs::write(path, bytes),
        false => saves::write_bytes(path, bytes),
    };
    written.map_err(|error| failed(path, &error))
}

fn failed(path: &Path, why: &dyn std::fmt::Display) -> Stop {
    Stop::Failed(format!(
        "{}: {why}\nnothing was written; name a file in a folder that can be written to",
        path.display()
    ))
}

/// Says where it was written.
pub fn told(to: Option<&Path>) {
    if let Some(path) = to {
        say(format!("written: {}", path.display()));
    }
}
