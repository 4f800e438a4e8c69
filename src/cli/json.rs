//! Each event as a JSON object; ids as strings, and the words beside them.

use crate::scenario::Scenario;
use crate::scenario::model::{
    Decision, EndingId, Finding, LineId, MeasureId, PersonId, RelationId, RiskId, SceneId, WindowId,
};
use crate::sim::{Event, options};
use crate::view::{scene, words};
use serde_json::{Value, json};

/// An event as an object with its `type`. Every event has its arm, so that a new one cannot be forgotten here.
pub fn event(scenario: &Scenario, event: Event) -> Value {
    match event {
        Event::SceneEntered(id) => {
            let at = &scenario.scenes[id.index()];
            json!({
                "type": "scene_entered", "scene": at.id, "title": scenario.text(at.title),
                "place": scenario.text(at.place), "act": at.act,
            })
        }
        Event::CheckpointPassed { interruption, before } => json!({
            "type": "checkpoint_passed", "before": scene_id(scenario, before),
            "interruption": interruption.map(|id| scenario.events[id.index()].id.as_str()),
        }),
        Event::Said(id) => said(scenario, id),
        Event::Chosen(id) => {
            let choice = &scenario.choices[id.index()];
            let visit = choice.visit.map(|visit| scenario.visits[visit.index()].id.as_str());
            json!({"type": "chosen", "choice": choice.id, "visit": visit, "text": scenario.text(choice.say)})
        }
        Event::TimePassed(minutes) => json!({"type": "time_passed", "minutes": minutes}),
        Event::TrustMoved { person, from, to } => {
            json!({"type": "trust_moved", "person": person_id(scenario, person), "from": from, "to": to})
        }
        Event::TensionMoved { relation: id, from, to } => {
            json!({"type": "tension_moved", "relation": relation(scenario, id), "from": from, "to": to})
        }
        Event::KeptBack { person, question } => json!({
            "type": "kept_back", "person": person_id(scenario, person),
            "question": scenario.questions.get(question.index()),
        }),
        Event::Learned { what, from } => {
            let item = &scenario.known[what.index()];
            json!({
                "type": "learned", "what": item.id, "title": scenario.text(item.title),
                "text": scenario.text(item.text), "need_of": item.need_of.map(|who| person_id(scenario, who)),
                "from": from.map(|who| person_id(scenario, who)),
            })
        }
        Event::WorldsNarrowed(possible) => {
            let left = scenario.worlds.iter().enumerate().filter(|(at, _)| possible >> at & 1 == 1);
            json!({"type": "worlds_narrowed", "possible": left.map(|(_, world)| world.id.as_str()).collect::<Vec<_>>()})
        }
        Event::Recorded(id) => {
            json!({"type": "recorded", "risk": risk_id(scenario, id), "title": risk_title(scenario, id)})
        }
        Event::FlagSet(id) => {
            let flag = &scenario.flags[id.index()];
            json!({"type": "flag_set", "flag": flag.id, "title": scenario.text(flag.title)})
        }
        Event::FlagCleared(id) => json!({"type": "flag_cleared", "flag": scenario.flags[id.index()].id}),
        Event::HoursSpent { person, minutes } => {
            json!({"type": "hours_spent", "person": person_id(scenario, person), "minutes": minutes})
        }
        Event::MeasureAgreed(id) => {
            json!({"type": "measure_agreed", "measure": measure_id(scenario, id), "title": measure_title(scenario, id)})
        }
        Event::MeasureWithdrawn { measure, by } => json!({
            "type": "measure_withdrawn", "measure": measure_id(scenario, measure),
            "title": measure_title(scenario, measure), "by": by.map(|who| person_id(scenario, who)),
        }),
        Event::MeasureDropped(id) => {
            json!({"type": "measure_dropped", "measure": measure_id(scenario, id), "title": measure_title(scenario, id)})
        }
        Event::WindowMoved(id) => {
            json!({"type": "window_moved", "window": window_id(scenario, id), "title": window_title(scenario, id)})
        }
        Event::ChanceFell { chance, outcome } => {
            let name = scenario.chances.get(chance.index()).map(|(id, _)| id.as_str());
            json!({"type": "chance_fell", "chance": name, "outcome": outcome})
        }
        Event::Proposed { window, measures } => json!({
            "type": "proposed", "window": window_id(scenario, window), "measures": measure_ids(scenario, measures),
        }),
        Event::Answered { person, accepts, say } => json!({
            "type": "answered", "person": person_id(scenario, person), "accepts": accepts,
            "text": say.map(|say| scenario.text(say)),
        }),
        Event::Forwarded => json!({"type": "forwarded"}),
        Event::Ruled { ruling, decision } => {
            let rule = scenario.authority.as_ref().and_then(|authority| authority.rules.get(ruling.index()));
            json!({
                "type": "ruled", "ruling": rule.map(|rule| rule.id.as_str()), "decision": decision_word(decision),
                "text": rule.map(|rule| scenario.text(rule.say)),
            })
        }
        Event::AgreedWithoutAuthority { decision } => {
            json!({"type": "agreed_without_authority", "decision": decision_word(decision)})
        }
        Event::TableCleared => json!({"type": "table_cleared"}),
        Event::Begun => json!({"type": "begun"}),
        Event::Happened(id) => {
            json!({"type": "happened", "risk": risk_id(scenario, id), "title": risk_title(scenario, id)})
        }
        Event::RolledBack { failed, minutes } => {
            json!({"type": "rolled_back", "failed": failed, "minutes": minutes})
        }
        Event::NoReturnPassed => json!({"type": "no_return_passed"}),
        Event::Mended(id) => {
            json!({"type": "mended", "risk": risk_id(scenario, id), "title": risk_title(scenario, id)})
        }
        Event::ServiceLost(minutes) => json!({"type": "service_lost", "minutes": minutes}),
        Event::Settled { outage, repair, finding } => json!({
            "type": "settled", "outage_minutes": outage, "repair_minutes": repair, "finding": finding_word(finding),
        }),
        Event::Ended(id) => json!({"type": "story_ended", "ending": id.map(|id| ending_id(scenario, id))}),
    }
}

