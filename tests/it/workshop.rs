//! What stands behind the workshop: conditions explained, values with reasons, rehearsals that begin anywhere, and the map.

use super::common::{FLAGSHIP, flagship, scenario, script, small};
use std::collections::HashSet;
use std::sync::Arc;
use warroom::analysis::bots::{Bot as _, random::Random};
use warroom::diagnostics::Source;
use warroom::platform::saves;
use warroom::scenario::model::{Cond, Effect, SceneId};
use warroom::scenario::{Scenario, load};
use warroom::session::{Mode, Record, RecordError, Rehearsal, Session, Setup};
use warroom::sim::{Command, State, cond};
use warroom::view::workshop::{self, Joint, Why, conditions, inspect, map, why};

/// Every condition of a scenario, wherever it is asked.
fn all_conditions(scenario: &Scenario) -> Vec<&Cond> {
    fn of_effects<'a>(effects: &'a [Effect], out: &mut Vec<&'a Cond>) {
        for effect in effects {
            match effect {
                Effect::IfElse(when, effects, others) => {
                    out.push(when);
                    of_effects(effects, out);
                    of_effects(others, out);
                }
                Effect::Chance(_, outcomes) => outcomes.iter().for_each(|(_, effects)| of_effects(effects, out)),
                _ => {}
            }
        }
    }
    let mut out = Vec::new();
    for choice in &scenario.choices {
        out.extend([&choice.when, &choice.allowed]);
        of_effects(&choice.effects, &mut out);
    }
    for scene in &scenario.scenes {
        out.extend(scene.absent.iter().chain(&scene.calls_in).map(|(_, when)| when));
        out.extend(scene.routes.iter().map(|(when, _)| when));
        out.extend(scene.until.iter().map(|(_, when)| when));
        of_effects(&scene.effects, &mut out);
    }
    out.extend(scenario.visits.iter().map(|visit| &visit.when));
    out.extend(scenario.lines.iter().map(|line| &line.when));
    out.extend(scenario.measures.iter().map(|measure| &measure.needs));
    out.extend(scenario.risks.iter().flat_map(|risk| risk.changed.iter().map(|(when, _)| when).chain([&risk.open])));
    out.extend(scenario.events.iter().map(|event| &event.when));
    out.extend(scenario.endings.iter().map(|ending| &ending.when));
    out.extend(scenario.authority.iter().flat_map(|authority| authority.rules.iter().map(|rule| &rule.when)));
    out.extend(scenario.cast.iter().flat_map(|who| who.blocks.iter().map(|(when, _)| when)));
    out
}

/// The states of a random play, each also with bits and numbers turned over that no play would have.
fn states(scenario: &Arc<Scenario>, seed: u64) -> Vec<State> {
    let mut session = Session::start(scenario.clone(), seed, None, Mode::Practice);
    let mut bot = Random::new(seed);
    let mut out = vec![*session.state()];
    while !session.over() {
        let command = bot.decide(scenario, session.state()).expect("something is open");
        session.act(command).expect("it is open");
        let mut odd = *session.state();
        out.push(odd);
        let noise = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(out.len() as u32);
        odd.known ^= u128::from(noise) & ((1 << scenario.known.len()) - 1);
        odd.flags ^= u128::from(noise >> 3) & ((1 << scenario.flags.len()) - 1);
        odd.agreed ^= noise >> 5 & scenario.all_measures();
        odd.trust.iter_mut().zip(noise.to_le_bytes()).for_each(|(trust, byte)| *trust = byte % 101);
        odd.tension.iter_mut().zip(noise.to_le_bytes()).for_each(|(tension, byte)| *tension = byte % 10);
        out.push(odd);
    }
    out
}

