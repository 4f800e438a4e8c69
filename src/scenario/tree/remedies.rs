//! What would mend a bracket: one change each, the likeliest first, and how it is said.

use super::layout::{Layout, Open, Trouble, closer_of, opener_of, text_end, word};
use crate::diagnostics::registry as rule;
use crate::diagnostics::{Diagnostic, Fix, Source, Span};

/// So many lines back a place for a bracket is looked for.
const FURTHEST: usize = 24;

/// Over so many lines something may go that has no line of its own for its bracket.
const OVER: usize = 4;

/// One change of a file.
#[derive(Clone, Debug)]
pub(super) struct Remedy {
    /// Where.
    pub(super) at: usize,
    /// How much is taken away there.
    pub(super) take: usize,
    /// What is put in its place.
    pub(super) put: String,
    /// What was the matter.
    pub(super) matter: Matter,
}

/// What was the matter with a bracket.
#[derive(Clone, Debug)]
pub(super) enum Matter {
    /// What was opened here is not closed before this place.
    Unclosed(usize, usize),
    /// What is closed here was not opened.
    Unopened(usize),
    /// There is one too many.
    Spare,
    /// What was opened here is closed by the wrong kind.
    WrongCloser(usize),
    /// What is closed here was opened by the wrong kind.
    WrongOpener(usize),
}

impl Remedy {
    /// It, said at its place; the places are those of the file.
    pub(super) fn diagnostic(&self, source: &Source) -> Diagnostic {
        let line = |at: usize| source.line_col(Span::new(at, at).start).0;
        let wide = |at: usize| source.text.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        let one = |at: usize| Span::new(at, at + wide(at));
        let char_at = |at: usize| source.text.as_bytes().get(at).map_or(' ', |&b| char::from(b));
        let put = self.put.trim().trim_end_matches(',');
        let place = Span::new(self.at, self.at + self.take);
        let instead = |why: &str, other: usize, told: &str| {
            let found = char_at(self.at);
            Diagnostic::new(rule::STRAY_CLOSER, format!("`{found}` was found where `{put}` was expected{why}"))
                .at(place, format!("write {put} here"))
                .at(one(other), told)
                .hint(format!("replace `{found}` by `{put}`"))
        };
        let mut diagnostic = match self.matter {
            Matter::Unclosed(opener, before) => {
                let of = called(&source.text, opener).map_or(String::new(), |name| format!(" of {name}"));
                let (opened, shown) = (line(opener), char_at(opener));
                let until = match source.text.get(before..).map(str::trim_start) {
                    Some("") | None => "before the file ends".to_owned(),
                    _ if line(before) == opened => "where it should be".to_owned(),
                    _ => format!("before line {}", line(before)),
                };
                let message =
                    format!("a `{put}` is missing: the `{shown}`{of} opened on line {opened} is not closed {until}");
                let found = Diagnostic::new(rule::UNCLOSED, message)
                    .at(place, format!("`{put}` is missing here"))
                    .at(one(opener), "opened here");
                let found = if line(before) > line(self.at) && before < source.text.len() {
                    found.at(one(before), "this stands outside of it already")
                } else {
                    found
                };
                found.hint(format!("write `{}` here", self.put.trim()))
            }
            Matter::Unopened(closer) => Diagnostic::new(
                rule::STRAY_CLOSER,
                format!(
                    "a `{put}` is missing: the `{}` on line {} closes something that was never opened",
                    char_at(closer),
                    line(closer)
                ),
            )
            .at(place, format!("`{put}` is missing here"))
            .at(one(closer), "closed here")
            .hint(format!("write `{put}` here")),
            Matter::Spare => {
                let shown = char_at(self.at);
                let (code, says) = match shown {
                    '(' | '[' | '{' => (rule::UNCLOSED, "nothing closes it"),
                    _ => (rule::STRAY_CLOSER, "nothing is open that it could close"),
                };
                Diagnostic::new(code, format!("one `{shown}` too many: {says}"))
                    .at(place, "this one")
                    .hint("take it away")
            }
            Matter::WrongCloser(opener) => {
                let why = format!("to close the `{}` of line {}", char_at(opener), line(opener));
                instead(&format!(", {why}"), opener, "opened here")
            }
            Matter::WrongOpener(closer) => {
                let why = format!("`{}` closes it on line {}", char_at(closer), line(closer));
                instead(&format!(": {why}"), closer, "closed here")
            }
        };
        diagnostic.fixes.push(Fix::one(place, self.put.as_str()));
        diagnostic
    }
}

/// What a bracket belongs to, as its author would call it: by its id, by its field or by the name before it.
fn called(text: &str, opener: usize) -> Option<String> {
    let inside = text.get(opener + 1..)?.trim_start();
    if let Some(id) = inside.strip_prefix("id:").and_then(|rest| rest.trim_start().strip_prefix('"')) {
        let id: String = id.chars().take_while(|c| !matches!(c, '"' | '\n')).take(40).collect();
        return Some(format!("\"{id}\""));
    }
    let before = text.get(..opener)?.trim_end_matches([' ', '\t']);
    let name = before.strip_suffix(':').unwrap_or(before);
    let start = name.rfind(|c: char| !c.is_alphanumeric() && c != '_').map_or(0, |at| at + 1);
    let name = name.get(start..).filter(|name| !name.is_empty() && name.len() <= 40)?;
    Some(name.to_owned())
}

