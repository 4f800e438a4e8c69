//! A text that must be there and is empty.

use crate::check::{Findings, Ground, Page, Rule};
use crate::diagnostics::{Code, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    page: Page {
        code: Code("W0713"),
        severity: Severity::Warning,
        title: "an empty text",
        what: "Something that is shown or said has no words.",
        why: "The player sees an empty card or hears somebody say nothing.",
        example: r#"scenes: [(id: "night", lines: [(by: "jonas", say: "")])]"#,
        instead: r#"scenes: [(id: "night", lines: [(by: "jonas", say: "It goes in.")])]"#,
    },
    find,
};

fn find(ground: &Ground, out: &mut Findings) {
    let raw = ground.raw;
    let lines = ground.index.lines.iter().flat_map(|group| group.lines).map(|line| &line.say);
    let choices = ground.index.decisions.iter().flat_map(|decision| decision.choices).map(|choice| &choice.say);
    let visits = raw.scenes.iter().flat_map(|scene| &scene.visits).map(|visit| &visit.title);
    let people = raw.cast.iter().flat_map(|person| [&person.name, &person.role]);
    let items = raw.facts.iter().flat_map(|fact| [&fact.title, &fact.text]);
    let risks = raw.risks.iter().map(|risk| &risk.title);
    let measures = raw.measures.iter().map(|measure| &measure.title);
    let windows = raw.clock.windows.iter().map(|window| &window.title);
    let endings = raw.endings.iter().flat_map(|ending| [&ending.title, &ending.text]);
    let all = lines.chain(choices).chain(visits).chain(people).chain(items).chain(risks).chain(measures);
    for text in all.chain(windows).chain(endings).chain([&raw.title]).filter(|text| text.value.is_empty()) {
        out.push(RULE.says("this text is empty").at(text.span, "no words").hint("write what is to be read here"));
    }
}
