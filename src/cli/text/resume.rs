//! A play under way is offered before a new one starts.

use super::commands::ask;
use crate::cli::lines::Lines;
use crate::cli::out::Out;
use crate::cli::stop::{Stop, say};
use crate::platform::saves::{self, Broken};
use crate::scenario::Scenario;
use crate::session::Session;
use crate::text::time;
use std::sync::Arc;

/// What came of the offer.
pub enum Offer {
    /// The play under way goes on.
    Resume(Box<Session>),
    /// A new one starts.
    Anew,
    /// The input ended.
    Leave,
}

/// Offers the play under way, if there is one; `given` says that settings were asked for, which it cannot take over.
pub fn offer(out: &mut Out, lines: &mut Lines, scenario: &Arc<Scenario>, given: bool) -> Result<Offer, Stop> {
    let session = match saves::resume(scenario) {
        Ok(None) => return Ok(Offer::Anew),
        Ok(Some(session)) => session,
        Err(broken) => {
            set_aside(scenario, &broken);
            return Ok(Offer::Anew);
        }
    };
    let now = session.state().now;
    out.para(&format!(
        "A play of {} is under way: {} {}, {}, seed {}, {} mode.",
        scenario.text(scenario.title),
        time::day(now),
        time::clock(now),
        match session.steps().len() {
            1 => "one decision".into(),
            many => format!("{many} decisions"),
        },
        session.seed(),
        session.mode().word(),
    ))?;
    out.para("Resume it? yes or no. Enter means yes; no starts anew and lets it go.")?;
    if given {
        out.para("It keeps its own settings; those of the command line count for a new play.")?;
    }
    loop {
        let Some(answer) = ask(out, lines)? else {
            return Ok(Offer::Leave);
        };
        match answer.to_lowercase().as_str() {
            "" | "y" | "yes" | "resume" => return Ok(Offer::Resume(Box::new(session))),
            "n" | "no" => return Ok(Offer::Anew),
            "q" | "quit" => return Ok(Offer::Leave),
            _ => out.para("Type yes or no; quit leaves everything as it is.")?,
        }
    }
}

/// What cannot be resumed is kept under another name, so that a new play does not replace it.
fn set_aside(scenario: &Scenario, broken: &Broken) {
    say(format!("warning: the play under way cannot be resumed. {}", broken.why));
    say(format!("({})", broken.detail.replace('\n', " ")));
    match saves::put_aside(&scenario.id) {
        Ok(Some(aside)) => say(format!("it is kept as {}, and a new play starts", aside.display())),
        Ok(None) => {}
        Err(error) => say(format!("it cannot be set aside either: {error}")),
    }
}
