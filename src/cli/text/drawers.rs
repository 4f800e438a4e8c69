//! The drawers in the terminal: gauges, clock, register, evidence, people, agreements, papers, transcript.

use super::commands::pick;
use crate::cli::out::Out;
use crate::cli::stop::Stop;
use crate::cli::tell;
use crate::diagnostics::nearest;
use crate::scenario::Scenario;
use crate::session::Session;
use crate::sim::State;
use crate::view::{self, Gauges, PersonView, Scale, words};

/// The three gauges in words.
pub fn gauges(out: &mut Out, scenario: &Scenario, state: &State) -> Result<(), Stop> {
    scales(out, &view::gauges(scenario, state))
}

/// Gauges in words.
pub fn scales(out: &mut Out, gauges: &Gauges) -> Result<(), Stop> {
    for scale in [&gauges.trust, &gauges.compliance, &gauges.downtime] {
        let beside = match standing(scale) {
            "" => String::new(),
            words => format!(" {words}"),
        };
        out.hanging("  ", &format!("{}: {}. {}.{beside} ({})", scale.name, scale.words, scale.detail, scale.sure))?;
    }
    Ok(())
}

/// Which gauges the last decision moved, and why.
pub fn moved(out: &mut Out, scenario: &Scenario, before: &State, session: &Session) -> Result<(), Stop> {
    let shown = view::gauges(scenario, session.state());
    let why = view::reasons(scenario, before, session.latest());
    let all = [(&shown.trust, why.trust), (&shown.compliance, why.compliance), (&shown.downtime, why.downtime)];
    for (scale, because) in all {
        let Some(way) = because.way else { continue };
        let told: Vec<String> = because.told().iter().map(|reason| reason.words.clone()).collect();
        let more = match because.more() {
            0 => String::new(),
            more => format!("; and {more} more"),
        };
        out.hanging("* ", &format!("{}: {} ({}). {}{more}.", scale.name, scale.words, way.word(), told.join("; ")))?;
    }
    Ok(())
}

/// How a band stands to its target.
fn standing(scale: &Scale) -> &'static str {
    let (good, bad) = if scale.more_is_better {
        (scale.low >= scale.target, scale.high <= scale.target)
    } else {
        (scale.high <= scale.target, scale.low > scale.target)
    };
    match (good, bad) {
        (true, _) => "Within the target.",
        (_, true) => "Short of the target.",
        _ => "It may or may not meet the target.",
    }
}

/// The time and the deadlines.
pub fn clock(out: &mut Out, scenario: &Scenario, state: &State) -> Result<(), Stop> {
    let clock = view::scene(scenario, state).clock;
    out.para(&format!("It is {}.", clock.now))?;
    if !clock.window.is_empty() {
        out.para(&format!("On the schedule: {}; it opens in {}.", clock.window, clock.window_in))?;
    }
    for (title, until) in clock.deadlines {
        out.hanging("  ", &format!("In {until}: {title}."))?;
    }
    Ok(())
}

/// The risk register.
pub fn register(out: &mut Out, scenario: &Scenario, state: &State) -> Result<(), Stop> {
    let risks = view::register(scenario, state);
    if risks.is_empty() {
        return out.para("No risk is in sight.");
    }
    for (at, risk) in risks.iter().enumerate() {
        let impact = if risk.impact.is_empty() { String::new() } else { format!(", would cost {}", risk.impact) };
        let mut words =
            format!("{}: {} Likelihood {}{impact}. Owner: {}.", risk.title, risk.text, risk.likelihood, risk.owner);
        words.push_str(if risk.recorded { " In the register." } else { " Not in the register." });
        if risk.treated {
            words.push_str(if risk.proposed { " A measure on the table would treat it." } else { " It is treated." });
        }
        if risk.happened {
            words.push_str(" It has happened.");
        }
        out.hanging(&format!("{}. ", at + 1), &words)?;
    }
    Ok(())
}

/// What has come to light.
pub fn evidence(out: &mut Out, scenario: &Scenario, state: &State) -> Result<(), Stop> {
    let all = view::evidence(scenario, state);
    if all.is_empty() {
        return out.para("Nothing has come to light yet.");
    }
    for (at, item) in all.iter().enumerate() {
        let mark = format!("{}. ", at + 1);
        match &item.need_of {
            Some(who) => out.hanging(&mark, &format!("What {who} needs: {}", item.text))?,
            None => {
                let source = if item.source.is_empty() { String::new() } else { format!(" From: {}.", item.source) };
                out.hanging(&mark, &format!("{}: {}{source}", item.title, item.text))?;
            }
        }
    }
    Ok(())
}

/// Everybody in a line each.
pub fn people(out: &mut Out, scenario: &Scenario, state: &State) -> Result<(), Stop> {
    for person in view::people(scenario, state) {
        let here = if person.present { " Here now." } else { "" };
        out.hanging(
            "  ",
            &format!("{}, {}: {}, looks {}.{here}", person.name, person.role, person.trust, words::mood(person.mood)),
        )?;
    }
    Ok(())
}

