//! A bar on the standard error for long work; without a terminal there is none.

use std::io::{IsTerminal as _, Write as _};
use std::time::{Duration, Instant};

/// How wide the bar is.
const WIDE: usize = 24;

/// A bar under way; it is gone when this is.
pub struct Progress {
    what: &'static str,
    began: Instant,
    drawn: Option<Instant>,
    shown: bool,
}

impl Progress {
    /// A bar for this work.
    pub fn new(what: &'static str) -> Self {
        Self { what, began: Instant::now(), drawn: None, shown: std::io::stderr().is_terminal() }
    }

    /// So much of the whole is done.
    pub fn done(&mut self, done: u64, of: u64) {
        const OFTEN: Duration = Duration::from_millis(100);
        // What is over in a moment needs no bar.
        let early = self.began.elapsed() < 3 * OFTEN || self.drawn.is_some_and(|drawn| drawn.elapsed() < OFTEN);
        if !self.shown || early || of == 0 {
            return;
        }
        self.drawn = Some(Instant::now());
        let share = done.min(of) as f64 / of as f64;
        let full = (share * WIDE as f64) as usize;
        let left = (self.began.elapsed().as_secs_f64() * (1.0 - share) / share.max(0.001)).ceil();
        let mut err = std::io::stderr();
        let _ = write!(
            err,
            "\r{} [{}{}] {:.0} %, {left:.0} s left \x1b[K",
            self.what,
            "#".repeat(full),
            ".".repeat(WIDE - full),
            share * 100.0
        );
        let _ = err.flush();
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if self.drawn.is_some() {
            let _ = write!(std::io::stderr(), "\r\x1b[K");
        }
    }
}
