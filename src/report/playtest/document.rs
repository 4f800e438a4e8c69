//! The document of a playtest: what to look at first, then the players, the endings, the gauges, the choices, the odd plays.

use super::{charts, grids};
use crate::analysis::playtest::findings::{AHEAD, ALIKE, APART, BELOW, Matter, SAME, number};
use crate::analysis::playtest::odd::Kind;
use crate::analysis::playtest::summary::{Player, Spread, Summary, Use};
use crate::report::chart::axis;
use crate::report::document::{Block, Document, Table};
use crate::report::inks::Ink;
use crate::text::time;

/// How wide the charts are.
const WIDE: f32 = 880.0;
/// Choices that a terminal shows; a page has room for all.
const SHORT: usize = 12;

fn percent(part: u64, whole: u64) -> u64 {
    (part * 100 + whole / 2) / whole.max(1)
}

fn minutes(value: i64) -> String {
    match u32::try_from(value).unwrap_or(0) {
        0 => "none".to_owned(),
        minutes => time::duration(minutes),
    }
}

/// The median, and the middle half where it is not the same.
fn spread(of: Spread, told: &dyn Fn(i64) -> String) -> String {
    let [lower, median, upper] = [of.lower, of.median, of.upper].map(told);
    if lower == upper { median } else { format!("{median} ({lower} to {upper})") }
}

/// A playtest as a document; `replay` says for each odd play how it is played again; `full` is for a page with room.
pub fn document(of: &Summary, replay: &[String], full: bool) -> Document {
    let last = of.seed.saturating_add(of.runs.saturating_sub(1));
    let mut out = Document {
        kind: "Playtest".to_owned(),
        title: of.title.clone(),
        date: format!(
            "{} {}, {} plays by {}, seeds {} to {}",
            of.scenario,
            of.version,
            number(of.plays),
            match of.players.as_slice() {
                [one] => format!("the player {}", one.bot),
                all => format!("{} players", all.len()),
            },
            of.seed,
            last
        ),
        blocks: Vec::new(),
    };
    first(&mut out, of);
    players(&mut out, of);
    endings(&mut out, of);
    worlds(&mut out, of);
    gauges(&mut out, of);
    choices(&mut out, of, full);
    modes(&mut out, of);
    odd(&mut out, of, replay);
    out
}

/// What was looked for where nothing is unfair.
fn fair() -> String {
    format!(
        "Nothing: half of the textbook's plays lie within {APART} points, no world is {BELOW} points below its usual, each target is \
         met in a fifth of them, and of random plays at most half meet all three."
    )
}

/// What was looked for where nothing is dull.
fn lively() -> String {
    format!(
        "Nothing: no simple rule comes within {SAME} points of the textbook, no way of handling conflict is {AHEAD} points ahead of \
         the next, no decision's options come to the same within {} points, and no ending takes more than {ALIKE} of 100 random \
         plays.",
        SAME / 4
    )
}

fn first(out: &mut Document, of: &Summary) {
    let parts = [
        (Matter::Broken, "What is broken", "Nothing: every play came to an ending."),
        (Matter::Unseen, "What nobody ever sees", "Nothing: every scene, choice, measure and ending was met."),
        (Matter::Unfair, "What is unfair", &fair()),
        (Matter::Dull, "What is dull", &lively()),
    ];
    out.heading("What to look at first");
    for (matter, name, nothing) in parts {
        out.part(name);
        let own = of.findings.iter().filter(|finding| finding.matter == matter);
        out.list(own.map(|finding| finding.words.clone()).collect(), nothing);
    }
    let few = of.players.iter().filter(|player| player.plays < 100).count();
    if few > 0 {
        let note = "Fewer than 100 plays by a player say little; --runs gives more.";
        out.blocks.push(Block::Note(note.to_owned()));
    }
}