/// Where words, texts and brackets begin and end between two places.
fn pieces(text: &str, from: usize, to: usize) -> Vec<(usize, usize)> {
    let bytes = text.as_bytes();
    let (mut at, mut out) = (from, Vec::new());
    while at < to {
        let end = match bytes[at] {
            b'"' => text_end(bytes, at).unwrap_or(to),
            b'(' | b'[' | b'{' | b')' | b']' | b'}' => at + 1,
            b'/' if bytes.get(at + 1) == Some(&b'/') => {
                bytes[at..].iter().position(|&b| b == b'\n').map_or(to, |n| at + n)
            }
            _ if word(bytes, at) || bytes[at] == b'-' => {
                (at..to).find(|&at| !word(bytes, at) && bytes[at] != b'-').unwrap_or(to)
            }
            _ => {
                at += 1;
                continue;
            }
        };
        out.push((at, end));
        at = end;
    }
    out
}

/// What is put in, and where, so that something ends before a place: behind the last word or the comma there.
fn ends(layout: &Layout, text: &str, closers: &str, before: usize, own_line: bool) -> Vec<(usize, String)> {
    let bytes = text.as_bytes();
    let line = layout.lines.partition_point(|line| line.first < before);
    let last = match line.checked_sub(1).and_then(|line| layout.lines.get(line)) {
        Some(line) if line.end <= before => line.end,
        Some(line) => line.first + text.get(line.first..before).map_or(0, |words| words.trim_end().len()),
        None => return Vec::new(),
    };
    let outer =
        matches!(text.get(before..).and_then(|rest| rest.trim_start().bytes().next()), None | Some(b')' | b']' | b'}'));
    let behind = (last, if outer { closers.to_owned() } else { format!("{closers},") });
    if last == 0 || bytes[last - 1] != b',' {
        return vec![behind];
    }
    let inside = (last - 1, closers.to_owned());
    let alone = layout.lines.iter().any(|line| line.first == last - 1);
    if alone || !own_line { vec![inside, behind] } else { vec![behind, inside] }
}

/// Whatever would mend a trouble, the likeliest first.
pub(super) fn remedies(layout: &Layout, text: &str, trouble: &Trouble) -> Vec<Remedy> {
    let mut out = Vec::new();
    match trouble {
        Trouble::Unclosed(open, before) => {
            let Some(first) = open.first() else { return out };
            let same = open.iter().take_while(|one| one.line == first.line).count();
            let mut groups = vec![same];
            if same > 1 {
                groups.push(1);
            }
            if open.len() > same {
                groups.push(open.len());
            }
            for count in groups {
                let group = open.get(..count).unwrap_or_default();
                close(layout, text, group, *before, &mut out);
            }
            // Perhaps one further out is the one that is not closed, or one was opened twice.
            for one in open.iter().skip(1).take(3) {
                close(layout, text, &[*one], *before, &mut out);
            }
            out.extend(open.iter().take(4).map(|one| spare(one.at)));
        }
        Trouble::Unopened { at, line, within } => {
            unopened(layout, text, *at, *line, *within, &mut out);
            out.push(spare(*at));
            out.extend(within.map(|opener| wrong_closer(*at, opener)));
            if let Some(opener) = within {
                close(layout, text, &[*opener], *at, &mut out);
            }
        }
        Trouble::Misfit { at, line, opener } => {
            out.push(wrong_closer(*at, *opener));
            close(layout, text, &[*opener], *at, &mut out);
            let what = text.as_bytes().get(*at).copied().unwrap_or(b')');
            let put = char::from(opener_of(what)).to_string();
            out.push(Remedy { at: opener.at, take: 1, put, matter: Matter::WrongOpener(*at) });
            unopened(layout, text, *at, *line, Some(*opener), &mut out);
            out.push(spare(*at));
            out.push(spare(opener.at));
        }
        Trouble::Aside { at, line, opener } => unopened(layout, text, *at, *line, Some(*opener), &mut out),
        Trouble::Step => {}
    }
    out
}

fn spare(at: usize) -> Remedy {
    Remedy { at, take: 1, put: String::new(), matter: Matter::Spare }
}

fn wrong_closer(at: usize, opener: Open) -> Remedy {
    let put = char::from(closer_of(opener.what)).to_string();
    Remedy { at, take: 1, put, matter: Matter::WrongCloser(opener.at) }
}

