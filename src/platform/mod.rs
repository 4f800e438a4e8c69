//! What the machine gives: files, entropy, and a thread beside the page. The rest of the house asks here, so that it can run elsewhere.

pub mod background;
pub mod begin;
pub mod clock;
pub mod entropy;
pub mod home;
pub mod learned;
pub mod library;
pub mod saves;
pub mod sources;
pub mod watch;
