//! Ways through a play that know the pages by their structure alone: what is open in the session, what the tree of controls
//! offers. A redesign of a page does not touch them.

use super::*;
use egui::accesskit::{Action, NodeId, Role};
use egui::{Key, Pos2, Rect};
use egui_kittest::Node;
use egui_kittest::kittest::NodeT as _;
use std::collections::{BTreeMap, BTreeSet};
use warroom::scenario::model::SceneKind;
use warroom::view;

/// The keys that choose.
pub const DIGITS: [Key; 9] =
    [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6, Key::Num7, Key::Num8, Key::Num9];

/// The kind of the scene in which the game is; `None` once it is over.
pub fn kind(harness: &Harness<Game>) -> Option<SceneKind> {
    let session = harness.state().desk.session.as_ref().expect("a play is under way");
    let scene = &session.scenario().scenes[session.state().scene.index()];
    (!session.over()).then_some(scene.kind)
}

/// The id of the scene.
pub fn scene(harness: &Harness<Game>) -> String {
    let session = harness.state().desk.session.as_ref().expect("a play is under way");
    session.scenario().scenes[session.state().scene.index()].id.clone()
}

/// Decisions taken so far.
pub fn steps(harness: &Harness<Game>) -> usize {
    harness.state().desk.session.as_ref().map_or(0, |play| play.steps().len())
}

/// Takes one decision by keys alone; `prefer` is the option tried first. Answers the keys.
pub fn decide(harness: &mut Harness<Game>, prefer: usize) -> Vec<Key> {
    hear(harness);
    let before = steps(harness);
    let mut pressed = Vec::new();
    let mut hit = |harness: &mut Harness<Game>, key: Key| {
        pressed.push(key);
        press(harness, key);
    };
    match kind(harness) {
        Some(SceneKind::Table) => {
            for key in [Key::F, Key::L, Key::F, Key::C] {
                if steps(harness) == before {
                    hit(harness, key);
                }
            }
        }
        Some(SceneKind::Hub) => {
            for visit in DIGITS {
                hit(harness, visit);
                for choice in DIGITS.into_iter().skip(prefer).chain(DIGITS) {
                    if steps(harness) == before && harness.state().ui.visit.is_some() {
                        hit(harness, choice);
                    }
                }
                if steps(harness) != before {
                    break;
                }
            }
        }
        _ => {
            for choice in DIGITS.into_iter().skip(prefer).chain(DIGITS) {
                if steps(harness) == before {
                    hit(harness, choice);
                }
            }
        }
    }
    assert!(steps(harness) > before, "no key took a decision in {:?}", scene(harness));
    pressed
}

/// A control, as the tree of the page offers it.
#[derive(Clone, Debug, PartialEq)]
pub struct Control {
    /// Its identity.
    pub id: NodeId,
    /// What it is.
    pub role: Role,
    /// Its name.
    pub name: String,
    /// Where it lies.
    pub rect: Rect,
    /// What can be seen of it: the rest has scrolled away.
    pub seen: Rect,
    /// Whether it can be pressed.
    pub enabled: bool,
    /// Whether it can take the focus.
    pub focusable: bool,
}

/// Every control of the page that can be pressed or take the focus.
pub fn controls(harness: &Harness<Game>) -> Vec<Control> {
    let seen: BTreeMap<NodeId, Rect> = harness.ctx.viewport(|viewport| {
        let widgets = viewport.prev_pass.widgets.layers().flat_map(|(_, widgets)| widgets);
        widgets.map(|widget| (widget.id.accesskit_id(), widget.interact_rect)).collect()
    });
    fn gather(node: &Node<'_>, seen: &BTreeMap<NodeId, Rect>, out: &mut Vec<Control>) {
        let inner = node.accesskit_node();
        let data = inner.data();
        let (click, focus) = (data.supports_action(Action::Click), data.supports_action(Action::Focus));
        if click || focus {
            let id = inner.locate().0;
            out.push(Control {
                id,
                role: inner.role(),
                name: inner.label().or_else(|| inner.value()).unwrap_or_default(),
                rect: node.rect(),
                seen: seen.get(&id).copied().unwrap_or(Rect::NOTHING),
                enabled: !inner.is_disabled(),
                focusable: focus,
            });
        }
        node.children().for_each(|child| gather(&child, seen, out));
    }
    let mut out = Vec::new();
    gather(&harness.root(), &seen, &mut out);
    out
}

/// The words by which one knows what leads on: of each option that is open, else of each visit that can be paid.
fn leads(harness: &Harness<Game>) -> Vec<String> {
    let game = harness.state();
    let session = game.desk.session.as_ref().expect("a play is under way");
    let scene = view::scene(session.scenario(), session.state());
    let visit = scene.visits.iter().find(|visit| Some(&visit.key) == game.ui.visit.as_ref());
    let options = visit.map_or(&scene.options, |visit| &visit.options);
    let options = options.iter().filter(|option| option.locked.is_none()).map(|option| option.text.clone());
    let visits = scene.visits.iter().filter(|other| visit.is_none() && other.locked.is_none());
    visits.map(|visit| visit.title.clone()).chain(options).collect()
}

