//! What a trainer should look at first: what is broken, what nobody sees, what is unfair, and what is dull.

use super::summary::{Player, Summary, Use};
use super::tally::Tally;
use crate::analysis::bots::roster;
use crate::scenario::Scenario;
use crate::scenario::model::SceneKind;
use serde::Serialize;

/// What is the matter.
#[derive(Serialize, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
#[serde(rename_all = "snake_case")]
pub enum Matter {
    /// Plays went wrong.
    Broken,
    /// Nobody ever meets it.
    Unseen,
    /// Luck counts for more than judgement, or somebody has no chance.
    Unfair,
    /// It makes no difference.
    Dull,
}

/// Something worth a look.
#[derive(Serialize, Clone, PartialEq, Eq, Debug)]
pub struct Finding {
    /// What is the matter.
    pub matter: Matter,
    /// In words.
    pub words: String,
}

/// Differences below so many points of 1000 are none: options as near as this are all called best.
pub const SAME: i64 = 20;
/// A way of handling conflict that is so many points ahead of the next needs no thought.
pub const AHEAD: i64 = 200;
/// Luck decides much where half of the textbook's plays lie farther apart than so many points.
pub const APART: i64 = 350;
/// A world has little chance where the textbook comes to so many points less than usual.
pub const BELOW: i64 = 250;
/// Plays end alike where more than so many of 100 random ones have one ending.
pub const ALIKE: u64 = 80;
/// From so many plays with it on, what an option comes to is worth comparing.
const ENOUGH: u64 = 60;

/// Everything that is worth a look, the worst first.
pub fn findings(scenario: &Scenario, summary: &Summary, all: &Tally) -> Vec<Finding> {
    let mut out = Vec::new();
    broken(summary, &mut out);
    unseen(scenario, summary, all, &mut out);
    unfair(summary, &mut out);
    dull(scenario, summary, &mut out);
    out.sort_by_key(|finding| finding.matter);
    out
}

fn add(out: &mut Vec<Finding>, matter: Matter, words: String) {
    out.push(Finding { matter, words });
}

fn broken(summary: &Summary, out: &mut Vec<Finding>) {
    use super::odd::Kind;
    for odd in summary.odd.iter().filter(|odd| odd.kind.is_fault()) {
        let what = match odd.kind {
            Kind::Crashed => "made Warroom itself fail, which is a mistake in Warroom: please report it",
            Kind::Stuck => "came to a point where nothing can be done and the story is not over",
            Kind::Endless => "went round in circles until it was broken off",
            _ => "ended without an ending; give the last ending no condition, so that it takes what is left",
        };
        let (bot, seed, world) = (&odd.bot, odd.seed, &odd.world);
        add(out, Matter::Broken, format!("A play {what} ({bot}, seed {seed}, world {world})."));
    }
}

