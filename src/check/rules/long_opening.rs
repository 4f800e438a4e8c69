//! A story that talks too long before the first decision.

use crate::check::{Findings, Ground, Page, Rule};
use crate::diagnostics::{Code, Severity};
use crate::scenario::raw::{Cond, SceneKind};

/// The rule.
pub static RULE: Rule = Rule {
    page: Page {
        code: Code("W0706"),
        severity: Severity::Warning,
        title: "too much before the first decision",
        what: "More than 120 words are said before the player can decide anything.",
        why: "A first decision within a minute draws people in; a page of reading before it loses them.",
        example: r#"scenes: [(id: "call", lines: [(by: "mara", say: "I know what it costs. I know what it costs. I know what it costs. I know what it costs. I know what it costs. I know what it costs. I know what it costs. I know what it costs. I know what it costs. I know what it costs. I know what it costs. I know what it costs. I know what it costs. I know what it costs. I know what it costs. I know what it costs. I know what it costs. I know what it costs. I know what it costs. I know what it costs. I know what it costs. I know what it costs. I know what it costs. I know what it costs. I know what it costs. I know what it costs.")])]"#,
        instead: r#"scenes: [(id: "call", lines: [(by: "mara", say: "I know what it costs. I ask for it all the same.")])]"#,
    },
    find,
};

/// The most words before the first decision.
const MOST: usize = 120;

fn find(ground: &Ground, out: &mut Findings) {
    let scenario = ground.scenario;
    let (mut at, mut words) = (Some(scenario.start), 0);
    // Scenes that only tell follow each other; there are no more of them than scenes.
    for _ in 0..scenario.scenes.len() {
        let Some(id) = at else { return };
        let (scene, raw) = (&scenario.scenes[id.index()], &ground.raw.scenes[id.index()]);
        for line in raw.lines.iter().filter(|line| line.when == Cond::Always && !line.otherwise) {
            let before = words;
            words += line.say.value.split_whitespace().count();
            if before <= MOST && words > MOST {
                let message = format!("more than {MOST} words are said before the first decision");
                let hint = "begin later, and put what must be known into papers on the desk and into answers";
                out.push(RULE.says(message).at(line.say.span, "here the reader has had enough").hint(hint));
                return;
            }
        }
        if !raw.choices.is_empty() || !raw.visits.is_empty() || raw.kind == SceneKind::Table {
            return;
        }
        at = scene.to;
    }
}
