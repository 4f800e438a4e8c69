//! The document, section by section.

use super::actions::{self, actions};
use super::lessons;
use super::log::Log;
use super::register::{self, register};
use super::words::{self, bare, due, name, stamp, with_role};
use crate::report::chart::{Course, course};
use crate::report::document::{Block, Document, Table};
use crate::report::model::{Gauge, Targets};
use crate::scenario::model::*;
use crate::session::Session;
use crate::text::{terms, time};

/// Whether what was true behind the story is told at the end.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Appendix {
    /// It is not.
    Left,
    /// It is, for the trainer, once the play is over.
    Trainer,
}

/// How wide the chart is drawn.
const WIDE: f32 = 720.0;

/// The post-implementation review of a play. While the play goes on, it says that it is an interim one.
pub fn pir(session: &Session, appendix: Appendix) -> Document {
    let log = Log::of(session);
    let scenario = log.scenario;
    let rows = register(&log);
    let now = stamp(log.last.now);
    let mut out = Document {
        kind: "Post-implementation review".into(),
        title: scenario.text(scenario.title).to_owned(),
        date: match session.over() {
            true => format!("Change coordinator, {now}"),
            false => format!("Interim: the play is not over. It stood at {now}."),
        },
        blocks: Vec::new(),
    };
    summary(&mut out, &log);
    happened(&mut out, &log);
    impact(&mut out, &log, session);
    decisions(&mut out, &log);
    risks(&mut out, &log, &rows);
    out.heading("What worked");
    out.list(lessons::worked(&log, &rows), "Nothing can be said yet.");
    out.heading("What did not work");
    out.list(lessons::failed(&log, &rows), "Nothing stands out.");
    out.heading("Actions");
    let mut table = Table::new("", &[("Action", 10), ("Owner", 4), ("By", 4)]);
    table.rows = actions(&log, &rows).iter().map(actions::cells).collect();
    out.table(table, "Nothing is open.");
    out.heading("Lessons");
    out.blocks.push(Block::Note(
        "Everybody acted on what they knew at the time. What follows is about how the work is set up.".into(),
    ));
    out.list(lessons::lessons(&log, &rows), "Nothing stands out for changes of this kind.");
    out.heading("Who is told");
    let mut table =
        Table::new(&format!("By {}", stamp(due(log.last.now, 2))), &[("Who", 4), ("Role", 5), ("Of what", 9)]);
    table.rows = lessons::told(&log, &rows);
    out.table(table, "Nobody else was part of it.");
    if appendix == Appendix::Trainer && session.over() {
        trainer(&mut out, &log, session);
    }
    out
}

fn summary(out: &mut Document, log: &Log) {
    let scenario = log.scenario;
    out.heading("Summary");
    let planned = log.window(scenario.approved);
    let mut says = vec![format!("The change stood on the schedule for {planned}.")];
    if log.last.window != scenario.approved {
        says.push(format!("It was moved to {}.", log.window(log.last.window)));
    }
    says.push(became(log));
    if log.closed() && log.begun.is_some() {
        let target = time::duration(scenario.scoring.downtime);
        let (lost, finding) = (words::lost(log.last.outage), terms::finding(log.last.finding));
        says.push(format!("Service lost: {lost}, against a target of {target}. The audit: {finding}."));
    }
    out.para(says.join(" "));
    let mut table = Table::new("", &[("", 3), ("", 9)]);
    let mut row = |key: &str, words: String| table.rows.push(vec![key.to_owned(), words]);
    row("Change", scenario.text(scenario.title).to_owned());
    row("Planned window", window(log, scenario.approved));
    row("Window in the end", window(log, log.last.window));
    if let Some(authority) = &scenario.authority {
        row("Change authority", with_role(scenario, authority.person));
    }
    let ruling = log.ruled.as_ref().map_or("None was taken.".to_owned(), |(at, decision, _)| {
        let by = scenario.authority.as_ref().map_or("The table", |authority| name(scenario, authority.person));
        format!("{by} {}, {}.", words::decided(*decision), stamp(*at))
    });
    row("Decision", ruling);
    row(
        "Agreed with it",
        match words::measures(scenario, log.last.agreed) {
            all if all.is_empty() => "No measures".to_owned(),
            all => all.join("; "),
        },
    );
    out.blocks.push(Block::Table(table));
    if let Some((_, _, say)) = log.ruled.as_ref().filter(|(_, _, say)| !say.is_empty()) {
        let whose =
            scenario.authority.as_ref().map_or(String::new(), |authority| with_role(scenario, authority.person));
        out.blocks.push(Block::Quote(say.clone(), format!("{whose}, on the ground of the decision")));
    }
}

fn window(log: &Log, id: WindowId) -> String {
    let window = &log.scenario.windows[id.index()];
    let (opens, lasts) = (stamp(window.opens), time::duration(window.lasts));
    format!("{} (opens {opens}, lasts {lasts})", log.window(id))
}

fn became(log: &Log) -> String {
    let state = &log.last;
    match (&log.begun, log.back) {
        (None, _) if state.ended.is_some() => "It did not go in.".to_owned(),
        (None, _) => "It has not gone in yet.".to_owned(),
        (Some((at, _)), None) if state.ended.is_some() => format!("It went in on {}, and stayed.", stamp(*at)),
        (Some((at, _)), None) => format!("It went in on {}.", stamp(*at)),
        (Some((at, _)), Some((back, false, _))) => {
            format!("It went in on {}, and was taken back on {}.", stamp(*at), stamp(back))
        }
        (Some((at, _)), Some((back, true, _))) => {
            format!("It went in on {}; taking it back on {} failed, and service was restored.", stamp(*at), stamp(back))
        }
    }
}

