//! `warroom report`: the post-implementation review of a play, as Markdown, a page or a PDF.

use super::args::{Report, ReportFormat};
use super::stop::{Stop, say};
use super::{open, write};
use crate::report::pir::{Appendix, pir};
use crate::report::{html, markdown, pdf};
use std::io::IsTerminal as _;
use std::path::Path;

/// Runs it.
pub fn run(args: &Report) -> Result<(), Stop> {
    let format = format(args.format, args.output.as_deref())?;
    if format == ReportFormat::Pdf && args.output.is_none() && std::io::stdout().is_terminal() {
        return Err(Stop::Failed("a PDF is nothing for a terminal; name a file with -o FILE.pdf".into()));
    }
    write::check(args.output.as_deref())?;
    let (session, _) = open::record(&args.record, args.scenario.as_deref())?;
    if !session.over() {
        say("the play is not over: this is an interim review of what stands so far");
        if args.appendix {
            say("the trainer's appendix is left out until the play is over");
        }
    }
    let document = pir(&session, if args.appendix { Appendix::Trainer } else { Appendix::Left });
    let bytes = match format {
        ReportFormat::Md => markdown::markdown(&document).into_bytes(),
        ReportFormat::Html => html::document(&document).into_bytes(),
        ReportFormat::Pdf => {
            pdf::pdf(&document).map_err(|error| Stop::Failed(format!("the PDF cannot be made: {error}")))?
        }
    };
    write::bytes(args.output.as_deref(), &bytes)?;
    write::told(args.output.as_deref());
    Ok(())
}

/// The format that was asked for, by its name or by the ending of the file.
fn format(asked: Option<ReportFormat>, output: Option<&Path>) -> Result<ReportFormat, Stop> {
    let ending = output.and_then(|path| path.extension()).map(|ending| ending.to_string_lossy().to_lowercase());
    match (asked, ending.as_deref()) {
        (Some(format), _) => Ok(format),
        (None, Some("html" | "htm" | "xhtml")) => Ok(ReportFormat::Html),
        (None, Some("pdf")) => Ok(ReportFormat::Pdf),
        (None, Some("md" | "markdown" | "txt")) => Ok(ReportFormat::Md),
        (None, None) if output.is_none() => Ok(ReportFormat::Md),
        (None, ending) => Err(Stop::Failed(format!(
            "{} does not say what to write; end the file in .md, .html or .pdf, or give --format",
            ending.map_or("a file without an ending".to_owned(), |ending| format!("the ending .{ending}"))
        ))),
    }
}