/// Clicks a control with the mouse, turning the wheel until it can be seen.
pub fn click_on(harness: &mut Harness<Game>, control: &Control) {
    let screen = harness.ctx.content_rect();
    for turn in 0..60 {
        let now = controls(harness).into_iter().find(|other| other.id == control.id);
        let now = now.unwrap_or_else(|| panic!("{:?} is gone", control.name));
        if now.seen.height() > now.rect.height() * 0.5 && now.seen.width() > now.rect.width() * 0.5 {
            return click_at(harness, now.seen.center());
        }
        // Over the column of the control, wherever that begins.
        let place = Pos2::new(now.rect.center().x, screen.height() * (0.35 + 0.1 * (turn % 5) as f32));
        harness.hover_at(place);
        harness.run_steps(1);
        let up = now.rect.center().y < place.y;
        harness.event(egui::Event::MouseWheel {
            unit: egui::MouseWheelUnit::Point,
            delta: egui::vec2(0.0, if up { 60.0 } else { -60.0 }),
            phase: egui::TouchPhase::Move,
            modifiers: egui::Modifiers::NONE,
        });
        harness.run_steps(4);
    }
    panic!("no turning of the wheel shows {:?}", control.name);
}

/// Presses the mouse at a place.
fn click_at(harness: &mut Harness<Game>, at: Pos2) {
    harness.hover_at(at);
    harness.run_steps(1);
    for pressed in [true, false] {
        let (button, modifiers) = (egui::PointerButton::Primary, egui::Modifiers::NONE);
        harness.event(egui::Event::PointerButton { pos: at, button, pressed, modifiers });
    }
    harness.run_steps(3);
}

/// Takes one decision, pressing controls with `press` until one leads on: first what has the words of an option or a visit,
/// then anything else but what leads away. Answers what was pressed.
pub fn decide_by(harness: &mut Harness<Game>, mut press: impl FnMut(&mut Harness<Game>, &Control)) -> Vec<String> {
    hear_by(harness, &mut press);
    let before = steps(harness);
    let mut tried = BTreeSet::new();
    let mut often: BTreeMap<String, usize> = BTreeMap::new();
    let mut pressed = Vec::new();
    while steps(harness) == before {
        let leads = leads(harness);
        let rank = |control: &Control| leads.iter().position(|words| control.name.contains(words.as_str()));
        let away = |name: &str| {
            let drawer = warroom::ui::Drawer::ALL.iter().any(|drawer| name.starts_with(drawer.name()));
            drawer || AWAY.iter().any(|word| name.starts_with(word))
        };
        let ui = &harness.state().ui;
        let place = (ui.visit.clone(), ui.listening, ui.window.map(|window| window.0), ui.measures);
        let mut open: Vec<Control> = controls(harness)
            .into_iter()
            .filter(|control| control.enabled && [Role::Button, Role::RadioButton].contains(&control.role))
            .filter(|control| !away(&control.name))
            .filter(|control| !tried.contains(&(place.clone(), control.name.clone())))
            .collect();
        let tries = |control: &Control| often.get(&control.name).copied().unwrap_or(0);
        open.sort_by_key(|control| (rank(control).unwrap_or(usize::MAX), tries(control)));
        let next = open.into_iter().next();
        let next = next.unwrap_or_else(|| panic!("nothing leads on in {:?} after {pressed:?}", scene(harness)));
        press(harness, &next);
        tried.insert((place, next.name.clone()));
        *often.entry(next.name.clone()).or_default() += 1;
        pressed.push(next.name);
        assert!(harness.state().desk.session.is_some(), "{pressed:?} led away from the play");
    }
    pressed
}

/// Hears the next line, and then all that is left, by what the page offers for it.
fn hear_by(harness: &mut Harness<Game>, press: &mut impl FnMut(&mut Harness<Game>, &Control)) {
    const OFFERS: [&str; 6] =
        ["Answer", "Hear all of it", "Hear the next", "Hear them all at once", "That was everybody", "Go on"];
    if hearing(harness)
        && let Some(next) = controls(harness).into_iter().find(|control| control.name.starts_with("Go on"))
    {
        press(harness, &next);
    }
    for _ in 0..40 {
        if !hearing(harness) {
            return;
        }
        let open = controls(harness);
        let offered = OFFERS.iter().find_map(|name| open.iter().find(|control| control.name.starts_with(name)));
        let offered = offered.unwrap_or_else(|| panic!("nothing lets one hear on among {open:#?}"));
        press(harness, offered);
    }
    panic!("there is no end of lines");
}

/// The control whose name begins so.
pub fn find(harness: &Harness<Game>, name: &str) -> Control {
    let found = controls(harness);
    let control = found.iter().find(|control| control.name.starts_with(name));
    control.unwrap_or_else(|| panic!("there is no {name:?} among {found:#?}")).clone()
}

/// What leads away from the decision in hand, by the first words of its name.
const AWAY: [&str; 11] = [
    "Title",
    "Pause",
    "Take back",
    "Take the last decision back",
    "Turn back",
    "Back to the corridor",
    "Close",
    "Quit",
    "Understood",
    "Whiteboard",
    "What a closed face means",
];
