//! The review of a play as a page.

use super::{shell, what_if};
use crate::report::chart;
use crate::report::drawing::Drawing;
use crate::report::model::{CompetencePage, DecisionPage, OptionPage, Page};
use crate::report::svg::{escape, svg};
use crate::score::rubric::Fit;
use crate::score::total::Word;
use crate::text::time;
use std::fmt::Write as _;

/// How wide the charts are drawn.
pub(super) const WIDE: f32 = 880.0;
/// The most options of a decision that are shown, beside the one that was taken.
const MOST_OPTIONS: usize = 8;

/// The review as a page.
pub fn review(page: &Page) -> String {
    let mut out = String::new();
    top(&mut out, page);
    outcome(&mut out, page);
    decisions(&mut out, page);
    what_if::what_if(&mut out, page);
    competencies(&mut out, page);
    conflict(&mut out, page);
    known(&mut out, page);
    let (title, identity) = (escape(&page.title), escape(&page.identity));
    let _ = write!(out, "<footer class=\"end\">{title}. {identity}.</footer>\n</main>\n");
    shell::page(&format!("{}: the review", page.title), &out)
}

fn top(out: &mut String, page: &Page) {
    let (title, identity) = (escape(&page.title), escape(&page.identity));
    let ending = match page.ending.as_str() {
        "" => "The play is not over: this is the review of what was played so far.".to_owned(),
        ending => format!("It ended as: {}.", escape(ending.trim_end_matches('.'))),
    };
    let _ = write!(
        out,
        "<a class=\"skip\" href=\"#decisions\">To the decisions</a>\n<header class=\"top\">\n<p class=\"kind\">Review of a play</p>\n\
         <h1>{title}</h1>\n<p>{ending}</p>\n<p class=\"soft\">{identity}</p>\n"
    );
    if let Some(total) = page.total {
        let percent = page.accuracy.map_or(String::new(), |percent| {
            format!(
                "<div><div class=\"number\">{percent} %</div><div class=\"of\">accuracy of the decisions</div></div>\n"
            )
        });
        let _ = write!(
            out,
            "<div class=\"result\">\n<div><div class=\"number\">{total}</div><div class=\"of\">of 1000</div></div>\n\
             <div>{}<div class=\"of\">{} of 5 stars</div></div>\n{percent}</div>\n",
            stars(page.stars),
            page.stars
        );
    }
    let ways = if page.what_if.is_empty() { "" } else { "<li><a href=\"#what-if\">What if</a></li>\n" };
    let _ = write!(
        out,
        "</header>\n<nav aria-label=\"Sections\"><ul>\n<li><a href=\"#outcome\">Outcome</a></li>\n<li><a href=\"#decisions\">Decisions</a></li>\n\
         {ways}<li><a href=\"#competencies\">Competencies</a></li>\n<li><a href=\"#conflict\">Conflict</a></li>\n\
         <li><a href=\"#known\">How this is known</a></li>\n</ul></nav>\n<main>\n"
    );
}

/// Five stars, as many full as were reached.
fn stars(reached: usize) -> String {
    let mut out = String::from("<svg class=\"stars\" viewBox=\"0 0 130 26\" aria-hidden=\"true\">");
    for at in 0..5 {
        let points: Vec<String> = (0..10)
            .map(|corner| {
                let (angle, far) =
                    (corner as f32 * std::f32::consts::PI / 5.0, if corner % 2 == 0 { 11.0 } else { 4.7 });
                format!("{:.1},{:.1}", 13.0 + 26.0 * at as f32 + far * angle.sin(), 13.5 - far * angle.cos())
            })
            .collect();
        let fill = if at < reached { "f-accent" } else { "f-paper" };
        let _ =
            write!(out, "<polygon points=\"{}\" class=\"{fill} s-accent\" stroke-width=\"1.4\"/>", points.join(" "));
    }
    out.push_str("</svg>");
    out
}

/// A chart with what it shows.
pub(super) fn figure(out: &mut String, drawing: Option<Drawing>, id: &str, caption: &str) {
    let Some(drawing) = drawing else { return };
    let drawn = svg(&drawing, id);
    let _ = write!(
        out,
        "<figure><div class=\"scroll\">\n{drawn}</div><figcaption>{}</figcaption></figure>\n",
        escape(caption)
    );
}

