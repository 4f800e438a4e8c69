//! What the machine gives: files, entropy, and a thread beside the page. The rest of the house asks here, so that it can run elsewhere.

pub mod approved;
pub mod background;
pub mod begin;
pub mod clock;
pub mod entropy;
pub mod home;
pub mod learned;
pub mod library;
pub mod nearby;
pub mod reread;
pub mod saves;
pub mod templates;
pub mod trials;
pub mod sources;
pub mod watch;