/// A line that somebody says, or that is told.
fn said(scenario: &Scenario, id: LineId) -> Value {
    let line = scene::spoken(scenario, id);
    json!({
        "type": "said", "by": line.by.map(|who| person_id(scenario, who)), "name": line.name,
        "mood": words::mood(line.mood), "text": line.text,
    })
}

/// A finding as machines name it.
pub fn finding_word(finding: Finding) -> &'static str {
    match finding {
        Finding::None => "none",
        Finding::Minor => "minor",
        Finding::Material => "material",
        Finding::Severe => "severe",
    }
}

fn decision_word(decision: Decision) -> &'static str {
    match decision {
        Decision::Approve => "approve",
        Decision::Return => "return",
        Decision::Keep => "keep",
    }
}

fn relation(scenario: &Scenario, id: RelationId) -> Value {
    let relation = &scenario.relations[id.index()];
    let between: Vec<&str> = options::people(relation.between).map(|who| person_id(scenario, who)).collect();
    json!({"id": relation.id, "between": between})
}

/// The id of a person.
pub fn person_id(scenario: &Scenario, id: PersonId) -> &str {
    &scenario.cast[id.index()].id
}

/// The id of an ending.
pub fn ending_id(scenario: &Scenario, id: EndingId) -> &str {
    &scenario.endings[id.index()].id
}

/// The ids of a set of measures.
pub fn measure_ids(scenario: &Scenario, measures: u64) -> Vec<&str> {
    let chosen = scenario.measures.iter().enumerate().filter(|(at, _)| measures >> at & 1 == 1);
    chosen.map(|(_, measure)| measure.id.as_str()).collect()
}

fn scene_id(scenario: &Scenario, id: SceneId) -> &str {
    &scenario.scenes[id.index()].id
}

fn risk_id(scenario: &Scenario, id: RiskId) -> &str {
    &scenario.risks[id.index()].id
}

fn risk_title(scenario: &Scenario, id: RiskId) -> &str {
    scenario.text(scenario.risks[id.index()].title)
}

fn measure_id(scenario: &Scenario, id: MeasureId) -> &str {
    &scenario.measures[id.index()].id
}

fn measure_title(scenario: &Scenario, id: MeasureId) -> &str {
    scenario.text(scenario.measures[id.index()].title)
}

fn window_id(scenario: &Scenario, id: WindowId) -> &str {
    &scenario.windows[id.index()].id
}

fn window_title(scenario: &Scenario, id: WindowId) -> &str {
    scenario.text(scenario.windows[id.index()].title)
}
