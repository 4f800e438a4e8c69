//! How conflict was handled: the five modes of Thomas and Kilmann, and how well each use fitted its moment.

use super::Rubric;
use super::rubric::{Fit, Relation, Situation, Stakes, Time};
use crate::scenario::Scenario;
use crate::scenario::model::{ChoiceId, Finding, Mode, SceneKind};
use crate::sim::{State, gauges, options, table};

/// A use of a mode, and how it fitted.
#[derive(Clone, Copy, Debug)]
pub struct Use {
    /// The choice.
    pub choice: ChoiceId,
    /// Its mode.
    pub mode: Mode,
    /// How it fitted.
    pub fit: Fit,
    /// Why, in the rubric's words.
    pub why: &'static str,
}

/// Judges the mode of a choice in a state; `None` where the rubric has no rule for it.
pub fn judge(rubric: &'static Rubric, scenario: &Scenario, before: &State, choice: ChoiceId) -> Option<Use> {
    let mode = scenario.choices.get(choice.index())?.mode;
    let now = situation(rubric, scenario, before, choice);
    let rule = rubric.fits.iter().find(|rule| rule.mode == mode && fits(&rule.when, &now))?;
    Some(Use { choice, mode, fit: rule.fit, why: &rule.why })
}

/// The moment of a choice, as the rubric's rules see it.
pub fn situation(rubric: &Rubric, scenario: &Scenario, state: &State, choice: ChoiceId) -> Situation {
    let night = scenario.scenes[state.scene.index()].kind == SceneKind::Night;
    let window = scenario.windows.get(state.window.index()).map(|window| window.opens);
    let ahead = scenario.deadlines.iter().map(|deadline| deadline.at).chain(window).filter(|at| *at >= state.now);
    let left = ahead.min().map_or(u32::MAX, |at| at - state.now);
    let short = night || left < rubric.short_hours * 60;
    let expected = gauges::downtime(scenario, state).band.centre;
    let high = gauges::severity(scenario, state) >= Finding::Material || expected > scenario.scoring.downtime;
    let visit = scenario.choices[choice.index()].visit.map(|visit| scenario.visits[visit.index()].with);
    let mut here = options::people(visit.unwrap_or_else(|| options::present(scenario, state)));
    let tense = here.any(|person| {
        table::tension_around(scenario, state, person) >= rubric.tense_from
            || state.trust[person.index()] < rubric.trusting_from
    });
    Situation {
        time: Some(if short { Time::Short } else { Time::Enough }),
        stakes: Some(if high { Stakes::High } else { Stakes::Low }),
        relation: Some(if tense { Relation::Tense } else { Relation::Working }),
    }
}

/// Whether a situation is one that a rule speaks of.
fn fits(rule: &Situation, now: &Situation) -> bool {
    rule.time.is_none_or(|time| now.time == Some(time))
        && rule.stakes.is_none_or(|stakes| now.stakes == Some(stakes))
        && rule.relation.is_none_or(|relation| now.relation == Some(relation))
}
