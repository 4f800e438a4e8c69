//! Waiting for files to be saved: also by editors that write beside a file and rename, and while a file is gone.

use notify::{RecommendedWatcher, RecursiveMode, Watcher as _};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

/// How long nothing must happen after a change: an editor writes in several steps.
const QUIET: Duration = Duration::from_millis(120);
/// How long a file that changes without end is waited for.
const PATIENCE: Duration = Duration::from_secs(2);
/// How often is looked without news: some disks send none, and a folder that was replaced has to be watched anew.
pub const LOOK: Duration = Duration::from_millis(1500);

/// Some files, and what stood in them when they were last looked at.
pub struct Watch {
    files: Vec<PathBuf>,
    stood: Vec<Option<[u8; 32]>>,
    watcher: Option<RecommendedWatcher>,
    news: Receiver<()>,
}

impl Watch {
    /// Watches files, whether or not they are there.
    pub fn new(files: Vec<PathBuf>) -> Self {
        let (tell, news) = channel();
        // Nobody listens any more at the end, and that is no fault.
        let watcher = notify::recommended_watcher(move |_| tell.send(()).unwrap_or_default()).ok();
        let stood = files.iter().map(|file| stands(file)).collect();
        let mut watch = Self { files, stood, watcher, news };
        watch.folders();
        watch
    }

    /// Takes a text as what stood in the first file: what was saved since it was read is news.
    pub fn knowing(mut self, text: &str) -> Self {
        if let Some(first) = self.stood.first_mut() {
            *first = Some(*blake3::hash(text.as_bytes()).as_bytes());
        }
        self
    }

    /// Waits until what stands in one of the files is no longer what it was.
    pub fn wait(&mut self) {
        while !self.changes(LOOK) {}
    }

    /// Whether what stands in one of the files is no longer what it was; waits for news, so long at the most.
    pub fn changes(&mut self, most: Duration) -> bool {
        if self.news.recv_timeout(most).is_ok() {
            let began = Instant::now();
            while began.elapsed() < PATIENCE && self.news.recv_timeout(QUIET).is_ok() {}
        } else {
            self.folders();
            // Without a watcher the other end is closed, and nothing would be waited for.
            if self.watcher.is_none() {
                std::thread::sleep(most);
            }
        }
        let stand: Vec<_> = self.files.iter().map(|file| stands(file)).collect();
        let news = stand != self.stood;
        self.stood = stand;
        news
    }

    /// Watches the folders of the files: a file that is replaced is another file to the system.
    fn folders(&mut self) {
        let folder = |file: &PathBuf| match file.parent() {
            Some(folder) if !folder.as_os_str().is_empty() => folder.to_owned(),
            _ => PathBuf::from("."),
        };
        let folders: BTreeSet<PathBuf> = self.files.iter().map(folder).collect();
        if let Some(watcher) = &mut self.watcher {
            for folder in folders {
                // One that is gone is looked for again; until then the files in it are gone as well.
                let _ = watcher.watch(&folder, RecursiveMode::NonRecursive);
            }
        }
    }
}

/// What stands in a file; `None` where it cannot be read.
fn stands(file: &Path) -> Option<[u8; 32]> {
    std::fs::read(file).ok().map(|bytes| *blake3::hash(&bytes).as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_is_saved_by_renaming_or_goes_and_comes_back_is_news_and_a_touch_is_none() {
        let folder = std::env::temp_dir().join(format!("warroom-watch-{}", std::process::id()));
        std::fs::create_dir_all(&folder).expect("a folder");
        let file = folder.join("scenario.ron");
        std::fs::write(&file, "one").expect("a file");
        let (told, heard) = channel();
        let mut watch = Watch::new(vec![file.clone(), folder.join("tests.ron")]);
        std::thread::spawn(move || {
            while told.send(()).is_ok() {
                watch.wait();
            }
        });
        let patient = Duration::from_secs(20);
        heard.recv_timeout(patient).expect("it waits");
        std::fs::write(&file, "one").expect("the same again");
        std::fs::write(folder.join("other.txt"), "two").expect("something else");
        assert!(heard.recv_timeout(Duration::from_millis(400)).is_err(), "nothing has changed");
        std::fs::write(folder.join("beside"), "two").expect("a file beside");
        std::fs::rename(folder.join("beside"), &file).expect("it takes its place");
        heard.recv_timeout(patient).expect("saved by renaming");
        std::fs::remove_file(&file).expect("it goes");
        heard.recv_timeout(patient).expect("gone");
        std::fs::remove_dir_all(&folder).expect("with its folder");
        std::fs::create_dir_all(&folder).expect("which comes back");
        std::fs::write(&file, "three").expect("with the file");
        heard.recv_timeout(patient).expect("back again");
        let _ = std::fs::remove_dir_all(&folder);
    }
}
