//! Nothing lies outside its box, at any size of the window and of the text.

use super::play::{decide, kind};
use super::*;
use egui::epaint::{ClippedShape, Shape};
use egui::{Key, Rect};
use std::collections::BTreeMap;
use warroom::scenario::model::SceneKind;
use warroom::ui::Overlay;

const SCALES: [u32; 4] = [80, 100, 150, 200];

/// Everything written that lies outside the place where it may be seen.
fn outside(harness: &Harness<Game>) -> Vec<String> {
    let screen = harness.ctx.content_rect();
    let scrolls = ui::widgets::scrolled(&harness.ctx);
    let mut out = Vec::new();
    for ClippedShape { clip_rect, shape } in &harness.output().shapes {
        walk(shape, &mut |text| {
            let rect = text.galley.rect.translate(text.pos.to_vec2());
            let clip = clip_rect.intersect(screen);
            // What scrolls may lie above or below its place, never beside it unless it pans.
            let within = |pan: bool| {
                scrolls.iter().any(|(scroll, pans)| (*pans || !pan) && scroll.expand(4.0).contains_rect(clip))
            };
            let (may_scroll, may_pan) = (within(false), within(true));
            let beside = rect.min.x < clip.min.x - 1.0 || rect.max.x > clip.max.x + 1.0;
            let above = rect.min.y < clip.min.y - 3.0 || rect.max.y > clip.max.y + 3.0;
            if (beside && !may_pan) || (above && !may_scroll) {
                out.push(format!("{:?} at {rect:?} in {clip:?}", text.galley.job.text));
            }
        });
    }
    out
}

fn walk(shape: &Shape, add: &mut impl FnMut(&egui::epaint::TextShape)) {
    match shape {
        Shape::Text(text) => add(text),
        Shape::Vec(shapes) => shapes.iter().for_each(|shape| walk(shape, add)),
        _ => {}
    }
}

pub fn check(harness: &mut Harness<Game>, what: &str) {
    harness.run_steps(1);
    let out = outside(harness);
    assert!(out.is_empty(), "{what}: {} texts lie outside: {:#?}", out.len(), &out[..out.len().min(6)]);
    let cards = buttons(harness);
    for (at, (name, rect)) in cards.iter().enumerate() {
        for (other, beside) in &cards[at + 1..] {
            let shared = rect.intersect(*beside);
            assert!(!(shared.width() > 1.0 && shared.height() > 1.0), "{what}: {name:?} and {other:?} overlap");
        }
    }
}

/// The buttons with what can be seen of them.
fn buttons(harness: &Harness<Game>) -> Vec<(String, Rect)> {
    use egui_kittest::kittest::NodeT as _;
    let screen = harness.ctx.content_rect();
    let scrolls: Vec<Rect> = ui::widgets::scrolled(&harness.ctx).into_iter().map(|(scroll, _)| scroll).collect();
    // What lies below an open page is disabled, and covered.
    let nodes = harness.query_all_by_role(egui::accesskit::Role::Button);
    let nodes = nodes.filter(|node| !node.accesskit_node().is_disabled());
    let seen = nodes.map(|node| (node.accesskit_node().label().unwrap_or_default(), node.rect()));
    let foot = |name: &str| warroom::ui::Drawer::ALL.iter().any(|drawer| drawer.name() == name) || name == "Pause";
    let seen = seen.filter_map(|(name, rect)| {
        let inside =
            scrolls.iter().filter(|scroll| scroll.x_range().contains(rect.center().x) && scroll.intersects(rect));
        match inside.min_by(|a, b| a.area().total_cmp(&b.area())) {
            _ if foot(&name) => Some((name, rect)),
            Some(scroll) => Some((name, rect.intersect(*scroll))),
            // Scrolled out of sight.
            None => None,
        }
    });
    seen.filter(|(_, rect)| rect.is_positive() && screen.contains_rect(*rect)).collect()
}

/// Walks through a whole play and looks at every page, with drawers, visits and the table.
pub fn look_everywhere(scenario: &Arc<Scenario>, (width, height): (f32, f32), scale: u32) {
    let at = |what: &str| format!("{what} at {width}x{height}, {scale} %");
    let mut harness = game_of(scenario.clone(), width, height, scale);
    harness.run_steps(3);
    check(&mut harness, &at("title"));
    press(&mut harness, Key::N);
    let mut seen_table = false;
    for step in 0..60 {
        let Some(kind) = kind(&harness) else { break };
        let here = at(&play::scene(&harness));
        check(&mut harness, &here);
        hear_all(&mut harness);
        check(&mut harness, &here);
        if kind == SceneKind::Hub {
            press(&mut harness, Key::Num1);
            check(&mut harness, &at("visit"));
            press(&mut harness, Key::Escape);
        }
        if kind == SceneKind::Table && !seen_table {
            seen_table = true;
            press(&mut harness, Key::L);
            check(&mut harness, &at("composing"));
        }
        if step == 13 {
            for key in [Key::R, Key::E, Key::P, Key::M, Key::A, Key::K, Key::T, Key::V, Key::D, Key::F1] {
                press(&mut harness, key);
                check(&mut harness, &at(&format!("drawer {key:?}")));
            }
            press(&mut harness, Key::Escape);
        }
        decide(&mut harness, 1);
    }
    hear_all(&mut harness);
    for leaf in [Key::Num2, Key::Num3, Key::Num1] {
        press(&mut harness, leaf);
        check(&mut harness, &at(&format!("ending {leaf:?}")));
    }
}

