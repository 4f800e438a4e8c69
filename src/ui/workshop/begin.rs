//! Begin a rehearsal anywhere: the scene, the world, the time, trust and tension, what is known, what is set and agreed.

use super::controls::{Stepper, stepper_ui, toggle_ui};
use super::model::{Ask, StoryView, Tab, WorkshopState};
use super::page::turn_to;
use crate::scenario::Scenario;
use crate::scenario::model::{KnownId, PersonId, WorldId};
use crate::session::Setup;
use crate::session::setup::can_be_known;
use crate::sim::State;
use crate::text::time;
use crate::ui::Intent;
use crate::ui::keys::Keys;
use crate::ui::theme::{Cut, theme};
use crate::ui::widgets::{Dress, button, label, scroll, text};
use crate::view::words;
use egui::{Ui, vec2};

/// The least width of a column.
const COLUMN: f32 = 340.0;

/// The page.
pub fn begin_ui(ui: &mut Ui, story: &StoryView, state: &mut WorkshopState, keys: &Keys, intents: &mut Vec<Intent>) {
    let scenario = &story.scenario;
    let mut setup = state.setup.clone().unwrap_or_else(|| Setup::of(scenario, story.session.state()));
    let (made, scene, _) = setup.resolve(scenario);
    let mut go = keys.enter;
    scroll(ui, "begin", keys.page, |ui| {
        let words = "A rehearsal begins at any scene, in any state. It is not kept, and does not count as a play. \
                     In a row that has the focus, left and right change its value.";
        text(ui, words, Cut::Small, *theme().dim);
        ui.horizontal_wrapped(|ui| {
            go |= button(ui, "Begin here", "Enter", Dress::First, true).clicked();
            if button(ui, "All as it stands now", "", Dress::Plain, true).clicked() {
                setup = Setup::of(scenario, story.session.state());
            }
            if button(ui, "All as the story starts", "", Dress::Plain, true).clicked() {
                setup = Setup {
                    seed: setup.seed,
                    ..Setup::of(scenario, &State::new(scenario, setup.seed, scenario.default_world))
                };
            }
        });
        ui.add_space(6.0);
        let width = ui.available_width() - 4.0;
        let columns = ((width / COLUMN) as usize).clamp(1, 3);
        let gap = 22.0;
        let wide = (width - gap * (columns as f32 - 1.0)) / columns as f32;
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = gap;
            for column in 0..columns {
                ui.vertical(|ui| {
                    ui.set_width(wide);
                    ui.set_max_width(wide);
                    ui.spacing_mut().item_spacing = vec2(6.0, 5.0);
                    let parts: [&[Part]; 3] = match columns {
                        1 => [&[Part::Place, Part::People, Part::Known, Part::Set], &[], &[]],
                        2 => [&[Part::Place, Part::People], &[Part::Known, Part::Set], &[]],
                        _ => [&[Part::Place, Part::People], &[Part::Known], &[Part::Set]],
                    };
                    for part in parts[column] {
                        part_ui(ui, *part, scenario, &made, scene.index(), &mut setup);
                        ui.add_space(8.0);
                    }
                });
            }
        });
    });
    state.setup = Some(setup.clone());
    if go && ui.is_enabled() {
        state.setup = None;
        intents.push(Intent::Workshop(Ask::Begin(Box::new(setup))));
        state.scene = None;
        turn_to(state, Tab::Map);
        ui.ctx().request_repaint();
    }
}

/// A part of what is made up.
#[derive(Clone, Copy)]
enum Part {
    Place,
    People,
    Known,
    Set,
}

fn part_ui(ui: &mut Ui, part: Part, scenario: &Scenario, made: &State, scene: usize, setup: &mut Setup) {
    match part {
        Part::Place => place_ui(ui, scenario, made, scene, setup),
        Part::People => people_ui(ui, scenario, made, setup),
        Part::Known => known_ui(ui, scenario, made, setup),
        Part::Set => set_ui(ui, scenario, made, setup),
    }
}

/// A list that is stepped through; answers the new place.
fn list(ui: &mut Ui, name: &str, value: &str, at: usize, count: usize) -> Option<usize> {
    let stepper = Stepper { name, value, ends: [at > 0, at + 1 < count], part: None };
    let steps = stepper_ui(ui, ("begin", name), &stepper);
    let to = at.saturating_add_signed(steps as isize).min(count.saturating_sub(1));
    (to != at).then_some(to)
}

/// A number that is stepped through; answers the new one.
fn number(ui: &mut Ui, name: &str, value: u32, step: u32, most: u32, words: &str) -> Option<u32> {
    let part = Some(value as f32 / most.max(1) as f32);
    let stepper = Stepper { name, value: words, ends: [value > 0, value < most], part };
    let steps = stepper_ui(ui, ("begin", name), &stepper);
    let to = (i64::from(value) + i64::from(steps) * i64::from(step)).clamp(0, i64::from(most));
    u32::try_from(to).ok().filter(|to| *to != value)
}

