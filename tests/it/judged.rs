//! What the review says of "The Late Objection": the way of the story, its traps, and sensible questions. It takes thousands of
//! plays, so most of it runs with optimisation only.

use super::common;
use std::collections::VecDeque;
use std::sync::Arc;
use warroom::analysis::bots::{Bot, roster};
use warroom::analysis::examine::examine_within;
use warroom::analysis::explore::Bound;
use warroom::analysis::solver::solution::{Budget, Solution, solve};
use warroom::debrief::review::{Review, review};
use warroom::debrief::reviewer::Reviewer;
use warroom::diagnostics::Source;
use warroom::platform::{learned, templates};
use warroom::scenario::Scenario;
use warroom::scenario::model::{Mode, SceneKind};
use warroom::score::total::Word;
use warroom::sim::decide::Silent;
use warroom::sim::options::{self, Openness};
use warroom::sim::{self, Command, Event, State, table};

/// The way of the story that the scenario is based on.
const STORY: &str = include_str!("plays/story.txt");
/// A coordinator who hears everybody out before doing the wrong thing.
const HEARD: &str = "call1-changed call2-thanks call3-morning v-ines-paper v-goran-dates v-bert-type v-amara-suppose ev-vendor-own \
                     ev-leak-facts ev-hotfix-keep ev-contempt-stop ev-auditor-plain ev-security-read war1-worst";

fn solution(scenario: &Scenario) -> Solution {
    learned::built_in(scenario).expect(
        "what is built in was worked out for what this scenario does and for this rubric: \
         cargo run --release -- solve late-objection --seconds 180 --keep assets/learned/late-objection.bin",
    )
}

/// The next of a list that can be done now, wherever it stands in it.
fn wished(scenario: &Scenario, state: &State, list: &mut VecDeque<Command>) -> Option<Command> {
    let at_table = scenario.scenes[state.scene.index()].kind == SceneKind::Table;
    let open = |id| options::openness(scenario, state, id) == Openness::Open;
    let at = list.iter().position(|command| match command {
        Command::Choose(id) => open(*id),
        Command::Propose { window, measures } => at_table && table::fits(scenario, state, *window, *measures),
        Command::Forward => at_table && state.proposed_window.is_some(),
    });
    list.remove(at?)
}

/// Plays a list of wishes, and what is not wished as somebody else would; gives the last state, too.
fn played(scenario: &Scenario, seed: u64, world: &str, wishes: &str, mut other: impl Bot) -> (Vec<Command>, State) {
    let world = scenario.world_by_id(world).expect("a world");
    let read = |line: &str| Command::from_line(line, scenario).expect("what exists");
    let mut list: VecDeque<Command> = wishes.lines().map(str::trim).filter(|line| !line.is_empty()).map(read).collect();
    let mut state = sim::start(scenario, seed, Some(world), &mut Silent);
    let mut commands = Vec::new();
    while state.ended.is_none() {
        let command = wished(scenario, &state, &mut list).or_else(|| other.decide(scenario, &state)).expect("a way on");
        state = sim::act(scenario, &state, command, &mut Silent).expect("an open command");
        commands.push(command);
    }
    (commands, state)
}

/// Plays a list of wishes and reviews it.
fn judged(scenario: &Arc<Scenario>, seed: u64, world: &str, wishes: &str, other: impl Bot) -> (Vec<Command>, Review) {
    let (commands, _) = played(scenario, seed, world, wishes, other);
    let solution = solution(scenario);
    let world = scenario.world_by_id(world).expect("a world");
    let mut reviewer = Reviewer::new(scenario.clone(), &solution, seed, world, &commands);
    while reviewer.step() {}
    let review = review(scenario, &solution, &reviewer);
    let parts = review.parts;
    let sum = parts.expected + parts.judgement + parts.world + parts.luck;
    assert_eq!(sum, review.outcome.sum() + review.practice, "where it comes from adds up to the score");
    (commands, review)
}

/// Somebody who takes the first thing that is open, and nothing at the table.
struct First;

impl Bot for First {
    fn decide(&mut self, scenario: &Scenario, state: &State) -> Option<Command> {
        if scenario.scenes[state.scene.index()].kind == SceneKind::Table {
            let nothing = Command::Propose { window: state.window, measures: 0 };
            return Some(if state.proposed_window.is_some() { Command::Forward } else { nothing });
        }
        let open = options::offered(scenario, state).find(|(_, openness)| *openness == Openness::Open);
        open.map(|(id, _)| Command::Choose(id))
    }
}

#[test]
fn what_was_worked_out_is_for_this_scenario() {
    let scenario = common::flagship();
    let solution = solution(&scenario);
    assert!(solution.best.value > solution.worst.value && solution.ceiling >= solution.best.value);
    assert_eq!(solution.told.len(), scenario.worlds.len());
}

#[test]
#[cfg_attr(debug_assertions, ignore = "takes a minute without optimisation")]
fn the_flagship_is_clean_also_under_the_rules_that_play() {
    let source = Source::new("scenario.ron".to_owned(), common::FLAGSHIP.to_owned());
    let (checked, looked) = examine_within(&source, Some(Bound::default()), learned::built_in);
    assert!(checked.diagnostics.is_empty(), "{:#?}", checked.diagnostics);
    assert!(looked.is_some_and(|looked| looked.plays > 1000));
}

