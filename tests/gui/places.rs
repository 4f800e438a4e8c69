//! The places: their drawings are sound and leave no hole at any hour and breadth, and what they show can be read and pressed.

use super::play::{decide, scene};
use super::*;
use egui_kittest::kittest::NodeT as _;
use resvg::usvg::roxmltree::Document;
use std::path::Path;
use warroom::ui::Drawer;
use warroom::ui::art;
use warroom::ui::stage::hour::Sheet;
use warroom::ui::stage::scenery::{PLACES, WALL, compose, layers};

/// As the day ends, at night, at noon.
const HOURS: [u32; 3] = [1072, 1380, 720];

/// All drawings of the folder, by name.
fn drawings() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/art/places");
    let files = std::fs::read_dir(folder).expect("the folder of the drawings").flatten();
    let read = |path: &Path| std::fs::read_to_string(path).expect("a drawing is text");
    let all: Vec<_> = files.map(|file| (file.file_name().to_string_lossy().into_owned(), read(&file.path()))).collect();
    assert!(all.len() > 2 * PLACES.len());
    all
}

#[test]
fn every_drawing_is_sound_and_uses_known_classes_only() {
    for (name, text) in drawings() {
        let document = Document::parse(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
        for hour in HOURS {
            let sheet = Sheet::of(hour, false);
            for node in document.descendants() {
                let tag = node.tag_name().name();
                assert!(!["text", "filter", "image"].contains(&tag), "{name} has <{tag}>");
                for class in node.attribute("class").unwrap_or_default().split_whitespace() {
                    assert!(sheet.knows(class), "{name}: nothing says what the class {class} means");
                }
            }
            let view = [0.0, -160.0, 1600.0, 1060.0];
            let dressed = compose(&[&text], view, &sheet);
            assert!(art::render(&dressed, 160, 106).is_some(), "{name} cannot be drawn at minute {hour}");
        }
    }
}

#[test]
fn a_place_has_no_holes_at_any_hour_and_breadth() {
    for place in PLACES {
        for hour in HOURS {
            let sheet = Sheet::of(hour, false);
            for ratio in [2.0, 2.6, 3.3, 4.8, 6.5, 9.0] {
                let width = ratio * WALL;
                let (across, down) = ((width / 6.0) as u32, 60);
                let what = format!("{place:?} at minute {hour}, {ratio} to 1");
                let behind = compose(layers(*place).behind, [0.0, 0.0, width, WALL], &sheet);
                let behind = art::render(&behind, across, down).expect("it is an SVG");
                let hole = behind.pixels.iter().position(|pixel| pixel.a() < 255);
                assert!(
                    hole.is_none(),
                    "{what}: a hole at {:?}",
                    hole.map(|at| (at % across as usize, at / across as usize))
                );
                let table = compose(&[layers(*place).before], [0.0, 4.0, width, 150.0], &sheet);
                let table = art::render(&table, across, 25).expect("it is an SVG");
                assert!(table.pixels.iter().all(|pixel| pixel.a() == 255), "{what}: the table has a hole");
            }
        }
    }
}

#[test]
fn whoever_is_on_the_telephone_is_a_voice() {
    let harness = started(1280.0, 720.0, 100);
    harness.get_by_label_contains("On the telephone: Nadia Okafor");
}

#[test]
fn the_board_names_the_risks_and_opens_the_register() {
    let mut harness = started(1920.0, 1080.0, 100);
    for _ in 0..40 {
        if scene(&harness) == "war-1" {
            break;
        }
        decide(&mut harness, 0);
    }
    assert_eq!(scene(&harness), "war-1");
    let session = harness.state().desk.session.as_ref().expect("a play is under way");
    let risks = warroom::view::register(session.scenario(), session.state());
    assert!(!risks.is_empty(), "some risks are known from the start");
    hear(&mut harness);
    harness.get_by_label_contains("Whiteboard").hover();
    harness.run_steps(2);
    let label = harness.get_by_label_contains("Whiteboard").accesskit_node().label().unwrap_or_default();
    for risk in risks {
        assert!(label.contains(&risk.title), "the board does not name {:?}: {label}", risk.title);
    }
    click(&mut harness, "Whiteboard");
    assert_eq!(harness.state().ui.drawer, Some(Drawer::Register));
}
