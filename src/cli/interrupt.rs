//! The first interrupt from the keyboard asks long work to stop and to tell what it has; the second ends the program.

use super::stop::say;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Whether it was asked to stop.
#[derive(Clone)]
pub struct Interrupt(Arc<AtomicBool>);

impl Interrupt {
    /// Listens from now on.
    pub fn listen() -> Self {
        let asked = Arc::new(AtomicBool::new(false));
        let flag = asked.clone();
        let heard = ctrlc::set_handler(move || {
            if flag.swap(true, Ordering::Relaxed) {
                std::process::exit(130);
            }
        });
        if heard.is_err() {
            say("an interrupt from the keyboard will end this without a report");
        }
        Self(asked)
    }

    /// Whether it was asked to stop.
    pub fn asked(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}
