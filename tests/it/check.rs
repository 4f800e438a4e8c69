//! `check` through its doors: every rule's own examples, the switches, the formats, and the scenarios that are built in.

use std::collections::HashSet;
use warroom::analysis::examine;
use warroom::analysis::explore::Bound;
use warroom::check::{Checked, Page, approved};
use warroom::diagnostics::{Code, Severity, Source, full};
use warroom::scenario::tree::{Field, Kind, Node, parse};
use warroom::trial;

/// The scenario into which snippets are set.
const BASE: &str = include_str!("check/base.ron");

fn check(text: &str) -> (Checked, Source) {
    let source = Source::new("scenario.ron", text);
    (examine::examine(&source, false), source)
}

/// A small story needs little: its states are all looked at, and plays give scripts only.
fn little() -> Bound {
    Bound { plays: 600, tables: 12, packages: 12, tries: 80, modes: 60, seeks: 1000, ..Bound::default() }
}

/// Checks an example of a page; the search only looks where the page is of a rule that needs it.
fn example(page: &Page, text: &str) -> (Checked, Source) {
    let source = Source::new("scenario.ron", text);
    let searches = examine::SEARCH.iter().any(|other| other.code == page.code);
    // Only the rules of balance need to know how to play well.
    let balance = page.code >= Code("W1026");
    let bound = if balance { little() } else { little().without_policy() };
    let mut checked = examine::examine_within(&source, searches.then_some(bound), |_| None).0;
    // Two rules look at the copy that was approved: the base.
    if approved::PAGES.iter().any(|own| own.code == page.code) {
        checked.diagnostics.append(&mut approved::since(BASE, &source));
    }
    (checked, source)
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
    let source = Source::new("scenario.ron", BASE);
    let base = examine::examine(&source, true);
    assert!(base.diagnostics.is_empty(), "the base:\n{}", full(&base.diagnostics, &source, false));
    let mut faults = Vec::new();
    for page in examine::pages() {
        let (found, source) = example(page, &whole(page, page.example));
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
        let (left, source) = example(page, &whole(page, page.instead));
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

/// What waits for something that never comes to pass is not told beside the rule that tells of it: one mistake, one message.
#[test]
fn what_only_follows_is_not_told_again() {
    let never_told = ("asked: \"what-if\", trust: 50", "asked: \"what-if\", trust: 100");
    let never_set = ("relations: [", "flags: [(id: \"slept\")], relations: [");
    let never_so = "All([Known(\"proof\"), Not(Known(\"proof\"))])";
    for ((old, new), waits, told) in [
        (never_told, "when: Known(\"not-alone\"),", "W1006"),
        (never_told, "when: All([Happened(\"stuck\"), Any([Learned(\"not-alone\"), Not(Always)])]),", "W1006"),
        (never_set, "when: Flag(\"slept\"),", "W0407"),
        // An `otherwise` waits for what the line before it excludes.
        (never_set, "when: Not(Flag(\"slept\")), say: \"A clock.\"), (otherwise: true,", "W0407"),
        (("", ""), &format!("when: {never_so},"), "W0501"),
        // Here nothing else says it, so the line is told.
        (("", ""), "when: Trust(\"jonas\", AtLeast(99)),", "W1004"),
        (never_told, "when: Any([Known(\"not-alone\"), Trust(\"jonas\", AtLeast(99))]),", "W1004"),
    ] {
        let line = format!("lines: [({waits} by: \"jonas\", say: \"I slept.\"), (say: \"It goes in.\"), ");
        let text = BASE.replacen("lines: [(say: \"It goes in.\"), ", &line, 1).replacen(old, new, 1);
        let source = Source::new("scenario.ron", text);
        let checked = examine::examine_within(&source, Some(little().without_policy()), |_| None).0;
        let found = codes(&checked);
        let shown = || full(&checked.diagnostics, &source, false);
        assert!(found.contains(&told), "{waits}: {told} is missing\n{}", shown());
        assert_eq!(found.contains(&"W1004"), told == "W1004", "{waits}\n{}", shown());
    }
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

/// Runs the program in a folder with these files, and removes the folder.
fn run(name: &str, files: &[(&str, &str)], args: &[&str]) -> (Option<i32>, String, String) {
    let folder = std::env::temp_dir().join(format!("warroom-check-{name}-{}", std::process::id()));
    for (name, text) in files {
        let path = folder.join(name);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        std::fs::write(path, text).expect("a file");
    }
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_warroom"));
    let output = command.args(args).current_dir(&folder).output().expect("the program runs");
    std::fs::remove_dir_all(&folder).expect("the folder is there");
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
    (output.status.code(), text(output.stdout), text(output.stderr))
}

#[test]
fn paths_formats_and_exit_codes() {
    let doubtful = BASE.replacen("owner: \"helena\"),\n    ],", "),\n    ],", 1);
    assert_ne!(doubtful, BASE);
    let broken = BASE.replacen("Ask(\"mara\", ", "Ask(\"mira\", ", 1).replacen("trust: 40", "trust: 140", 1);
    let files = [
        ("good.ron", BASE),
        ("all/doubtful/scenario.ron", doubtful.as_str()),
        ("all/doubtful/tests.ron", "(format: 1, tests: [(name: \"a\", steps: [Expect([Endnig(\"quiet\")])])])"),
        ("all/broken.tests.ron", "not read"),
        ("all/broken.ron", broken.as_str()),
        ("all/.hidden/broken.ron", broken.as_str()),
        ("empty/notes.txt", ""),
    ];
    let check = |args: &[&str]| run("formats", &files, &[&["check"], args].concat());
    let (code, out, err) = check(&["good.ron"]);
    assert_eq!((code, out.as_str(), err.as_str()), (Some(0), "no errors, no warnings in good.ron\n", ""));
    assert_eq!(check(&["good.ron", "--deny", "warnings"]).0, Some(0));

    let (code, out, _) = check(&["all/doubtful/scenario.ron", "--format", "concise"]);
    assert_eq!(code, Some(0));
    let first = out.lines().next().expect("a line");
    let place = std::path::Path::new("all/doubtful/scenario.ron");
    assert!(first.starts_with(&format!("{}:", place.display())), "{out}");
    assert!(first.contains(": warning[W0411]: nobody owns the risk \"late\" (write `owner:`"), "{out}");
    assert!(out.contains("no errors, 1 warning in ") && out.contains("`warroom explain W0411`"), "{out}");
    assert_eq!(check(&["all/doubtful/scenario.ron", "--deny", "warnings"]).0, Some(1));

    // A folder is checked with its tests; what is malformed in them is an error at its place.
    let (code, out, _) = check(&["all/doubtful", "--format", "concise"]);
    assert_eq!(code, Some(1), "{out}");
    let place = std::path::Path::new("all/doubtful/tests.ron");
    assert!(out.contains(&format!("{}:1:49: error[W0104]", place.display())) && out.contains("mean Ending?"), "{out}");
    assert!(out.contains("1 error, 1 warning in") && out.contains("scenario.ron and its tests"), "{out}");
    assert!(!out.contains("mend the errors and check again"), "{out}");

    // A folder and a file in it: each file once; errors in full, with the caret under the very value.
    let (code, out, err) = check(&["all", "all/broken.ron"]);
    assert_eq!((code, err.as_str()), (Some(1), ""));
    assert!(
        out.contains("3 errors, 1 warning in 2 scenarios") && out.contains("mend the errors and check again"),
        "{out}"
    );
    assert!(out.contains("since their scenario has errors: ") && out.contains("broken.tests.ron"), "{out}");
    // Without a path it is the folder in which one is.
    assert_eq!(check(&["--format", "concise"]).0, Some(1));
    // An id that is gone is one error, however many places name it.
    let gone = BASE.replacen("id: \"jonas\"", "id: \"jon\"", 1);
    let (_, once, _) = run("gone", &[("gone.ron", gone.as_str())], &["check", "--no-search", "gone.ron"]);
    assert!(once.contains("1 error in 19 places, no warnings in gone.ron"), "{once}");
    assert!(check(&["--format", "concise"]).1.contains("3 errors, 1 warning in 3 scenarios"));
    assert!(out.contains("did you mean \"mara\"?") && out.contains("^^^ out of range"), "{out}");

    let (code, out, _) = check(&["all", "--format", "json"]);
    assert_eq!(code, Some(1));
    let items: Vec<serde_json::Value> = serde_json::from_str(&out).expect("an array");
    assert_eq!(items.len(), 4);
    for key in ["file", "line", "column", "end_line", "end_column", "code", "severity", "message", "hint"] {
        assert!(items.iter().all(|item| !item[key].is_null()), "{key} is missing in {out}");
    }
    let wrong = items.iter().find(|item| item["code"] == "W0107").expect("the number");
    let line = broken.lines().nth(wrong["line"].as_u64().expect("a number") as usize - 1).expect("a line");
    let (from, to) = (wrong["column"].as_u64().expect("a number"), wrong["end_column"].as_u64().expect("a number"));
    let marked: String = line.chars().skip(from as usize - 1).take((to - from) as usize).collect();
    assert_eq!(marked, "140");

    for (args, code, says) in [
        (&["nothing.ron"][..], 1, "nothing.ron"),
        (&["empty"], 1, "no scenario in this folder"),
        (&["late-objektion"], 1, "did you mean `late-objection`?"),
        (&["all/doubtful/tests.ron"], 1, "holds playthroughs"),
        (&["--format", "prose"], 2, "possible values"),
    ] {
        let (found, out, err) = check(args);
        assert_eq!(found, Some(code), "{args:?}: {out}{err}");
        assert!(err.contains(says) && !err.contains("bug:"), "{args:?}: {err}");
    }
}

#[test]
fn rules_are_explained() {
    let explain = |args: &[&str]| run("explain", &[("a", "")], &[&["explain"], args].concat());
    let (code, out, _) = explain(&["w0411"]);
    assert_eq!(code, Some(0));
    for part in ["W0411 (warning): a risk that nobody owns", "Example\n    risks: [", "Instead\n    risks: ["] {
        assert!(out.contains(part), "{part} is missing in {out}");
    }
    let (code, out, _) = explain(&["--all"]);
    assert_eq!((code, out.lines().count()), (Some(0), examine::pages().len() + trial::rules::RULES.len()));
    let (code, _, err) = explain(&["W0412x"]);
    assert_eq!(code, Some(1));
    assert!(err.contains("did you mean W0412?"), "{err}");
    assert_eq!(explain(&[]).0, Some(2));
}

/// A switch covers the value that it stands above or beside, and nothing else.
#[test]
fn switches_cover_one_place() {
    let flags = |entries: &str| BASE.replacen("start: \"call\",", &format!("flags: [{entries}],\nstart: \"call\","), 1);
    let found = |entries: &str| {
        let (checked, _) = check(&flags(entries));
        assert!(checked.loaded.scenario.is_some());
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

#[test]
fn what_is_built_in_is_clean() {
    clean("late-objection", crate::common::FLAGSHIP);
}
