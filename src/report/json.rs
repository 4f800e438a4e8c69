//! A review as JSON: everything that the page holds, with stable names.

use super::model::{DecisionPage, Page};
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
        "sum": page.sum.iter().map(|(name, points, most)| json!({"name": name, "points": points, "most": most})).collect::<Vec<_>>(),
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
        "course": page.course.iter().map(|at| json!({
            "minute": at.at, "decision": at.decision,
            "trust": {"lowest": at.trust.0, "mean": at.trust.1},
            "compliance_permille": band(at.compliance), "downtime_minutes": band(at.downtime),
        })).collect::<Vec<_>>(),
        "night": page.night.iter().map(|(what, came, chance)| json!({"risk": what, "came": came, "chance_permille": chance})).collect::<Vec<_>>(),
    })
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
