//! Why a command of the command line stops before its end.

/// Why it stops.
#[derive(Debug)]
pub enum Stop {
    /// Nobody reads any more, as in `warroom list | head`; that is no error.
    Closed,
    /// The input has errors; the message says what to do.
    Failed(String),
    /// The input has errors, and all of them have been said.
    Said,
}

impl From<std::io::Error> for Stop {
    fn from(error: std::io::Error) -> Self {
        match error.kind() {
            std::io::ErrorKind::BrokenPipe => Self::Closed,
            _ => Self::Failed(format!("the output cannot be written: {error}")),
        }
    }
}

/// Says something on the standard error; one that is closed is no reason to fail.
pub fn say(message: impl std::fmt::Display) {
    use std::io::Write as _;
    let _ = writeln!(std::io::stderr(), "{message}");
}
