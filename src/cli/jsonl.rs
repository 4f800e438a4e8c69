//! A play as lines of JSON: how it started, each event, the gauges, each decision that is open, how it ended.

use super::ending;
use super::json;
use super::out::Out;
use super::stop::Stop;
use crate::scenario::Scenario;
use crate::session::{Session, play::RULES};
use crate::sim::{Event, Refused, State, gauges as numbers, options, table};
use crate::view::{self, OptionView, Scale, words};
use serde_json::{Value, json};

/// The first line: what is played. The world is not told before the end.
pub fn started(out: &mut Out, session: &Session) -> Result<(), Stop> {
    let scenario = session.scenario();
    out.raw(
        &json!({
            "type": "started", "scenario": scenario.id, "version": scenario.version,
            "title": scenario.text(scenario.title), "you": scenario.text(scenario.you), "seed": session.seed(),
            "mode": session.mode().word(), "rules": RULES,
        })
        .to_string(),
    )
}

/// A stretch of the log, then the gauges.
pub fn events(out: &mut Out, scenario: &Scenario, state: &State, events: &[Event]) -> Result<(), Stop> {
    for event in events {
        out.raw(&json::event(scenario, *event).to_string())?;
    }
    let mut gauges = gauges(scenario, state);
    gauges["type"] = "gauges".into();
    out.raw(&gauges.to_string())
}

/// The decision that is open.
pub fn decision(out: &mut Out, scenario: &Scenario, state: &State) -> Result<(), Stop> {
    let view = view::scene(scenario, state);
    let mut decision = json!({
        "type": "decision",
        "kind": "choice",
        "scene": view.key,
        "title": view.title,
        "place": view.place,
        "with": view.with.iter().map(|who| json::person_id(scenario, *who)).collect::<Vec<_>>(),
        "now": state.now,
        "clock": view.clock.now,
        "window": scenario.windows[state.window.index()].id,
        "window_opens_in_minutes": scenario.windows[state.window.index()].opens.saturating_sub(state.now),
        "options": [],
    });
    if let Some(at) = view::table(scenario, state) {
        decision["kind"] = "table".into();
        decision["commands"] = json!(["propose WINDOW MEASURE...", "forward"]);
        decision["forward_locked"] = match at.last {
            Some(_) => Value::Null,
            None => view::refused(scenario, state, &Refused::NothingToForward).into(),
        };
        decision["windows"] = windows(scenario, state, &at);
        decision["measures"] = measures(scenario, &at);
        decision["rounds"] = at.rounds.into();
        decision["rounds_left"] = at.rounds.saturating_sub(at.round).into();
        decision["objections"] =
            options::people(state.objections).map(|who| json::person_id(scenario, who)).collect::<Vec<_>>().into();
        decision["last"] = match at.last {
            Some((window, measures)) => json!({
                "window": scenario.windows[window.index()].id, "measures": json::measure_ids(scenario, measures),
            }),
            None => Value::Null,
        };
    } else {
        let mut all = Vec::new();
        for visit in &view.visits {
            all.extend(visit.options.iter().map(|item| option(scenario, item, Some(visit))));
        }
        all.extend(view.options.iter().map(|item| option(scenario, item, None)));
        if !view.visits.is_empty() {
            decision["kind"] = "hub".into();
            let left = options::hub_ends(scenario, state).map(|until| until.saturating_sub(state.now));
            decision["minutes_left"] = json!(left);
        }
        decision["options"] = all.into();
    }
    out.raw(&decision.to_string())
}

fn option(scenario: &Scenario, item: &OptionView, visit: Option<&view::VisitView>) -> Value {
    json!({
        "id": item.key, "text": item.text, "takes_minutes": options::takes_in_all(scenario, item.id), "authority": item.authority,
        "locked": item.locked,
        "visit": visit.map(|visit| json!({
            "id": visit.key, "title": visit.title, "place": visit.place,
            "with": visit.with.iter().map(|who| json::person_id(scenario, *who)).collect::<Vec<_>>(),
        })),
    })
}

