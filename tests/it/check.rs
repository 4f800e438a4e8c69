//! `check` through its doors: every rule's own examples, the switches, the formats, and the scenarios that are built in.

use std::collections::HashSet;
use warroom::analysis::examine;
use warroom::check::{Checked, Page};
use warroom::diagnostics::{Severity, Source, full};
use warroom::scenario::tree::{Field, Kind, Node, parse};

/// The scenario into which snippets are set.
const BASE: &str = include_str!("check/base.ron");

fn check(text: &str) -> (Checked, Source) {
    let source = Source::new("scenario.ron", text);
    (examine::examine(&source, true), source)
}

fn codes(checked: &Checked) -> Vec<&'static str> {
    checked.diagnostics.iter().map(|diagnostic| diagnostic.code.0).collect()
}

/// Asserts that nothing is found.
#[track_caller]
fn clean(name: &str, text: &str) {
    let (checked, source) = check(text);
    assert!(checked.diagnostics.is_empty(), "{name}:\n{}", full(&checked.diagnostics, &source, false));
}

/// A value with the text that it stands in.
type Part<'a> = (&'a str, &'a Node);

fn written<'a>((text, node): Part<'a>) -> &'a str {
    &text[node.span.start as usize..node.span.end as usize]
}

fn id_of(node: &Node) -> Option<&str> {
    let Kind::Struct(fields) = &node.kind else { return None };
    fields.iter().find(|field| field.name == "id").and_then(|field| match &field.value.kind {
        Kind::Str(id) => Some(id.as_str()),
        _ => None,
    })
}

/// One value set into another: fields by their names, entries of lists by their ids; anything else takes its place.
fn set(base: Part, snippet: Part) -> String {
    match (&base.1.kind, &snippet.1.kind) {
        (Kind::Struct(old), Kind::Struct(new)) => {
            let mut out = Vec::new();
            let mut seen = HashSet::new();
            for field in old {
                let change = new.iter().find(|other| other.name == field.name);
                let value = change.map(|change| {
                    seen.insert(change.name_span.start);
                    set((base.0, &field.value), (snippet.0, &change.value))
                });
                out.push(format!(
                    "{}: {}",
                    field.name,
                    value.unwrap_or_else(|| written((base.0, &field.value)).into())
                ));
            }
            let mut last = snippet.1.span.start + 1;
            for Field { name_span, value, .. } in new {
                if !seen.contains(&name_span.start) {
                    out.push(snippet.0[last as usize..value.span.end as usize].trim_start_matches(',').to_owned());
                }
                last = value.span.end;
            }
            format!("({}\n)", out.join(",\n"))
        }
        (Kind::List(old), Kind::List(new)) if !new.is_empty() && new.iter().all(|entry| id_of(entry).is_some()) => {
            let mut out = Vec::new();
            let mut seen = HashSet::new();
            for entry in old {
                let change = new.iter().find(|other| id_of(other).is_some() && id_of(other) == id_of(entry));
                let value = change.map(|change| {
                    seen.insert(change.span.start);
                    set((base.0, entry), (snippet.0, change))
                });
                out.push(value.unwrap_or_else(|| written((base.0, entry)).into()));
            }
            let mut last = snippet.1.span.start + 1;
            for entry in new {
                if !seen.contains(&entry.span.start) {
                    out.push(snippet.0[last as usize..entry.span.end as usize].trim_start_matches(',').to_owned());
                }
                last = entry.span.end;
            }
            format!("[{}\n]", out.join(",\n"))
        }
        _ => written(snippet).to_owned(),
    }
}

/// The scenario that a snippet of a page makes; rules of notation show whole files.
fn whole(page: &Page, snippet: &str) -> String {
    if page.code.0.starts_with("W00") {
        return snippet.to_owned();
    }
    let snippet = format!("(\n{snippet}\n)");
    let (base, _) = parse(BASE);
    let (fields, wrong) = parse(&snippet);
    assert!(wrong.is_empty(), "{}: the snippet cannot be read: {wrong:?}\n{snippet}", page.code);
    set((BASE, &base.expect("a value")), (&snippet, &fields.expect("fields")))
}