/// That an explanation is one: whole, in words, and what it blames is to blame.
fn sound(scenario: &Scenario, state: &State, cond: &Cond) -> Why {
    let why = why(scenario, state, cond);
    assert_eq!(why.holds, cond::holds(scenario, state, cond), "{cond:?}: {why:#?}");
    assert!(!why.code.is_empty() && !why.words.is_empty(), "{cond:?}: {why:?}");
    let parts = match cond {
        Cond::All(parts) | Cond::Any(parts) => parts.len(),
        Cond::Not(_) => 1,
        _ => 0,
    };
    assert_eq!(why.parts.len(), parts, "down to the sub-expression");
    assert_eq!(why.joint == Joint::Single, parts == 0 && !matches!(cond, Cond::All(_) | Cond::Any(_)));
    if let Cond::All(parts) | Cond::Any(parts) = cond {
        parts.iter().for_each(|part| drop(sound(scenario, state, part)));
    }
    why
}

#[test]
fn an_explained_condition_agrees_with_the_simulation_in_every_state() {
    for scenario in [small(), flagship()] {
        let all = all_conditions(&scenario);
        let mut both = [0, 0];
        for seed in 0..12 {
            for state in states(&scenario, seed) {
                for cond in &all {
                    let why = sound(&scenario, &state, cond);
                    both[usize::from(why.holds)] += 1;
                    if !why.holds && why.joint == Joint::All {
                        assert!(!why.culprits().is_empty(), "something is to blame: {why:#?}");
                    }
                }
            }
        }
        assert!(both.iter().all(|count| *count > 1000), "{both:?} of both kinds");
    }
}

#[test]
fn an_explanation_says_the_numbers_and_names_only_what_is_to_blame() {
    let scenario = small();
    let session = Session::start(scenario.clone(), 1, scenario.world_by_id("breaks"), Mode::Practice);
    let state = session.state();
    let wait = scenario.choice_by_id("wait").expect("a choice");
    let told = why(&scenario, state, &scenario.choices[wait.index()].allowed);
    assert_eq!((told.holds, told.code.as_str()), (false, "Trust(\"ann\", AtLeast(50))"));
    assert_eq!(told.words, "Ann trusts you 40 of 100; it takes at least 50");
    let blocks = &scenario.cast[0].blocks[0].0;
    let told = why(&scenario, state, blocks);
    assert_eq!(told.joint, Joint::All);
    let blamed: Vec<&str> = told.culprits().iter().map(|part| part.code.as_str()).collect();
    assert_eq!(blamed, ["Window(\"later\")"], "that the measure is left out is as the block wants it");
    let options = workshop::conditions::options(&scenario, state);
    let locked = options.iter().find(|option| option.id == "wait").expect("it is shown");
    assert_eq!(locked.why_not, "Locked. Ann trusts you 40 of 100; it takes at least 50");
    let asked = conditions(&scenario, state);
    assert!(asked.iter().any(|asked| asked.id == "wait" && !asked.why.holds));
}

#[test]
fn every_value_has_a_reason_and_what_a_decision_changed_names_it() {
    let session = script("friendly-week");
    let mut again = Session::start(flagship(), session.seed(), Some(session.world()), Mode::Practice);
    let mut fresh = 0;
    for step in session.steps() {
        let before = *again.state();
        again.act(step.command).expect("it was open");
        let groups = inspect(&again);
        let values =
            |title: &str| groups.iter().find(|group| group.title == title).map_or(&[][..], |group| &group.values);
        for value in groups.iter().flat_map(|group| &group.values) {
            assert!(!value.name.is_empty() && !value.value.is_empty() && !value.reason.is_empty(), "{value:?}");
        }
        for (at, value) in values("Trust").iter().enumerate() {
            let (was, is) = (before.trust[at], again.state().trust[at]);
            assert!(value.value.starts_with(&format!("{is},")), "{value:?}");
            if was != is {
                fresh += 1;
                assert!(value.fresh, "{value:?}");
                assert!(value.reason.contains(&format!("decision {}", again.steps().len())), "{value:?}");
            }
        }
        for (at, value) in values("Facts and needs").iter().enumerate() {
            assert_eq!(value.on, again.state().known >> at & 1 == 1, "{value:?}");
        }
    }
    assert!(fresh > 10, "the story moves people: {fresh}");
    let told = inspect(&again);
    let known = told.iter().find(|group| group.title == "Facts and needs").expect("facts");
    assert!(known.values.iter().any(|value| value.reason.contains("told it, by decision")));
    assert!(known.values.iter().any(|value| value.reason.contains("tells it if asked")), "and who would tell the rest");
}

