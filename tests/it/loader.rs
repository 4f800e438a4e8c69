//! The loader: its messages, and its patience with broken files.

use std::time::{Duration, Instant};

use warroom::diagnostics::{Diagnostic, RULES, Source, Span, concise, full, json, nearest};
use warroom::scenario::decode::{Cx, Decode, Minutes, Moment, Spanned, fold};
use warroom::scenario::tree::parse;
use warroom::{record, variants};

record! {
    /// Someone in the room.
    pub struct Person {
        /// How others refer to them.
        pub id: Spanned<String>,
        /// From 0 to 100.
        pub trust: Spanned<u8> = Spanned::of(50),
        pub needs: Vec<String> = vec![],
        pub r#type: Option<String> = None,
        pub wakes: Moment = Moment(0),
        pub rests: Minutes = Minutes(0),
        pub pair: (u8, String) = (0, String::new()),
        pub when: Cond = Cond::Always,
    }
}

variants! {
    /// When something holds.
    pub enum Cond {
        All(Vec<Cond>),
        Not(Box<Cond>),
        /// It has been said.
        Known(Spanned<String>),
        Trust(Spanned<String>, u8),
        Is(Box<Person>),
        Always,
    }
}

/// A text with every notation in it.
pub const SAMPLE: &str = r##"#![enable(implicit_some)]
// A small scenario.
Person(
    id: "ann", /* nested /* comment */ */
    trust: 70,
    needs: ["tea", r#"a "raw" text"#, "esc \n \" \u{e9} \x41 ünï", "two
        lines"],
    type: Some("x"),
    numbers: [1, -2, 1_000, 0x1F, 0b101, 0o17, 1.5, -2e3, .5, 7., 'c', '\'', true, false],
    map: { "a": 1, 2: [ (), (1,), (1, 2), (x: 1) ] },
    pair: (3, "three"),
    when: All([Known("ann"), Not(Trust("ann", 4)), Always]),
    nothing: None,
)
"##;

/// Reads a text as a type.
pub fn load<T: Decode>(text: &str) -> (Option<T>, Vec<Diagnostic>) {
    let (root, diagnostics) = parse(text);
    let mut cx = Cx { diagnostics, ..Cx::default() };
    let value = root.and_then(|root| T::decode(&root, &mut cx));
    (value, cx.diagnostics)
}

fn said<T: Decode>(text: &str) -> String {
    concise(&load::<T>(text).1, &Source::new("f", text))
}

#[test]
fn good_values_are_read() {
    let (person, diagnostics) = load::<Person>(
        r#"(id: "ann", type: "x", wakes: "Fri+1 22:00", rests: "1d 12h", pair: (1, "b"), when: Is(id: "bob"), needs: ["a
           b

           c"])"#,
    );
    assert_eq!(diagnostics, []);
    let person = person.expect("a person");
    assert_eq!((person.id.as_str(), *person.trust), ("ann", 50));
    assert_eq!(person.wakes, Moment((11 * 24 + 22) * 60));
    assert_eq!(person.wakes.to_string(), "Fri+1 22:00");
    assert_eq!(person.rests, Minutes(36 * 60));
    assert_eq!(person.r#type.as_deref(), Some("x"));
    assert_eq!(person.needs, ["a b\n\nc"]);
    assert!(matches!(&person.when, Cond::Is(other) if other.id.value == "bob"));
    assert_eq!(fold(" a \r\n b "), "a b");
    assert_eq!(Person::FIELDS[0].doc, "How others refer to them.");
    assert_eq!((Person::FIELDS[3].name, Person::FIELDS[3].required), ("type", false));
    assert_eq!((Cond::VARIANTS[2].name, Cond::VARIANTS[2].doc), ("Known", "It has been said."));
    assert_eq!(Person::DOC, "Someone in the room.");
    assert_eq!(nearest("trsut", ["id", "trust"]), Some("trust"));
    assert_eq!(nearest("zebra", ["id", "trust"]), None);
    // Who numbers things tells them apart; a few letters in common are not near.
    assert_eq!(nearest("night-3", ["night-1", "night-2"]), None);
    assert_eq!(nearest("nigth-1", ["night-1", "night-2"]), Some("night-1"));
    assert_eq!(nearest("call", ["night-1", "hub", "tablet"]), None);
    assert_eq!(nearest("corri", ["corridor", "table"]), Some("corridor"));
    assert_eq!(nearest("corridors", ["corridor", "table"]), Some("corridor"));
    // A word that goes on for four letters and more is another word.
    assert_eq!(nearest("after", ["afternoon", "table"]), None);
    assert_eq!(nearest("shutdown-now", ["shutdown", "table"]), None);
}

#[test]
fn every_rule_has_its_own_code() {
    for pair in RULES.windows(2) {
        assert!(pair[0].code < pair[1].code, "{} before {}", pair[0].code, pair[1].code);
    }
}

/// A text, and what must be said of it: as many lines as reports, and each part in its line.
#[test]
fn messages() {
    let table: &[(&str, &[&[&str]])] = &[
        ("", &[&["f:1:1: error[W0014]: the file is empty"]]),
        ("(id: \"a\" trust: 5)", &[&["f:1:8: error[W0004]: a comma is missing", "put a comma"]]),
        (
            "(id: \"a\",\n needs: [\"x\", \"y\",\n wakes: \"Mon 1:00\")",
            &[&["f:2:9: error[W0002]: the `[` opened on line 2 is not closed before the field wakes"]],
        ),
        (
            "(\n id: \"a\",\n needs: [\"x\"),\n trust: 1)",
            &[&["f:3:13: error[W0003]: `)` was found where `]` was expected"]],
        ),
        ("(id: \"a\",", &[&["f:1:1: error[W0002]: the `(` opened on line 1 is never closed"]]),
        (
            "(id: \"a,\n needs: [\"x\"],\n trust: 5)",
            &[&["f:1:6: error[W0005]: the text opened on line 1 is never closed"]],
        ),
        ("(id: \"a\\q\")", &[&["f:1:8: error[W0006]: `\\q` is not a known escape"]]),
        ("(id: \"a\", rests: 90m)", &[&["f:1:18: error[W0007]: `90m` is not a readable number", "double quotes"]]),
        ("(id: \"a\", trust: 99999999999999999999)", &[&["W0008"]]),
        (
            "(id = \"a\", \"trust\": 5)",
            &[&["f:1:5: error[W0011]: `=`"], &["f:1:12: error[W0011]: the field name \"trust\" is in quotes"]],
        ),
        ("(id: \u{201c}a b\u{201d})", &[&["W0017", "straight"]]),
        ("(id: 'ann')", &[&["f:1:6: error[W0010]"]]),
        ("(id: \"a\") x", &[&["f:1:11: error[W0012]"]]),
        (
            "(id: \"a\", trsut: 5, trust: 5, needs: \"x\")",
            &[
                &["f:1:11: error[W0102]: Person has no field \"trsut\"", "its fields are id, trust"],
                &["f:1:38: error[W0101]: a list", "put [ ] round it"],
            ],
        ),
        (
            "Person(trsut: 5, trust: 300, trust: 4, when: Alwas)",
            &[
                &["f:1:1: error[W0103]: Person has no field id", "a text: How others"],
                &["W0102"],
                &["f:1:25: error[W0107]: 300 is out of range", "from 0 to 255"],
                &["f:1:30: error[W0106]"],
                &["f:1:46: error[W0104]: Cond has no \"Alwas\" (did you mean Always?"],
            ],
        ),
        (
            "(id: \"a\", when: All([Known(\"a\", \"b\"), Not, \"x\", 5, Trust(1, \"x\"), Always(1)]))",
            &[
                &["W0105", "Known takes 1 value (a text), 2 were found"],
                &["W0105", "Not takes 1 value", "none was found"],
                &["W0101", "write Known(\"x\")"],
                &["W0101", "a whole number was found"],
                &["a text was expected"],
                &["a whole number was expected, a text was found"],
                &["Always takes no values, 1 was found", "write Always"],
            ],
        ),
        ("Person(\"ann\", 5)", &[&["f:1:1: error[W0111]", "id, trust, needs"]]),
        (
            "Persn(id: \"a\", trust: true)",
            &[&["f:1:1: error[W0110]: Person was expected, Persn was found"], &["f:1:23: error[W0101]"]],
        ),
        ("{\"id\": 1}", &[&["W0101", "write ( ) instead of { }"]]),
        (
            "(id: a, rests: 90, wakes: \"17:52\")",
            &[
                &[
                    "f:1:6: error[W0101]: a text was expected, the name \"a\" was found (put it in double quotes: \"a\")",
                ],
                &["W0108", "\"90m\" for minutes"],
                &["f:1:28: error[W0109]", "\"Mon 17:52\""],
            ],
        ),
        (
            "(id: \"a\", rests: \"1h 5x\", wakes: \"Tue 25:00\")",
            &[&["f:1:23: error[W0108]", "`x` is not a unit"], &["f:1:39: error[W0109]", "no hour 25"]],
        ),
        (
            "(id: \"a\", rests: \"1.5h\", wakes: \"tuesday 9:00\", pair: (1, 2, 3))",
            &[&["W0108", "whole numbers"], &["W0109", "write Tue"], &["W0105", "2 values"]],
        ),
        // A text that holds quotation marks: the first of them, the mend, and nothing that follows from it.
        ("(id: \"He said \"no\" to me\")", &[&["f:1:15: error[W0018]", "\\\"no\\\"", "r#\""]]),
        ("(id: \"a \"b, c\", and \"d\", e\", trust: 300)", &[&["f:1:9: error[W0018]"], &["W0107"]]),
        ("(id: \"a\", needs: [\"He said \"no\"\", \"b\"])", &[&["f:1:28: error[W0018]"]]),
        ("(id: \"two\nlines \"no\" to\nme\", trust: 1)", &[&["f:2:7: error[W0018]"]]),
        ("(id: \"a 5\" disk\", trust: 1)", &[&["f:1:10: error[W0018]"]]),
        ("(id: \"the date (\"soon\") is none\")", &[&["f:1:17: error[W0018]", "\\\"soon\\\""]]),
        ("(id: \"No,\" she said, \"no.\")", &[&["f:1:10: error[W0018]", "\\\"...\\\""]]),
        ("(id: \"a, type: \"x\", trust: 1)", &[&["f:1:6: error[W0005]: a text is not closed before the next field"]]),
        ("(id: \"a\", needs: [\"b, \"c\"])", &[&["W0018", "should have ended earlier"]]),
        ("(id: a\", type: \"x\", trust: 1)", &[&["f:1:6: error[W0001]: `a` has no opening quotation mark"]]),
        // And what is something else: a comma or a closing quote that is missing.
        ("(id: \"a\"trust: 1)", &[&["f:1:8: error[W0004]"]]),
        ("(id: \"a\", needs: [\"b\" \"c\"])", &[&["W0004"]]),
        ("(id: \"a\", when: All([Known(\"b\") Known(\"c\")]))", &[&["W0004"]]),
        // A field that was given another's name is said to be that one, also where its own is there.
        ("(id: \"a\", pair: \"x\")", &[&["W0101", "(a whole number, a text) was expected"]]),
        ("(id: \"a\", rest: \"1h\")", &[&["W0102", "did you mean rests?"]]),
        ("(id: \"a\", trust 5)", &[&["f:1:11: error[W0011]: the colon after trust is missing"]]),
        ("(id: \"a\", needs: \"b\", \"c\")", &[&["W0101", "put [ ] round it"], &["W0011", "needs: [..., ...]"]]),
        ("(id: \"a\", trust: 0.4)", &[&["W0101", "400 for 0.4"]]),
        ("Person { id: \"a\" }", &[&["f:1:8: error[W0011]", "Person( ... )"]]),
        ("(id: \"a\", needs: [,], wakes: , trust: 1..5)", &[&["W0001"], &["W0001"], &["W0015"]]),
        ("/* x", &[&["f:1:1: error[W0009]"]]),
        ("(id: \"a\", wakes: 12:30)", &[&["f:1:18: error[W0007]: `12:30` looks like a time"]]),
    ];
    let mut wrong = String::new();
    for (text, wanted) in table {
        let said = said::<Person>(text);
        let lines: Vec<&str> = said.lines().collect();
        let fits = lines.len() == wanted.len()
            && lines.iter().zip(*wanted).all(|(line, parts)| parts.iter().all(|part| line.contains(part)));
        if !fits {
            wrong.push_str(&format!("{text}\n{said}wanted {wanted:?}\n\n"));
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn a_missing_closer_is_found_by_indentation() {
    let text = "(\n    a: [\n        (x: 1,\n    ],\n    b: [\n        1,\n    ],\n)\n";
    let said = concise(&parse(text).1, &Source::new("f", text));
    assert!(said.starts_with("f:3:9: error[W0002]: the `(` opened on line 3"), "{said}");
    let text = "(\n    a: (\n        x: 1,\n    b: 2,\n)\n";
    let said = concise(&parse(text).1, &Source::new("f", text));
    assert!(
        said.starts_with("f:2:8: error[W0002]: a bracket is never closed, most likely the `(` opened on line 2"),
        "{said}"
    );
}

#[test]
fn full_rendering() {
    let text = "(\n    id: \"ann\",\n    trsut: 70,\n)\n";
    let shown = full(&load::<Person>(text).1, &Source::new("a.ron", text), false);
    assert_eq!(
        shown,
        "error[W0102]: Person has no field \"trsut\"\n --> a.ron:3:5\n  |\n3 |     trsut: 70,\n  |     ^^^^^ unknown field\n  |\n  = help: did you mean trust?\n  = help: its fields are id, trust, needs, type, wakes, rests, pair, when\n\n"
    );
    let text = "(id: \"é\",\r\n\tid: \"b\")";
    let shown = full(&load::<Person>(text).1, &Source::new("a.ron", text), false);
    assert!(
        shown.contains("a.ron:2:2") && shown.contains("-- first given here") && shown.contains("^^ given again here"),
        "{shown}"
    );
    assert!(full(&load::<Person>(text).1, &Source::new("a.ron", text), true).contains("\u{1b}["));
}

#[test]
fn rendering_copes_with_any_place() {
    for text in ["", "é", "a\r\n\tb\r\n", &"x".repeat(20_000), "\n\n\n"] {
        let source = Source::new("f", text);
        let mut diagnostics = Vec::new();
        for (start, end) in [(0, 0), (0, 1), (1, 1), (1, 3), (5, 2), (4_000, 9_000), (u32::MAX, u32::MAX)] {
            let d = Diagnostic::new(RULES[0].code, "message\nof two lines").at(Span { start, end }, "label");
            diagnostics.push(d.clone().at(Span { start: 0, end: 2 }, "other").hint("hint"));
            diagnostics.push(d);
        }
        diagnostics.extend(diagnostics.clone());
        assert!(!full(&diagnostics, &source, false).is_empty());
        assert_eq!(concise(&diagnostics, &source).lines().count(), 14);
        let items: serde_json::Value = serde_json::from_str(&json(&diagnostics, &source)).expect("JSON");
        assert_eq!(items.as_array().map(Vec::len), Some(14));
        assert_eq!(items[0]["line"], 1);
    }
}

#[test]
fn depth_and_number_of_reports_are_bounded() {
    for text in [
        "(".repeat(100_000),
        "[".repeat(100) + &"]".repeat(100),
        "A(".repeat(5000),
        "} ".repeat(5000),
        "{1:".repeat(5000),
    ] {
        let (_, diagnostics) = parse(&text);
        assert!((1..=50).contains(&diagnostics.len()));
    }
    let (_, diagnostics) = parse(&format!("{}1{}", "[".repeat(64), "]".repeat(64)));
    assert_eq!(diagnostics, []);
}

#[test]
fn a_large_file_is_fast() {
    let scene = SAMPLE.lines().skip(1).collect::<Vec<_>>().join("\n");
    let text = format!("[{}]", vec![scene; 10_000].join(",\n"));
    let start = Instant::now();
    let (_, diagnostics) = parse(&text);
    eprintln!("{} MB in {:?}", text.len() / 1_000_000, start.elapsed());
    assert_eq!(diagnostics, []);
    // Unoptimised builds on busy machines get more time than the half second that a release needs.
    assert!(start.elapsed() < Duration::from_secs(10));
}
