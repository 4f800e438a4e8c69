//! `warroom review`: what each decision of a play cost or gained, given what could be known.

use super::args::{Review, ReviewFormat};
use super::open;
use super::out::Out;
use super::stop::{Stop, say};
use super::{what_if, write};
use crate::debrief::piece::Piece;
use crate::debrief::review::review;
use crate::debrief::reviewer::Reviewer;
use crate::platform::background::{beside, hands};
use crate::platform::learned;
use crate::report::text::Para;
use crate::report::{self, page};
use std::time::{Duration, Instant};

/// How wide a table is in a file.
const WIDE: usize = 80;

/// Runs it.
pub fn run(args: &Review) -> Result<(), Stop> {
    write::check(args.output.as_deref())?;
    let (session, _) = open::record(&args.record, args.scenario.as_deref())?;
    let asked = args.what_if.iter().map(|words| what_if::asked(&session, words)).collect::<Result<Vec<_>, Stop>>()?;
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
    let mut page = page(&session, &review, &reviewer);
    page.what_if = what_if::tried(&session, &review, &reviewer, &asked, args.then.into())?;
    match args.format {
        // Words for people are wrapped to the terminal; in a file each paragraph is a line.
        ReviewFormat::Text if args.output.is_none() => {
            let mut out = Out::new();
            for para in report::text::paragraphs(&page) {
                match para {
                    Para::Words(mark, words) => out.hanging(&mark, &words)?,
                    Para::Table(table) => {
                        report::plain::table(&table, out.width()).iter().try_for_each(|line| out.line(line))?;
                    }
                    Para::Gap => out.gap()?,
                }
            }
        }
        ReviewFormat::Text => {
            let lines = report::text::paragraphs(&page).into_iter().map(|para| match para {
                Para::Words(mark, words) => format!("{mark}{words}\n"),
                Para::Table(table) => report::plain::table(&table, WIDE).join("\n") + "\n",
                Para::Gap => "\n".to_owned(),
            });
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
