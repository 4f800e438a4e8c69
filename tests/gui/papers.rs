//! The desk and the board: each paper by its key with all that stands on it, and nothing on the board that is not known.

use super::play::decide;
use super::*;
use egui::Key;

/// Everything that a listener hears.
fn heard(harness: &Harness<Game>) -> Vec<String> {
    use egui_kittest::kittest::NodeT as _;
    let nodes = harness.root().children_recursive();
    let said = |node: &egui_kittest::Node<'_>| node.accesskit_node().label().or_else(|| node.accesskit_node().value());
    nodes.filter_map(|node| said(&node)).collect()
}

#[test]
fn each_paper_opens_by_its_key_with_text_stamp_and_signatures() {
    let mut harness = started(1280.0, 720.0, 100);
    press(&mut harness, Key::D);
    let session = harness.state().desk.session.as_ref().expect("a play");
    let papers = warroom::view::papers(session.scenario(), session.state());
    let keys = [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5];
    assert_eq!(papers.len(), keys.len());
    assert!(heard(&harness).iter().any(|words| words.ends_with("new")), "what was not read yet is marked");
    for (paper, key) in papers.iter().zip(keys) {
        press(&mut harness, key);
        let heard = heard(&harness);
        let mut wanted = vec![paper.title.clone()];
        wanted.extend(paper.parts.iter().map(|part| part.plain()));
        wanted.extend(paper.signed.iter().map(|line| line.plain()));
        wanted.extend(Some(paper.foot.clone()).filter(|foot| !foot.is_empty()));
        wanted.extend(Some(format!("Stamped: {}", paper.stamp)).filter(|_| !paper.stamp.is_empty()));
        for words in wanted {
            assert!(heard.contains(&words), "{}: nobody hears {words:?} in {heard:#?}", paper.key);
        }
    }
    assert!(!heard(&harness).iter().any(|words| words.ends_with("new")), "all have been read");
}

#[test]
fn arrows_lead_from_paper_to_paper_and_a_click_chooses() {
    let mut harness = started(1280.0, 720.0, 100);
    press(&mut harness, Key::D);
    press(&mut harness, Key::ArrowRight);
    press(&mut harness, Key::ArrowDown);
    assert_eq!(harness.state().ui.paper, 2);
    press(&mut harness, Key::ArrowLeft);
    assert_eq!((harness.state().ui.paper, harness.state().ui.paper_beside), (1, Some(2)));
    click(&mut harness, "5. Remediation plan");
    assert_eq!(harness.state().ui.paper, 4);
    press(&mut harness, Key::Escape);
    assert_eq!(harness.state().ui.drawer, None);
}

#[test]
fn two_papers_lie_side_by_side_in_a_wide_window() {
    let mut harness = started(2560.0, 1440.0, 80);
    for key in [Key::D, Key::Num2, Key::Num5] {
        press(&mut harness, key);
    }
    let heard = heard(&harness);
    for words in ["Stamped: SCHEDULED 27 NOV", "Stamped: TRIED 11 MARCH"] {
        assert!(heard.iter().any(|heard| heard == words), "{words}");
    }
}

#[test]
fn the_board_says_what_to_do_and_then_holds_what_is_known_and_nothing_else() {
    let mut harness = started(1280.0, 720.0, 100);
    press(&mut harness, Key::E);
    assert!(heard(&harness).iter().any(|words| words.contains("ask somebody")), "the empty board says what to do");
    press(&mut harness, Key::Escape);
    for _ in 0..9 {
        decide(&mut harness, 1);
    }
    press(&mut harness, Key::E);
    let session = harness.state().desk.session.as_ref().expect("a play");
    let (scenario, state) = (session.scenario().clone(), *session.state());
    let heard = heard(&harness).join("\n");
    let mut pinned = 0;
    for (at, item) in scenario.known.iter().enumerate() {
        let known = state.known >> at & 1 == 1;
        assert_eq!(heard.contains(scenario.text(item.text)), known, "{}", scenario.text(item.text));
        pinned += usize::from(known);
    }
    for risk in scenario.risks.iter() {
        let Some(fact) = risk.hidden_until else { continue };
        let note = format!("Risk in sight: {}", scenario.text(risk.title));
        assert_eq!(heard.contains(&note), state.known & fact.bit() != 0, "{note}");
    }
    assert!(pinned > 0, "something has come to light");
}