#[test]
fn a_rehearsal_begins_anywhere_and_is_no_play() {
    let scenario = flagship();
    let session = script("friendly-week");
    let middle = &session.steps()[9].before;
    let setup = Setup::of(&scenario, middle);
    let (state, scene, missing) = setup.resolve(&scenario);
    assert!(missing.is_empty());
    assert_eq!((scene, state.world, state.now, state.known), (middle.scene, middle.world, middle.now, middle.known));
    assert_eq!((state.trust, state.tension, state.possible), (middle.trust, middle.tension, middle.possible));
    // At every scene, in every world, something goes on: nothing panics, and it plays to an end.
    for at in 0..scenario.scenes.len() {
        for world in &scenario.worlds {
            let setup =
                Setup { scene: Some(scenario.scenes[at].id.clone()), world: Some(world.id.clone()), ..setup.clone() };
            let mut rehearsal = Rehearsal::begin(scenario.clone(), setup);
            let mut bot = Random::new(at as u64);
            while let Some(command) = bot.decide(&scenario, rehearsal.session().state()) {
                rehearsal.act(command).expect("it is open");
                inspect(rehearsal.session());
            }
            assert!(rehearsal.session().over());
        }
    }
    let rehearsal = Rehearsal::begin(scenario.clone(), setup.clone());
    assert!(rehearsal.session().is_rehearsal() && !session.is_rehearsal());
    let start = scenario.scenes[scenario.start.index()].id.clone();
    let honest = Session::start(scenario.clone(), 5, scenario.world_by_id("as-told"), Mode::Practice);
    let like = Setup { scene: Some(start), seed: 5, world: Some("as-told".into()), ..Setup::default() };
    let mut like = Rehearsal::begin(scenario.clone(), like);
    assert_eq!(like.session().state(), honest.state(), "from the start it plays as a play does");
    let first = Command::Choose(warroom::sim::options::offered(&scenario, honest.state()).next().expect("a choice").0);
    like.act(first).expect("it is open");
    let replayed = Record::of(like.session()).replay(scenario.clone());
    assert!(matches!(replayed.map(|_| ()), Err(RecordError::BrokenChain { line: 2 })), "and passes for none");
    saves::save(like.session()).expect("it is left alone");
    // A fact that is not true in the world cannot be known there, and what the scenario does not have is said.
    let odd = Setup { known: vec!["cover".into(), "nothing".into()], world: Some("breaks".into()), ..Setup::default() };
    let (state, scene, missing) = odd.resolve(&small());
    assert_eq!((state.known, scene, missing), (0, SceneId(0), vec!["the fact or need `nothing`".to_owned()]));
}

