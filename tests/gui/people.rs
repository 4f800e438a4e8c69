//! People: the parts they are drawn from, and that faces and outlines are told apart.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;
use warroom::platform::library;
use warroom::scenario::model::Mood;
use warroom::scenario::raw::{Build, Clothes, Face, Features, Hair, Nose, Portrait};
use warroom::ui::art::parts::PARTS;
use warroom::ui::art::sheet::{self, MOODS};
use warroom::ui::art::{self, Gaze, shades};

const GAZES: [Gaze; 3] = [Gaze::Left, Gaze::Ahead, Gaze::Right];

/// The flagship's people by id.
fn cast() -> Vec<(String, Portrait)> {
    let scenario = library::open("late-objection").expect("the flagship loads");
    let named = scenario.cast.iter().map(|person| (person.id.clone(), person.portrait.clone().expect("a portrait")));
    named.collect()
}

/// Somebody in so many pixels of height.
fn drawn(portrait: &Portrait, mood: Mood, gaze: Gaze, height: u32) -> egui::ColorImage {
    art::render(&art::compose(portrait, mood, gaze), height * 4 / 5, height).expect("a person is an SVG")
}

#[test]
fn every_part_is_a_drawing_on_the_same_ground_with_known_classes() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/art/people");
    let files: BTreeSet<String> = std::fs::read_dir(folder)
        .expect("the parts lie there")
        .flatten()
        .map(|entry| entry.path().file_stem().expect("a name").to_string_lossy().into_owned())
        .collect();
    assert_eq!(files, PARTS.iter().map(|(name, _)| (*name).to_owned()).collect(), "each file is built in");
    let known = shades::known();
    for (name, text) in PARTS {
        assert!(resvg::usvg::Tree::from_str(text, &Default::default()).is_ok(), "{name} is no SVG");
        assert!(text.contains(r#"viewBox="0 -40 400 500""#), "{name} lies on another ground");
        assert!(!text.contains("<text") && !text.contains("<filter"), "{name} needs what cannot be drawn");
        for class in text.split(r#"class=""#).skip(1).filter_map(|rest| rest.split('"').next()) {
            assert!(known.contains(&class), "{name} has the unknown class {class}");
        }
    }
}

#[test]
fn no_layer_is_missing() {
    let has = |name: String| assert!(PARTS.iter().any(|(part, _)| *part == name), "there is no part {name}");
    let word = |name: &str| name.to_lowercase();
    for hair in Hair::VARIANTS {
        has(format!("hair-{}-front", word(hair.name)));
    }
    for build in Build::VARIANTS.iter().map(|build| word(build.name)) {
        has(format!("neck-{build}"));
        for clothes in Clothes::VARIANTS {
            has(format!("clothes-{}-{build}", word(clothes.name)));
        }
    }
    for face in Face::VARIANTS.iter().map(|face| word(face.name)) {
        has(format!("head-{face}"));
        has(format!("beard-full-{face}"));
        has(format!("beard-trimmed-{face}"));
    }
    for nose in Nose::VARIANTS {
        has(format!("nose-{}", word(nose.name)));
    }
    for mood in MOODS.map(|mood| word(&format!("{mood:?}"))) {
        for part in ["eyes", "iris", "lids"] {
            has(format!("{part}-{mood}"));
        }
        if mood != "calm" {
            has(format!("lines-{mood}"));
        }
        for features in Features::VARIANTS.iter().map(|features| word(features.name)) {
            has(format!("brows-{features}-{mood}"));
            has(format!("mouth-{features}-{mood}"));
        }
    }
}

#[test]
fn whatever_a_portrait_says_is_drawn_and_seen() {
    for (field, group) in sheet::groups().into_iter().flatten() {
        let mut seen: Vec<(String, egui::ColorImage)> = Vec::new();
        for (name, portrait) in group {
            for (mood, gaze) in MOODS.into_iter().zip(GAZES.into_iter().cycle()) {
                let picture = drawn(&portrait, mood, gaze, 60);
                let opaque = picture.pixels.iter().filter(|pixel| pixel.a() > 200).count();
                assert!(opaque > 900, "{field} {name}, {mood:?}: only {opaque} pixels of a person");
            }
            let picture = drawn(&portrait, Mood::Calm, Gaze::Ahead, 100);
            let twin = seen.iter().find(|(_, other)| *other == picture);
            assert!(twin.is_none(), "{field}: {name} looks like {:?}", twin.map(|(other, _)| other));
            seen.push((name, picture));
        }
    }
}

#[test]
fn the_cast_is_told_apart_in_black() {
    let people = cast();
    let shadows: Vec<Vec<bool>> = people
        .iter()
        .map(|(_, portrait)| drawn(portrait, Mood::Calm, Gaze::Ahead, 150).pixels.iter().map(|p| p.a() > 127).collect())
        .collect();
    for (at, one) in shadows.iter().enumerate() {
        for (beside, other) in shadows.iter().enumerate().skip(at + 1) {
            let either = one.iter().zip(other).filter(|(a, b)| **a || **b).count();
            let apart = one.iter().zip(other).filter(|(a, b)| a != b).count();
            let permille = apart * 1000 / either.max(1);
            assert!(permille >= 70, "{} and {} differ by {permille} of 1000", people[at].0, people[beside].0);
        }
    }
}

#[test]
fn moods_are_told_apart_in_a_small_face() {
    for (name, portrait) in cast() {
        let faces = MOODS.map(|mood| drawn(&portrait, mood, Gaze::Ahead, 150));
        for (at, one) in faces.iter().enumerate() {
            for (beside, other) in faces.iter().enumerate().skip(at + 1) {
                // The face alone: neither hair nor clothes.
                let (columns, rows) = (44..76, 40..86);
                let all = columns.len() * rows.len();
                let strong = rows.flat_map(|y| columns.clone().map(move |x| y * 120 + x));
                let apart = strong.filter(|spot| far(one.pixels[*spot], other.pixels[*spot])).count();
                let permille = apart * 1000 / all;
                assert!(permille >= 90, "{name}: {:?} and {:?} differ by {permille}", MOODS[at], MOODS[beside]);
            }
        }
    }
}

/// Whether two colours are clearly not the same.
fn far(one: egui::Color32, other: egui::Color32) -> bool {
    let pairs = one.to_array().into_iter().zip(other.to_array());
    pairs.map(|(a, b)| u32::from(a.abs_diff(b))).sum::<u32>() > 60
}

#[test]
fn the_contact_sheet_is_a_png_of_its_size() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    for (file, words) in [("cast.png", vec![]), ("presets.png", vec!["--presets"])] {
        let path = folder.join(file);
        let _ = std::fs::remove_file(&path);
        let run =
            Command::new(env!("CARGO_BIN_EXE_warroom")).arg("contact-sheet").arg("-o").arg(&path).args(words).output();
        let run = run.expect("it runs");
        assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
        let bytes = std::fs::read(&path).expect("it is written");
        let picture = resvg::tiny_skia::Pixmap::decode_png(&bytes).expect("it is a PNG");
        let said = format!("{} by {} pixels", picture.width(), picture.height());
        assert!(String::from_utf8_lossy(&run.stdout).replace('\n', " ").contains(&said), "it says its size");
        let grounds: BTreeSet<_> =
            picture.pixels().iter().map(|pixel| (pixel.red(), pixel.green(), pixel.blue())).collect();
        assert!(grounds.len() > 500, "there are people on it");
    }
    let expected = sheet::cast("", &[("Nobody".to_owned(), None)]);
    assert_eq!(expected.width(), sheet::cast("", &[]).width(), "the sheet grows downwards");
}

#[test]
fn the_contact_sheet_says_what_went_wrong() {
    let said = |words: &[&str]| {
        let run =
            Command::new(env!("CARGO_BIN_EXE_warroom")).arg("contact-sheet").args(words).output().expect("it runs");
        (run.status.code(), String::from_utf8_lossy(&run.stderr).into_owned())
    };
    let (code, words) = said(&["-o", "/no/such/folder/people.png"]);
    assert!(code == Some(1) && words.contains("cannot be written"), "{words}");
    let (code, words) = said(&["-o", "people.png", "late-objektion"]);
    assert!(code == Some(1) && words.contains("did you mean `late-objection`"), "{words}");
    let (code, words) = said(&[]);
    assert!(code == Some(2) && words.contains("--output"), "{words}");
}