fn windows(scenario: &Scenario, state: &State, at: &view::TableView) -> Value {
    let all = at.windows.iter().map(|window| {
        let opens = scenario.windows[window.id.index()].opens;
        json!({
            "id": window.key, "title": window.title, "note": window.note, "scheduled": window.scheduled,
            "opens_in_minutes": opens.saturating_sub(state.now), "locked": window.locked,
            "minutes": scenario.cast.iter().enumerate().map(|(who, person)| {
                let has = table::minutes_of(scenario, state, crate::scenario::model::PersonId::at(who), window.id);
                (person.id.clone(), json!(has))
            }).collect::<serde_json::Map<_, _>>(),
        })
    });
    all.collect()
}

fn measures(scenario: &Scenario, at: &view::TableView) -> Value {
    let all = at.measures.iter().map(|item| {
        let measure = &scenario.measures[item.id.index()];
        json!({
            "id": item.key, "title": item.title, "text": item.text, "owner": json::person_id(scenario, measure.owner),
            "minutes": measure.hours.iter().map(|(who, minutes)| {
                (json::person_id(scenario, *who).to_owned(), json!(minutes))
            }).collect::<serde_json::Map<_, _>>(),
            "lead_minutes": measure.lead, "locked": item.locked,
            "after": json::measure_ids(scenario, measure.after),
            "after_any": json::measure_ids(scenario, measure.after_any),
            "excludes": json::measure_ids(scenario, measure.excludes),
        })
    });
    all.collect()
}

/// The last line of a play that is over.
pub fn ended(out: &mut Out, session: &Session) -> Result<(), Stop> {
    let (scenario, state) = (session.scenario(), session.state());
    let ending = state.ended.flatten();
    let told = view::ending(scenario, state);
    let mut gauges = gauges(scenario, state);
    let met = ending::targets(scenario, state);
    for (name, met) in [("trust", met.trust), ("compliance", met.compliance), ("downtime", met.downtime)] {
        gauges[name]["met"] = met.into();
    }
    out.raw(
        &json!({
            "type": "ended",
            "ending": ending.map(|id| json::ending_id(scenario, id)),
            "title": told.as_ref().map(|(title, _)| title),
            "text": told.as_ref().map(|(_, text)| text),
            "world": scenario.worlds[session.world().index()].id,
            "gauges": gauges,
            "outage_minutes": state.outage,
            "repair_minutes": state.repair,
            "finding": json::finding_word(state.finding),
            "settled": state.settled,
            "decisions": session.steps().len(),
            "seed": session.seed(),
            "mode": session.mode().word(),
            "digest": session.digest(),
        })
        .to_string(),
    )
}

/// The last line of a record whose play is not over.
pub fn unfinished(out: &mut Out, session: &Session) -> Result<(), Stop> {
    out.raw(
        &json!({
            "type": "unfinished", "decisions": session.steps().len(), "seed": session.seed(),
            "mode": session.mode().word(), "digest": session.digest(),
        })
        .to_string(),
    )
}

/// An error, for those who read nothing but the lines.
pub fn error(out: &mut Out, message: &str) -> Result<(), Stop> {
    out.raw(&json!({"type": "error", "message": message}).to_string())
}

/// The gauges with their targets. Trust in hundredths comes out only at the end; before, faces tell the band.
fn gauges(scenario: &Scenario, state: &State) -> Value {
    let view = view::gauges(scenario, state);
    let lowest = numbers::trust(scenario, state);
    let mut trust = scale(&view.trust);
    trust["band"] = words::TRUST[words::trust_band(lowest.lowest)].into();
    trust["person"] = json!(lowest.lowest_person.map(|who| json::person_id(scenario, who)));
    let downtime = numbers::downtime(scenario, state).band;
    let mut minutes = scale(&view.downtime);
    for (name, value) in [("low", downtime.low), ("centre", downtime.centre), ("high", downtime.high)] {
        minutes[format!("{name}_minutes")] = value.into();
    }
    minutes["target_minutes"] = scenario.scoring.downtime.into();
    json!({"trust": trust, "compliance": scale(&view.compliance), "downtime": minutes})
}

fn scale(scale: &Scale) -> Value {
    json!({
        "low": scale.low, "centre": scale.centre, "high": scale.high, "target": scale.target,
        "more_is_better": scale.more_is_better, "words": scale.words, "detail": scale.detail, "sure": scale.sure,
    })
}