fn place_ui(ui: &mut Ui, scenario: &Scenario, made: &State, scene: usize, setup: &mut Setup) {
    label(ui, "WHERE AND WHEN");
    let title = |at: usize| match scenario.text(scenario.scenes[at].title) {
        "" => scenario.scenes[at].id.clone(),
        title => format!("{title} ({})", scenario.scenes[at].id),
    };
    if let Some(to) = list(ui, "Scene", &title(scene), scene, scenario.scenes.len()) {
        setup.scene = Some(scenario.scenes[to].id.clone());
    }
    let at = made.world.index();
    if let Some(to) = list(ui, "True world", scenario_world(scenario, made.world), at, scenario.worlds.len()) {
        setup.world = Some(scenario.worlds[to].id.clone());
    }
    let clock = format!(
        "{} {}",
        time::moment(made.now, scenario.now),
        if made.now < scenario.now { "(before the start)" } else { "" }
    );
    let stepper = Stepper { name: "Time", value: clock.trim_end(), ends: [made.now >= 15, true], part: None };
    let steps = stepper_ui(ui, ("begin", "time"), &stepper);
    if steps != 0 {
        setup.now = Some(made.now.saturating_add_signed(steps * 15));
    }
    if let Some(at) = scenario.scenes[scene].at.filter(|at| *at > made.now) {
        let words = format!("This scene begins at {}, so time passes until then.", time::moment(at, made.now));
        text(ui, &words, Cut::Small, *theme().dim);
    }
    if scenario.windows.len() > 1 {
        let at = made.window.index().min(scenario.windows.len() - 1);
        if let Some(to) =
            list(ui, "Window on the schedule", scenario.text(scenario.windows[at].title), at, scenario.windows.len())
        {
            setup.window = Some(scenario.windows[to].id.clone());
        }
    }
    let stepper = Stepper { name: "Seed", value: &setup.seed.to_string(), ends: [setup.seed > 0, true], part: None };
    let steps = stepper_ui(ui, ("begin", "seed"), &stepper);
    setup.seed = setup.seed.saturating_add_signed(steps.into());
    if toggle_ui(ui, "begun", "The change went in already", setup.begun, None) {
        setup.begun = !setup.begun;
    }
}

fn scenario_world(scenario: &Scenario, world: WorldId) -> &str {
    match scenario.text(scenario.worlds[world.index()].title) {
        "" => &scenario.worlds[world.index()].id,
        title => title,
    }
}

fn people_ui(ui: &mut Ui, scenario: &Scenario, made: &State, setup: &mut Setup) {
    label(ui, "TRUST");
    for (at, who) in scenario.cast.iter().enumerate() {
        let trust = made.trust[at];
        let value = format!("{trust}, {}", words::TRUST[words::trust_band(trust)]);
        let name = scenario.text(who.name);
        if let Some(to) = number(ui, &format!("Trust of {name}"), trust.into(), 5, 100, &value) {
            put(&mut setup.trust, &who.id, u8::try_from(to).unwrap_or(100));
        }
    }
    if scenario.relations.is_empty() {
        return;
    }
    ui.add_space(4.0);
    label(ui, "TENSION");
    for (at, relation) in scenario.relations.iter().enumerate() {
        let tension = made.tension[at];
        let value = format!("{tension}, {}", words::tension(tension));
        let people: Vec<PersonId> = crate::sim::options::people(relation.between).collect();
        let name = match scenario.text(relation.title) {
            "" => words::names(scenario, &people),
            title => title.to_owned(),
        };
        if let Some(to) = number(ui, &format!("Tension: {name}"), tension.into(), 1, 9, &value) {
            put(&mut setup.tension, &relation.id, u8::try_from(to).unwrap_or(9));
        }
    }
}

fn put(list: &mut Vec<(String, u8)>, id: &str, value: u8) {
    match list.iter_mut().find(|(other, _)| other == id) {
        Some((_, old)) => *old = value,
        None => list.push((id.to_owned(), value)),
    }
}

fn turn(list: &mut Vec<String>, id: &str) {
    match list.iter().position(|other| other == id) {
        Some(at) => drop(list.remove(at)),
        None => list.push(id.to_owned()),
    }
}

fn known_ui(ui: &mut Ui, scenario: &Scenario, made: &State, setup: &mut Setup) {
    label(ui, "WHAT IS KNOWN");
    if scenario.known.is_empty() {
        text(ui, "The story has no facts and no needs.", Cut::Small, *theme().dim);
    }
    for (at, item) in scenario.known.iter().enumerate() {
        let what = KnownId::at(at);
        let words = match item.need_of {
            Some(who) => format!("{} needs: {}", words::first_name(scenario, who), scenario.text(item.text)),
            None => scenario.text(item.title).to_owned(),
        };
        let true_here = can_be_known(scenario, made.world, what);
        let why_not = (!true_here).then_some("Not true in this world");
        if toggle_ui(ui, ("known", at), &words, made.known & what.bit() != 0, why_not) {
            turn(&mut setup.known, &item.id);
        }
    }
}

fn set_ui(ui: &mut Ui, scenario: &Scenario, made: &State, setup: &mut Setup) {
    if !scenario.flags.is_empty() {
        label(ui, "FLAGS");
        for (at, flag) in scenario.flags.iter().enumerate() {
            let title = scenario.text(flag.title);
            let words = if title.is_empty() { flag.id.clone() } else { format!("{title} ({})", flag.id) };
            if toggle_ui(ui, ("flag", at), &words, made.flags >> at & 1 == 1, None) {
                turn(&mut setup.flags, &flag.id);
            }
        }
        ui.add_space(4.0);
    }
    if !scenario.measures.is_empty() {
        label(ui, "MEASURES AGREED");
        for (at, measure) in scenario.measures.iter().enumerate() {
            let words = scenario.text(measure.title);
            if toggle_ui(ui, ("measure", at), words, made.agreed >> at & 1 == 1, None) {
                turn(&mut setup.agreed, &measure.id);
            }
        }
        ui.add_space(4.0);
    }
    if !scenario.risks.is_empty() {
        label(ui, "RISKS IN THE REGISTER");
        for (at, risk) in scenario.risks.iter().enumerate() {
            if toggle_ui(ui, ("risk", at), scenario.text(risk.title), made.recorded >> at & 1 == 1, None) {
                turn(&mut setup.recorded, &risk.id);
            }
        }
    }
}
