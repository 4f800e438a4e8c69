//! What the drawers tell: the register's order, and that nothing is said of people that the player has not met.

use crate::common::{flagship, small};
use rand::{RngExt as _, SeedableRng as _};
use rand_chacha::ChaCha8Rng;
use warroom::scenario::model::{PersonId, RiskId};
use warroom::session::{Mode, Session};
use warroom::sim::options::{self, Openness};
use warroom::sim::{Command, Event, gauges};
use warroom::text::find::hits;
use warroom::view;

/// Plays at random, and looks at every state on the way.
fn plays(look: impl Fn(&Session)) {
    for scenario in [flagship(), small()] {
        for seed in 0..24 {
            let mut dice = ChaCha8Rng::seed_from_u64(seed);
            let mut session = Session::start(scenario.clone(), seed, None, Mode::Practice);
            for _ in 0..60 {
                look(&session);
                if session.over() {
                    break;
                }
                let open: Vec<_> = options::offered(&scenario, session.state())
                    .filter(|(_, openness)| *openness == Openness::Open)
                    .map(|(id, _)| id)
                    .collect();
                let command = if open.is_empty() {
                    let window = view::table(&scenario, session.state()).expect("no choice, so a table").windows;
                    let window = window.iter().find(|window| window.locked.is_none()).expect("a window").id;
                    let measures = dice.random::<u64>() & scenario.all_measures();
                    Command::Propose { window, measures }
                } else {
                    Command::Choose(open[dice.random_range(0..open.len())])
                };
                let bare = |command| match command {
                    Command::Propose { window, .. } => Command::Propose { window, measures: 0 },
                    other => other,
                };
                if session.act(command).is_err() && session.act(bare(command)).is_err() {
                    break;
                }
            }
        }
    }
}

#[test]
fn the_register_says_first_what_needs_attention_and_nothing_that_is_hidden() {
    plays(|session| {
        let (scenario, state) = (session.scenario(), session.state());
        let register = view::register(scenario, state);
        let wants = |risk: &view::Register| risk.wants().into_iter().filter(|want| *want).count();
        for pair in register.windows(2).filter(|pair| pair.iter().all(|risk| !risk.happened && !risk.gone())) {
            let unwritten = |risk: &view::Register| wants(risk) + usize::from(!risk.recorded);
            assert!(unwritten(&pair[0]) >= unwritten(&pair[1]), "{} before {}", pair[0].title, pair[1].title);
        }
        for (at, risk) in scenario.risks.iter().enumerate() {
            let title = scenario.text(risk.title);
            let seen = gauges::seen(scenario, state, RiskId::at(at));
            let shown = register.iter().any(|entry| entry.title == title)
                || view::calendar(scenario, state, None).windows.iter().any(|w| w.brings.iter().any(|it| it == title));
            assert!(seen || !shown, "{title} is hidden and shown");
        }
        for risk in &register {
            for by in &risk.treated_by {
                let of = scenario.measures.iter().position(|measure| scenario.text(measure.title) == by);
                let at = of.expect("a measure of the scenario");
                assert!(state.package() >> at & 1 == 1, "{by} treats without having been agreed or proposed");
            }
        }
        let counted = view::register::attention(&register);
        assert_eq!(counted[1], register.iter().filter(|risk| risk.wants()[1]).count());
    });
}

#[test]
fn what_is_said_of_people_in_company_was_met_by_the_player() {
    plays(|session| {
        let (scenario, state) = (session.scenario(), session.state());
        let steps = session.steps().iter().flat_map(|step| &step.events);
        let events: Vec<&Event> = session.opening().iter().chain(steps).collect();
        for (at, sentences) in view::company(session, session.steps().len()).iter().enumerate() {
            let person = PersonId::at(at);
            let met = |event: &&&Event| match event {
                Event::KeptBack { person: who, .. } => *who == person,
                Event::Learned { from, .. } => *from == Some(person),
                _ => false,
            };
            let met = events.iter().filter(met).count();
            assert!(sentences.len() <= 2 * met, "{sentences:?} of {met} answers");
            for sentence in sentences {
                for (known, item) in scenario.known.iter().enumerate() {
                    let title = scenario.text(item.title);
                    let told = !title.is_empty() && sentence.contains(title);
                    assert!(!told || state.known >> known & 1 == 1, "{sentence} tells what is hidden");
                    assert!(!sentence.contains(scenario.text(item.text)), "{sentence} tells a text");
                }
                // That something was there to keep back may be said only of what has been told since.
                let owned =
                    events.iter().any(|event| matches!(event, Event::Learned { from, .. } if *from == Some(person)));
                assert!(!sentence.starts_with("Kept") || owned, "{sentence}");
            }
        }
    });
}

#[test]
fn what_was_kept_back_in_company_and_told_alone_is_said() {
    let scenario = flagship();
    let nadia = PersonId::at(0);
    let mut found = false;
    for seed in 0..400 {
        let mut dice = ChaCha8Rng::seed_from_u64(seed);
        let mut session = Session::start(scenario.clone(), seed, None, Mode::Practice);
        while !session.over() && session.steps().len() < 12 {
            let open: Vec<_> = options::offered(&scenario, session.state())
                .filter(|(_, openness)| *openness == Openness::Open)
                .map(|(id, _)| id)
                .collect();
            if open.is_empty() || session.act(Command::Choose(open[dice.random_range(0..open.len())])).is_err() {
                break;
            }
        }
        let company = view::company(&session, session.steps().len());
        assert_eq!(company.len(), scenario.cast.len());
        found |= company[nadia.index()..].iter().flatten().any(|sentence| sentence.contains("in front of"));
    }
    assert!(found, "somebody is asked before the wrong people in some play");
}

#[test]
fn a_word_is_found_whatever_its_case_and_marked_in_whole_letters() {
    assert_eq!(hits("Nadia and NADIA", "nadia"), [0..5, 10..15]);
    assert_eq!(hits("aaaa", "aa"), [0..2, 2..4]);
    assert_eq!(hits("\u{0130}stanbul, \u{00fc}ber", "\u{00dc}BER"), std::slice::from_ref(&(11..16)));
    assert!(hits("anything", "  ").is_empty() && hits("", "a").is_empty());
}