fn players(out: &mut Document, of: &Summary) {
    out.heading("How the players fare");
    out.para(format!(
        "Points are those of a play's total: 0 is the worst and 1,000 the best that is known to be reachable on average. Of all \
         plays of a player, {} in 100 come to the pass mark or more.",
        of.pass
    ));
    let columns = [
        ("Player", 3),
        ("Least", 1),
        ("Lower quarter", 1),
        ("Median", 1),
        ("Upper quarter", 1),
        ("Most", 1),
        ("Pass mark", 1),
    ];
    let mut table = Table::new("Points", &columns);
    for player in &of.players {
        let Spread { least, lower, median, upper, greatest, .. } = player.total;
        let numbers = [least, lower, median, upper, greatest, player.pass];
        table.rows.push(std::iter::once(player.bot.clone()).chain(numbers.map(|number| number.to_string())).collect());
    }
    out.table(table, "Nobody played.");
    out.blocks.extend(charts::boxes(&of.players, of.pass, WIDE).map(Block::Chart));
    let shown = shown(of);
    let marks: Vec<String> = (0..=1000).step_by(250).map(|mark| mark.to_string()).collect();
    let panels = shown.iter().map(|player| charts::Bars {
        name: player.bot.clone(),
        counts: &player.histogram,
        marks: marks.clone(),
        between: true,
        ink: Ink::Trust,
    });
    let panels: Vec<charts::Bars> = panels.collect();
    out.blocks.extend(charts::bars("How points are spread", "points", &panels, WIDE).map(Block::Chart));
    let columns = [("Player", 3), ("Decisions", 2), ("Time in the story", 2), ("All targets met, %", 1)];
    let mut table =
        Table::new("Length (median, and the middle half), and how often all three targets are met", &columns);
    for player in &of.players {
        let (decisions, time) = (player.decisions, player.minutes);
        table.rows.push(vec![
            player.bot.clone(),
            spread(decisions, &|value| value.to_string()),
            spread(time, &minutes),
            percent(player.targets[3], player.plays).to_string(),
        ]);
    }
    out.table(table, "Nobody played.");
}

/// The players whose spread is drawn: chance and judgement, or whoever played.
fn shown(of: &Summary) -> Vec<&Player> {
    let wanted = ["random", "least-used", "collaborating", "textbook"];
    let own: Vec<&Player> = of.players.iter().filter(|player| wanted.contains(&player.bot.as_str())).collect();
    if own.is_empty() { of.players.iter().take(4).collect() } else { own }
}

fn endings(out: &mut Document, of: &Summary) {
    out.heading("Endings");
    let Some(most) = of.players.iter().max_by_key(|player| player.endings.len()) else { return };
    let columns: Vec<String> = of.players.iter().map(|player| player.bot.clone()).collect();
    let rows: Vec<(String, Vec<Option<u64>>)> = most
        .endings
        .iter()
        .map(|ending| {
            let cells = of.players.iter().map(|player| {
                let own = player.endings.iter().find(|own| own.id == ending.id).map_or(0, |own| own.count);
                Some(percent(own, player.plays))
            });
            (ending.name.clone(), cells.collect())
        })
        .collect();
    out.blocks.extend(
        grids::shares("Endings of each player, in percent of their plays", &columns, &rows, WIDE).map(Block::Chart),
    );
    let shown = shown(of);
    let mut table = Table::new("How often each ending comes, in percent", &[("Ending", 4), ("Plays", 1)]);
    table.columns.extend(shown.iter().map(|player| (player.bot.clone(), 1)));
    for ending in &most.endings {
        let count = |player: &&Player| player.endings.iter().find(|own| own.id == ending.id).map_or(0, |own| own.count);
        let plays: u64 = of.players.iter().map(|player| count(&player)).sum();
        let mut row = vec![ending.name.clone(), number(plays)];
        row.extend(shown.iter().map(|player| percent(count(player), player.plays).to_string()));
        table.rows.push(row);
    }
    out.table(table, "The scenario has no endings.");
}

