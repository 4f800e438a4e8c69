//! What stands around a play: pages laid over it by keys and by mouse, and the focus that comes back.

use super::play::scene;
use super::*;
use egui::Key;
use egui_kittest::kittest::NodeT as _;
use warroom::text::glossary::glossary;
use warroom::ui::Overlay;
use warroom::ui::around::credits::licences;
use warroom::ui::look::{self, Contrast, Look};
use warroom::ui::prefs::Prefs;

/// Clicks the control that begins with these words and is not covered by a page.
pub fn push(harness: &mut Harness<Game>, label: &str) {
    let all = harness.query_all_by_label_contains(label).collect::<Vec<_>>();
    let mut open = all.iter().filter(|node| {
        let node = node.accesskit_node();
        !node.is_disabled() && node.label().is_some_and(|words| words.starts_with(label))
    });
    let node = open.next().unwrap_or_else(|| panic!("there is no open {label:?}"));
    node.click();
    harness.run_steps(3);
}

fn overlay(harness: &Harness<Game>) -> Option<Overlay> {
    harness.state().ui.overlay
}

fn focused(harness: &Harness<Game>) -> Option<egui::Id> {
    harness.ctx.memory(|memory| memory.focused())
}

#[test]
fn every_page_opens_by_its_key_and_by_the_mouse_and_closes_again() {
    let mut harness = game(1280.0, 720.0, 100);
    harness.run_steps(3);
    for page in Overlay::PAGES {
        press(&mut harness, page.key().0);
        assert_eq!(overlay(&harness), Some(page));
        press(&mut harness, Key::N);
        assert!(harness.state().desk.session.is_none(), "the title below {page:?} hears no key");
        press(&mut harness, Key::Escape);
        assert_eq!(overlay(&harness), None);
        push(&mut harness, page.door());
        assert_eq!(overlay(&harness), Some(page));
        push(&mut harness, "Close");
        assert_eq!(overlay(&harness), None);
    }
}

#[test]
fn the_pause_leads_everywhere_and_back_to_the_very_place() {
    let mut harness = started(1280.0, 720.0, 100);
    press(&mut harness, Key::Escape);
    assert_eq!(overlay(&harness), Some(Overlay::Pause));
    harness.get_by_label_contains("not kept on the disk");
    for (at, key) in [Key::Num2, Key::Num3, Key::Num4, Key::Num5].into_iter().enumerate() {
        press(&mut harness, key);
        assert_eq!(overlay(&harness), Some(Overlay::PAGES[at]));
        press(&mut harness, Key::Escape);
        assert_eq!(overlay(&harness), Some(Overlay::Pause), "closing leads back to the pause");
    }
    assert_eq!(scene(&harness), "call-1", "no number chose anything below");
    push(&mut harness, "Settings");
    push(&mut harness, "Close");
    push(&mut harness, "Go on");
    assert_eq!(overlay(&harness), None);
    push(&mut harness, "Pause");
    press(&mut harness, Key::Num6);
    assert!(harness.state().desk.session.is_none() && overlay(&harness).is_none(), "6 leads to the title");
}

#[test]
fn a_drawer_closes_before_the_pause_opens() {
    let mut harness = started(1280.0, 720.0, 100);
    press(&mut harness, Key::R);
    press(&mut harness, Key::Escape);
    assert_eq!((harness.state().ui.drawer, overlay(&harness)), (None, None));
    press(&mut harness, Key::Escape);
    assert_eq!(overlay(&harness), Some(Overlay::Pause));
}

#[test]
fn the_focus_stays_in_the_page_and_comes_back_after() {
    let mut harness = started(1280.0, 720.0, 100);
    hear(&mut harness);
    press(&mut harness, Key::ArrowDown);
    press(&mut harness, Key::ArrowDown);
    let before = focused(&harness).expect("an option has the focus");
    press(&mut harness, Key::Escape);
    let first = focused(&harness).expect("the first row of the pause takes it");
    assert_ne!(first, before);
    for _ in 0..30 {
        press(&mut harness, Key::Tab);
        let nodes = harness.query_all(egui_kittest::kittest::by());
        let covered = nodes.filter(|node| node.accesskit_node().is_focused() && node.accesskit_node().is_disabled());
        assert_eq!(covered.count(), 0, "nothing below takes the focus");
        assert_ne!(focused(&harness), Some(before));
    }
    press(&mut harness, Key::Escape);
    assert_eq!(overlay(&harness), None);
    assert_eq!(focused(&harness), Some(before), "the option has it again");
    press(&mut harness, Key::Enter);
    assert_ne!(scene(&harness), "call-1", "and Enter chooses it");
}

