//! Measures that can all be had at once.

use crate::check::{Findings, Ground, Page, Rule};
use crate::diagnostics::{Code, Severity};
use crate::scenario::model::PersonId;
use crate::scenario::raw::{Effect, SceneKind};
use crate::sim::table::{lead_of, minutes_asked};

/// The rule.
pub static RULE: Rule = Rule {
    page: Page {
        code: Code("W0612"),
        severity: Severity::Warning,
        title: "everything can be had at once",
        what: "All measures together fit into everybody's hours before the approved window, no two of them exclude each other, and all are done in time.",
        why: "Then the best package is simply everything, and there is nothing to weigh at the table.",
        example: r#"cast: [(id: "jonas", hours: "40h")]"#,
        instead: r#"cast: [(id: "jonas", hours: "6h")]"#,
    },
    find,
};

fn find(ground: &Ground, out: &mut Findings) {
    let scenario = ground.scenario;
    let Some(table) = ground.raw.scenes.iter().find(|scene| scene.kind == SceneKind::Table) else { return };
    let (all, window) = (scenario.all_measures(), &scenario.windows[scenario.approved.index()]);
    if scenario.measures.len() < 3 || scenario.measures.iter().any(|measure| measure.excludes != 0) {
        return;
    }
    let left = window.opens.saturating_sub(scenario.now);
    let in_time = (0..scenario.measures.len())
        .all(|at| lead_of(scenario, all, crate::scenario::model::MeasureId::at(at)) <= left);
    let affordable = (0..scenario.cast.len()).map(PersonId::at).all(|person| {
        let has = scenario.cast[person.index()].hours.map(|hours| hours.saturating_add(window.more[person.index()]));
        has.is_none_or(|has| minutes_asked(scenario, all, person) <= has)
    });
    // What a person spends on the way may still make it scarce.
    let spent = ground.index.done.iter().any(|done| matches!(done.effect, Effect::Spend(..)));
    if in_time && affordable && !spent {
        let message = format!("at \"{}\" all {} measures can be had together", table.id.value, scenario.measures.len());
        let hint = "give people fewer `hours`, measures a longer `lead`, or let two of them exclude each other";
        let at = ground.raw.measures.first().map_or(table.id.span, |measure| measure.id.span);
        out.push(RULE.says(message).at(at, "this one and all the others").hint(hint));
    }
}
