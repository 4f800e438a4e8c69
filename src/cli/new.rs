//! `warroom new`: a scenario of one's own with its tests, from a template, playable at once.

use super::args::New;
use super::out::Out;
use super::stop::Stop;
use crate::platform::{library, saves, templates};
use std::path::{Path, PathBuf};

/// Runs it.
pub fn run(args: &New) -> Result<(), Stop> {
    let id = args.id.as_str();
    let failed = |why: String| Stop::Failed(format!("{why}\nnothing was written"));
    if let Some(why) = templates::bad_id(id) {
        let tidied = templates::tidied(id);
        let near = if tidied.is_empty() { String::new() } else { format!("; try `warroom new {tidied}`") };
        return Err(failed(format!("`{id}` cannot be an id: {why}{near}")));
    }
    let template = templates::find(args.from.name()).ok_or_else(|| failed("there is no such template".into()))?;
    // Under an id that is taken, `warroom play` would open the other one.
    if let Some(item) = library::shelf().into_iter().find(|item| item.id == id) {
        let place = item.path.map_or("built in".to_owned(), |path| path.display().to_string());
        return Err(failed(format!(
            "there is a scenario `{id}` on the shelf already ({place}); give yours another id"
        )));
    }
    let folder = match args.library {
        false => PathBuf::from(id),
        true => match library::folder() {
            Some(library) => library.join(id),
            None => {
                return Err(failed(
                    "this system names no place for a library; set WARROOM_HOME, or leave --library out".into(),
                ));
            }
        },
    };
    if folder.symlink_metadata().is_ok() {
        return Err(failed(format!(
            "{} is there already; take another id, or move it out of the way",
            folder.display()
        )));
    }
    let title = args.title.clone().unwrap_or_else(|| templates::title(id));
    let write = |name: &str, text: &str| {
        let path = folder.join(name);
        saves::write_whole(&path, text)
            .map_err(|error| Stop::Failed(format!("{}: {error}; can it be written there?", path.display())))
    };
    write("scenario.ron", &template.scenario_called(id, &title))?;
    write("tests.ron", template.tests)?;
    told(&folder, template.name)
}

/// Says what was written, and what to do next.
fn told(folder: &Path, template: &str) -> Result<(), Stop> {
    let path = folder.display().to_string();
    let path = if path.contains(char::is_whitespace) { format!("\"{path}\"") } else { path };
    // A folder is told from an id by its stroke.
    let place = match path.contains(['/', '\\']) {
        true => path,
        false => format!("{path}{}", std::path::MAIN_SEPARATOR),
    };
    let mut out = Out::new();
    out.line(&format!("made from the template `{template}`: {}", folder.join("scenario.ron").display()))?;
    out.line(&format!("                              and its tests: {}", folder.join("tests.ron").display()))?;
    out.gap()?;
    out.para("Open both in an editor: the comments say what to change. Then, as often as you like:")?;
    out.gap()?;
    let next = [
        (format!("warroom check {place}"), "says what is wrong, and what is doubtful"),
        (format!("warroom test {place}"), "plays its tests"),
        (format!("warroom play {place}"), "plays it in the app, with --text in the terminal"),
        (format!("warroom watch {place}"), "checks and tests again at each save"),
    ];
    let wide = next.iter().map(|(command, _)| command.chars().count()).max().unwrap_or(0);
    for (command, what) in next {
        out.line(&format!("  {command:wide$}  {what}"))?;
    }
    out.flush()
}
