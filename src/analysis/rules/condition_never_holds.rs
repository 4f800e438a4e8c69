//! A condition that never holds.

use super::follows::Follows;
use super::places;
use super::rule::SearchRule;
use crate::analysis::explore::Explored;
use crate::analysis::explore::asked::Place;
use crate::check::{Findings, Ground, Page};
use crate::diagnostics::{Code, Severity};

/// The rule.
pub static RULE: SearchRule = SearchRule {
    page: Page {
        code: Code("W1013"),
        severity: Severity::Warning,
        title: "a condition that never holds",
        what: "The condition is asked, and it never holds.",
        why: "What it guards never happens. Most often a number is out of reach, or two parts of it exclude each other.",
        example: r#"scenes: [(id: "night", effects: [Complete, ToWindow, Begin, If(Trust("mara", AtLeast(95)), [Trust("jonas", 2)])])]"#,
        instead: r#"scenes: [(id: "night", effects: [Complete, ToWindow, Begin, If(Trust("mara", AtLeast(45)), [Trust("jonas", 2)])])]"#,
    },
    find,
};

/// Where not everything was looked at, a condition counts from so many times on.
const ENOUGH: u32 = 400;

fn find(ground: &Ground, explored: &Explored, out: &mut Findings) {
    let seen = &explored.seen;
    let follows = Follows::new(ground, explored);
    for (asked, stood) in seen.conditions.all.iter().zip(&seen.stood) {
        // What other rules tell: lines, choices, visits, answers, measures, rulings, interruptions, endings, and scenes that a
        // route alone leads to.
        let told = match asked.place {
            Place::Route(scene, nth) => {
                let (_, to) = &ground.scenario.scenes[scene].routes[nth];
                seen.scenes[to.index()] == 0
            }
            Place::Until(..)
            | Place::Absent(..)
            | Place::Change(..)
            | Place::Open(_)
            | Place::Reveal(..)
            | Place::Document(_)
            | Place::Package(_)
            | Place::ChoiceEffect(..)
            | Place::SceneEffect(..)
            | Place::RulingEffect(..) => false,
            _ => true,
        };
        let told = told || follows.never(asked.cond);
        let enough = stood.asked >= if explored.proven { 1 } else { ENOUGH };
        let Some(at) = places::condition(ground, asked.place).filter(|_| !told && enough && stood.held == 0) else {
            continue;
        };
        let message = format!("this condition does not hold {}", explored.extent());
        out.push(RULE.says(message).at(at, "never holds").hint("loosen it, or take out what it guards"));
    }
}
