//! The settings in their file: what cannot be understood falls back to the usual, and a broken file is put aside.

use crate::platform::{home, saves};
use crate::ui::look::{Contrast, Sight};
use crate::ui::prefs::Prefs;
use serde::Deserialize;
use std::path::{Path, PathBuf};

/// What the file may hold; every value is read by itself, so that one that makes no sense spoils no other.
#[derive(Deserialize, Default)]
#[serde(default)]
struct Kept {
    text_percent: Option<ron::Value>,
    reduced_motion: Option<ron::Value>,
    contrast: Option<ron::Value>,
    sight: Option<ron::Value>,
    line_by_line: Option<ron::Value>,
    full_screen: Option<ron::Value>,
    coach: Option<ron::Value>,
}

/// The file; `None` where there is no place for it.
pub fn file() -> Option<PathBuf> {
    home::home().map(|home| home.join("settings.ron"))
}

/// The settings of this machine, and what the player must be told of them.
pub fn load() -> (Prefs, Option<String>) {
    file().map_or_else(Default::default, |path| load_from(&path))
}

/// The settings in a file; where there is none, the usual ones.
pub fn load_from(path: &Path) -> (Prefs, Option<String>) {
    let text = match std::fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Default::default(),
        Err(error) => return broken(path, &error.to_string()),
    };
    match understand(&text) {
        Ok((prefs, unknown)) if unknown.is_empty() => (prefs, None),
        Ok((prefs, unknown)) => {
            let notice = format!(
                "The settings have a value that makes no sense here: {}. The usual is used instead; choose anew in the settings, and the file is mended.",
                unknown.join(", ")
            );
            (prefs, Some(notice))
        }
        Err(why) => broken(path, &why),
    }
}

/// Keeps them.
///
/// # Errors
/// What the system says.
pub fn save(prefs: &Prefs) -> std::io::Result<()> {
    file().map_or(Ok(()), |path| save_to(&path, prefs))
}

/// Keeps them in a file.
///
/// # Errors
/// What the system says.
pub fn save_to(path: &Path, prefs: &Prefs) -> std::io::Result<()> {
    saves::write_whole(path, &written(prefs))
}

/// The settings as the file has them.
fn written(prefs: &Prefs) -> String {
    format!(
        "(\n    text_percent: {},\n    reduced_motion: {},\n    contrast: \"{}\",\n    sight: \"{}\",\n    line_by_line: {},\n    full_screen: {},\n    coach: {},\n)\n",
        prefs.text_percent,
        prefs.reduced_motion,
        contrast_word(prefs.contrast),
        sight_word(prefs.sight),
        prefs.line_by_line,
        prefs.full_screen,
        prefs.coach
    )
}

/// Reads a file's text: the settings, and the names of the values that make no sense.
fn understand(text: &str) -> Result<(Prefs, Vec<&'static str>), String> {
    let plain = ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
    let kept: Kept = plain.from_str(text).map_err(|error| error.to_string())?;
    let (mut prefs, mut unknown) = (Prefs::default(), Vec::new());
    let mut take = |name: &'static str, value: Option<ron::Value>, set: &mut dyn FnMut(ron::Value) -> bool| {
        if value.is_some_and(|value| !set(value)) {
            unknown.push(name);
        }
    };
    take("text_percent", kept.text_percent, &mut |value| {
        let percent = value.into_rust::<u32>().ok().filter(|percent| Prefs::RANGE.contains(percent));
        prefs.text_percent = percent.unwrap_or(prefs.text_percent);
        percent.is_some()
    });
    let flags = [
        ("reduced_motion", kept.reduced_motion, &mut prefs.reduced_motion),
        ("line_by_line", kept.line_by_line, &mut prefs.line_by_line),
        ("full_screen", kept.full_screen, &mut prefs.full_screen),
        ("coach", kept.coach, &mut prefs.coach),
    ];
    for (name, value, flag) in flags {
        take(name, value, &mut |value| value.into_rust().map(|on| *flag = on).is_ok());
    }
    let word = |value: ron::Value| value.into_rust::<String>().unwrap_or_default();
    take("contrast", kept.contrast, &mut |value| {
        let said = word(value);
        let found = [Contrast::Night, Contrast::High].into_iter().find(|one| contrast_word(*one) == said);
        prefs.contrast = found.unwrap_or_default();
        found.is_some()
    });
    take("sight", kept.sight, &mut |value| {
        let said = word(value);
        let found = Sight::ALL.into_iter().find(|one| sight_word(*one) == said);
        prefs.sight = found.unwrap_or_default();
        found.is_some()
    });
    Ok((prefs, unknown))
}

fn contrast_word(contrast: Contrast) -> &'static str {
    match contrast {
        Contrast::Night => "night",
        Contrast::High => "high",
    }
}

fn sight_word(sight: Sight) -> &'static str {
    match sight {
        Sight::Usual => "usual",
        Sight::Protanopia => "protanopia",
        Sight::Deuteranopia => "deuteranopia",
        Sight::Tritanopia => "tritanopia",
    }
}

/// Puts a file aside that cannot be read, so that nothing overwrites it.
fn broken(path: &Path, why: &str) -> (Prefs, Option<String>) {
    let free = (1..).map(|number| path.with_extension(format!("broken-{number}.ron"))).find(|free| !free.exists());
    let moved = free.filter(|free| std::fs::rename(path, free).is_ok());
    let place = moved.map_or_else(
        || "It could not be put aside, so a change of the settings writes over it.".to_owned(),
        |kept| format!("Your file is kept as {}; compare it with the new one, or delete it.", kept.display()),
    );
    (Prefs::default(), Some(format!("The settings could not be read ({why}), so the usual ones are used. {place}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_come_back_as_they_were_kept() {
        let prefs = Prefs {
            text_percent: 170,
            reduced_motion: true,
            contrast: Contrast::High,
            sight: Sight::Tritanopia,
            line_by_line: false,
            full_screen: true,
            coach: false,
        };
        assert_eq!(understand(&written(&prefs)), Ok((prefs, vec![])));
    }

    #[test]
    fn one_bad_value_spoils_no_other_and_what_is_new_is_passed_over() {
        let text = "(text_percent: 900, contrast: \"neon\", sight: 3, line_by_line: false, music: \"loud\")";
        let (prefs, unknown) = understand(text).expect("it is RON");
        assert_eq!(unknown, ["text_percent", "contrast", "sight"]);
        assert_eq!(prefs, Prefs { line_by_line: false, ..Prefs::default() });
    }

    #[test]
    fn a_broken_file_is_kept_aside_and_said() {
        let folder = std::env::temp_dir().join(format!("warroom-settings-{}", std::process::id()));
        let path = folder.join("settings.ron");
        saves::write_whole(&path, "(text_percent: ").expect("a place for a file");
        let (prefs, notice) = load_from(&path);
        assert_eq!(prefs, Prefs::default());
        assert!(notice.is_some_and(|notice| notice.contains("settings.broken-1.ron")));
        assert_eq!(
            std::fs::read_to_string(folder.join("settings.broken-1.ron")).ok().as_deref(),
            Some("(text_percent: ")
        );
        assert!(!path.exists(), "the next start finds nothing broken");
        save_to(&path, &prefs).expect("it is written anew");
        assert_eq!(load_from(&path), (prefs, None));
        let _ = std::fs::remove_dir_all(folder);
    }
}