#[test]
fn a_rehearsal_steps_back_and_on_and_follows_a_changed_scenario() {
    let session = script("friendly-week");
    let setup = Setup { seed: session.seed(), world: Some("as-told".into()), ..Setup::default() };
    let mut rehearsal = Rehearsal::begin(flagship(), setup);
    let mut states = vec![*rehearsal.session().state()];
    for step in &session.steps()[..8] {
        rehearsal.act(step.command).expect("it was open");
        states.push(*rehearsal.session().state());
    }
    for at in (0..8).rev() {
        assert!(rehearsal.back());
        assert_eq!((*rehearsal.session().state(), rehearsal.ahead()), (states[at], 8 - at));
    }
    assert!(!rehearsal.back());
    for state in &states[1..] {
        assert!(rehearsal.forward());
        assert_eq!(rehearsal.session().state(), state);
    }
    assert!(!rehearsal.forward());
    // The fifth decision gets another id: four are played again, and it says where it stopped; mended, all eight are.
    let fifth = session.steps()[4].command.to_line(session.scenario());
    let changed = FLAGSHIP.replace(&format!("\"{fifth}\""), "\"renamed-choice\"");
    assert_ne!(changed, FLAGSHIP);
    let stopped = rehearsal.on(scenario(&changed));
    assert_eq!(stopped.session().steps().len(), 4);
    let why = stopped.stopped().expect("it stopped");
    assert_eq!((why.at, why.line.as_str()), (5, fifth.as_str()));
    let mended = stopped.on(flagship());
    assert!(mended.stopped().is_none());
    assert_eq!(mended.session().state(), &states[8]);
}

#[test]
fn the_map_shows_every_scene_once_and_no_box_over_another() {
    for (scenario, lost) in [(flagship(), 0), (small(), 0)] {
        let session = Session::start(scenario.clone(), 1, None, Mode::Practice);
        let map = map(&session);
        assert_eq!(map.nodes.len(), scenario.scenes.len() + 1);
        assert_eq!(map.nodes.iter().filter(|node| node.lost).count(), lost);
        assert_eq!(map.nodes.iter().filter(|node| node.here).count(), 1);
        let mut places = HashSet::new();
        for node in &map.nodes {
            assert!(places.insert((node.row, node.across)), "{} lies on another", node.id);
            let near = map.nodes.iter().filter(|other| other.row == node.row && other.across > node.across);
            near.for_each(|other| assert!(other.across - node.across >= 100, "{} and {}", node.id, other.id));
        }
        for arrow in map.arrows.iter().filter(|arrow| !arrow.back) {
            let (from, to) = (&map.nodes[arrow.from], &map.nodes[arrow.to]);
            assert!(from.row < to.row || from.interruption || from.lost, "{} to {}", from.id, to.id);
        }
    }
}

#[test]
fn a_finding_shows_its_line_and_marks_the_very_value() {
    let text = FLAGSHIP.replacen("with: [\"nadia\"]", "with: [\"nadja\"]", 1);
    let source = Source::new("scenario.ron", text.as_str());
    let loaded = load(&source);
    assert!(loaded.scenario.is_none());
    let found = workshop::findings(&loaded.diagnostics, &source);
    assert_eq!(found.len(), 1, "{found:#?}");
    let line = text.lines().position(|line| line.contains("nadja")).expect("it is there") + 1;
    assert_eq!((found[0].line, found[0].error), (line, true));
    let marked: String = found[0].text.chars().skip(found[0].mark.0).take(found[0].mark.1 - found[0].mark.0).collect();
    assert!(marked.contains("nadja") && marked.len() <= 7, "{marked:?}");
    assert!(found[0].hints.iter().any(|hint| hint.contains("nadia")), "{:?}", found[0].hints);
}

#[test]
fn no_page_of_a_play_reads_what_only_an_author_may_see() {
    let mut folders = vec![std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
    let mut read = 0;
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("a folder").flatten() {
            let path = entry.path();
            let inside = path.strip_prefix(env!("CARGO_MANIFEST_DIR")).expect("it lies in the package");
            let own = inside.components().any(|part| part.as_os_str().to_string_lossy().starts_with("workshop"));
            if path.is_dir() {
                folders.push(path);
            } else if !own && !path.ends_with("view/mod.rs") && !path.ends_with("src/lib.rs") {
                let text = std::fs::read_to_string(&path).expect("sources are text");
                assert!(!text.contains("view::workshop"), "{} reads it", path.display());
                read += 1;
            }
        }
    }
    assert!(read > 200);
}
