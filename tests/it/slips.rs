//! Slips that trainers made in the templates, and what they are told: the true cause, at its place, and nothing beside.

use crate::program::Home;
use warroom::analysis::examine::examine;
use warroom::check::cues;
use warroom::diagnostics::{Source, concise};

const TABLE: &str = include_str!("../../assets/templates/table/scenario.ron");
const FULL: &str = include_str!("../../assets/templates/full/scenario.ron");

/// What is found in a template with one piece of it written otherwise, a line for each.
#[track_caller]
fn said(template: &str, from: &str, to: &str) -> Vec<String> {
    let text = template.replacen(from, to, 1);
    assert_ne!(text, template, "{from} is not there");
    let source = Source::new("f", text);
    concise(&examine(&source, false).diagnostics, &source).lines().map(str::to_owned).collect()
}

/// A template without one of its scenes.
fn without(template: &str, scene: &str) -> String {
    let at = template.find(&format!("id: \"{scene}\", title")).expect("a scene");
    let start = template[..at].rfind("\n        (\n").expect("its start");
    let end = at + template[at..].find("\n        ),\n").expect("its end") + "\n        ),".len();
    format!("{}{}", &template[..start], &template[end..])
}

#[test]
fn a_slip_is_told_by_its_cause() {
    let line = "\"I would rather have it over. This is not over.\"";
    let table: &[(&str, &str, &[&str])] = &[
        (line, "\"He said \"no\" to me. This is not over.\"", &["W0018", "quotation marks inside", "\\\"no\\\""]),
        (line, "\"He said \"no, never\", and \"yes\", to me.\"", &["W0018", "\\\"no, never\\\""]),
        // A field that was meant has nearly this name, whether or not the other one is there.
        ("demands: \"Not before", "demand: \"Not before", &["W0101: demand takes", "W0101", "did you mean demands?"]),
        ("Owns, demand: 5", "Owns, demands: 5", &["W0101: demands takes", "did you mean demand?"]),
        // The range is that of the field, whatever the number.
        ("trust: 42, hours", "trust: 300, hours", &["W0107: 300 is out of range for trust", "from 0 to 100"]),
        ("trust: 42, hours", "trust: -5, hours", &["W0107: -5 is out of range for trust", "from 0 to 100"]),
        ("likelihood: 500", "likelihood: 70000", &["W0107: 70000 is", "from 0 to 1000"]),
        ("(\"C2\", 4)", "(\"C2\", 4000)", &["W0107: 4000 is", "from 1 to 5"]),
        ("likelihood: 500", "likelihood: 0.5", &["W0101", "500 for 0.5"]),
        // Where an id is wanted, what ids there are.
        ("to: \"corridor\"", "to: 2", &["W0101: the id of a scene", "there are: after, call, corridor, night, table"]),
        ("to: \"corridor\"", "to: corridor", &["W0101: the id of a scene", "put it in double quotes: \"corridor\""]),
        ("to: \"corridor\"", "to: corido", &["W0101: the id of a scene", "did you mean \"corridor\""]),
        ("with: [\"wen\"]", "with: wen", &["W0101: a list (each of it the id of a person)", "[\"wen\"]"]),
        ("title: \"The control room rings\"", "title \"The control room rings\"", &["W0011: the colon after title"]),
        ("title: \"The control room rings\"", "\"The control room rings\"", &["W0011: a value stands here without"]),
    ];
    let mut wrong = String::new();
    for (from, to, parts) in table {
        let lines = said(TABLE, from, to);
        let fits = lines.len() == 1 && parts.iter().all(|part| lines[0].replace("]: ", ": ").contains(part));
        if !fits {
            wrong.push_str(&format!("{to}\n{}\nwanted one line with {parts:?}\n\n", lines.join("\n")));
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn a_scene_that_is_gone_is_missed() {
    for (template, scene) in [(TABLE, "call"), (TABLE, "after"), (FULL, "call"), (FULL, "table"), (FULL, "night-3")] {
        let source = Source::new("f", without(template, scene));
        let lines = concise(&examine(&source, false).diagnostics, &source);
        assert!(lines.lines().all(|line| line.contains("W0201")) && !lines.is_empty(), "{scene}: {lines}");
        // What is left is listed, and none of it is called near.
        let listed = match scene {
            // With which the story begins.
            "call" => "nothing leads to \"corridor\": shall the story begin there?",
            _ => "there are: ",
        };
        assert!(lines.contains(listed) && !lines.contains("did you mean"), "{scene}: {lines}");
    }
}

#[test]
fn a_pattern_says_how_often_it_comes_beyond_what_is_shown() {
    assert_eq!(cues::also(1, 7), "as here");
    assert_eq!(cues::also(2, 7), "as here, and at 4 more");
    assert_eq!(cues::also(2, 3), "as here");
}

#[test]
fn a_play_in_words_tells_what_is_so() {
    let home = Home::new();
    home.run(&["new", "one", "--from", "table", "--library"], "").works();
    let play = |lines: &str| {
        let script = home.file("script.txt", lines);
        home.run(&["play", "one", "--seed", "1", "--script", &script], "")
    };
    // What became better is not told as if it had become worse.
    let ran = play("call-come\n");
    assert!(ran.out.contains("Wen and Otto are no longer against each other, only strained."), "{}", ran.out);
    // A visit says what is said in it; one that is not open says so, and each open choice says where it is.
    let ran = play("call-come\nv-control\n");
    ran.fails(1, &["`v-control` is a visit", "control-forecast or control-ask", "in v-yard: "]);
    play("call-come\nv-map\n").fails(1, &["`v-map` is a visit, and nothing can be said in it now", "control-ask"]);
    // A night in which nothing is to be feared is no night in ten.
    home.run(&["new", "two", "--library"], "").works();
    let ran =
        home.run(&["play", "two", "--seed", "1", "--text"], "kitchen-ask\nservers-ask\ndecide-try\ngauges\nquit\n");
    assert!(
        ran.out.contains("No service lost in nine nights of ten") && !ran.out.contains("0 min or more"),
        "{}",
        ran.out
    );
}
