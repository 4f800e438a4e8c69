//! An answer at the table that nobody ever gets.

use super::rule::SearchRule;
use crate::analysis::explore::Explored;
use crate::check::{Findings, Ground, Page};
use crate::diagnostics::{Code, Severity};
use crate::scenario::model::LineId;

/// The rule.
pub static RULE: SearchRule = SearchRule {
    page: Page {
        code: Code("W1005"),
        severity: Severity::Warning,
        title: "an answer that nobody gets",
        what: "A person has this block, refusal or acceptance, and no package that was tried at any table brings it out.",
        why: "Either one before it takes every case, or what it waits for does not come about at a table.",
        example: r#"cast: [(id: "mara", refuses: [(lacks: "proof", say: "Show me one run."), (say: "No."), (tension: 3, say: "Not like this.")])]"#,
        instead: r#"cast: [(id: "mara", refuses: [(lacks: "proof", say: "Show me one run."), (tension: 3, say: "Not like this."), (say: "No.")])]"#,
    },
    find,
};

fn find(ground: &Ground, explored: &Explored, out: &mut Findings) {
    // What somebody answers hangs on much; only where everything was looked at is an answer that never came one that cannot.
    let there = if explored.proven { explored.seen.answered } else { 0 };
    for (at, who) in ground.scenario.cast.iter().enumerate().filter(|(at, _)| there >> at & 1 == 1) {
        let raw = &ground.raw.cast[at];
        let blocks = who.blocks.iter().map(|(_, say)| *say).zip(raw.blocks.iter().map(|block| &block.say));
        let refusals =
            who.refuses.iter().map(|refusal| refusal.say).zip(raw.refuses.iter().map(|refusal| &refusal.say));
        let accepts = who.accepts.clone().map(|line| ground.scenario.line(LineId(line)).say);
        let accepts = accepts.zip(raw.accepts.iter().map(|line| &line.say));
        for (say, text) in blocks.chain(refusals).chain(accepts) {
            if !explored.seen.answers.contains(&say.0) && !explored.tables.answers.contains(&say.0) {
                let message = format!("{} does not say this {}", raw.name.value, explored.extent());
                let hint =
                    "the first that fits is said: put the particular before the general, and look at the conditions";
                out.push(RULE.says(message).at(ground.at(text), "nobody gets this answer").hint(hint));
            }
        }
    }
}
