//! `warroom explain`: the page of a rule, or the list of all.

use super::args::Explain;
use super::out::Out;
use super::stop::Stop;
use crate::analysis::examine;
use crate::diagnostics::nearest;

/// Runs it.
pub fn run(args: &Explain) -> Result<(), Stop> {
    let mut out = Out::new();
    let Some(code) = &args.code else {
        for page in examine::pages() {
            out.hanging(&format!("{}  {:<7}  ", page.code, page.severity.to_string()), page.title)?;
        }
        return out.flush();
    };
    let Some(page) = examine::page(code.trim()) else {
        let code = code.trim().to_uppercase();
        let near = nearest(&code, examine::pages().iter().map(|page| page.code.0));
        let near = near.map(|near| format!("; did you mean {near}?")).unwrap_or_default();
        let hint = "`warroom explain --all` lists all rules";
        return Err(Stop::Failed(format!("there is no rule {code}{near}\n{hint}")));
    };
    out.para(&format!("{} ({}): {}", page.code, page.severity, page.title))?;
    out.gap()?;
    out.para(page.what)?;
    out.para(page.why)?;
    for (heading, snippet) in [("Example", page.example), ("Instead", page.instead)] {
        out.gap()?;
        out.para(heading)?;
        for line in snippet.lines() {
            out.raw(format!("    {line}").trim_end())?;
        }
        out.answered();
    }
    out.flush()
}