/// A number with its thousands apart.
pub fn number(value: u64) -> String {
    let digits = value.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// Names in a row, the first so many.
fn listed(names: &[String]) -> String {
    const MOST: usize = 8;
    let mut words = names.iter().take(MOST).cloned().collect::<Vec<_>>().join(", ");
    if names.len() > MOST {
        words.push_str(&format!(" and {} more", names.len() - MOST));
    }
    words
}

fn unseen(scenario: &Scenario, summary: &Summary, all: &Tally, out: &mut Vec<Finding>) {
    let plays = summary.plays;
    let mut tell = |what: &str, names: Vec<String>| {
        if !names.is_empty() {
            let words = format!("{what} in {} plays: {}.", number(plays), listed(&names));
            out.push(Finding { matter: Matter::Unseen, words });
        }
    };
    let never = |counts: &[u64], name: &dyn Fn(usize) -> String| -> Vec<String> {
        counts.iter().enumerate().filter(|(_, count)| **count == 0).map(|(at, _)| name(at)).collect()
    };
    tell("Scenes that nobody enters", never(&all.scenes, &|at| scenario.scenes[at].id.clone()));
    let untaken = |which: &dyn Fn(&Use) -> bool| -> Vec<String> {
        let own = summary.choices.iter().filter(|item| item.taken == 0 && which(item));
        own.map(|item| item.choice.clone()).collect()
    };
    tell("Choices that are never even offered", untaken(&|item| item.open == 0 && item.locked == 0));
    tell("Choices that are offered and always locked", untaken(&|item| item.open == 0 && item.locked > 0));
    tell("Choices that are open and never taken", untaken(&|item| item.open > 0));
    let facts = never(&all.known, &|at| scenario.known[at].id.clone());
    tell("Facts and needs that nobody learns", facts);
    tell("Measures that are never agreed on", never(&all.agreed, &|at| scenario.measures[at].id.clone()));
    let table = scenario.scenes.iter().any(|scene| scene.kind == SceneKind::Table);
    if table {
        tell("Windows that are never put forward", never(&all.windows, &|at| scenario.windows[at].id.clone()));
    }
    if let (Some(authority), true) = (&scenario.authority, table) {
        tell("Rulings that are never given", never(&all.rulings, &|at| authority.rules[at].id.clone()));
    }
    tell("Interruptions that never come", never(&all.interruptions, &|at| scenario.events[at].id.clone()));
    let came = |id: &str| summary.players.iter().flat_map(|player| &player.endings).any(|e| e.id == id && e.count > 0);
    let endings = scenario.endings.iter().filter(|ending| !came(&ending.id));
    tell("Endings that nobody comes to", endings.map(|ending| ending.id.clone()).collect());
    if plays >= 500 {
        let few = |item: &&Use| item.taken > 0 && item.taken * 1000 < plays;
        let rare: Vec<String> = summary.choices.iter().filter(few).map(|item| item.choice.clone()).collect();
        tell("Choices that fewer than one play in a thousand takes", rare);
    }
}

/// The player of a name.
fn player<'a>(summary: &'a Summary, name: &str) -> Option<&'a Player> {
    summary.players.iter().find(|player| player.bot == name)
}

fn unfair(summary: &Summary, out: &mut Vec<Finding>) {
    let best = player(summary, roster::TEXTBOOK);
    if let Some(best) = best {
        let wide = best.total.upper - best.total.lower;
        if wide > APART {
            add(
                out,
                Matter::Unfair,
                format!(
                    "Luck decides much: half of the plays by the textbook, who always decides as well as one can, lie between {} \
                     and {} of 1,000 points.",
                    best.total.lower, best.total.upper
                ),
            );
        }
        for cell in best.worlds.iter().filter(|cell| cell.plays >= 20 && cell.total.median + BELOW < best.total.median)
        {
            add(
                out,
                Matter::Unfair,
                format!(
                    "In the world {} even the textbook comes to {} points only, {} below its usual: who draws that world has \
                     little chance.",
                    cell.world,
                    cell.total.median,
                    best.total.median - cell.total.median
                ),
            );
        }
        for (name, met) in ["trust", "the chance of a finding", "service"].iter().zip(best.targets) {
            if best.plays >= 50 && met * 5 < best.plays {
                add(
                    out,
                    Matter::Unfair,
                    format!(
                        "The target for {name} is out of reach: the textbook meets it in {} of 100 plays.",
                        met * 100 / best.plays
                    ),
                );
            }
        }
        for other in summary.players.iter().filter(|other| other.bot != roster::TEXTBOOK && other.plays >= 50) {
            if other.total.mean + SAME >= best.total.mean {
                let mode = summary.players[0].modes.iter().any(|mode| mode.id == other.bot);
                let (matter, words) = match (other.bot.as_str(), mode) {
                    ("random" | roster::LEAST_USED, _) => (
                        Matter::Unfair,
                        "Judgement is not rewarded: choosing without looking comes to as much as the textbook"
                            .to_owned(),
                    ),
                    (_, true) => (
                        Matter::Dull,
                        format!(
                            "One way of handling conflict dominates: always {} comes to as much as the textbook",
                            other.bot
                        ),
                    ),
                    (name, _) => (Matter::Dull, format!("A simple rule wins: {name} comes to as much as the textbook")),
                };
                add(out, matter, format!("{words} ({} to {} points on average).", other.total.mean, best.total.mean));
            }
        }
    }
    if let Some(random) = player(summary, "random")
        && random.plays >= 50
        && random.targets[3] * 2 > random.plays
    {
        let share = random.targets[3] * 100 / random.plays;
        let words = format!("It is too easy: {share} of 100 random plays meet all three targets.");
        add(out, Matter::Unfair, words);
    }
}

