//! What was there instead: the words for an expectation that was missed, or a step that could not be taken.

use super::expect::{Gauge, Offer, Standing, Want, problems, said};
use crate::scenario::Scenario;
use crate::scenario::model::*;
use crate::score::total::Range;
use crate::session::Session;
use crate::sim::options::Openness;
use crate::sim::{Command, Refused, State, gauges, options, table};
use crate::text::time;
use crate::view;

/// The longest line of the story that is shown in full.
const LONGEST: usize = 160;

/// Whether a text has words in it; capitals, line breaks and curly quotes do not matter.
pub fn has(text: &str, words: &str) -> bool {
    plain(text).contains(&plain(words))
}

fn plain(text: &str) -> String {
    let straight = text.replace(['\u{2018}', '\u{2019}'], "'").replace(['\u{201c}', '\u{201d}'], "\"");
    straight.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What is not so, and what is there instead: a sentence, and further lines.
pub fn missed(want: &Want, session: &Session, range: Option<Range>) -> (String, Vec<String>) {
    let (scenario, state) = (session.scenario(), session.state());
    let quiet = |sentence: &str| (sentence.to_owned(), vec![]);
    match want {
        Want::Not(_) => quiet("this is so, and must not be"),
        Want::Any(_) => quiet("none of these is so"),
        Want::All(all) => match all.iter().find(|one| !one.holds(session, range)) {
            Some(one) => missed(one, session, range),
            None => quiet("not all of these are so"),
        },
        Want::Scene(_) => (stands(scenario, state), open(scenario, state)),
        Want::Ending(_) => match state.ended {
            Some(Some(id)) => (format!("the play ended as \"{}\"", scenario.endings[id.index()].id), course(session)),
            Some(None) => quiet("the play ended, and no ending fitted"),
            None => (format!("the story is not over; {}", stands(scenario, state)), open(scenario, state)),
        },
        Want::Open(offer) | Want::Locked(offer, _) | Want::NotShown(offer) => offered(offer, scenario, state),
        Want::NoPackage(window, measures, _) => match problems(scenario, state, *window, *measures) {
            None => quiet("there is no table here, so no package can be put forward"),
            Some(all) if all.is_empty() => quiet("this package can be put forward"),
            Some(all) => ("it cannot be put forward, but for other reasons".into(), all),
        },
        Want::Says(by, _) => {
            let who = by.map_or("nobody".to_owned(), |by| view::words::first_name(scenario, by).to_owned());
            let verb = if by.is_some() { "did not say that" } else { "told that" };
            (format!("{who} {verb}"), heard(session))
        }
        Want::Window(_) => {
            let window = &scenario.windows[state.window.index()].id;
            (format!("the window on the schedule is \"{window}\""), vec![])
        }
        Want::Possible(_) => (
            format!(
                "the evidence allows only {}",
                ids(scenario.worlds.iter().map(|w| &w.id), |at| state.possible >> at & 1 == 1)
            ),
            vec![],
        ),
        Want::Chose(_) | Want::Visited(_) => ("that was not done".into(), done(session)),
        Want::Paper(_) => quiet("it does not lie on the desk"),
        Want::At(_) => (format!("it is {}", moment(state)), vec![]),
        Want::Number(gauge, low, high) => (number(*gauge, *low, *high, session, range), vec![]),
        Want::Cond(cond) => condition(cond, session),
    }
}

/// A number, and what it should have been.
fn number(gauge: Gauge, low: Option<i64>, high: Option<i64>, session: &Session, range: Option<Range>) -> String {
    let unit = gauge.unit();
    let wanted = match (low, high) {
        (Some(low), Some(high)) if low == high => format!("just {low}{unit}"),
        (Some(low), Some(high)) => format!("{low} to {high}{unit}"),
        (Some(low), None) => format!("at least {low}{unit}"),
        (None, Some(high)) => format!("at most {high}{unit}"),
        (None, None) => "any number".into(),
    };
    let (scenario, state) = (session.scenario(), session.state());
    // Who it is says more than how many they are.
    let who = match gauge {
        Gauge::Objections if state.objections != 0 => {
            let all = ids(scenario.cast.iter().map(|item| &item.id), |at| state.objections >> at & 1 == 1);
            format!(" ({all})")
        }
        Gauge::LowestTrust => match gauges::trust(scenario, state).lowest_person {
            Some(person) => format!(" ({})", scenario.cast[person.index()].id),
            None => String::new(),
        },
        _ => String::new(),
    };
    match gauge.value(session, range) {
        Some(value) => format!("{} is {value}{unit}{who}; {wanted} was expected", gauge.name(session.scenario())),
        None => format!("{} is not known, because the range of the scenario is not", gauge.name(session.scenario())),
    }
}

/// What is there instead of a condition that does not hold.
fn condition(cond: &Cond, session: &Session) -> (String, Vec<String>) {
    let (scenario, state) = (session.scenario(), session.state());
    let measures = |set: u64| ids(scenario.measures.iter().map(|item| &item.id), |at| set >> at & 1 == 1);
    let risks = |set: u64| ids(scenario.risks.iter().map(|item| &item.id), |at| set >> at & 1 == 1);
    let sentence = match cond {
        Cond::Known(_) => {
            let all = ids(scenario.known.iter().map(|item| &item.id), |at| state.known >> at & 1 == 1);
            format!("it is not known; known are: {all}")
        }
        Cond::Seen(_) => "the risk is not in sight".into(),
        Cond::Recorded(_) => format!("the risk is not in the register; recorded are: {}", risks(state.recorded)),
        Cond::Flag(_) => {
            let all = ids(scenario.flags.iter().map(|item| &item.id), |at| state.flags >> at & 1 == 1);
            format!("the flag is not set; set are: {all}")
        }
        Cond::Agreed(_) => format!("it was not agreed on; agreed are: {}", measures(state.agreed)),
        Cond::Objects(_) => {
            let all = ids(scenario.cast.iter().map(|item| &item.id), |at| state.objections >> at & 1 == 1);
            format!("they did not refuse the last package; refused it have: {all}")
        }
        Cond::Decided(_) => match state.decision {
            Some(decision) => format!("{decision:?} was decided"),
            None => "nothing has been decided yet".into(),
        },
        Cond::Ruled(_) => {
            let rules = scenario.authority.as_ref().map_or(&[][..], |authority| &authority.rules);
            match state.ruling.and_then(|id| rules.get(id.index())) {
                Some(rule) => format!("the ruling was \"{}\"", rule.id),
                None => "there has been no ruling yet".into(),
            }
        }
        Cond::Before(_) | Cond::After(_) => format!("it is {}", moment(state)),
        Cond::Happened(_) => format!("it did not happen; happened have: {}", risks(state.happened)),
        Cond::Mended(_) => format!("it was not mended; mended were: {}", risks(state.mended)),
        Cond::Found(_) => match state.settled {
            true => format!("the gravest finding is {:?}", state.finding),
            false => "the books are not closed yet".into(),
        },
        Cond::Begun => "the change was not begun".into(),
        Cond::Implemented => "the change is not in".into(),
        Cond::RolledBack => "the change was not rolled back".into(),
        Cond::RollbackFailed => "no rollback has failed".into(),
        _ => "this is not so".into(),
    };
    (sentence, vec![])
}

/// The ids of a list that a test accepts; `none` where there are none.
fn ids<'a>(all: impl Iterator<Item = &'a String>, with: impl Fn(usize) -> bool) -> String {
    let all: Vec<&str> = all.enumerate().filter(|(at, _)| with(*at)).map(|(_, id)| id.as_str()).collect();
    if all.is_empty() { "none".into() } else { all.join(", ") }
}

