//! Something that is told in a setting which never comes about.

use crate::check::{Findings, Ground, Page, Rule};
use crate::diagnostics::{Code, Severity};
use crate::scenario::model::{PersonId, Setting};

/// The rule.
pub static RULE: Rule = Rule {
    page: Page {
        code: Code("W0409"),
        severity: Severity::Warning,
        title: "a setting that never comes about",
        what: "Wherever the question is asked, the wrong people are there: somebody else where one wants to be alone, or not those before whom it would be told.",
        why: "It is asked and never told, and the player can do nothing about it.",
        example: r#"cast: [(id: "jonas", knows: [(tells: "not-alone", asked: "what-if", setting: Before(["mara"]))])]"#,
        instead: r#"cast: [(id: "jonas", knows: [(tells: "not-alone", asked: "what-if", setting: NotBefore(["mara"]))])]"#,
    },
    find,
};

fn find(ground: &Ground, out: &mut Findings) {
    for (at, person) in ground.raw.cast.iter().enumerate() {
        let own = PersonId::at(at).bit() as u16;
        for (knows, model) in person.knows.iter().zip(&ground.scenario.cast[at].knows) {
            let fits = |here: &u16| match model.setting {
                Setting::Anywhere => true,
                Setting::Alone => here & !own == 0,
                Setting::Before(people) => here & people == people,
                Setting::NotBefore(people) => here & people == 0,
            };
            let asked = ground.index.questions.get(&(person.id.value.as_str(), knows.asked.value.as_str()));
            // Somebody who stays away or is on the line only for a while may make the setting come about.
            let changes = ground.raw.scenes.iter().any(|scene| !scene.absent.is_empty());
            if asked.is_some_and(|asked| !changes && !asked.iter().any(fits)) {
                let at = ground.place(knows.span, "setting");
                let message =
                    format!("\"{}\" is never asked where they would tell \"{}\"", person.id.value, knows.tells.value);
                let hint = "ask the question in a scene or visit with the right people, or change the `setting`";
                out.push(RULE.says(message).at(at, "never the case where it is asked").hint(hint));
            }
        }
    }
}