#[test]
#[cfg_attr(debug_assertions, ignore = "takes minutes without optimisation")]
fn the_way_of_the_story_is_well_judged() {
    let scenario = common::flagship();
    for seed in 1..=3 {
        let (_, review) = judged(&scenario, seed, "as-told", STORY, First);
        assert!(review.stars >= 4, "seed {seed}: {} points", review.total);
        let turned = review.decisions.iter().find(|decision| decision.word == Some(Word::TurningPoint));
        assert!(turned.is_none(), "seed {seed}: {turned:?}");
    }
}

#[test]
#[cfg_attr(debug_assertions, ignore = "takes minutes without optimisation")]
fn the_traps_are_called_what_they_are() {
    let scenario = common::flagship();
    let heard = HEARD.replace(' ', "\n");
    let traps = [
        ("untested rollback", "thursday", "war1-rules\nwar2-fine\npropose thursday\nforward\nnight1-go\nnight3-resume"),
        (
            "friendly week",
            "next-weekend",
            "war2-noon\nwar3-needs\npropose next-weekend shared-timeline close-watch risk-log customer-notice\nforward\nnight1-go",
        ),
        (
            "emergency",
            "wednesday",
            "war2-record\nwar3-needs\npropose wednesday shared-timeline close-watch risk-log\nforward\nnight1-go",
        ),
        (
            "two weeks",
            "two-weeks",
            "war2-record\nwar3-needs\npropose two-weeks shared-timeline close-watch dated-plan customer-notice risk-log\nforward\nnight1-go",
        ),
    ];
    for (name, window, trap) in traps {
        let wishes = format!("{heard}\n{trap}");
        let wanted = scenario.window_by_id(window).expect("a window");
        let had = (1..=200).find(|seed| played(&scenario, *seed, "as-told", &wishes, First).1.window == wanted);
        let seed = had.unwrap_or_else(|| panic!("{name} can be had"));
        let (commands, review) = judged(&scenario, seed, "as-told", &wishes, First);
        let forwarded = commands.iter().rposition(|command| *command == Command::Forward).expect("it is taken on");
        let decision = &review.decisions[forwarded];
        assert!(decision.word >= Some(Word::Costly), "{name}: {:?}, {} lost", decision.word, decision.loss);
        let told = decision.why.iter().map(|(text, _)| scenario.text(*text)).collect::<Vec<_>>();
        assert!(!told.is_empty(), "{name}: there is a reason to read");
    }
}

#[test]
#[cfg_attr(debug_assertions, ignore = "takes minutes without optimisation")]
fn a_sensible_question_that_finds_nothing_is_sound() {
    let scenario = common::flagship();
    let solution = solution(&scenario);
    let mut tried = 0;
    for choice in &scenario.choices {
        let asks = format!("{:?}", choice.effects).contains("Ask {");
        if choice.visit.is_none() || choice.mode != Mode::Collaborating || !asks {
            continue;
        }
        // The two worlds that differ most in what there is to be found.
        for world in scenario.worlds.iter().filter(|world| ["as-told", "cover-story"].contains(&world.id.as_str())) {
            let wishes = format!("call1-changed\ncall2-thanks\ncall3-tonight\n{}", choice.id);
            let (commands, review) = judged(&scenario, 1, &world.id, &wishes, roster::textbook(&solution.policy));
            let at = commands
                .iter()
                .position(|command| *command == Command::Choose(scenario.choice_by_id(&choice.id).expect("it")));
            let Some(at) = at else { continue };
            let mut events: Vec<Event> = Vec::new();
            let before = review.decisions[at].before;
            let _ = sim::act(&scenario, &before, commands[at], &mut events);
            let found = events.iter().any(|event| matches!(event, Event::Learned { .. }));
            if found {
                continue;
            }
            tried += 1;
            let decision = &review.decisions[at];
            assert!(
                decision.word <= Some(Word::Sound),
                "{} in {}: {:?}, {} lost",
                choice.id,
                world.id,
                decision.word,
                decision.loss
            );
        }
    }
    assert!(tried >= 5, "{tried} questions found nothing");
}

#[test]
#[cfg_attr(debug_assertions, ignore = "takes minutes without optimisation")]
fn no_bot_beats_the_textbook_and_collaborating_always_is_not_enough() {
    let scenario = common::flagship();
    let solution = solution(&scenario);
    let textbook = roster::score(&scenario, 1500, None, |_| roster::textbook(&solution.policy));
    for name in roster::NAMES {
        let mean = roster::score(&scenario, 400, None, |seed| roster::bot(name, seed).expect("a bot"));
        assert!(mean.mean - mean.error() <= textbook.mean + textbook.error(), "{name} has {}", mean.mean);
        if name == "collaborating" {
            let ahead = solution.range().permille((textbook.mean - mean.mean) as i64);
            assert!(ahead >= 50, "always collaborating is only {ahead} permille behind");
        }
    }
}

#[test]
#[cfg_attr(debug_assertions, ignore = "takes minutes without optimisation")]
fn no_bot_beats_the_textbook_of_a_template() {
    for template in templates::TEMPLATES {
        let scenario = common::scenario(template.scenario);
        let solution = solve(&scenario, Budget::default()).expect("it can be played");
        let textbook = roster::score(&scenario, 1500, None, |_| roster::textbook(&solution.policy));
        for name in roster::NAMES {
            let mean = roster::score(&scenario, 1500, None, |seed| roster::bot(name, seed).expect("a bot"));
            let (most, best) = (mean.mean - mean.error(), textbook.mean + textbook.error());
            assert!(most <= best, "{}: {name} has {most}, the textbook {best}", template.name);
        }
    }
}
