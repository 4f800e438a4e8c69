//! Reads a scenario file anew as it is saved, beside the page: a thread that looks twice a second, so that it works on every
//! file system and with every editor.

use crate::analysis::examine::examine;
use crate::check::Checked;
use crate::diagnostics::{Diagnostic, Source};
use crate::scenario::Scenario;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex, MutexGuard};
use std::time::{Duration, SystemTime};

/// Between two looks.
const LOOK: Duration = Duration::from_millis(250);
/// So many looks a file may be away before it counts as gone: editors take it away for a moment as they save.
const AWAY: u32 = 4;

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

/// When a file was changed and how long it is; `None` where it is away.
type Stamp = Option<(Option<SystemTime>, u64)>;

fn stamp(path: &Path) -> Stamp {
    let about = std::fs::metadata(path).ok()?;
    Some((about.modified().ok(), about.len()))
}

#[derive(Default)]
struct Shared {
    state: Mutex<State>,
    turned: Condvar,
}

#[derive(Default)]
struct State {
    news: Option<Reading>,
    over: bool,
}

impl Shared {
    fn lock(&self) -> MutexGuard<'_, State> {
        // What is passed is set in one go, so a broken lock is as good as a whole one.
        self.state.lock().unwrap_or_else(|broken| broken.into_inner())
    }
}

/// What the rules find that take a while comes after the rest, where they find something.
fn further(first: &Reading, shared: &Shared, news: &impl Fn()) {
    let Reading::Read { source, diagnostics, scenario: Some(_) } = first else { return };
    let whole = examined(Source::clone(source), true);
    if matches!(&whole, Reading::Read { diagnostics: all, .. } if all != diagnostics) {
        shared.lock().news = Some(whole);
        news();
    }
}

/// A file that is watched until this is dropped.
pub struct Watch {
    path: PathBuf,
    shared: Arc<Shared>,
}

impl Watch {
    /// Watches a file that has been read already with this text; `news` is called from the thread when it was read anew.
    /// `None` where the machine gives no thread, as in a browser.
    pub fn start(path: &Path, known: Option<&str>, news: impl Fn() + Send + 'static) -> Option<Self> {
        let shared = Arc::new(Shared::default());
        let (own, file) = (shared.clone(), path.to_owned());
        let mut last = known.map(|text| blake3::hash(text.as_bytes()));
        let begun = known.map(|text| Source::new(path.display().to_string(), text));
        // A file that was saved since its text was read is told by its first look: what counts is the text, not when it is from.
        let seen = known.is_none().then(|| stamp(path));
        let run = move || {
            if let Some(source) = begun {
                further(&examined(source, false), &own, &news);
            }
            let (mut read_at, mut before, mut away) = (seen, stamp(&file), 0);
            loop {
                let waited = own.turned.wait_timeout(own.lock(), LOOK);
                if waited.map_or_else(|broken| broken.into_inner().0.over, |(state, _)| state.over) {
                    return;
                }
                let now = stamp(&file);
                away = if now.is_none() { away + 1 } else { 0 };
                // What is still being written is not read yet.
                let still = now == before && (now.is_some() || away == AWAY);
                before = now;
                if !still || Some(now) == read_at {
                    continue;
                }
                read_at = Some(now);
                let reading = read(&file);
                let hash = match &reading {
                    Reading::Read { source, .. } => Some(blake3::hash(source.text.as_bytes())),
                    Reading::Unreadable(_) => None,
                };
                // Saved again with nothing changed is no news.
                if hash.is_some() && hash == last {
                    continue;
                }
                last = hash;
                own.lock().news = Some(reading.clone());
                news();
                further(&reading, &own, &news);
            }
        };
        std::thread::Builder::new().name("watch".into()).spawn(run).ok()?;
        Some(Self { path: path.to_owned(), shared })
    }

    /// The file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Whether it was read since its news were asked for last.
    pub fn has_news(&self) -> bool {
        self.shared.lock().news.is_some()
    }

    /// What was read since this was asked last.
    pub fn news(&self) -> Option<Reading> {
        self.shared.lock().news.take()
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.shared.lock().over = true;
        self.shared.turned.notify_all();
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
        let watch = Watch::start(&file, Some("("), move || told.send(()).expect("it is heard")).expect("a thread");
        let patient = Duration::from_secs(20);
        let next = |text: Option<&str>| {
            match text {
                Some(text) => std::fs::write(&file, text).expect("it is written"),
                None => std::fs::remove_file(&file).expect("it is taken away"),
            }
            heard.recv_timeout(patient).expect("it is read");
            watch.news().expect("there is news")
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
        assert!(heard.recv_timeout(LOOK * 5).is_err(), "and that is no news");
        drop(watch);
        let _ = std::fs::remove_dir_all(&folder);
    }
}
