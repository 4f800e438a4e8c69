//! Diagnostics as text for people, as lines for editors and as JSON for machines.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};
use serde::Serialize;

use super::diagnostic::{Diagnostic, Label, Severity, Span};
use super::registry::UNKNOWN_ID;

/// A file as it was read, with its lines indexed.
#[derive(Clone, Debug)]
pub struct Source {
    /// The name to show.
    pub name: String,
    /// What it holds.
    pub text: String,
    /// The offset at which each line starts.
    lines: Vec<usize>,
}

impl Source {
    /// Indexes a text.
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        let text = text.into();
        let lines = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Self { name: name.into(), text, lines }
    }

    /// The line and column of an offset, both from 1, the column counted in characters.
    pub fn line_col(&self, offset: u32) -> (usize, usize) {
        let offset = self.clamp(offset);
        let line = self.line_of(offset);
        let start = self.line_start(line);
        let column = self.text.get(start..offset).map_or(0, |before| before.chars().count());
        (line + 1, column + 1)
    }

    /// The text under a span, cut to what the file holds.
    pub fn slice(&self, span: Span) -> &str {
        let (start, end) = self.range(span);
        self.text.get(start..end).unwrap_or_default()
    }

    /// The nearest offset at or before this one that lies in the file and between two characters.
    fn clamp(&self, offset: u32) -> usize {
        self.text.floor_char_boundary(offset as usize)
    }

    fn range(&self, span: Span) -> (usize, usize) {
        let start = self.clamp(span.start);
        (start, self.clamp(span.end).max(start))
    }

    fn line_of(&self, offset: usize) -> usize {
        self.lines.partition_point(|&start| start <= offset).saturating_sub(1)
    }

    fn line_start(&self, line: usize) -> usize {
        self.lines.get(line).copied().unwrap_or(self.text.len())
    }

    /// The end of a line, its line break left out.
    fn line_end(&self, line: usize) -> usize {
        let start = self.line_start(line);
        let line = self.text.get(start..self.line_start(line + 1)).unwrap_or_default();
        start + line.trim_end_matches(['\r', '\n']).len()
    }
}

/// Each diagnostic with the lines it is about, the place marked, and its hints.
pub fn full(diagnostics: &[Diagnostic], source: &Source, color: bool) -> String {
    let renderer = if color { Renderer::styled() } else { Renderer::plain() };
    let mut out = String::new();
    for diagnostic in folded(diagnostics, source) {
        let level = match diagnostic.severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
        };
        let windows = windows(&diagnostic.labels, source);
        let mut group = level.primary_title(visible(&diagnostic.message)).id(diagnostic.code.0).elements(
            windows.iter().map(|window| {
                Snippet::source(window.text.as_str())
                    .line_start(window.first_line + 1)
                    .path(source.name.as_str())
                    .annotations(window.marks.iter().map(|(range, primary, text)| {
                        let kind = if *primary { AnnotationKind::Primary } else { AnnotationKind::Context };
                        kind.span(range.clone()).label(visible(text))
                    }))
            }),
        );
        for hint in &diagnostic.hints {
            group = group.element(Level::HELP.message(visible(hint)));
        }
        out.push_str(&renderer.render(&[group]));
        out.push_str("\n\n");
    }
    out
}

/// One line for each diagnostic: `file:line:column: error[W0101]: message (hint)`.
pub fn concise(diagnostics: &[Diagnostic], source: &Source) -> String {
    let mut out = String::new();
    for diagnostic in folded(diagnostics, source) {
        let (line, column) = source.line_col(diagnostic.span().start);
        out.push_str(&format!(
            "{}:{line}:{column}: {}[{}]: {}",
            source.name,
            diagnostic.severity,
            diagnostic.code,
            visible(&diagnostic.message)
        ));
        if !diagnostic.hints.is_empty() {
            out.push_str(&format!(" ({})", visible(&diagnostic.hints.join("; "))));
        }
        out.push('\n');
    }
    out
}

/// An array of objects, one for each diagnostic.
pub fn json(diagnostics: &[Diagnostic], source: &Source) -> String {
    // Nothing in an item can fail to be written; the empty array only satisfies the signature.
    serde_json::to_string_pretty(&items(diagnostics, source)).unwrap_or_else(|_| "[]".to_owned())
}

/// What is written of each diagnostic for machines.
pub fn items<'a>(diagnostics: &'a [Diagnostic], source: &'a Source) -> Vec<Item<'a>> {
    ordered(diagnostics, source)
        .into_iter()
        .map(|diagnostic| {
            let span = diagnostic.span();
            let (line, column) = source.line_col(span.start);
            let (end_line, end_column) = source.line_col(span.end.max(span.start));
            Item {
                file: &source.name,
                line,
                column,
                end_line,
                end_column,
                code: diagnostic.code.0,
                severity: diagnostic.severity.to_string(),
                message: &diagnostic.message,
                hint: diagnostic.hints.join("; "),
            }
        })
        .collect()
}

/// A diagnostic for machines; lines and columns count from 1, columns in characters.
#[derive(Serialize, Debug)]
pub struct Item<'a> {
    /// The name of the file.
    pub file: &'a str,
    /// The line of the place to point at.
    pub line: usize,
    /// The column at which it begins.
    pub column: usize,
    /// The line in which it ends.
    pub end_line: usize,
    /// The column after its last character.
    pub end_column: usize,
    /// The rule.
    pub code: &'a str,
    /// `error` or `warning`.
    pub severity: String,
    /// What was found.
    pub message: &'a str,
    /// What to do next.
    pub hint: String,
}

