//! What every bot can do.

use crate::scenario::Scenario;
use crate::sim::{Command, State};

/// A player made of a rule.
pub trait Bot {
    /// What it does in a state that is not over; `None` if it finds nothing that it could do.
    fn decide(&mut self, scenario: &Scenario, state: &State) -> Option<Command>;
}

impl Bot for Box<dyn Bot> {
    fn decide(&mut self, scenario: &Scenario, state: &State) -> Option<Command> {
        (**self).decide(scenario, state)
    }
}