fn outcome(out: &mut String, page: &Page) {
    out.push_str("<h2 id=\"outcome\">Outcome</h2>\n");
    let heavy: Vec<usize> = page.decisions.iter().filter(|at| costly(at.word)).map(|at| at.number).collect();
    let course = chart::Course { gauges: &page.course, targets: &page.targets, heavy: &heavy, trust: true };
    figure(
        out,
        chart::course(&course, WIDE),
        "course",
        "Each number is a decision. A band is as wide as what was not yet known; finding something out makes it narrower, \
         even where it moves it up. The cuts in the axis are hours in which nothing was decided.",
    );
    out.push_str("<h3>Where the result comes from</h3>\n");
    figure(out, chart::waterfall(&page.parts, WIDE), "waterfall", "Judgement, information and luck, told apart.");
    out.push_str("<div class=\"scroll\"><table class=\"plain\">\n<tbody>\n");
    for (name, points, means) in &page.parts {
        let (name, means) = (escape(name), escape(means));
        let _ = writeln!(
            out,
            "<tr><td class=\"key\">{name}</td><td class=\"num\">{}</td><td>{means}</td></tr>",
            signed(*points)
        );
    }
    out.push_str("</tbody></table></div>\n<h3>What it is the sum of</h3>\n<div class=\"scroll\"><table class=\"plain narrow\">\n<tbody>\n");
    for (name, points, most) in &page.sum {
        let most = most.map_or(String::new(), |most| format!("of {most}"));
        let name = escape(name);
        let _ = writeln!(out, "<tr><td class=\"key\">{name}</td><td class=\"num\">{points}</td><td>{most}</td></tr>");
    }
    out.push_str("</tbody></table></div>\n");
    if let Some((title, text)) = &page.world {
        let (title, text) = (escape(title.trim_end_matches('.')), escape(text));
        let _ = write!(out, "<h3>What was true all along: {title}</h3>\n<p>{text}</p>\n");
    }
    if !page.night.is_empty() {
        out.push_str(
            "<h3>What the night rolled</h3>\n<div class=\"scroll\"><table class=\"plain\">\n<thead><tr><th scope=\"col\">Risk</th>\
             <th scope=\"col\" class=\"num\">Chance</th><th scope=\"col\">What came</th></tr></thead>\n<tbody>\n",
        );
        for (what, came, chance) in &page.night {
            let (what, came) = (escape(what), if *came { "<strong>It came</strong>" } else { "It did not come" });
            let _ = writeln!(out, "<tr><td>{what}</td><td class=\"num\">{}</td><td>{came}</td></tr>", percent(*chance));
        }
        out.push_str("</tbody></table></div>\n");
    }
}

fn costly(word: Option<Word>) -> bool {
    matches!(word, Some(Word::Costly | Word::TurningPoint))
}

fn signed(points: i64) -> String {
    if points < 0 { format!("\u{2212}{}", -points) } else { format!("+{points}") }
}

fn percent(permille: u32) -> String {
    match permille {
        1..=9 => "under 1 %".to_owned(),
        _ => format!("{} %", (permille + 5) / 10),
    }
}

fn decisions(out: &mut String, page: &Page) {
    out.push_str("<h2 id=\"decisions\">Decisions</h2>\n");
    let acts: Vec<String> = page.acts.iter().map(|(act, percent)| format!("act {act} {percent} %")).collect();
    if let Some(accuracy) = page.accuracy {
        let _ = writeln!(
            out,
            "<p>Accuracy {accuracy} %: {}. It is the share that was kept of what decisions could win or lose.</p>",
            acts.join(", ")
        );
    }
    let (decided, all) = page.settled;
    if decided < all {
        let _ =
            writeln!(out, "<p class=\"note\">{decided} of {all} decisions are weighed; the others need more time.</p>");
    }
    let words: String = [Word::Best, Word::Sound, Word::Weak, Word::Costly, Word::TurningPoint]
        .map(|word| format!("<span class=\"word\">{}{}</span>", shape(Some(word)), word.name()))
        .join(" ");
    let _ = write!(out, "<p class=\"head\">{words}</p>\n<ol class=\"decisions\">\n");
    for decision in &page.decisions {
        decision_item(out, decision, &what_if::link(page, decision.number));
    }
    out.push_str("</ol>\n");
}

/// The words told apart by shape: a full disc, a ring, half a disc, a triangle, a full diamond.
fn shape(word: Option<Word>) -> String {
    let inside = match word {
        Some(Word::Best) => "<circle cx=\"8\" cy=\"8\" r=\"6\" class=\"f-good s-good\" stroke-width=\"1.6\"/>",
        Some(Word::Sound) => "<circle cx=\"8\" cy=\"8\" r=\"6\" class=\"f-paper s-good\" stroke-width=\"2.2\"/>",
        Some(Word::Weak) => {
            "<circle cx=\"8\" cy=\"8\" r=\"6\" class=\"f-paper s-warn\" stroke-width=\"1.6\"/><path d=\"M8 2a6 6 0 0 1 0 12z\" class=\"f-warn\"/>"
        }
        Some(Word::Costly) => "<path d=\"M2 3h12L8 14z\" class=\"f-paper s-bad\" stroke-width=\"2\"/>",
        Some(Word::TurningPoint) => "<path d=\"M8 1l7 7-7 7-7-7z\" class=\"f-bad\"/>",
        None => "<path d=\"M3 8h10\" class=\"s-soft\" stroke-width=\"2\"/>",
    };
    format!("<svg viewBox=\"0 0 16 16\" aria-hidden=\"true\">{inside}</svg>")
}