#[test]
fn settings_take_effect_at_once_and_the_usual_can_be_undone() {
    let mut harness = started(1280.0, 720.0, 100);
    press(&mut harness, Key::Escape);
    press(&mut harness, Key::Num2);
    press(&mut harness, Key::ArrowRight);
    press(&mut harness, Key::ArrowRight);
    press(&mut harness, Key::ArrowLeft);
    assert_eq!(harness.state().desk.settings.text_percent, 110, "the slider has the focus and moves by arrows");
    for label in ["Contrast: High", "What is said: All at once", "Movement: Reduced"] {
        push(&mut harness, label);
    }
    let mine = harness.state().desk.settings;
    assert!(!hearing(&harness) && !harness.state().ui.line_by_line, "what was still to be heard is there at once");
    assert!(mine.reduced_motion && !mine.line_by_line && mine.contrast == Contrast::High);
    assert_eq!(look::now(), Look { contrast: Contrast::High, ..Look::default() }, "the pass is drawn in it");
    assert_eq!(harness.ctx.global_style().animation_time, 0.0);
    push(&mut harness, "Back to the usual");
    assert_eq!(harness.state().desk.settings, Prefs::default());
    push(&mut harness, "Undo");
    assert_eq!(harness.state().desk.settings, mine);
}

#[test]
fn a_term_on_the_page_is_marked_once_and_explained_by_key() {
    let mut harness = started(1280.0, 720.0, 100);
    hear(&mut harness);
    let cab = glossary().place("Change advisory board").expect("a term");
    assert!(ui::hints::seen(&harness.ctx).contains(&cab), "the call speaks of the CAB");
    harness.get_by_label_contains("as CAB approved it").focus();
    harness.run_steps(2);
    press(&mut harness, Key::G);
    assert_eq!(overlay(&harness), None, "G on a line shows its term and opens nothing");
    assert!(said(&harness, &glossary().terms()[cab].text), "the entry stands beside the line");
    press(&mut harness, Key::G);
    assert!(!said(&harness, &glossary().terms()[cab].text), "after the last term it is gone");
    harness.get_by_label_contains("Stay on the line, I am adding Goran").focus();
    harness.run_steps(2);
    press(&mut harness, Key::G);
    assert_eq!(overlay(&harness), Some(Overlay::Glossary));
    assert_eq!(harness.state().ui.aside.term, cab, "the first term of the page is open");
    // The list has it as well, and comes before the entry.
    harness.query_all_by_label("Stakeholder").last().expect("a related term").click();
    harness.run_steps(3);
    assert_eq!(glossary().terms()[harness.state().ui.aside.term].term, "Stakeholder", "a related term is followed");
}

/// Whether a text is painted.
fn said(harness: &Harness<Game>, words: &str) -> bool {
    harness.output().shapes.iter().any(|clipped| match &clipped.shape {
        egui::Shape::Text(text) => text.galley.job.text == words,
        _ => false,
    })
}

#[test]
fn a_notice_is_read_by_enter_and_nothing_below_hears_it() {
    for key in [Key::Enter, Key::Escape] {
        let mut harness = started(1280.0, 720.0, 100);
        press(&mut harness, Key::ArrowDown);
        harness.state_mut().desk.notice = Some("It could not be saved: no room. Make some.".into());
        harness.run_steps(2);
        press(&mut harness, key);
        assert_eq!(harness.state().desk.notice, None);
        assert_eq!((scene(&harness).as_str(), overlay(&harness)), ("call-1", None));
    }
}

#[test]
fn a_full_shelf_scrolls_and_is_reached_by_numbers_and_arrows() {
    let mut harness = game(1280.0, 720.0, 100);
    let scenario = harness.state().desk.shelf[0].scenario.clone().expect("the flagship");
    harness.state_mut().desk = Desk::of(vec![scenario; 12]);
    harness.run_steps(2);
    press(&mut harness, Key::Num9);
    assert_eq!(harness.state().ui.shelf, 8);
    press(&mut harness, Key::Num1);
    press(&mut harness, Key::ArrowDown);
    press(&mut harness, Key::Enter);
    assert!(harness.state().desk.session.is_some(), "an arrow takes the first book, Enter begins it");
}

#[test]
fn the_licences_are_those_of_the_manifest() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let read = |name: &str| std::fs::read_to_string(root.join(name)).expect("a file of the package");
    let (manifest, lock) = (read("Cargo.toml"), read("Cargo.lock"));
    // What a program stands on everywhere, and what it stands on where there are threads.
    let part = |part: &&str| {
        let head = part.lines().next().unwrap_or_default();
        head == "dependencies]" || head.starts_with("target") && head.ends_with(".dependencies]")
    };
    let lines = manifest.split("\n[").filter(part).flat_map(|part| part.lines().skip(1));
    let named = lines.filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase()));
    let mut named: Vec<&str> = named.filter_map(|line| line.split_whitespace().next()).collect();
    named.sort_unstable();
    let listed: Vec<&str> = licences().direct.iter().map(|one| one.name.as_str()).collect();
    assert_eq!(listed, named, "run tests/licences.sh");
    for one in licences().direct.iter().chain(&licences().others) {
        let entry = format!("name = \"{}\"\nversion = \"{}\"", one.name, one.version);
        assert!(lock.contains(&entry), "{} {} is not what is built: run tests/licences.sh", one.name, one.version);
        assert!(one.licence.len() > 2, "{} has no licence", one.name);
    }
}
