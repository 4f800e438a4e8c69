//! Where a value comes from: the event that last changed it, and the decision that brought it about.

use crate::scenario::Scenario;
use crate::session::Session;
use crate::sim::{Command, Event};
use crate::text::short::shortened;

/// The event that last changed something.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Origin {
    /// The decision, from 1; 0 for what came before the first.
    pub step: usize,
    /// The event.
    pub event: Event,
}

/// The last event of a play that is one of those asked for.
pub fn last(session: &Session, is: impl Fn(&Event) -> bool) -> Option<Origin> {
    let steps = session.steps().iter().enumerate().rev().map(|(at, step)| (at + 1, step.events.as_slice()));
    steps.chain([(0, session.opening())]).find_map(|(step, events)| {
        events.iter().rev().find(|event| is(event)).map(|event| Origin { step, event: *event })
    })
}

/// The decision in a few words: `by decision 3, “What changed?”`.
pub fn place(session: &Session, step: usize) -> String {
    let taken = step.checked_sub(1).and_then(|at| session.steps().get(at));
    match taken {
        None => "as it began".into(),
        Some(taken) => format!("by decision {step}, {}", command(session.scenario(), taken.command)),
    }
}

/// A decision in a few words.
pub fn command(scenario: &Scenario, command: Command) -> String {
    match command {
        Command::Choose(id) => {
            let words = scenario.choices.get(id.index()).map_or("", |choice| scenario.text(choice.say));
            format!("\u{201c}{}\u{201d}", shortened(words, 44))
        }
        Command::Propose { .. } => "the package put forward".into(),
        Command::Forward => "the package taken to the change authority".into(),
    }
}