fn dull(scenario: &Scenario, summary: &Summary, out: &mut Vec<Finding>) {
    // Options of a scene, or of one visit of a hub, that all come to the same.
    let mut flat = Vec::new();
    let mut groups: Vec<(String, Vec<usize>)> = Vec::new();
    for (at, choice) in scenario.choices.iter().enumerate() {
        // A hub has its visits to choose from, and may have a choice of its own beside them.
        if choice.visit.is_none() && scenario.scenes[choice.scene.index()].kind == SceneKind::Hub {
            continue;
        }
        let name = match choice.visit {
            Some(visit) => scenario.visits[visit.index()].id.clone(),
            None => scenario.scenes[choice.scene.index()].id.clone(),
        };
        match groups.last_mut().filter(|(last, _)| *last == name) {
            Some((_, all)) => all.push(at),
            None => groups.push((name, vec![at])),
        }
    }
    for (name, all) in groups.iter().filter(|(_, all)| all.len() > 1) {
        let uses = all.iter().map(|at| &summary.choices[*at]);
        let totals: Vec<i64> = uses.filter(|item| item.plays >= ENOUGH).filter_map(|item| item.total).collect();
        if totals.len() == all.len()
            && let (Some(least), Some(most)) = (totals.iter().min(), totals.iter().max())
            && most - least < SAME / 4
        {
            flat.push(name.clone());
        }
    }
    if !flat.is_empty() {
        add(
            out,
            Matter::Dull,
            format!(
                "Nothing hangs on these decisions: whichever option random players take, their plays come to the same within {} \
                 points: {}.",
                SAME / 4,
                listed(&flat)
            ),
        );
    }
    let single: Vec<String> = groups.iter().filter(|(_, all)| all.len() == 1).map(|(name, _)| name.clone()).collect();
    if !single.is_empty() {
        let words = format!("A single option is no decision: {}.", listed(&single));
        add(out, Matter::Dull, words);
    }
    let modes = summary.players.first().map_or(&[][..], |player| &player.modes[..]);
    let mut ways: Vec<_> = summary
        .players
        .iter()
        .filter(|player| player.plays >= 50 && modes.iter().any(|mode| mode.id == player.bot))
        .collect();
    ways.sort_by_key(|player| std::cmp::Reverse(player.total.mean));
    if let [best, next, ..] = ways.as_slice()
        && best.total.mean >= next.total.mean + AHEAD
    {
        let words = format!(
            "One way of handling conflict is far ahead: always {} comes to {} points, the next, always {}, to {}.",
            best.bot, best.total.mean, next.bot, next.total.mean
        );
        add(out, Matter::Dull, words);
    }
    for player in summary.players.iter().filter(|player| player.bot == "random" && player.plays >= 50) {
        if let Some(common) = player.endings.iter().max_by_key(|ending| ending.count)
            && common.count * 100 > player.plays * ALIKE
            && player.endings.len() > 1
        {
            let share = common.count * 100 / player.plays;
            let words = format!("Most plays end alike: {share} of 100 random plays come to the ending {}.", common.id);
            add(out, Matter::Dull, words);
        }
    }
}
