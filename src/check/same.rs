//! Whether two parts of a scenario are written alike, wherever they stand.

use crate::scenario::decode::{Ref, Spanned};
use crate::scenario::raw::{Competency, Effect};

/// Whether two lists of effects do the same, in the same order. Effects with conditions or dice in them count as different.
pub fn effects(one: &[Effect], other: &[Effect]) -> bool {
    one.len() == other.len() && one.iter().zip(other).all(|(one, other)| effect(one, other))
}

fn effect(one: &Effect, other: &Effect) -> bool {
    use Effect::*;
    match (one, other) {
        (Trust(who, step), Trust(other, too)) => who.value == other.value && step.value == too.value,
        (TrustHere(step), TrustHere(too)) => step.value == too.value,
        (Tension(what, step), Tension(other, too)) => what.value == other.value && step.value == too.value,
        (Ask(who, what), Ask(other, too)) | (Press(who, what), Press(other, too)) => {
            who.value == other.value && what.value == too.value
        }
        (Learn(id), Learn(too)) => id.value == too.value,
        (Record(id), Record(too)) | (Mend(id), Mend(too)) => id.value == too.value,
        (Set(id), Set(too)) | (Clear(id), Clear(too)) => id.value == too.value,
        (Agree(id), Agree(too)) | (Drop(id), Drop(too)) => id.value == too.value,
        (Move(id), Move(too)) => id.value == too.value,
        (Spend(who, minutes), Spend(other, too)) => who.value == other.value && minutes == too,
        (Wait(minutes), Wait(too)) | (Outage(minutes), Outage(too)) => minutes == too,
        (Chance(..) | If(..) | IfElse(..), _) => false,
        (one, other) => one == other,
    }
}

/// A competency and its level.
type Shown = (Ref<Competency>, Spanned<u8>);

/// Whether two lists of evidence are the same.
pub fn shows(one: &[Shown], other: &[Shown]) -> bool {
    let plain = |list: &[Shown]| {
        let mut all: Vec<(String, u8)> = list.iter().map(|(id, level)| (id.value.clone(), level.value)).collect();
        all.sort();
        all
    };
    plain(one) == plain(other)
}
