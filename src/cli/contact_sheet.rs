//! `warroom contact-sheet`: people as they are drawn, on one picture.

use super::args::ContactSheet;
use super::stop::Stop;

/// Runs it.
#[cfg(feature = "app")]
pub fn run(args: &ContactSheet) -> Result<(), Stop> {
    use super::{open, out::Out};
    use crate::ui::art::sheet;

    let sheet = if args.presets {
        sheet::presets()
    } else {
        let scenario = open::scenario(&args.scenario)?;
        let cast = scenario.cast.iter();
        let cast: Vec<_> =
            cast.map(|person| (scenario.text(person.name).to_owned(), person.portrait.clone())).collect();
        sheet::cast(scenario.text(scenario.title), &cast)
    };
    let (width, height) = (sheet.width(), sheet.height());
    let bytes = sheet.encode_png().map_err(|error| Stop::Failed(format!("the sheet cannot be drawn: {error}")))?;
    let file = args.output.display();
    std::fs::write(&args.output, bytes).map_err(|error| {
        Stop::Failed(format!(
            "{file} cannot be written: {error}\nname a file in a folder that exists, such as -o people.png"
        ))
    })?;
    let mut out = Out::new();
    out.para(&format!("Wrote {file}, {width} by {height} pixels."))?;
    out.flush()
}

/// Says what is missing.
#[cfg(not(feature = "app"))]
pub fn run(_: &ContactSheet) -> Result<(), Stop> {
    Err(Stop::Failed("people are drawn by the full build of warroom; this one was built without its app".to_owned()))
}
