//! Something that is never reached because an earlier entry fits whenever it would.

use crate::check::Logic;
use crate::check::{Findings, Ground, Page, Rule};
use crate::diagnostics::Span;
use crate::diagnostics::{Code, Severity};
use crate::scenario::raw::{Cond, Decision};

/// The rule.
pub static RULE: Rule = Rule {
    page: Page {
        code: Code("W0504"),
        severity: Severity::Warning,
        title: "an entry behind one that fits first",
        what: "In a list of which the first that fits counts, an entry can only fit where an earlier one fits as well.",
        why: "It is never reached. Most often the two stand in the wrong order.",
        example: r#"cast: [(id: "jonas", refuses: [(say: "No."), (when: Window("monday"), say: "Not on a Monday.")])]"#,
        instead: r#"cast: [(id: "jonas", refuses: [(when: Window("monday"), say: "Not on a Monday."), (say: "No.")])]"#,
    },
    find,
};

/// An entry of a list of which the first that fits counts.
struct Entry<'a> {
    when: &'a Cond,
    /// What else must be so; one entry hides another only where it asks for no more.
    lacks: Option<&'a str>,
    tension: u8,
    /// Whether it may be passed over although it fits.
    passed: bool,
    at: Span,
}

impl<'a> Entry<'a> {
    fn new(when: &'a Cond, at: Span) -> Self {
        Self { when, lacks: None, tension: 0, passed: false, at }
    }
}

fn find(ground: &Ground, out: &mut Findings) {
    let raw = ground.raw;
    let logic = Logic::of(ground.scenario);
    let mut look = |entries: Vec<Entry>| {
        for (at, entry) in entries.iter().enumerate() {
            let hides = |other: &&Entry| {
                !other.passed
                    && other.tension <= entry.tension
                    && (other.lacks.is_none() || other.lacks == entry.lacks)
                    && logic.implies(entry.when, other.when)
            };
            if !logic.never(entry.when)
                && let Some(first) = entries[..at].iter().find(hides)
            {
                let hint = "put the entry with the narrower condition first, or take this one away";
                let says = RULE.says("this entry is never reached").at(entry.at, "never reached");
                out.push(says.at(first.at, "fits whenever it would").hint(hint));
            }
        }
    };
    for person in &raw.cast {
        look(person.blocks.iter().map(|block| Entry::new(&block.when, block.say.span)).collect());
        let refuses = person.refuses.iter().map(|refusal| Entry {
            lacks: refusal.lacks.as_ref().map(|need| need.value.as_str()),
            tension: refusal.tension.value,
            ..Entry::new(&refusal.when, refusal.say.span)
        });
        look(refuses.collect());
        look(person.accepts.iter().map(|line| Entry::new(&line.when, line.say.span)).collect());
    }
    for risk in &raw.risks {
        look(risk.changed.iter().map(|change| Entry::new(&change.when, change.likelihood.span)).collect());
    }
    for scene in &raw.scenes {
        look(scene.until.iter().map(|until| Entry::new(&until.when, until.at.span)).collect());
        look(scene.routes.iter().map(|route| Entry::new(&route.when, route.to.span)).collect());
    }
    let rules = raw.authority.iter().flat_map(|authority| &authority.rules);
    // Nothing is returned once no round is left.
    let rules =
        rules.map(|rule| Entry { passed: rule.decision == Decision::Return, ..Entry::new(&rule.when, rule.id.span) });
    look(rules.collect());
    look(raw.endings.iter().map(|ending| Entry::new(&ending.when, ending.id.span)).collect());
}
