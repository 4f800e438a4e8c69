//! A review as JSON: everything that the page holds, with stable names.

use super::model::{DecisionPage, Gauge, Page};
use super::what_if::{Column, OtherWay, finding};
use crate::debrief::what_if::Then;
use serde_json::{Value, json};

/// The review as one object.
pub fn object(page: &Page) -> Value {
    json!({
        "format": "warroom-review",
        "version": 1,
        "title": page.title,
        "ending": page.ending,
        "world": page.world.as_ref().map(|(title, _)| title),
        "identity": page.identity,
        "total": page.total,
        "stars": page.stars,
        "sum": sum(&page.sum),
        "parts": page.parts.iter().map(|(name, points, _)| json!({"name": name, "points": points})).collect::<Vec<_>>(),
        "how": page.how,
        "accuracy_percent": page.accuracy,
        "acts": page.acts.iter().map(|(act, percent)| json!({"act": act, "accuracy_percent": percent})).collect::<Vec<_>>(),
        "settled": {"decided": page.settled.0, "of": page.settled.1},
        "decisions": page.decisions.iter().map(decision).collect::<Vec<_>>(),
        "competencies": page.profile.iter().map(|row| json!({
            "id": row.id, "name": row.name, "median": row.median, "counts": row.counts,
            "shown": trace(&row.shown), "missed": trace(&row.missed),
        })).collect::<Vec<_>>(),
        "conduct": page.conduct.iter().map(|(decision, what)| json!({"decision": decision, "what": what})).collect::<Vec<_>>(),
        "practise": page.practise,
        "modes": page.modes.iter().map(|(mode, [good, fair, poor])| json!({"mode": mode, "good": good, "fair": fair, "poor": poor})).collect::<Vec<_>>(),
        "course": course(&page.course),
        "night": page.night.iter().map(|(what, came, chance)| json!({"risk": what, "came": came, "chance_permille": chance})).collect::<Vec<_>>(),
        "what_if": page.what_if.iter().map(other_way).collect::<Vec<_>>(),
    })
}

fn course(gauges: &[Gauge]) -> Vec<Value> {
    let one = |at: &Gauge| {
        json!({
            "minute": at.at, "decision": at.decision,
            "trust": {"lowest": at.trust.0, "mean": at.trust.1},
            "compliance_permille": band(at.compliance), "downtime_minutes": band(at.downtime),
        })
    };
    gauges.iter().map(one).collect()
}

fn other_way(way: &OtherWay) -> Value {
    json!({
        "decision": way.decision, "taken": way.taken, "line": way.line, "said": way.said,
        "then": match way.then {
            Then::Textbook => "textbook",
            Then::Own => "own",
        },
        "own_decisions": way.own,
        "not_open": way.shut.as_ref().map(|(decision, said)| json!({"decision": decision, "said": said})),
        "yours": column(&way.yours), "other": column(&way.other),
        "steps": way.steps.iter().enumerate().map(|(at, (when, said))| json!({
            "when": when, "said": said, "by": if at < way.own { "own" } else { "textbook" },
        })).collect::<Vec<_>>(),
    })
}

/// What a way came to. Without an end there is no total; where the change did not go in, nothing was lost or found by it.
fn column(column: &Column) -> Value {
    json!({
        "over": column.over, "ending": column.ending,
        "total": column.over.then_some(column.total), "stars": column.over.then_some(column.stars),
        "sum": sum(&column.sum),
        "service_lost_minutes": column.settled.map(|(minutes, _)| minutes),
        "finding": column.settled.map(|(_, what)| finding(what)),
        "course": course(&column.course),
    })
}

fn sum(sum: &[(String, i64, Option<i64>)]) -> Vec<Value> {
    sum.iter().map(|(name, points, most)| json!({"name": name, "points": points, "most": most})).collect()
}

fn band((low, centre, high): (u32, u32, u32)) -> Value {
    json!({"low": low, "centre": centre, "high": high})
}

fn trace(points: &[(usize, u8, String, String)]) -> Vec<Value> {
    let one = |(decision, level, words, source): &(usize, u8, String, String)| json!({"decision": decision, "level": level, "words": words, "factor": source});
    points.iter().map(one).collect()
}

fn decision(decision: &DecisionPage) -> Value {
    json!({
        "number": decision.number, "when": decision.when, "scene": decision.scene, "act": decision.act,
        "said": decision.said, "word": decision.word.map(|word| word.name()),
        "loss_permille": decision.loss.0, "loss_error_permille": decision.loss.1, "exact": decision.exact,
        "why": decision.why.iter().map(|(why, factor)| json!({"text": why, "factor": factor.as_ref().map(|f| &f[0])})).collect::<Vec<_>>(),
        "best_line": decision.best_line,
        "fit": decision.fit.as_ref().map(|(mode, fit, why)| json!({"mode": mode, "fit": format!("{fit:?}"), "why": why})),
        "options": decision.options.iter().map(|option| json!({
            "says": option.says, "line": option.line, "taken": option.taken, "total": option.total.0,
            "total_error": option.total.1, "gain_permille": option.gain, "odds": option.odds, "hindsight_permille": option.hindsight,
        })).collect::<Vec<_>>(),
    })
}
