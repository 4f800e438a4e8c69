//! Conditions: ids resolved, and no look behind the scene where the player could see it.

use super::{Lower, label};
use crate::diagnostics::registry as rule;
use crate::scenario::decode::Ref;
use crate::scenario::model::{self, Cond, KnownId, MarkId, MeasureId, RiskId};
use crate::scenario::raw::{self, Id};

/// Whether a condition may ask what is true behind the scene.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Truth {
    /// It may: what it decides is seen only by its consequences.
    May,
    /// It may not: the player would see the answer before it could be known.
    MayNot,
}

impl<'a> Lower<'a> {
    /// Resolves a condition.
    pub(super) fn cond(&mut self, cond: &'a raw::Cond, truth: Truth) -> Cond {
        match cond {
            raw::Cond::Always => Cond::Always,
            raw::Cond::Never => Cond::Never,
            raw::Cond::All(all) => Cond::All(all.iter().map(|cond| self.cond(cond, truth)).collect()),
            raw::Cond::Any(any) => Cond::Any(any.iter().map(|cond| self.cond(cond, truth)).collect()),
            raw::Cond::Not(cond) => Cond::Not(Box::new(self.cond(cond, truth))),
            raw::Cond::Known(id) => Cond::Known(self.knowable(id)),
            raw::Cond::Learned(id) => Cond::Learned(self.knowable(id)),
            raw::Cond::Seen(id) => Cond::Seen(self.risk(id)),
            raw::Cond::Recorded(id) => Cond::Recorded(self.risk(id)),
            raw::Cond::Flag(id) => Cond::Flag(self.flag(id)),
            raw::Cond::Chose(id) => {
                self.choice(id);
                Cond::Marked(self.mark(false, id))
            }
            raw::Cond::Visited(id) => {
                self.visit(id);
                Cond::Marked(self.mark(true, id))
            }
            raw::Cond::Agreed(id) => Cond::Agreed(self.measure(id)),
            raw::Cond::Proposed(id) => Cond::Proposed(self.measure(id)),
            raw::Cond::Window(id) => Cond::Window(self.window(id)),
            raw::Cond::Trust(id, bound) => Cond::Trust(self.person(id), Self::bound(bound)),
            raw::Cond::Tension(id, bound) => Cond::Tension(self.relation(id), Self::bound(bound)),
            raw::Cond::Before(moment) => Cond::Before(moment.value.0),
            raw::Cond::After(moment) => Cond::After(moment.value.0),
            raw::Cond::Objects(id) => Cond::Objects(self.person(id)),
            raw::Cond::Objections(bound) => Cond::Objections(Self::bound(bound)),
            raw::Cond::Rounds(bound) => Cond::Rounds(Self::bound(bound)),
            raw::Cond::Decided(decision) => Cond::Decided(*decision),
            raw::Cond::Ruled(id) => Cond::Ruled(self.ruling(id)),
            raw::Cond::Happened(id) => Cond::Happened(self.risk(id)),
            raw::Cond::Mended(id) => Cond::Mended(self.risk(id)),
            raw::Cond::Begun => Cond::Begun,
            raw::Cond::RolledBack => Cond::RolledBack,
            raw::Cond::RollbackFailed => Cond::RollbackFailed,
            raw::Cond::Implemented => Cond::Implemented,
            raw::Cond::Outage(bound) => Cond::Outage(Self::bound(bound)),
            raw::Cond::Repair(bound) => Cond::Repair(Self::bound(bound)),
            raw::Cond::Found(finding) => Cond::Found(*finding),
            raw::Cond::Compliance(bound) => Cond::Compliance(Self::bound(bound)),
            raw::Cond::Downtime(bound) => Cond::Downtime(Self::bound(bound)),
            raw::Cond::World(id) => {
                self.behind_the_scene(id, truth);
                Cond::World(self.world(id))
            }
            raw::Cond::Real(id) => {
                self.behind_the_scene(id, truth);
                self.real(id)
            }
        }
    }

    /// Resolves a condition on which a likelihood or an impact hangs; it must not ask the gauges that are made of these.
    pub(super) fn risk_cond(&mut self, cond: &'a raw::Cond) -> Cond {
        let mut open = vec![cond];
        while let Some(cond) = open.pop() {
            match cond {
                raw::Cond::All(all) | raw::Cond::Any(all) => open.extend(all),
                raw::Cond::Not(cond) => open.push(cond),
                raw::Cond::Compliance(bound) | raw::Cond::Downtime(bound) => {
                    let (raw::Bound::AtLeast(limit) | raw::Bound::AtMost(limit)) = bound;
                    let message = "a risk hangs on a gauge that hangs on the risks";
                    let hint = "ask what the gauge would show: a fact that is known, a measure that is agreed on";
                    self.flaw(rule::GAUGE_IN_A_RISK, message, limit.span, "the bound of a gauge", hint);
                }
                _ => {}
            }
        }
        self.cond(cond, Truth::MayNot)
    }

    fn bound(bound: &raw::Bound) -> model::Bound {
        match bound {
            raw::Bound::AtLeast(least) => model::Bound::AtLeast(least.value.0),
            raw::Bound::AtMost(most) => model::Bound::AtMost(most.value.0),
        }
    }

    /// A risk, fact, need or measure that worlds name.
    fn real(&mut self, id: &Ref<raw::Truth>) -> Cond {
        let names = &self.names;
        if let Some(at) = names.risks.get(&id.value) {
            Cond::RealRisk(RiskId::at(at))
        } else if let Some(at) = names.measures.get(&id.value) {
            Cond::RealMeasure(MeasureId::at(at))
        } else if let Some(at) = names.known.get(&id.value) {
            Cond::RealKnown(KnownId::at(at))
        } else {
            self.truth(id);
            Cond::Never
        }
    }

    fn behind_the_scene(&mut self, id: &Id, truth: Truth) {
        if truth == Truth::MayNot {
            let message = format!("\"{}\" is hidden from the player, and this condition would show it", id.value);
            self.flaw(
                rule::TRUTH_SHOWN,
                message,
                id.span,
                "a look behind the scene",
                "ask Known(..) here, and let a fact that holds in this world be found out",
            );
        }
    }

    /// The mark that remembers a choice or a visit.
    pub(super) fn mark(&mut self, visit: bool, id: &'a Id) -> MarkId {
        if let Some(mark) = self.marks.get(&(visit, id.value.as_str())) {
            return *mark;
        }
        let count = self.marks.len();
        if count == model::MOST_BITS {
            let message = format!("more than {count} choices and visits are remembered by conditions");
            let diagnostic = self.error(rule::TOO_MANY_THINGS, message);
            diagnostic.labels.push(label(id.span, "beyond the limit"));
            diagnostic.hints.push("set a flag in the choice's effects, and share it between choices".into());
        }
        let mark = MarkId::at(count.min(model::MOST_BITS - 1));
        self.marks.insert((visit, &id.value), mark);
        mark
    }
}