fn decision_item(out: &mut String, decision: &DecisionPage, ways: &str) {
    let heavy = if costly(decision.word) { " class=\"heavy\"" } else { "" };
    let word = decision.called().unwrap_or("not decided yet");
    let loss = match decision.loss {
        (0, _) => String::new(),
        (loss, 0) => format!("<span>{loss} of 1000 lost</span>"),
        (loss, error) => format!("<span>{loss} of 1000 lost, give or take {error}</span>"),
    };
    let (when, scene, said) = (escape(&decision.when), escape(&decision.scene), escape(&decision.said));
    let _ = write!(
        out,
        "<li id=\"decision-{0}\"{heavy}>\n<span class=\"at\">{0}</span>\n<div class=\"head\"><span class=\"word\">{1}{word}</span>{loss}\
         <span>{when}</span><span>{scene}</span></div>\n<p class=\"said\">\u{201c}{said}\u{201d}</p>\n",
        decision.number,
        shape(decision.word)
    );
    for (why, factor) in &decision.why {
        let factor = factor.as_ref().map_or(String::new(), |[id, practice, says]| {
            format!(" <span class=\"factor\">{}, {}: {}</span>", escape(id), escape(practice), escape(says))
        });
        let _ = writeln!(out, "<p class=\"why\">{}{factor}</p>", escape(why));
    }
    if let Some((mode, fit, why)) = &decision.fit {
        let fit = match fit {
            Fit::Good => "it fitted",
            Fit::Fair => "it did no harm",
            Fit::Poor => "it did not fit",
        };
        let why = escape(why.trim_end_matches('.'));
        let _ = writeln!(out, "<p class=\"why soft\">{}, and {fit}. {why}.</p>", escape(mode));
    }
    if !decision.best_line.is_empty() {
        out.push_str("<p class=\"why\">The best line from here, with the dice of this play:</p>\n<ol>\n");
        for says in &decision.best_line {
            let _ = writeln!(out, "<li class=\"why\">{}</li>", escape(says));
        }
        out.push_str("</ol>\n");
    }
    if decision.options.len() > 1 {
        options(out, decision);
    }
    out.push_str(ways);
    out.push_str("</li>\n");
}

fn options(out: &mut String, decision: &DecisionPage) {
    let open = if costly(decision.word) || decision.word == Some(Word::Weak) { " open=\"open\"" } else { "" };
    let odds = decision.options.iter().any(|option| option.numbers.iter().any(Option::is_some));
    let hindsight = decision.options.iter().any(|option| option.hindsight.is_some());
    let _ = write!(
        out,
        "<details{open}><summary>{} options, the best first</summary>\n<div class=\"scroll\"><table class=\"options\">\n<thead><tr><th scope=\"col\">What was open</th>",
        decision.options.len()
    );
    if odds {
        out.push_str(
            "<th scope=\"col\" class=\"num\">Service lost</th><th scope=\"col\" class=\"num\">Material finding</th>\
             <th scope=\"col\" class=\"num\">Lowest trust</th>",
        );
    }
    out.push_str("<th scope=\"col\" class=\"num\">Total of 1000</th>");
    if hindsight {
        out.push_str("<th scope=\"col\" class=\"num grey\">Hindsight</th>");
    }
    out.push_str("</tr></thead>\n<tbody>\n");
    let shown = decision.options.iter().enumerate().filter(|(at, option)| *at < MOST_OPTIONS || option.taken);
    let mut left = decision.options.len();
    for (_, option) in shown {
        option_row(out, option, odds, hindsight);
        left -= 1;
    }
    out.push_str("</tbody></table></div>\n");
    if left > 0 {
        let _ = writeln!(out, "<p class=\"note\">{left} more were open and come to less than the best of these.</p>");
    }
    let how = if decision.exact {
        "Worked out exactly."
    } else {
        "Mean of many plays from here, with the same dice for each option."
    };
    let grey = if hindsight {
        " Hindsight is what the option would have gained on the one taken, had the truth been known; it is not held against anybody."
    } else {
        ""
    };
    let _ = writeln!(out, "<p class=\"note\">{how}{grey}</p></details>");
}

