//! Two people who look alike.

use crate::check::{Findings, Ground, Page, Rule};
use crate::diagnostics::{Code, Severity};
use crate::scenario::raw::{Hair, Person, Portrait};

/// The rule.
pub static RULE: Rule = Rule {
    page: Page {
        code: Code("W0802"),
        severity: Severity::Warning,
        title: "two people who look alike",
        what: "Two portraits have the same skin, hair and colour of hair, and neither glasses, a beard nor a headset on one of them only.",
        why: "On a projector, and in the small portraits of the lists, players take one for the other.",
        example: r#"cast: [(id: "mara", portrait: (skin: 4, hair: Bob, hair_colour: Black)), (id: "helena", portrait: (skin: 4, hair: Bob, hair_colour: Black, wears: Jacket))]"#,
        instead: r#"cast: [(id: "mara", portrait: (skin: 4, hair: Bob, hair_colour: Black)), (id: "helena", portrait: (skin: 4, hair: Bob, hair_colour: Black, wears: Jacket, glasses: true))]"#,
    },
    find,
};

fn find(ground: &Ground, out: &mut Findings) {
    let faces: Vec<(&Person, &Portrait)> =
        ground.raw.cast.iter().filter_map(|person| Some((person, person.portrait.as_ref()?))).collect();
    for (at, (person, face)) in faces.iter().enumerate() {
        let hair = |face: &Portrait| if face.hair == Hair::Headscarf { None } else { Some(face.hair_colour) };
        let twin = faces[..at].iter().find(|(_, other)| {
            (face.skin.value, face.hair, hair(face)) == (other.skin.value, other.hair, hair(other))
                && (face.glasses, face.beard, face.headset) == (other.glasses, other.beard, other.headset)
        });
        if let Some((other, second)) = twin {
            let message = format!("\"{}\" and \"{}\" look alike", other.id.value, person.id.value);
            let hint = "give one of them other hair, another skin, glasses, a beard or a headset";
            out.push(RULE.says(message).at(face.span, "looks like").at(second.span, "this one").hint(hint));
        }
    }
}
