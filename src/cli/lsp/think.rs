//! Finds out beside the conversation what is wrong with a file, so that no answer waits for it.

use crate::diagnostics::Diagnostic;
use crate::editor::sheet::diagnose;
use crossbeam_channel::{Receiver, Sender, unbounded};
use lsp_types::Uri;
use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant};

/// A text to be looked at.
pub struct Job {
    /// Its address.
    pub uri: Uri,
    /// Its name, for messages.
    pub name: String,
    /// Which version of it this is.
    pub version: i32,
    /// The text.
    pub text: String,
}

/// What is wrong with a text.
pub struct Found {
    /// Its address.
    pub uri: Uri,
    /// The version that was looked at.
    pub version: i32,
    /// What is wrong.
    pub diagnostics: Vec<Diagnostic>,
}

/// Keystrokes within this time are looked at together.
const TOGETHER: Duration = Duration::from_millis(30);

/// A thread that looks at texts; of several versions only at the last. It ends when nobody sends any more.
pub fn thinker() -> (Sender<Job>, Receiver<Found>) {
    let (jobs, to_do) = unbounded::<Job>();
    let (done, found) = unbounded();
    std::thread::spawn(move || {
        while let Ok(first) = to_do.recv() {
            let mut waiting = BTreeMap::from([(first.uri.as_str().to_owned(), first)]);
            let until = Instant::now() + TOGETHER;
            while let Ok(job) = to_do.recv_deadline(until) {
                waiting.insert(job.uri.as_str().to_owned(), job);
            }
            for job in waiting.into_values() {
                // A bug is told on the standard error by the program's hook; the next text may be all right.
                let looked = catch_unwind(AssertUnwindSafe(|| diagnose(&job.name, &job.text)));
                let Ok(diagnostics) = looked else { continue };
                if done.send(Found { uri: job.uri, version: job.version, diagnostics }).is_err() {
                    return;
                }
            }
        }
    });
    (jobs, found)
}
