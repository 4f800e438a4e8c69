//! Two worlds that no evidence can tell apart.

use crate::check::{Findings, Ground, Page, Rule};
use crate::diagnostics::{Code, Severity};
use crate::scenario::model::KnownId;

/// The rule.
pub static RULE: Rule = Rule {
    page: Page {
        code: Code("W0433"),
        severity: Severity::Warning,
        title: "worlds that no evidence tells apart",
        what: "Two worlds differ in risks or measures, and in no fact and no need that could be found.",
        why: "The bands of the gauges can never get narrower between them; finding things out does not help.",
        example: r#"worlds: [(id: "slow", title: "It runs slowly", holds: ["it-runs", "crawl"])],
risks: [(id: "crawl", title: "It crawls", likelihood: 400, outage: "2h", owner: "jonas")],
measures: [(id: "watch", treats: [(risk: "export", outage: "1h"), (risk: "crawl", outage: "5m")])]"#,
        instead: r#"worlds: [(id: "slow", title: "It runs slowly", holds: ["it-crawls", "crawl"])],
facts: [(id: "it-crawls", title: "It takes four hours", text: "Measured on the copy.")],
risks: [(id: "crawl", title: "It crawls", likelihood: 400, outage: "2h", owner: "jonas")],
measures: [
    (id: "watch", treats: [(risk: "export", outage: "1h"), (risk: "crawl", outage: "5m")]),
    (id: "trial", reveals: [(fact: "it-fails"), (fact: "it-runs"), (fact: "it-crawls")]),
]"#,
    },
    find,
};

fn find(ground: &Ground, out: &mut Findings) {
    let scenario = ground.scenario;
    let found = scenario.known.iter().enumerate().filter(|(_, known)| ground.index.found.contains(known.id.as_str()));
    let found = found.fold(0u128, |all, (at, _)| all | KnownId::at(at).bit());
    for (at, world) in scenario.worlds.iter().enumerate().skip(1) {
        let twin = scenario.worlds[..at].iter().position(|other| {
            (world.known ^ other.known) & found == 0
                && (world.risks, world.known, world.measures) != (other.risks, other.known, other.measures)
        });
        if let Some(first) = twin {
            let (second, first) = (&ground.raw.worlds[at], &ground.raw.worlds[first]);
            let message = format!("no evidence tells \"{}\" from \"{}\"", second.id.value, first.id.value);
            let hint = "let them hold different facts that somebody can tell or a measure can reveal";
            let diagnostic = RULE.says(message).at(second.id.span, "looks the same");
            out.push(diagnostic.at(first.id.span, "as this one").hint(hint));
        }
    }
}
