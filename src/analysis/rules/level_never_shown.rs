//! A competency level that nobody can show.

use super::places;
use super::rule::SearchRule;
use crate::analysis::explore::Explored;
use crate::check::{Findings, Ground, Page};
use crate::diagnostics::{Code, Severity};

/// The rule.
pub static RULE: SearchRule = SearchRule {
    page: Page {
        code: Code("W1025"),
        severity: Severity::Warning,
        title: "a level that nobody can show",
        what: "A choice or a package shows a competency at a level, and no play shows it at that level.",
        why: "The profile promises a level that cannot be had, and candidates are measured against it.",
        example: r#"scenes: [(id: "office", choices: [(
    id: "thank", takes: "5m", mode: Accommodating, shows: [("C3", 5)],
    say: "Thank you for telling me before it is Thursday.",
    when: Trust("mara", AtLeast(90)),
    effects: [Trust("mara", 2)],
    reply: [(by: "mara", mood: Relieved, say: "I nearly did not.")],
    to: "corridor",
    why: (text: "Whoever brings bad news early should be glad of it.", source: "RM2"),
)])]"#,
        instead: r#"scenes: [(id: "office", choices: [(
    id: "thank", takes: "5m", mode: Accommodating, shows: [("C3", 5)],
    say: "Thank you for telling me before it is Thursday.",
    when: Trust("mara", AtLeast(45)),
    effects: [Trust("mara", 2)],
    reply: [(by: "mara", mood: Relieved, say: "I nearly did not.")],
    to: "corridor",
    why: (text: "Whoever brings bad news early should be glad of it.", source: "RM2"),
)])]"#,
    },
    find,
};

fn find(ground: &Ground, explored: &Explored, out: &mut Findings) {
    let scenario = ground.scenario;
    let packages = scenario.scoring.packages.iter().flat_map(|rule| &rule.shows);
    let mut told: Vec<(u8, u8)> = Vec::new();
    let choices = scenario.choices.iter().enumerate();
    let claims = choices.flat_map(|(at, choice)| choice.shows.iter().map(move |shown| (Some(at), *shown)));
    for (at, shown) in claims.chain(packages.map(|shown| (None, *shown))) {
        if explored.seen.shown.contains(&shown) || told.contains(&shown) {
            continue;
        }
        told.push(shown);
        let (competency, level) = shown;
        let place = at.and_then(|at| places::choice(ground, at)).map(|choice| ground.place(choice.span, "shows"));
        let message = format!("C{competency} is not shown at level {level} {}", explored.extent());
        let hint = "let what shows it be open, or show that level elsewhere as well";
        out.push(RULE.says(message).at(place.unwrap_or(ground.raw.title.span), "out of reach").hint(hint));
    }
}
