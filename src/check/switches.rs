//! Switches: `// allow W0412: reason` above or beside a value switches a rule off there, and nowhere else.

use super::rules::{switch_for_an_error, switch_for_nothing, switch_of_no_rule, switch_without_reason};
use super::{Findings, Page, pages};
use crate::diagnostics::{Diagnostic, Severity, Source, Span, nearest};
use crate::scenario::Loaded;
use crate::scenario::tree::{Args, Kind, Node};

/// One code of a switch.
struct Switch {
    /// The code as it is written.
    code: String,
    /// Where it stands.
    at: Span,
    /// Whether a reason follows.
    reason: bool,
    /// What it covers: the values that begin on its line, or on the next line with a value.
    covers: Span,
    /// Whether something was switched off by it.
    used: bool,
}

/// Takes what is switched off out of what was found, and adds what is wrong with the switches.
pub(super) fn apply(
    source: &Source,
    loaded: &Loaded,
    further: &[&'static Page],
    findings: Findings,
) -> (Vec<Diagnostic>, Vec<Diagnostic>) {
    let Findings { diagnostics, looked } = findings;
    let mut switches = read(source, loaded);
    if switches.is_empty() {
        return (diagnostics, Vec::new());
    }
    let (mut left, mut off) = (Vec::new(), Vec::new());
    for diagnostic in diagnostics {
        let at = diagnostic.span().start;
        let warns = diagnostic.severity == Severity::Warning;
        let here = |switch: &&mut Switch| {
            warns && switch.code == diagnostic.code.0 && switch.covers.start <= at && at < switch.covers.end
        };
        // The nearest of several is the one that is meant.
        match switches.iter_mut().filter(here).min_by_key(|switch| switch.covers.end - switch.covers.start) {
            Some(switch) => {
                switch.used = true;
                off.push(diagnostic);
            }
            None => left.push(diagnostic),
        }
    }
    let pages = pages(further);
    for switch in &switches {
        let page = pages.iter().find(|page| page.code.0 == switch.code);
        let flaw = match page {
            None => {
                let near = nearest(&switch.code, pages.iter().map(|page| page.code.0));
                let hint = near.map(|near| format!("did you mean {near}?"));
                let hint = hint.unwrap_or_else(|| "`warroom explain --all` lists all rules".into());
                let says = switch_of_no_rule::RULE.says(format!("there is no rule {}", switch.code));
                Some(says.at(switch.at, "not found").hint(hint))
            }
            Some(page) if page.severity == Severity::Error => {
                let says = switch_for_an_error::RULE.says(format!("{} is an error and stays one", switch.code));
                Some(
                    says.at(switch.at, "cannot be switched off").hint("mend what it reports, and take the switch away"),
                )
            }
            Some(page) if !switch.used && looked.contains(&page.code) => {
                let message = format!("{} finds nothing here any more", switch.code);
                let says = switch_for_nothing::RULE.says(message).at(switch.at, "not needed");
                Some(says.hint("take it away, or move it right above or beside the value that it is about"))
            }
            Some(_) if !switch.reason => {
                let says =
                    switch_without_reason::RULE.says(format!("{} is switched off without a reason", switch.code));
                Some(says.at(switch.at, "why?").hint(format!("write `// allow {}: the reason`", switch.code)))
            }
            Some(_) => None,
        };
        left.extend(flaw);
    }
    left.sort_by_key(|diagnostic| (diagnostic.span().start, diagnostic.code));
    (left, off)
}

/// The switches of a file.
fn read(source: &Source, loaded: &Loaded) -> Vec<Switch> {
    let mut out: Vec<Switch> = loaded.comments.iter().filter_map(|comment| codes(source, *comment)).flatten().collect();
    if out.is_empty() {
        return out;
    }
    let values = values(loaded);
    for switch in &mut out {
        switch.covers = covers(source, &values, switch.at);
    }
    out
}

/// The codes of a comment, if it is a switch: `allow`, codes with commas between, a colon and the reason.
fn codes(source: &Source, comment: Span) -> Option<Vec<Switch>> {
    let text = source.slice(comment);
    let after = text.trim_start_matches('/').trim_start().strip_prefix("allow ")?;
    let (head, reason) = after.split_once(':').unwrap_or((after, ""));
    let mut out = Vec::new();
    for word in head.split([',', ' ', '\t', '\r']).filter(|word| !word.is_empty()) {
        let number = word.strip_prefix(['W', 'w'])?;
        if number.is_empty() || !number.bytes().all(|b| b.is_ascii_digit()) {
            // `allow people in` is a sentence and no switch; with a code before it, it is a reason without its colon.
            break;
        }
        let start = comment.start as usize + (word.as_ptr() as usize - text.as_ptr() as usize);
        out.push(Switch {
            code: word.to_uppercase(),
            at: Span::new(start, start + word.len()),
            reason: !reason.trim().is_empty(),
            covers: Span::default(),
            used: false,
        });
    }
    (!out.is_empty()).then_some(out)
}

/// A value or a field, and whether it holds no others.
struct Value {
    span: Span,
    leaf: bool,
}

/// All values and fields of a file.
fn values(loaded: &Loaded) -> Vec<Value> {
    let mut out = Vec::new();
    let mut open: Vec<&Node> = loaded.tree.iter().collect();
    while let Some(node) = open.pop() {
        let before = open.len();
        match &node.kind {
            Kind::Struct(fields) | Kind::Named { args: Args::Fields(fields), .. } => {
                for field in fields {
                    out.push(Value { span: field.name_span.to(field.value.span), leaf: false });
                    open.push(&field.value);
                }
            }
            Kind::Tuple(all) | Kind::List(all) | Kind::Named { args: Args::Values(all), .. } => open.extend(all),
            Kind::Map(pairs) => pairs.iter().for_each(|(key, value)| open.extend([key, value])),
            _ => {}
        }
        out.push(Value { span: node.span, leaf: open.len() == before });
    }
    out.sort_by_key(|value| value.span.start);
    out
}

/// What a switch covers: beside a value, what begins or ends on its line; on a line of its own, what begins on the next line
/// that has a value.
fn covers(source: &Source, values: &[Value], at: Span) -> Span {
    let line = |offset: u32| source.line_col(offset).0;
    let own = line(at.start);
    let next = values.partition_point(|value| value.span.start < at.start);
    let beside = values[..next].iter().rev().take_while(|value| line(value.span.start) == own).count();
    if beside > 0 {
        let here = values[next - beside..next].iter().map(|value| value.span);
        return here.reduce(Span::to).unwrap_or_default();
    }
    let ends_here = |value: &&Value| value.leaf && value.span.end <= at.start && line(value.span.end) == own;
    if let Some(value) = values[..next].iter().rev().find(ends_here) {
        return value.span;
    }
    let Some(first) = values.get(next) else { return Span::default() };
    let there = line(first.span.start);
    let on_it = values[next..].iter().take_while(|value| line(value.span.start) == there);
    on_it.map(|value| value.span).reduce(Span::to).unwrap_or_default()
}
