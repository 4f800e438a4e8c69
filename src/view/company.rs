//! In whose company people speak, as far as the player has met it: from the log alone, so that nothing hidden is told.

use super::words;
use crate::scenario::Scenario;
use crate::scenario::model::{KnownId, PersonId, QuestionId};
use crate::session::Session;
use crate::sim::{Event, apply, options};

/// Something that a person was asked, and what came of it.
struct Answer {
    person: PersonId,
    /// Who else was there, as bits.
    others: u16,
    what: What,
}

#[derive(PartialEq)]
enum What {
    KeptBack(QuestionId),
    Told(KnownId),
}

/// For each person, in the order of the file, short sentences about what they said in whose company, the surest first.
///
/// Only the first so many decisions count. Being told nothing new is all that the player meets; that something was kept back can be said once it has been told.
pub fn company(session: &Session, decisions: usize) -> Vec<Vec<String>> {
    let scenario = session.scenario();
    let answers = answers(session, decisions);
    (0..scenario.cast.len()).map(|at| sentences(scenario, &answers, PersonId::at(at))).collect()
}

fn sentences(scenario: &Scenario, answers: &[Answer], person: PersonId) -> Vec<String> {
    let own: Vec<&Answer> = answers.iter().filter(|answer| answer.person == person).collect();
    let mut out = Vec::new();
    let mut explained = Vec::new();
    for (at, answer) in own.iter().enumerate() {
        let What::Told(what) = answer.what else { continue };
        let title = thing(scenario, what);
        let kept = own[..at].iter().rev().find(|before| {
            let What::KeptBack(question) = before.what else { return false };
            let knows = &scenario.cast[person.index()].knows;
            knows.iter().any(|item| item.tells == what && item.asked == question) && before.others & !answer.others != 0
        });
        let where_told = match answer.others {
            0 => "alone with you".to_owned(),
            others => format!("with {} there", company_of(scenario, others)),
        };
        match kept {
            Some(before) => {
                explained.push(before.others);
                let silent = company_of(scenario, before.others & !answer.others);
                out.push(format!("Kept {title} back in front of {silent}, and told it {where_told}."));
            }
            None if answer.others == 0 => out.push(format!("Told {title} alone with you.")),
            None => {}
        }
    }
    for answer in own.iter().rev().filter(|answer| matches!(answer.what, What::KeptBack(_))) {
        if answer.others != 0 && !explained.contains(&answer.others) {
            explained.push(answer.others);
            out.push(format!("Asked in front of {}, told you nothing new.", company_of(scenario, answer.others)));
        }
    }
    let last = own.iter().rev().find(|answer| answer.others == 0);
    if last.is_some_and(|answer| matches!(answer.what, What::KeptBack(_))) {
        out.push("Asked alone, told you nothing new.".to_owned());
    }
    out
}

fn thing(scenario: &Scenario, what: KnownId) -> String {
    let item = &scenario.known[what.index()];
    match item.need_of {
        Some(_) => "what matters most".to_owned(),
        None => format!("\u{201c}{}\u{201d}", scenario.text(item.title)),
    }
}

fn company_of(scenario: &Scenario, others: u16) -> String {
    words::names(scenario, &options::people(others).collect::<Vec<_>>())
}

/// Everything that was asked of people in so many decisions, in order.
fn answers(session: &Session, decisions: usize) -> Vec<Answer> {
    let scenario = session.scenario().as_ref();
    let mut out = Vec::new();
    let mut state = *session.origin();
    let mut here = options::present(scenario, &state);
    let steps = session.steps().iter().take(decisions).flat_map(|step| &step.events);
    for event in session.opening().iter().chain(steps) {
        if let Event::Chosen(choice) = event {
            let visit = scenario.choices[choice.index()].visit;
            here = visit.map_or_else(|| options::present(scenario, &state), |id| scenario.visits[id.index()].with);
        }
        let mut add = |person: PersonId, what: What| {
            out.push(Answer { person, others: here & !(person.bit() as u16), what });
        };
        match event {
            Event::KeptBack { person, question } => add(*person, What::KeptBack(*question)),
            Event::Learned { what, from: Some(person) } => add(*person, What::Told(*what)),
            _ => {}
        }
        apply::apply(scenario, &mut state, *event);
        if matches!(event, Event::SceneEntered(_)) {
            here = options::present(scenario, &state);
        }
    }
    out
}
