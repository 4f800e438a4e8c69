//! Changes that mend what is wrong at a place.

use super::sheet::Sheet;
use crate::diagnostics::{Diagnostic, Fix, Span};

/// A change that can be made, and what it mends.
#[derive(Clone, Debug, PartialEq)]
pub struct Mend<'a> {
    /// What it does.
    pub title: String,
    /// What is written in place of what.
    pub edits: Vec<(Span, String)>,
    /// What it mends.
    pub mends: &'a Diagnostic,
    /// Whether it is the one to take if there is a choice.
    pub first: bool,
}

/// The changes that mend what is wrong between two offsets.
pub fn fixes<'a>(sheet: &Sheet, diagnostics: &'a [Diagnostic], from: usize, to: usize) -> Vec<Mend<'a>> {
    let touches = |span: Span| span.start as usize <= to && from <= span.end as usize;
    let near = |diagnostic: &&Diagnostic| diagnostic.labels.iter().any(|label| touches(label.span));
    let mut out = Vec::new();
    for diagnostic in diagnostics.iter().filter(near) {
        for (at, fix) in diagnostic.fixes.iter().enumerate() {
            let edits = fix.edits.iter().map(|edit| laid_out(sheet, edit)).collect();
            out.push(Mend { title: title(fix), edits, mends: diagnostic, first: at == 0 });
        }
    }
    out
}

fn title(fix: &Fix) -> String {
    let mut chars = fix.title.chars();
    let first = chars.next().map(char::to_uppercase);
    first.into_iter().flatten().chain(chars).collect()
}

/// A field that is put in right behind a bracket goes on a line of its own where the other fields do.
fn laid_out(sheet: &Sheet, (span, new): &(Span, String)) -> (Span, String) {
    let after = sheet.text().get(span.end as usize..).unwrap_or_default();
    let blanks = after.len() - after.trim_start_matches([' ', '\t']).len();
    let rest = after.get(blanks..).unwrap_or_default();
    let alone = rest.strip_prefix("\r\n").or_else(|| rest.strip_prefix('\n'));
    match alone {
        Some(next) if span.start == span.end && new.ends_with(", ") => {
            let indent = next.len() - next.trim_start_matches([' ', '\t']).len();
            let eol = if rest.starts_with('\r') { "\r\n" } else { "\n" };
            (*span, format!("{eol}{}{}", next.get(..indent).unwrap_or_default(), new.trim_end()))
        }
        _ => (*span, new.clone()),
    }
}