fn option_row(out: &mut String, option: &OptionPage, odds: bool, hindsight: bool) {
    let (class, taken) = if option.taken { (" class=\"taken\"", " <strong>Taken.</strong>") } else { ("", "") };
    let _ = write!(out, "<tr{class}><td>{}{taken}</td>", escape(&option.says));
    if odds {
        let [minutes, finding, trust] = option.numbers;
        let minutes =
            minutes.map_or(String::new(), |minutes| if minutes == 0 { "none".into() } else { time::duration(minutes) });
        let (finding, trust) =
            (finding.map_or(String::new(), percent), trust.map_or(String::new(), |trust| trust.to_string()));
        let _ = write!(
            out,
            "<td class=\"num\">{minutes}</td><td class=\"num\">{finding}</td><td class=\"num\">{trust}</td>"
        );
    }
    let total = match option.total {
        (total, 0) => total.to_string(),
        (total, error) => format!("{total} \u{b1} {error}"),
    };
    let _ = write!(out, "<td class=\"num\">{total}</td>");
    if hindsight {
        let gain = option.hindsight.filter(|_| !option.taken).map_or(String::new(), |gain| signed(gain.into()));
        let _ = write!(out, "<td class=\"num grey\">{gain}</td>");
    }
    out.push_str("</tr>\n");
}

fn competencies(out: &mut String, page: &Page) {
    out.push_str("<h2 id=\"competencies\">Competencies</h2>\n");
    figure(
        out,
        chart::levels(&page.profile, WIDE),
        "levels",
        "How often each level was shown. With too few observations there is no median, which is no bad mark. What was missed counts in no median.",
    );
    if !page.practise.is_empty() {
        let items: String = page.practise.iter().map(|item| format!("<li>{}</li>\n", escape(item))).collect();
        let _ = write!(out, "<h3>To practise next</h3>\n<ul>\n{items}</ul>\n");
    }
    if !page.conduct.is_empty() {
        out.push_str("<h3>Conduct</h3>\n<p class=\"soft\">Told apart: it counts no points, and a panel must hear of it.</p>\n<ul>\n");
        for (decision, what) in &page.conduct {
            let what = escape(what);
            let _ = writeln!(out, "<li><a href=\"#decision-{decision}\">Decision {decision}</a>: {what}.</li>");
        }
        out.push_str("</ul>\n");
    }
    for row in &page.profile {
        competence(out, row);
    }
}

fn competence(out: &mut String, row: &CompetencePage) {
    let (id, name) = (escape(&row.id), escape(&row.name));
    let _ = writeln!(out, "<h3>{id} {name}</h3>");
    let _ = match row.median {
        Some(median) => writeln!(out, "<p>Level {median}. {}.</p>", escape(row.anchor.trim_end_matches('.'))),
        None => writeln!(out, "<p class=\"soft\">Insufficient evidence for a level.</p>"),
    };
    let traces = [("Shown", "level", &row.shown), ("Missed", "would have shown level", &row.missed)];
    for (what, verb, points) in traces.into_iter().filter(|(.., points)| !points.is_empty()) {
        let times = if points.len() == 1 { "once".to_owned() } else { format!("{} times", points.len()) };
        let _ = writeln!(out, "<details><summary>{what} {times}</summary>\n<ul>");
        for (decision, level, words, source) in points {
            let source = if source.is_empty() { String::new() } else { format!(", {}", escape(source)) };
            let words = escape(words);
            let _ = writeln!(
                out,
                "<li><a href=\"#decision-{decision}\">Decision {decision}</a>, {verb} {level}{source}: \u{201c}{words}\u{201d}</li>"
            );
        }
        out.push_str("</ul></details>\n");
    }
}

fn conflict(out: &mut String, page: &Page) {
    out.push_str("<h2 id=\"conflict\">How conflict was handled</h2>\n");
    match chart::modes(&page.modes, WIDE) {
        Some(drawing) => figure(
            out,
            Some(drawing),
            "modes",
            "The five modes after Thomas and Kilmann. None is good in itself: each fits some moments and not others.",
        ),
        None => out.push_str("<p class=\"soft\">Nothing that was said is one of the five modes.</p>\n"),
    }
}

fn known(out: &mut String, page: &Page) {
    let how = escape(&page.how);
    let _ = write!(
        out,
        "<h2 id=\"known\">How this is known</h2>\n<p>{how}</p>\n<p>Each option is valued by what the best known way of playing comes to \
         from there, over everything that could still be true at that moment. So a decision is judged by what could be known, \
         not by what came of it; hindsight and luck are told apart.</p>\n"
    );
}
