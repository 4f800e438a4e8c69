//! `warroom review`: what each decision of a play cost or gained, given what could be known.

use super::args::{Review, ReviewFormat};
use super::open;
use super::out::Out;
use super::stop::{Stop, say};
use super::write;
use crate::debrief::piece::Piece;
use crate::debrief::review::review;
use crate::debrief::reviewer::Reviewer;
use crate::platform::background::{beside, hands};
use crate::platform::learned;
use crate::report::{self, page};
use std::time::{Duration, Instant};

/// Runs it.
pub fn run(args: &Review) -> Result<(), Stop> {
    write::check(args.output.as_deref())?;
    let (session, _) = open::record(&args.record, args.scenario.as_deref())?;
    let started = Instant::now();
    let mut told = Instant::now();
    let solution = learned::solution(session.scenario(), |done| {
        if told.elapsed() > Duration::from_secs(4) {
            told = Instant::now();
            say(format!("working out what the scenario comes to: {} % ...", done / 10));
        }
        true
    });
    let Some(solution) = solution else {
        return Err(Stop::Failed("nothing can be played in this scenario, so there is nothing to compare with".into()));
    };
    let commands: Vec<_> = session.steps().iter().map(|step| step.command).collect();
    let mut reviewer = Reviewer::new(session.scenario().clone(), &solution, session.seed(), session.world(), &commands);
    let weighing = Instant::now();
    let limit = Duration::from_secs_f64(args.seconds.clamp(0.0, 86_400.0));
    let both = |pieces: Vec<Piece<'_>>| beside(pieces, Piece::think);
    while weighing.elapsed() < limit && reviewer.step_beside(hands(), both) {}
    let (decided, all) = reviewer.settled();
    if decided < all {
        say(format!("{decided} of {all} decisions have their word; --seconds gives more time"));
    }
    let review = review(session.scenario(), &solution, &reviewer);
    let page = page(&session, &review, &reviewer);
    match args.format {
        // Words for people are wrapped to the terminal; in a file each paragraph is a line.
        ReviewFormat::Text if args.output.is_none() => {
            let mut out = Out::new();
            for (mark, words) in report::text::paragraphs(&page) {
                if words.is_empty() { out.gap()? } else { out.hanging(&mark, &words)? }
            }
        }
        ReviewFormat::Text => {
            let lines = report::text::paragraphs(&page).into_iter().map(|(mark, words)| format!("{mark}{words}\n"));
            write::bytes(args.output.as_deref(), lines.collect::<String>().as_bytes())?;
        }
        ReviewFormat::Json => {
            write::bytes(args.output.as_deref(), format!("{}\n", report::json::object(&page)).as_bytes())?
        }
        ReviewFormat::Html => write::bytes(args.output.as_deref(), report::html::review(&page).as_bytes())?,
    }
    write::told(args.output.as_deref());
    say(format!("{:.1} s", started.elapsed().as_secs_f64()));
    Ok(())
}
