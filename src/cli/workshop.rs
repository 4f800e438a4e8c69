//! `warroom workshop`: opens the app in its workshop.

use super::args::Workshop;
use super::stop::Stop;

/// Runs it.
pub fn run(args: &Workshop) -> Result<(), Stop> {
    open(args.path.clone())
}

#[cfg(feature = "app")]
fn open(path: Option<String>) -> Result<(), Stop> {
    let options = crate::app::Options { workshop: Some(path), ..Default::default() };
    crate::app::run(options).map_err(|none| {
        Stop::Failed(format!("{none}; the workshop needs one. `warroom check` and `warroom play --text` work without"))
    })
}

/// Without the feature there is no app.
#[cfg(not(feature = "app"))]
fn open(_: Option<String>) -> Result<(), Stop> {
    Err(Stop::Failed("this is Warroom without its app; `warroom check` shows what is wrong with a scenario".into()))
}
