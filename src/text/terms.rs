//! What the model's own terms are called.

use crate::scenario::model::Finding;

/// A finding in words.
pub fn finding(finding: Finding) -> &'static str {
    match finding {
        Finding::None => "no finding",
        Finding::Minor => "a minor finding",
        Finding::Material => "a material finding",
        Finding::Severe => "a severe finding",
    }
}