fn happened(out: &mut Document, log: &Log) {
    out.heading("What happened");
    let mut table = Table::new(
        "Times by the story\u{2019}s clock; week 1 is the one in which it starts",
        &[("When", 5), ("Where", 4), ("What", 11)],
    );
    table.rows = log.timeline().into_iter().map(Vec::from).collect();
    out.table(table, "Nothing yet.");
    if !log.confided.is_empty() {
        out.blocks
            .push(Block::Note("What was said to the coordinator in confidence is not part of this document.".into()));
    }
}

fn impact(out: &mut Document, log: &Log, session: &Session) {
    let scenario = log.scenario;
    out.heading("Service impact and findings");
    if log.closed() {
        let kept = |kept: bool| if kept { "Kept" } else { "Not kept" }.to_owned();
        let target = scenario.scoring.downtime;
        let mut table = Table::new("", &[("What", 4), ("Came to", 4), ("Target", 5), ("", 3)]);
        table.rows = vec![
            vec![
                "Service lost".into(),
                words::lost(log.last.outage),
                format!("{} at most", time::duration(target)),
                kept(log.last.outage <= target),
            ],
            vec![
                "Audit".into(),
                terms::finding(log.last.finding).to_owned(),
                "no material finding".into(),
                kept(log.last.finding < Finding::Material),
            ],
            vec!["Repair of data".into(), words::lost(log.last.repair), String::new(), String::new()],
        ];
        out.blocks.push(Block::Table(table));
        let about = scenario
            .risks
            .iter()
            .enumerate()
            .filter(|(at, risk)| risk.finding != Finding::None && log.last.happened >> at & 1 == 1);
        let about: Vec<String> = about.map(|(at, _)| format!("\u{201c}{}\u{201d}", log.risk(RiskId::at(at)))).collect();
        if !about.is_empty() {
            out.para(format!("The finding is about {}.", words::list(&about)));
        }
    } else {
        out.para("The books are not closed, so neither service lost nor findings are known yet.");
    }
    let gauges = gauges(log, session);
    let drawn = Course { gauges: &gauges, targets: &Targets::of(scenario), heavy: &[], trust: false };
    if let Some(mut drawing) = course(&drawn, WIDE).filter(|_| gauges.len() > 2) {
        drawing.title = "What could be known of risk and downtime as the work went on; each number is a decision of the coordinator".into();
        out.blocks.push(Block::Chart(drawing));
    }
}

/// The gauges before each decision and at the end.
fn gauges(log: &Log, session: &Session) -> Vec<Gauge> {
    let steps = session.steps().iter().enumerate();
    let before = steps.map(|(at, step)| Gauge::of(log.scenario, &step.before, Some(at + 1)));
    before.chain([Gauge::of(log.scenario, &log.last, None)]).collect()
}

fn decisions(out: &mut Document, log: &Log) {
    out.heading("Decisions and by whose authority");
    let mut table = Table::new("What was only asked is not listed", &[("When", 5), ("Decision", 11), ("Authority", 4)]);
    table.rows = log.decisions.iter().map(|at| vec![stamp(at.at), at.what.clone(), at.by.clone()]).collect();
    out.table(table, "None was taken.");
}

fn risks(out: &mut Document, log: &Log, rows: &[register::Row]) {
    out.heading("Risk register");
    let caption = match log.begun {
        Some((at, _)) => format!("As it stood when the change went in, {}", stamp(at)),
        None => format!("As it stood on {}", stamp(log.last.now)),
    };
    let columns =
        [("Risk", 5), ("Likelihood", 3), ("Impact", 4), ("Treatment", 4), ("Owner", 3), ("What became of it", 5)];
    let mut table = Table::new(&caption, &columns);
    table.rows = rows.iter().map(|row| register::cells(log, row)).collect();
    out.table(table, "No risk was in sight.");
}

/// What was true all along. It was not to be known in the play and stands apart.
fn trainer(out: &mut Document, log: &Log, session: &Session) {
    let scenario = log.scenario;
    out.blocks.push(Block::Break);
    out.heading("Trainer\u{2019}s appendix");
    out.blocks.push(Block::Note(
        "Not part of the document that is handed in: this is what was true behind the story, and could not be known in it."
            .into(),
    ));
    let world = &scenario.worlds[session.world().index()];
    out.part(&format!("What was true: {}", bare(scenario.text(world.title))));
    out.para(scenario.text(world.text));
    if let Some(Some(ending)) = log.last.ended {
        let ending = &scenario.endings[ending.index()];
        out.part(&format!("How it ended: {}", bare(scenario.text(ending.title))));
        for para in scenario.text(ending.text).split('\n').filter(|para| !para.trim().is_empty()) {
            out.para(para.trim());
        }
    }
    let facts = scenario.known.iter().take(scenario.facts).enumerate();
    let unasked = facts.filter(|(at, _)| world.known & !log.last.known & (1u128 << at) != 0);
    let mut table = Table::new("", &[("What was there to be found", 8), ("Where it lay", 6)]);
    table.rows = unasked
        .map(|(_, fact)| vec![bare(scenario.text(fact.title)).to_owned(), scenario.text(fact.source).to_owned()])
        .collect();
    out.part("What nobody asked");
    out.table(table, "Everything that was there to be found came to light.");
    out.para(format!("Seed {}, {}, version {}.", session.seed(), session.mode().word(), scenario.version));
}
