//! What a screen reader is told, and what it can ask for: every control has a name and a role, and a play goes by requests alone.

use super::play::{decide, kind};
use super::walk::{Control, controls, decide_by, find, scene, steps};
use super::*;
use egui::Key;
use egui::accesskit::{Action, ActionRequest, Role, TreeId};
use std::collections::BTreeMap;
use warroom::scenario::model::SceneKind;

/// Every control has a name and a role; two that do different things are not called the same.
pub fn named(harness: &mut Harness<Game>, page: &str) {
    harness.run_steps(1);
    let found = controls(harness);
    assert!(!found.is_empty(), "{page} offers nothing");
    let mut names: BTreeMap<(String, String), usize> = BTreeMap::new();
    for control in &found {
        // Whoever listens has no use for what scrolls: the focus moves what is seen.
        if [Role::ScrollView, Role::ScrollBar].contains(&control.role) {
            continue;
        }
        assert!(!control.name.trim().is_empty(), "{page}: a control at {:?} has no name: {control:?}", control.rect);
        assert!(control.name.chars().any(char::is_alphabetic), "{page}: {:?} is no name", control.name);
        let vague = [Role::Unknown, Role::GenericContainer, Role::Group, Role::Window];
        assert!(!vague.contains(&control.role), "{page}: {:?} does not say what it is", control.name);
        *names.entry((format!("{:?}", control.role), control.name.clone())).or_default() += 1;
    }
    let twins: Vec<_> = names.into_iter().filter(|(_, count)| *count > 1).collect();
    assert!(twins.is_empty(), "{page}: several controls are called the same: {twins:?}");
}

#[test]
fn every_control_of_every_page_has_a_name_and_a_role() {
    let mut harness = game(1280.0, 720.0, 100);
    harness.run_steps(3);
    named(&mut harness, "title");
    press(&mut harness, Key::N);
    harness.state_mut().desk.notice = Some("Something to be told.".to_owned());
    named(&mut harness, "notice");
    harness.state_mut().desk.notice = None;
    let mut late = false;
    for step in 0..60 {
        let Some(kind) = kind(&harness) else { break };
        let page = scene(&harness);
        named(&mut harness, &page);
        hear_all(&mut harness);
        named(&mut harness, &page);
        if kind == SceneKind::Hub {
            press(&mut harness, Key::Num1);
            named(&mut harness, "visit");
            press(&mut harness, Key::Escape);
        }
        if kind == SceneKind::Table {
            press(&mut harness, Key::L);
            named(&mut harness, "composing");
        }
        if step == 0 || (kind == SceneKind::Table && !late) {
            late |= step > 0;
            for drawer in warroom::ui::Drawer::ALL {
                press(&mut harness, drawer.key());
                assert_eq!(harness.state().ui.drawer, Some(drawer));
                named(&mut harness, drawer.name());
            }
            press(&mut harness, Key::Escape);
        }
        decide(&mut harness, 1);
    }
    hear_all(&mut harness);
    named(&mut harness, "ending");
}

/// Asks for something as a screen reader does.
fn ask(harness: &mut Harness<Game>, control: &Control, action: Action) {
    let request = ActionRequest { action, target_node: control.id, target_tree: TreeId::ROOT, data: None };
    harness.event(egui::Event::AccessKitActionRequest(request));
    harness.run_steps(3);
}

#[test]
fn a_whole_play_by_requests_of_a_screen_reader() {
    let mut harness = game(1280.0, 720.0, 100);
    harness.run_steps(3);
    let start = find(&harness, "Start");
    ask(&mut harness, &start, Action::Click);
    hear_all(&mut harness);
    for drawer in warroom::ui::Drawer::ALL {
        let tab = find(&harness, drawer.name());
        ask(&mut harness, &tab, Action::Focus);
        ask(&mut harness, &tab, Action::Click);
        assert_eq!(harness.state().ui.drawer, Some(drawer), "a request opens {}", drawer.name());
        let tab = find(&harness, drawer.name());
        ask(&mut harness, &tab, Action::Click);
        assert_eq!(harness.state().ui.drawer, None, "and closes it");
    }
    let (mut visited, mut ticked) = (false, false);
    for _ in 0..80 {
        let Some(kind) = kind(&harness) else { break };
        if kind == SceneKind::Table && !ticked {
            hear_all(&mut harness);
            press_listen(&mut harness);
            let boxes = controls(&harness).into_iter().filter(|control| control.role == Role::CheckBox);
            let open = boxes.filter(|control| control.enabled).collect::<Vec<_>>();
            let measure = open.first().expect("a measure can be had");
            ask(&mut harness, measure, Action::Click);
            assert_ne!(harness.state().ui.measures, 0, "a request ticks {:?}", measure.name);
            ask(&mut harness, measure, Action::Click);
            ticked = true;
        }
        let before = steps(&harness);
        decide_by(&mut harness, |harness, control| {
            if control.focusable {
                ask(harness, control, Action::Focus);
                let focused = harness.ctx.memory(|memory| memory.focused());
                assert!(focused.is_some_and(|id| id.accesskit_id() == control.id), "{:?} takes focus", control.name);
            }
            ask(harness, control, Action::Click);
            visited |= harness.state().ui.visit.is_some();
        });
        assert_eq!(steps(&harness), before + 1, "one request, one decision");
    }
    assert_eq!(kind(&harness), None, "the play comes to an end");
    assert!(visited && ticked);
}

/// From listening to composing, by a request.
fn press_listen(harness: &mut Harness<Game>) {
    if harness.state().ui.listening {
        let compose = find(harness, "Compose");
        ask(harness, &compose, Action::Click);
    }
    assert!(!harness.state().ui.listening, "a request leads to composing");
}