fn worlds(out: &mut Document, of: &Summary) {
    let several = of.players.iter().any(|player| player.worlds.len() > 1);
    if !several {
        return;
    }
    out.heading("Worlds");
    out.para("The same way of playing should be worth about as much whatever is true behind the story.");
    let shown = shown(of);
    let mut ids: Vec<(&str, &str)> = Vec::new();
    for cell in of.players.iter().flat_map(|player| &player.worlds) {
        if !ids.contains(&(cell.world.as_str(), cell.title.as_str())) {
            ids.push((&cell.world, &cell.title));
        }
    }
    let mut table = Table::new("Median points in each world, and what most plays in it come to", &[("World", 3)]);
    table.columns.extend(shown.iter().map(|player| (player.bot.clone(), 1)));
    table.columns.push(("Ending that comes most".to_owned(), 3));
    for (id, title) in ids {
        let cells = |player: &&Player| player.worlds.iter().find(|cell| cell.world == id).cloned();
        let mut row = vec![title.to_owned()];
        row.extend(
            shown.iter().map(|player| cells(player).map_or("\u{2013}".into(), |cell| cell.total.median.to_string())),
        );
        let mut sums: Vec<(u64, &str)> = Vec::new();
        for ending in
            of.players.iter().flat_map(|p| &p.worlds).filter(|cell| cell.world == id).flat_map(|cell| &cell.endings)
        {
            match sums.iter_mut().find(|(_, name)| *name == ending.name) {
                Some((sum, _)) => *sum += ending.count,
                None => sums.push((ending.count, &ending.name)),
            }
        }
        let whole: u64 = sums.iter().map(|(sum, _)| sum).sum();
        // The first of those that come equally often.
        let most = sums.iter().rev().max_by_key(|(sum, _)| *sum);
        row.push(most.map_or(String::new(), |(sum, name)| format!("{name} ({} %)", percent(*sum, whole))));
        table.rows.push(row);
    }
    out.table(table, "");
}

fn gauges(out: &mut Document, of: &Summary) {
    out.heading("The three gauges at the end");
    let [trust, compliance, downtime] = of.targets;
    let columns = [
        ("Player", 3),
        ("Trust of the lowest", 2),
        ("met, %", 1),
        ("Finding, % of plays", 1),
        ("met, %", 1),
        ("Service lost", 3),
        ("met, %", 1),
    ];
    let caption = format!(
        "Median and middle half, and how often the target is met (trust {trust} or more, chance of a finding {} % or less, \
         service lost {} or less)",
        compliance / 10,
        axis::told(downtime)
    );
    let mut table = Table::new(&caption, &columns);
    for player in &of.players {
        let met = |at: usize| percent(player.targets[at], player.plays).to_string();
        table.rows.push(vec![
            player.bot.clone(),
            spread(player.trust, &|value| value.to_string()),
            met(0),
            ((player.compliance.mean + 5) / 10).to_string(),
            met(1),
            spread(player.downtime, &minutes),
            met(2),
        ]);
    }
    out.table(table, "Nobody played.");
    let shown = shown(of);
    let tens: Vec<String> = (0..=100).step_by(20).map(|mark| mark.to_string()).collect();
    let panels = shown.iter().map(|player| charts::Bars {
        name: player.bot.clone(),
        counts: &player.trust_histogram,
        marks: tens.clone(),
        between: true,
        ink: Ink::Trust,
    });
    let title = format!("Trust of the person who trusts least, at the end (target {trust} or more)");
    out.blocks.extend(charts::bars(&title, "trust", &panels.collect::<Vec<_>>(), WIDE).map(Block::Chart));
    let marks = ["none", "\u{2264} target", "\u{2264} 2 x", "\u{2264} 4 x", "more"].map(str::to_owned);
    let panels = shown.iter().map(|player| charts::Bars {
        name: player.bot.clone(),
        counts: &player.downtime_histogram,
        marks: marks.to_vec(),
        between: false,
        ink: Ink::Downtime,
    });
    let title = format!("Service lost (target {} or less)", axis::told(downtime));
    out.blocks.extend(charts::bars(&title, "beside the target", &panels.collect::<Vec<_>>(), WIDE).map(Block::Chart));
}

