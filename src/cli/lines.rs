//! Lines of input, one at a time, so that another process can wait for each answer.

use std::io::{BufRead, BufReader, Read as _};
use std::path::Path;

/// The longest line; nobody means anything by a longer one.
const LONGEST: u64 = 64 * 1024;

/// Lines from a file or from the standard input.
pub struct Lines {
    from: Box<dyn BufRead>,
    name: String,
    number: usize,
}

impl Lines {
    /// The lines of the standard input.
    pub fn stdin() -> Self {
        Self { from: Box::new(std::io::stdin().lock()), name: "standard input".into(), number: 0 }
    }

    /// The lines of a file.
    pub fn file(path: &Path) -> Result<Self, String> {
        let name = path.display().to_string();
        if path.is_dir() {
            return Err(format!("{name} is a folder; a script is a file with one decision a line"));
        }
        let file = std::fs::File::open(path).map_err(|error| format!("{name} cannot be read: {error}"))?;
        Ok(Self { from: Box::new(BufReader::new(file)), name, number: 0 })
    }

    /// Where the last line was: `script.txt, line 4`.
    pub fn place(&self) -> String {
        format!("{}, line {}", self.name, self.number)
    }

    /// What is read.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The next line without its break; `None` at the end. Errors are said with the place.
    pub fn next(&mut self) -> Result<Option<String>, String> {
        let Some(bytes) = self.bytes()? else {
            return Ok(None);
        };
        String::from_utf8(bytes)
            .map(Some)
            .map_err(|_| format!("{}: the line is not UTF-8 text; save the file as UTF-8", self.place()))
    }

    /// The next line of somebody who types; what is no text is marked, not refused.
    pub fn next_typed(&mut self) -> Result<Option<String>, String> {
        Ok(self.bytes()?.map(|bytes| String::from_utf8_lossy(&bytes).into_owned()))
    }

    fn bytes(&mut self) -> Result<Option<Vec<u8>>, String> {
        let mut bytes = Vec::new();
        self.number += 1;
        let read = (&mut self.from).take(LONGEST).read_until(b'\n', &mut bytes);
        match read {
            Err(error) => Err(format!("{} cannot be read: {error}", self.name)),
            Ok(0) => Ok(None),
            Ok(_) if bytes.len() as u64 == LONGEST && bytes.last() != Some(&b'\n') => {
                Err(format!("{}: the line is longer than {LONGEST} bytes; is this the right file?", self.place()))
            }
            Ok(_) => {
                while matches!(bytes.last(), Some(b'\n' | b'\r')) {
                    bytes.pop();
                }
                Ok(Some(bytes))
            }
        }
    }
}
