//! What conditions ask for, by kind and id.

use crate::diagnostics::Span;
use crate::scenario::raw::{Bound, Cond};
use std::collections::HashSet;

/// The ids that conditions ask for.
#[derive(Default)]
pub struct Mentions<'a> {
    /// Facts and needs, by `Known` or `Learned`.
    pub known: HashSet<&'a str>,
    /// Risks, by whatever asks for one.
    pub risks: HashSet<&'a str>,
    /// Flags.
    pub flags: HashSet<&'a str>,
    /// Choices.
    pub choices: HashSet<&'a str>,
    /// Visits.
    pub visits: HashSet<&'a str>,
    /// Measures, by `Agreed` or `Proposed`.
    pub measures: HashSet<&'a str>,
    /// Windows.
    pub windows: HashSet<&'a str>,
    /// People, by their trust or their objection.
    pub people: HashSet<&'a str>,
    /// Relations.
    pub relations: HashSet<&'a str>,
    /// Rulings.
    pub rulings: HashSet<&'a str>,
    /// Worlds.
    pub worlds: HashSet<&'a str>,
    /// What worlds name, by `Real`.
    pub real: HashSet<&'a str>,
}

impl<'a> Mentions<'a> {
    /// Notes what a condition asks for.
    pub(super) fn note(&mut self, cond: &'a Cond) {
        match cond {
            Cond::All(all) | Cond::Any(all) => all.iter().for_each(|cond| self.note(cond)),
            Cond::Not(cond) => self.note(cond),
            Cond::Known(id) | Cond::Learned(id) => drop(self.known.insert(id)),
            Cond::Seen(id) | Cond::Recorded(id) | Cond::Happened(id) | Cond::Mended(id) => {
                self.risks.insert(id);
            }
            Cond::Flag(id) => drop(self.flags.insert(id)),
            Cond::Chose(id) => drop(self.choices.insert(id)),
            Cond::Visited(id) => drop(self.visits.insert(id)),
            Cond::Agreed(id) | Cond::Proposed(id) => drop(self.measures.insert(id)),
            Cond::Window(id) => drop(self.windows.insert(id)),
            Cond::Trust(id, _) | Cond::Objects(id) => drop(self.people.insert(id)),
            Cond::Tension(id, _) => drop(self.relations.insert(id)),
            Cond::Ruled(id) => drop(self.rulings.insert(id)),
            Cond::World(id) => drop(self.worlds.insert(id)),
            Cond::Real(id) => drop(self.real.insert(id)),
            _ => {}
        }
    }
}

/// The place of a condition: from the first to the last of its values that has one.
pub fn span_of(cond: &Cond) -> Option<Span> {
    match cond {
        Cond::All(all) | Cond::Any(all) => all.iter().filter_map(span_of).reduce(Span::to),
        Cond::Not(cond) => span_of(cond),
        Cond::Known(id)
        | Cond::Learned(id)
        | Cond::Seen(id)
        | Cond::Recorded(id)
        | Cond::Flag(id)
        | Cond::Chose(id)
        | Cond::Visited(id)
        | Cond::Agreed(id)
        | Cond::Proposed(id)
        | Cond::Window(id)
        | Cond::Objects(id)
        | Cond::Ruled(id)
        | Cond::Happened(id)
        | Cond::Mended(id)
        | Cond::World(id)
        | Cond::Real(id) => Some(id.span),
        Cond::Trust(id, bound) | Cond::Tension(id, bound) => Some(id.span.to(limit(bound))),
        Cond::Before(moment) | Cond::After(moment) => Some(moment.span),
        Cond::Objections(bound)
        | Cond::Rounds(bound)
        | Cond::Outage(bound)
        | Cond::Repair(bound)
        | Cond::Compliance(bound)
        | Cond::Downtime(bound) => Some(limit(bound)),
        Cond::Always
        | Cond::Never
        | Cond::Decided(_)
        | Cond::Begun
        | Cond::RolledBack
        | Cond::RollbackFailed
        | Cond::Implemented
        | Cond::Found(_) => None,
    }
}

fn limit(bound: &Bound) -> Span {
    match bound {
        Bound::AtLeast(limit) | Bound::AtMost(limit) => limit.span,
    }
}
