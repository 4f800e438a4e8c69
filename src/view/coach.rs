//! What a coach says: why the last choice was what it was, and questions that help to think before the next; never the answer.

use crate::score::Rubric;
use crate::session::Session;
use crate::sim::Command;
use crate::sim::options::{self, Openness};

/// What a coach says.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Coach {
    /// The author's reason for the choice that was just taken; empty where there is none.
    pub why: String,
    /// Questions for the decision that is open, the first one first; none where there is nothing to decide.
    pub questions: Vec<String>,
}

/// What a coach says at this moment of a play.
pub fn coach(session: &Session) -> Coach {
    let scenario = session.scenario();
    let why = match session.steps().last().map(|step| step.command) {
        Some(Command::Choose(id)) => scenario.text(scenario.choices[id.index()].why).to_owned(),
        _ => String::new(),
    };
    Coach { why, questions: if session.over() { vec![] } else { questions(session) } }
}

/// The questions of the competency that the open options would show most; where they show none, of the one that finds out.
fn questions(session: &Session) -> Vec<String> {
    const FINDING_OUT: u8 = 3;
    let (scenario, state) = (session.scenario(), session.state());
    let mut counts = [0_usize; 9];
    let mut count = |shows: &[(u8, u8)]| {
        for (competency, _) in shows {
            counts[usize::from(*competency).min(8)] += 1;
        }
    };
    let open = options::offered(scenario, state).filter(|(_, openness)| *openness == Openness::Open);
    for (id, _) in open {
        count(&scenario.choices[id.index()].shows);
    }
    if scenario.scenes[state.scene.index()].kind == crate::scenario::model::SceneKind::Table {
        scenario.scoring.packages.iter().for_each(|rule| count(&rule.shows));
    }
    let most = (1..=8_u8).rev().max_by_key(|id| counts[usize::from(*id)]).filter(|id| counts[usize::from(*id)] > 0);
    let rule = Rubric::itil4().competency(most.unwrap_or(FINDING_OUT));
    let mut all = rule.map_or(vec![], |rule| rule.ask.clone());
    // Another decision begins with another question.
    let turn = session.steps().len() % all.len().max(1);
    all.rotate_left(turn);
    all
}
