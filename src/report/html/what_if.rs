//! Other ways through a play on its page: each beside the play, in numbers and over the story's clock.

use super::review::{WIDE, figure};
use crate::report::chart::{self, Ways};
use crate::report::model::Page;
use crate::report::svg::escape;
use crate::report::what_if::OtherWay;
use std::fmt::Write as _;

/// The other ways; nothing where there are none.
pub fn what_if(out: &mut String, page: &Page) {
    if page.what_if.is_empty() {
        return;
    }
    out.push_str(
        "<h2 id=\"what-if\">What if</h2>\n<p>Something else at a decision, and what came of it: in the same world, with the same dice. \
         It is one way that things could have gone; how good each option was on average stands beside the decision.</p>\n",
    );
    for (at, way) in page.what_if.iter().enumerate() {
        other_way(out, way, at + 1);
    }
}

/// A link from a decision to the first way that parts there, if one does.
pub fn link(page: &Page, decision: usize) -> String {
    let nth = page.what_if.iter().position(|way| way.decision == decision);
    let link = |at: usize| {
        format!(
            "<p class=\"why\"><a href=\"#what-if-{}\">What if: another way from here, beside the play</a></p>\n",
            at + 1
        )
    };
    nth.map_or(String::new(), link)
}

fn other_way(out: &mut String, way: &OtherWay, nth: usize) {
    let (decision, said, taken) = (way.decision, escape(&way.said), escape(&way.taken));
    let _ = write!(
        out,
        "<section id=\"what-if-{nth}\" class=\"way\">\n<h3>At <a href=\"#decision-{decision}\">decision {decision}</a></h3>\n\
         <p class=\"said\">\u{201c}{said}\u{201d}</p>\n<p class=\"soft\">instead of \u{201c}{taken}\u{201d}</p>\n"
    );
    table(out, way);
    figure(
        out,
        chart::ways(&Ways::of(way), WIDE),
        &format!("ways-{nth}"),
        "The middle of what could be known at each moment. Each dot is a decision. The cuts in the axis are hours in which nothing \
         was decided.",
    );
    let _ = writeln!(out, "<p>{}</p>", escape(&way.went_on()));
    if !way.steps.is_empty() {
        steps(out, way);
    }
    out.push_str("</section>\n");
}

/// Both ways side by side, headed by the marks that they have in the chart.
fn table(out: &mut String, way: &OtherWay) {
    let table = way.table();
    out.push_str("<div class=\"scroll\"><table class=\"plain ways\">\n<thead><tr>");
    for (at, (head, _)) in table.columns.iter().enumerate() {
        let mark = match at {
            0 => {
                out.push_str("<td></td>");
                continue;
            }
            1 => {
                "<path d=\"M0 5h28\" class=\"s-text\" stroke-width=\"2.4\"/><circle cx=\"14\" cy=\"5\" r=\"3.4\" class=\"f-text\"/>"
            }
            _ => {
                "<path d=\"M0 5h28\" class=\"s-text\" stroke-width=\"1.8\" stroke-dasharray=\"6 4\"/>\
                 <circle cx=\"14\" cy=\"5\" r=\"3.4\" class=\"f-paper s-text\" stroke-width=\"1.5\"/>"
            }
        };
        let head = escape(head);
        let _ = write!(
            out,
            "<th scope=\"col\"><svg viewBox=\"0 0 28 10\" width=\"28\" height=\"10\" aria-hidden=\"true\">{mark}</svg>{head}</th>"
        );
    }
    out.push_str("</tr></thead>\n<tbody>\n");
    for row in &table.rows {
        let cells = row.iter().enumerate().map(|(at, cell)| match at {
            0 => format!("<th scope=\"row\">{}</th>", escape(cell)),
            _ => format!("<td>{}</td>", escape(cell)),
        });
        let _ = writeln!(out, "<tr>{}</tr>", cells.collect::<String>());
    }
    out.push_str("</tbody></table></div>\n");
}

/// What was decided from there on.
fn steps(out: &mut String, way: &OtherWay) {
    let what = match (way.own, way.steps.len() - way.own) {
        (0, _) => "What the textbook did from there on",
        (_, 0) => "Your decisions from there on",
        _ => "Your decisions from there on, then the textbook's",
    };
    let _ = writeln!(out, "<details><summary>{what}</summary>\n<ol start=\"{}\">", way.decision + 1);
    for (at, (when, said)) in way.steps.iter().enumerate() {
        let who = match at < way.own {
            true if way.own < way.steps.len() => ", you",
            false if way.own > 0 => ", the textbook",
            _ => "",
        };
        let (when, said) = (escape(when), escape(said));
        let _ = writeln!(out, "<li><span class=\"soft\">{when}{who}:</span> \u{201c}{said}\u{201d}</li>");
    }
    out.push_str("</ol></details>\n");
}
