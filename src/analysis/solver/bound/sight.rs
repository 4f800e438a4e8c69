//! A state of which only some things are looked at, and what can be said of a condition then: no, maybe, or yes.

use crate::scenario::Scenario;
use crate::scenario::model::*;

/// Whether something is so.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Truth {
    /// In no play that fits.
    No,
    /// In some plays.
    Maybe,
    /// In all of them.
    Yes,
}

impl Truth {
    fn of(holds: bool) -> Self {
        if holds { Self::Yes } else { Self::No }
    }

    fn not(self) -> Self {
        match self {
            Self::No => Self::Yes,
            Self::Maybe => Self::Maybe,
            Self::Yes => Self::No,
        }
    }

    /// Whether it can be so.
    pub fn possible(self) -> bool {
        self != Self::No
    }
}

/// What is looked at of a state. A set of bits counts where its `_seen` is set; what is `None` is not looked at.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Loose {
    /// The scene.
    pub scene: SceneId,
    /// The scene that waits behind an interruption.
    pub waiting: Option<SceneId>,
    /// The time.
    pub now: Option<u32>,
    /// The tensions, where they are looked at.
    pub tension: Option<[u8; MOST_RELATIONS]>,
    /// Flags.
    pub flags: u128,
    /// Those that are looked at.
    pub flags_seen: u128,
    /// Choices and visits.
    pub marks: u128,
    /// Those that are looked at.
    pub marks_seen: u128,
    /// Interruptions that have come, and those that are looked at.
    pub interrupted: (u64, u64),
    /// The window on the schedule.
    pub window: WindowId,
    /// The window of the package on the table; it is not known which while one is put together.
    pub proposed: Option<WindowId>,
    /// Packages put forward.
    pub rounds: u8,
    /// A package lies on the table.
    pub lies: bool,
    /// It goes to the change authority.
    pub forwarding: bool,
    /// The change went in.
    pub begun: bool,
    /// It was taken back.
    pub rolled_back: bool,
    /// The books are closed.
    pub settled: bool,
    /// The measures that count, where they are looked at.
    pub package: Option<u64>,
}

/// What can be said of a condition for somebody who knows the world.
pub fn truth(scenario: &Scenario, world: WorldId, loose: &Loose, cond: &Cond) -> Truth {
    let real = &scenario.worlds[world.index()];
    let known = |what: &KnownId| if real.known & what.bit() == 0 { Truth::No } else { Truth::Maybe };
    let among =
        |set: u128, seen: u128, bit: u128| if seen & bit == 0 { Truth::Maybe } else { Truth::of(set & bit != 0) };
    let measure = |id: &MeasureId| match loose.package {
        Some(package) => Truth::of(u128::from(package) & id.bit() != 0),
        None => Truth::Maybe,
    };
    match cond {
        Cond::Always => Truth::Yes,
        Cond::Never => Truth::No,
        Cond::All(all) => all.iter().map(|cond| truth(scenario, world, loose, cond)).min().unwrap_or(Truth::Yes),
        Cond::Any(any) => any.iter().map(|cond| truth(scenario, world, loose, cond)).max().unwrap_or(Truth::No),
        Cond::Not(cond) => truth(scenario, world, loose, cond).not(),
        Cond::Known(what) | Cond::Learned(what) => known(what),
        Cond::Seen(risk) => scenario.risks[risk.index()].hidden_until.as_ref().map_or(Truth::Yes, known),
        Cond::Flag(flag) => among(loose.flags, loose.flags_seen, flag.bit()),
        Cond::Marked(mark) => among(loose.marks, loose.marks_seen, mark.bit()),
        Cond::Agreed(id) | Cond::Proposed(id) => measure(id),
        Cond::Window(window) => match (loose.proposed, scenario.scenes[loose.scene.index()].kind) {
            (Some(proposed), _) => Truth::of(proposed == *window),
            (None, SceneKind::Table) => Truth::Maybe,
            (None, _) => Truth::of(loose.window == *window),
        },
        Cond::Tension(relation, bound) => match loose.tension {
            Some(tension) => Truth::of(bound.holds(u32::from(tension[relation.index()]))),
            None => Truth::Maybe,
        },
        Cond::Before(moment) => loose.now.map_or(Truth::Maybe, |now| Truth::of(now < *moment)),
        Cond::After(moment) => loose.now.map_or(Truth::Maybe, |now| Truth::of(now >= *moment)),
        Cond::Happened(_) if !loose.begun && !loose.settled => Truth::No,
        Cond::Begun => Truth::of(loose.begun),
        Cond::RolledBack => Truth::of(loose.rolled_back),
        Cond::RollbackFailed if !loose.rolled_back => Truth::No,
        Cond::Implemented => Truth::of(loose.begun && !loose.rolled_back),
        Cond::World(id) => Truth::of(*id == world),
        Cond::RealRisk(risk) => Truth::of(u128::from(real.risks) & risk.bit() != 0),
        Cond::RealKnown(what) => Truth::of(real.known & what.bit() != 0),
        Cond::RealMeasure(id) => Truth::of(u128::from(real.measures) & id.bit() != 0),
        Cond::Recorded(_)
        | Cond::Trust(..)
        | Cond::Objects(_)
        | Cond::Objections(_)
        | Cond::Rounds(_)
        | Cond::Decided(_)
        | Cond::Ruled(_)
        | Cond::Happened(_)
        | Cond::Mended(_)
        | Cond::RollbackFailed
        | Cond::Outage(_)
        | Cond::Repair(_)
        | Cond::Found(_)
        | Cond::Compliance(_)
        | Cond::Downtime(_) => Truth::Maybe,
    }
}

/// Of several, each with a condition, those that can be the first whose condition holds, and whether it can be none of them.
pub fn first<'a, T: 'a>(
    scenario: &Scenario,
    world: WorldId,
    loose: &Loose,
    all: impl Iterator<Item = (&'a Cond, T)>,
) -> (Vec<T>, bool) {
    let mut out = Vec::new();
    for (cond, item) in all {
        match truth(scenario, world, loose, cond) {
            Truth::No => {}
            Truth::Maybe => out.push(item),
            Truth::Yes => {
                out.push(item);
                return (out, false);
            }
        }
    }
    (out, true)
}

/// Calls `look` for every effect of a list, those within others included.
pub fn effects<'a>(list: &'a [Effect], look: &mut impl FnMut(&'a Effect)) {
    for effect in list {
        look(effect);
        match effect {
            Effect::Chance(_, outcomes) => outcomes.iter().for_each(|(_, list)| effects(list, look)),
            Effect::IfElse(_, list, others) => {
                effects(list, look);
                effects(others, look);
            }
            _ => {}
        }
    }
}

/// Calls `look` for every part of a condition.
pub fn parts<'a>(cond: &'a Cond, look: &mut impl FnMut(&'a Cond)) {
    look(cond);
    match cond {
        Cond::All(all) | Cond::Any(all) => all.iter().for_each(|cond| parts(cond, look)),
        Cond::Not(cond) => parts(cond, look),
        _ => {}
    }
}
