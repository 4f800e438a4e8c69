//! The rules of the house: what may import what, who may name what, and how long a room may be.

use std::path::{Path, PathBuf};

/// The rooms in the order of imports; nothing imports what stands below it.
const ROOMS: [&str; 19] = [
    "diagnostics",
    "scenario",
    "sim",
    "score",
    "check",
    "analysis",
    "editor",
    "debrief",
    "session",
    "text",
    "platform",
    "store",
    "panel",
    "report",
    "view",
    "trial",
    "ui",
    "app",
    "cli",
];
/// The rooms that are roots: they may import everything.
const ROOTS: [&str; 2] = ["app", "cli"];
/// The core: no IO, no clock, no entropy outside `sim::rng`.
const CORE: [&str; 8] = ["diagnostics", "scenario", "sim", "score", "check", "analysis", "editor", "debrief"];

fn sources(folder: &str) -> Vec<(PathBuf, String)> {
    let mut out = Vec::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                let text = std::fs::read_to_string(&path).expect("sources are text");
                out.push((path, text));
            }
        }
    }
    assert!(!out.is_empty(), "no sources under {folder}");
    out
}

/// The room of a file of `src`, and its code without comments.
fn rooms() -> Vec<(String, PathBuf, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let with_room = |(path, text): (PathBuf, String)| {
        let inside = path.strip_prefix(&root).expect("under src");
        let first = inside.components().next().expect("a name").as_os_str().to_string_lossy().into_owned();
        let code: Vec<&str> = text.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
        (first.trim_end_matches(".rs").to_owned(), path.clone(), code.join("\n"))
    };
    sources("src").into_iter().map(with_room).collect()
}

#[test]
fn imports_only_go_up() {
    let mut faults = Vec::new();
    for (room, path, code) in rooms() {
        let Some(own) = ROOMS.iter().position(|name| *name == room) else { continue };
        if ROOTS.contains(&room.as_str()) {
            continue;
        }
        for (at, below) in ROOMS.iter().enumerate() {
            if at > own && code.contains(&format!("crate::{below}::")) {
                faults.push(format!("{} imports {below}", path.display()));
            }
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn every_room_is_on_the_map() {
    for (room, path, _) in rooms() {
        let known = ROOMS.contains(&room.as_str()) || room == "lib" || room == "main";
        assert!(known, "{} is in a room that the order of imports does not know", path.display());
    }
}

#[test]
fn only_the_app_names_bevy_and_only_ui_and_app_name_egui() {
    for (room, path, code) in rooms() {
        let names = |word: &str| code.contains(&format!("{word}::")) || code.contains(&format!("use {word}"));
        assert!(room == "app" || !(names("bevy") || names("bevy_egui")), "{} names bevy", path.display());
        assert!(["ui", "app"].contains(&room.as_str()) || !names("egui"), "{} names egui", path.display());
    }
}

#[test]
fn the_core_does_no_io_and_draws_no_entropy() {
    for (room, path, code) in rooms().into_iter().filter(|(room, ..)| CORE.contains(&room.as_str())) {
        for word in ["std::fs", "std::io", "std::env", "std::time", "std::net", "std::process", "println!", "rand::rng"]
        {
            assert!(!code.contains(word), "{} in {room} names {word}", path.display());
        }
        // Bots, the search and the review throw seeded dice of their own: never those of a play.
        let searches = room == "analysis" || room == "debrief";
        let dice = path.ends_with("sim/rng.rs") || searches;
        assert!(dice || !code.contains("ChaCha8Rng"), "{} has dice of its own", path.display());
        for float in ["f32", "f64"] {
            let decodes =
                path.components().any(|part| part.as_os_str() == "scenario" || part.as_os_str() == "diagnostics");
            // What a search estimates is no part of the state.
            assert!(decodes || searches || !code.contains(float), "{} has {float} in the state", path.display());
        }
    }
}

#[test]
fn files_clocks_and_threads_stand_behind_the_platform() {
    for (room, path, code) in rooms() {
        let free = ["platform", "store", "app", "cli", "main"].contains(&room.as_str());
        for word in ["std::fs", "std::net", "std::time::Instant", "std::time::SystemTime", "std::thread", "std::env"] {
            assert!(free || !code.contains(word), "{} names {word}: it could not run in a browser", path.display());
        }
    }
}

#[test]
fn one_file_turns_intents_into_commands() {
    for (room, path, code) in rooms().into_iter().filter(|(room, ..)| ["ui", "app"].contains(&room.as_str())) {
        let acts = [".act(", ".undo(", "Command::"].iter().any(|word| code.contains(word));
        assert!(!acts || path.ends_with("app/intents.rs"), "{} in {room} changes the play", path.display());
    }
}

#[test]
fn there_are_two_integration_test_binaries() {
    let manifest =
        std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml")).expect("a manifest");
    assert_eq!(manifest.matches("[[test]]").count(), 2, "each further binary links the engine once more");
    assert!(manifest.contains("autotests = false") && manifest.contains("test = false"));
}

#[test]
fn every_file_says_in_a_sentence_what_it_is() {
    for (path, text) in sources("src").into_iter().chain(sources("tests")) {
        let first = text.lines().next().unwrap_or_default();
        assert!(first.starts_with("//! ") && first.len() > 10, "{} has no opening sentence", path.display());
        let unfinished = ["to".to_owned() + "do!(", "unimple".to_owned() + "mented!(", "#[ign".to_owned() + "ore"];
        for word in unfinished {
            assert!(!text.contains(&word), "{} has {word}", path.display());
        }
    }
}

#[test]
fn rooms_stay_small() {
    /// Files that are one list and would not be clearer in two: the format's reference, the model, the table of rules.
    const LISTS: [&str; 3] = ["scenario/raw.rs", "scenario/model.rs", "diagnostics/registry.rs"];
    for (path, text) in sources("src").into_iter().chain(sources("tests")) {
        let list = LISTS.iter().any(|list| path.ends_with(list));
        let lines = text.lines().count();
        assert!(list || lines <= 500, "{} has {lines} lines: is it still one thing?", path.display());
    }
}

#[test]
fn a_mod_file_only_lists_its_children() {
    for (path, text) in sources("src").into_iter().filter(|(path, _)| path.ends_with("mod.rs")) {
        for word in ["fn ", "struct ", "enum ", "impl ", "trait "] {
            let line = text.lines().find(|line| line.trim_start_matches("pub ").starts_with(word));
            assert!(line.is_none(), "{} holds {line:?}", path.display());
        }
    }
}

#[test]
fn the_top_level_is_as_agreed() {
    let agreed =
        ["Cargo.toml", "Cargo.lock", "src", "assets", "scenarios", "tests", "README.md", "rustfmt.toml", "target"];
    for entry in std::fs::read_dir(env!("CARGO_MANIFEST_DIR")).expect("the folder of the package").flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let fine = name.starts_with('.') || name.starts_with("LICENSE") || agreed.contains(&name.as_str());
        assert!(fine, "{name} is not part of the agreed top level");
    }
}