#[test]
fn every_example_keeps_its_word() {
    clean("the base", BASE);
    let mut faults = Vec::new();
    for page in examine::pages() {
        let (found, source) = check(&whole(page, page.example));
        let hits: Vec<_> = found.diagnostics.iter().filter(|diagnostic| diagnostic.code == page.code).collect();
        let shown = || full(&found.diagnostics, &source, false);
        if hits.is_empty() {
            faults.push(format!("{}: the example is not found:\n{}{}", page.code, page.example, shown()));
        }
        for hit in hits {
            if hit.severity != page.severity || hit.labels.is_empty() || hit.hints.is_empty() {
                faults.push(format!("{}: severity, place or hint is missing:\n{}", page.code, shown()));
            }
        }
        let (left, source) = check(&whole(page, page.instead));
        let notation = page.code.0.starts_with("W00");
        let counts = |code: &str| !notation || code.starts_with("W00");
        if left.diagnostics.iter().any(|diagnostic| counts(diagnostic.code.0)) {
            let shown = full(&left.diagnostics, &source, false);
            faults.push(format!(
                "{}: something is found in what to write instead:\n{}\n{shown}",
                page.code, page.instead
            ));
        }
    }
    assert!(faults.is_empty(), "{} faults\n{}", faults.len(), faults.join("\n----\n"));
}

#[test]
fn pages_are_in_order_and_speak_plainly() {
    let pages = examine::pages();
    for pair in pages.windows(2) {
        assert!(pair[0].code < pair[1].code, "{} is there twice", pair[1].code);
    }
    for page in pages {
        assert!(page.code.0.len() == 5 && page.what.ends_with('.') && page.why.ends_with('.'), "{}", page.code);
        assert!(!page.title.ends_with('.') && page.title.len() < 60, "{}", page.code);
    }
}

/// A switch covers the value that it stands above or beside, and nothing else.
#[test]
fn switches_cover_one_place() {
    let flags = |entries: &str| BASE.replacen("start: \"call\",", &format!("flags: [{entries}],\nstart: \"call\","), 1);
    let found = |entries: &str| {
        let (checked, _) = check(&flags(entries));
        assert_eq!(checked.loaded.scenario.is_some(), true);
        (codes(&checked), checked.off.len())
    };
    assert_eq!(found("(id: \"a\")"), (vec!["W0406", "W0407"], 0));
    assert_eq!(found("\n// allow W0406, W0407: later\n(id: \"a\")"), (vec![], 2));
    assert_eq!(found("\n(id: \"a\"), // allow W0406, W0407: later\n"), (vec![], 2));
    assert_eq!(
        found("\n// allow W0406: later\n\n// Another comment.\n(id: \"a\"), (id: \"b\")"),
        (vec!["W0407", "W0407"], 2)
    );
    assert_eq!(found("\n// allow W0406, W0407: later\n(id: \"a\"),\n(id: \"b\")"), (vec!["W0406", "W0407"], 2));
    assert_eq!(found("\n(id: \"a\",\n title: \"x\"), // allow W0406: elsewhere\n"), (vec!["W0407", "W0903"], 0));
    // A comment that only begins like one is none, and a text is no comment.
    assert_eq!(found("\n// allow people in: W0406\n(id: \"a\", title: \"// allow W0407: no\")"), (vec!["W0407"], 0));
}

#[test]
fn errors_leave_switches_alone() {
    let text = BASE.replacen("start: \"call\",", "// allow W0406: later\nstart: \"cal\",", 1);
    assert_eq!(codes(&check(&text).0), ["W0201"]);
    let severities: HashSet<Severity> = check(&text).0.diagnostics.iter().map(|d| d.severity).collect();
    assert_eq!(severities, HashSet::from([Severity::Error]));
}
