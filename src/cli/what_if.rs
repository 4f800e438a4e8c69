//! What a review is to try instead: read from the command line, and looked up in the play.

use super::script;
use super::stop::Stop;
use crate::debrief::review::Review;
use crate::debrief::reviewer::Reviewer;
use crate::debrief::what_if::{Then, best_other, costliest};
use crate::report::what_if::{OtherWay, try_out};
use crate::session::Session;
use crate::sim::decide::Silent;
use crate::sim::{self, Command};
use crate::view;

/// The most decisions that are tried where none is named.
const MOST: usize = 3;

/// Something to take instead: at a decision, counted from 1, and what; without it the best that the review knows.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Asked {
    decision: usize,
    instead: Option<Command>,
}

/// Reads what was asked for, before anything is weighed: `7`, or `7 LINE`.
pub fn asked(session: &Session, words: &str) -> Result<Asked, Stop> {
    let scenario = session.scenario();
    let failed = |why: String| Err(Stop::Failed(format!("--what-if \"{words}\": {why}")));
    let (number, line) = words.trim().split_once(char::is_whitespace).unwrap_or((words.trim(), ""));
    let decisions = session.steps().len();
    let Ok(decision) = number.parse::<usize>() else {
        return failed(format!(
            "`{number}` is no number; first comes the number of a decision, then perhaps what to take there, as in a script"
        ));
    };
    let Some(step) = decision.checked_sub(1).and_then(|at| session.steps().get(at)) else {
        return match decisions {
            0 => failed("nothing was decided in this play yet".into()),
            _ if decision == 0 => failed(format!("decisions are counted from 1; the last one is {decisions}")),
            _ => failed(format!("there is no decision {decision}; the last one is {decisions}")),
        };
    };
    if line.trim().is_empty() {
        return Ok(Asked { decision, instead: None });
    }
    let open = script::open(scenario, &step.before);
    let instead = match Command::from_line(line, scenario) {
        Ok(command) => command,
        Err(why) => return failed(format!("{why}\nat decision {decision} this is\n{open}")),
    };
    match sim::act(scenario, &step.before, instead, &mut Silent) {
        Ok(_) => Ok(Asked { decision, instead: Some(instead) }),
        Err(refused) => {
            let why = view::refused(scenario, &step.before, &refused);
            failed(format!("`{}` is not open there: {why}\nat decision {decision} this is\n{open}", line.trim()))
        }
    }
}

/// Tries what was asked for; where nothing was, the decisions that cost most.
pub fn tried(
    session: &Session,
    review: &Review,
    reviewer: &Reviewer,
    asked: &[Asked],
    then: Then,
) -> Result<Vec<OtherWay>, Stop> {
    let costly = costliest(review, MOST).into_iter().map(|decision| Asked { decision, instead: None });
    let all: Vec<Asked> = if asked.is_empty() { costly.collect() } else { asked.to_vec() };
    let one = |Asked { decision, instead }: Asked| {
        let at = review.decisions.get(decision - 1);
        let instead = instead.or_else(|| at.and_then(best_other));
        let way = instead.and_then(|instead| try_out(session, reviewer, decision, instead, then));
        way.ok_or_else(|| {
            let alone = at.is_none_or(|at| at.options.iter().all(|option| option.taken));
            let why = match alone {
                true => "nothing else was open at that decision",
                false => "nothing else was weighed there yet; give it more time with --seconds, or say what to take",
            };
            Stop::Failed(format!("--what-if {decision}: {why}"))
        })
    };
    all.into_iter().map(one).collect()
}
