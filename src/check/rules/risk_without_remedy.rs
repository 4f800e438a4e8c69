//! A risk that nothing in the scenario can lessen.

use crate::check::{Findings, Ground, Page, Rule};
use crate::diagnostics::{Code, Severity};
use crate::scenario::raw::{Cond, Effect};
use std::collections::HashSet;

/// The rule.
pub static RULE: Rule = Rule {
    page: Page {
        code: Code("W0415"),
        severity: Severity::Warning,
        title: "a risk that nothing can be done about",
        what: "No measure treats this risk, no window avoids it, and nothing else changes its likelihood.",
        why: "What cannot be helped is no part of a decision; players are judged for luck.",
        example: r#"risks: [(id: "rain", title: "Rain comes in", likelihood: 300, owner: "jonas", outage: "1h")]"#,
        instead: r#"risks: [(id: "rain", title: "Rain comes in", likelihood: 300, owner: "jonas", outage: "1h")],
measures: [(id: "watch", treats: [(risk: "export", outage: "1h"), (risk: "rain", outage: "5m")])]"#,
    },
    find,
};

fn find(ground: &Ground, out: &mut Findings) {
    let treated = ground.raw.measures.iter().flat_map(|measure| &measure.treats).map(|treat| &treat.risk);
    let avoided = ground.raw.clock.windows.iter().flat_map(|window| &window.adds);
    let mended = ground.index.done.iter().filter_map(|done| match done.effect {
        Effect::Mend(risk) => Some(risk),
        _ => None,
    });
    let helped: HashSet<&str> = treated.chain(avoided).chain(mended).map(|risk| risk.value.as_str()).collect();
    // Without anything to agree on, the way back is the remedy of whatever strikes in the window.
    let back = ground.index.done.iter().any(|done| *done.effect == Effect::RollBack) && ground.raw.measures.is_empty();
    for risk in &ground.raw.risks {
        let changes = !risk.changed.is_empty() || risk.open != Cond::Always;
        if !changes && !back && !helped.contains(risk.id.value.as_str()) && risk.likelihood.value > 0 {
            let hint =
                "let a measure treat it, bind it to some windows (`adds`), or give it a condition (`open`, `changed`)";
            let message = format!("nothing can be done about the risk \"{}\"", risk.id.value);
            out.push(RULE.says(message).at(risk.id.span, "the same in every play").hint(hint));
        }
    }
}
