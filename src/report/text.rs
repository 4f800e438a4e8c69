//! A review as paragraphs, for the terminal.

use super::document::Table;
use super::model::{DecisionPage, Page};
use super::what_if::OtherWay;
use crate::score::rubric::Fit;

/// What stands between two lines' ends.
#[derive(Clone, PartialEq, Debug)]
pub enum Para {
    /// A mark that hangs before it, and its words.
    Words(String, String),
    /// A table.
    Table(Table),
    /// An empty line.
    Gap,
}

impl Para {
    fn of(mark: &str, words: String) -> Self {
        if words.is_empty() { Self::Gap } else { Self::Words(mark.to_owned(), words) }
    }
}

/// The review as paragraphs.
pub fn paragraphs(page: &Page) -> Vec<Para> {
    let mut out = Vec::new();
    let mut say = |mark: &str, words: String| out.push(Para::of(mark, words));
    say("", format!("{}: the review", page.title));
    say("", page.identity.clone());
    say("", String::new());
    if !page.ending.is_empty() {
        say("", format!("It ended as: {}.", page.ending));
    }
    if let Some((title, text)) = &page.world {
        say("", format!("What was true: {title}. {text}"));
    }
    match page.total {
        Some(total) => say("", format!("Total {total} of 1000, {} of 5 stars.", page.stars)),
        None => say("", "The play is not over, so there is no total yet.".into()),
    }
    for (name, points, most) in &page.sum {
        let most = most.map_or(String::new(), |most| format!(" of {most}"));
        say("  ", format!("{name}: {points}{most}"));
    }
    say("", String::new());
    say("", "Where it comes from".into());
    for (name, points, means) in &page.parts {
        say("  ", format!("{name} {points:+}: {means}"));
    }
    say("", page.how.clone());
    if let Some(accuracy) = page.accuracy {
        let acts: Vec<String> = page.acts.iter().map(|(act, percent)| format!("act {act} {percent} %")).collect();
        say("", format!("Accuracy {accuracy} %: {}.", acts.join(", ")));
    }
    for (what, came, chance) in &page.night {
        let came = if *came { "it came" } else { "it did not come" };
        say("  ", format!("{what}: {} of 1000, and {came}.", chance));
    }
    say("", String::new());
    say("", "Decisions".into());
    for decision in &page.decisions {
        out.extend(decision_lines(decision));
    }
    if !page.what_if.is_empty() {
        let what = "What if: something else at a decision, in the same world and with the same dice";
        out.extend([Para::Gap, Para::of("", what.into())]);
        page.what_if.iter().for_each(|way| out.extend(other_lines(way)));
    }
    let mut say = |mark: &str, words: String| out.push(Para::of(mark, words));
    say("", String::new());
    say("", "Competencies".into());
    for row in &page.profile {
        let counts: Vec<String> = row
            .counts
            .iter()
            .enumerate()
            .filter(|(_, n)| **n > 0)
            .map(|(at, n)| format!("level {} x{n}", at + 1))
            .collect();
        let seen = if counts.is_empty() { "not observed".to_owned() } else { counts.join(", ") };
        match row.median {
            Some(median) => say("  ", format!("{} {}: level {median} ({seen}). {}.", row.id, row.name, row.anchor)),
            None => say("  ", format!("{} {}: insufficient evidence ({seen}).", row.id, row.name)),
        }
        for (decision, level, words, source) in &row.missed {
            let source = if source.is_empty() { String::new() } else { format!(", {source}") };
            say("      ", format!("missed at {decision}: level {level}{source}, \u{201c}{words}\u{201d}"));
        }
    }
    for (decision, what) in &page.conduct {
        say("  ! ", format!("At decision {decision}: {what}. This is told apart and counts no points."));
    }
    if !page.practise.is_empty() {
        say("", String::new());
        say("", "To practise next".into());
        for what in &page.practise {
            say("  - ", what.clone());
        }
    }
    say("", String::new());
    say("", "How conflict was handled".into());
    for (mode, [good, fair, poor]) in &page.modes {
        say("  ", format!("{mode}: {} (fitted {good}, harmless {fair}, did not fit {poor})", good + fair + poor));
    }
    out
}

fn decision_lines(decision: &DecisionPage) -> Vec<Para> {
    let mut out = Vec::new();
    let word = decision.called().unwrap_or("not settled yet");
    let loss = match decision.loss {
        (0, _) => String::new(),
        (loss, 0) => format!(", {loss} of 1000 lost"),
        (loss, error) => format!(", {loss} of 1000 lost, give or take {error}"),
    };
    let number = format!("{:>3} ", decision.number);
    out.push(Para::of(
        &number,
        format!("[{word}{loss}] {}, {}: \u{201c}{}\u{201d}", decision.when, decision.scene, decision.said),
    ));
    let indent = "      ";
    for (why, factor) in &decision.why {
        let factor =
            factor.as_ref().map_or(String::new(), |[id, practice, says]| format!(" ({id}, {practice}: {says})"));
        out.push(Para::of(indent, format!("{why}{factor}")));
    }
    if let Some((mode, fit, why)) = &decision.fit {
        let fit = match fit {
            Fit::Good => "it fitted",
            Fit::Fair => "it did no harm",
            Fit::Poor => "it did not fit",
        };
        out.push(Para::of(indent, format!("{mode}, and {fit}. {why}.")));
    }
    if !decision.best_line.is_empty() {
        let line: Vec<String> = decision.best_line.iter().map(|says| format!("\u{201c}{says}\u{201d}")).collect();
        out.push(Para::of(indent, format!("The best line from here: {}", line.join(", then "))));
    }
    let better = decision.options.iter().filter(|option| !option.taken && option.gain >= 0).take(3);
    let taken = decision.options.iter().filter(|option| option.taken);
    for option in better.chain(taken).filter(|_| decision.loss.0 > 0) {
        let mark = if option.taken { "    > " } else { "    - " };
        let odds = if option.odds.is_empty() { String::new() } else { format!("{}; ", option.odds) };
        let hindsight =
            option.hindsight.filter(|_| !option.taken).map_or(String::new(), |gain| format!(" (hindsight {gain:+})"));
        out.push(Para::of(
            mark,
            format!("{odds}{} of 1000{hindsight}: \u{201c}{}\u{201d}", option.total.0, option.says),
        ));
    }
    out
}

/// Another way beside the play.
fn other_lines(way: &OtherWay) -> Vec<Para> {
    let mut out = vec![
        Para::Gap,
        Para::of(&format!("{:>3} ", way.decision), format!("\u{201c}{}\u{201d}", way.said)),
        Para::of("    ", format!("instead of: \u{201c}{}\u{201d}", way.taken)),
        Para::Gap,
        Para::Table(way.table()),
        Para::Gap,
        Para::of("", way.went_on()),
    ];
    for (at, (when, said)) in way.steps.iter().enumerate() {
        let who = if at < way.own { ", you" } else { "" };
        let number = format!("{:>3} ", way.decision + 1 + at);
        out.push(Para::of(&number, format!("{when}{who}: \u{201c}{said}\u{201d}")));
    }
    out
}