/// How an option is offered, and what else is.
fn offered(offer: &Offer, scenario: &Scenario, state: &State) -> (String, Vec<String>) {
    let id = &offer.id;
    let sentence = match offer.standing(scenario, state) {
        Standing::Open => format!("\"{id}\" is open"),
        Standing::Locked(why) => format!("\"{id}\" is locked: {why}"),
        Standing::NotShown => format!("\"{id}\" is not shown here"),
    };
    (sentence, open(scenario, state))
}

/// Why a command is not open, and what is.
pub fn refused(command: Command, session: &Session, refused: &Refused) -> (String, Vec<String>) {
    let (scenario, state) = (session.scenario(), session.state());
    let line = command.to_line(scenario);
    let sentence = match (refused, command) {
        (Refused::NotOpen(Openness::Hidden), Command::Choose(id)) => {
            let own = &scenario.choices[id.index()];
            match own.scene == state.scene {
                true => format!("`{line}` is not shown here"),
                false => format!("`{line}` belongs to the scene \"{}\"", scenario.scenes[own.scene.index()].id),
            }
        }
        _ => format!("`{line}` is not open here: {}", view::refused(scenario, state, refused)),
    };
    let mut hints = open(scenario, state);
    hints.extend(
        options::example(scenario, state)
            .map(|command| format!("a step to go on with here: {}", step(command, scenario))),
    );
    (sentence, hints)
}

