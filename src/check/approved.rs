//! What a scenario was when it was approved, and what it has become since: rules over the copy that is kept beside it.

use super::Page;
use crate::diagnostics::{Code, Diagnostic, Severity, Source, Span};
use crate::scenario::changes::{Change, What, changes};
use crate::scenario::tree::{Kind, parse};

/// A value that changed while the version stayed.
pub static CHANGED: Page = Page {
    code: Code("W1101"),
    severity: Severity::Warning,
    title: "changed since this version was approved",
    what: "A value differs from the copy that `warroom approve` kept, and the scenario still has the same version.",
    why: "Two people who played the same version have then not played the same exercise, and a slip of the keyboard looks \
          like a decision. A record of a play is refused where the text is another one.",
    example: r#"cast: [(id: "mara", trust: 45)]"#,
    instead: r#"cast: [(id: "mara", trust: 40)]"#,
};

/// A version that nobody has approved.
pub static UNAPPROVED: Page = Page {
    code: Code("W1102"),
    severity: Severity::Warning,
    title: "a new version that is not approved yet",
    what: "The scenario has another version than the copy that `warroom approve` kept, and it differs from it.",
    why: "Until it is approved, a slip in it cannot be told from what was meant. `warroom diff` lists what is new, to be \
          looked through once.",
    example: r#"version: "1.1.0",
title: "The payroll patch, with its export""#,
    instead: r#"version: "1.1.0""#,
};

/// The pages of both rules.
pub const PAGES: [&Page; 2] = [&CHANGED, &UNAPPROVED];

/// What differs from the approved copy: each value at its place, or, once the scenario has a new version, that it is not
/// approved yet.
pub fn since(approved: &str, source: &Source) -> Vec<Diagnostic> {
    let (old, new) = (version(approved), version(&source.text));
    let changes = changes(approved, &source.text);
    let content = changes.iter().filter(|change| change.path != "version").count();
    match (old, new) {
        (Some((old, _)), Some((new, at))) if old != new => {
            if content == 0 {
                return Vec::new();
            }
            let places = if content == 1 { "one place".to_owned() } else { format!("{content} places") };
            let message = format!("version {new} is not approved yet; it differs from {old} in {places}");
            let hint = "`warroom diff` lists them; when all of them are meant, `warroom approve` keeps this version";
            vec![Diagnostic::of(&UNAPPROVED, message).at(at, "not approved").hint(hint)]
        }
        (old, _) => {
            let version = old.map_or_else(|| "this version".to_owned(), |(old, _)| format!("version {old}"));
            changes.iter().map(|change| changed(change, &version)).collect()
        }
    }
}

fn changed(change: &Change, version: &str) -> Diagnostic {
    let message = format!("{}, since {version} was approved", told(change));
    let here = match change.what {
        What::Changed => "another value",
        What::Added => "added",
        What::Removed => "it stood after this",
        What::Moved => "moved",
    };
    let hint = match &change.was {
        Some(was) if change.what == What::Removed => format!("if that is not meant, put it back: {was}"),
        Some(was) if change.what == What::Changed => format!("if that is not meant, write {was}"),
        _ => "if that is not meant, undo it".to_owned(),
    };
    let meant = "if it is meant, give the scenario a new `version`, and approve it with `warroom approve`";
    Diagnostic::of(&CHANGED, message).at(change.at, here).hint(hint).hint(meant)
}

/// A change in words.
pub fn told(change: &Change) -> String {
    let Change { what, path, was, is, .. } = change;
    let value = |value: &Option<String>| value.clone().unwrap_or_default();
    match what {
        What::Changed => format!("{path} was {} and is {}", value(was), value(is)),
        What::Added => format!("{path} was added: {}", value(is)),
        What::Removed => format!("{path} was taken away: {}", value(was)),
        What::Moved => format!("{path} stands elsewhere in its list"),
    }
}

/// The version that a text says it is, and where.
pub fn version(text: &str) -> Option<(String, Span)> {
    let Kind::Struct(fields) = parse(text).0?.kind else { return None };
    let field = fields.into_iter().find(|field| field.name == "version")?;
    let Kind::Str(version) = field.value.kind else { return None };
    Some((version, field.value.span))
}
