//! What only follows from what other rules tell: a condition that waits for something that never comes to pass, where its own
//! rule says so already. One mistake is told once, at its place.

use crate::analysis::explore::Explored;
use crate::check::Ground;
use crate::scenario::model::Cond;

/// What never comes to pass, and is told by the rule for its kind.
pub struct Follows<'a> {
    ground: &'a Ground<'a>,
    explored: &'a Explored<'a>,
}

impl<'a> Follows<'a> {
    /// Over what a search has met.
    pub fn new(ground: &'a Ground<'a>, explored: &'a Explored<'a>) -> Self {
        Self { ground, explored }
    }

    /// Whether a condition never holds only because of something that is told elsewhere.
    pub fn never(&self, cond: &Cond) -> bool {
        self.settled(cond) == Some(false)
    }

    /// Whether a line is never said only because of something that is told elsewhere: it waits for it, or it is the
    /// `otherwise` of a line that only fails where it comes to pass.
    pub fn silent(&self, number: usize) -> bool {
        let lines = &self.ground.scenario.lines;
        let instead = lines[number].otherwise && number > 0 && !lines[number - 1].otherwise;
        self.never(&lines[number].when) || instead && self.settled(&lines[number - 1].when) == Some(true)
    }

    /// Whether what is told elsewhere settles a condition, and how.
    fn settled(&self, cond: &Cond) -> Option<bool> {
        let (scenario, seen) = (self.ground.scenario, &self.explored.seen);
        let never = |never: bool| never.then_some(false);
        match cond {
            Cond::Always => Some(true),
            Cond::Never => Some(false),
            Cond::Not(cond) => self.settled(cond).map(|holds| !holds),
            Cond::All(all) => self.several(all, false),
            Cond::Any(any) => self.several(any, true),
            Cond::Known(what) | Cond::Learned(what) => never(seen.known & what.bit() == 0),
            Cond::Seen(risk) => {
                let until = scenario.risks[risk.index()].hidden_until;
                never(until.is_some_and(|what| seen.known & what.bit() == 0))
            }
            Cond::Flag(flag) => never(!self.ground.index.set.contains(scenario.flags[flag.index()].id.as_str())),
            Cond::Marked(mark) => {
                let choice = |at: usize| scenario.choices[at].mark == Some(*mark) && seen.open[at];
                let visit = scenario.visits.iter().filter(|visit| visit.mark == *mark);
                let mut paid = visit.flat_map(|visit| visit.choices.clone()).map(usize::from);
                never(!(0..scenario.choices.len()).any(choice) && !paid.any(|at| seen.open[at]))
            }
            Cond::Agreed(measure) => never(u128::from(seen.agreed) & measure.bit() == 0),
            Cond::Proposed(measure) => never(u128::from(seen.proposed | seen.agreed) & measure.bit() == 0),
            Cond::Ruled(ruling) => never(!seen.rulings[ruling.index()]),
            _ => None,
        }
    }

    /// All or any of several: one that is `enough` settles it, and so does the opposite of it all over.
    fn several(&self, conds: &[Cond], enough: bool) -> Option<bool> {
        let mut settled = Some(!enough);
        for holds in conds.iter().map(|cond| self.settled(cond)) {
            match holds {
                Some(holds) if holds == enough => return Some(enough),
                None => settled = None,
                Some(_) => {}
            }
        }
        settled
    }
}
