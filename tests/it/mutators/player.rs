//! Plays a scenario in every way that a program could: open choices, commands that are not open, undo, save and load.

use rand::RngExt;
use rand_chacha::ChaCha8Rng;
use std::sync::Arc;
use warroom::analysis::bots::{Bot, random::Random};
use warroom::scenario::Scenario;
use warroom::scenario::model::{ChoiceId, PersonId, WindowId, WorldId};
use warroom::session::{Mode, Record, Session};
use warroom::sim::{Command, State, apply::apply};
use warroom::view;

/// The most commands that a play may take.
const MOST_COMMANDS: usize = 1000;

/// Plays a scenario several times; gives how many commands were carried out.
pub fn play(scenario: Scenario, dice: &mut ChaCha8Rng, plays: usize) -> usize {
    let scenario = Arc::new(scenario);
    let mut carried_out = 0;
    for _ in 0..plays {
        let world = dice.random_range(0..=scenario.worlds.len());
        let world = (world < scenario.worlds.len()).then(|| WorldId::at(world));
        let mode = if dice.random_range(0..4) == 0 { Mode::Challenge } else { Mode::Practice };
        let mut session = Session::start(scenario.clone(), dice.random(), world, mode);
        let mut bot = Random::new(dice.random());
        let mut undone = 0;
        look(&session, dice);
        while !session.over() {
            assert!(session.steps().len() <= MOST_COMMANDS, "a play without end");
            let wild = random_command(dice, &scenario);
            let command =
                if dice.random_range(0..3) == 0 { Some(wild) } else { bot.decide(&scenario, session.state()) };
            let command = command.expect("whoever plays can always do something");
            let before = (*session.state(), session.digest());
            match session.act(command) {
                Ok(_) => carried_out += 1,
                Err(refused) => {
                    assert_eq!(before, (*session.state(), session.digest()), "a refusal changes nothing");
                    assert!(!view::refused(&scenario, session.state(), &refused).is_empty());
                    if session.steps().len() >= MOST_COMMANDS {
                        break;
                    }
                }
            }
            if session.steps().len() < 12 || dice.random_range(0..40) == 0 {
                look(&session, dice);
                saved_and_loaded(&session);
            }
            if dice.random_range(0..16) == 0 && undone < 20 {
                undone += 1;
                let now = (*session.state(), session.digest());
                let last = session.steps().last().map(|step| step.command);
                if session.undo() {
                    session.act(last.expect("something was undone")).expect("what was done can be done again");
                    assert_eq!(now, (*session.state(), session.digest()), "undo and redo");
                    session.undo();
                }
            }
        }
        look(&session, dice);
        saved_and_loaded(&session);
        assert!(session.act(Command::Forward).is_err(), "a play that is over is over");
    }
    carried_out
}

/// A play by the random bot.
pub fn played(scenario: Arc<Scenario>, seed: u64) -> Session {
    let mut session = Session::start(scenario.clone(), seed, None, Mode::Practice);
    let mut bot = Random::new(seed);
    while let Some(command) = (!session.over()).then(|| bot.decide(&scenario, session.state())).flatten() {
        session.act(command).expect("the bot takes what is open");
    }
    session
}

/// Saves, loads, and compares; and makes the state anew from the log.
pub fn saved_and_loaded(session: &Session) -> Session {
    let scenario = session.scenario();
    let text = Record::of(session).to_text();
    let record = Record::read(&text).expect("what is written can be read");
    assert!(!record.torn);
    let again = record.replay(scenario.clone()).expect("what was played can be replayed");
    assert_eq!((session.state(), session.digest()), (again.state(), again.digest()));
    let mut state = State::new(scenario, session.seed(), session.world());
    let steps = session.steps().iter().flat_map(|step| &step.events);
    session.opening().iter().chain(steps).for_each(|event| apply(scenario, &mut state, *event));
    assert_eq!(&state, session.state(), "the log is the truth");
    again
}

/// Every view, as text.
pub fn views(session: &Session) -> String {
    let (scenario, state) = (session.scenario(), session.state());
    let drafts: Vec<_> = (0..scenario.windows.len())
        .map(|at| view::draft(scenario, state, WindowId::at(at), state.proposal | 0b1011))
        .collect();
    format!(
        "{:?}\n{:?}\n{:?}\n{:?}\n{:?}\n{:?}\n{:?}\n{:?}\n{:?}\n{:?}\n{:?}",
        view::scene(scenario, state),
        view::people(scenario, state),
        view::register(scenario, state),
        view::evidence(scenario, state),
        view::agreements(scenario, state),
        view::papers(scenario, state),
        view::transcript(session),
        view::table(scenario, state),
        drafts,
        view::gauges(scenario, state),
        view::ending(scenario, state),
    )
}

/// Calls every view and holds it to what any display needs.
fn look(session: &Session, dice: &mut ChaCha8Rng) {
    let (scenario, state) = (session.scenario(), session.state());
    assert!(!views(session).is_empty());
    let window = WindowId::at(dice.random_range(0..scenario.windows.len()));
    let draft = view::draft(scenario, state, window, dice.random());
    for gauges in [view::gauges(scenario, state), draft.gauges] {
        for scale in [gauges.trust, gauges.compliance, gauges.downtime] {
            assert!(scale.low <= scale.centre && scale.centre <= scale.high && scale.high <= 1000, "{scale:?}");
        }
    }
    assert!(state.trust.iter().all(|trust| *trust <= 100) && state.tension.iter().all(|tension| *tension <= 9));
    assert!(state.possible >> state.world.0 & 1 == 1, "the true world is never ruled out");
    assert_eq!(view::ending(scenario, state).is_some(), session.over());
    for at in 0..scenario.cast.len() {
        assert!(view::person(scenario, state, PersonId::at(at)).trust_band < 5);
    }
}

/// A command that may not be open, or not even be one of the scenario.
fn random_command(dice: &mut ChaCha8Rng, scenario: &Scenario) -> Command {
    match dice.random_range(0..5) {
        0 | 1 => Command::Choose(ChoiceId::at(dice.random_range(0..scenario.choices.len() + 3))),
        2 => Command::Choose(ChoiceId(dice.random())),
        3 => {
            let measures: u64 = dice.random();
            let measures = match dice.random_range(0..3) {
                0 => measures,
                1 => 0,
                _ => measures & (1u64.checked_shl(scenario.measures.len() as u32).unwrap_or(0).wrapping_sub(1)),
            };
            Command::Propose { window: WindowId(dice.random_range(0..scenario.windows.len() as u8 + 2)), measures }
        }
        _ => Command::Forward,
    }
}
