//! Reads a scenario file anew as it is saved, beside the page.

use super::watch::{LOOK, Watch};
use crate::analysis::examine::examine;
use crate::check::Checked;
use crate::diagnostics::{Diagnostic, Source};
use crate::scenario::Scenario;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;

/// So long a file may be away before it counts as gone: editors take it away for a moment as they save.
const AWAY: Duration = Duration::from_secs(1);

/// What came of reading the file.
#[derive(Clone)]
pub enum Reading {
    /// It was read: its text, what was found in it, and the scenario if it can be played.
    Read {
        /// The text.
        source: Arc<Source>,
        /// What was found.
        diagnostics: Vec<Diagnostic>,
        /// The scenario.
        scenario: Option<Arc<Scenario>>,
    },
    /// It cannot be read; why, and what to do.
    Unreadable(String),
}

/// Reads a scenario file.
pub fn read(path: &Path) -> Reading {
    let bytes = match std::fs::read(path) {
        Ok(bytes) => bytes,
        Err(error) => return Reading::Unreadable(format!("{}: {error}.", path.display())),
    };
    match String::from_utf8(bytes) {
        Ok(text) => reading(Source::new(path.display().to_string(), text)),
        Err(error) => Reading::Unreadable(format!(
            "{} is not UTF-8 text (byte {}). Save it as UTF-8.",
            path.display(),
            error.utf8_error().valid_up_to()
        )),
    }
}

/// A text as it is read: with what the rules find that need no search.
pub fn reading(source: Source) -> Reading {
    examined(source, false)
}

/// A text under the rules of the house; with `search`, under those that take a while too.
fn examined(source: Source, search: bool) -> Reading {
    let Checked { loaded, diagnostics, .. } = examine(&source, search);
    Reading::Read { source: Arc::new(source), diagnostics, scenario: loaded.scenario.map(Arc::new) }
}

/// What was read and not asked for yet.
#[derive(Default)]
struct News(Mutex<Option<Reading>>);

impl News {
    fn lock(&self) -> MutexGuard<'_, Option<Reading>> {
        // What is passed is set in one go, so a broken lock is as good as a whole one.
        self.0.lock().unwrap_or_else(|broken| broken.into_inner())
    }
}

/// What the rules find that take a while comes after the rest, where they find something.
fn further(first: &Reading, news: &News, wake: &impl Fn()) {
    let Reading::Read { source, diagnostics, scenario: Some(_) } = first else { return };
    let whole = examined(Source::clone(source), true);
    if matches!(&whole, Reading::Read { diagnostics: all, .. } if all != diagnostics) {
        *news.lock() = Some(whole);
        wake();
    }
}

/// A file that is read anew as it is saved, until this is dropped.
pub struct Rereading {
    path: PathBuf,
    news: Arc<News>,
}

impl Rereading {
    /// Begins with a file that has been read already with this text; `wake` is called from the thread when it was read anew.
    /// `None` where the machine gives no thread, as in a browser.
    pub fn start(path: &Path, known: Option<&str>, wake: impl Fn() + Send + 'static) -> Option<Self> {
        let news = Arc::new(News::default());
        // Who has gone has let go of the news.
        let (theirs, file) = (Arc::downgrade(&news), path.to_owned());
        let begun = known.map(|text| Source::new(path.display().to_string(), text));
        let run = move || {
            let mut watch = Watch::new(vec![file.clone()]);
            if let Some(source) = begun {
                watch = watch.knowing(&source.text);
                if let Some(news) = theirs.upgrade() {
                    further(&examined(source, false), &news, &wake);
                }
            }
            loop {
                let changed = watch.changes(LOOK);
                // One that is away for a moment comes back as something new; one that stays away is gone.
                while changed && !file.exists() && watch.changes(AWAY) {}
                let Some(news) = theirs.upgrade() else { return };
                if changed {
                    let reading = read(&file);
                    *news.lock() = Some(reading.clone());
                    wake();
                    further(&reading, &news, &wake);
                }
            }
        };
        std::thread::Builder::new().name("watch".into()).spawn(run).ok()?;
        Some(Self { path: path.to_owned(), news })
    }

    /// The file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Whether it was read since its news were asked for last.
    pub fn has_news(&self) -> bool {
        self.news.lock().is_some()
    }

    /// What was read since this was asked last.
    pub fn news(&self) -> Option<Reading> {
        self.news.lock().take()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::mpsc::channel;

    #[test]
    fn a_file_is_read_anew_as_it_is_saved_and_only_then() {
        let folder = std::env::temp_dir().join(format!("warroom-reread-{}", std::process::id()));
        std::fs::create_dir_all(&folder).expect("a folder");
        let file = folder.join("scenario.ron");
        std::fs::write(&file, "(").expect("a file");
        let (told, heard) = channel();
        let watched =
            Rereading::start(&file, Some("("), move || told.send(()).expect("it is heard")).expect("a thread");
        let patient = Duration::from_secs(20);
        let next = |text: Option<&str>| {
            match text {
                Some(text) => std::fs::write(&file, text).expect("it is written"),
                None => std::fs::remove_file(&file).expect("it is taken away"),
            }
            heard.recv_timeout(patient).expect("it is read");
            watched.news().expect("there is news")
        };
        match next(Some("(format: 1)")) {
            Reading::Read { source, diagnostics, scenario } => {
                assert_eq!(source.text, "(format: 1)");
                assert!(!diagnostics.is_empty() && scenario.is_none());
            }
            Reading::Unreadable(why) => panic!("{why}"),
        }
        assert!(matches!(next(None), Reading::Unreadable(why) if why.contains("scenario.ron")));
        assert!(matches!(next(Some("(format: 1)")), Reading::Read { .. }), "it is back");
        std::fs::write(&file, "(format: 1)").expect("it is saved with nothing changed");
        assert!(heard.recv_timeout(LOOK * 2).is_err(), "and that is no news");
        drop(watched);
        let _ = std::fs::remove_dir_all(&folder);
    }
}