fn choices(out: &mut Document, of: &Summary, full: bool) {
    out.heading("Choices");
    out.para(format!(
        "How often each was taken by all players together, how often that was when it was open (in {} plays that were watched \
         closely), and what random plays with it come to on average.",
        number(of.watched)
    ));
    let all: Vec<&Use> = of.choices.iter().collect();
    let mut listed = all.clone();
    let mut caption = "Every choice, in the order of the file".to_owned();
    if !full && listed.len() > SHORT {
        listed.sort_by_key(|item| item.taken);
        listed.truncate(SHORT);
        caption = format!("The {SHORT} that were taken least; `--format html` and `json` show all {}", all.len());
    }
    out.blocks.extend(grids::coverage(&all, WIDE).map(Block::Chart));
    let columns =
        [("Choice", 3), ("Scene", 2), ("Taken", 1), ("When open, %", 1), ("Locked, %", 1), ("Points with it", 1)];
    let mut table = Table::new(&caption, &columns);
    for item in listed {
        let taken: u64 = item.bands[0].iter().map(|count| u64::from(*count)).sum();
        table.rows.push(vec![
            item.choice.clone(),
            item.scene.clone(),
            number(item.taken),
            if item.open == 0 { "never open".to_owned() } else { percent(taken, item.open).to_string() },
            percent(item.locked, item.open + item.locked).to_string(),
            item.total.map_or("\u{2013}".to_owned(), |total| total.to_string()),
        ]);
    }
    out.table(table, "The scenario has no choices.");
    let mut table = Table::new("Measures, by how many plays agreed on them", &[("Measure", 4), ("Plays, %", 1)]);
    for item in &of.measures {
        table.rows.push(vec![item.name.clone(), percent(item.count, of.plays).to_string()]);
    }
    if !table.rows.is_empty() {
        out.table(table, "");
    }
}

fn modes(out: &mut Document, of: &Summary) {
    let single: Vec<&Player> =
        of.players.iter().filter(|player| player.modes.iter().any(|mode| mode.id == player.bot)).collect();
    out.heading("How conflict is handled");
    let best = of.players.iter().find(|player| player.bot == "textbook");
    let mut table = Table::new("Mean points of always handling conflict one way", &[("Way", 3), ("Points", 1)]);
    table.columns.push(("Beside the textbook".to_owned(), 1));
    for player in &single {
        let beside = best.map_or("\u{2013}".to_owned(), |best| {
            format!("{:+}", player.total.mean - best.total.mean).replace('-', "\u{2212}")
        });
        table.rows.push(vec![player.bot.clone(), player.total.mean.to_string(), beside]);
    }
    if let Some(best) = best.filter(|_| !single.is_empty()) {
        table.rows.push(vec!["textbook".to_owned(), best.total.mean.to_string(), "0".to_owned()]);
    }
    if !single.is_empty() {
        out.table(table, "");
    }
    let mut table = Table::new("Share of each way among all choices taken, in percent", &[("Player", 3)]);
    for player in shown(of) {
        if table.rows.is_empty() {
            table.columns.extend(player.modes.iter().map(|mode| (mode.name.clone(), 1)));
        }
        let whole: u64 = player.modes.iter().map(|mode| mode.count).sum();
        let mut row = vec![player.bot.clone()];
        row.extend(player.modes.iter().map(|mode| percent(mode.count, whole).to_string()));
        table.rows.push(row);
    }
    out.table(table, "Nobody chose anything.");
}

fn odd(out: &mut Document, of: &Summary, replay: &[String]) {
    out.heading("Plays to look at");
    let mut table = Table::new(
        "Faults first, then the furthest on either side",
        &[("What", 3), ("Player", 2), ("Seed", 1), ("World", 2), ("Points", 1), ("Decisions", 1), ("Ending", 2)],
    );
    for odd in &of.odd {
        let what = match odd.kind {
            Kind::Crashed => "Warroom failed".to_owned(),
            Kind::Stuck => "stuck".to_owned(),
            Kind::Endless => "endless".to_owned(),
            Kind::NoEnding => "no ending".to_owned(),
            Kind::Highest => "most points".to_owned(),
            Kind::Lowest => "fewest points".to_owned(),
            Kind::MostLost => format!("most service lost ({})", minutes(i64::from(odd.downtime))),
            Kind::LeastTrust => format!("least trust ({})", odd.trust),
            Kind::Longest => "most decisions".to_owned(),
            Kind::Shortest => "fewest decisions".to_owned(),
        };
        table.rows.push(vec![
            what,
            odd.bot.clone(),
            odd.seed.to_string(),
            odd.world.clone(),
            odd.total.to_string(),
            odd.decisions.to_string(),
            odd.ending.clone().unwrap_or_else(|| "none".to_owned()),
        ]);
    }
    out.table(table, "Nobody played.");
    if replay.is_empty() {
        out.para(
            "To watch one of them: run this again with `--scripts FOLDER`, which writes what each of them did, and says how to \
             play it.",
        );
    } else {
        out.para("To watch one of them, in the same order:");
        let mut lines = replay.to_vec();
        lines.dedup();
        out.blocks.push(Block::List(lines));
    }
}