/// One person.
pub fn person(out: &mut Out, scenario: &Scenario, state: &State, typed: &str) -> Result<(), Stop> {
    if typed.is_empty() {
        out.para("Whom? person and a name, such as the first one.")?;
        return people(out, scenario, state);
    }
    let all = view::people(scenario, state);
    let lower = typed.to_lowercase();
    let by_name = |person: &&PersonView| {
        let name = person.name.to_lowercase();
        person.key == lower || name.starts_with(&lower) || name.split_whitespace().any(|part| part.starts_with(&lower))
    };
    let found: Vec<&PersonView> = all.iter().filter(by_name).collect();
    match found[..] {
        [person] => one(out, person),
        [] => {
            let names = all.iter().flat_map(|person| person.name.split_whitespace());
            let near = nearest(typed, names).map(|near| format!(" Did you mean {near}?"));
            out.para(&format!("There is nobody called \u{201c}{typed}\u{201d}.{}", near.unwrap_or_default()))
        }
        _ => {
            let names: Vec<&str> = found.iter().map(|person| person.name.as_str()).collect();
            out.para(&format!("\u{201c}{typed}\u{201d} could be {}.", names.join(" or ")))
        }
    }
}

fn one(out: &mut Out, person: &PersonView) -> Result<(), Stop> {
    let here = if person.present { " Here now." } else { "" };
    out.para(&format!("{}, {}.{here} {}", person.name, person.role, person.about))?;
    out.para(&format!("Towards you: {}. Looks {}.", person.trust, words::mood(person.mood)))?;
    if !person.demands.is_empty() {
        out.para(&format!("Demands: {}", person.demands))?;
    }
    for need in &person.needs {
        out.para(&format!("Needs: {need}"))?;
    }
    match person.needs_hidden {
        0 => {}
        1 => out.para("One need has not been found.")?,
        many => out.para(&format!("{many} needs have not been found."))?,
    }
    if let Some(hours) = &person.hours {
        out.para(&format!("Has {hours} before the window on the schedule."))?;
    }
    for (who, how) in &person.tensions {
        out.para(&format!("With {who}: {how}."))?;
    }
    Ok(())
}

/// What was promised and agreed.
pub fn agreements(out: &mut Out, scenario: &Scenario, state: &State) -> Result<(), Stop> {
    let all = view::agreements(scenario, state);
    if all.is_empty() {
        return out.para("Nothing has been promised or agreed yet.");
    }
    for item in all {
        let who = if item.who.is_empty() { String::new() } else { format!(" ({})", item.who) };
        out.hanging("  ", &format!("{}{who}", item.text))?;
    }
    Ok(())
}

/// The papers by number.
pub fn papers(out: &mut Out, scenario: &Scenario, state: &State) -> Result<(), Stop> {
    let all = view::papers(scenario, state);
    if all.is_empty() {
        return out.para("There are no papers on your desk.");
    }
    for (at, paper) in all.iter().enumerate() {
        let kind = if paper.kind.is_empty() { String::new() } else { format!(" ({})", paper.kind) };
        out.hanging(&format!("{}. ", at + 1), &format!("{}{kind}", paper.title))?;
    }
    out.para("paper 1 reads the first.")
}

/// One paper.
pub fn paper(out: &mut Out, scenario: &Scenario, state: &State, typed: &str) -> Result<(), Stop> {
    if typed.is_empty() {
        return papers(out, scenario, state);
    }
    let all = view::papers(scenario, state);
    match pick(&all, |paper| &paper.key, "paper", typed) {
        Err(why) => out.para(&why),
        Ok(paper) => {
            for words in [&paper.head, &paper.title].into_iter().filter(|words| !words.is_empty()) {
                out.para(words)?;
            }
            for part in &paper.parts {
                out.para(&part.plain())?;
            }
            for line in &paper.signed {
                out.hanging("  ", &line.plain())?;
            }
            if !paper.stamp.is_empty() {
                out.para(&format!("[stamped: {}]", paper.stamp))?;
            }
            if paper.foot.is_empty() { Ok(()) } else { out.para(&format!("[at the foot: {}]", paper.foot)) }
        }
    }
}

/// Everything that was said, or where a word was said.
pub fn transcript(out: &mut Out, session: &Session, word: &str) -> Result<(), Stop> {
    let all = view::transcript(session);
    let lower = word.to_lowercase();
    let found = all.iter().filter(|entry| {
        let said = |text: &str| text.to_lowercase().contains(&lower);
        lower.is_empty() || said(&entry.line.text) || said(&entry.line.name)
    });
    let mut place = String::new();
    let mut any = false;
    for entry in found {
        any = true;
        let here = format!("{}, {}", entry.when, entry.place);
        if here != place {
            out.gap()?;
            out.para(&format!("{}.", here.trim_end_matches([',', ' '])))?;
            place = here;
        }
        tell::line(out, &entry.line)?;
    }
    if !any {
        out.para(&if word.is_empty() {
            "Nothing has been said yet.".into()
        } else {
            format!("Nobody has said \u{201c}{word}\u{201d}.")
        })?;
    }
    Ok(())
}
