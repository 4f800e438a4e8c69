//! What conditions come to whatever is played: whether one can hold at all, and whether one follows from another.

use crate::scenario::model::Scenario;
use crate::scenario::raw::{self, Bound, Cond, Decision};
use std::collections::BTreeMap;

/// How far the scales of a scenario go.
#[derive(Clone, Copy, Debug)]
pub struct Logic {
    people: i64,
    rounds: i64,
    now: i64,
    windows: usize,
    worlds: usize,
}

/// Something that is so or is not so.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Atom<'a> {
    Known(&'a str),
    Learned(&'a str),
    Seen(&'a str),
    Recorded(&'a str),
    Flag(&'a str),
    Chose(&'a str),
    Visited(&'a str),
    Agreed(&'a str),
    Proposed(&'a str),
    Window(&'a str),
    Objects(&'a str),
    Decided(Decision),
    Ruled(&'a str),
    Happened(&'a str),
    Mended(&'a str),
    Begun,
    RolledBack,
    RollbackFailed,
    World(&'a str),
    Real(&'a str),
}

/// Something that has a value.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Scale<'a> {
    Trust(&'a str),
    Tension(&'a str),
    Clock,
    Objections,
    Rounds,
    Outage,
    Repair,
    Compliance,
    Downtime,
    Finding,
}

/// One way in which a condition holds: what is so, what is not so, and where values lie.
#[derive(Clone, Default, Debug)]
struct Case<'a> {
    atoms: BTreeMap<Atom<'a>, bool>,
    scales: BTreeMap<Scale<'a>, (i64, i64)>,
}

/// Conditions with more ways than this are not looked into.
const MOST: usize = 256;

impl Logic {
    /// The scales of a scenario.
    pub fn of(scenario: &Scenario) -> Self {
        let rounds = scenario.scenes.iter().map(|scene| i64::from(scene.rounds)).max().unwrap_or(0);
        Self {
            people: i64::try_from(scenario.cast.len()).unwrap_or(0),
            rounds,
            now: i64::from(scenario.now),
            windows: scenario.windows.len(),
            worlds: scenario.worlds.len(),
        }
    }

    /// Whether a condition can never hold.
    pub fn never(&self, cond: &Cond) -> bool {
        self.cases(cond, true).is_some_and(|cases| cases.is_empty())
    }

    /// Whether a condition always holds.
    pub fn always(&self, cond: &Cond) -> bool {
        self.cases(cond, false).is_some_and(|cases| cases.is_empty())
    }

    /// Whether one condition can only hold where another does.
    pub fn implies(&self, one: &Cond, other: &Cond) -> bool {
        let (Some(one), Some(not_other)) = (self.cases(one, true), self.cases(other, false)) else { return false };
        one.len() * not_other.len() <= MOST * 4
            && one.iter().all(|one| not_other.iter().all(|other| self.both(one, other).is_none()))
    }

    /// Whether it may be that none of several conditions holds. Cases in which the facts that are not known are `excused` do not
    /// count.
    pub fn gap(&self, conds: &[&Cond], excused: impl Fn(&[&str]) -> bool) -> bool {
        let Some(cases) = self.every(conds.iter().copied(), false) else { return false };
        cases.iter().any(|case| {
            let unknown = case.atoms.iter().filter_map(|(atom, holds)| match atom {
                Atom::Known(id) if !holds => Some(*id),
                _ => None,
            });
            !excused(&unknown.collect::<Vec<_>>())
        })
    }

    /// The ways in which a condition holds, or does not hold; `None` if there are too many.
    fn cases<'a>(&self, cond: &'a Cond, holds: bool) -> Option<Vec<Case<'a>>> {
        let atom = |atom: Atom<'a>| Some(self.both(&Case::default(), &Case::atom(atom, holds)).into_iter().collect());
        let scale = |scale: Scale<'a>, bound: &Bound| {
            let (least, most) = match (bound, holds) {
                (Bound::AtLeast(limit), true) => (i64::from(limit.value.0), i64::MAX),
                (Bound::AtLeast(limit), false) => (i64::MIN, i64::from(limit.value.0) - 1),
                (Bound::AtMost(limit), true) => (i64::MIN, i64::from(limit.value.0)),
                (Bound::AtMost(limit), false) => (i64::from(limit.value.0) + 1, i64::MAX),
            };
            Some(self.both(&Case::default(), &Case::scale(scale, least, most)).into_iter().collect())
        };
        match cond {
            Cond::Always => Some(if holds { vec![Case::default()] } else { vec![] }),
            Cond::Never => Some(if holds { vec![] } else { vec![Case::default()] }),
            Cond::Not(cond) => self.cases(cond, !holds),
            Cond::All(all) if holds => self.every(all.iter(), true),
            Cond::Any(any) if !holds => self.every(any.iter(), false),
            Cond::All(all) | Cond::Any(all) => {
                let mut out = Vec::new();
                for cond in all {
                    out.append(&mut self.cases(cond, holds)?);
                }
                (out.len() <= MOST).then_some(out)
            }
            Cond::Known(id) => atom(Atom::Known(id)),
            Cond::Learned(id) => atom(Atom::Learned(id)),
            Cond::Seen(id) => atom(Atom::Seen(id)),
            Cond::Recorded(id) => atom(Atom::Recorded(id)),
            Cond::Flag(id) => atom(Atom::Flag(id)),
            Cond::Chose(id) => atom(Atom::Chose(id)),
            Cond::Visited(id) => atom(Atom::Visited(id)),
            Cond::Agreed(id) => atom(Atom::Agreed(id)),
            Cond::Proposed(id) => atom(Atom::Proposed(id)),
            Cond::Window(id) => atom(Atom::Window(id)),
            Cond::Objects(id) => atom(Atom::Objects(id)),
            Cond::Decided(decision) => atom(Atom::Decided(*decision)),
            Cond::Ruled(id) => atom(Atom::Ruled(id)),
            Cond::Happened(id) => atom(Atom::Happened(id)),
            Cond::Mended(id) => atom(Atom::Mended(id)),
            Cond::Begun => atom(Atom::Begun),
            Cond::RolledBack => atom(Atom::RolledBack),
            Cond::RollbackFailed => atom(Atom::RollbackFailed),
            Cond::World(id) => atom(Atom::World(id)),
            Cond::Real(id) => atom(Atom::Real(id)),
            Cond::Implemented => {
                let (begun, back) = (Case::atom(Atom::Begun, holds), Case::atom(Atom::RolledBack, !holds));
                Some(if holds { self.both(&begun, &back).into_iter().collect() } else { vec![begun, back] })
            }
            Cond::Trust(id, bound) => scale(Scale::Trust(id), bound),
            Cond::Tension(id, bound) => scale(Scale::Tension(id), bound),
            Cond::Objections(bound) => scale(Scale::Objections, bound),
            Cond::Rounds(bound) => scale(Scale::Rounds, bound),
            Cond::Outage(bound) => scale(Scale::Outage, bound),
            Cond::Repair(bound) => scale(Scale::Repair, bound),
            Cond::Compliance(bound) => scale(Scale::Compliance, bound),
            Cond::Downtime(bound) => scale(Scale::Downtime, bound),
            Cond::Before(moment) => self.clock(moment.value.0, !holds),
            Cond::After(moment) => self.clock(moment.value.0, holds),
            Cond::Found(finding) => {
                let least = *finding as i64;
                let (least, most) = if holds { (least, i64::MAX) } else { (i64::MIN, least - 1) };
                Some(self.both(&Case::default(), &Case::scale(Scale::Finding, least, most)).into_iter().collect())
            }
        }
    }

    /// It is this moment or later, or it is earlier.
    fn clock<'a>(&self, moment: u32, later: bool) -> Option<Vec<Case<'a>>> {
        let moment = i64::from(moment);
        let (least, most) = if later { (moment, i64::MAX) } else { (i64::MIN, moment - 1) };
        Some(self.both(&Case::default(), &Case::scale(Scale::Clock, least, most)).into_iter().collect())
    }

    /// The ways in which all of several conditions hold, or none of them does.
    fn every<'a>(&self, conds: impl Iterator<Item = &'a Cond>, hold: bool) -> Option<Vec<Case<'a>>> {
        let mut out = vec![Case::default()];
        for cond in conds {
            let cases = self.cases(cond, hold)?;
            if out.len() * cases.len() > MOST * 4 {
                return None;
            }
            out = out.iter().flat_map(|one| cases.iter().filter_map(|other| self.both(one, other))).collect();
            if out.len() > MOST {
                return None;
            }
        }
        Some(out)
    }

    /// Two cases at once; `None` if they contradict each other.
    fn both<'a>(&self, one: &Case<'a>, other: &Case<'a>) -> Option<Case<'a>> {
        let mut out = one.clone();
        for (&atom, &holds) in &other.atoms {
            if out.atoms.insert(atom, holds).is_some_and(|before| before != holds) {
                return None;
            }
        }
        for (&scale, &(least, most)) in &other.scales {
            let (from, to) = out.scales.get(&scale).copied().unwrap_or_else(|| self.whole(scale));
            let (least, most) = (from.max(least), to.min(most));
            if least > most {
                return None;
            }
            out.scales.insert(scale, (least, most));
        }
        self.consistent(&out).then_some(out)
    }

    /// How far a scale goes.
    fn whole(&self, scale: Scale) -> (i64, i64) {
        match scale {
            Scale::Trust(_) => (0, 100),
            Scale::Tension(_) => (0, 9),
            Scale::Clock => (self.now, i64::MAX),
            Scale::Objections => (0, self.people),
            Scale::Rounds => (0, self.rounds),
            Scale::Outage | Scale::Repair | Scale::Downtime => (0, i64::MAX),
            Scale::Compliance => (0, 1000),
            Scale::Finding => (0, raw::Finding::Severe as i64),
        }
    }

    /// Whether what is so can be so together: there is one window, one world, one decision, and things come in their order.
    fn consistent(&self, case: &Case) -> bool {
        let count = |of: fn(&Atom) -> bool, so: bool| {
            case.atoms.iter().filter(|(atom, holds)| of(atom) && **holds == so).count()
        };
        let window = |atom: &Atom| matches!(atom, Atom::Window(_));
        let world = |atom: &Atom| matches!(atom, Atom::World(_));
        let is = |atom: Atom, so: bool| case.atoms.get(&atom) == Some(&so);
        count(window, true) <= 1
            && count(world, true) <= 1
            && count(|atom| matches!(atom, Atom::Decided(_)), true) <= 1
            && count(|atom| matches!(atom, Atom::Ruled(_)), true) <= 1
            && count(window, false) < self.windows.max(1)
            && count(world, false) < self.worlds.max(1)
            && case.atoms.iter().all(|(atom, holds)| match atom {
                Atom::Mended(id) if *holds => !is(Atom::Happened(id), false),
                Atom::Learned(id) if *holds => !is(Atom::Known(id), false),
                Atom::RolledBack if *holds => !is(Atom::Begun, false),
                Atom::RollbackFailed if *holds => !is(Atom::Begun, false),
                _ => true,
            })
    }
}

impl<'a> Case<'a> {
    fn atom(atom: Atom<'a>, holds: bool) -> Self {
        Self { atoms: BTreeMap::from([(atom, holds)]), scales: BTreeMap::new() }
    }

    fn scale(scale: Scale<'a>, least: i64, most: i64) -> Self {
        Self { atoms: BTreeMap::new(), scales: BTreeMap::from([(scale, (least, most))]) }
    }
}