/// Looks at every page around a play, with the longest terms of the glossary.
fn look_around((width, height): (f32, f32), scale: u32) {
    let terms = warroom::text::glossary::glossary().terms();
    let mut longest: Vec<usize> = (0..terms.len()).collect();
    longest.sort_by_key(|at| std::cmp::Reverse(terms[*at].text.len() + terms[*at].forms.concat().len()));
    let at = |what: &str| format!("{what} at {width}x{height}, {scale} %");
    let mut harness = started(width, height, scale);
    for page in [Overlay::Pause].into_iter().chain(Overlay::PAGES) {
        harness.state_mut().ui.overlay = Some(page);
        harness.run_steps(2);
        check(&mut harness, &at(page.name()));
    }
    harness.state_mut().ui.overlay = Some(Overlay::Credits);
    for part in 0..5 {
        harness.state_mut().ui.aside.credit = part;
        check(&mut harness, &at(&format!("credits, part {part}")));
    }
    harness.state_mut().ui.overlay = Some(Overlay::Glossary);
    for term in &longest[..4] {
        harness.state_mut().ui.aside.term = *term;
        check(&mut harness, &at(&format!("term {term}")));
    }
}

/// One test for each size and scale, so that they share the processors.
macro_rules! sizes {
    ($($name:ident: $width:literal x $height:literal;)*) => {$(
        mod $name {
            use super::*;
            const SIZE: (f32, f32) = ($width, $height);

            #[test]
            fn nothing_lies_outside_its_box() {
                for scale in SCALES {
                    look_everywhere(&flagship(), SIZE, scale);
                }
            }

            #[test]
            fn nothing_lies_outside_its_box_around_a_play() {
                for scale in SCALES {
                    look_around(SIZE, scale);
                }
            }

            #[test]
            fn nothing_lies_outside_its_box_in_a_review() {
                for scale in SCALES {
                    review::look_back(SIZE, scale);
                }
            }

            #[test]
            fn nothing_lies_outside_its_box_in_the_workshop_and_before_a_class() {
                for scale in [SCALES[1], SCALES[3]] {
                    workshop::look_through(SIZE, scale);
                    class::look_through(SIZE, scale);
                }
            }

            #[test]
            fn the_longest_texts_stay_in_their_boxes() {
                let worst = worst_case();
                for scale in [SCALES[1], SCALES[3]] {
                    look_everywhere(&worst, SIZE, scale);
                    let mut harness = started(SIZE.0, SIZE.1, scale);
                    let longest = worst.texts.iter().map(|text| &text.words).max_by_key(|words| words.len());
                    harness.state_mut().desk.notice = longest.cloned();
                    check(&mut harness, &format!("notice at {SIZE:?}, {scale} %"));
                }
            }
        }
    )*};
}

sizes! {
    small: 1024.0 x 640.0;
    usual: 1280.0 x 720.0;
    laptop: 1366.0 x 768.0;
    full: 1920.0 x 1080.0;
    large: 2560.0 x 1440.0;
}

/// The flagship with every text as long as the longest of its kind: each line as the longest line, each option as the longest
/// option, and so on. Kinds are told by the ids of the texts: `choice.ask.say` and `choice.tell.say` are of one.
fn worst_case() -> Arc<Scenario> {
    fn kind(id: &str) -> (String, String) {
        let first = id.split('.').next().unwrap_or_default();
        let last = id.rsplit('.').next().unwrap_or_default();
        (first.to_owned(), last.trim_end_matches(|end: char| end.is_ascii_digit()).to_owned())
    }
    let mut scenario = library::open("late-objection").expect("the flagship loads");
    let own = Arc::get_mut(&mut scenario).expect("nobody else has it yet");
    let mut longest: BTreeMap<(String, String), String> = BTreeMap::new();
    for text in &own.texts {
        let most = longest.entry(kind(&text.id)).or_default();
        if text.words.chars().count() > most.chars().count() {
            most.clone_from(&text.words);
        }
    }
    for text in &mut own.texts {
        if !text.words.is_empty() {
            text.words.clone_from(&longest[&kind(&text.id)]);
        }
    }
    assert!(longest.len() > 20 && longest.len() < own.texts.len() / 4, "{} kinds of text", longest.len());
    scenario
}
