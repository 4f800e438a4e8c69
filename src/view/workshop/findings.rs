//! What is wrong with a file, each finding with its place, the line it stands in, and what to do.

use crate::diagnostics::{Diagnostic, Severity, Source};

/// One thing that was found.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Finding {
    /// Its code.
    pub code: String,
    /// Whether the scenario cannot be played with it.
    pub error: bool,
    /// What was found and what was expected.
    pub message: String,
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1.
    pub column: usize,
    /// The line as it stands in the file, cut round the place.
    pub text: String,
    /// Where the marked part of it begins and ends, in characters.
    pub mark: (usize, usize),
    /// What is to be seen there.
    pub label: String,
    /// What to do.
    pub hints: Vec<String>,
}

/// The longest line that is shown, in characters.
const LONGEST: usize = 96;

/// Findings in the order of the file, errors and warnings as they come.
pub fn findings(diagnostics: &[Diagnostic], source: &Source) -> Vec<Finding> {
    let mut out: Vec<Finding> = diagnostics.iter().map(|diagnostic| finding(diagnostic, source)).collect();
    out.sort_by_key(|finding| (finding.line, finding.column));
    out.dedup();
    out
}

fn finding(diagnostic: &Diagnostic, source: &Source) -> Finding {
    let span = diagnostic.span();
    let (line, column) = source.line_col(span.start);
    let whole = source.text.lines().nth(line - 1).unwrap_or_default();
    let letters: Vec<char> = whole.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
    let indent = letters.iter().take_while(|letter| letter.is_whitespace()).count().min(column - 1);
    let marked = source.slice(span).lines().next().unwrap_or_default().chars().count().max(1);
    // A long line is cut so that the place stays in sight.
    let from = if column - 1 > indent + LONGEST - 24 { column - 1 - LONGEST / 2 } else { indent };
    let text: String = letters.iter().skip(from).take(LONGEST).collect();
    let start = column - 1 - from;
    Finding {
        code: diagnostic.code.to_string(),
        error: diagnostic.severity == Severity::Error,
        message: diagnostic.message.clone(),
        line,
        column,
        mark: (start, (start + marked).min(text.chars().count().max(start + 1))),
        text,
        label: diagnostic.labels.first().map(|label| label.text.clone()).unwrap_or_default(),
        hints: diagnostic.hints.clone(),
    }
}