/// Closers for brackets that end before a place: there, at the end of their own line, within it, or on a line between.
fn close(layout: &Layout, text: &str, open: &[Open], before: usize, out: &mut Vec<Remedy>) {
    let Some(outermost) = open.last() else { return };
    let Some(own) = layout.lines.get(outermost.line) else { return };
    let closers: String = open.iter().map(|open| char::from(closer_of(open.what))).collect();
    let hangs = own.end == open[0].at + 1;
    let matter = Matter::Unclosed(outermost.at, before);
    let mut add = |at: usize, mut put: String| {
        let next = text.get(at..).and_then(|rest| rest.trim_start().bytes().next());
        if !put.ends_with(',') && !matches!(next, None | Some(b',' | b')' | b']' | b'}')) {
            put.push(',');
        }
        if at > outermost.at {
            out.push(Remedy { at, take: 0, put, matter: matter.clone() });
        }
    };
    let here = layout.lines.partition_point(|line| line.first <= before).saturating_sub(1);
    for (at, put) in ends(layout, text, &closers, before, hangs) {
        add(at, put);
    }
    if !hangs {
        let until = own.end.min(before);
        if let Some(next) = layout.lines.get(outermost.line + 1).filter(|next| next.first <= before) {
            for (at, put) in ends(layout, text, &closers, next.first, false) {
                add(at, put);
            }
        }
        for (_, end) in pieces(text, outermost.at + 1, until).into_iter().rev() {
            add(end, closers.clone());
        }
    }
    if let Some(line) = layout.lines.get(here).filter(|line| line.first < before && here > outermost.line) {
        for (_, end) in pieces(text, line.first, before).into_iter().rev() {
            add(end, closers.clone());
        }
    }
    for line in (outermost.line + 1..here).rev().take(FURTHEST) {
        let Some(line) = layout.lines.get(line) else { break };
        for (at, put) in ends(layout, text, &closers, line.first, hangs) {
            add(at, put);
        }
    }
}

/// Openers for a closer that has none: on its own line, or further up where a line of its indentation stands.
fn unopened(layout: &Layout, text: &str, at: usize, line: usize, within: Option<Open>, out: &mut Vec<Remedy>) {
    let bytes = text.as_bytes();
    let what = bytes.get(at).copied().unwrap_or(b')');
    let put = char::from(opener_of(what)).to_string();
    let Some(own) = layout.lines.get(line) else { return };
    let mut lines = Vec::new();
    let mut add =
        |place: usize| out.push(Remedy { at: place, take: 0, put: put.clone(), matter: Matter::Unopened(at) });
    // On its own line, or on one of those before it where what it closes goes over several.
    let mut likely = Vec::new();
    let mut other = Vec::new();
    for number in (line.saturating_sub(OVER)..=line).rev() {
        let Some(up) = layout.lines.get(number) else { break };
        let starts = pieces(text, up.first, up.end.min(at));
        for (index, &(start, end)) in starts.iter().enumerate().rev() {
            // `NotAny`, `AtMost2`: two words that a bracket stood between.
            let seam = |at: &usize| {
                let (before, here) = (bytes[at - 1], bytes[*at]);
                before.is_ascii_lowercase() && (here.is_ascii_uppercase() || here.is_ascii_digit())
            };
            if bytes[start].is_ascii_uppercase() {
                likely.extend((start + 1..end).rev().filter(seam));
            }
            let before = index.checked_sub(1).and_then(|index| starts.get(index));
            let gap = before.and_then(|before| text.get(before.1..start)).map_or("", str::trim);
            let named = |end: usize| text.get(end..).is_some_and(|rest| rest.trim_start().starts_with(':'));
            let call = before.is_some_and(|before| gap.is_empty() && bytes[before.0].is_ascii_uppercase());
            if call || (gap == ":" && named(end)) || (index == 0 && number == line) {
                likely.push(start);
            } else {
                other.push(start);
            }
        }
        if number < line && up.indent < own.indent {
            break;
        }
    }
    likely.into_iter().chain(other).for_each(&mut add);
    // What is left of a line when the bracket on it is gone.
    let (from, mut end) = (within.map_or(0, |within| within.at), own.first);
    let line_before = |end: usize| text.get(..end)?.rfind('\n').filter(|start| *start > from);
    while let Some(start) = line_before(end) {
        let words = text.get(start + 1..end).unwrap_or_default().trim_end_matches('\r');
        if end < own.first && own.indent > 0 && words.len() == own.indent && words.trim().is_empty() {
            add(start + 1 + words.len());
        }
        end = start;
    }
    let first = within.map_or(0, |within| within.line);
    for number in (first..line).rev() {
        let Some(up) = layout.lines.get(number) else { break };
        let before = number.checked_sub(1).and_then(|number| layout.lines.get(number));
        if up.indent == own.indent && up.end > 0 && bytes[up.end - 1] != b',' {
            add(up.end);
        }
        if up.indent > own.indent && before.is_none_or(|before| before.indent <= own.indent) {
            lines.push(up.first - up.indent);
        }
        if up.indent < own.indent {
            break;
        }
    }
    if let Some(up) = layout.lines.get(first).filter(|up| up.indent < own.indent && up.end < at) {
        add(up.end);
    }
    // Or all of its line is gone.
    let put = format!("{}{put}\n", " ".repeat(own.indent));
    out.extend(lines.into_iter().map(|place| Remedy {
        at: place,
        take: 0,
        put: put.clone(),
        matter: Matter::Unopened(at),
    }));
}
