//! Starts the app.

use std::process::ExitCode;

fn main() -> ExitCode {
    let options = warroom::app::Options { scenario: std::env::args().nth(1) };
    match warroom::app::run(options) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::from(2)
        }
    }
}
