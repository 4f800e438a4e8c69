//! What a scenario does, apart from its words, in a few bytes: by it one knows whether what was worked out is still right.

use super::model::Scenario;

/// A digest of all that decides how a play goes: numbers, ids, conditions, effects, people, and what can be chosen where.
/// Comments, white space and the order of fields have no part in it, nor has what is only told or shown: texts, lines, papers,
/// portraits, the version. It is the same on every machine.
pub fn digest(scenario: &Scenario) -> [u8; 32] {
    let bytes = postcard::to_allocvec(scenario).expect("a bug: a scenario holds something that cannot be written down");
    *blake3::hash(&bytes).as_bytes()
}