/// By position, exact duplicates dropped.
fn ordered<'a>(diagnostics: &'a [Diagnostic], source: &Source) -> Vec<&'a Diagnostic> {
    let mut seen = HashSet::new();
    let mut list: Vec<&Diagnostic> = diagnostics.iter().filter(|diagnostic| seen.insert(*diagnostic)).collect();
    list.sort_by_key(|diagnostic| (source.clamp(diagnostic.span().start), diagnostic.code));
    list
}

/// How many errors [`full`] tells: one that stands in many places is told once.
pub fn told(diagnostics: &[Diagnostic], source: &Source) -> usize {
    folded(diagnostics, source).iter().filter(|diagnostic| diagnostic.severity == Severity::Error).count()
}

/// So many lines are told of what is folded.
const LINES: usize = 30;

/// For people: an id that is unknown in many places is told once, at the first of them, with the lines of the others.
fn folded<'a>(diagnostics: &'a [Diagnostic], source: &Source) -> Vec<Cow<'a, Diagnostic>> {
    let mut out: Vec<Cow<Diagnostic>> = Vec::new();
    // Where it is told, and the lines of the others.
    let mut told: HashMap<(&str, &str), (usize, Vec<usize>)> = HashMap::new();
    for diagnostic in ordered(diagnostics, source) {
        if diagnostic.code == UNKNOWN_ID {
            let key = (diagnostic.message.as_str(), source.slice(diagnostic.span()));
            if let Some((_, lines)) = told.get_mut(&key) {
                lines.push(source.line_col(diagnostic.span().start).0);
                continue;
            }
            told.insert(key, (out.len(), Vec::new()));
        }
        out.push(Cow::Borrowed(diagnostic));
    }
    for (at, mut lines) in told.into_values().filter(|(_, lines)| !lines.is_empty()) {
        let places = lines.len();
        lines.dedup();
        let more = lines.len().saturating_sub(LINES);
        let listed: Vec<String> = lines.iter().take(LINES).map(usize::to_string).collect();
        let (noun, name) = if places == 1 { ("place", "names") } else { ("places", "name") };
        let line = if lines.len() == 1 { "line" } else { "lines" };
        let more = if more == 0 { String::new() } else { format!(" and {more} more") };
        let hint = format!("{places} other {noun} {name} it: {line} {}{more}", listed.join(", "));
        out[at].to_mut().hints.push(hint);
    }
    out
}

/// Control characters would break a line in two or reach the terminal, so they are shown as blanks.
fn visible(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

/// Lines longer than this are cut round the place they are shown for.
const LONGEST_LINE: usize = 2000;
/// Places further apart than this many lines are shown in snippets of their own.
const FURTHEST: usize = 40;

/// A few lines cut from the file, so that the renderer never has to look through all of it.
struct Window {
    first_line: usize,
    text: String,
    marks: Vec<(std::ops::Range<usize>, bool, String)>,
}

fn windows(labels: &[Label], source: &Source) -> Vec<Window> {
    struct Place<'a> {
        start: usize,
        end: usize,
        first: usize,
        last: usize,
        primary: bool,
        text: &'a str,
    }
    let mut groups: Vec<Vec<Place<'_>>> = Vec::new();
    for (index, label) in labels.iter().enumerate() {
        let (start, mut end) = source.range(label.span);
        let first = source.line_of(start);
        let mut last = source.line_of(end);
        if last > first + FURTHEST {
            last = first;
            end = source.line_end(first).max(start);
        }
        let place = Place { start, end, first, last, primary: index == 0, text: &label.text };
        let near = groups.iter_mut().find(|group| {
            group.iter().all(|other| place.first.abs_diff(other.last).max(place.last.abs_diff(other.first)) <= FURTHEST)
        });
        match near {
            Some(group) => group.push(place),
            None => groups.push(vec![place]),
        }
    }
    groups
        .iter()
        .filter_map(|group| {
            let first_line = group.iter().map(|place| place.first).min()?;
            let last_line = group.iter().map(|place| place.last).max()?;
            let mut text = String::new();
            // For each line: what is kept of it in the file, and where that begins in the window.
            let mut kept = Vec::new();
            for line in first_line..=last_line {
                let (mut from, mut to) = (source.line_start(line), source.line_end(line));
                if to - from > LONGEST_LINE {
                    let about =
                        group.iter().map(|place| place.start).find(|at| (from..=to).contains(at)).unwrap_or(from);
                    from = source.text.floor_char_boundary(about.saturating_sub(LONGEST_LINE / 2).max(from));
                    to = source.text.floor_char_boundary((about + LONGEST_LINE / 2).min(to));
                }
                kept.push((from, to, text.len()));
                text.push_str(source.text.get(from..to).unwrap_or_default());
                text.push('\n');
            }
            let map = |offset: usize| {
                let line = source.line_of(offset).clamp(first_line, last_line) - first_line;
                kept.get(line).map_or(0, |&(from, to, at)| at + offset.clamp(from, to.max(from)) - from)
            };
            let marks = group
                .iter()
                .map(|place| {
                    let start = map(place.start);
                    (start..map(place.end).max(start), place.primary, place.text.to_owned())
                })
                .collect();
            Some(Window { first_line, text, marks })
        })
        .collect()
}