/// A command as a test has it.
fn step(command: Command, scenario: &Scenario) -> String {
    match command {
        Command::Choose(id) => format!("Choose(\"{}\")", scenario.choices[id.index()].id),
        Command::Propose { window, measures } => {
            let measures = table::bits(measures).map(|at| format!("\"{}\"", scenario.measures[at].id));
            let measures = measures.collect::<Vec<_>>().join(", ");
            format!("Propose(\"{}\", [{measures}])", scenario.windows[window.index()].id)
        }
        Command::Forward => "Forward".into(),
    }
}

/// Where the play stands.
pub fn stands(scenario: &Scenario, state: &State) -> String {
    match state.ended {
        Some(Some(id)) => format!("the story is over, with the ending \"{}\"", scenario.endings[id.index()].id),
        Some(None) => "the story is over".into(),
        None => format!("the play stands in the scene \"{}\"", scenario.scenes[state.scene.index()].id),
    }
}

fn moment(state: &State) -> String {
    format!("{} {}", time::day(state.now), time::clock(state.now))
}

/// Where and when in the play something was missed.
pub fn place(session: &Session) -> String {
    let (scenario, state) = (session.scenario(), session.state());
    let world = &scenario.worlds[session.world().index()].id;
    let after = match session.steps().last() {
        Some(step) => format!("after `{}`", step.command.to_line(scenario)),
        None => "at the beginning".into(),
    };
    format!("{after}, {}: {} (seed {}, world \"{world}\")", moment(state), stands(scenario, state), session.seed())
}

/// What can be done here, with the time it takes, and what is locked.
pub fn open(scenario: &Scenario, state: &State) -> Vec<String> {
    let (mut open, mut locked) = (Vec::new(), Vec::new());
    if let Some(at) = view::table(scenario, state) {
        let windows = at.windows.into_iter().map(|item| (item.key, item.locked));
        for (id, why) in windows.chain(at.measures.into_iter().map(|item| (item.key, item.locked))) {
            match why {
                None => open.push(id),
                Some(why) => locked.push(format!("{id} ({why})")),
            }
        }
    } else {
        for (id, openness) in options::offered(scenario, state) {
            let (takes, id) = (options::takes_in_all(scenario, id), &scenario.choices[id.index()].id);
            match view::words::locked(scenario, state, openness) {
                None if takes == 0 => open.push(id.clone()),
                None => open.push(format!("{id} (takes {})", time::duration(takes))),
                Some(why) => locked.push(format!("{id} ({why})")),
            }
        }
    }
    let mut out = Vec::new();
    if !open.is_empty() {
        out.push(format!("open here: {}", open.join(", ")));
    }
    if !locked.is_empty() {
        out.push(format!("locked: {}", locked.join("; ")));
    }
    out
}

/// What was heard since the last step.
fn heard(session: &Session) -> Vec<String> {
    let lines = said(session).map(|line| {
        let name = if line.name.is_empty() { String::new() } else { format!("{}: ", line.name) };
        let cut: String = line.text.chars().take(LONGEST).collect();
        let dots = if cut.len() < line.text.len() { " ..." } else { "" };
        format!("heard: {name}{cut}{dots}")
    });
    let lines: Vec<String> = lines.collect();
    if lines.is_empty() { vec!["nothing was said or told".into()] } else { lines }
}

/// What was done, as a script has it.
fn done(session: &Session) -> Vec<String> {
    let lines: Vec<String> = session.steps().iter().map(|step| step.command.to_line(session.scenario())).collect();
    if lines.is_empty() {
        vec!["nothing was done yet".into()]
    } else {
        vec![format!("done were: {}", lines.join(", "))]
    }
}

/// What came of the change: what endings most often hang on.
fn course(session: &Session) -> Vec<String> {
    let (scenario, state) = (session.scenario(), session.state());
    let agreed = ids(scenario.measures.iter().map(|item| &item.id), |at| state.agreed >> at & 1 == 1);
    let happened = ids(scenario.risks.iter().map(|item| &item.id), |at| state.happened >> at & 1 == 1);
    let window = &scenario.windows.get(state.window.index()).map_or("none", |window| &window.id);
    let outage = if state.settled { state.outage } else { state.lost };
    vec![format!(
        "window {window}; agreed: {agreed}; happened: {happened}; service lost: {}; finding: {:?}",
        time::duration(outage),
        state.finding
    )]
}
